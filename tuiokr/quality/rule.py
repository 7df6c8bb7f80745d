"""The parts of a rule: its page, its cost, its order, its examples, its check.

Every file in `rules/` defines one `RULE`, and nothing about a rule is written anywhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from tuiokr.quality.finding import Finding, SetFinding, Severity
from tuiokr.quality.set_view import SetObjective, SetView
from tuiokr.quality.statement import KeyResultText, ObjectiveText
from tuiokr.quality.view import KeyResultView, ObjectiveView, View
from tuiokr.quality.waiver import WaivedView

On = Literal["objective", "key result", "set", "any statement", "waiver"]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """The common part of all rules: the page for the help screen and the documentation, and the cost of a finding."""

    name: str
    on: On
    severity: Severity
    """The usual severity; a single finding may be less severe."""
    cost: int
    """Points that its findings take from the score, once per statement: all of them for an error or a warning, half
    for a hint."""
    order: int
    """Smaller comes first, on the page of all rules and among findings. The gaps leave room for new rules."""
    what: str
    """What it looks for, in one or two sentences."""
    why: str
    """Why this matters."""
    ignore: str
    """When to waive it."""
    title: str = ""
    """The heading of a finding; the name in words when empty."""
    ceiling: int = 100
    """The highest score of a statement with a finding of this rule."""


@dataclass(frozen=True, kw_only=True)
class KeyResultRule(Rule):
    """A rule on one key result. Examples are its tests: bad ones with the words that must be flagged."""

    check: Callable[[KeyResultView], Iterable[Finding]]
    bad: tuple[tuple[KeyResultText, str], ...]
    good: tuple[KeyResultText, ...]
    on: On = "key result"
    fields_only: bool = False
    """True when it checks only the form, so that the language of the text does not matter."""


@dataclass(frozen=True, kw_only=True)
class ObjectiveRule(Rule):
    """A rule on one objective."""

    check: Callable[[ObjectiveView], Iterable[Finding]]
    bad: tuple[tuple[ObjectiveText, str], ...]
    good: tuple[ObjectiveText, ...]
    on: On = "objective"
    fields_only: bool = False
    quiet: bool = False
    """True when it is silent if a more obvious finding exists: people listen to one remark, not to two."""


@dataclass(frozen=True, kw_only=True)
class StatementRule(Rule):
    """A rule on any statement. It is checked before all others and silences them."""

    check: Callable[[View], Iterable[Finding]]
    bad: tuple[tuple[str, str], ...]
    good: tuple[str, ...]
    on: On = "any statement"


@dataclass(frozen=True, kw_only=True)
class SetExample:
    """A set for the page of a set rule."""

    told: str
    """The set in words."""
    objectives: tuple[SetObjective, ...]
    about: tuple[str, ...] = ()
    """Ids that a finding must name; empty in a good example."""
    level: int | None = None


@dataclass(frozen=True, kw_only=True)
class SetRule(Rule):
    """A rule on the whole set of a team."""

    check: Callable[[SetView], Iterable[SetFinding]]
    bad: tuple[SetExample, ...]
    good: tuple[SetExample, ...]
    on: On = "set"


@dataclass(frozen=True, kw_only=True)
class WaiverExample:
    """A statement with its waivers, for the page of a rule on waivers."""

    told: str
    """The statement and the waivers in words."""
    given: WaivedView


@dataclass(frozen=True, kw_only=True)
class WaiverRule(Rule):
    """A rule on waivers."""

    check: Callable[[WaivedView], Iterable[Finding]]
    bad: tuple[WaiverExample, ...]
    good: tuple[WaiverExample, ...]
    on: On = "waiver"


def key_result(text: str, words: str) -> tuple[KeyResultText, str]:
    """Return a bad example: a key result with only its text, and the words to flag."""
    return KeyResultText(text), words


def objective(text: str, words: str) -> tuple[ObjectiveText, str]:
    """Return a bad example: an objective, and the words to flag."""
    return ObjectiveText(text), words


def found(
    view: View, name: str, severity: Severity, span: tuple[int, int], message: str, question: str, frame: str = ""
) -> Finding:
    """Return a finding about the words between two offsets of a statement."""
    start, end = span
    return Finding(name, severity, start, end, view.words(start, end), message, question, frame)
