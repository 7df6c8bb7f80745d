"""The stage for the dependencies: as a list, as a board, what waits for a team, what was promised, who needs whom."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from tuiokr import keys
from tuiokr.model.okr import Dependency
from tuiokr.model.step_kind import StepKind
from tuiokr.screens.asker import Asker
from tuiokr.screens.screen import ask, bindings
from tuiokr.screens.stages.dependency_answers import DependencyAnswers
from tuiokr.screens.stages.dependency_content import ASKED, BOARD, LIST, PROMISED, VIEWS, DependencyContent
from tuiokr.screens.stages.stage import Stage
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text
from tuiokr.widgets.dependency_board import LEAST, DependencyBoard
from tuiokr.widgets.rows import Rows


class DependencyStage(Stage):
    """The stage for what teams need from other teams, and the answers."""

    place = "dependencies"
    kinds: ClassVar = (StepKind.DEPENDENCIES,)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("dependencies"),
        Binding("delete", "forget", show=False),
        Binding("left", "group(-1)", show=False),
        Binding("right", "group(1)", show=False),
    ]
    DEFAULT_CSS = """
    DependencyStage { padding: 1 2; }
    DependencyStage #views { height: auto; margin: 0 0 1 0; }
    DependencyStage #heading { height: auto; }
    DependencyStage #dependencies { scrollbar-gutter: stable; }
    """

    def __init__(
        self, desk: Desk, team: str, workshop_id: str = "", teams: tuple[str, ...] = (), view: str = LIST
    ) -> None:
        """`teams` are shown in place of `team`: all that they ask for or are asked for. `view` is one of `VIEWS`."""
        super().__init__(desk, team, workshop_id)
        self._teams = teams or (team,)
        self._view = view
        self._content = DependencyContent(desk)
        self._answers = DependencyAnswers(desk, Asker(self), self.say)

    @classmethod
    def at_step(cls, desk: Desk, team: str, workshop_id: str, kind: StepKind) -> Self:
        """Return a new stage; in a check-in it shows first what was promised, in a tie-off the board of all teams."""
        of = desk.workshop.full(workshop_id).workshop.agenda.kind
        if of == "tie-off":
            return cls(desk, team, workshop_id, (team, *desk.tie_off.of(team).lower), BOARD)
        return cls(desk, team, workshop_id, view=PROMISED if of == "check-in" else LIST)

    def compose(self) -> ComposeResult:
        yield Static("", markup=False, id="views")
        yield Static("", markup=False, id="heading")
        yield Rows(id="dependencies")
        yield DependencyBoard(id="columns")

    def on_mount(self) -> None:
        self.update()
        self._take_focus()

    def _all(self) -> tuple[Dependency, ...]:
        every = self.desk.dependency.of_cycle()
        return tuple(one for one in every if one.asking in self._teams or one.giving in self._teams)

    # ---- what is shown

    @property
    def _rows(self) -> Rows:
        return self.query_one("#dependencies", Rows)

    @property
    def _board(self) -> DependencyBoard:
        return self.query_one("#columns", DependencyBoard)

    @property
    def _in_columns(self) -> bool:
        return self._view == BOARD and self.size.width - 4 >= LEAST

    def update(self) -> None:
        those, waiting = self._all(), self._content.waiting((self.team, *self._teams))
        in_columns = self._in_columns and bool(those)
        self._rows.display, self._board.display = not in_columns, in_columns
        if in_columns:
            self._board.show(self._content.cards_of(those))
        else:
            self._rows.show(self._content.rows(self._view, those, waiting))
        self._show_heading()
        waits = sum(len(one.asked) + len(one.back) for one in waiting)
        counts = {LIST: len(those), ASKED: waits, PROMISED: sum(one.state == "accepted" for one in those)}
        self.query_one("#views", Static).update(text.stack(self._views(counts)))

    def _show_heading(self) -> None:
        """Show what the columns of the rows are, above the list so that it stays in view."""
        width = max(20, self._rows.scrollable_content_region.width - 2)
        lines = self._content.heading(self._view, self._all(), width)
        heading = self.query_one("#heading", Static)
        heading.display = bool(lines)
        heading.update(text.stack([text.line("  ", line) for line in lines]))

    def _views(self, counts: dict[str, int]) -> list[Content]:
        found: list[text.Part] = []
        for view in VIEWS:
            number = f" {counts[view]}" if counts.get(view) else ""
            style = "bold $on-accent on $primary" if view == self._view else "$soft"
            found.append(text.line((f" {view.capitalize()}{number} ", style)))
        found.append(text.line((keys.key_label(keys.of(self.place)[0]), "bold $accent")))
        return text.flow(found, max(20, self.size.width - 4), gap=1)

    def on_resize(self) -> None:
        super().on_resize()
        self.call_after_refresh(self._fit_heading)
        if self.is_mounted and not self.gone and self.has_focus_within:
            self._take_focus()

    def _fit_heading(self) -> None:
        if self.is_mounted and not self.gone:
            self._show_heading()

    def _take_focus(self) -> None:
        if self._board.display:
            self._board.take_focus()
        else:
            self._rows.focus()

    def _go(self, view: str) -> None:
        """Show another view, with the same dependency highlighted if it is there, else from its beginning."""
        lit = self.lit
        self._view = view
        self.update()
        self._take_focus()
        self._rows.action_edge(-1)
        self._rows.scroll_home(animate=False, immediate=True)
        if lit is not None:
            self._light(lit.id)

    def _light(self, dependency: str) -> None:
        if self._board.display:
            self._board.light(dependency)
        else:
            self._rows.light(dependency)

    def action_view(self) -> None:
        self._go(VIEWS[(VIEWS.index(self._view) + 1) % len(VIEWS)])

    def action_group(self, step: int) -> None:
        """Go to the first row of the next group, or of the one before, of a list in groups."""
        ids, lit = self._rows.ids, self._rows.lit
        firsts = [one for before, one in pairwise(ids) if before not in self._ids and one in self._ids]
        heads = [ids.index(one) for one in firsts]
        at = ids.index(lit) if lit in ids else 0
        found = next((one for one in heads if one > at), None) if step > 0 else None
        if step < 0:
            own = max((one for one in heads if one <= at), default=0)
            found = max((one for one in heads if one < own), default=None)
        if found is not None:
            self._rows.light(ids[found])

    @property
    def _ids(self) -> frozenset[str]:
        return frozenset(one.id for one in self.desk.dependency.of_cycle())

    def action_inbox(self) -> None:
        self._go(ASKED)

    @property
    def highlighted_okr(self) -> str:
        found = self.lit
        return (found.about or "") if found else ""

    @property
    def lit(self) -> Dependency | None:
        """The highlighted dependency, None if there is none."""
        lit = self._board.lit if self._board.display else self._rows.lit
        return next((one for one in self.desk.dependency.of_cycle() if one.id == lit), None)

    # ---- what is done

    def action_add(self) -> None:
        from tuiokr.screens.dependency_form import DependencyForm

        def light(added: str | None) -> None:
            if added:
                if self._view not in (LIST, BOARD):
                    self._view = LIST
                self.update()
                self._take_focus()
                self._light(added)

        ask(self.app, DependencyForm(self.desk, self.team), light)

    def _with_lit(self, do: Callable[[Dependency], None]) -> None:
        found = self.lit
        if found is not None:
            do(found)
        elif self._all():
            self.say("Highlight a dependency first: press tab to go to the list")

    def action_accept(self) -> None:
        self._with_lit(self._answers.accept)

    def action_counter(self) -> None:
        self._with_lit(self._answers.counter)

    def action_decline(self) -> None:
        self._with_lit(self._answers.decline)

    def action_risk(self) -> None:
        self._with_lit(self._answers.risk)

    def action_terms(self) -> None:
        found = self.lit
        if found and found.state not in ("accepted", "countered"):
            self.say("Only a yes or a counter-offer has a name and a day. Press y or o")
        else:
            self._with_lit(lambda one: self._answers.terms(one, one.state))

    def action_forget(self) -> None:
        def forget(found: Dependency) -> None:
            self.desk.dependency.forget(found.asking, found.id)
            self.say("Deleted. Press u to undo")

        self._with_lit(forget)
