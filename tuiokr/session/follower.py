"""Follow what others save: a thread looks for changes and wakes the screen only when there are some."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

from tuiokr.session.session import Session

EVERY: Final = 0.2
"""Seconds between two looks, so that a change is shown within a quarter of a second."""

LATER: Final = 5
"""How many looks to wait between two attempts while someone is typing."""


class Follower:
    """Watches the files of a session in its own thread."""

    def __init__(self, session: Session, wake: Callable[[], object]) -> None:
        """`wake` is called in the watching thread, at each look until all changes are taken in."""
        self._session = session
        self._wake = wake
        self._ended = threading.Event()
        self._looks_to_wait = 0
        self._thread = threading.Thread(target=self._work, name="following", daemon=True)

    def start(self) -> None:
        """Start to watch. Call it once."""
        self._thread.start()

    def later(self) -> None:
        """Wake the screen again in a second: changes cannot be taken in while someone is typing."""
        self._looks_to_wait = LATER

    def stop(self) -> None:
        """Stop watching, without waiting for the present look to end."""
        self._ended.set()

    def _work(self) -> None:
        while not self._ended.wait(EVERY):
            waiting = self._session.look()
            self._looks_to_wait = max(0, self._looks_to_wait - 1)
            if waiting and not self._looks_to_wait and not self._ended.is_set():
                self._wake()
