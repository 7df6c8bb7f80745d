"""Describe why a row of a file does not fit its table, for the person who must correct the file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from tuiokr.model.words import clean, short

_SHOWN: Final = 40
"""The most characters of a value that a message shows."""
_EXPECTED: Final[tuple[tuple[str, str], ...]] = (
    ("string", "text"),
    ("int", "a whole number"),
    ("float", "a number"),
    ("bool", "true or false"),
    ("tuple", "a list"),
    ("list", "a list"),
    ("dict", "a group of named values"),
    ("model", "a group of named values"),
    ("datetime", "a time such as 2027-01-31T09:00:00Z"),
    ("timezone", "a time with its zone, such as 2027-01-31T09:00:00Z"),
    ("date", "a day such as 2027-01-31"),
)
"""The start of pydantic's error type, and what the field should be."""


def problem(error: ValidationError) -> str:
    """Return the first problem of a row in one line: `confidence should be at most 10, found 11`."""
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    kind, context = first["type"], first.get("ctx", {})
    if kind == "missing":
        return f"{where} is missing"
    if kind in ("value_error", "assertion_error"):
        return clean(": ".join(part for part in (where, first["msg"].partition(", ")[2]) if part))
    return clean(f"{where or 'it'} should be {_expected(kind, context, first['msg'])}, found {_shown(first['input'])}")


def _expected(kind: str, context: Mapping[str, Any], said: str) -> str:
    match kind:
        case "less_than_equal":
            return f"at most {context['le']:g}"
        case "greater_than_equal":
            return f"at least {context['ge']:g}"
        case "literal_error":
            return str(context["expected"])
    if known := next((words for begin, words in _EXPECTED if kind.startswith(begin)), ""):
        return known
    return said.removeprefix("Input should be ")


def _shown(value: object) -> str:
    try:
        return short(json.dumps(value, ensure_ascii=False), _SHOWN)
    except (TypeError, ValueError):
        return type(value).__name__
