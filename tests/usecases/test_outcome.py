"""Outcome or output: the room first, the check after it, the order, and answers about words that changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.usecases.office import fill_in, objective, open_desk
from tuiokr.model.outcome import SAYS, differ
from tuiokr.model.step_kind import StepKind
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.step_result import results

OUTPUT, OUTCOME = "Launch one-click checkout", "Checkout completion from 71 % to 85 %"


@pytest.fixture
def desk() -> Desk:
    made = open_desk(MemoryStore(who="Ana"))
    fill_in(made)
    objective(made, "payments", "Paying feels effortless", OUTCOME, OUTPUT, "Calls from 30 to 12 a week")
    return made


@pytest.fixture
def workshop(desk: Desk) -> str:
    return desk.workshop.start("payments", "executive", people=("Ana", "Li"))


def keys(desk: Desk) -> dict[str, str]:
    return {key.statement: key.id for key in desk.draft.okrs("payments").key_results}


def test_the_check_says_nothing_before_the_room_has_an_answer(desk: Desk, workshop: str) -> None:
    assert [(one.room, one.check, one.check_words) for one in desk.outcome.sorted(workshop)] == [(None, None, "")] * 3
    desk.outcome.answer(workshop, keys(desk)[OUTPUT], "outcome")
    found = desk.outcome.one(workshop, keys(desk)[OUTPUT])
    assert found
    assert (found.differs, found.check_words) == (True, "the check says output")
    desk.outcome.answer(workshop, keys(desk)[OUTPUT], "output")
    found = desk.outcome.one(workshop, keys(desk)[OUTPUT])
    assert found
    assert (found.differs, found.check_words) == (False, "the check agrees")


def test_those_without_an_answer_come_first_then_outputs(desk: Desk, workshop: str) -> None:
    named = keys(desk)
    desk.outcome.answer(workshop, named[OUTCOME], "outcome")
    desk.outcome.answer(workshop, named[OUTPUT], "output")
    assert [one.room for one in desk.outcome.sorted(workshop)] == [None, "output", "outcome"]
    desk.outcome.answer(workshop, named["Calls from 30 to 12 a week"], "unsure")
    assert [one.room for one in desk.outcome.sorted(workshop)] == ["output", "unsure", "outcome"]


def test_other_words_make_the_answer_stale_and_undo_restores_both(desk: Desk, workshop: str) -> None:
    about = keys(desk)[OUTPUT]
    desk.outcome.answer(workshop, about, "output")
    assert desk.outcome.helps(workshop, about)
    assert not desk.outcome.reword(workshop, about, f"  {OUTPUT} ")
    assert desk.outcome.reword(workshop, about, "Baskets paid in one step from 20 % to 60 %")
    found = desk.outcome.one(workshop, about)
    assert found and (found.key.target, found.room, found.before) == (60.0, None, "output")
    (said,) = desk.workshop_record.record(workshop).outcomes  # type: ignore[union-attr]
    assert said.words == "output (stale: its words changed since)"
    assert desk.session.undo() == f"Undone: reword “{OUTPUT}”"
    found = desk.outcome.sorted(workshop)[-1]
    assert (found.room, found.key.statement) == ("output", OUTPUT)
    assert desk.session.undo() == f"Undone: output: “{OUTPUT}”"
    assert desk.workshop.full(workshop).outcomes == ()


def test_an_answer_can_be_taken_back_and_a_deleted_key_result_has_none(desk: Desk, workshop: str) -> None:
    about = keys(desk)[OUTPUT]
    desk.outcome.answer(workshop, about, "unsure")
    desk.outcome.take_back(workshop, about)
    assert desk.outcome.one(workshop, about) and desk.workshop.full(workshop).outcomes == ()
    desk.outcome.answer(workshop, "unknown", "output")
    assert desk.workshop.full(workshop).outcomes == ()


def test_the_step_counts_answers_and_the_minutes_name_them(desk: Desk, workshop: str) -> None:
    step = next(one.id for one in desk.workshop.full(workshop).workshop.agenda.steps if one.kind is StepKind.OUTCOME)
    desk.outcome.answer(workshop, keys(desk)[OUTPUT], "output")
    made, lacks = results(desk.session, desk.workshop.full(workshop))[step]
    assert (made, lacks) == (True, "2 of 3 key results without an answer")
    assert "Outcome or output, says the room: output" in desk.minutes.text(workshop)
    desk.workshop.go(workshop, step)
    shown = {line.words: line.beside for line in desk.presenter.present(workshop).lines}
    assert shown == {OUTPUT: "output, the check agrees", OUTCOME: "", "Calls from 30 to 12 a week": ""}


@given(st.sampled_from(list(SAYS)), st.sampled_from(list(SAYS)))
def test_cannot_say_contradicts_nothing(one: str, other: str) -> None:
    assert differ(one, other) == ({one, other} == {"outcome", "output"})  # type: ignore[arg-type]
