"""Decisions about the lower objectives of a tie-off: confirm, change, drop or escalate, and the note on each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tuiokr.model.okr import Objective
from tuiokr.model.tie_off import CHOICE_SAYS, Choice, Decision
from tuiokr.model.words import plural
from tuiokr.screens.asker import Asker
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.question import AskLine
from tuiokr.usecases import presence
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.presence import Subject
from tuiokr.widgets import text

MOST_TITLES = 15
"""Highest number of objectives that are listed before they are confirmed together; the others are counted."""
MEANWHILE = "Another window has already decided about this objective"

ASKS: dict[Choice, str] = {
    "change": "What has to change?",
    "drop": "Why is it dropped from this cycle?",
    "escalate": "Who decides, and about what?",
}


class TieOffDecisions:
    """Saves decisions. It asks before a decision replaces one with a note, or one that this window did not make."""

    def __init__(self, desk: Desk, upper: str, asker: Asker, decided: Callable[[], object]) -> None:
        """`decided` is called after something was decided about an objective."""
        self._desk = desk
        self._upper = upper
        self._asker = asker
        self._decided = decided

    def decide(self, objective: Objective, choice: Choice) -> None:
        """Decide about a lower objective; ask for the reason if the decision needs one."""
        tie_off = self._desk.tie_off
        now = tie_off.of(self._upper).decision(objective.id)
        old = tie_off.would_replace(self._upper, objective.id, choice)
        if choice == "confirm":
            if old is not None:
                self._confirm_instead(objective, old)
            else:
                self._keep(objective, choice, now.note if now else "", now)
        elif old is None:
            self._ask_reason(objective, choice, now)
        else:
            own = f"{tie_off.said(choice)}, with your reason"
            replace = partial(self._ask_reason, objective, choice, old)
            about = self._subject(objective)
            self._asker.ask_to_replace(_decided(objective), tie_off.said_of(old), own, replace, about=about)

    def _confirm_instead(self, objective: Objective, old: Decision) -> None:
        """Ask how to confirm an objective with another decision: with or without its note, or not at all."""
        options = [Option("", f"Leave it as it is: {self._desk.tie_off.said_of(old)}")]
        options += [Option("note", f"Confirm it and keep the note: {old.note}")] if old.note else []
        options += [Option("bare", "Confirm it without the note" if old.note else "Confirm it")]

        def keep(chosen: str | None) -> None:
            if chosen:
                self._keep(objective, "confirm", old.note if chosen == "note" else "", old)

        pick = Pick(_decided(objective), options, help="You can press u to undo")
        self._asker.ask(pick, keep, about=self._subject(objective))

    def _ask_reason(self, objective: Objective, choice: Choice, seen: Decision | None) -> None:
        """Ask for the reason of a decision; if the decision is the same as before, the field contains its reason."""

        def keep(note: str | None) -> None:
            if note is not None:
                self._keep(objective, choice, note, seen)

        same = seen is not None and seen.choice == choice
        value = seen.note.replace("\n", " ") if seen and same else ""
        before = (f"until now: {self._desk.tie_off.said_of(seen)}",) if seen and not same else ()
        line = AskLine(ASKS[choice], value=value, lines=(objective.title, *before))
        self._asker.ask(line, keep, about=self._subject(objective))

    def _keep(self, objective: Objective, choice: Choice, note: str, seen: Decision | None) -> None:
        """Save a decision. If another window has decided since `seen` was on the screen, ask first."""
        tie_off = self._desk.tie_off
        now = tie_off.of(self._upper).decision(objective.id)
        if now is not None and now != seen:
            again = partial(self._keep, objective, choice, note, now)
            said, own = tie_off.said_of(now), tie_off.said(choice, note)
            self._asker.ask_to_replace(MEANWHILE, said, own, again, about=self._subject(objective), words=note)
            return
        tie_off.decide(self._upper, objective.id, choice, note)
        self._decided()

    def confirm_rest(self) -> None:
        """Show all undecided objectives without a finding, and confirm them together if the room agrees."""
        tie_off = self._desk.tie_off
        clear = tie_off.without_finding(self._upper)
        if not clear:
            self._asker.say("Every undecided objective has a finding: decide about them one by one")
            return
        lower = tie_off.of(self._upper).lower
        owners = [(one, tie_off.owner(one, lower)) for one in clear]
        names = {team.id: team.name for team in self._desk.tree.teams}
        titles = tuple(f"{names.get(okrs.team, okrs.team)}: {okrs.words_of(one)}" for one, okrs in owners if okrs)
        more = (f"and {len(titles) - MOST_TITLES} more",) if len(titles) > MOST_TITLES else ()

        def keep(chosen: str | None) -> None:
            if chosen:
                count = tie_off.confirm_all(self._upper, clear)
                self._asker.say(f"{plural(count, 'objective')} confirmed. Press u to undo")

        options = [
            Option("", "Not yet: decide about them one by one"),
            Option("all", f"Confirm {plural(len(clear), 'objective')}", (*titles[:MOST_TITLES], *more)),
        ]
        self._asker.ask(Pick("Nothing was found about these, and nobody has decided", options), keep)

    def note(self, objective: Objective | None) -> None:
        """Ask for a note on the decision about a lower objective."""
        tie_off = self._desk.tie_off
        decision = tie_off.of(self._upper).decision(objective.id) if objective else None
        if objective is None or decision is None:
            self._asker.say("Decide first. Then you can add a note")
            return

        def keep(note: str | None, seen: Decision = decision) -> None:
            now = tie_off.of(self._upper).decision(objective.id)
            if note is None:
                return
            if now is None:
                self._asker.say("Not saved: another window removed the decision", "warning")
            elif now != seen:
                own = tie_off.said(now.choice, note)
                self._asker.ask_to_replace(MEANWHILE, tie_off.said_of(now), own, partial(keep, note, now), words=note)
            else:
                tie_off.note(self._upper, objective.id, note)

        line = AskLine(f"A note: {CHOICE_SAYS[decision.choice]}", value=decision.note, several=True)
        self._asker.ask(line, keep, about=self._subject(objective))

    def _subject(self, objective: Objective) -> Subject:
        owner = self._desk.tie_off.owner(objective.id, self._desk.tie_off.of(self._upper).lower)
        return presence.things(self._desk.session, (owner.team if owner else "", objective.id))


def _decided(objective: Objective) -> str:
    return f"“{text.cut(objective.title, 44)}” is already decided"
