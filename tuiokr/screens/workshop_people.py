"""The people of a workshop: who is here, and so who is asked in its votes."""

from __future__ import annotations

from tuiokr.model.names import namesakes
from tuiokr.model.words import people
from tuiokr.screens.asker import Asker
from tuiokr.screens.question import AskLine
from tuiokr.usecases.desk import Desk


class WorkshopPeople:
    """Asks who is here, and warns if two people have the same name."""

    def __init__(self, desk: Desk, workshop_id: str, asker: Asker) -> None:
        self._desk = desk
        self._id = workshop_id
        self._asker = asker

    @property
    def _here(self) -> tuple[str, ...]:
        return self._desk.workshop.full(self._id).workshop.people

    def attend(self) -> None:
        """Ask for the people who are asked in votes."""

        def keep(names: str | None) -> None:
            if names is not None:
                before, here = self._here, people(names)
                self._desk.workshop.attend(self._id, here)
                if twice := namesakes(here, before):
                    self._asker.say(f"{twice}: F7", "warning")

        line = AskLine(
            "Who is here?",
            current=lambda: ", ".join(self._here),
            help="Names with commas, or one per line: Ana, Li, Sam. They take part in every vote.",
            several=True,
        )
        self._asker.ask(line, keep)
