"""Who may read and write new files, which permissions stay as they were, and that links are not followed."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import Committed, Edit, Key, StoreError

A = Key("teams/a", "team", "this")
B = Key("cycles/2027-Q1/teams/b", "objectives", "o1")
as_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")


def put(store: FileStore, key: Key, body: dict[str, Any] | None) -> None:
    assert isinstance(store.commit([Edit(key, body, None)]), Committed)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o000, 0o077, 0o022])
def test_everything_that_is_created_is_private(root: Path, tmp_path: Path, umask: int) -> None:
    old = os.umask(umask)
    try:
        store = FileStore(root)
        put(store, A, {"n": 1})
        put(store, B, {"n": 1})
        store.tend()
        (root / "teams/a.json").write_text("{ half")
        store.recover(A.file)
        store.backup(tmp_path / "b.zip")
        store.restore(tmp_path / "b.zip", replace=True)
        FileStore(tmp_path / "other").restore(tmp_path / "b.zip")
    finally:
        os.umask(old)
    for path in [root, *root.rglob("*"), *(tmp_path / "other").rglob("*"), tmp_path / "b.zip"]:
        assert mode(path) == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.parametrize("rights", [0o664, 0o640, 0o666, 0o400])
def test_an_existing_file_keeps_its_permissions(files: FileStore, root: Path, rights: int) -> None:
    put(files, A, {"n": 1})
    (root / "teams").chmod(0o750)
    (root / "teams/a.json").chmod(rights)
    put(files, A, {"n": 2})
    assert mode(root / "teams/a.json") == rights
    files.tend()
    (root / "teams/a.json").unlink()
    (root / "teams/a.json").write_text("{ half")
    (root / "teams/a.json").chmod(rights)
    files.recover(A.file)
    assert mode(root / "teams/a.json") == rights
    assert mode(root / "teams") == 0o750


@as_root
def test_a_file_that_is_replaced_keeps_its_group(files: FileStore, root: Path) -> None:
    put(files, A, {"n": 1})
    os.chown(root / "teams/a.json", -1, 4242)
    (root / "teams/a.json").chmod(0o664)
    put(files, A, {"n": 2})
    assert (root / "teams/a.json").stat().st_gid == 4242
    assert mode(root / "teams/a.json") == 0o664


def test_when_the_group_cannot_be_kept_no_other_group_gets_its_rights(
    files: FileStore, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(files, A, {"n": 1})
    (root / "teams/a.json").chmod(0o664)
    found = os.lstat

    def other_group(path: Any, **rest: Any) -> os.stat_result:
        real = found(path, **rest)
        if not str(path).endswith("teams/a.json"):
            return real
        values = list(real)
        values[5] = 4242
        return os.stat_result(values)

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "lstat", other_group)
    monkeypatch.setattr(os, "chown", refused)
    put(files, A, {"n": 2})
    assert mode(root / "teams/a.json") == 0o604


def test_a_folder_shared_on_purpose_stays_shared(root: Path) -> None:
    root.mkdir()
    root.chmod(0o2770)
    store = FileStore(root)
    put(store, A, {"n": 1})
    put(store, B, {"n": 1})
    put(store, A, {"n": 2})
    store.tend()
    for path in root.rglob("*"):
        assert mode(path) == (0o2770 if path.is_dir() else 0o660), path


def test_a_root_that_is_a_link_stays_the_folder_that_it_pointed_to(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    (tmp_path / "link").symlink_to("one")
    store = FileStore(tmp_path / "link")
    put(store, A, {"n": 1})
    (tmp_path / "link").unlink()
    (tmp_path / "link").symlink_to("two")
    put(store, A, {"n": 2})
    assert store.root == str(tmp_path / "one")
    assert FileStore(tmp_path / "one").load(A.file) == {"team": {"this": {"n": 2, "rev": 2}}}
    assert list((tmp_path / "two").iterdir()) == []


@pytest.mark.parametrize("name", ["teams", ".tuiokr", ".tuiokr/quarantine", ".tuiokr/backups", "teams/a.json"])
def test_links_inside_the_workspace_are_never_followed(files: FileStore, root: Path, tmp_path: Path, name: str) -> None:
    put(files, A, {"n": 1})
    put(files, B, {"n": 1})
    outside = tmp_path / "outside"
    outside.mkdir()
    place = root / name
    if place.is_file():
        (outside / "a.json").write_bytes(place.read_bytes())
        place.unlink()
        place.symlink_to(outside / "a.json")
    else:
        if place.exists():
            place.rename(tmp_path / "moved")
            if name == "teams":
                (outside / "a.json").write_text('{"team": {"this": {"secret": 1}}}')
        place.symlink_to(outside)
    before = {path: path.read_bytes() for path in outside.iterdir()}
    store = FileStore(root)
    assert "secret" not in str(list(store.scan()))
    for attempt in (
        lambda: store.commit([Edit(A, {"n": 2}, None)]),
        lambda: store.restore_file(A.file, "2027-01-15"),
        lambda: store.recover(A.file),
        lambda: store.set_aside(A.file),
        lambda: store.backup(tmp_path / "b.zip"),
        store.tend,
    ):
        with suppress(StoreError):
            attempt()
    assert {path: path.read_bytes() for path in outside.iterdir()} == before
