"""Tables by the names of their columns: CSV files, and tables in Markdown."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tuiokr.exchange.document import Document, ExchangeError, shown
from tuiokr.exchange.outline import FoundKeyResult, FoundObjective, Outline
from tuiokr.model import words
from tuiokr.model.words import clean

SYNONYMS: dict[str, tuple[str, ...]] = {
    "team": ("team", "team name", "department", "entity", "group", "squad", "area"),
    "parent team": ("parent team", "team above", "reports to"),
    "organisation": ("organisation", "organization", "company"),
    "cycle": ("cycle", "quarter", "time period", "period"),
    "objective": ("objective", "objective title", "objective name", "goal", "goal name", "goal title", "o"),
    "objective id": ("objective id", "goal identifier", "goal id"),
    "why": ("why", "objective description", "goal description"),
    "theme": ("theme", "category", "goal category", "pillar"),
    "key result": (
        "key result", "keyresult", "kr", "key result title", "key result name", "key result text", "measure",
    ),
    "key result id": ("key result id", "kr id"),
    "title": ("title", "name", "statement", "text"),
    "type": ("type", "kind", "goal type"),
    "id": ("id", "row id", "identifier"),
    "parent": ("parent", "parent id", "parent objective", "aligned to", "supports"),
    "owner": ("owner", "champion", "key result owner", "kr owner", "owner name", "owner email", "dri", "who"),
    "start": ("baseline", "start", "start value", "from", "initial value", "initial"),
    "target": ("target", "target value", "to", "goal value", "end value"),
    "unit": ("unit", "units", "metric unit"),
    "due": ("due", "due date", "due at", "deadline", "end date", "by", "target date"),
    "confidence": ("confidence", "confidence level"),
    "score": ("score", "grade", "end-q", "final score"),
    "data source": ("data source", "source"),
    "contributors": ("contributors", "with"),
    "result": ("result", "outcome", "comment", "comments"),
    "priority": ("priority",),
}  # fmt: skip
"""What a column may be called, by what it means; case, underscores and stars do not count."""
_MEANING = {name: meaning for meaning, names in SYNONYMS.items() for name in names}
_WIDE = re.compile(r"(?:key result|kr) (\d{1,2})(?: (title|text|name|completion|target|owner))?\Z")
_AMOUNT = re.compile(r"(?P<currency>[€$£])?[ ]?(?P<number>[-+]?\d[\d,.]{0,30})[ ]?(?P<unit>[^\d].{0,40})?\Z")
_DECIMAL_COMMA = re.compile(r"[-+]?\d{1,12},\d{1,2}\Z")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?\Z", re.ASCII)
_KEY_RESULT_TYPES = frozenset({"key result", "kr", "keyresult", "key_result", "metric", "milestone"})


@dataclass(frozen=True)
class Row:
    """One row: its line and its cells by meaning."""

    line: int
    cells: dict[str, str]
    wide: tuple[tuple[str, str], ...] = ()
    """(text, completion) of columns such as `key_result_1_title`."""

    def get(self, meaning: str) -> str:
        """The cell of that meaning; "" when there is none."""
        return self.cells.get(meaning, "")


def read(text: str, name: str) -> Document:
    """The document of a CSV file. Raises ExchangeError when its columns or rows hold no OKRs."""
    return outline(text, name).document()


def outline(text: str, name: str) -> Outline:
    """What a CSV file holds, with lines. The first row names the columns.

    Raises ExchangeError when there is no column for objectives or key results, or no row.
    """
    found = Outline(name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    rows: list[tuple[int, list[str]]] = []
    before = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((before + 1, cells))
            before = reader.line_num
    except csv.Error as error:
        raise ExchangeError(name, before + 1, f"this is not CSV: {error}") from None
    if not rows:
        raise ExchangeError(name, None, "the file is empty, expected a row that names the columns")
    header = rows[0][1]
    if not is_about_okrs(header):
        raise ExchangeError(
            name,
            rows[0][0],
            f"found the columns {', '.join(shown(clean(one)) for one in header[:8])}, "
            'expected at least "objective" or "key result" (also: team, owner, baseline, target, unit, due)',
        )
    fill(found, header, rows[1:], "")
    if found.empty:
        raise ExchangeError(name, rows[0][0], "found the names of columns and no row with an objective or key result")
    found.demand_whole()
    return found


def _delimiter(text: str) -> str:
    header = text[:10_000].split("\n", 1)[0]
    return max(",;\t|", key=header.count)


def _known(cell: str) -> str:
    return clean(cell.replace("_", " ").replace("*", "")).casefold()


def is_about_okrs(header: Sequence[str]) -> bool:
    """True when the names of the columns are those of a table of OKRs."""
    meanings = {_MEANING.get(_known(cell), "") for cell in header}
    wide = any(_WIDE.match(_known(cell)) for cell in header)
    return wide or bool(meanings & {"objective", "key result"}) or {"title", "type"} <= meanings


def _rows(header: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]) -> Iterable[Row]:
    names = [_known(cell) for cell in header]
    for line, cells in rows:
        found: dict[str, str] = {}
        wide: dict[str, dict[str, str]] = {}
        for name, cell in zip(names, cells, strict=False):
            value = words.clean_lines(cell)
            if not value:
                continue
            if hit := _WIDE.match(name):
                wide.setdefault(hit[1], {})["completion" if hit[2] == "completion" else "text"] = value
            elif name in _MEANING:
                found.setdefault(_MEANING[name], value)
        yield Row(line, found, tuple((one.get("text", ""), one.get("completion", "")) for one in wide.values()))


def fill(found: Outline, header: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]], team: str) -> None:
    """Add the rows of a table to an outline. `team` is the key of the team for rows that name none."""
    _Table(found, {_MEANING.get(_known(cell), "") for cell in header}, team).all(_rows(header, rows))


class _Table:
    def __init__(self, found: Outline, meanings: set[str], team: str) -> None:
        self.outline = found
        self.meanings = meanings
        self.team = team
        self.objective: FoundObjective | None = None
        self.by_title: dict[tuple[str, str], FoundObjective] = {}
        self.by_id: dict[str, FoundObjective] = {}
        self.parents: list[tuple[FoundObjective, str, int]] = []
        self.cycles: dict[str, None] = {}

    def all(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.row(row)
        for objective, above, line in self.parents:
            parent = self.by_id.get(above) or self.titled(above)
            if parent is None or parent is objective:
                self.outline.notes.add(f"the parent {shown(above)} is not in the file; left out", line)
            else:
                objective.parent = parent
        if len(self.cycles) == 1:
            self.outline.cycle = next(iter(self.cycles))
        elif self.cycles:
            self.outline.notes.add(f"several cycles: {', '.join(list(self.cycles)[:5])}; say which one with --cycle")

    def titled(self, title: str) -> FoundObjective | None:
        return next((one for (_, known), one in self.by_title.items() if known == clean(title).casefold()), None)

    def team_of(self, row: Row) -> str:
        parent = self.outline.team(row.get("parent team")) if row.get("parent team") else None
        if row.get("team"):
            return self.outline.team(row.get("team"), parent)
        return self.team or self.outline.team(row.get("organisation") or "Team")

    def row(self, row: Row) -> None:
        if row.get("cycle"):
            self.cycles[clean(row.get("cycle"))] = None
        if row.get("organisation"):
            self.outline.organisation = clean(row.get("organisation"))
        kind = row.get("type").casefold()
        statement, title = row.get("key result"), row.get("objective")
        if "objective" not in self.meanings or ("type" in self.meanings and not title and not statement):
            is_key_result = kind in _KEY_RESULT_TYPES
            statement = statement or (row.get("title") if is_key_result else "")
            title = title or ("" if is_key_result or "key result" in self.meanings else row.get("title"))
        elif "key result" not in self.meanings and not row.wide:
            statement = row.get("title") if row.get("title") != title else ""
        if title:
            self.objective = self.objective_of(row, title, holds=bool(statement or row.wide))
        if statement:
            self.key_result(row, statement)
        for text, completion in row.wide:
            if text and self.objective:
                fields: dict[str, object] = {} if (score := _score(completion)) is None else {"score": score}
                self.objective.key_results.append(FoundKeyResult(clean(text), row.line, fields=fields))

    def objective_of(self, row: Row, title: str, *, holds: bool) -> FoundObjective:
        """The objective a row names; `holds`: the row's other cells are about its key result."""
        team = self.team_of(row)
        place = (team, clean(title).casefold())
        if place not in self.by_title:
            own = row.get("objective id") or ("" if holds else row.get("id"))
            fields: dict[str, object] = {name: row.get(name) for name in ("why", "theme") if row.get(name)}
            if not holds:
                fields |= {name: row.get(name) for name in ("owner", "result") if row.get(name)}
                if (score := _score(row.get("score"))) is not None:
                    fields["score"] = score
            found = FoundObjective(clean(title), team, row.line, fields=fields, id=own)
            self.by_title[place] = found
            self.outline.objectives.append(found)
            if own:
                self.by_id[own] = found
            if row.get("parent"):
                self.parents.append((found, row.get("parent"), row.line))
        return self.by_title[place]

    def key_result(self, row: Row, statement: str) -> None:
        objective = self.by_id.get(row.get("parent")) or self.objective
        if not row.get("objective") and (
            objective is None or (row.get("team") and objective.team != self.team_of(row))
        ):
            self.outline.notes.add("a key result without an objective; it stands under one without a title", row.line)
            objective = self.objective = self.objective_of(row, "", holds=True)
        if objective is None:
            return
        own = row.get("key result id") or (row.get("id") if "objective id" in self.meanings or row.get("title") else "")
        found = FoundKeyResult(clean(statement), row.line, id=own)
        found.fields = _fields(row, self.outline)
        objective.key_results.append(found)


def _fields(row: Row, found: Outline) -> dict[str, object]:
    """What a row says of its key result, by the names of the model."""
    fields: dict[str, object] = {}
    for name in ("start", "target"):
        if not row.get(name):
            continue
        value = amount(row.get(name))
        if value is None:
            found.notes.add(f"{name}: found {shown(row.get(name))}, expected a number; left out", row.line)
            continue
        fields[name] = value[0]
        if value[1]:
            fields["unit"] = value[1]
    if row.get("unit"):
        fields["unit"] = clean(row.get("unit"))
    for meaning, name in (("owner", "champion"), ("data source", "data_source"), ("result", "result")):
        if row.get(meaning):
            fields[name] = row.get(meaning)
    if row.get("contributors"):
        fields["contributors"] = words.people(row.get("contributors"))
    if row.get("due"):
        if (when := _day(row.get("due"))) is not None:
            fields["due"] = when
        else:
            found.notes.add(
                f"due: found {shown(row.get('due'))}, expected a day such as 2027-03-31; left out", row.line
            )
    confidence = amount(row.get("confidence"))
    if confidence and confidence[0] in range(11):
        fields["confidence"] = int(confidence[0])
    if (score := _score(row.get("score"))) is not None:
        fields["score"] = score
    if row.get("priority"):
        fields["other"] = {"priority": row.get("priority")}
    return fields


def amount(text: str) -> tuple[float, str] | None:
    """(value, unit) of `71 %`, `€ 1,200`, `0,5`; None when it is no number."""
    hit = _AMOUNT.match(text.strip())
    if hit is None:
        return None
    digits = hit["number"]
    if _DECIMAL_COMMA.match(digits) and not _GROUPED.match(digits):
        digits = digits.replace(",", ".")
    try:
        return float(digits.replace(",", "")), clean(hit["currency"] or hit["unit"] or "")
    except ValueError:
        return None


def _score(text: str) -> float | None:
    found = amount(text)
    if found is None:
        return None
    value = found[0] / 100 if found[1] == "%" else found[0]
    return value if 0 <= value <= 1 else None


def _day(text: str) -> date | None:
    hit = _DAY.match(text.strip())
    try:
        return date(int(hit[1]), int(hit[2]), int(hit[3])) if hit else None
    except ValueError:
        return None
