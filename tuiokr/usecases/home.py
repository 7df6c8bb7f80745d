"""The content of Home: the tree of teams with their numbers, and what to do next."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, overload

from tuiokr.model import fingerprint
from tuiokr.model.agenda import DRAFTING
from tuiokr.model.limits import USUAL
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.organisation import Team
from tuiokr.model.stale import agreement, why_stale, with_stale
from tuiokr.model.words import plural, possessive
from tuiokr.model.workspace import FullWorkshop, labels
from tuiokr.session.session import Session
from tuiokr.usecases.parking_lot import ParkedCount
from tuiokr.usecases.tie_off import TieOffDesk
from tuiokr.usecases.workshop import WorkshopDesk

FEW: Final = 200
"""Up to this many teams, all rows are computed before anything is shown."""


@dataclass(frozen=True)
class TeamRow:
    """One line of the tree."""

    team: Team
    level: int
    last_child: bool
    objectives: int
    too_many: bool
    """Whether there are more objectives than a team of this level should have."""
    key_results: int
    confidence: float | None
    state: str
    stale: bool
    """Whether something was changed after the vote, the signature or the publication."""


class TeamRows(Sequence[TeamRow]):
    """All lines of the tree. Each is computed when it is first needed, or in portions by `work_out`."""

    def __init__(self, places: Sequence[tuple[int, Team]], make: Callable[[int, Team], TeamRow]) -> None:
        """`places` is (level, team) in tree order."""
        self._places = places
        self._make = make
        self._rows: dict[int, TeamRow] = {}
        self._next = 0

    @classmethod
    def none(cls) -> TeamRows:
        """Return an empty sequence."""

        def make(level: int, team: Team) -> TeamRow:
            raise KeyError(team.id)

        return cls((), make)

    @overload
    def __getitem__(self, at: int) -> TeamRow: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[TeamRow, ...]: ...
    def __getitem__(self, at: int | slice) -> TeamRow | tuple[TeamRow, ...]:
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(len(self))))
        place = range(len(self))[at]
        row = self._rows.get(place)
        if row is None:
            row = self._rows[place] = self._make(*self._places[place])
        return row

    def __len__(self) -> int:
        return len(self._places)

    @property
    def places(self) -> Sequence[tuple[int, Team]]:
        """(level, team) of all teams, without computing rows."""
        return self._places

    @property
    def teams(self) -> tuple[str, ...]:
        """The ids of the teams, without computing rows."""
        return tuple(team.id for _, team in self._places)

    @property
    def known(self) -> tuple[TeamRow, ...]:
        """The rows computed so far, in tree order."""
        return tuple(row for _, row in sorted(self._rows.items()))

    @property
    def complete(self) -> bool:
        return len(self._rows) == len(self._places)

    def work_out(self, seconds: float) -> bool:
        """Compute more rows for about this many seconds. Return whether some are left."""
        until = time.perf_counter() + seconds
        while self._next < len(self) and time.perf_counter() < until:
            self[self._next]
            self._next += 1
        return self._next < len(self)


RESERVATIONS: Final = "with reservations"
"""The short form, for a column, of a tie-off that is signed with reservations."""


@dataclass(frozen=True)
class Next:
    """A suggestion what to do next: its kind, its text, and the team or workshop that it opens."""

    kind: str
    """`workshop`, `tie-off`, `draft`, `vote`, `publish`, `parked` or `set up`."""
    title: str
    lines: tuple[str, ...]
    team: str = ""
    workshop_id: str = ""


class Overview:
    """Reads the whole organisation for Home. Changes nothing."""

    def __init__(self, session: Session, running: WorkshopDesk, tying_off: TieOffDesk) -> None:
        self._session = session
        self._running = running
        self._tying_off = tying_off

    def state(self, team: str) -> tuple[str, bool]:
        """Return (state as text, whether it is stale) of a team in this cycle."""
        workspace, cycle = self._session.workspace, self._session.cycle_id
        okrs = workspace.of(cycle, team)
        if okrs.standing.state == "closed":
            return "closed", False
        if okrs.standing.state == "published":
            return "published", bool(why_stale(okrs.standing.published, fingerprint.of_set(okrs)))
        if any(one.workshop.begun for one in self._drafting(team)):
            return "in workshop", False
        if not okrs.objectives:
            return "not started", False
        if signed := self._signed(team):
            return signed, False
        people = agreement(workspace, okrs)
        if people.agreed:
            return "agreed", people.stale
        return "drafted", False

    def _drafting(self, team: str) -> list[FullWorkshop]:
        """Return the open workshops in which a team writes its OKRs; a check-in or a tie-off is none of them."""
        return [one for one in self._running.all_open(team) if one.workshop.agenda.kind in DRAFTING]

    def _signed(self, team: str) -> str:
        """Return "tied off" or "with reservations" when both levels have signed, else ""."""
        workspace, cycle = self._session.workspace, self._session.cycle_id
        above = workspace.tree(cycle).parent(team)
        tie_off = self._tying_off.of(above.id) if above else None
        if above is None or tie_off is None or not tie_off.signature(team) or not tie_off.signature(above.id):
            return ""
        return "tied off" if self._tying_off.state(above.id, team).name == "tied off" else RESERVATIONS

    def rows(self) -> TeamRows:
        """Return all teams of the cycle in tree order; if there are at most FEW, all rows are computed."""
        found = TeamRows(self._session.workspace.tree(self._session.cycle_id).places, self._row)
        if len(found) <= FEW:
            found.work_out(math.inf)
        return found

    def _row(self, level: int, team: Team) -> TeamRow:
        workspace, cycle = self._session.workspace, self._session.cycle_id
        okrs = workspace.of(cycle, team.id)
        state, stale = self.state(team.id)
        return TeamRow(
            team=team,
            level=level,
            last_child=team.id in workspace.tree(cycle).last_children,
            objectives=len(okrs.objectives),
            too_many=len(okrs.objectives) > USUAL.most_objectives(level),
            key_results=len(okrs.key_results),
            confidence=okrs.confidence,
            state=state,
            stale=stale,
        )

    def pick_up(self) -> FullWorkshop | None:
        """Return the workshop to continue, None if there is none."""
        return self._running.last_open()

    def next(
        self, among: TeamRows | None = None, parked: Mapping[str, ParkedCount] = MappingProxyType({})
    ) -> tuple[Next, ...]:
        """Return at most three suggestions, the most urgent first: overdue questions, and at the end other open ones.

        Only computed rows of `among` count, as the whole organisation may not have been read yet. `parked` is team id →
        its count.
        """
        asked = self._parked_next(parked)
        overdue = [one for one in asked if parked[one.team].overdue][:1]
        return (*overdue, *self._steps(among), *[one for one in asked if one not in overdue][:1])[:3]

    def _parked_next(self, parked: Mapping[str, ParkedCount]) -> list[Next]:
        """Return a suggestion for each team with parked questions, the ones with most overdue first."""
        teams = self._session.workspace.tree(self._session.cycle_id).teams if parked else ()
        found = [team for team in teams if team.id in parked]
        found.sort(key=lambda team: -parked[team.id].overdue)
        return [
            Next("parked", f"Answer {possessive(team.name)} parked questions", (parked[team.id].short,), team.id)
            for team in found
        ]

    def _steps(self, among: TeamRows | None) -> Iterable[Next]:
        """Return the next step of each kind on the way to published OKRs."""
        workspace, cycle = self._session.workspace, self._session.cycle_id
        found: list[Next] = []
        rows = (among or self.rows()).known
        tree = workspace.tree(cycle)
        for upper in (row.team.id for row in rows if tree.children(row.team.id)):
            tie_off = self._tying_off.of(upper)
            lower = [okrs for team in tie_off.lower if (okrs := workspace.of(cycle, team)).objectives]
            total = sum(len(okrs.objectives) for okrs in lower)
            unsigned = [team for team in self._tying_off.signers(upper) if not tie_off.signature(team)]
            if total and workspace.of(cycle, upper).objectives and unsigned:
                undecided = len(self._tying_off.undecided(upper))
                name = workspace.tree(cycle).by_id[upper].name
                who = ", ".join(signature.name for signature in tie_off.signatures[:3])
                found.append(
                    Next(
                        "tie-off",
                        f"Tie off {name} with {_teams(len(tie_off.lower))}",
                        (
                            f"{total - undecided} of {total} decided",
                            f"signed by {who}" if who else "nobody has signed yet",
                        ),
                        upper,
                    )
                )
                break
        for row in rows:
            if row.state == "not started" and not self._drafting(row.team.id):
                people = len(row.team.everyone)
                named = plural(people, "person", "people", spelled=True)
                lines = (
                    named if people else "no people yet",
                    "nothing drafted yet",
                )
                found.append(Next("workshop", f"Run {possessive(row.team.name)} workshop", lines, row.team.id))
                break
        for row in rows:
            if row.state == "drafted" and not _is_thin(workspace.of(cycle, row.team.id)):
                lines = (f"{plural(row.objectives, 'objective')} drafted", self._why_not_agreed(row.team.id))
                found.append(Next("vote", f"Vote on {possessive(row.team.name)} objectives", lines, row.team.id))
                break
        for row in rows:
            if row.state in ("agreed", "tied off", RESERVATIONS) or (row.state == "published" and row.stale):
                lines = (
                    f"{plural(row.objectives, 'objective')}, {plural(row.key_results, 'key result')}",
                    with_stale(row.state, row.stale),
                )
                found.append(Next("publish", f"Publish {row.team.name}", lines, row.team.id))
                break
        return found

    def _why_not_agreed(self, team: str) -> str:
        """Return the first reason why a team's set is not agreed: `no fist of five yet`, `O1·KR1 not yet: …`."""
        okrs = self._session.workspace.of(self._session.cycle_id, team)
        people = agreement(self._session.workspace, okrs)
        if not people.voted or not people.why_not:
            return "no fist of five yet"
        about, why = people.why_not[0]
        return f"{labels(okrs)[about]} {why}"

    def sentence(self, among: TeamRows | None = None) -> str:
        """Return the organisation's state in one line; until all rows of `among` are computed, the number of teams."""
        everything = among or self.rows()
        if not everything.complete:
            return f"{_teams(len(everything)).capitalize()}; reading their state."
        rows = everything.known
        counts = {
            state: sum(row.state == state for row in rows)
            for state in ("closed", "published", "tied off", RESERVATIONS, "agreed", "in workshop", "drafted")
        }
        parts = [f"{count} {state}" for state, count in counts.items() if count]
        idle = sum(row.state == "not started" for row in rows)
        if not rows:
            return "No teams yet."
        if not parts:
            return f"{_teams(len(rows)).capitalize()}; nothing is drafted yet."
        return f"{_teams(len(rows)).capitalize()}: {', '.join([*parts, *([f'{idle} not started'] if idle else [])])}."


def _teams(count: int) -> str:
    return plural(count, "team", spelled=True)


def _is_thin(okrs: TeamOKRs) -> bool:
    return any(not okrs.of(objective.id) for objective in okrs.objectives)
