"""Tables with separators: CSV files as spreadsheets and other programs write them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from tuiokr.exchange import columns, tables
from tuiokr.exchange.document import Document, ExchangeError, shown
from tuiokr.exchange.markdown import labels
from tuiokr.exchange.outline import Outline
from tuiokr.model.numerals import Mark
from tuiokr.model.words import clean

_SEPARATORS = ",;\t|"
_FIRST_ROWS = 30
"""Rows in which the row with the column names is searched."""
_SEP_LINE = re.compile(r"\A\ufeff?\"?sep=(.)\"?[ ]*\r?\n", re.IGNORECASE)


def read(text: str, name: str, cycle: str | None = None) -> Document:
    """Return the document of a CSV file; when it has several cycles, only the rows of `cycle`.

    Raises ExchangeError when its columns or rows contain no OKRs.
    """
    return outline(text, name, cycle).document()


def outline(text: str, name: str, cycle: str | None = None) -> Outline:
    """Return the content of a CSV file with line numbers. One of its first rows names the columns.

    Raises ExchangeError when there is no column for objectives or key results, or no row.
    """
    found = Outline(name)
    said = _SEP_LINE.match(text)
    skipped = 1 if said else 0
    text = text[said.end() :] if said else text
    separator = said[1] if said else _separator(text)
    rows = [(line + skipped, cells) for line, cells in _rows(text, separator, name, skipped)]
    if not rows:
        raise ExchangeError(name, None, "the file is empty, expected a row that names the columns")
    place = _header(rows)
    if place is None:
        raise ExchangeError(
            name,
            rows[0][0],
            f"found the columns {', '.join(shown(clean(one)) for one in rows[0][1][:8])}, "
            'expected at least "objective" or "key result" (also: team, owner, baseline, target, unit, due)',
        )
    for line, cells in rows[:place]:
        _above(found, [clean(cell) for cell in cells if cell.strip()], line)
    line, header = rows[place]
    likely: Mark | None = "," if separator == ";" else None
    tables.fill(found, header, rows[place + 1 :], "", likely=likely, cycle=cycle)
    if found.empty:
        raise ExchangeError(name, line, _nothing(found, rows[place + 1 :]))
    found.demand_whole()
    return found


def _nothing(found: Outline, rows: list[tuple[int, list[str]]]) -> str:
    if not rows:
        return "found the names of columns and no row with an objective or key result"
    first = next(iter(found.notes.all()), "")
    return f"found no row with an objective or key result that can be imported{f' ({first})' if first else ''}"


def _above(found: Outline, cells: list[str], line: int) -> None:
    """Read a row above the column names: a title, which may name the cycle."""
    words = " ".join(cells)
    found.cycle = found.cycle or labels.cycle_in(words)
    found.notes.add(f"not used: {shown(words)} above the names of the columns", line)


def _rows(text: str, separator: str, name: str, skipped: int = 0) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells) of every row that is not empty."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    before = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield before + 1, cells
            before = reader.line_num
    except csv.Error as error:
        raise ExchangeError(name, before + 1 + skipped, f"this is not CSV: {error}") from None


def _header(rows: list[tuple[int, list[str]]]) -> int | None:
    """The index of the row that names the columns: of the possible first rows, the one with the most known names.

    Below the first row one known name is not enough: a cell `Objective` may be the type of a row.
    """
    places = [
        place
        for place, (_, cells) in enumerate(rows[:_FIRST_ROWS])
        if columns.is_about_okrs(cells) and (not place or columns.known_columns(cells) > 1 or len(cells) == 1)
    ]
    return max(places, key=lambda place: (columns.known_columns(rows[place][1]), -place), default=None)


def _separator(text: str) -> str:
    """The separator that gives the most known column names; if none does, the most common one in the first line."""
    start = "\n".join(text[:50_000].split("\n")[: _FIRST_ROWS * 2])
    best, most = "", 0
    for separator in _SEPARATORS:
        try:
            rows = list(_rows(start, separator, ""))
        except ExchangeError:
            continue
        place = _header(rows)
        known = columns.known_columns(rows[place][1]) * 1000 + len(rows[place][1]) if place is not None else 0
        if known > most:
            best, most = separator, known
    first = text[:10_000].split("\n", 1)[0]
    return best or max(_SEPARATORS, key=first.count)
