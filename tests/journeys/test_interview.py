"""The leader opens, the room chooses themes, and the themes stay in view until something covers them."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.driver import Person, fresh, on_stage, sample_on, two_levels
from tests.journeys.test_workshop import start
from tuiokr.screens.draft import Draft
from tuiokr.screens.pick import Pick
from tuiokr.screens.presenter import Presenter
from tuiokr.screens.question import AskLine
from tuiokr.screens.workshop import WorkshopScreen


async def note(person: Person, words: str, *, key: str = "a") -> None:
    await person.press(key)
    await person.on(AskLine)
    await person.write(words)
    await person.press("enter")
    await person.on(WorkshopScreen)


async def test_the_leader_is_interviewed_in_three_columns(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (80, 24)) as person:
        await start(person)
        await person.press("n")
        await person.wait_for("WHAT WORKS", "WHAT IS HARD", "VISION AND GOAL", "Nothing yet on works, hard, vision")
        await person.wait_for("▶ Ana is asked", "Northwind wants this cycle")
        await note(person, "Checkout [b]")
        await person.press("right")
        await person.paste("10:01 From Li to Everyone: Refunds\n10:02 From Sam to Everyone: Trust")
        await person.wait_for("WHAT IS HARD  2", "· Refunds", "Nothing yet on vision")
        await person.press("t")
        await person.wait_for("◆ Trust")
        await person.press("up right_square_bracket")
        await person.wait_for("VISION AND GOAL  1", "✓ done when each column has a line")
        await person.press("u")
        await person.wait_for("WHAT IS HARD  2")
        await person.press("h")
        await person.on(Pick)
        assert "Ana" not in person.sees.split("Who has asked Ana?")[1].split("take it")[0], "the leader asks herself"
        await person.press("1")
        await person.wait_for("● Li", "1 of 3 heard")
        await person.press("f2")
        await person.on(Presenter)
        await person.wait_for("WHAT WORKS", "Checkout [b]", "◆ Trust")
    (full,) = fresh(tmp_path).workspace.workshops.values()
    assert sorted((one.column, one.words, one.theme) for one in full.opening) == [
        ("hard", "Refunds", ""),
        ("hard", "Trust", "Trust"),
        ("works", "Checkout [b]", ""),
    ]
    assert full.workshop.runs["leader-opens"].heard == ("Li",)


async def test_the_word_theme_is_below_the_words_when_it_is_not_beside_them(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    desk.workshop.go("w-payments", "leader-opens")
    async with on_stage(desk, (110, 34)) as person:
        await person.press("g")
        await person.wait_for("with their card")
        lines = person.sees.splitlines()
        at = next(at for at, line in enumerate(lines) if "with their card" in line)
        assert lines[at + 1].index("theme", lines[at].index("with their")) == lines[at].index("with their")


async def test_themes_get_dots_and_say_that_nobody_covers_them(tmp_path: Path) -> None:
    desk = two_levels(tmp_path)
    desk.draft.edit("payments", desk.draft.add_objective("payments"), title="Paying feels effortless")
    async with on_stage(desk, (100, 30)) as person:
        await start(person)
        await person.press("n n")
        await person.wait_for("There is no theme yet")
        await note(person, "Ease")
        await note(person, "Trust")
        await note(person, "1 4", key="d")
        await person.wait_for("4 ●●●●", "1 ●")
        await note(person, " of buyers", key="enter")
        await person.press("n")
        await person.wait_for("◇ Trust of buyers: nobody yet", "◇ Ease: nobody yet")
        await person.wait_for("2 of 2 themes without an objective")
        await person.press("o")
        await person.on(Draft)
        await person.press("t 1")
        await person.wait_for("◆ Trust of buyers")
        await person.press("escape")
        await person.on(WorkshopScreen)
        await person.wait_for("◆ Trust of buyers O1", "◇ Ease: nobody yet", "1 of 2 themes without an objective")
        await person.press("n n")
        await person.wait_for("▶ Fist of five", "Paying feels effortless  ◆ Trust of buyers")
    (full,) = fresh(tmp_path).workspace.workshops.values()
    assert full.workshop.theme_dots == {"Trust of buyers": 4, "Ease": 1}
    (objective,) = fresh(tmp_path).workspace.of(full.workshop.cycle, "payments").objectives
    assert objective.theme == "Trust of buyers"
