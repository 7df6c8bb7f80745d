"""Every field of an objective and a key result is exported, imported and shown, or listed here with the reason."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import pytest

from tuiokr.exchange import columns, csv_file, json_file, json_names, markdown
from tuiokr.exchange.document import Document
from tuiokr.model import field
from tuiokr.model.okr import KeyResult, Membership, Objective, TeamOKRs, Waiver
from tuiokr.model.organisation import Team
from tuiokr.usecases.history import differences


class Thing(NamedTuple):
    """An objective or a key result, as the test cases of this file name it."""

    name: str
    rows: tuple[field.Field, ...]
    table: str


THINGS = (
    Thing("objective", field.OBJECTIVE, "objectives"),
    Thing("key result", field.KEY_RESULT, "key_results"),
)
EVERY = [pytest.param(thing, row, id=f"{thing.name}-{row.name}") for thing in THINGS for row in thing.rows]
NOT_IN: dict[tuple[str, str, str], str] = {
    ("page", "objective", "waivers"): "a page is for readers, and the findings are for those who write",
    ("page", "key result", "waivers"): "a page is for readers, and the findings are for those who write",
    ("page", "objective", "other"): "a page says nothing that nobody here can read",
    ("page", "key result", "other"): "a page says nothing that nobody here can read",
    ("table", "objective", "parent_key_results"): "a row names one thing above, and that is the parent",
    ("table", "objective", "waivers"): "no other program has them",
    ("table", "key result", "parent_link"): "what a key result names as its parent is its objective",
    ("table", "key result", "waivers"): "no other program has them",
    ("table", "objective", "other"): "a column that nobody knows is named as not used",
    ("table", "key result", "other"): "a column that nobody knows is named as not used",
}
"""(format, thing, field) → why the field does not survive in that format."""
NOT_SHOWN: dict[tuple[str, str], str] = {
    ("objective", "id"): "an id is for programs",
    ("key result", "id"): "an id is for programs",
    ("objective", "waivers"): "they stand beside the form, with the findings",
    ("key result", "waivers"): "they stand beside the form, with the findings",
    ("objective", "other"): "nobody here knows what it means; an import says that it is kept and shown nowhere",
    ("key result", "other"): "nobody here knows what it means; an import says that it is kept and shown nowhere",
}
"""(thing, field) → why no published page depends on it."""


OBJECTIVE_ID = "o2"


def sample(row: field.Field, place: int) -> Any:
    """A value that is not the default and that no other field has. The thing is the second of its kind in its set."""
    match row.shape:
        case "id":
            return "k2"
        case "words" | "line" | "person":
            return f"The {row.label} · of it"
        case "unit":
            return "points"
        case "prose":
            return f"The {row.label}\nof it"
        case "names":
            return (f"{row.label} Li", f"{row.label} Sam")
        case "amount" | "number":
            return place + 0.5
        case "score":
            return place / 100
        case "level":
            return place % 10
        case "day":
            return date(2027, 3, place)
        case "choice":
            return row.choices[-1]
        case "link":
            return "n1"
        case "links":
            return ("n1k1",)
        case "waivers":
            return (Waiver(name="output-not-outcome", words="Ship", reason="so be it"),)
        case "rest":
            return {"budget": 5}
        case "place":
            return OBJECTIVE_ID if row.name == "objective" else 2.0
    raise AssertionError(row.shape)


OBJECTIVE = Objective.model_validate(
    {row.name: sample(row, at) for at, row in enumerate(field.OBJECTIVE, 1)} | {"id": OBJECTIVE_ID}
)
KEY = KeyResult.model_validate({row.name: sample(row, at) for at, row in enumerate(field.KEY_RESULT, 1)})
ABOVE = Objective(id="n1", title="Small shops would miss us", order=1.0)
BESIDE = KeyResult(id="n1k1", objective=OBJECTIVE.id, statement="Shops that stay", order=1.0)


def document(objective: Objective = OBJECTIVE, key: KeyResult = KEY) -> Document:
    """A set with the objective and the key result, each after another one."""
    okrs = TeamOKRs(
        team="payments",
        cycle="2027-Q1",
        standing=Membership(id="payments"),
        objectives=tuple(sorted((ABOVE, objective), key=lambda one: one.order)),
        key_results=tuple(
            one.but(objective=objective.id) if one.objective == OBJECTIVE_ID else one
            for one in sorted((BESIDE, key), key=lambda one: one.order)
        ),
    )
    return Document("Northwind", "2027-Q1", (Team(id="payments", name="Payments"),), (okrs,))


def test_every_sample_value_differs_from_its_default() -> None:
    for one in (OBJECTIVE, KEY):
        said = one.document().keys()
        assert said == type(one).model_fields.keys()


def cell(row: field.Field, value: Any) -> str:
    """A value as it is written in a table."""
    if row.name in ("parent", "objective"):
        return str(value)
    return ", ".join(value) if row.shape == "names" else str(value)


def as_table(of: Document) -> str:
    """The rows of a document, with the first name of every known column."""
    (okrs,) = of.okrs
    text = io.StringIO()
    writer = csv.writer(text)
    named = [(thing.name, row) for thing in THINGS for row in thing.rows if row.names.meaning]
    own = ("id", "words")
    header = [row.names.columns[0] if row.shape in own else f"{name} {row.names.columns[0]}" for name, row in named]
    writer.writerow(header)
    for objective in okrs.objectives:
        for key in okrs.of(objective.id) or (None,):
            cells = []
            for name, row in named:
                one = objective if name == "objective" else key
                cells.append("" if one is None or getattr(one, row.name) is None else cell(row, getattr(one, row.name)))
            writer.writerow(cells)
    return text.getvalue()


@dataclass(frozen=True)
class There:
    """The objective and the key result after export and import in a format."""

    objective: Objective
    key_result: KeyResult

    def of(self, thing: Thing) -> Objective | KeyResult:
        return self.objective if thing.name == "objective" else self.key_result


def _back(read: Document) -> There:
    (okrs,) = read.okrs
    return There(okrs.objectives[-1], okrs.of(okrs.objectives[-1].id)[-1])


FORMATS: dict[str, Callable[[], There]] = {
    "json": lambda: _back(json_file.read(json_file.write(document()), "x.json")),
    "page": lambda: _back(markdown.read(markdown.write(document()), "x.md")),
    "table": lambda: _back(csv_file.read(as_table(document()), "x.csv")),
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(("thing", "row"), EVERY)
def test_a_field_is_exported_and_imported(thing: Thing, row: field.Field, name: str) -> None:
    whole = OBJECTIVE if thing.name == "objective" else KEY
    comes_back = getattr(FORMATS[name]().of(thing), row.name) == getattr(whole, row.name)
    assert comes_back == ((name, thing.name, row.name) not in NOT_IN)


@pytest.mark.parametrize(("thing", "row"), EVERY)
def test_a_field_is_shown(thing: Thing, row: field.Field) -> None:
    whole = OBJECTIVE if thing.name == "objective" else KEY
    default = type(whole).model_fields[row.name]
    unlike = "x1" if row.shape == "id" else ABOVE.id if row.shape == "place" and default.is_required() else None
    other = whole.but(**{row.name: unlike or default.get_default(call_default_factory=True)})
    changed = document(other) if isinstance(other, Objective) else document(key=other)
    assert (_visible(changed) != _visible(document())) == ((thing.name, row.name) not in NOT_SHOWN)


def _visible(of: Document) -> str:
    return re.sub(r"<!--.*?-->", "", markdown.write(of))


@pytest.mark.parametrize(("thing", "row"), EVERY)
def test_a_field_has_its_label_in_the_history(thing: Thing, row: field.Field) -> None:
    assert [one.name for one in differences(thing.table, {}, {row.name: "x"})] == [row.label]


@pytest.mark.parametrize("name", [name for names in columns.SYNONYMS.values() for name in names])
def test_every_name_of_a_column_is_recognised(name: str) -> None:
    (meaning,) = (meaning for meaning, names in columns.SYNONYMS.items() if name in names)
    assert columns.meaning_of(name) == columns.meaning_of(name.upper()) == meaning


@pytest.mark.parametrize(
    ("key", "name"), [(key, name) for key, names in json_names.ALIASES.items() for name in (key, *names)]
)
def test_every_name_in_json_is_recognised(key: str, name: str) -> None:
    assert json_names.key_of({name: "x"}, key) == name
    assert json_names.key_of({f"{name[:1].upper()}{name[1:]}": "x"}, key) == f"{name[:1].upper()}{name[1:]}"


def test_one_key_of_the_exchange_file_has_one_set_of_other_names() -> None:
    names: dict[str, set[tuple[str, ...]]] = {}
    for thing in THINGS:
        for row in thing.rows:
            names.setdefault(row.exchange_key, set()).add(row.names.keys)
    assert {key: found for key, found in names.items() if len(found) > 1} == {}
