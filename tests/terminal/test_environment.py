"""What the environment says about the terminal."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tuiokr.terminal.environment import SLOW_ESCAPE, escape_delay, unfit


@pytest.mark.parametrize(
    "term",
    [
        "xterm", "xterm-256color", "xterm-kitty", "xterm-ghostty", "ghostty", "alacritty", "alacritty-direct", "foot",
        "foot-extra", "wezterm", "tmux-256color", "screen.xterm-256color", "screen-256color-bce", "linux", "vt220",
        "rxvt-unicode-256color", "konsole-256color", "st-256color", "putty", "iTerm2.app", "nsterm", "vte-256color",
    ],
)  # fmt: skip
def test_common_terminals_are_accepted_even_without_terminfo(term: str) -> None:
    assert unfit(term) == ""


@pytest.mark.parametrize(
    "term", ["", " ", "dumb", "unknown", "nonsense", "dumb-emacs", "vt52", "../etc/passwd", "x\ny"]
)
def test_terminals_that_cannot_be_drawn_on_are_refused(term: str) -> None:
    assert unfit(term).startswith("TERM is ")


@pytest.mark.skipif(not shutil.which("tic"), reason="no tic on this machine")
def test_terminfo_decides_about_other_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = (
        "placing|can place,\n\tcup=\\E[%i%p1%d;%p2%dH,\n"
        "other|another way,\n\tcup=\\EY%p1%c%p2%c,\n"
        "printer|none,\n\tcr=^M,\n"
    )
    subprocess.run(["tic", "-x", "-o", str(tmp_path), "-"], input=source, text=True, check=True)
    monkeypatch.setenv("TERMINFO", str(tmp_path))
    assert unfit("placing") == ""
    assert "cannot place text" in unfit("other")
    assert "cannot place text" in unfit("printer")
    assert "this computer does not know" in unfit("missing")
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "torn").write_bytes(b"\x1a\x01\x00")
    assert "cannot place text" in unfit("torn")


def test_escape_waits_longer_over_ssh_unless_the_person_has_set_it() -> None:
    assert escape_delay({}) == ""
    assert escape_delay({"SSH_TTY": "/dev/pts/3"}) == escape_delay({"SSH_CONNECTION": "a b c d"}) == str(SLOW_ESCAPE)
    assert escape_delay({"SSH_TTY": "/dev/pts/3", "ESCDELAY": "50"}) == ""
