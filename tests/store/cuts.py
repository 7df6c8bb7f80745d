"""The proof against power cuts: cut at every point of every way to save, then open and use every possible disk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from typing import NamedTuple, TypeAlias

from tests.store.power_disk import Dated, Image, PowerDisk, Stopped, images
from tests.store.saves import (
    BACKUPS,
    NOTE,
    OWN,
    ROOT,
    Found,
    Opens,
    Sight,
    Way,
    look,
    make_disk,
    make_store,
    one_more,
    same,
    tried,
    under_way,
)
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import Past

LEFT = re.compile(rf"{ROOT}/(?!\.tuiokr/).*\.tmp|{OWN}/intent\.json")
"""Files that must not exist after a commit."""
_CHANCE = re.compile(r"\.[0-9a-f]+\.tmp$|(?<=/\.draft-)[0-9a-f]+|(?<=/\.old-)[0-9a-f]+")


class Program(NamedTuple):
    """What is under test: how to make a disk from an image, and a store from a disk. Seeded defects replace them."""

    disk: Callable[[Image], PowerDisk] = make_disk
    store: Opens = make_store


class Share(NamedTuple):
    """How much is tried: `most` combinations per point, and every `one_of`-th image.

    `second`: every so many images, the power is cut again during the repair, with `again` combinations per point.
    """

    most: int
    one_of: int
    second: int
    again: int


FULL = Share(256, 1, 12, 6)
QUICK = Share(32, 12, 60, 3)
STOPPED = Share(32, 2, 60, 3)
"""The share of the full proof after a stop, for ways that touch every file: all of it would take hours."""


FURTHER = 16
"""After one more step, check the disk that lost the most and every so many of the others."""


@dataclass
class Tally:
    """What was checked. `images` are fingerprints of different disks, `found` are the findings."""

    points: int = 0
    images: set[bytes] = field(default_factory=set)
    found: list[Found] = field(default_factory=list)


Seen: TypeAlias = tuple[Sight, tuple[Past, ...]]
"""What a store found on one disk, and its history."""


class Expected(NamedTuple):
    """The states that are allowed before and after a step is acknowledged, and the history that is allowed then."""

    before: Sequence[Sight]
    after: Sequence[Sight]
    past_before: Sequence[Past]
    past_after: Sequence[Past]


class Cuts:
    """Takes one way after the other, and cuts the power at every point."""

    def __init__(self, share: Share, program: Program, tally: Tally, stop_at: frozenset[str] = frozenset()) -> None:
        self._share = share
        self._program = program
        self.tally = tally
        self._stop_at = stop_at
        self._seen: dict[bytes, Seen] = {}
        self._used: set[bytes] = set()
        self._dry: dict[str, tuple[list[Sight], list[tuple[Past, ...]]]] = {}

    def go(self, way: Way) -> None:
        """Take every step of a way, with the power cut before, in and after every call."""
        sights, pasts = self._dry_run(way)
        disk = self._program.disk(way.start)
        store = self._program.store(disk, way.layouts)
        self._seen, self._used = {}, set()
        for turn, step in enumerate(way.steps):
            where = f"{way.name}, step {turn + 1}"
            *before, after = under_way(*sights[turn : turn + 2])
            expected = Expected(before, [after], *pasts[turn : turn + 2])
            self._cut_all_along(way, where, disk, partial(tried, step, store, disk), expected)

    def go_after_a_stop(self, way: Way, at: int) -> bool:
        """Stop the process at call `at`. Another one repeats that step or goes on, with the power cut at every point.

        Return False if the way has fewer calls.
        """
        sights, pasts = self._dry_run(way)
        disk = self._program.disk(way.start)
        disk.fail_at, disk.failure = at, Stopped()
        done = self._until_stopped(way, disk)
        disk.fail_at = 0
        if done == len(way.steps):
            return False
        self._seen, self._used = {}, set()
        where = f"{way.name}, stopped at call {at} ({disk.calls[-1]}) in step {done + 1}, then another process"
        store = self._program.store(disk, way.layouts)
        now, _ = look(way, disk, store)
        before = under_way(*sights[done : done + 2])
        if not any(same(now, sight) for sight in before):
            self._note(Found("torn", f"{where}: {now}"))
            return True
        step = way.steps[done]
        after = before[-1:]
        if same(now, after[0]):  # it is done already
            step, through, after = one_more(way, at, now, before)
            before += through
        expected = Expected(before, after, *pasts[done : done + 2])
        self._cut_all_along(way, where, disk, partial(tried, step, store, disk), expected)
        return True

    def _dry_run(self, way: Way) -> tuple[list[Sight], list[tuple[Past, ...]]]:
        if way.name not in self._dry:
            self._dry[way.name] = dry_run(way, Program())  # a store without defects gives the expected states
        return self._dry[way.name]

    def _until_stopped(self, way: Way, disk: PowerDisk) -> int:
        done = 0
        try:
            store = self._program.store(disk, way.layouts)
            for step in way.steps:
                step(store, disk)
                done += 1
        except Stopped:
            return done
        return done

    def _cut_all_along(
        self, way: Way, where: str, disk: PowerDisk, do: Callable[[], object], expected: Expected
    ) -> None:
        def watch(call: str) -> None:
            self._cut(way, f"{where}, after {call}", disk, expected)

        disk.watch = watch
        do()
        disk.watch = None
        self._cut(way, f"{where}, acknowledged", disk, expected, True)

    def _cut(self, way: Way, where: str, disk: PowerDisk, expected: Expected, done: bool = False) -> None:
        self.tally.points += 1
        for image in images(disk, self._share.most, self._share.one_of, self.tally.points):
            try:
                self._check(way, fingerprint(image), image, expected, done)
            except Found as found:
                self._note(Found(found.what, f"{where}: {found}\n{image}"))

    def _check(self, way: Way, key: bytes, image: Image, expected: Expected, done: bool) -> None:
        """Check one disk: it opens, shows one of the expected states, and can be used at once."""
        fresh = key not in self._used
        if fresh:
            disk = self._program.disk(image)
            store = self._program.store(disk, way.layouts)
            self._seen[key] = look(way, disk, store)
            self.tally.images.add(key)
        sight, past = self._seen[key]
        compare(sight, past, expected, done)
        if fresh:
            self._used.add(key)
            self._use(way, key, disk, store, sight)

    def _use(self, way: Way, key: bytes, disk: PowerDisk, store: FileStore, sight: Sight) -> None:
        """Take one more step, which must survive a further cut. For some disks, cut the power during the step."""
        number = int.from_bytes(key[:4])
        step, through, [wanted] = one_more(way, number, sight, [sight])
        if number % self._share.second == 0:
            disk.watch = lambda _: self._cut_again(way, disk, [*through, wanted])
        tried(step, store, disk)
        disk.watch = None
        left = [name for name, _ in names(disk.image()) if LEFT.fullmatch(name)]
        if left:
            raise Found("not usable", f"left behind: {left}")
        for again in [next(images(disk, 1)), *images(disk, 1, FURTHER, number)]:
            other = self._program.disk(again)
            found, _ = look(way, other, self._program.store(other, way.layouts))
            if not same(found, wanted):
                raise Found("lost", f"one more step was taken after the cut, and a second cut left {found}")

    def _cut_again(self, way: Way, disk: PowerDisk, allowed: Sequence[Sight]) -> None:
        self.tally.points += 1
        for image in images(disk, self._share.again):
            key = fingerprint(image)
            self.tally.images.add(key)
            if key not in self._seen:
                other = self._program.disk(image)
                self._seen[key] = look(way, other, self._program.store(other, way.layouts))
            found, _ = self._seen[key]
            if not any(same(found, sight) for sight in allowed):
                raise Found("torn", f"cut again while it was being mended, which left {found}")

    def _note(self, found: Found) -> None:
        self.tally.found.append(found)
        if found.what in self._stop_at:
            raise found


def dry_run(way: Way, program: Program) -> tuple[list[Sight], list[tuple[Past, ...]]]:
    """Return what is visible after each number of steps if nothing fails, and the history."""
    disk = program.disk(way.start)
    store = program.store(disk, way.layouts)
    seen = [look(way, disk, program.store(disk, way.layouts))]
    for step in way.steps:
        step(store, disk)
        seen.append(look(way, disk, program.store(disk, way.layouts)))
    return [sight for sight, _ in seen], [past for _, past in seen]


def compare(sight: Sight, past: Sequence[Past], expected: Expected, done: bool) -> None:
    """Raise Found if this is not an expected state, or if the history contains something that never happened."""
    allowed = expected.after if done else [*expected.before, *expected.after]
    if not any(same(sight, one) for one in allowed):
        what = "lost" if sight in expected.before or sight.kept == "lost" else "torn"
        raise Found(what, f"found {sight}, expected one of {allowed}")
    ahead = any(same(sight, one) for one in expected.after) or sight.documents != expected.before[0].documents
    if sight.older and any(one.tag == "layout" for one in past):
        raise Found("history", f"it tells of a layout that is still an older one: {past}")
    rest = iter(expected.past_after if ahead else expected.past_before)
    if not all(any(one == true for true in rest) for one in past if one.note != NOTE and one.tag != "layout"):
        raise Found("history", f"it tells {past}")


def fingerprint(image: Image) -> bytes:
    """Equal for two disks that differ only in the random part of names, and in times that nothing depends on."""
    digest = blake2b(digest_size=16)
    for path, data in sorted((_CHANCE.sub("", path), data) for path, data in names(image)):
        time = data.time if isinstance(data, Dated) and path.startswith(BACKUPS) else 0
        digest.update(b"%d %d %d " % (len(path), len(data), time) + path.encode() + data)
    return digest.digest()


def names(image: Image, above: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield every path with the bytes of a file; for a folder, with no bytes."""
    for name, inside in image.items():
        path = f"{above}/{name}"
        if isinstance(inside, bytes):
            yield path, inside
        else:
            yield f"{path}/", b""
            yield from names(inside, path)
