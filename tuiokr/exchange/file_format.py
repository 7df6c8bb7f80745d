"""What a format of files is made of: its name, how it is recognised, read and written, and where it is offered.

Every file in `formats/` holds one `FORMAT`, and nothing about a format is written anywhere else. Such a file imports
what reads and writes only when it is called: the command line reads all of them to name them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tuiokr.exchange.document import Document, PositionedText
    from tuiokr.exchange.statements import StatementAt

Reader = Callable[[bytes, str, str | None], "Document"]
"""Bytes, the file's name, the cycle that is wanted → what the file holds. Raises ExchangeError."""
Background = Callable[[bytes, str], "tuple[str | None, tuple[PositionedText, ...]]"]
"""Bytes, the file's name → the cycle it names, and its teams. Raises ExchangeError."""
Statements = Callable[[bytes, str], "Iterator[StatementAt]"]
"""Bytes, the file's name → its statements in its order. Raises ExchangeError, at the latest while iterating."""
Writer = Callable[["Document"], bytes]
Where = Literal["export", "publish"]
"""`export` is the command line's, `publish` the screen's of that name."""


def unlike(begin: str) -> float:
    """The likeness of a format that is known by the names of its files only."""
    return 0.0


@dataclass(frozen=True, kw_only=True)
class Format:
    """One format of files."""

    name: str
    """What `--from` and `--to` call it."""
    title: str
    """What people call it."""
    order: int
    """Smaller is named earlier, and the first one is the default. The gaps leave room for new formats."""
    endings: tuple[str, ...]
    """Endings of its files, lower case with the dot; the first is given to a file that is written."""
    searched: tuple[str, ...] = ()
    """Those of them that are looked at in a folder that is checked."""
    likeness: Callable[[str], float] = unlike
    """How much a text whose file's name says nothing looks like it, 0 to 1, by how it begins (at most 4,096 bytes)."""
    read: Reader | None = None
    """None when nothing is imported from it."""
    background: Background | None = None
    """What `read` says of cycle and teams, without its cost; None when `read` is to be asked."""
    statements: Statements | None = None
    """None when its files are not checked."""
    write: Writer | None = None
    """None when nothing is written in it."""
    offered: tuple[Where, ...] = ("export", "publish")
    """Where it can be chosen for writing, if it writes."""


def text_of(data: bytes, name: str) -> str:
    """The text of a file. Raises ExchangeError for bytes that are no text."""
    from tuiokr.exchange import encodings

    return encodings.decode(data, name).text


def bytes_of(text: str) -> bytes:
    """The bytes of a text that is written: UTF-8, and what was no text stays as it was."""
    return text.encode("utf-8", "surrogateescape")


def read_text(read: Callable[[str, str], Document], data: bytes, name: str) -> Document:
    """What a format of text makes of a file, with a note where its encoding was guessed. Raises ExchangeError."""
    from tuiokr.exchange import encodings

    decoded = encodings.decode(data, name)
    document = read(decoded.text, name)
    return replace(document, notes=(decoded.note, *document.notes)) if decoded.note else document
