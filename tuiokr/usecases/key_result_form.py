"""Convert a key result's statement to the fields from, to, unit and due, and the fields to a statement.

Also convert typed text to field values and back, for key results and objectives.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from tuiokr.model import field
from tuiokr.model.cycle import Cycle
from tuiokr.model.numerals import numeral
from tuiokr.model.okr import KeyResult, Objective
from tuiokr.model.progress import number
from tuiokr.model.words import clean, people, short
from tuiokr.model.workspace import day as day_words
from tuiokr.quality import Reading, is_judged, read_numbers
from tuiokr.usecases.sentence import MORE, MORE_BEFORE, to_sentence
from tuiokr.usecases.setup import WrongInput

__all__ = ["amount", "day", "from_sentence", "level", "read", "reworded", "shown", "to_sentence"]

_PLAIN = re.compile(r"[-−]?\d+(?:\.\d+)?")
_COUNTED = re.compile(rf"{MORE_BEFORE}([^\W\d_][\w'/-]{{2,30}}(?: (?:a|per|an) [a-z]{{3,12}}\b)?)")
_NO_PLURALS = frozenset(("always", "plus", "minus", "less", "this", "its", "as", "is", "was", "has"))
_NEGATIVE = re.compile(r"([€$£]?)\s*[-−]\s*([€$£]?\s*\d.*)")


def from_sentence(key: KeyResult, statement: str, cycle: Cycle, today: date) -> dict[str, Any]:
    """Return the fields that a new statement changes: what it states wins, other fields stay as they are.

    Ambiguous numbers change nothing, and neither does a statement that is not in English.
    """
    if not is_judged(statement):
        return {}  # if the words are not understood, neither is which number is the target
    said = read_numbers(statement, today, (cycle.first, cycle.last))
    fields: dict[str, Any] = {}
    if said.doubtful:
        pass
    elif said.target is not None:
        fields |= {"start": said.start if said.start is not None else key.start, "target": said.target}
    elif said.start is not None:
        fields["start"] = said.start
    if fields and (unit := _counted(statement, said) if said.unit in ("", *MORE) else said.unit):
        fields["unit"] = unit
    if said.due is not None:
        fields["due"] = said.due
    return {name: value for name, value in fields.items() if getattr(key, name) != value}


def reworded(found: Objective | KeyResult, words: str, cycle: Cycle, today: date) -> dict[str, Any]:
    """Return the fields that other words of an objective or key result change, including the words."""
    if isinstance(found, Objective):
        return {"title": words}
    return {"statement": words, **from_sentence(found, words, cycle, today)}


def _counted(statement: str, said: Reading) -> str:
    """Return what a target counts: `calls a day` in `from 30 to 12 calls a day`; "" if it is not a plural."""
    target = next((one for one in said.amounts if (one.start, one.end) == said.target_span), None)
    found = _COUNTED.match(statement, target.end) if target is not None else None
    if found is None or not found[1].split(" ")[0].endswith("s") or found[1] in _NO_PLURALS:
        return ""
    return found[1]


def shown(row: field.Field, value: Any) -> str:
    """Return a field's value as the form shows it, on one line."""
    match row.shape:
        case "amount" | "number":
            return "" if value is None else number(value)
        case "level":
            return "" if value is None else str(value)
        case "day":
            return "" if value is None else f"{day_words(value)} {value.year}"
        case "names":
            return ", ".join(value)
        case _:
            return str(value).replace("\n", " ")


def read(row: field.Field, typed: str, cycle: Cycle, today: date) -> dict[str, Any]:
    """Convert the text typed into a field to fields of the model: a number may also set the unit.

    Raises WrongInput that says what was expected.
    """
    match row.shape:
        case "amount":
            value, unit = amount(typed)
            return {row.name: value, **({"unit": unit} if unit else {})}
        case "number":
            value, unit = amount(typed)
            if unit:
                raise WrongInput(f"“{short(clean(typed), 20)}” has a unit; write the number alone")
            return {row.name: value}
        case "level":
            return {row.name: level(row.label, typed)}
        case "day":
            return {row.name: day(typed, cycle, today)}
        case "names":
            return {row.name: people(typed)}
        case _:
            return {row.name: typed}


def amount(text: str) -> tuple[float | None, str]:
    """Return a typed number and its unit: `71`, `71 %`, `€ 1.5k`; (None, "") for blank text or `?`.

    Raises WrongInput for text without a number.
    """
    typed = clean(text)
    if not typed or typed == "?":
        return None, ""
    negative = _NEGATIVE.fullmatch(typed)
    said = read_numbers(f"{negative[1]} {negative[2]}".strip() if negative else typed)
    value, unit = said.target if said.target is not None else said.start, said.unit
    if value is None or _PLAIN.fullmatch(typed):
        try:
            value, unit = float(typed.replace("−", "-").replace(",", ".").replace(" ", "")), ""
        except ValueError:
            raise WrongInput(f"“{short(typed, 20)}” is not a number. Write it as 71, 71 % or 1.5k") from None
    elif (whole := numeral(typed)) is not None and whole.other is None:
        value, unit = whole.value, unit or whole.unit
    elif negative:
        value = -value
    if not abs(value) <= 1e15:
        raise WrongInput(f"“{short(typed, 20)}” is too large")
    return value, unit


def day(text: str, cycle: Cycle, today: date) -> date | None:
    """Return a typed date: `31 Mar`, `2027-03-31`, `end of Q1`; None for blank text. Raises WrongInput."""
    typed = clean(text)
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        said = read_numbers(f"by {typed}", today, (cycle.first, cycle.last)).due
    if said is None:
        raise WrongInput(f"“{short(typed, 20)}” is not a date. Write it as 31 Mar or 2027-03-31")
    return said


def level(label: str, text: str) -> int | None:
    """Return a typed level from 0 to 10; None for blank text. Raises WrongInput."""
    typed = clean(text)
    if not typed:
        return None
    if not typed.isdecimal() or len(typed) > 4 or int(typed) > 10:
        raise WrongInput(f"“{short(typed, 20)}” is not a {label}: it goes from 0 to 10")
    return int(typed)
