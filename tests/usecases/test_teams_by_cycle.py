"""Teams leave, join, move and are renamed from one cycle on: the earlier cycles stay unchanged."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.usecases.office import CYCLE, NOW, fill_in, objective, open_desk
from tuiokr.exchange import json_file
from tuiokr.exchange.merge import document_of
from tuiokr.session.clock import SetClock
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.imports import import_file
from tuiokr.usecases.setup import WrongInput, read_cycle, read_outline

NEXT = "2027-Q2"


@pytest.fixture
def later(desk: Desk) -> Desk:
    """Growth has an objective in the first cycle; the current cycle is the next one."""
    objective(desk, "northwind", "Become the shop people come back to", "Buyers who order again from 31 % to 40 %")
    objective(desk, "growth", "A second order within the month", "Second orders from 12 % to 20 %")
    desk.setup.set_cycle(read_cycle(NEXT))
    return desk


def exported(desk: Desk, cycle: str) -> str:
    return json_file.write(document_of(desk.session.workspace, cycle))


def teams(desk: Desk, cycle: str) -> dict[str, tuple[str, str | None, str, tuple[str, ...]]]:
    tree = desk.session.workspace.tree(cycle)
    return {one.id: (one.name, one.parent, one.leader, one.people) for one in tree.teams}


def all_that_is_seen(desk: Desk, cycle: str) -> list[object]:
    """What screens, exports, tie-offs and checks depend on."""
    looked_at = desk.session.cycle_id
    desk.session.look_at(cycle)
    found: list[object] = [
        exported(desk, cycle),
        [(row.team, row.level, row.objectives, row.state) for row in desk.home.rows()],
        desk.home.sentence(),
        desk.home.next(),
        desk.tie_off.levels(),
        [desk.tie_off.analysis(upper) for upper in desk.tie_off.levels()],
        [desk.publish.text(team) for team in teams(desk, cycle)],
        [desk.checks.set(desk.session.workspace.of(cycle, team)) for team in teams(desk, cycle)],
    ]
    desk.session.look_at(looked_at)
    return found


CHANGES: dict[str, Callable[[Desk], object]] = {
    "leaves": lambda desk: desk.setup.remove_team("growth"),
    "the top leaves": lambda desk: desk.setup.remove_team("northwind"),
    "renamed": lambda desk: edit(desk, name="Growing"),
    "another leader": lambda desk: edit(desk, leader="Zoe"),
    "other people": lambda desk: edit(desk, names="Jo, Uma"),
    "moves": lambda desk: edit(desk, parent="payments"),
    "becomes a top team": lambda desk: edit(desk, parent=None),
    "joins": lambda desk: desk.setup.add_team("Refunds", parent="growth", names="Pat"),
    "joins by set-up": lambda desk: desk.setup.begin("", read_cycle(NEXT), read_outline("Refunds: Pat")),
}


def edit(desk: Desk, **changes: object) -> None:
    said = {"name": "Growth", "leader": "Kim", "names": "Kim, Jo", "parent": "northwind"} | changes
    desk.setup.edit_team("growth", **said)  # type: ignore[arg-type]


@pytest.mark.parametrize("change", CHANGES)
def test_an_earlier_cycle_stays_as_it_was(later: Desk, store: MemoryStore, change: str) -> None:
    before, was = all_that_is_seen(later, CYCLE), teams(later, NEXT)
    CHANGES[change](later)
    assert all_that_is_seen(later, CYCLE) == before
    assert teams(later, NEXT) != was
    assert teams(open_desk(store), CYCLE) == teams(later, CYCLE)
    assert all_that_is_seen(open_desk(store, SetClock(NOW)), CYCLE) == before


@pytest.mark.parametrize("change", CHANGES)
def test_a_later_cycle_has_the_change_too(later: Desk, change: str) -> None:
    later.setup.set_cycle(read_cycle("2027-Q3"))
    later.session.look_at(NEXT)
    CHANGES[change](later)
    assert teams(later, "2027-Q3") == teams(later, NEXT)
    later.setup.set_cycle(read_cycle("2027-Q4"))
    assert teams(later, "2027-Q4") == teams(later, NEXT)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_one_undo_step(later: Desk, store: MemoryStore, change: str) -> None:
    before = {cycle: teams(later, cycle) for cycle in (CYCLE, NEXT)}
    CHANGES[change](later)
    assert later.session.undo().startswith("Undone")
    assert {cycle: teams(later, cycle) for cycle in (CYCLE, NEXT)} == before
    later.session.redo()
    assert teams(open_desk(store), NEXT) == teams(later, NEXT) != before[NEXT]
    assert teams(later, CYCLE) == before[CYCLE]


def test_teams_below_a_leaving_team_move_up_from_that_cycle_on(later: Desk) -> None:
    later.setup.remove_team("northwind")
    assert teams(later, NEXT)["growth"][1] is None
    assert teams(later, CYCLE)["growth"][1] == "northwind"


def test_a_team_returns_with_its_past(later: Desk) -> None:
    later.setup.remove_team("growth")
    later.setup.set_cycle(read_cycle("2027-Q3"))
    assert later.setup.add_team("growth", parent="payments", names="Uma") == "growth"
    assert [sorted(teams(later, one)) for one in (CYCLE, NEXT, "2027-Q3")] == [
        ["growth", "northwind", "payments"],
        ["northwind", "payments"],
        ["growth", "northwind", "payments"],
    ]
    assert teams(later, CYCLE)["growth"] == ("Growth", "northwind", "Kim", ("Kim", "Jo"))
    assert teams(later, "2027-Q3")["growth"] == ("growth", "payments", "Uma", ("Uma",))


def test_a_team_with_objectives_in_a_later_cycle_cannot_leave(later: Desk) -> None:
    later.session.look_at(CYCLE)
    with pytest.raises(WrongInput, match="Growth has objectives in this cycle"):
        later.setup.remove_team("growth")
    objective(later, "payments", "An objective")
    later.session.look_at(NEXT)
    objective(later, "payments", "An objective")
    later.session.look_at(CYCLE)
    for one in later.draft.okrs("payments").objectives:
        later.draft.delete("payments", one.id)
    with pytest.raises(WrongInput, match="Payments has objectives in 2027-Q2, which comes after 2027-Q1"):
        later.setup.remove_team("payments")


def test_two_windows_can_change_one_team_in_the_same_cycle(later: Desk, store: MemoryStore) -> None:
    other = open_desk(store, SetClock(NOW))
    other.session.look_at(NEXT)
    assert teams(other, NEXT) == teams(later, NEXT)
    edit(later, leader="Zoe")
    edit(other, names="Jo, Uma")
    assert other.session.clashes == ()
    for desk in (later, other):
        desk.session.refresh()
        assert teams(desk, NEXT)["growth"] == ("Growth", "northwind", "Zoe", ("Jo", "Uma"))
        assert teams(desk, CYCLE)["growth"] == ("Growth", "northwind", "Kim", ("Kim", "Jo"))


def test_a_cycle_before_the_first_has_the_earliest_teams(desk: Desk) -> None:
    desk.setup.add_team("Refunds", parent="payments")
    desk.setup.set_cycle(read_cycle("2026-Q4"))
    assert sorted(teams(desk, "2026-Q4")) == ["growth", "northwind", "payments", "refunds"]


def file_of(cycle: str, *names: str, organisation: str = "") -> bytes:
    found = {
        "organisation": organisation,
        "cycle": cycle,
        "teams": [{"id": name.lower(), "name": name} for name in names],
        "objectives": [
            {"id": f"{cycle}-{name}", "team": name.lower(), "title": f"{name} is loved", "key_results": []}
            for name in names
        ],
    }
    return json.dumps(found).encode()


def test_a_team_of_an_import_joins_in_its_cycle(later: Desk) -> None:
    before = all_that_is_seen(later, CYCLE)
    import_file(later.session, "x.json", file_of(NEXT, "Refunds"), under="payments")
    assert "refunds" in teams(later, NEXT)
    assert all_that_is_seen(later, CYCLE) == before


def test_a_removed_team_returns_with_an_import(later: Desk) -> None:
    later.setup.remove_team("growth")
    import_file(later.session, "x.json", file_of(NEXT, "Growth"), team="growth")
    assert "growth" in teams(later, NEXT)
    assert "Growth is loved" in exported(later, NEXT)


def test_the_teams_of_another_organisation_are_only_in_its_cycle(later: Desk) -> None:
    before = {cycle: teams(later, cycle) for cycle in (CYCLE, NEXT)}
    import_file(later.session, "x.json", file_of("2026-Q1", "Harbour", organisation="Elsewhere"))
    assert {cycle: teams(later, cycle) for cycle in (CYCLE, NEXT)} == before
    assert sorted(teams(later, "2026-Q1")) == ["harbour"]
    later.session.look_at("2026-Q1")
    later.draft.delete("harbour", "2026-Q1-Harbour")
    later.setup.remove_team("harbour")
    assert teams(later, "2026-Q1") == {}


def test_the_teams_of_a_first_import_continue_in_the_next_cycle(bare: Desk) -> None:
    import_file(bare.session, "x.json", file_of(CYCLE, "Harbour", organisation="Elsewhere"))
    bare.session.look_at(CYCLE)
    bare.setup.set_cycle(read_cycle(NEXT))
    assert sorted(teams(bare, NEXT)) == ["harbour"]
    bare.setup.edit_team("harbour", name="Port", leader="Mo", names="Mo", parent=None)
    assert teams(bare, CYCLE)["harbour"][0] == "Harbour"
    assert teams(bare, NEXT)["harbour"][0] == "Port"
    bare.setup.remove_team("harbour")
    assert sorted(teams(bare, CYCLE)) == ["harbour"]


def test_people_of_a_cycle_with_its_own_places_belong_to_that_cycle(bare: Desk) -> None:
    import_file(bare.session, "x.json", file_of(CYCLE, "Harbour"))
    import_file(bare.session, "y.json", file_of(NEXT, "Harbour", "Fleet"))
    bare.session.look_at(NEXT)
    bare.setup.edit_team("harbour", name="Harbour", leader="Mo", names="Mo, Ida", parent="fleet")
    assert teams(bare, CYCLE)["harbour"] == ("Harbour", None, "", ())
    assert teams(bare, NEXT)["harbour"] == ("Harbour", "fleet", "Mo", ("Mo", "Ida"))


def test_a_new_organisation_has_teams_without_a_past(store: MemoryStore) -> None:
    desk = open_desk(store)
    fill_in(desk)
    assert not any(one.past for one in desk.session.workspace.teams.values())
