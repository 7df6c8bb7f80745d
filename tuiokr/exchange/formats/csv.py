"""Tables with separators, as spreadsheets write them. They are read only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tuiokr.exchange.file_format import Format, read_text, text_of

if TYPE_CHECKING:
    from tuiokr.exchange.document import Document, PositionedText
    from tuiokr.exchange.statements import StatementAt


def _likeness(begin: str) -> float:
    """Judge by the names of columns in the first line."""
    from tuiokr.exchange.columns import is_about_okrs

    line = begin.partition("\n")[0]
    delimiter = max(",;\t", key=line.count)
    return 0.8 if is_about_okrs([cell.strip().strip('"') for cell in line.split(delimiter)]) else 0.0


def _read(data: bytes, name: str, cycle: str | None) -> Document:
    from tuiokr.exchange import csv_file

    return read_text(lambda text, name: csv_file.read(text, name, cycle), data, name)


def _background(data: bytes, name: str) -> tuple[str | None, tuple[PositionedText, ...]]:
    from tuiokr.exchange import csv_file

    outline = csv_file.outline(text_of(data, name), name)
    return outline.cycle, outline.placed()


def _statements(data: bytes, name: str) -> Iterator[StatementAt]:
    from tuiokr.exchange import csv_file, statements

    return statements.outlined(csv_file.outline(text_of(data, name), name))


FORMAT = Format(
    name="csv",
    title="CSV",
    order=30,
    endings=(".csv", ".tsv"),
    searched=(".csv",),
    likeness=_likeness,
    read=_read,
    background=_background,
    statements=_statements,
)
