"""The findings of the checks of two levels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Name = Literal[
    "no-parent",
    "parent-uncovered",
    "thinly-covered",
    "duplicate-effort",
    "opposing-directions",
    "shared-metric",
    "dependency-open",
    "dependency-late",
    "dependency-unspoken",
    "overload",
    "level-skipped",
    "sum-below-parent",
]
NAMES: tuple[Name, ...] = get_args(Name)
BY_LOSS: tuple[Name, ...] = (
    "parent-uncovered",
    "dependency-open",
    "dependency-late",
    "overload",
    "thinly-covered",
    "duplicate-effort",
    "opposing-directions",
    "sum-below-parent",
    "dependency-unspoken",
    "no-parent",
    "shared-metric",
    "level-skipped",
)
"""The names in the order of what is lost if a finding is ignored: first a result that nobody will bring."""
Severity = Literal["error", "warning", "hint"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True)
class TieOffFinding:
    """Something to talk about: its subject, one line with the reason, and one question."""

    name: Name
    severity: Severity
    about: tuple[str, ...]
    """Ids of the objectives, key results, dependencies or teams that it is about."""
    message: str
    question: str


def listed(names: tuple[str, ...], most: int = 5) -> str:
    """Join names: `a`, `a and b`, `a, b and c`; names beyond `most` are counted."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
