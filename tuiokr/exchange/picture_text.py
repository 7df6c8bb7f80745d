"""Texts in a picture (SVG): each has its own place and a fixed length, so that no font makes two of them overlap."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final

from tuiokr.model.words import cells, clean

CELL: Final = 7.2
"""Width of one character, in pixels."""


@dataclass(frozen=True)
class PictureText:
    """One text with its place: the left end and the base line, in pixels."""

    text: str
    x: float
    y: float
    look: str = ""
    """The classes of its style."""
    hover: str = ""
    """What is shown when the pointer is on it."""

    @property
    def width(self) -> float:
        return cells(self.text) * CELL

    @property
    def svg(self) -> str:
        """The text as an element of SVG."""
        look = f' class="{self.look}"' if self.look else ""
        title = f"<title>{safe(self.hover)}</title>" if self.hover else ""
        return (
            f'<text x="{self.x:g}" y="{self.y:g}" textLength="{self.width:g}" lengthAdjust="spacingAndGlyphs"{look}>'
            f"{title}{safe(self.text)}</text>"
        )


def cut(text: str, most: int) -> str:
    """Cut a text to a number of cells, with … at the cut."""
    if cells(text) <= most:
        return text
    kept = text[:most]
    while kept and cells(kept) > most - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def wrapped(words: str, room: int, most: int = 0) -> list[str]:
    """Break words into lines of `room` cells; a longer word is broken too.

    `most` is the highest number of lines, the last of which is cut with …; 0 is no limit.
    """
    lines: list[str] = []
    now = ""
    for word in clean(words).split():
        rest = word
        while rest:
            if now and cells(f"{now} {rest}") <= room:
                now, rest = f"{now} {rest}", ""
            elif now:
                lines.append(now)
                now = ""
            else:
                fits = next((at for at in range(len(rest), 1, -1) if cells(rest[:at]) <= room), 1)
                now, rest = rest[:fits], rest[fits:]
    lines += [now] if now else []
    if most and len(lines) > most:
        return [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), room)]
    return lines


def safe(words: str) -> str:
    """Return words as text of HTML or XML, without the two characters that XML forbids and `clean` keeps."""
    return escape(clean(words).translate({0xFFFE: None, 0xFFFF: None}))
