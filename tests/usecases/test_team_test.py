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
    [(0, 0, 0, None), (3, 2, 0, True), (2, 2, 0, False), (2, 1, 2, False), (3, 0, 1, False), (4, 0, 1, True)],
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
