"""Following what others save: a thread looks, and wakes the screen only when there is something to take in."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

from tuiokr.session.session import Session

EVERY: Final = 0.2
"""Seconds between two looks, so that a change is on screen within a quarter of a second."""

LATER: Final = 5
"""Looks from one try to the next while somebody writes."""


class Follower:
    """Looks at a session's files beside the screen."""

    def __init__(self, session: Session, wake: Callable[[], object]) -> None:
        """`wake` is called in the looking thread, again at each look until all is taken in."""
        self._session = session
        self._wake = wake
        self._ended = threading.Event()
        self._looks_to_wait = 0
        self._thread = threading.Thread(target=self._work, name="following", daemon=True)

    def start(self) -> None:
        """Begin to look. To be called once."""
        self._thread.start()

    def later(self) -> None:
        """It cannot be taken in now, as somebody writes: wake the screen again in a second."""
        self._looks_to_wait = LATER

    def stop(self) -> None:
        """Look no more; a look under way is not waited for."""
        self._ended.set()

    def _work(self) -> None:
        while not self._ended.wait(EVERY):
            waiting = self._session.look()
            self._looks_to_wait = max(0, self._looks_to_wait - 1)
            if waiting and not self._looks_to_wait and not self._ended.is_set():
                self._wake()
