"""Store each decision as one field of its document, so that the edits of two windows are never mixed within one.

A save merges two edits of one document field by field. So a decision, a signature, a hand, what was said about a
finding, the answer to a dependency, what becomes of a parked question, what the room says about a key result, the
course of a vote or of the numbers on a key result, and each line of a preparation are each one field: two edits of the
same one clash, edits of different ones are merged.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from tuiokr.model.okr import ANSWER_FIELDS

DECISION: Final = "decision"
SIGNATURE: Final = "signature"
SETTLED: Final = "settled"
HAND: Final = "hand"
ANSWER: Final = "answer"
COURSE: Final = "course"
CLOSE: Final = "close"
TICK: Final = "tick"
AIM: Final = "aim"
FORESEEN: Final = "foreseen"
PREPARATION: Final = "preparation"
"""The table of the preparation of a team."""
_LISTS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "tie_off": {
        "decisions": (DECISION, "objective"),
        "signatures": (SIGNATURE, "team"),
        "settled": (SETTLED, "finding"),
        "hands": (HAND, "team"),
    },
    PREPARATION: {"ticks": (TICK, "item"), "aims": (AIM, "kind"), "foreseen": (FORESEEN, "id")},
}
"""By table: its list fields, with the first word of the fields that store the items, and the item's key for the rest.
"""
_WORDS: Final = frozenset(word for lists in _LISTS.values() for word, _ in lists.values())
ROOM_SAYS: Final = "room_says"
_GROUPS: Final = {
    "dependencies": (ANSWER, ("state", *ANSWER_FIELDS)),
    "parked": (CLOSE, ("owner", "due", "outcome", "resolved")),
    "votes": (COURSE, ("rule", "legend", "rounds", "decided_by_owner")),
    "confidence": (COURSE, ("rounds",)),
    "outcomes": (ROOM_SAYS, ("says", "fingerprint", "noted")),
}
"""By table: one stored field, and the fields of the value that it contains."""


def packed(table: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of a table in its stored form."""
    row = dict(body)
    if table in _LISTS:
        for name, (word, about) in _LISTS[table].items():
            for item in row.pop(name, ()):
                row[f"{word} {item[about]}"] = {key: value for key, value in item.items() if key != about}
    elif table in _GROUPS:
        field, names = _GROUPS[table]
        if group := {name: row.pop(name) for name in names if name in row}:
            row[field] = group
    return row


def unpacked(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a stored row in the form of the model. The older form, without such fields, is accepted too."""
    body = dict(row)
    if table in _LISTS:
        for name, (word, about) in _LISTS[table].items():
            found = {key: body.pop(key) for key in list(body) if key.startswith(f"{word} ")}
            items = [_item(about, key.removeprefix(f"{word} "), value) for key, value in found.items()]
            older = body.get(name, [])
            if items and isinstance(older, list):
                kept = [one for one in older if not (isinstance(one, dict) and f"{word} {one.get(about)}" in found)]
                body[name] = [*kept, *items]
    elif table in _GROUPS:
        field, _ = _GROUPS[table]
        if isinstance(group := body.get(field), dict):
            del body[field]
            body |= group
    return body


def current(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of either form in the present stored form; a row that does not fit is returned unchanged."""
    try:
        return packed(table, unpacked(table, row))
    except (KeyError, TypeError):
        return dict(row)


def _item(about: str, what: str, value: Any) -> Any:
    return {**value, about: what} if isinstance(value, dict) else value


def words(field: str) -> tuple[str, str]:
    """Split a field's name into kind and id: `("decision", "o1")`; (the name, "") for any other field."""
    word, _, about = field.partition(" ")
    return (word, about) if word in _WORDS and about else (field, "")
