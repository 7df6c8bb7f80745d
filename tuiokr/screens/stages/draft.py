"""The draft stage: the board, the form below it, and what the checks say beside it."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import ValidationError
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import Input

from tuiokr.model.okr import KeyResult, Objective
from tuiokr.model.workspace import labels
from tuiokr.screens.base import bindings
from tuiokr.screens.stages import draft_dialogs
from tuiokr.screens.stages.base import Stage
from tuiokr.screens.stages.form import DraftForm
from tuiokr.widgets import board
from tuiokr.widgets.choice import Choice
from tuiokr.widgets.finding_pane import FindingPane
from tuiokr.widgets.rows import Rows
from tuiokr.widgets.statement import StatementEditor
from tuiokr.workshop import board as boards
from tuiokr.workshop import filling, remarks
from tuiokr.workshop.setting_up import WrongInput

REST = 0.3
"""Seconds the caret rests before the pane speaks and what is typed is saved."""
NARROW = 92
"""Cells below which the pane stands under the board."""
EMPTY = (
    "A blank page. Press o and write what should be different by the end of the cycle.",
    "Then k for a key result: how would you know? Such as: checkout completion from 71 % to 85 % by 31 March.",
)


class DraftStage(Stage):
    """Drafts one team's OKRs."""

    place = "draft"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("draft"), Binding("escape", "done", show=False)]
    DEFAULT_CSS = """
    DraftStage { layout: horizontal; }
    DraftStage #desk { width: 1fr; height: 1fr; }
    DraftStage #board { padding: 0 1; }
    DraftStage FindingPane { width: 38; height: 1fr; }
    DraftStage DraftForm { display: none; }
    DraftStage.-writing DraftForm { display: block; }
    DraftStage.-narrow { layout: vertical; }
    DraftStage.-narrow FindingPane { width: 1fr; height: 8; padding: 0 2; border-top: tall $panel; }
    DraftStage.-low.-writing FindingPane { height: 6; }
    """

    def compose(self) -> ComposeResult:
        with Vertical(id="desk"):
            yield Rows(id="board")
            yield DraftForm()
        yield FindingPane()

    def on_mount(self) -> None:
        self._writing = ""
        self._resting: Timer | None = None
        self.update()
        self.query_one(Rows).focus()

    def on_resize(self) -> None:
        self.set_class(self.size.width < NARROW, "-narrow")
        self.set_class(self.size.height < 26, "-low")

    # ---- what is shown

    @property
    def lit(self) -> str:
        return self.query_one(Rows).lit

    def thing(self, thing_id: str = "") -> Objective | KeyResult | None:
        """The objective or key result with this id; the lit one without."""
        okrs = self.desk.drafting.okrs(self.team)
        wanted = thing_id or self.lit
        return okrs.objective(wanted) or okrs.key_result(wanted)

    def places(self) -> tuple[str, ...]:
        return ("edit",) if self._writing else ("draft",)

    def update(self) -> None:
        okrs, session = self.desk.drafting.okrs(self.team), self.desk.session
        short, above = labels(okrs), boards.supports(session, self.team)
        lines: list[board.ObjectiveLine | board.KeyLine] = []
        for objective in okrs.objectives:
            opinion = self.desk.checking.objective(objective)
            score = float(opinion.verdict.score) if objective.title else None
            asked = boards.asked(session, self.team, objective)
            lines.append(
                board.ObjectiveLine(objective, short[objective.id], opinion.worst, score, above[objective.id], asked)
            )
            for key in okrs.of(objective.id):
                worst = self.desk.checking.key_result(key, objective.title).worst
                lines.append(board.KeyLine(key, short[key.id], worst, above[key.id]))
        self.query_one(Rows).show(board.rows(lines, EMPTY))
        if self._writing and self.thing(self._writing) is None:
            self._stop_writing()
        if self._writing:
            self._show_form(whole=False)
        self._show_pane()

    def _show_form(self, *, whole: bool) -> None:
        thing = self.thing(self._writing)
        if thing is None:
            return
        label = labels(self.desk.drafting.okrs(self.team))[self._writing]
        what = (
            "key result: how would you know?"
            if isinstance(thing, KeyResult)
            else "objective: what will be different, and for whom?"
        )
        people = self.desk.session.workspace.tree(self.desk.session.cycle_id).by_id[self.team].everyone
        self.query_one(DraftForm).show(thing, f"{label}  {what}", people, whole=whole)

    def _show_pane(self) -> None:
        shown = remarks.of(self.desk, self.team, self._writing or self.lit)
        self.query_one(FindingPane).show(shown)

    @on(Rows.Lit)
    def _lit(self) -> None:
        self._show_pane()

    # ---- writing

    def write_in(self, thing: str) -> None:
        """Open the form on a thing, the caret in its statement."""
        self._writing = thing
        self.add_class("-writing")
        self._show_form(whole=True)
        self.update()
        self.query_one(Rows).light(thing)
        self._underline()
        self.query_one(DraftForm).statement.focus()
        self._show_pane()

    @on(StatementEditor.Changed)
    def _typed(self) -> None:
        if self._writing:
            self._underline()
            self._rest()

    @on(Input.Changed)
    def _field_typed(self, event: Input.Changed) -> None:
        if self._writing and event.input.has_focus:
            self._rest()

    @on(Choice.Changed)
    def _chosen(self, event: Choice.Changed) -> None:
        self._keep({event.choice.id or "": event.value})

    def _rest(self) -> None:
        if self._resting:
            self._resting.stop()
        self._resting = self.set_timer(REST, self._rested)

    def _rested(self) -> None:
        self._resting = None
        if self._writing:
            self._keep_typed(quiet=True)
            self._show_pane()

    def _underline(self) -> None:
        editor = self.query_one(DraftForm).statement
        thing = self.thing(self._writing)
        if thing is not None:
            editor.underline(remarks.spans(self.desk, self.team, thing, editor.text))

    def _keep_typed(self, *, quiet: bool = False) -> bool:
        """Keep what the form says where it differs; False when a field could not be read (it says why)."""
        thing, form, session = self.thing(self._writing), self.query_one(DraftForm), self.desk.session
        if thing is None:
            return True
        statement = form.statement.text
        if isinstance(thing, KeyResult) and statement != thing.statement:
            filled = filling.from_sentence(thing, statement, session.cycle, session.clock.today())
            self._keep({"statement": statement, **filled})
        elif isinstance(thing, Objective) and statement != thing.title:
            self._keep({"title": statement})
        focused = self.screen.focused
        if isinstance(focused, Input) and form in focused.ancestors:
            try:
                self._keep(form.read(focused.id or "", session.cycle, session.clock.today()))
            except (WrongInput, ValidationError) as error:
                if not quiet:
                    self.say(str(error) if isinstance(error, WrongInput) else "That does not fit this field", "warning")
                return False
        return True

    def _keep(self, fields: dict[str, Any]) -> None:
        thing = self.thing(self._writing)
        if thing is not None and any(getattr(thing, name) != value for name, value in fields.items()):
            self.desk.drafting.edit(self.team, thing.id, **fields)

    def on_descendant_blur(self) -> None:
        """A field that is left is kept; what cannot be read is said once and put back."""
        if self._writing and self.is_mounted:
            self.call_next(self._show_form, whole=False)

    def flush(self) -> None:
        if self._writing:
            self._keep_typed(quiet=True)

    @on(StatementEditor.Submitted)
    @on(DraftForm.Left)
    def _go_on(self) -> None:
        """Enter: keep it and write the next one; on a blank one writing ends."""
        if not self._keep_typed():
            return
        done = self._writing
        thing = self.thing(done)
        if thing is None or self.desk.drafting.drop_blank(self.team, done):
            self._stop_writing()
        elif isinstance(thing, KeyResult):
            self.write_in(self.desk.drafting.add_key_result(self.team, thing.objective, after=done))
        else:
            self.write_in(self.desk.drafting.add_key_result(self.team, thing.id))

    def action_done(self) -> None:
        if not self._writing:
            self.app.call_later(self.screen.run_action, "back")
            return
        self._keep_typed()
        self.desk.drafting.drop_blank(self.team, self._writing)
        self._stop_writing()

    def _stop_writing(self) -> None:
        self._writing = ""
        self.remove_class("-writing")
        self.query_one(Rows).focus()
        self._show_pane()
        self.app.call_later(self._refoot)

    def _refoot(self) -> None:
        refoot = getattr(self.screen, "refresh_foot", None)
        if refoot:
            refoot()

    # ---- commands

    def action_objective(self) -> None:
        at = self.thing()
        after = at.objective if isinstance(at, KeyResult) else at.id if at else None
        self.write_in(self.desk.drafting.add_objective(self.team, after=after))

    def action_key_result(self) -> None:
        at = self.thing()
        if at is None:
            self.say("A key result needs an objective first; press o")
            return
        objective = at.objective if isinstance(at, KeyResult) else at.id
        after = at.id if isinstance(at, KeyResult) else None
        self.write_in(self.desk.drafting.add_key_result(self.team, objective, after=after))

    def action_edit(self) -> None:
        if self.thing():
            self.write_in(self.lit)

    def action_delete(self) -> None:
        if self.thing():
            said = self.desk.drafting.delete(self.team, self.lit)
            self.say(f"Deleted “{said[:40] or 'a blank line'}”; u brings it back")

    def _move(self, step: Literal[-1, 1]) -> None:
        if self.thing():
            lit = self.lit
            self.desk.drafting.move(self.team, lit, step)
            self.query_one(Rows).light(lit)

    def action_move_up(self) -> None:
        self._move(-1)

    def action_move_down(self) -> None:
        self._move(1)

    def action_duplicate(self) -> None:
        if self.thing():
            copy = self.desk.drafting.duplicate(self.team, self.lit)
            self.call_after_refresh(self.query_one(Rows).light, copy)

    def action_move_to(self) -> None:
        draft_dialogs.move_to(self)

    def action_supports(self) -> None:
        draft_dialogs.supports(self)

    def action_waive(self) -> None:
        draft_dialogs.waive(self)

    def action_vote(self) -> None:
        if self.thing():
            from tuiokr.screens.vote import VoteScreen

            meeting = self.meeting or self.desk.asking.meeting_for(self.team)
            self.app.push_screen(VoteScreen(self.desk, meeting, self.desk.asking.open(meeting, self.lit)))

    def action_ask(self) -> None:
        at = self.thing()
        if at is not None:
            from tuiokr.screens.team_tests import TeamTests

            objective = at.objective if isinstance(at, KeyResult) else at.id
            self.app.push_screen(TeamTests(self.desk, self.team, objective))

    def action_publish(self) -> None:
        from tuiokr.screens.publish import Publish

        self.app.push_screen(Publish(self.desk, self.team))
