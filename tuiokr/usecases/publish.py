"""Publish a team's OKRs: the gates with their reasons, then one page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tuiokr.alignment.publish_gates import Gate, gates
from tuiokr.exchange import markdown
from tuiokr.exchange.document import Document
from tuiokr.exchange.file_format import Format
from tuiokr.exchange.format_registry import named_by, offered
from tuiokr.exchange.merge import document_of
from tuiokr.exchange.named_file import file_in, write_file
from tuiokr.model import fingerprint
from tuiokr.session.session import Session
from tuiokr.usecases.checks import CheckDesk
from tuiokr.usecases.tie_off import TieOffDesk


class PublishDesk:
    """Publishes a team's OKRs of the selected cycle."""

    def __init__(self, session: Session, checking: CheckDesk, tying_off: TieOffDesk) -> None:
        self._session = session
        self._checking = checking
        self._tying_off = tying_off

    def gates(self, team: str) -> tuple[Gate, ...]:
        """Return each gate with its reason. Only a blocking gate prevents publishing."""
        workspace, cycle = self._session.workspace, self._session.cycle_id
        okrs = workspace.of(cycle, team)
        measurable: dict[str, bool] = {}
        for key in okrs.key_results:
            objective = okrs.objective(key.objective)
            said = self._checking.key_result(key, objective.title if objective else "").verdict.measurable
            if said != "unsure":
                measurable[key.id] = said != "no"
        above = workspace.tree(cycle).parent(team)
        tie_off = self._tying_off.of(above.id) if above else None
        return gates(workspace, cycle, team, tie_off, measurable=measurable)

    def text(self, team: str) -> str:
        """Return the page as Markdown."""
        return markdown.write(self._document(team))

    def _document(self, team: str) -> Document:
        """Return the document to publish. The stored document of the cycle may be missing, if someone deleted it."""
        session = self._session
        cycles = {**session.workspace.cycles, session.cycle_id: session.cycle}
        return document_of(replace(session.workspace, cycles=cycles), session.cycle_id, team)

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats in which the page can be written."""
        return offered("publish")

    def file_name(self, team: str) -> str:
        """Return a file name for a team's page, with the extension of the first format."""
        return f"{team}-{self._session.cycle_id}{self.formats[0].endings[0]}".replace("/", "-")

    def _bytes(self, team: str, file: str) -> bytes:
        by_ending = named_by(file)
        writer = (by_ending if by_ending in self.formats else self.formats[0]).write
        return writer(self._document(team)) if writer else b""

    def publish(self, team: str) -> None:
        """Publish the present set. Raises ValueError while a blocking gate is not passed."""
        shut = [gate for gate in self.gates(team) if gate.blocking and gate.ok is False]
        if shut:
            raise ValueError(f"Not published: {shut[0].reason}")
        workspace = self._session.workspace
        okrs = workspace.of(self._session.cycle_id, team)
        standing = okrs.standing.but(
            state="published", since=self._session.clock.now(), published=fingerprint.of_set(okrs)
        )
        self._session.change(f"publish {self._name(team)}", workspace.with_okrs(okrs.but(standing=standing)))

    def _name(self, team: str) -> str:
        found = self._session.workspace.tree(self._session.cycle_id).get(team)
        return found.name if found else team

    def withdraw(self, team: str) -> None:
        """Change a published set back to a draft."""
        workspace = self._session.workspace
        okrs = workspace.of(self._session.cycle_id, team)
        standing = okrs.standing.but(state="drafted", since=self._session.clock.now(), published="")
        self._session.change(f"withdraw {self._name(team)}", workspace.with_okrs(okrs.but(standing=standing)))

    def write(self, team: str, path: str) -> Path:
        """Write the page into a file, replacing an existing one, whole or not at all. Raises FileRefused.

        The extension selects the format. If it names none, and for a folder, it is the first of `formats`.
        """
        target = file_in(path, self.file_name(team))
        write_file(target, self._bytes(team, target.name))
        return target.absolute()
