"""Objectives that are copied from one cycle into another."""

from __future__ import annotations

from datetime import date

import pytest

from tests.usecases.office import CYCLE, objective, open_desk, titles
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.sentence import without_deadline
from tuiokr.usecases.setup import read_cycle

NEXT = "2027-Q2"


@pytest.fixture
def full(desk: Desk) -> Desk:
    """Northwind and Payments have objectives with links, votes, scores and due dates in the first cycle."""
    above = objective(desk, "northwind", "Become the shop people come back to", "Buyers who order again to 40 %")
    key = desk.draft.okrs("northwind").key_results[0].id
    desk.draft.edit("northwind", key, confidence=7, score=0.4, due=date(2027, 3, 31), result="38 %")
    made = objective(
        desk, "payments", "Make paying with us feel effortless", "Completion from 71 % to 85 % by 31 March 2027"
    )
    own = desk.draft.okrs("payments").key_results[0].id
    desk.draft.edit("payments", made, parent=above, parent_key_results=(key,), score=0.7, result="fine", why="It hurts")
    desk.draft.edit(
        "payments", own, start=71.0, target=85.0, unit="%", champion="Ana", data_source="the till", parent_link=key,
        confidence=6, due=date(2027, 3, 31), score=0.5,
    )  # fmt: skip
    vote = desk.vote.open(desk.vote.workshop_for("payments"), made)
    desk.vote.cast(desk.vote.workshop_for("payments"), vote, "Ana", 5)
    desk.publish.publish("payments")
    return desk


def test_a_new_cycle_can_begin_with_a_copy_of_another_one(full: Desk, store: MemoryStore) -> None:
    before = full.session.workspace.of(CYCLE, "payments")
    carried = full.setup.set_cycle(read_cycle(NEXT), copy_from=CYCLE)
    assert carried is not None and (carried.objectives, carried.key_results, carried.links) == (2, 2, 0)
    assert full.session.cycle_id == NEXT
    assert full.session.workspace.of(CYCLE, "payments") == before
    okrs = full.draft.okrs("payments")
    (one,), (key,) = okrs.objectives, okrs.key_results
    above = full.draft.okrs("northwind")
    assert (one.title, one.why, one.score, one.result) == ("Make paying with us feel effortless", "It hurts", None, "")
    assert (one.parent, one.parent_key_results) == (above.objectives[0].id, (above.key_results[0].id,))
    assert key.parent_link == above.key_results[0].id
    assert (key.statement, key.start, key.target, key.unit) == ("Completion from 71 % to 85 %", 71.0, 85.0, "%")
    assert (key.champion, key.data_source) == ("Ana", "the till")
    assert (key.due, key.confidence, key.score, key.result) == (None, None, None, "")
    assert (okrs.standing.state, okrs.dependencies) == ("drafted", ())
    assert full.vote.last("payments") == {}
    assert full.home.state("payments") == ("drafted", False)
    assert full.session.workspace.workshops_of(NEXT, "payments") == ()
    assert open_desk(store).session.workspace == full.session.workspace


def test_a_copy_is_one_undo_step(full: Desk) -> None:
    before = full.session.workspace
    full.setup.set_cycle(read_cycle(NEXT), copy_from=CYCLE)
    assert full.session.undo() == "Undone: add cycle 2027-Q2 with a copy of 2027-Q1"
    assert NEXT not in full.session.workspace.cycles
    assert full.session.workspace.of(NEXT, "payments").objectives == ()
    assert full.session.workspace.teams == before.teams


def test_a_new_cycle_is_empty_by_default(full: Desk) -> None:
    assert full.setup.set_cycle(read_cycle(NEXT)) is None
    assert all(not full.draft.okrs(team).objectives for team in full.session.workspace.tree(NEXT).by_id)


def test_one_team_is_copied_below_its_existing_objectives(full: Desk) -> None:
    full.setup.set_cycle(read_cycle(NEXT))
    objective(full, "payments", "Something new", "Anything from 1 to 2")
    carried = full.cycle_copy.carry("payments", CYCLE)
    assert titles(full, "payments") == ["Something new", "Make paying with us feel effortless"]
    assert full.draft.okrs("northwind").objectives == ()
    assert full.draft.okrs("payments").objectives[1].parent is None
    assert carried.links == 3
    assert "3 links to the level above left out" in carried.words
    assert full.session.undo() == "Undone: copy Payments from 2027-Q1"
    assert titles(full, "payments") == ["Something new"]


def test_a_copied_objective_supports_the_copy_above(full: Desk) -> None:
    full.setup.set_cycle(read_cycle(NEXT))
    full.cycle_copy.carry("northwind", CYCLE)
    assert full.cycle_copy.carry("payments", CYCLE).links == 0
    assert full.draft.okrs("payments").objectives[0].parent == full.draft.okrs("northwind").objectives[0].id


def test_objectives_that_exist_already_are_not_copied_again(full: Desk) -> None:
    full.setup.set_cycle(read_cycle(NEXT), copy_from=CYCLE)
    again = full.cycle_copy.carry("payments", CYCLE)
    assert again.words == "Nothing was copied: this cycle already has all of it"
    assert len(titles(full, "payments")) == 1


def test_a_team_that_has_left_is_not_copied(full: Desk) -> None:
    full.setup.set_cycle(read_cycle(NEXT))
    full.setup.remove_team("payments")
    carried = full.setup.set_cycle(read_cycle("2027-Q3"), copy_from=CYCLE)
    assert carried is not None and carried.objectives == 1
    assert full.session.workspace.of("2027-Q3", "payments").objectives == ()


def test_the_latest_earlier_cycle_comes_first(full: Desk) -> None:
    full.setup.set_cycle(read_cycle(NEXT), copy_from=CYCLE)
    full.setup.set_cycle(read_cycle("2027-Q3"))
    assert [one.cycle.id for one in full.cycle_copy.sources("payments")] == [NEXT, CYCLE]
    assert full.cycle_copy.sources("growth") == ()
    assert [one.words for one in full.cycle_copy.sources()] == ["2 objectives, 2 key results"] * 2


@pytest.mark.parametrize(
    ("statement", "rest"),
    [
        ("Completion from 71 % to 85 % by 31 March 2027", "Completion from 71 % to 85 %"),
        ("Completion to 85 % by the end of Q1.", "Completion to 85 %."),
        ("By 31 March 2027, 40 % of buyers order again", "40 % of buyers order again"),
        ("Completion from 71 % to 85 %", "Completion from 71 % to 85 %"),
        ("by 31 March 2027", "by 31 March 2027"),
        ("", ""),
    ],
)
def test_a_deadline_is_removed_from_a_statement(statement: str, rest: str) -> None:
    assert without_deadline(statement) == rest
