from __future__ import annotations

import pytest

from tests.usecases.office import objective, open_desk
from tuiokr.model.team_test import TEAM_TEST_ANSWERS, TEAM_TEST_ASKS, TeamTestAnswer, TeamTestName
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.desk import Desk

TEAM = "payments"


@pytest.fixture
def goal(desk: Desk) -> str:
    return objective(desk, TEAM, "Paying feels effortless", "Completion from 71 % to 85 %")


@pytest.fixture
def workshop_id(desk: Desk) -> str:
    return desk.workshop.start(TEAM)


def test_nobody_answers_twice(desk: Desk, workshop_id: str, goal: str) -> None:
    for answer in (*TEAM_TEST_ANSWERS, "yes", "yes"):
        desk.team_test.answer(workshop_id, goal, "espresso", answer)
    with pytest.raises(ValueError, match="All 5 people have answered"):
        desk.team_test.answer(workshop_id, goal, "espresso", "meh")
    desk.team_test.answer(workshop_id, goal, "espresso", "yes", by=-1)
    desk.team_test.answer(workshop_id, goal, "espresso", "meh")
    assert desk.team_test.of(workshop_id, goal, "espresso").total == 5
    desk.team_test.answer(workshop_id, goal, "townhall", "yes")


def test_counts_are_hidden_until_they_are_shown(desk: Desk, workshop_id: str, goal: str, store: MemoryStore) -> None:
    desk.team_test.show_counts(workshop_id, goal, "espresso", True)
    desk.team_test.answer(workshop_id, goal, "espresso", "yes")
    assert not open_desk(store).team_test.of(workshop_id, goal, "espresso").shown
    desk.team_test.show_counts(workshop_id, goal, "espresso", True)
    assert open_desk(store).team_test.of(workshop_id, goal, "espresso").shown
    with pytest.raises(ValueError, match="The counts are shown"):
        desk.team_test.answer(workshop_id, goal, "espresso", "yes")
    desk.team_test.show_counts(workshop_id, goal, "espresso", False)
    assert desk.team_test.answer(workshop_id, goal, "espresso", "yes").total == 2


@pytest.mark.parametrize("test", TEAM_TEST_ASKS)
@pytest.mark.parametrize("answer", TEAM_TEST_ANSWERS)
def test_answers_are_counted_and_never_negative(
    desk: Desk, workshop_id: str, goal: str, test: TeamTestName, answer: TeamTestAnswer, store: MemoryStore
) -> None:
    def count() -> int:
        return int(getattr(desk.team_test.of(workshop_id, goal, test), answer.replace("-", "_")))

    assert count() == 0
    for _ in range(3):
        desk.team_test.answer(workshop_id, goal, test, answer)
    assert (count(), desk.team_test.of(workshop_id, goal, test).total) == (3, 3)
    for _ in range(5):
        desk.team_test.answer(workshop_id, goal, test, answer, by=-1)
    assert count() == 0
    desk.team_test.answer(workshop_id, goal, test, answer)
    assert open_desk(store).team_test.of(workshop_id, goal, test) == desk.team_test.of(workshop_id, goal, test)


def test_team_tests_are_counted_separately(desk: Desk, workshop_id: str, goal: str) -> None:
    other = objective(desk, TEAM, "Another")
    desk.team_test.answer(workshop_id, goal, "townhall", "yes")
    desk.team_test.answer(workshop_id, goal, "espresso", "meh")
    desk.team_test.answer(workshop_id, other, "espresso", "eye-roll")
    desk.team_test.answer(workshop_id, goal, "townhall", "yes")
    found = [one for one in desk.workshop.full(workshop_id).team_tests if one.about == goal]
    assert [(one.test, one.yes, one.meh, one.eye_roll) for one in found] == [
        ("espresso", 0, 1, 0),
        ("townhall", 2, 0, 0),
    ]
    assert desk.team_test.of(workshop_id, other, "espresso").eye_roll == 1


def test_tests_keep_their_order_when_reopened(desk: Desk, workshop_id: str, goal: str, store: MemoryStore) -> None:
    for test in ("townhall", "espresso", "nail", "townhall"):
        desk.team_test.answer(workshop_id, goal, test, "yes")
    here = desk.workshop.full(workshop_id).team_tests
    assert here == open_desk(store).workshop.full(workshop_id).team_tests


def test_an_answer_can_be_undone(desk: Desk, workshop_id: str, goal: str) -> None:
    desk.team_test.answer(workshop_id, goal, "espresso", "yes")
    desk.team_test.answer(workshop_id, goal, "espresso", "meh")
    desk.session.undo()
    assert desk.team_test.of(workshop_id, goal, "espresso").total == 1
    desk.session.undo()
    assert desk.team_test.of(workshop_id, goal, "espresso").total == 0


@pytest.mark.parametrize(
    ("yes", "meh", "rolls", "passed"),
    [(0, 0, 0, None), (3, 2, 0, True), (2, 2, 0, True), (2, 1, 2, False), (3, 0, 1, True), (1, 2, 0, False)],
)
def test_a_test_is_passed_by_its_counts(
    desk: Desk, workshop_id: str, goal: str, yes: int, meh: int, rolls: int, passed: bool | None
) -> None:
    for answer, count in zip(TEAM_TEST_ANSWERS, (yes, meh, rolls), strict=True):
        if count:
            desk.team_test.answer(workshop_id, goal, "espresso", answer, by=count)
    assert desk.team_test.of(workshop_id, goal, "espresso").passed is passed


def test_a_team_test_is_stale_after_the_objective_changed(desk: Desk, workshop_id: str, goal: str) -> None:
    desk.team_test.answer(workshop_id, goal, "espresso", "yes", by=3)
    desk.draft.edit(TEAM, goal, title="Paying feels like nothing")
    assert not desk.team_test.last(workshop_id, goal, "espresso").stale, "hidden counts say nothing yet"
    desk.team_test.show_counts(workshop_id, goal, "espresso", True)
    assert desk.team_test.last(workshop_id, goal, "espresso").stale
    desk.team_test.show_counts(workshop_id, goal, "espresso", False)
    desk.team_test.answer(workshop_id, goal, "espresso", "yes", by=-1)
    desk.team_test.show_counts(workshop_id, goal, "espresso", True)
    assert desk.team_test.last(workshop_id, goal, "espresso").stale, "nobody has answered about the words as they are"
    desk.team_test.show_counts(workshop_id, goal, "espresso", False)
    desk.team_test.answer(workshop_id, goal, "espresso", "yes")
    desk.team_test.show_counts(workshop_id, goal, "espresso", True)
    assert desk.team_test.last(workshop_id, goal, "espresso").holds


def test_a_line_replaces_the_answers_and_is_one_undo_step(desk: Desk, workshop_id: str, goal: str) -> None:
    desk.team_test.answer(workshop_id, goal, "espresso", "meh")
    assert desk.team_test.take_line(workshop_id, goal, "espresso", "3 1 1") == ()
    one = desk.team_test.of(workshop_id, goal, "espresso")
    assert (one.yes, one.meh, one.eye_roll, one.rolled, one.shown) == (3, 1, 1, (), False)
    assert one.words == "Paying feels effortless"
    assert desk.session.undo() == "Undone: the answers to espresso"
    assert desk.team_test.of(workshop_id, goal, "espresso").total == 1


def test_a_line_with_more_answers_than_people_changes_nothing(desk: Desk, workshop_id: str, goal: str) -> None:
    desk.room.be(workshop_id, "Ola", "late")
    desk.team_test.take_line(workshop_id, goal, "espresso", "2 1 1")
    (problem,) = desk.team_test.take_line(workshop_id, goal, "espresso", "5 0 0")
    assert problem == "These are more answers than people: 4 people are here"
    assert desk.team_test.of(workshop_id, goal, "espresso").yes == 2
    for person in ("Ana", "Li", "Sam", "Max"):
        desk.room.be(workshop_id, person, "gone")
    with pytest.raises(ValueError, match="Nobody is here"):
        desk.team_test.answer(workshop_id, goal, "townhall", "yes")
    assert desk.team_test.take_line(workshop_id, goal, "townhall", "1 0 0")


def test_a_pasted_chat_names_who_rolled_their_eyes(desk: Desk, workshop_id: str, goal: str, store: MemoryStore) -> None:
    chat = "Ana: yes\nLi: meh\nSam: 🙄\nMax: no\nZoe: yes"
    assert desk.team_test.take_line(workshop_id, goal, "espresso", chat) == ("Nobody here is called “Zoe” (line 5)",)
    one = open_desk(store).team_test.of(workshop_id, goal, "espresso")
    assert (one.yes, one.meh, one.eye_roll, one.rolled) == (1, 1, 2, ("Sam", "Max"))
    desk.team_test.answer(workshop_id, goal, "espresso", "eye-roll", by=-1)
    assert desk.team_test.of(workshop_id, goal, "espresso").rolled == ("Sam",), "never more names than eye-rolls"
    desk.team_test.show_counts(workshop_id, goal, "espresso", True)
    with pytest.raises(ValueError, match="The counts are shown"):
        desk.team_test.take_line(workshop_id, goal, "espresso", "1 0 0")


@pytest.mark.parametrize(
    ("line", "wrong", "rolled"),
    [
        ("sam", "", ("Sam",)),
        ("li, sam", "", ("Li", "Sam")),
        ("li and sam and li", "", ("Li", "Sam")),
        ("", "", ()),
        ("ana, li, sam", "You wrote 3 names, but the count is 2", ("Max",)),
        ("zoe", "Nobody here is called “zoe”", ("Max",)),
    ],
)
def test_the_names_are_optional_and_never_more_than_the_count(
    desk: Desk, workshop_id: str, goal: str, line: str, wrong: str, rolled: tuple[str, ...]
) -> None:
    desk.team_test.take_line(workshop_id, goal, "espresso", "1 0 2")
    desk.team_test.name_rolled(workshop_id, goal, "espresso", "Max")
    assert desk.team_test.of(workshop_id, goal, "espresso").rolled == (), "the counts are not shown yet"
    desk.team_test.show_counts(workshop_id, goal, "espresso", True)
    desk.team_test.name_rolled(workshop_id, goal, "espresso", "Max")
    assert desk.team_test.wrong_names(workshop_id, goal, "espresso", line) == wrong
    desk.team_test.name_rolled(workshop_id, goal, "espresso", line)
    one = desk.team_test.of(workshop_id, goal, "espresso")
    assert (one.rolled, one.eye_roll) == (rolled, 2)


def test_the_record_says_which_words_a_test_was_about_and_who_rolled_their_eyes(
    desk: Desk, workshop_id: str, goal: str
) -> None:
    desk.team_test.take_line(workshop_id, goal, "espresso", "Ana: yes\nLi: 🙄")
    desk.team_test.show_counts(workshop_id, goal, "espresso", True)
    record = desk.workshop_record.record(workshop_id)
    assert record is not None
    assert [one.counts for one in record.tests] == ["1 yes, 0 meh, 1 eye-roll (Li): amber, 1 of 2"]
    desk.draft.edit(TEAM, goal, title="Paying feels like nothing")
    record = desk.workshop_record.record(workshop_id)
    assert record is not None
    assert record.tests[0].counts.endswith("; about: “Paying feels effortless”")
