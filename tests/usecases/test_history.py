"""The history of a statement, restoring an older version, and undoing what was done before a restart."""

from __future__ import annotations

import time
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.usecases.office import CYCLE, OUTLINE, objective, open_desk
from tuiokr.model.okr import Objective
from tuiokr.session.undo import UndoMark, plain
from tuiokr.store.folder_store import FileStore
from tuiokr.store.memory import MemoryStore
from tuiokr.store.protocol import Key, Store, StoreError
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.history import NOTHING, NoHistory, differences, shown, thing
from tuiokr.usecases.setup import read_cycle, read_outline

KEY = Key("cycles/2027-Q1/teams/payments", "objectives", "o1")
JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def at_work(store: Store) -> Desk:
    """The desk of Northwind with one objective in Payments."""
    desk = open_desk(store)
    desk.setup.begin("Northwind", read_cycle(CYCLE), read_outline(OUTLINE))
    desk.draft.add_objective("payments")
    desk.draft.edit("payments", only(desk).id, title="Paying feels effortless")
    return desk


def only(desk: Desk) -> Objective:
    """The first objective of Payments."""
    return desk.draft.okrs("payments").objectives[0]


def test_every_change_is_listed_with_who_when_and_why() -> None:
    desk = at_work(MemoryStore(who="Ana"))
    desk.draft.edit("payments", only(desk).id, why="One in four gives up")
    events = desk.history.of_thing("payments", only(desk).id)
    assert [(event.who, event.told[0].did) for event in events] == [("Ana", ""), ("Ana", ""), ("Ana", "new")]
    [change] = events[0].told[0].differences
    assert (change.name, change.before, change.after) == ("why", NOTHING, "One in four gives up")
    assert events[0].told[0].thing == "objective “Paying feels effortless”"
    assert events[0].why.startswith("edit")


def test_a_history_is_of_one_thing_of_a_team_or_of_everything() -> None:
    desk = at_work(MemoryStore(who="Ana"))
    desk.draft.add_objective("growth")
    assert {told.key.file for event in desk.history.of_team("payments") for told in event.told} == {KEY.file}
    files = {told.key.file for event in desk.history.of_all() for told in event.told}
    assert {KEY.file, "cycles/2027-Q1/teams/growth", "teams/payments"} <= files


def test_one_stretch_of_writing_is_one_change() -> None:
    desk = at_work(MemoryStore(who="Ana"))
    thing_id = only(desk).id
    desk.draft.edit("payments", thing_id, why="One in four gives up")
    for title in ("P", "Pa", "Pay"):
        desk.draft.edit("payments", thing_id, title=title)
    [event, *_] = desk.history.of_thing("payments", thing_id)
    [change] = event.told[0].differences
    assert (change.before, change.after) == ("Paying feels effortless", "Pay")


def test_an_older_version_is_restored_and_that_can_be_undone() -> None:
    desk = at_work(MemoryStore(who="Ana"))
    desk.draft.edit("payments", only(desk).id, why="One in four gives up")
    desk.draft.edit("payments", only(desk).id, title="Worse")
    before = desk.history.of_thing("payments", only(desk).id)[1]
    assert desk.history.bring_back(before).startswith("Restored")
    assert only(desk).title == "Paying feels effortless"
    assert desk.history.bring_back(before) == "It already is like that"
    desk.session.undo()
    assert only(desk).title == "Worse"


def test_a_deleted_objective_is_restored() -> None:
    desk = at_work(MemoryStore(who="Ana"))
    gone = only(desk)
    desk.draft.delete("payments", gone.id)
    deleted, edited, *_ = desk.history.of_thing("payments", gone.id)
    assert deleted.told[0].did == "deleted"
    desk.history.bring_back(edited)
    assert only(desk).title == gone.title


def test_a_deletion_is_restored_with_everything_it_deleted() -> None:
    desk = at_work(MemoryStore(who="Ana"))
    gone = only(desk)
    key = desk.draft.add_key_result("payments", gone.id)
    desk.draft.edit("payments", key, statement="Completion from 71 % to 85 %")
    kept = objective(desk, "payments", "Another", "Something else")
    desk.draft.delete("payments", gone.id)
    deleted, *_ = desk.history.of_thing("payments", gone.id)
    assert desk.history.bring_back(deleted).startswith("Restored")
    okrs = desk.draft.okrs("payments")
    assert {one.id for one in okrs.objectives} == {gone.id, kept}
    assert [one.statement for one in okrs.of(gone.id)] == ["Completion from 71 % to 85 %"]


def test_words_of_a_clash_are_in_the_history_after_a_restart(tmp_path: Path) -> None:
    at_work(FileStore(tmp_path, who="Ana")).session.close()
    one, other = (open_desk(FileStore(tmp_path, who=who)) for who in ("Ana", "Li"))
    thing_id = only(other).id  # files are read when they are looked at
    one.draft.edit("payments", only(one).id, title="Theirs")
    other.draft.edit("payments", thing_id, title="Mine, and never saved")
    other.session.close()
    again = open_desk(FileStore(tmp_path, who="Li"))
    event = next(e for e in again.history.of_thing("payments", only(again).id) if "not saved" in e.why)
    assert event.told[0].differences[0].after == "Mine, and never saved"
    again.history.bring_back(event)
    assert only(again).title == "Mine, and never saved"


def test_an_unreadable_history_is_reported_in_one_line() -> None:
    class NoPast(MemoryStore):
        def history(self, file: str, limit: int = 50) -> tuple[()]:
            raise StoreError("the history cannot be read", "Check the disk.")

    desk = at_work(NoPast())
    with pytest.raises(NoHistory, match=r"the history cannot be read\. Check the disk\."):
        desk.history.of_team("payments")


def test_changes_before_a_restart_are_undone_and_redone(tmp_path: Path) -> None:
    at_work(FileStore(tmp_path, who="Ana")).session.close()
    desk = open_desk(FileStore(tmp_path, who="Ana"))
    assert desk.session.undo().startswith("Undone: edit")
    assert only(desk).title == ""
    desk.session.close()
    desk = open_desk(FileStore(tmp_path, who="Ana"))
    assert desk.session.redo().startswith("Done again: edit")
    assert only(desk).title == "Paying feels effortless"
    for _ in range(3):
        assert desk.session.undo().startswith("Undone")
    assert desk.session.workspace.empty
    assert desk.session.undo() == "Nothing to undo"


def test_changes_of_somebody_else_are_not_undone_after_a_restart(tmp_path: Path) -> None:
    at_work(FileStore(tmp_path, who="Ana")).session.close()
    desk = open_desk(FileStore(tmp_path, who="Li"))
    assert desk.session.undo() == "Nothing to undo"
    assert only(desk).title == "Paying feels effortless"


def test_a_change_before_a_restart_is_not_undone_over_a_later_edit_of_somebody_else(tmp_path: Path) -> None:
    at_work(FileStore(tmp_path, who="Ana")).session.close()
    li = open_desk(FileStore(tmp_path, who="Li"))
    li.draft.edit("payments", only(li).id, title="Li's")
    li.session.close()
    desk = open_desk(FileStore(tmp_path, who="Ana"))
    assert desk.session.undo().startswith("Not undone")
    assert only(desk).title == "Li's"


@given(JSON)
def test_any_value_is_shown_on_one_line(value: object) -> None:
    told = shown(value)
    assert told and "\n" not in told


def test_fields_have_the_names_that_people_use() -> None:
    found = differences("key_results", {"start": 1.0, "order": 2.0}, {"start": 40.0, "order": 3.0})
    assert [(one.name, one.before, one.after) for one in found] == [("from", "1", "40"), ("place", "2", "3")]
    parents = {"objectives": "supports", "team": "team above"}
    for table, name in parents.items():
        assert [one.name for one in differences(table, {}, {"parent": "n1"})] == [name]
    assert thing(KEY, {"title": "\x1b[31mRed"}) == "objective “Red”"


def test_an_undo_mark_is_read_back_and_strange_tags_are_ignored() -> None:
    assert plain(MappingProxyType({"a": 1, "rev": 2})) == {"a": 1}
    mark = UndoMark("step", "ab12", "writing 7")
    assert UndoMark("step", "ab12").tag == "step ab12"
    desk = at_work(MemoryStore(who="Ana"))
    [past, *_] = desk.session.store.recent(1)
    assert UndoMark.of(past._replace(tag=mark.tag)) == mark
    for tag in ("", "step", "layout", "restored x", "steps ab"):
        assert UndoMark.of(past._replace(tag=tag)) is None


def test_restoring_an_older_vote_does_not_change_revealed_hands() -> None:
    desk = at_work(MemoryStore(who="Ana"))
    workshop = desk.workshop.start("payments")
    vote = desk.vote.open(workshop, only(desk).id)
    for person, hand in (("Ana", 2), ("Li", 4)):
        desk.vote.cast(workshop, vote, person, hand)

    desk.vote.reveal(workshop, vote)
    cast = next(event for event in desk.history.of_all() if event.why == "Ana's hand")
    assert desk.history.bring_back(cast) == "Not restored, because revealed hands never change"
    last = desk.vote.vote(workshop, vote).last
    assert last and last.revealed and len(last.ballots) == len(desk.workshop.full(workshop).workshop.people)


def test_a_restored_workshop_has_a_paused_clock() -> None:
    desk = at_work(MemoryStore(who="Ana"))
    workshop = desk.workshop.start("payments")
    desk.workshop.resume(workshop)
    started = desk.history.of_all()[0]
    desk.workshop.next(workshop)
    desk.history.bring_back(started)
    found = desk.workshop.full(workshop).workshop
    assert (found.current, found.running) == ("check-in", False)


def test_changes_in_another_window_are_not_undone_in_this_one() -> None:
    store = MemoryStore(who="Ana")
    at_work(store)
    here = open_desk(store)
    time.sleep(0.005)  # the history counts in milliseconds
    there = open_desk(store)
    there.draft.edit("payments", only(there).id, why="One in four gives up")
    here.session.refresh()
    assert here.session.undo() == "Undone: edit “Paying feels effortless”"
    assert only(here).why == "One in four gives up"
