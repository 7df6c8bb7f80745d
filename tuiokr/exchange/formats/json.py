"""The exchange file, which is read and written as JSON without loss."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tuiokr.exchange.file_format import Format, bytes_of, read_text, text_of

if TYPE_CHECKING:
    from tuiokr.exchange.document import Document
    from tuiokr.exchange.statements import StatementAt


def _likeness(begin: str) -> float:
    return 0.9 if begin.startswith(("{", "[")) else 0.0


def _read(data: bytes, name: str, cycle: str | None) -> Document:
    from tuiokr.exchange import json_file

    return read_text(json_file.read, data, name)


def _statements(data: bytes, name: str) -> Iterator[StatementAt]:
    from tuiokr.exchange import statements

    return statements.of_exchange_file(text_of(data, name), name)


def _write(document: Document) -> bytes:
    from tuiokr.exchange import json_file

    return bytes_of(json_file.write(document))


FORMAT = Format(
    name="json",
    title="JSON",
    order=20,
    endings=(".json",),
    searched=(".json",),
    likeness=_likeness,
    read=_read,
    statements=_statements,
    write=_write,
)
