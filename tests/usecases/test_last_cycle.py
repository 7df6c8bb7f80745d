"""The last cycle in numbers: which cycle it is, its order, the teams below, and missing scores."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.usecases.office import CYCLE, fill_in, objective, open_desk
from tuiokr.model.cycle import named
from tuiokr.model.progress import score_band, score_words
from tuiokr.model.shelf import put
from tuiokr.model.step_kind import StepKind
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.cycle_copy import carried_over
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.step_result import results

OLD = "2026-Q4"
SCORES = {"A": 0.7, "B": None, "C": 0.2}


@pytest.fixture
def desk() -> Desk:
    made = open_desk(MemoryStore(who="Ana"))
    fill_in(made)
    objective(made, "northwind", "People come back", *SCORES)
    objective(made, "growth", "More people come", "D", "E")
    return made


def past(desk: Desk, **of_cycle: str) -> None:
    """Copy the sets into an earlier cycle, with scores."""
    workspace = desk.workspace
    cycles = put(workspace.cycles, {OLD: named(OLD).but(**of_cycle), "2026-Q3": named("2026-Q3")})
    workspace, _ = carried_over(replace(workspace, cycles=cycles), CYCLE, OLD, ("northwind", "growth"))
    for team in ("northwind", "growth"):
        okrs = workspace.of(OLD, team)
        keys = tuple(key.but(score=SCORES.get(key.statement, 0.5)) for key in okrs.key_results)
        workspace = workspace.with_okrs(okrs.but(key_results=keys))
    desk.session.change("past", workspace)


def start(desk: Desk) -> str:
    return desk.workshop.start("northwind", "executive")


def test_without_an_earlier_cycle_it_says_so(desk: Desk) -> None:
    workshop = start(desk)
    assert desk.last_cycle.of(workshop).cycle is None
    desk.workshop.go(workshop, "last-cycle")
    (line,) = desk.presenter.present(workshop).lines
    assert line.words == "There is no earlier cycle with OKRs of this team"


def test_missing_scores_come_first_then_the_worst(desk: Desk) -> None:
    past(desk)
    found = desk.last_cycle.of(start(desk))
    assert found.cycle and found.cycle.id == OLD
    assert [one.key.statement for one in found.key_results] == ["B", "C", "A"]
    assert [one.words for one in found.teams] == ["2 key results, 2 scored, mean 0.5 amber"]
    assert found.unscored == 1
    assert found.mean == pytest.approx(0.45)


def test_a_missing_score_is_given_once_and_undone(desk: Desk) -> None:
    past(desk)
    workshop = start(desk)
    about = desk.last_cycle.of(workshop).key_results[0].key.id
    step = next(one.id for one in desk.workshop.full(workshop).workshop.agenda.steps if one.kind is StepKind.LAST_CYCLE)
    assert results(desk.session, desk.workshop.full(workshop))[step].lacks == ("1 without a score")
    assert desk.last_cycle.score(workshop, about, 0.4)
    assert not desk.last_cycle.score(workshop, about, 0.9)
    assert [one.key.score for one in desk.last_cycle.of(workshop).key_results] == [0.2, 0.4, 0.7]
    assert results(desk.session, desk.workshop.full(workshop))[step].lacks == ""
    assert desk.session.undo() == f"Undone: score 0.4 for O1·KR2 of {OLD}"
    assert desk.last_cycle.of(workshop).unscored == 1
    (objective_id,) = (one.id for _, one in desk.last_cycle.of(workshop).objectives)
    assert desk.last_cycle.score(workshop, objective_id, 1.0)
    assert [one.score for _, one in desk.last_cycle.of(workshop).objectives] == [1.0]
    assert desk.session.undo() == f"Undone: score 1.0 for O1 of {OLD}"


def test_a_closed_cycle_gets_no_score(desk: Desk) -> None:
    past(desk, state="closed")
    workshop = start(desk)
    found = desk.last_cycle.of(workshop)
    assert [one.key.statement for one in found.key_results] == ["C", "A", "B"]
    assert not desk.last_cycle.score(workshop, found.key_results[-1].key.id, 0.5)


@pytest.mark.parametrize(
    ("score", "words", "band"),
    [(0.0, "0.0", "red"), (0.3, "0.3", "red"), (0.35, "0.35", "red"), (0.4, "0.4", "amber"), (0.65, "0.65", "amber"),
     (0.1 + 0.6, "0.7", "green"), (1.0, "1.0", "green")],
)  # fmt: skip
def test_a_score_has_a_band_beside_its_number(score: float, words: str, band: str) -> None:
    assert (score_words(score), score_band(score)) == (words, band)
