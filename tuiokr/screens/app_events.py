"""An app that does one thing after another: it delivers input in turn and makes one change of the screen at a time."""

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
"""Seconds that leaving waits at most until typed input has arrived."""


class OrderlyApp(HookedApp):
    """An app with one queue for input and one for changes of the screen."""

    def __init__(self) -> None:
        super().__init__()
        self._turns = Turns(self, self._give)

    @property
    def changes(self) -> Changes:
        """The queue for every change of what is on screen."""
        return self._turns.changes

    def on_mount(self) -> None:
        """Make all changes wait for the first screen, which Textual opens by itself."""
        self.changes.make(partial(mounted, self.screen))

    async def on_event(self, event: Event) -> None:
        if not isinstance(event, InputEvent | Paste):
            await super().on_event(event)
        elif self.changes.stopped or (event.is_forwarded and not self.screen_stack):
            event.stop()  # the app ends, so no widget can receive it
        elif event.is_forwarded:
            await super().on_event(event)
        else:
            await self._turns.take(event)

    # ---- changes of the screen

    def push_screen(  # type: ignore[override]
        self, screen: Screen[Any], callback: Callable[[Any], Any] | None = None
    ) -> AwaitComplete:
        """Open a screen above the others; `callback` gets its answer. The result is done when the screen is usable."""
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
        """Close a screen, ours or Textual's, with its answer: once, and only if it is on top."""

        def give() -> None:
            if self.screen is screen:
                dismiss(result)

        return AwaitComplete(self.changes.make(give))

    def pop_screen(self) -> AwaitComplete:
        """Close the screen on top, if there is one below it. The result is done when its widgets are removed."""
        pop = super().pop_screen
        return AwaitComplete(self.changes.make(lambda: self._leaving(pop) if len(self.screen_stack) > 1 else None))

    def switch_screen(self, screen: Screen[Any] | str) -> AwaitComplete:
        """Replace the screen on top by another one."""
        switch = super().switch_screen
        return AwaitComplete(self.changes.make(lambda: self._leaving(lambda: switch(screen))))

    def _leaving(self, leave: Callable[[], AwaitComplete]) -> AwaitComplete:
        """Close the screen on top: its handlers are off from now on, and its workers are cancelled."""
        left = self.screen
        if isinstance(left, Guarded):
            left.leave_behind()
        for worker in list(self.workers):
            if worker.node is not self and left in worker.node.ancestors_with_self:
                worker.cancel()
        return leave()

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End the program after the running change. From now on no input is delivered and no screen opens."""
        self.changes.stop_and(partial(super().exit, result, return_code, message))

    async def before_shutdown(self) -> None:
        self.changes.stop()
        await self.changes.ended()  # a screen that is closed before it has its widgets fails

    async def after_shutdown(self) -> None:
        await self.changes.ended()  # a change that took too long ends with the widgets; it cannot be cancelled

    # ---- words to the person

    async def _give(self, event: Event) -> None:
        """Deliver a key or a paste. Pasted lines are joined for `Input`, which would take only the first one."""
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
        """Show a message. It is never read as markup, even with `markup`, because it contains people's words."""
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def replaces(self, new: Notification, old: Notification) -> bool:
        """Whether `new` replaces `old`: it does if both are information, or equal; other messages both stay."""
        same = (old.message, old.title, old.severity) == (new.message, new.title, new.severity)
        return same or new.severity == old.severity == "information"

    def after_last_words(self, then: Callable[[], None]) -> None:
        """Call `then` after the last typed input or dialog answer has arrived; it may be called twice."""
        self.set_timer(LAST_WORDS, then)
        pumps = [pump for pump in (self.screen.focused, *reversed(self.screen_stack)) if pump]
        self._behind(pumps, then)

    def _behind(self, pumps: Sequence[MessagePump], then: Callable[[], None]) -> None:
        for at, pump in enumerate(pumps, 1):
            if pump.call_later(self._behind, pumps[at:], then):
                return
        then()
