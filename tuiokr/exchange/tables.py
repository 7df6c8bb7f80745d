"""Read the rows of a table into an outline: teams, objectives and key results, and notes about what is not used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tuiokr.exchange import columns, values
from tuiokr.exchange.columns import Column
from tuiokr.exchange.document import WhichCycle, shown
from tuiokr.exchange.markdown import labels
from tuiokr.exchange.outline import FoundKeyResult, FoundObjective, Outline
from tuiokr.model import field
from tuiokr.model.numerals import Mark
from tuiokr.model.words import clean, clean_lines, plural

_KEY_RESULT_TYPES = frozenset(
    ("key result", "kr", "keyresult", "key_result", "key-result", "metric", "milestone", "schlüsselergebnis")
)
_OTHER_TYPES = frozenset(("initiative", "task", "project", "action", "action item", "todo", "to-do", "kpi", "activity"))
_DELETE = frozenset(("delete", "deleted", "remove", "removed", "archive", "archived", "drop", "discard", "löschen"))
_OVER = frozenset(("cancelled", "canceled", "dropped", "abandoned", "deleted", "archived", "abgebrochen", "annulé"))
_SUMS = frozenset(("total", "totals", "grand total", "sum", "subtotal", "average", "summe", "gesamt", "moyenne"))
_OF_KEY_RESULT = values.meanings(field.KEY_RESULT)
_OF_SEVERAL = values.meanings(field.KEY_RESULT, "person", "line", "names", "day")
"""Meanings that may apply to several key results at once."""
_OF_OBJECTIVE = values.meanings(field.OBJECTIVE)
_PLURAL = re.compile(r"(?:results|krs|ergebnisse|résultats|resultados|risultati)\b", re.IGNORECASE)
_POINT = re.compile(r"\s*(?:[-*•◦▪–]\s+|\d{1,2}[.)]\s*|KR\s?\d[\d.]*\s?[:.)–-]?\s*)")
_NAMED_COLUMNS = 20


class TableRow:
    """One row: its cells by their meaning, and which of them were used."""

    def __init__(self, line: int, table: Sequence[Column], cells: Sequence[str]) -> None:
        self.line = line
        self.cells = [clean_lines(cell) for cell in cells]
        self.used: set[int] = set()
        self._places: dict[tuple[str, str, int], int] = {}
        for place, (column, cell) in enumerate(zip(table, self.cells, strict=False)):
            if column.meaning and cell:
                self._places.setdefault((column.about, column.meaning, column.number), place)
        self.numbers = sorted({number for _, _, number in self._places if number})

    def get(self, meaning: str, *about: str, number: int = 0) -> str:
        """Return the first cell with that meaning about one of `about`, "" without one. It is not marked as used."""
        places = [self._places.get((one, meaning, number)) for one in about or ("",)]
        return next((self.cells[place] for place in places if place is not None), "")

    def take(self, meaning: str, *about: str, number: int = 0) -> str:
        """Like `get`, and mark the cell as used."""
        for one in about or ("",):
            if (place := self._places.get((one, meaning, number))) is not None:
                self.used.add(place)
                return self.cells[place]
        return ""

    def use_all(self) -> None:
        """Mark all cells as used, because the row is reported as a whole."""
        self.used.update(range(len(self.cells)))


def fill(
    found: Outline,
    header: Sequence[str],
    rows: Iterable[tuple[int, Sequence[str]]],
    team: str,
    above: FoundObjective | None = None,
    likely: Mark | None = None,
    cycle: str | None = None,
) -> None:
    """Add the rows of a table to an outline. `team` is the key of the team for rows that name none.

    `above` is the objective of these key results, when the rows name none; `likely` is the decimal mark of the rest of
    the file. When the rows are of several cycles, only those of `cycle` are added.
    """
    table = _Table(found, header, list(rows), team, above, likely)
    table.choose(cycle)
    table.all()


class _Table:
    def __init__(
        self,
        found: Outline,
        header: Sequence[str],
        rows: list[tuple[int, Sequence[str]]],
        team: str,
        above: FoundObjective | None,
        likely: Mark | None,
    ) -> None:
        self.outline = found
        self.header = [clean(name) for name in header]
        self.columns = columns.read_all(header)
        self.meanings = {column.meaning for column in self.columns if not column.number}
        self.units = {column.meaning: column.unit for column in self.columns if column.unit and not column.number}
        self.rows = [TableRow(line, self.columns, cells) for line, cells in rows]
        self.values = values.Values(found.notes, (cell for row in self.rows for cell in row.cells), likely)
        self.team = team
        self.objective = above
        self.by_title: dict[tuple[str, str], FoundObjective] = {}
        self.by_id: dict[str, FoundObjective] = {}
        self.keys_by_id: dict[str, FoundKeyResult] = {}
        self.parents: list[tuple[FoundObjective, str, int]] = []
        self.cycles: dict[str, None] = {}

    def choose(self, wanted: str | None) -> None:
        """Leave out the rows of cycles other than the wanted one, when the table has several.

        Raises WhichCycle when no row is of that cycle.
        """
        named = {labels.cycle_key(cell): cell for row in self.rows if (cell := row.get("cycle"))}
        if wanted is None or len(named) < 2:
            return
        key = labels.cycle_key(wanted)
        if key not in named:
            cycles = map(labels.cycle_named, named.values())
            raise WhichCycle(self.outline.file, None, cycles, f"no row belongs to the cycle {shown(wanted)}; ")
        others = [row for row in self.rows if row.get("cycle") and labels.cycle_key(row.get("cycle")) != key]
        gone = set(others)
        self.rows = [row for row in self.rows if row not in gone]
        names = ", ".join(dict.fromkeys(shown(row.get("cycle")) for row in others))
        self.outline.notes.add(f"left out: {plural(len(others), 'row')} of another cycle ({names})", others[0].line)

    def all(self) -> None:
        for row in self.rows:
            if [clean(cell) for cell in row.cells] == self.header:
                row.use_all()
            elif reason := self.left_out(row):
                self.outline.notes.add(f"{reason}; left out: {_words(row)}", row.line)
                row.use_all()
            else:
                self.row(row)
        for objective, above, line in self.parents:
            self.parent(objective, above, line)
        if len(self.cycles) == 1:
            self.outline.cycle = self.outline.cycle or next(iter(self.cycles))
        elif self.cycles:
            self.outline.cycles = tuple(self.cycles)
            self.outline.notes.add(f"several cycles: {', '.join(list(self.cycles)[:5])}; say which one with --cycle")
        self.values.finish()
        self.report()

    def left_out(self, row: TableRow) -> str:
        """Why a row is not imported; "" when it is imported."""
        if row.get("action").casefold() in _DELETE:
            return f"the action is {shown(row.get('action'))}"
        if row.get("type").casefold() in _OTHER_TYPES:
            return f"the type is {shown(row.get('type'))}"
        first = row.get("key result") or row.get("objective") or row.get("title")
        if first.casefold().strip(" :") in _SUMS:
            return "a row with totals"
        return ""

    def report(self) -> None:
        """Note every column with words that were not used."""
        filled: Counter[int] = Counter()
        used: Counter[int] = Counter()
        beyond = 0
        for row in self.rows:
            for place, cell in enumerate(row.cells):
                if cell and place < len(self.columns):
                    filled[place] += 1
                    used[place] += place in row.used
                beyond += bool(cell) and place >= len(self.columns) and place not in row.used
        unused = [
            f"{shown(self.columns[place].name or f'number {place + 1}, without a name')} "
            + (f"({plural(filled[place], 'value')})" if not used[place] else f"({unread} of {filled[place]} values)")
            for place in sorted(filled)
            if (unread := filled[place] - used[place])
        ]
        if unused:
            more = f" and {len(unused) - _NAMED_COLUMNS} more" if len(unused) > _NAMED_COLUMNS else ""
            word = "column" if len(unused) == 1 else "columns"
            self.outline.notes.add(f"not used: the {word} {', '.join(unused[:_NAMED_COLUMNS])}{more}")
        if beyond:
            self.outline.notes.add(f"not used: {plural(beyond, 'cell')} beyond the last column that has a name")

    def parent(self, objective: FoundObjective, above: str, line: int) -> None:
        parent = self.by_id.get(above) or self.titled(above)
        key = self.keys_by_id.get(above)
        if parent is not None and parent is not objective:
            objective.parent = parent
        elif key is not None and key not in objective.key_results:
            objective.parent_key_result = key
        else:
            self.outline.notes.add(f"the parent {shown(above)} is not in the file; left out", line)

    def titled(self, title: str) -> FoundObjective | None:
        return next((one for (_, name), one in self.by_title.items() if name == clean(title).casefold()), None)

    def team_of(self, row: TableRow) -> str:
        parent = self.outline.team(row.take("parent team")) if row.get("parent team") else None
        if row.get("team"):
            return self.outline.team(row.take("team"), parent)
        return self.team or self.outline.team(row.take("organisation") or "Team")

    def row(self, row: TableRow) -> None:
        if row.get("cycle"):
            self.cycles[labels.cycle_named(row.take("cycle"))] = None
        if row.get("organisation"):
            self.outline.organisation = clean(row.take("organisation"))
        row.take("action")
        statement, title = self.words(row)
        if row.get("status").casefold() in _OVER:
            what = f"the status is {shown(row.get('status'))}; imported anyway"
            self.outline.notes.add(f"{what}, delete it if it is over: {_words(row)}", row.line)
        if title:
            self.objective = self.objective_of(row, title, holds=bool(statement))
        several = self.several(statement)
        for one in several:
            self.key_result(row, one, alone=len(several) == 1)
        for number in row.numbers:
            self.wide(row, number)
        if not (title or statement or row.numbers) and row.cells and any(row.cells):
            self.outline.notes.add(f"no objective or key result in this row; left out: {_words(row)}", row.line)
            row.use_all()

    def words(self, row: TableRow) -> tuple[str, str]:
        """Return (key result, objective) of a row."""
        kind = row.take("type").casefold()
        statement, title = row.take("key result"), row.take("objective")
        if "objective" not in self.meanings or ("type" in self.meanings and not title and not statement):
            is_key_result = kind in _KEY_RESULT_TYPES
            if is_key_result and not statement:
                statement = row.take("title")
            elif not title and not is_key_result and "key result" not in self.meanings:
                title = row.take("title")
        elif "key result" not in self.meanings and not row.numbers:
            statement = row.take("title") if row.get("title") != title else ""
        return statement, title

    def objective_of(self, row: TableRow, title: str, *, holds: bool) -> FoundObjective:
        """Return the objective of a row; `holds`: the other cells of the row are about its key result."""
        team = self.team_of(row)
        place = (team, clean(title).casefold())
        found = self.by_title.get(place)
        if found is None:
            own_id = not holds or "key result id" in self.meanings
            own = row.take("objective id") or (row.take("id") if own_id else "")
            found = self.by_title[place] = FoundObjective(clean(title), team, row.line, id=own)
            self.outline.objectives.append(found)
            if own:
                self.by_id[own] = found
        else:
            for name in ("objective id", "id"):
                if found.id and row.get(name) == found.id:
                    row.take(name)
        said: dict[str, str] = {}
        wanted: dict[str, tuple[str, ...]] = {}
        for meaning in _OF_OBJECTIVE:
            wanted[meaning] = ("objective",) if holds and meaning in _OF_KEY_RESULT else ("objective", "")
            if text := row.get(meaning, *wanted[meaning]):
                said[meaning] = text
            if meaning not in _OF_KEY_RESULT:  # every row of the objective repeats the cell
                row.take(meaning, *wanted[meaning])
        for name, value in self.values.objective(said, row.line).items():
            if found.fields.setdefault(name, value) == value:
                meaning = values.meaning_of(field.OBJECTIVE, name)
                row.take(meaning, *wanted[meaning])
        own_parent = row.take("parent", "objective")
        if own_parent or (row.get("parent") and not (holds and row.get("parent") in self.by_id)):
            self.parents.append((found, own_parent or row.take("parent"), row.line))
        return found

    def several(self, statement: str) -> list[str]:
        """Return the key results in one cell: several only if each line begins like one, or if the column says so."""
        lines = [line for line in statement.split("\n") if line.strip()]
        named = any(column.meaning == "key result" and _PLURAL.search(column.name) for column in self.columns)
        if len(lines) > 1 and (named or all(_POINT.match(line) for line in lines)):
            return [_POINT.sub("", line, count=1) for line in lines]
        return [statement] if statement else []

    def key_result(self, row: TableRow, statement: str, *, alone: bool = True) -> None:
        objective = self.by_id.get(row.get("parent")) or self.objective
        if objective is self.by_id.get(row.get("parent")):
            row.take("parent")
        if not row.get("objective") and (
            objective is None or (row.get("team") and objective.team != self.team_of(row))
        ):
            self.outline.notes.add(
                "a key result without an objective; it was added to an objective without a title", row.line
            )
            objective = self.objective = self.objective_of(row, "", holds=True)
        if objective is None:
            return
        named = "objective id" in self.meanings or row.get("title") or "type" in self.meanings
        own = row.take("key result id") or (row.take("id") if named else "")
        found = FoundKeyResult(clean(statement), row.line, id=own)
        found.fields = self.fields(row, 0, alone=alone)
        objective.key_results.append(found)
        if own:
            self.keys_by_id[own] = found

    def wide(self, row: TableRow, number: int) -> None:
        """Read a key result with its own columns, such as `key_result_2_title` and `key_result_2_target`."""
        text = row.take("key result", "key result", number=number)
        if not text:
            return  # the other columns of this number are reported with the columns
        if self.objective is None:
            self.objective = self.objective_of(row, "", holds=True)
        fields = self.fields(row, number)
        self.objective.key_results.append(FoundKeyResult(clean(text), row.line, fields=fields))

    def fields(self, row: TableRow, number: int, *, alone: bool = True) -> dict[str, object]:
        """Return the fields of a key result in a row, by the names of the model; without `alone`, only shared ones."""
        said: dict[str, str] = {}
        for name in _OF_KEY_RESULT if alone else _OF_SEVERAL:
            value = row.take(name, "key result", "", number=number)
            if number and not value and name == "due":
                value = row.take(name)
            if value:
                said[name] = value
        return self.values.key_result(said, row.line, self.units)


def _words(row: TableRow) -> str:
    """The main words of a row, for a message."""
    first = row.get("key result") or row.get("objective") or row.get("title") or next(filter(None, row.cells), "")
    return shown(first)
