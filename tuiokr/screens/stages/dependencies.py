"""The stage for the dependencies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from tuiokr.model.okr import ANSWER_SAYS, Answer, Dependency
from tuiokr.model.organisation import Tree
from tuiokr.model.step_kind import StepKind
from tuiokr.model.workspace import day, labels
from tuiokr.screens.pick import ask_to_replace
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import ask, bindings
from tuiokr.screens.stages.stage import Stage
from tuiokr.usecases import presence
from tuiokr.usecases.dependency import said
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows

STATE_LOOKS: dict[Answer, tuple[str, str]] = {
    "requested": ("◆", "$warning"),
    "accepted": ("✓", "$success"),
    "countered": ("◆", "$warning"),
    "declined": ("▲", "$error"),
    "risk": ("▲", "$lilac"),
}


class DependencyStage(Stage):
    """The stage for what teams need from other teams, and the answers."""

    place = "dependencies"
    kinds: ClassVar = (StepKind.DEPENDENCIES,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("dependencies"), Binding("delete", "forget", show=False)]
    DEFAULT_CSS = "DependencyStage { padding: 1 2; }"

    def __init__(self, desk: Desk, team: str, workshop_id: str = "", teams: tuple[str, ...] = ()) -> None:
        """`teams` are shown in place of `team`: all that they ask for or are asked for."""
        super().__init__(desk, team, workshop_id)
        self._teams = teams or (team,)

    def compose(self) -> ComposeResult:
        yield Rows(id="dependencies")

    def on_mount(self) -> None:
        self.update()
        self.query_one(Rows).focus()

    def _all(self) -> tuple[Dependency, ...]:
        desk = self.desk
        everyone = [team.id for team in desk.tree.teams]
        return tuple(
            one
            for one in self.desk.dependency.dependencies(everyone)
            if one.asking in self._teams or one.giving in self._teams
        )

    def update(self) -> None:
        desk = self.desk
        tree = desk.tree
        rows = [
            Row(
                one.id,
                partial(
                    _dependency,
                    one,
                    tree,
                    desk.cycle_id,
                    labels(desk.workspace.of(desk.cycle_id, one.asking)).by_id,
                ),
            )
            for one in self._all()
        ]
        nothing = Row(
            "",
            lambda width: text.wrap(
                ("There is no dependency yet. Press a to add one: what, from whom, by when?", "$soft"), width
            ),
            selectable=False,
        )
        self.query_one(Rows).show(rows or [nothing])

    @property
    def highlighted_okr(self) -> str:
        found = self.lit
        return (found.about or "") if found else ""

    @property
    def lit(self) -> Dependency | None:
        lit = self.query_one(Rows).lit
        return next((one for one in self._all() if one.id == lit), None)

    def action_add(self) -> None:
        from tuiokr.screens.dependency_form import DependencyForm

        def light(added: str | None) -> None:
            if added:
                self.update()
                self.query_one(Rows).light(added)

        ask(self.app, DependencyForm(self.desk, self.team), light)

    def _answer(self, state: str, question: str = "", *, carried: bool = False) -> None:
        """Answer the highlighted dependency. Ask before replacing one with words or from another window."""
        found = self.lit
        if found is None:
            return
        old = self.desk.dependency.would_replace(found.asking, found.id, state)
        go_on = partial(self._ask_words, found, state, question, carried)
        if old is None:
            go_on()
            return
        title = f"“{text.cut(old.what, 44)}” already has an answer"
        own = said(state) if not question else f"{said(state)} …"
        about = presence.dependency(self.desk.session, found.asking, found.id)
        ask_to_replace(self.app, title, said(old.state, old.note, old.carried_by), own, go_on, about=about)

    def _ask_words(self, found: Dependency, state: str, question: str, carried: bool) -> None:
        if not question:
            self._keep_answer(found, state, "", carried)
            return
        same = found.state == state
        value = (found.carried_by if carried else found.note) if same else ""
        check = (
            (lambda typed: "" if typed.strip() else "Write the name of the person who carries the risk")
            if carried
            else None
        )
        about = presence.dependency(self.desk.session, found.asking, found.id)

        def keep(words: str | None) -> None:
            if words is not None:
                self._keep_answer(found, state, words, carried)

        ask(self.app, AskLine(question, value=value, lines=(found.what,), check=check), keep, about=about)

    def _keep_answer(self, seen: Dependency, state: str, words: str, carried: bool) -> None:
        """Save an answer. If another window has answered since `seen` was on the screen, ask first."""
        depending = self.desk.dependency
        now = depending.get(seen.asking, seen.id)
        how = {"carried_by": words} if carried else {"note": words}
        if now is None:
            self.say("Not saved: another window deleted the dependency", "warning")
        elif (now.state, now.note, now.carried_by) != (seen.state, seen.note, seen.carried_by):
            title, theirs = "Another window has already answered", said(now.state, now.note, now.carried_by)
            again = partial(self._keep_answer, now, state, words, carried)
            ask_to_replace(self.app, title, theirs, said(state, **how), again, words=words)
        else:
            depending.answer(now.asking, now.id, state, **how)

    def action_accept(self) -> None:
        self._answer("accepted")

    def action_counter(self) -> None:
        self._answer("countered", "Accepted with changes: on which terms?")

    def action_decline(self) -> None:
        self._answer("declined", "Declined: why?")

    def action_risk(self) -> None:
        self._answer("risk", "Who carries it as a risk?", carried=True)

    def action_forget(self) -> None:
        found = self.lit
        if found:
            self.desk.dependency.forget(found.asking, found.id)
            self.say("Deleted. Press u to undo")


def _dependency(one: Dependency, tree: Tree, cycle: str, short: Mapping[str, str], width: int) -> list[Content]:
    symbol, style = STATE_LOOKS[one.state]
    asking, giving = tree.get(one.asking), tree.get(one.giving)
    by, label = (f"by {day(one.by)}", "$soft") if one.by else ("no day", "$warning"), short.get(one.about or "", "")
    who = text.line(
        text.words(asking.name if asking else one.asking, "bold"),
        ("  needs of  ", "$hint"),
        text.words(giving.name if giving else one.giving, "bold"),
        "  ",
        by,
        (f"  for {label}" if label else "", "$hint"),
    )
    more = one.carried_by if one.state == "risk" else one.note
    answer = text.line((f"{ANSWER_SAYS[one.state]} ", style), text.words(more.replace("\n", " "), "$soft"))
    return [
        text.BLANK,
        *text.wrap(who, width),
        *text.wrap(text.words(one.what), width, indent=2),
        *text.wrap(answer, width, first=(f"  {symbol} ", style)),
    ]
