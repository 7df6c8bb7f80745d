"""The hour of a tie-off: each step is a queue that Enter settles, and the last one shows hands and takes signatures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.journeys.driver import CYCLE, Person, fresh, on_stage, sample_on
from tuiokr.model.shelf import put
from tuiokr.model.tie_off import TieOff
from tuiokr.screens.pick import Pick
from tuiokr.screens.question import AskLine
from tuiokr.screens.tie_off import TieOffScreen
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.usecases.desk import Desk
from tuiokr.widgets.rows import Rows

SIZE = (100, 30)
UPPER = "northwind"


def at_step(folder: Path, step: str) -> tuple[Desk, str]:
    """The sample organisation with a tie-off workshop at one of its steps."""
    desk = sample_on(folder)
    workshop_id = desk.workshop.start(UPPER, "tie-off")
    desk.workshop.go(workshop_id, step)
    return desk, workshop_id


async def in_hour(person: Person, workshop_id: str) -> None:
    await person.app.push_screen(WorkshopScreen(person.desk, workshop_id))
    await person.on(WorkshopScreen)
    person.app.clear_notifications()
    await person.settle()


def on_disk(folder: Path) -> TieOff:
    return next(iter(fresh(folder).workspace.tie_offs.values()))


async def test_each_upper_objective_is_shown_in_full_and_enter_goes_on_to_the_next(tmp_path: Path) -> None:
    desk, workshop_id = at_step(tmp_path, "intent")
    async with on_stage(desk, SIZE) as person:
        await in_hour(person, workshop_id)
        await person.wait_for("2 left", "Two of three buyers order once and never again.", "Orders delivered on the")
        await person.press("enter")
        await person.wait_for("1 left", "Last winter we lost a Saturday to an outage.")
        await person.press("enter")
        await person.wait_for("✓ all settled", "Everything here is settled")
    assert len(on_disk(tmp_path).settled) == 2


async def test_a_key_result_that_nobody_takes_on_is_meant_so_and_stays_settled_until_its_words_change(
    tmp_path: Path,
) -> None:
    desk, workshop_id = at_step(tmp_path, "coverage")
    async with on_stage(desk, SIZE) as person:
        await in_hour(person, workshop_id)
        await person.wait_for("1 left", "Changes that have", "Parent uncovered")
        await person.press("enter")
        await person.on(Pick)
        await person.press("1")
        await person.on(AskLine)
        await person.write("Northwind does it alone")
        await person.press("enter")
        await person.on(WorkshopScreen)
        await person.wait_for("✓ all settled", "settled: Northwind does it")
        desk.draft.edit(UPPER, "n-fail", statement="Changes that break the shop from 18 % to 5 %")
        await person.wait_for("1 left")
        await person.press("u")
        await person.wait_for("✓ all settled")


async def test_a_link_takes_a_key_result_out_of_the_queue(tmp_path: Path) -> None:
    desk, workshop_id = at_step(tmp_path, "coverage")
    async with on_stage(desk, SIZE) as person:
        await in_hour(person, workshop_id)
        await person.press("l")
        await person.wait_for("Who supports it?")
        await person.write("friday")
        await person.press("enter")
        await person.on(WorkshopScreen)
        await person.wait_for("✓ all settled", "Somebody has taken on every key")
    okrs = fresh(tmp_path).workspace.of(CYCLE, "platform")
    assert "n-fail" in (okrs.objective("f-quiet") or okrs.objectives[0]).parent_key_results


async def test_a_parked_item_goes_to_the_parking_lot_and_an_orphan_is_decided(tmp_path: Path) -> None:
    desk, workshop_id = at_step(tmp_path, "relevance")
    async with on_stage(desk, SIZE) as person:
        await in_hour(person, workshop_id)
        await person.wait_for("2 left", "Growth O2")
        await person.press("enter")
        await person.on(Pick)
        await person.press("2")
        await person.on(AskLine)
        await person.write("Is the website a means or an end?")
        await person.press("enter")
        await person.on(WorkshopScreen)
        await person.wait_for("1 left", "parked: Is the website")
        assert person.one(Rows, "#below").lit.startswith("no-parent"), "the next open one is highlighted"
        await person.press("x")
        await person.on(AskLine)
        await person.write("Next cycle")
        await person.press("enter")
        await person.on(WorkshopScreen)
    stored = fresh(tmp_path).workspace
    assert [one.words for one in stored.workshops[workshop_id].parked] == ["Is the website a means or an end?"]
    decision = on_disk(tmp_path).decision("p-fraud")
    assert decision is not None and decision.choice == "drop"


async def test_two_like_objectives_are_side_by_side_and_the_next_cycle_remembers_their_kind(tmp_path: Path) -> None:
    desk, workshop_id = at_step(tmp_path, "overlap")
    desk.draft.edit("growth", "g-site", title="Make paying with us feel effortless for everybody")
    async with on_stage(desk, (160, 45)) as person:
        await in_hour(person, workshop_id)
        await person.wait_for("1 left")
        line = next(one for one in person.sees.splitlines() if "L2 Growth" in one)
        assert "L2 Payments" in line, "both are beside each other"
        await person.press("enter")
        await person.on(Pick)
        await person.press("3")
        await person.on(WorkshopScreen)
        await person.wait_for("same recipe, each has an own part")
    (said,) = on_disk(tmp_path).settled
    item = desk.queue.items(UPPER, "overlap")[0]
    assert said.how == "same recipe" and item.settled == said
    before = TieOff(id="old", cycle="2026-Q4", upper=UPPER, lower=(), settled=(said,))
    desk.queue.reopen(UPPER, item)
    ties = put(desk.workspace.tie_offs, {before.id: before})
    desk.session.change("an earlier cycle", replace(desk.workspace, tie_offs=ties))
    again = desk.queue.items(UPPER, "overlap")[0]
    assert again.settled is None and again.before is not None and again.before.how == "same recipe"


async def test_the_findings_lead_to_their_place_and_back(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await person.light(UPPER)
        await person.press("t")
        await person.on(TieOffScreen)
        await person.press("f")
        await person.wait_for("All findings, what is lost first", "4 left", "Parent uncovered")
        first = person.one(Rows, "#below").lit
        await person.press("enter")
        await person.wait_for("Do both levels agree")
        assert person.one(Rows, "#above").lit == "n-fail" and person.one(Rows, "#above").has_focus
        await person.press("f")
        await person.wait_for("All findings")
        assert person.one(Rows, "#below").lit == first


async def test_hands_are_shown_together_and_a_low_one_is_a_reservation(tmp_path: Path) -> None:
    desk, workshop_id = at_step(tmp_path, "sign")
    async with on_stage(desk, SIZE) as person:
        await in_hour(person, workshop_id)
        await person.wait_for("Each side shows 0 to 5 fingers", "4 hands to come")
        await person.press("4 5 2")
        await person.wait_for("✓ in", "1 hand to come")
        assert "●●●●○" not in person.sees, "no hand is shown before the last one is in"
        told = [row.after for one in desk.history.of_all() for each in one.told for row in each.differences]
        assert "given" in told and not any("of five" in words for words in told), "nor is it told in the history"
        await person.press("5")
        await person.on(AskLine)
        await person.wait_for("Payments shows 2 of five: what has to change?")
        await person.write("Fewer objectives")
        await person.press("enter")
        await person.on(WorkshopScreen)
        await person.wait_for("●●●●○ 4", "●●○○○ 2", "Fewer objectives", "Now the names")
        await person.press("home enter")
        await person.on(AskLine)
        await person.press("enter")
        await person.on(WorkshopScreen)
        await person.wait_for("✓ signed by Noor")
        desk.draft.edit("northwind", "n-back", title="Become the shop that people come back to")
        await person.wait_for("◆ stale", "shop that people come back to")
        await person.press("y")
        await person.wait_for("Noor has signed again", "✓ signed by Noor")
        await person.press("a")
        await person.wait_for("4 hands to come")
    assert on_disk(tmp_path).hands == ()
