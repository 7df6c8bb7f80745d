"""The last vote and the last team tests, and when they are stale."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tuiokr
from tuiokr.model import fingerprint
from tuiokr.model.agenda import Agenda, Step, begin
from tuiokr.model.okr import KeyResult, Membership, Objective, TeamOKRs
from tuiokr.model.stale import (
    CHANGED,
    STALE,
    UNRECORDED,
    agreement,
    changes,
    last_team_tests,
    last_votes,
    why_stale,
    with_stale,
)
from tuiokr.model.team_test import TeamTest
from tuiokr.model.vote import Ballot, Round, Vote
from tuiokr.model.workspace import FullWorkshop, Workspace

CYCLE = "2027-Q1"
PACKAGE = Path(next(iter(tuiokr.__path__)))
NOW = datetime(2027, 1, 5, 9, tzinfo=UTC)
GOAL = Objective(id="o", title="Refunds in a day")
OTHER = Objective(id="p", title="One invoice")
KEY = KeyResult(id="k", objective="o", statement="Refunds in 24 hours")
SET = TeamOKRs(team="pay", cycle=CYCLE, standing=Membership(id="pay"), objectives=(GOAL, OTHER), key_results=(KEY,))
MARKS = {one: fingerprint.of_thing(SET, one) for one in ("o", "p", "k")}


def shown(hands: str, about: str = "o", *, minutes: int = 0, seen: str | None = None) -> Round:
    """A round with these hands, opened and revealed so many minutes later, about the current words or `seen`."""
    when = NOW + timedelta(minutes=minutes)
    ballots = tuple(Ballot(person=f"p{at}", hand=int(hand)) for at, hand in enumerate(hands))
    mark = MARKS[about] if seen is None else seen
    return Round(opened=when, revealed=when, ballots=ballots, fingerprint=mark)


def vote(about: str, *rounds: Round, owner: str = "") -> Vote:
    return Vote(id=f"v-{about}", about=about, question="?", rounds=rounds, decided_by_owner=owner)


def held(*workshops: tuple[Vote, ...], tests: tuple[tuple[TeamTest, ...], ...] = (), team: str = "pay") -> Workspace:
    """A workspace with a workshop of a team for each item of `workshops` or `tests`."""
    agenda = Agenda(id="a", title="A", kind="team", steps=(Step(id="s", title="S", minutes=5),))
    found: dict[str, FullWorkshop] = {}
    for at in range(max(len(workshops), len(tests))):
        workshop = begin(f"w{at}", agenda=agenda, team=team, cycle=CYCLE, title="W", people=())
        votes = workshops[at] if at < len(workshops) else ()
        found[f"w{at}"] = FullWorkshop(workshop, votes=votes, team_tests=tests[at] if at < len(tests) else ())
    return Workspace(workshops=found)


# ---- what stale means


@pytest.mark.parametrize(("seen", "now", "why"), [("a", "a", ""), ("a", "b", CHANGED), ("", "b", UNRECORDED)])
def test_a_result_is_stale_when_the_words_have_changed(seen: str, now: str, why: str) -> None:
    assert why_stale(seen, now) == why


def test_stale_is_one_word() -> None:
    assert (with_stale("agreed", False), with_stale("agreed", True)) == ("agreed", f"agreed, {STALE}")


PARTS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("xyz"))


@given(PARTS, PARTS)
def test_changes_lead_from_one_state_to_the_other(before: dict[str, str], after: dict[str, str]) -> None:
    found = dict(changes(before, after))
    assert {key for key, what in found.items() if what == "removed"} == before.keys() - after.keys()
    assert {key for key, what in found.items() if what == "added"} == after.keys() - before.keys()
    assert {key for key, what in found.items() if what == "changed"} == {
        key for key in before.keys() & after.keys() if before[key] != after[key]
    }
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    assert dict(changes(after, before)) == {key: turned[what] for key, what in found.items()}


# ---- the last vote


@pytest.mark.parametrize(
    ("rounds", "owner", "words", "why_not"),
    [
        ((shown("44"),), "", "agreed", ""),
        ((shown("33"),), "", "agreed, weakly", ""),
        ((shown("42"),), "", "not yet", "not yet: one below three"),
        ((shown("42", seen="old"),), "", "not yet, stale", "not yet: one below three"),
        ((shown("44", seen="old"),), "", "agreed, stale", "is stale: its words changed since"),
        ((shown("44", seen=""),), "", "agreed, stale", "is stale: its words at that time were not recorded"),
        ((shown("42"), shown("44")), "", "agreed", ""),
        ((shown("44"), shown("42")), "", "not yet", "not yet: one below three"),
        ((shown("44"), Round(opened=NOW, ballots=(Ballot(person="p", hand=0),))), "", "agreed", ""),
        ((shown("42"),), "We try it", "decided by the owner", ""),
        ((shown("44"),), "We try it", "agreed", ""),
        ((shown("42", seen="old"),), "We try it", "decided by the owner, stale", "is stale: its words changed since"),
    ],
)
def test_the_last_vote_has_words_and_a_reason(rounds: tuple[Round, ...], owner: str, words: str, why_not: str) -> None:
    last = last_votes(held((vote("o", *rounds, owner=owner),)), SET)["o"]
    assert (last.words, last.why_not, last.holds) == (words, why_not, not why_not)


@pytest.mark.parametrize("rounds", [(), (Round(opened=NOW),)])
def test_a_vote_has_no_result_before_the_reveal(rounds: tuple[Round, ...]) -> None:
    assert last_votes(held((vote("o", *rounds),)), SET) == {}


def test_a_vote_about_something_deleted_has_no_result() -> None:
    gone = vote("o", shown("44")).but(about="gone")
    assert last_votes(held((gone,)), SET) == {}


def test_votes_of_another_team_or_cycle_do_not_count() -> None:
    workspace = held((vote("o", shown("44")),), team="care")
    assert last_votes(workspace, SET) == last_votes(workspace, SET.but(cycle="2027-Q2")) == {}


@pytest.mark.parametrize("first", [0, 1])
def test_the_round_revealed_last_counts_in_any_workshop(first: int) -> None:
    again = vote("o", shown("44", minutes=0), shown("11", minutes=9))
    between = vote("o", shown("44", minutes=5))
    order = ((again,), (between,)) if first == 0 else ((between,), (again,))
    assert last_votes(held(*order), SET)["o"].verdict.outcome == "not yet"


def test_of_two_rounds_revealed_at_once_the_later_opened_one_counts() -> None:
    early, late = shown("44", minutes=1), shown("11", minutes=1)
    early = early.but(opened=NOW)
    for order in (((vote("o", early),), (vote("o", late),)), ((vote("o", late),), (vote("o", early),))):
        assert last_votes(held(*order), SET)["o"].verdict.outcome == "not yet"


# ---- all OKRs of a team


def test_okrs_are_agreed_when_every_objective_is() -> None:
    one, two = vote("o", shown("44")), vote("p", shown("44", "p"))
    assert agreement(held((one, two)), SET).holds
    half = agreement(held((one,)), SET)
    assert (half.agreed, half.voted, half.why_not) == (False, True, (("p", "not voted on"),))
    nobody = agreement(held(), SET)
    assert (nobody.agreed, nobody.voted) == (False, False)
    assert nobody.why_not == (("o", "not voted on"), ("p", "not voted on"))


def test_a_rejected_key_result_prevents_agreement() -> None:
    votes = (vote("o", shown("44")), vote("p", shown("44", "p")), vote("k", shown("111", "k")))
    found = agreement(held(votes), SET)
    assert (found.agreed, found.why_not) == (False, (("k", "not yet: 3 below three"),))


def test_a_stale_key_result_makes_agreed_okrs_stale() -> None:
    votes = (vote("o", shown("44")), vote("p", shown("44", "p")), vote("k", shown("44", "k", seen="old")))
    found = agreement(held(votes), SET)
    assert (found.agreed, found.stale, found.holds) == (True, True, False)
    assert found.why_not == (("k", "is stale: its words changed since"),)


def test_empty_okrs_are_not_agreed() -> None:
    found = agreement(held(), SET.but(objectives=(), key_results=()))
    assert (found.agreed, found.holds, found.why_not) == (False, False, ())


ROUNDS = st.lists(
    st.builds(
        shown,
        st.text("012345", min_size=1, max_size=3),
        st.just("o"),
        minutes=st.integers(0, 4),
        seen=st.sampled_from(["", "old", *MARKS.values()]),
    ),
    max_size=3,
)
VOTES = st.builds(
    lambda about, rounds, owner: vote(about, *rounds, owner=owner),
    st.sampled_from(["o", "p", "k", "gone"]),
    ROUNDS,
    st.sampled_from(["", "We try it"]),
)


@given(st.lists(st.lists(VOTES, max_size=4).map(tuple), max_size=3))
def test_okrs_are_valid_when_there_is_no_reason_against_it(workshops: list[tuple[Vote, ...]]) -> None:
    workspace = held(*workshops)
    found = agreement(workspace, SET)
    assert found.holds is (not found.why_not)
    assert found.voted is bool(last_votes(workspace, SET))


# ---- team tests


def espresso(yes: int, meh: int = 0, *, minutes: int = 0, seen: str = MARKS["o"], masked: bool = False) -> TeamTest:
    asked = NOW + timedelta(minutes=minutes)
    return TeamTest(id="t", about="o", test="espresso", yes=yes, meh=meh, masked=masked, asked=asked, fingerprint=seen)


@pytest.mark.parametrize(
    ("test", "words", "why_not"),
    [
        (espresso(3, 1), "espresso 3 of 4, green", ""),
        (espresso(2, 2), "espresso 2 of 4, amber", ""),
        (espresso(1, 3), "espresso 1 of 4, red", "espresso not passed, 1 of 4"),
        (espresso(3, 1, seen="old"), "espresso 3 of 4, green, stale", "espresso is stale: its words changed since"),
        (espresso(1, 3, seen="old"), "espresso 1 of 4, red, stale", "espresso not passed, 1 of 4"),
        (
            espresso(3, seen=""),
            "espresso 3 of 3, green, stale",
            "espresso is stale: its words at that time were not recorded",
        ),
        (espresso(3, masked=True), "espresso not shown yet", ""),
        (espresso(3, masked=True, seen="old"), "espresso not shown yet", ""),
    ],
)
def test_the_last_team_test_has_words_and_a_reason(test: TeamTest, words: str, why_not: str) -> None:
    (last,) = last_team_tests(held(tests=((test,),)), SET)["o"]
    assert (last.words, last.why_not) == (words, why_not)
    assert last.holds is (test.shown and not why_not)


@pytest.mark.parametrize(
    ("words", "masked", "was"),
    [("Other words", False, "Other words"), ("Other words", True, ""), ("", False, "")],
)
def test_a_team_test_keeps_the_words_that_it_was_about(words: str, masked: bool, was: str) -> None:
    (last,) = last_team_tests(held(tests=((espresso(3, masked=masked).but(words=words),),)), SET)["o"]
    assert last.was == was
    same = espresso(3).but(words=SET.objectives[0].title)
    assert last_team_tests(held(tests=((same,),)), SET)["o"][0].was == ""


def test_a_team_test_without_answers_has_no_result() -> None:
    assert last_team_tests(held(tests=((espresso(0),),)), SET) == {"o": (), "p": ()}


def test_the_shown_counts_with_the_latest_answer_are_used() -> None:
    early, late, hidden = espresso(1, minutes=1), espresso(2, minutes=2), espresso(3, minutes=3, masked=True)
    for order in ((early, late, hidden), (hidden, late, early)):
        (last,) = last_team_tests(held(tests=tuple((one,) for one in order)), SET)["o"]
        assert last.test == late


def test_team_tests_are_in_a_fixed_order() -> None:
    tests = tuple(espresso(1).but(id=name, test=name) for name in ("nail", "townhall", "espresso"))
    found = last_team_tests(held(tests=(tests,)), SET)["o"]
    assert [one.test.test for one in found] == ["espresso", "townhall", "nail"]


# ---- one word


def words_of(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, text) of every string of a module that may be shown: all except docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


TYPED = ("phrasebook.py", "thesaurus.py")
"""What people may type into the palette. It is never shown."""


@pytest.mark.parametrize("room", ["alignment", "usecases", "widgets", "screens"])
def test_no_screen_has_its_own_word_for_stale(room: str) -> None:
    own = re.compile(rf"\b{STALE}\b(?![-_])|changed (since|after)|, changed\b")
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {words}"
        for path in sorted((PACKAGE / room).rglob("*.py"))
        if path.name not in TYPED
        for line, words in words_of(path)
        if own.search(words)
    ]
    assert not found, "write it with tuiokr.model.stale:\n" + "\n".join(found)
