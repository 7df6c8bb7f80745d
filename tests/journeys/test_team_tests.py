"""The team tests: one key per answer; the answers are hidden until the counts are shown."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.driver import Person, desk_on, fresh, on_stage, sample_on
from tuiokr.model.workspace import FullWorkshop
from tuiokr.screens.draft import Draft
from tuiokr.screens.question import AskLine
from tuiokr.screens.stages.team_tests import TeamTestStage
from tuiokr.screens.team_tests import TeamTests
from tuiokr.screens.vote import VoteScreen
from tuiokr.screens.workshop import WorkshopScreen


def meeting_on_disk(folder: Path) -> FullWorkshop:
    return fresh(folder).workspace.workshops["w-payments"]


async def test_each_key_counts_one_answer(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 30)) as person:
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        await person.light("p-back")
        await person.press("q")
        await person.on(TeamTests)
        await person.wait_for("ESPRESSO  As energising as a double espresso in the morning?", "Own the refund promise")
        await person.press("y y y m e Y")
        await person.wait_for("4 of 6 answered")
        await person.press("r")
        await person.wait_for("◆ AMBER 2 of 4 said yes", "What would make it a yes?")
        await person.press("y y y")
        await person.wait_for("The counts are shown")
        assert person.sees.count("The counts are shown") == 1, "one word to the person is said once"
        await person.press("tab")
        await person.wait_for("TOWNHALL  Read out to everybody")
        await person.press("y y M E r")
        await person.press("escape")
        await person.wait_for("espresso 2 of 4, amber", "townhall 2 of 2, green")
    found = {one.test: one for one in meeting_on_disk(tmp_path).team_tests if one.about == "p-refund"}
    assert (found["espresso"].yes, found["espresso"].meh, found["espresso"].eye_roll) == (2, 1, 1)
    assert (found["townhall"].yes, found["townhall"].meh, found["townhall"].eye_roll) == (2, 0, 0)


async def test_counts_are_hidden_while_people_answer_and_after_a_restart(tmp_path: Path) -> None:
    async def tests(person: Person) -> None:
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        await person.light("p-refund")
        await person.press("q")
        await person.on(TeamTests)

    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        await tests(person)
        await person.press("y y m e")
        await person.wait_for("4 of 6 answered")
        one = person.sees
        await person.press("Y M y y")
        await person.wait_for("4 of 6 answered")
        assert person.sees == one, "what is seen depends on answers that are not shown yet"
        await person.press("y y y y")
        await person.wait_for("All 6 people have answered", "6 of 6 answered")
        await person.press("escape")
        await person.wait_for("espresso not shown yet")
    async with on_stage(desk_on(tmp_path), (100, 30)) as person:
        await tests(person)
        await person.wait_for("6 of 6 answered")
        await person.press("r")
        await person.wait_for("◆ AMBER 5 of 6 said yes", "a notes who rolled their eyes")
        await person.press("y")
        await person.wait_for("The counts are shown. Press r to hide them")
        await person.press("r E m r")
        await person.wait_for("✓ GREEN 5 of 6 said yes")
        assert "rolled their eyes" not in person.sees
    found = {one.test: one for one in meeting_on_disk(tmp_path).team_tests if one.about == "p-refund"}
    assert (found["espresso"].yes, found["espresso"].meh, found["espresso"].eye_roll) == (5, 1, 0)


async def test_an_answer_is_counted_for_the_test_on_screen(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        await person.light("p-fraud")
        await person.press("v")
        await person.on(VoteScreen)  # its style sheet must not change another screen
        await person.press("escape")
        await person.on(Draft)
        await person.press("q")
        await person.on(TeamTests)
        await person.press("tab y")
        await person.wait_for("TOWNHALL  Read out to everybody: would it lift them, or get eye-rolls?")
        await person.wait_for("espresso  As energising as a double espresso in the morning?")
        await person.press("down")
        await person.wait_for("ESPRESSO  As energising as a double espresso in the morning?")
        await person.press("y up")
        await person.wait_for("ESPRESSO  As energising")
    found = {(one.about, one.test): one.yes for one in meeting_on_disk(tmp_path).team_tests}
    assert found["p-fraud", "townhall"] == 1 and ("p-fraud", "espresso") not in found
    assert found["p-refund", "espresso"] == 1 and ("p-refund", "townhall") not in found


async def test_if_we_nail_these_shows_the_key_results(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (100, 40)) as person:
        workshop_id = person.desk.workshop.start("payments")
        person.desk.workshop.go(workshop_id, "nail")
        person.app.push_screen(WorkshopScreen(person.desk, workshop_id))
        await person.on(WorkshopScreen)
        await person.wait_for("If we nail its key results", "KR1", "Checkout completion", "Launch one-click checkout")


async def test_a_line_and_a_pasted_chat_are_counted_and_shown_with_names(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        await person.light("p-refund")
        await person.press("q")
        await person.on(TeamTests)
        await person.press("l")
        await person.on(AskLine)
        await person.write("9 9 0")
        await person.press("enter")
        await person.wait_for("These are more answers than people: 6 people are here", "nobody asked yet")
        await person.press("l")
        await person.on(AskLine)
        await person.write("4y 1m")
        await person.press("enter")
        await person.wait_for("5 of 6 answered")
        await person.paste("Ana: yes\nLi: meh\nSam: 🙄\nMax: eye-roll\nZoe: yes")
        await person.wait_for("Nobody here is called “Zoe” (line 5)", "4 of 6 answered", "instead of 5")
        assert "Sam" not in person.sees_in(person.app.screen.query_one(TeamTestStage)), "names are hidden with counts"
        await person.press("r")
        await person.wait_for("▲ RED 1 of 4 said yes", "yes 1", "meh 1", "eye-roll 2", "eye-roll: Sam, Max")
        await person.press("a")
        await person.on(AskLine)
        await person.fill("sam, ola, li")
        await person.press("enter")
        await person.wait_for("You wrote 3 names, but the count is 2")
        await person.fill("ola")
        await person.press("enter")
        await person.wait_for("eye-roll: Ola and 1 without a name")
        await person.paste("1 0 0")
        await person.wait_for("The counts are shown.")
        person.desk.draft.edit("payments", "p-refund", title="Own each refund")
        await person.wait_for("about: “Own the refund promise”")
        await person.press("escape")
        await person.wait_for("espresso 1 of 4, red, stale")
    (found,) = [one for one in meeting_on_disk(tmp_path).team_tests if one.about == "p-refund"]
    assert (found.yes, found.meh, found.eye_roll, found.rolled) == (1, 1, 2, ("Ola",))
    assert found.words == "Own the refund promise"


async def test_if_we_nail_these_shows_whole_key_results_on_a_small_screen(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        keys = person.desk.draft.okrs("payments").of("p-easy")
        end = "and at least nine of ten say so without help"
        for key in keys:
            person.desk.draft.edit("payments", key.id, statement=f"{key.statement} in every shop and app {end}")
        workshop_id = person.desk.workshop.start("payments")
        person.desk.workshop.go(workshop_id, "nail")
        person.app.push_screen(WorkshopScreen(person.desk, workshop_id))
        await person.on(WorkshopScreen)
        await person.wait_for("If we nail its key results", "KR1")
        stage = person.app.screen.query_one(TeamTestStage)
        assert person.sees_in(stage).count("without help") == len(keys), person.sees
        await person.paste("Ana: yes\nLi: nearly\nSam: not yet")
        await person.wait_for("3 of 6 answered")
        await person.press("r")
        await person.wait_for("RED 1 of 3 said yes", "not yet: Sam")
