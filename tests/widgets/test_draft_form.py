"""The form for drafting: its fields are those of the rows, in that order."""

from __future__ import annotations

from datetime import date

import pytest
from textual.widgets import Input

from tests.widgets.stage import alone
from tuiokr.model import field
from tuiokr.model.cycle import named
from tuiokr.model.okr import KeyResult, Objective
from tuiokr.screens.stages.draft_form import DraftForm
from tuiokr.usecases.key_result_form import shown
from tuiokr.widgets.choice import Choice

KEY = KeyResult(
    id="k", objective="o", statement="Checkout completion", kind="milestone", start=71, target=85, unit="points",
    due=date(2027, 3, 31), champion="Ana", confidence=7, data_source="the till",
)  # fmt: skip
OBJECTIVE = Objective(
    id="o", title="Paying feels effortless", why="One in four gives up", theme="Trust", ambition="committed"
)


@pytest.mark.parametrize(("thing", "rows"), [(KEY, field.KEY_RESULT), (OBJECTIVE, field.OBJECTIVE)])
async def test_the_form_shows_the_fields_of_its_rows(
    thing: KeyResult | Objective, rows: tuple[field.Field, ...]
) -> None:
    form = DraftForm()
    async with alone(form, size=(100, 12)) as (app, pilot):
        form.show(thing, "what", ("Ana", "Li"))
        await pilot.pause()
        boxes = [one for one in form.query("Input, Choice") if one.region]
        assert [one.id for one in boxes] == [
            row.name for row in sorted((row for row in rows if row.form), key=lambda row: row.form or (0, 0))
        ]
        for row in rows:
            if row.form:
                assert shown(row, getattr(thing, row.name)) in app.sees
                assert row.label in app.sees or row.shape == "choice"


async def test_the_form_reads_only_what_was_typed() -> None:
    form, cycle, today = DraftForm(), named("2027-Q1"), date(2027, 1, 5)
    async with alone(form, size=(100, 12)) as (_, pilot):
        form.show(KEY, "what", ())
        await pilot.pause()
        assert {row.name: form.read(KEY, row.name, cycle, today) for row in field.KEY_RESULT if row.shape == "day"} == {
            "due": {}
        }
        form.query_one("#due", Input).value = "15 Feb"
        form.query_one("#start", Input).value = "40 %"
        assert form.read(KEY, "due", cycle, today) == {"due": date(2027, 2, 15)}
        assert form.read(KEY, "start", cycle, today) == {"start": 40.0, "unit": "%"}
        assert form.read(KEY, "why", cycle, today) == {}
        assert form.query_one("#kind", Choice).value == "milestone"
