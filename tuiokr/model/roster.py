"""Which teams take part in which cycle, and how they are in it: a change of a team applies from its cycle on.

A team says what it is, and what it was before certain cycles (`Team.past`). So one document contains everything, and
the cycles before a change are not written.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tuiokr.model.cycle import Cycle, Place, place
from tuiokr.model.organisation import Former, Team

FIELDS: Final = ("name", "parent", "leader", "people", "here")
"""The fields that may differ between cycles."""
State = dict[str, object]


@dataclass(frozen=True)
class Roster:
    """The cycles of a workspace in their order, and the teams in each."""

    cycles: Mapping[str, Cycle]

    def place(self, cycle_id: str) -> Place:
        """The position of a cycle in time, whether it is known or not."""
        return place(self.cycles.get(cycle_id) or Cycle(id=cycle_id))

    def earlier(self, cycle_id: str) -> tuple[str, ...]:
        """The known cycles before one, in their order."""
        here = self.place(cycle_id)
        return tuple(sorted((one for one in self.cycles if self.place(one) < here), key=self.place))

    def later(self, cycle_id: str) -> tuple[str, ...]:
        """The known cycles after one, in their order."""
        here = self.place(cycle_id)
        return tuple(sorted((one for one in self.cycles if self.place(one) > here), key=self.place))

    def team_in(self, team: Team, cycle_id: str) -> Team | None:
        """The team as it is in a cycle; None when it does not take part."""
        found = self.as_it_was(team, cycle_id)
        return found if found.here else None

    def as_it_was(self, team: Team, cycle_id: str) -> Team:
        """The team as it is in a cycle, whether it takes part or not."""
        if not team.past:
            return team
        history = self._history(team)
        return team.but(past=(), **history.states[history.at(self.place(cycle_id))])

    def changed(self, team: Team, cycle_id: str, **changes: object) -> Team | None:
        """The team with some fields changed from a cycle on; None when no cycle has it.

        Changes that were made in a later cycle stay. Without an earlier cycle the change applies to all cycles.
        """
        history = self._history(team)
        here = self.place(cycle_id)
        at = history.at(here)
        if any(history.at(self.place(one)) == at for one in self.earlier(cycle_id)):
            history.split(at, cycle_id, here)
            at += 1
        before = dict(history.states[at])
        for name, value in changes.items():
            for state in history.states[at:]:
                if state[name] != before[name]:
                    break
                state[name] = value
        return history.team(team)

    def joined(self, team: Team, cycle_id: str) -> Team:
        """A new team that takes part from a cycle on."""
        if not self.earlier(cycle_id):
            return team
        return team.but(past=(Former(before=cycle_id, here=False, name=team.name),))

    def _history(self, team: Team) -> _TeamHistory:
        past = sorted(team.past, key=lambda one: self.place(one.before))
        states = [{name: getattr(one, name) for name in FIELDS} for one in (*past, team)]
        return _TeamHistory([one.before for one in past], [self.place(one.before) for one in past], states)


@dataclass
class _TeamHistory:
    """The states of a team over time: one more than there are cycles in which it changes."""

    cycles: list[str]
    places: list[Place]
    states: list[State]

    def at(self, here: Place) -> int:
        """The index of the state that applies in a cycle."""
        return bisect_right(self.places, here)

    def split(self, at: int, cycle_id: str, here: Place) -> None:
        """Begin a separate state with a cycle."""
        self.cycles.insert(at, cycle_id)
        self.places.insert(at, here)
        self.states.insert(at + 1, dict(self.states[at]))

    def team(self, team: Team) -> Team | None:
        """The team with this history, without states that change nothing; None when no state takes part."""
        if not any(state["here"] for state in self.states):
            return None
        past = [
            Former.model_validate({"before": cycle, **state})
            for cycle, state, following in zip(self.cycles, self.states, self.states[1:], strict=False)
            if state != following
        ]
        return team.but(past=tuple(past), **self.states[-1])
