"""The subject of a screen, and whether it still exists: other people, git and undo may delete it at any moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tuiokr.model.okr import KeyResult, Objective
from tuiokr.model.words import short
from tuiokr.session.session import Session


@dataclass(frozen=True)
class Subject:
    """Something that may be deleted. `named` is its name when it was first shown."""

    named: str
    there: Callable[[], bool]


ALWAYS = Subject("", lambda: True)
"""The subject that always exists."""


def team(session: Session, team_id: str) -> Subject:
    """A team in the cycle selected now. It counts as deleted when another cycle is selected."""
    cycle = session.cycle_id
    found = session.workspace.tree(cycle).get(team_id)

    def there() -> bool:
        return session.cycle_id == cycle and team_id in session.workspace.tree(cycle).by_id

    return Subject(found.name if found else team_id, there)


def workshop(session: Session, workshop_id: str) -> Subject:
    """A workshop. It counts as deleted when its team is deleted."""
    found = session.workspace.workshops.get(workshop_id)
    whose = team(session, found.workshop.team) if found else ALWAYS

    def there() -> bool:
        return session.workspace.workshops.get(workshop_id) is not None and whose.there()

    return Subject(f"“{found.workshop.title}”" if found else "The workshop", there)


def vote(session: Session, workshop_id: str, vote_id: str) -> Subject:
    """A vote of a workshop."""
    held = workshop(session, workshop_id)

    def there() -> bool:
        found = session.workspace.workshops.get(workshop_id)
        return bool(found and any(one.id == vote_id for one in found.votes)) and held.there()

    return Subject(f"The vote in {held.named}", there)


def parked(session: Session, workshop_id: str, parked_id: str) -> Subject:
    """A parked question."""

    def there() -> bool:
        found = session.workspace.workshops.get(workshop_id)
        return bool(found and any(one.id == parked_id for one in found.parked))

    return Subject("The parked question", there)


def dependency(session: Session, asking: str, dependency_id: str) -> Subject:
    """A dependency of one team on another."""
    cycle = session.cycle_id

    def there() -> bool:
        return any(one.id == dependency_id for one in session.workspace.of(cycle, asking).dependencies)

    return Subject("The dependency", there)


def things(session: Session, *those: tuple[str, str], named: str = "") -> Subject:
    """Objectives and key results as (team, id), named by the first. Deleted as soon as one of them is."""
    cycle = session.cycle_id

    def found(team_id: str, thing: str) -> Objective | KeyResult | None:
        okrs = session.workspace.of(cycle, team_id)
        return okrs.objective(thing) or okrs.key_result(thing)

    def there() -> bool:
        return session.cycle_id == cycle and all(found(*one) for one in those)

    first = found(*those[0]) if those else None
    return Subject(named or (f"“{short(first.words, 40)}”" if first and first.words else "What this is about"), there)
