"""Classify statements as outcome or output, strong or weak: explainable rules first, then the sum of named features."""

from __future__ import annotations

from collections.abc import Mapping

from tuiokr.quality import linear
from tuiokr.quality.finding import Outcome, Strength

SURE_OUTCOME = 0.72
"""A key result with a probability between 1 - this and this is called unsure; this is about one in nine."""
ALARM = 0.4
"""A key result below this probability gets a finding; between this and 0.5 it gets none."""
SURE_STRONG = 0.6
"""The same as `SURE_OUTCOME`, for objectives."""


STAND_IN = 0.2
"""Highest probability of a key result about an internal measure that is a substitute for an effect."""

CAPABLE = 0.3
"""Highest probability of `members can …` without a number: the ability is work done, the use is the effect."""

SPLIT = 0.6
"""Lowest probability of a task whose purpose has a threshold: the effect decides, and it should be split."""


WITH_METRIC = 0.25
"""Highest probability of an objective that contains a target number, or that is too long to repeat."""


def outcome_chance(features: Mapping[str, float], *, stands_in: bool) -> float:
    """Return the probability of an outcome, 0–1; `stands_in`: an internal measure is a substitute for an effect."""
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
