from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from tests.usecases.office import ANY_TEXT, agree, fill_in, objective, open_desk, some
from tuiokr.model.okr import KeyResult, Objective
from tuiokr.quality import Finding, ObjectiveText, Verdict, judge_objective
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases import draft_board, remarks
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.setup import read_cycle

TEAM = "payments"
OUTPUT = "Launch one-click checkout"
GOOD = "Checkout completion from 71 % to 85 % by 31 March"


@pytest.fixture
def goal(desk: Desk) -> str:
    return objective(desk, TEAM, "Make paying with us feel effortless", OUTPUT, GOOD)


def keys(desk: Desk, goal: str) -> tuple[KeyResult, KeyResult]:
    one, other = desk.draft.okrs(TEAM).of(goal)
    return one, other


def waive(desk: Desk, thing: str, finding: Finding, reason: str) -> None:
    desk.draft.waive(TEAM, thing, finding.name, finding.words, reason)


def output(desk: Desk, goal: str) -> Finding:
    """The finding that the first key result is an output."""
    found = desk.checks.key_result(keys(desk, goal)[0], the(desk, goal).title).open
    return next(one for one in found if one.name == "output-not-outcome")


def the(desk: Desk, goal: str) -> Objective:
    found = desk.draft.okrs(TEAM).objective(goal)
    assert found is not None
    return found


def names(desk: Desk, key: KeyResult) -> set[str]:
    return {one.name for one in desk.checks.key_result(key, "Make paying feel effortless").open}


# ---- opinions


def test_an_output_is_distinguished_from_an_outcome(desk: Desk, goal: str) -> None:
    launch, outcome = keys(desk, goal)
    assert "output-not-outcome" in names(desk, launch)
    assert "output-not-outcome" not in names(desk, outcome)


def test_a_metric_in_an_objective_is_found(desk: Desk) -> None:
    opinion = desk.checks.objective(Objective(id="o", title="Raise revenue to 5 million by March"))
    assert "metric-in-objective" in {one.name for one in opinion.open}


@pytest.mark.parametrize("thing", ["objective", "key result"])
def test_a_waived_finding_is_not_open(desk: Desk, goal: str, thing: str) -> None:
    key, _ = keys(desk, goal)
    if thing == "key result":
        before = desk.checks.key_result(key, "")
        waive(desk, key.id, before.open[0], "we know")
        after = desk.checks.key_result(keys(desk, goal)[0], "")
    else:
        desk.draft.edit(TEAM, goal, title="Launch the new website and improve SEO", why="")
        before = desk.checks.objective(the(desk, goal))
        waive(desk, goal, before.open[0], "we know")
        after = desk.checks.objective(the(desk, goal))
    waived = before.open[0].name
    assert waived not in {one.name for one in after.open}
    assert {one.name for one in before.open} - {waived} == {one.name for one in after.open}
    assert {(one.name, waiver.reason) for one, waiver in after.waived} == {(waived, "we know")}
    assert after.verdict == before.verdict


def test_removing_a_waiver_opens_the_finding_again(desk: Desk, goal: str) -> None:
    before = names(desk, keys(desk, goal)[0])
    said = output(desk, goal)
    waive(desk, keys(desk, goal)[0].id, said, "we know")
    assert names(desk, keys(desk, goal)[0]) == before - {"output-not-outcome"}
    waive(desk, keys(desk, goal)[0].id, said, "")
    assert names(desk, keys(desk, goal)[0]) == before


def test_the_worst_severity_is_that_of_the_open_findings(desk: Desk, goal: str) -> None:
    opinion = desk.checks.key_result(keys(desk, goal)[0], "")
    rank = ["error", "warning", "hint"]
    assert opinion.worst == min((one.severity for one in opinion.open), key=rank.index)
    for one in opinion.open:
        waive(desk, keys(desk, goal)[0].id, one, "fine")
    assert desk.checks.key_result(keys(desk, goal)[0], "").worst == ""


def test_filled_fields_remove_the_findings_about_missing_words(desk: Desk, goal: str) -> None:
    bare = KeyResult(id="k", objective=goal, statement="Checkout completion from 71 % to 85 %")
    full = bare.but(champion="Ana", due=date(2027, 3, 31), data_source="Shop")
    assert {"no-champion", "no-deadline"} & names(desk, bare)
    assert not {"no-champion", "no-deadline", "no-data-source"} & names(desk, full)


def test_the_current_cycle_decides_whether_a_date_is_too_late(desk: Desk, goal: str) -> None:
    late = KeyResult(id="k", objective=goal, statement="Completion from 71 % to 85 %", due=date(2027, 5, 31))
    assert "due-outside-cycle" in names(desk, late)
    desk.setup.set_cycle(read_cycle("2027-Q2"))
    assert "due-outside-cycle" not in names(desk, late)


def test_the_same_words_are_judged_once(desk: Desk, goal: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[ObjectiveText] = []

    def counting(text: ObjectiveText) -> Verdict:
        asked.append(text)
        return judge_objective(text)

    monkeypatch.setattr("tuiokr.usecases.checks.judge_objective", counting)
    for title in ("One", "Two", "One", "One"):
        desk.checks.objective(Objective(id="o", title=title))
    assert len(asked) == 2


# ---- the set


def test_the_limit_of_objectives_depends_on_the_level(desk: Desk) -> None:
    for team in (TEAM, "northwind"):
        for number in range(4):
            objective(desk, team, f"Something quite different number {number}")
    found = {team: {one.name for one in desk.checks.whole(desk.draft.okrs(team))} for team in (TEAM, "northwind")}
    assert "too-many-objectives" in found[TEAM]
    assert "too-many-objectives" not in found["northwind"]


def test_quality_is_about_what_is_written(desk: Desk, goal: str) -> None:
    assert desk.checks.quality(desk.draft.okrs("growth")) is None
    before = desk.checks.quality(desk.draft.okrs(TEAM))
    assert before is not None and 0 <= before <= 100
    desk.draft.delete(TEAM, keys(desk, goal)[0].id)
    after = desk.checks.quality(desk.draft.okrs(TEAM))
    assert after is not None and after != before


# ---- remarks


def test_without_a_statement_the_first_question_is_shown(desk: Desk) -> None:
    for thing in ("", "nothing"):
        found = remarks.of(desk, TEAM, thing)
        assert (found.heading, found.score, found.remarks) == ("A blank page", None, ())
        assert found.ask == remarks.ASK_OBJECTIVE


def test_a_blank_statement_gets_a_question_and_no_score(desk: Desk, goal: str) -> None:
    blank = desk.draft.add_objective(TEAM)
    key = desk.draft.add_key_result(TEAM, goal)
    found = remarks.of(desk, TEAM, blank)
    assert (found.heading, found.score, found.ask) == ("O2", None, remarks.ASK_OBJECTIVE)
    found = remarks.of(desk, TEAM, key)
    assert (found.heading, found.score, found.ask) == ("O1·KR3", None, remarks.ASK_KEY_RESULT)


def test_the_most_severe_remark_comes_first(desk: Desk, goal: str) -> None:
    desk.draft.edit(TEAM, goal, title="Launch the new website and improve SEO")
    rank = ["error", "warning", "hint"]
    for thing in (goal, *(key.id for key in keys(desk, goal))):
        found = remarks.of(desk, TEAM, thing)
        ranks = [rank.index(one.severity) for one in found.remarks]
        assert ranks == sorted(ranks)
        assert found.remarks and found.score is not None and 0 <= found.score <= 100
        assert all(one.title and one.message for one in found.remarks)


def test_an_objective_with_key_results_is_asked_about_the_set(desk: Desk, goal: str) -> None:
    assert remarks.of(desk, TEAM, goal).ask == remarks.ASK_SET
    assert remarks.of(desk, TEAM, objective(desk, TEAM, "Another")).ask == remarks.ASK_OBJECTIVE


def test_remarks_on_the_set_are_shown_beside_their_objective(desk: Desk, goal: str) -> None:
    bare = objective(desk, TEAM, "Own the refund promise", "Refunds within a day from 42 % to 90 %")
    title = remarks.title("too-few-key-results")
    assert title in {one.title for one in remarks.of(desk, TEAM, bare).remarks}
    assert title not in {one.title for one in remarks.of(desk, TEAM, goal).remarks}


def test_a_waived_finding_moves_to_the_waived_ones(desk: Desk, goal: str) -> None:
    key = keys(desk, goal)[0].id
    title = remarks.title("output-not-outcome")
    assert title in {one.title for one in remarks.of(desk, TEAM, key).remarks}
    waive(desk, key, output(desk, goal), "it is the bet")
    found = remarks.of(desk, TEAM, key)
    assert title not in {one.title for one in found.remarks}
    assert len(found.waived) == 1
    assert title in found.waived[0] and "it is the bet" in found.waived[0]
    thing = keys(desk, goal)[0]
    assert "output-not-outcome" not in {one.name for one in remarks.open_findings(desk, TEAM, thing)}


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("output-not-outcome", "An output, not an outcome"),
        ("too-long", "Too long"),
        ("no-why", "No why"),
        ("not-measurable", "Nothing to measure"),
    ],
)
def test_names_of_rules_become_titles(name: str, title: str) -> None:
    assert remarks.title(name) == title


def test_the_words_of_a_finding_are_underlined(desk: Desk, goal: str) -> None:
    key, _ = keys(desk, goal)
    found = remarks.spans(desk, TEAM, key, OUTPUT)
    assert found
    assert any("launch" in OUTPUT[start:end].lower() for start, end, _ in found)
    waive(desk, key.id, output(desk, goal), "fine")
    assert len(remarks.spans(desk, TEAM, keys(desk, goal)[0], OUTPUT)) < len(found)


def test_typed_words_are_judged_before_they_are_saved(desk: Desk, goal: str) -> None:
    before = desk.session.workspace
    one = the(desk, goal)
    assert remarks.spans(desk, TEAM, one, "Raise revenue to 5 million") != remarks.spans(desk, TEAM, one, one.title)
    assert desk.session.workspace is before


@some
@given(ANY_TEXT)
def test_spans_are_within_any_typed_text(text: str) -> None:
    desk = open_desk(MemoryStore())
    fill_in(desk)
    for thing in (Objective(id="o"), KeyResult(id="k", objective="o")):
        for start, end, severity in remarks.spans(desk, TEAM, thing, text):
            assert 0 <= start < end <= len(text)
            assert severity in ("error", "warning", "hint")


# ---- the board


def test_supported_statements_are_named_by_team_and_label(desk: Desk, goal: str) -> None:
    top = objective(desk, "northwind", "People come back", "Second orders from 31 % to 40 %")
    second = desk.draft.okrs("northwind").of(top)[0].id
    key, other = keys(desk, goal)
    assert set(draft_board.supports(desk.session, TEAM).values()) == {""}
    desk.tie_off.link("northwind", goal, top)
    desk.draft.edit(TEAM, key.id, parent_link=second)
    found = draft_board.supports(desk.session, TEAM)
    assert found == {goal: "Northwind O1", key.id: "Northwind O1·KR1", other.id: ""}
    desk.tie_off.link("northwind", goal, second)
    assert draft_board.supports(desk.session, TEAM)[goal] == "Northwind O1·KR1"


def test_support_two_levels_up_is_named_too(desk: Desk) -> None:
    top = objective(desk, "northwind", "People come back")
    objective(desk, TEAM, "Paying feels effortless")
    deep = desk.setup.add_team("Refunds", parent=TEAM)
    made = objective(desk, deep, "Refunds in a day")
    desk.draft.edit(deep, made, parent=top)
    assert draft_board.supports(desk.session, deep) == {made: "Northwind O1"}


def test_support_of_a_statement_that_is_not_above_is_elsewhere(desk: Desk, goal: str) -> None:
    desk.draft.edit(TEAM, goal, parent="o-gone")
    assert draft_board.supports(desk.session, TEAM)[goal] == ""
    objective(desk, "northwind", "People come back")
    assert draft_board.supports(desk.session, TEAM)[goal] == "elsewhere"


def test_votes_and_team_tests_are_shown_beside_an_objective(desk: Desk, goal: str) -> None:
    assert draft_board.said(desk.session, TEAM) == {}
    place = desk.vote.workshop_for(TEAM)
    desk.team_test.answer(place, goal, "espresso", "yes", by=4)
    desk.team_test.answer(place, goal, "townhall", "eye-roll", by=2)
    desk.team_test.answer(place, goal, "nail", "yes")
    agree(desk, place, goal)
    hidden = tuple(("hint", f"{test} not shown yet") for test in ("espresso", "townhall", "nail"))
    assert draft_board.said(desk.session, TEAM)[goal] == (*hidden, ("", "fist of five: agreed"))
    desk.team_test.show_counts(place, goal, "espresso", True)
    desk.team_test.show_counts(place, goal, "townhall", True)
    assert draft_board.said(desk.session, TEAM)[goal] == (
        ("", "espresso 4 of 4, green"),
        ("error", "townhall 0 of 2, red"),
        ("hint", "nail not shown yet"),
        ("", "fist of five: agreed"),
    )


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ((1, 4, 4, 4, 4), ("warning", "fist of five: not yet")),
        ((0, 4, 4, 4, 4), ("error", "fist of five: blocked")),
        ((3, 3, 3, 3, 3), ("", "fist of five: agreed, weakly")),
    ],
)
def test_a_vote_shows_its_result(desk: Desk, goal: str, shown: tuple[int, ...], said: tuple[str, str]) -> None:
    agree(desk, desk.vote.workshop_for(TEAM), goal, *shown)
    assert draft_board.said(desk.session, TEAM)[goal] == (said,)


def test_a_vote_shows_that_the_words_have_changed_since(desk: Desk, goal: str) -> None:
    agree(desk, desk.vote.workshop_for(TEAM), goal)
    desk.draft.edit(TEAM, goal, title="Paying feels like nothing")
    assert draft_board.said(desk.session, TEAM)[goal] == (("warning", "fist of five: agreed, stale"),)
