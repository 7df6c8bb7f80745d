"""Judge one statement (rules in order, class, score, and what would resolve a doubt), or a whole set."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tuiokr.model.limits import USUAL, SetLimits
from tuiokr.quality.finding import Finding, SetFinding, Verdict
from tuiokr.quality.rule_registry import key_result_rules, objective_rules, set_rules, statement_rules
from tuiokr.quality.score import statement_score
from tuiokr.quality.set_view import SetObjective, SetView
from tuiokr.quality.statement import KeyResultText, ObjectiveText
from tuiokr.quality.view import KeyResultView, ObjectiveView, View
from tuiokr.quality.waived import silenced

_NOT_ENGLISH_SCORE = 50
"""Neither good nor bad, because nothing was judged."""
_WRITE = "Write the first words."
_ENGLISH = "An English wording, or people who read this language."


@lru_cache(maxsize=256)
def judge_key_result(given: KeyResultText) -> Verdict:
    """Return the verdict on a key result. Any string is accepted; the same input gives the same verdict."""
    view = KeyResultView(given)
    if view.blank:
        return Verdict("key_result", (), 0, "unsure", "unsure", None, _WRITE)
    silenced = _before_all(view)
    if silenced:
        rest = [f for rule in key_result_rules() if rule.fields_only for f in rule.check(view)]
        findings = _in_order([*silenced, *rest])
        return Verdict("key_result", findings, _NOT_ENGLISH_SCORE, "unsure", "unsure", None, _ENGLISH)
    findings = _in_order([finding for rule in key_result_rules() for finding in rule.check(view)])
    settles = ""
    if view.outcome == "unsure":
        settles = "Who outside the team notices when this is reached, and by which number?"
    score = statement_score(findings, view.chance)
    return Verdict("key_result", findings, score, view.outcome, view.measurable, None, settles, view.chance)


@lru_cache(maxsize=128)
def judge_objective(given: ObjectiveText) -> Verdict:
    """Return the verdict on an objective. Any string is accepted; the same input gives the same verdict."""
    view = ObjectiveView(given)
    if view.blank:
        return Verdict("objective", (), 0, None, None, "unsure", _WRITE)
    silenced = _before_all(view)
    if silenced:
        rest = [f for rule in objective_rules() if rule.fields_only for f in rule.check(view)]
        return Verdict("objective", _in_order([*silenced, *rest]), _NOT_ENGLISH_SCORE, None, None, "unsure", _ENGLISH)
    findings = _in_order(_without_echo([finding for rule in objective_rules() for finding in rule.check(view)]))
    settles = "Ask the room: read aloud, does it lift people?" if view.strength == "unsure" else ""
    score = statement_score(findings, view.chance)
    return Verdict("objective", findings, score, None, None, view.strength, settles, view.chance)


def judge_set(
    objectives: Sequence[SetObjective], *, level: int | None = None, limits: SetLimits | None = None
) -> tuple[SetFinding, ...]:
    """Return the findings of the set rules about the objectives of one team, in the order of the rules.

    `level` is the depth of the team in the tree, 1 at the top; None is treated as any team below the top.
    """
    view = SetView(tuple(objectives), level, limits or USUAL)
    return tuple(finding for rule in set_rules() for finding in rule.check(view))


def _before_all(view: View) -> list[Finding]:
    return [finding for rule in statement_rules() for finding in rule.check(view)]


def _without_echo(findings: list[Finding]) -> list[Finding]:
    """Drop the findings of quiet rules when a more obvious finding exists."""
    return [finding for finding in findings if not silenced(finding.name, findings)]


def _in_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings about words in the order of the text, then those about missing things."""
    return tuple(sorted(findings, key=lambda finding: (finding.start == finding.end, finding.start)))
