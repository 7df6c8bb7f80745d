"""A linear model over named features: the sum of the weights, converted to a probability.

`bench/train.py` writes the weights to `lexicon/weights.json`. Every number is a reason for or against.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import Literal

WEIGHTS = Path(__file__).parent / "lexicon" / "weights.json"

Model = Literal["outcome", "strong"]
"""`outcome`: positive weights mean an outcome, negative ones an output. `strong`: positive weights mean a strong
objective, negative ones a weak one."""


@lru_cache(maxsize=2)
def weights_of(model: Model) -> dict[str, float]:
    """Return the weights of a model by the names of its features. The file is read on first use."""
    import json

    weights: dict[str, float] = json.loads(WEIGHTS.read_bytes())[model]
    return weights


def chance(features: Mapping[str, float], model: Model) -> float:
    """Return the probability, 0–1, that a statement with these features is what the model looks for.

    It is the logistic function of the sum of weight times value. Features without a weight are ignored.
    """
    weights = weights_of(model)
    score = sum(value * weights.get(name, 0.0) for name, value in features.items())
    if score >= 0:
        return 1.0 / (1.0 + exp(-min(score, 60.0)))
    grown = exp(max(score, -60.0))
    return grown / (1.0 + grown)
