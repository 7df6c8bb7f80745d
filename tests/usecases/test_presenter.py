"""The room view: what is on it at each step, and what never is."""

from __future__ import annotations

import pytest

from tests.usecases.office import NOW, fill_in, objective, open_desk
from tuiokr.session.clock import SetClock
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.agenda_files import shipped
from tuiokr.usecases.desk import Desk


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def desk(clock: SetClock) -> Desk:
    made = open_desk(MemoryStore(who="Ana"), clock)
    fill_in(made)
    objective(made, "payments", "Paying feels effortless", "Calls from 30 to 12 a week")
    return made


def words(desk: Desk) -> str:
    now = desk.presenter.present()
    return "\n".join([now.question, *(f"{line.label} {line.words}" for line in now.lines)])


def test_without_a_workshop_there_is_nothing_to_show(desk: Desk) -> None:
    assert desk.presenter.present().workshop_id == ""
    desk.vote.workshop_for("payments")
    assert desk.presenter.present().workshop_id == "", "a place for votes is no workshop"


def test_the_running_workshop_is_shown_and_no_other(desk: Desk) -> None:
    one = desk.workshop.start("payments")
    two = desk.workshop.start("growth")
    desk.workshop.resume(one)
    assert desk.presenter.present().workshop_id == one
    assert desk.presenter.present(two).workshop_id == two
    desk.workshop.end(one)
    assert desk.presenter.present().workshop_id == two


def test_the_question_is_the_prompt_to_ask_now(desk: Desk) -> None:
    workshop = desk.workshop.start("payments")
    first, second = shipped("team").steps[0].prompts
    assert desk.presenter.present().question == first
    desk.room.ask(workshop)
    assert desk.presenter.present().question == second
    desk.room.ask(workshop)
    assert desk.presenter.present().question == second


@pytest.mark.parametrize("step", [one.id for one in shipped("team").steps])
def test_notes_and_parked_questions_are_never_on_it(desk: Desk, step: str) -> None:
    workshop = desk.workshop.start("payments")
    for one in shipped("team").steps:
        desk.workshop.note(workshop, one.id, "SECRET note")
    desk.parking.park(workshop, "SECRET question")
    desk.workshop.go(workshop, step)
    assert "SECRET" not in words(desk)


def test_before_the_reveal_hands_arrive_but_are_not_shown(desk: Desk) -> None:
    workshop = desk.workshop.start("payments", people=("Ana", "Li", "Sam"))
    about = desk.draft.okrs("payments").objectives[0].id
    desk.workshop.go(workshop, "vote")
    assert "Paying feels effortless" in words(desk)
    vote = desk.vote.open(workshop, about)
    for count, (person, hand) in enumerate((("Ana", 1), ("Li", 5)), 1):
        desk.vote.cast(workshop, vote, person, hand)
        now = desk.presenter.present()
        assert now.vote_id == "" and f"{count} of 3 in" in words(desk)
        assert not any(name in words(desk) for name in ("Ana", "Li"))
    desk.vote.reveal(workshop, vote)
    assert desk.presenter.present().vote_id == vote


def test_alone_only_the_instruction_is_on_it(desk: Desk, clock: SetClock) -> None:
    workshop = desk.workshop.start("payments", people=("Ana", "Li", "Sam", "Max"))
    desk.workshop.go(workshop, "objectives")
    desk.candidate.draw(workshop)
    desk.candidate.add(workshop, "Refunds just work")
    desk.workshop.resume(workshop)
    now = desk.presenter.present()
    assert now.silent and now.lines == () and now.question.startswith("In silence")
    clock.move(5 * 60 + 1)
    assert [line.words for line in desk.presenter.present().lines] == [
        " + ".join(pair) for pair in desk.candidate.groups(workshop, 2)
    ]
    clock.move(10 * 60)
    assert [line.words for line in desk.presenter.present().lines] == ["Refunds just work"]


def test_hidden_answers_to_a_team_test_are_not_on_it(desk: Desk) -> None:
    workshop = desk.workshop.start("payments", people=("Ana", "Li", "Sam"))
    about = desk.draft.okrs("payments").objectives[0].id
    desk.workshop.go(workshop, "tests")
    desk.team_test.answer(workshop, about, "espresso", "eye-roll")
    assert "1" not in words(desk).replace("O1", "")


def test_numbers_are_counted_before_the_reveal_and_shown_after_it(desk: Desk) -> None:
    workshop = desk.workshop.start("payments", people=("Ana", "Li", "Sam"))
    desk.workshop.go(workshop, "confidence")
    [key] = desk.draft.okrs("payments").key_results
    desk.confidence.take_line(workshop, key.id, "ana 9, li 4")
    [line] = [one for one in desk.presenter.present().lines if one.kind == "item"]
    assert (line.beside, line.numbers) == ("2 of 3 in", None)
    desk.confidence.reveal(workshop)
    [line] = [one for one in desk.presenter.present().lines if one.kind == "item"]
    assert line.beside == "6.5 (4–9)" and line.numbers is not None
