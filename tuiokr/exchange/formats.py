"""The formats by name: what a file is, how its bytes become text, who reads and writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from types import MappingProxyType

from tuiokr.exchange import encodings
from tuiokr.exchange.document import Document, ExchangeError, shown

Reader = Callable[[str, str, str | None], Document]
"""Text, the file's name, the cycle that is wanted → what the file holds."""
Writer = Callable[[Document], str]


# A format's module is imported when it is used: a check of statements needs none of them.


def _read_json(text: str, name: str, cycle: str | None) -> Document:
    from tuiokr.exchange import json_file

    return json_file.read(text, name)


def _write_json(document: Document) -> str:
    from tuiokr.exchange import json_file

    return json_file.write(document)


def _read_markdown(text: str, name: str, cycle: str | None) -> Document:
    from tuiokr.exchange import markdown

    return markdown.read(text, name, cycle)


def _write_markdown(document: Document) -> str:
    from tuiokr.exchange.markdown import writer

    return writer.write(document)


def _read_csv(text: str, name: str, cycle: str | None) -> Document:
    from tuiokr.exchange import csv_file

    return csv_file.read(text, name, cycle)


@dataclass(frozen=True)
class Format:
    """One format of files."""

    name: str
    title: str
    endings: tuple[str, ...]
    read: Reader | None = None
    """None when nothing is imported from it."""
    write: Writer | None = None
    """None when nothing is exported to it."""


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        one.name: one
        for one in (
            Format("json", "exchange file", (".json",), _read_json, _write_json),
            Format("markdown", "Markdown", (".md", ".markdown", ".mdx", ".txt"), _read_markdown, _write_markdown),
            Format("csv", "table", (".csv", ".tsv"), _read_csv),
            Format("jsonl", "statements, one a line", (".jsonl", ".ndjson")),
        )
    }
)
_BY_ENDING = {ending: one.name for one in FORMATS.values() for ending in one.endings}


def detect(name: str, data: bytes) -> str:
    """The name of the format: by the file's ending, else by how its content begins. Never fails."""
    by_name = _BY_ENDING.get(PurePath(name).suffix.lower())
    if by_name:
        return by_name
    start = data[:4096]
    try:
        text = decode(start, name)
    except ExchangeError:
        text = start.decode("utf-8", "replace")
    first, _, rest = text.lstrip().partition("\n")
    if first.startswith(("{", "[")):
        whole_line = first.rstrip().endswith("}") and first.startswith("{")
        statement = '"text"' in first and '"objectives"' not in first
        return "jsonl" if whole_line and (statement or rest.lstrip().startswith("{")) else "json"
    if first.startswith(("#", "-", "*", "|", ">")):
        return "markdown"
    return "csv" if _names_columns(first) else "markdown"


def _names_columns(line: str) -> bool:
    from tuiokr.exchange.columns import is_about_okrs

    delimiter = max(",;\t", key=line.count)
    return is_about_okrs([cell.strip().strip('"') for cell in line.split(delimiter)])


def chosen(data: bytes, name: str, wanted: str | None) -> Format:
    """The format to use: the one that is asked for, else the detected one.

    Raises ExchangeError for a name that is not a format, and for files of programs whose formats are not read.
    """
    if wanted is None and (other := encodings.other_format(name, data)) is not None:
        raise ExchangeError(name, None, f"{other.title} is not read; {other.instead}")
    format_name = wanted or detect(name, data)
    if format_name not in FORMATS:
        raise ExchangeError(name, None, f"found the format {shown(format_name)}, expected {', '.join(FORMATS)}")
    return FORMATS[format_name]


def decode(data: bytes, name: str) -> str:
    """The text of a file. Raises ExchangeError as `encodings.decode` does."""
    return encodings.decode(data, name).text


def read(data: bytes, name: str, wanted: str | None = None, cycle: str | None = None) -> Document:
    """The document in a file's bytes. `name` is for messages and for finding the format; `wanted` names it.

    Where a file holds several cycles, only `cycle` is read.

    Raises ExchangeError when the format is not known, cannot be imported, or the file cannot be read.
    """
    reader = chosen(data, name, wanted).read
    if reader is None:
        known = ", ".join(one.name for one in FORMATS.values() if one.read)
        raise ExchangeError(name, None, f"found single statements, which are for lint; expected one of {known}")
    decoded = encodings.decode(data, name)
    document = reader(decoded.text, name, cycle)
    return replace(document, notes=(decoded.note, *document.notes)) if decoded.note else document
