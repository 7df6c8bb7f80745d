"""Import the OKRs of a file into the workspace, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tuiokr.exchange import format_registry, merge
from tuiokr.exchange.document import Counts, Document, ExchangeError, shown
from tuiokr.exchange.limits import LARGEST_DOCUMENT
from tuiokr.exchange.merge import Tally
from tuiokr.exchange.named_file import read_file, typed_file
from tuiokr.model.words import plural
from tuiokr.model.workspace import Workspace
from tuiokr.session import documents as records
from tuiokr.session.session import Session
from tuiokr.store import codec
from tuiokr.store.limits import WARN_SIZE
from tuiokr.store.protocol import Busy


@dataclass(frozen=True)
class ImportResult:
    """The result of one import, or with `dry_run` its expected result."""

    file: str
    cycle: str
    """The id of the target cycle."""
    found: Counts
    """The counts of what the file contains."""
    added: Tally
    changed: Tally
    unchanged: Tally
    notes: tuple[str, ...] = ()
    """What was skipped or guessed, one line each."""
    dry_run: bool = False

    @property
    def line(self) -> str:
        """`x.json: 15 teams, 29 objectives, … into FY21-Q2 (15 + 29 + 73 new, 0 changed, 0 unchanged)`."""
        counts = self.found
        held = ", ".join(
            plural(count, word)
            for count, word in (
                (counts.teams, "team"),
                (counts.objectives, "objective"),
                (counts.key_results, "key result"),
                (counts.links, "link"),
            )
        )
        told = f"{_sum(self.added)} new, {_sum(self.changed)} changed, {_sum(self.unchanged)} unchanged"
        return f"{self.file}: {held} into {self.cycle} ({told}{'; nothing was written' if self.dry_run else ''})"

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain JSON types."""
        counts = self.found

        def numbers(of: Tally | Counts) -> dict[str, int]:
            return {"teams": of.teams, "objectives": of.objectives, "key_results": of.key_results}

        return {
            "file": self.file,
            "cycle": self.cycle,
            "found": {**numbers(counts), "links": counts.links},
            "added": numbers(self.added),
            "changed": numbers(self.changed),
            "unchanged": numbers(self.unchanged),
            "notes": list(self.notes),
            "dry_run": self.dry_run,
        }


def _sum(tally: Tally) -> str:
    """Return `15 + 29 + 73` for teams, objectives, key results; `0` if all are 0."""
    return f"{tally.teams} + {tally.objectives} + {tally.key_results}" if tally.total else "0"


def read_named(typed: str) -> tuple[str, bytes]:
    """Return the name and the bytes of a file, by its typed path; `~` is the home folder. Raises FileRefused."""
    file = typed_file(typed)
    return file.name, read_file(file, LARGEST_DOCUMENT)


def titles() -> tuple[str, ...]:
    """Return the titles of the formats that can be imported."""
    return tuple(one.title for one in format_registry.imported())


def import_file(
    session: Session,
    name: str,
    data: bytes,
    *,
    format: str | None = None,
    cycle: str | None = None,
    team: str | None = None,
    under: str | None = None,
    dry_run: bool = False,
) -> ImportResult:
    """Import a file's OKRs into the session's workspace as one change.

    `name` is the file's name, for messages and to detect the format, unless `format` gives it. `cycle` overrides the
    file's cycle, or chooses one of several. `team` receives all objectives; the file's top teams are put under
    `under` (both ids or names). Importing the same file again changes nothing.
    Raises ExchangeError with the file's name if the file cannot be read or does not fit, and StoreError for a disk
    error; then nothing was changed.
    """
    document = format_registry.read(data, name, format, cycle)
    try:
        plan = merge.plan(_ready(session.workspace, document), document, cycle=cycle, team=team, under=under)
    except ExchangeError as error:
        raise error if error.file else error.of(name) from None
    after = plan.applied(_ready(session.workspace, document))
    _demand_room(name, session.workspace, after)
    if plan.changes and not dry_run:
        clashes = len(session.clashes)
        session.change(f"import {name}", after)
        if len(session.clashes) > clashes:
            raise Busy(f"{name} was not imported: somebody else changed the same teams", "Import it again.")
    return ImportResult(
        name, plan.cycle.id, document.counts, plan.added, plan.updated, plan.unchanged, plan.notes, dry_run
    )


def _demand_room(name: str, before: Workspace, after: Workspace) -> None:
    """Raise ExchangeError if a file of the workspace would become so large that all later commands are slow."""
    for file in dict.fromkeys(key.file for key in records.changed(before, after)):
        documents = records.of_file(after, file)
        tables: dict[str, dict[str, dict[str, Any]]] = {}
        for key, body in documents.items():
            tables.setdefault(key.table, {})[key.id] = {**body, "rev": 1}
        size = len(codec.encode(tables))
        if size > WARN_SIZE:
            kept = list(_kept(documents))
            largest = f", the largest is {shown(max(kept)[1])}" if kept else ""
            hint = f"; {plural(len(kept), 'value')} in it have no field in tuiokr{largest}" if kept else ""
            what = f"found {size / 1e6:.1f} MB that would go into one file of the workspace ({file})"
            raise ExchangeError(name, None, f"{what}, expected at most {WARN_SIZE / 1e6:.0f} MB{hint}")


def _kept(documents: records.Documents) -> Iterator[tuple[int, str]]:
    """Yield (size, name) of the imported values that have no field in tuiokr."""
    for body in documents.values():
        other = body.get("other")
        for key, value in other.items() if isinstance(other, dict) else ():
            yield len(key) + len(str(value)), key


def _ready(workspace: Workspace, document: Document) -> Workspace:
    """Return an empty, unnamed workspace with the organisation's name from the document; any other unchanged."""
    if workspace.organisation.name or not workspace.empty or not document.organisation:
        return workspace
    return replace(workspace, organisation=workspace.organisation.but(name=document.organisation))
