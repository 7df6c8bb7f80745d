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
        self.asked = False
        self._leave: Callable[[], object] | None = None
        self._starting = True
        self.saving: Callable[[], bool] = lambda: False
        """Whether something is still on its way to the disk."""
        self.give_back: Callable[[], object] = lambda: None
        """Give the terminal back without waiting for anything."""

    def listen(self) -> None:
        """From now on being asked to end raises `Ended`."""
        for number in ASKED_BY:
            signal.signal(number, self._heard)

    def hold(self) -> None:
        """From now on it is remembered only: the app comes up, or has been left and closes."""
        self._starting, self._leave = False, None

    def then(self, leave: Callable[[], object]) -> None:
        """From now on `leave` is called; at once if it was asked already."""
        self._starting, self._leave = False, leave
        if self.asked:
            leave()

    def _heard(self, number: int, frame: FrameType | None) -> None:
        if self._starting:
            self._starting = False  # once is enough: what is raised now has to get through
            raise KeyboardInterrupt if number == signal.SIGINT else Ended
        if not self.asked:
            self.asked = True
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
