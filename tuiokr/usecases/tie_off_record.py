"""The record of a tie-off: composed from the workspace, and written to a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tuiokr.alignment.signature import names
from tuiokr.alignment.tie_off_state import hands_shown, why_undecided
from tuiokr.exchange.file_format import bytes_of
from tuiokr.exchange.minutes import DependencyRecord
from tuiokr.exchange.minutes_format import FORMATS, named_by
from tuiokr.exchange.minutes_page import RecordPage
from tuiokr.exchange.named_file import file_in, write_file
from tuiokr.exchange.tie_off_picture import picture
from tuiokr.exchange.tie_off_record import CoverageRecord, DecisionRecord, TieOffRecord, lines
from tuiokr.model.stale import STALE, with_stale
from tuiokr.model.tie_off import CHOICE_SAYS, TieOff
from tuiokr.model.words import day, made, moment
from tuiokr.session.session import Session

if TYPE_CHECKING:
    from tuiokr.usecases.tie_off import TieOffDesk
    from tuiokr.usecases.tie_off_queue import QueueDesk

PICTURE: Final = ".svg"
RECORD_FILES: Final = {one.endings[0]: one.title for one in FORMATS.values() if one.endings} | {PICTURE: "picture"}
"""The ending of each kind of file, and its name for people."""


class TieOffRecordDesk:
    """Composes and writes the records of the tie-offs of one cycle. Changes nothing in the workspace."""

    def __init__(self, session: Session, tie_off: TieOffDesk, queue: QueueDesk) -> None:
        self._session = session
        self._tying = tie_off
        self._queue = queue

    def of(self, upper: str) -> TieOffRecord:
        """Return the record of the tie-off of a team with those below it, as it is now."""
        workspace, tie_off = self._session.workspace, self._tying.of(upper)
        tree = workspace.tree(tie_off.cycle)
        teams = tree.names
        state = self._tying.state(upper)
        items = self._queue.items(upper, "findings")
        return TieOffRecord(
            upper=teams.get(upper, upper),
            cycle=tie_off.cycle,
            teams=tuple(teams.get(team, team) for team in tie_off.lower),
            state=state.name,
            points=state.points,
            decisions=tuple(self._decisions(tie_off)),
            coverage=tuple(self._coverage(tie_off)),
            settled=tuple(f"{one.words}: {one.settled.says}" for one in items if one.settled),
            findings=tuple(f"{one.words}. {one.finding.question}" for one in items if one.finding and not one.settled),
            no_gos=tuple(self._no_gos(tie_off)),
            dependencies=tuple(self._dependencies(tie_off, teams)),
            signatures=tuple(self._signatures(tie_off, teams)),
        )

    def file_name(self, upper: str) -> str:
        """Return a file name for the record, with the ending of the first format."""
        return f"tie-off-{upper}-{self._session.cycle_id}{next(iter(RECORD_FILES))}".replace("/", "-").replace(" ", "-")

    def write(self, upper: str, path: str) -> Path:
        """Write the record into a file, replacing an existing one, whole or not at all. Raises FileRefused.

        The ending selects the format. If it names none, and for a folder, it is the first of `RECORD_FILES`.
        """
        target, record = file_in(path, self.file_name(upper)), self.of(upper)
        if target.suffix.lower() == PICTURE:
            written = picture(record)
        else:
            written = named_by(target.name).write_page(RecordPage(record.title, lines(record), picture(record)))
        write_file(target, bytes_of(written))
        return target.absolute()

    def _decisions(self, tie_off: TieOff) -> Iterator[DecisionRecord]:
        workspace = self._session.workspace
        called = names(workspace, tie_off.cycle, tie_off.lower)
        for team in tie_off.lower:
            for one in workspace.of(tie_off.cycle, team).objectives:
                about, decision = f"{called[one.id]}: {one.title}", tie_off.decision(one.id)
                if decision is None:
                    yield DecisionRecord(about, "not decided")
                    continue
                stale = STALE in why_undecided(one, decision)
                said = with_stale(CHOICE_SAYS[decision.choice], stale)
                yield DecisionRecord(about, said, made(decision.by, decision.when), decision.note)

    def _coverage(self, tie_off: TieOff) -> Iterator[CoverageRecord]:
        called = names(self._session.workspace, tie_off.cycle, (tie_off.upper, *tie_off.lower))
        for row in self._tying.analysis(tie_off.upper).coverage.rows:
            yield CoverageRecord(
                called.get(row.id, row.id),
                row.title,
                row.kind == "objective",
                row.state,
                tuple(row.dot(team) for team in tie_off.lower),
                tuple(called.get(one, one) for one in row.supporters),
            )

    def _no_gos(self, tie_off: TieOff) -> Iterator[str]:
        workspace = self._session.workspace
        for team in (tie_off.upper, *tie_off.lower):
            for full in workspace.workshops_of(tie_off.cycle, team):
                yield from (one.whole for one in full.no_gos)
            for one in workspace.of(tie_off.cycle, team).objectives:
                decision = tie_off.decision(one.id)
                if decision and decision.choice == "drop":
                    yield f"{one.title}{': ' if decision.note else ''}{decision.note}"

    def _dependencies(self, tie_off: TieOff, teams: Mapping[str, str]) -> Iterator[DependencyRecord]:
        workspace, both = self._session.workspace, {tie_off.upper, *tie_off.lower}
        for (cycle, _), okrs in sorted(workspace.okrs.items()):
            for one in okrs.dependencies if cycle == tie_off.cycle else ():
                if one.asking in both or one.giving in both:
                    asking, giving = (teams.get(team, team) for team in (one.asking, one.giving))
                    yield DependencyRecord(one.what, giving, day(one.by), "", one.answer, one.note, asking)

    def _signatures(self, tie_off: TieOff, teams: Mapping[str, str]) -> Iterator[str]:
        shown = hands_shown(tie_off, self._tying.signers(tie_off.upper))
        for team in (tie_off.upper, *tie_off.lower):
            name, signature = teams.get(team, team), tie_off.signature(team)
            hand = tie_off.hand(team)
            fist = f", {hand.fingers} of five" if hand and shown else ""
            if signature is None:
                yield f"{name}: not signed{fist}"
                continue
            why = self._tying.stale(tie_off.upper, team)
            said = f"{name}: signed by {signature.name}, {moment(signature.when.astimezone())}{fist}"
            yield f"{said}; {STALE}: {', '.join(why)}" if why else said
