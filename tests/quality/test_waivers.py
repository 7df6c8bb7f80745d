"""Waived findings: what a waiver covers, and when it is reported as stale."""

from __future__ import annotations

import pytest

from tests.usecases.office import fill_in, objective, open_desk
from tuiokr.model.okr import KeyResult, Objective, Waiver
from tuiokr.quality import (
    KeyResultText,
    ObjectiveText,
    SetKeyResult,
    SetObjective,
    hold,
    hold_set,
    judge_key_result,
    judge_objective,
    judge_set,
)
from tuiokr.quality.rule_registry import rules, waiver_rules
from tuiokr.quality.waived import BETWEEN_LEVELS
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases import remarks
from tuiokr.usecases.desk import Desk

TEAM = "payments"
LAUNCH = "Launch the loyalty programme"
WAIVED = Waiver(name="output-not-outcome", words="Launch", reason="the law asks for it")


def stale(text: str, *waivers: Waiver) -> list[str]:
    """Messages about waivers of a key result that match no finding."""
    return [one.message for one in hold(text, judge_key_result(KeyResultText(text)).findings, waivers).stale]


@pytest.fixture
def desk() -> Desk:
    desk = open_desk(MemoryStore())
    fill_in(desk)
    return desk


def test_a_waiver_covers_its_finding() -> None:
    found = judge_key_result(KeyResultText(LAUNCH)).findings
    held = hold(LAUNCH, found, (WAIVED,))
    assert [(one.name, waiver.reason) for one, waiver in held.waived] == [(WAIVED.name, WAIVED.reason)]
    assert {one.name for one in held.open} == {one.name for one in found} - {WAIVED.name}
    assert held.stale == ()
    assert hold(LAUNCH, found, ()).open == found


@pytest.mark.parametrize("words", ["", "launch", " Launch ", LAUNCH])
def test_case_and_white_space_of_the_words_are_ignored(words: str) -> None:
    assert stale(LAUNCH, Waiver(name="output-not-outcome", words=words)) == []


@pytest.mark.parametrize(
    "text", ["Publish the loyalty programme", "Members of the programme from 20 to 300", "The launch is noticed", ""]
)
def test_a_waiver_without_its_finding_is_a_finding(text: str) -> None:
    (message,) = stale(text, WAIVED)
    assert "output-not-outcome on “Launch”" in message
    assert "the law asks for it" in message
    found = hold(text, judge_key_result(KeyResultText(text)).findings, (WAIVED,))
    assert [(one.name, one.severity, one.start, one.end) for one in found.stale] == [
        ("stale-waiver", "hint", len(text), len(text))
    ]
    assert found.waived == ()
    assert [one.name for one in found.open] == [one.name for one in judge_key_result(KeyResultText(text)).findings]


def test_a_waiver_of_an_unknown_check_is_reported() -> None:
    assert len(stale(LAUNCH, Waiver(name="output-not-outcom"))) == 1


@pytest.mark.parametrize("name", ["too-few-key-results", "no-parent"])
def test_a_waiver_that_the_statement_alone_cannot_decide_is_not_stale(name: str) -> None:
    assert stale(LAUNCH, Waiver(name=name)) == []


def test_a_waiver_is_not_stale_if_nothing_was_judged() -> None:
    assert stale("Neue Webseite einführen", WAIVED) == []
    assert stale("Webseite für Kunden", Waiver(name="not-judged")) == []
    assert len(stale(LAUNCH, Waiver(name="not-judged"))) == 1


def test_a_waiver_of_a_question_hidden_by_a_plainer_one_is_not_stale() -> None:
    text = "Leverage synergies"
    found = judge_objective(ObjectiveText(text)).findings
    assert "not-energising" not in {one.name for one in found}
    assert hold(text, found, (Waiver(name="not-energising"),)).stale == ()


def test_the_names_of_tie_off_findings_are_not_names_of_checks() -> None:
    from tuiokr.alignment.tie_off_finding import NAMES

    assert frozenset(NAMES) == BETWEEN_LEVELS
    assert not BETWEEN_LEVELS & set(rules())
    assert [rule.name for rule in waiver_rules()] == ["stale-waiver"]


def test_findings_about_a_set_are_waived_on_their_objective() -> None:
    late = (SetKeyResult("k1", "Revenue from €4m to €5m"), SetKeyResult("k2", "Market share from 8 % to 11 %"))
    found = judge_set((SetObjective("o1", "Grow", late), SetObjective("o2", "Be home", late[:1])))
    above = {"k1": "o1", "k2": "o1"}
    names = {one.name for one in found}
    assert {"all-lagging", "too-few-key-results"} <= names
    held = hold_set(found, {"o1": (Waiver(name="all-lagging", reason="we know"),)}, above)
    assert [one.name for one, _ in held.waived] == ["all-lagging"]
    assert "all-lagging" not in {one.name for one in held.open}
    held = hold_set(found, {"o1": (Waiver(name="too-few-key-results"),)}, above)
    assert [(one.name, one.about) for one in held.stale] == [("stale-waiver", ("o1",))]
    assert "too-few-key-results" in {one.name for one in held.open}


# ---- in the app


def test_the_app_reports_a_stale_waiver_until_it_is_removed(desk: Desk) -> None:
    goal = objective(desk, TEAM, "Make paying with us feel effortless", LAUNCH)
    key = desk.draft.okrs(TEAM).of(goal)[0].id
    desk.draft.waive(TEAM, key, "output-not-outcome", "Launch", "the law asks for it")

    def titles() -> set[str]:
        return {one.title for one in remarks.of(desk, TEAM, key).remarks}

    assert remarks.title("stale-waiver") not in titles()
    desk.draft.edit(TEAM, key, statement="Ship the loyalty programme")
    assert {remarks.title("stale-waiver"), remarks.title("output-not-outcome")} <= titles()
    thing = desk.draft.okrs(TEAM).key_result(key)
    assert isinstance(thing, KeyResult)
    assert "stale-waiver" not in {one.name for one in remarks.open_findings(desk, TEAM, thing)}
    desk.draft.waive(TEAM, key, "output-not-outcome", "", "")
    assert remarks.title("stale-waiver") not in titles()


def test_a_finding_about_the_set_can_be_waived_on_its_objective(desk: Desk) -> None:
    goal = objective(desk, TEAM, "Make paying with us feel effortless", "Completion from 71 % to 85 %")
    thing = desk.draft.okrs(TEAM).objective(goal)
    assert isinstance(thing, Objective)
    assert "too-few-key-results" in {one.name for one in remarks.open_findings(desk, TEAM, thing)}
    desk.draft.waive(TEAM, goal, "too-few-key-results", "", "one is enough")
    told = remarks.of(desk, TEAM, goal)
    assert remarks.title("too-few-key-results") not in {one.title for one in told.remarks}
    assert any("one is enough" in line for line in told.waived)
    key = desk.draft.add_key_result(TEAM, goal)
    desk.draft.edit(TEAM, key, statement="Support calls per 100 orders from 30 to 12")
    assert remarks.title("stale-waiver") in {one.title for one in remarks.of(desk, TEAM, goal).remarks}
