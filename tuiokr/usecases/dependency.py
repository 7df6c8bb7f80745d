"""Dependencies: what one team needs from another, and the answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from tuiokr.alignment.dependencies import turn
from tuiokr.model import ids
from tuiokr.model.okr import ANSWER_FIELDS, Dependency
from tuiokr.model.words import clean
from tuiokr.model.workspace import Workspace
from tuiokr.session import joint_fields
from tuiokr.session.session import Session
from tuiokr.usecases import field_words

_EMPTY: Final = {name: Dependency.model_fields[name].default for name in ANSWER_FIELDS}


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

    def answer(
        self,
        asking: str,
        dependency: str,
        state: str,
        *,
        note: str = "",
        carried_by: str = "",
        by: str = "",
        promised: date | None = None,
        because: str = "",
    ) -> None:
        """Answer: requested, accepted, countered, declined or risk. ValueError for a risk without `carried_by`.

        `by` is the person who answers, `promised` the day until which it is promised or offered, and `because` the
        reason of a no. What is not given stays as it was if it still fits: see `answered`.
        """
        if state == "risk" and not clean(carried_by):
            raise ValueError("Write the name of the person who carries the risk")
        okrs = self._session.workspace.of(self._session.cycle_id, asking)
        given = {"note": note, "answered_by": by, "promised": promised, "declined_because": because}
        if state == "risk":
            given["carried_by"] = carried_by
        changed = tuple(answered(one, state, given) if one.id == dependency else one for one in okrs.dependencies)
        self._answered |= {one.id: one for one in changed if one.id == dependency}
        self._session.change("answer a dependency", self._session.workspace.with_okrs(okrs.but(dependencies=changed)))

    def get(self, asking: str, dependency: str) -> Dependency | None:
        """Return a dependency, None if it does not exist."""
        okrs = self._session.workspace.of(self._session.cycle_id, asking)
        return next((one for one in okrs.dependencies if one.id == dependency), None)

    def would_replace(self, asking: str, dependency: str, state: str) -> Dependency | None:
        """Return the dependency if a new answer needs a confirmation, because it would replace the present answer.

        That is the case if the present answer has words of a person, or was not given in this window. The next step of
        the talk replaces nothing: to take a counter-offer or not, and to carry as a risk what was declined.
        """
        old = self.get(asking, dependency)
        if old is None or old.state in ("requested", state) or (old.state, state) in _NEXT:
            return None
        wordless = not (old.note or old.carried_by or old.declined_because)
        return None if self._answered.get(dependency) == old and wordless else old

    def yes(self, dependency: Dependency) -> tuple[str, date | None]:
        """Return who says yes and until when it is promised, as far as this is known before anybody says it.

        That is the leader of the giving team and the day by which it is needed; for a counter-offer, what was offered.
        """
        if dependency.state == "countered":
            return dependency.answered_by or self._leader(dependency.giving), dependency.promised or dependency.by
        return self._leader(dependency.giving), dependency.by

    def speaker(self, dependency: Dependency) -> str:
        """Return the leader of the team whose turn it is; "" if this is not known."""
        return self._leader(turn(dependency))

    def _leader(self, team: str) -> str:
        known = self._session.workspace.tree(self._session.cycle_id).get(team)
        return known.leader if known else ""

    def waiting_counts(self) -> dict[str, int]:
        """Return team id → how much waits for it, without teams for which nothing does. Reads the OKRs of all teams."""
        return dict(Counter(team for one in self.of_cycle() if (team := turn(one))))

    def waiting(self, *teams: str) -> dict[str, tuple[Dependency, ...]]:
        """Return what waits for each of these teams: what it is asked for, then what goes back to it, by day.

        Teams for which nothing waits are left out.
        """
        found: dict[str, list[Dependency]] = {}
        for one in sorted(self.of_cycle(), key=lambda each: (each.by or date.max, each.what.casefold(), each.id)):
            found.setdefault(turn(one), []).append(one)
        return {
            team: tuple(sorted(found[team], key=lambda each: each.asking == team)) for team in teams if team in found
        }

    def forget(self, asking: str, dependency: str) -> None:
        """Delete a dependency."""
        okrs = self._session.workspace.of(self._session.cycle_id, asking)
        kept = tuple(one for one in okrs.dependencies if one.id != dependency)
        self._session.change("delete a dependency", self._session.workspace.with_okrs(okrs.but(dependencies=kept)))

    def of_cycle(self) -> tuple[Dependency, ...]:
        """Return all dependencies of the cycle; see `dependencies`."""
        return self.dependencies([one.id for one in self._session.workspace.tree(self._session.cycle_id).teams])

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


def said(answer: Dependency) -> str:
    """Return the answer of a dependency as text: `declined: no time`."""
    return field_words.said(joint_fields.ANSWER, answer.document())


_KEPT: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("countered", "accepted"): ("note", "answered_by", "promised"),
    ("declined", "risk"): ("answered_by", "declined_because"),
    ("risk", "declined"): ("answered_by", "declined_because"),
}
"""(State before, state after) → what stays of the answer: the terms that are accepted, the reason of a no."""
_NEXT: Final = frozenset((("countered", "accepted"), ("countered", "declined"), ("declined", "risk")))
"""(State before, state after) of an answer to an answer."""


def answered(one: Dependency, state: str, given: Mapping[str, object]) -> Dependency:
    """Return the dependency with another answer, of which `given` has the fields.

    A field without a value is kept if the state stays the same, or if the next state continues the answer.
    """
    kept = ANSWER_FIELDS if one.state == state else _KEPT.get((one.state, state), ())
    now = {name: given.get(name) or (getattr(one, name) if name in kept else _EMPTY[name]) for name in ANSWER_FIELDS}
    return one.but(state=state, **now)
