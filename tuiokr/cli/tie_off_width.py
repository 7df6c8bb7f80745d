"""Lines that fit the terminal: wrapped at a space, by the columns that their characters take."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import Final

from tuiokr.model.words import cells

_LOOK: Final = re.compile("(\x1b\\[[0-9;]*m)")
NARROWEST: Final = 20
"""A narrower terminal is treated as this wide."""


def columns() -> int:
    """Return the width of the terminal, or what COLUMNS says; 0 when output goes elsewhere and has no limit."""
    if not sys.stdout.isatty() and not os.environ.get("COLUMNS", "").isdigit():
        return 0
    return max(NARROWEST, shutil.get_terminal_size().columns)


def fitted(pieces: Iterable[str], most: int) -> Iterator[str]:
    """Yield the lines of pieces that each end a line, wrapped to `most` columns; all as they are when it is 0."""
    for piece in pieces:
        for line in piece.split("\n")[:-1]:
            yield (_wrapped(line, most) if most else line) + "\n"


def _wrapped(line: str, most: int) -> str:
    """Return one line as several: broken at the last space that fits, within a word only if it fits no line."""
    if cells(_LOOK.sub("", line)) <= most:
        return line
    indent = " " * min(most // 4, len(line) - len(line.lstrip()) + 4)
    done, row, used, break_at = "", "", 0, 0
    for part in _LOOK.split(line):
        for character in [part] if _LOOK.fullmatch(part) else part:
            wide = 0 if _LOOK.fullmatch(character) else cells(character)
            if used + wide > most:
                fits = break_at and cells(_LOOK.sub("", indent + row[break_at:])) + wide <= most
                head, tail = (row[:break_at].rstrip(), row[break_at:]) if fits else (row, "")
                done, row, break_at = f"{done}{head}\n", indent + tail, 0
                used = cells(_LOOK.sub("", row))
            row, used = row + character, used + wide
            if character == " " and row.strip():
                break_at = len(row)
    return done + row
