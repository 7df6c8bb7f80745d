"""A stage: the part of a screen for one kind of work. The same stage is used alone or inside a workshop."""

from __future__ import annotations

from typing import ClassVar, Self

from textual.containers import Container
from textual.content import Content

from tuiokr import keys
from tuiokr.model.agenda import Phase
from tuiokr.model.step_kind import StepKind
from tuiokr.screens.screen import DeskScreen, Guarded
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text
from tuiokr.widgets.room_strip import RoomNotes


class Stage(Guarded, Container):
    """Shows a part of one team's work and changes it through the desk."""

    DEFAULT_CSS = "Stage { height: 1fr; width: 1fr; }"
    place = ""
    """The place of its commands in the table of commands; "" if it has none."""
    kinds: ClassVar[tuple[StepKind, ...]] = ()
    """The kinds of steps for which it is used."""

    def __init__(self, desk: Desk, team: str, workshop_id: str = "") -> None:
        """`workshop_id` is the workshop that it is part of, or "" outside a workshop."""
        super().__init__()
        self.desk = desk
        self.team = team
        self.workshop_id = workshop_id

    @classmethod
    def at_step(cls, desk: Desk, team: str, workshop_id: str, kind: StepKind) -> Self:
        """Return a new stage for a step of one of its kinds."""
        return cls(desk, team, workshop_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable actions that would change a workspace that is read only, and all actions after it was left."""
        return not self.left and keys.allowed(action, read_only=self.desk.read_only, gone=self.gone)

    @property
    def left(self) -> bool:
        """Whether the stage or its screen was left."""
        return super().left or any(isinstance(one, DeskScreen) and one.left for one in self.ancestors)

    @property
    def gone(self) -> bool:
        """Whether the subject of its screen was deleted."""
        return any(isinstance(one, DeskScreen) and one.gone for one in self.ancestors)

    def on_resize(self) -> None:
        """Show everything again for the new width, unless the widgets do not exist yet."""
        if self.is_mounted and not self.gone:
            self.update()

    def places(self) -> tuple[str, ...]:
        """Return the places whose keys the footer shows."""
        return (self.place,) if self.place else ()

    @property
    def room_notes(self) -> RoomNotes | None:
        """What the strip of people shows in place of who has spoken; None if nothing."""
        return None

    @property
    def remaining(self) -> str:
        """What is left to do on it, in a few words beside the clock: `4 left`; "" if nothing is counted."""
        return ""

    def update(self) -> None:
        """Show the current content of the session."""

    def tick(self) -> None:
        """Show what depends on the time; called once a second."""

    def pasted(self, words: str) -> bool:
        """Handle a paste while no field has the focus. Return whether it was handled."""
        return False

    @property
    def unkept(self) -> str:
        """Words that were typed into it but not saved."""
        return ""

    def flush(self) -> None:
        """Save what is typed and not yet saved."""

    def say(self, message: str, severity: str = "information") -> None:
        """Show a message for a few seconds."""
        self.app.notify(message, severity=severity, markup=False, timeout=6)  # type: ignore[arg-type]


def phase_lines(phase: Phase, width: int) -> list[Content]:
    """Return what the room does in a phase of a step."""
    said = text.words(phase.instruction, "bold")
    return text.wrap(said, width, first=text.words(f"{phase.title.upper()}  ", "bold $primary"))
