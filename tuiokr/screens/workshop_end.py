"""The end of a workshop: ending it, or discarding one that was started by mistake."""

from __future__ import annotations

from collections.abc import Callable

from tuiokr.screens.asker import Asker
from tuiokr.screens.pick import Option, Pick
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.workshop import holdings


class WorkshopEnd:
    """Asks before a workshop ends, or before words and votes are discarded with it."""

    def __init__(
        self, desk: Desk, workshop_id: str, asker: Asker, flush: Callable[[], None], leave: Callable[[], None]
    ) -> None:
        """`flush` saves what is typed on the stage; `leave` closes the screen."""
        self._desk = desk
        self._id = workshop_id
        self._asker = asker
        self._flush = flush
        self._leave = leave

    def end(self) -> None:
        """Ask whether the workshop ends."""

        def end(answer: str | None) -> None:
            if answer == "end":
                self._flush()
                self._desk.workshop.end(self._id)
                self._leave()
                self._show_minutes()

        options = [
            Option("no", "Go on"),
            Option("end", "End it", ("Everything is saved, and the minutes open. You can still edit the OKRs.",)),
        ]
        self._asker.ask(Pick("End the workshop?", options), end)

    def _show_minutes(self) -> None:
        from tuiokr.screens.workshop_record import Records

        team = self._desk.workshop.full(self._id).workshop.team
        self._asker.open(Records(self._desk, team, self._id))
        self._asker.say("Ended. These are the minutes. Press y to copy them, w to write them to a file, u to undo")

    def discard(self) -> None:
        """Discard a workshop that was started by mistake; if it contains words or votes, ask first."""
        self._flush()
        full = self._desk.workshop.full(self._id)
        title = full.workshop.title

        def discard(answer: str | None) -> None:
            if answer == "discard":
                self._desk.workshop.discard(self._id)
                self._leave()
                self._asker.say(f"Discarded: {title}. Press u to bring it back")

        if not (held := holdings(full)):
            discard("discard")
            return
        said = f"It contains {held}. The OKRs are not deleted. You can press u to undo."
        options = [Option("no", "Keep it"), Option("discard", "Discard it", (said,))]
        self._asker.ask(Pick(f"Discard “{title}”?", options), discard)
