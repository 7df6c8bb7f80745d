"""Read tables of OKRs in Markdown, by the names of their columns, or with objectives as rows in bold."""

from __future__ import annotations

import re

from tuiokr.exchange import columns, tables
from tuiokr.exchange.document import shown
from tuiokr.exchange.markdown.blocks import Node
from tuiokr.exchange.markdown.escape import plain
from tuiokr.exchange.outline import FoundObjective, Outline
from tuiokr.model.words import clean, plural

_CELL = re.compile(r"(?:[^|\\]|\\.)*+")
_DASHES = re.compile(r"[ ]*:?-+:?[ ]*\Z")
_NUMBER = re.compile(r"\d{1,3}[.)]?[ ]+(?=\S)")
_ORNAMENT = re.compile(r"[\s*_]*\Z")


def _cells(raw: str) -> list[str]:
    row = raw.strip()
    row = row[1:] if row.startswith("|") else row
    row = row[:-1] if row.endswith("|") and not row.endswith("\\|") else row
    cells: list[str] = []
    at = 0
    while at <= len(row):
        hit = _CELL.match(row, at)
        end = hit.end() if hit else len(row)
        cells.append(row[at:end].strip())
        at = end + 1
    return cells


def names_of_columns(node: Node) -> str:
    """Describe a table for a message: `the columns "Date", "Total"; 1 row`."""
    rows = [cells for segment in node.segments if not all(map(_DASHES.match, cells := _cells(segment.raw)))]
    names = ", ".join(shown(clean(plain(cell))) for cell in rows[0][:20]) if rows else ""
    return f"the columns {names}; {plural(max(0, len(rows) - 1), 'row')}"


def pairs_of(node: Node) -> list[tuple[str, str]]:
    """Return (name, value) from a small table about one thing: one row below the names, or a row for each name."""
    rows = [cells for segment in node.segments if not all(map(_DASHES.match, cells := _cells(segment.raw)))]
    plainly = [[clean(plain(cell)) for cell in cells] for cells in rows]
    if len(plainly) == 2 and any(columns.meaning_of(name) for name in plainly[0]):
        return list(zip(plainly[0], plainly[1], strict=False))
    return [(cells[0], cells[1]) for cells in plainly if len(cells) == 2]


def read_table(outline: Outline, node: Node, team: str, above: FoundObjective | None) -> bool:
    """Add the OKRs of a table to an outline. Return False, and add nothing, for a table of something else.

    `team` is the key of the team of its section, `above` the objective above it.
    """
    rows = [(segment.line, _cells(segment.raw)) for segment in node.segments]
    rows = [row for row in rows if not all(_DASHES.match(cell) for cell in row[1])]
    if len(rows) < 2:
        return False
    header = [clean(plain(cell)) for cell in rows[0][1]]
    if columns.is_about_okrs(header):
        plainly = [(line, [plain(cell) for cell in cells]) for line, cells in rows[1:]]
        own = any(column.meaning == "objective" for column in columns.read_all(header))
        tables.fill(outline, header, plainly, team, None if own else above)
        return True
    if any(_in_bold(cells) for _, cells in rows[1:]) and not _in_bold(rows[0][1]):
        _bold_rows(outline, header, rows[1:], team)
        return True
    return False


def _in_bold(cells: list[str]) -> bool:
    """Whether a row has bold words in its first cell and nothing else."""
    first = cells[0] if cells else ""
    return first.startswith("**") and not _ORNAMENT.match(first) and all(_ORNAMENT.match(cell) for cell in cells[1:])


def _bold_rows(outline: Outline, header: list[str], rows: list[tuple[int, list[str]]], team: str) -> None:
    """Read a table whose objectives are rows in bold, with their key results in the rows below."""
    plainly: list[tuple[int, list[str]]] = []
    below = False
    for line, cells in rows:
        text = clean(plain(cells[0])) if cells else ""
        rest = [plain(cell) for cell in cells[1:]]
        if _in_bold(cells):
            below = True
            plainly.append((line, [_NUMBER.sub("", text, count=1), ""]))
        elif text and below and not cells[0].startswith(("*", "_")):
            plainly.append((line, ["", text, *rest]))
        elif text or any(rest):
            outline.notes.add(f"not used: the row {shown(' | '.join(filter(None, [text, *rest])))}", line)
    tables.fill(outline, ["objective", "key result", *header[1:]], plainly, team)
