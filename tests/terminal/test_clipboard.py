"""Copies: nothing is reported as copied unless something confirmed it."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tuiokr.terminal.clipboard import copy

WORDS = "Tea \N{HOT BEVERAGE} from 3 to 4\n"


def tmux(folder: Path, script: str) -> dict[str, str]:
    """An environment inside a tmux that is a script; its input is in the file `taken`."""
    program = folder / "tmux"
    program.write_text(f'#!/bin/sh\necho "$@" >>{folder}/called\n{script}\n', encoding="utf-8")
    program.chmod(0o755)
    return {"TMUX": "/tmp/tmux-0/default,1,0", "TERM": "tmux-256color"}


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def test_a_copy_goes_into_a_buffer_of_tmux(asked: Path) -> None:
    written: list[str] = []
    done = copy(WORDS, tmux(asked, f"cat >{asked}/taken"), written.append)
    assert done.sent and "prefix and ] to paste it" in done.words
    assert (asked / "taken").read_text(encoding="utf-8") == WORDS
    assert (asked / "called").read_text(encoding="utf-8") == "load-buffer -w -\n"
    assert not written, "tmux would drop it"


def test_a_copy_in_an_old_tmux_goes_only_into_its_buffer(asked: Path) -> None:
    done = copy(WORDS, tmux(asked, f'[ "$2" = -w ] && exit 1; cat >{asked}/taken'), None)
    assert done.sent and done.words.startswith("Only in tmux's buffer")
    assert (asked / "taken").read_text(encoding="utf-8") == WORDS


def test_a_tmux_that_refuses_is_reported(asked: Path) -> None:
    done = copy(WORDS, tmux(asked, "exit 1"), None)
    assert not done.sent and done.words.startswith("Not copied: ")


def test_a_missing_tmux_is_reported(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not copy(WORDS, {"TMUX": "x"}, None).sent


@pytest.mark.skipif(not shutil.which("tmux"), reason="no tmux on this machine")
def test_a_real_tmux_contains_the_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    socket = str(tmp_path / "socket")
    subprocess.run(["tmux", "-f", "/dev/null", "-S", socket, "new-session", "-d", "sleep 60"], check=True)
    try:
        monkeypatch.setenv("TMUX", f"{socket},1,0")
        done = copy(WORDS, {"TMUX": f"{socket},1,0"}, None)
        assert done.sent
        shown = subprocess.run(["tmux", "-S", socket, "show-buffer"], capture_output=True, check=True).stdout
        assert shown.decode() == WORDS
    finally:
        subprocess.run(["tmux", "-S", socket, "kill-server"], check=False)


@pytest.mark.parametrize(
    "environment", [{"VTE_VERSION": "7600"}, {"TERM_PROGRAM": "Apple_Terminal"}, {"TERM": "linux"}, {"STY": "1.s"}]
)
def test_a_terminal_without_copies_is_not_reported_as_having_one(environment: dict[str, str]) -> None:
    written: list[str] = []
    done = copy(WORDS, environment, written.append)
    assert not done.sent and done.words.startswith("Not copied: ") and not written


def test_any_other_terminal_is_asked_and_nothing_is_promised() -> None:
    written: list[str] = []
    done = copy(WORDS, {"TERM": "xterm"}, written.append)
    assert written == [f"\x1b]52;c;{base64.b64encode(WORDS.encode()).decode()}\x07"]
    assert done.sent and "to check" in done.words and "copied" not in done.words.lower()
    assert "set-clipboard" in copy(WORDS, {"TERM": "tmux-256color"}, written.append).words
