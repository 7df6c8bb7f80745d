"""Stores with one thing wrong in each, made here and nowhere else: the proofs must find them, or they prove nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from tests.store.cuts import Program
from tests.store.faults import FaultDisk
from tests.store.power_disk import Image, PowerDisk
from tests.store.saves import NOON, OWN, ROOT, make_store
from tuiokr.store import codec, staging
from tuiokr.store.disk import PRIVATE_FILE, write_all
from tuiokr.store.files import FileStore
from tuiokr.store.intent import Intent
from tuiokr.store.naming import parent
from tuiokr.store.placing import Placer, Quarantine
from tuiokr.store.protocol import Change, Clash, Committed, Edit
from tuiokr.store.reading import Gate, Reader
from tuiokr.store.saving import Saver


class Defect(NamedTuple):
    """What is wrong, the store or the disk that does it, and the proof that must find it as one of these kinds."""

    name: str
    proof: str
    kinds: frozenset[str]
    disk: type[PowerDisk] = PowerDisk
    store: Callable[[PowerDisk], FileStore] = make_store

    def program(self) -> Program:
        """The same for the proof of power cuts."""

        def disk(image: Image) -> PowerDisk:
            made = self.disk()
            made.fill(image)
            return made

        return Program(disk, self.store)


class NoFileSync(PowerDisk):
    """Files are not synced."""

    def fsync(self, handle: int) -> None:
        """Nothing."""


class NoFolderSync(PowerDisk):
    """Folders are not synced."""

    def fsync_dir(self, path: str) -> None:
        """Nothing."""


class OnlyOwnFolderSync(PowerDisk):
    """A save is acknowledged before the folder of the file is synced; the plan itself is."""

    def fsync_dir(self, path: str) -> None:
        if path.startswith(OWN) or not path.startswith(ROOT):
            super().fsync_dir(path)


class NoSync(PowerDisk):
    """After an unclean stop what is in memory is taken for what is on the medium."""

    def sync(self) -> None:
        """Nothing."""


class RetriedSync(FaultDisk):
    """A sync that failed is tried again on the same file."""

    def fsync(self, handle: int) -> None:
        try:
            super().fsync(handle)
        except OSError:
            super().fsync(handle)


class DeafSync(FaultDisk):
    """A sync that failed is taken for one that did not."""

    def fsync(self, handle: int) -> None:
        with suppress(OSError):
            super().fsync(handle)


class InPlaceDisk(PowerDisk):
    """Can also write over what a file holds, as open files of any program can."""

    def open_again(self, path: str) -> int:
        """A handle to a file that is there, at its beginning."""
        node = self._node(path)
        self._handles[node.number] = node
        return node.number

    def write_over(self, handle: int, data: bytes) -> None:
        """Put these bytes in the place of the first ones."""
        with self._call("write"):
            node = self._handles[handle]
            node.data = data + node.data[len(data) :]

    def truncate(self, handle: int, size: int) -> None:
        """Cut a file short."""
        with self._call("truncate"):
            self._handles[handle].data = self._handles[handle].data[:size]


class InPlacePlacer(Placer):
    """Writes as TinyDB's JSONStorage does: over the beginning of the file itself, sync, then cut off what is left."""

    def write(self, path: str, data: bytes) -> None:
        disk = self._disk
        assert isinstance(disk, InPlaceDisk)
        handle = disk.open_again(path) if disk.stat(path) else disk.create(path, PRIVATE_FILE)
        disk.write_over(handle, data)
        disk.fsync(handle)
        disk.truncate(handle, len(data))
        disk.close(handle)


class InPlaceSaver(Saver):
    """Places files in place."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self._placer = InPlacePlacer(reader.disk, reader.layout)


class WithoutPlan(Saver):
    """Writes several files one after the other, each of them safely."""

    def save(self, contents: Mapping[str, bytes | None]) -> None:
        if not self._reader.exists():
            self._keep_root()
        self._mark_unclean()
        for file, data in contents.items():
            folder = parent(self._layout.path(file))
            self._placer.make_folder(folder)
            self._place(file, data)
            self._disk.fsync_dir(folder)
        self._mark_clean()


class PlanGoesFirst(Saver):
    """Removes the plan before the folders of its files are synced."""

    def _carry_out(self, contents: Mapping[str, bytes | None]) -> None:
        for file, data in contents.items():
            self._placer.make_folder(parent(self._layout.path(file)))
            self._place(file, data)
        self._disk.unlink(self._layout.intent)
        self._disk.fsync_dir(self._layout.own)
        for file in contents:
            self._disk.fsync_dir(parent(self._layout.path(file)))


class PlanComesBack(Saver):
    """Does not make sure that the plan is gone."""

    def _carry_out(self, contents: Mapping[str, bytes | None]) -> None:
        for file, data in contents.items():
            folder = parent(self._layout.path(file))
            self._placer.make_folder(folder)
            self._place(file, data)
            self._disk.fsync_dir(folder)
        self._disk.unlink(self._layout.intent)


class NoMark(Saver):
    """Leaves no mark while it saves, by which the next one could see that it was stopped."""

    def _mark_unclean(self) -> None:
        """Nothing."""

    def _mark_clean(self) -> None:
        """Nothing."""


class LooseCopies(Quarantine):
    """Copies a file aside and does not sync the folder of the copy."""

    def _copy(self, path: str) -> str:
        target = self._target(path)
        if self._disk.stat(target) is None:
            data = self._disk.read(path, 10**6)
            handle = self._disk.create(target, PRIVATE_FILE)
            write_all(self._disk, handle, data)
            self._disk.fsync(handle)
            self._disk.close(handle)
        return target


class LooseCopiesSaver(Saver):
    """Puts aside loosely."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self.quarantine = LooseCopies(reader.disk, reader.layout, self._placer)


class Trusting(Reader):
    """Carries out any plan that can be read, whatever its checksum."""

    def intent(self) -> Intent | None:
        if self.disk.stat(self.layout.intent) is None:
            return None
        files = codec.value(self.disk.read(self.layout.intent, 10**6))["files"]
        after = {file: None if side["after"] is None else side["after"].encode() for file, side in files.items()}
        return Intent(after, {file: side["before"] for file, side in files.items()})


class NoRevs(FileStore):
    """Does not compare the rev that an edit expects."""

    def commit(self, edits: Sequence[Edit], note: str = "", tag: str = "") -> Committed | Clash:
        return super().commit([edit._replace(expect=None) for edit in edits], note, tag)


class NoRevsOnFailure(FileStore):
    """Takes its own work for somebody else's when a commit that failed is given again."""

    def _save(self, staged: staging.Staged) -> None:
        try:
            super()._save(staged)
        finally:
            self._uncertain.clear()


class TellsTooEarly(FileStore):
    """Puts a commit into the history before it is made."""

    _note = ""

    def commit(self, edits: Sequence[Edit], note: str = "", tag: str = "") -> Committed | Clash:
        self._note = note
        return super().commit(edits, note, tag)

    def _save(self, staged: staging.Staged) -> None:
        super()._remember(staged.changes, self._note, "")
        super()._save(staged)

    def _remember(self, changes: tuple[Change, ...], note: str, tag: str, *, refused: bool = False) -> None:
        """Told already."""


def saving(saver: type[Saver], reader: type[Reader] = Reader) -> Callable[[PowerDisk], FileStore]:
    """A store that saves, or reads, in this way."""

    def make(disk: PowerDisk) -> FileStore:
        store = make_store(disk)
        store.access.reader = store._reader = reader(disk, store._layout)
        store.access.saver = saver(store._reader)
        store.access.gate = Gate(store._reader)
        return store

    return make


def acting(kind: type[FileStore]) -> Callable[[PowerDisk], FileStore]:
    """A store of this kind."""
    return lambda disk: kind(ROOT, disk, who="Ana", clock=lambda: NOON)


_GONE = frozenset(("lost", "torn", "not openable"))

DEFECTS = (
    Defect("no sync of files", "cuts", _GONE, NoFileSync),
    Defect("no sync of folders", "cuts", _GONE, NoFolderSync),
    Defect("several files without a plan", "cuts", _GONE, store=saving(WithoutPlan)),
    Defect("the way TinyDB's JSONStorage writes", "cuts", _GONE, InPlaceDisk, saving(InPlaceSaver)),
    Defect("acknowledged before the folder is synced", "cuts", _GONE, OnlyOwnFolderSync),
    Defect("the plan removed before the folders are synced", "cuts", frozenset(["torn"]), store=saving(PlanGoesFirst)),
    Defect("the plan may come back", "cuts", frozenset(["lost", "torn"]), store=saving(PlanComesBack)),
    Defect("the checksum of the plan not checked", "cuts", _GONE, store=saving(Saver, Trusting)),
    Defect("copies put aside not synced", "cuts", frozenset(["lost"]), store=saving(LooseCopiesSaver)),
    Defect("history told before the commit", "cuts", frozenset(["history"]), store=acting(TellsTooEarly)),
    Defect("no sync after an unclean stop", "stops", _GONE, NoSync),
    Defect("no mark of an unclean stop", "stops", _GONE, store=saving(NoMark)),
    Defect("a failed sync tried again", "faults", frozenset(["retried"]), RetriedSync),
    Defect("a failed sync not noticed", "faults", _GONE, DeafSync),
    Defect("a failed commit clashes with itself", "faults", frozenset(["not usable"]), store=acting(NoRevsOnFailure)),
    Defect("the rev not compared", "machine", frozenset(), store=acting(NoRevs)),
    Defect("several files without a plan, between two programs", "machine", frozenset(), store=saving(WithoutPlan)),
)
