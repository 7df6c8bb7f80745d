"""The proof against faults: every call to the disk fails in every way, and the store then works as before."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, Literal, NamedTuple, TypeAlias

from tests.store.cuts import Program, dry_run
from tests.store.power_disk import Image, PowerDisk, Stopped, images
from tests.store.saves import Do, Found, Opens, Sight, Way, look, make_store, one_more, same, tried, under_way
from tuiokr.store.folder.disk import Entry, Stat
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import StoreError

MORE: Final = 24
"""After each fault the power is cut as well: check the disk that lost the most and every so many of the others."""


Ended: TypeAlias = Literal["acknowledged", "refused", "stopped"]


class Fault(NamedTuple):
    """What fails at one call. `half`: half of a write is made first. `for_good`: every later change is refused too."""

    name: str
    make: Callable[[], BaseException]
    after: bool = False
    half: bool = False
    for_good: bool = False


def _error(code: int) -> Callable[[], OSError]:
    return lambda: OSError(code, os.strerror(code))


FAULTS: Final = (
    Fault("no space", _error(errno.ENOSPC)),
    Fault("short write, then no space", _error(errno.ENOSPC), half=True),
    Fault("I/O error", _error(errno.EIO)),
    Fault("I/O error told of what was done", _error(errno.EIO), after=True),
    Fault("I/O error, then read only", _error(errno.EIO), for_good=True),
    Fault("interrupted call", _error(errno.EINTR)),
    Fault("interrupted call told of what was done", _error(errno.EINTR), after=True),
    Fault("interrupted by a person, before", KeyboardInterrupt),
    Fault("interrupted by a person, after", KeyboardInterrupt, after=True),
    Fault("killed before", Stopped),
    Fault("killed after", Stopped, after=True),
)
_CHANGING: Final = frozenset(
    ("create", "write", "fsync", "replace", "unlink", "mkdir", "rmdir", "link", "fsync_dir", "append", "rmdir")
)


class FaultDisk(PowerDisk):
    """Counts the read-only calls too, and fails at any call."""

    def __init__(self) -> None:
        super().__init__()
        self.fault: Fault | None = None

    def arm(self, fault: Fault, at: int) -> None:
        """Let the fault happen at call `at` from now on; the next call is 1."""
        self.calls.clear()
        self.fault, self.failure, self.after, self.fail_at = fault, fault.make(), fault.after, at

    def disarm(self) -> None:
        """Remove the fault; what a failed sync has lost stays lost."""
        self.fault, self.failure, self.fail_at = None, None, 0

    def stat(self, path: str) -> Stat | None:
        with self._call("stat"):
            return super().stat(path)

    def list(self, path: str) -> list[Entry]:
        with self._call("list"):
            return super().list(path)

    def read(self, path: str, limit: int) -> bytes:
        with self._call("read"):
            return super().read(path, limit)

    def write(self, handle: int, data: bytes) -> int:
        if self.fault and self.fault.half and len(self.calls) + 1 == self.fail_at:
            self._change(self._handles[handle], data[: len(data) // 2])
        return super().write(handle, data)

    def close(self, handle: int) -> None:
        super().close(handle)
        with self._call("close"):
            pass

    @contextmanager
    def lock(self, path: str, wait: float) -> Iterator[None]:
        with self._call("lock"):
            pass
        with super().lock(path, wait):
            yield

    @contextmanager
    def _call(self, name: str) -> Iterator[None]:
        late = 0 < self.fail_at <= len(self.calls)
        if self.fault and self.fault.for_good and late and name in _CHANGING:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        with super()._call(name):
            yield


@dataclass
class Faults:
    """Takes the ways of `saves`, with one fault at a time. `found` are the findings.

    `one_of`: each call meets every so many of the faults, beginning with another one each time.
    """

    one_of: int = 1
    disk: Callable[[], FaultDisk] = FaultDisk
    store: Opens = make_store
    points: int = 0
    found: list[Found] = field(default_factory=list)

    def go(self, way: Way) -> None:
        """Try faults at every call of every step of one way."""
        sights, _ = dry_run(way, Program())
        for turn in range(len(way.steps)):
            for at in range(1, self._calls(way, turn) + 1):
                for fault in islice(FAULTS, (at + turn) % self.one_of, None, self.one_of):
                    self._point(way, turn, at, fault, under_way(*sights[turn : turn + 2]))

    def _filled(self, image: Image) -> FaultDisk:
        disk = self.disk()
        disk.fill(image)
        return disk

    def _ready(self, way: Way, turn: int) -> tuple[FaultDisk, FileStore]:
        """Return a disk and a store after the first `turn` steps."""
        disk = self._filled(way.start)
        store = self.store(disk, way.layouts)
        for step in way.steps[:turn]:
            step(store, disk)
        disk.calls.clear()
        return disk, store

    def _calls(self, way: Way, turn: int) -> int:
        disk, store = self._ready(way, turn)
        way.steps[turn](store, disk)
        return len(disk.calls)

    def _point(self, way: Way, turn: int, at: int, fault: Fault, sights: Sequence[Sight]) -> None:
        step = way.steps[turn]
        disk, store = self._ready(way, turn)
        disk.arm(fault, at)
        self.points += 1
        where = f"{way.name}, step {turn + 1}, call {at}, {fault.name}"
        try:
            ended = _ended(step, store, disk)
            where = f"{where}, {disk.calls[at - 1]}" if at <= len(disk.calls) else where
            disk.disarm()
            if disk.retried:
                raise Found("retried", "a file was synced again after a sync of it had failed")
            if isinstance(fault.make(), Stopped):
                store = self.store(disk, way.layouts)
            self._check(way, step, disk, store, sights, ended)
        except Found as found:
            self.found.append(Found(found.what, f"{where}: {found}"))

    def _check(
        self, way: Way, step: Do, disk: FaultDisk, store: FileStore, sights: Sequence[Sight], ended: Ended
    ) -> None:
        """Check for the old or new state, whatever a cut leaves. Another store and this one can be used at once."""
        possible = sights[-1:] if ended == "acknowledged" else sights
        now = self._stands(way, disk, possible)
        other = deepcopy(disk)
        more, _, after = one_more(way, self.points, now, possible)
        tried(more, self.store(other, way.layouts), other)
        self._stands(way, other, after)
        if not same(now, sights[-1]) or (ended == "refused" and way.again):
            tried(step, store, disk)
            possible = sights[-1:]
            now = self._stands(way, disk, possible)
        more, _, after = one_more(way, self.points, now, possible)
        tried(more, store, disk)
        self._stands(way, disk, after)

    def _stands(self, way: Way, disk: FaultDisk, allowed: Sequence[Sight]) -> Sight:
        """Check what another store sees, and what any power cut would leave. Return what it sees."""
        now, _ = look(way, disk, self.store(disk, way.layouts))
        _allow(now, allowed)
        for image in images(disk, 1, MORE):
            left = self._filled(image)
            _allow(look(way, left, self.store(left, way.layouts))[0], allowed)
        return now


def _ended(step: Do, store: FileStore, disk: FaultDisk) -> Ended:
    """How a step ended. Raise Found if the refusal is not a message for people."""
    try:
        step(store, disk)
    except (KeyboardInterrupt, Stopped):
        return "stopped"
    except StoreError as error:
        if "\n" in error.message or not error.message or not error.hint:
            raise Found("raw error", repr(error)) from error
        return "refused"
    except OSError as error:
        raise Found("raw error", repr(error)) from error
    return "acknowledged"


def _allow(sight: Sight, allowed: Sequence[Sight]) -> None:
    if not any(same(sight, one) for one in allowed):
        what = "lost" if sight.kept == "lost" else "torn"
        raise Found(what, f"found {sight}, expected one of {allowed}")
