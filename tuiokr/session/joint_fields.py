"""What people decide as one thing is one field of its document, so that two windows never mix their halves of it.

A save merges two edits of one document field by field. So a decision, a signature, the answer to a dependency and the
course of a vote each have one field: two edits of it clash, and edits of two of them are merged.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

DECISION: Final = "decision"
SIGNATURE: Final = "signature"
ANSWER: Final = "answer"
COURSE: Final = "course"
_LISTS: Final = {"decisions": (DECISION, "objective"), "signatures": (SIGNATURE, "team")}
"""Fields of a tie-off that are lists: the first word of the fields that stand for them, and what each item is about."""
_GROUPS: Final = {
    "dependencies": (ANSWER, ("state", "note", "carried_by")),
    "votes": (COURSE, ("rule", "legend", "rounds", "decided_by_owner")),
}
"""By table: one field, and the fields of the value that are in it."""
_TIE_OFF: Final = "tie_off"


def packed(table: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """A row of a table as it is stored."""
    row = dict(body)
    if table == _TIE_OFF:
        for name, (word, about) in _LISTS.items():
            for item in row.pop(name, ()):
                row[f"{word} {item[about]}"] = {key: value for key, value in item.items() if key != about}
    elif table in _GROUPS:
        field, names = _GROUPS[table]
        if group := {name: row.pop(name) for name in names if name in row}:
            row[field] = group
    return row


def unpacked(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """A stored row as the model reads it. A row of the older form, without such fields, is read too."""
    body = dict(row)
    if table == _TIE_OFF:
        for name, (word, about) in _LISTS.items():
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
    """A row of either form in the form that is stored now; one that cannot be read as it should be stays as it is."""
    try:
        return packed(table, unpacked(table, row))
    except (KeyError, TypeError):
        return dict(row)


def _item(about: str, what: str, value: Any) -> Any:
    return {**value, about: what} if isinstance(value, dict) else value


def words(field: str) -> tuple[str, str]:
    """(what a field holds, the id of what it is about): `("decision", "o1")`; the field itself and "" for any other."""
    word, _, about = field.partition(" ")
    return (word, about) if word in (DECISION, SIGNATURE) and about else (field, "")
