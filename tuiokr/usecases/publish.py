"""Publishing: the gates with their reasons, then one clean artefact."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tuiokr.alignment.publish_gates import Gate, gates
from tuiokr.exchange import markdown
from tuiokr.exchange.merge import document_of
from tuiokr.model import fingerprint
from tuiokr.session.session import Session
from tuiokr.usecases.checks import CheckDesk
from tuiokr.usecases.tie_off import TieOffDesk


class NotWritten(Exception):
    """The artefact could not be written; the text says where and why."""


class PublishDesk:
    """Publishes a team's OKRs of the cycle being looked at."""

    def __init__(self, session: Session, checking: CheckDesk, tying_off: TieOffDesk) -> None:
        self._session = session
        self._checking = checking
        self._tying_off = tying_off

    def gates(self, team: str) -> tuple[Gate, ...]:
        """Each gate with its reason. Only a blocking one holds publishing up."""
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
        """The artefact, as Markdown. The cycle need not have a document: somebody may have taken it away."""
        session = self._session
        cycles = {**session.workspace.cycles, session.cycle_id: session.cycle}
        return markdown.write(document_of(replace(session.workspace, cycles=cycles), session.cycle_id, team))

    def publish(self, team: str) -> None:
        """The set as it stands is published. Raises ValueError while a blocking gate is shut."""
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
        """Back to a draft."""
        workspace = self._session.workspace
        okrs = workspace.of(self._session.cycle_id, team)
        standing = okrs.standing.but(state="drafted", since=self._session.clock.now(), published="")
        self._session.change(f"withdraw {self._name(team)}", workspace.with_okrs(okrs.but(standing=standing)))

    def write(self, team: str, path: str) -> Path:
        """The artefact into a file, whole or not at all; an existing one is replaced. Raises NotWritten."""
        target = Path(path)
        try:
            target = target.expanduser()
            if target.is_dir():
                target = target / f"{team}-{self._session.cycle_id}.md".replace("/", "-")
            beside = target.with_name(f".{target.name}.part")
            try:
                beside.write_text(self.text(team), encoding="utf-8")
                beside.replace(target)
            finally:
                beside.unlink(missing_ok=True)
        except (OSError, ValueError, RuntimeError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise NotWritten(f"{target}: not written, {reason}. Choose another file.") from None
        return target.absolute()
