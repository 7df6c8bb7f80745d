"""Tables of OKRs in Markdown: by the names of their columns, or with objectives as rows in bold."""

from __future__ import annotations

import re

from tuiokr.exchange import csv_file
from tuiokr.exchange.markdown_blocks import Node
from tuiokr.exchange.markdown_text import plain
from tuiokr.exchange.outline import FoundKeyResult, FoundObjective, Outline
from tuiokr.model.words import clean

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


def read_table(outline: Outline, node: Node, team: str, above: FoundObjective | None) -> None:
    """Add the OKRs of a table to an outline; a table of something else adds nothing but a note.

    `team` is the key of the team whose section it stands in, `above` the objective it stands under.
    """
    rows = [(segment.line, _cells(segment.raw)) for segment in node.segments]
    rows = [row for row in rows if not all(_DASHES.match(cell) for cell in row[1])]
    if len(rows) < 2:
        return
    header = [clean(plain(cell)) for cell in rows[0][1]]
    if csv_file.is_about_okrs(header):
        if above is not None:
            header, rows = ["objective", *header], [(line, [above.title, *cells]) for line, cells in rows]
            _key_results(outline, header, rows[1:], above)
            return
        csv_file.fill(outline, header, [(line, [plain(cell) for cell in cells]) for line, cells in rows[1:]], team)
    elif any(_in_bold(cells) for _, cells in rows[1:]) and not _in_bold(rows[0][1]):
        _bold_rows(outline, header, rows[1:], team)
    else:
        outline.notes.add("a table that is not of OKRs; left out", node.line)


def _key_results(outline: Outline, header: list[str], rows: list[tuple[int, list[str]]], above: FoundObjective) -> None:
    """A table of key results under the heading of their objective."""
    inner = Outline(outline.file)
    csv_file.fill(inner, header, [(line, [plain(cell) for cell in cells]) for line, cells in rows], inner.team("T"))
    for one in inner.objectives:
        above.key_results.extend(one.key_results)


def _in_bold(cells: list[str]) -> bool:
    """True for a row with words in bold in its first cell and nothing else."""
    first = cells[0] if cells else ""
    return first.startswith("**") and not _ORNAMENT.match(first) and all(_ORNAMENT.match(cell) for cell in cells[1:])


def _bold_rows(outline: Outline, header: list[str], rows: list[tuple[int, list[str]]], team: str) -> None:
    owner = next((place for place, name in enumerate(header) if name.casefold() in ("owner", "who", "dri")), None)
    objective: FoundObjective | None = None
    for line, cells in rows:
        text = clean(plain(cells[0])) if cells else ""
        if _in_bold(cells):
            objective = FoundObjective(_NUMBER.sub("", text, count=1), team, line, column=3)
            outline.objectives.append(objective)
        elif text and objective is not None and not cells[0].startswith(("*", "_")):
            key = FoundKeyResult(text, line, column=3)
            if owner is not None and owner < len(cells) and (name := clean(plain(cells[owner]))):
                key.fields["champion"] = name
            last = next((cell for cell in reversed(cells[1:]) if cell), "")
            score = csv_file.amount(plain(last))
            if score is not None and 0 <= score[0] <= 1 and not score[1]:
                key.fields["score"] = score[0]
            objective.key_results.append(key)
