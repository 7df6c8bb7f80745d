"""The last cycle of a team in numbers: its key results and objectives with their scores, and the teams below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tuiokr.model.cycle import Cycle
from tuiokr.model.okr import KeyResult, Objective, TeamOKRs
from tuiokr.model.progress import amount, score_band, score_words
from tuiokr.model.words import plural
from tuiokr.model.workspace import Workspace, labels
from tuiokr.session.session import Session
from tuiokr.usecases.workshop import WorkshopDesk

NO_LAST_CYCLE: Final = "There is no earlier cycle with OKRs of this team"


@dataclass(frozen=True)
class PastKeyResult:
    """A key result of the last cycle."""

    label: str
    key: KeyResult

    @property
    def way(self) -> str:
        """From where to where, and what came out: `71 % → 85 %, result 79 %`; without what the statement says."""
        key = self.key
        ends = [amount(end, key.unit) for end in (key.start, key.target)]
        unsaid = any(end is not None for end in (key.start, key.target)) and not all(
            end in key.statement for end in ends
        )
        way = " → ".join(ends) if unsaid else ""
        result = f"result {' '.join(key.result.split())}" if key.result else ""
        return ", ".join(part for part in (way, result) if part)


@dataclass(frozen=True)
class TeamScores:
    """The last cycle of a team below, in one line."""

    name: str
    key_results: int
    scored: int
    mean: float | None
    """The mean score of the scored key results; None if none is scored."""

    @property
    def words(self) -> str:
        """`4 key results, 3 scored, mean 0.6 amber`."""
        mean = f", mean {score_words(self.mean)} {score_band(self.mean)}" if self.mean is not None else ""
        return f"{plural(self.key_results, 'key result')}, {self.scored or 'none'} scored{mean}"


@dataclass(frozen=True)
class LastCycle:
    """The last cycle in which a team, or a team below it, has objectives."""

    cycle: Cycle | None = None
    """None if there is no earlier one."""
    objectives: tuple[tuple[str, Objective], ...] = ()
    """(label, objective) in their order."""
    key_results: tuple[PastKeyResult, ...] = ()
    """The lowest score first. Those that were never scored come before them while they can be scored, else last."""
    teams: tuple[TeamScores, ...] = ()
    open: bool = False
    """Whether scores can still be given: neither the cycle nor the set of the team is closed."""

    @property
    def mean(self) -> float | None:
        """The mean score of the scored key results; None if none is scored."""
        return _mean([one.key for one in self.key_results])

    @property
    def scores(self) -> Mapping[str, tuple[str, float | None]]:
        """Id → (label, score) of each key result and objective; None if it was never scored."""
        keys = {one.key.id: (one.label, one.key.score) for one in self.key_results}
        return keys | {one.id: (label, one.score) for label, one in self.objectives}

    @property
    def unscored(self) -> int:
        """How many key results were never scored."""
        return sum(one.key.score is None for one in self.key_results)


class LastCycleDesk:
    """Reads the cycle before the one of a workshop, and gives scores that are missing in it."""

    def __init__(self, session: Session, running: WorkshopDesk) -> None:
        self._session = session
        self._running = running

    def of(self, workshop_id: str) -> LastCycle:
        """Return the last cycle before that of a workshop."""
        one = self._running.full(workshop_id).workshop
        return last_cycle(self._session.workspace, one.cycle, one.team)

    def score(self, workshop_id: str, thing: str, score: float) -> bool:
        """Give a score from 0.0 to 1.0 to a key result or objective without one. Return whether that was possible."""
        found = self.of(workshop_id)
        label, before = found.scores.get(thing, ("", None))
        if not label or found.cycle is None or not found.open or before is not None:
            return False
        workspace = self._session.workspace
        okrs = workspace.of(found.cycle.id, self._running.full(workshop_id).workshop.team)
        scored = okrs.but(
            objectives=tuple(one.but(score=score) if one.id == thing else one for one in okrs.objectives),
            key_results=tuple(key.but(score=score) if key.id == thing else key for key in okrs.key_results),
        )
        self._session.change(f"score {score_words(score)} for {label} of {found.cycle.id}", workspace.with_okrs(scored))
        return True


def last_cycle(workspace: Workspace, cycle: str, team: str, *, below: bool = True) -> LastCycle:
    """Return the last cycle before `cycle` in which a team, or a team right below it, has objectives.

    Without `below`, the teams below are left out: each of them is a file to read.
    """
    for earlier in reversed(workspace.roster.earlier(cycle)):
        okrs = workspace.of(earlier, team)
        children = workspace.tree(earlier).children(team)
        if not okrs.objectives and not any(workspace.of(earlier, one.id).objectives for one in children):
            continue
        found = workspace.cycles[earlier]
        sets = [(one.name, workspace.of(earlier, one.id)) for one in children] if below else []
        short = labels(okrs)
        keys = [PastKeyResult(short[key.id], key) for key in okrs.listed]
        still_open = found.state != "closed" and okrs.standing.state != "closed"
        unscored = -1.0 if still_open else 2.0
        return LastCycle(
            cycle=found,
            objectives=tuple((short[one.id], one) for one in okrs.objectives),
            key_results=tuple(sorted(keys, key=lambda one: unscored if one.key.score is None else one.key.score)),
            teams=tuple(_team(name, each) for name, each in sets if each.key_results),
            open=still_open,
        )
    return LastCycle()


def _team(name: str, okrs: TeamOKRs) -> TeamScores:
    scored = [key for key in okrs.key_results if key.score is not None]
    return TeamScores(name, len(okrs.key_results), len(scored), _mean(scored))


def _mean(keys: list[KeyResult]) -> float | None:
    scores = [key.score for key in keys if key.score is not None]
    return sum(scores) / len(scores) if scores else None
