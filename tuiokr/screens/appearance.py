"""How the screen looks: the colours, which are chosen here, and the text size, which the terminal sets."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.screen import ModalScreen

from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.screen import ask


def choose_theme(app: App[Any]) -> None:
    """Ask for a theme and use it."""
    if isinstance(app.screen, ModalScreen):
        return
    themes = sorted(app.available_themes.values(), key=lambda one: (not one.name.startswith("stage"), one.name))
    options = [Option(one.name, f"{one.name}, {'dark' if one.dark else 'light'}") for one in themes]

    def wear(chosen: str | None) -> None:
        if chosen in app.available_themes:
            app.theme = chosen

    ask(
        app,
        Pick(
            "Which colours?", options, lit=app.theme, help="To use a theme at every start, set TUIOKR_THEME to its name"
        ),
        wear,
    )


def tell_text_size(app: App[Any]) -> None:
    """Say where the text size is set."""
    app.notify(
        "The terminal sets the size of letters: ctrl and + in most, cmd and + on a Mac. "
        f"Now {app.size.width}×{app.size.height} fit; everything fits from 80×24 on",
        title="Text size",
        markup=False,
        timeout=12,
    )
