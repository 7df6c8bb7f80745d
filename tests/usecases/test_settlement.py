"""What a clash is about, and the result once it is settled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.usecases.office import CYCLE, fill_in, objective, open_desk, statements, titles
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import Conflict, Key, Store
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.settlement import WHOLE, mixed

KEY = Key("cycles/2027-Q1/teams/payments", "objectives", "o1")


@pytest.fixture
def two(any_store: Callable[[], Store]) -> tuple[Desk, Desk]:
    """Two windows on Northwind. Payments has one objective with two key results, which both windows have read."""
    one = open_desk(any_store())
    fill_in(one)
    objective(one, "payments", "Paying feels effortless", "a from 1 to 2", "b from 3 to 4")
    other = open_desk(any_store())
    assert titles(other, "payments") == ["Paying feels effortless"]
    return one, other


def only(desk: Desk) -> str:
    return desk.draft.okrs("payments").objectives[0].id


def test_a_dispute_has_a_row_for_each_field_or_for_a_deletion(desk: Desk) -> None:
    mine, theirs = {"title": "A", "why": "w", "rev": 1}, {"title": "B", "why": "w", "rev": 2}
    rows = desk.settlement.dispute(Conflict(KEY, mine, theirs)).differences
    assert [(row.field, row.before, row.after) for row in rows] == [("title", "A", "B")]
    [row] = desk.settlement.dispute(Conflict(KEY, None, theirs)).differences
    assert (row.before, row.after) == ("deleted", "kept")


def test_a_dispute_over_a_deletion_begins_with_the_remaining_side(desk: Desk) -> None:
    mine, theirs = {"title": "A", "rev": 1}, {"title": "B", "rev": 2}
    gone, changed = (desk.settlement.dispute(Conflict(KEY, *sides)) for sides in ((mine, None), (None, theirs)))
    assert (gone.said, gone.mine) == ("Somebody else deleted the objective “A”", frozenset({WHOLE}))
    assert (changed.said, changed.mine) == ("Somebody else changed the objective “B” that you deleted", frozenset())
    assert mixed(Conflict(KEY, mine, None), gone.mine) == {"title": "A"}
    assert mixed(Conflict(KEY, None, theirs), changed.mine) == {"title": "B"}


@pytest.mark.parametrize(
    ("chosen", "body"),
    [
        ((), {"title": "B", "why": "theirs", "theme": "t"}),
        (("title",), {"title": "A", "why": "theirs", "theme": "t"}),
        (("title", "why", "theme"), {"title": "A", "why": "mine"}),
    ],
)
def test_both_sides_are_mixed_field_by_field(chosen: tuple[str, ...], body: dict[str, str]) -> None:
    conflict = Conflict(KEY, {"title": "A", "why": "mine"}, {"title": "B", "why": "theirs", "theme": "t", "rev": 3})
    assert mixed(conflict, chosen) == body


def test_a_deletion_is_accepted_or_rejected_as_a_whole() -> None:
    conflict = Conflict(KEY, None, {"title": "B", "rev": 3})
    assert mixed(conflict, [WHOLE]) is None
    assert mixed(conflict, []) == {"title": "B"}


def test_keeping_an_objective_restores_what_was_deleted_with_it(
    two: tuple[Desk, Desk], any_store: Callable[[], Store]
) -> None:
    one, other = two
    thing = only(other)
    one.draft.delete("payments", thing)
    other.draft.edit("payments", thing, title="Still here")
    [conflict] = other.session.clashes
    [row] = other.settlement.dispute(conflict).differences
    assert row.before == "kept, and 2 items with it"
    other.settlement.settle(conflict, [WHOLE])
    for desk in (other, open_desk(any_store())):
        assert titles(desk, "payments") == ["Still here"]
        assert statements(desk, "payments", thing) == ["a from 1 to 2", "b from 3 to 4"]


def test_accepting_a_deletion_deletes_everything_below(two: tuple[Desk, Desk], any_store: Callable[[], Store]) -> None:
    one, other = two
    thing = only(other)
    one.draft.delete("payments", thing)
    other.draft.edit("payments", thing, title="Still here")
    other.settlement.settle(other.session.clashes[0], [])
    for desk in (other, open_desk(any_store())):
        okrs = desk.draft.okrs("payments")
        assert (okrs.objectives, okrs.key_results) == ((), ())


def test_keeping_a_key_result_restores_its_objective(two: tuple[Desk, Desk], any_store: Callable[[], Store]) -> None:
    one, other = two
    thing = only(other)
    key = other.draft.okrs("payments").key_results[1]
    one.draft.delete("payments", thing)
    other.draft.edit("payments", key.id, statement="b from 3 to 5")
    other.settlement.settle(other.session.clashes[0], [WHOLE])
    desk = open_desk(any_store())
    assert titles(desk, "payments") == ["Paying feels effortless"]
    assert statements(desk, "payments", thing) == ["b from 3 to 5"]


def test_a_set_whose_file_vanished_is_restored_completely(root: Path) -> None:
    desk = open_desk(FileStore(root))
    fill_in(desk)
    objective(desk, "payments", "Paying feels effortless", "a from 1 to 2", "b from 3 to 4")
    objective(desk, "payments", "Another", "c from 5 to 6")
    before = desk.draft.okrs("payments")
    (root / "cycles" / CYCLE / "teams" / "payments.json").unlink()
    desk.draft.edit("payments", only(desk), title="Still here")
    [conflict] = desk.session.clashes
    desk.settlement.settle(conflict, [WHOLE])
    found = open_desk(FileStore(root)).draft.okrs("payments")
    assert [one.title for one in found.objectives] == ["Still here", "Another"]
    assert found.key_results == before.key_results
    assert found.standing == before.standing
