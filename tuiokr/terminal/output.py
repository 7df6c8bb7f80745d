"""Write text to a terminal in a thread, so that nothing waits for the terminal.

A terminal may accept no output for a while: the line is slow, somebody selects text in the window, or the connection is
broken. The app must still work, and must be able to end.
"""

from __future__ import annotations

import os
import select
import threading
from collections import deque
from collections.abc import Callable
from typing import Final

BEHIND: Final = 400_000
"""Characters that may wait. Above that, the frames among them are dropped: they are old, and a new one follows."""
FRAME: Final = 200
"""Length in characters from which a text is a frame of the screen and not a command to the terminal."""
_CLIPBOARD: Final = "\x1b]52;"
LAST: Final = 1.0
"""Seconds that `stop` waits for a terminal that accepts no output."""


class TerminalWriter(threading.Thread):
    """A thread that writes to one terminal."""

    def __init__(self, fileno: int, *, caught_up: Callable[[], None], gone: Callable[[], None]) -> None:
        """`caught_up` is called if frames were dropped and the terminal accepts text again, `gone` if it was closed.

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
        """Add a text to the queue. Never waits."""
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
        """Write the waiting texts and end. Does not wait longer than `LAST` for the terminal."""
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
        """Write all data, however long the terminal takes; False if the terminal was closed."""
        while data:
            try:
                data = data[os.write(self._fileno, data) :]
            except BlockingIOError:  # another program on this terminal made it non-blocking
                select.select([], [self._fileno], [], 1.0)
            except OSError:
                return False
        return True
