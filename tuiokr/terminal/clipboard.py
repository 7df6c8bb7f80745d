"""Text onto the clipboard of whoever sits at the terminal, and what is known of whether it got there.

A terminal is asked with OSC 52 and never answers. So nothing is reported as copied unless a program confirmed it.
"""

from __future__ import annotations

import base64
import subprocess
from collections.abc import Callable, Mapping
from typing import NamedTuple


class Copy(NamedTuple):
    """What became of a copy, in words; `sent` is False where it is known that nothing has it."""

    sent: bool
    words: str


def copy(text: str, environment: Mapping[str, str], write: Callable[[str], object] | None) -> Copy:
    """Put a text on the clipboard. `write` writes to the terminal, None where there is none."""
    if environment.get("TMUX"):
        return _through_tmux(text)
    if environment.get("STY"):
        return Copy(False, "Not copied: GNU screen does not pass text on to the clipboard")
    deaf = _deaf(environment)
    if write is None or deaf:
        return Copy(False, f"Not copied: {deaf or 'there is no terminal'}")
    write(f"\x1b]52;c;{base64.b64encode(text.encode('utf-8', 'replace')).decode()}\x07")
    if environment.get("TERM", "").startswith(("tmux", "screen")):
        why = "tmux ignores it unless its option set-clipboard is on"
    else:
        why = "some terminals ignore it"
    return Copy(True, f"Sent to the terminal's clipboard, but {why}. Paste it somewhere to check")


def _deaf(environment: Mapping[str, str]) -> str:
    """Why this terminal is known to take no copies from programs, "" if it may take them."""
    if environment.get("VTE_VERSION"):
        return "GNOME Terminal does not let programs copy"
    if environment.get("TERM_PROGRAM") == "Apple_Terminal":
        return "Terminal.app does not let programs copy"
    return "the Linux console has no clipboard" if environment.get("TERM") == "linux" else ""


def _through_tmux(text: str) -> Copy:
    """tmux drops OSC 52 by default, but takes a buffer, and with -w (3.2 and later) hands it on to the terminal."""
    if _tmux_takes(text, "-w"):
        words = (
            "In tmux's buffer. Press the prefix and ] to paste it. It is "
            "also on the clipboard if tmux and the terminal pass it on"
        )
        return Copy(True, words)
    if _tmux_takes(text):
        return Copy(
            True,
            "Only in tmux's buffer. Press the prefix and ] to paste it. This tmux does not pass it on to the clipboard",
        )
    return Copy(False, "Not copied: tmux refused it")


def _tmux_takes(text: str, *options: str) -> bool:
    try:
        command = ["tmux", "load-buffer", *options, "-"]
        data = text.encode("utf-8", "replace")
        return subprocess.run(command, input=data, capture_output=True, timeout=3, check=False).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False
