"""Copy text to the clipboard of the person at the terminal, and say what is known of the result.

A terminal gets the text with OSC 52 and never answers. So nothing is reported as copied unless a program confirmed it.
"""

from __future__ import annotations

import base64
import subprocess
from collections.abc import Callable, Mapping
from typing import NamedTuple


class Copy(NamedTuple):
    """The result of a copy, with a message; `sent` is False if it is known that nothing received the text."""

    sent: bool
    words: str


def copy(text: str, environment: Mapping[str, str], write: Callable[[str], object] | None) -> Copy:
    """Put a text on the clipboard. `write` writes to the terminal; it is None if there is no terminal."""
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
    """Return why this terminal accepts no copies from programs, or "" if it may accept them."""
    if environment.get("VTE_VERSION"):
        return "GNOME Terminal does not let programs copy"
    if environment.get("TERM_PROGRAM") == "Apple_Terminal":
        return "Terminal.app does not let programs copy"
    return "the Linux console has no clipboard" if environment.get("TERM") == "linux" else ""


def _through_tmux(text: str) -> Copy:
    """Copy into a buffer of tmux: it drops OSC 52 by default. With -w (3.2 and later) it passes the text on."""
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
