"""A stage: the part of a screen where one kind of work is done. The same stage stands alone or inside a workshop."""

from __future__ import annotations

from typing import ClassVar, Self

from textual.containers import Container

from tuiokr import keys
from tuiokr.model.step_kind import StepKind
from tuiokr.screens.screen import DeskScreen, Guarded
from tuiokr.usecases.desk import Desk


class Stage(Guarded, Container):
    """Shows a part of one team's work and changes it through the desk."""

    DEFAULT_CSS = "Stage { height: 1fr; width: 1fr; }"
    place = ""
    """Where its commands stand in the table; "" when they do not."""
    kinds: ClassVar[tuple[StepKind, ...]] = ()
    """The kinds of steps that it is for."""

    def __init__(self, desk: Desk, team: str, workshop_id: str = "") -> None:
        """`workshop_id` is the workshop it is part of, "" outside one."""
        super().__init__()
        self.desk = desk
        self.team = team
        self.workshop_id = workshop_id

    @classmethod
    def at_step(cls, desk: Desk, team: str, workshop_id: str, kind: StepKind) -> Self:
        """A new one for a step of one of its kinds."""
        return cls(desk, team, workshop_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a workspace that is read only, what would change it does nothing; once it is left, nothing does."""
        return not self.left and keys.allowed(action, read_only=self.desk.read_only, gone=self.gone)

    @property
    def left(self) -> bool:
        """A stage is left with its screen too."""
        return super().left or any(isinstance(one, DeskScreen) and one.left for one in self.ancestors)

    @property
    def gone(self) -> bool:
        """Whether what its screen is about is there no more."""
        return any(isinstance(one, DeskScreen) and one.gone for one in self.ancestors)

    def on_resize(self) -> None:
        """What is shown is cut to the width; the first size can come before there is anything to show."""
        if self.is_mounted and not self.gone:
            self.update()

    def places(self) -> tuple[str, ...]:
        """Whose keys the footer shows now."""
        return (self.place,) if self.place else ()

    def update(self) -> None:
        """Show what the session now holds."""

    @property
    def unkept(self) -> str:
        """Words typed into it that nothing keeps."""
        return ""

    def flush(self) -> None:
        """Keep what is typed and not yet kept."""

    def say(self, message: str, severity: str = "information") -> None:
        """A line to the person, gone after a while."""
        self.app.notify(message, severity=severity, markup=False, timeout=6)  # type: ignore[arg-type]
