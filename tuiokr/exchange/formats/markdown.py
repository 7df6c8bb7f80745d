"""Markdown: writes the published page, and reads OKRs as people write them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tuiokr.exchange.file_format import Format, bytes_of, read_text, text_of

if TYPE_CHECKING:
    from tuiokr.exchange.document import Document, PositionedText
    from tuiokr.exchange.statements import StatementAt


def _likeness(begin: str) -> float:
    return 0.9 if begin.startswith(("#", "-", "*", "|", ">")) else 0.1


def _read(data: bytes, name: str, cycle: str | None) -> Document:
    from tuiokr.exchange import markdown

    return read_text(lambda text, name: markdown.read(text, name, cycle), data, name)


def _background(data: bytes, name: str) -> tuple[str | None, tuple[PositionedText, ...]]:
    from tuiokr.exchange import markdown

    outline = markdown.outline(text_of(data, name), name)
    return outline.cycle, outline.placed()


def _statements(data: bytes, name: str) -> Iterator[StatementAt]:
    from tuiokr.exchange import markdown, statements

    return statements.outlined(markdown.outline(text_of(data, name), name))


def _write(document: Document) -> bytes:
    from tuiokr.exchange.markdown import page_writer

    return bytes_of(page_writer.write(document))


FORMAT = Format(
    name="markdown",
    title="Markdown",
    order=10,
    endings=(".md", ".markdown", ".mdx", ".txt"),
    searched=(".md", ".markdown"),
    likeness=_likeness,
    read=_read,
    background=_background,
    statements=_statements,
    write=_write,
)
