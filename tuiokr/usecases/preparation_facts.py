"""What the workspace already says about a point of a checklist."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

from tuiokr.model import stale
from tuiokr.model.agenda import AgendaKind
from tuiokr.model.okr import KeyResult, TeamOKRs
from tuiokr.model.organisation import Team, Tree
from tuiokr.model.preparation import INTERVIEW, Preparation
from tuiokr.model.workspace import Workspace


@dataclass(frozen=True)
class PreparedTeam:
    """A team before one kind of workshop, with what is known about it."""

    workspace: Workspace
    cycle: str
    team: str
    kind: AgendaKind

    @cached_property
    def tree(self) -> Tree:
        """The teams of the cycle."""
        return self.workspace.tree(self.cycle)

    @cached_property
    def okrs(self) -> TeamOKRs:
        """The team's OKRs of the cycle."""
        return self.workspace.of(self.cycle, self.team)

    @property
    def preparation(self) -> Preparation:
        return self.okrs.preparation or Preparation()

    @property
    def above(self) -> Team | None:
        """The team of the level above."""
        return self.tree.parent(self.team)

    @cached_property
    def last(self) -> TeamOKRs | None:
        """The team's OKRs of the nearest earlier cycle in which it had objectives; None if there is none."""
        earlier = (self.workspace.of(one, self.team) for one in reversed(self.workspace.roster.earlier(self.cycle)))
        return next((one for one in earlier if one.objectives), None)


def _upper(one: PreparedTeam) -> str:
    above = one.above
    published = above and one.workspace.of(one.cycle, above.id).standing.state in ("published", "closed")
    return f"{above.name} has" if above and published else ""


def _lower(one: PreparedTeam) -> str:
    drafted = all(one.workspace.of(one.cycle, each.id).objectives for each in one.tree.children(one.team))
    return "all have" if drafted else ""


def _last(one: PreparedTeam) -> str:
    if one.last is None:
        return "no earlier OKRs"
    scored = all(key.score is not None or key.result for key in one.last.key_results)
    return f"as in {one.last.cycle}" if scored else ""


def _sources(one: PreparedTeam) -> str:
    keys = one.okrs.key_results
    if keys:
        return "at each key result" if all(key.data_source for key in keys) else ""
    return "written down" if one.preparation.sources else ""


def _foreseen(one: PreparedTeam) -> str:
    lines = one.preparation.foreseen
    return "written down" if lines and all(each.sign for each in lines) else ""


def _aim(one: PreparedTeam) -> str:
    aim = one.preparation.aim(one.kind)
    return "written down" if aim.objective and aim.reached else ""


def _interview(one: PreparedTeam) -> str:
    return "written down" if all(getattr(one.preparation, each.name) for each in INTERVIEW) else ""


def _hypothesis(one: PreparedTeam) -> str:
    return "written down" if one.preparation.hypothesis else ""


def _people(one: PreparedTeam) -> str:
    found = one.tree.get(one.team)
    count = len(found.everyone) if found else 0
    return f"{count} people" if count > 1 else ""


def _drafted(one: PreparedTeam) -> str:
    return "there are objectives" if one.okrs.objectives else ""


def _agreed(one: PreparedTeam) -> str:
    return "by vote" if stale.agreement(one.workspace, one.okrs).agreed else ""


def _published(one: PreparedTeam) -> str:
    return "they are" if one.okrs.standing.state in ("published", "closed") else ""


def _each(has: Callable[[KeyResult], object]) -> Callable[[PreparedTeam], str]:
    """Return a fact that is true if each key result has something, and there is at least one."""

    def fact(one: PreparedTeam) -> str:
        return "each has" if one.okrs.key_results and all(map(has, one.okrs.key_results)) else ""

    return fact


FACTS: Final[Mapping[str, Callable[[PreparedTeam], str]]] = MappingProxyType(
    {
        "upper": _upper,
        "lower": _lower,
        "last": _last,
        "sources": _sources,
        "foreseen": _foreseen,
        "aim": _aim,
        "interview": _interview,
        "hypothesis": _hypothesis,
        "people": _people,
        "drafted": _drafted,
        "agreed": _agreed,
        "published": _published,
        "champions": _each(lambda key: key.champion),
        "confidence": _each(lambda key: key.confidence is not None),
    }
)
"""By name: returns in a few words how it is known that a point is done, "" while it is not."""
