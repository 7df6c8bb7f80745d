"""The rows of the fields: none is missing, and the fingerprints of saved votes stay the same."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from tuiokr.model import field, fingerprint
from tuiokr.model.okr import KeyResult, Objective

THINGS: dict[type[Any], tuple[field.Field, ...]] = {Objective: field.OBJECTIVE, KeyResult: field.KEY_RESULT}
EVERY = [pytest.param(kind, row, id=f"{kind.__name__}.{row.name}") for kind, rows in THINGS.items() for row in rows]


@pytest.mark.parametrize("kind", THINGS)
def test_every_field_has_one_row(kind: type[Any]) -> None:
    assert sorted(row.name for row in THINGS[kind]) == sorted(kind.model_fields)


@pytest.mark.parametrize("kind", THINGS)
def test_names_and_labels_of_fields_are_unique(kind: type[Any]) -> None:
    rows = THINGS[kind]
    shown = [row.words for row in rows if row.words != field.QUOTE]
    for names in ([row.label for row in rows], [row.exchange_key for row in rows], shown):
        assert sorted(names) == sorted(set(names))
    places = [row.form for row in rows if row.form]
    assert sorted(places) == sorted(set(places))


@pytest.mark.parametrize(("kind", "row"), EVERY)
def test_a_choice_has_the_values_of_its_type_and_the_default_first(kind: type[Any], row: field.Field) -> None:
    of_type = kind.model_fields[row.name]
    assert row.choices == (get_args(of_type.annotation) if row.shape == "choice" else ())
    assert row.shape != "choice" or row.choices[0] == of_type.default


PROMISED = Objective(id="o", title="Paying feels effortless", why="One in four gives up", ambition="committed")
COUNTED = KeyResult(
    id="k", objective="o", statement="Checkout completion", kind="baseline", start=71, target=85, unit="%",
    due=date(2027, 3, 31), champion="Ana",
)  # fmt: skip


def test_fingerprints_of_saved_votes_stay_the_same() -> None:
    assert fingerprint.of_objective(Objective(id="o")) == "fbb08013d1f288fb"
    assert fingerprint.of_objective(PROMISED) == "421f4898df47190f"
    assert fingerprint.of_key_result(KeyResult(id="k", objective="o")) == "f7cd10fd8cfd0235"
    assert fingerprint.of_key_result(COUNTED) == "2aa9070a19d35914"


def test_a_new_field_makes_stale_only_votes_about_statements_that_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint.of_key_result(COUNTED)
    rows = tuple(row._replace(stale="when given") if row.name == "data_source" else row for row in field.KEY_RESULT)
    monkeypatch.setattr(field, "KEY_RESULT", rows)
    assert fingerprint.of_key_result(COUNTED) == before
    given = COUNTED.but(data_source="the till")
    assert fingerprint.of_key_result(given) != before
    assert fingerprint.of_key_result(given) != fingerprint.of_key_result(COUNTED.but(data_source="the shop"))
