"""A linear model over named features: the sum of the weights, squeezed to a probability."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp


def total(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the sum of weight times value over all features. Features without a weight count nothing."""
    return sum(value * weights.get(name, 0.0) for name, value in features.items())


def probability(score: float) -> float:
    """Return the logistic of a score, 0–1. Any finite score is accepted."""
    if score >= 0:
        return 1.0 / (1.0 + exp(-min(score, 60.0)))
    grown = exp(max(score, -60.0))
    return grown / (1.0 + grown)


def reasons(
    features: Mapping[str, float], weights: Mapping[str, float], most: int = 4
) -> tuple[tuple[str, float], ...]:
    """Return the features that weighed most, strongest first, with what each added."""
    parts = [(name, value * weights.get(name, 0.0)) for name, value in features.items() if name != "always"]
    parts.sort(key=lambda part: (-abs(part[1]), part[0]))
    return tuple(parts[:most])
