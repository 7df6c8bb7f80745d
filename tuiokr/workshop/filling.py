"""From what was typed to the fields of the form: one line fills from, to, unit and due."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from tuiokr.model.cycle import Cycle
from tuiokr.model.okr import KeyResult
from tuiokr.model.words import clean
from tuiokr.quality import read_numbers
from tuiokr.workshop.setting_up import WrongInput

_PLAIN = re.compile(r"[-−]?\d+(?:\.\d+)?")
_NEGATIVE = re.compile(r"([€$£]?)\s*[-−]\s*([€$£]?\s*\d.*)")


def from_sentence(key: KeyResult, statement: str, cycle: Cycle, today: date) -> dict[str, Any]:
    """The fields a new statement fills: what it says wins, what it does not say stays as it is."""
    said = read_numbers(statement, today, (cycle.first, cycle.last))
    fields: dict[str, Any] = {}
    if said.target is not None:
        fields |= {"start": said.start if said.start is not None else key.start, "target": said.target}
        if said.unit:
            fields["unit"] = said.unit
    elif said.start is not None:
        fields["start"] = said.start
    if said.due is not None:
        fields["due"] = said.due
    return {name: value for name, value in fields.items() if getattr(key, name) != value}


def amount(text: str) -> tuple[float | None, str]:
    """A number with or without a unit, as typed into a field: `71`, `71 %`, `€ 1.5k`; nothing is no number.

    Raises WrongInput for words without a number.
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
            raise WrongInput(f"“{typed[:20]}” is no number; write it as 71, 71 % or 1.5k") from None
    elif negative:
        value = -value
    if not abs(value) <= 1e15:
        raise WrongInput(f"“{typed[:20]}” is too large a number")
    return value, unit


def day(text: str, cycle: Cycle, today: date) -> date | None:
    """A day as typed into a field: `31 Mar`, `2027-03-31`, `end of Q1`; nothing is no day. Raises WrongInput."""
    typed = clean(text)
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        said = read_numbers(f"by {typed}", today, (cycle.first, cycle.last)).due
    if said is None:
        raise WrongInput(f"“{typed[:20]}” is no day; write it as 31 Mar or 2027-03-31")
    return said


def confidence(text: str) -> int | None:
    """0-10; nothing is no confidence. Raises WrongInput."""
    typed = clean(text)
    if not typed:
        return None
    if not typed.isdecimal() or len(typed) > 4 or int(typed) > 10:
        raise WrongInput(f"“{typed[:20]}” is no confidence; it goes from 0 to 10")
    return int(typed)
