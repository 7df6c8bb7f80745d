"""Input in turn: what a key or a click opens gets the next event.

Textual delivers each event to what exists when it arrives. Over a bad line several events arrive at once. Then the
first letters of a sentence would be commands to the list that the key before them is about to leave, or an event would
find half a screen. So an event waits until everything that the event before it started is done: its action, the focus,
and each change of the screen (see `app_changes`).
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

from textual import events
from textual.app import App
from textual.errors import NoWidget
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

from tuiokr.screens.app_changes import Changes
from tuiokr.terminal.textual_private import lay_out, leave_out_what_is_gone

LONGEST: Final = 1.0
"""Seconds after which an event whose action still runs does not delay the next event."""

Input = events.InputEvent | events.Paste
MOVES = (events.MouseMove, events.MouseScrollDown, events.MouseScrollUp)
"""Events that start no action."""


class Turns:
    """Delivers keys, pastes and mouse events one after another. All of it runs in the app's message queue."""

    def __init__(self, app: App[Any], give: Callable[[events.Event], Awaitable[None]]) -> None:
        """`give` delivers an event to its target."""
        self._app = app
        self._give = give
        self.changes = Changes(app, lambda: app.call_later(self._resume))
        self._waiting: deque[Input] = deque()
        self._under_way = False
        self._since = 0.0

    async def take(self, event: Input) -> None:
        """Deliver an event, at once or in its turn."""
        if self._waiting and isinstance(event, events.MouseMove) and isinstance(self._waiting[-1], events.MouseMove):
            self._waiting.pop()
        self._waiting.append(event)
        if not self._under_way or time.monotonic() - self._since > LONGEST:
            await self._next()

    async def _next(self) -> None:
        self._under_way = False
        while self._waiting and not self._under_way and not self.changes.under_way and not self.changes.stopped:
            await self._hand_out(self._waiting.popleft())

    async def _resume(self) -> None:
        if not self._under_way:
            await self._next()

    async def _hand_out(self, event: Input) -> None:
        target = self._target(event)
        await self._give(event)
        if self._sets_going(event, target):
            self._under_way, self._since = True, time.monotonic()
            self._follow([*target.ancestors_with_self, self._app])

    def _target(self, event: Input) -> Widget:
        screen = self._app.screen
        if isinstance(event, events.MouseEvent):
            if leave_out_what_is_gone(screen):  # the widget in its place is not in the layout yet
                lay_out(screen)
            return _under(screen, event)
        return screen.focused or screen

    @staticmethod
    def _sets_going(event: Input, target: Widget) -> bool:
        """Whether an event may start an action. Most events are letters in a text field, which start none."""
        if isinstance(event, MOVES):
            return False
        if isinstance(event, events.Key):
            return not target.check_consume_key(event.key, event.character)
        return not isinstance(event, events.Paste) or not target.check_consume_key("a", "a")

    def _follow(self, pumps: Sequence[MessagePump]) -> None:
        """Follow the event through the message queues, from its target up to the app, and once more around."""
        for at, pump in enumerate(pumps, 1):
            if pump.call_later(self._follow, pumps[at:]):
                return
        app = self._app
        screen = app.screen if app.screen_stack else None
        if screen is None or not screen.call_later(app.call_later, self._next):
            app.call_later(self._next)


def _under(screen: Screen[Any], event: events.MouseEvent) -> Widget:
    try:
        return screen.get_widget_at(event.x, event.y)[0]
    except NoWidget:
        return screen
