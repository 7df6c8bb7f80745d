"""The signatures of a tie-off: which team signs, and who signs for it."""

from __future__ import annotations

from functools import partial

from tuiokr.model.tie_off import Signature
from tuiokr.model.words import plural
from tuiokr.screens.asker import Asker
from tuiokr.screens.file_question import ask_for_file
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.question import AskLine
from tuiokr.screens.stages import tie_off_pane
from tuiokr.usecases import presence
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.tie_off_record import RECORD_FILES
from tuiokr.widgets import text


class TieOffSignatures:
    """Signs what is on the screen for a team; refuses to sign if it changed after it was shown."""

    def __init__(self, desk: Desk, upper: str, asker: Asker) -> None:
        self._desk = desk
        self._upper = upper
        self._asker = asker

    def sign(self) -> None:
        """Ask which team signs, then for the name."""
        tie_off, desk = self._desk.tie_off, self._desk
        tree, held = desk.tree, tie_off.of(self._upper)
        options = []
        for team in (self._upper, *held.lower):
            if team in tree.by_id:
                found, signature = tree.by_id[team], held.signature(team)
                state = tie_off_pane.signature_words(signature, tie_off.stale(self._upper, team)) if signature else ""
                leader = f"{found.name}: {found.leader or 'no leader named'}"
                options.append(Option(team, leader, (state,) if state else ()))
        undecided = len(tie_off.undecided(self._upper))
        said = f"{plural(undecided, 'lower objective is', 'lower objectives are')} not decided yet"
        pick = Pick("Which team signs?", options, help=said if undecided else "Everything is decided")
        self._asker.ask(pick, lambda team: self.sign_for(team) if team else None)

    def sign_for(self, team: str) -> None:
        """Ask who signs for a team, and sign."""
        tie_off, desk = self._desk.tie_off, self._desk
        found = desk.tree.get(team)
        if found is None:
            self._asker.say("Not signed: the team was deleted", "warning")
            return
        seen, before = tie_off.sight(self._upper, team), tie_off.of(self._upper).signature(team)

        def keep(name: str | None, agreed: Signature | None = before) -> None:
            if not name:
                return
            now = tie_off.of(self._upper).signature(team)
            if changed := tie_off.changed_since(self._upper, seen):
                more = f" and {len(changed) - 2} more" if len(changed) > 2 else ""
                said = f"Not signed: {', '.join(changed[:2])}{more}. Look at the change, then press S again"
                self._asker.say(said, "warning")
            elif now is not None and now != agreed:
                title = "Another window has already signed for this team"
                said = tie_off_pane.signature_words(now, ())
                again = partial(keep, name, now)
                self._asker.ask_to_replace(title, said, f"signed by {name}", again, words=name)
            else:
                tie_off.sign(self._upper, team, name)
                self._asker.say(f"{text.cut(name, 40)} has signed for {text.cut(found.name, 40)}")

        line = AskLine(
            f"Who signs for {text.cut(found.name, 40)}?",
            value=found.leader,
            lines=(f"{before.name} has signed. This signature replaces it",) if before else (),
            check=lambda typed: "" if typed.strip() else "Write a name to sign",
        )
        self._asker.ask(line, keep, about=presence.team(self._desk.session, team))


def write_record(desk: Desk, upper: str, asker: Asker) -> None:
    """Ask for a file, and write the record of a tie-off to it."""
    endings = ", ".join(f"{ending} {what}" for ending, what in RECORD_FILES.items())
    ask_for_file(asker, desk.tie_off_record.file_name(upper), endings, partial(desk.tie_off_record.write, upper))
