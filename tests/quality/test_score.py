"""The score of a statement, and its parts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.usecases.office import fill_in, objective, open_desk
from tuiokr.quality import (
    KeyResultText,
    ObjectiveText,
    Verdict,
    explained,
    judge_key_result,
    judge_objective,
    set_score,
)
from tuiokr.quality.rule_pages import documentation
from tuiokr.quality.rule_registry import rules
from tuiokr.quality.score import explained_set, narrowed
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases import remarks

CORPUS = [
    json.loads(line) for line in (Path(__file__).parent / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
]


def adds_up(verdict: Verdict) -> bool:
    """Whether 100 minus the explained parts is the score, except for rounding."""
    parts = [float(line.split()[0].replace("−", "-")) for line in explained(verdict)]
    if verdict.lean is None:
        return parts == [verdict.score]
    return abs(max(0.0, 100 + sum(parts)) - verdict.score) <= 1


def test_the_page_shows_the_cost_of_every_check() -> None:
    for name, rule in rules().items():
        row = next(line for line in documentation().splitlines() if line.startswith(f"| [{name}](#{name}) |"))
        assert row.endswith(f"| {rule.cost} |")


@pytest.mark.parametrize("entry", CORPUS[::5], ids=lambda entry: str(entry["text"])[:30])
def test_the_parts_add_up(entry: dict[str, str]) -> None:
    key = entry["kind"] == "key_result"
    text = entry["text"]
    verdict = judge_key_result(KeyResultText(text)) if key else judge_objective(ObjectiveText(text))
    assert adds_up(verdict)
    told = " ".join(explained(verdict))
    assert all(finding.name in told for finding in verdict.findings if rules()[finding.name].cost)


@given(st.text(max_size=200))
def test_the_parts_of_any_score_add_up(text: str) -> None:
    assert adds_up(judge_key_result(KeyResultText(text)))
    assert adds_up(judge_objective(ObjectiveText(text, why="")))


def test_an_ignored_check_costs_nothing() -> None:
    verdict = judge_key_result(KeyResultText("Launch the shop"))
    assert narrowed(verdict, verdict.findings) is verdict
    assert narrowed(verdict, ()).score > verdict.score
    assert adds_up(narrowed(verdict, ()))
    nothing = judge_key_result(KeyResultText("Neue Webseite einführen"))
    assert narrowed(nothing, ()).score == nothing.score


def test_a_set_has_a_score_and_its_reasons() -> None:
    desk = open_desk(MemoryStore())
    fill_in(desk)
    assert desk.checks.set(desk.draft.okrs("payments")).score is None
    goal = objective(desk, "payments", "Make paying with us feel effortless", "Completion from 71 % to 85 %")
    said = desk.checks.set(desk.draft.okrs("payments"))
    assert said.score is not None and 0 <= said.score <= 100
    assert "the mean of 2 statements" in said.explained[0]
    assert any("too-few-key-results" in line for line in said.explained)
    assert {one.name for one in said.open} == {"too-few-key-results"}
    told = remarks.of(desk, "payments", desk.draft.okrs("payments").of(goal)[0].id)
    assert told.explained and told.score is not None


def test_empty_statements_have_no_score() -> None:
    assert explained_set(()) == ("    0  nothing is written yet",)
    assert set_score(()) == 0
    assert explained(judge_objective(ObjectiveText("")))[0].endswith("nothing is written yet")


def test_people_are_asked_whether_the_key_results_are_enough() -> None:
    """No rule can decide whether key results are enough; the people in the room can, and are asked."""
    desk = open_desk(MemoryStore())
    fill_in(desk)
    goal = objective(desk, "payments", "Make paying with us feel effortless", "Completion from 71 % to 85 %")
    assert "Could all be met and the objective still be missed?" in remarks.of(desk, "payments", goal).ask
    alone = objective(desk, "payments", "Make waiting rare")
    assert "Could all be met and the objective still be missed?" not in remarks.of(desk, "payments", alone).ask
