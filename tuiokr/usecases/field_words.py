"""The text of a decision, a signature, an answer of the room or of a team, an outcome, or a part of a preparation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from pydantic import ValidationError

from tuiokr.model import parked
from tuiokr.model.okr import Dependency
from tuiokr.model.outcome import SAYS
from tuiokr.model.tie_off import CHOICE_SAYS, SETTLING_SAYS
from tuiokr.model.words import moment
from tuiokr.session.joint_fields import (
    AIM,
    ANSWER,
    CLOSE,
    DECISION,
    FORESEEN,
    HAND,
    ROOM_SAYS,
    SETTLED,
    SIGNATURE,
    TICK,
    words,
)

_PARTS: Final = {
    AIM: {"objective": "", "reached": "reached when: "},
    FORESEEN: {"words": "", "sign": "sign: "},
}
"""The parts of a field that consists of words, and what is written before each."""


def said(field: str, value: object) -> str:
    """Return a decision, a signature, an answer, an outcome or a part of a preparation as text; "" for other fields."""
    word, _ = words(field)
    if not isinstance(value, Mapping):
        return ""
    if word == CLOSE:
        return _outcome(value)
    if word == ANSWER:
        return _answer(value)
    if word == TICK:
        return "done"
    if word in _PARTS:
        return "; ".join(f"{label}{value[name]}" for name, label in _PARTS[word].items() if value.get(name))
    if word == ROOM_SAYS:
        return next((words for says, words in SAYS.items() if says == value.get("says")), "")
    if word == HAND:
        return "given"  # the hands of both sides are shown together, and only where they were given
    note, day = str(value.get("note") or ""), _day(value.get("when"))
    if word == DECISION:
        choice = str(value.get("choice") or "")
        what, who = CHOICE_SAYS.get(choice, choice), str(value.get("by") or "")  # type: ignore[call-overload]
    elif word == SETTLED:
        how = str(value.get("how") or "settled")
        what, who = SETTLING_SAYS.get(how, how), str(value.get("by") or "")  # type: ignore[call-overload]
    elif word == SIGNATURE:
        what, who = f"signed by {value.get('name')}", ""
    else:
        return ""
    made = ", ".join(part for part in (who, day) if part)
    return f"{what}{': ' if note else ''}{' '.join(note.split())}{f' ({made})' if made else ''}"


def _day(when: object) -> str:
    try:
        return moment(datetime.fromisoformat(str(when)).astimezone())
    except ValueError:
        return ""


def _answer(value: Mapping[str, object]) -> str:
    given = {name: one for name, one in value.items() if one is not None}
    try:
        one = Dependency.model_validate({**given, "id": "", "asking": ""})
    except ValidationError:  # of a newer version, or written by hand
        return str(value.get("state") or "")
    return f"{one.answer}{': ' if one.note else ''}{one.note}"


def _outcome(value: Mapping[str, object]) -> str:
    try:
        return parked.said(parked.Parked.model_validate({**value, "id": "", "words": ""}))
    except ValidationError:  # of a newer version, or written by hand
        return ""
