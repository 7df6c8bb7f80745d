"""The tie-off of an upper team with 21 teams of long names: all of it can be read and reached in every size."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.journeys.driver import CYCLE, Person, desk_on, on_stage, sample_on
from tuiokr.model.cycle import named
from tuiokr.screens.pick import Pick
from tuiokr.screens.question import AskLine
from tuiokr.screens.search_pick import SearchPick
from tuiokr.screens.tie_off import TieOffScreen
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.setup import read_outline
from tuiokr.widgets import text
from tuiokr.widgets.matrix import distinct
from tuiokr.widgets.rows import Rows
from tuiokr.widgets.side_pane import SidePane

SIZES = [(80, 24), (100, 30), (160, 45)]
WORK = [
    *("Sales North", "Sales South", "Sales West"),
    *("People", "Audit", "Law", "Channels", "Branches", "Data", "Buildings", "Partners"),
]
NAMES = [
    *(f"Directorate for Regional and International {work}" for work in WORK),
    *(f"Directorate of {work}" for work in WORK[3:]),
    "Payments",
    "Growth",
]
ABOVE = "Become the shop that people come back to because everything works the first time"
KEY = "Buyers who order again within sixty days of their first order from 31 % to 40 %"
BELOW = "Give every customer who writes to us an answer within one conversation"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An upper team with one objective and one key result that every team below supports."""
    found = desk_on(tmp_path)
    lines = "".join(f"  {name}: Alexandra Example-Longname\n" for name in NAMES)
    found.setup.begin("Northwind", named(CYCLE), read_outline(f"Northwind Trading: Noor\n{lines}"))
    above = found.draft.add_objective("northwind-trading")
    found.draft.edit("northwind-trading", above, title=ABOVE)
    key = found.draft.add_key_result("northwind-trading", above)
    found.draft.edit("northwind-trading", key, statement=KEY)
    for number, team in enumerate(found.tie_off.of("northwind-trading").lower):
        below = found.draft.add_objective(team)
        found.draft.edit(team, below, title=f"{BELOW}, number {number}")
        if number % 2:
            found.tie_off.link("northwind-trading", below, (above, key)[number % 4 == 1])
    return found


async def to_tie_off(person: Person) -> TieOffScreen:
    await person.light("northwind-trading")
    await person.press("t")
    screen = await person.on(TieOffScreen)
    person.app.clear_notifications()
    await person.settle()
    return screen


END = re.compile(r"\s+(?:not signed|·)\s*$")
"""What is at the end of the first line of a row, beside its words."""


def words_of(rows: Rows) -> str:
    """All words of a list as a person reads them row by row: of each row, the lines that it paints for its width."""
    painted = [END.sub("", line.plain) for row in rows._rows for line in row.paint(rows.size.width - 2)]
    return " ".join(" ".join(painted).split())


async def walked(person: Person, rows: Rows) -> list[str]:
    """The rows that the arrow keys reach, from the first to the last."""
    rows.focus()
    await person.press("home")
    reached: list[str] = []
    while rows.lit not in reached:
        reached.append(rows.lit)
        assert person.sees_in(rows).strip()
        await person.press("down")
    return reached


@pytest.mark.parametrize("size", SIZES)
async def test_all_teams_and_all_words_can_be_read(desk: Desk, size: tuple[int, int]) -> None:
    assert len(NAMES) == 21
    async with on_stage(desk, size) as person:
        await to_tie_off(person)
        below, above = person.one(Rows, "#below"), person.one(Rows, "#above")
        assert len(await walked(person, below)) == 21 and len(await walked(person, above)) == 2
        seen, upper = words_of(below), words_of(above)
        assert all(name in seen for name in NAMES)
        assert all(word in upper for word in (*ABOVE.split(), *KEY.split()))
        assert all(f"number {number}" in seen for number in range(21))
        assert text.ELLIPSIS not in seen and text.ELLIPSIS not in upper
        last = desk.draft.okrs(desk.tie_off.of("northwind-trading").lower[-1]).objectives[0]
        await person.light(last.id)
        await person.until(lambda: last.title in " ".join(person.sees_in(person.one(SidePane)).split()), "the card")


@pytest.mark.parametrize("size", SIZES)
async def test_the_highlighted_column_names_its_team_in_full(desk: Desk, size: tuple[int, int]) -> None:
    async with on_stage(desk, size) as person:
        await to_tie_off(person)
        lower, linked = desk.tie_off.of("northwind-trading").lower, []
        covered = desk.tie_off.analysis("northwind-trading").coverage.rows
        linked = [team for team in lower if any(one.team == team for row in covered for one in row.support)]
        names = {team.id: team.name for team in desk.tree.teams}
        await person.wait_in("#columns", f"{21 - len(linked)} teams without a link")
        await person.light("none" if not linked else desk.draft.okrs(linked[0]).objectives[0].id)
        await person.wait_in("#columns", names[linked[0]])
        await person.press("right")
        await person.wait_in("#columns", names[linked[1]])
        await person.press("left")
        await person.wait_in("#columns", names[linked[0]])


@pytest.mark.parametrize("size", SIZES)
async def test_a_team_is_found_by_typing(desk: Desk, size: tuple[int, int]) -> None:
    async with on_stage(desk, size) as person:
        await to_tie_off(person)
        await person.press("slash")
        await person.on(SearchPick)
        await person.write("of law")
        await person.press("enter")
        await person.on(TieOffScreen)
        await person.wait_in("#card", "Directorate of Law")


@pytest.mark.parametrize("size", SIZES)
async def test_tab_goes_to_the_card_to_the_upper_level_and_back(desk: Desk, size: tuple[int, int]) -> None:
    async with on_stage(desk, size) as person:
        await to_tie_off(person)
        assert "Side" in person.foot and "Link" in person.foot
        pane, below, above = person.one(SidePane), person.one(Rows, "#below"), person.one(Rows, "#above")
        assert below.has_focus
        await person.press("tab")
        assert pane.has_focus
        await person.press("end")
        await person.wait_in("#card", "Payments not yet")
        await person.press("escape")
        assert below.has_focus
        await person.press("tab tab")
        assert above.has_focus
        await person.wait_in("#card", ABOVE.split(" because")[0])
        await person.press("tab")
        assert below.has_focus
        await person.on(TieOffScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_findings_use_the_width_of_their_pane(desk: Desk, size: tuple[int, int]) -> None:
    """On the tie-off screen, and within a workshop beside the agenda."""
    workshop_id = desk.workshop.start("northwind-trading", "tie-off")
    steps = desk.workshop.full(workshop_id).workshop.agenda.steps
    desk.workshop.go(workshop_id, next(step.id for step in steps if step.kind == "relevance"))
    async with on_stage(desk, size) as person:
        await to_tie_off(person)
        for _ in range(2):
            pane = person.one(SidePane, "#card")
            width = pane.scrollable_content_region.width
            lines = [line.plain for line in pane._paint(width)] if pane._paint else []
            body = pane.query_one("Static")
            await person.until(lambda body=body, lines=lines: body.size.height == len(lines), "the lines")  # type: ignore[misc]
            assert max(map(text.cells, lines)) <= width and max(map(text.cells, lines)) > width - 16
            assert person.sees_in(pane).split()
            await person.app.push_screen(WorkshopScreen(desk, workshop_id))
            await person.on(WorkshopScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_a_signature_is_shown_at_once_and_so_is_why_it_is_stale(desk: Desk, size: tuple[int, int]) -> None:
    async with on_stage(desk, size) as person:
        await to_tie_off(person)
        await person.press("S")
        await person.on(Pick)
        await person.press("enter")
        await person.on(AskLine)
        await person.fill("Noor Hakim")
        await person.press("enter")
        await person.on(TieOffScreen)
        await person.wait_in("Toast", "Noor Hakim has signed for Northwind Trading")
        await person.wait_in("#question", "21 left 1 of 22 signed")
        [first, *_] = desk.draft.okrs("northwind-trading").objectives
        desk.draft.edit("northwind-trading", first.id, title="Be the shop that people love")
        await person.wait_in("#question", "1 of 22 signed, 1 stale")
        pane = person.one(SidePane)
        painted = " ".join(line.plain.strip() for line in (pane._paint(pane.size.width - 4) if pane._paint else ()))
        assert "◆ stale" in painted and "Northwind Trading O1 changed" in " ".join(painted.split())


async def test_brackets_move_from_team_to_team_and_wrap_around(desk: Desk) -> None:
    async with on_stage(desk, (100, 30)) as person:
        await to_tie_off(person)
        rows, teams = person.one(Rows, "#below"), desk.tie_off.of("northwind-trading").lower
        firsts = [desk.draft.okrs(team).objectives[0].id for team in teams]
        await person.press("home right_square_bracket right_square_bracket")
        assert rows.lit == firsts[2]
        await person.press("left_square_bracket left_square_bracket left_square_bracket")
        assert rows.lit == firsts[-1]


async def test_few_teams_are_columns_with_different_names(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (160, 45)) as person:
        await person.light("northwind")
        await person.press("t")
        await person.on(TieOffScreen)
        heading = next(line for line in person.sees.splitlines() if "COVERAGE" in line)
        assert all(name in heading for name in ("Growth", "Payments", "Platform")) and "Delivery" not in heading


@pytest.mark.parametrize(
    ("names", "width", "called"),
    [
        (("Payments", "Growth"), 8, ("Payments", "Growth")),
        (("Directorate North", "Directorate South"), 8, ("…North", "…South")),
        (("Sales Team East Coast", "Sales Team East Bay", "Law"), 8, ("…Coast", "…Bay", "Law")),
        (("Customer Support", "Customer Success"), 10, ("…Support", "…Success")),
        (("Payments", "Payments"), 12, None),
        (("Extraordinary A", "Extraordinary B"), 3, ("…A", "…B")),
        (("Incomparable", "Incompatible"), 8, None),
        ((), 8, ()),
    ],
)
def test_column_names_are_distinct(names: tuple[str, ...], width: int, called: tuple[str, ...] | None) -> None:
    assert distinct(names, width) == called
