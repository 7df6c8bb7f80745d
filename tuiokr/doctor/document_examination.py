"""Check that the documents of a workspace fit together: rows that fit no table, and references to nothing."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from tuiokr.doctor.defects import Defect
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.workspace import Workspace
from tuiokr.session import documents
from tuiokr.store.protocol import File


def examined(files: Mapping[str, File]) -> list[Defect]:
    """Return the defects in and between the documents of these files."""
    spoilt: list[str] = []
    workspace = documents.applied(Workspace(), files, spoilt)
    found = [_spoilt(told) for told in spoilt]
    known: dict[str, set[str]] = {}
    for (cycle, _), okrs in workspace.okrs.items():
        known.setdefault(cycle, set()).update(one.id for one in okrs.objectives)
    for file, tables in files.items():
        parts = [documents.plain(part) for part in file.split("/")]
        found += _misplaced(file, tables, parts)
        found += _teams_and_cycles(workspace, file, parts)
        match parts:
            case ["cycles", cycle, "teams", team] if (cycle, team) in workspace.okrs:
                found += _inside(workspace.okrs[cycle, team], file, known[cycle])
    return found


def _spoilt(told: str) -> Defect:
    where, _, what = told.partition(": ")
    return Defect(
        "does-not-fit",
        "warning",
        what,
        where,
        "It is not shown. It stays unchanged in the file.",
        "Correct it by hand, or delete it.",
    )


def _misplaced(file: str, tables: File, parts: list[str]) -> Iterator[Defect]:
    """Find a file whose content has another id than its name: a copy made by a person or a program."""
    match parts:
        case ["teams", name]:
            table = "team"
        case ["templates", name]:
            table = "template"
        case ["cycles", name, "cycle"]:
            table = "cycle"
        case ["cycles", _, "teams" | "sessions" | "tieoffs" as kind, name]:
            table = {"teams": "standing", "sessions": "workshop", "tieoffs": "tie_off"}[kind]
        case _:
            return
    for key in tables.get(table, {}):
        if key != name:
            yield Defect(
                "copy",
                "warning",
                f"its name says “{name}”, its content says “{key}”",
                f"{file}.json",
                "It counts as another one, and edits go to one of the two.",
                "Compare the two, copy what is missing, and delete the copy.",
            )


def _teams_and_cycles(workspace: Workspace, file: str, parts: list[str]) -> Iterator[Defect]:
    if parts[0] == "cycles" and len(parts) > 2 and parts[1] not in workspace.cycles and parts[2] != "cycle":
        yield _points(
            file, f"it belongs to the cycle “{parts[1]}”, which has no cycle.json", "The cycle is not offered."
        )
    match parts:
        case ["teams", team] if team in workspace.teams:
            above = workspace.teams[team].parent
            if above is not None and above not in workspace.teams:
                yield _points(file, f"it is under “{above}”, which does not exist", "It is shown as a top team.")
        case ["cycles", _, "teams", team] if team not in workspace.teams:
            yield _points(file, f"these are the OKRs of “{team}”, which does not exist", "They are not shown.")
        case ["cycles", _, "sessions", session] if session in workspace.workshops:
            team = workspace.workshops[session].workshop.team
            if team not in workspace.teams:
                yield _points(file, f"this is a workshop of “{team}”, which does not exist", "It is not offered.")
        case ["cycles", _, "tieoffs", tie_off] if tie_off in workspace.tie_offs:
            one = workspace.tie_offs[tie_off]
            for team in (one.upper, *one.lower):
                if team not in workspace.teams:
                    yield _points(file, f"it names “{team}”, which does not exist", "The team is left out.")


def _inside(okrs: TeamOKRs, file: str, known: Container[str]) -> Iterator[Defect]:
    ids = {one.id for one in okrs.objectives}
    for key in okrs.key_results:
        if key.objective not in ids:
            what = f"the key result “{key.id}” belongs to “{key.objective}”, which is not here"
            yield _points(file, what, "It is shown below all objectives on the draft screen, and is not counted.")
    for one in okrs.objectives:
        if one.parent is not None and one.parent not in known:
            what = f"the objective “{one.id}” supports “{one.parent}”, which is not in this cycle"
            yield _points(file, what, "It shows as supporting nothing.")


def _points(file: str, what: str, why: str) -> Defect:
    return Defect("dangling", "warning", what, f"{file}.json", why, "Restore what is missing, or change it here.")
