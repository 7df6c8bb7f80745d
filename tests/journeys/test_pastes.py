"""Several pasted lines are several items, a question, or one line; never only the first line."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.journeys.driver import CYCLE, Person, desk_on, fresh, on_stage, sample_on
from tuiokr.screens.dependency_form import DependencyForm
from tuiokr.screens.draft import Draft
from tuiokr.screens.pick import Pick
from tuiokr.screens.question import AskLine
from tuiokr.screens.setup import Setup
from tuiokr.screens.team_form import TeamForm
from tuiokr.screens.vote import VoteScreen
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.widgets.lines_input import Lines
from tuiokr.widgets.statement import StatementEditor

LABELLED = "KR1: Mails answered the same day from 40 % to 80 %\nKR2: Disputes from 30 to 10 a month\nKR3: Fewer calls"


async def to_draft(person: Person, light: str, team: str = "payments") -> None:
    await person.light(team)
    await person.press("enter")
    await person.on(Draft)
    await person.light(light)


async def to_workshop(person: Person, step: str) -> None:
    workshop_id = person.desk.workshop.start("payments")
    person.desk.workshop.go(workshop_id, step)
    person.app.push_screen(WorkshopScreen(person.desk, workshop_id))
    await person.on(WorkshopScreen)


def statements(person: Person, objective: str) -> list[str]:
    return [key.statement for key in person.desk.draft.okrs("payments").of(objective)]


def titles(person: Person) -> list[str]:
    return [one.title for one in person.desk.draft.okrs("payments").objectives]


async def test_three_lines_are_pasted_as_three_key_results(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 34)) as person:
        await to_draft(person, "p-refund")
        before = statements(person, "p-refund")
        await person.press("k")
        await person.paste(LABELLED)
        await person.wait_for("Pasted as 3 key results")
        wanted = ["Mails answered the same day from 40 % to 80 %", "Disputes from 30 to 10 a month", "Fewer calls"]
        assert statements(person, "p-refund") == [*before, *wanted]
        assert person.one(StatementEditor).text == "Fewer calls"
        await person.press("escape")
        await person.wait_for("Mails answered the same day")
        await person.press("u")
        await person.wait_gone("Mails answered")
        assert statements(person, "p-refund") == before
    okrs = fresh(tmp_path).workspace.of(CYCLE, "payments")
    assert [key.statement for key in okrs.of("p-refund")] == before


async def test_objectives_are_pasted_with_their_key_results(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 34)) as person:
        await to_draft(person, "p-refund")
        before = titles(person)
        await person.press("o")
        await person.paste(
            "Objective 1: Answer at once\n- Waiting from 9 to 2 minutes\nObjective 2: Answer kindly\n- Praise"
        )
        await person.wait_for("Pasted as 2 objectives")
        assert titles(person) == [*before, "Answer at once", "Answer kindly"]


@pytest.mark.parametrize(("answer", "found"), [("several", 3), ("one", 1), ("", 0)])
async def test_lines_that_may_be_one_sentence_are_asked_about(tmp_path: Path, answer: str, found: int) -> None:
    async with on_stage(sample_on(tmp_path), (110, 34)) as person:
        await to_draft(person, "p-refund")
        before = statements(person, "p-refund")
        await person.press("k")
        await person.paste("Refunds are settled\non the same day\nby everybody")
        await person.on(Pick)
        await person.wait_for("3 lines were pasted. What are they?")
        if answer:
            await person.light(answer, "#options")
            await person.press("enter")
        else:
            await person.press("escape")
        await person.on(Draft)
        await person.press("escape")
        news = statements(person, "p-refund")[len(before) :]
        assert len(news) == found
        assert not found or "".join(" ".join(news).split()) == "Refundsaresettledonthesamedaybyeverybody"


async def test_lines_pasted_into_a_field_of_one_line_are_joined(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 34)) as person:
        await to_draft(person, "p-refund")
        await person.press("k")
        for field in person.app.screen.query(Input):
            if field.display and field.parent and field.region.width:
                field.focus()
                await person.settle()
                field.value = ""
                await person.paste("alpha\n\r\n  beta \r\ngamma\n")
                assert field.value == "alpha beta gamma", field.id
                field.value = ""


async def test_pasted_lines_are_parked_one_by_one(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 34)) as person:
        await to_draft(person, "p-refund")
        await person.press("f4")
        await person.on(AskLine)
        await person.paste("- Who pays for it?\n- Which law applies?\n- Why now?")
        await person.wait_for("Who pays for it?", "Which law applies?", "Why now?")
        await person.press("enter")
        await person.wait_for("3 questions parked")
    sessions = fresh(tmp_path).workspace.workshops.values()
    words = [one.words for session in sessions for one in session.parked if one.about == "p-refund"]
    assert words[-3:] == ["Who pays for it?", "Which law applies?", "Why now?"]


async def test_pasted_lines_are_parked_one_by_one_on_the_parking_lot_step(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 34)) as person:
        await to_workshop(person, "parking")
        await person.press("a")
        await person.on(AskLine)
        await person.paste("Who pays?\nWhich law?")
        await person.press("enter")
        await person.wait_for("Who pays?", "Which law?")
        await person.press("u")
        await person.wait_gone("Which law?")
        assert "Who pays?" not in person.sees


async def test_people_are_pasted_one_per_line(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 34)) as person:
        await to_workshop(person, "parking")
        await person.press("f7 a")
        await person.on(AskLine)
        await person.press("end", "ctrl+u")
        await person.paste("1. Ana Lima\n2. Bo Berg\n3. Ana Lima")
        await person.press("enter")
        await person.wait_for("Two people have the same name")
        screen = await person.on(WorkshopScreen)
        assert screen.workshop.people == ("Ana Lima", "Bo Berg", "Ana Lima (2)")


async def test_people_of_a_team_are_pasted_one_per_line(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 34)) as person:
        await person.light("payments")
        await person.press("e")
        await person.on(TeamForm)
        field = person.one(Input, "#people")
        field.focus()
        field.value = ""
        await person.paste("Ana\nJosé\nJose\nAna")
        assert field.value == "Ana, José, Jose, Ana (2)"
        await person.press("f9")
        await person.wait_for("Two people have the same name")
    assert fresh(tmp_path).workspace.teams["payments"].people == ("Ana", "José", "Jose", "Ana (2)")


async def test_more_voters_are_pasted_one_per_line(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 34)) as person:
        await to_draft(person, "p-refund")
        await person.press("v")
        await person.on(VoteScreen)
        await person.press("plus")
        await person.on(AskLine)
        await person.paste("Zoe\nAna\nKim")
        await person.press("enter")
        await person.wait_for("0 of 8 in", "· Zoe", "Kim", "Already in the vote: Ana.")


async def test_a_chat_is_pasted_as_hands(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 34)) as person:
        await to_draft(person, "p-refund")
        await person.press("v")
        await person.on(VoteScreen)
        await person.press("l")
        await person.on(AskLine)
        await person.paste(
            "10:24:15 From Ana to Everyone:\n\t4\n10:24:18 From Li to Everyone:\n\t2 - no slot at night\nSam: 3!"
        )
        await person.press("enter")
        await person.wait_for("3 of 6 in", "▶ Max")
        assert "no slot" not in person.sees
        await person.press("r r")
        await person.wait_for("3 hands, 3 without a hand", "2 Li: no slot at night")


async def test_the_message_about_an_unreadable_line_reveals_no_hand(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 34)) as person:
        await to_draft(person, "p-refund")
        await person.press("v")
        await person.on(VoteScreen)
        await person.paste("Pádraig: 2 - night shift\nAna: 5\nrest 4")
        await person.wait_for("Nobody here is called “Pádraig” (line 1)", "“rest” was not used", "1 of 6 in")
        assert "night shift" not in person.sees and "Pádraig: 2" not in person.sees
        await person.press("4")
        await person.wait_gone("Pádraig")


async def test_several_dependencies_are_pasted_at_once(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 34)) as person:
        await to_workshop(person, "dependencies")
        await person.press("a")
        await person.on(DependencyForm)
        await person.paste("- A test account\n- A price list")
        await person.choose_giver("plat")
        await person.press("f9")
        await person.wait_for("A test account", "A price list")
        await person.press("u")
        await person.wait_gone("A price list")
        assert "A test account" not in person.sees


async def test_a_paste_without_an_open_field_is_reported(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 34)) as person:
        await to_draft(person, "p-refund")
        await person.paste("One\nTwo")
        await person.wait_in("Toast", "is not saved, because no field is open")


async def test_notes_of_a_step_keep_their_line_breaks(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 34)) as person:
        await to_workshop(person, "dependencies")
        for added, lines in (("One\nTwo", "One\nTwo"), ("Three\nFour", "One\nTwo\nThree\nFour")):
            await person.press("f3")
            await person.on(AskLine)
            await person.paste(added)
            assert person.one(Lines).text == lines
            await person.press("enter")
            screen = await person.on(WorkshopScreen)
            assert screen.workshop.runs["dependencies"].notes == lines


async def test_the_palette_joins_pasted_lines(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 34)) as person:
        await person.press("ctrl+p")
        await person.until(lambda: bool(person.app.screen.query(Input)), "the palette")
        await person.paste("add\nteam")
        await person.until(lambda: person.app.screen.query_one(Input).value == "add team", "both words")
        await person.press("escape")


async def test_a_paste_that_is_too_long_is_cut_with_a_message(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 34)) as person:
        await person.light("payments")
        await person.press("e")
        await person.on(TeamForm)
        field = person.one(Input, "#leader")
        field.value = ""
        field.focus()
        await person.paste("x" * 130)
        await person.wait_for("There is no room for more")
        assert field.value == "x" * 100


async def test_the_set_up_says_that_two_people_have_the_same_name(tmp_path: Path) -> None:
    async with on_stage(desk_on(tmp_path), (110, 34)) as person:
        await person.press("2")
        await person.on(Setup)
        person.one(TextArea, "#outline").focus()
        await person.paste("Payments: Ana, Li, Ana")
        await person.wait_for("Ana, Li, Ana (2)", "Two people have the same name")
