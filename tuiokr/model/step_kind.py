"""The kinds of steps of an agenda, one row each.

The stage of a kind is the class in `screens/stages/` that names the kind among its `kinds`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from tuiokr.model.okr import TeamOKRs
from tuiokr.model.words import plural

Hint = Callable[[TeamOKRs], str]
"""A team's set → one line about what is still missing in the step; "" when nothing is missing."""


def _nothing(okrs: TeamOKRs) -> str:
    """Return no hint: the stage itself says what is missing, or nothing is."""
    return ""


def _objectives(okrs: TeamOKRs) -> str:
    return "" if okrs.objectives else "There is no objective yet. Press o to write one"


def _key_results(okrs: TeamOKRs) -> str:
    bare = sum(not okrs.of(one.id) for one in okrs.objectives)
    return f"{bare} of {plural(len(okrs.objectives), 'objective')} without a key result" if bare else ""


def _champions(okrs: TeamOKRs) -> str:
    bare = sum(not key.champion for key in okrs.key_results)
    return f"{bare} of {plural(len(okrs.key_results), 'key result')} without a champion" if bare else ""


def _confidence(okrs: TeamOKRs) -> str:
    bare = sum(key.confidence is None for key in okrs.key_results)
    return f"{bare} of {plural(len(okrs.key_results), 'key result')} without a confidence" if bare else ""


class StepKind(StrEnum):
    """A kind of step: its word in agendas, and the hint when people leave the step."""

    hint: Hint

    def __new__(cls, word: str, hint: Hint) -> StepKind:
        """Create a row. `word` is saved in agendas and workshops, so it must not change."""
        kind = str.__new__(cls, word)
        kind._value_ = word
        kind.hint = hint
        return kind

    TALK = "talk", _nothing
    UPPER = "upper", _nothing
    THEMES = "themes", _nothing
    OBJECTIVES = "objectives", _objectives
    TESTS = "tests", _nothing
    VOTE = "vote", _nothing
    KEY_RESULTS = "key results", _key_results
    NAIL = "nail", _key_results
    CONFIDENCE = "confidence", _confidence
    CHAMPIONS = "champions", _champions
    DEPENDENCIES = "dependencies", _nothing
    PARKING = "parking", _nothing
    TIE_OFF = "tie-off", _nothing
