"""The team tests: espresso and townhall on an objective, counted; and *if we nail these*."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from tuiokr.model.okr import Objective
from tuiokr.model.vote import ANSWERS, TEST_ASKS, Answer, TeamTest, TestName
from tuiokr.model.workspace import labels
from tuiokr.screens.base import bindings
from tuiokr.screens.stages.base import Stage
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows
from tuiokr.workshop.desk import Desk

ANSWER_WORDS: dict[Answer, tuple[str, str, str]] = {
    "yes": ("y", "yes", "$primary"),
    "meh": ("m", "meh", "$sun"),
    "eye-roll": ("r", "eye-roll", "$error"),
}
NAIL_WORDS: dict[Answer, tuple[str, str, str]] = {
    "yes": ("y", "yes", "$primary"),
    "meh": ("m", "nearly", "$sun"),
    "eye-roll": ("r", "not yet", "$error"),
}


class TestStage(Stage):
    """One key an answer; each is saved as it is given."""

    __test__ = False
    place = "tests"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("tests"), Binding("enter", "next_objective", show=False)]
    DEFAULT_CSS = """
    TestStage { padding: 1 2; layout: vertical; }
    TestStage #question { height: auto; margin: 0 0 1 0; }
    TestStage Rows { height: 1fr; }
    """

    def __init__(self, desk: Desk, team: str, meeting: str, tests: tuple[TestName, ...], *, lit: str = "") -> None:
        super().__init__(desk, team, meeting)
        self._tests = tests
        self._test: TestName = tests[0]
        self._first = lit

    def compose(self) -> ComposeResult:
        yield Static("", markup=False, id="question")
        yield Rows(id="objectives")

    def on_mount(self) -> None:
        self.update()
        rows = self.query_one(Rows)
        if self._first:
            rows.light(self._first)
        rows.focus()

    def update(self) -> None:
        width = max(20, (self.content_size.width or 60))
        asked = text.wrap((TEST_ASKS[self._test], "bold"), width, first=(f"{self._test.upper()}  ", "bold $accent"))
        others = [one for one in self._tests if one != self._test]
        if others:
            asked.append(text.line(("tab ", "bold $accent"), (f"{others[0]}", "$hint")))
        self.query_one("#question", Static).update(text.stack(asked))
        okrs = self.desk.drafting.okrs(self.team)
        short = labels(okrs)
        rows = [
            Row(
                one.id,
                partial(
                    _paint,
                    short[one.id],
                    one,
                    self._test,
                    [self.desk.asking.test(self.meeting, one.id, test) for test in self._tests],
                ),
            )
            for one in okrs.objectives
        ]
        nothing = Row(
            "", lambda width: [text.words("There is no objective to ask about yet", "$soft")], selectable=False
        )
        self.query_one(Rows).show(rows or [nothing])

    @property
    def highlighted_okr(self) -> str:
        return self.query_one(Rows).lit

    def _answer(self, answer: Answer, by: int = 1) -> None:
        lit = self.query_one(Rows).lit
        if lit:
            self.desk.asking.answer(self.meeting, lit, self._test, answer, by)

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

    def action_other_test(self) -> None:
        self._test = self._tests[(self._tests.index(self._test) + 1) % len(self._tests)]
        self.update()

    def action_next_objective(self) -> None:
        self.query_one(Rows).action_step(1)


def _paint(label: str, objective: Objective, lit: TestName, tests: Sequence[TeamTest], width: int) -> list[Content]:
    lines = [
        text.BLANK,
        *text.wrap(
            text.words(objective.title or "an objective without words yet", "bold"),
            width,
            first=(f"{label}  ", "bold $primary"),
        ),
    ]
    for test in tests:
        words = NAIL_WORDS if test.test == "nail" else ANSWER_WORDS
        style = "$foreground" if test.test == lit else "$hint"
        parts: list[text.Part] = [text.fit((test.test, style), 9)]
        room = (width - 51) // len(ANSWERS)
        for answer in ANSWERS:
            key, said, colour = words[answer]
            count = {"yes": test.yes, "meh": test.meh, "eye-roll": test.eye_roll}[answer]
            share = count / test.total if test.total else 0.0
            parts += [(key if test.test == lit else " ", "bold $accent"), (f" {said}", style)]
            parts += [text.fit((str(count), "bold"), 3, right=True), " "]
            parts += [text.bar(share, min(room, 12), colour) if room > 1 else "", "  "]
        verdict = {True: ("✓", "$success"), False: ("◆", "$warning"), None: (" ", "")}[test.passed]
        lines.append(text.line("    ", *parts, verdict))
    return lines
