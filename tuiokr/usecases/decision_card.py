"""What two leaders have to know about one statement of a tie-off before they decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuiokr.alignment.signature import names
from tuiokr.alignment.two_levels import parents_of
from tuiokr.model.okr import Dependency, KeyResult, Objective, TeamOKRs, Waiver
from tuiokr.model.stale import last_votes
from tuiokr.model.workspace import labels
from tuiokr.session.session import Session

if TYPE_CHECKING:
    from tuiokr.alignment.coverage import CoverageRow, State
    from tuiokr.alignment.suggestion import Suggestion
    from tuiokr.alignment.tie_off_finding import TieOffFinding
    from tuiokr.model.tie_off import Decision
    from tuiokr.usecases.tie_off import TieOffDesk

CLOSEST = 3
"""How many objectives below are offered for an upper item that nobody has taken on."""


@dataclass(frozen=True)
class CardLine:
    """An objective or key result in words."""

    id: str
    label: str
    """`O1·KR2`, with the team's name if it is of another team."""
    words: str
    more: str = ""
    """Champion and confidence, or how it is linked."""


@dataclass(frozen=True)
class DecisionCard:
    """One objective or key result of either level, with everything that matters for the decision."""

    id: str
    label: str
    team: str
    leader: str
    level: int
    words: str
    upper: bool
    """Whether it belongs to the upper level."""
    why: str = ""
    under: CardLine | None = None
    """The objective of a key result."""
    key_results: tuple[CardLine, ...] = ()
    confidence: float | None = None
    vote: str = ""
    """The result of the last vote in words; "" if there was none."""
    waivers: tuple[Waiver, ...] = ()
    co_teams: tuple[str, ...] = ()
    supports: tuple[CardLine, ...] = ()
    """What it supports above, its main parent first."""
    supported_by: tuple[CardLine, ...] = ()
    """What supports it, in both levels and further below."""
    state: State | None = None
    """Whether somebody has taken on an item of the upper level."""
    needs: tuple[Dependency, ...] = ()
    """What its team needs from others for it."""
    asked: int = 0
    """How many requests other teams make of its team."""
    decision: Decision | None = None
    stale: bool = False
    """Whether its words were changed after the decision."""
    findings: tuple[TieOffFinding, ...] = ()
    closest: tuple[CardLine, ...] = ()
    """The likeliest statements of the other level to link, with the reason."""


class CardDesk:
    """The decision cards of the tie-offs of one cycle."""

    def __init__(self, session: Session, tie_off: TieOffDesk) -> None:
        self._session = session
        self._tying = tie_off

    def card(self, upper: str, thing: str) -> DecisionCard | None:
        """Return the card of an objective or key result of one of the two levels; None for anything else."""
        tie_off = self._tying.of(upper)
        okrs = self._tying.owner(thing, (upper, *tie_off.lower))
        found = okrs and (okrs.objective(thing) or okrs.key_result(thing))
        if okrs is None or not found:
            return None
        workspace = self._session.workspace
        tree = workspace.tree(tie_off.cycle)
        team, short = tree.get(okrs.team), labels(okrs).by_id
        above, objective = okrs.team == upper, found if isinstance(found, Objective) else None
        row = self._tying.analysis(upper).coverage.row(thing) if above else None
        decision = tie_off.decision(thing)
        votes = last_votes(workspace, okrs)
        parts = [thing, *(key.id for key in okrs.of(thing))]
        return DecisionCard(
            id=thing,
            label=short.get(thing, thing),
            team=tree.names.get(okrs.team, okrs.team),
            leader=team.leader if team else "",
            level=tree.level(okrs.team),
            words=found.words,
            upper=above,
            why=objective.why if objective else "",
            under=_under(okrs, found, short) if isinstance(found, KeyResult) else None,
            key_results=tuple(_key_line(key, short) for key in okrs.of(thing)),
            confidence=_mean(okrs.of(thing) if objective else (found,)),  # type: ignore[arg-type]
            vote=votes[thing].words if thing in votes else "",
            waivers=tuple(one for each in (found, *okrs.of(thing)) for one in each.waivers),
            co_teams=objective.co_teams if objective else (),
            supports=tuple(self._supports(okrs, found, row is not None)),
            supported_by=tuple(self._below(upper, thing, row)),
            state=row.state if row else None,
            needs=tuple(one for one in okrs.dependencies if one.about in parts),
            asked=self._asked(okrs.team),
            decision=decision,
            stale=decision is not None and thing in self._tying.undecided(upper),
            findings=self._tying.analysis(upper).about(thing),
            closest=tuple(self._closest(upper, thing, row)),
        )

    def _supports(self, okrs: TeamOKRs, found: Objective | KeyResult, upper: bool) -> Iterator[CardLine]:
        """Yield what an objective or key result supports above: the main parent, then what it also supports."""
        if isinstance(found, Objective):
            named, main = parents_of(found, okrs.of(found.id)), found.parent
        else:
            named, main = tuple(filter(None, (found.parent_link,))), found.parent_link
        main = main or next(iter(named), "")
        for one in named:
            more = "" if upper or one == main or self._under(one) == main else "also supported"
            yield self._line(one, more) or CardLine(one, "", "something that was deleted")

    def _below(self, upper: str, thing: str, row: CoverageRow | None) -> Iterator[CardLine]:
        """Yield what supports it: on the lower level for an upper item, else on the level below the lower one."""
        if row is not None:
            for one in row.support:
                if line := self._line(one.id, "" if one.direct else "through the objective"):
                    yield line
            return
        workspace, cycle = self._session.workspace, self._session.cycle_id
        okrs = self._tying.owner(thing, self._tying.of(upper).lower)
        parts = {thing, *(key.id for key in okrs.of(thing))} if okrs else {thing}
        for team in workspace.tree(cycle).children(okrs.team) if okrs else ():
            other = workspace.of(cycle, team.id)
            for objective in other.objectives:
                named = parents_of(objective, other.of(objective.id))
                line = self._line(objective.id) if not parts.isdisjoint(named) else None
                if line:
                    yield line

    def _closest(self, upper: str, thing: str, row: CoverageRow | None) -> Iterator[CardLine]:
        if row is None:
            found: tuple[Suggestion, ...] = self._tying.analysis(upper).suggestions.get(thing, ())
            for one in found:
                if line := self._line(one.id, ", ".join(one.because)):
                    yield line
        elif row.state != "taken on":
            lower = self._tying.of(upper).lower
            sets = (self._session.workspace.of(self._session.cycle_id, team) for team in lower)
            among = {one.id for okrs in sets for one in okrs.objectives} - set(row.supporters)
            scores = self._tying.analysis(upper).index.scores(thing, among)
            for key in sorted(scores, key=lambda one: (-scores[one], one))[:CLOSEST]:
                if line := self._line(key):
                    yield line

    def _line(self, thing: str, more: str = "") -> CardLine | None:
        workspace, cycle = self._session.workspace, self._session.cycle_id
        okrs = self._tying.owner(thing, [team.id for team in workspace.tree(cycle).teams])
        if okrs is None:
            return None
        return CardLine(thing, names(workspace, cycle, (okrs.team,))[thing], okrs.words_of(thing), more)

    def _under(self, thing: str) -> str:
        """Return the id of the objective of a key result of any team; "" for anything else."""
        tree = self._session.workspace.tree(self._session.cycle_id)
        okrs = self._tying.owner(thing, [team.id for team in tree.teams])
        key = okrs.key_result(thing) if okrs else None
        return key.objective if key else ""

    def _asked(self, team: str) -> int:
        from tuiokr.alignment.capacity import asked_of

        return len(asked_of(self._session.workspace, self._session.cycle_id).get(team, ()))


def _under(okrs: TeamOKRs, key: KeyResult, short: Mapping[str, str]) -> CardLine | None:
    above = okrs.objective(key.objective)
    return CardLine(above.id, short.get(above.id, ""), above.title) if above else None


def _key_line(key: KeyResult, short: Mapping[str, str]) -> CardLine:
    sure = "" if key.confidence is None else f"confidence {key.confidence}"
    more = ", ".join(part for part in (key.champion or "no champion", sure) if part)
    return CardLine(key.id, short.get(key.id, key.id).rpartition("·")[2], key.statement, more)


def _mean(keys: tuple[KeyResult, ...]) -> float | None:
    known = [key.confidence for key in keys if key.confidence is not None]
    return sum(known) / len(known) if known else None
