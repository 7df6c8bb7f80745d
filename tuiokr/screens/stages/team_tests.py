"""The team tests: counted answers to espresso and townhall on an objective, and to *if we nail these*."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Final, Self

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from tuiokr.model.okr import KeyResult, Objective
from tuiokr.model.stale import LastTeamTest
from tuiokr.model.step_kind import StepKind
from tuiokr.model.team_test import TEAM_TEST_ASKS, TeamTestAnswer, TeamTestName
from tuiokr.model.words import plural
from tuiokr.model.workspace import labels
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import ask, bindings
from tuiokr.screens.stages.stage import Stage
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import team_test as paint
from tuiokr.widgets import text
from tuiokr.widgets.chips import with_chip
from tuiokr.widgets.rows import Row, Rows

MOST_UNREAD: Final = 4
"""Highest number of unreadable parts that are shown."""
LIST_LINES: Final = 4
"""The lines that the list of objectives keeps below the reveal."""


class TeamTestStage(Stage):
    """The stage for team tests. One key is one answer; it is saved at once, and hidden until the counts are shown."""

    place = "team_tests"
    kinds: ClassVar = (StepKind.TESTS, StepKind.NAIL)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("team_tests"), Binding("enter", "next_objective", show=False)]
    DEFAULT_CSS = """
    TeamTestStage { padding: 1 2 0 2; layout: vertical; }
    TeamTestStage #question { height: auto; margin: 0 0 1 0; }
    TeamTestStage #unread { height: auto; }
    TeamTestStage #reveal { height: auto; }
    TeamTestStage Rows { height: 1fr; min-height: 3; }
    """

    def __init__(
        self, desk: Desk, team: str, workshop_id: str, tests: tuple[TeamTestName, ...], *, lit: str = ""
    ) -> None:
        super().__init__(desk, team, workshop_id)
        self._tests = tests
        self._turned = ("", tests[0])
        """The objective for which another test than the first was chosen, and that test."""
        self._first = lit
        self._unread: tuple[str, ...] = ()
        """The parts of the last line or chat that could not be read; they give no answer away."""

    @classmethod
    def at_step(cls, desk: Desk, team: str, workshop_id: str, kind: StepKind) -> Self:
        return cls(desk, team, workshop_id, ("nail",) if kind is StepKind.NAIL else ("espresso", "townhall"))

    def compose(self) -> ComposeResult:
        yield Static("", markup=False, id="question")
        yield Static("", markup=False, id="unread")
        yield Static("", markup=False, id="reveal")
        yield Rows(id="objectives")

    def on_mount(self) -> None:
        self.update()
        rows = self.query_one(Rows)
        if self._first:
            rows.light(self._first)
        rows.focus()

    @property
    def lit(self) -> str:
        """The id of the highlighted objective, or ""."""
        return self.query_one(Rows).lit

    @property
    def test(self) -> TeamTestName:
        """The current test; each objective begins with the first one."""
        return self._turned[1] if self._turned[0] == self.lit else self._tests[0]

    @on(Rows.Lit)
    def _moved(self) -> None:
        if self._turned[0] != self.lit:
            self._turned = ("", self._tests[0])
        self._unread = ()
        self.update()

    def update(self) -> None:
        width = max(20, self.content_size.width or 60)
        okrs = self.desk.draft.okrs(self.team)
        short = labels(okrs)
        people = len(self.desk.workshop.full(self.workshop_id).workshop.here)
        rows = [
            Row(
                one.id,
                partial(
                    _paint,
                    short[one.id],
                    one,
                    okrs.of(one.id) if "nail" in self._tests else (),
                    self.test if one.id == self.lit else None,
                    [self.desk.team_test.last(self.workshop_id, one.id, test) for test in self._tests],
                    people,
                ),
            )
            for one in okrs.objectives
        ]
        self._show_question(width)
        nothing = Row("", lambda width: [text.words("There is no objective yet", "$soft")], selectable=False)
        self.query_one(Rows).show(rows or [nothing])

    def _show_question(self, width: int) -> None:
        """Show the question, the parts that could not be read, and the counts when they are shown."""
        asked = text.wrap((TEAM_TEST_ASKS[self.test], "bold"), width, first=(f"{self.test.upper()}  ", "bold $accent"))
        for other in self._tests:
            if other != self.test:
                asked += text.wrap(
                    (TEAM_TEST_ASKS[other], "$hint"),
                    width,
                    first=text.line(("tab ", "bold $accent"), (f"{other}  ", "$hint")),
                )
        self.query_one("#question", Static).update(text.stack(asked))
        unread: list[Content] = []
        for one in self._unread[:MOST_UNREAD]:
            unread += text.wrap(text.words(one, "$warning"), width, first=("▲ ", "$warning"))
        if len(self._unread) > MOST_UNREAD:
            unread.append(text.line((f"and {len(self._unread) - MOST_UNREAD} more", "$warning")))
        self._tell("#unread", unread)
        last = self.desk.team_test.last(self.workshop_id, self.lit, self.test)
        most = self.content_size.height - len(asked) - len(unread) - LIST_LINES
        self._tell("#reveal", paint.reveal(last, width, most) if self.lit and last.test.shown else [])

    def _tell(self, where: str, lines: Sequence[Content]) -> None:
        part = self.query_one(where, Static)
        part.display = bool(lines)
        part.update(text.stack(lines))

    @property
    def highlighted_okr(self) -> str:
        return self.query_one(Rows).lit

    def _answer(self, answer: TeamTestAnswer, by: int = 1) -> None:
        self._unread = ()
        if self.lit:
            try:
                self.desk.team_test.answer(self.workshop_id, self.lit, self.test, answer, by)
            except ValueError as error:
                self.say(str(error), "warning")

    def _fill(self, objective: str, test: TeamTestName, line: str) -> None:
        """Count the answers of a line or a pasted chat."""
        before = self.desk.team_test.of(self.workshop_id, objective, test)
        try:
            self._unread = self.desk.team_test.take_line(self.workshop_id, objective, test, line)
        except ValueError as error:
            self.say(str(error), "warning")
            return
        after = self.desk.team_test.of(self.workshop_id, objective, test)
        if after.asked != before.asked or after != before:
            instead = f" instead of {before.total}" if before.total else ""
            self.say(f"{plural(after.total, 'answer')} to {test}{instead}. Press r to show the counts")
        if self.usable:
            self.update()

    def pasted(self, words: str) -> bool:
        """Count the answers of a pasted chat."""
        if self.lit and words.strip():
            self._fill(self.lit, self.test, words)
        return bool(self.lit)

    def action_line(self) -> None:
        objective, test = self.lit, self.test
        if not objective:
            return
        if self.desk.team_test.of(self.workshop_id, objective, test).shown:
            self.say("The counts are shown. Press r to hide them and change answers", "warning")
            return

        def keep(line: str | None) -> None:
            if line:
                self._fill(objective, test, line)

        help_line = "7 2 0 for yes, meh and eye-roll; or 7y 2m; or paste the chat. It replaces the answers so far"
        ask(self.app, AskLine(f"All answers to {test}", help=help_line, several=True, secret=True), keep)

    def action_name(self) -> None:
        objective, test = self.lit, self.test
        one = self.desk.team_test.of(self.workshop_id, objective, test)
        if not objective or not one.shown or not one.eye_roll:
            self.say("Nobody rolled their eyes" if one.shown else "Show the counts first: press v")
            return

        def wrong(line: str) -> str:
            return self.desk.team_test.wrong_names(self.workshop_id, objective, test, line)

        def keep(line: str | None) -> None:
            if line is not None:
                self.desk.team_test.name_rolled(self.workshop_id, objective, test, line)

        help_line = "Names with commas, if they like. An empty line keeps only how many"
        ask(self.app, AskLine(paint.who_asks(test), value=", ".join(one.rolled), help=help_line, check=wrong), keep)

    def action_yes(self) -> None:
        self._answer("yes")

    def action_meh(self) -> None:
        self._answer("meh")

    def action_eye_roll(self) -> None:
        self._answer("eye-roll")

    def action_less_yes(self) -> None:
        self._answer("yes", -1)

    def action_less_meh(self) -> None:
        self._answer("meh", -1)

    def action_less_eye_roll(self) -> None:
        self._answer("eye-roll", -1)

    def action_show_counts(self) -> None:
        self._unread = ()
        if self.lit:
            count = self.desk.team_test.of(self.workshop_id, self.lit, self.test)
            if count.total:
                self.desk.team_test.show_counts(self.workshop_id, self.lit, self.test, not count.shown)
            else:
                self.say("Nobody has answered yet")

    def action_other_test(self) -> None:
        self._turned = (self.lit, self._tests[(self._tests.index(self.test) + 1) % len(self._tests)])
        self._unread = ()
        self.update()

    def action_next_objective(self) -> None:
        self.query_one(Rows).action_step(1)


def _paint(
    label: str,
    objective: Objective,
    keys: Sequence[KeyResult],
    lit: TeamTestName | None,
    tests: Sequence[LastTeamTest],
    people: int,
    width: int,
) -> list[Content]:
    lines = [
        text.BLANK,
        *text.wrap(
            with_chip(text.words(objective.title or "an objective without words yet", "bold"), objective.theme),
            width,
            first=(f"{label}  ", "bold $primary"),
        ),
    ]
    for number, key in enumerate(keys, 1):
        statement = text.words(key.statement or "a key result without words yet", "$soft")
        lines += text.wrap(statement, width, first=(f"    KR{number}  ", "$hint"))
    for last in tests:
        now = last.test.test == lit
        first = text.line("    ", text.fit((last.test.test, "$foreground" if now else "$hint"), 10))
        above = [text.words("shown above", "$hint")]
        told = above if now else paint.result(last)
        parts = told if last.test.shown else paint.hidden(last.test, people, lit=now)
        shown = text.flow(parts, width - first.cell_length, gap=2)
        lines += [(first if at == 0 else Content(" " * first.cell_length)) + one for at, one in enumerate(shown)]
    return lines
