"""Changes that conflict with those of another person: both versions are kept, and the rest of the change."""

from __future__ import annotations

from dataclasses import dataclass

from tuiokr.session.ledger import edit, made_from
from tuiokr.session.undo import Body, Rows, plain
from tuiokr.store.commit_rules import rebased
from tuiokr.store.protocol import Clash, Conflict, Edit, Key

NEVER = -1
"""A revision that no document has: an edit against it is merged with the present document, or clashes."""


@dataclass
class _Standoff:
    """One change that was not written: its open conflicts, and the rest of it."""

    open: list[Conflict]
    rest: Rows


class Clashes:
    """Conflicts that a person must decide. They are not on disk, but nothing of them is lost."""

    def __init__(self) -> None:
        self._standoffs: list[_Standoff] = []
        self.open: tuple[Conflict, ...] = ()
        """The open conflicts with both versions, the oldest first."""

    @property
    def kept(self) -> dict[Key, Body]:
        """Our versions of documents that were deleted on disk. They stay visible and can still be edited."""
        return {one.key: plain(one.mine) for one in self.open if one.theirs is None and one.mine is not None}

    def add(self, clash: Clash, edits: tuple[Edit, ...]) -> None:
        """Add a change that was not written because of these conflicts. A conflict about an open one replaces it.

        Fields that the change did not touch are not in conflict: our version has them as they are on disk.
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
        """Split rows into those without a conflict and those in conflict, the latter with our present version."""
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
                else:  # fields without a conflict change on both sides
                    standoff.open[at] = conflict._replace(mine=mine, theirs={**conflict.theirs, **written})
        self._tell()
        return free, touched

    def settle(self, conflict: Conflict, body: Body) -> tuple[Edit, ...]:
        """End one conflict with `body`. Return the edits to save; the last conflict adds the rest of its change.

        Each edit is made against the version that was decided upon. So a later save by someone else is merged or is a
        new conflict, and is never overwritten.
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
