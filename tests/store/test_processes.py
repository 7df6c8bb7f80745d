"""Other processes that save at the same time, and the lock between them. `kills` tests processes that are killed."""

from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import tuiokr
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import Committed, Edit, Key

pytestmark = pytest.mark.proof

HERE = str(Path(tuiokr.__path__[0]).parent)

COUNTER = """
import sys
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import Committed, Edit, Key
store = FileStore(sys.argv[1], wait=60)
name, rounds = sys.argv[2], int(sys.argv[3])
shared = Key("shared", "t", "count")
for number in range(1, rounds + 1):
    while True:
        rev = store.load("shared").get("t", {}).get("count", {"rev": 0})["rev"]
        edits = [Edit(shared, {"n": rev + 1}, rev), Edit(Key("shared", "t", f"{name}-{number}"), {"n": number}, 0)]
        if number % 3 == 0:
            edits.append(Edit(Key(f"own/{name}", "t", "1"), {"n": number}, None))
        if isinstance(store.commit(edits), Committed):
            break
"""


def test_a_lock_that_cannot_be_released_does_not_fail_the_save(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = fcntl.flock
    failures = [errno.EIO]

    def broken_once(handle: int, operation: int) -> None:
        if operation == fcntl.LOCK_UN and failures:
            code = failures.pop()
            raise OSError(code, os.strerror(code))
        real(handle, operation)

    monkeypatch.setattr(fcntl, "flock", broken_once)
    edits = [Edit(Key("teams/a", "t", "1"), {"n": 1}, 0)]
    assert isinstance(FileStore(root, wait=1).commit(edits), Committed)
    assert failures == []
    later = [Edit(Key("teams/a", "t", "1"), {"n": 2}, 1)]
    assert isinstance(FileStore(root, wait=1).commit(later), Committed)


def test_two_processes_do_not_lose_changes_of_each_other(root: Path) -> None:
    rounds = 40
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", COUNTER, str(root), name, str(rounds)], env={**os.environ, "PYTHONPATH": HERE}
        )
        for name in ("ana", "bo")
    ]
    reader = FileStore(root)
    while any(writer.poll() is None for writer in writers):
        assert {file for file, _ in reader.scan()} <= {"workspace", "shared", "own/ana", "own/bo"}
        assert reader.troubles == ()
        time.sleep(0.01)
    assert [writer.returncode for writer in writers] == [0, 0]
    store = FileStore(root)
    docs = store.load("shared")["t"]
    assert docs["count"] == {"n": 2 * rounds, "rev": 2 * rounds}
    assert len(docs) == 2 * rounds + 1
    assert all(store.load(f"own/{name}")["t"]["1"]["n"] == rounds // 3 * 3 for name in ("ana", "bo"))
    assert isinstance(store.commit([Edit(Key("shared", "t", "count"), {"n": 0}, 2 * rounds)]), Committed)
