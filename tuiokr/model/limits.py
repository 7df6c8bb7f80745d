"""The limits of a set of OKRs, of a statement and of an agenda, used by checks, gates, findings, forms and files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LONGEST_STATEMENT: Final = 2_000
"""Characters of an objective or a key result: forms accept no more, and checks and comparisons read no more."""

MOST_STEPS: Final = 40
"""Steps of an agenda."""
MOST_MINUTES: Final = 600
"""Minutes of a step, and of a phase in it."""
MOST_PROMPTS: Final = 20
"""Prompts of a step."""
MOST_PHASES: Final = 8
"""Phases of a step."""
LONGEST_AGENDA_LINE: Final = 400
"""Characters of a title, a prompt or another line of an agenda."""
MOST_TEMPLATES: Final = 50
"""Templates of an organisation."""


@dataclass(frozen=True, slots=True)
class SetLimits:
    """The limits of a set. All counts are inclusive."""

    objectives: int = 3
    """Most objectives of a team."""
    objectives_first_level: int = 5
    """Most objectives of a team of level 1."""
    fewest_key_results: int = 2
    most_key_results: int = 5
    champion: int = 7
    """Most key results of one champion."""

    def most_objectives(self, level: int | None) -> int:
        """Most objectives of a team at a depth of the tree, 1 at the top; None means any depth below."""
        return self.objectives_first_level if level == 1 else self.objectives


USUAL: Final = SetLimits()
"""The limits of an organisation that has not set its own."""
