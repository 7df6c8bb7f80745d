"""Examples while drafting: reading those of every function, copying one below the highlighted item, undoing it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.journeys.driver import CYCLE, MONDAY, Person, fresh, on_stage, sample_on, two_levels
from tuiokr.app import open_desk
from tuiokr.model.okr import TeamOKRs
from tuiokr.screens.draft import Draft
from tuiokr.screens.example import ExampleDialog
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.session.clock import SetClock
from tuiokr.usecases.example import functions
from tuiokr.widgets.rows import Rows

SALES, MARKETING = functions()[0], functions()[1]
SCROLL_BAR = "[▁-█]"


def on_disk(folder: Path, team: str = "payments") -> TeamOKRs:
    return fresh(folder).workspace.of(CYCLE, team)


async def to_examples(person: Person, team: str = "payments") -> ExampleDialog:
    await person.light(team)
    await person.press("enter")
    await person.on(Draft)
    await person.press("I")
    return await person.on(ExampleDialog)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 45)])
async def test_all_words_of_every_function_can_be_read(tmp_path: Path, size: tuple[int, int]) -> None:
    async with on_stage(two_levels(tmp_path), size) as person:
        await to_examples(person)
        for function in functions():
            await person.wait_for(f"▸{function.title}", "copy it into the draft", "esc back")
            for key, one in function.by_id.items():
                await person.light(key, "#options")
                words = getattr(one, "title", "") or getattr(one, "statement", "")
                seen = re.sub(SCROLL_BAR, "", person.sees_in(person.one(Rows, "#options")))
                assert words in " ".join(seen.split())
            await person.press("right")
        await person.wait_for(f"▸{SALES.title}")
        await person.press("left")
        await person.wait_for(f"▸{functions()[-1].title}")
        await person.press("2")
        await person.wait_for(f"▸{MARKETING.title}", MARKETING.examples[0].title)


async def test_an_objective_and_a_key_result_are_copied_and_undone(tmp_path: Path) -> None:
    objective, key = SALES.examples[0], SALES.examples[0].key_results[1]
    async with on_stage(two_levels(tmp_path)) as person:
        await to_examples(person)
        await person.press("enter")
        draft = await person.on(Draft)
        await person.wait_in("Toast", "Copied “Be the partner")
        await person.wait_in("#board", "Be the partner that hospitals ask", "We hear of most tenders")
        assert on_disk(tmp_path).objectives[0].why == objective.why
        assert draft.stage.lit == on_disk(tmp_path).objectives[0].id
        await person.press("I down down enter")
        await person.on(Draft)
        await person.wait_in("#board", key.statement, "4 a month ▸ 12 a month", "by 31 Mar")
        (copied,) = on_disk(tmp_path).key_results
        assert (copied.statement, copied.start, copied.target, copied.unit) == (key.statement, 4, 12, "a month")
        assert copied.objective == on_disk(tmp_path).objectives[0].id and draft.stage.lit == copied.id
        await person.press("u")
        await person.wait_for("take over the example “Head nurses")
        assert on_disk(tmp_path).key_results == () and len(on_disk(tmp_path).objectives) == 1
        await person.press("u")
        await person.wait_for("A blank page")
    assert on_disk(tmp_path).objectives == ()


async def test_reading_changes_nothing(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    before = desk.draft.okrs("payments")
    async with on_stage(desk) as person:
        await to_examples(person)
        await person.press("right down down pagedown escape")
        await person.on(Draft)
    assert on_disk(tmp_path) == before


async def test_a_key_result_needs_an_objective(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path)) as person:
        await to_examples(person)
        await person.press("down enter")
        await person.on(Draft)
        await person.wait_in("Toast", "A key result needs an objective first")
    assert on_disk(tmp_path).key_results == ()


async def test_the_function_of_the_team_comes_first_also_in_a_workshop_and_from_the_palette(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    team = desk.setup.add_team("Customer Support", parent="northwind")
    workshop = desk.workshop.start(team, "team")
    step = next(one.id for one in desk.workshop.full(workshop).workshop.agenda.steps if one.kind == "key results")
    desk.workshop.go(workshop, step)
    async with on_stage(desk) as person:
        await person.light(team)
        await person.press("w enter")
        await person.on(WorkshopScreen)
        await person.press("I")
        await person.on(ExampleDialog)
        await person.wait_for("▸Support")
        await person.press("enter")
        await person.on(WorkshopScreen)
        await person.wait_for("Copied “")
        await person.press("colon")
        await person.write("show me an example")
        await person.press("enter")
        await person.on(ExampleDialog)
    assert len(on_disk(tmp_path, team).objectives) == 1


async def test_a_read_only_workspace_shows_examples_and_copies_none(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    async with on_stage(open_desk(tmp_path, SetClock(MONDAY), read_only=True)) as person:
        await to_examples(person)
        assert "copy it into the draft" not in person.sees
        await person.press("enter escape")
        await person.on(Draft)
