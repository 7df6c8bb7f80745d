"""Completion, requested as a shell does it, and in the shells themselves."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.journeys.terminal import PROJECT, Terminal
from tuiokr.__main__ import COMPLETE
from tuiokr.cli.main import MODULES

TAB, ENTER = "\t", "\r"
SHELLS = {
    "bash": ("bash", "--norc", "--noprofile", "-i"),
    "zsh": ("zsh", "-f", "-i"),
    "fish": ("fish", "--no-config", "-i"),
}
READY = {
    "bash": 'eval "$(_TUIOKR_COMPLETE=bash_source tuiokr)"; echo re""ady',
    "zsh": 'autoload -Uz compinit && compinit -u; eval "$(_TUIOKR_COMPLETE=zsh_source tuiokr)"; echo re""ady',
    "fish": '_TUIOKR_COMPLETE=fish_source tuiokr | source; echo re""ady',
}


Asks = Callable[[str], list[str]]


@pytest.fixture
def asks(call: Call, filled: Path, monkeypatch: pytest.MonkeyPatch) -> Asks:
    """Return what bash is offered for a line that is being typed."""

    def asked(line: str) -> list[str]:
        monkeypatch.setenv(COMPLETE, "bash_complete")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
        done = call()
        assert done.status == 0
        return [one.partition(",")[2] for one in done.out.splitlines()]

    return asked


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_is_printed_and_the_app_is_not_opened(
    call: Call, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    monkeypatch.setenv(COMPLETE, f"{shell}_source")
    done = call()
    assert done.status == 0 and not done.err
    assert COMPLETE in done.out and f"{shell}_complete" in done.out


def test_fish_splits_an_answer_only_at_its_first_comma(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(COMPLETE, "fish_source")
    assert 'string split --max 1 "," $completion' in call().out


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_no_explanation_of_a_command_is_cut(call: Call, monkeypatch: pytest.MonkeyPatch, shell: str) -> None:
    monkeypatch.setenv(COMPLETE, f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", "tuiokr ")
    monkeypatch.setenv("COMP_CWORD", "1" if shell == "zsh" else "")
    answer = call().out
    assert "backup" in answer and "..." not in answer


@pytest.mark.parametrize("asked", ["", "1", "bash", "tcsh_source", "bash_nonsense"])
def test_an_unknown_request_is_reported_in_one_line(call: Call, monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    monkeypatch.setenv(COMPLETE, asked)
    done = call()
    assert done.status == 2 and not done.out
    [line] = done.err.splitlines()
    assert "bash_source, zsh_source, fish_source" in line


def test_commands_options_and_choices_are_offered(asks: Asks) -> None:
    assert set(asks("tuiokr ")) == set(MODULES)
    assert asks("tuiokr ex") == ["export"]
    assert "--dry-run" in asks("tuiokr import --")
    assert asks("tuiokr export --to m") == ["markdown"]


def test_the_content_of_the_workspace_is_offered(asks: Asks) -> None:
    assert asks("tuiokr tie-off pay") == ["payments"]
    assert asks("tuiokr tie-off northwind ") == ["growth", "northwind", "payments"]
    assert asks("tuiokr export --cycle 20") == ["2027-Q1"]
    assert asks("tuiokr export --team g") == ["growth"]
    assert asks("tuiokr lint --explain output") == ["output-not-outcome"]
    assert asks("tuiokr lint --ignore no-deadline,output") == ["no-deadline,output-not-outcome"]


def test_completion_is_silent_about_a_workspace_that_cannot_be_read(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("TUIOKR_WORKSPACE", str(tmp_path / "file"))
    monkeypatch.setenv(COMPLETE, "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "tuiokr tie-off p")
    monkeypatch.setenv("COMP_CWORD", "2")
    done = call()
    assert (done.status, done.out.strip(), done.err) == (0, "", "")


@pytest.mark.parametrize("shell", list(SHELLS))
def test_tab_completes_in_the_shell_itself(tmp_path: Path, filled: Path, shell: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not on this machine")
    program = tmp_path / "bin" / "tuiokr"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m tuiokr "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    env = {"PATH": path, "TUIOKR_WORKSPACE": str(filled), "PYTHONPATH": str(PROJECT), "PS1": "$ "}
    with Terminal(home=tmp_path, shell=SHELLS[shell], env=env, size=(120, 30)) as terminal:
        terminal.read_on(1.0)
        terminal.press(READY[shell] + ENTER)
        terminal.wait_for("ready")
        terminal.press("tuiokr exp" + TAB)
        terminal.wait_for("tuiokr export")
        terminal.press("--team pay" + TAB)
        terminal.wait_for("--team payments")
        terminal.press(ENTER)
        terminal.wait_for("Make paying with us feel effortless")
        terminal.press("tuiokr lint --ignore no-deadline,output" + TAB)
        terminal.wait_for("--ignore no-deadline,output-not-outcome")
