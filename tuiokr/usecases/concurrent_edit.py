"""Merge the input of a form with changes that another window made since the form was opened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tuiokr.model.words import short


class ChangedMeanwhile(ValueError):
    """This form and another window changed the same fields; the text gives their names and present values."""


def kept(shown: Mapping[str, Any], mine: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields to save: `mine` where the form differs from what it had `shown`, else as they are `now`.

    Raises ChangedMeanwhile if both sides changed a field to different values.
    """
    disputed = [name for name in mine if shown[name] != mine[name] != now[name] != shown[name]]
    if disputed:
        raise ChangedMeanwhile(said(", ".join(f"{name}: “{_words(now[name])}”" for name in disputed)))
    return {name: now[name] if mine[name] == shown[name] else mine[name] for name in mine}


def said(now: str) -> str:
    """Return the message to show before a person replaces the change of another window."""
    return f"Another window changed this. It is now {now}. Save again to replace it, or press esc to keep it"


def _words(value: Any) -> str:
    return short(", ".join(value) if isinstance(value, tuple) else str(value or "nothing"))
