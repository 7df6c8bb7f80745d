"""What a check of two levels says."""

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
    "dependency-unspoken",
    "overload",
    "level-skipped",
    "sum-below-parent",
]
NAMES: tuple[Name, ...] = get_args(Name)
Severity = Literal["error", "warning", "hint"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True)
class TieOffFinding:
    """Something worth talking about: what it is about, one line why, one question."""

    name: Name
    severity: Severity
    about: tuple[str, ...]
    """Ids of the objectives, key results, dependencies or teams it is about."""
    message: str
    question: str


def listed(names: tuple[str, ...], most: int = 5) -> str:
    """`a`, `a and b`, `a, b and c`; past `most` the rest is counted."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
