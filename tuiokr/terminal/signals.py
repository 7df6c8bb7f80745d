"""Requests to end: SIGTERM, SIGHUP and SIGINT are obeyed from before the first paint until the terminal is restored."""

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
"""Seconds that ending may take. After that the process is ended, unless it is still saving."""
LONGEST = 60.0
"""Seconds after which the process is ended even while it is saving."""


class Ended(BaseException):
    """The program was asked to end before there was anything to save."""


class Ending:
    """Whether a signal asked the program to end, and what to do then."""

    def __init__(self) -> None:
        self.asked = 0
        """The number of the signal that asked the program to end, 0 if none did."""
        self._leave: Callable[[], object] | None = None
        self.saving: Callable[[], bool] = lambda: False
        """Whether changes are not yet on the disk."""
        self.give_back: Callable[[], object] = lambda: None
        """Restore the terminal without waiting for anything."""

    def listen(self) -> None:
        """Remember the signals from now on. They raise nothing in the middle of other code."""
        for number in ASKED_BY:
            signal.signal(number, self._heard)

    def check(self) -> None:
        """Raise `Ended`, or `KeyboardInterrupt` for SIGINT, if a signal asked the program to end."""
        if self.asked:
            raise KeyboardInterrupt if self.asked == signal.SIGINT else Ended

    def then(self, leave: Callable[[], object]) -> None:
        """Call `leave` for each signal from now on; at once if a signal already came."""
        self._leave = leave
        if self.asked:
            leave()

    def left(self) -> None:
        """Stop calling `leave`: the app has ended, and the rest of the program runs in any case."""
        self._leave = None

    def _heard(self, number: int, frame: FrameType | None) -> None:
        if not self.asked:
            self.asked = number
            threading.Thread(target=self._insist, name="ending", daemon=True).start()
        if self._leave:
            self._leave()

    def _insist(self) -> None:
        """End the process in case something in the program waits for ever."""
        begun = time.monotonic()
        time.sleep(PATIENCE)
        while self.saving() and time.monotonic() - begun < LONGEST:
            time.sleep(0.2)
        self.give_back()
        os._exit(3)


ENDING = Ending()
"""The instance of this process."""
