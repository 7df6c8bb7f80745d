"""The parking lot of a team: questions are parked, given to somebody, and dealt with at the close.

A question stays in the workshop where it was parked. Later workshops of the team show it while it is open, and change
it there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tuiokr.model import ids
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.parked import Parked, said
from tuiokr.model.shelf import put
from tuiokr.model.words import clean, items, plural, short
from tuiokr.model.workspace import FullWorkshop, Workspace, day, labels
from tuiokr.session.session import Session
from tuiokr.usecases.agenda_files import ONLY_VOTES
from tuiokr.usecases.workshop import WorkshopDesk

GONE = "about something that was deleted since"

if TYPE_CHECKING:
    from tuiokr.usecases.dependency import DependencyDesk
    from tuiokr.usecases.parked_line import ParkedLine


@dataclass(frozen=True)
class ParkedItem:
    """A parked question with the place where it is, as one team sees it."""

    parked: Parked
    workshop_id: str
    """The workshop in which it was parked, and in which it changes."""
    source: str
    """Where it comes from, such as `from Payments: team workshop, 23 Nov`; "" in its own workshop."""
    about: str
    """Label and words of what it is about: `O1·KR2 “Completion from 71 % to 85 %”`; "" if it is about nothing."""

    @property
    def id(self) -> str:
        """An id that is unique in the lots of all workshops."""
        return f"{self.workshop_id} {self.parked.id}" if self.source else self.parked.id


@dataclass(frozen=True)
class ParkedCount:
    """How many questions of a team are open, and how many of them are overdue."""

    open: int = 0
    overdue: int = 0

    @property
    def words(self) -> str:
        """`2 parked questions, 1 overdue`; "" if none is open."""
        late = f", {self.overdue} overdue" if self.overdue else ""
        return f"{plural(self.open, 'parked question')}{late}" if self.open else ""

    @property
    def short(self) -> str:
        """`2 open, 1 overdue`."""
        return f"{self.open} open{f', {self.overdue} overdue' if self.overdue else ''}"


@dataclass(frozen=True)
class NewlyParked:
    """What was parked from some lines."""

    items: tuple[Parked, ...]
    asks: tuple[str, ...]
    """A question for each owner who is not clear: `Which Ana is the owner: Ana Lima or Ana Berg?`."""

    def words(self, today: date) -> str:
        """What was understood: `Parked: Jonas, by 15 Jan`, or `3 questions parked`."""
        if len(self.items) != 1:
            return f"{len(self.items)} questions parked"
        understood = said(self.items[0], today)
        return f"Parked: {understood}" if understood else "Parked"


class ParkingDesk:
    """Reads and changes the parking lots of all teams."""

    def __init__(self, session: Session, running: WorkshopDesk, depending: Callable[[], DependencyDesk]) -> None:
        """`depending` returns the use-cases of dependencies, which most screens do not need."""
        self._session = session
        self._running = running
        self._depending = depending
        self._counted: tuple[Workspace, str, date, Mapping[str, ParkedCount]] | None = None
        """The last counts, and what they were counted for."""

    # ---- what is there

    def lot(self, workshop: str) -> tuple[ParkedItem, ...]:
        """Return the questions of a workshop, open and closed, then the open ones of earlier workshops of its team."""
        full = self._running.full(workshop)
        own = tuple(self._item(full, one, "") for one in full.parked)
        return (*own, *self._earlier(full))

    def open_of(self, team: str, workshop: str = "") -> tuple[ParkedItem, ...]:
        """Return a team's open questions of this cycle and earlier ones, in the order of the cycles.

        Those of `workshop`, if it is given, come first and have no source.
        """
        if workshop:
            return tuple(one for one in self.lot(workshop) if one.parked.open)
        return tuple(self._waiting(team, self._session.cycle_id))

    def counts(self) -> Mapping[str, ParkedCount]:
        """Return team id → the count of its open questions, of this cycle and earlier ones; only teams with some."""
        workspace, cycle, today = self._session.workspace, self._session.cycle_id, self._session.clock.today()
        if self._counted and self._counted[0] is workspace and self._counted[1:3] == (cycle, today):
            return self._counted[3]
        found: dict[str, ParkedCount] = {}
        for each in _cycles_until(workspace, cycle):
            for full in workspace.parked_workshops(each):
                waiting = [one for one in full.parked if one.open]
                late = sum(bool(one.overdue(today)) for one in waiting)
                old = found.get(full.workshop.team, ParkedCount())
                found[full.workshop.team] = ParkedCount(old.open + len(waiting), old.overdue + late)
        self._counted = workspace, cycle, today, found
        return found

    def get(self, workshop: str, parked: str) -> Parked | None:
        """Return a parked question, None if it does not exist."""
        full = self._session.workspace.workshops.get(workshop)
        return next((one for one in full.parked if one.id == parked), None) if full else None

    def _earlier(self, full: FullWorkshop) -> Iterator[ParkedItem]:
        one = full.workshop
        for item in self._waiting(one.team, one.cycle):
            after = one.ended and item.parked.parked and item.parked.parked > one.ended
            if item.workshop_id != one.id and not after:
                yield item

    def _waiting(self, team: str, cycle: str) -> Iterator[ParkedItem]:
        """Yield a team's open questions until the end of a cycle, the oldest first."""
        workspace = self._session.workspace
        for each in _cycles_until(workspace, cycle):
            found = [
                self._item(full, one, _source(full, cycle))
                for full in workspace.parked_workshops(each)
                if full.workshop.team == team
                for one in full.parked
                if one.open
            ]
            yield from sorted(found, key=lambda one: str(one.parked.parked))

    def _item(self, full: FullWorkshop, one: Parked, source: str) -> ParkedItem:
        about = _about(self._session.workspace, full, one.about) if one.about else ""
        return ParkedItem(one, full.workshop.id, source, about)

    def people(self, workshop: str) -> tuple[str, ...]:
        """Return the people of a workshop and its team, each once: those whom a typed name may mean."""
        one = self._running.full(workshop).workshop
        team = self._session.workspace.tree(one.cycle).get(one.team)
        return tuple(dict.fromkeys((*one.people, *(team.everyone if team else ()), *filter(None, (one.facilitator,)))))

    # ---- parking

    def read_owner(self, workshop: str, text: str) -> ParkedLine:
        """Read who takes a question, and by when. Raises ValueError for a name that is not clear or a wrong day."""
        from tuiokr.usecases import parked_line

        found = parked_line.read_owner(text, self.people(workshop), self._session.clock.today())
        if found.words:
            raise ValueError(f"“{short(found.words)}” is not a day. Write it as Jonas 15 Jan")
        if found.asks:
            raise ValueError(found.asks)
        if found.due and not found.owner:
            raise ValueError("Write a name before the day: Jonas 15 Jan")
        return found

    def park(self, workshop: str, text: str, *, about: str | None = None, by: str = "") -> NewlyParked:
        """Park each line as a question of `by`, with the owner and the day that it names, in one undo step."""
        full, now = self._running.full(workshop), self._session.clock.now()
        people, today = self.people(workshop), self._session.clock.today()
        from tuiokr.usecases import parked_line

        read = [parked_line.read(line, people, today) for line in items(text)]
        new = tuple(  # each has a later time than the one before, so that they keep their order
            Parked(
                id=ids.fresh("p"),
                words=line.words,
                by=by,
                about=about,
                parked=now + timedelta(milliseconds=at),
                owner=line.owner,
                due=line.due,
            )
            for at, line in enumerate(read)
        )
        if new:
            label = f"park “{short(clean(new[0].words))}”" if len(new) == 1 else f"park {len(new)} questions"
            self._running.keep(replace(full, parked=(*full.parked, *new)), label)
        return NewlyParked(new, tuple(line.asks for line in read if line.asks))

    # ---- at the close

    def own(self, workshop: str, parked: str, owner: str, due: date | None) -> None:
        """Give a question to a person with a day; without both, nobody owns it."""
        label = "owner of" if owner or due else "no owner of"
        self._change(workshop, parked, label, owner=owner, due=due, outcome="", resolved="")

    def keep(self, workshop: str, parked: str) -> None:
        """Decide that it stays open for the next workshop."""
        self._change(workshop, parked, "keep", outcome="kept", resolved="")

    def risk(self, workshop: str, parked: str, owner: str, due: date | None = None) -> None:
        """Record that somebody carries it as a risk. Raises ValueError without a name."""
        if not clean(owner):
            raise ValueError("Write the name of the person who carries the risk")
        self._change(workshop, parked, "as a risk:", outcome="risk", owner=owner, due=due, resolved="")

    def drop(self, workshop: str, parked: str, reason: str) -> None:
        """Close it without an answer. Raises ValueError without a reason."""
        if not clean(reason):
            raise ValueError("Write the reason in a few words")
        self._change(workshop, parked, "drop", outcome="dropped", resolved=reason)

    def resolve(self, workshop: str, parked: str, words: str) -> None:
        """Record the answer; an empty text opens the question again."""
        label = "resolve" if clean(words) else "open again"
        self._change(workshop, parked, label, outcome="", resolved=words)

    def depend(
        self,
        workshop: str,
        parked: str,
        giving: str,
        each: Sequence[str],
        *,
        by: date | None = None,
        about: str | None = None,
    ) -> tuple[str, ...]:
        """Make dependencies of it and close it, in one undo step. Return their ids.

        Raises like `DependencyDesk.ask`, and ValueError if it is closed.
        """
        full, session = self._running.full(workshop), self._session
        if closed := next((one for one in full.parked if one.id == parked and not one.open), None):
            raise ValueError(f"Another window has already closed this question: {said(closed)}")
        after, made = self._depending().requested(full.workshop.team, giving, each, by=by, about=about)
        tree = after.tree(session.cycle_id)
        asked = f"{tree.by_id[giving].name}: {'; '.join(map(clean, each))}{f', by {day(by)}' if by else ''}"
        changed = _with(full, parked, outcome="dependency", resolved=asked)
        after = replace(after, workshops=put(after.workshops, {workshop: changed}))
        session.change(f"make a dependency of “{_named(full, parked)}”", after)
        return made

    def _change(self, workshop: str, parked: str, did: str, **fields: object) -> None:
        full = self._running.full(workshop)
        self._running.keep(_with(full, parked, **fields), f"{did} “{_named(full, parked)}”")


def _with(full: FullWorkshop, parked: str, **fields: object) -> FullWorkshop:
    return replace(full, parked=tuple(one.but(**fields) if one.id == parked else one for one in full.parked))


def _named(full: FullWorkshop, parked: str) -> str:
    return next((short(clean(one.words)) for one in full.parked if one.id == parked), "")


def _cycles_until(workspace: Workspace, cycle: str) -> tuple[str, ...]:
    """Return the earlier cycles and this one, in their order."""
    return (*workspace.roster.earlier(cycle), cycle)


def _source(full: FullWorkshop, cycle: str) -> str:
    one = full.workshop
    moment = one.begun or next((each.parked for each in full.parked if each.parked), None)
    when = day(moment.astimezone()) if moment else ""
    where = "parked outside a workshop" if one.agenda.id == ONLY_VOTES else f"from {one.title}"
    return ", ".join(part for part in (where, one.cycle if one.cycle != cycle else "", when) if part)


def _about(workspace: Workspace, full: FullWorkshop, about: str) -> str:
    """Return label and words of an objective or key result of the team, the team above or the teams below."""
    one = full.workshop
    tree = workspace.tree(one.cycle)
    above = tree.parent(one.team)
    near = (one.team, *(team.id for team in tree.children(one.team)), *([above.id] if above else []))
    found = (_named_in(workspace.of(one.cycle, team), about) for team in near)
    return next((words for words in found if words), GONE)


def _named_in(okrs: TeamOKRs, about: str) -> str:
    thing = okrs.objective(about) or okrs.key_result(about)
    if thing is None:
        return ""
    label = labels(okrs)[about]
    return f"{label} “{thing.words}”" if thing.words else label
