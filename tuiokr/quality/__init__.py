"""The checks: pure, offline, explainable. Everything a screen or a script needs is here.

`judge_key_result` and `judge_objective` judge one statement, `judge_set` a team's whole set, `read_numbers` reads
from, to and by out of a statement, `explain` gives the page of a rule. What is behind these names is loaded on first
use, so that importing this package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tuiokr.quality.finding import Finding, Kind, Measurable, Outcome, SetFinding, Severity, Strength, Verdict
    from tuiokr.quality.judgement import judge_key_result, judge_objective
    from tuiokr.quality.language import is_judged
    from tuiokr.quality.numbers import Amount, Moment, Reading, title_without_numbers
    from tuiokr.quality.numbers import read as read_numbers
    from tuiokr.quality.registry import explain, rules, select
    from tuiokr.quality.score import explained, explained_set, narrowed, set_score
    from tuiokr.quality.sets import SetKeyResult, SetLimits, SetObjective, judge_set
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
    "SetLimits",
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
    "rules",
    "select",
    "set_score",
    "title_without_numbers",
]

_LAZY = {
    **{name: ("finding", name) for name in ("Finding", "SetFinding", "Verdict")},
    **{name: ("finding", name) for name in ("Kind", "Measurable", "Outcome", "Severity", "Strength")},
    **{name: ("sets", name) for name in ("SetKeyResult", "SetLimits", "SetObjective", "judge_set")},
    **{name: ("statement", name) for name in ("KeyResultFields", "KeyResultText", "ObjectiveText")},
    "is_judged": ("language", "is_judged"),
    "judge_key_result": ("judgement", "judge_key_result"),
    "judge_objective": ("judgement", "judge_objective"),
    **{name: ("numbers", name) for name in ("Amount", "Moment", "Reading")},
    "read_numbers": ("numbers", "read"),
    "title_without_numbers": ("numbers", "title_without_numbers"),
    "explain": ("registry", "explain"),
    "rules": ("registry", "rules"),
    "select": ("registry", "select"),
    **{name: ("score", name) for name in ("explained", "explained_set", "narrowed", "set_score")},
    **{name: ("waived", name) for name in ("hold", "hold_set")},
}


def __getattr__(name: str) -> Any:
    """Load what stands behind a public name the first time it is asked for."""
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _LAZY[name]
    value = getattr(import_module(f"{__name__}.{module}"), attribute)
    globals()[name] = value
    return value
