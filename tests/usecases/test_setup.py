from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.usecases.office import ANY_TEXT, CYCLE, NOW, OUTLINE, objective, open_desk, some
from tuiokr.model.cycle import Cycle
from tuiokr.model.cycle_name import canonical
from tuiokr.model.words import clean
from tuiokr.session.clock import SetClock
from tuiokr.store.folder_store import FileStore
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.setup import OutlineTeam, WrongInput, read_cycle, read_outline

# ---- outlines


def shape(text: str) -> list[tuple[str, int | None]]:
    return [(team.name, team.above) for team in read_outline(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  \n\t\n", []),
        ("A\nB", [("A", None), ("B", None)]),
        ("A\n B\n  C\n B2", [("A", None), ("B", 0), ("C", 1), ("B2", 0)]),
        ("A\n\tB\n\t\tC", [("A", None), ("B", 0), ("C", 1)]),
        ("A\n    B\n\tC", [("A", None), ("B", 0), ("C", 0)]),
        ("A\n      B\n   C", [("A", None), ("B", 0), ("C", 0)]),
        ("  A\nB", [("A", None), ("B", None)]),
        ("A\n\n  B\n\nC", [("A", None), ("B", 0), ("C", None)]),
        ("- A\n  - B\n  * C\n    • D", [("A", None), ("B", 0), ("C", 0), ("D", 2)]),
        ("A\r\n  B\r\n", [("A", None), ("B", 0)]),
        (": Ana, Li", []),
        ("A\n  : Ana\n  B", [("A", None), ("B", 0)]),
        ("-\n*\n• ", []),
        ("日本\n  東京: 花子", [("日本", None), ("東京", 0)]),
    ],
)
def test_an_outline_is_a_tree_by_its_indents(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize(
    ("line", "name", "people"),
    [
        ("Payments", "Payments", ()),
        ("Payments:", "Payments", ()),
        ("Payments: Ana, Li , Sam", "Payments", ("Ana", "Li", "Sam")),
        ("Payments:Ana;Li and Sam & Bo", "Payments", ("Ana", "Li", "Sam", "Bo")),
        ("Payments: Ana, Li, Ana, Ána", "Payments", ("Ana", "Li", "Ana (2)", "Ána")),
        ("Payments: Ana, ana, ANA", "Payments", ("Ana", "ana (2)", "ANA (3)")),
        ("  *  Payments   and  more : Ana", "Payments and more", ("Ana",)),
        ("A: B: C", "A", ("B: C",)),
        ("Pay\x1b[31mments: A\u202ena", "Payments", ("Ana",)),
    ],
)
def test_people_come_after_a_colon(line: str, name: str, people: tuple[str, ...]) -> None:
    assert read_outline(line) == (OutlineTeam(name, people, None),)


@some
@given(st.lists(ANY_TEXT | st.text(" \t-*:•A,\n\r\x0b\u2028", max_size=30), max_size=6).map("\n".join))
def test_any_outline_is_read(text: str) -> None:
    found = read_outline(text)
    for index, team in enumerate(found):
        assert team.name and team.name == clean(team.name)
        assert all(person and person == clean(person) for person in team.people)
        assert team.above is None or 0 <= team.above < index


@some
@given(st.lists(ANY_TEXT, max_size=5).map("\n".join))
def test_any_outline_can_be_set_up_and_is_read_back(text: str) -> None:
    store = MemoryStore()
    desk = open_desk(store)
    teams = read_outline(text)
    if not teams:
        return
    made = desk.setup.begin("", read_cycle(CYCLE), teams)
    assert len(set(made)) == len(teams)
    assert open_desk(store).session.workspace == desk.session.workspace


# ---- cycles


@pytest.mark.parametrize(
    ("typed", "cycle"),
    [
        (("2027-Q1",), Cycle(id="2027-Q1", first=date(2027, 1, 1), last=date(2027, 3, 31))),
        ((" 2027-Q4 ",), Cycle(id="2027-Q4", first=date(2027, 10, 1), last=date(2027, 12, 31))),
        (("Spring",), Cycle(id="Spring")),
        (("Spring", "2027-03-01"), Cycle(id="Spring", first=date(2027, 3, 1))),
        (("Spring", "", " 2027-05-31 "), Cycle(id="Spring", last=date(2027, 5, 31))),
        (("2027-Q1", "2027-01-11"), Cycle(id="2027-Q1", first=date(2027, 1, 11), last=date(2027, 3, 31))),
        (("2027",), Cycle(id="2027", first=date(2027, 1, 1), last=date(2027, 12, 31))),
        (("x", "2027-01-01", "2027-01-01"), Cycle(id="x", first=date(2027, 1, 1), last=date(2027, 1, 1))),
    ],
)
def test_a_cycle_is_read(typed: tuple[str, ...], cycle: Cycle) -> None:
    assert read_cycle(*typed) == cycle


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("",), "needs a name"),
        (("\u200b ",), "needs a name"),
        (("2027-Q1", "yesterday"), "first day “yesterday”"),
        (("2027-Q1", "", "2027-02-30"), "last day “2027-02-30”"),
        (("2027-Q1", "2027-04-01"), "before the first day"),
        (("x", "2027-01-02", "2027-01-01"), "before the first day"),
        (("x" * 31,), "too long"),
        (("年" * 11,), "too long"),
    ],
)
def test_a_wrong_cycle_is_reported(typed: tuple[str, ...], says: str) -> None:
    with pytest.raises(WrongInput, match=says):
        read_cycle(*typed)


@some
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_cycle_is_read_or_reported(name: str, first: str, last: str) -> None:
    try:
        found = read_cycle(name, first, last)
    except WrongInput as error:
        assert str(error)
    else:
        assert found.id == canonical(name)


@pytest.mark.parametrize("name", ["x" * 30, "/" * 30, "%" * 30, "年" * 10, "con", "..", "2027/Q1", "a b"])
def test_any_accepted_name_can_be_a_folder(name: str, root: Path) -> None:
    store = FileStore(root)
    written = open_desk(store)
    written.setup.begin("", read_cycle(name, "2027-01-01", "2027-03-31"), read_outline("A\n  B"))
    objective(written, "a", "Anything")
    written.workshop.start("a")
    assert open_desk(store).session.workspace == written.session.workspace


# ---- setting up


def test_setting_up_creates_everything_at_once(bare: Desk, store: MemoryStore) -> None:
    made = bare.setup.begin("Northwind Ltd", read_cycle(CYCLE), read_outline(OUTLINE))
    assert made == ("northwind", "payments", "growth")
    workspace = bare.session.workspace
    assert workspace.organisation.name == "Northwind Ltd"
    assert bare.session.cycle_id == CYCLE
    payments = workspace.teams["payments"]
    assert (payments.name, payments.parent, payments.leader) == ("Payments", "northwind", "Ana")
    assert payments.people == ("Ana", "Li", "Sam", "Max", "Ola")
    assert [(level, team.id) for level, team in workspace.tree(CYCLE).walk()] == [
        (1, "northwind"),
        (2, "growth"),
        (2, "payments"),
    ]
    assert open_desk(store).session.workspace == workspace


def test_an_organisation_without_a_name_gets_that_of_the_first_team(bare: Desk) -> None:
    bare.setup.begin("  ", read_cycle(CYCLE), read_outline("Acme\n  Sales"))
    assert bare.session.workspace.organisation.name == "Acme"


def test_setting_up_without_a_team_is_refused(bare: Desk) -> None:
    with pytest.raises(WrongInput, match="at least one team"):
        bare.setup.begin("Northwind", read_cycle(CYCLE), ())
    assert bare.session.workspace.empty


def test_similar_names_get_different_ids(bare: Desk) -> None:
    made = bare.setup.begin("", read_cycle(CYCLE), read_outline("Ops\nOps\n東京\n大阪"))
    assert made == ("ops", "ops-2", "team", "team-2")


def test_setting_up_again_adds_teams_and_keeps_the_others(desk: Desk) -> None:
    made = desk.setup.begin("", read_cycle("2027-Q2"), read_outline("Payments: Eve"))
    workspace = desk.session.workspace
    assert made == ("payments-2",)
    assert workspace.teams["payments"].leader == "Ana"
    assert workspace.organisation.name == "Northwind"
    assert set(workspace.cycles) == {CYCLE, "2027-Q2"}


def test_a_team_is_added_below_another(desk: Desk) -> None:
    made = desk.setup.add_team(" Refunds ", parent="payments", names="Pat, Bo")
    team = desk.session.workspace.teams[made]
    assert (made, team.name, team.parent, team.leader) == ("refunds", "Refunds", "payments", "Pat")
    assert desk.session.workspace.tree(CYCLE).level(made) == 3
    assert desk.session.undo() == "Undone: add Refunds"
    assert made not in desk.session.workspace.teams


def test_the_first_team_creates_the_coming_cycle(bare: Desk, store: MemoryStore) -> None:
    made = bare.setup.add_team("Alone", parent=None)
    assert set(bare.session.workspace.cycles) == {CYCLE}
    assert bare.publish.text(made)
    assert open_desk(store).session.workspace == bare.session.workspace


def test_a_leader_need_not_be_among_the_people(desk: Desk) -> None:
    made = desk.setup.add_team("Refunds", parent=None, leader=" Eve ", names="Pat")
    team = desk.session.workspace.teams[made]
    assert (team.leader, team.people, team.everyone) == ("Eve", ("Pat",), ("Eve", "Pat"))


def test_a_team_is_changed(desk: Desk, store: MemoryStore) -> None:
    desk.setup.edit_team("growth", name="Growing", leader="Jo", names="Jo, Uma", parent="payments")
    team = desk.session.workspace.teams["growth"]
    assert (team.name, team.leader, team.people, team.parent) == ("Growing", "Jo", ("Jo", "Uma"), "payments")
    assert open_desk(store).session.workspace.teams["growth"] == team
    desk.session.undo()
    assert desk.session.workspace.teams["growth"].name == "Growth"


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "\x1b[31m"])
def test_a_team_needs_a_name(desk: Desk, name: str) -> None:
    with pytest.raises(WrongInput, match="needs a name"):
        desk.setup.add_team(name, parent=None)
    with pytest.raises(WrongInput, match="needs a name"):
        desk.setup.edit_team("growth", name=name, leader="", names="", parent=None)
    with pytest.raises(WrongInput, match="needs a name"):
        desk.setup.rename(name)
    assert len(desk.session.workspace.teams) == 3


def test_a_team_cannot_be_under_itself(desk: Desk) -> None:
    deep = desk.setup.add_team("Refunds", parent="payments")
    before = desk.session.workspace
    for team, parent in (("payments", "payments"), ("payments", deep), ("northwind", deep), ("northwind", "growth")):
        with pytest.raises(WrongInput, match="under itself"):
            desk.setup.edit_team(team, name="X", leader="", names="", parent=parent)
    assert desk.session.workspace == before


@some
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(-1, 4)), max_size=15))
def test_teams_never_form_a_loop(moves: list[tuple[int, int]]) -> None:
    desk = open_desk(MemoryStore())
    made = desk.setup.begin("", read_cycle(CYCLE), read_outline("A\n B\n  C\nD\n E"))
    for team, parent in moves:
        above = made[parent] if parent >= 0 else None
        try:
            desk.setup.edit_team(made[team], name=made[team], leader="", names="", parent=above)
        except WrongInput:
            continue
        tree = desk.session.workspace.tree(CYCLE)
        assert {one.id for _, one in tree.walk()} == set(made)
        for one in made:
            assert one not in {below.id for below in tree.below(one)}
            assert (above_it := tree.parent(one)) is None or above_it.id == desk.session.workspace.teams[one].parent


def test_removing_a_team_moves_up_the_teams_below(desk: Desk) -> None:
    deep = desk.setup.add_team("Refunds", parent="payments")
    desk.setup.remove_team("payments")
    workspace = desk.session.workspace
    assert "payments" not in workspace.teams
    assert workspace.teams[deep].parent == "northwind"
    desk.session.undo()
    assert desk.session.workspace.teams[deep].parent == "payments"
    assert desk.session.workspace.teams["payments"].leader == "Ana"


def test_a_team_with_objectives_cannot_be_removed(desk: Desk) -> None:
    made = objective(desk, "growth", "A second order")
    with pytest.raises(WrongInput, match="has objectives"):
        desk.setup.remove_team("growth")
    desk.draft.delete("growth", made)
    desk.setup.remove_team("growth")
    assert "growth" not in desk.session.workspace.teams


def test_objectives_of_other_cycles_stay_when_a_team_is_removed(desk: Desk) -> None:
    objective(desk, "growth", "A second order")
    desk.setup.set_cycle(read_cycle("2027-Q2"))
    desk.setup.remove_team("growth")
    assert [one.title for one in desk.session.workspace.of(CYCLE, "growth").objectives] == ["A second order"]


def test_an_added_cycle_becomes_the_current_one(desk: Desk) -> None:
    desk.setup.set_cycle(read_cycle("2027-Q2"))
    assert desk.session.cycle.first == date(2027, 4, 1)
    assert CYCLE in desk.session.workspace.cycles


def test_setting_an_existing_cycle_changes_only_its_days(desk: Desk) -> None:
    standing = desk.session.workspace
    closed = standing.cycles[CYCLE].but(state="closed", organisation="Shop")
    desk.session.change("close", replace(standing, cycles=MappingProxyType({CYCLE: closed})))
    desk.setup.set_cycle(read_cycle(CYCLE, "2027-01-11", "2027-04-10"))
    found = desk.session.cycle
    assert (found.first, found.last) == (date(2027, 1, 11), date(2027, 4, 10))
    assert (found.state, found.organisation) == ("closed", "Shop")


def test_renaming_changes_only_name_and_mission(desk: Desk) -> None:
    desk.setup.rename(" Northwind  Trading ", "Good things")
    organisation = desk.session.workspace.organisation
    assert (organisation.name, organisation.mission) == ("Northwind Trading", "Good things")
    assert not organisation.sample


# ---- a cycle with a tree of its own


@pytest.fixture
def listed(desk: Desk) -> Desk:
    """A cycle in which only listed teams take part."""
    standing = desk.session.workspace
    cycle = standing.cycles[CYCLE].but(roster="listed")
    desk.session.change("list", replace(standing, cycles=MappingProxyType({CYCLE: cycle})))
    return desk


def test_only_listed_teams_take_part(listed: Desk) -> None:
    assert listed.session.workspace.tree(CYCLE).teams == ()
    listed.setup.add_team("Refunds", parent=None)
    assert [team.id for team in listed.session.workspace.tree(CYCLE).teams] == ["refunds"]


def test_a_listed_team_keeps_its_place_in_the_cycle(listed: Desk, store: MemoryStore) -> None:
    top = listed.setup.add_team("Top", parent=None)
    made = listed.setup.add_team("Refunds", parent=None)
    listed.setup.edit_team(made, name="Refunding", leader="Pat", names="Pat", parent=top)
    place = listed.session.workspace.of(CYCLE, made).standing
    assert (place.placed, place.name, place.parent, place.leader) == (True, "Refunding", top, "Pat")
    assert open_desk(store, SetClock(NOW)).session.workspace.tree(CYCLE).level(made) == 2
