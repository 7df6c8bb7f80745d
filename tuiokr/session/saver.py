"""Save in a thread: commits are queued and carried out in order, so that no key press waits for the disk.

Queued changes are already on screen; `state` says whether they are on disk too.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tuiokr.store.protocol import WORKSPACE, Busy, Clash, Committed, Edit, NotSaved, ReadOnlyBecause, Store, StoreError
from tuiokr.store.recoverable import recoverable

RETRY_AFTER = 2.0
"""Seconds between two attempts after a disk error."""

DAY = 86_400


@dataclass(frozen=True)
class SavingState:
    """What the header says about the disk."""

    word: Literal["saved", "saving", "not saved", "read only"]
    why: str = ""
    """One line: what the problem is and what to do."""


@dataclass(frozen=True)
class Batch:
    """The edits of one change, and its label in the history."""

    edits: tuple[Edit, ...]
    note: str
    tag: str = ""
    """What the history stores with it; see `undo.UndoMark`."""


Done = Callable[[Batch, Committed | Clash], None]


class Saver:
    """Carries out commits in order. With `beside=False` it uses the caller's thread, for scripts and tests."""

    def __init__(self, store: Store, *, done: Done, moved: Callable[[], object], beside: bool = True) -> None:
        """`done` receives each outcome, `moved` is called when `state` changed; both in the saving thread."""
        self._held = False
        self._refused: tuple[tuple[Batch, StoreError], ...] = ()
        self._store = store
        self._done = done
        self._moved = moved
        self._beside = beside
        self._queue: deque[Batch] = deque()
        self._wake = threading.Condition()
        self._closing = False
        self._tended = 0
        self._thread: threading.Thread | None = None
        self.state = SavingState("saved")
        if because := store.read_only_because:
            self.state = SavingState("read only", _READ_ONLY[because])

    @property
    def refuses(self) -> bool:
        """Whether nothing can be saved (see `Store.read_only`). False without a saving thread."""
        return self._beside and self._store.read_only

    def look_again(self) -> None:
        """Check whether the reason for read-only was repaired; if so, allow saving again."""
        if self.state.word != "read only" or self._store.read_only_because == "asked":
            return
        try:
            standing = self._store.load(WORKSPACE.file)[WORKSPACE.table][WORKSPACE.id]
            self._store.commit([Edit(WORKSPACE, standing, None)])  # equals the present document, so nothing is written
        except (StoreError, KeyError):
            return
        self._say(SavingState("saved"))

    def put(self, edits: Sequence[Edit], note: str, tag: str = "") -> None:
        """Queue one commit. With `beside=False` it is on disk on return; StoreError is raised if that fails."""
        batch = Batch(tuple(edits), note, tag)
        if not self._beside:
            self._done(batch, self._store.commit(batch.edits, batch.note, batch.tag))
            return
        if self.state.word == "saved":  # set it first: the saving thread may finish before this one continues
            self._say(SavingState("saving"))
        with self._wake:
            self._queue.append(batch)
            if not self._held:
                self._start()

    def hold(self) -> None:
        """Only queue until `release`: a second thread would slow down the painting of the first screen."""
        self._held = True

    def release(self) -> None:
        """Start to save what is queued."""
        with self._wake:
            self._held = False
            if self._queue:
                self._start()

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="saving", daemon=True)
            self._thread.start()
        self._wake.notify_all()

    @property
    def waiting(self) -> int:
        """The number of commits that are not yet on disk."""
        return len(self._queue) + len(self._refused)

    def flush(self, seconds: float) -> bool:
        """Wait until the queue is empty, for at most this many seconds. Return whether it is."""
        self.release()
        with self._wake:
            return self._wake.wait_for(lambda: not self._queue, timeout=seconds)

    def close(self, seconds: float = 5.0) -> bool:
        """Flush and stop. Return whether everything is on disk."""
        clean = self.flush(seconds) and not self._refused
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        if self._thread is not None:
            self._thread.join(seconds)  # it may be doing housekeeping in a folder that the caller deletes next
        return clean

    def _say(self, state: SavingState) -> None:
        if state != self.state:
            self.state = state
            self._moved()

    def _work(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._queue or self._closing)
                if self._closing:
                    return
                batch = self._queue[0]
            try:
                outcome = self._store.commit(batch.edits, batch.note, batch.tag)
            except (NotSaved, Busy) as error:
                self._say(_why(error))
                with self._wake:
                    self._wake.wait(RETRY_AFTER)
                continue
            except StoreError as error:
                # Another attempt would fail too, and the queued commits may concern other files.
                self._refused = (*self._refused, (batch, error))
                outcome = None
            with self._wake:
                self._queue.popleft()
                empty = not self._queue
                self._wake.notify_all()
            if outcome is not None:
                self._done(batch, outcome)
            if self._refused:
                self._say(_why(self._refused[-1][1]))
            else:
                self._say(SavingState("saved") if empty else SavingState("saving"))
            if empty:
                self._tend()

    def _tend(self) -> None:
        """Let a store that keeps its own files do its housekeeping once a day, when the queue is empty."""
        today = int(time.time() // DAY)
        if today != self._tended:
            self._tended = today
            if keeping := recoverable(self._store):
                keeping.tend()


_READ_ONLY: Final[dict[ReadOnlyBecause, str]] = {
    "asked": "opened with --read-only",
    "newer": "written by a newer tuiokr",
    "broken": "workspace.json is broken",
}


def _why(error: StoreError) -> SavingState:
    return SavingState("not saved", error.told)
