from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.usecases.office import CYCLE, fill_in, objective, open_desk, some, statements, titles
from tuiokr.model.okr import TeamOKRs
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.setup import read_cycle

TEAM = "payments"
UP: Literal[-1] = -1
DOWN: Literal[1] = 1


def consistent(okrs: TeamOKRs) -> None:
    """Assert that rows are in the order of their numbers, which differ, and that every key result has its objective."""
    objectives = [one.order for one in okrs.objectives]
    assert all(one < other for one, other in pairwise(objectives))
    for one in okrs.objectives:
        orders = [key.order for key in okrs.of(one.id)]
        assert all(before < after for before, after in pairwise(orders))
    placed = [key.id for one in okrs.objectives for key in okrs.of(one.id)]
    assert sorted(placed) == sorted(key.id for key in okrs.key_results)
    assert okrs.objectives == tuple(sorted(okrs.objectives, key=lambda one: (one.order, one.id)))
    assert okrs.key_results == tuple(sorted(okrs.key_results, key=lambda one: (one.order, one.id)))


def same_on_disk(desk: Desk, store: MemoryStore) -> None:
    assert open_desk(store).session.workspace == desk.session.workspace


@pytest.fixture
def two(desk: Desk) -> tuple[str, str]:
    """Two objectives, with three key results and with one."""
    return objective(desk, TEAM, "A", "a1", "a2", "a3"), objective(desk, TEAM, "B", "b1")


def id_of(desk: Desk, statement: str) -> str:
    return next(key.id for key in desk.draft.okrs(TEAM).key_results if key.statement == statement)


# ---- add, edit


def test_a_blank_team_has_no_objectives(desk: Desk) -> None:
    okrs = desk.draft.okrs(TEAM)
    assert (okrs.objectives, okrs.key_results, okrs.team, okrs.cycle) == ((), (), TEAM, CYCLE)


def test_new_statements_are_added_at_the_end(desk: Desk, two: tuple[str, str]) -> None:
    assert titles(desk, TEAM) == ["A", "B"]
    assert statements(desk, TEAM, two[0]) == ["a1", "a2", "a3"]
    consistent(desk.draft.okrs(TEAM))


def test_a_new_statement_is_added_right_after_another(desk: Desk, two: tuple[str, str]) -> None:
    new = desk.draft.add_objective(TEAM, after=two[0])
    desk.draft.edit(TEAM, new, title="between")
    key = desk.draft.add_key_result(TEAM, two[0], after=id_of(desk, "a1"))
    desk.draft.edit(TEAM, key, statement="a1½")
    assert titles(desk, TEAM) == ["A", "between", "B"]
    assert statements(desk, TEAM, two[0]) == ["a1", "a1½", "a2", "a3"]


def test_a_statement_after_an_unknown_one_is_added_at_the_end(desk: Desk, two: tuple[str, str]) -> None:
    new = desk.draft.add_objective(TEAM, after="nothing")
    assert desk.draft.okrs(TEAM).objectives[-1].id == new


def test_there_is_always_room_after_the_first_objective(desk: Desk, store: MemoryStore) -> None:
    first = desk.draft.add_objective(TEAM)
    desk.draft.add_objective(TEAM)
    made = [desk.draft.add_objective(TEAM, after=first) for _ in range(70)]
    okrs = desk.draft.okrs(TEAM)
    assert [one.id for one in okrs.objectives][1:-1] == made[::-1]
    consistent(okrs)
    same_on_disk(desk, store)


def test_an_edit_changes_only_the_fields_it_names(desk: Desk, store: MemoryStore, two: tuple[str, str]) -> None:
    before = desk.draft.okrs(TEAM)
    key = id_of(desk, "a2")
    desk.draft.edit(TEAM, key, start=71, target=85.5, unit="%", champion=" Ana ", confidence=6)
    after = desk.draft.okrs(TEAM)
    changed = after.key_result(key)
    assert changed is not None
    assert (changed.start, changed.target, changed.unit, changed.champion, changed.confidence) == (
        71.0,
        85.5,
        "%",
        "Ana",
        6,
    )
    assert [one for one in after.key_results if one.id != key] == [one for one in before.key_results if one.id != key]
    assert after.objectives == before.objectives
    same_on_disk(desk, store)


@pytest.mark.parametrize(
    "fields",
    [{"confidence": 11}, {"confidence": -1}, {"target": float("nan")}, {"start": float("inf")}, {"kind": "wish"}],
)
def test_an_invalid_value_changes_nothing(desk: Desk, two: tuple[str, str], fields: dict[str, object]) -> None:
    before = desk.session.workspace
    with pytest.raises(ValidationError):
        desk.draft.edit(TEAM, id_of(desk, "a1"), **fields)
    assert desk.session.workspace is before


def test_unknown_things_are_refused(desk: Desk, two: tuple[str, str]) -> None:
    calls: list[Callable[[], object]] = [
        lambda: desk.draft.edit(TEAM, "nothing", title="x"),
        lambda: desk.draft.delete(TEAM, "nothing"),
        lambda: desk.draft.duplicate(TEAM, "nothing"),
        lambda: desk.draft.waive(TEAM, "nothing", "jargon", "", "why not"),
        lambda: desk.draft.edit("growth", two[0], title="not theirs"),
    ]
    before = desk.session.workspace
    for call in calls:
        with pytest.raises(KeyError):
            call()
    assert desk.session.workspace is before


def test_words_are_cleaned_on_input(desk: Desk) -> None:
    made = desk.draft.add_objective(TEAM)
    desk.draft.edit(TEAM, made, title="Pay\x1b[31ming\u202e  feels\neasy", why="One\x07\n\nTwo")
    found = desk.draft.okrs(TEAM).objectives[0]
    assert (found.title, found.why) == ("Paying feels easy", "One\n\nTwo")


# ---- move


def test_objectives_move_and_stop_at_the_ends(desk: Desk, two: tuple[str, str]) -> None:
    objective(desk, TEAM, "C")
    desk.draft.move(TEAM, two[0], DOWN)
    assert titles(desk, TEAM) == ["B", "A", "C"]
    desk.draft.move(TEAM, two[0], DOWN)
    desk.draft.move(TEAM, two[0], DOWN)
    assert titles(desk, TEAM) == ["B", "C", "A"]
    for _ in range(4):
        desk.draft.move(TEAM, two[0], UP)
    assert titles(desk, TEAM) == ["A", "B", "C"]
    assert statements(desk, TEAM, two[0]) == ["a1", "a2", "a3"]


def test_a_key_result_moves_to_the_next_objective_and_back(desk: Desk, two: tuple[str, str]) -> None:
    key = id_of(desk, "a3")
    desk.draft.move(TEAM, key, DOWN)
    assert (statements(desk, TEAM, two[0]), statements(desk, TEAM, two[1])) == (["a1", "a2"], ["a3", "b1"])
    desk.draft.move(TEAM, key, DOWN)
    assert statements(desk, TEAM, two[1]) == ["b1", "a3"]
    desk.draft.move(TEAM, key, DOWN)
    assert statements(desk, TEAM, two[1]) == ["b1", "a3"]
    for _ in range(2):
        desk.draft.move(TEAM, key, UP)
    assert (statements(desk, TEAM, two[0]), statements(desk, TEAM, two[1])) == (["a1", "a2", "a3"], ["b1"])


def test_a_key_result_moves_into_an_objective_without_key_results(desk: Desk, two: tuple[str, str]) -> None:
    empty = objective(desk, TEAM, "C")
    desk.draft.move(TEAM, id_of(desk, "b1"), DOWN)
    assert statements(desk, TEAM, empty) == ["b1"]
    consistent(desk.draft.okrs(TEAM))


def test_the_first_rows_cannot_move_up(desk: Desk, two: tuple[str, str]) -> None:
    before = desk.session.workspace
    desk.draft.move(TEAM, id_of(desk, "a1"), UP)
    desk.draft.move(TEAM, two[0], UP)
    assert desk.session.workspace is before


@pytest.mark.parametrize(("first", "expected"), [(True, ["a2", "b1"]), (False, ["b1", "a2"])])
def test_a_key_result_moves_to_an_end_of_another_objective(
    desk: Desk, two: tuple[str, str], first: bool, expected: list[str]
) -> None:
    desk.draft.move_to(TEAM, id_of(desk, "a2"), two[1], first=first)
    assert statements(desk, TEAM, two[1]) == expected
    assert statements(desk, TEAM, two[0]) == ["a1", "a3"]


def test_several_moves_of_one_row_are_undone_as_one_step(desk: Desk, two: tuple[str, str]) -> None:
    key = id_of(desk, "a1")
    desk.draft.move(TEAM, key, DOWN)
    desk.draft.move(TEAM, key, DOWN)
    assert statements(desk, TEAM, two[0]) == ["a2", "a3", "a1"]
    desk.session.undo()
    assert statements(desk, TEAM, two[0]) == ["a1", "a2", "a3"]


def test_rows_with_the_same_number_can_be_moved(desk: Desk, two: tuple[str, str]) -> None:
    for key in desk.draft.okrs(TEAM).of(two[0]):
        desk.draft.edit(TEAM, key.id, order=0.0)
    row = [key.id for key in desk.draft.okrs(TEAM).of(two[0])]
    desk.draft.move(TEAM, row[1], UP)
    assert [key.id for key in desk.draft.okrs(TEAM).of(two[0])] == [row[1], row[0], row[2]]
    desk.draft.move(TEAM, row[0], DOWN)
    assert [key.id for key in desk.draft.okrs(TEAM).of(two[0])] == [row[1], row[2], row[0]]


@pytest.mark.parametrize("seed", range(4))
def test_two_hundred_random_moves_keep_the_order(desk: Desk, store: MemoryStore, seed: int) -> None:
    chance = random.Random(seed)
    for name in "ABCD":
        objective(desk, TEAM, name, *(f"{name}{number}" for number in range(chance.randint(0, 4))))
    for number in range(200):
        okrs = desk.draft.okrs(TEAM)
        thing = chance.choice([*(one.id for one in okrs.objectives), *(key.id for key in okrs.key_results)])
        before = [one.id for one in okrs.objectives]
        step = chance.choice((UP, DOWN))
        desk.draft.move(TEAM, thing, step)
        after = desk.draft.okrs(TEAM)
        consistent(after)
        assert {one.id for one in after.key_results} == {one.id for one in okrs.key_results}
        if thing in before:
            at = before.index(thing)
            to = min(max(at + step, 0), len(before) - 1)
            before.insert(to, before.pop(at))
            assert [one.id for one in after.objectives] == before
        else:
            assert [one.id for one in after.objectives] == before
        if number % 50 == 0:
            same_on_disk(desk, store)
    same_on_disk(desk, store)


@some
@given(st.lists(st.tuples(st.sampled_from("addmuxv"), st.integers(0, 50), st.integers(0, 50)), max_size=30))
def test_any_drafting_keeps_the_order(acts: list[tuple[str, int, int]]) -> None:
    store = MemoryStore()
    desk = open_desk(store)
    fill_in(desk)
    drafting = desk.draft
    for act, one, other in acts:
        okrs = drafting.okrs(TEAM)
        objectives = [each.id for each in okrs.objectives]
        things = [*objectives, *(key.id for key in okrs.key_results)]
        if act == "a" or not objectives:
            drafting.add_objective(TEAM, after=objectives[one % len(objectives)] if objectives and other % 2 else None)
            continue
        thing = things[one % len(things)]
        match act:
            case "d":
                drafting.add_key_result(TEAM, objectives[one % len(objectives)], after=things[other % len(things)])
            case "m":
                drafting.move(TEAM, thing, UP if other % 2 else DOWN)
            case "u":
                drafting.duplicate(TEAM, thing)
            case "x" if other % 3 == 0:
                drafting.delete(TEAM, thing)
            case "v" if okrs.key_results:
                key = okrs.key_results[one % len(okrs.key_results)]
                drafting.move_to(TEAM, key.id, objectives[other % len(objectives)], first=bool(other % 2))
        consistent(drafting.okrs(TEAM))
    same_on_disk(desk, store)


# ---- duplicate, delete


def test_a_copy_is_added_right_after_its_original(desk: Desk, two: tuple[str, str]) -> None:
    copy = desk.draft.duplicate(TEAM, id_of(desk, "a1"))
    desk.draft.edit(TEAM, copy, statement="copy")
    assert statements(desk, TEAM, two[0]) == ["a1", "copy", "a2", "a3"]


def test_the_copy_of_an_objective_has_key_results_of_its_own(desk: Desk, two: tuple[str, str]) -> None:
    copy = desk.draft.duplicate(TEAM, two[0])
    assert titles(desk, TEAM) == ["A", "A", "B"]
    assert [one.id for one in desk.draft.okrs(TEAM).objectives] == [two[0], copy, two[1]]
    assert statements(desk, TEAM, copy) == ["a1", "a2", "a3"]
    mine = {key.id for key in desk.draft.okrs(TEAM).of(two[0])}
    assert mine.isdisjoint(key.id for key in desk.draft.okrs(TEAM).of(copy))
    desk.draft.delete(TEAM, copy)
    assert statements(desk, TEAM, two[0]) == ["a1", "a2", "a3"]


def test_many_copies_find_a_place(desk: Desk, two: tuple[str, str]) -> None:
    copies = [desk.draft.duplicate(TEAM, two[0]) for _ in range(60)]
    found = [one.id for one in desk.draft.okrs(TEAM).objectives]
    assert found == [two[0], *copies[::-1], two[1]]


def test_deleting_an_objective_deletes_its_key_results_and_undo_restores_them(desk: Desk, two: tuple[str, str]) -> None:
    before = desk.session.workspace
    assert desk.draft.delete(TEAM, two[0]) == "A"
    assert titles(desk, TEAM) == ["B"]
    assert [key.statement for key in desk.draft.okrs(TEAM).key_results] == ["b1"]
    assert desk.session.undo() == "Undone: delete “A”"
    assert desk.session.workspace == before


def test_undo_restores_a_deleted_key_result_to_its_place(desk: Desk, two: tuple[str, str]) -> None:
    assert desk.draft.delete(TEAM, id_of(desk, "a2")) == "a2"
    assert statements(desk, TEAM, two[0]) == ["a1", "a3"]
    desk.session.undo()
    assert statements(desk, TEAM, two[0]) == ["a1", "a2", "a3"]


def test_a_long_title_is_cut_in_the_undo_label(desk: Desk) -> None:
    made = objective(desk, TEAM, "x" * 60)
    desk.draft.delete(TEAM, made)
    assert desk.session.undo_label == f"delete “{'x' * 29}…”"


# ---- blanks


def test_a_statement_without_words_is_dropped(desk: Desk) -> None:
    made = desk.draft.add_objective(TEAM)
    key = desk.draft.add_key_result(TEAM, made)
    assert not desk.draft.drop_blank(TEAM, made)
    assert desk.draft.drop_blank(TEAM, key)
    assert desk.draft.drop_blank(TEAM, made)
    assert desk.draft.okrs(TEAM).objectives == ()
    assert not desk.draft.drop_blank(TEAM, made)


@pytest.mark.parametrize("fields", [{"title": "x"}, {"why": "x"}])
def test_an_objective_with_words_is_not_dropped(desk: Desk, fields: dict[str, str]) -> None:
    made = desk.draft.add_objective(TEAM)
    desk.draft.edit(TEAM, made, **fields)
    assert not desk.draft.drop_blank(TEAM, made)
    assert len(desk.draft.okrs(TEAM).objectives) == 1


@pytest.mark.parametrize("fields", [{"statement": "x"}, {"start": 0.0}, {"target": 0.0}])
def test_a_key_result_with_a_word_or_a_number_is_not_dropped(desk: Desk, fields: dict[str, object]) -> None:
    made = desk.draft.add_objective(TEAM)
    key = desk.draft.add_key_result(TEAM, made)
    desk.draft.edit(TEAM, key, **fields)
    assert not desk.draft.drop_blank(TEAM, key)
    assert len(desk.draft.okrs(TEAM).key_results) == 1


# ---- waivers


@pytest.mark.parametrize("thing", ["A", "a1"])
def test_a_finding_is_waived_and_the_waiver_is_removed(desk: Desk, two: tuple[str, str], thing: str) -> None:
    made = two[0] if thing == "A" else id_of(desk, thing)

    def waivers() -> list[tuple[str, str, str]]:
        okrs = desk.draft.okrs(TEAM)
        found = okrs.objective(made) or okrs.key_result(made)
        assert found is not None
        return [(one.name, one.words, one.reason) for one in found.waivers]

    desk.draft.waive(TEAM, made, "jargon", "synergy", "our word")
    desk.draft.waive(TEAM, made, "too-long", "", "it is short")
    assert waivers() == [("jargon", "synergy", "our word"), ("too-long", "", "it is short")]
    desk.draft.waive(TEAM, made, "jargon", "leverage", "ours too")
    assert waivers() == [("too-long", "", "it is short"), ("jargon", "leverage", "ours too")]
    desk.draft.waive(TEAM, made, "too-long", "", "  ")
    assert waivers() == [("jargon", "leverage", "ours too")]


def test_drafting_is_about_the_current_cycle(desk: Desk, two: tuple[str, str]) -> None:
    desk.setup.set_cycle(read_cycle("2027-Q2"))
    assert titles(desk, TEAM) == []
    objective(desk, TEAM, "Next")
    desk.session.look_at(CYCLE)
    assert titles(desk, TEAM) == ["A", "B"]


def test_a_dropped_blank_line_is_not_an_undo_step(desk: Desk) -> None:
    desk.setup.rename("Southwind")
    kept = desk.draft.add_objective(TEAM)
    desk.draft.edit(TEAM, kept, title="Paying feels effortless")
    assert desk.draft.drop_blank(TEAM, desk.draft.add_objective(TEAM))
    assert desk.draft.drop_blank(TEAM, desk.draft.add_key_result(TEAM, kept))
    assert desk.session.undo() == "Undone: edit “Paying feels effortless”"
    assert desk.session.undo() == "Undone: add an objective"
    assert desk.session.undo() == "Undone: rename the organisation"


def test_each_waiver_is_an_undo_step(desk: Desk) -> None:
    thing = desk.draft.add_objective(TEAM)
    desk.draft.edit(TEAM, thing, title="Paying feels effortless")
    for name in ("jargon", "no-why"):
        desk.draft.waive(TEAM, thing, name, "x", "It is ours")
    desk.session.undo()
    assert [one.name for one in desk.draft.okrs(TEAM).objectives[0].waivers] == ["jargon"]


def test_a_champion_is_counted_over_all_teams_of_the_cycle(desk: Desk) -> None:
    objective(desk, "payments", "A", "a1", "a2")
    objective(desk, "growth", "B", "b1")
    for team, names in (("payments", ("Ana", " ana ")), ("growth", ("Ana",))):
        for key, name in zip(desk.draft.okrs(team).key_results, names, strict=True):
            desk.draft.edit(team, key.id, champion=name)
    assert dict(desk.draft.champions()) == {"ana": 3}
