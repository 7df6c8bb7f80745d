"""Reconstruct a file from what can be read of it, from the history and from snapshots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from tuiokr.model.words import plural
from tuiokr.store.protocol import Doc, File, Past
from tuiokr.store.recoverable import Recovery
from tuiokr.store.recovery.salvage import Salvaged

ALL: Final = 1_000_000
"""The limit for reading a whole history."""

_Place = tuple[str, str]


class _Found(NamedTuple):
    """One document from a source; None: the source records that it was deleted."""

    doc: Doc | None
    source: str

    @property
    def rev(self) -> int:
        return int(self.doc["rev"]) if self.doc else 0


def compose(
    salvaged: Salvaged, pasts: Sequence[Past], snapshots: Iterable[tuple[str, File]], *, complete: bool
) -> Recovery:
    """Return the best possible reconstruction of one file.

    `pasts` is its history and `snapshots` its earlier states with their names, both newest first. `complete` means
    that nothing of the file was lost, so a document that is not in it was deleted. A readable document is kept unless
    a source has a later one; a lost one comes from the history or a snapshot, whichever is later.
    """
    known = _known(pasts, snapshots)
    own = _placed(salvaged, known)
    found: dict[_Place, _Found] = {place: _Found(doc, "") for place, doc in own.items()}
    for place, other in known.items():
        if place in own:
            if other.doc is not None and other.rev > int(own[place]["rev"]):
                found[place] = other
        elif not complete and other.doc is not None:
            found[place] = other
    return Recovery(_tables(found), _parts(found, salvaged), _still_lost(salvaged, found, known))


def missing(stands: File, pasts: Sequence[Past], snapshots: Iterable[tuple[str, File]]) -> Recovery:
    """Return the documents that a readable file lost although nobody deleted them with tuiokr."""
    own = {place for place, _ in _documents(stands)}
    known = _known(pasts, snapshots)
    found = {place: one for place, one in known.items() if one.doc is not None and place not in own}
    return Recovery(_tables(found), _parts(found, Salvaged({}, ())), ())


def _known(pasts: Sequence[Past], snapshots: Iterable[tuple[str, File]]) -> dict[_Place, _Found]:
    """Return the latest form of each document in history and snapshots."""
    known = _by_history(pasts)
    for name, tables in snapshots:
        for place, doc in _documents(tables):
            old = known.get(place)
            if old is None or (old.doc is not None and int(doc["rev"]) > old.rev):
                known[place] = _Found(doc, f"the snapshot of {name}")
    return known


def _tables(found: dict[_Place, _Found]) -> dict[str, dict[str, dict[str, Any]]]:
    return {name: {key: dict(found[name, key].doc or {}) for key in keys} for name, keys in _keys(found).items()}


def _by_history(pasts: Sequence[Past]) -> dict[_Place, _Found]:
    known: dict[_Place, _Found] = {}
    for past in pasts:
        for change in past.changes:
            place = (change.key.table, change.key.id)
            if place not in known:
                known[place] = _Found(change.after, f"the history of {past.when[:16].replace('T', ' ')} UTC")
    return known


def _placed(salvaged: Salvaged, known: dict[_Place, _Found]) -> dict[_Place, dict[str, Any]]:
    """Return the documents read from the file. If a table is uncertain, use the one that the other sources have."""
    tables_of: dict[str, list[str]] = {}
    for table, key in known:
        tables_of.setdefault(key, []).append(table)
    own: dict[_Place, dict[str, Any]] = {}
    for place, doc in _documents(salvaged.tables):
        table, key = place
        if place in salvaged.unsure and place not in known and len(tables_of.get(key, ())) == 1:
            table = tables_of[key][0]
        own[table, key] = dict(doc)
    return own


def _documents(tables: File) -> Iterable[tuple[_Place, Doc]]:
    return (((table, key), doc) for table, docs in tables.items() for key, doc in docs.items())


def _keys(found: Iterable[_Place]) -> dict[str, list[str]]:
    keys: dict[str, list[str]] = {}
    for table, key in found:
        keys.setdefault(table, []).append(key)
    return keys


def _parts(found: dict[_Place, _Found], salvaged: Salvaged) -> tuple[str, ...]:
    by_source: dict[str, list[str]] = {}
    for (_, key), one in found.items():
        by_source.setdefault(one.source, []).append(key)
    parts = []
    if by_source.get(""):
        parts.append(f"{plural(len(by_source.pop('')), 'document')} read out of the file itself")
    parts += [f"{_few(keys)} from {source}" for source, keys in by_source.items()]
    if salvaged.contested:
        both = _few([key for _, key in salvaged.contested])
        parts.append(f"git had two versions of {both}. The later one was used; the other is in the quarantine")
    return tuple(parts)


def _still_lost(salvaged: Salvaged, found: dict[_Place, _Found], known: dict[_Place, _Found]) -> tuple[str, ...]:
    ids = {key for _, key in found}
    gone = {key for (_, key), one in known.items() if one.doc is None}
    lost = [one for one in salvaged.lost if one.id not in ids and one.id not in gone]
    # Report damage without a name only if no other source could have filled it.
    return tuple(one.what for one in lost if one.id or not known)


def _few(keys: Sequence[str]) -> str:
    few = ", ".join(f"“{key}”" for key in keys[:3])
    return few if len(keys) <= 3 else f"{few} and {len(keys) - 3} more"
