"""One thing after the other: input in turn, one change of the screen at a time, the last words before leaving."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from rich.console import RenderableType
from textual.await_complete import AwaitComplete
from textual.events import Event, InputEvent, Paste
from textual.message_pump import MessagePump
from textual.notifications import Notification, SeverityLevel
from textual.screen import Screen
from textual.widget import AwaitMount
from textual.widgets import Input

from tuiokr.screens.app_changes import Changes
from tuiokr.screens.app_turns import Turns
from tuiokr.screens.screen import Guarded
from tuiokr.terminal.textual_private import HookedApp, mounted
from tuiokr.widgets.line_input import NamesInput, fitting

LAST_WORDS: Final = 1.0
"""Seconds that leaving waits at most for what is being typed to arrive."""


class OrderlyApp(HookedApp):
    """An app with these manners."""

    def __init__(self) -> None:
        super().__init__()
        self._turns = Turns(self, self._give)

    @property
    def changes(self) -> Changes:
        """Every change of what is on screen goes through here."""
        return self._turns.changes

    def on_mount(self) -> None:
        """The first screen comes by itself; from now on what comes next waits for it."""
        self.changes.make(partial(mounted, self.screen))

    async def on_event(self, event: Event) -> None:
        if not isinstance(event, InputEvent | Paste):
            await super().on_event(event)
        elif self.changes.stopped or (event.is_forwarded and not self.screen_stack):
            event.stop()  # the app ends: there is nobody any more to whom it could go
        elif event.is_forwarded:
            await super().on_event(event)
        else:
            await self._turns.take(event)

    # ---- changes of the screen

    def push_screen(  # type: ignore[override]
        self, screen: Screen[Any], callback: Callable[[Any], Any] | None = None
    ) -> AwaitComplete:
        """Open a screen above the others; `callback` gets its answer. It is done when the screen can be used."""
        push = super().push_screen

        def open_it() -> AwaitMount | None:
            if screen in self.screen_stack or (screen.id and any(one.id == screen.id for one in self.screen_stack)):
                return None
            screen.dismiss = partial(self._dismiss, screen, screen.dismiss)  # type: ignore[method-assign]
            return push(screen, callback)

        return AwaitComplete(self.changes.make(open_it))

    def _dismiss(
        self, screen: Screen[Any], dismiss: Callable[[Any], AwaitComplete], result: Any = None
    ) -> AwaitComplete:
        """A screen, of ours or of the framework, gives its answer and leaves: once, and only while it is on top."""

        def give() -> None:
            if self.screen is screen:
                dismiss(result)

        return AwaitComplete(self.changes.make(give))

    def pop_screen(self) -> AwaitComplete:
        """Leave the screen on top, where there is one below it. It is done when its widgets are gone."""
        pop = super().pop_screen
        return AwaitComplete(self.changes.make(lambda: self._leaving(pop) if len(self.screen_stack) > 1 else None))

    def switch_screen(self, screen: Screen[Any] | str) -> AwaitComplete:
        """Another screen in the place of the one on top."""
        switch = super().switch_screen
        return AwaitComplete(self.changes.make(lambda: self._leaving(lambda: switch(screen))))

    def _leaving(self, leave: Callable[[], AwaitComplete]) -> AwaitComplete:
        """Leave the screen on top: from now on nothing is done in it, and what works for it stops."""
        left = self.screen
        if isinstance(left, Guarded):
            left.leave_behind()
        for worker in list(self.workers):
            if worker.node is not self and left in worker.node.ancestors_with_self:
                worker.cancel()
        return leave()

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End the program once the change under way is done: no input is given out any more, and no screen opens."""
        self.changes.stop_and(partial(super().exit, result, return_code, message))

    async def before_shutdown(self) -> None:
        self.changes.stop()
        await self.changes.ended()  # a screen that is closed before it has its widgets fails without them

    async def after_shutdown(self) -> None:
        await self.changes.ended()  # what did not end in time ends with the widgets: it cannot be cancelled

    # ---- words to the person

    async def _give(self, event: Event) -> None:
        """Hand a key or a paste on. The framework's fields of one line would take only the first of several lines."""
        field = self.focused
        if isinstance(event, Paste) and isinstance(field, Input) and not isinstance(field, NamesInput):
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
        """Tell the person. Never read as markup, whatever is asked: people's words are in it."""
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def replaces(self, new: Notification, old: Notification) -> bool:
        """Information replaces information; a warning or an error stays beside the others, but each only once."""
        same = (old.message, old.title, old.severity) == (new.message, new.title, new.severity)
        return same or new.severity == old.severity == "information"

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
