"""What each step of a workshop has produced: the tick on the rail, and what is missing."""

from __future__ import annotations

import pytest

from tests.usecases.office import fill_in, objective, open_desk
from tuiokr.model.step_kind import StepKind
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.step_result import decided, results


@pytest.fixture
def desk() -> Desk:
    made = open_desk(MemoryStore(who="Ana"))
    fill_in(made)
    return made


def of_kind(desk: Desk, workshop: str, kind: StepKind) -> tuple[bool, str]:
    full = desk.workshop.full(workshop)
    step = next(one.id for one in full.workshop.agenda.steps if one.kind is kind)
    return results(desk.session, full)[step]


@pytest.mark.parametrize(
    ("kind", "made", "lacks"),
    [
        (StepKind.UPPER, False, "Nothing yet on works, hard, vision"),
        (StepKind.GO_AROUND, False, "0 of 2 people were heard"),
        (StepKind.THEMES, False, "There is no theme yet"),
        (StepKind.ONE_TWO_FOUR, True, ""),
        (StepKind.TESTS, False, "2 of 2 objectives not tested yet"),
        (StepKind.VOTE, False, "2 of 2 objectives not agreed yet"),
        (StepKind.KEY_RESULTS, True, "1 of 2 objectives without a key result"),
        (StepKind.NAIL, False, "2 of 2 objectives not asked yet"),
        (StepKind.CONFIDENCE, False, "2 of 2 key results without a confidence"),
        (StepKind.CHAMPIONS, True, "1 of 2 key results without a champion"),
        (StepKind.DEPENDENCIES, False, ""),
        (StepKind.PARKING, False, ""),
    ],
)
def test_a_step_says_what_it_has_and_what_is_missing(desk: Desk, kind: StepKind, made: bool, lacks: str) -> None:
    objective(desk, "payments", "A", "a1", "a2")
    objective(desk, "payments", "B")
    desk.draft.edit("payments", desk.draft.okrs("payments").key_results[0].id, champion="Ana")
    workshop = desk.workshop.start("payments", people=("Ana", "Li"))
    assert of_kind(desk, workshop, kind) == (made, lacks)


@pytest.mark.parametrize("kind", [StepKind.TESTS, StepKind.VOTE, StepKind.KEY_RESULTS])
def test_without_an_objective_each_step_about_objectives_says_so(desk: Desk, kind: StepKind) -> None:
    workshop = desk.workshop.start("payments")
    assert of_kind(desk, workshop, kind) == (False, "There is no objective yet. Press o to write one")


def test_the_interview_is_done_with_a_line_in_each_column_or_with_older_notes(desk: Desk) -> None:
    workshop = desk.workshop.start("payments")
    desk.workshop.note(workshop, "leader-opens", "As in the older version")
    assert of_kind(desk, workshop, StepKind.UPPER) == (True, "")
    desk.interview.add(workshop, "works", "Checkout")
    desk.interview.add(workshop, "vision", "Nobody gives up")
    assert of_kind(desk, workshop, StepKind.UPPER) == (True, "Nothing yet on hard")
    desk.interview.add(workshop, "hard", "Refunds")
    assert of_kind(desk, workshop, StepKind.UPPER) == (True, "")


def test_a_theme_without_an_objective_is_missing(desk: Desk) -> None:
    objective(desk, "payments", "A")
    workshop = desk.workshop.start("payments")
    desk.theme.add(workshop, "Ease\nTrust\nPace")
    about = desk.draft.okrs("payments").objectives[0].id
    desk.theme.put_on("payments", about, "trust")
    assert of_kind(desk, workshop, StepKind.ONE_TWO_FOUR) == (True, "2 of 3 themes without an objective")
    assert [(one.words, one.covered_by) for one in desk.theme.of(workshop)] == [
        ("Ease", "nobody yet"),
        ("Trust", "O1"),
        ("Pace", "nobody yet"),
    ]


def test_an_agreed_objective_that_was_changed_is_not_agreed_any_more(desk: Desk) -> None:
    objective(desk, "payments", "A")
    workshop = desk.workshop.start("payments", people=("Ana", "Li"))
    about = desk.draft.okrs("payments").objectives[0].id
    vote = desk.vote.open(workshop, about)
    for person in ("Ana", "Li"):
        desk.vote.cast(workshop, vote, person, 4)
    desk.vote.reveal(workshop, vote)
    assert of_kind(desk, workshop, StepKind.VOTE) == (True, "")
    assert decided(desk.session, desk.workshop.full(workshop)) == ("1 objective, 1 agreed",)
    desk.draft.edit("payments", about, title="Something else")
    assert of_kind(desk, workshop, StepKind.VOTE) == (False, "1 of 1 objective not agreed yet")
    assert decided(desk.session, desk.workshop.full(workshop)) == ("1 objective, 0 agreed",)


def test_hidden_answers_are_not_a_tested_objective(desk: Desk) -> None:
    objective(desk, "payments", "A")
    workshop = desk.workshop.start("payments", people=("Ana", "Li"))
    about = desk.draft.okrs("payments").objectives[0].id
    for test in ("espresso", "townhall"):
        desk.team_test.answer(workshop, about, test, "yes")
    assert of_kind(desk, workshop, StepKind.TESTS)[0] is False
    desk.team_test.show_counts(workshop, about, "espresso", True)
    assert of_kind(desk, workshop, StepKind.TESTS)[0] is False
    desk.team_test.show_counts(workshop, about, "townhall", True)
    assert of_kind(desk, workshop, StepKind.TESTS) == (True, "")
    desk.draft.edit("payments", about, title="Something else")
    assert of_kind(desk, workshop, StepKind.TESTS) == (False, "1 of 1 objective not tested yet")


def test_a_parked_question_with_an_answer_is_a_result(desk: Desk) -> None:
    workshop = desk.workshop.start("payments")
    one, _ = desk.parking.park(workshop, "Who pays?\nWhen?").items
    assert of_kind(desk, workshop, StepKind.PARKING) == (False, "2 of 2 questions without an answer or an owner")
    desk.parking.resolve(workshop, one.id, "We do")
    assert of_kind(desk, workshop, StepKind.PARKING) == (True, "1 of 2 questions without an answer or an owner")
    assert decided(desk.session, desk.workshop.full(workshop)) == ("2 parked questions, 1 open",)
