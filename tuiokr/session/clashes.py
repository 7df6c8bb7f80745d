"""Changes that met somebody else's: both versions are kept, and all else that belonged to the change."""

from __future__ import annotations

from dataclasses import dataclass

from tuiokr.session.ledger import edit, made_from
from tuiokr.session.undo import Body, Rows, plain
from tuiokr.store.commit_rules import rebased
from tuiokr.store.protocol import Clash, Conflict, Edit, Key

NEVER = -1
"""A revision that no document has: an edit made against it is merged with what stands, or clashes."""


@dataclass
class _Standoff:
    """One change that was not written: what is in dispute, and the rest of it."""

    open: list[Conflict]
    rest: Rows


class Clashes:
    """What waits for a person to decide. Nothing of it is on disk, and nothing of it is lost."""

    def __init__(self) -> None:
        self._standoffs: list[_Standoff] = []
        self.open: tuple[Conflict, ...] = ()
        """What is in dispute, with both versions, the oldest first."""

    @property
    def kept(self) -> dict[Key, Body]:
        """One's own versions of what is gone from the disk: they stay in sight, and in the hand of who writes them."""
        return {one.key: plain(one.mine) for one in self.open if one.theirs is None and one.mine is not None}

    def add(self, clash: Clash, edits: tuple[Edit, ...]) -> None:
        """One change was not written because of these conflicts; one about what is in dispute already goes on there.

        What the change did not touch is in no dispute: it stands as it is on disk in one's own version too.
        """
        bases = {edit.key: edit.base for edit in edits}
        news = {
            one.key: one._replace(mine=rebased(bases.get(one.key), one.mine, one.theirs)) for one in clash.conflicts
        }
        disputed = set(news)
        for standoff in self._standoffs:
            standoff.open = [news.pop(one.key, one) for one in standoff.open]
        if news:
            rest = {edit.key: (made_from(edit), plain(edit.body)) for edit in edits if edit.key not in disputed}
            self._standoffs.append(_Standoff(list(news.values()), rest))
        self._tell()

    def apart(self, rows: Rows) -> tuple[Rows, Rows]:
        """Rows that touch nothing in dispute, and those that do, these with one's own version as it is by now."""
        free, touched = dict(rows), Rows()
        for standoff in self._standoffs:
            for at, conflict in enumerate(standoff.open):
                if conflict.key not in rows:
                    continue
                old, new = rows[conflict.key]
                if conflict.mine is None or conflict.theirs is None or old is None or new is None:
                    touched[conflict.key] = free.pop(conflict.key)
                    continue
                written = {name: new.get(name) for name in {**old, **new} if old.get(name) != new.get(name)}
                mine = {**(plain(conflict.mine) or {}), **written}
                if any(conflict.mine.get(name) != conflict.theirs.get(name) for name in written):
                    del free[conflict.key]
                    touched[conflict.key] = (old, mine)
                else:  # what is not in dispute goes on, on both sides
                    standoff.open[at] = conflict._replace(mine=mine, theirs={**conflict.theirs, **written})
        self._tell()
        return free, touched

    def settle(self, conflict: Conflict, body: Body) -> tuple[Edit, ...]:
        """End one dispute with `body`; returns what is to be saved: with the last one, the rest of its change too.

        Each edit is made against what it was decided upon. So what somebody has saved since is merged, or is a new
        dispute, and never written over.
        """
        theirs = plain(conflict.theirs)
        rows: Rows = {conflict.key: (theirs, body)} if body != theirs else {}
        for standoff in self._standoffs:
            if any(one.key == conflict.key for one in standoff.open):
                standoff.open = [one for one in standoff.open if one.key != conflict.key]
                rows |= standoff.rest if not standoff.open else {}
        self._standoffs = [standoff for standoff in self._standoffs if standoff.open]
        self._tell()
        return tuple(edit(key, old, new, 0 if old is None else NEVER) for key, (old, new) in rows.items())

    def _tell(self) -> None:
        self.open = tuple(conflict for one in self._standoffs for conflict in one.open)
