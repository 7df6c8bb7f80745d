"""Drafting: writing, the checks while a person writes, moving, many undo steps. No word is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.journeys.driver import CYCLE, Person, fresh, on_stage, sample_on, segments, two_levels
from tuiokr.model.okr import KeyResult, Objective, TeamOKRs
from tuiokr.screens.draft import Draft
from tuiokr.screens.home import Home
from tuiokr.screens.pick import Pick
from tuiokr.screens.question import AskLine
from tuiokr.widgets.choice import Choice
from tuiokr.widgets.finding_pane import FindingPane
from tuiokr.widgets.rows import Rows
from tuiokr.widgets.statement import StatementEditor

STATEMENT = "Checkout completion from 71 % to 85 % by 31 March"


def on_disk(folder: Path, team: str = "payments") -> TeamOKRs:
    return fresh(folder).workspace.of(CYCLE, team)


async def to_draft(person: Person, team: str = "payments") -> Draft:
    await person.light(team)
    await person.press("enter")
    return await person.on(Draft)


def on_screen_key(person: Person) -> KeyResult:
    return person.desk.draft.okrs("northwind").key_results[0]


def underlined(person: Person) -> str:
    """The characters that are painted with an underline."""
    return "".join(
        one.text for line in segments(person.app) for one in line if one.style is not None and one.style.underline
    )


async def test_one_sentence_fills_the_fields_from_to_unit_and_due(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path)) as person:
        await to_draft(person)
        await person.wait_for("A blank page")
        await person.press("o")
        await person.write("Make paying with us feel effortless")
        await person.press("tab")
        await person.write("One in four gives up")
        await person.press("enter")
        await person.wait_for("how would you know?")
        await person.write(STATEMENT)
        await person.press("enter")
        await person.wait_for("71 % ▸ 85 %", "by 31 Mar", "a key result without words yet")
        await person.press("enter")
        await person.wait_gone("without words yet")
        await person.wait_for("Make paying with us feel effortless", "One in four gives up")
    okrs = on_disk(tmp_path)
    assert [(one.title, one.why) for one in okrs.objectives] == [
        ("Make paying with us feel effortless", "One in four gives up")
    ]
    (key,) = okrs.key_results
    assert (key.statement, key.start, key.target, key.unit, key.due) == (STATEMENT, 71, 85, "%", date(2027, 3, 31))


async def test_typed_words_are_saved_after_a_short_pause(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path, beside=True)) as person:
        await to_draft(person)
        await person.press("o")
        await person.write("Nobody presses a key after this")
        await person.until(
            lambda: any(one.title == "Nobody presses a key after this" for one in on_disk(tmp_path).objectives)
        )
        await person.wait_for("✓ saved")
        assert person.one(StatementEditor).has_focus


FIELDS = {
    "start": "50",
    "target": "75",
    "unit": "points",
    "due": "15 Feb",
    "champion": "Noor",
    "confidence": "7",
    "data_source": "the shop's own log",
}
"""The value that is typed into each field, in tab order."""


async def tab_to(person: Person, field: str) -> None:
    for _ in range(12):
        if person.app.screen.focused is not None and person.app.screen.focused.id == field:
            return
        await person.press("tab")
    raise AssertionError(f"tab never comes to {field}")


async def test_going_through_the_fields_changes_no_value(tmp_path: Path) -> None:
    desk = two_levels(tmp_path)
    before = desk.draft.okrs("northwind")
    objective, key = before.objectives[0].id, before.key_results[0].id
    desk.draft.edit("northwind", objective, why="They do not.\nAll of them were here before.")
    desk.draft.edit("northwind", key, start=1 / 3)
    before = desk.draft.okrs("northwind")
    async with on_stage(desk) as person:
        await to_draft(person, "northwind")
        await person.press("enter")
        await tab_to(person, "theme")
        await person.press("escape", "down", "enter")
        await tab_to(person, "data_source")
        await person.press("escape")
    after = on_disk(tmp_path, "northwind")
    assert after.objectives == before.objectives and after.key_results == before.key_results


@pytest.mark.parametrize(
    "rest",
    [
        True,
        False,
    ],
)
async def test_fields_that_are_left_with_tab_are_saved(tmp_path: Path, rest: bool) -> None:
    async with on_stage(two_levels(tmp_path)) as person:
        await to_draft(person, "northwind")
        await person.press("down enter")
        for field, typed in FIELDS.items():
            await tab_to(person, field)
            before = on_screen_key(person)
            await person.fill(typed)
            if rest:
                await person.until(lambda before=before: on_screen_key(person) != before, "the rest")  # type: ignore[misc]
        await tab_to(person, "kind")
        await person.press("right escape")
        assert all(said in person.sees for said in ("by 15 Feb", "Noor", "confidence 7"))
    (key,) = on_disk(tmp_path, "northwind").key_results
    assert (key.start, key.target, key.unit, key.due) == (50, 75, "points", date(2027, 2, 15))
    assert (key.champion, key.confidence, key.data_source) == ("Noor", 7, "the shop's own log")
    assert key.kind == "baseline"


async def test_a_wrong_number_says_what_is_expected_and_stays_in_the_field(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path)) as person:
        await to_draft(person, "northwind")
        await person.press("down enter tab")
        await person.fill("a great many")
        await person.press("enter")
        await person.wait_for("is not a number. Write it as 71")
        assert person.one(Input, "#start").value == "a great many"
        await person.fill("33")
        await person.press("enter")
        await person.wait_for("33")
    key = on_disk(tmp_path, "northwind").key_results[0]
    assert key.start == 33


async def test_a_finding_asks_a_question_and_its_words_are_underlined(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path)) as person:
        await to_draft(person, "northwind")
        await person.press("down k")
        await person.write("Launch one-click checkout")
        lit = person.one(Rows).lit
        await person.until(
            lambda: (
                on_disk(tmp_path, "northwind").key_result(lit) is not None
                and "Launch one-click checkout" in person.sees_in(person.one(FindingPane)) + person.sees
                and "output" in person.sees_in(person.one(FindingPane))
            ),
            "the finding",
        )
        key = on_disk(tmp_path, "northwind").key_result(lit)
        assert key is not None
        opinion = person.desk.checks.key_result(key, "")
        found = next(one for one in opinion.open if one.name == "output-not-outcome")
        said = person.sees_in(person.one(FindingPane))
        assert found.question and " ".join(found.question.split()) in said
        assert found.words and found.words in "Launch one-click checkout"
        assert "Launch" in underlined(person)
        assert "checkout" not in underlined(person) or "checkout" in found.words
        await person.press("ctrl+u")
        await person.write("Buyers who finish in one click from 20 % to 60 %")
        await person.until(lambda: "output" not in person.sees_in(person.one(FindingPane)), "the finding to go")
        assert "Launch" not in underlined(person)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 45)])
async def test_the_question_of_a_finding_is_visible_while_a_person_writes(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with on_stage(two_levels(tmp_path), size) as person:
        await to_draft(person, "northwind")
        await person.press("k")
        await person.write("Launch the new loyalty page for members")
        await person.wait_in("FindingPane", "An output, not an outcome", "what will be different, and for whom?")


async def test_the_findings_are_focused_and_scrolled_by_keyboard(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        await to_draft(person)
        await person.press("f", "tab")
        assert person.app.focused is person.one(FindingPane)
        await person.press("end")
        await person.wait_in("FindingPane", "WORDS 27 of 100")


async def test_moving_copying_and_deleting_are_undone_in_twelve_steps(tmp_path: Path) -> None:
    def shape(okrs: TeamOKRs) -> list[tuple[str, list[str]]]:
        return [(one.id, [key.id for key in okrs.of(one.id)]) for one in okrs.objectives]

    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        await to_draft(person)
        drafting = person.desk.draft
        was = [shape(drafting.okrs("payments"))]

        async def does(*keys: str) -> None:
            await person.press(*keys)
            was.append(shape(drafting.okrs("payments")))
            assert was[-1] != was[-2], f"{keys} did nothing"

        await person.light("p-done")
        await does("right_square_bracket")
        assert dict(was[-1])["p-easy"] == ["p-click", "p-done", "p-tickets"]
        await person.light("p-tickets")
        await does("left_square_bracket")
        await person.light("p-good")
        await does("left_square_bracket")  # beyond the first row: to the previous objective
        assert dict(was[-1])["p-easy"][-1] == "p-good"
        await person.light("p-ask")
        await does("m", "1")
        assert "p-ask" in dict(was[-1])["p-easy"]
        await person.light("p-back")
        await does("d")
        assert len(dict(was[-1])["p-refund"]) == 2
        await person.light("p-refund")
        await does("left_square_bracket")
        assert [one for one, _ in was[-1]] == ["p-easy", "p-refund", "p-fraud"]
        await does("d")
        assert len(was[-1]) == 4
        await person.light("p-fraud")
        await does("x")
        await person.wait_for("Deleted “Cut what fraud costs")
        for key in ("p-done", "p-click", "p-tickets", "p-good"):
            await person.light(key)
            await does("x")
        assert len(was) == 13
        person.app.clear_notifications()
        assert shape(on_disk(tmp_path)) == was[-1]
        for before in reversed(was[:-1]):
            await person.press("u")
            assert shape(drafting.okrs("payments")) == before
        await person.wait_for("Undone:")
        assert shape(on_disk(tmp_path)) == was[0]
        person.app.clear_notifications()
        await person.press("u")
        await person.wait_for("Nothing to undo")
        for after in was[1:]:
            await person.press("U")
            assert shape(drafting.okrs("payments")) == after
        assert shape(on_disk(tmp_path)) == was[-1]
        assert "Cut what fraud costs honest buyers" not in person.sees_in(person.one(Rows))


async def test_the_highlight_follows_a_row_that_is_moved(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path)) as person:
        await to_draft(person)
        await person.light("p-done")
        await person.press("shift+down shift+down")
        assert person.one(Rows).lit == "p-done"
        assert [key.id for key in on_disk(tmp_path).of("p-easy")][-1] == "p-done"


async def test_what_an_objective_supports_is_picked_and_shown(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path)) as person:
        await to_draft(person)
        await person.light("p-fraud")
        await person.press("l")
        await person.on(Pick)
        await person.wait_for("Become the shop people come back to", "Hours of lost trade from 14 to 2")
        await person.light("n-hours", "#options")
        await person.press("enter")
        await person.on(Draft)
        await person.wait_for("supports Northwind O2·KR1")
        found = on_disk(tmp_path).objective("p-fraud")
        assert found is not None and (found.parent, found.parent_key_results) == ("n-calm", ("n-hours",))
        await person.press("l")
        await person.on(Pick)
        await person.press("1")
        await person.wait_gone("supports Northwind O2·KR1")
    gone = on_disk(tmp_path).objective("p-fraud")
    assert gone is not None and gone.parent is None and gone.parent_key_results == ()


async def test_a_finding_is_waived_with_a_reason_and_the_waiver_is_withdrawn(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 60)) as person:
        await to_draft(person)
        await person.light("p-click")
        pane = person.one(FindingPane)
        assert "An output, not an outcome" in person.sees_in(pane)
        await person.press("z")
        await person.on(Pick)
        await person.light("output-not-outcome", "#options")
        await person.press("enter")
        await person.on(AskLine)
        await person.press("enter")
        await person.wait_for("A few words")
        await person.write("The bank wants it")
        await person.press("enter")
        await person.on(Draft)
        await person.until(lambda: "WAIVED" in person.sees_in(pane) and "The bank wants it" in person.sees_in(pane))
        key = on_disk(tmp_path).key_result("p-click")
        assert key is not None
        assert [(one.name, one.reason) for one in key.waivers] == [("output-not-outcome", "The bank wants it")]
        await person.press("z")
        await person.on(Pick)
        await person.wait_for("take the waiver back")
        await person.press("end enter")
        await person.on(Draft)
        await person.until(lambda: "WAIVED" not in person.sees_in(pane))
    bare = on_disk(tmp_path).key_result("p-click")
    assert bare is not None and bare.waivers == ()


async def test_escape_never_loses_a_word(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path)) as person:
        await to_draft(person)
        await person.press("o")
        await person.write("Said and left at once")
        await person.press("escape")
        await person.press("enter tab")
        await person.write("because of this")
        await person.press("escape")
        await person.wait_for("Said and left at once", "because of this")
        await person.press("escape")
        await person.on(Home)
    (one,) = on_disk(tmp_path).objectives
    assert (one.title, one.why) == ("Said and left at once", "because of this")


async def test_quitting_in_the_middle_of_a_word_loses_nothing(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path)) as person:
        await to_draft(person)
        await person.press("o")
        await person.write("Half a wo")
        await person.press("ctrl+q")
    assert [one.title for one in on_disk(tmp_path).objectives] == ["Half a wo"]


async def test_quitting_in_a_field_loses_nothing(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path)) as person:
        await to_draft(person, "northwind")
        await person.press("down enter tab tab")
        await person.fill("44")
        await person.press("ctrl+q")
    assert on_disk(tmp_path, "northwind").key_results[0].target == 44


async def test_a_blank_objective_is_not_saved(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path)) as person:
        await to_draft(person)
        await person.press("o escape")
        await person.wait_for("A blank page")
        await person.press("k")
        await person.wait_for("needs an objective first")
    assert on_disk(tmp_path).objectives == ()


async def test_an_objective_without_words_but_with_key_results_stays(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path)) as person:
        await to_draft(person, "northwind")
        await person.press("enter ctrl+u escape")
        await person.wait_for("an objective without words yet", "Buyers who order again")
    okrs = on_disk(tmp_path, "northwind")
    assert [type(one) for one in okrs.objectives] == [Objective]
    assert [type(one) for one in okrs.key_results] == [KeyResult]


async def test_the_findings_are_focused_with_tab_scrolled_and_left(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        await to_draft(person)
        await person.light("p-click")
        rows, pane = person.one(Rows), person.one(FindingPane)
        low = pane.size.height
        await person.press("tab")
        assert pane.has_focus and pane.size.height > low
        await person.press("end")
        await person.until(lambda: 0 < pane.max_scroll_y == pane.scroll_offset.y)
        await person.press("tab")
        assert rows.has_focus and rows.lit == "p-click"
        await person.press("tab escape")
        assert rows.has_focus
        await person.on(Draft)
        await person.press("enter tab")
        assert isinstance(person.app.focused, Input | Choice)


async def test_the_versions_of_the_words_are_shown_and_one_is_put_back(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    desk.draft.edit("payments", "p-refund", title="Every refund is settled within a day")
    async with on_stage(desk, (100, 30)) as person:
        await to_draft(person)
        await person.light("p-refund")
        await person.press("V")
        await person.wait_for(
            "Versions of “Every refund is settled within a day”", "in use now", "Own the refund promise"
        )
        await person.press("end enter")
        await person.wait_in("Toast", "Version 1 is back. Press u to undo")
        await person.press("u")
        await person.wait_for("Every refund is settled within a day")
        await person.press("V end enter")
    kept = fresh(tmp_path).workspace.of(CYCLE, "payments").objective("p-refund")
    assert kept is not None and kept.title == "Own the refund promise"
