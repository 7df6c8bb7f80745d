"""Clean the words of people: remove what could act on a terminal, and keep what people write.

Removed: whole escape sequences (CSI, OSC and similar with their content), other C0 and C1 controls, bidirectional
overrides and isolates, zero-width characters that join nothing, lone surrogates, and more than three combining marks
on one letter. Kept: every script, emoji with their joiners, brackets of any kind.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

LONGEST = 20_000
"""Most characters of one field; a longer text is cut."""
LONGEST_NAME = 80
"""Most characters of a person's name."""

# Compiled on first use: most words need none of them.
_ESCAPES = (
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI: colours, cursor
    "|(?:\x1b[\\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c)?"  # OSC, DCS, SOS, PM, APC
    "|\x1b[ -/]*[0-~]?"
)
_FORBIDDEN = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
_LINE_BREAKS = "\r\n?|[\x0b\x0c\x85\u2028\u2029]"
_MARKS_IN_A_ROW = 3
_JOINERS = "\u200c\u200d"


def _joins(char: str) -> bool:
    """Whether a joiner beside `char` has something to join: not ASCII or Latin-1, white space or another joiner."""
    return ord(char or " ") >= 0x300 and not char.isspace() and char not in _JOINERS


def _tidy_marks(text: str) -> str:
    """Drop the fourth and later combining mark on a letter, then joiners that join nothing."""
    kept: list[str] = []
    marks = 0
    for char in text:
        if unicodedata.category(char) in ("Mn", "Me"):
            marks += 1
            if marks > _MARKS_IN_A_ROW:
                continue
        elif char not in _JOINERS:
            marks = 0
        kept.append(char)
    return "".join(
        char
        for at, char in enumerate(kept)
        if char not in _JOINERS or (at and _joins(kept[at - 1]) and _joins("".join(kept[at + 1 : at + 2])))
    )


def short(text: str, most: int = 30) -> str:
    """`text` in at most `most` characters, with … where it was cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def plural(count: int, one: str, many: str = "", *, spelled: bool = False) -> str:
    """`1 team`, `2 teams`; with `spelled`, `one team`. `many` is the plural when it is not `one` with an s."""
    if count == 1:
        return f"{'one' if spelled else 1} {one}"
    return f"{count:,} {many or one + 's'}"


def possessive(name: str) -> str:
    """`Growth's`, `Payments'`."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def clean_lines(text: str) -> str:
    """`text` without anything that could act on a terminal; line breaks stay, and tabs become a space."""
    text = text[:LONGEST]
    if not text.isprintable():  # everything that is removed below counts as not printable
        text = re.sub(_ESCAPES, "", text)
        text = re.sub(_LINE_BREAKS, "\n", text).replace("\t", " ")
        text = re.sub(_FORBIDDEN, "", text)
    if not text.isascii():
        text = _tidy_marks(text)
    return text.strip()


def clean(text: str) -> str:
    """`text` as one line: cleaned like `clean_lines`, with every run of white space as one space."""
    if text.isascii() and text.isprintable() and len(text) <= LONGEST and "  " not in text:
        return text.strip()  # the fast path for nearly all texts, of which a large organisation has very many
    return " ".join(clean_lines(text).split())


NUMBERED = re.compile(r"(?P<name>.*\S) \((?P<number>\d{1,3})\)")
"""A name with a number, because another person has the same name."""
_BULLET = re.compile(r"\A(?:[-*•◦▪‣·–—☐☑✓]|\d{1,3}[.)])\s+(?=\S)")
_ADDRESS = re.compile(r"\s*<[^<>@\s]+@[^<>\s]+>")


def items(text: str) -> tuple[str, ...]:
    """The lines of a text as items, without blank lines and without the bullets or numbers of a list."""
    lines = [line for line in (clean(part) for part in clean_lines(text).split("\n")) if line]
    listed = len(lines) > 1 and all(_BULLET.match(line) for line in lines)
    return tuple(_BULLET.sub("", line, count=1) if listed else line for line in lines)


def same(name: str) -> str:
    """A key that is equal for names that differ only in case or in the encoding of accents."""
    return unicodedata.normalize("NFC", name.casefold())


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Number equal `names`, because each is a person: the second Ana becomes `Ana (2)`. The order stays."""
    taken: set[str] = set()
    last: dict[str, int] = {}
    kept: list[str] = []
    for name in names:
        found = NUMBERED.fullmatch(name)
        base, one = found["name"] if found else name, name
        number = last.get(same(base), 1)
        while same(one) in taken:
            number += 1
            suffix = f" ({number})"
            one = f"{base[: LONGEST_NAME - len(suffix)].rstrip()}{suffix}"
        last[same(base)] = number
        taken.add(same(one))
        kept.append(one)
    return tuple(kept)


def day(when: date | None) -> str:
    """`31 Mar`, without the year; "" when there is none."""
    return f"{when.day} {when:%b}" if when else ""


def cells(words: str) -> int:
    """Return how many character cells words take: a wide character two, a combining mark none."""
    return sum(map(_cells_of, words))


def _cells_of(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def made(by: str, when: datetime | None) -> str:
    """Return who did something and when: `Kim, Tue 24 Nov 10:31`; what is not known is left out."""
    return ", ".join(part for part in (by, moment(when.astimezone()) if when else "") if part)


def moment(when: datetime) -> str:
    """Format a time as `Tue 24 Nov 10:31`."""
    return f"{when:%a} {when.day} {when:%b %H:%M}"


def people(text: str) -> tuple[str, ...]:
    """The names in `Ana, Li, Sam` (commas, semicolons, line breaks or ` and `), in order.

    Bullets, numbers and mail addresses are removed. Two equal names are two people: see `distinct`.
    """
    found: list[str] = []
    for part in re.split(r"[,;、，；\n]|\s+(?:and|&)\s+", _ADDRESS.sub("", clean_lines(text))):
        name = clean(_BULLET.sub("", clean(part), count=1)[:LONGEST_NAME])
        if name:
            found.append(name)
    return distinct(found)
