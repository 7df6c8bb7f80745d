"""Every vote rule is complete, and everything said about it is in its row."""

from __future__ import annotations

import ast
from itertools import product
from pathlib import Path

import pytest
from pydantic import ValidationError

import tuiokr
from tuiokr.model.vote import Ballot, Vote, verdict
from tuiokr.model.vote_rule import UNWRITTEN, VOTE_RULES, RuleName, VoteRule, usual_rule

PACKAGE = Path(next(iter(tuiokr.__path__)))
EVERY = pytest.mark.parametrize("rule", VOTE_RULES.values(), ids=list(VOTE_RULES))


def outcomes(rule: RuleName, people: int = 3) -> set[str]:
    """The possible outcomes when so many people show any hands."""
    rings = product(range(6), repeat=people)
    return {
        verdict(rule, [Ballot(person=f"p{at}", hand=hand) for at, hand in enumerate(ring)]).outcome for ring in rings
    }


@EVERY
def test_a_rule_has_a_name_a_sentence_and_a_legend(rule: VoteRule) -> None:
    assert rule.name and rule.says.startswith(("Agreed", "How")) and rule.name != rule.says
    assert len(rule.legend) == 6 and all(rule.legend)
    assert 0 <= rule.lowest_hand <= 1


@EVERY
def test_a_rule_accepts_some_hands_and_rejects_others(rule: VoteRule) -> None:
    found = outcomes(rule.name)
    assert "agreed" in found and found & {"not yet", "blocked"}
    assert ("agreed, weakly" in found) is rule.weak


@EVERY
def test_a_rule_gives_a_reason_for_any_hands(rule: VoteRule) -> None:
    assert all(rule.judge(ring, 3)[1] for size in (1, 2, 3) for ring in product(range(6), repeat=size))


def test_a_vote_begins_with_the_usual_rule_for_its_kind() -> None:
    assert usual_rule("objective").name == "nobody below three"
    assert usual_rule("key result").name == "confidence 1-5"
    claimed = [rule.usual_for for rule in VOTE_RULES.values() if rule.usual_for]
    assert len(claimed) == len(set(claimed)), "two rules want to be the usual one"


def test_a_file_without_a_rule_has_the_default() -> None:
    vote = Vote.model_validate({"id": "v", "about": "o", "question": "?"})
    assert vote.rule == UNWRITTEN and UNWRITTEN in VOTE_RULES


def test_an_unknown_rule_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValidationError, match="“the loudest wins” is not a vote rule: choose one of nobody below"):
        Vote(id="v", about="o", question="?", rule="the loudest wins")


def test_no_other_module_mentions_a_rule_by_its_name() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}: {node.value!r}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path != PACKAGE / "model" / "vote_rule.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in VOTE_RULES
    ]
    assert not found, "a rule is its row only:\n" + "\n".join(found)
