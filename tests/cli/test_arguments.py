"""Hostile arguments in every place of every command: one line of output, and nothing acts on a terminal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Call
from tuiokr.cli.main import MODULES, tuiokr

MARKS = "e" + "\u0301" * 30_000
"""Longer than the names of any file system, and almost invisible."""
CONTROLS = "a\x1b]0;owned\x07\x1b[31mred\x9bb\x08\x7f\u202ec\u2066d\ne"
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def command(name: str) -> click.Command:
    found = tuiokr.get_command(click.Context(tuiokr), name)
    assert found is not None
    return found


def places() -> Iterator[tuple[str, str]]:
    """Yield each command with each of its parameters that takes a value."""
    for name in MODULES:
        for one in command(name).params:
            if not (isinstance(one, click.Option) and one.is_flag) and name != "demo":
                yield name, one.opts[0]


def call_with(name: str, place: str, value: str) -> list[str]:
    """A call of the command with a value in one place and plain words in the other required ones."""
    words = [name]
    for one in command(name).params:
        if one.opts[0] == place:
            words += [value] if isinstance(one, click.Argument) else [place, value]
        elif isinstance(one, click.Argument) and one.required:
            words.append("plain")
    return words


@pytest.mark.parametrize("value", [MARKS, CONTROLS], ids=["marks", "controls"])
@pytest.mark.parametrize(("name", "place"), list(places()))
def test_no_argument_is_reported_as_a_defect_or_acts_on_the_terminal(
    call: Call, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, place: str, value: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = call(*call_with(name, place, value))
    said = done.out + done.err
    assert "mistake in tuiokr" not in said and "Traceback" not in said
    assert not ACTING.search(said), ascii(ACTING.findall(said))
    assert done.status in ((0, 1, 2, 3) if name == "doctor" and place != "--workspace" else (0, 1, 2)), said[-300:]
    if value == MARKS and done.status == 2:
        [line] = done.err.splitlines()
        assert line.startswith("tuiokr: ") and len(line) < 1200


@pytest.mark.parametrize("name", ["restore", "backup", "lint", "import"])
def test_a_name_that_is_too_long_is_reported_as_such(call: Call, filled: Path, name: str) -> None:
    done = call(name, MARKS)
    assert done.status == 2
    assert "file name too long" in done.err


def test_an_unknown_command_is_reported_in_one_line(call: Call) -> None:
    for value in (MARKS, CONTROLS):
        done = call(value)
        assert done.status == 2 and not ACTING.search(done.err) and len(done.err.splitlines()) == 1


def test_a_file_with_a_hostile_name_works_and_is_shown_safely(
    call: Call, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    odd = CONTROLS.replace("\n", "")
    page = "# Northwind · OKRs 2027-Q1\n\n## Payments\n\n### O1 · Pay at ease\n\n- **KR1** · Calls from 71 to 85\n"
    Path(f"{odd}.md").write_text(page, encoding="utf-8")
    for args in (
        ["backup", f"{odd}.zip"],
        ["restore", f"{odd}.zip", "--workspace", odd],
        ["lint", f"{odd}.md"],
        ["lint", "--format", "json", f"{odd}.md"],
        ["lint", "--format", "github", f"{odd}.md"],
        ["lint", "--format", "sarif", f"{odd}.md"],
        ["import", f"{odd}.md"],
        ["import", "--format", "json", f"{odd}.md"],
        ["export", "-o", f"{odd}.out"],
        ["doctor", "--workspace", odd],
        ["doctor", "--workspace", odd, "--format", "json"],
    ):
        done = call(*args)
        assert done.status in (0, 1), done.err
        assert not ACTING.search(done.out + done.err), (args[0], ascii(ACTING.findall(done.out + done.err)))


def test_bytes_that_are_not_text_are_shown_as_question_marks(filled: Path) -> None:
    done = subprocess.run(
        [sys.executable.encode(), b"-m", b"tuiokr", b"lint", b"no\xff\xfesuch"],
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"tuiokr: no??such: no such file")
