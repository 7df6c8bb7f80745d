"""A workspace on disk, and what happens when another program has changed it."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

import tuiokr
from tuiokr.store.folder.disk import ByName, RealDisk
from tuiokr.store.folder.intent import Intent, digest, encode
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import (
    WORKSPACE,
    Broken,
    Busy,
    Clash,
    Committed,
    Edit,
    Key,
    NotSaved,
    StoreError,
    TooLarge,
    TooNew,
)

A = Key("teams/a", "team", "this")
B = Key("cycles/2027-Q1/teams/b", "objectives", "o1")


def put(store: FileStore, key: Key, body: dict[str, Any] | None) -> None:
    """Commit one edit, whatever the current rev."""
    assert isinstance(store.commit([Edit(key, body, None)]), Committed)


def tree(root: Path) -> list[str]:
    """All paths below a folder."""
    return sorted(str(path.relative_to(root)) for path in root.rglob("*"))


def test_opening_and_reading_write_nothing(root: Path) -> None:
    for _ in range(2):
        store = FileStore(root)
        assert store.load("teams/a") == {}
        assert list(store.scan()) == []
        assert store.changed(None)[1] == frozenset()
        assert store.history("teams/a") == ()
        assert not root.exists() or tree(root) == []
        root.mkdir(exist_ok=True)


def test_each_document_is_in_the_expected_file(files: FileStore, root: Path) -> None:
    put(files, WORKSPACE, {"name": "Northwind"})
    put(files, A, {"name": "Zahlungen", "people": ["Ana", "Bo"]})
    put(files, Key("teams/Zürich .", "team", "this"), {})
    own = [".tuiokr", *(f".tuiokr/{name}" for name in (".gitignore", "clean", "journal.jsonl", "lock", "history"))]
    own += [
        f".tuiokr/history/{name}"
        for name in ("teams", "teams/Z%C3%BCrich %2E.jsonl", "teams/a.jsonl", "workspace.jsonl")
    ]
    assert tree(root) == sorted([*own, "teams", "teams/Z%C3%BCrich %2E.json", "teams/a.json", "workspace.json"])
    assert (root / ".tuiokr/.gitignore").read_text() == "*\n"
    assert (root / "teams/a.json").read_text() == (
        '{\n  "team": {\n    "this": {\n      "name": "Zahlungen",\n      "people": [\n'
        '        "Ana",\n        "Bo"\n      ],\n      "rev": 1\n    }\n  }\n}\n'
    )


def test_new_files_are_private_and_existing_modes_stay(files: FileStore, root: Path) -> None:
    old = os.umask(0)
    try:
        put(files, B, {"n": 1})
    finally:
        os.umask(old)
    for path in [root, *root.rglob("*")]:
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path
    place = root / "cycles/2027-Q1/teams/b.json"
    place.chmod(0o664)
    put(files, B, {"n": 2})
    assert place.stat().st_mode & 0o777 == 0o664


def test_a_workspace_from_git_gets_its_own_folder_again(files: FileStore, root: Path) -> None:
    put(files, A, {"n": 1})
    subprocess.run(["rm", "-r", str(root / ".tuiokr")], check=True)
    other = FileStore(root)
    assert other.load("teams/a") == {"team": {"this": {"n": 1, "rev": 1}}}
    put(other, A, {"n": 2})
    put(files, B, {"n": 3})
    assert (root / ".tuiokr/.gitignore").exists()


def test_a_root_that_is_a_file_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "thesis.txt"
    place.write_text("words")
    with pytest.raises(StoreError, match=r"thesis\.txt is a file; a workspace is a folder"):
        FileStore(place)
    with pytest.raises(NotSaved, match=r"thesis\.txt is in the way; expected a folder"):
        put(FileStore(place / "below"), A, {})


def test_a_root_that_is_a_link_is_followed(tmp_path: Path, root: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    root.symlink_to(real)
    store = FileStore(root)
    put(store, A, {"n": 1})
    stamp, _ = store.changed(None)
    put(FileStore(real), Key("top", "t", "1"), {})
    assert store.changed(stamp)[1] == {"top"}


def test_files_of_another_program_are_not_read_or_overwritten(root: Path) -> None:
    (root / "teams").mkdir(parents=True)
    (root / "teams/a.json").write_text('{"mine": {"x": {"rev": 1}}}')
    store = FileStore(root)
    assert list(store.scan()) == []
    assert store.load("teams/a") == {}
    with pytest.raises(NotSaved, match=r"teams/a\.json already exists in a folder that is not a workspace yet"):
        put(store, A, {"n": 1})
    assert (root / "teams/a.json").read_text() == '{"mine": {"x": {"rev": 1}}}'
    (root / "folder").write_text("a file")
    with pytest.raises(NotSaved, match="folder is in the way; expected a folder"):
        put(store, Key("folder/x", "t", "1"), {})
    assert list(FileStore(root).scan()) == []
    put(store, B, {"n": 1})
    assert [file for file, _ in store.scan("cycles")] == [B.file]


def test_files_of_other_formats_are_left_alone(files: FileStore, root: Path) -> None:
    put(files, A, {"n": 1})
    for name in ("README.md", "teams/.DS_Store", ".hidden.json", "teams/notes.txt"):
        (root / name).write_text("words")
    (root / "teams/Zürich.json").write_text("{}")
    assert [file for file, _ in files.scan()] == ["teams/a", "workspace"]
    assert [(trouble.path, trouble.what) for trouble in files.troubles] == [
        ("teams/Zürich.json", "not read: tuiokr does not give files such names")
    ]


CONFLICT = """{
  "team": {
    "this": {
<<<<<<< HEAD
      "n": 1,
=======
      "n": 2,
>>>>>>> theirs
      "rev": 2
    }
  }
}
"""

BROKEN = [
    ("", 1, "the file is empty; expected tables of documents"),
    ('{\n  "team": {\n    "this": {\n', 4, "this is not JSON"),
    ('{"team": {"this": {"n": NaN, "rev": 1}}}', 1, "this is not JSON"),
    ("\x00" * 40, 1, "this is not JSON"),
    (CONFLICT, 4, "git left conflict markers here; expected one version"),
    ("[1]", 1, "expected tables of documents"),
    ('{\n  "a": {},\n  "team": 3\n}', 3, "“team” is not a table"),
    ('{\n  "team": {\n    "this": 3\n  }\n}', 3, "“this” in team is not a document"),
    (
        '{\n  "team": {\n    "this": {"rev": "two"}\n  }\n}',
        3,
        "the rev of “this” in team is 'two'; expected a whole number",
    ),
    ('{"team": {"this": {"rev": 0}}}', 1, "the rev of “this” in team is 0"),
    ('{"team": {"this": {"rev": true}}}', 1, "the rev of “this” in team is True"),
]


@pytest.mark.parametrize(("text", "line", "what"), BROKEN)
def test_a_broken_file_is_reported_and_never_written(
    files: FileStore, root: Path, text: str, line: int, what: str
) -> None:
    put(files, A, {"n": 1})
    put(files, B, {"n": 1})
    place = root / "teams/a.json"
    place.write_text(text)
    with pytest.raises(Broken) as caught:
        files.load("teams/a")
    assert (caught.value.path, caught.value.line) == ("teams/a.json", line)
    assert what in caught.value.message
    assert caught.value.message.startswith(f"teams/a.json, line {line}: ")
    assert "\n" not in caught.value.message
    assert caught.value.hint
    for body in ({"n": 2}, None):
        with pytest.raises(Broken):
            files.commit([Edit(A, body, None), Edit(B, {"n": 2}, None)])
    assert place.read_text() == text
    other = FileStore(root)
    assert [file for file, _ in other.scan()] == [B.file, "workspace"]
    assert [(trouble.path, trouble.line) for trouble in other.troubles] == [("teams/a.json", line)]
    assert other.load(B.file) == {"objectives": {"o1": {"n": 1, "rev": 1}}}
    [copy] = (root / ".tuiokr/quarantine").iterdir()
    assert copy.read_text() == text
    moved = other.set_aside("teams/a")
    assert Path(moved).read_text() == text
    assert other.troubles == ()
    put(other, A, {"n": 3})
    assert other.load("teams/a") == {"team": {"this": {"n": 3, "rev": 1}}}


def test_a_repaired_file_is_removed_from_the_troubles(files: FileStore, root: Path) -> None:
    put(files, A, {"n": 1})
    place = root / "teams/a.json"
    good = place.read_text()
    place.write_text("{")
    assert dict(files.scan("teams")) == {}
    assert [trouble.line for trouble in files.troubles] == [1]
    place.write_text(good)
    assert len(dict(files.scan("teams"))) == 1
    assert not files.troubles


def test_each_trouble_has_a_kind(files: FileStore, root: Path, tmp_path: Path) -> None:
    for key in (A, B, Key("teams/big", "team", "this")):
        put(files, key, {"words": "w" * (1_200_000 if key.file == "teams/big" else 1)})
    (root / "teams/conflict.json").write_text(CONFLICT)
    (root / "teams/none.json").write_text("{")
    (root / "teams/folder.json").mkdir()
    (root / "teams/twice.json").write_text('{"team": {"this": {"n": 1, "rev": 1}, "this": {"n": 2, "rev": 1}}}')
    (root / "teams/Zürich.json").write_text("{}")
    (root / "elsewhere").symlink_to(tmp_path)
    (root / ".tuiokr/intent.json").write_text("{")
    assert len(dict(files.scan())) == 5
    files.load("teams/twice")
    assert {trouble.path: trouble.kind for trouble in files.troubles} == {
        ".tuiokr/intent.json": "plan",
        "elsewhere": "link",
        "teams/Zürich.json": "misnamed",
        "teams/big.json": "large",
        "teams/conflict.json": "git conflict",
        "teams/folder.json": "not a file",
        "teams/none.json": "broken",
        "teams/twice.json": "twice",
    }
    unread = {"git conflict", "not a file", "broken"}
    assert {trouble.kind for trouble in files.troubles if trouble.unread} == unread
    assert [trouble.path for trouble in files.troubles if trouble.whole] == ["teams/big.json"]


def test_a_document_written_by_hand_has_rev_1(files: FileStore, root: Path) -> None:
    put(files, A, {"n": 1})
    (root / "teams/hand.json").write_text('{"team": {"this": {"name": "by hand"}}}')
    assert files.load("teams/hand") == {"team": {"this": {"name": "by hand", "rev": 1}}}


def test_links_are_not_followed(files: FileStore, root: Path, tmp_path: Path) -> None:
    put(files, A, {"n": 1})
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.json").write_text('{"team": {"this": {"secret": 1, "rev": 1}}}')
    (root / "teams/link.json").symlink_to(outside / "x.json")
    (root / "elsewhere").symlink_to(outside)
    assert [file for file, _ in files.scan()] == ["teams/a", "workspace"]
    assert [trouble.path for trouble in files.troubles] == ["elsewhere", "teams/link.json"]
    for file in ("teams/link", "elsewhere/x"):
        with pytest.raises(Broken, match="symbolic link"):
            files.load(file)
        with pytest.raises(Broken, match="symbolic link"):
            files.commit([Edit(Key(file, "team", "this"), {}, None)])
        with pytest.raises(Broken, match="symbolic link"):
            list(files.scan("elsewhere/x"))
    (root / ".tuiokr/history/teams/a.jsonl").unlink()
    (root / ".tuiokr/history/teams").rmdir()
    (root / ".tuiokr/history/teams").symlink_to(outside)
    put(files, A, {"n": 2})
    assert "saved, but not added to the history" in files.troubles[0].what
    assert tree(outside) == ["x.json"]


def test_an_own_folder_that_is_a_link_is_refused(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    root.mkdir()
    (root / ".tuiokr").symlink_to(outside)
    with pytest.raises(NotSaved, match=r"\.tuiokr is not a folder"):
        put(FileStore(root), A, {})
    assert tree(outside) == []


def test_pipes_and_folders_are_not_read_as_files(files: FileStore, root: Path) -> None:
    put(files, A, {"n": 1})
    os.mkfifo(root / "teams/pipe.json")
    (root / "teams/folder.json").mkdir()
    (root / "plain").write_text("")
    for file, what in [
        ("teams/pipe", "device or a pipe"),
        ("teams/folder", "this is a folder"),
        ("plain/x", "this is a file"),
    ]:
        with pytest.raises(Broken, match=what):
            files.load(file)
    assert [file for file, _ in files.scan()] == ["teams/a", "workspace"]


def test_files_beyond_the_size_limit_are_not_read(files: FileStore, root: Path) -> None:
    put(files, A, {"n": 1})
    with (root / "teams/a.json").open("r+b") as opened:
        opened.truncate(50_000_001)
    with pytest.raises(TooLarge, match=r"teams/a\.json is larger than 50 MB and was not read"):
        files.load("teams/a")
    assert [file for file, _ in files.scan()] == ["workspace"]
    assert "50 MB" in files.troubles[0].what


def test_a_workspace_that_only_newer_versions_read_is_refused(files: FileStore, root: Path) -> None:
    put(files, WORKSPACE, {"oldest_reader": 2, "oldest_writer": 2})
    with pytest.raises(TooNew, match="this workspace needs a version that reads layout 2; this one reads 1"):
        FileStore(root)


def test_a_workspace_that_only_newer_versions_write_is_read_only(files: FileStore, root: Path) -> None:
    put(files, A, {"n": 1})
    other = FileStore(root)
    put(files, WORKSPACE, {"oldest_writer": 2})
    before = tree(root)
    for store in (other, FileStore(root)):
        with pytest.raises(TooNew, match="is read-only"):
            put(store, A, {"n": 2})
        assert store.read_only
        assert store.load("teams/a") == {"team": {"this": {"n": 1, "rev": 1}}}
    assert tree(root) == before


@pytest.mark.parametrize(
    "text", ["{", '{"editor": {"tabs": {}}}', '{"workspace": {"this": {"schema": "x"}}}', CONFLICT]
)
def test_a_broken_workspace_file_does_not_prevent_reading_the_rest(files: FileStore, root: Path, text: str) -> None:
    put(files, A, {"n": 1})
    good = (root / "workspace.json").read_text()
    (root / "workspace.json").write_text(text)
    store = FileStore(root)
    assert store.read_only
    assert [trouble.path for trouble in store.troubles] == ["workspace.json"]
    assert store.load("teams/a") == {"team": {"this": {"n": 1, "rev": 1}}}
    with pytest.raises(Broken, match=r"workspace\.json"):
        put(store, A, {"n": 2})
    with pytest.raises(StoreError, match="cannot be set aside"):
        store.set_aside("workspace")
    assert (root / "workspace.json").read_text() == text
    (root / "workspace.json").write_text(good)
    put(store, A, {"n": 2})
    assert not store.read_only
    assert store.troubles == ()


def test_a_save_waits_for_a_lock_and_then_is_refused(files: FileStore, root: Path) -> None:
    put(files, A, {"n": 1})
    waiting = FileStore(root, wait=0.05)
    with RealDisk().lock(str(root / ".tuiokr/lock"), 1):
        with pytest.raises(Busy, match=r"is being saved to by another tuiokr; waited 0\.05 s"):
            put(waiting, A, {"n": 2})
        assert waiting.load("teams/a") == {"team": {"this": {"n": 1, "rev": 1}}}
    put(waiting, A, {"n": 2})


def plan(root: Path, text: bytes, before: bytes | None) -> None:
    """Leave an intent, as a stopped process does."""
    after = {"teams/a": text, "teams/new": text, "teams/gone": None}
    gone = root / "teams/gone.json"
    old = {
        "teams/a": digest(before),
        "teams/new": None,
        "teams/gone": digest(gone.read_bytes()) if gone.exists() else None,
    }
    (root / ".tuiokr/intent.json").write_bytes(encode(Intent(after, old)))


NEW = b'{"team": {"this": {"n": 2, "rev": 2}}}'


def test_readers_see_the_result_of_a_stopped_commit(files: FileStore, root: Path) -> None:
    put(files, A, {"n": 1})
    put(files, Key("teams/gone", "team", "this"), {})
    place = root / "teams/a.json"
    old = place.read_bytes()
    stamp, _ = files.changed(None)
    plan(root, NEW, old)
    for store in (files, FileStore(root)):
        assert store.load("teams/a") == json.loads(NEW)
        assert dict(store.scan("teams")) == {"teams/a": json.loads(NEW), "teams/new": json.loads(NEW)}
        assert store.load("teams/gone") == {}
    assert place.read_bytes() == old
    stamp, changed = files.changed(stamp)
    assert changed == {"teams/a", "teams/new", "teams/gone"}
    put(files, B, {"n": 1})
    assert place.read_bytes() == NEW
    assert not (root / "teams/gone.json").exists()
    assert not (root / ".tuiokr/intent.json").exists()
    assert not (root / ".tuiokr/quarantine").exists()
    assert {"teams/a", "teams/new", "teams/gone", B.file} == files.changed(stamp)[1]


def test_a_file_changed_by_hand_is_kept_aside_before_an_intent_replaces_it(files: FileStore, root: Path) -> None:
    put(files, A, {"n": 1})
    plan(root, NEW, b"what was there before")
    (root / "teams/a.json").write_text("written by hand meanwhile")
    put(files, B, {"n": 1})
    assert (root / "teams/a.json").read_bytes() == NEW
    assert [copy.read_text() for copy in (root / ".tuiokr/quarantine").iterdir()] == ["written by hand meanwhile"]


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b"torn", b'{"format": 1, "files": {"a": 1}, "checksum": "x"}'])
def test_a_damaged_intent_is_not_carried_out(files: FileStore, root: Path, damage: bytes) -> None:
    put(files, A, {"n": 1})
    (root / ".tuiokr/intent.json").write_bytes(damage)
    store = FileStore(root)
    assert store.load("teams/a") == {"team": {"this": {"n": 1, "rev": 1}}}
    assert [trouble.path for trouble in store.troubles] == [".tuiokr/intent.json"]
    put(store, A, {"n": 2})
    assert not (root / ".tuiokr/intent.json").exists()
    assert [copy.read_bytes() for copy in (root / ".tuiokr/quarantine").iterdir()] == [damage]


def test_an_intent_with_one_letter_changed_is_damaged(files: FileStore, root: Path) -> None:
    put(files, A, {"n": 1})
    plan(root, NEW, (root / "teams/a.json").read_bytes())
    place = root / ".tuiokr/intent.json"
    place.write_bytes(place.read_bytes().replace(b"teams/new", b"teams/nex"))
    assert FileStore(root).load("teams/a") == {"team": {"this": {"n": 1, "rev": 1}}}


def test_an_intent_never_writes_outside_the_workspace(files: FileStore, root: Path) -> None:
    put(files, A, {"n": 1})
    after = {"../../escaped": NEW, "/etc/escaped": NEW}
    (root / ".tuiokr/intent.json").write_bytes(encode(Intent(after, dict.fromkeys(after))))
    put(FileStore(root), A, {"n": 2})
    assert not list(root.parent.rglob("*escaped*"))


def test_an_intent_of_a_newer_version_is_refused(files: FileStore, root: Path) -> None:
    put(files, A, {"n": 1})
    (root / ".tuiokr/intent.json").write_text('{"format": 2}')
    with pytest.raises(TooNew, match="a newer tuiokr was stopped while it was saving"):
        FileStore(root)


def test_temporary_files_of_a_stopped_process_are_removed(files: FileStore, root: Path) -> None:
    put(files, A, {"n": 1})
    left = root / "teams/.a.json.0123456789ab.tmp"
    left.write_text("half")
    strange = root / "teams/.notes.tmp"
    strange.write_text("words")
    put(files, A, {"n": 2})
    assert left.exists()  # looking for it at each save would cost more with every team
    assert len(dict(files.scan("teams"))) == 1
    put(files, A, {"n": 3})
    assert not left.exists()
    left.write_text("half")
    (root / ".tuiokr/clean").rename(root / ".tuiokr/unclean")
    put(files, A, {"n": 4})
    assert not left.exists()
    assert strange.exists()


def test_changed_finds_a_file_that_an_editor_wrote_in_place(files: FileStore, root: Path) -> None:
    put(files, A, {"n": 1})
    stamp, _ = files.changed(None)
    place = root / "teams/a.json"
    text = place.read_text()
    found = place.stat()
    place.write_text(text.replace('"n": 1', '"n": 2'))
    os.utime(place, ns=(found.st_atime_ns, found.st_mtime_ns))  # a clock that did not tick in between
    stamp, changed = files.changed(stamp)
    assert changed == {"teams/a"}
    assert files.changed(stamp)[1] == frozenset()
    old = time.time() - 3600
    os.utime(place, (old, old))
    os.utime(root / "teams", (old, old))
    stamp, _ = files.changed(stamp)
    place.write_text(text)
    os.utime(place, (old + 1, old + 1))
    assert files.changed(stamp)[1] == {"teams/a"}


def test_a_field_name_written_with_escapes_is_found(files: FileStore, root: Path) -> None:
    put(files, A, {"n": 1})
    (root / "teams/b.json").write_text('{"t": {"1": {"pl\\u0061ced": true}}}')
    assert [file for file, _ in files.scan("teams", holding="placed")] == ["teams/b"]


def settled(root: Path, count: int, age: int = 3600) -> None:
    """Make this many teams whose files and folder have not changed for an hour."""
    old = time.time() - age
    for number in range(count):
        place = root / f"teams/t{number}.json"
        place.write_text('{"t": {"1": {"n": 1}}}')
        os.utime(place, (old, old))
    os.utime(root / "teams", (old, old))


def test_changed_always_checks_the_files_of_closely(files: FileStore, root: Path) -> None:
    put(files, A, {"n": 1})
    settled(root, 400)
    stamp, _ = files.changed(None)
    stamp, _ = files.changed(stamp)
    names = [f"t{number}" for number in range(400)]
    late = names[-1] if files.changed(stamp)[1] == frozenset() else ""
    for name in names[-8:]:
        (root / f"teams/{name}.json").write_text('{"t": {"1": {"n": 22}}}')
    _, changed = files.changed(stamp)
    assert len(changed) < 8, "all were asked, so this shows nothing"
    close = [f"teams/{name}" for name in names[-8:]]
    assert files.changed(stamp, closely=close)[1] == set(close)
    assert late


def test_after_a_save_in_a_large_folder_changed_checks_only_the_changed_file(root: Path) -> None:
    class Counting(RealDisk):
        stats = 0

        def stat(self, path: str) -> Any:
            Counting.stats += 1
            return super().stat(path)

    store = FileStore(root)
    put(store, A, {"n": 1})
    settled(root, 1000)
    looking = FileStore(root, Counting())
    stamp, _ = looking.changed(None, "teams")
    stamp, _ = looking.changed(stamp, "teams")
    put(store, Key("teams/t500", "t", "1"), {"n": 2})
    Counting.stats = 0
    _, changed = looking.changed(stamp, "teams")
    assert changed == {"teams/t500"}
    assert Counting.stats < 100


def test_a_link_in_place_of_a_folder_is_not_followed(files: FileStore, root: Path, tmp_path: Path) -> None:
    put(files, A, {"n": 1})
    (root / "teams").rename(tmp_path / "elsewhere")
    (root / "teams").symlink_to(tmp_path / "elsewhere")
    assert files.changed(None, "teams")[1] == frozenset()
    assert "teams/a" not in files.changed(None)[1]


def test_changed_checks_every_file_in_turn(files: FileStore, root: Path) -> None:
    put(files, A, {"n": 1})
    old = time.time() - 3600
    for number in range(350):
        place = root / f"teams/t{number}.json"
        place.write_text("{}")
        os.utime(place, (old, old))
    os.utime(root / "teams", (old, old))
    stamp, _ = files.changed(None)
    stamp, _ = files.changed(stamp)
    (root / "teams/t7.json").write_text('{"t": {}}')
    found: set[str] = set()
    for _ in range(8):
        stamp, changed = files.changed(stamp)
        found |= changed
    assert found == {"teams/t7"}


def test_changed_finds_new_and_removed_folders(files: FileStore, root: Path) -> None:
    put(files, B, {"n": 1})
    stamp, _ = files.changed(None)
    (root / "cycles/2027-Q1").rename(root / "cycles/2027-Q2")
    stamp, changed = files.changed(stamp)
    assert changed == {B.file, "cycles/2027-Q2/teams/b"}
    (root / "workspace.json").unlink()
    subprocess.run(["rm", "-r", str(root)], check=True)
    assert files.changed(stamp)[1] == {"cycles/2027-Q2/teams/b", "workspace"}


def test_a_torn_line_of_the_history_costs_only_that_line(files: FileStore, root: Path) -> None:
    for number in range(3):
        put(files, A, {"n": number})
    place = root / ".tuiokr/history/teams/a.jsonl"
    place.write_bytes(place.read_bytes()[:-20])
    put(files, A, {"n": 3})
    assert [past.changes[0].after["n"] for past in files.history("teams/a") if past.changes[0].after] == [3, 1, 0]


def test_the_size_of_the_history_is_limited(files: FileStore, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tuiokr.store.folder.history.LARGEST_HISTORY", 500)
    for number in range(20):
        put(files, A, {"n": number})
    sizes = [path.stat().st_size for path in (root / ".tuiokr/history/teams").iterdir()]
    assert len(sizes) == 2
    assert max(sizes) < 1000
    kept = [past.changes[0].after["n"] for past in files.history("teams/a") if past.changes[0].after]
    assert kept == list(range(19, 19 - len(kept), -1))
    assert len(kept) > 3


def test_a_backup_contains_broken_files_too(files: FileStore, root: Path, tmp_path: Path) -> None:
    put(files, A, {"n": 1})
    put(files, B, {"n": 1})
    (root / "teams/a.json").write_text("{ broken")
    target = tmp_path / "backup.zip"
    files.backup(target)
    with ZipFile(target) as archive:
        assert archive.read("teams/a.json") == b"{ broken"
    assert target.stat().st_mode & 0o777 == 0o600
    other = FileStore(tmp_path / "restored")
    assert other.restore(target).files == 2
    assert dict(other.scan()) == dict(files.scan())
    assert [trouble.path for trouble in other.troubles] == ["teams/a.json"]
    with pytest.raises(StoreError, match="already is a workspace"):
        files.restore(target)


def test_only_backups_are_restored(root: Path, tmp_path: Path) -> None:
    def restore(entries: dict[str, str]) -> None:
        with ZipFile(tmp_path / "x.zip", "w") as archive:
            for name, text in entries.items():
                archive.writestr(name, text)
        FileStore(root).restore(tmp_path / "x.zip")

    for name in ("../escaped.json", "/escaped.json", "readme.txt", "a//b.json", ".hidden.json", "Zürich.json"):
        with pytest.raises(StoreError, match="is not a backup of a workspace: it holds"):
            restore({"workspace.json": "{}", name: "{}"})
    with pytest.raises(StoreError, match=r"there is no workspace\.json in it"):
        restore({"teams/a.json": "{}"})
    (tmp_path / "x.txt").write_text("words")
    with pytest.raises(StoreError, match=r"is not a \.zip; expected one made with"):
        FileStore(root).restore(tmp_path / "x.txt")
    with pytest.raises(StoreError, match="cannot be read"):
        FileStore(root).restore(tmp_path / "none.zip")
    assert not root.exists()
    root.mkdir()
    (root / "workspace.json").write_text("{}")
    with pytest.raises(StoreError, match="already is a workspace"):
        restore({"workspace.json": "{}"})


def test_a_backup_that_cannot_be_read_back_is_refused(root: Path, tmp_path: Path) -> None:
    class Rotten(RealDisk):
        def read(self, path: str, limit: int) -> bytes:
            data = super().read(path, limit)
            return data[:-30] if path.endswith(".tmp") else data

    store = FileStore(root, Rotten())
    put(store, A, {"n": 1})
    with pytest.raises(NotSaved, match=r"backup\.zip cannot be read as it was written"):
        store.backup(tmp_path / "backup.zip")
    assert not list(tmp_path.glob("*.zip*"))


def test_reading_needs_neither_lock_nor_document_layer(files: FileStore, root: Path) -> None:
    put(files, A, {"n": 1})
    code = (
        f"import sys; from tuiokr.store.folder_store import FileStore; store = FileStore({str(root)!r}); "
        "assert len(dict(store.scan())) == 2; store.load('teams/a'); store.changed(None); "
        "print(sorted({'tinydb', 'filelock', 'zipfile', 'hashlib', 'textual', 'pydantic'} & set(sys.modules)))"
    )
    here = Path(tuiokr.__path__[0]).parent
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": os.pathsep.join([str(here), *sys.path])},
    )
    assert done.stdout == "[]\n"


def test_a_save_costs_the_same_however_many_teams_there_are(files: FileStore, root: Path) -> None:
    """Counted in calls, which do not depend on the load of the machine."""

    class Counting(RealDisk):
        calls = 0

        def stat(self, path: str) -> Any:
            Counting.calls += 1
            return super().stat(path)

        def list(self, path: str) -> Any:
            Counting.calls += 1000
            return super().list(path)

        def read(self, path: str, limit: int) -> bytes:
            Counting.calls += 1
            return super().read(path, limit)

    put(files, A, {"n": 1})
    store = FileStore(root, Counting())
    counts = []
    for number in range(2):
        Counting.calls = 0
        put(store, A, {"n": 2 + number})
        counts.append(Counting.calls)
        for extra in range(300):
            (root / f"teams/t{extra}.json").write_text("{}")
    assert counts[0] == counts[1] < 100


def test_a_clash_changes_nothing_but_the_list_of_refused_commits(files: FileStore, root: Path) -> None:
    def seen() -> dict[Path, int]:
        besides = {"lock", "refused.jsonl", ".tuiokr"}
        return {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.name not in besides}

    put(files, A, {"n": 1})
    before = seen()
    assert isinstance(files.commit([Edit(A, {"n": 2}, 7), Edit(B, {}, 0)]), Clash)
    assert seen() == before
    assert (root / ".tuiokr/refused.jsonl").read_bytes().count(b"\n") == 1


def test_a_disk_that_writes_nothing_is_not_tried_forever(root: Path) -> None:
    class Deaf(RealDisk):
        def write(self, handle: int, data: bytes) -> int:
            return 0

    with pytest.raises(NotSaved, match="the disk reported an error"):
        FileStore(root, Deaf()).commit([Edit(A, {"n": 1}, 0)])


@pytest.mark.parametrize("what", ["pipe", "folder", "device", "huge"])
def test_a_pipe_folder_device_or_huge_file_is_reported_in_one_line_and_not_read(
    files: FileStore, root: Path, what: str
) -> None:
    put(files, A, {"n": 1})
    place = root / "teams/x.json"
    said = {"pipe": "a device or a pipe", "folder": "a folder", "device": "a device or a pipe", "huge": "50 MB"}[what]
    if what == "pipe":
        os.mkfifo(place)
    elif what == "folder":
        place.mkdir()
    elif what == "huge":
        place.touch()
        os.truncate(place, 200_000_000)
    else:
        try:
            os.mknod(place, 0o600 | stat.S_IFCHR, os.makedev(1, 5))
        except PermissionError:
            pytest.skip("only root may make devices")
    for attempt in (
        lambda: files.load("teams/x"),
        lambda: files.commit([Edit(Key("teams/x", "t", "1"), {}, None)]),
    ):
        with pytest.raises((Broken, TooLarge), match=said) as caught:
            attempt()
        assert "\n" not in caught.value.message
    assert set(dict(files.scan("teams"))) == {"teams/a"}
    files.tend()
    assert not list(root.glob(".tuiokr/quarantine/*"))


def test_a_folder_that_becomes_a_link_during_a_scan_is_not_followed(root: Path, tmp_path: Path) -> None:
    class Swapping(RealDisk):
        @contextmanager
        def reading(self, folder: str) -> Iterator[ByName]:
            if folder.endswith("teams"):
                Path(folder).rename(tmp_path / "elsewhere")
                Path(folder).symlink_to(tmp_path / "elsewhere")
            with super().reading(folder) as read:
                yield read

    put(FileStore(root), A, {"n": 1})
    store = FileStore(root, Swapping())
    assert [file for file, _ in store.scan()] == ["workspace"]
    [told] = store.troubles
    assert told.path == "teams/a.json"
    assert "a symbolic link, which tuiokr does not follow" in told.what


def test_a_file_that_is_deleted_during_a_scan_is_left_out_without_a_message(root: Path) -> None:
    class Losing(RealDisk):
        @contextmanager
        def reading(self, folder: str) -> Iterator[ByName]:
            with super().reading(folder) as read:
                if folder.endswith("teams"):
                    Path(folder, "a.json").unlink()
                yield read

    put(FileStore(root), A, {"n": 1})
    put(FileStore(root), Key("teams/b", "team", "this"), {"n": 2})
    store = FileStore(root, Losing())
    assert [file for file, _ in store.scan()] == ["teams/b", "workspace"]
    assert store.troubles == ()


def test_a_disk_error_during_a_scan_costs_one_file_and_names_it(root: Path) -> None:
    class Failing(RealDisk):
        @contextmanager
        def reading(self, folder: str) -> Iterator[ByName]:
            with super().reading(folder) as read:
                yield (
                    lambda name, limit: self.read(f"{folder}/{name}", limit) if name == "a.json" else read(name, limit)
                )

        def read(self, path: str, limit: int) -> bytes:
            if path.endswith("a.json"):
                raise OSError(errno.EIO, "Input/output error", path)
            return super().read(path, limit)

    put(FileStore(root), A, {"n": 1})
    put(FileStore(root), Key("teams/b", "team", "this"), {"n": 2})
    store = FileStore(root, Failing())
    assert [file for file, _ in store.scan()] == ["teams/b", "workspace"]
    assert [(trouble.path, trouble.what) for trouble in store.troubles] == [
        ("teams/a.json", "cannot be read: Input/output error")
    ]


def test_reading_works_without_opening_files_relative_to_a_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(FileStore(root), A, {"n": 1})
    whole = dict(FileStore(root).scan())
    monkeypatch.setattr(os, "supports_dir_fd", set())
    assert dict(FileStore(root).scan()) == whole


@pytest.mark.parametrize("name", ["journal.jsonl", "history/teams/a.jsonl"])
def test_a_pipe_in_place_of_the_history_does_not_block_a_save(files: FileStore, root: Path, name: str) -> None:
    put(files, A, {"n": 1})
    place = root / ".tuiokr" / name
    place.unlink()
    os.mkfifo(place)
    put(files, A, {"n": 2})
    assert files.load(A.file)["team"]["this"]["n"] == 2
    [trouble] = files.troubles
    assert trouble.what == (
        f"saved, but not added to the history: .tuiokr/{name} is a device or a pipe; expected a file"
    )
    with pytest.raises(StoreError, match=r"the history.* cannot be read: it is a device or a pipe; expected a file"):
        files.recent() if name.startswith("journal") else files.history(A.file)


def test_nothing_is_appended_to_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="pipe"):
        RealDisk().append(str(tmp_path / "pipe"), b"words")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        with pytest.raises(OSError, match="pipe"):
            RealDisk().append(str(tmp_path / "pipe"), b"words")
        assert os.read(reader, 100) == b""
    finally:
        os.close(reader)
