"""The baseline of every screen measurement: a minimal Textual app with a header, a footer and two fields."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Footer, Header, Input, TextArea

READY = "BARE-READY"


class Bare(App[None]):
    """An input above a text area; tab switches between them."""

    TITLE = "bare"
    BINDINGS: ClassVar[list[BindingType]] = [("ctrl+q", "quit", "Quit"), ("f1", "bell", "Help"), ("f2", "bell", "Save")]

    def compose(self) -> ComposeResult:
        yield Header()
        yield Input(placeholder=READY)
        yield TextArea()
        yield Footer()


if __name__ == "__main__":
    Bare().run()
