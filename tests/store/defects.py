"""Stores with one defect each, only for tests: if the proofs do not find the defects, they prove nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from tests.store import ways
from tests.store.cuts import Program
from tests.store.faults import FaultDisk
from tests.store.power_disk import Image, PowerDisk
from tests.store.saves import OWN, ROOT, Opens, Way, date, make_store
from tuiokr.store import codec, commit_rules
from tuiokr.store.folder.commit_writer import CommitWriter
from tuiokr.store.folder.disk import PRIVATE_FILE, write_all
from tuiokr.store.folder.intent import Intent
from tuiokr.store.folder.placement import FilePlacer, Quarantine
from tuiokr.store.folder.reader import FolderReader, ReadGate
from tuiokr.store.folder_store import FileStore
from tuiokr.store.migrations import MIGRATIONS, Step
from tuiokr.store.paths import join, parent
from tuiokr.store.protocol import Change, Clash, Committed, Edit
from tuiokr.store.recovery.housekeeping import Keeper
from tuiokr.store.recovery.snapshots import KEPT, MANIFEST, SnapshotDraft, Snapshots


class Defect(NamedTuple):
    """A defect, the proof that must find it as one of these kinds, the disk or store that has it, and the ways."""

    name: str
    proof: str
    kinds: frozenset[str]
    disk: type[PowerDisk] = PowerDisk
    store: Opens = make_store
    ways: Callable[[], list[Way]] = ways.saving

    def program(self) -> Program:
        """The defective disk and store, for the proof of power cuts."""

        def disk(image: Image) -> PowerDisk:
            made = self.disk()
            made.fill(image)
            return made

        return Program(disk, self.store)


class NoFileSync(PowerDisk):
    """Files are not synced."""

    def fsync(self, handle: int) -> None:
        """Do nothing."""


class NoFolderSync(PowerDisk):
    """Folders are not synced."""

    def fsync_dir(self, path: str) -> None:
        """Do nothing."""


class OnlyOwnFolderSync(PowerDisk):
    """A save is acknowledged before the folder of the file is synced; the plan itself is synced."""

    def fsync_dir(self, path: str) -> None:
        if path.startswith(OWN) or not path.startswith(ROOT):
            super().fsync_dir(path)


class NoSync(PowerDisk):
    """After an unclean stop, the content of memory is taken for the content of the medium."""

    def sync(self) -> None:
        """Do nothing."""


class RetriedSync(FaultDisk):
    """A failed sync is tried again on the same file."""

    def fsync(self, handle: int) -> None:
        try:
            super().fsync(handle)
        except OSError:
            super().fsync(handle)


class DeafSync(FaultDisk):
    """A failed sync is taken for a successful one."""

    def fsync(self, handle: int) -> None:
        with suppress(OSError):
            super().fsync(handle)


class InPlaceDisk(PowerDisk):
    """Can also overwrite the content of a file, as any program with an open file can."""

    def open_again(self, path: str) -> int:
        """Open an existing file at its beginning. Return the handle."""
        node = self._node(path)
        self._handles[node.number] = node
        return node.number

    def write_over(self, handle: int, data: bytes) -> None:
        """Overwrite the first bytes."""
        with self._call("write"):
            node = self._handles[handle]
            node.data = data + node.data[len(data) :]

    def truncate(self, handle: int, size: int) -> None:
        """Cut a file short."""
        with self._call("truncate"):
            self._handles[handle].data = self._handles[handle].data[:size]


class InPlacePlacer(FilePlacer):
    """Writes as TinyDB's JSONStorage does: overwrites the file from its beginning, syncs, then cuts off the rest."""

    def write(self, path: str, data: bytes) -> None:
        disk = self._disk
        assert isinstance(disk, InPlaceDisk)
        handle = disk.open_again(path) if disk.stat(path) else disk.create(path, PRIVATE_FILE)
        disk.write_over(handle, data)
        disk.fsync(handle)
        disk.truncate(handle, len(data))
        disk.close(handle)


class InPlaceSaver(CommitWriter):
    """Overwrites files in place."""

    def __init__(self, reader: FolderReader) -> None:
        super().__init__(reader)
        self._placer = InPlacePlacer(reader.disk, reader.layout)


class WithoutPlan(CommitWriter):
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


class PlanGoesFirst(CommitWriter):
    """Removes the plan before the folders of its files are synced."""

    def _carry_out(self, contents: Mapping[str, bytes | None]) -> None:
        for file, data in contents.items():
            self._placer.make_folder(parent(self._layout.path(file)))
            self._place(file, data)
        self._disk.unlink(self._layout.intent)
        self._disk.fsync_dir(self._layout.own)
        for file in contents:
            self._disk.fsync_dir(parent(self._layout.path(file)))


class PlanComesBack(CommitWriter):
    """Does not sync the removal of the plan."""

    def _carry_out(self, contents: Mapping[str, bytes | None]) -> None:
        for file, data in contents.items():
            folder = parent(self._layout.path(file))
            self._placer.make_folder(folder)
            self._place(file, data)
            self._disk.fsync_dir(folder)
        self._disk.unlink(self._layout.intent)


class NoMark(CommitWriter):
    """Leaves no mark while it saves, which would show the next process that it was stopped."""

    def _mark_unclean(self) -> None:
        """Do nothing."""

    def _mark_clean(self) -> None:
        """Do nothing."""


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


class LooseCopiesSaver(CommitWriter):
    """Puts files aside with `LooseCopies`."""

    def __init__(self, reader: FolderReader) -> None:
        super().__init__(reader)
        self.quarantine = LooseCopies(reader.disk, reader.layout, self._placer)


class Trusting(FolderReader):
    """Carries out any readable plan, whatever its checksum."""

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
    """Takes its own work for somebody else's when a failed commit is repeated."""

    def _save(self, staged: commit_rules.Staged) -> None:
        try:
            super()._save(staged)
        finally:
            self._uncertain.clear()


class TellsTooEarly(FileStore):
    """Adds a commit to the history before it is made."""

    _note = ""

    def commit(self, edits: Sequence[Edit], note: str = "", tag: str = "") -> Committed | Clash:
        self._note = note
        return super().commit(edits, note, tag)

    def _save(self, staged: commit_rules.Staged) -> None:
        super()._remember(staged.changes, self._note, "")
        super()._save(staged)

    def _remember(self, changes: tuple[Change, ...], note: str, tag: str, *, refused: bool = False) -> None:
        """Do nothing: the commit is in the history already."""


class NamedBeforeWhole(Snapshots):
    """Builds a snapshot under its final name."""

    def draft(self) -> SnapshotDraft:
        made = SnapshotDraft(self._reader, join(self._layout.backups, date()))
        made.gather()
        return made

    def finish(self, draft: SnapshotDraft, name: str) -> None:
        draft.seal()
        self._disk.fsync_dir(self._layout.backups)


class LooseDraft(SnapshotDraft):
    """Is given its name before its content was synced."""

    def seal(self) -> None:
        for inside, data in self._copies.items():
            self._files[inside] = self._place(inside)
            self._write(self._files[inside], data)
        marks = {inside: self._mark(path) for inside, path in self._files.items()}
        self._write(join(self.folder, MANIFEST), codec.compact({"files": marks, "format": 1}))


class BrokenDraft(SnapshotDraft):
    """Includes unreadable files unchanged."""

    def unreadable(self, known: Mapping[str, tuple[int, int]]) -> list[str]:
        return []


class LooseSnapshots(Snapshots):
    """Makes a snapshot from a `LooseDraft`."""

    kind: type[SnapshotDraft] = LooseDraft

    def draft(self) -> SnapshotDraft:
        made = self.kind(self._reader, join(self._layout.backups, f".draft-{os.urandom(6).hex()}"))
        made.gather()
        return made


class BrokenSnapshots(LooseSnapshots):
    """Makes a snapshot from a `BrokenDraft`."""

    kind = BrokenDraft


class HalfDropped(Snapshots):
    """Deletes the content of the oldest snapshot before the removal of its name is synced."""

    def drop_old(self) -> None:
        for name in [name for name in self.names() if "." not in name][KEPT:]:
            old = join(self._layout.backups, f".old-{os.urandom(6).hex()}")
            self._disk.replace(join(self._layout.backups, name), old)
            self.remove(old)


class TakenForKept(Snapshots):
    """Takes a snapshot in progress for a durable one."""

    def have(self, name: str) -> bool:
        return self._disk.stat(join(self._layout.backups, name)) is not None


class Mixing(Snapshots):
    """Completes a snapshot from any other, whatever its layout."""

    def _of_this_layout(self, name: str) -> bool:
        return True


class NoneBefore(Keeper):
    """Makes no snapshot before the layout changes."""

    def snapshot_before_layout(self, schema: int) -> None:
        """Do nothing."""


class OneByOne(CommitWriter):
    """Migrates an older layout file by file, each of them safely."""

    def save(self, contents: Mapping[str, bytes | None]) -> None:
        older = self._reader.layouts.schema() < self._reader.layouts.newest
        for part in [{file: data} for file, data in contents.items()] if older else [contents]:
            super().save(part)


class NothingAside(Quarantine):
    """Does not copy a file aside before it is replaced."""

    def copy(self, file: str) -> str:
        return ""


class NothingAsideSaver(CommitWriter):
    """Puts nothing aside."""

    def __init__(self, reader: FolderReader) -> None:
        super().__init__(reader)
        self.quarantine = NothingAside(reader.disk, reader.layout, self._placer)


def saving(saver: type[CommitWriter], reader: type[FolderReader] = FolderReader) -> Opens:
    """Return a way to open a store that saves, or reads, like this."""

    def make(disk: PowerDisk, steps: Sequence[Step] = MIGRATIONS, /) -> FileStore:
        store = make_store(disk, steps)
        store.access.reader = store._reader = reader(disk, store._layout, steps)
        store.access.saver = saver(store._reader)
        store.access.gate = ReadGate(store._reader)
        return store

    return make


def acting(kind: type[FileStore]) -> Opens:
    """Return a way to open a store of this kind."""

    def make(disk: PowerDisk, steps: Sequence[Step] = MIGRATIONS, /) -> FileStore:
        return kind(ROOT, disk, who="Ana", clock=lambda: disk.now, steps=steps)

    return make


def keeping(snapshots: type[Snapshots] = Snapshots, keeper: type[Keeper] = Keeper) -> Opens:
    """Return a way to open a store with such snapshots or housekeeping."""

    class Keeping(FileStore):
        def keeper(self) -> Keeper:
            made = keeper(self.access, self.who, self._clock)
            made._snapshots = snapshots(self.access.reader)
            return made

    return acting(Keeping)


_GONE = frozenset(("lost", "torn", "not openable"))

DEFECTS = (
    Defect("no sync of files", "cuts", _GONE, NoFileSync),
    Defect("no sync of folders", "cuts", _GONE, NoFolderSync),
    Defect("several files without a plan", "cuts", _GONE, store=saving(WithoutPlan)),
    Defect("the way TinyDB's JSONStorage writes", "cuts", _GONE, InPlaceDisk, saving(InPlaceSaver)),
    Defect("acknowledged before the folder is synced", "cuts", _GONE, OnlyOwnFolderSync),
    Defect("the plan removed before the folders are synced", "cuts", frozenset(["torn"]), store=saving(PlanGoesFirst)),
    Defect("the plan may come back", "cuts", frozenset(["lost", "torn"]), store=saving(PlanComesBack)),
    Defect("the checksum of the plan not checked", "cuts", _GONE, store=saving(CommitWriter, Trusting)),
    Defect("copies put aside not synced", "cuts", frozenset(["lost"]), store=saving(LooseCopiesSaver)),
    Defect("history told before the commit", "cuts", frozenset(["history"]), store=acting(TellsTooEarly)),
    Defect("no sync after an unclean stop", "stops", _GONE, NoSync),
    Defect("no mark of an unclean stop", "stops", _GONE, store=saving(NoMark)),
    Defect("a failed sync tried again", "faults", frozenset(["retried"]), RetriedSync),
    Defect("a failed sync not noticed", "faults", _GONE, DeafSync),
    Defect("a failed commit clashes with itself", "faults", frozenset(["not usable"]), store=acting(NoRevsOnFailure)),
    *(
        Defect(name, "cuts", _GONE, store=keeping(kind), ways=ways.tending)
        for name, kind in (
            ("a snapshot named before it is whole", NamedBeforeWhole),
            ("a snapshot named before its content is synced", LooseSnapshots),
            ("a broken file in a snapshot", BrokenSnapshots),
            ("the oldest snapshot half gone", HalfDropped),
        )
    ),
    Defect("a snapshot taken for kept", "faults", _GONE, store=keeping(TakenForKept), ways=ways.bringing_along),
    Defect("layouts mixed in a snapshot", "cuts", _GONE, store=keeping(Mixing), ways=ways.bringing_along),
    Defect("no snapshot before a layout", "cuts", _GONE, store=keeping(keeper=NoneBefore), ways=ways.bringing_along),
    Defect("a layout brought along file by file", "cuts", _GONE, store=saving(OneByOne), ways=ways.bringing_along),
    Defect("nothing kept of what is replaced", "cuts", _GONE, store=saving(NothingAsideSaver), ways=ways.putting_back),
    Defect("the rev not compared", "machine", frozenset(), store=acting(NoRevs)),
    Defect("several files without a plan, between two programs", "machine", frozenset(), store=saving(WithoutPlan)),
)
