"""The stage for talking: a page of notes, with the OKRs of the level above, or the themes of the cycle."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from tuiokr.model.agenda import Phase
from tuiokr.model.step_kind import StepKind
from tuiokr.model.workspace import labels
from tuiokr.screens.stages.stage import Stage, phase_lines
from tuiokr.widgets import text
from tuiokr.widgets.page import Page

REST = 0.3
"""Seconds after the last key until the typed words are saved."""


class NotesStage(Stage):
    """A page of notes or themes that is saved during typing. Escape leaves the page."""

    kinds: ClassVar = (StepKind.TALK, StepKind.UPPER, StepKind.THEMES)
    DEFAULT_CSS = """
    NotesStage { padding: 1 2; layout: vertical; }
    NotesStage #upper { height: auto; max-height: 14; margin: 0 0 1 0; }
    NotesStage #caption { height: 1; }
    NotesStage Page { height: 1fr; min-height: 3; background: $surface; border: none; padding: 0 1; }
    NotesStage Page:focus { background: $panel; background-tint: $foreground 0%; }
    """

    def compose(self) -> ComposeResult:
        yield Static("", markup=False, id="upper")
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
        workshop = self.desk.workshop.full(self.workshop_id).workshop
        return "\n".join(workshop.themes) if self._is_themes else workshop.runs[self._step.id].notes

    def _follow(self) -> None:
        """Show text that undo or another window changed, unless the person is writing on the page."""
        page, standing = self.query_one(Page), self._standing
        if not self.busy and not self.unkept and standing.strip() != self._kept.strip():
            self._kept = standing
            page.load_text(standing)

    @property
    def _is_themes(self) -> bool:
        return self._step.kind is StepKind.THEMES

    def update(self) -> None:
        self._follow()
        width = max(20, self.content_size.width or 60)
        phase = self._now
        self._phase = phase.title if phase else ""
        upper = phase_lines(phase, width) if phase else self._upper(width)
        self.query_one("#upper", Static).display = bool(upper)
        if upper:
            self.query_one("#upper", Static).update(text.stack(upper))
        caption = "THEMES, one a line" if self._is_themes else "NOTES"
        self.query_one("#caption", Static).update(text.line((caption, "$hint"), ("   tab writes, esc leaves", "$hint")))

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

    def _upper(self, width: int) -> list[Content]:
        """Return the OKRs of the level above, if the step is about them."""
        desk = self.desk
        above = desk.tree.parent(self.team)
        if self._step.kind is not StepKind.UPPER or above is None:
            return []
        okrs = desk.workspace.of(desk.cycle_id, above.id)
        short = labels(okrs)
        lines = [text.line(text.words(above.name, "bold"), (" wants this cycle", "$hint"))]
        for objective in okrs.objectives:
            lines += text.wrap(
                text.words(objective.title, "bold"), width, first=(f"{short[objective.id]}  ", "$primary")
            )
            for key in okrs.of(objective.id):
                lines += text.wrap(
                    text.words(key.statement, "$soft"), width, first=(f"    {short[key.id].split('·')[1]}  ", "$hint")
                )
        return lines if okrs.objectives else [*lines, text.words("nothing is drafted there yet", "$soft")]

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
        if self._is_themes:
            self.desk.workshop.themes(self.workshop_id, page)
        else:
            workshop = self.desk.workshop.full(self.workshop_id).workshop
            if workshop.runs[self._step.id].notes != page.strip():
                self.desk.workshop.note(self.workshop_id, self._step.id, page)

    def write(self) -> None:
        """Put the cursor into the page."""
        self.query_one(Page).focus()
