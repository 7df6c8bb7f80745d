"""The doctor on other things in place of the program's own files, and on places that the user may not read or write."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import Edit, Key, NotSaved

PAYMENTS = "cycles/2027-Q1/teams/payments.json"
CAPABILITIES = "-dac_override,-dac_read_search,-fowner"

Found = dict[str, Any]


def only(call: Call, filled: Path, status: int) -> Found:
    """The only finding about a workspace that is not a hint."""
    done = call("doctor", "--format", "json", "--workspace", filled)
    assert (done.status, done.err) == (status, ""), done
    return one_in(json.loads(done.out))


def one_in(report: dict[str, Any]) -> Found:
    [one] = [
        one for one in report["findings"] if one["about"] == "workspace" and one["severity"] in ("error", "warning")
    ]
    assert one["what"] and one["why"] and one["do"]
    found: Found = one
    return found


def replaced(path: Path, make: Callable[[Path], object]) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif path.exists() or path.is_symlink():
        path.unlink()
    make(path)


def _file(path: Path) -> None:
    path.write_text("words")


def _link(path: Path) -> None:
    path.symlink_to(path.parent.parent / "elsewhere")


MAKERS: dict[str, Callable[[Path], object]] = {"file": _file, "folder": Path.mkdir, "link": _link, "pipe": os.mkfifo}


@pytest.mark.parametrize(
    ("name", "kinds", "status"),
    [
        (".tuiokr", ("file", "link", "pipe"), 3),
        (".tuiokr/lock", ("link", "folder", "pipe"), 3),
        (".tuiokr/intent.json", ("folder", "link", "pipe"), 3),
        (".tuiokr/clean", ("folder",), 3),
        (".tuiokr/history", ("file", "link", "pipe"), 1),
        (".tuiokr/history/teams/payments.jsonl", ("link", "folder", "pipe"), 1),
        (".tuiokr/journal.jsonl", ("link", "folder", "pipe"), 1),
        (".tuiokr/backups", ("file", "link", "pipe"), 1),
        (".tuiokr/quarantine", ("file", "link", "pipe"), 1),
    ],
)
def test_another_kind_of_file_in_place_of_an_own_one_is_reported(
    call: Call, filled: Path, name: str, kinds: tuple[str, ...], status: int
) -> None:
    for kind in kinds:
        replaced(filled / name, MAKERS[kind])
        one = only(call, filled, status)
        assert (one["name"], one["where"]) == ("own-kind", name), one
        assert "; expected a" in one["what"] and "Move it away" in one["do"]
        assert one["severity"] == ("error" if status == 3 else "warning")


@pytest.mark.parametrize("kind", ["folder", "link", "pipe"])
def test_something_in_place_of_a_plan_hides_nothing_and_stops_saves(call: Call, filled: Path, kind: str) -> None:
    whole = dict(FileStore(filled).scan())
    MAKERS[kind](filled / ".tuiokr/intent.json")
    store = FileStore(filled)
    assert dict(store.scan()) == whole
    with pytest.raises(NotSaved) as caught:
        store.commit([Edit(Key("teams/growth", "team", "growth"), {"name": "Grown"}, None)])
    assert ".tuiokr/intent.json" in caught.value.message


def test_a_folder_in_place_of_a_document_is_reported(call: Call, filled: Path, tmp_path: Path) -> None:
    replaced(filled / PAYMENTS, Path.mkdir)
    one = only(call, filled, 3)
    assert (one["name"], one["where"]) == ("not-a-file", PAYMENTS)
    assert "--put-back cycles/2027-Q1/teams/payments" in one["do"]
    for command in (("export",), ("backup", tmp_path / "b.zip")):
        done = call(*command, "--workspace", filled)
        assert done.status == 3
        assert f"{PAYMENTS}: this is a folder; expected a file" in done.err


@pytest.mark.parametrize(("schema", "said"), [("abc", "schema is 'abc'"), (-5, "schema is -5"), (1.5, "schema is 1.5")])
def test_an_invalid_layout_number_is_reported(call: Call, filled: Path, schema: object, said: str) -> None:
    place = filled / "workspace.json"
    place.write_text(place.read_text().replace('"schema": 1', f'"schema": {json.dumps(schema)}'))
    one = only(call, filled, 3)
    assert (one["name"], one["where"]) == ("workspace-file", "workspace.json")
    assert said in one["what"] and '"schema": 1' in one["do"]


# ---- permissions: as a user whom they restrict


@pytest.fixture
def bound(filled: Path) -> Iterator[Callable[..., subprocess.CompletedProcess[str]]]:
    """Call tuiokr as somebody whom permissions restrict. They do not restrict root, who therefore drops that right."""
    prefix: list[str] = []
    if os.geteuid() == 0:
        tool = shutil.which("setpriv")
        if tool is None:
            pytest.skip("root is bound by no rights, and there is no setpriv to give that up with")
        prefix = [tool, f"--bounding-set={CAPABILITIES}", f"--inh-caps={CAPABILITIES}"]
        secret = filled / "secret"
        secret.touch(0)
        tried = subprocess.run([*prefix, "cat", str(secret)], capture_output=True, check=False)
        secret.unlink()
        if b"Permission denied" not in tried.stderr:
            pytest.skip("root is bound by no rights here, and cannot give that up")

    def calling(*args: object) -> subprocess.CompletedProcess[str]:
        command = [*prefix, sys.executable, "-m", "tuiokr", *map(str, args), "--workspace", str(filled)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    yield calling
    for folder, folders, _ in os.walk(filled):  # each is opened before its content is listed
        for path in [Path(folder), *(Path(folder, name) for name in folders)]:
            path.chmod(0o700)


@pytest.mark.parametrize(
    ("name", "mode", "status"),
    [
        (".", 0, 3),
        (".tuiokr", 0, 3),
        (".tuiokr", 0o600, 3),
        ("cycles", 0, 3),
        ("cycles/2027-Q1/teams", 0, 3),
        ("teams", 0, 3),
        ("teams", 0o600, 3),
        ("teams/growth.json", 0, 3),
        ("workspace.json", 0, 3),
        (".tuiokr/history", 0, 1),
        (".tuiokr/history/teams", 0, 1),
        (".tuiokr/backups", 0, 1),
        (".tuiokr/journal.jsonl", 0, 1),
    ],
)
def test_an_unreadable_file_or_folder_is_reported(
    bound: Callable[..., subprocess.CompletedProcess[str]], filled: Path, name: str, mode: int, status: int
) -> None:
    FileStore(filled).tend()
    (filled / name).chmod(mode)
    done = bound("doctor", "--format", "json")
    (filled / name).chmod(0o700)
    assert (done.returncode, done.stderr) == (status, ""), done
    report = json.loads(done.stdout)
    one = one_in(report)
    assert (one["name"], one["where"], one["what"]) == ("unreadable", name, "you may not read and write it")
    assert one["do"].endswith(f"chmod u+rwX {filled / name if name != '.' else filled}")
    assert report["workspace"] == str(filled)


def test_an_unreadable_plan_is_reported(bound: Callable[..., subprocess.CompletedProcess[str]], filled: Path) -> None:
    (filled / ".tuiokr/intent.json").touch(0)
    done = bound("doctor", "--format", "json")
    assert (done.returncode, done.stderr) == (3, "")
    assert one_in(json.loads(done.stdout))["where"] == ".tuiokr/intent.json"
    done = bound("export")
    assert done.returncode == 3
    assert "cannot be read: you may not read it (.tuiokr/intent.json). Check its permissions" in done.stderr


def test_a_workspace_that_cannot_be_written_is_reported(
    bound: Callable[..., subprocess.CompletedProcess[str]], filled: Path
) -> None:
    folders = [path for path in [filled, *filled.rglob("*")] if path.is_dir()]
    for closed in (folders, [filled], [filled / ".tuiokr"], [filled / ".tuiokr/lock"], [filled / "teams"]):
        before = [stat.S_IMODE(path.stat().st_mode) for path in closed]
        for path in closed:
            path.chmod(0o500 if path.is_dir() else 0o400)
        done = bound("doctor", "--format", "json")
        for path, mode in zip(closed, before, strict=True):
            path.chmod(mode)
        assert (done.returncode, done.stderr) == (1, ""), done
        one = one_in(json.loads(done.stdout))
        assert one["name"] == "read-only", one
        assert "you may read this workspace, but not write to it" in one["what"]


def test_a_torn_file_with_unreadable_snapshots_is_reported(
    bound: Callable[..., subprocess.CompletedProcess[str]], filled: Path
) -> None:
    (filled / PAYMENTS).write_text("{ half")
    (filled / ".tuiokr/backups").mkdir(0)
    done = bound("doctor")
    assert done.returncode == 3
    assert "or solve this first: cycles/2027-Q1/teams/payments cannot be read: you may not read it" in done.stdout
    assert "No snapshot" not in done.stdout


def test_unreadable_cycles_are_not_reported_as_missing(
    bound: Callable[..., subprocess.CompletedProcess[str]], filled: Path
) -> None:
    for name in ("cycles", "cycles/2027-Q1"):
        (filled / name).chmod(0)
        for command in (("export",), ("lint",), ("tie-off", "northwind"), ("export", "--cycle", "2027-Q1")):
            done = bound(*command)
            assert (done.returncode, done.stdout) == (3, ""), (name, done)
            assert f"{name}: the folder cannot be read: Permission denied. Repair it first" in done.stderr
            assert f"tuiokr doctor --workspace {filled} says how" in done.stderr
            assert done.stderr.count("\n") == 1
        (filled / name).chmod(0o700)
