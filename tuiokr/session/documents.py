"""Convert a workspace to documents and back: which value is in which file, table and row.

One file is one aggregate. `of_file` and `applied` are the reverse of each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError

from tuiokr.model.agenda import Agenda, Workshop
from tuiokr.model.candidate import Candidate
from tuiokr.model.confidence import TeamConfidence
from tuiokr.model.cycle import Cycle
from tuiokr.model.interview import OpeningLine
from tuiokr.model.no_go import NoGo
from tuiokr.model.okr import Dependency, KeyResult, Membership, Objective, TeamOKRs
from tuiokr.model.organisation import Team
from tuiokr.model.outcome import OutcomeAnswer
from tuiokr.model.parked import Parked
from tuiokr.model.preparation import Foreseen, Preparation
from tuiokr.model.shelf import differing, put
from tuiokr.model.team_test import TeamTest
from tuiokr.model.tie_off import TieOff
from tuiokr.model.value import Value
from tuiokr.model.vote import Vote
from tuiokr.model.workspace import FullWorkshop, Organisation, Workspace
from tuiokr.session import joint_fields
from tuiokr.session.row_problem import problem
from tuiokr.store.protocol import SCHEMA, File, Key

_V = TypeVar("_V")
Documents = dict[Key, dict[str, Any]]
PREPARATION = joint_fields.PREPARATION
WORKSPACE_KEY = Key("workspace", "workspace", "this")
STRANGER = "not a file of a workspace. It was not changed"


def team_file(cycle: str, team: str) -> str:
    return f"cycles/{segment(cycle)}/teams/{segment(team)}"


def segment(text: str) -> str:
    """Return an id as one segment of a logical path, with %2F for each slash."""
    return text.replace("%", "%25").replace("/", "%2F")


def plain(text: str) -> str:
    """Return the id of a segment."""
    return text.replace("%2F", "/").replace("%25", "%")


def _body(value: Value, table: str = "") -> dict[str, Any]:
    """Return a value as a row of a table, without its id, which is the key of the row."""
    return joint_fields.packed(table, {key: one for key, one in value.document().items() if key != "id"})


def of_organisation(organisation: Organisation) -> Documents:
    marks = {"schema": SCHEMA, "oldest_reader": SCHEMA, "oldest_writer": SCHEMA}
    return {WORKSPACE_KEY: {**organisation.document(), **marks}}


def of_team(team: Team) -> Documents:
    return {Key(f"teams/{segment(team.id)}", "team", team.id): _body(team)}


def of_cycle(cycle: Cycle) -> Documents:
    return {Key(f"cycles/{segment(cycle.id)}/cycle", "cycle", cycle.id): _body(cycle)}


def of_okrs(okrs: TeamOKRs) -> Documents:
    file = team_file(okrs.cycle, okrs.team)
    rows: Documents = {Key(file, "standing", okrs.team): _body(okrs.standing)}
    for table, values in (
        ("objectives", okrs.objectives),
        ("key_results", okrs.key_results),
        ("dependencies", okrs.dependencies),
    ):
        rows |= {Key(file, table, value.id): _body(value, table) for value in values}
    if okrs.preparation is not None:
        rows[Key(file, PREPARATION, okrs.team)] = _body(okrs.preparation, PREPARATION)
    return rows


def workshop_key(workshop: Workshop) -> Key:
    """Return the key of a workshop's own row."""
    return Key(f"cycles/{segment(workshop.cycle)}/sessions/{segment(workshop.id)}", "workshop", workshop.id)


def of_session(session: FullWorkshop) -> Documents:
    own = workshop_key(session.workshop)
    file = own.file
    rows: Documents = {own: _body(session.workshop)}
    for table, values in (
        ("votes", session.votes),
        ("tests", session.team_tests),
        ("parked", session.parked),
        ("candidates", session.candidates),
        ("confidence", session.confidences),
        ("opening", session.opening),
        ("outcomes", session.outcomes),
        ("no_gos", session.no_gos),
    ):
        rows |= {Key(file, table, value.id): _body(value, table) for value in values}
    return rows


def of_tie_off(tie_off: TieOff) -> Documents:
    file = f"cycles/{segment(tie_off.cycle)}/tieoffs/{segment(tie_off.id)}"
    return {Key(file, "tie_off", tie_off.id): _body(tie_off, "tie_off")}


def of_template(template: Agenda) -> Documents:
    return {Key(f"templates/{segment(template.id)}", "template", template.id): _body(template)}


def changed(before: Workspace, after: Workspace) -> dict[Key, tuple[dict[str, Any] | None, dict[str, Any] | None]]:
    """Return every document that differs: key → (body before, body after), None where it does not exist.

    Only aggregates that are not the same object are compared.
    """
    rows: dict[Key, tuple[dict[str, Any] | None, dict[str, Any] | None]] = {}

    def compare(old: Documents, new: Documents) -> None:
        for key in {**old, **new}:
            if old.get(key) != new.get(key):
                rows[key] = (old.get(key), new.get(key))

    if before.organisation != after.organisation or (before.empty and not after.empty):
        # The workspace document is never deleted, so undoing the first change leaves a blank one.
        compare(of_organisation(before.organisation), of_organisation(after.organisation))

    def each(old: Mapping[Any, _V], new: Mapping[Any, _V], documents: Callable[[_V], Documents]) -> None:
        for name in differing(old, new):
            one, other = old.get(name), new.get(name)
            if one is not other:
                compare(documents(one) if one else {}, documents(other) if other else {})

    each(before.teams, after.teams, of_team)
    each(before.cycles, after.cycles, of_cycle)
    each(before.okrs, after.okrs, of_okrs)
    each(before.workshops, after.workshops, of_session)
    each(before.tie_offs, after.tie_offs, of_tie_off)
    each(before.templates, after.templates, of_template)
    return rows


def of_file(workspace: Workspace, file: str) -> Documents:
    """Return the documents of one file from the values in memory; empty for an unknown file."""
    match [plain(part) for part in file.split("/")]:
        case ["workspace"]:
            return of_organisation(workspace.organisation)
        case ["teams", team] if team in workspace.teams:
            return of_team(workspace.teams[team])
        case ["cycles", cycle, "cycle"] if cycle in workspace.cycles:
            return of_cycle(workspace.cycles[cycle])
        case ["cycles", cycle, "teams", team] if (cycle, team) in workspace.okrs:
            return of_okrs(workspace.okrs[cycle, team])
        case ["cycles", _, "sessions", session] if session in workspace.workshops:
            return of_session(workspace.workshops[session])
        case ["cycles", _, "tieoffs", tie_off] if tie_off in workspace.tie_offs:
            return of_tie_off(workspace.tie_offs[tie_off])
        case ["templates", template] if template in workspace.templates:
            return of_template(workspace.templates[template])
    return {}


def _rows(tables: File, table: str, model: type[Any], spoilt: list[str], file: str) -> Iterator[Any]:
    for key, row in (tables.get(table) or {}).items():
        try:
            yield model.model_validate({**joint_fields.unpacked(table, row), "id": key})
        except ValidationError as error:
            spoilt.append(f"{file}.json: {table} {key}: {problem(error)}")


def _in_order(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(values, key=lambda value: (value.order, value.id)))


def okrs_of(cycle: str, team: str, tables: File, spoilt: list[str], file: str) -> TeamOKRs | None:
    standing = next(_rows(tables, "standing", Membership, spoilt, file), None)
    objectives = _in_order(_rows(tables, "objectives", Objective, spoilt, file))
    preparation = next(_rows(tables, PREPARATION, Preparation, spoilt, file), None)
    if standing is None and not objectives and preparation is None:
        return None
    return TeamOKRs.model_construct(
        team=team,
        cycle=cycle,
        standing=standing or Membership(id=team),
        objectives=objectives,
        key_results=_in_order(_rows(tables, "key_results", KeyResult, spoilt, file)),
        dependencies=tuple(_rows(tables, "dependencies", Dependency, spoilt, file)),
        preparation=preparation and preparation.but(foreseen=sorted(preparation.foreseen, key=_noted)),
    )


def _opened(vote: Vote) -> tuple[str, str]:
    return (str(vote.rounds[0].opened) if vote.rounds else "", vote.id)


def _noted(one: Candidate | OpeningLine | Foreseen | NoGo) -> tuple[str, str]:
    return str(one.noted), one.id


def workshop_of(tables: File, spoilt: list[str], file: str) -> FullWorkshop | None:
    workshop = next(_rows(tables, "workshop", Workshop, spoilt, file), None)
    if workshop is None:
        return None
    return FullWorkshop(
        workshop,
        tuple(sorted(_rows(tables, "votes", Vote, spoilt, file), key=_opened)),
        tuple(_rows(tables, "tests", TeamTest, spoilt, file)),
        tuple(sorted(_rows(tables, "parked", Parked, spoilt, file), key=lambda one: (str(one.parked), one.id))),
        tuple(sorted(_rows(tables, "candidates", Candidate, spoilt, file), key=_noted)),
        tuple(_rows(tables, "confidence", TeamConfidence, spoilt, file)),
        tuple(sorted(_rows(tables, "opening", OpeningLine, spoilt, file), key=_noted)),
        tuple(_rows(tables, "outcomes", OutcomeAnswer, spoilt, file)),
        tuple(sorted(_rows(tables, "no_gos", NoGo, spoilt, file), key=_noted)),
    )


def organisation_of(tables: File, spoilt: list[str]) -> Organisation | None:
    return next(_rows(tables, "workspace", Organisation, spoilt, "workspace"), None)


def team_of(tables: File, spoilt: list[str], file: str) -> Team | None:
    return next(_rows(tables, "team", Team, spoilt, file), None)


def cycle_of(tables: File, spoilt: list[str], file: str) -> Cycle | None:
    return next(_rows(tables, "cycle", Cycle, spoilt, file), None)


def tie_off_of(tables: File, spoilt: list[str], file: str) -> TieOff | None:
    return next(_rows(tables, "tie_off", TieOff, spoilt, file), None)


def template_of(tables: File, spoilt: list[str], file: str) -> Agenda | None:
    return next(_rows(tables, "template", Agenda, spoilt, file), None)


def belongs(file: str) -> bool:
    """Whether a file belongs in a workspace."""
    match file.split("/"):
        case ["workspace"] | ["teams" | "templates", _]:
            return True
        case ["cycles", _, "cycle"] | ["cycles", _, "teams" | "sessions" | "tieoffs", _]:
            return True
    return False


def applied(workspace: Workspace, files: Mapping[str, File], spoilt: list[str]) -> Workspace:
    """Return `workspace` with whole files replaced by the content of `files` (empty: deleted).

    A row that does not fit the model is left out and listed in `spoilt`; it stays on disk.
    """
    teams: dict[str, Team | None] = {}
    cycles: dict[str, Cycle | None] = {}
    okrs: dict[tuple[str, str], TeamOKRs | None] = {}
    workshops: dict[str, FullWorkshop | None] = {}
    tie_offs: dict[str, TieOff | None] = {}
    templates: dict[str, Agenda | None] = {}
    organisation = workspace.organisation
    for file, tables in files.items():
        parts = [plain(part) for part in file.split("/")]
        match parts:
            case ["workspace"]:
                organisation = organisation_of(tables, spoilt) or Organisation()
            case ["teams", team]:
                teams[team] = team_of(tables, spoilt, file)
            case ["cycles", cycle, "cycle"]:
                cycles[cycle] = cycle_of(tables, spoilt, file)
            case ["cycles", cycle, "teams", team]:
                okrs[cycle, team] = okrs_of(cycle, team, tables, spoilt, file)
            case ["cycles", _, "sessions", workshop]:
                workshops[workshop] = workshop_of(tables, spoilt, file)
            case ["cycles", _, "tieoffs", tie_off]:
                tie_offs[tie_off] = tie_off_of(tables, spoilt, file)
            case ["templates", template]:
                templates[template] = template_of(tables, spoilt, file)
            case _:
                spoilt.append(f"{file}.json: {STRANGER}")
    return replace(
        workspace,
        organisation=organisation,
        teams=put(workspace.teams, teams) if teams else workspace.teams,
        cycles=put(workspace.cycles, cycles) if cycles else workspace.cycles,
        okrs=put(workspace.okrs, okrs) if okrs else workspace.okrs,
        workshops=put(workspace.workshops, workshops) if workshops else workspace.workshops,
        tie_offs=put(workspace.tie_offs, tie_offs) if tie_offs else workspace.tie_offs,
        templates=put(workspace.templates, templates) if templates else workspace.templates,
    )


def with_rows(workspace: Workspace, rows: Mapping[Key, dict[str, Any] | None], spoilt: list[str]) -> Workspace:
    """Return `workspace` with some documents replaced; None deletes one."""
    files: dict[str, dict[str, dict[str, Any]]] = {key.file: {} for key in rows}
    for file in files:
        for key, standing in of_file(workspace, file).items():
            files[file].setdefault(key.table, {})[key.id] = standing
    for key, body in rows.items():
        table = files[key.file].setdefault(key.table, {})
        table.pop(key.id, None)
        if body is not None:
            table[key.id] = body
    return applied(workspace, files, spoilt)
