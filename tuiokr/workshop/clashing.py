"""Changes that met somebody else's: both versions are kept, and all else that belonged to the change."""

from __future__ import annotations

from dataclasses import dataclass

from tuiokr.store.protocol import Clash, Conflict, Edit
from tuiokr.workshop.undoing import Body, Rows, plain


@dataclass
class _Standoff:
    """One change that was not written: what is in dispute, and the rest of it."""

    open: list[Conflict]
    rest: Rows


class Clashes:
    """What waits for a person to decide. Nothing of it is on disk, and nothing of it is lost."""

    def __init__(self) -> None:
        self._standoffs: list[_Standoff] = []

    @property
    def open(self) -> tuple[Conflict, ...]:
        """What is in dispute, with both versions, the oldest first."""
        return tuple(conflict for one in self._standoffs for conflict in one.open)

    def add(self, clash: Clash, edits: tuple[Edit, ...]) -> None:
        """One change was not written because of these conflicts; one about what is in dispute already goes on there."""
        news = {conflict.key: conflict for conflict in clash.conflicts}
        for standoff in self._standoffs:
            standoff.open = [news.pop(one.key, one) for one in standoff.open]
        if not news:
            return
        disputed = {conflict.key for conflict in clash.conflicts}
        rest = {edit.key: (plain(edit.base), plain(edit.body)) for edit in edits if edit.key not in disputed}
        self._standoffs.append(_Standoff(list(news.values()), rest))

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
        return free, touched

    def settle(self, conflict: Conflict, body: Body) -> Rows:
        """End one dispute with `body`; returns what is to be saved: with the last one, the rest of its change too."""
        theirs = plain(conflict.theirs)
        rows: Rows = {conflict.key: (theirs, body)} if body != theirs else {}
        for standoff in self._standoffs:
            if conflict in standoff.open:
                standoff.open.remove(conflict)
                rows |= standoff.rest if not standoff.open else {}
        self._standoffs = [standoff for standoff in self._standoffs if standoff.open]
        return rows
