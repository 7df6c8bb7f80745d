"""Dependencies: what one team needs of another, and the answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tuiokr.model import ids
from tuiokr.model.okr import Dependency
from tuiokr.model.words import clean
from tuiokr.workshop.session import Session


class Depending:
    """One cycle's dependencies."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def ask(self, asking: str, giving: str, what: str, *, by: date | None = None, about: str | None = None) -> str:
        """Record a dependency; returns its id. Raises ValueError without words or a team."""
        if not clean(what):
            raise ValueError("What is needed? A dependency needs a few words")
        tree = self._session.workspace.tree(self._session.cycle_id)
        if giving not in tree.by_id or giving == asking:
            raise ValueError("From which other team?")
        okrs = self._session.workspace.of(self._session.cycle_id, asking)
        new = Dependency(id=ids.fresh("d"), asking=asking, giving=giving, what=what, by=by, about=about)
        after = okrs.but(dependencies=(*okrs.dependencies, new))
        self._session.change("add a dependency", self._session.workspace.with_okrs(after))
        return new.id

    def answer(self, asking: str, dependency: str, state: str, *, note: str = "", carried_by: str = "") -> None:
        """requested, accepted, countered, declined, or risk (then somebody carries it: ValueError without a name)."""
        if state == "risk" and not clean(carried_by):
            raise ValueError("A risk needs the name of who carries it")
        okrs = self._session.workspace.of(self._session.cycle_id, asking)
        changed = tuple(
            one.but(state=state, note=note or one.note, carried_by=carried_by if state == "risk" else "")
            if one.id == dependency
            else one
            for one in okrs.dependencies
        )
        self._session.change("answer a dependency", self._session.workspace.with_okrs(okrs.but(dependencies=changed)))

    def forget(self, asking: str, dependency: str) -> None:
        """Take a dependency away."""
        okrs = self._session.workspace.of(self._session.cycle_id, asking)
        kept = tuple(one for one in okrs.dependencies if one.id != dependency)
        self._session.change("delete a dependency", self._session.workspace.with_okrs(okrs.but(dependencies=kept)))

    def dependencies(self, teams: Sequence[str]) -> tuple[Dependency, ...]:
        """All that these teams ask for, the earliest needed first."""
        workspace, cycle = self._session.workspace, self._session.cycle_id
        return tuple(
            one
            for team in teams
            for one in sorted(
                workspace.of(cycle, team).dependencies,
                key=lambda each: (each.by or date.max, each.what.casefold(), each.id),
            )
        )
