"""The queues of a tie-off: what each step of the hour has to settle, and what the room said about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tuiokr.alignment.tie_off_queue import QUEUES, QueueItem, QueueName, fingerprint_of, items, subject_of
from tuiokr.model.agenda import Workshop
from tuiokr.model.step_kind import StepKind
from tuiokr.model.tie_off import SETTLING_SAYS, SettledFinding, Settling, TieOff
from tuiokr.model.words import short
from tuiokr.session.session import Session

if TYPE_CHECKING:
    from tuiokr.usecases.tie_off import TieOffDesk

QUEUE_OF: Final[Mapping[StepKind, QueueName]] = {
    StepKind.INTENT: "intent",
    StepKind.COVERAGE: "coverage",
    StepKind.RELEVANCE: "relevance",
    StepKind.OVERLAP: "overlap",
    StepKind.LOAD: "load",
}
"""The queue of each step of the hour that has one."""
INTENT = "intent "
"""What the key of an upper objective begins with, before its id."""


class QueueDesk:
    """The queues of the tie-offs of one cycle."""

    def __init__(self, session: Session, tie_off: TieOffDesk) -> None:
        self._session = session
        self._tying = tie_off

    def items(self, upper: str, name: QueueName) -> tuple[QueueItem, ...]:
        """Return everything that a step settles, in the order of what is lost if it is ignored."""
        if name == "intent":
            return tuple(self._intents(upper))
        tie_off, analysis = self._tying.of(upper), self._tying.analysis(upper)
        found = items(analysis.findings, QUEUES[name], tie_off, self._words(upper), self._earlier(upper))
        if name not in ("coverage", "relevance"):
            return found
        return tuple(
            replace(one, subject=self._tying.words_of(subject_of(one.finding)) if one.finding else "") for one in found
        )

    def left(self, upper: str, name: QueueName) -> int:
        """Return how many items of a step are still open."""
        return sum(one.settled is None for one in self.items(upper, name))

    def counts(self, workshop: Workshop) -> dict[StepKind, tuple[int, int]]:
        """Return for each step of a tie-off how many items are open, and how many there are."""
        found: dict[StepKind, tuple[int, int]] = {}
        for step in workshop.agenda.steps:
            if step.kind in QUEUE_OF:
                every = self.items(workshop.team, QUEUE_OF[step.kind])
                found[step.kind] = sum(one.settled is None for one in every), len(every)
            elif step.kind is StepKind.SIGNATURES:
                tie_off, teams = self._tying.of(workshop.team), self._tying.signers(workshop.team)
                signed = [one for one in teams if tie_off.signature(one) and not self._tying.stale(workshop.team, one)]
                found[step.kind] = len(teams) - len(signed), len(teams)
        return found

    def settle(self, upper: str, item: QueueItem, how: Settling, note: str = "") -> None:
        """Record what the room says about an item; it replaces what was said before (undo restores it)."""
        new = SettledFinding(
            finding=item.id,
            how=how,
            note=note,
            words=fingerprint_of(item.about, self._words(upper)),
            when=self._session.clock.now(),
            by=self._session.store.who,
        )
        tie_off = self._tying.of(upper)
        rest = tuple(one for one in tie_off.settled if one.finding != item.id)
        self._tying.keep(tie_off.but(settled=(*rest, new)), f"{SETTLING_SAYS[how]}: {short(item.words)}")

    def reopen(self, upper: str, item: QueueItem) -> bool:
        """Remove what was said about an item. Return whether anything was."""
        tie_off = self._tying.of(upper)
        rest = tuple(one for one in tie_off.settled if one.finding != item.id)
        if len(rest) == len(tie_off.settled):
            return False
        self._tying.keep(tie_off.but(settled=rest), f"open again: {short(item.words)}")
        return True

    def said(self, upper: str, item: QueueItem) -> SettledFinding | None:
        """Return what is recorded about an item now, also by another window."""
        return next((one for one in self._tying.of(upper).settled if one.finding == item.id), None)

    def _intents(self, upper: str) -> Iterator[QueueItem]:
        tie_off = self._tying.of(upper)
        said = {one.finding: one for one in tie_off.settled}
        for one in self._session.workspace.of(tie_off.cycle, upper).objectives:
            now = said.get(INTENT + one.id)
            same = now is not None and now.words == fingerprint_of((one.id,), {one.id: one.title})
            yield QueueItem(INTENT + one.id, (one.id,), one.title, settled=now if same else None)

    def _words(self, upper: str) -> dict[str, str]:
        """Return the words of everything that a finding can be about: statements and dependencies."""
        tie_off, workspace = self._tying.of(upper), self._session.workspace
        found: dict[str, str] = {}
        for (cycle, _), okrs in workspace.okrs.items():
            if cycle == tie_off.cycle:
                found |= {one.id: one.title for one in okrs.objectives}
                found |= {key.id: key.statement for key in okrs.key_results}
                found |= {one.id: f"{one.what} {one.answer}" for one in okrs.dependencies}
        return found

    def _earlier(self, upper: str) -> list[TieOff]:
        """Return the tie-offs of the same team in other cycles, the latest first."""
        cycle, ties = self._session.cycle_id, self._session.workspace.tie_offs.values()
        others = [one for one in ties if one.upper == upper and one.cycle != cycle and one.settled]
        return sorted(others, key=_last_said, reverse=True)


def _last_said(tie_off: TieOff) -> str:
    return max((one.when.isoformat() for one in tie_off.settled if one.when), default="")
