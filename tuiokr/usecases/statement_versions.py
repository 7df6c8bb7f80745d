"""How the words of objectives and key results changed between two moments, according to the history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from tuiokr.model import field
from tuiokr.model.words import clean, clean_lines
from tuiokr.session.undo import UndoMark
from tuiokr.store.protocol import Doc, Past
from tuiokr.usecases.history import ONE_STRETCH

WORDED: Final[Mapping[str, tuple[field.Field, ...]]] = {
    table: tuple(row for row in field.of_shape(rows, "words", "prose") if row.stale == "always")
    for table, rows in (("objectives", field.OBJECTIVE), ("key_results", field.KEY_RESULT))
}
"""Table → the fields that are the wording of a thing: a vote is about them."""
KINDS: Final = {"objectives": "objective", "key_results": "key result"}


@dataclass(frozen=True)
class Rewording:
    """The versions of one field of one objective or key result."""

    thing: str
    """Its id."""
    kind: str
    """`objective` or `key result`."""
    field: str
    """The name of the field for people; "" when the thing was deleted."""
    versions: tuple[str, ...]
    """The words, the oldest first; of a deleted thing only the last ones."""


class Version(NamedTuple):
    """The words of one thing from one change to the next."""

    thing: str
    """Its id."""
    table: str
    when: datetime
    """When it was saved, UTC; for the words from before the first known change, the time of that change."""
    who: str
    note: str
    """The label of the change, "" for the words from before the first known change."""
    series: str
    """What saves of one edit have in common, "" for anything else."""
    doc: Doc
    words: tuple[str, ...]
    """The values of the fields in `WORDED`, in their order."""


class _Save(NamedTuple):
    when: datetime
    before: Doc | None
    after: Doc | None


def rewordings(saves: Sequence[Past], since: datetime, until: datetime) -> tuple[Rewording, ...]:
    """Return what was reworded or deleted from `since` to `until`, in the order of the first change.

    `saves` are the saves of one team's set, the newest first.
    The first words of a new thing are not a change, and neither is a thing that was deleted without words. Saves that
    follow each other within `ONE_STRETCH` are one change.
    """
    found: dict[tuple[str, str], list[_Save]] = {}
    for past in reversed(saves):
        when = datetime.fromisoformat(past.when)
        for change in past.changes:
            if change.key.table in WORDED and since <= when <= until:
                made = found.setdefault((change.key.table, change.key.id), [])
                made.append(_Save(when, change.before, change.after))
    return tuple(one for (table, thing), made in found.items() for one in _of_thing(table, thing, made))


def versions_of(saves: Sequence[Past], thing: str) -> tuple[Version, ...]:
    """Return the versions of the words of one thing, the oldest first. `saves` are the newest first.

    Saves of one edit that follow each other within `ONE_STRETCH` are one version; a save without words is none.
    """
    found: list[Version] = []
    for past in reversed(saves):
        when, mark = datetime.fromisoformat(past.when), UndoMark.of(past)
        for change in past.changes:
            table = change.key.table
            if change.key.id != thing or table not in WORDED:
                continue
            sides = [(change.after, past.who, clean(past.note), mark.series if mark else "")]
            if not found:
                sides.insert(0, (change.before, "", "", ""))
            for doc, who, note, series in sides:
                words = tuple(_words(doc, row.name) for row in WORDED[table])
                if doc is None or not any(words) or (found and words == found[-1].words):
                    continue
                one = Version(thing, table, when, who, note, series, doc, words)
                last = found[-1] if found else None
                if last and series and (last.series, last.who) == (series, who) and when - last.when <= ONE_STRETCH:
                    found.pop()
                found.append(one)
    return tuple(one for at, one in enumerate(found) if not at or one.words != found[at - 1].words)


def _of_thing(table: str, thing: str, made: Sequence[_Save]) -> Iterator[Rewording]:
    if made[-1].after is None:
        words = _words(made[-1].before, WORDED[table][0].name)
        if words:
            yield Rewording(thing, KINDS[table], "", (words,))
        return
    for row in WORDED[table]:
        versions = _versions(made, row.name)
        if len(versions) > 1:
            yield Rewording(thing, KINDS[table], row.label, versions)


def _versions(made: Sequence[_Save], name: str) -> tuple[str, ...]:
    found: list[str] = []
    at: datetime | None = None
    """When the last version was saved; None while it is the one from before."""
    for when, before, after in made:
        old, new = _words(before, name), _words(after, name)
        if old and not found:
            found = [old]
        if not new or new == old:
            continue
        if at and when - at <= ONE_STRETCH:
            found[-1] = new
        else:
            found.append(new)
        at = when
    return tuple(one for place, one in enumerate(found) if not place or one != found[place - 1])


def _words(doc: Doc | None, name: str) -> str:
    return clean_lines(str((doc or {}).get(name) or ""))
