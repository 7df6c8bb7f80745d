"""The first screen of an empty workspace, with three choices (doors). Nothing is written before a choice."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tuiokr.screens.screen import DeskScreen, bindings
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head
from tuiokr.widgets.rows import Row, Rows

DOORS = (
    (
        "workshop",
        "Run a workshop",
        (
            "A team on a call, two hours, from a blank page to agreed OKRs.",
            "You type, they talk; the clock, the votes and the checks are here.",
        ),
    ),
    (
        "alone",
        "Draft alone",
        ("Write a team's objectives and key results", "and get an honest second opinion while you type."),
    ),
    (
        "sample",
        "Open the sample organisation",
        (
            "Northwind, four teams, a workshop half done, a tie-off to finish.",
            "In a temporary folder. You can try everything.",
        ),
    ),
)


class Welcome(DeskScreen):
    """A list of three doors."""

    CSS_PATH = "welcome.tcss"
    places = ("welcome",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("welcome")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._typed: dict[str, str] = {}
        """What was typed in the set-up before the person went back."""

    def compose(self) -> ComposeResult:
        yield Head()
        with Vertical(id="middle"):
            yield Static(
                text.stack(
                    [
                        text.words("tuiokr", "bold $accent"),
                        text.words("Objectives and key results worth having, agreed in one room.", "$soft"),
                    ]
                ),
                markup=False,
            )
            yield Rows(id="doors", chooses=True)
            yield Static(
                text.line(
                    ("⏎", "bold $accent"),
                    " take a door   ",
                    ("↑↓", "bold $accent"),
                    " choose   ",
                    ("q", "bold $accent"),
                    " quit",
                ),
                markup=False,
            )
        yield Foot()

    def on_mount(self) -> None:
        super().on_mount()
        rows = self.query_one(Rows)
        rows.show(
            [Row(door, partial(_paint, number, title, lines)) for number, (door, title, lines) in enumerate(DOORS, 1)]
        )
        rows.focus()

    def title_words(self) -> text.Part:
        return text.words("tuiokr", "bold")

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        self.take(message.row)

    def key_1(self) -> None:
        self.take("workshop")

    def key_2(self) -> None:
        self.take("alone")

    def key_3(self) -> None:
        self.take("sample")

    def take(self, door: str) -> None:
        """Open what a door leads to."""
        if door == "sample":
            self.call_later(self.app.run_action, "open_sample")
            return
        from tuiokr.screens.setup import Setup

        self.app.push_screen(Setup(self.desk, workshop=door == "workshop", typed=self._typed))

    def action_back(self) -> None:
        """Say how to quit, because there is no screen below this one."""
        self.call_later(self.app.run_action, "tell_how_to_quit")

    def action_leave(self) -> None:
        self.call_later(self.app.run_action, "leave")


def _paint(number: int, title: str, lines: Sequence[str], width: int) -> Sequence[Content]:
    heading = text.fit(text.line((f"{number}  ", "$accent"), text.words(title, "bold")), width)
    return [
        text.fit("", width),
        heading,
        *(text.fit(text.line("   ", text.words(one, "$soft")), width) for one in lines),
        text.fit("", width),
    ]


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
