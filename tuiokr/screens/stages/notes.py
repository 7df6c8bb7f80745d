"""The stage for talking: a page of notes."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Static

from tuiokr.model.agenda import Phase
from tuiokr.model.step_kind import StepKind
from tuiokr.screens.stages.stage import Stage, phase_lines
from tuiokr.widgets import text
from tuiokr.widgets.page import Page

REST = 0.3
"""Seconds after the last key until the typed words are saved."""


class NotesStage(Stage):
    """A page of notes that is saved during typing. Escape leaves the page."""

    kinds: ClassVar = (StepKind.TALK,)
    DEFAULT_CSS = """
    NotesStage { padding: 1 2; layout: vertical; }
    NotesStage #phase { height: auto; margin-bottom: 1; }
    NotesStage #caption { height: 1; }
    NotesStage Page { height: 1fr; min-height: 3; background: $surface; border: none; padding: 0 1; }
    NotesStage Page:focus { background: $panel; background-tint: $foreground 0%; }
    """

    def compose(self) -> ComposeResult:
        yield Static("", markup=False, id="phase")
        yield Static("", markup=False, id="caption")
        yield Page("", compact=True, show_line_numbers=False, tab_behavior="focus", id="page")

    def on_mount(self) -> None:
        self._resting: Timer | None = None
        self._phase = ""
        self._step = self.desk.workshop.full(self.workshop_id).workshop.step
        page = self.query_one(Page)
        page.cursor_blink = False
        page.highlight_cursor_line = False
        self._kept = self._standing
        page.load_text(self._kept)
        self.update()

    @property
    def _standing(self) -> str:
        """The text of the page in the session."""
        return self.desk.workshop.full(self.workshop_id).workshop.runs[self._step.id].notes

    def _follow(self) -> None:
        """Show text that undo or another window changed, unless the person is writing on the page."""
        page, standing = self.query_one(Page), self._standing
        if not self.busy and not self.unkept and standing.strip() != self._kept.strip():
            self._kept = standing
            page.load_text(standing)

    def update(self) -> None:
        self._follow()
        width = max(20, self.content_size.width or 60)
        phase = self._now
        self._phase = phase.title if phase else ""
        lines = phase_lines(phase, width) if phase else []
        self.query_one("#phase", Static).display = bool(lines)
        if lines:
            self.query_one("#phase", Static).update(text.stack(lines))
        self.query_one("#caption", Static).update(text.line(("NOTES", "$hint"), ("   tab writes, esc leaves", "$hint")))

    @property
    def _now(self) -> Phase | None:
        """The phase of the step, if it has phases."""
        workshop = self.desk.workshop.full(self.workshop_id).workshop
        found = workshop.phase(self.desk.now()) if workshop.current == self._step.id else None
        return found[0] if found else None

    def tick(self) -> None:
        """Show the next phase when its time has come."""
        phase = self._now
        if self.is_mounted and (phase.title if phase else "") != self._phase:
            self.update()

    def on_text_area_changed(self) -> None:
        if self._resting:
            self._resting.stop()
        self._resting = self.set_timer(REST, self.flush)

    @property
    def busy(self) -> bool:
        return any(page.has_focus for page in self.query(Page))

    @property
    def unkept(self) -> str:
        typed = self.query_one(Page).text.strip()
        return typed if typed != self._kept.strip() else ""

    def flush(self) -> None:
        if self.gone or not self.query(Page):  # the page may be removed before the stage
            return
        self._kept = page = self.query_one(Page).text
        if self._standing != page.strip():
            self.desk.workshop.note(self.workshop_id, self._step.id, page)

    def write(self) -> None:
        """Put the cursor into the page."""
        self.query_one(Page).focus()
