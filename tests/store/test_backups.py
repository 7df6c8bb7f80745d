"""Backups: opened before they count, restored all or nothing, and never over existing files without a copy of them."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from tests.store.cutting import Stopped, after_a_cut
from tests.store.power_disk import PowerDisk
from tuiokr.store.folder.disk import Entry, RealDisk, Stat
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import WORKSPACE, Broken, Committed, Edit, File, Key, NoBackup, NotSaved, StoreError, TooNew
from tuiokr.store.recovery import backup_file
from tuiokr.store.recovery.backup_disk import HeldDisk

A = Key("teams/a", "team", "this")
B = Key("cycles/2027-Q1/teams/b", "objectives", "o1")
C = Key("teams/c", "team", "this")
NOON = 1_800_000_000.0


def put(store: FileStore, key: Key, body: dict[str, Any] | None) -> None:
    assert isinstance(store.commit([Edit(key, body, None)]), Committed)


@pytest.fixture
def zipped(files: FileStore, tmp_path: Path) -> Path:
    """A backup of a small workspace, which has changed since."""
    put(files, A, {"n": 1})
    put(files, B, {"n": 1})
    files.backup(tmp_path / "b.zip")
    put(files, A, {"n": 2})
    put(files, A, {"n": 3})
    put(files, C, {"n": 1})
    return tmp_path / "b.zip"


def test_restoring_over_a_workspace_keeps_a_copy_of_it(
    files: FileStore, zipped: Path, root: Path, tmp_path: Path
) -> None:
    stood = dict(files.scan())
    (root / "notes.txt").write_text("not ours")
    with pytest.raises(NoBackup, match="already is a workspace") as caught:
        files.restore(zipped)
    assert "--replace" in caught.value.hint
    assert dict(files.scan()) == stood
    done = files.restore(zipped, replace=True)
    assert done.files == 3
    assert files.load(A.file)["team"]["this"] == {"n": 1, "rev": 4}  # above the old revs, so that a stale edit clashes
    assert files.load(B.file)["objectives"]["o1"] == {"n": 1, "rev": 1}
    assert files.load(C.file) == {}
    assert (root / "notes.txt").exists()
    assert Path(done.kept).parent == root / ".tuiokr/backups"
    other = FileStore(tmp_path / "other")
    other.restore(done.kept)
    assert dict(other.scan()) == stood
    again = files.restore(zipped, replace=True)
    assert again.kept != done.kept and Path(done.kept).exists()
    changes = {change.key: change for change in files.recent()[0].changes}
    assert changes[C].before == {"n": 1, "rev": 1} and changes[C].after is None


def test_a_backup_is_restored_over_a_workspace_whose_own_file_is_broken(
    files: FileStore, zipped: Path, root: Path
) -> None:
    (root / "workspace.json").write_text("{ half")
    (root / "teams/c.json").write_text("{ half")
    store = FileStore(root)
    assert store.read_only
    done = store.restore(zipped, replace=True)
    assert not store.read_only
    assert store.load(A.file)["team"]["this"]["n"] == 1
    with ZipFile(done.kept) as archive:
        assert archive.read("workspace.json") == archive.read("teams/c.json") == b"{ half"


def test_files_that_cannot_be_copied_aside_are_not_replaced(
    files: FileStore, zipped: Path, root: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.json"
    secret.write_text("{}")
    (root / "teams/a.json").unlink()
    (root / "teams/a.json").symlink_to(secret)
    (root / "teams/d.json").symlink_to(secret)
    with pytest.raises(StoreError, match=r"teams/a\.json cannot be backed up and would be replaced"):
        files.restore(zipped, replace=True)
    (root / "teams/a.json").unlink()
    files.restore(zipped, replace=True)
    assert (root / "teams/d.json").is_symlink()
    assert secret.read_text() == "{}"


def test_a_newer_workspace_is_not_replaced(files: FileStore, zipped: Path, root: Path) -> None:
    put(files, WORKSPACE, {"oldest_writer": 9})
    with pytest.raises(TooNew):
        FileStore(root).restore(zipped, replace=True)


def test_a_backup_that_needs_a_newer_version_is_refused_before_writing(
    files: FileStore, root: Path, tmp_path: Path
) -> None:
    put(files, WORKSPACE, {"oldest_reader": 9})
    with pytest.raises(TooNew):
        FileStore(root)
    with ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("workspace.json", (root / "workspace.json").read_bytes())
    with pytest.raises(TooNew):
        FileStore(tmp_path / "new").restore(tmp_path / "b.zip")
    assert not (tmp_path / "new").exists()


def entry(name: str, kind: int = stat.S_IFREG, mode: int = 0o600) -> ZipInfo:
    info = ZipInfo(name)
    info.external_attr = (kind | mode) << 16
    info.compress_type = ZIP_DEFLATED
    return info


WHOLE = b'{"workspace": {"this": {"rev": 1}}}'


def restored(tmp_path: Path, *entries: tuple[ZipInfo, bytes]) -> FileStore:
    with ZipFile(tmp_path / "x.zip", "w") as archive:
        for info, data in [(entry("workspace.json"), WHOLE), *entries]:
            archive.writestr(info, data)
    store = FileStore(tmp_path / "new")
    store.restore(tmp_path / "x.zip")
    return store


@pytest.mark.parametrize(
    "name",
    ["../x.json", "/x.json", "teams/../../x.json", "teams/./x.json", "C:\\x.json", "teams\\x.json", ".tuiokr/x.json"],
)
def test_a_backup_with_names_outside_the_workspace_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(NoBackup, match="is not a backup of a workspace: it holds"):
        restored(tmp_path, (entry(name), b"{}"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.zip"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_backup_with_links_or_duplicate_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoBackup, match=r"'teams/a\.json' in it is not a file"):
        restored(tmp_path, (entry("teams/a.json", stat.S_IFLNK), b"/etc/passwd"))
    with pytest.raises(NoBackup, match=r"it holds 'teams/a\.json' twice"):
        restored(tmp_path, (entry("teams/a.json"), b"{}"), (entry("teams/a.json"), b"{}"))
    assert not (tmp_path / "new").exists()


def test_a_backup_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoBackup, match=r"'teams/a\.json' in it is larger than 50 MB"):
        restored(tmp_path, (entry("teams/a.json"), bytes(60_000_000)))
    monkeypatch.setattr(backup_file, "LARGEST_UNPACKED", 5_000_000)
    with pytest.raises(NoBackup, match=r"would unpack to more than 5 MB"):
        restored(tmp_path, *((entry(f"teams/a{number}.json"), bytes(1_000_000)) for number in range(6)))
    monkeypatch.setattr(backup_file, "MOST_FILES", 3)
    with pytest.raises(NoBackup, match=r"or 3 files"):
        restored(tmp_path, *((entry(f"teams/a{number}.json"), b"{}") for number in range(4)))
    assert not (tmp_path / "new").exists()


def test_a_backup_with_a_false_size_is_refused(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr(entry("workspace.json"), WHOLE)
        archive.writestr(entry("teams/a.json"), bytes(9_000))
    data = (tmp_path / "x.zip").read_bytes().replace((9_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    (tmp_path / "x.zip").write_bytes(data)
    with pytest.raises(NoBackup):
        FileStore(tmp_path / "new").restore(tmp_path / "x.zip")
    assert not (tmp_path / "new").exists()


def test_a_pipe_or_folder_is_not_a_backup(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.zip")
    store = FileStore(tmp_path / "new")
    with pytest.raises(NoBackup, match=r"pipe\.zip is a device or a pipe; expected a \.zip made with tuiokr backup"):
        store.restore(tmp_path / "pipe.zip")
    with pytest.raises(NoBackup, match=r"is a folder; expected a \.zip made with tuiokr backup"):
        store.restore(tmp_path)
    with pytest.raises(StoreError, match="cannot be read: there is no such file"):
        store.restore(tmp_path / "none.zip")
    with pytest.raises(NoBackup, match="null is a device or a pipe"):
        store.restore("/dev/null")


def test_the_error_in_a_damaged_backup_is_reported(files: FileStore, tmp_path: Path) -> None:
    put(files, A, {"text": "words that are packed " * 20})
    files.backup(tmp_path / "b.zip")
    whole = (tmp_path / "b.zip").read_bytes()
    with ZipFile(tmp_path / "b.zip") as archive:
        first = archive.getinfo("teams/a.json")
        at = first.header_offset + 30 + len(first.filename)
    packed, listed = whole.index(b"PK\x03\x04"), whole.index(b"PK\x01\x02")

    def changed(*places: tuple[int, int]) -> bytes:
        data = bytearray(whole)
        for place, value in places:
            data[place] = value
        return bytes(data)

    for data, said in (
        (b"words", "x.zip is not a .zip; expected one made with tuiokr backup"),
        (b"", "x.zip is not a .zip; expected"),
        (whole[: len(whole) // 2], "x.zip is a .zip that is damaged or incomplete"),
        (changed((at + 5, whole[at + 5] ^ 0xFF)), "x.zip is damaged: 'teams/a.json' in it cannot be unpacked"),
        (changed((packed + 6, 1), (listed + 8, 1)), "'teams/a.json' in it is encrypted"),
        (changed((packed + 8, 97), (listed + 10, 97)), "'teams/a.json' in it is compressed in an unknown way"),
    ):
        (tmp_path / "x.zip").write_bytes(data)
        with pytest.raises(NoBackup) as caught:
            FileStore(tmp_path / "new").restore(tmp_path / "x.zip")
        assert said in caught.value.message
    with ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("teams/a.json", "{}")
    with pytest.raises(NoBackup, match=r"not a backup of a workspace: there is no workspace\.json in it"):
        FileStore(tmp_path / "new").restore(tmp_path / "x.zip")
    assert not (tmp_path / "new").exists()


def test_a_name_of_thousands_of_folders_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoBackup, match=r"it holds 'teams/d/.*'…, 2,001 folders deep") as caught:
        restored(tmp_path, (entry("teams/" + "d/" * 2000 + "x.json"), b"{}"))
    assert len(caught.value.message) < 250


def test_a_backup_overwrites_only_an_earlier_backup(files: FileStore, tmp_path: Path) -> None:
    put(files, A, {"n": 1})
    photos, settings = tmp_path / "photos.zip", tmp_path / "settings.zip"
    with ZipFile(photos, "w") as archive:
        archive.writestr("photo.jpg", b"dear")
    with ZipFile(settings, "w") as archive:
        archive.writestr("workspace.json", b'{"folders": {}}')
    (tmp_path / "letter.docx").write_bytes(b"PK\x03\x04 and more")
    (tmp_path / "empty.zip").touch()
    for place, said in (
        (photos, "it holds 'photo.jpg'. It was not changed"),
        (settings, "its workspace.json is that of another program"),
        (tmp_path / "letter.docx", "is a .zip that is damaged or incomplete"),
        (tmp_path / "empty.zip", "is not a .zip; expected one made with tuiokr backup. It was not changed"),
        (tmp_path, "is a folder. It was not changed"),
    ):
        before = place.read_bytes() if place.is_file() else b""
        with pytest.raises(NotSaved) as caught:
            files.backup(place)
        assert said in caught.value.message and caught.value.hint == "Choose another name for the backup."
        assert (place.read_bytes() if place.is_file() else b"") == before
    files.backup(tmp_path / "b.zip")
    put(files, A, {"n": 2})
    files.backup(tmp_path / "b.zip")
    assert b'"n": 2' in ZipFile(tmp_path / "b.zip").read("teams/a.json")


def test_a_backup_whose_workspace_is_broken_is_not_restored(files: FileStore, root: Path, tmp_path: Path) -> None:
    put(files, A, {"n": 1})
    (root / "workspace.json").write_text("{ half")
    FileStore(root).backup(tmp_path / "b.zip")  # backed up anyway: it is all that exists
    with pytest.raises(NoBackup, match=r"workspace\.json"):
        FileStore(tmp_path / "new").restore(tmp_path / "b.zip")


def test_a_backup_is_opened_before_it_gets_its_name(root: Path, tmp_path: Path) -> None:
    class Swapping(RealDisk):
        """Reads another valid .zip than the one that was written."""

        def read(self, path: str, limit: int) -> bytes:
            data = super().read(path, limit)
            return (tmp_path / "other.zip").read_bytes() if path.endswith(".tmp") else data

    store = FileStore(root, Swapping())
    put(store, A, {"n": 1})
    FileStore(root).backup(tmp_path / "other.zip")
    put(store, A, {"n": 2})
    with pytest.raises(NotSaved, match="cannot be read as it was written"):
        store.backup(tmp_path / "b.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["northwind-okrs", "other.zip"]


def test_a_power_cut_during_a_restore_leaves_the_old_or_the_new() -> None:
    def prepared(disk: PowerDisk) -> FileStore:
        store = FileStore("/ws", disk, clock=lambda: NOON)
        put(store, A, {"n": 1})
        put(store, B, {"n": 1})
        store.backup("/b.zip")
        put(store, A, {"n": 2})
        put(store, C, {"n": 2})
        disk.sync()
        disk.calls.clear()
        return store

    probe = PowerDisk()
    whole = prepared(probe)
    old = dict(whole.scan())
    whole.restore("/b.zip", replace=True)
    new = dict(whole.scan())
    for at in range(1, len(probe.calls) + 1):
        for keep in (0.0, 0.6):
            disk = PowerDisk()
            store = prepared(disk)
            disk.fail_at, disk.failure = at, Stopped()
            try:
                store.restore("/b.zip", replace=True)
                ended = True
            except Stopped:
                ended = False
            disk = after_a_cut(disk, f"{at} {keep}", keep)
            found = dict(FileStore("/ws", disk).scan())
            assert found == new or (not ended and found == old), probe.calls[at - 1]
            if found == new:  # then the replaced files must exist too
                [kept] = [name for name, _ in disk.list("/ws/.tuiokr/backups") if name.endswith(".zip")]
                held = backup_file.read(disk, f"/ws/.tuiokr/backups/{kept}")
                assert backup_file.opened(held, ()).tables == old


def test_files_in_memory_are_read_like_a_folder() -> None:
    disk = HeldDisk({"workspace.json": WHOLE, "teams/a.json": b'{"t": {"x": {"rev": 2}}}', "teams/b.json": b"{"})
    store = FileStore(os.sep, disk)
    assert dict(store.scan()) == {"teams/a": {"t": {"x": {"rev": 2}}}, "workspace": {"workspace": {"this": {"rev": 1}}}}
    assert [trouble.path for trouble in store.troubles] == ["teams/b.json"]
    with pytest.raises(Broken):
        store.load("teams/b")
    with pytest.raises(NotSaved, match="the disk is read only"):
        store.commit([Edit(A, {"n": 1}, None)])


def test_a_fault_at_each_call_of_a_restore_is_reported_and_can_be_retried() -> None:
    def prepared() -> tuple[FaultyDisk, FileStore]:
        disk = FaultyDisk()
        store = FileStore("/ws", disk, clock=lambda: NOON)
        put(store, A, {"n": 1})
        store.backup("/b.zip")
        put(store, A, {"n": 2})
        put(store, C, {"n": 2})
        disk.every.clear()
        return disk, store

    probe, whole = prepared()
    whole.restore("/b.zip", replace=True)
    new = dict(whole.scan())
    for at in range(1, len(probe.every) + 1):
        disk, store = prepared()
        disk.broken_at = at
        try:
            store.restore("/b.zip", replace=True)
        except StoreError as error:
            assert error.hint and "\n" not in error.message, probe.every[at - 1]
            disk.broken_at = 0
            assert store.restore("/b.zip", replace=True).kept
        disk.broken_at = 0
        stands = dict(FileStore("/ws", disk).scan())
        assert {file: _without_rev(tables) for file, tables in stands.items()} == {
            file: _without_rev(tables) for file, tables in new.items()
        }, probe.every[at - 1]


def _without_rev(tables: File) -> dict[str, Any]:
    return {name: {key: {**doc, "rev": 0} for key, doc in docs.items()} for name, docs in tables.items()}


class FaultyDisk(PowerDisk):
    """Any call may fail, the reading ones too."""

    def __init__(self) -> None:
        super().__init__()
        self.every: list[str] = []
        self.broken_at = 0

    def _count(self, name: str) -> None:
        self.every.append(name)
        if len(self.every) == self.broken_at:
            raise OSError(errno.EIO, "Input/output error")

    def stat(self, path: str) -> Stat | None:
        self._count("stat")
        return super().stat(path)

    def list(self, path: str) -> list[Entry]:
        self._count("list")
        return super().list(path)

    def read(self, path: str, limit: int) -> bytes:
        self._count("read")
        return super().read(path, limit)

    def create(self, path: str, mode: int) -> int:
        self._count("create")
        return super().create(path, mode)

    def fsync(self, handle: int) -> None:
        self._count("fsync")
        super().fsync(handle)

    def replace(self, source: str, target: str) -> None:
        self._count("replace")
        super().replace(source, target)
