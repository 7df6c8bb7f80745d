"""The answers to a dependency. A question comes before the words of a person or of another window are replaced."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from tuiokr.model.okr import ANSWER_FIELDS, Answer, Dependency
from tuiokr.model.words import day, short
from tuiokr.screens.asker import Asker
from tuiokr.screens.question import AskLine
from tuiokr.usecases import presence
from tuiokr.usecases.dependency import answered, said
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.presence import Subject

Say = Callable[[str, str], None]


class DependencyAnswers:
    """Asks for what an answer needs, and saves it."""

    def __init__(self, desk: Desk, asker: Asker, say: Say) -> None:
        """`say` shows a message of a severity for a few seconds."""
        self._desk = desk
        self._asker = asker
        self._say = say

    def accept(self, found: Dependency) -> None:
        """Accept it. Nothing is asked if it is known who says yes, and until when."""
        who, until = self._desk.dependency.yes(found)
        known = bool(who and until)
        go_on = partial(self._keep, found, "accepted", by=who, promised=until) if known else partial(self.terms, found)
        self._unless_answered(found, "accepted", go_on)

    def counter(self, found: Dependency) -> None:
        """Make a counter-offer: on which terms, by whom and until when."""
        self._unless_answered(found, "countered", partial(self.terms, found, "countered"))

    def terms(self, found: Dependency, state: Answer = "accepted") -> None:
        """Ask who answers and until when; for a counter-offer also on which terms."""
        from tuiokr.screens.dependency_answer import AnswerForm

        keep = partial(self._keep, found, state)
        self._asker.ask(AnswerForm(self._desk, found, state, keep), about=self._subject(found))

    def decline(self, found: Dependency) -> None:
        """Decline it, or do not take its counter-offer: why?"""
        asked = found.state == "countered"
        question = "The counter-offer is not taken: why?" if asked else "Declined: why?"
        self._unless_answered(
            found, "declined", partial(self._ask, found, "declined", question, "Write the reason in a few words")
        )

    def risk(self, found: Dependency) -> None:
        """Carry it as a risk: who?"""
        check = "Write the name of the person who carries the risk"
        self._unless_answered(found, "risk", partial(self._ask, found, "risk", "Who carries it as a risk?", check))

    def _subject(self, found: Dependency) -> Subject:
        return presence.dependency(self._desk.session, found.asking, found.id)

    def _unless_answered(self, found: Dependency, state: Answer, go_on: Callable[[], None]) -> None:
        """Go on, but ask first if that replaces words or the answer of another window."""
        old = self._desk.dependency.would_replace(found.asking, found.id, state)
        if old is None:
            go_on()
            return
        own = said(Dependency(id="", asking="", state=state)) + ("" if state == "accepted" else " …")
        title = f"“{short(old.what, 44)}” already has an answer"
        self._asker.ask_to_replace(title, said(old), own, go_on, about=self._subject(found))

    def _ask(self, found: Dependency, state: Answer, question: str, lacks: str) -> None:
        name = "carried_by" if state == "risk" else "declined_because"
        value = str(getattr(found, name)) if found.state == state else ""
        lines = (found.what, *((f"declined: {found.declined_because}",) if found.declined_because else ()))

        def keep(words: str | None) -> None:
            if words is None:
                return
            if state == "risk":
                self._keep(found, state, carried_by=words)
            else:
                self._keep(found, state, because=words, by=self._desk.dependency.speaker(found))

        check = partial(_lacking, lacks)
        self._asker.ask(AskLine(question, value=value, lines=lines, check=check), keep, about=self._subject(found))

    def _keep(
        self,
        seen: Dependency,
        state: Answer,
        *,
        note: str = "",
        carried_by: str = "",
        by: str = "",
        promised: date | None = None,
        because: str = "",
    ) -> None:
        """Save an answer. If another window has answered since `seen` was on the screen, ask first."""
        depending = self._desk.dependency
        now = depending.get(seen.asking, seen.id)
        if now is None:
            self._say("Not saved: another window deleted the dependency", "warning")
            return
        save = partial(
            depending.answer,
            now.asking,
            now.id,
            state,
            note=note,
            carried_by=carried_by,
            by=by,
            promised=promised,
            because=because,
        )
        if all(getattr(now, name) == getattr(seen, name) for name in ("state", *ANSWER_FIELDS)):
            save()
            if state == "accepted":
                self._say(f"Accepted by {by} until {day(promised)}. Press e for another name or day", "information")
            return
        given = {"note": note, "carried_by": carried_by, "answered_by": by, "promised": promised}
        own = said(answered(now, state, {**given, "declined_because": because}))
        words = next((one for one in (note, carried_by, because) if one), "")
        self._asker.ask_to_replace("Another window has already answered", said(now), own, save, words=words)


def _lacking(lacks: str, typed: str) -> str:
    return "" if typed.strip() else lacks
