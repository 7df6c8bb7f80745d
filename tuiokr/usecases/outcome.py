"""Outcome or output: the room says what each key result is, then the check says what it thinks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tuiokr.model import fingerprint
from tuiokr.model.okr import KeyResult, TeamOKRs
from tuiokr.model.outcome import ORDER, SAYS, OutcomeAnswer, Said, differ
from tuiokr.model.stale import why_stale
from tuiokr.model.words import clean, short
from tuiokr.model.workspace import FullWorkshop, labels
from tuiokr.session.session import Session
from tuiokr.usecases.checks import CheckDesk
from tuiokr.usecases.draft import DraftDesk
from tuiokr.usecases.workshop import WorkshopDesk

RULE = "output-not-outcome"
"""The rule whose question helps to rewrite an output."""


@dataclass(frozen=True)
class SortedKeyResult:
    """One key result, what the room says about it, and what the check says after that."""

    key: KeyResult
    label: str
    room: Said | None = None
    """None while the room has said nothing about the present words."""
    check: Said | None = None
    """None until the room has an answer, so that the machine does not lead it."""
    before: Said | None = None
    """What the room said about words that were changed since."""

    @property
    def differs(self) -> bool:
        """Whether the room and the check contradict each other."""
        return bool(self.room and self.check and differ(self.room, self.check))

    @property
    def check_words(self) -> str:
        """What the check says beside the room: `the check says output`; "" before the room has an answer."""
        if not self.room or not self.check:
            return ""
        if self.room == self.check and self.check != "unsure":
            return "the check agrees"
        return f"the check {SAYS[self.check] if self.check == 'unsure' else f'says {SAYS[self.check]}'}"


class OutcomeDesk:
    """What the room says about the key results of one workshop."""

    def __init__(self, session: Session, running: WorkshopDesk, draft: DraftDesk, checks: CheckDesk) -> None:
        self._session = session
        self._running = running
        self._draft = draft
        self._checks = checks

    def sorted(self, workshop_id: str) -> tuple[SortedKeyResult, ...]:
        """Return the key results: those without an answer, then the outputs, then *cannot say*, then the outcomes."""
        full = self._running.full(workshop_id)
        okrs = self._okrs(full)
        short_names = labels(okrs)
        found = [self._one(full, okrs, key, short_names[key.id]) for key in okrs.listed]
        return tuple(sorted(found, key=lambda one: ORDER.index(one.room) if one.room else -1))

    def one(self, workshop_id: str, about: str) -> SortedKeyResult | None:
        """Return one key result; None if it was deleted."""
        return next((one for one in self.sorted(workshop_id) if one.key.id == about), None)

    def answer(self, workshop_id: str, about: str, says: Said) -> None:
        """Record what the room says about a key result in its present words."""
        full = self._running.full(workshop_id)
        okrs = self._okrs(full)
        key = okrs.key_result(about)
        if key is None:
            return
        new = OutcomeAnswer(
            id=about,  # so that two windows answer in the same row
            about=about,
            says=says,
            fingerprint=fingerprint.of_wording(okrs, about),
            noted=self._session.clock.now(),
        )
        rest = tuple(one for one in full.outcomes if one.about != about)
        self._running.keep(replace(full, outcomes=(*rest, new)), f"{SAYS[says]}: “{short(key.statement)}”")

    def take_back(self, workshop_id: str, about: str) -> None:
        """Delete what the room said about a key result."""
        full = self._running.full(workshop_id)
        rest = tuple(one for one in full.outcomes if one.about != about)
        if len(rest) != len(full.outcomes):
            words = short(self._okrs(full).words_of(about))
            self._running.keep(replace(full, outcomes=rest), f"take back the answer on “{words}”")

    def reword(self, workshop_id: str, about: str, words: str) -> bool:
        """Save other words of a key result; the answer of the room is stale then. Return whether they are others."""
        from tuiokr.usecases.key_result_form import reworded

        full = self._running.full(workshop_id)
        key, said = self._okrs(full).key_result(about), clean(words)
        if key is None or not said or said == key.statement:
            return False
        fields = reworded(key, said, self._session.cycle, self._session.clock.today())
        self._draft.edit_as("reword", full.workshop.team, about, fields)
        return True

    def helps(self, workshop_id: str, about: str) -> tuple[str, ...]:
        """Return what helps to rewrite a key result: the question of the check, after the room has an answer."""
        found = self.one(workshop_id, about)
        if found is None or found.room is None or found.room == "outcome":
            return ()
        okrs = self._okrs(self._running.full(workshop_id))
        objective = okrs.objective(found.key.objective)
        opinion = self._checks.key_result(found.key, objective.title if objective else "")
        about_output = next((one.question for one in opinion.open if one.name == RULE), "")
        question = about_output or opinion.verdict.settles
        return (question,) if question else ("What changes because of it, for whom, and by which number?",)

    def _one(self, full: FullWorkshop, okrs: TeamOKRs, key: KeyResult, label: str) -> SortedKeyResult:
        answer = next((one for one in full.outcomes if one.about == key.id), None)
        if answer is None:
            return SortedKeyResult(key, label)
        if why_stale(answer.fingerprint, fingerprint.of_wording(okrs, key.id)):
            return SortedKeyResult(key, label, before=answer.says)
        objective = okrs.objective(key.objective)
        verdict = self._checks.key_result(key, objective.title if objective else "").verdict
        return SortedKeyResult(key, label, answer.says, verdict.outcome or "unsure")

    def _okrs(self, full: FullWorkshop) -> TeamOKRs:
        return self._session.workspace.of(full.workshop.cycle, full.workshop.team)
