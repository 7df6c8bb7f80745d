"""The arithmetic of a key result: progress, score and confidence are three different numbers."""

from __future__ import annotations

from typing import Final

from tuiokr.model.vocabulary import Light

RED_BELOW: Final = 0.4
GREEN_FROM: Final = 0.7


def progress(start: float, target: float, value: float) -> float:
    """How far `value` is from `start` to `target`, 0.0-1.0. The target may be above or below the start.

    Equal start and target: 1.0 when the value is the same, else 0.0.
    """
    if start == target:
        return 1.0 if value == target else 0.0
    return min(1.0, max(0.0, (value - start) / (target - start)))


def score_band(score: float) -> Light:
    """The band of a score from 0.0 to 1.0: red up to 0.3, amber from 0.4, green from 0.7."""
    rounded = round(score, 2)
    return "red" if rounded < RED_BELOW else "green" if rounded >= GREEN_FROM else "amber"


def score_words(score: float) -> str:
    """A score as people write it: `0.0`, `0.35`, `1.0`."""
    return f"{score:.2f}"[:-1] if f"{score:.2f}".endswith("0") else f"{score:.2f}"


def number(value: float) -> str:
    """A number as people write it: 71, 0.5, 1,200; no trailing zeros."""
    value = round(value, 4) if abs(value) < 1e12 else value
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.4f}".rstrip("0").rstrip(".") if abs(value) < 1e12 else f"{value:g}"


def amount(value: float | None, unit: str) -> str:
    """A number with its unit: `71 %`, `€ 1,200`; `?` when it is not known."""
    if value is None:
        return "?"
    if unit in ("€", "$", "£"):
        return f"{unit} {number(value)}"
    return f"{number(value)} {unit}".strip()
