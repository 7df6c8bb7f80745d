"""Changes of what is on screen: one after the other, and each to its end.

A screen that opens is on the stack before it holds a single widget, and one that closes is off the stack while its
widgets are still there. Whatever happens in between finds half a screen. So there is one queue for all changes, of
screens and of what stands on a stage; while one is under way no other begins, and no input is given out (`turns`).
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Final

from textual.app import App
from textual.message_pump import MessagePump

from tuiokr.terminal.textual_private import context_of, fail, task_of

LONGEST_END: Final = 4.0
"""Seconds that the end of the app waits for a change that is under way, once before it is told to exit and once after.

A busy machine takes two to open a stage. Both together are less than `signals.PATIENCE`.
"""

Change = Callable[[], Awaitable[object] | None]
"""Begins a change and returns what to wait for, None when nothing; it may ask for further changes."""


class Changes:
    """The queue of one app."""

    def __init__(self, app: App[Any], quiet: Callable[[], object]) -> None:
        """`quiet` is called whenever the last change has come to its end."""
        self._app = app
        self._quiet = quiet
        self._waiting: deque[tuple[Change, asyncio.Future[None]]] = deque()
        self._asked_within: list[tuple[Change, asyncio.Future[None]]] | None = None
        """What a change asks for while it begins: it comes right after it, before everything that waits."""
        self._task: asyncio.Task[None] | None = None
        self._stopped = False
        self._last: asyncio.Task[None] | None = None
        """What comes after the last change; the event loop alone would not hold it."""

    @property
    def under_way(self) -> bool:
        """Whether what is on screen is changing now."""
        return self._task is not None

    @property
    def stopped(self) -> bool:
        """Whether no change begins any more."""
        return self._stopped

    def make(self, change: Change) -> asyncio.Future[None]:
        """Make a change now, or after those that are under way; what is returned is done when the change is."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if self._stopped:
            done.set_result(None)
        elif self._asked_within is not None:
            self._asked_within.append((change, done))
        else:
            self._waiting.append((change, done))
            if not self.under_way:
                self._begin_next()
        return done

    def stop(self) -> None:
        """Begin no change any more: the app ends. What is under way ends with the widgets, it cannot be cancelled."""
        self._stopped = True

    async def ended(self) -> None:
        """Wait until nothing is under way any more, but not longer than `LONGEST_END`."""
        if self._task:
            await asyncio.wait([self._task], timeout=LONGEST_END)

    def stop_and(self, then: Callable[[], None]) -> None:
        """Stop, and do `then` as soon as nothing is under way any more: at once, or after `LONGEST_END` at the latest.

        The framework mounts nothing once it is told to exit. A screen that opens then never gets its widgets, and what
        it does first finds none of them.
        """
        self.stop()
        if self._task is None:
            then()
            return

        async def last() -> None:
            await self.ended()
            then()

        self._last = asyncio.create_task(last(), name="after the last change of the screen")

    def _begin_next(self) -> None:
        while self._waiting and not self.under_way and not self._stopped:
            change, done = self._waiting.popleft()
            self._asked_within = []
            try:
                with context_of(self._app):  # what is answered is answered to the app, which outlives every screen
                    end = change()
            finally:
                self._waiting.extendleft(reversed(self._asked_within))
                self._asked_within = None
            if end is None:
                _finish(done)
            else:
                with context_of(self._app):
                    self._task = asyncio.create_task(self._to_its_end(end, done), name="change of the screen")

    async def _to_its_end(self, end: Awaitable[object], done: asyncio.Future[None]) -> None:
        try:
            await end
            if self._app.screen_stack:
                await _has_caught_up(self._app.screen)
        except Exception as error:
            fail(self._app, error)
        finally:
            self._task = None
            _finish(done)
        try:
            self._begin_next()
        except Exception as error:
            fail(self._app, error)
        if not self.under_way and not self._stopped:
            self._quiet()


def _finish(done: asyncio.Future[None]) -> None:
    if not done.done():
        done.set_result(None)


async def _has_caught_up(pump: MessagePump) -> None:
    """Wait until a pump has done all that waits for it now, or has ended."""
    caught_up = asyncio.Event()
    if not pump.call_later(caught_up.set):
        return
    waiting = asyncio.create_task(caught_up.wait())
    task = task_of(pump)
    ended = [task] if task else []
    await asyncio.wait([waiting, *ended], return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
