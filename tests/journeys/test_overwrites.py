"""Keys act on what a person sees. No decision and no link of somebody is replaced without a question."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from tests.journeys.driver import CYCLE, Person, desk_on, fresh, on_stage, sample_on
from tuiokr.model.okr import Dependency, KeyResult, Objective
from tuiokr.screens.clash import ClashDialog
from tuiokr.screens.dependencies import Dependencies
from tuiokr.screens.dependency_answer import AnswerForm
from tuiokr.screens.dependency_form import DependencyForm
from tuiokr.screens.draft import Draft
from tuiokr.screens.home import Home
from tuiokr.screens.pick import Pick
from tuiokr.screens.question import AskLine
from tuiokr.screens.team_form import TeamForm
from tuiokr.screens.tie_off import TieOffScreen
from tuiokr.screens.vote import VoteScreen
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.usecases.desk import Desk
from tuiokr.widgets.rows import Rows

SIZE = (130, 44)
UPPER = "northwind"


async def to_tie_off(person: Person) -> None:
    await person.light(UPPER)
    await person.press("t")
    await person.on(TieOffScreen)


async def decide(person: Person, thing: str, key: str, words: str) -> None:
    await person.light(thing)
    await person.press(key)
    await person.on(AskLine)
    await person.write(words)
    await person.press("enter")
    await person.on(TieOffScreen)
    await person.light(thing)  # a decision moves on to the next objective


def decision(folder: Path, thing: str) -> tuple[str, str]:
    [tie_off] = fresh(folder).workspace.tie_offs.values()
    found = tie_off.decision(thing)
    assert found is not None
    return found.choice, found.note


def lower(folder: Path, team: str, thing: str) -> Objective | KeyResult:
    okrs = fresh(folder).workspace.of(CYCLE, team)
    found = okrs.objective(thing) or okrs.key_result(thing)
    assert found is not None
    return found


# ---- a decision with a note


async def test_confirming_asks_before_it_replaces_a_decision_with_a_note(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await to_tie_off(person)
        await decide(person, "g-second", "h", "Aim at 500")
        await person.press("c")
        await person.on(Pick)
        await person.wait_in("#dialog", "is already decided", "Leave it as it is: change: Aim at 500")
        await person.press("enter")
        await person.on(TieOffScreen)
        assert decision(tmp_path, "g-second") == ("change", "Aim at 500")
        await person.press("c")
        await person.on(Pick)
        await person.wait_in("#dialog", "Confirm it and keep the note: Aim at 500", "Confirm it without the note")
        await person.press("3")
        await person.on(TieOffScreen)
        assert decision(tmp_path, "g-second") == ("confirm", "")
        await person.press("u")
        await person.wait_in("#below", "Aim at 500")
    assert decision(tmp_path, "g-second") == ("change", "Aim at 500")


async def test_a_confirmed_note_can_be_kept(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await to_tie_off(person)
        await decide(person, "g-second", "h", "Aim at 500")
        await person.press("c")
        await person.on(Pick)
        await person.press("2")
        await person.on(TieOffScreen)
        await person.light("g-second")
        await person.press("c")  # already confirmed: the note stays, and there is no question
        await person.on(TieOffScreen)
    assert decision(tmp_path, "g-second") == ("confirm", "Aim at 500")


async def test_each_other_decision_asks_too_and_shows_what_it_replaces(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await to_tie_off(person)
        await decide(person, "g-second", "h", "Aim at 500")
        for key, words, choice in (
            ("x", "No designer", "drop"),
            ("e", "Noor", "escalate"),
            ("h", "Aim at 600", "change"),
        ):
            await person.press(key)
            await person.on(Pick)
            await person.press("2")
            await person.on(AskLine)
            await person.wait_in("#dialog", "until now:")
            await person.write(words)
            await person.press("enter")
            await person.on(TieOffScreen)
            await person.light("g-second")
            assert decision(tmp_path, "g-second") == (choice, words)
        await person.press("h")
        await person.on(AskLine)
        assert person.one(Input).value == "Aim at 600"
        await person.press("escape")


# ---- two windows


async def test_a_decision_of_another_window_is_shown_before_it_is_replaced(tmp_path: Path) -> None:
    """The decision arrived while this window was open: the key asks, although there is no note."""
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await to_tie_off(person)
        desk_on(tmp_path).tie_off.decide(UPPER, "f-quiet", "confirm")
        await person.wait_for("2 of 6 decided")
        await person.light("f-quiet")
        await person.press("x")
        await person.on(Pick)
        await person.wait_in("#dialog", "Leave it as it is: confirmed")
        await person.press("1")
        await person.on(TieOffScreen)
    assert decision(tmp_path, "f-quiet") == ("confirm", "")


async def test_a_decision_made_while_a_reason_is_written_is_not_replaced_silently(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await to_tie_off(person)
        await person.light("f-quiet")
        await person.press("h")
        await person.on(AskLine)
        await person.write("Fewer alarms")
        desk_on(tmp_path).tie_off.decide(UPPER, "f-quiet", "drop", "Not now")
        await person.until(lambda: person.desk.tie_off.of(UPPER).decision("f-quiet") is not None, "the other's")
        await person.press("enter")
        await person.on(Pick)
        await person.wait_in(
            "#dialog", "Another window has already decided", "dropped: Not now", "change: Fewer alarms"
        )
        await person.press("1")
        await person.on(TieOffScreen)
        assert decision(tmp_path, "f-quiet") == ("drop", "Not now")


async def test_two_decisions_at_once_clash_and_f12_shows_who_decided_what(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        other = desk_on(tmp_path)
        other.tie_off.of(UPPER)
        await to_tie_off(person)
        await person.light("f-quiet")
        await person.press("c")
        other.tie_off.decide(UPPER, "f-quiet", "drop", "Not now")
        assert len(other.session.clashes) == 1
    assert decision(tmp_path, "f-quiet") == ("confirm", "")
    async with on_stage(other, SIZE) as person:
        await to_tie_off(person)
        await person.wait_for("1 clash: F12")
        await person.press("f12")
        await person.on(ClashDialog)
        await person.wait_in(
            "#dialog", "Somebody else made another decision about the same objective", "dropped: Not now", "confirmed ("
        )
        await person.press("1 enter")
        await person.on(TieOffScreen)
    assert decision(tmp_path, "f-quiet") == ("drop", "Not now")


async def test_a_signature_is_refused_with_a_message_if_something_has_just_changed(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await to_tie_off(person)
        await person.press("S")
        await person.on(Pick)
        await person.press("enter")
        await person.on(AskLine)
        other = desk_on(tmp_path)
        other.tie_off.decide(UPPER, "f-quiet", "drop", "Not now")
        await person.until(lambda: person.desk.tie_off.of(UPPER).decision("f-quiet") is not None, "the other's")
        await person.press("enter")
        await person.on(TieOffScreen)
        await person.wait_in("Toast", "Not signed: Platform O1 was decided: dropped")
    assert [one.signatures for one in fresh(tmp_path).workspace.tie_offs.values()] == [()]


async def test_an_answer_with_words_is_replaced_only_after_a_question(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await to_tie_off(person)
        await person.press("i")
        await person.on(Dependencies)
        await person.press("d")
        await person.on(AskLine)
        await person.write("No time")
        await person.press("enter")
        await person.on(Dependencies)
        await person.press("y")
        await person.on(Pick)
        await person.wait_in("#dialog", "already has an answer", "Leave it as it is: declined by Sam: No time")
        await person.press("2")
        await person.on(Dependencies)
        await person.wait_for("✓ accepted")
        await person.press("u")
        await person.wait_for("declined by Sam: No time")


# ---- a second parent


async def test_a_second_parent_is_asked_about_in_the_tie_off(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await to_tie_off(person)
        before = lower(tmp_path, "payments", "p-easy")
        assert isinstance(before, Objective) and before.parent == "n-back"
        for answer, parent in (("1", "n-back"), ("2", "n-calm")):
            await person.light("p-easy")
            await person.press("l")
            await person.on(Pick)
            await person.light("n-calm", "#options")
            await person.press("enter")
            await person.on(Pick)
            await person.wait_in(
                "#dialog",
                "It already supports another objective",
                "Leave it as it is: Northwind O1 “Become the shop people come back to”",
                "Replace it: Northwind O2",
            )
            await person.press(answer)
            await person.on(TieOffScreen)
            after = lower(tmp_path, "payments", "p-easy")
            assert isinstance(after, Objective) and after.parent == parent
            assert after.parent_key_results == before.parent_key_results


async def test_a_second_parent_is_asked_about_from_above_too(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await to_tie_off(person)
        await person.light("n-calm")
        await person.press("l")
        await person.on(Pick)
        await person.light("p-easy", "#options")
        await person.press("enter")
        await person.on(Pick)
        await person.wait_in("#dialog", "It already supports another objective")
        await person.press("escape")
        await person.on(TieOffScreen)
    found = lower(tmp_path, "payments", "p-easy")
    assert isinstance(found, Objective) and found.parent == "n-back"


async def test_a_second_parent_is_asked_about_in_draft(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        await person.light("p-easy")
        await person.press("l")
        await person.on(Pick)
        await person.light("n-calm", "#options")
        await person.press("enter")
        await person.on(Pick)
        await person.wait_in("#dialog", "It already supports another objective", "Northwind O1")
        await person.press("1")
        await person.on(Draft)
        assert lower(tmp_path, "payments", "p-easy").model_dump()["parent"] == "n-back"
        person.desk.draft.edit("payments", "p-done", parent_link="n-repeat")
        await person.light("p-done")
        await person.press("l")
        await person.on(Pick)
        await person.light("n-hours", "#options")
        await person.press("enter")
        await person.on(Pick)
        await person.wait_in("#dialog", "It already supports another key result", "Northwind O1·KR1")
        await person.press("1")
        await person.on(Draft)
    assert lower(tmp_path, "payments", "p-done").model_dump()["parent_link"] == "n-repeat"


# ---- the highlight


def lit_words(person: Person) -> str:
    """The words of the rows that are painted as highlighted, over the whole width of the screen, on one line."""
    return " ".join(" ".join(line.split("▌", 1)[1] for line in person.sees.splitlines() if "▌" in line).split())


def needs(desk: Desk) -> list[Dependency]:
    return list(desk.dependency.dependencies([team.id for team in desk.session.workspace.tree(CYCLE).teams]))


async def test_a_new_dependency_is_highlighted_and_y_answers_it(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await to_tie_off(person)
        await person.light("g-second")
        await person.press("i")
        await person.on(Dependencies)
        [old] = needs(person.desk)
        await person.press("a")
        await person.on(DependencyForm)
        await person.write("The order feed")
        await person.choose_giver("plat")
        await person.press("f9")
        await person.on(Dependencies)
        assert "The order feed" in lit_words(person)
        await person.press("y")
        await person.on(AnswerForm)
        await person.press("enter enter")
        await person.wait_in("#wrong", "Write the day until which it is promised")
        await person.write("15 Feb")
        await person.press("enter")
        await person.on(Dependencies)
        await person.wait_for("✓ Accepted 1")
    states = {one.what: one.state for one in needs(desk_on(tmp_path))}
    assert states == {"The order feed": "accepted", old.what: "requested"}


async def test_dependencies_of_another_window_do_not_move_the_highlight(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        await to_tie_off(person)
        await person.press("i")
        await person.on(Dependencies)
        [old] = needs(person.desk)
        other = desk_on(tmp_path)
        for number in range(12):
            other.dependency.ask("growth", "platform", f"Before it {number}")
        await person.until(lambda: len(needs(person.desk)) == 13, "the other window's")
        await person.settle()
        assert old.what in lit_words(person)
        await person.press("y")
        await person.until(lambda: any(one.state == "accepted" for one in needs(desk_on(tmp_path))), "the answer")
    assert [one.id for one in needs(desk_on(tmp_path)) if one.state == "accepted"] == [old.id]


async def test_a_new_team_is_highlighted(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await person.light("growth")
        await person.press("a")
        await person.on(TeamForm)
        await person.write("Zebra")
        await person.press("f9")
        await person.on(Home)
        assert person.one(Rows).lit == "zebra"


async def test_a_new_parked_question_is_highlighted(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    workshop_id = desk.workshop.start("payments")
    desk.parking.park(workshop_id, "Who owns refunds?")
    parking = next(step for step in desk.workshop.full(workshop_id).workshop.agenda.steps if step.kind == "parking")
    desk.workshop.go(workshop_id, parking.id)
    async with on_stage(desk, SIZE) as person:
        await person.app.push_screen(WorkshopScreen(desk, workshop_id))
        await person.on(WorkshopScreen)
        for key, words in (("a", "Who pays?"), ("f4", "Who tests?")):
            await person.press(key)
            await person.on(AskLine)
            await person.write(words)
            await person.press("enter")
            await person.on(WorkshopScreen)
            assert words in lit_words(person)


async def test_a_new_objective_is_highlighted_and_a_blank_one_returns_the_highlight(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        rows = person.one(Rows)
        await person.light("p-done")
        for key in ("o", "k"):
            await person.press(key)
            assert rows.lit != "p-done"
            await person.press("escape")
            assert rows.lit == "p-done"
        await person.press("d")
        copy = rows.lit
        assert copy != "p-done" and person.desk.draft.okrs("payments").key_result(copy) is not None


async def test_a_person_who_joins_a_vote_is_asked_next(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    workshop_id = desk.vote.workshop_for("payments")
    async with on_stage(desk, SIZE) as person:
        await person.app.push_screen(VoteScreen(desk, workshop_id, desk.vote.open(workshop_id, "p-fraud")))
        screen = await person.on(VoteScreen)
        await person.press("plus")
        await person.on(AskLine)
        await person.write("Zoe")
        await person.press("enter")
        await person.on(VoteScreen)
        assert screen.lit == "Zoe"


async def test_a_form_keeps_the_fields_that_another_window_has_changed(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await person.light("platform")
        await person.press("e")
        await person.on(TeamForm)
        other = desk_on(tmp_path)
        other.setup.edit_team("platform", name="Platform", leader="Ira", names="Sam, Ira, Bo", parent="northwind")
        await person.until(lambda: person.desk.session.workspace.teams["platform"].leader == "Ira", "the other's")
        await person.press("end")
        await person.write(" and tools")
        await person.press("f9")
        await person.on(Home)
        await person.wait_for("Platform and tools", "Ira")
    found = fresh(tmp_path).workspace.teams["platform"]
    assert (found.name, found.leader, found.people) == ("Platform and tools", "Ira", ("Sam", "Ira", "Bo"))


async def test_a_form_asks_before_it_replaces_the_same_field_of_another_window(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await person.light("platform")
        await person.press("e")
        await person.on(TeamForm)
        other = desk_on(tmp_path)
        other.setup.edit_team("platform", name="Base", leader="Sam", names="Sam, Ira, Bo", parent="northwind")
        await person.until(lambda: person.desk.session.workspace.teams["platform"].name == "Base", "the other's")
        await person.press("end")
        await person.write(" and tools")
        await person.press("f9")
        await person.wait_in("#dialog", "Another window changed this.", "name: “Base”")
        assert fresh(tmp_path).workspace.teams["platform"].name == "Base"
        await person.press("f9")
        await person.on(Home)
        await person.wait_for("Platform and tools")


async def test_a_line_asks_before_it_replaces_a_change_of_another_window(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await person.press("O")
        await person.on(AskLine)
        desk_on(tmp_path).setup.rename("Southwind")
        await person.until(lambda: person.desk.session.workspace.organisation.name == "Southwind", "the other's")
        await person.fill("Westwind")
        await person.press("enter")
        await person.wait_in("#dialog", "Another window changed this.", "“Southwind”")
        await person.press("escape")
        await person.on(Home)
        await person.press("O")
        await person.on(AskLine)
        desk_on(tmp_path).setup.rename("Eastwind")
        await person.until(lambda: person.desk.session.workspace.organisation.name == "Eastwind", "the other's")
        await person.press("enter")
        await person.on(Home)
    assert fresh(tmp_path).workspace.organisation.name == "Eastwind"
