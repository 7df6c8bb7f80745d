"""The doctor's findings about the terminal, from facts."""

from __future__ import annotations

import pytest

from tuiokr.doctor.terminal_examination import Facts, examined, facts

GOOD = Facts(True, 120, 30, "UTF-8", "xterm-256color", False, "256 colours", (3, 12, 1), "8.2.8", "8.2.8", True)


def test_a_good_terminal_has_no_findings() -> None:
    assert list(examined(GOOD)) == []
    assert GOOD.line == "120×30, 256 colours, UTF-8, Python 3.12.1, Textual 8.2.8"


@pytest.mark.parametrize(
    ("known", "name", "severity"),
    [
        (GOOD._replace(is_terminal=False), "no-terminal", "hint"),
        (GOOD._replace(term="dumb"), "dumb", "warning"),
        (GOOD._replace(term=""), "dumb", "warning"),
        (GOOD._replace(term="nonsense"), "dumb", "warning"),
        (GOOD._replace(slow_escape=True), "ssh", "hint"),
        (GOOD._replace(columns=79), "small", "warning"),
        (GOOD._replace(rows=23), "small", "warning"),
        (GOOD._replace(encoding="ANSI_X3.4-1968"), "encoding", "warning"),
        (GOOD._replace(no_color=True), "no-colour", "hint"),
        (GOOD._replace(colours="16 colours"), "few-colours", "hint"),
        (GOOD._replace(python=(3, 10, 9)), "python", "error"),
        (GOOD._replace(textual=""), "no-textual", "error"),
        (GOOD._replace(textual="9.0.0"), "textual", "warning"),
        (GOOD._replace(caches=False), "no-caches", "hint"),
    ],
)
def test_each_defect_of_a_terminal_is_named(known: Facts, name: str, severity: str) -> None:
    [one] = examined(known)
    assert (one.name, one.severity) == (name, severity)
    assert one.what and one.why and one.do


def test_facts_come_from_the_environment() -> None:
    assert facts({"TERM": "xterm", "COLORTERM": "truecolor"}).colours == "16 million colours"
    assert facts({"TERM": "xterm-256color"}).colours == "256 colours"
    assert facts({"TERM": "xterm"}).colours == "16 colours"
    assert facts({"TERM": "dumb"}).colours == facts({"NO_COLOR": "1"}).colours == "no colours"
    known = facts({})
    assert known.textual == known.pinned != ""


def test_a_slow_escape_over_ssh_is_a_fact_unless_the_person_has_set_it() -> None:
    assert facts({"TERM": "xterm", "SSH_TTY": "/dev/pts/1"}).slow_escape
    assert not facts({"TERM": "xterm", "SSH_TTY": "/dev/pts/1", "ESCDELAY": "50"}).slow_escape
    assert not facts({"TERM": "xterm"}).slow_escape
