"""The room view: what the room sees, large and one thing at a time. It follows the workshop and changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tuiokr.model.confidence import Spread, spread
from tuiokr.screens.screen import DeskScreen, bindings
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.presenter import Presented, PresentedColumn, PresentedLine
from tuiokr.widgets import text
from tuiokr.widgets.big_clock import BigClock, face
from tuiokr.widgets.chips import chips, with_chip
from tuiokr.widgets.confidence import dot_plot, speakers
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head
from tuiokr.widgets.side_by_side import column_width, side_by_side
from tuiokr.widgets.themes import LIGHT
from tuiokr.widgets.vote_result import result

WIDEST: Final = 110
"""Cells of a line of words at most; longer lines are hard to follow on a shared picture."""
OTHERS: Final = 4
"""Lines of the head and the foot, and the blank ones above the question and above what is shown."""


class Presenter(DeskScreen):
    """Shows one workshop to the room; without an id the one that runs or was used last."""

    CSS_PATH = "presenter.tcss"
    places = ("presenter",)
    has_clock = True
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("presenter")

    def __init__(self, desk: Desk, workshop_id: str = "") -> None:
        super().__init__(desk)
        self._only = workshop_id
        self._blank = False
        self._told = Presented()

    def compose(self) -> ComposeResult:
        yield Head()
        yield BigClock(for_room=True)
        yield Static("", markup=False, id="question")
        yield Static("", markup=False, id="shown")
        yield Foot()

    def on_mount(self) -> None:
        super().on_mount()
        self.set_interval(1.0, self._tick)

    def on_resize(self) -> None:
        if self.is_mounted:
            self.call_after_refresh(self._update)

    @property
    def presented(self) -> Presented:
        """What the room sees now."""
        return self.desk.presenter.present(self._only)

    def title_words(self) -> text.Part:
        full = self.desk.workspace.workshops.get(self.presented.workshop_id)
        return text.words(full.workshop.title if full else "tuiokr", "bold")

    def saving_words(self) -> text.Part:
        return text.BLANK

    def aside(self) -> text.Part | None:
        return text.line((f"{self.desk.now().astimezone():%H:%M}", "bold"))

    def update_body(self) -> None:
        self._told = now = self.presented
        clock = self.query_one(BigClock)
        clock.display = bool(now.workshop_id) and not self._blank
        question, shown = self.query_one("#question", Static), self.query_one("#shown", Static)
        width = min(WIDEST, max(20, self.size.width - 4))
        if self._blank:
            question.update("")
            shown.update("")
            return
        if not now.workshop_id:
            said = "No workshop is open yet. It appears here when it begins."
            question.update(text.stack(text.wrap((said, "bold"), width)))
            shown.update("")
            return
        asked = text.wrap(text.words(now.question, "bold"), width)
        question.update(text.stack(asked))
        # Both were just changed or shown again, so that they have their new heights only after the next layout.
        room = max(1, self.size.height - clock.get_content_height() - len(asked) - OTHERS)
        shown.update(text.stack(self._lines(now, width, room)))
        self._show_clock()

    def _lines(self, now: Presented, width: int, room: int) -> list[Content]:
        above = chips(now.themes, width, asking=True)
        if now.columns:
            each = column_width(width, len(now.columns))
            above += [*side_by_side([_column(one, each) for one in now.columns], width), text.BLANK]
        spreads = [spread(line.numbers.ballots) if line.numbers else None for line in now.lines]
        far = [at for at, said in enumerate(spreads) if said and said.outliers]
        every = [at for at, said in enumerate(spreads) if said]
        for plots in (every, far, far[:1] or every[:1]):  # those about which somebody should speak stay longest
            lines = [
                *above,
                *(
                    one
                    for at, (line, said) in enumerate(zip(now.lines, spreads, strict=True))
                    for one in _painted(line, width, said if at in plots else None)
                ),
            ]
            if len(lines) > room:
                lines = _close(lines)
            if len(lines) <= room:
                break
        if now.vote_id:
            vote = self.desk.vote.vote(now.workshop_id, now.vote_id)
            for above, gap in ((lines, [text.BLANK]), (_close(lines), [])):
                shown = result(vote, width, room - len(above) + 1 - 2 * len(gap))
                lines = [*above, *gap, *shown.hands, *gap, *shown.words]
                if len(lines) <= room:
                    break
        if len(lines) > room:
            lines = [*lines[: room - 1], text.line((f"… {len(lines) - room + 1} more lines", "$hint"))]
        return lines

    def _tick(self) -> None:
        """Show the time, and the next phase when its time has come."""
        if self.in_sight and self.presented != self._told:
            self.update_body()
        elif self.in_sight:
            self._show_clock()

    def _show_clock(self) -> None:
        full = self.desk.workspace.workshops.get(self._told.workshop_id)
        if full:
            self.query_one(BigClock).face = face(full.workshop, self.desk.now())
        self.update_head()

    def action_blank(self) -> None:
        """Show nothing, for silent thinking, or show everything again."""
        self._blank = not self._blank
        self._update()

    def action_present(self) -> None:
        """Go back to the workshop, if the view was opened from there."""
        self.action_back()

    def action_back(self) -> None:
        if len(self.app.screen_stack) > 2 or self._only:
            super().action_back()


def _close(lines: Sequence[Content]) -> list[Content]:
    """Return lines without the blank ones between them."""
    return [one for one in lines if one.cell_length]


def _painted(line: PresentedLine, width: int, plot_of: Spread | None) -> list[Content]:
    """Return a line for the room, above the dot plot of its numbers if there is room for it."""
    style = {"large": "bold", "item": "", "more": "$accent"}[line.kind]
    label = text.line(text.words(f"{line.label}  ", "bold $primary")) if line.label else text.BLANK
    indent = text.line("  ", label) if line.kind == "item" else label
    said = with_chip(text.words(line.words, style), line.theme)
    tone = LIGHT[line.tone][1] if line.tone else "$accent"
    words = text.line(said, (f"   {line.beside}" if line.beside else "", f"bold {tone}"))
    lines = text.wrap(words, width, first=indent if indent.cell_length else None)
    if plot_of:
        room = width - indent.cell_length
        first = speakers(plot_of)
        plot = [*dot_plot(plot_of, room), *(text.wrap(first, room) if first else [])]
        return [text.BLANK, *lines, *(text.line(" " * indent.cell_length, one) for one in plot)]
    return [text.BLANK, *lines] if line.kind != "item" else lines


def _column(column: PresentedColumn, width: int) -> list[Content]:
    lines = [text.line((column.title.upper(), "bold $primary"))]
    for line in column.lines:
        first = ("◆ ", "$lilac") if line.theme else ("· ", "$hint")
        lines += text.wrap(text.words(line.words, "bold" if line.theme else ""), width, first=first)
    return lines


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
