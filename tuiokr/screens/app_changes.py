"""The queue of changes of what is on screen: one change after another, each to its end.

A screen that opens is on the stack before it has a widget, and one that closes is off the stack while it still has its
widgets. Code that runs in between finds half a screen. So one queue takes all changes, of screens and of stages. While
one change runs, no other begins, and no input is delivered (see `app_turns`).
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
"""Seconds that the end of the app waits for a running change, once before Textual's exit and once after it.

A busy computer takes two seconds to open a stage. Both waits together are shorter than `signals.PATIENCE`.
"""

Change = Callable[[], Awaitable[object] | None]
"""A function that begins a change and returns what to wait for, or None. It may call `make` for further changes."""


class Changes:
    """The queue of one app."""

    def __init__(self, app: App[Any], quiet: Callable[[], object]) -> None:
        """`quiet` is called each time the last change in the queue has ended."""
        self._app = app
        self._quiet = quiet
        self._waiting: deque[tuple[Change, asyncio.Future[None]]] = deque()
        self._asked_within: list[tuple[Change, asyncio.Future[None]]] | None = None
        """The changes that a change asks for while it begins. They come next, before all others that wait."""
        self._task: asyncio.Task[None] | None = None
        self._stopped = False
        self._last: asyncio.Task[None] | None = None
        """The task of `stop_and`. It is stored because the event loop keeps only a weak reference to a task."""

    @property
    def under_way(self) -> bool:
        """Whether a change is running."""
        return self._task is not None

    @property
    def stopped(self) -> bool:
        """Whether `stop` was called, so no change begins."""
        return self._stopped

    def make(self, change: Change) -> asyncio.Future[None]:
        """Begin a change now, or after those in the queue. The returned future is done when the change is."""
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
        """Begin no further change, as the app ends. A running change ends with the widgets; it cannot be cancelled."""
        self._stopped = True

    async def ended(self) -> None:
        """Wait until no change is running, at most `LONGEST_END` seconds."""
        if self._task:
            await asyncio.wait([self._task], timeout=LONGEST_END)

    def stop_and(self, then: Callable[[], None]) -> None:
        """Stop, and call `then` when no change is running, after `LONGEST_END` seconds at the latest.

        After an exit Textual mounts no widgets. A screen that opens then never gets its widgets, and its first code
        fails without them.
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
                with context_of(self._app):  # answers go to the app, which exists longer than every screen
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
    """Wait until a pump has handled all messages in its queue, or has ended."""
    caught_up = asyncio.Event()
    if not pump.call_later(caught_up.set):
        return
    waiting = asyncio.create_task(caught_up.wait())
    task = task_of(pump)
    ended = [task] if task else []
    await asyncio.wait([waiting, *ended], return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
