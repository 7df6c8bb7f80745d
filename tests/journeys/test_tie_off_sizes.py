"""The tie-off of an upper team with 21 teams of long names: all of it can be read and reached in every size."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.journeys.driver import CYCLE, Person, desk_on, on_stage, sample_on
from tuiokr.model.cycle import named
from tuiokr.screens.pick import Pick
from tuiokr.screens.question import AskLine
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


BESIDE = re.compile(r"\s+(?:(?:no parent|O\d\S*)\s+)?(?:taken on|nobody|undecided|not signed)\b.*$")
"""The columns after the words of a row: what it supports, and its state."""


async def everything(person: Person) -> str:
    """The words of the list from its first to its last row, as a person reads them row by row."""
    rows = person.one(Rows)
    seen: list[str] = []
    await person.press("home")
    for _ in range(200):
        area = rows.region
        for line in person.sees.splitlines()[area.y : area.bottom]:
            words = "".join(" " if char in "▌▁▂▃▄▅▆▇█" else char for char in line[area.x : area.right])
            seen.append(BESIDE.sub("", words))
        here = rows.lit
        await person.press("down")
        if rows.lit == here:
            break
    return " ".join(" ".join(seen).split())


@pytest.mark.parametrize("size", SIZES)
async def test_all_teams_and_all_words_can_be_read(desk: Desk, size: tuple[int, int]) -> None:
    assert len(NAMES) == 21
    async with on_stage(desk, size) as person:
        await to_tie_off(person)
        seen = await everything(person)
        assert all(name in seen for name in NAMES)
        assert ABOVE in seen and KEY in seen
        assert all(f"{BELOW}, number {number}" in seen for number in range(21))
        assert text.ELLIPSIS not in seen


@pytest.mark.parametrize("size", SIZES)
async def test_each_upper_row_names_the_teams_that_support_it(desk: Desk, size: tuple[int, int]) -> None:
    async with on_stage(desk, size) as person:
        await to_tie_off(person)
        await person.press("home")
        rows, covered = person.one(Rows), desk.tie_off.analysis("northwind-trading").coverage.rows
        tree = desk.session.workspace.tree(CYCLE)
        for row in covered:
            painted = next(one for one in rows._rows if one.id == row.id).paint(rows.size.width - 2)
            shown = " ".join(" ".join(line.plain for line in painted).split())
            behind = {one.team for one in row.support}
            assert behind and all(tree.by_id[team].name in shown for team in behind)


@pytest.mark.parametrize("size", SIZES)
async def test_the_findings_are_focused_with_tab_scrolled_and_left(desk: Desk, size: tuple[int, int]) -> None:
    async with on_stage(desk, size) as person:
        await to_tie_off(person)
        assert "Side" in person.foot and "Sign" in person.foot
        pane, rows = person.one(SidePane), person.one(Rows)
        upper = rows.lit
        await person.press("tab")
        lower = rows.lit
        assert rows.has_focus and lower != upper
        await person.press("tab")
        assert pane.has_focus
        await person.press("end")
        await person.wait_in("#findings", "Payments not yet")
        await person.press("home")
        await person.wait_in("#findings", "SIGNATURES 0 of 22 signed")
        await person.press("tab")
        assert rows.has_focus and rows.lit == upper
        await person.press("tab tab escape")
        assert rows.has_focus and rows.lit == lower
        await person.on(TieOffScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_findings_use_the_width_of_their_pane(desk: Desk, size: tuple[int, int]) -> None:
    """On the tie-off screen, and within a workshop beside the agenda."""
    workshop_id = desk.workshop.start("northwind-trading", "tie-off")
    steps = desk.workshop.full(workshop_id).workshop.agenda.steps
    desk.workshop.go(workshop_id, next(step.id for step in steps if step.kind == "tie-off"))
    async with on_stage(desk, size) as person:
        await to_tie_off(person)
        for _ in range(2):
            pane = person.one(SidePane)
            width = pane.scrollable_content_region.width
            lines = [line.plain for line in pane._paint(width)] if pane._paint else []
            body = pane.query_one("Static")
            await person.until(lambda body=body, lines=lines: body.size.height == len(lines), "the lines")  # type: ignore[misc]
            assert max(map(text.cells, lines)) <= width and max(map(text.cells, lines)) > width - 12
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
        await person.wait_in("#pairs", "✓ signed by Noor Hakim")
        await person.wait_in("#findings", "SIGNATURES 1 of 22 signed", "Northwind Trading Noor")
        [first, *_] = desk.draft.okrs("northwind-trading").objectives
        desk.draft.edit("northwind-trading", first.id, title="Be the shop that people love")
        await person.wait_in("#pairs", "◆ signed by Noor Hakim, stale")
        await person.wait_in("#findings", "1 of 22 signed, 1 stale", "Northwind Trading: Northwind Trading O1 changed")


async def test_brackets_move_from_team_to_team_and_wrap_around(desk: Desk) -> None:
    async with on_stage(desk, (100, 30)) as person:
        await to_tie_off(person)
        rows, teams = person.one(Rows), desk.tie_off.of("northwind-trading").lower
        firsts = [desk.draft.okrs(team).objectives[0].id for team in ("northwind-trading", *teams)]
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
        assert all(name in heading for name in ("Delivery", "Growth", "Payments", "Platform"))


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
