"""The draft stage: the board, the form below it, and the findings beside it."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import DescendantBlur
from textual.widgets import Input

from tuiokr.model.okr import KeyResult, Objective
from tuiokr.model.step_kind import StepKind
from tuiokr.model.words import short
from tuiokr.screens.asker import Asker
from tuiokr.screens.screen import bindings, some
from tuiokr.screens.stages import draft_board
from tuiokr.screens.stages.draft_findings import DraftFindings
from tuiokr.screens.stages.draft_form import DraftForm
from tuiokr.screens.stages.draft_paste import DraftPaste
from tuiokr.screens.stages.draft_routes import DraftRoutes
from tuiokr.screens.stages.draft_words import DraftWords
from tuiokr.screens.stages.links import DraftLinks
from tuiokr.screens.stages.stage import Stage
from tuiokr.usecases import remarks
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import board
from tuiokr.widgets.choice import Choice
from tuiokr.widgets.finding_pane import FindingPane
from tuiokr.widgets.rows import Rows
from tuiokr.widgets.statement import StatementEditor

NARROW = 92
"""Width in cells below which the pane is under the board."""


class DraftStage(Stage):
    """The stage for drafting one team's OKRs. `lit` is the id of the statement to highlight first."""

    place = "draft"
    kinds: ClassVar = (StepKind.OBJECTIVES, StepKind.KEY_RESULTS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("draft"), *some("edit", "done", "frame", "next_words")]
    DEFAULT_CSS = """
    DraftStage { layout: horizontal; }
    DraftStage #desk { width: 1fr; height: 1fr; }
    DraftStage #board { padding: 0 1; }
    DraftStage FindingPane { width: 38; height: 1fr; }
    DraftStage DraftForm { display: none; }
    DraftStage.-writing DraftForm { display: block; }
    DraftStage.-narrow { layout: vertical; }
    DraftStage.-narrow FindingPane { width: 1fr; height: 8; padding: 0 2; border-top: tall $panel; }
    DraftStage.-low.-narrow FindingPane { height: 6; }
    DraftStage.-low.-writing FindingPane { padding: 0 2; }
    DraftStage.-low.-narrow.-writing FindingPane { height: 7; }
    DraftStage.-narrow FindingPane:focus { height: 60%; }
    """

    def __init__(self, desk: Desk, team: str, workshop_id: str = "", *, lit: str = "") -> None:
        super().__init__(desk, team, workshop_id)
        asker = Asker(self)
        self._form = DraftForm()
        self.writing = DraftWords(desk, team, self._form, asker, self.set_timer, self.show_pane)
        self._paste = DraftPaste(desk, team, self.writing, asker, self.write_in)
        self._links = DraftLinks(desk, team, asker)
        self._findings = DraftFindings(desk, team, asker)
        self._routes = DraftRoutes(desk, team, workshop_id, asker)
        self._first = lit
        self._before = ""

    def compose(self) -> ComposeResult:
        with Vertical(id="desk"):
            yield Rows(id="board")
            yield self._form
        yield FindingPane()

    def on_mount(self) -> None:
        self.update()
        self.query_one(Rows).light(self._first)
        self.query_one(Rows).focus()

    def on_resize(self) -> None:
        self.set_class(self.size.width < NARROW, "-narrow")
        self.set_class(self.size.height < 26, "-low")

    @property
    def lit(self) -> str:
        return self.query_one(Rows).lit

    def thing(self) -> Objective | KeyResult | None:
        """Return the highlighted objective or key result, or None."""
        okrs, lit = self.desk.draft.okrs(self.team), self.lit
        return okrs.objective(lit) or okrs.key_result(lit)

    @property
    def highlighted_okr(self) -> str:
        return thing.id if (thing := self.thing()) else ""

    @property
    def busy(self) -> bool:
        return self.is_mounted and bool(self.writing.thing_id)

    def places(self) -> tuple[str, ...]:
        return ("edit",) if self.writing.thing_id else ("draft",)

    def update(self) -> None:
        self.query_one(Rows).show(board.rows(draft_board.lines(self.desk, self.team), draft_board.EMPTY))
        if self.writing.thing_id and self.writing.thing is None:
            self.writing.tell_lost()
            self._stop_writing()
        self.writing.show(whole=False)
        self.show_pane()

    @on(Rows.Lit)
    def show_pane(self) -> None:
        """Show the findings of the statement that is being written, else of the highlighted one."""
        shown = remarks.of(self.desk, self.team, self.writing.thing_id or self.lit)
        scarce = self.has_class("-low") and self.has_class("-narrow") and bool(self.writing.thing_id)
        self.query_one(FindingPane).show(shown, heading=not scarce)

    def write_in(self, thing: str, *, before: str = "") -> None:
        """Open the form for an item and focus its statement. If it stays blank, `before` is highlighted afterwards."""
        self._before = before
        self.add_class("-writing")
        self._form.statement.several = self._paste.take
        self.writing.begin(thing)
        self.update()
        self.query_one(Rows).light(thing)

    @on(StatementEditor.Changed)
    @on(Input.Changed)
    def _typed(self, event: StatementEditor.Changed | Input.Changed) -> None:
        if not isinstance(event, Input.Changed) or event.input.has_focus:
            self.writing.typed()

    @on(Choice.Changed)
    def _chosen(self, event: Choice.Changed) -> None:
        self.writing.keep({event.choice.id or "": event.value})

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Save a field that lost the focus; if it cannot be read, say so and restore it."""
        if self.writing.thing_id and isinstance(event.widget, Input):
            self.writing.keep_field(event.widget)
            self.call_next(self.writing.show, whole=False)

    def flush(self) -> None:
        self.writing.keep_typed(quiet=True)

    def salvage(self) -> None:
        self.writing.keep_words()

    @on(StatementEditor.Submitted)
    @on(DraftForm.Left)
    def _go_on(self) -> None:
        """Save the item and write the next one. Stop if the item is blank, or if it or the team was deleted."""
        if not self.writing.keep_typed():
            return
        done = self.writing.thing_id
        thing = None if self.gone else self.writing.thing
        if thing is None or self._drop_blank():
            self._stop_writing()
        elif isinstance(thing, KeyResult):
            self.write_in(self.desk.draft.add_key_result(self.team, thing.objective, after=done), before=done)
        else:
            self.write_in(self.desk.draft.add_key_result(self.team, thing.id), before=done)

    def action_done(self) -> None:
        if not self.writing.thing_id:
            self.app.call_later(self.screen.run_action, "back")
            return
        self.writing.keep_typed()
        self._drop_blank()
        self._stop_writing()

    def _drop_blank(self) -> bool:
        """Delete the item that is written if it is blank, and highlight the previous one; return whether it was."""
        dropped = self.desk.draft.drop_blank(self.team, self.writing.thing_id)
        if dropped and self._before:
            self.update()
            self.query_one(Rows).light(self._before)
        return dropped

    def _stop_writing(self) -> None:
        self.writing.end()
        self.remove_class("-writing")
        self.query_one(Rows).focus()
        self.show_pane()

    def action_objective(self) -> None:
        at = self.thing()
        after = at.objective if isinstance(at, KeyResult) else at.id if at else None
        self.write_in(self.desk.draft.add_objective(self.team, after=after), before=self.lit)

    def action_key_result(self) -> None:
        at = self.thing()
        if at is None:
            self.say("A key result needs an objective first; press o")
            return
        objective, after = (at.objective, at.id) if isinstance(at, KeyResult) else (at.id, None)
        self.write_in(self.desk.draft.add_key_result(self.team, objective, after=after), before=self.lit)

    def action_edit(self) -> None:
        if self.thing():
            self.write_in(self.lit)

    def action_delete(self) -> None:
        if self.thing():
            said = self.desk.draft.delete(self.team, self.lit)
            self.say(f"Deleted “{short(said, 40) or 'a blank line'}”. Press u to undo")

    def _move(self, step: Literal[-1, 1]) -> None:
        if self.thing():
            lit = self.lit
            self.desk.draft.move(self.team, lit, step)
            self.query_one(Rows).light(lit)

    def action_move_up(self) -> None:
        self._move(-1)

    def action_move_down(self) -> None:
        self._move(1)

    def action_duplicate(self) -> None:
        if self.thing():
            self._light_new(self.desk.draft.duplicate(self.team, self.lit))

    def _light_new(self, thing: str) -> None:
        if self.usable:
            self.update()
            self.query_one(Rows).light(thing)

    def action_move_to(self) -> None:
        self._links.move(self.thing())

    def action_objective_theme(self) -> None:
        self._links.theme(self.thing())

    def action_supports(self) -> None:
        self._links.support(self.thing())

    def action_findings(self) -> None:
        """Move the focus between the list and the findings, where arrows scroll; while writing to the next field."""
        if self.writing.thing_id:
            self.screen.focus_next()
        else:
            pane = self.query_one(FindingPane)
            (self.query_one(Rows) if pane.has_focus else pane).focus()

    @on(FindingPane.Left)
    def _to_list(self) -> None:
        self.query_one(Rows).focus()

    def _light_finding(self, step: Literal[-1, 1]) -> None:
        if found := self._findings.beside(self.lit, self.query_one(Rows).ids, step):
            self.query_one(Rows).light(found)

    def action_next_finding(self) -> None:
        self._light_finding(1)

    def action_previous_finding(self) -> None:
        self._light_finding(-1)

    def action_start_over(self) -> None:
        if self.thing():
            self.write_in(self.lit)
            self.action_frame()

    def action_frame(self) -> None:
        if not self.writing.start_over():
            self.say("There is no sentence frame for this statement")

    def action_next_words(self) -> None:
        self.writing.next_words()

    def action_sentence(self) -> None:
        self.writing.write_out(self.thing())

    def action_wordings(self) -> None:
        self._routes.wordings(self.thing())

    def action_history(self) -> None:
        self._routes.history(self.thing())

    def action_examples(self) -> None:
        self._routes.examples(self.thing(), self._light_new)

    def action_rule_page(self) -> None:
        self._findings.page(self.thing())

    def action_waive(self) -> None:
        self._findings.waive(self.thing())

    def action_vote(self) -> None:
        self._routes.vote(self.thing())

    def action_team_tests(self) -> None:
        self._routes.team_tests(self.thing())

    def action_publish(self) -> None:
        self._routes.publish()
