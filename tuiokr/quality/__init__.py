"""The checks: pure, offline, explainable. Everything that a screen or a script needs is here.

`judge_key_result` and `judge_objective` judge one statement, `judge_set` a team's whole set. `read_numbers` reads the
baseline, target and due date in a statement, and `explain` returns the page of a rule. The modules behind these names
are loaded on first use, so importing this package is fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tuiokr.quality.finding import Finding, Kind, Measurable, Outcome, SetFinding, Severity, Strength, Verdict
    from tuiokr.quality.judgement import judge_key_result, judge_objective, judge_set
    from tuiokr.quality.language import is_judged
    from tuiokr.quality.numbers import Amount, Moment, Reading, read_numbers, title_without_numbers
    from tuiokr.quality.rule_pages import explain
    from tuiokr.quality.rule_registry import select
    from tuiokr.quality.score import explained, explained_set, narrowed, set_score
    from tuiokr.quality.set_view import SetKeyResult, SetObjective
    from tuiokr.quality.statement import KeyResultFields, KeyResultText, ObjectiveText
    from tuiokr.quality.waived import hold, hold_set

__all__ = [
    "Amount",
    "Finding",
    "KeyResultFields",
    "KeyResultText",
    "Kind",
    "Measurable",
    "Moment",
    "ObjectiveText",
    "Outcome",
    "Reading",
    "SetFinding",
    "SetKeyResult",
    "SetObjective",
    "Severity",
    "Strength",
    "Verdict",
    "explain",
    "explained",
    "explained_set",
    "hold",
    "hold_set",
    "is_judged",
    "judge_key_result",
    "judge_objective",
    "judge_set",
    "narrowed",
    "read_numbers",
    "select",
    "set_score",
    "title_without_numbers",
]

_HOMES = {
    "finding": ("Finding", "Kind", "Measurable", "Outcome", "SetFinding", "Severity", "Strength", "Verdict"),
    "judgement": ("judge_key_result", "judge_objective", "judge_set"),
    "language": ("is_judged",),
    "numbers": ("Amount", "Moment", "Reading", "read_numbers", "title_without_numbers"),
    "rule_registry": ("select",),
    "rule_pages": ("explain",),
    "score": ("explained", "explained_set", "narrowed", "set_score"),
    "set_view": ("SetKeyResult", "SetObjective"),
    "statement": ("KeyResultFields", "KeyResultText", "ObjectiveText"),
    "waived": ("hold", "hold_set"),
}
"""Module → the names that are loaded from it on first use."""
_LAZY = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load a public name on first use."""
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_LAZY[name]}"), name)
    globals()[name] = value
    return value
