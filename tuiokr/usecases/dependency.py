"""Dependencies: what one team needs from another, and the answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tuiokr.model import ids
from tuiokr.model.okr import Dependency
from tuiokr.model.words import clean
from tuiokr.model.workspace import Workspace
from tuiokr.session import joint_fields
from tuiokr.session.session import Session
from tuiokr.usecases import field_words


class DependencyDesk:
    """The dependencies of one cycle."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._answered: dict[str, Dependency] = {}
        """The dependencies that were answered in this window, as they were after the answer."""

    def ask(self, asking: str, giving: str, what: str, *, by: date | None = None, about: str | None = None) -> str:
        """Record a dependency and return its id. Raises ValueError if the text or the team is missing."""
        return self.ask_all(asking, giving, (what,), by=by, about=about)[0]

    def ask_all(
        self, asking: str, giving: str, each: Sequence[str], *, by: date | None = None, about: str | None = None
    ) -> tuple[str, ...]:
        """Record several dependencies of one team on another in one undo step; see `ask`."""
        after, made = self.requested(asking, giving, each, by=by, about=about)
        self._session.change("add a dependency" if len(made) == 1 else f"add {len(made)} dependencies", after)
        return made

    def requested(
        self, asking: str, giving: str, each: Sequence[str], *, by: date | None = None, about: str | None = None
    ) -> tuple[Workspace, tuple[str, ...]]:
        """Return the workspace with new dependencies, and their ids, without saving it. Raises like `ask`."""
        if not each or not all(clean(what) for what in each):
            raise ValueError("Write what is needed, in a few words")
        tree = self._session.workspace.tree(self._session.cycle_id)
        if giving not in tree.by_id or giving == asking:
            raise ValueError("Choose the team that it is needed from")
        okrs = self._session.workspace.of(self._session.cycle_id, asking)
        new = [
            Dependency(id=ids.fresh("d"), asking=asking, giving=giving, what=what, by=by, about=about) for what in each
        ]
        after = okrs.but(dependencies=(*okrs.dependencies, *new))
        return self._session.workspace.with_okrs(after), tuple(one.id for one in new)

    def answer(self, asking: str, dependency: str, state: str, *, note: str = "", carried_by: str = "") -> None:
        """Answer: requested, accepted, countered, declined or risk. ValueError for a risk without `carried_by`."""
        if state == "risk" and not clean(carried_by):
            raise ValueError("Write the name of the person who carries the risk")
        okrs = self._session.workspace.of(self._session.cycle_id, asking)
        changed = tuple(
            _answered(one, state, note, carried_by) if one.id == dependency else one for one in okrs.dependencies
        )
        self._answered |= {one.id: one for one in changed if one.id == dependency}
        self._session.change("answer a dependency", self._session.workspace.with_okrs(okrs.but(dependencies=changed)))

    def get(self, asking: str, dependency: str) -> Dependency | None:
        """Return a dependency, None if it does not exist."""
        okrs = self._session.workspace.of(self._session.cycle_id, asking)
        return next((one for one in okrs.dependencies if one.id == dependency), None)

    def would_replace(self, asking: str, dependency: str, state: str) -> Dependency | None:
        """Return the dependency if a new answer needs a confirmation, because it would replace the present answer.

        That is the case if the present answer has a note or a name, or was not given in this window.
        """
        old = self.get(asking, dependency)
        if old is None or old.state in ("requested", state):
            return None
        return None if self._answered.get(dependency) == old and not (old.note or old.carried_by) else old

    def forget(self, asking: str, dependency: str) -> None:
        """Delete a dependency."""
        okrs = self._session.workspace.of(self._session.cycle_id, asking)
        kept = tuple(one for one in okrs.dependencies if one.id != dependency)
        self._session.change("delete a dependency", self._session.workspace.with_okrs(okrs.but(dependencies=kept)))

    def dependencies(self, teams: Sequence[str]) -> tuple[Dependency, ...]:
        """Return all requests of these teams, team by team, the earliest date first."""
        workspace, cycle = self._session.workspace, self._session.cycle_id
        return tuple(
            one
            for team in teams
            for one in sorted(
                workspace.of(cycle, team).dependencies,
                key=lambda each: (each.by or date.max, each.what.casefold(), each.id),
            )
        )


def said(state: str, note: str = "", carried_by: str = "") -> str:
    """Return an answer as text: `declined: no time`."""
    return field_words.said(joint_fields.ANSWER, {"state": state, "note": note, "carried_by": carried_by})


def _answered(one: Dependency, state: str, note: str, carried_by: str) -> Dependency:
    """Return the dependency with another answer. The old note is kept only if the state stays the same."""
    kept = one.note if one.state == state else ""
    return one.but(state=state, note=note or kept, carried_by=carried_by if state == "risk" else "")
