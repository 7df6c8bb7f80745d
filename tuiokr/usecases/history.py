"""The history: every change with who, when and why, field by field, and restoring an older form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from tuiokr.model import field
from tuiokr.model.preparation import WORDS
from tuiokr.model.words import clean, moment, plural, short
from tuiokr.session import documents, joint_fields
from tuiokr.session.session import Session
from tuiokr.session.undo import Body, UndoMark, plain
from tuiokr.store.protocol import Change, Doc, Key, Past, StoreError
from tuiokr.usecases import field_words
from tuiokr.usecases.checklist import point_names
from tuiokr.usecases.workshop_undo import HANDS_STAY, IN_ROUNDS, keeps_hands

MOST = 200
"""The most changes shown at once."""
ONE_STRETCH = timedelta(minutes=2)
"""Successive saves of one edit that are further apart are shown as two changes."""
NOTHING = "–"
HIDDEN = "hidden"
_COUNTS = ("yes", "meh", "eye_roll", "rolled")
_UNSAVED = "not saved, because somebody else saved first: "
_ROWS = {"objectives": field.OBJECTIVE, "key_results": field.KEY_RESULT}
_NAMES = {
    "name": "name", "leader": "leader", "people": "people", "parent": "team above", "state": "state",
    "question": "question", "notes": "notes", "masked": "counts hidden", "close": "outcome",
    "rolled": "rolled their eyes", "unprepared": "not prepared",
    "room_says": "what the room says",
}  # fmt: skip
"""Labels for fields of documents other than objectives and key results. Any other field is shown by its own name,
with spaces."""
_THINGS = {
    "objectives": "objective", "key_results": "key result", "team": "team", "cycle": "cycle",
    "standing": "state of the set",
    "dependencies": "dependency", "workshop": "workshop", "votes": "vote", "tests": "team test",
    "parked": "parked question", "candidates": "candidate", "confidence": "confidence", "opening": "line of the leader",
    "tie_off": "tie-off", "workspace": "organisation", "template": "template",
    "preparation": "preparation",
    "outcomes": "answer to outcome or output", "no_gos": "thing that we will not do",
}  # fmt: skip
_TITLES = ("title", "statement", "name", "question", "text", "what", "words")


@dataclass(frozen=True)
class Difference:
    """One field of one document, before and after, as text; NOTHING if it is empty."""

    field: str
    """The name in the document."""
    name: str
    """The name for people."""
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    """One document in one change."""

    key: Key
    thing: str
    """`key result “Checkout completion”`."""
    did: str
    """`new`, `deleted`, or "" if it was changed."""
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Event:
    """One saved change."""

    when: datetime
    """In the time zone of this machine."""
    who: str
    why: str
    """The label of the change."""
    told: tuple[Told, ...]
    past: Past


class NoHistory(Exception):
    """The history cannot be read; the message is one line for a person."""


class HistoryDesk:
    """The history of a session's documents. Methods that read it may raise NoHistory."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of_thing(self, team: str, thing_id: str) -> tuple[Event, ...]:
        """Return the changes of an objective or a key result in a team's set, newest first."""
        pasts = self._saved(documents.team_file(self._session.cycle_id, team))
        tables = ("objectives", "key_results")
        mine = [(past, [c for c in past.changes if c.key.id == thing_id and c.key.table in tables]) for past in pasts]
        return _newest_first([_event(past, changes) for past, changes in mine])

    def of_team(self, team: str) -> tuple[Event, ...]:
        """Return the changes of a team's set in this cycle, newest first."""
        pasts = self._saved(documents.team_file(self._session.cycle_id, team))
        return _newest_first([_event(past, past.changes) for past in pasts])

    def of_all(self) -> tuple[Event, ...]:
        """Return the last changes to anything, newest first."""
        return _newest_first([_event(past, past.changes) for past in self._saved("")])

    def saves_of_team(self, cycle: str, team: str, most: int) -> tuple[Past, ...]:
        """Return the last saves of a team's set in any cycle, at most so many, newest first."""
        session = self._session
        session.saver.flush(1.0)  # include what is being saved at the moment
        try:
            return session.store.history(documents.team_file(cycle, team), most)
        except StoreError as error:
            raise NoHistory(error.told) from error

    def bring_back(self, event: Event) -> str:
        """Restore the documents of a change as they were after it, or before it if it deleted them.

        Return a message about what was done. It can be undone.
        """
        session = self._session
        rows = _brought(event)
        standing = {
            key: documents.of_file(session.workspace, key.file).get(key) for key in rows if key.table in IN_ROUNDS
        }
        if not all(keeps_hands(now, rows[key]) for key, now in standing.items()):
            return f"Not restored, because {HANDS_STAY}"
        after = documents.with_rows(session.workspace, rows, session.spoilt)
        if not documents.changed(session.workspace, after):
            return "It already is like that"
        label = f"bring back {event.told[0].thing}" if len(event.told) == 1 else f"bring back {event.why}"
        session.change(label, after)
        return f"Restored as of {moment(event.when)}. Press u to undo"

    def _saved(self, file: str) -> tuple[Past, ...]:
        """Return the commits to one file, or to any file if it is ""."""
        session = self._session
        session.saver.flush(1.0)  # include what is being saved at the moment
        try:
            made = session.store.history(file, MOST) if file else session.store.recent(MOST)
            refused = [_refused(past, file) for past in session.store.recent(MOST, refused=True)]
            return (*made, *(past for past in refused if past.changes))
        except StoreError as error:
            raise NoHistory(error.told) from error


def differences(
    table: str, before: Doc | None, after: Doc | None, called: Mapping[str, str] = MappingProxyType({})
) -> tuple[Difference, ...]:
    """Return the fields in which two forms of a document differ, those with a label first.

    Hands, and hidden answers of a team test, are not shown: only how many hands there are. `called` is id → a name
    for people, for fields about one thing, such as a decision.
    """
    labels = {row.name: row.label for row in _ROWS[table]} if table in _ROWS else _NAMES
    if table == joint_fields.PREPARATION:
        labels, called = {one.name: one.label for one in WORDS.values()}, {**point_names(), **called}
    one, other = plain(before) or {}, plain(after) or {}
    hidden = bool(one.get("masked") or other.get("masked"))
    names = [name for name in {**one, **other} if one.get(name) != other.get(name) or (hidden and name in _COUNTS)]
    names.sort(key=lambda name: (list(labels).index(name) if name in labels else len(labels), name))
    return tuple(
        Difference(name, _named(name, labels, called), _told_field(name, one), _told_field(name, other))
        for name in names
    )


def _named(name: str, labels: Mapping[str, str], called: Mapping[str, str]) -> str:
    what, about = joint_fields.words(name)
    if what == joint_fields.FORESEEN:
        return "pre-mortem"
    return f"{what}: {called.get(about, about)}" if about else labels.get(name) or _called(name)


def _told_field(name: str, doc: Mapping[str, Any]) -> str:
    """Return one field of a document as text; hands only by their number, hidden counts as HIDDEN."""
    value = doc.get(name)
    if name in _COUNTS and doc.get("masked"):
        return HIDDEN
    if name == joint_fields.COURSE and isinstance(value, Mapping):
        return "; ".join(f"{_called(one)} {_told_field(one, value)}" for one in value if one != "legend") or NOTHING
    if name == "rounds" and isinstance(value, list):
        return ", ".join(_round(at, one) for at, one in enumerate(value, 1) if isinstance(one, Mapping)) or NOTHING
    return clean(field_words.said(name, value)) or shown(value)


def _round(number: int, one: Mapping[str, Any]) -> str:
    """Return `1: 3 in` or `1: on the table`, without names and without the hands."""
    ballots = one.get("ballots")
    state = "on the table" if one.get("revealed") else f"{len(ballots) if isinstance(ballots, list) else 0} in"
    heard = one.get("heard")
    said = f", {plural(len(heard), 'remark')}" if isinstance(heard, list) and heard else ""
    return f"{number}: {state}{said}"


def thing(key: Key, doc: Doc | None) -> str:
    """Return what a document is, as text: `key result “Checkout completion”`."""
    kind = _THINGS.get(key.table, key.table.replace("_", " "))
    title = next((str(doc[name]) for name in _TITLES if doc and doc.get(name)), "") if doc else ""
    return f"{kind} “{short(clean(title), 60)}”" if title else kind


def shown(value: Any) -> str:
    """Return a stored value as text on one line."""
    if value in (None, "", [], {}):
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, Mapping):
        return "; ".join(f"{_called(str(name))} {shown(one)}" for name, one in value.items())
    if isinstance(value, list):
        return ", ".join(shown(one) for one in value)
    return " ".join(clean(str(value)).split()) or NOTHING


def _called(name: str) -> str:
    return _NAMES.get(name) or " ".join(clean(name).replace("_", " ").split())


def _refused(past: Past, file: str) -> Past:
    """Return a refused change as an entry in the history of a file."""
    mine = tuple(change for change in past.changes if not file or change.key.file == file)
    return past._replace(changes=mine, note=f"{_UNSAVED}{past.note}")


def _event(past: Past, changes: Iterable[Change]) -> Event:
    told = tuple(_told(change) for change in changes)
    return Event(datetime.fromisoformat(past.when).astimezone(), past.who, clean(past.note), told, past)


def _told(change: Change) -> Told:
    did = "new" if change.before is None else "deleted" if change.after is None else ""
    found = differences(change.key.table, change.before, change.after) if not did else ()
    found = tuple(one for one in found if one.before != one.after)  # hidden before and after
    return Told(change.key, thing(change.key, change.after or change.before), did, found)


def _brought(event: Event) -> dict[Key, Body]:
    """Return the documents to restore for a change. A deleted objective includes its deleted key results."""
    changes = {change.key: change for change in event.past.changes}
    told = [changes[one.key] for one in event.told]
    gone = {change.key.id for change in told if change.after is None and change.key.table == "objectives"}
    told += [
        change
        for change in event.past.changes
        if change.after is None and change.before and change.before.get("objective") in gone
    ]
    rows = {change.key: plain(change.before if change.after is None else change.after) for change in told}
    return {key: _stopped(body) if key.table == "workshop" else body for key, body in rows.items()}


def _stopped(body: Body) -> Body:
    """Return a workshop with a paused clock, because its old deadline is in the past."""
    return body and {name: value for name, value in body.items() if name != "deadline"}


def _newest_first(events: Sequence[Event]) -> tuple[Event, ...]:
    kept = sorted((event for event in events if event.told), key=lambda event: event.past.when, reverse=True)
    joined: list[Event] = []
    for event in kept:
        whole = _one(event, joined[-1]) if joined else None
        if whole is not None:
            joined[-1] = whole
        else:
            joined.append(event)
    return tuple(joined[:MOST])


def _one(older: Event, newer: Event) -> Event | None:
    """Return two saves of one edit as one change; None if they are two changes."""
    mark, other = UndoMark.of(older.past), UndoMark.of(newer.past)
    if mark is None or mark != other or not mark.series or older.who != newer.who:
        return None
    alike = older.why.startswith(_UNSAVED) == newer.why.startswith(_UNSAVED)
    if newer.when - older.when > ONE_STRETCH or not alike:
        return None
    befores = {change.key: change.before for change in older.past.changes}
    afters = {change.key: change.after for change in newer.past.changes}
    if befores.keys() != afters.keys():
        return None
    changes = tuple(Change(key, befores[key], after) for key, after in afters.items())
    told_keys = {told.key for told in newer.told}
    return _event(newer.past._replace(changes=changes), [change for change in changes if change.key in told_keys])
