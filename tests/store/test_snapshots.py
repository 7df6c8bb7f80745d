"""Snapshots: one a day, kept for a few days, separate from the files in use, never incomplete, never outside."""

from __future__ import annotations

import errno
import json
import os
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from tests.store.cutting import Stopped, after_a_cut
from tests.store.power_disk import PowerDisk, images
from tuiokr.store.folder.disk import Entry, LockTimeout, RealDisk
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import WORKSPACE, Broken, Committed, Edit, Key, StoreError, TooNew
from tuiokr.store.recovery import snapshots

A = Key("teams/a", "team", "this")
B = Key("cycles/2027-Q1/teams/b", "objectives", "o1")
NOON = 1_800_000_000.0
DAY = 86_400.0
FIRST = "2027-01-15"


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(root: Path, clock: Clock) -> FileStore:
    made = FileStore(root, clock=clock)
    put(made, A, {"n": 1})
    put(made, B, {"n": 1})
    return made


def put(store: FileStore, key: Key, body: dict[str, Any] | None) -> None:
    assert isinstance(store.commit([Edit(key, body, None)]), Committed)


def kept(root: Path) -> list[str]:
    return sorted(path.name for path in (root / ".tuiokr/backups").iterdir())


def inode(path: Path) -> int:
    return path.stat().st_ino


def linked(root: Path) -> set[str]:
    """The files in snapshots that are hard links to files in use."""
    used = {inode(path) for path in root.rglob("*.json") if ".tuiokr" not in path.parts}
    return {str(path) for path in (root / ".tuiokr/backups").rglob("*.json") if inode(path) in used}


def test_a_snapshot_is_a_workspace_that_shares_no_file_with_the_one_in_use(store: FileStore, root: Path) -> None:
    before = dict(store.scan())
    store.tend()
    assert kept(root) == [FIRST]
    place = root / ".tuiokr/backups" / FIRST
    assert not linked(root)
    put(store, A, {"n": 2})
    put(store, B, None)
    assert dict(FileStore(place).scan()) == before
    assert place.stat().st_mode & 0o777 == 0o700
    assert (place / ".manifest").stat().st_mode & 0o777 == 0o600


def test_an_unchanged_file_is_a_link_to_the_snapshot_before(store: FileStore, root: Path, clock: Clock) -> None:
    store.tend()
    first, second = root / ".tuiokr/backups" / FIRST, root / ".tuiokr/backups/2027-01-16"
    clock.now += DAY
    put(store, A, {"n": 2})
    put(store, B, {"n": 2})
    put(store, B, {"n": 1})
    data = (root / "cycles/2027-Q1/teams/b.json").read_bytes().replace(b'"rev": 3', b'"rev": 1')
    (root / "cycles/2027-Q1/teams/b.json").write_bytes(data)  # the same content, although it is another file
    store.tend()
    assert inode(first / "cycles/2027-Q1/teams/b.json") == inode(second / "cycles/2027-Q1/teams/b.json")
    assert inode(first / "workspace.json") == inode(second / "workspace.json")
    assert inode(first / "teams/a.json") != inode(second / "teams/a.json")
    assert not linked(root)
    assert store.snapshots(A.file) == store.snapshots(B.file) == ("2027-01-16", FIRST)


def test_a_different_file_of_the_same_size_is_not_linked(store: FileStore, root: Path, clock: Clock) -> None:
    store.tend()
    clock.now += DAY
    place = root / "teams/a.json"
    found = place.stat()
    place.write_bytes(place.read_bytes().replace(b'"n": 1', b'"n": 9'))
    os.utime(place, ns=(found.st_atime_ns, found.st_mtime_ns))
    store.tend()
    store.restore_file(A.file, FIRST)
    assert store.load(A.file)["team"]["this"]["n"] == 1
    store.restore_file(A.file, "2027-01-16")
    assert store.load(A.file)["team"]["this"]["n"] == 9


def test_new_snapshots_are_not_linked_to_files_in_use_as_older_versions_did(
    store: FileStore, root: Path, clock: Clock
) -> None:
    store.tend()
    first = root / ".tuiokr/backups" / FIRST
    marks = {}
    for path in [one for one in root.rglob("*.json") if ".tuiokr" not in one.parts]:
        inside = path.relative_to(root)
        (first / inside).unlink()
        (first / inside).hardlink_to(path)
        marks[str(inside)] = [path.stat().st_mtime_ns, path.stat().st_size]
    (first / ".manifest").write_text(json.dumps({"files": marks, "format": 1}))
    assert store.snapshots(A.file) == (FIRST,)
    before = linked(root)
    clock.now += DAY
    store.tend()
    assert linked(root) == before
    assert store.snapshots(A.file) == ("2027-01-16", FIRST)


def test_one_snapshot_a_day_is_made_and_seven_are_kept(store: FileStore, root: Path, clock: Clock) -> None:
    store.tend()
    inode = (root / ".tuiokr/backups" / FIRST).stat().st_ino
    put(store, A, {"n": 2})
    store.tend()
    assert (root / ".tuiokr/backups" / FIRST).stat().st_ino == inode
    for _ in range(9):
        clock.now += DAY
        put(store, A, {"n": clock.now})
        store.tend()
    assert kept(root) == [f"2027-01-{day}" for day in range(18, 25)]
    assert store.troubles == ()


def test_no_snapshot_is_made_without_a_workspace(root: Path) -> None:
    FileStore(root).tend()
    assert not root.exists()


def test_a_file_is_restored_from_a_snapshot_as_it_was(store: FileStore, root: Path, clock: Clock) -> None:
    store.tend()
    clock.now += DAY
    put(store, A, {"n": 2})
    put(store, A, {"n": 3})
    store.tend()
    assert store.snapshots(A.file) == ("2027-01-16", FIRST)
    assert store.snapshots("teams/none") == ()
    (root / "teams/a.json").write_text("{ broken")
    moved = store.restore_file(A.file, FIRST)
    assert Path(moved).read_text() == "{ broken"
    assert Path(moved).parent == root / ".tuiokr/quarantine"
    assert store.load(A.file)["team"]["this"]["n"] == 1
    assert store.history(A.file)[0].tag == "recovered"
    with pytest.raises(StoreError, match=r"no snapshot “2027-01-01” with teams/a in it that is complete"):
        store.restore_file(A.file, "2027-01-01")
    with pytest.raises(StoreError, match="no snapshot"):
        store.restore_file(A.file, "../../..")


def test_a_valid_file_that_is_restored_gets_a_new_rev(store: FileStore, root: Path) -> None:
    store.tend()
    put(store, A, {"n": 2})
    put(store, A, {"n": 3})
    moved = store.restore_file(A.file, FIRST)
    assert Path(moved).is_file()  # the replaced file is kept too
    assert store.load(A.file)["team"]["this"] == {"n": 1, "rev": 4}
    [change] = store.history(A.file)[0].changes
    assert (change.before, change.after) == ({"n": 3, "rev": 3}, {"n": 1, "rev": 4})


def test_a_file_written_in_place_does_not_change_any_snapshot(store: FileStore, root: Path, clock: Clock) -> None:
    before = store.load(A.file)
    for _ in range(7):
        store.tend()
        clock.now += DAY
    (root / "teams/a.json").write_text("{ half")
    assert len(store.snapshots(A.file)) == 7
    (root / ".tuiokr/history/teams/a.jsonl").unlink()
    assert store.recover(A.file).tables == before


def test_a_snapshot_that_was_written_in_place_is_not_offered(store: FileStore, root: Path, clock: Clock) -> None:
    store.tend()
    clock.now += DAY
    (root / ".tuiokr/backups" / FIRST / "teams/a.json").write_text("{ half")
    assert store.snapshots(A.file) == ()
    assert store.snapshots(B.file) == (FIRST,)
    store.tend()
    assert store.snapshots(A.file) == ("2027-01-16",)


def test_a_broken_file_stays_in_the_snapshots_as_it_could_be_read_last(
    store: FileStore, root: Path, clock: Clock
) -> None:
    store.tend()
    for _ in range(10):
        clock.now += DAY
        broken = root / "teams/.x"
        broken.write_text("{ half")
        broken.replace(root / "teams/a.json")
        store.tend()
    assert store.snapshots(A.file) == tuple(f"2027-01-{day}" for day in range(25, 18, -1))
    store.restore_file(A.file, "2027-01-25")
    assert store.load(A.file) == {"team": {"this": {"n": 1, "rev": 1}}}


class NoLinks(RealDisk):
    """A file system without hard links."""

    def link(self, source: str, target: str) -> None:
        raise OSError(errno.EPERM, "Operation not permitted", target)


def test_a_file_system_without_links_gets_copies(store: FileStore, root: Path, clock: Clock) -> None:
    other = FileStore(root, NoLinks(), clock=clock)
    before = dict(other.scan())
    other.tend()
    place = root / ".tuiokr/backups" / FIRST
    assert (place / "teams/a.json").stat().st_ino != (root / "teams/a.json").stat().st_ino
    (root / "teams/a.json").write_text("{ half")
    assert dict(FileStore(place).scan()) == before
    assert other.snapshots(A.file) == (FIRST,)
    clock.now += DAY
    other.tend()
    assert other.recover(A.file).tables == before[A.file]


def test_a_link_that_was_made_but_reported_as_failed_is_removed(store: FileStore, root: Path) -> None:
    class Late(RealDisk):
        def link(self, source: str, target: str) -> None:
            super().link(source, target)
            raise OSError(errno.EIO, os.strerror(errno.EIO), target)

    (root / "teams/x").write_text("{ half")
    (root / "teams/x").replace(root / "cycles/2027-Q1/teams/b.json")  # the first that is linked
    other = FileStore(root, Late(), clock=lambda: NOON)
    other.tend()
    assert not [trouble for trouble in other.troubles if trouble.path == ".tuiokr/backups"]
    assert other.snapshots(A.file) == (FIRST,)
    assert not (root / ".tuiokr/backups" / FIRST / "cycles/2027-Q1/teams/b.json").exists()


def test_symbolic_links_are_neither_followed_nor_copied(store: FileStore, root: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "s.json").write_text("{}")
    (root / "teams/link.json").symlink_to(secret / "s.json")
    (root / "elsewhere").symlink_to(secret)
    store.tend()
    assert sorted(
        str(path.relative_to(root / ".tuiokr/backups" / FIRST)) for path in root.glob(".tuiokr/backups/*/**/*.json")
    ) == [
        "cycles/2027-Q1/teams/b.json",
        "teams/a.json",
        "workspace.json",
    ]


def test_a_folder_for_snapshots_that_is_a_link_is_refused(store: FileStore, root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / ".tuiokr/backups").symlink_to(elsewhere)
    store.tend()
    assert list(elsewhere.iterdir()) == []
    assert store.snapshots(A.file) == ()
    [trouble] = store.troubles
    assert trouble.path == ".tuiokr/backups"
    assert "is in the way; expected a folder" in trouble.what


def test_incomplete_snapshots_are_removed(store: FileStore, root: Path) -> None:
    for name in (".draft-0123456789ab", ".old-0123456789ab"):
        (root / ".tuiokr/backups" / name / "teams").mkdir(parents=True)
        (root / ".tuiokr/backups" / name / "teams/a.json").write_text("{}")
    (root / ".tuiokr/backups/.x.zip.1f.tmp").write_text("half")
    (root / ".tuiokr/backups/mine.zip").write_text("whole")
    assert store.snapshots(A.file) == ()
    store.tend()
    assert kept(root) == [FIRST, "mine.zip"]


def test_a_newer_workspace_is_left_alone(store: FileStore, root: Path) -> None:
    put(store, WORKSPACE, {"oldest_writer": 9})
    other = FileStore(root)
    other.tend()
    assert not (root / ".tuiokr/backups").exists()
    with pytest.raises(TooNew):
        other.recover(A.file)


def test_housekeeping_of_another_process_is_not_waited_for(store: FileStore, root: Path) -> None:
    class Taken(RealDisk):
        def lock(self, path: str, wait: float) -> AbstractContextManager[None]:
            if path.endswith("tending"):
                assert wait == 0
                raise LockTimeout(path)
            return super().lock(path, wait)

    other = FileStore(root, Taken())
    other.tend()
    assert other.troubles == ()
    assert not (root / ".tuiokr/backups").exists()


def test_a_full_disk_is_reported_and_stops_nothing(store: FileStore, root: Path) -> None:
    class Full(RealDisk):
        def mkdir(self, path: str) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)

    other = FileStore(root, Full())
    other.tend()
    [trouble] = other.troubles
    assert trouble.what.startswith("today's snapshot could not be made: ")
    put(other, A, {"n": 9})


class Unwilling(RealDisk):
    """Fails to read one file of a draft, this many times."""

    def __init__(self, name: str, times: int) -> None:
        self.name, self.times = name, times

    def read(self, path: str, limit: int) -> bytes:
        if ".draft-" in path and path.endswith(self.name) and self.times:
            self.times -= 1
            raise OSError(errno.EIO, os.strerror(errno.EIO), path)
        return super().read(path, limit)


def test_a_file_that_cannot_be_read_at_first_is_in_the_snapshot(store: FileStore, root: Path) -> None:
    other = FileStore(root, Unwilling("a.json", 1), clock=lambda: NOON)
    other.tend()
    assert other.troubles == ()
    assert other.snapshots(A.file) == (FIRST,)


def test_a_snapshot_without_the_file_of_the_workspace_is_refused_and_reported(store: FileStore, root: Path) -> None:
    other = FileStore(root, Unwilling("workspace.json", 2), clock=lambda: NOON)
    other.tend()
    assert [trouble.path for trouble in other.troubles] == [".tuiokr/backups"]
    assert kept(root) == []
    other.tend()
    assert other.troubles == () and kept(root) == [FIRST]


def modelled(disk: PowerDisk) -> FileStore:
    return FileStore("/ws", disk, clock=lambda: disk.now)


def with_work(disk: PowerDisk) -> FileStore:
    store = modelled(disk)
    for key in (A, B):
        put(store, key, {"n": 1})
    disk.calls.clear()
    return store


@pytest.mark.proof
@pytest.mark.parametrize("few", [0, 32])
def test_a_power_cut_at_each_call_leaves_a_whole_snapshot_or_none(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "FEW", few)
    probe = PowerDisk()
    whole = with_work(probe)
    before = dict(whole.scan())
    whole.tend()
    for at in range(1, len(probe.calls) + 1):
        for keep in (0.0, 0.5, 1.0):
            disk = PowerDisk()
            store = with_work(disk)
            disk.fail_at, disk.failure = at, Stopped()
            with pytest.raises(Stopped):
                store.tend()
            disk = after_a_cut(disk, f"{at} {keep}", keep)
            after = modelled(disk)
            assert dict(after.scan()) == before, probe.calls[at - 1]
            assert after.troubles == ()
            names = [name for name, _ in disk.list("/ws/.tuiokr/backups")] if disk.stat("/ws/.tuiokr/backups") else []
            if FIRST in names:
                assert dict(FileStore(f"/ws/.tuiokr/backups/{FIRST}", disk).scan()) == before
            after.tend()
            assert after.troubles == ()
            assert dict(FileStore(f"/ws/.tuiokr/backups/{FIRST}", disk).scan()) == before, (probe.calls[at - 1], keep)
            if FIRST not in names:
                assert [name for name, _ in disk.list("/ws/.tuiokr/backups")] == [FIRST]


@pytest.mark.proof
@pytest.mark.parametrize("few", [0, 32])
def test_a_power_cut_does_not_change_the_snapshot_before(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "FEW", few)

    def prepared(disk: PowerDisk) -> FileStore:
        store = with_work(disk)
        store.tend()
        disk.now += DAY
        put(store, A, {"n": 2})
        disk.calls.clear()
        return store

    probe = PowerDisk()
    store = prepared(probe)
    store.tend()
    names = store.snapshots(A.file)
    first, second = (dict(FileStore(f"/ws/.tuiokr/backups/{name}", probe).scan()) for name in names[::-1])
    assert first != second
    for at in range(1, len(probe.calls) + 1):
        for keep in (0.0, 0.5, 1.0):
            disk = PowerDisk()
            store = prepared(disk)
            disk.fail_at, disk.failure = at, Stopped()
            with pytest.raises(Stopped):
                store.tend()
            now = disk.now
            disk = after_a_cut(disk, f"{at} {keep}", keep)
            disk.now = now
            after = modelled(disk)
            for _ in range(2):
                found = {name: dict(FileStore(f"/ws/.tuiokr/backups/{name}", disk).scan()) for name in names}
                assert found[names[1]] == first, probe.calls[at - 1]
                assert found[names[0]] in ({}, second), probe.calls[at - 1]
                after.tend()
            assert found[names[0]] == second and after.snapshots(A.file) == names


@pytest.mark.proof
def test_a_snapshot_that_a_stopped_process_was_dropping_does_not_reappear_in_part() -> None:
    """The process had just removed the name. The next day another one continues, and the power is cut at each call."""
    disk = PowerDisk()
    store = with_work(disk)
    for _ in range(7):
        store.tend()
        disk.now += DAY
    taken: list[str] = []

    def stop(call: str) -> None:
        taken.append(call)
        if taken.count("replace") == 2:  # the first gives the draft its name
            raise Stopped

    def look(_: str) -> None:
        for image in images(disk, 1, 3):
            left = PowerDisk()
            left.fill(image)
            listed = sorted(name for name, _ in left.list("/ws/.tuiokr/backups") if name[0] != ".")
            store = modelled(left)
            assert store.snapshots(A.file) == store.snapshots(B.file) == tuple(listed[::-1])

    disk.watch = stop
    with pytest.raises(Stopped):
        store.tend()
    disk.now += DAY
    disk.watch = look
    modelled(disk).tend()


def test_a_fault_at_each_call_is_reported_and_leaves_nothing_incomplete() -> None:
    probe = PowerDisk()
    with_work(probe).tend()
    for at in range(1, len(probe.calls) + 1):
        disk = PowerDisk()
        store = with_work(disk)
        disk.fail_at, disk.failure = at, OSError(errno.EIO, "Input/output error")
        store.tend()
        put(store, A, {"n": 2})
        store.tend()
        assert store.snapshots(A.file) == (FIRST,), probe.calls[at - 1]


def test_loading_a_broken_file_raises_broken(store: FileStore, root: Path) -> None:
    (root / "teams/a.json").write_text("{ half")
    with pytest.raises(Broken):
        store.load(A.file)


def test_no_snapshot_is_made_when_a_folder_cannot_be_read(store: FileStore, root: Path) -> None:
    class Closed(RealDisk):
        def list(self, path: str) -> list[Entry]:
            if path.endswith("teams") and ".tuiokr" not in path:
                raise PermissionError(errno.EACCES, "Permission denied", path)
            return super().list(path)

    other = FileStore(root, Closed(), clock=lambda: NOON)
    other.tend()
    assert [trouble.path for trouble in other.troubles] == [".tuiokr/backups"]
    assert other.snapshots(B.file) == ()
    store.tend()
    assert store.snapshots(B.file) == (FIRST,)
