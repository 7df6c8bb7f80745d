"""Being asked to end: SIGTERM, SIGHUP and SIGINT are obeyed from before the first paint until the terminal is back."""

from __future__ import annotations

import os
import signal
import threading
import time

TYPE_CHECKING = False  # the standard name, without importing `typing` before the first paint
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

ASKED_BY = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
PATIENCE = 10.0
"""Seconds that ending may take; then the program ends all the same, unless it is still saving."""
LONGEST = 60.0
"""Seconds after which it ends even then."""


class Ended(BaseException):
    """The program was asked to end before there was anything to save."""


class Ending:
    """Whether the program was asked to end, and what to do about it."""

    def __init__(self) -> None:
        self.asked = 0
        """The signal that asked, 0 while none has."""
        self._leave: Callable[[], object] | None = None
        self.saving: Callable[[], bool] = lambda: False
        """Whether something is still on its way to the disk."""
        self.give_back: Callable[[], object] = lambda: None
        """Give the terminal back without waiting for anything."""

    def listen(self) -> None:
        """From now on being asked is remembered. Nothing is raised in the middle of what the program is doing."""
        for number in ASKED_BY:
            signal.signal(number, self._heard)

    def check(self) -> None:
        """End the start here, if it was asked. Raises Ended, or KeyboardInterrupt."""
        if self.asked:
            raise KeyboardInterrupt if self.asked == signal.SIGINT else Ended

    def then(self, leave: Callable[[], object]) -> None:
        """From now on `leave` is called; at once if it was asked already."""
        self._leave = leave
        if self.asked:
            leave()

    def left(self) -> None:
        """The app is left; what remains to be done is done anyway."""
        self._leave = None

    def _heard(self, number: int, frame: FrameType | None) -> None:
        if not self.asked:
            self.asked = number
            threading.Thread(target=self._insist, name="ending", daemon=True).start()
        if self._leave:
            self._leave()

    def _insist(self) -> None:
        """The last resort, where something in the program waits for ever."""
        begun = time.monotonic()
        time.sleep(PATIENCE)
        while self.saving() and time.monotonic() - begun < LONGEST:
            time.sleep(0.2)
        self.give_back()
        os._exit(3)


ENDING = Ending()
"""The one of this process."""
