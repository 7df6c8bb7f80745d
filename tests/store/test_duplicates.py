"""What exists twice in a file is found, reported, and kept before a save drops one of the two."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiokr.store import codec
from tuiokr.store.duplicates import doubles
from tuiokr.store.folder.disk import RealDisk
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import WORKSPACE, Committed, Edit, Key, NotSaved

FILE = "cycles/2027-Q1/teams/payments"
ONE = Key(FILE, "objectives", "O1")
TWO = Key(FILE, "objectives", "O2")
LI = b'    "O2": {\n      "rev": 1,\n      "title": "Written by Li"\n    },\n'


def put(store: FileStore, key: Key, body: dict[str, Any]) -> None:
    assert isinstance(store.commit([Edit(key, body, None)]), Committed)


@pytest.fixture
def place(files: FileStore, root: Path) -> Path:
    """A file with two objectives."""
    put(files, ONE, {"title": "First"})
    put(files, TWO, {"title": "Second"})
    return root / f"{FILE}.json"


def kept(root: Path) -> list[bytes]:
    folder = root / ".tuiokr/quarantine"
    return [path.read_bytes() for path in folder.iterdir()] if folder.exists() else []


def doubled(place: Path) -> bytes:
    """Let the second objective exist twice, as after a merge by hand."""
    data = place.read_bytes().replace(b'    "O2": {', LI + b'    "O2": {')
    place.write_bytes(data)
    return data


def test_both_of_two_documents_are_kept_before_one_is_dropped(files: FileStore, place: Path, root: Path) -> None:
    data = doubled(place)
    put(files, ONE, {"title": "Edited"})
    assert b"Written by Li" not in place.read_bytes()
    assert kept(root) == [data]
    [trouble] = files.troubles
    assert trouble.path.startswith(".tuiokr/quarantine/") and not trouble.unread
    assert "“O2” exists twice in objectives" in trouble.what and f"{FILE}.json" in trouble.what
    put(files, ONE, {"title": "Again"})
    assert kept(root) == [data]


def test_a_file_with_a_duplicate_is_reported_when_it_is_read(files: FileStore, place: Path) -> None:
    data = doubled(place)
    assert files.load(FILE)["objectives"]["O2"]["title"] == "Second"
    [trouble] = files.troubles
    assert (trouble.path, trouble.unread) == (f"{FILE}.json", False)
    assert data.split(b"\n")[trouble.line - 1] == b'    "O2": {'
    assert "“O2” exists twice in objectives" in trouble.what
    assert list(files.scan())
    assert len(files.troubles) == 1
    place.write_bytes(data.replace(LI, b""))
    files.load(FILE)
    assert not files.troubles


def test_a_duplicate_field_is_kept_too(files: FileStore, place: Path, root: Path) -> None:
    data = place.read_bytes().replace(b'"title": "First"', b'"title": "Lost",\n      "title": "First"')
    place.write_bytes(data)
    put(files, TWO, {"title": "Edited"})
    assert kept(root) == [data]


def test_a_duplicate_in_the_file_of_the_workspace_is_kept_too(files: FileStore, place: Path, root: Path) -> None:
    put(files, WORKSPACE, {"name": "Northwind"})
    data = (root / "workspace.json").read_bytes().replace(b'"name": ', b'"name": "Southwind", "name": ')
    (root / "workspace.json").write_bytes(data)
    put(files, ONE, {"title": "Elsewhere"})
    assert kept(root) == []
    put(files, WORKSPACE, {"name": "Eastwind"})
    assert kept(root) == [data]


def test_duplicates_that_cannot_be_kept_are_not_overwritten(place: Path, root: Path) -> None:
    class Full(RealDisk):
        def create(self, path: str, mode: int) -> int:
            if "quarantine" in path:
                raise OSError(28, os.strerror(28), path)
            return super().create(path, mode)

    data = doubled(place)
    with pytest.raises(NotSaved, match="the disk is full"):
        put(FileStore(root, Full()), ONE, {"title": "Edited"})
    assert place.read_bytes() == data


def test_a_file_in_another_format_without_duplicates_is_not_copied(files: FileStore, place: Path, root: Path) -> None:
    place.write_text(json.dumps(json.loads(place.read_text()), indent=4))
    put(files, ONE, {"title": "Edited"})
    assert kept(root) == [] and files.troubles == ()


def test_duplicates_are_found_at_every_level() -> None:
    data = (
        b'{"t": {"a": {"x": 1, "\\u0078": 2, "l": [{"k": "{", "k": "}"}, {"k": 1}], "o": {"y": 1}}, "b": {"x": 1}},'
        b'\n"u": {"a": {"x": "\\"x\\": 1, "}}, "t": {}}'
    )
    assert [(one.path, one.line) for one in doubles(data)] == [
        (("t", "a", "x"), 1),
        (("t", "a", "l", "k"), 1),
        (("t",), 2),
    ]
    assert [one.what for one in doubles(data)] == [
        "the field “x” exists twice in “a” (t)",
        "the field “k” exists twice in “a” (t)",
        "the table “t” exists twice",
    ]


def test_a_file_nested_deeper_than_any_written_one_is_still_read(files: FileStore, place: Path) -> None:
    place.write_text('{"objectives": {"O1": {"x": ' + "[" * 300 + "]" * 300 + "}}}")
    assert "O1" in files.load(FILE)["objectives"]


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=3), st.dictionaries(st.text(max_size=3), _VALUES, max_size=3), max_size=3))
def test_written_files_have_no_duplicates(value: dict[str, Any]) -> None:
    for data in (codec.compact(value), json.dumps(value, indent=3).encode()):
        assert doubles(data) == ()
