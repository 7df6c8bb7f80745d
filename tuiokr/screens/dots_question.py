"""Asking for the dots that a room gives to lines: one number for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from textual.app import App

from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import ask
from tuiokr.widgets import text

ONE_LINE: Final = 66
"""Cells of a candidate in the question about dots: one line each, so that many leave room for the answer."""


def ask_for_dots(
    app: App[Any], lines: Sequence[str], wrong: Callable[[str], str], give: Callable[[str], object]
) -> None:
    """Show numbered lines and ask for a line such as `3 1 2`; `wrong` says what is wrong with it, "" if nothing."""
    numbered = tuple(text.cut(f"{number}  {one}", ONE_LINE) for number, one in enumerate(lines, 1))
    help_line = "One number for each line, from the top: 3 1 2. Lines after the last number get none"

    def keep(line: str | None) -> None:
        if line:
            give(line)

    ask(app, AskLine("How many dots?", lines=numbered, help=help_line, check=wrong), keep)
