"""1-2-4-All: the groups, the candidates, the dots, and what becomes an objective."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.usecases.office import ANY_TEXT, fill_in, open_desk, some
from tuiokr.model.candidate import groups, joined
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.candidate import CandidateDesk
from tuiokr.usecases.desk import Desk

NINE = ("Ana", "Li", "Sam", "Max", "Ola", "Pat", "Noor", "Kim", "Jo")


@pytest.fixture
def desk() -> Desk:
    made = open_desk(MemoryStore(who="Ana"))
    fill_in(made)
    return made


@pytest.fixture
def workshop(desk: Desk) -> str:
    made = desk.workshop.start("payments", people=NINE)
    desk.workshop.go(made, "objectives")
    return made


def words(desk: Desk, workshop: str) -> list[tuple[str, int]]:
    return [(one.words, one.dots) for one in desk.candidate.ranked(workshop)]


@given(count=st.integers(0, 40), size=st.sampled_from([2, 4]))
def test_everybody_is_in_one_group_and_nobody_alone(count: int, size: int) -> None:
    people = tuple(f"p{number}" for number in range(count))
    made = groups(people, size)
    assert tuple(one for group in made for one in group) == people
    assert all(2 <= len(group) <= size + 1 for group in made) or count == 1
    fours = joined(groups(people, 2))
    assert tuple(one for group in fours for one in group) == people
    assert all(4 <= len(group) <= 7 for group in fours) or count < 4


def test_pairs_are_drawn_by_lot_and_fours_are_two_pairs(desk: Desk, workshop: str) -> None:
    drawing = CandidateDesk(desk.session, desk.workshop, random.Random(7))
    drawing.draw(workshop)
    pairs = drawing.groups(workshop, 2)
    assert sorted(len(pair) for pair in pairs) == [2, 2, 2, 3]
    assert {one for pair in pairs for one in pair} == set(NINE)
    assert drawing.groups(workshop, 4) == (pairs[0] + pairs[1], pairs[2] + pairs[3])
    assert drawing.groups(workshop, 1) == ()
    drawing.draw(workshop)
    assert drawing.groups(workshop, 2) != pairs
    desk.session.undo()
    assert drawing.groups(workshop, 2) == pairs


def test_a_latecomer_joins_a_group_and_who_left_is_in_none(desk: Desk, workshop: str) -> None:
    desk.room.be(workshop, "Jo", "late")
    desk.candidate.draw(workshop)
    assert not any("Jo" in pair for pair in desk.candidate.groups(workshop, 2))
    desk.room.be(workshop, "Jo", "here")
    desk.room.be(workshop, "Ana", "gone")
    pairs = desk.candidate.groups(workshop, 2)
    assert {one for pair in pairs for one in pair} == set(NINE) - {"Ana"}


def test_the_fours_are_left_out_and_added_again_within_the_same_time(desk: Desk, workshop: str) -> None:
    assert desk.candidate.turn_fours(workshop)
    one = desk.workshop.full(workshop).workshop
    assert [phase.title for phase in one.phases] == ["Alone", "In pairs", "Together"]
    assert sum(phase.minutes for phase in one.phases) == one.step.minutes == 25
    assert desk.session.undo() == "Undone: without fours (Objectives, 1-2-4-All)"
    assert desk.workshop.full(workshop).workshop.in_fours
    desk.workshop.go(workshop, "check-in")
    assert not desk.candidate.turn_fours(workshop)


def test_each_line_is_a_candidate_of_its_group(desk: Desk, workshop: str) -> None:
    desk.candidate.add(workshop, "Paying is easy\n\n- Refunds just work", ("Ana", "Li"))
    assert [(one.words, one.by) for one in desk.candidate.ranked(workshop)] == [
        ("Paying is easy", ("Ana", "Li")), ("Refunds just work", ("Ana", "Li"))
    ]  # fmt: skip
    assert desk.session.undo() == "Undone: note 2 candidates"
    assert words(desk, workshop) == []


def test_a_pasted_chat_says_whose_each_candidate_is(desk: Desk, workshop: str) -> None:
    chat = "10:04:11 From Ana to Everyone: Paying is easy\n10:04:20 From Li to Everyone: Refunds just work"
    desk.candidate.add(workshop, chat)
    assert [(one.words, one.by) for one in desk.candidate.ranked(workshop)] == [
        ("Paying is easy", ("Ana",)), ("Refunds just work", ("Li",))
    ]  # fmt: skip


def test_two_that_say_the_same_are_put_together(desk: Desk, workshop: str) -> None:
    (one,) = desk.candidate.add(workshop, "Paying is easy", ("Ana", "Li"))
    (two,) = desk.candidate.add(workshop, "Paying is simple", ("Sam", "Li"))
    desk.candidate.give_dots(workshop, "2 1")
    desk.candidate.merge(workshop, two, one)
    (kept,) = desk.candidate.ranked(workshop)
    assert (kept.words, kept.by, kept.dots) == ("Paying is simple", ("Sam", "Li", "Ana"), 3)
    desk.candidate.merge(workshop, two, two)
    desk.candidate.merge(workshop, two, "unknown")
    assert len(desk.candidate.ranked(workshop)) == 1
    desk.session.undo()
    assert words(desk, workshop) == [("Paying is easy", 2), ("Paying is simple", 1)]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("3 x", "“x” is not a number of dots. Write one number for each line, such as 3 1 2"),
        ("", "“” is not a number of dots. Write one number for each line, such as 3 1 2"),
        ("-1", "“-1” is not a number of dots. Write one number for each line, such as 3 1 2"),
        ("1 2 3 4", "There are 4 numbers for 3 candidates"),
    ],
)
def test_a_line_of_dots_that_is_wrong_changes_nothing(desk: Desk, workshop: str, line: str, wrong: str) -> None:
    desk.candidate.add(workshop, "a\nb\nc")
    assert desk.candidate.give_dots(workshop, line) == wrong
    assert words(desk, workshop) == [("a", 0), ("b", 0), ("c", 0)]


def test_dots_rank_the_candidates_and_the_first_three_become_objectives(desk: Desk, workshop: str) -> None:
    desk.candidate.add(workshop, "a\nb\nc\nd")
    assert desk.candidate.give_dots(workshop, "1, 0, 3") == ""
    assert words(desk, workshop) == [("c", 3), ("a", 1), ("b", 0), ("d", 0)]
    assert desk.candidate.give_dots(workshop, "1 2") == ""
    assert words(desk, workshop) == [("a", 2), ("c", 1), ("b", 0), ("d", 0)]
    top = [one.id for one in desk.candidate.ranked(workshop)[:3]]
    made = desk.candidate.take(workshop, *top)
    assert [one.title for one in desk.draft.okrs("payments").objectives] == ["a", "c", "b"]
    assert desk.candidate.take(workshop, *top) == (), "they were taken over twice"
    desk.draft.delete("payments", made[0])
    assert len(desk.candidate.take(workshop, *top)) == 1
    for expected in ("take over “a”", "delete", "take over 3 candidates"):
        assert expected in desk.session.undo()
    assert desk.draft.okrs("payments").objectives == ()
    assert all(not one.taken for one in desk.candidate.ranked(workshop))


@some
@given(text=ANY_TEXT, line=ANY_TEXT)
def test_no_text_is_too_strange(text: str, line: str) -> None:
    desk = open_desk(MemoryStore(who="Ana"))
    fill_in(desk)
    workshop = desk.workshop.start("payments", people=NINE)
    new = desk.candidate.add(workshop, text)
    for one in new:
        desk.candidate.edit(workshop, one, line)
    desk.candidate.give_dots(workshop, line)
    desk.candidate.take(workshop, *new)
    assert len(desk.draft.okrs("payments").objectives) == len(new)
