"""The minutes of a workshop: its record with the OKRs, what was decided, what changed, and what is next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from tuiokr.alignment.dependencies import is_open
from tuiokr.exchange.file_format import bytes_of
from tuiokr.exchange.markdown.escape import escape, plain
from tuiokr.exchange.markdown.page_writer import about_key_result, about_objective
from tuiokr.exchange.minutes import DependencyRecord, Minutes, RewordingRecord, StatementRecord
from tuiokr.exchange.minutes_format import DEFAULT, FORMATS, MinutesFormat, named_by
from tuiokr.exchange.named_file import file_in, write_file
from tuiokr.exchange.workshop_record import WorkshopRecord
from tuiokr.model import stale
from tuiokr.model.agenda import Workshop
from tuiokr.model.okr import KeyResult, TeamOKRs
from tuiokr.model.theme import themes_of
from tuiokr.model.tie_off import CHOICE_SAYS
from tuiokr.model.words import short
from tuiokr.model.workspace import day, labels
from tuiokr.session.session import Session
from tuiokr.usecases.history import HistoryDesk, NoHistory
from tuiokr.usecases.statement_versions import rewordings
from tuiokr.usecases.workshop_record import WorkshopRecordDesk, names_of

SAVES = 5_000
"""How many of the last saves of a team's set are examined for changes of the wording."""


class MinutesDesk:
    """Composes and writes the minutes of workshops. Changes nothing in the workspace."""

    def __init__(self, session: Session, records: WorkshopRecordDesk, history: HistoryDesk) -> None:
        self._session = session
        self._records = records
        self._history = history

    def of(self, workshop: str) -> Minutes | None:
        """Return the minutes of a workshop, ended or not; None if it does not exist."""
        full, record = self._session.workspace.workshops.get(workshop), self._records.record(workshop)
        if full is None or record is None:
            return None
        one = full.workshop
        okrs = self._session.workspace.of(one.cycle, one.team)
        names = names_of(okrs)
        changed, unknown = self._rewordings(one, names)
        return Minutes(
            record=record,
            objectives=tuple(_objectives(okrs, names, self._labels_above(one))),
            decisions=(*_waived(okrs, names), *self._tie_off_decisions(one)),
            dependencies=tuple(self._dependencies(okrs, names)),
            rewordings=changed,
            unknown=unknown,
            next=tuple(self._next(one, okrs, names, record)),
        )

    def text(self, workshop: str, how: MinutesFormat = DEFAULT) -> str:
        """Return the minutes in a format; "" if the workshop does not exist."""
        found = self.of(workshop)
        return how.write(found) if found else ""

    @property
    def formats(self) -> tuple[MinutesFormat, ...]:
        """The formats in which the minutes can be written to a file."""
        return tuple(one for one in FORMATS.values() if one.endings)

    def file_name(self, workshop: str) -> str:
        """Return a file name for the minutes, with the ending of the first format."""
        one = self._session.workspace.workshops[workshop].workshop
        when = (one.begun or one.ended or self._session.clock.now()).astimezone()
        return f"minutes-{one.team}-{when:%Y-%m-%d}{DEFAULT.endings[0]}".replace("/", "-").replace(" ", "-")

    def write(self, workshop: str, path: str) -> Path:
        """Write the minutes into a file, replacing an existing one, whole or not at all. Raises FileRefused.

        The ending selects the format. If it names none, and for a folder, it is the first of `FORMATS`.
        """
        target = file_in(path, self.file_name(workshop))
        write_file(target, bytes_of(self.text(workshop, named_by(target.name))))
        return target.absolute()

    def _labels_above(self, one: Workshop) -> Mapping[str, str]:
        """Return id → escaped name of the objectives and key results of the teams above, which these may support."""
        workspace = self._session.workspace
        tree = workspace.tree(one.cycle)
        found: dict[str, str] = {}
        above = tree.parent(one.team)
        met: set[str] = set()
        while above is not None and above.id not in met:
            met.add(above.id)
            for thing, name in names_of(workspace.of(one.cycle, above.id)).items():
                found[thing] = escape(f"{above.name} {name}", in_parts=True)
            above = tree.parent(above.id)
        return found

    def _dependencies(self, okrs: TeamOKRs, names: Mapping[str, str]) -> Iterator[DependencyRecord]:
        tree = self._session.workspace.tree(okrs.cycle)
        for one in okrs.dependencies:
            giving = tree.get(one.giving)
            yield DependencyRecord(
                what=one.what,
                giving=giving.name if giving else one.giving,
                by=day(one.by),
                about=names.get(one.about or "", ""),
                answer=one.answer,
                note=one.note,
            )

    def _tie_off_decisions(self, one: Workshop) -> Iterator[str]:
        """Yield what two levels decided and signed during a workshop for their tie-off."""
        workspace = self._session.workspace
        tie_off = workspace.tie_off_of(one.cycle, one.team) if one.agenda.kind == "tie-off" else None
        if tie_off is None or one.begun is None:
            return
        tree, until = workspace.tree(one.cycle), one.ended or self._session.clock.now()
        teams = {team.id: team.name for team in tree.teams}
        names = {
            thing: f"{teams.get(team, team)} {name}"
            for team in tie_off.lower
            for thing, name in names_of(workspace.of(one.cycle, team)).items()
        }
        for decision in tie_off.decisions:
            if decision.when and one.begun <= decision.when <= until and decision.objective in names:
                note = f": {decision.note}" if decision.note else ""
                yield f"{names[decision.objective]}: {CHOICE_SAYS[decision.choice]}{note}"
        for signature in tie_off.signatures:
            if one.begun <= signature.when <= until:
                yield f"{signature.name} signed for {teams.get(signature.team, signature.team)}"

    def _rewordings(self, one: Workshop, names: Mapping[str, str]) -> tuple[tuple[RewordingRecord, ...], str]:
        """Return what changed in the wording during a workshop, and why that is not known or not complete."""
        if one.begun is None:
            return (), ""
        try:
            saves = self._history.saves_of_team(one.cycle, one.team, SAVES)
        except NoHistory as error:
            return (), f"This is not known, because the history cannot be read: {error}"
        until, place = one.ended or self._session.clock.now(), list(names)
        changed = rewordings(saves, one.begun, until)
        found = tuple(
            RewordingRecord(
                about=each.kind if not each.field else names.get(each.thing, f"{each.kind}, deleted since"),
                field=each.field,
                versions=each.versions,
            )
            for each in sorted(changed, key=lambda each: place.index(each.thing) if each.thing in names else len(place))
        )
        cut = len(saves) == SAVES and datetime.fromisoformat(saves[-1].when) > one.begun
        return found, f"Only the last {SAVES:,} saves were examined" if cut else ""

    def _next(self, one: Workshop, okrs: TeamOKRs, names: Mapping[str, str], record: WorkshopRecord) -> Iterator[str]:
        for parked in record.parked:
            if not parked.resolved:
                words = short(" ".join(parked.words.split()), 80)
                by = f", by {day(parked.due)}" if parked.due else ""
                yield f"{parked.owner}: “{words}”{by}" if parked.owner else f"Answer “{words}”{by}"
        for theme in themes_of(one, okrs):
            if not theme.covered:
                yield f"Write an objective for the theme “{short(theme.words, 80)}”, or drop it"
        for about, why in stale.agreement(self._session.workspace, okrs).why_not:
            yield f"Agree on {names.get(about, about)}: {why}"
        tree = self._session.workspace.tree(okrs.cycle)
        for need in okrs.dependencies:
            if is_open(need):
                giving = tree.get(need.giving)
                yield f"Settle “{need.what}” with {giving.name if giving else need.giving or 'a team'}: {need.answer}"
        for key in okrs.key_results:
            if not key.champion:
                yield f"Find a champion for {names[key.id]}"


def _objectives(okrs: TeamOKRs, names: Mapping[str, str], above: Mapping[str, str]) -> Iterator[StatementRecord]:
    short_names = labels(okrs)
    for one in okrs.objectives:
        yield StatementRecord(
            label=short_names[one.id],
            about=names[one.id],
            words=one.title,
            why=one.why,
            details=_details(about_objective(one, above)),
            key_results=tuple(_key_result(key, names, short_names[key.id], above) for key in okrs.of(one.id)),
        )
    if okrs.strays:
        keys = tuple(_key_result(key, names, short_names[key.id], above) for key in okrs.strays)
        yield StatementRecord("", "", "Key results without an objective", key_results=keys)


def _key_result(key: KeyResult, names: Mapping[str, str], label: str, above: Mapping[str, str]) -> StatementRecord:
    return StatementRecord(
        label=label.rpartition("·")[2],
        about=names[key.id],
        words=key.statement,
        details=_details(about_key_result(key, above)),
    )


def _details(written: list[str]) -> tuple[str, ...]:
    """Return lines of a published page as plain words."""
    return tuple(plain(line) for line in written)


def _waived(okrs: TeamOKRs, names: Mapping[str, str]) -> Iterator[str]:
    waivers = [(one.id, one.waivers) for one in okrs.objectives] + [(key.id, key.waivers) for key in okrs.key_results]
    for thing, those in waivers:
        for one in those:
            words = f" (“{one.words}”)" if one.words else ""
            yield f"{names[thing]}: finding {one.name}{words} waived, {one.reason}"
