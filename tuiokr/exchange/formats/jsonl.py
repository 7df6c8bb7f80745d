"""Single statements, one per line, only for the checks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tuiokr.exchange.file_format import Format, text_of

if TYPE_CHECKING:
    from tuiokr.exchange.statements import StatementAt


def _likeness(begin: str) -> float:
    first, _, rest = begin.partition("\n")
    if not (first.startswith("{") and first.rstrip().endswith("}")):
        return 0.0
    statement = '"text"' in first and '"objectives"' not in first
    return 1.0 if statement or rest.lstrip().startswith("{") else 0.0


def _statements(data: bytes, name: str) -> Iterator[StatementAt]:
    from tuiokr.exchange import statements

    return statements.of_lines(text_of(data, name), name)


FORMAT = Format(
    name="jsonl",
    title="statements, one a line",
    order=40,
    endings=(".jsonl", ".ndjson"),
    searched=(".jsonl",),
    likeness=_likeness,
    statements=_statements,
)
