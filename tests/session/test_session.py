from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.usecases.office import CYCLE, NOW, Balky, alike, fill_in, objective, open_desk, titles
from tuiokr.model.workspace import Workspace
from tuiokr.session.clock import SetClock
from tuiokr.session.undo import plain
from tuiokr.store.folder_store import FileStore
from tuiokr.store.memory import MemoryStore
from tuiokr.store.protocol import NotSaved, Store, TooNew
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.setup import read_cycle, read_outline

Doors = Callable[[], Store]


def reopened(store: Store) -> Workspace:
    session = open_desk(store).session
    session.read_all()
    assert session.spoilt == []
    return session.workspace


# ---- opening


def test_nothing_is_written_before_the_first_change(root: Path) -> None:
    desk = open_desk(FileStore(root))
    assert desk.session.workspace.empty
    desk.session.refresh()
    desk.session.undo()
    desk.home.rows()
    desk.home.next()
    desk.home.sentence()
    desk.session.close()
    assert not root.exists()


def test_the_first_change_makes_a_folder_that_people_can_read(root: Path) -> None:
    fill_in(open_desk(FileStore(root)))
    names = {path.relative_to(root).as_posix() for path in root.rglob("*.json") if ".tuiokr" not in path.parts}
    assert names == {
        "workspace.json",
        f"cycles/{CYCLE}/cycle.json",
        *(f"teams/{team}.json" for team in ("northwind", "payments", "growth")),
    }


@pytest.mark.parametrize(
    ("today", "cycle"),
    [(date(2027, 1, 5), "2027-Q1"), (date(2027, 3, 20), "2027-Q2"), (date(2027, 12, 20), "2028-Q1")],
)
def test_without_a_cycle_the_coming_quarter_is_shown(today: date, cycle: str) -> None:
    clock = SetClock(NOW.replace(month=today.month, day=today.day))
    session = open_desk(MemoryStore(), clock).session
    assert session.cycle_id == session.cycle.id == cycle


def test_a_session_opens_at_the_cycle_of_today(store: MemoryStore) -> None:
    desk = open_desk(store)
    fill_in(desk)
    for name in ("2026-Q4", "2027-Q2"):
        desk.setup.set_cycle(read_cycle(name))
    assert desk.session.cycle_id == "2027-Q2"
    assert open_desk(store).session.cycle_id == CYCLE


def test_looking_at_another_cycle_notifies_watchers_and_changes_nothing(desk: Desk, store: MemoryStore) -> None:
    desk.setup.set_cycle(read_cycle("2027-Q2"))
    before = store.changed(None)
    told: list[str] = []
    desk.session.watch(lambda: told.append(desk.session.cycle_id))
    desk.session.look_at(CYCLE)
    assert (desk.session.cycle.id, told) == (CYCLE, [CYCLE])
    assert store.changed(before[0])[1] == frozenset()


def test_an_unknown_cycle_cannot_be_looked_at(desk: Desk) -> None:
    with pytest.raises(KeyError):
        desk.session.look_at("1999-Q1")
    assert desk.session.cycle_id == CYCLE


def test_when_the_current_cycle_is_removed_another_one_is_shown(desk: Desk) -> None:
    desk.setup.set_cycle(read_cycle("2027-Q2"))
    desk.session.undo()
    assert desk.session.cycle_id == CYCLE
    assert desk.publish.text("payments")


def test_a_cycle_that_somebody_else_sets_up_is_shown(any_store: Doors) -> None:
    desk = open_desk(any_store())
    other = open_desk(any_store())
    other.setup.begin("", read_cycle("2027-H1", "2027-01-01", "2027-06-30"), read_outline("Northwind"))
    assert desk.session.cycle_id == CYCLE
    assert desk.session.refresh()
    assert desk.session.cycle_id == "2027-H1"
    assert [row.team.id for row in desk.home.rows()] == ["northwind"]


# ---- watchers


def test_watchers_are_notified_of_changes_until_they_leave(desk: Desk) -> None:
    heard: list[str] = []
    leave = desk.session.watch(lambda: heard.append("one"))
    desk.session.watch(lambda: heard.append("two"))
    desk.setup.rename("Northwind Trading")
    assert heard == ["one", "two"]
    leave()
    leave()
    desk.session.undo()
    assert heard == ["one", "two", "two"]


def test_a_watcher_sees_the_current_state(desk: Desk) -> None:
    seen: list[str] = []
    desk.session.watch(lambda: seen.append(desk.session.workspace.organisation.name))
    desk.setup.rename("A")
    desk.setup.rename("B")
    desk.session.undo()
    assert seen == ["A", "B", "A"]


def test_a_change_without_effect_is_not_reported_and_not_an_undo_step(desk: Desk, store: MemoryStore) -> None:
    heard: list[int] = []
    desk.session.watch(lambda: heard.append(1))
    stamp, _ = store.changed(None)
    label = desk.session.undo_label
    desk.session.change("nothing", replace(desk.session.workspace))
    assert (heard, desk.session.undo_label) == ([], label)
    assert store.changed(stamp)[1] == frozenset()


# ---- undo


def test_many_changes_are_undone_and_redone_in_order(desk: Desk, store: MemoryStore) -> None:
    states = [desk.session.workspace]
    for number in range(12):
        desk.setup.add_team(f"Team {number}", parent="northwind")
        states.append(desk.session.workspace)
    for number in reversed(range(12)):
        assert desk.session.undo_label == f"add Team {number}"
        assert desk.session.undo() == f"Undone: add Team {number}"
        assert desk.session.workspace == states[number]
        assert reopened(store) == states[number]
    for number in range(12):
        assert desk.session.redo() == f"Done again: add Team {number}"
        assert desk.session.workspace == states[number + 1]
    assert reopened(store) == states[-1]


def test_undo_and_redo_say_when_there_is_nothing_left(bare: Desk) -> None:
    assert bare.session.undo_label == ""
    assert bare.session.undo() == "Nothing to undo"
    assert bare.session.redo() == "Nothing to redo"


def test_the_very_first_change_can_be_undone(any_store: Doors) -> None:
    desk = open_desk(any_store())
    fill_in(desk)
    after = desk.session.workspace
    assert desk.session.undo() == "Undone: set up Northwind"
    assert desk.session.workspace == Workspace() == reopened(any_store())
    assert desk.session.redo() == "Done again: set up Northwind"
    assert desk.session.workspace == after == reopened(any_store())


def test_a_new_change_ends_redo(desk: Desk) -> None:
    desk.setup.rename("A")
    desk.session.undo()
    desk.setup.rename("B")
    assert desk.session.redo() == "Nothing to redo"
    assert desk.session.workspace.organisation.name == "B"


def test_keystrokes_in_one_field_are_undone_as_one_step(desk: Desk) -> None:
    made = desk.draft.add_objective("payments")
    for end in range(1, 8):
        desk.draft.edit("payments", made, title="Paying "[:end].strip())
    desk.session.undo()
    assert titles(desk, "payments") == [""]
    desk.session.redo()
    assert titles(desk, "payments") == ["Paying"]


def test_an_edit_of_another_field_is_another_undo_step(desk: Desk) -> None:
    made = objective(desk, "payments", "Paying")
    desk.draft.edit("payments", made, why="Because")
    desk.draft.edit("payments", made, why="Because of you")
    desk.session.undo()
    found = desk.draft.okrs("payments").objectives[0]
    assert (found.title, found.why) == ("Paying", "")


def test_a_change_in_between_splits_a_series_of_keystrokes(desk: Desk) -> None:
    made = objective(desk, "payments", "A")
    desk.setup.rename("Other")
    desk.draft.edit("payments", made, title="B")
    desk.session.undo()
    assert titles(desk, "payments") == ["A"]
    desk.session.undo()
    assert titles(desk, "payments") == ["A"]
    assert desk.session.workspace.organisation.name == "Northwind"


def test_a_change_that_cannot_be_undone_keeps_the_steps_before_it(desk: Desk) -> None:
    desk.setup.rename("A")
    standing = desk.session.workspace
    okrs = standing.of(CYCLE, "payments")
    desk.session.change("quiet", standing.with_okrs(okrs.but(standing=okrs.standing.but(name="x"))), undoable=False)
    assert desk.session.undo_label == "rename the organisation"
    desk.session.undo()
    assert desk.session.workspace.organisation.name == "Northwind"
    assert desk.session.workspace.of(CYCLE, "payments").standing.name == "x"


def test_the_oldest_steps_are_forgotten(desk: Desk) -> None:
    for number in range(205):
        desk.setup.rename(f"Name {number}")
    done = 0
    while desk.session.undo().startswith("Undone"):
        done += 1
    assert done == 200
    assert desk.session.workspace.organisation.name == "Name 4"


# ---- two sessions on one workspace


@pytest.fixture
def two(any_store: Doors) -> tuple[Desk, Desk]:
    one = open_desk(any_store())
    fill_in(one)
    objective(one, "payments", "Paying feels effortless", "Completion from 71 % to 85 %")
    other = open_desk(any_store())
    for desk in (one, other):
        desk.session.read_all()  # a change of something that was never read is not reported
    return one, other


def first(desk: Desk) -> str:
    return desk.draft.okrs("payments").objectives[0].id


def test_a_change_of_one_session_reaches_the_other(two: tuple[Desk, Desk]) -> None:
    one, other = two
    heard: list[int] = []
    other.session.watch(lambda: heard.append(1))
    assert not other.session.refresh()
    objective(one, "growth", "A second order", "From 12 % to 35 %")
    one.setup.add_team("Delivery", parent="northwind")
    assert other.session.refresh()
    assert heard == [1]
    assert other.session.workspace == one.session.workspace
    assert not other.session.refresh()
    assert heard == [1]


def test_own_changes_are_not_reported_as_news(two: tuple[Desk, Desk]) -> None:
    one, _ = two
    objective(one, "growth", "A second order")
    one.session.undo()
    assert not one.session.refresh()


def test_something_removed_in_one_session_disappears_from_the_other(two: tuple[Desk, Desk]) -> None:
    one, other = two
    one.setup.remove_team("growth")
    assert other.session.refresh()
    assert set(other.session.workspace.teams) == {"northwind", "payments"}


def test_something_added_and_removed_between_two_looks_disappears(two: tuple[Desk, Desk]) -> None:
    one, other = two
    made = one.draft.add_objective("growth")
    other.session.refresh()
    other.draft.delete("growth", made)
    other.setup.remove_team("growth")
    assert one.session.refresh()
    assert one.session.workspace == other.session.workspace


def test_edits_of_different_fields_merge(two: tuple[Desk, Desk], any_store: Doors) -> None:
    one, other = two
    one.draft.edit("payments", first(one), title="Paying feels like nothing")
    other.draft.edit("payments", first(other), why="One in four gives up")
    assert one.session.clashes == other.session.clashes == ()
    found = reopened(any_store()).of(CYCLE, "payments").objectives[0]
    assert (found.title, found.why) == ("Paying feels like nothing", "One in four gives up")
    assert other.session.workspace.of(CYCLE, "payments").objectives[0] == found
    one.session.refresh()
    assert one.session.workspace == other.session.workspace


def test_an_edit_after_a_merge_keeps_the_merged_field(two: tuple[Desk, Desk], any_store: Doors) -> None:
    one, other = two
    one.draft.edit("payments", first(one), title="Paying feels like nothing")
    other.draft.edit("payments", first(other), why="One in four")
    other.draft.edit("payments", first(other), why="One in four gives up")
    other.draft.edit("payments", first(other), theme="Buyers")
    found = reopened(any_store()).of(CYCLE, "payments").objectives[0]
    assert (found.title, found.why, found.theme) == ("Paying feels like nothing", "One in four gives up", "Buyers")


def test_different_objectives_of_one_file_do_not_clash(two: tuple[Desk, Desk], any_store: Doors) -> None:
    one, other = two
    objective(one, "payments", "Mine")
    objective(other, "payments", "Theirs")
    one.session.refresh()
    other.session.refresh()
    assert sorted(titles(one, "payments")) == ["Mine", "Paying feels effortless", "Theirs"]
    assert one.session.workspace == other.session.workspace == reopened(any_store())
    assert one.session.clashes == other.session.clashes == ()


def clash(two: tuple[Desk, Desk]) -> None:
    one, other = two
    one.draft.edit("payments", first(one), title="Theirs", theme="Buyers")
    other.draft.edit("payments", first(other), title="Mine")


def test_edits_of_the_same_field_clash_and_their_version_is_kept(two: tuple[Desk, Desk], any_store: Doors) -> None:
    clash(two)
    session = two[1].session
    [conflict] = session.clashes
    assert conflict.mine is not None
    assert conflict.theirs is not None
    assert (conflict.mine["title"], conflict.theirs["title"]) == ("Mine", "Theirs")
    assert titles(two[1], "payments") == ["Theirs"]
    assert session.workspace == reopened(any_store())


def test_an_edit_after_a_clash_does_not_overwrite_their_version(two: tuple[Desk, Desk], any_store: Doors) -> None:
    clash(two)
    two[1].draft.edit("payments", first(two[1]), why="Later")
    found = reopened(any_store()).of(CYCLE, "payments").objectives[0]
    assert (found.title, found.theme, found.why) == ("Theirs", "Buyers", "Later")


def test_settling_a_clash_for_my_version_saves_it(two: tuple[Desk, Desk], any_store: Doors) -> None:
    clash(two)
    session = two[1].session
    session.settle(session.clashes[0], plain(session.clashes[0].mine))
    assert session.clashes == ()
    assert titles(two[1], "payments") == ["Mine"]
    assert session.workspace == reopened(any_store())
    assert two[0].session.refresh()
    assert titles(two[0], "payments") == ["Mine"]


def test_a_settled_clash_can_be_undone(two: tuple[Desk, Desk], any_store: Doors) -> None:
    clash(two)
    session = two[1].session
    session.settle(session.clashes[0], plain(session.clashes[0].mine))
    assert session.undo() == "Undone: settle a clash"
    assert titles(two[1], "payments") == ["Theirs"]
    assert session.workspace == reopened(any_store())
    assert session.redo() == "Done again: settle a clash"
    assert titles(two[1], "payments") == ["Mine"]


def test_further_edits_of_something_in_a_clash_overwrite_nobody(two: tuple[Desk, Desk], any_store: Doors) -> None:
    clash(two)
    other = two[1]
    other.draft.edit("payments", first(other), title="Mine and more")
    [conflict] = other.session.clashes
    assert conflict.mine is not None and conflict.mine["title"] == "Mine and more"
    assert titles(other, "payments") == ["Theirs"]
    assert other.session.workspace == reopened(any_store())
    other.session.settle(conflict, plain(conflict.mine))
    assert titles(other, "payments") == ["Mine and more"]
    assert other.session.workspace == reopened(any_store())


def test_an_untouched_field_is_not_part_of_a_clash(two: tuple[Desk, Desk]) -> None:
    clash(two)  # the other session has changed the theme too
    [conflict] = two[1].session.clashes
    assert conflict.mine is not None and conflict.mine["theme"] == "Buyers"


def test_settling_a_clash_keeps_later_changes_of_other_fields(two: tuple[Desk, Desk], any_store: Doors) -> None:
    clash(two)
    one, other = two
    [conflict] = other.session.clashes
    one.draft.edit("payments", first(one), why="Came later")
    other.session.settle(conflict, plain(conflict.mine))
    found = reopened(any_store()).of(CYCLE, "payments").objectives[0]
    assert (found.title, found.theme, found.why) == ("Mine", "Buyers", "Came later")
    assert other.session.workspace == reopened(any_store())


def test_settling_a_clash_that_has_changed_since_is_a_new_clash(two: tuple[Desk, Desk], any_store: Doors) -> None:
    clash(two)
    one, other = two
    [conflict] = other.session.clashes
    one.draft.edit("payments", first(one), title="Theirs again")
    other.session.settle(conflict, plain(conflict.mine))
    [again] = other.session.clashes
    assert again.mine is not None and again.theirs is not None
    assert (again.mine["title"], again.theirs["title"]) == ("Mine", "Theirs again")
    assert titles(other, "payments") == ["Theirs again"]
    assert other.session.workspace == reopened(any_store())


def test_settling_a_clash_for_their_version_writes_nothing(two: tuple[Desk, Desk], any_store: Doors) -> None:
    clash(two)
    session = two[1].session
    heard: list[int] = []
    session.watch(lambda: heard.append(1))
    session.settle(session.clashes[0], plain(session.clashes[0].theirs))
    assert (session.clashes, heard) == ((), [1])
    assert titles(two[1], "payments") == ["Theirs"]
    assert not two[0].session.refresh()
    assert session.workspace == reopened(any_store())


def test_a_clash_delays_the_whole_change_until_it_is_settled(two: tuple[Desk, Desk], any_store: Doors) -> None:
    one, other = two
    one.setup.edit_team("growth", name="Growing", leader="Kim", names="Kim, Jo", parent="northwind")
    standing = other.session.workspace
    both = {
        **standing.teams,
        "growth": standing.teams["growth"].but(name="Grown"),
        "payments": standing.teams["payments"].but(name="Money"),
    }
    other.session.change("rename two", replace(standing, teams=MappingProxyType(both)))
    assert [conflict.key.id for conflict in other.session.clashes] == ["growth"]
    assert other.session.workspace == reopened(any_store())
    assert other.session.workspace.teams["payments"].name == "Payments"
    [conflict] = other.session.clashes
    other.session.settle(conflict, plain(conflict.theirs))
    assert {team: other.session.workspace.teams[team].name for team in ("growth", "payments")} == {
        "growth": "Growing",
        "payments": "Money",
    }
    assert other.session.clashes == ()
    assert other.session.workspace == reopened(any_store())


def test_both_sessions_may_delete_the_same_thing(two: tuple[Desk, Desk], any_store: Doors) -> None:
    one, other = two
    one.draft.delete("payments", first(one))
    other.draft.delete("payments", first(other))
    assert other.session.clashes == ()
    assert other.session.workspace == reopened(any_store())
    assert titles(other, "payments") == []


def test_an_edit_of_something_deleted_clashes_and_my_version_restores_it(
    two: tuple[Desk, Desk], any_store: Doors
) -> None:
    one, other = two
    one.draft.delete("payments", first(one))
    other.draft.edit("payments", first(other), title="Still here")
    [conflict] = other.session.clashes
    assert conflict.theirs is None
    other.session.settle(conflict, plain(conflict.mine))
    assert titles(other, "payments") == ["Still here"]
    assert other.session.workspace == reopened(any_store())


def test_a_deleted_objective_stays_editable_for_the_person_who_writes_it(
    two: tuple[Desk, Desk], any_store: Doors
) -> None:
    one, other = two
    thing = first(other)
    one.draft.delete("payments", thing)
    other.draft.edit("payments", thing, title="Still")
    other.draft.edit("payments", thing, title="Still here")
    other.session.refresh()
    assert titles(other, "payments") == ["Still here"]
    [conflict] = other.session.clashes
    assert conflict.mine is not None
    assert (conflict.mine["title"], conflict.theirs) == ("Still here", None)
    assert other.session.undo().startswith("Not undone")
    other.session.settle(conflict, None)
    assert titles(other, "payments") == []
    assert other.session.workspace == reopened(any_store())


def test_a_key_result_whose_objective_is_deleted_stays_and_can_be_moved(
    two: tuple[Desk, Desk], any_store: Doors
) -> None:
    one, other = two
    key = other.draft.add_key_result("payments", first(other))
    one.draft.delete("payments", first(one))
    other.session.refresh()
    other.draft.edit("payments", key, statement="Refunds within a day from 20 % to 90 %")
    assert [stray.id for stray in other.draft.okrs("payments").strays] == [key]
    other.draft.move("payments", key, -1)
    new = objective(other, "payments", "Paying just works")
    other.draft.move("payments", key, 1)
    other.draft.move("payments", key, -1)
    assert not other.draft.okrs("payments").strays
    found = reopened(any_store()).of(CYCLE, "payments").of(new)
    assert [one.statement for one in found] == ["Refunds within a day from 20 % to 90 %"]


def test_undo_is_refused_when_somebody_else_has_edited_since(two: tuple[Desk, Desk], any_store: Doors) -> None:
    one, other = two
    other.draft.edit("payments", first(other), title="Mine")
    one.session.refresh()
    one.draft.edit("payments", first(one), title="Theirs")
    other.session.refresh()
    said = other.session.undo()
    assert said.startswith("Not undone")
    assert "somebody changed it after that" in said
    assert titles(other, "payments") == ["Theirs"]
    assert reopened(any_store()).of(CYCLE, "payments").objectives[0].title == "Theirs"


def test_undo_works_when_somebody_else_has_edited_something_else(two: tuple[Desk, Desk], any_store: Doors) -> None:
    one, other = two
    other.draft.edit("payments", first(other), title="Mine")
    objective(one, "payments", "Another")
    other.session.refresh()
    assert other.session.undo().startswith("Undone")
    assert sorted(titles(other, "payments")) == ["Another", "Paying feels effortless"]
    assert other.session.workspace == reopened(any_store())


def test_undo_of_one_field_keeps_what_somebody_else_wrote_into_another(
    two: tuple[Desk, Desk], any_store: Doors
) -> None:
    one, other = two
    thing = first(other)
    other.draft.edit("payments", thing, title="Mine")
    one.session.refresh()
    one.draft.edit("payments", thing, theme="Theirs")
    other.session.refresh()
    assert other.session.undo() == "Undone: edit “Paying feels effortless”"
    assert other.session.redo() == "Done again: edit “Paying feels effortless”"
    assert other.session.undo() == "Undone: edit “Paying feels effortless”"
    found = reopened(any_store()).of(CYCLE, "payments").objective(thing)
    assert found is not None
    assert (found.title, found.theme) == ("Paying feels effortless", "Theirs")
    assert other.session.workspace == reopened(any_store())


def test_redo_is_refused_when_somebody_else_has_edited_since(two: tuple[Desk, Desk]) -> None:
    one, other = two
    other.draft.edit("payments", first(other), title="Mine")
    other.session.undo()
    one.draft.edit("payments", first(one), title="Theirs")
    other.session.refresh()
    assert other.session.redo().startswith("Not done again, as somebody changed it after that")
    assert titles(other, "payments") == ["Theirs"]


def test_two_sessions_that_set_up_at_once_do_not_lose_a_team(any_store: Doors) -> None:
    one, other = open_desk(any_store()), open_desk(any_store())
    fill_in(one)
    fill_in(other)
    one.session.refresh()
    other.session.refresh()
    assert one.session.workspace == other.session.workspace == reopened(any_store())
    assert set(one.session.workspace.teams) == {"northwind", "payments", "growth"}


# ---- when the store refuses


@pytest.fixture
def balky() -> Balky:
    return Balky()


def test_a_change_that_was_not_saved_is_not_shown(balky: Balky) -> None:
    desk = open_desk(balky)
    fill_in(desk)
    before = desk.session.workspace
    balky.refusing = NotSaved("the disk is full")
    for change in (
        lambda: desk.setup.add_team("Delivery", parent=None),
        lambda: desk.setup.rename("Other"),
        desk.session.undo,
    ):
        with pytest.raises(NotSaved):
            change()
        assert desk.session.workspace == before
    assert desk.session.undo_label == "set up Northwind"


def test_the_same_change_works_once_the_store_works_again(balky: Balky) -> None:
    desk = open_desk(balky)
    balky.refusing = NotSaved("the disk is full")
    with pytest.raises(NotSaved):
        fill_in(desk)
    balky.refusing = None
    fill_in(desk)
    made = objective(desk, "payments", "Paying")
    balky.refusing = NotSaved("the disk is full")
    with pytest.raises(NotSaved):
        desk.draft.edit("payments", made, title="Paying is easy")
    with pytest.raises(NotSaved):
        desk.session.undo()
    balky.refusing = None
    desk.draft.edit("payments", made, title="Paying is easy")
    assert desk.session.clashes == ()
    assert desk.session.workspace == reopened(balky)
    while desk.session.undo().startswith("Undone"):
        assert alike(desk.session.workspace) == alike(reopened(balky))
    assert desk.session.workspace.empty


def forbidden(root: Path) -> None:
    path = root / "workspace.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"oldest_writer": 1', '"oldest_writer": 99'), "utf-8")


def test_a_workspace_of_a_newer_version_is_read_only(root: Path) -> None:
    desk = open_desk(FileStore(root))
    fill_in(desk)
    objective(desk, "payments", "Paying")
    before = desk.session.workspace
    forbidden(root)
    again = open_desk(FileStore(root))
    assert again.session.saving.word == "read only"
    assert again.session.workspace == before
    with pytest.raises(TooNew):
        again.draft.add_objective("payments")
    assert again.session.workspace == before
    forbidden(root)
    assert reopened(FileStore(root)) == before


def test_a_file_that_breaks_while_open_does_not_stop_the_session(root: Path) -> None:
    desk = open_desk(FileStore(root))
    fill_in(desk)
    desk.session.read_all()
    other = open_desk(FileStore(root))
    whole = (root / "teams" / "growth.json").read_bytes()
    (root / "teams" / "growth.json").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    objective(other, "payments", "Paying")
    assert desk.session.refresh()
    assert titles(desk, "payments") == ["Paying"]
    assert desk.session.workspace.teams["growth"].name == "Growth"
    assert [trouble.path for trouble in desk.session.store.troubles] == ["teams/growth.json"]
    (root / "teams" / "growth.json").write_bytes(whole.replace(b'"Jo"', b'"Joan"'))
    assert desk.session.refresh()
    assert desk.session.workspace.teams["growth"].people == ("Kim", "Joan")


def test_a_broken_file_is_not_changed_and_the_rest_opens(root: Path) -> None:
    fill_in(open_desk(FileStore(root)))
    (root / "teams" / "growth.json").write_text("not json", encoding="utf-8")
    desk = open_desk(FileStore(root))
    assert set(desk.session.workspace.teams) == {"northwind", "payments"}
    desk.setup.rename("Other")
    assert (root / "teams" / "growth.json").read_text(encoding="utf-8") == "not json"


def test_closing_reports_that_everything_is_on_disk(desk: Desk) -> None:
    assert desk.session.saving.word == "saved"
    assert desk.session.close()


def test_an_edit_by_hand_is_taken_in_and_not_overwritten(root: Path) -> None:
    desk = open_desk(FileStore(root))
    fill_in(desk)
    path = root / "teams" / "growth.json"
    path.write_bytes(path.read_bytes().replace(b'"Jo"', b'"Joan"'))
    assert desk.session.refresh()
    assert desk.session.workspace.teams["growth"].people == ("Kim", "Joan")
    assert not desk.session.refresh()
    desk.setup.edit_team("growth", name="Growing", leader="Kim", names="Kim, Joan", parent="northwind")
    assert reopened(FileStore(root)).teams["growth"].people == ("Kim", "Joan")
