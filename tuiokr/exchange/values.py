"""Turn the words in table cells or after labels into fields of the model, and note what cannot be read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from tuiokr.exchange import days
from tuiokr.exchange.document import Notes, shown
from tuiokr.model import field, words
from tuiokr.model.numerals import Mark, Numeral, decimal_mark, is_money, numeral
from tuiokr.model.progress import number as written
from tuiokr.model.units import converted
from tuiokr.model.words import clean

KIND = "metric type"
"""The meaning for the unit of a key result, or for a milestone."""
PRIORITY = "priority"
"""A meaning without a field; its value is kept for the next export."""
_EXAMPLES = 5
_TYPES = {"percentage": "%", "percent": "%", "%": "%", "prozent": "%", "pourcentage": "%", "porcentaje": "%"}
_MILESTONES = frozenset(("milestone", "boolean", "binary", "yes/no", "done/not done", "meilenstein"))


_IN_WORDS: tuple[field.Shape, ...] = (
    "line", "person", "prose", "names", "amount", "unit", "number", "score", "level", "day", "choice",
)  # fmt: skip
"""Shapes of fields that have their own cell or label."""


def meanings(rows: tuple[field.Field, ...], *shapes: field.Shape) -> tuple[str, ...]:
    """The meanings of cells and labels about a thing: of all its fields, or of those with some shapes."""
    named = (row.names.meaning for row in field.of_shape(rows, *(shapes or _IN_WORDS)))
    return (*filter(None, named), PRIORITY)


def meaning_of(rows: tuple[field.Field, ...], name: str) -> str:
    """The meaning of a field of the model; `PRIORITY` when it has none."""
    return next((row.names.meaning for row in rows if row.name == name and row.names.meaning), PRIORITY)


class Values:
    """Reads the values of one table or page, with the number and date style that all its texts show together."""

    def __init__(self, notes: Notes, texts: Iterable[str], likely: Mark | None = None) -> None:
        every = list(texts)
        self.notes = notes
        self.decimal: Mark | None = decimal_mark(every) or likely
        self.order = days.order_of(every)
        self.doubtful: list[tuple[int, str, float, float]] = []

    def finish(self) -> None:
        """Add one note about all numbers that can be read in two ways."""
        if not self.doubtful:
            return
        told = "; ".join(
            f"line {line}: {shown(text)} is read as {written(value)}, not {written(other)}"
            for line, text, value, other in self.doubtful[:_EXAMPLES]
        )
        more = len(self.doubtful) - _EXAMPLES
        rest = f"; and {more} more" if more > 0 else ""
        self.notes.add(f"check these numbers, which can be read in two ways: {told}{rest}")

    def key_result(
        self, said: Mapping[str, str], line: int, units: Mapping[str, str] | None = None
    ) -> dict[str, object]:
        """Return the fields of a key result. `said` is by meaning; `units` are those in the names of the columns."""
        fields = self.amounts(said, line, units or {}) | self.each(field.KEY_RESULT, said, line)
        if said.get(KIND, "").casefold() in _MILESTONES:
            fields["kind"] = "milestone"
        return fields

    def objective(self, said: Mapping[str, str], line: int) -> dict[str, object]:
        """Return the fields of an objective."""
        return self.each(field.OBJECTIVE, said, line)

    def each(self, rows: Iterable[field.Field], said: Mapping[str, str], line: int) -> dict[str, object]:
        """Return the fields in `said`, each read separately, by their names in the model."""
        fields: dict[str, object] = {}
        for row in rows:
            text = said.get(row.names.meaning)
            if text and (value := self.value(row, text, line)) is not None:
                fields[row.name] = value
        if said.get(PRIORITY):
            fields["other"] = {PRIORITY: said[PRIORITY]}
        return fields

    def value(self, row: field.Field, text: str, line: int) -> object | None:
        """Return the value of one field; None with a note when it is invalid, and None when it is read elsewhere."""
        match row.shape:
            case "line" | "person" | "prose":
                return text
            case "names":
                return words.people(text)
            case "number":
                return self.number(row.label, text, line)
            case "score":
                return self.score(row.label, text, line)
            case "level":
                return self.level(row.label, text, line)
            case "day":
                return self.day(text, line, row.label)
            case "choice" if row.names.meaning != KIND:
                return self.choice(row, text, line)
        return None

    def choice(self, row: field.Field, text: str, line: int) -> str | None:
        """Return one of the valid words; None with a note for any other word."""
        found = clean(text).casefold()
        if found in row.choices:
            return found
        self.notes.add(f"{row.label}: found {shown(text)}, expected {' or '.join(row.choices)}; left out", line)
        return None

    # Numbers

    def amounts(self, said: Mapping[str, str], line: int, units: Mapping[str, str]) -> dict[str, object]:
        """Return `start`, `target` and `unit`, in one unit; both numbers are left out when their units do not match."""
        kind = said.get(KIND, "").casefold()
        unit = clean(said.get("unit", "")) or _TYPES.get(kind, "")
        found: dict[str, Numeral] = {}
        for name in ("start", "target"):
            if not said.get(name):
                continue
            beside = unit or units.get(name, "")
            value = numeral(said[name], money=is_money(beside))
            if value is None:
                self.notes.add(f"{name}: found {shown(said[name])}, expected one number; left out", line)
            else:
                found[name] = value._replace(unit=value.unit or units.get(name, ""))
        chosen = {name: self.chosen(value, found, said[name], line) for name, value in found.items()}
        wanted = unit or next(
            (found[name].unit for name in ("target", "start") if name in found and found[name].unit), ""
        )
        fields: dict[str, object] = {}
        for name, value in found.items():
            in_unit = converted(chosen[name], value.unit, wanted) if value.unit and wanted else chosen[name]
            if in_unit is None:
                both = " and ".join(f"{one} {shown(said[one])}" for one in found)
                self.notes.add(f"{both}{f' in {unit}' if unit else ''}: these units do not match; left out", line)
                return {"unit": unit} if unit else {}
            fields[name] = in_unit
        return fields | {"unit": wanted} if wanted else fields

    def chosen(self, value: Numeral, beside: Mapping[str, Numeral], text: str, line: int) -> float:
        """Return the value of a number; when it can be read in two ways, the file and the other number decide."""
        if value.other is None:
            return value.value
        settled = numeral(text, self.decimal, money=is_money(value.unit)) if self.decimal else None
        first = settled.value if settled else value.value
        second = value.other if first == value.value else value.value
        partner = next((one.value for one in beside.values() if one.other is None), None)
        if partner and first and second and abs(_far(second, partner)) < 1 < abs(_far(first, partner)):
            first, second, settled = second, first, None
        if settled is None:
            self.doubtful.append((line, text, first, second))
        return first

    def number(self, name: str, text: str, line: int) -> float | None:
        """Return one number without a unit; None with a note when it is not one."""
        found = numeral(text)
        if found is not None and not found.unit:
            return self.chosen(found, {}, text, line)
        self.notes.add(f"{name}: found {shown(text)}, expected one number without a unit; left out", line)
        return None

    def level(self, name: str, text: str, line: int) -> int | None:
        """Read `7`, `7/10` or `70 %` as 0 to 10."""
        found = numeral(text, self.decimal)
        if found is not None:
            value = found.value / 10 if found.unit == "%" else found.value
            if (
                found.unit in ("", "/10", "/ 10", "%")
                and 0 <= value <= 10
                and (value == int(value) or found.unit == "%")
            ):
                return int(value + 0.5)
        self.notes.add(f"{name}: found {shown(text)}, expected a whole number from 0 to 10; left out", line)
        return None

    def score(self, name: str, text: str, line: int) -> float | None:
        """Read `0.7`, `70 %` or `7/10` as 0.0 to 1.0."""
        found = numeral(text, self.decimal)
        if found is not None:
            most = {"": 1, "%": 100, "/10": 10, "/100": 100, "/1": 1}.get(found.unit.replace(" ", ""))
            if most and 0 <= found.value <= most:
                return found.value / most
        self.notes.add(f"{name}: found {shown(text)}, expected 0.0 to 1.0; left out", line)
        return None

    # Days

    def day(self, text: str, line: int, name: str = "due") -> object | None:
        """Return the day; None with a note when it is not a day, or may be two days."""
        found = days.read(text, self.order)
        if found is None:
            self.notes.add(f"{name}: found {shown(text)}, expected a day such as 2027-03-31; left out", line)
            return None
        if found.other is not None:
            both = f"{found.day.day} {found.day:%B} or {found.other.day} {found.other:%B}"
            self.notes.add(f"{name}: {shown(text)} may be {both}; left out, write it as {found.day.isoformat()}", line)
            return None
        return found.day


def _far(value: float, partner: float) -> float:
    """The number of powers of ten by which two numbers differ."""
    return math.log10(abs(value) / abs(partner)) if value and partner else 99.0
