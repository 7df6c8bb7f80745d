"""The first paint: the frame of the screen, written as plain escape codes before anything else is imported.

The app paints over it. Keys that are typed before that wait in the terminal.
"""

from __future__ import annotations

import os
import sys


def paint(what: str = "home") -> None:
    """Paint the head and foot lines, if standard output is a terminal and the theme is the dark one."""
    if (
        not sys.stdout.isatty()
        or os.environ.get("TUIOKR_THEME", "stage-dark") != "stage-dark"
        or os.environ.get("NO_COLOR")
    ):
        return
    try:
        columns, rows = os.get_terminal_size(sys.stdout.fileno())
    except OSError:
        return
    ground, panel, ink = "\x1b[48;2;11;15;20m", "\x1b[48;2;24;33;42m", "\x1b[38;2;195;204;214m"
    said = " tuiokr   opening the sample organisation" if what == "demo" else " tuiokr   opening"
    head = f"\x1b[1;1H{panel}{ink}{said[:columns].ljust(columns)}"
    foot = f"\x1b[{rows};1H{panel}{' ' * columns}" if rows > 1 else ""
    sys.stdout.write(f"\x1b[?1049h\x1b[?25l{ground}\x1b[2J{head}{foot}\x1b[0m")
    sys.stdout.flush()


def wipe() -> None:
    """Remove the first paint, for when the app does not start."""
    if sys.stdout.isatty():
        sys.stdout.write("\x1b[?1049l\x1b[?25h\x1b[0m")
        sys.stdout.flush()
