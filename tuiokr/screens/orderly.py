"""One thing after the other: keys in turn, one word to the person at a time, the last words before leaving."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from textual.app import App
from textual.events import Event, Key, Paste
from textual.message_pump import MessagePump
from textual.notifications import SeverityLevel
from textual.widgets import Input

from tuiokr.screens.turns import Turns
from tuiokr.widgets.line import Names, fitting

LAST_WORDS: Final = 1.0
"""Seconds that leaving waits at most for what is being typed to arrive."""


class OrderlyApp(App[None]):
    """An app with these manners."""

    def __init__(self) -> None:
        super().__init__()
        self._turns = Turns(self, self._give)

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._turns.take(event)
        else:
            await super().on_event(event)

    async def _give(self, event: Key | Paste) -> None:
        """Hand a key or a paste on. The framework's fields of one line would take only the first of several lines."""
        field = self.focused
        if isinstance(event, Paste) and isinstance(field, Input) and not isinstance(field, Names):
            event = Paste(fitting(field, event.text))
        await super().on_event(event)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Tell the person; a mere word takes the place of the last one, what is wrong stays beside it.

        Never read as markup, whatever is asked: people's words are in it.
        """
        if severity == "information":
            for old in [one for one in self._notifications if one.severity == severity]:
                self._unnotify(old, refresh=False)
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def after_last_words(self, then: Callable[[], None]) -> None:
        """Do `then` once what was typed last, or just answered in a dialog, has arrived; it may be done twice."""
        self.set_timer(LAST_WORDS, then)
        pumps = [pump for pump in (self.screen.focused, *reversed(self.screen_stack)) if pump]
        self._behind(pumps, then)

    def _behind(self, pumps: Sequence[MessagePump], then: Callable[[], None]) -> None:
        for at, pump in enumerate(pumps, 1):
            if pump.call_later(self._behind, pumps[at:], then):
                return
        then()
