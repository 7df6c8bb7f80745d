"""Text out to a terminal, in a thread of its own that nobody has to wait for.

A terminal may take nothing for a while: a slow line, a window whose owner selects text, a connection that is gone. The
app must go on meanwhile, and must be able to end.
"""

from __future__ import annotations

import os
import select
import threading
from collections import deque
from collections.abc import Callable
from typing import Final

BEHIND: Final = 400_000
"""Letters that may wait; with more, the frames among them are dropped: they are old, and a new one follows."""
FRAME: Final = 200
"""Letters from which a text is a frame of the screen and not an order to the terminal."""
_CLIPBOARD: Final = "\x1b]52;"
LAST: Final = 1.0
"""Seconds that the end waits for a terminal that takes nothing."""


class TerminalWriter(threading.Thread):
    """Writes to one terminal."""

    def __init__(self, fileno: int, *, caught_up: Callable[[], None], gone: Callable[[], None]) -> None:
        """`caught_up` is called when frames were dropped and the terminal takes text again; `gone` when it is gone.

        Both are called in this thread.
        """
        super().__init__(name="terminal-output", daemon=True)
        self._fileno = fileno
        self._caught_up = caught_up
        self._gone = gone
        self._change = threading.Condition()
        self._waiting: deque[str] = deque()
        self._size = 0
        self._dropped = False
        self._ending = False
        self._broken = False

    def write(self, text: str) -> None:
        """Have a text written, after those before it. Never waits."""
        with self._change:
            if self._broken:
                return
            self._waiting.append(text)
            self._size += len(text)
            if self._size > BEHIND:
                self._drop_frames()
            self._change.notify()

    def _drop_frames(self) -> None:
        kept = [one for one in self._waiting if len(one) < FRAME or one.startswith(_CLIPBOARD)]
        self._dropped = True
        self._waiting = deque(kept)
        self._size = sum(map(len, kept))

    def stop(self) -> None:
        """Write what waits and end; what a terminal does not take in time is left."""
        with self._change:
            self._ending = True
            self._change.notify()
        self.join(LAST)

    def run(self) -> None:
        while True:
            with self._change:
                caught_up = self._dropped and not self._waiting and not self._ending
                if caught_up:
                    self._dropped = False
                elif not self._waiting:
                    if self._ending:
                        return
                    self._change.wait()
                    continue
                text = "".join(self._waiting)
                self._waiting.clear()
                self._size = 0
            if caught_up:
                self._caught_up()
            elif not self._written(text.encode("utf-8", "replace")):
                with self._change:
                    self._broken = True
                    self._waiting.clear()
                self._gone()
                return

    def _written(self, data: bytes) -> bool:
        """Write all of it, however long the terminal takes; False when there is no terminal any more."""
        while data:
            try:
                data = data[os.write(self._fileno, data) :]
            except BlockingIOError:  # somebody who shares the terminal set it so
                select.select([], [self._fileno], [], 1.0)
            except OSError:
                return False
        return True
