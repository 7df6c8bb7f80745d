"""From findings to one figure, 0–100: only to order wordings of the same thought, never to compare people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tuiokr.quality.findings import Finding, SetFinding, Verdict

_COST = {
    "output-not-outcome": 30, "not-measurable": 20, "no-baseline": 4, "no-target": 10, "no-deadline": 2,
    "due-outside-cycle": 5, "vague-words": 5, "several-results": 4, "milestone-without-effect": 15, "no-champion": 3,
    "no-data-source": 3, "metric-in-objective": 20, "task-as-objective": 18, "jargon": 6, "business-as-usual": 12,
    "several-goals": 8, "vague-objective": 12, "too-long": 5, "no-why": 3, "not-energising": 6,
    "too-many-objectives": 15, "too-few-key-results": 15, "too-many-key-results": 10, "all-lagging": 8,
    "no-counter-metric": 5, "champion-overloaded": 8, "repeats-itself": 10,
}  # fmt: skip
"""Points a finding costs when it is an error or a warning; a hint costs half."""
_BEST_OUTPUT = 49
"""What names work never scores as high as what names an effect and a number."""
_CLASS_SHARE = 30
"""Points that the class of a statement (outcome, strong) gives or takes, by how likely it is."""


def statement_score(findings: Iterable[Finding], chance: float) -> int:
    """Return 0–100 for one statement: its findings once a rule, and `chance` (0–1) that it is of the better class."""
    worst: dict[str, float] = {}
    for finding in findings:
        cost = _COST.get(finding.name, 5) * (0.5 if finding.severity == "hint" else 1.0)
        worst[finding.name] = max(cost, worst.get(finding.name, 0.0))
    score = _bounded(100 - sum(worst.values()) - _CLASS_SHARE * (1 - chance))
    return min(score, _BEST_OUTPUT) if "output-not-outcome" in worst else score


def set_score(verdicts: Sequence[Verdict], findings: Sequence[SetFinding] = ()) -> int:
    """Return 0–100 for a set: the mean of its statements less what the set findings cost; 0 for an empty set."""
    if not verdicts:
        return 0
    mean = sum(verdict.score for verdict in verdicts) / len(verdicts)
    cost = sum(_COST.get(f.name, 5) * (0.5 if f.severity == "hint" else 1.0) for f in findings)
    return _bounded(mean - cost)


def _bounded(value: float) -> int:
    return max(0, min(100, round(value)))
