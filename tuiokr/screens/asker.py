"""How a part of a screen asks the person. It needs the app that shows the question, not the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from textual.dom import DOMNode
from textual.screen import Screen

from tuiokr.screens.screen import Dialog, ask
from tuiokr.usecases.presence import ALWAYS, Subject


class Asker:
    """Questions, short messages and other screens, for the parts of one screen or stage."""

    def __init__(self, node: DOMNode) -> None:
        """`node` is the screen or stage whose app shows them."""
        self._node = node

    def ask(self, dialog: Dialog, then: Callable[[str | None], None] | None = None, *, about: Subject = ALWAYS) -> None:
        """Open a dialog and call `then` with its answer, None if there was no answer. See `screen.ask`."""
        ask(self._node.app, dialog, then, about=about)

    def ask_to_replace(
        self,
        title: str,
        standing: str,
        own: str,
        replace: Callable[[], None],
        *,
        about: Subject = ALWAYS,
        words: str = "",
    ) -> None:
        """Show both versions and ask which one to keep, before one is replaced. See `pick.ask_to_replace`."""
        from tuiokr.screens.pick import ask_to_replace

        ask_to_replace(self._node.app, title, standing, own, replace, about=about, words=words)

    def say(self, message: str, severity: Literal["information", "warning", "error"] = "information") -> None:
        """Show a message for a few seconds."""
        self._node.app.notify(message, severity=severity, markup=False, timeout=6)

    def open(self, screen: Screen[Any]) -> None:
        """Open another screen above this one."""
        self._node.app.push_screen(screen)
