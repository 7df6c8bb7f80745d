"""The team tests: counted answers to espresso and townhall on an objective, and to *if we nail these*."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Self

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from tuiokr.model.okr import KeyResult, Objective
from tuiokr.model.stale import LastTeamTest, with_stale
from tuiokr.model.step_kind import StepKind
from tuiokr.model.team_test import TEAM_TEST_ANSWERS, TEAM_TEST_ASKS, TeamTest, TeamTestAnswer, TeamTestName
from tuiokr.model.workspace import labels
from tuiokr.screens.screen import bindings
from tuiokr.screens.stages.stage import Stage
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows

ANSWER_WORDS: dict[TeamTestAnswer, tuple[str, str, str]] = {
    "yes": ("y", "yes", "$primary"),
    "meh": ("m", "meh", "$sun"),
    "eye-roll": ("r", "eye-roll", "$error"),
}
NAIL_WORDS: dict[TeamTestAnswer, tuple[str, str, str]] = {
    "yes": ("y", "yes", "$primary"),
    "meh": ("m", "nearly", "$sun"),
    "eye-roll": ("r", "not yet", "$error"),
}


class TeamTestStage(Stage):
    """The stage for team tests. One key is one answer; it is saved at once, and hidden until the counts are shown."""

    place = "team_tests"
    kinds: ClassVar = (StepKind.TESTS, StepKind.NAIL)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("team_tests"), Binding("enter", "next_objective", show=False)]
    DEFAULT_CSS = """
    TeamTestStage { padding: 1 2; layout: vertical; }
    TeamTestStage #question { height: auto; margin: 0 0 1 0; }
    TeamTestStage Rows { height: 1fr; }
    """

    def __init__(
        self, desk: Desk, team: str, workshop_id: str, tests: tuple[TeamTestName, ...], *, lit: str = ""
    ) -> None:
        super().__init__(desk, team, workshop_id)
        self._tests = tests
        self._turned = ("", tests[0])
        """The objective for which another test than the first was chosen, and that test."""
        self._first = lit

    @classmethod
    def at_step(cls, desk: Desk, team: str, workshop_id: str, kind: StepKind) -> Self:
        return cls(desk, team, workshop_id, ("nail",) if kind is StepKind.NAIL else ("espresso", "townhall"))

    def compose(self) -> ComposeResult:
        yield Static("", markup=False, id="question")
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
        self.update()

    def update(self) -> None:
        width = max(20, self.content_size.width or 60)
        asked = text.wrap((TEAM_TEST_ASKS[self.test], "bold"), width, first=(f"{self.test.upper()}  ", "bold $accent"))
        for other in self._tests:
            if other != self.test:
                asked += text.wrap(
                    (TEAM_TEST_ASKS[other], "$hint"),
                    width,
                    first=text.line(("tab ", "bold $accent"), (f"{other}  ", "$hint")),
                )
        self.query_one("#question", Static).update(text.stack(asked))
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
        nothing = Row("", lambda width: [text.words("There is no objective yet", "$soft")], selectable=False)
        self.query_one(Rows).show(rows or [nothing])

    @property
    def highlighted_okr(self) -> str:
        return self.query_one(Rows).lit

    def _answer(self, answer: TeamTestAnswer, by: int = 1) -> None:
        if self.lit:
            try:
                self.desk.team_test.answer(self.workshop_id, self.lit, self.test, answer, by)
            except ValueError as error:
                self.say(str(error), "warning")

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
        if self.lit:
            count = self.desk.team_test.of(self.workshop_id, self.lit, self.test)
            if count.total:
                self.desk.team_test.show_counts(self.workshop_id, self.lit, self.test, not count.shown)
            else:
                self.say("Nobody has answered yet")

    def action_other_test(self) -> None:
        self._turned = (self.lit, self._tests[(self._tests.index(self.test) + 1) % len(self._tests)])
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
            text.words(objective.title or "an objective without words yet", "bold"),
            width,
            first=(f"{label}  ", "bold $primary"),
        ),
    ]
    for number, key in enumerate(keys, 1):
        statement = text.words(key.statement or "a key result without words yet", "$soft")
        lines += text.wrap(statement, width, first=(f"    KR{number}  ", "$hint"))
    for last in tests:
        test = last.test
        style = "$foreground" if test.test == lit else "$hint"
        first = text.line("    ", text.fit((test.test, style), 10))
        parts = _counts(last, style) if test.shown else _hidden(test, style, test.test == lit, people)
        shown = text.flow(parts, width - first.cell_length, gap=2)
        lines += [(first if at == 0 else Content(" " * first.cell_length)) + one for at, one in enumerate(shown)]
    return lines


def _hidden(test: TeamTest, style: str, lit: bool, people: int) -> list[Content]:
    """Return the keys and how many people have answered, never the answers."""
    words = NAIL_WORDS if test.test == "nail" else ANSWER_WORDS
    parts = []
    for answer in TEAM_TEST_ANSWERS:
        key, said, _ = words[answer]
        parts.append(text.line((f"{key} " if lit else "", "bold $accent"), (said, style)))
    whole = f"of {people} " if people else ""
    told = f"{test.total} {whole}answered" if test.total else "nobody asked yet"
    return [*parts, text.line((told, "bold" if test.total else "$hint"))]


def _counts(last: LastTeamTest, style: str) -> list[Content]:
    """Return the counts of the answers, and whether the test is passed."""
    test = last.test
    words = NAIL_WORDS if test.test == "nail" else ANSWER_WORDS
    parts = []
    for answer in TEAM_TEST_ANSWERS:
        _, said, colour = words[answer]
        count = {"yes": test.yes, "meh": test.meh, "eye-roll": test.eye_roll}[answer]
        bar = text.bar(count / test.total, 8, colour)
        parts.append(text.line((f"{said} ", style), (f"{count} ", "bold"), bar))
    said = with_stale("passed" if test.passed else "not passed", last.stale)
    return [*parts, text.line((f"✓ {said}", "$success") if last.holds else (f"◆ {said}", "$warning"))]
