"""One call to the disk after the other fails: all of them on the modelled disk, some on the real one."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.store.faults import FAULTS, Faults
from tests.store.saves import Way
from tests.store.ways import KINDS, bringing_along, putting_back, quick, saving, tending
from tuiokr.store.folder.disk import Entry, RealDisk, Stat
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import Broken, Committed, Edit, File, Key, NotSaved, StoreError

pytestmark = pytest.mark.proof

A = Key("teams/a", "team", "this")
B = Key("teams/b", "team", "this")


class FaultyDisk(RealDisk):
    """The real disk; call number `fail_at` (from 1) raises. On a full disk, half of a write is made first."""

    def __init__(self) -> None:
        self.fail_at = 0
        self.code = errno.EIO
        self.calls: list[str] = []

    def _call(self, name: str) -> None:
        self.calls.append(name)
        if len(self.calls) == self.fail_at:
            raise OSError(self.code, os.strerror(self.code))

    def stat(self, path: str) -> Stat | None:
        self._call("stat")
        return super().stat(path)

    def list(self, path: str) -> list[Entry]:
        self._call("list")
        return super().list(path)

    def read(self, path: str, limit: int) -> bytes:
        self._call("read")
        return super().read(path, limit)

    def create(self, path: str, mode: int) -> int:
        self._call("create")
        return super().create(path, mode)

    def write(self, handle: int, data: bytes) -> int:
        if len(self.calls) + 1 == self.fail_at:
            super().write(handle, data[: len(data) // 2])
        self._call("write")
        return super().write(handle, data)

    def fsync(self, handle: int) -> None:
        self._call("fsync")
        super().fsync(handle)

    def replace(self, source: str, target: str) -> None:
        self._call("replace")
        super().replace(source, target)

    def unlink(self, path: str) -> None:
        self._call("unlink")
        super().unlink(path)

    def mkdir(self, path: str) -> None:
        self._call("mkdir")
        super().mkdir(path)

    def fsync_dir(self, path: str) -> None:
        self._call("fsync_dir")
        super().fsync_dir(path)

    def append(self, path: str, data: bytes) -> None:
        self._call("append")
        super().append(path, data)

    def sync(self) -> None:
        self._call("sync")  # do not let a test sync the disks of the whole machine

    def lock(self, path: str, wait: float) -> AbstractContextManager[None]:
        self._call("lock")
        return super().lock(path, wait)


ONE = [Edit(A, {"n": 2}, 1)]
TWO = [Edit(A, {"n": 2}, 1), Edit(B, {"n": 2}, 0)]


@pytest.mark.parametrize("edits", [ONE, TWO], ids=["one file", "two files"])
def test_after_a_fault_the_files_are_old_or_new_but_never_torn(tmp_path: Path, edits: list[Edit]) -> None:
    old: dict[str, File] = {"teams/a": {"team": {"this": {"n": 1, "rev": 1}}}}
    new: dict[str, File] = {
        edit.key.file: {"team": {"this": {"n": 2, "rev": (edit.expect or 0) + 1}}} for edit in edits
    }
    probe = FaultyDisk()
    store = FileStore(tmp_path / "probe", probe)
    store.commit([Edit(A, {"n": 1}, 0)])
    probe.calls.clear()
    store.commit(edits)
    for at in range(1, len(probe.calls) + 1):
        root = tmp_path / str(at)
        disk = FaultyDisk()
        disk.code = errno.ENOSPC if at % 2 else errno.EIO
        store = FileStore(root, disk)
        store.commit([Edit(A, {"n": 1}, 0)])
        disk.calls.clear()
        disk.fail_at = at
        where = f"call {at}: {probe.calls[at - 1]}"
        try:
            assert isinstance(store.commit(edits), Committed), where
            disk.fail_at = 0
        except NotSaved as error:
            disk.fail_at = 0
            assert error.message.startswith("teams/a")
            assert "the disk is full" in error.message or "the disk reported an error" in error.message
            assert dict(FileStore(root, disk).scan("teams")) in (old, new), where
            assert isinstance(store.commit(edits), Committed), where
        assert dict(FileStore(root, disk).scan("teams")) == new, where
        assert isinstance(store.commit([Edit(A, {"n": 3}, 2)]), Committed), where
        assert not list(root.rglob("*.tmp")), where


@pytest.mark.parametrize(
    ("code", "what"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your disk quota is used up"),
        (errno.EIO, "the disk reported an error"),
        (errno.EROFS, "the disk is read only"),
        (errno.EACCES, "writing there is not allowed"),
        (errno.EPERM, "writing there is not allowed"),
        (errno.ENAMETOOLONG, "the path is too long for this disk"),
        (errno.EMFILE, "too many files are open"),
        (errno.ESTALE, os.strerror(errno.ESTALE)),
    ],
)
def test_each_refusal_says_what_failed_and_what_to_do(root: Path, code: int, what: str) -> None:
    disk = FaultyDisk()
    store = FileStore(root, disk)
    disk.code = code
    disk.fail_at = disk.calls.index("stat") + len(disk.calls) + 1
    with pytest.raises(NotSaved) as caught:
        store.commit([Edit(A, {}, None)])
    assert what in caught.value.message
    assert caught.value.message.startswith("teams/a was not saved: ")
    assert "\n" not in caught.value.message + caught.value.hint
    assert caught.value.hint


class ReadOnlyDisk(RealDisk):
    """A read-only disk, as permission bits make it for people who are not root."""

    def create(self, path: str, mode: int) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    def mkdir(self, path: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    def replace(self, source: str, target: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", source)

    def lock(self, path: str, wait: float) -> AbstractContextManager[None]:
        raise PermissionError(errno.EACCES, "Permission denied", path)


def test_a_read_only_folder_is_read_and_a_save_is_refused(root: Path, tmp_path: Path) -> None:
    FileStore(root).commit([Edit(A, {"n": 1}, 0)])
    store = FileStore(root, ReadOnlyDisk())
    assert store.load("teams/a") == {"team": {"this": {"n": 1, "rev": 1}}}
    assert len(dict(store.scan())) == 2
    assert store.changed(None)[1] == {"teams/a", "workspace"}
    assert len(store.history("teams/a")) == 1
    with pytest.raises(NotSaved, match="teams/a was not saved: writing there is not allowed"):
        store.commit([Edit(A, {"n": 2}, 1)])
    with pytest.raises(NotSaved, match="writing there is not allowed"):
        FileStore(tmp_path / "new", ReadOnlyDisk()).commit([Edit(A, {"n": 2}, 1)])
    with pytest.raises(NotSaved, match=r"backup\.zip was not saved: writing there is not allowed"):
        store.backup(tmp_path / "backup.zip")


def test_a_read_only_folder_can_be_backed_up(root: Path, tmp_path: Path) -> None:
    class Locked(RealDisk):
        def lock(self, path: str, wait: float) -> AbstractContextManager[None]:
            raise PermissionError(errno.EROFS, "Read-only file system", path)

    FileStore(root).commit([Edit(A, {"n": 1}, 0)])
    FileStore(root, Locked()).backup(tmp_path / "backup.zip")
    assert (tmp_path / "backup.zip").exists()


def test_a_disk_that_cannot_be_read_is_reported(root: Path) -> None:
    disk = FaultyDisk()
    store = FileStore(root, disk)
    store.commit([Edit(A, {"n": 1}, 0)])
    for at in range(1, 5):
        disk.calls.clear()
        disk.fail_at = at
        try:
            assert store.load("teams/a") == {"team": {"this": {"n": 1, "rev": 1}}}
        except Broken:
            raise
        except StoreError as error:
            assert error.message == "teams/a cannot be read: the disk reported an error"
    disk.calls.clear()
    disk.fail_at = 5 + disk.calls.count("stat")
    found = dict(store.scan())
    assert "workspace" in found or store.troubles


def test_a_history_that_cannot_be_written_does_not_stop_a_save(root: Path) -> None:
    class NoHistory(RealDisk):
        def append(self, path: str, data: bytes) -> None:
            raise OSError(errno.ENOSPC, "No space left on device", path)

    store = FileStore(root, NoHistory())
    assert isinstance(store.commit([Edit(A, {"n": 1}, 0)]), Committed)
    [trouble] = store.troubles
    assert trouble.path == ".tuiokr/history"
    assert trouble.what == "saved, but not added to the history: No space left on device"


@pytest.mark.parametrize(
    ("kind", "least"),
    [(saving, 1500), (tending, 300), (putting_back, 200), (bringing_along, 200)],
    ids=KINDS,
)
def test_a_failure_of_any_call_of_every_way_loses_nothing(kind: Callable[[], list[Way]], least: int) -> None:
    """Each call meets one of the faults of `faults.FAULTS`, in turn; the `proof` command tries all of them."""
    faults = Faults(len(FAULTS))
    for way in quick(kind):
        faults.go(way)
    assert not faults.found, f"{len(faults.found)} findings, the first: {faults.found[0]}"
    assert faults.points >= least


def test_a_backup_fails_when_a_folder_cannot_be_read(root: Path, tmp_path: Path) -> None:
    class Unlisted(RealDisk):
        def list(self, path: str) -> list[Entry]:
            if path.endswith("teams"):
                raise OSError(errno.EIO, "Input/output error", path)
            return super().list(path)

    FileStore(root).commit([Edit(A, {"n": 1}, 0)])
    with pytest.raises(StoreError, match="cannot be read: the disk reported an error"):
        FileStore(root, Unlisted()).backup(tmp_path / "backup.zip")
    assert not (tmp_path / "backup.zip").exists()
