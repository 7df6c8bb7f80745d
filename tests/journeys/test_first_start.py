"""The first start: three choices, and nothing on disk before a person takes one."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.journeys.driver import CYCLE, Person, desk_on, files_in, fresh, on_stage
from tuiokr.screens.draft import Draft
from tuiokr.screens.home import Home
from tuiokr.screens.setup import Setup
from tuiokr.screens.welcome import Welcome
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.store.folder_store import FileStore

OUTLINE = "Northwind: Noor\n  Payments: Ana, Li, Sam"


async def set_up(person: Person, door: str, outline: str, organisation: str = "") -> None:
    await person.press(door)
    await person.on(Setup)
    if organisation:
        await person.paste(organisation)
    person.one(TextArea).focus()
    await person.settle()
    await person.paste(outline)


async def test_the_first_screen_offers_three_choices_and_writes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    async with on_stage(desk_on(folder)) as person:
        await person.wait_for("Run a workshop", "Draft alone", "Open the sample organisation")
        await person.press("down down up escape f1")
        await person.wait_for("EVERYWHERE")
        await person.press("escape")
        await person.on(Welcome)
        assert not folder.exists()
        await person.press("1")
        await person.on(Setup)
        await person.write("Nothing is written yet")
        await person.press("escape")
        await person.on(Welcome)
        await person.press("ctrl+q")
    assert not folder.exists()


async def test_the_first_choice_sets_up_an_organisation(tmp_path: Path) -> None:
    async with on_stage(desk_on(tmp_path)) as person:
        await set_up(person, "1", OUTLINE, "Northwind Shops")
        await person.wait_for("L1 Northwind Noor", "L2 Payments Ana, Li, Sam")
        assert not files_in(tmp_path), "something was written before it was said to begin"
        await person.press("f9")
        await person.on(Home)
        await person.wait_for("Northwind Shops", "Payments", CYCLE, "press w")
    session = fresh(tmp_path)
    assert session.workspace.organisation.name == "Northwind Shops"
    assert list(session.workspace.cycles) == [CYCLE]
    payments = session.workspace.teams["payments"]
    assert (payments.parent, payments.leader, payments.people) == ("northwind", "Ana", ("Ana", "Li", "Sam"))
    assert session.workspace.teams["northwind"].parent is None


async def test_a_single_team_goes_straight_into_its_workshop(tmp_path: Path) -> None:
    async with on_stage(desk_on(tmp_path)) as person:
        await set_up(person, "1", "Payments: Ana, Li")
        await person.press("f9")
        await person.on(WorkshopScreen)
        await person.wait_for("Payments: team workshop", "Check-in")
        await person.press("escape")
        await person.on(Home)
    session = fresh(tmp_path)
    assert [one.workshop.people for one in session.workspace.workshops.values()] == [("Ana", "Li")]


async def test_the_second_choice_leads_to_the_draft(tmp_path: Path) -> None:
    async with on_stage(desk_on(tmp_path)) as person:
        await set_up(person, "2", "Payments: Ana")
        await person.press("f9")
        await person.on(Draft)
        await person.wait_for("A blank page", "Payments")
    assert not fresh(tmp_path).workspace.workshops


async def test_the_third_choice_opens_the_sample_in_a_temporary_folder(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    async with on_stage(desk_on(folder)) as person:
        await person.press("3")
        await person.on(Home)
        await person.wait_for("Northwind", "sample", "Payments")
        store = person.desk.session.store
        assert isinstance(store, FileStore)
        elsewhere = Path(store.root)
        assert elsewhere != folder
        await person.press("down enter")
        await person.on(Draft)
        await person.press("o")
        await person.write("Try everything")
        await person.press("escape")
        await person.wait_for("Try everything")
        assert "Try everything" in str(fresh(elsewhere).workspace.okrs)
    assert not folder.exists()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("outline", "", "Write at least one team"),
        ("cycle", "", "The cycle needs a name"),
        ("first", "soon", "“soon” is not a date"),
        ("last", "2020-01-01", "before the first day"),
    ],
)
async def test_a_wrong_value_is_reported_and_nothing_is_lost(tmp_path: Path, field: str, typed: str, said: str) -> None:
    async with on_stage(desk_on(tmp_path)) as person:
        await set_up(person, "1", OUTLINE if field != "outline" else "", "Kept words")
        if field != "outline":
            person.one(Input, f"#{field}").focus()
            await person.settle()
            await person.fill(typed)
        await person.press("f9")
        await person.wait_for(said, "Kept words")
        assert not files_in(tmp_path)


async def test_the_outline_is_written_with_tab_and_enter(tmp_path: Path) -> None:
    async with on_stage(desk_on(tmp_path), (80, 24)) as person:
        await person.press("1")
        await person.on(Setup)
        page = person.one(TextArea)
        page.focus()
        await person.settle()
        assert {"Indent", "Outdent", "Other fields", "Begin"} <= set(person.foot)
        await person.press("tab")
        await person.write("Northwind: Noor")
        await person.press("enter tab")
        await person.write("Payments: Ana, Li")
        await person.press("enter")
        await person.write("Growth: Kim")
        await person.press("enter tab tab tab")
        await person.write("Refunds: Pat")
        await person.press("enter shift+tab shift+tab shift+tab")
        await person.write("Board")
        assert page.text == "Northwind: Noor\n  Payments: Ana, Li\n  Growth: Kim\n    Refunds: Pat\nBoard"
        await person.wait_for("L1 Northwind", "L2 Payments", "L2 Growth", "L3 Refunds", "L1 Board")
        await person.press("up up shift+up shift+tab")
        assert page.text == "Northwind: Noor\nPayments: Ana, Li\nGrowth: Kim\n    Refunds: Pat\nBoard"
        await person.press("ctrl+z ctrl+z")
        await person.press("escape")
        assert person.app.focused is person.one(Input, "#organisation")
        await person.press("escape")
        await person.on(Welcome)


async def test_tab_indents_a_line_below_the_line_above_it(tmp_path: Path) -> None:
    async with on_stage(desk_on(tmp_path)) as person:
        await set_up(person, "1", "A\nB\n\nC\n\tD")
        page = person.one(TextArea)
        for row, text in ((1, "A\n  B\n\nC\n\tD"), (3, "A\n  B\n\n  C\n\tD"), (0, "A\n  B\n\n  C\n\tD")):
            page.move_cursor((row, 0))
            await person.press("tab")
            assert page.text == text
        page.move_cursor((4, 2))
        await person.press("shift+tab")
        assert page.text == "A\n  B\n\n  C\nD"


async def test_the_days_follow_the_name_of_the_cycle(tmp_path: Path) -> None:
    async with on_stage(desk_on(tmp_path)) as person:
        await set_up(person, "1", OUTLINE)
        person.one(Input, "#cycle").focus()
        await person.settle()
        await person.fill("Jan–Apr")
        assert (person.one(Input, "#first").value, person.one(Input, "#last").value) == ("2027-01-01", "2027-04-30")
        await person.wait_for("Its name will be Jan-Apr 2027")
        await person.fill("FY27-Q1")
        await person.wait_for("A fiscal year can begin in any month")
        await person.press("f9")
        await person.wait_for("press F9 again to continue without them")
        await person.write("2026-02-01")
        await person.press("f9")
        await person.on(Home)
    cycle = fresh(tmp_path).workspace.cycles["FY27-Q1"]
    assert (str(cycle.first), cycle.last) == ("2026-02-01", None)
