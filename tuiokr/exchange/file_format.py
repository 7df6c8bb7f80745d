"""The parts of a file format: its name, how it is recognised, read and written, and where it is offered.

Every file in `formats/` defines one `FORMAT`, and nothing else in the program knows a format. Such a file imports its
readers and writers only when they are called, because the command line imports all formats to list them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tuiokr.exchange.document import Document, PositionedText
    from tuiokr.exchange.statements import StatementAt

Reader = Callable[[bytes, str, str | None], "Document"]
"""Bytes, the file's name, the wanted cycle → the document in the file. Raises ExchangeError."""
Background = Callable[[bytes, str], "tuple[str | None, tuple[PositionedText, ...]]"]
"""Bytes, the file's name → the cycle that it names, and its teams. Raises ExchangeError."""
Statements = Callable[[bytes, str], "Iterator[StatementAt]"]
"""Bytes, the file's name → its statements in file order. Raises ExchangeError, at the latest during the iteration."""
Writer = Callable[["Document"], bytes]
Where = Literal["export", "publish"]
"""`export` is the command, `publish` is the screen."""


def unlike(begin: str) -> float:
    """The likeness of a format that is recognised only by the names of its files."""
    return 0.0


@dataclass(frozen=True, kw_only=True)
class Format:
    """One file format."""

    name: str
    """Its name in `--from` and `--to`."""
    title: str
    """Its name for people."""
    order: int
    """Formats are listed by it, and the smallest is the default. The gaps leave room for new formats."""
    endings: tuple[str, ...]
    """Endings of its files, in lower case with the dot; the first one is used for files that are written."""
    searched: tuple[str, ...] = ()
    """The endings of files that are checked in a folder."""
    likeness: Callable[[str], float] = unlike
    """How much the beginning of a text (up to 4,096 bytes) looks like it, 0 to 1, when the file's name says nothing."""
    read: Reader | None = None
    """None when the format is not imported."""
    background: Background | None = None
    """A faster way to get the cycle and the teams; None when `read` must be used."""
    statements: Statements | None = None
    """None when the format is not checked."""
    write: Writer | None = None
    """None when the format is not written."""
    offered: tuple[Where, ...] = ("export", "publish")
    """Where it can be chosen for writing, if it can be written."""


def text_of(data: bytes, name: str) -> str:
    """Decode the text of a file. Raises ExchangeError for bytes that are not text."""
    from tuiokr.exchange import encodings

    return encodings.decode(data, name).text


def bytes_of(text: str) -> bytes:
    """Encode a text as UTF-8. Bytes that were not text are written unchanged."""
    return text.encode("utf-8", "surrogateescape")


def read_text(read: Callable[[str, str], Document], data: bytes, name: str) -> Document:
    """Decode a file and read it with `read`; add a note when the encoding was guessed. Raises ExchangeError."""
    from tuiokr.exchange import encodings

    decoded = encodings.decode(data, name)
    document = read(decoded.text, name)
    return replace(document, notes=(decoded.note, *document.notes)) if decoded.note else document
