"""The first screen for a workspace that cannot be read: it says why, and restores what can be read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tuiokr.screens.home import Home
from tuiokr.screens.screen import DeskScreen, bindings
from tuiokr.screens.trouble import repair_files
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head
from tuiokr.widgets.rows import Row, Rows

DOORS = (
    ("repair", "Restore what can be read", "From the history and the snapshots. The broken file is kept."),
    ("sample", "Open the sample organisation", "In a temporary folder. This workspace is not changed."),
)


class Unreadable(DeskScreen):
    """Replaces `Welcome`, so that no new workspace is created over the existing one."""

    CSS_PATH = "welcome.tcss"
    places = ("welcome",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("welcome")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._left = False

    def compose(self) -> ComposeResult:
        yield Head()
        with Vertical(id="middle"):
            yield Static("", markup=False, id="why")
            yield Rows(id="doors", chooses=True)
            yield Static(text.line(("⏎", "bold $accent"), " take it   ", ("q", "bold $accent"), " quit"), markup=False)
        yield Foot()

    def on_mount(self) -> None:
        super().on_mount()
        rows = self.query_one(Rows)
        rows.show([Row(door, partial(_paint, at, title, said)) for at, (door, title, said) in enumerate(DOORS, 1)])
        rows.styles.height = 4 * len(DOORS)
        rows.focus()

    def title_words(self) -> text.Part:
        return text.words("tuiokr", "bold")

    def saving_words(self) -> text.Part:
        return text.line(("▲ the workspace cannot be read", "bold $error"))

    def update_body(self) -> None:
        """Show why the workspace cannot be read; when it can be read, open Home."""
        hidden, desk = self.desk.repair.hidden(), self.desk
        if not desk.workspace.empty:
            if not self._left:
                self._left = True
                self.app.switch_screen(Home(self.desk))
            return
        lines = [
            text.line(("▲ ", "bold $error"), text.words(hidden.why if hidden else "", "bold")),
            text.BLANK,
            text.words("Nothing was changed or deleted. Restore it here, or with", "$soft"),
            text.words(f"  {hidden.command if hidden else 'tuiokr doctor'}"),
        ]
        self.query_one("#why", Static).update(text.stack(lines))

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        self.take(message.row)

    def key_1(self) -> None:
        self.take("repair")

    def key_2(self) -> None:
        self.take("sample")

    def take(self, door: str) -> None:
        """Repair the workspace, or open the sample."""
        if door == "repair":
            repair_files(self.app, self.desk)
        else:
            self.call_later(self.app.run_action, "open_sample")

    def action_back(self) -> None:
        """Say how to quit, because there is no screen below this one."""
        self.call_later(self.app.run_action, "tell_how_to_quit")

    def action_leave(self) -> None:
        self.call_later(self.app.run_action, "leave")


def _paint(number: int, title: str, said: str, width: int) -> Sequence[Content]:
    heading = text.fit(text.line((f"{number}  ", "$accent"), text.words(title, "bold")), width)
    return [text.fit("", width), heading, text.fit(text.line("   ", text.words(said, "$soft")), width), text.BLANK]


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
