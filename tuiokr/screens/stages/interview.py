"""The stage for the interview of the leader: works, hard and vision as three columns, and the OKRs above."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Literal

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from tuiokr.model.interview import COLUMNS, Column, OpeningLine, column_beside
from tuiokr.model.step_kind import StepKind
from tuiokr.model.words import plural
from tuiokr.model.workspace import labels
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import ask, bindings
from tuiokr.screens.stages.stage import Stage
from tuiokr.usecases.interview import is_theme
from tuiokr.widgets import board, text
from tuiokr.widgets.room_strip import RoomNotes
from tuiokr.widgets.rows import Row, Rows
from tuiokr.widgets.side_pane import SidePane

ROOMY = 18
"""Lines of the stage from which the key results above are shown below the columns."""


class InterviewStage(Stage):
    """What the leader says, line by line. The highlighted line is in the column that has the focus."""

    place = "interview"
    kinds: ClassVar = (StepKind.UPPER,)
    BINDINGS: ClassVar[list[BindingType]] = bindings("interview")
    DEFAULT_CSS = """
    InterviewStage { padding: 1 2 0 2; layout: vertical; }
    InterviewStage #columns { height: 1fr; }
    InterviewStage #columns Vertical { width: 1fr; margin: 0 1 0 0; }
    InterviewStage .heading { height: 1; }
    InterviewStage #above { height: auto; max-height: 40%; padding: 0; background: $background; }
    InterviewStage.-above #columns { display: none; }
    InterviewStage.-above #above { height: 1fr; max-height: 100%; }
    """

    def compose(self) -> ComposeResult:
        with Horizontal(id="columns"):
            for column in COLUMNS:
                with Vertical():
                    yield Static("", markup=False, id=f"heading-{column}", classes="heading")
                    yield Rows(id=f"column-{column}")
        yield SidePane(id="above")

    def on_mount(self) -> None:
        self._column: Column = "works"
        self._last: dict[Column, str] = {}
        """The line that was highlighted last in each column."""
        self.query_one(SidePane).can_focus = False
        self.update()
        self._rows().focus()

    @property
    def room_notes(self) -> RoomNotes:
        """Mark the leader, who is asked, beside those who have asked."""
        one, leader = self.desk.workshop.full(self.workshop_id).workshop, self.desk.interview.leader(self.workshop_id)
        beside = {leader: " is asked"} if leader else {}
        return RoomNotes(frozenset(one.runs[one.current].heard), beside=beside, lit=leader)

    def _rows(self, column: Column | None = None) -> Rows:
        return self.query_one(f"#column-{column or self._column}", Rows)

    @property
    def _line(self) -> OpeningLine | None:
        """The highlighted line."""
        lit = self._rows().lit
        lines = self.desk.interview.columns(self.workshop_id)[self._column]
        return next((one for one in lines if one.id == lit), None)

    def update(self) -> None:
        full = self.desk.workshop.full(self.workshop_id)
        for column, lines in self.desk.interview.columns(self.workshop_id).items():
            here = column == self._column
            count = f"  {len(lines)}" if lines else ""
            title = text.words(COLUMNS[column].upper(), "bold $accent" if here else "bold $primary")
            self.query_one(f"#heading-{column}", Static).update(text.line(title, (count, "$hint")))
            rows = [Row(one.id, partial(_opening_line, one, is_theme(full, one)), selectable=here) for one in lines]
            empty = Row("", partial(_nothing, here), selectable=False)
            self._rows(column).show(rows or [empty])
        self._rows().light(self._last.get(self._column, ""))
        self._show_above()

    def _show_above(self) -> None:
        pane, above = self.query_one(SidePane), self.desk.tree.parent(self.team)
        pane.display = above is not None
        if above is not None:
            pane.show(partial(self._above, above.id, above.name))

    def _above(self, team: str, name: str, width: int) -> list[Content]:
        """Return the objectives of the level above; their key results too where there is room."""
        okrs = self.desk.workspace.of(self.desk.cycle_id, team)
        whole = self.has_class("-above")
        hint = "goes back to the columns" if whole else "shows all of it"
        head = text.both_ends(
            text.line(text.words(name, "bold"), (" wants this cycle", "$hint")),
            text.line(("l ", "bold $accent"), (hint, "$hint")),
            width,
        )
        if not okrs.objectives:
            return [head, text.words("nothing is drafted there yet", "$soft")]
        if whole or self.size.height >= ROOMY:
            return [head, *board.glimpse(okrs, width)]
        short = labels(okrs)
        return [
            head,
            *(text.wrap(text.words(one.title), width, first=(f"{short[one.id]}  ", "$primary"), most=1)[0]
              for one in okrs.objectives),
        ]  # fmt: skip

    def on_rows_lit(self, message: Rows.Lit) -> None:
        if message.rows is self._rows():
            self._last[self._column] = message.row

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus, which tab and the mouse move too."""
        column = next((one for one in COLUMNS if event.widget is self._rows(one)), self._column)
        if column != self._column:
            self._column = column
            self.update()

    def _light(self, line: str) -> None:
        self._last[self._column] = line
        self.update()

    def _go(self, column: Column) -> None:
        self.remove_class("-above")
        self._column = column
        self.update()
        self._rows().focus()

    def pasted(self, words: str) -> bool:
        """Note the lines of a pasted text or chat in the column of the highlighted line."""
        if new := self.desk.interview.add(self.workshop_id, self._column, words):
            self._light(new[-1])
            self.say(f"{plural(len(new), 'line')} noted")
        return bool(new)

    def action_add_line(self) -> None:
        column = self._column

        def keep(words: str | None) -> None:
            if words and (new := self.desk.interview.add(self.workshop_id, column, words)) and self.usable:
                self._light(new[-1])

        help_line = "Each line is one point. You can paste the chat of the call"
        ask(self.app, AskLine(COLUMNS[column], help=help_line, several=True), keep)

    def action_bring_prepared(self) -> None:
        count = self.desk.interview.bring_prepared(self.workshop_id)
        if count:
            self.say(f"{plural(count, 'line')} of the 1:1 noted. Press u to undo")
        else:
            self.say("The 1:1 with the leader has no other line. Press D to prepare it")

    def action_reword_line(self) -> None:
        found = self._line
        if found is None:
            self.action_add_line()
            return

        def keep(words: str | None) -> None:
            if words is not None:
                self.desk.interview.edit(self.workshop_id, found.id, words)

        ask(self.app, AskLine(f"{COLUMNS[found.column]}: the words of this line", value=found.words), keep)

    def action_delete_line(self) -> None:
        if found := self._line:
            self.desk.interview.delete(self.workshop_id, found.id)

    def action_theme_of_line(self) -> None:
        found = self._line
        if found is None:
            self.say("Highlight a line to make a theme of it")
        else:
            self.desk.theme.mark(self.workshop_id, found.id)

    def action_column_left(self) -> None:
        self._go(column_beside(self._column, -1) or self._column)

    def action_column_right(self) -> None:
        self._go(column_beside(self._column, 1) or self._column)

    def action_move_left(self) -> None:
        self._move(-1)

    def action_move_right(self) -> None:
        self._move(1)

    def _move(self, step: Literal[-1, 1]) -> None:
        found = self._line
        if found and (column := self.desk.interview.move(self.workshop_id, found.id, step)):
            self._last[column] = found.id
            self._go(column)

    def action_level_above(self) -> None:
        """Show the OKRs above over the columns, where the arrow keys scroll, or the columns again."""
        pane = self.query_one(SidePane)
        if self.has_class("-above") or not pane.display:
            self._go(self._column)
            return
        self.add_class("-above")
        pane.can_focus = True
        pane.focus()
        self._show_above()

    def on_side_pane_left(self) -> None:
        self.query_one(SidePane).can_focus = False
        self._go(self._column)

    def action_asked(self) -> None:
        """Ask who has put a question to the leader; that person counts as heard in this step."""
        leader = self.desk.interview.leader(self.workshop_id)
        waiting = [one for one in self.desk.room.waiting(self.workshop_id) if one != leader]
        if not waiting:
            self.say("Everybody has asked in this step")
            return

        def hear(person: str | None) -> None:
            if person:
                self.desk.room.hear(self.workshop_id, person)

        ask(self.app, Pick(f"Who has asked {leader or 'the leader'}?", [Option(one, one) for one in waiting]), hear)


def _opening_line(line: OpeningLine, theme: bool, width: int) -> list[Content]:
    first, style = (("◆ ", "$lilac"), "bold") if theme else (("· ", "$hint"), "")
    lines = text.wrap(text.words(line.words, style), width, first=first)
    if theme:
        said = text.line(("  theme", "$lilac"))
        beside = lines[-1].cell_length + said.cell_length <= width
        lines[-1:] = [lines[-1] + said] if beside else [lines[-1], said]
    return lines


def _nothing(here: bool, width: int) -> list[Content]:
    return text.wrap(
        text.line(("a", "bold $accent"), " notes what is said") if here else ("nothing yet", "$hint"), width
    )
