"""Other processes: killed in the middle of a save, or saving at the same time."""

from __future__ import annotations

import errno
import fcntl
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import tuiokr
from tuiokr.store.files import FileStore
from tuiokr.store.protocol import Committed, Edit, Key

HERE = str(Path(tuiokr.__path__[0]).parent)
KILLS = int(os.environ.get("TUIOKR_TEST_KILLS", "25"))

# Forks a writer for each line it is given, which saves until it is killed: one file, then two at once, by turns.
# What is acknowledged is printed; a line is one write, so the pipe holds whole lines only.
NURSERY = """
import os, sys
from tuiokr.store.files import FileStore
from tuiokr.store.protocol import Committed, Edit, Key
import filelock, tinydb, tuiokr.store.documents, tuiokr.store.intent, tuiokr.store.history

def say(words):
    os.write(1, (words + "\\n").encode())

def save():
    store = FileStore(sys.argv[1])
    keys = [Key("teams/a", "t", "1"), Key("teams/b", "t", "1"), Key("alone", "t", "1")]
    say(f"pid {os.getpid()}")
    while True:
        for part in (keys[2:], keys[:2]) if os.getpid() % 2 else (keys[:2], keys[2:]):
            revs = [store.load(key.file).get("t", {}).get("1", {"rev": 0})["rev"] for key in part]
            edits = [Edit(key, {"n": rev + 1, "pad": "x" * 3000}, rev) for key, rev in zip(part, revs)]
            assert isinstance(store.commit(edits), Committed)
            say(f"ack {part[0].file} {revs[0] + 1}")

for _ in sys.stdin:
    child = os.fork()
    if not child:
        save()
    os.waitpid(child, 0)
    say("dead")
"""

COUNTER = """
import sys
from tuiokr.store.files import FileStore
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


def test_kill_9_loses_nothing_acknowledged(root: Path) -> None:
    chance = random.Random(4711)
    nursery = subprocess.Popen(
        [sys.executable, "-c", NURSERY, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": HERE},
    )
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    acknowledged = {"teams/a": 0, "alone": 0}
    with nursery:
        for _ in range(KILLS):
            nursery.stdin.write("go\n")
            nursery.stdin.flush()
            pid = int(nursery.stdout.readline().split()[1])
            time.sleep(chance.uniform(0.002, 0.06))
            os.kill(pid, signal.SIGKILL)
            while (line := nursery.stdout.readline()) != "dead\n":
                _, file, rev = line.split()
                acknowledged[file] = int(rev)
            check(root, acknowledged)
        nursery.stdin.close()
    assert min(acknowledged.values()) > 0


def check(root: Path, acknowledged: dict[str, int]) -> None:
    """Everything is readable, nothing acknowledged is missing, and two files of one commit agree."""
    store = FileStore(root)
    found = {file: tables["t"]["1"] for file, tables in store.scan() if file != "workspace"}
    assert store.troubles == ()
    for file, rev in acknowledged.items():
        now = found.get(file, {"rev": 0})["rev"]
        assert rev <= now <= rev + 1
        acknowledged[file] = now
    assert found.get("teams/a") == found.get("teams/b")
    assert all(doc["n"] == doc["rev"] for doc in found.values())


def test_a_lock_that_is_not_let_go_of_spoils_no_save(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_two_processes_lose_nothing_of_each_other(root: Path) -> None:
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
