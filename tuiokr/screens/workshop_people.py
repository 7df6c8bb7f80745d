"""The people of a workshop: who is here, and so who is asked in its votes."""

from __future__ import annotations

from tuiokr.model.names import namesakes
from tuiokr.model.words import people
from tuiokr.screens.asker import Asker
from tuiokr.screens.attendance import WRITE, Attendance
from tuiokr.screens.question import AskLine
from tuiokr.usecases.desk import Desk


class WorkshopPeople:
    """Asks who is here, and warns if two people have the same name."""

    def __init__(self, desk: Desk, workshop_id: str, asker: Asker) -> None:
        self._desk = desk
        self._id = workshop_id
        self._asker = asker

    @property
    def _people(self) -> tuple[str, ...]:
        return self._desk.workshop.full(self._id).workshop.people

    def attend(self) -> None:
        """Ask who is here, late or gone."""
        self._asker.ask(Attendance(self._desk, self._id), lambda answer: self._write() if answer == WRITE else None)

    def draw(self) -> str:
        """Draw who speaks next by lot and say it. Return the person, "" if everybody has spoken."""
        drawn = self._desk.room.draw(self._id)
        self._asker.say(f"{drawn} is next" if drawn else "Everybody was heard in this step")
        return drawn

    def _write(self) -> None:
        """Ask for the names of all people."""

        def keep(names: str | None) -> None:
            if names is not None:
                before, here = self._people, people(names)
                self._desk.workshop.attend(self._id, here)
                if twice := namesakes(here, before):
                    self._asker.say(f"{twice}: F7", "warning")

        line = AskLine(
            "Who takes part?",
            current=lambda: ", ".join(self._people),
            help="Names with commas, or one per line: Ana, Li, Sam. They take part in every vote.",
            several=True,
        )
        self._asker.ask(line, keep)
