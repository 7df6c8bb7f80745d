"""A workspace that is opened read-only: everything can be read, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.conftest import NOON
from tuiokr.store.folder.intent import Intent, digest, encode
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import Committed, Edit, Key, ReadingOnly

A = Key("teams/a", "team", "this")
B = Key("teams/b", "team", "this")


def state(root: Path) -> dict[str, tuple[int, bytes]]:
    """Everything below a folder: its time of change and its content."""
    return {
        str(path.relative_to(root)): (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in sorted(root.rglob("*"))
    }


@pytest.fixture
def left(files: FileStore, root: Path) -> FileStore:
    """A read-only store of a workspace in which a save was stopped and a file is broken."""
    for key in (A, B):
        assert isinstance(files.commit([Edit(key, {"n": 1}, None)]), Committed)
    new = b'{\n  "team": {\n    "this": {\n      "n": 2,\n      "rev": 2\n    }\n  }\n}\n'
    before = (root / "teams/a.json").read_bytes()
    (root / ".tuiokr/intent.json").write_bytes(encode(Intent({A.file: new}, {A.file: digest(before)})))
    (root / ".tuiokr/clean").rename(root / ".tuiokr/unclean")
    (root / ".tuiokr/lock").unlink(missing_ok=True)
    (root / "teams/b.json").write_text("{")
    return FileStore(root, clock=lambda: NOON, read_only=True)


def test_a_read_only_store_sees_the_result_of_a_stopped_save_and_writes_nothing(left: FileStore, root: Path) -> None:
    before = state(root)
    assert (left.read_only, left.read_only_because) == (True, "asked")
    assert left.load(A.file) == {"team": {"this": {"n": 2, "rev": 2}}}
    assert [file for file, _ in left.scan()] == ["teams/a", "workspace"]
    assert len(left.history(A.file)) == 1 and len(left.recent()) == 2
    stamp, _ = left.changed(None)
    assert left.changed(stamp)[1] == frozenset()
    assert [trouble.kind for trouble in left.troubles] == ["broken"]
    assert left.recovery(B.file).tables
    left.tend()
    left.close()
    assert state(root) == before


@pytest.mark.parametrize(
    "act",
    [
        lambda store: store.commit([Edit(A, {"n": 3}, None)]),
        lambda store: store.commit([Edit(A, None, None)]),
        lambda store: store.recover(B.file),
        lambda store: store.set_aside(B.file),
        lambda store: store.restore_file(A.file, "2027-01-15"),
        lambda store: store.restore(Path(store.root).parent / "b.zip", replace=True),
    ],
)
def test_every_writing_operation_is_refused(
    left: FileStore, root: Path, tmp_path: Path, act: Callable[[FileStore], object]
) -> None:
    left.backup(tmp_path / "b.zip")
    before = state(root)
    with pytest.raises(ReadingOnly, match="the workspace is open for reading only"):
        act(left)
    assert state(root) == before


def test_a_read_only_store_can_be_backed_up(left: FileStore, root: Path, tmp_path: Path) -> None:
    before = state(root)
    left.backup(tmp_path / "b.zip")
    assert (tmp_path / "b.zip").stat().st_size > 0 and state(root) == before


def test_a_missing_folder_is_not_created(root: Path) -> None:
    store = FileStore(root, read_only=True)
    assert dict(store.scan()) == {}
    with pytest.raises(ReadingOnly):
        store.commit([Edit(A, {"n": 1}, None)])
    store.tend()
    assert not root.exists()


def test_a_read_only_store_sees_what_another_store_saves(left: FileStore, root: Path) -> None:
    stamp, _ = left.changed(None)
    assert isinstance(FileStore(root).commit([Edit(A, {"n": 7}, None)]), Committed)
    assert left.changed(stamp, closely=(A.file,))[1] == {A.file}
    assert left.load(A.file)["team"]["this"]["n"] == 7
