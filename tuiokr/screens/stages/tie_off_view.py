"""What a tie-off shows: the upper level with its coverage, below it a list or a queue, and a card beside the list."""

from __future__ import annotations

from functools import partial
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from tuiokr.alignment.tie_off_queue import QueueItem, QueueName
from tuiokr.model.okr import Objective
from tuiokr.screens.stages import tie_off_list, tie_off_pane
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import matrix, text
from tuiokr.widgets.rows import Rows
from tuiokr.widgets.side_pane import SidePane

LOW = 24
"""Height in cells below which the upper level gets few lines."""


class SideRows(Rows):
    """One of two lists, of which only the one that is in use shows its highlight."""

    _used = True

    def use(self, used: bool) -> None:
        """Show or hide the highlight."""
        if used != self._used:
            self._used = used
            self._strips.clear()
            self.refresh()

    def _strip(self, content: Content, width: int, lit: bool) -> Strip:
        return super()._strip(content, width, lit and self._used)


class TieOffView(Container):
    """The tie-off of `team`, the upper team, with the teams below it: what is shown, and what is highlighted."""

    DEFAULT_CSS = """
    TieOffView { layout: vertical; height: 1fr; }
    TieOffView #columns { height: auto; padding: 0 1; }
    TieOffView #above { height: auto; max-height: 42%; padding: 0 1; }
    TieOffView #question { height: auto; padding: 0 1; border-top: solid $panel; }
    TieOffView #work { height: 1fr; }
    TieOffView #below { padding: 0 1; width: 1fr; height: 1fr; }
    TieOffView #card { width: 46%; height: 1fr; padding: 0 1; }
    TieOffView.-low #above { max-height: 5; }
    TieOffView.-wide #work { layout: vertical; }
    TieOffView.-wide #below { height: auto; max-height: 40%; width: 1fr; }
    TieOffView.-wide #card { width: 1fr; padding: 0 2; }
    TieOffView.-alone #columns, TieOffView.-alone #above { display: none; }
    """

    def __init__(self, desk: Desk, team: str, queue: QueueName | None = None, *, asking: bool = False) -> None:
        """`queue` is what the list below shows; None for the objectives. `asking`: the step above asks the question."""
        super().__init__()
        self.desk = desk
        self.team = team
        self.view: QueueName | None = queue
        self._asking = asking
        self._column = ""
        """The team whose column is highlighted."""
        self._is_above = False
        """Whether the upper level was the last to have the focus."""
        self._shown_for = ""

    def compose(self) -> ComposeResult:
        yield Static("", markup=False, id="columns")
        yield SideRows(id="above", chooses=True)
        yield Static("", markup=False, id="question")
        with Horizontal(id="work"):
            yield SideRows(id="below", chooses=True)
            yield SidePane(id="card")

    def on_mount(self) -> None:
        self._lay_out()
        self.above.use(False)
        self.update()
        if self.below.lit not in self.waiting:
            self.light_next_open()
        self.below.focus()

    def on_resize(self) -> None:
        self._lay_out()
        self._show_above()
        self._show_question()

    def _lay_out(self) -> None:
        self.set_class(self.size.height < LOW, "-low")
        self.set_class(self.view in ("intent", "overlap"), "-wide")
        self.set_class(self.view in ("intent", "overlap", "load"), "-alone")

    def turn_to(self, view: QueueName | None, lit: str = "") -> None:
        """Show another list below, with a row highlighted."""
        self.view = view
        self._lay_out()
        self.update()
        if lit in self.below.ids:
            self.below.light(lit)
        else:
            self.below.action_edge(-1)
        self.below.focus()

    # ---- what is shown

    @property
    def above(self) -> SideRows:
        """The list of the upper level."""
        return self.query_one("#above", SideRows)

    @property
    def below(self) -> SideRows:
        """The list of the objectives below, or the queue."""
        return self.query_one("#below", SideRows)

    @property
    def lit(self) -> str:
        """The id of the highlighted row of the list that has or had the focus."""
        return self.above.lit if self._is_above else self.below.lit

    @property
    def item(self) -> QueueItem | None:
        """The highlighted item of the queue; None if something else is highlighted."""
        if self.view is None or self._is_above:
            return None
        return next((one for one in self.desk.queue.items(self.team, self.view) if one.id == self.lit), None)

    @property
    def highlighted_okr(self) -> str:
        """The objective or key result that is highlighted, or that the highlighted item is about."""
        item = self.item
        return item.about[0] if item and item.about else self.lit

    @property
    def lower(self) -> tuple[str, ...]:
        """The ids of the teams below."""
        return self.desk.tie_off.of(self.team).lower

    def lower_objective(self) -> Objective | None:
        """Return the lower objective that is highlighted, or the only one that the highlighted item is about."""
        item = self.item
        found: dict[str, Objective] = {}
        for one in item.about if item else (self.lit,):
            okrs = self.desk.tie_off.owner(one, self.lower)
            key = okrs.key_result(one) if okrs else None
            if okrs and (objective := okrs.objective(key.objective if key else one)):
                found[objective.id] = objective
        return next(iter(found.values())) if len(found) == 1 else None

    def update(self) -> None:
        """Show the current content of the session."""
        self._show_above()
        below = tie_off_list.queue(self.desk, self.team, self.view) if self.view else None
        self.below.show(list(tie_off_list.teams(self.desk, self.team)) if below is None else below)
        self._show_question()
        self._show_card()

    def _show_above(self) -> None:
        objective = None if self._is_above else self.lower_objective()
        item = self.item
        marked = self.desk.tie_off.supported(self.team, objective.id) if objective else item.about if item else ()
        owner = self.desk.tie_off.owner(objective.id, self.lower) if objective else None
        self._column = owner.team if owner else self._column
        those = tie_off_list.columns(self.desk, self.team, self._column)
        self.above.show(tie_off_list.above(self.desk, self.team, those, marked))
        self.query_one("#columns", Static).update(text.stack(matrix.heading(those, max(20, self.size.width - 2))))
        first = next((one for one in marked if one in self.above.ids), "")
        if first and not self._is_above:
            self.above.light(first)

    def _show_question(self) -> None:
        width = max(20, self.size.width - 2)
        lines = tie_off_pane.question(self.desk, self.team, self.view, self._asking, width)
        self.query_one("#question", Static).update(text.stack(lines))

    def _show_card(self) -> None:
        lit = self.lit
        paint = partial(tie_off_pane.lines, self.desk, self.team, lit, None if self._is_above else self.view)
        self.query_one(SidePane).show(paint, top=lit != self._shown_for)
        self._shown_for = lit

    @on(Rows.Lit)
    def _lit(self, message: Rows.Lit) -> None:
        if message.rows is (self.above if self._is_above else self.below):
            if not self._is_above:
                self._show_above()
            self._show_card()

    def _use(self, above: bool) -> None:
        """Show what the highlighted row of the upper or of the lower list is about."""
        self._is_above = above
        self.above.use(above)
        self.below.use(not above)
        self._show_above()
        self._show_card()

    def on_descendant_focus(self) -> None:
        """Show the card of the list that has the focus now."""
        above = self.above.has_focus
        if above != self._is_above and not self.query_one(SidePane).has_focus:
            self._use(above)

    # ---- moving

    def light(self, thing: str) -> bool:
        """Highlight a row of one of the two lists and go there. Return whether it exists."""
        rows = next((one for one in (self.below, self.above) if thing in one.ids and one.display), None)
        if rows is None:
            return False
        rows.light(thing)
        rows.focus()
        self._use(rows is self.above)
        return True

    @on(SidePane.Left)
    def _to_list(self) -> None:
        (self.above if self._is_above else self.below).focus()

    def to_card(self) -> None:
        """Go to the card, where the arrow keys scroll."""
        self.query_one(SidePane).focus()

    def to_other_side(self) -> None:
        """Move the focus from the list below to the card, to the upper level, and back to the list."""
        pane = self.query_one(SidePane)
        if self.below.has_focus:
            pane.focus()
        elif pane.has_focus and self.above.display and self.above.ids:
            self.above.focus()
        else:
            self.below.focus()

    @property
    def waiting(self) -> list[str]:
        """The ids of the items of the queue that are open, or of the objectives that are not decided."""
        if self.view:
            return [one.id for one in self.desk.queue.items(self.team, self.view) if one.settled is None]
        return list(self.desk.tie_off.undecided(self.team))

    def light_next_open(self) -> bool:
        """Highlight the next open item or undecided objective; after the last, begin again. Return whether any is."""
        waiting = self.waiting
        places = {one: at for at, one in enumerate(self.below.ids)}
        here, waiting = places.get(self.below.lit, -1), [one for one in waiting if one in places]
        after = [one for one in waiting if places[one] > here] or [one for one in waiting if one != self.below.lit]
        if after:
            self.below.light(after[0])
        return bool(waiting)

    def light_next_objective(self) -> None:
        """Highlight the row below; after the last, nothing changes."""
        self.below.action_step(1)

    def to_team(self, step: Literal[-1, 1]) -> None:
        """Go to the first objective of the next or the previous team; after the last, begin again."""
        order = {one: at for at, one in enumerate(self.below.ids)}
        sets = (self.desk.draft.okrs(team) for team in self.lower)
        firsts = [okrs.objectives[0].id for okrs in sets if okrs.objectives and okrs.objectives[0].id in order]
        here = order.get(self.below.lit, -1)
        ahead = [one for one in firsts if (order[one] - here) * step > 0] or firsts
        if ahead:
            self.below.focus()
            self.below.light(ahead[0 if step == 1 else -1])

    def to_column(self, team: str) -> None:
        """Highlight the column of a team, and its first objective."""
        self._column = team
        okrs = self.desk.draft.okrs(team)
        if self.view is None and okrs.objectives:
            self.below.light(okrs.objectives[0].id)
        self._show_above()

    def step_column(self, step: Literal[-1, 1]) -> None:
        """Highlight the column to the right or to the left."""
        self.to_column(tie_off_list.columns(self.desk, self.team, self._column).next(step))
