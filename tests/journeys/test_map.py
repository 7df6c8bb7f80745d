"""The map: what reaches what over several levels, the tree, the thread, search, and the file."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from textual.widgets import Static

from tests.alignment.conftest import Build
from tests.journeys.driver import CYCLE, Person, desk_on, on_stage
from tuiokr.model.cycle import named
from tuiokr.model.organisation import Team
from tuiokr.model.workspace import Organisation
from tuiokr.screens.draft import Draft
from tuiokr.screens.home import Home
from tuiokr.screens.map import MapScreen
from tuiokr.usecases.desk import Desk
from tuiokr.widgets.rows import Rows


def on_disk(folder: Path, build: Build) -> Desk:
    """Put an organisation into a workspace of its own."""
    desk = desk_on(folder)
    sets = {(CYCLE, team): build.okrs(team).but(cycle=CYCLE) for team in build.teams}
    workspace = replace(
        desk.workspace,
        organisation=Organisation(name="Harbour"),
        teams=MappingProxyType(dict(build.teams)),
        cycles=MappingProxyType({CYCLE: named(CYCLE)}),
        okrs=MappingProxyType(sets),
    )
    desk.session.change("fill", workspace)
    return desk


def three_levels() -> Build:
    build = Build().team("top", name="Harbour").team("pay", "top", "Payments").team("core", "pay", "Core")
    build.team("care", "top", "Care").team("idle", "top", "Idle")
    build.objective("top", "t", "Win the harbour", "Ships that return", "Berths that are free")
    build.objective("pay", "p", "Paying is easy", "Faster receipts", parent="t", parent_key_results=("tk1",))
    build.objective("core", "c", "The core never stops", "Hours of outage", parent="p", parent_key_results=("pk1",))
    build.objective("care", "h", "Every call is answered", "Calls answered", parent="t")
    build.objective("care", "alone", "Alone in the world")
    build.teams["care"] = Team(id="care", name="Care", parent="top", leader="Zola", people=("Ben",))
    return build.needs("pay", "core", "d1")


def many(teams: int = 64, objectives: int = 500) -> Build:
    """A tree of five levels in which each objective supports one of the team above."""
    build = Build()
    of_team: dict[str, list[str]] = {}
    for number in range(teams):
        build.team(f"t{number}", f"t{(number - 1) // 3}" if number else None, f"Department {number}")
    for number in range(objectives):
        team = f"t{number % teams}"
        above = of_team.get(str(build.teams[team].parent), [])
        upper = above[number % len(above)] if above else ""
        build.objective(
            team,
            f"o{number}",
            f"Objective number {number} with a title of the usual length",
            f"Key result one of {number}",
            f"Key result two of {number}",
            parent=upper or None,
            parent_key_results=(f"{upper}k1",) if upper else (),
        )
        of_team.setdefault(team, []).append(f"o{number}")
    return build


async def the_map(person: Person) -> MapScreen:
    await person.on(Home)
    await person.press("m")
    return await person.on(MapScreen)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 45)])
async def test_the_reach_counts_over_all_levels_below(tmp_path: Path, size: tuple[int, int]) -> None:
    async with on_stage(on_disk(tmp_path, three_levels()), size) as person:
        await the_map(person)
        await person.wait_for("Ships that return", "Payments", "Care", "● 2·2", "○ 1·1")
        await person.wait_for("1 team reaches nothing: Idle")
        await person.press("down right")
        await person.wait_for("Payments and all below it: Payments O1, Core O1")


async def test_the_same_item_is_highlighted_in_all_views(tmp_path: Path) -> None:
    async with on_stage(on_disk(tmp_path, three_levels()), (100, 30)) as person:
        await the_map(person)
        item = person.one(Static, "#item")
        await person.press("2 down")
        assert "Alone in the world" not in person.sees_in(item)
        assert "Every call is answered" in person.sees_in(item)
        await person.press("right")
        assert "Alone in the world" in person.sees_in(item)
        assert "ends nowhere" in person.sees_in(item)
        for view in "31":
            await person.press(view)
            assert "Alone in the world" in person.sees_in(item)
        await person.press("tab")
        assert "[·]" in person.sees


async def test_the_tree_says_the_tie_off_and_the_asks_and_folds(tmp_path: Path) -> None:
    async with on_stage(on_disk(tmp_path, three_levels()), (100, 30)) as person:
        await the_map(person)
        await person.press("2")
        await person.wait_for("A Win the harbour", "TIE-OFF", "○ open", "Core")
        core = next(line for line in person.sees.splitlines() if "Core" in line)
        pay = next(line for line in person.sees.splitlines() if "Payments" in line)
        assert core.split()[-2:] == ["1", "·"]
        assert pay.split()[-2:] == ["·", "1"]
        await person.press("end up up f")
        rows = person.one(Rows, "#rows")
        lit = rows.lit
        await person.press("home f")
        assert "▸ Harbour" in person.sees and "+4" in person.sees
        assert "Core" not in person.sees_in(rows)
        await person.press("f")
        assert "Core" in person.sees_in(rows)
        assert lit in rows.ids


async def test_the_thread_shows_the_chain_and_all_below_and_goes_to_siblings(tmp_path: Path) -> None:
    async with on_stage(on_disk(tmp_path, three_levels()), (100, 30)) as person:
        await the_map(person)
        await person.press("/")
        await person.write("receipts")
        await person.press("enter 3")
        rows = person.one(Rows, "#rows")
        assert rows.ids == ("t", "tk1", "p", "pk1", "c", "ck1")
        await person.press("up")
        assert rows.lit == "p"
        await person.press("left")
        assert rows.lit == "h"
        assert "○ Care O1" in person.sees_in(rows)


async def test_people_teams_and_words_are_found_and_esc_shows_everything_again(tmp_path: Path) -> None:
    async with on_stage(on_disk(tmp_path, three_levels()), (100, 30)) as person:
        screen = await the_map(person)
        await person.press("2 /")
        await person.write("zola")
        await person.press("enter")
        rows = person.one(Rows, "#rows")
        assert list(rows.ids) == ["team care"]
        await person.press("/ ctrl+u")
        await person.write("nobody has this")
        await person.press("enter")
        await person.wait_for("Nothing matches")
        await person.press("escape")
        assert person.app.screen is screen
        assert "team core" in rows.ids
        await person.press("escape")
        await person.on(Home)


async def test_enter_opens_the_draft_at_the_item_and_esc_comes_back(tmp_path: Path) -> None:
    async with on_stage(on_disk(tmp_path, three_levels()), (100, 30)) as person:
        await the_map(person)
        await person.press("/")
        await person.write("outage")
        await person.press("enter enter")
        await person.on(Draft)
        assert person.one(Rows, "#board").lit == "ck1"
        await person.press("escape")
        await person.on(MapScreen)
        assert "Hours of outage" in person.sees_in(person.one(Static, "#item"))


@pytest.mark.parametrize(("ending", "begins"), [(".html", "<!doctype html>"), (".svg", "<?xml")])
async def test_the_map_is_written_to_a_file(tmp_path: Path, ending: str, begins: str) -> None:
    target = tmp_path / f"map{ending}"
    async with on_stage(on_disk(tmp_path / "w", three_levels()), (100, 30)) as person:
        await the_map(person)
        await person.press("w ctrl+u")
        await person.paste(str(target))
        await person.press("enter")
        await person.wait_for("Written to")
    written = target.read_text(encoding="utf-8")
    assert written.startswith(begins)
    assert "Alone in the world" in written


async def test_rings_and_hostile_words_are_named_and_shown(tmp_path: Path) -> None:
    build = Build().team("a", name="[/b] [@click=app.quit]Quit[/]").team("b", "a", "Same").team("c", "a", "Same")
    build.objective("a", "x", "[/", "[link=http://x]", parent="y").objective("b", "y", "[b]Y", parent="xk1")
    async with on_stage(on_disk(tmp_path, build), (100, 30)) as person:
        await the_map(person)
        await person.wait_for("a ring of links", "[link=http://x]")
        for view in "23":
            await person.press(view)
            await person.wait_for("[@click=app.quit]Quit[/]")
        await person.press("2")
        await person.wait_for("Same (b)", "Same (c)")


async def test_a_map_without_objectives_says_so(tmp_path: Path) -> None:
    async with on_stage(on_disk(tmp_path, Build().team("a").team("b", "a")), (80, 24)) as person:
        await the_map(person)
        await person.wait_for("This team has no objectives in this cycle")
        await person.press("3 left 2 f f enter")
        await person.on(Draft)


async def test_sixty_four_teams_on_five_levels_are_readable_and_quick(tmp_path: Path) -> None:
    """The time is ten times the usual one, because other tests run at the same time."""
    async with on_stage(on_disk(tmp_path, many()), (100, 30)) as person:
        await person.on(Home)
        started = time.perf_counter()
        found = person.desk.map.of_cycle()
        assert len(found.below) == 500
        assert max(found.levels.values()) == 5
        assert len(found.ends) == 500
        assert time.perf_counter() - started < 0.5
        await person.press("m 2")
        rows = person.one(Rows, "#rows")
        assert len(rows.ids) == 64
        lines = [line for line in person.sees.splitlines() if "Department" in line and "○ open" in line]
        assert len(lines) >= 12, person.sees
        assert not [line for line in lines if "…" in line]
        await person.press("end")
        assert rows.lit == rows.ids[-1]
        await person.press("1")
        await person.wait_for("● ", "·4")


async def test_a_deleted_item_gives_way_to_another(tmp_path: Path) -> None:
    async with on_stage(on_disk(tmp_path, three_levels()), (100, 30)) as person:
        await the_map(person)
        await person.press("/")
        await person.write("alone")
        await person.press("enter escape 3")
        person.desk.draft.delete("care", "alone")
        await person.settle()
        assert "Every call is answered" in person.sees_in(person.one(Static, "#item"))
        assert "Alone" not in person.sees


async def test_the_palette_leads_to_the_map_and_to_its_commands(tmp_path: Path) -> None:
    async with on_stage(on_disk(tmp_path, three_levels()), (100, 30)) as person:
        await person.on(Home)
        await person.press("enter")
        await person.on(Draft)
        await person.press("ctrl+p")
        await person.write("transitive matrix")
        await person.press("enter")
        await person.on(MapScreen)
        await person.wait_for("Ships that return")
