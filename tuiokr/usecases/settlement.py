"""Settle clashes: what a clash is about, and the document after a person decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tuiokr.alignment.signature import names
from tuiokr.model.words import clean, plural
from tuiokr.session import documents as records
from tuiokr.session import joint_fields
from tuiokr.session.ledger import documents
from tuiokr.session.session import Session
from tuiokr.session.undo import Body, plain
from tuiokr.store.protocol import Conflict, Key, StoreError
from tuiokr.store.recoverable import recoverable
from tuiokr.usecases.history import Difference, differences, thing

WHOLE = "all"
"""The field for a clash with a deletion: the whole document."""


@dataclass(frozen=True)
class Dispute:
    """One document that two people changed. In `differences`, `before` is our version, `after` the one on disk."""

    said: str
    """What happened, as a sentence without a full stop."""
    differences: tuple[Difference, ...]
    mine: frozenset[str] = frozenset()
    """Fields preselected from our version: the whole document if it was deleted on disk."""


class SettlementDesk:
    """Settles the clashes of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def dispute(self, conflict: Conflict) -> Dispute:
        """Return what a clash is about. If one side deleted what the other changed, there is one row for the whole."""
        mine, theirs = conflict.mine, conflict.theirs
        named = thing(conflict.key, mine or theirs)
        other = self._other(conflict.key)
        if mine is not None and theirs is not None:
            rows = differences(conflict.key.table, mine, theirs, self._called(conflict.key.table, mine))
            return Dispute(f"{other} {_did(rows, named)}", rows)
        if mine is None:
            row = Difference(WHOLE, "all of it", "deleted", "kept")
            return Dispute(f"{other} changed the {named} that you deleted", (row,))
        more = len(self._went_with(conflict))
        row = Difference(WHOLE, "all of it", f"kept, and {plural(more, 'item')} with it" if more else "kept", "deleted")
        return Dispute(f"{other} deleted the {named}", (row,), frozenset({WHOLE}))

    def _other(self, key: Key) -> str:
        """Return the name, for a message, of the person who saved the version on disk."""
        store = self._session.store
        try:
            past = next((one for one in store.history(key.file) if any(each.key == key for each in one.changes)), None)
        except StoreError:
            past = None
        who = clean(past.who) if past else ""
        if not who:
            return "Somebody else"
        return f"Another window of {who}" if who == clean(store.who) else who

    def _called(self, table: str, body: Mapping[str, Any]) -> dict[str, str]:
        """Return id → name for the objectives and teams in the decisions and signatures of a tie-off."""
        if table != "tie_off":
            return {}
        workspace, cycle = self._session.workspace, str(body.get("cycle"))
        tree = workspace.tree(cycle)
        teams = [team.id for team in tree.teams]
        return {**{team.id: team.name for team in tree.teams}, **names(workspace, cycle, teams)}

    def settle(self, conflict: Conflict, mine: Iterable[str]) -> None:
        """Settle a clash with the named fields from our version and the others from disk.

        A document that someone deleted and that is kept is restored with what was deleted along with it.
        """
        body = mixed(conflict, mine)
        besides = self._went_with(conflict) if body is not None else {}
        self._session.settle(conflict, body)
        if besides:
            after = records.with_rows(self._session.workspace, besides, self._session.spoilt)
            self._session.change(f"restore what was deleted with the {thing(conflict.key, body)}", after)

    def _went_with(self, conflict: Conflict) -> dict[Key, Body]:
        """Return what was deleted along with a document, or is missing with its file, and still does not exist."""
        key, store = conflict.key, self._session.store
        if conflict.theirs is not None or conflict.mine is None:
            return {}
        try:
            standing = documents({key.file: store.load(key.file)})
            took = next((past for past in store.history(key.file) if _deletes(past.changes, key)), None)
            keeping = None if standing or took else recoverable(store)
            vanished = documents({key.file: keeping.recovery(key.file).tables}) if keeping else {}
        except StoreError:
            return {}
        gone = {one.key: plain(one.before) for one in took.changes if one.after is None} if took else {}
        if not any(one.table == "standing" for one in gone):  # else the whole set was deleted
            gone = {one: body for one, body in gone.items() if _belong(one, body or {}, key, conflict.mine)}
        gone |= {one: plain(row) for one, row in vanished.items()}
        return {one: body for one, body in gone.items() if body and one != key and one not in standing}


def _did(rows: tuple[Difference, ...], named: str) -> str:
    """Return what the other person did to a document, as text."""
    whats = {joint_fields.words(row.field)[0] for row in rows}
    if whats == {joint_fields.DECISION}:
        return "made another decision about the same objective"
    if whats == {joint_fields.SIGNATURE}:
        return "signed for the same team"
    if whats == {joint_fields.HAND}:
        return "gave another hand for the same team"
    if whats == {joint_fields.SETTLED}:
        return "said something else about the same finding"
    if whats == {joint_fields.COURSE}:
        return f"changed the same {named}"
    if whats == {joint_fields.ANSWER}:
        return f"gave another answer to the same {named}"
    return f"changed the same {named}"


def mixed(conflict: Conflict, mine: Iterable[str]) -> Body:
    """Return the version on disk with the named fields from ours. After a deletion: ours if a field is named."""
    own, theirs = plain(conflict.mine), plain(conflict.theirs)
    chosen = set(mine)
    if own is None or theirs is None:
        return own if chosen else theirs
    body = {**theirs, **{name: own[name] for name in chosen if name in own}}
    return {name: value for name, value in body.items() if name in own or name not in chosen}


def _deletes(changes: Iterable[Any], key: Key) -> bool:
    return any(change.key == key and change.after is None for change in changes)


def _belong(one: Key, body: Mapping[str, Any], key: Key, mine: Mapping[str, Any]) -> bool:
    """Whether `one` is a key result of the objective `key`, or the objective of the key result `key`."""
    if key.table == "objectives":
        return one.table == "key_results" and body.get("objective") == key.id
    return one.table == "objectives" and one.id == mine.get("objective")
