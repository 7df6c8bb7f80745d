"""The vote step: which objectives are agreed, and which are still to be voted on."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from tuiokr.model.okr import Objective
from tuiokr.model.stale import NOT_VOTED_ON, LastVote
from tuiokr.model.step_kind import StepKind
from tuiokr.model.vote import Vote, progress
from tuiokr.model.vote_rule import usual_rule
from tuiokr.model.workspace import labels
from tuiokr.screens.stages.stage import Stage
from tuiokr.widgets import text
from tuiokr.widgets.chips import with_chip
from tuiokr.widgets.rows import Row, Rows


class VoteStage(Stage):
    """The stage for votes. Enter or v opens the vote on the highlighted objective."""

    kinds: ClassVar = (StepKind.VOTE,)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,v", "vote", show=False)]
    DEFAULT_CSS = """
    VoteStage { padding: 1 2; layout: vertical; }
    VoteStage #rule { height: auto; margin: 0 0 1 0; }
    """

    def compose(self) -> ComposeResult:
        yield Static("", markup=False, id="rule")
        yield Rows(id="objectives")

    def on_mount(self) -> None:
        self.update()
        self.query_one(Rows).focus()

    def update(self) -> None:
        width = max(20, self.content_size.width or 60)
        people = self.desk.workshop.full(self.workshop_id).workshop.people
        lines = text.wrap((usual_rule("objective").says, "bold"), width)
        asked = ", ".join(people) if people else "nobody yet. Press F7 to say who is here"
        lines += text.wrap(text.words(asked, "$soft"), width, first=(f"{len(people)} asked  ", "$hint"))
        lines.append(text.line(("⏎", "bold $accent"), " show hands on the lit one"))
        self.query_one("#rule", Static).update(text.stack(lines))
        okrs = self.desk.draft.okrs(self.team)
        short = labels(okrs)
        last = self.desk.vote.last(self.team)
        now = self.desk.vote.under_way(self.workshop_id)
        rows = [
            Row(one.id, partial(_paint, short[one.id], one, last.get(one.id), now.get(one.id)))
            for one in okrs.objectives
        ]
        nothing = Row("", lambda width: [text.words("There is no objective to vote on yet", "$soft")], selectable=False)
        self.query_one(Rows).show(rows or [nothing])

    @property
    def highlighted_okr(self) -> str:
        return self.query_one(Rows).lit

    def action_vote(self) -> None:
        lit = self.query_one(Rows).lit
        if lit:
            from tuiokr.screens.vote import VoteScreen

            self.app.push_screen(VoteScreen(self.desk, self.workshop_id, self.desk.vote.open(self.workshop_id, lit)))


def _paint(label: str, objective: Objective, last: LastVote | None, now: Vote | None, width: int) -> list[Content]:
    symbol, style = ("·", "$hint") if last is None else ("✓", "$success") if last.holds else ("◆", "$warning")
    lines = [
        text.BLANK,
        *text.wrap(
            with_chip(text.words(objective.title or "an objective without words yet", "bold"), objective.theme),
            width - 2,
            first=(f"{label}  ", "bold $primary"),
        ),
    ]
    if now is not None:
        return [*lines, text.line("    ", (f"▸ {progress(now)}, not revealed yet", "bold $accent"))]
    return [*lines, text.line("    ", (f"{symbol} {last.words if last else NOT_VOTED_ON}", style))]
