"""Prepare a team's workshop: its checklist, what the leader says, numbers, the pre-mortem, the aim of the session."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tuiokr.exchange.named_file import file_in, write_file
from tuiokr.model import ids
from tuiokr.model.agenda import AgendaKind
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.preparation import AIM, WORDS, Foreseen, Preparation, SessionAim, Tick
from tuiokr.model.words import short
from tuiokr.session.session import Session
from tuiokr.usecases.agenda_files import shipped, usual
from tuiokr.usecases.checklist import Point, point_names, points
from tuiokr.usecases.preparation_facts import PreparedTeam
from tuiokr.usecases.workshop import WorkshopDesk

PRIMER = Path(__file__).with_name("primer.md")
PRIMER_FILE = "okr-primer.md"
"""The proposed name of its file."""


def primer() -> str:
    """Return the one-page primer on OKRs, as Markdown."""
    return PRIMER.read_text(encoding="utf-8")


class PreparationDesk:
    """Prepares the workshops of the selected cycle."""

    def __init__(self, session: Session, workshops: WorkshopDesk) -> None:
        self._session = session
        self._workshops = workshops

    def of(self, team: str) -> Preparation:
        """Return the preparation of a team; an empty one before the first word."""
        return self._okrs(team).preparation or Preparation()

    def facts(self, team: str, kind: AgendaKind) -> PreparedTeam:
        """Return what is known about a team: the level above, the last cycle."""
        return PreparedTeam(self._session.workspace, self._session.cycle_id, team, kind)

    def kind(self, team: str) -> AgendaKind:
        """Return the kind of the coming workshop: the open one, else what the state of the team's OKRs asks for."""
        if full := self._workshops.open_of(team):
            return full.workshop.agenda.kind
        session = self._session
        if _over(session.cycle.last, session.clock.today()):
            return "retrospective"
        if self._okrs(team).standing.state in ("published", "closed"):
            return "check-in"
        tree = session.workspace.tree(session.cycle_id)
        return shipped(usual(top=bool(tree.children(team)) and tree.level(team) == 1)).kind

    def points(self, team: str, kind: AgendaKind) -> tuple[Point, ...]:
        """Return the checklist of a team before a kind of workshop."""
        return points(self._session.workspace, self._session.cycle_id, team, kind)

    def tick(self, team: str, point: str) -> None:
        """Mark a point as done, or as open again."""
        before, words = self.of(team), short(point_names().get(point, point), 60)
        if point in before.ticked:
            self._keep(team, before.but(ticks=[one for one in before.ticks if one.item != point]), f"untick “{words}”")
        else:
            self._keep(team, before.but(ticks=[*before.ticks, Tick(item=point)]), f"tick “{words}”")

    def write(self, team: str, name: str, words: str) -> None:
        """Change a field of words. Raises KeyError for an unknown field."""
        self._keep(team, self.of(team).but(**{name: words.strip()}), f"prepare “{WORDS[name].label.lower()}”")

    def aim(self, team: str, kind: AgendaKind, name: str, words: str) -> None:
        """Change a field of the aim of a kind of workshop. Raises KeyError for an unknown field."""
        before = self.of(team)
        aim = before.aim(kind).but(**{name: words.strip()})
        rest = [one for one in before.aims if one.kind != kind]
        kept = [*rest, aim] if aim != SessionAim(kind=kind) else rest
        label = next(one.label for one in AIM if one.name == name)
        self._keep(team, before.but(aims=kept), f"prepare “{label.lower()}”")

    def foresee(self, team: str, words: str, sign: str = "") -> str:
        """Add a line to the pre-mortem. Return its id, "" without words."""
        new = Foreseen(id=ids.fresh("f"), noted=self._session.clock.now(), words=words, sign=sign)
        if not new.words:
            return ""
        before = self.of(team)
        self._keep(team, before.but(foreseen=[*before.foreseen, new]), f"foresee “{short(new.words)}”")
        return new.id

    def reword(self, team: str, foreseen: str, **fields: str) -> None:
        """Change the words or the sign of a line of the pre-mortem. Without words it is deleted."""
        before = self.of(team)
        changed = [one.but(**fields) if one.id == foreseen else one for one in before.foreseen]
        kept = [one for one in changed if one.words]
        name = next((one.words for one in before.foreseen if one.id == foreseen), "")
        did = "change" if len(kept) == len(changed) else "delete"
        self._keep(team, before.but(foreseen=kept), f"{did} “{short(name)}” of the pre-mortem")

    def write_primer(self, path: str) -> Path:
        """Write the primer into a file, replacing an existing one, whole or not at all. Raises FileRefused."""
        target = file_in(path, PRIMER_FILE)
        write_file(target, primer().encode())
        return target.absolute()

    def _okrs(self, team: str) -> TeamOKRs:
        return self._session.workspace.of(self._session.cycle_id, team)

    def _keep(self, team: str, preparation: Preparation, label: str) -> None:
        okrs = self._okrs(team)
        kept = None if preparation == Preparation() else preparation
        if kept != okrs.preparation:
            self._session.change(label, self._session.workspace.with_okrs(okrs.but(preparation=kept)))


def _over(last: date | None, today: date) -> bool:
    return last is not None and today > last
