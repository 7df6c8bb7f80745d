"""Keys in turn: what a key opens has the next one.

The framework hands each key to whatever has the focus when it arrives. Over a bad line keys arrive in bunches, and then
the first letters of a sentence would be given to the list that the key before them is about to leave, as orders. So a
key waits until all that the one before it has set going is done: its action, the focus, a screen that opens.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

SOON: Final = 0.01
"""Seconds between two looks whether a screen that opens is there."""
PATIENCE: Final = 50
"""Looks after which keys are given out all the same."""
LONGEST: Final = 1.0
"""Seconds after which a key that is still under way holds up no other."""

Event = events.Key | events.Paste


class Turns:
    """Gives keys and pastes out one after the other. Everything here goes on in the app's own queue."""

    def __init__(self, app: App[Any], give: Callable[[Event], Awaitable[None]]) -> None:
        """`give` hands an event to what has the focus."""
        self._app = app
        self._give = give
        self._waiting: deque[Event] = deque()
        self._under_way = False
        self._since = 0.0

    async def take(self, event: Event) -> None:
        """Give an event out, at once or in its turn."""
        self._waiting.append(event)
        if not self._under_way or time.monotonic() - self._since > LONGEST:
            await self._next()

    async def _hand_out(self, event: Event) -> None:
        app = self._app
        target = app.focused or app.screen
        await self._give(event)
        # A letter in a field moves nothing, and most keys are letters in fields.
        key, letter = ("a", "a") if isinstance(event, events.Paste) else (event.key, event.character)
        if not target.check_consume_key(key, letter):
            self._under_way, self._since = True, time.monotonic()
            self._follow([*target.ancestors_with_self, app])

    def _follow(self, pumps: Sequence[MessagePump]) -> None:
        """Go the way that the event goes, behind it: from what has it up to the app, and once more around."""
        for at, pump in enumerate(pumps, 1):
            if pump.call_later(self._follow, pumps[at:]):
                return
        self._when_open(PATIENCE)

    def _when_open(self, looks: int) -> None:
        """Go on once the screen on top is open; what it does then, such as giving the focus away, comes first."""
        app = self._app
        screen = app.screen if app.screen_stack else None
        if screen is None or looks == 0:
            app.call_later(self._next)
        elif screen.is_mounted:
            self._follow_once(screen)
        else:
            app.set_timer(SOON, lambda: self._when_open(looks - 1))

    def _follow_once(self, screen: MessagePump) -> None:
        if not screen.call_later(self._app.call_later, self._next):
            self._app.call_later(self._next)

    async def _next(self) -> None:
        self._under_way = False
        while self._waiting and not self._under_way:
            await self._hand_out(self._waiting.popleft())
