"""The arithmetic of a key result: progress, score and confidence are three different numbers."""

from __future__ import annotations


def progress(start: float, target: float, value: float) -> float:
    """How far `value` is from `start` to `target`, 0.0-1.0. The target may be above or below the start.

    Equal start and target: 1.0 when the value is the same, else 0.0.
    """
    if start == target:
        return 1.0 if value == target else 0.0
    return min(1.0, max(0.0, (value - start) / (target - start)))


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
