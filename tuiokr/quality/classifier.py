"""Outcome or output, measurable or not, strong or weak: rules with a reason first, then the sum of named features."""

from __future__ import annotations

from collections.abc import Mapping

from tuiokr.quality import linear
from tuiokr.quality.finding import Outcome, Strength

SURE_OUTCOME = 0.72
"""A key result whose probability lies between 1 - this and this is called unsure: about one in nine."""
ALARM = 0.4
"""A key result below this probability is asked what it changes; between this and even, nobody is troubled."""
SURE_STRONG = 0.6
"""The same for objectives."""


STAND_IN = 0.2
"""Highest probability of a key result about an internal measure that stands in for an effect."""

CAPABLE = 0.3
"""Highest probability of `members can …` without a number: that they can is work done, that they do is the effect."""

SPLIT = 0.6
"""Lowest probability of a task whose purpose carries the threshold: the effect decides, and it should be split."""


WITH_METRIC = 0.25
"""Highest probability of a strong objective that holds a target number, or that nobody can repeat."""


def outcome_chance(features: Mapping[str, float], *, stands_in: bool) -> float:
    """Return how likely it is an outcome, 0–1; `stands_in` for an internal measure that stands in for an effect."""
    chance = linear.chance(features, "outcome")
    if stands_in:
        return min(chance, STAND_IN)
    if "form capability" in features and "number" not in features:
        return min(chance, CAPABLE)
    return max(chance, SPLIT) if "threshold on the purpose" in features else chance


def outcome_of(chance: float) -> Outcome:
    """Return the word for a probability."""
    if chance >= SURE_OUTCOME:
        return "outcome"
    return "output" if chance <= 1 - SURE_OUTCOME else "unsure"


def strength_of(chance: float) -> Strength:
    """Return the word for the probability of a strong objective."""
    if chance >= SURE_STRONG:
        return "strong"
    return "weak" if chance <= 1 - SURE_STRONG else "unsure"
