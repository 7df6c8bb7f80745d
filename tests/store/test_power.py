"""The power goes at every single call to the disk, and what was acknowledged is there all the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

from tests.store.power_disk import PowerCut, PowerDisk
from tuiokr.store.files import FileStore
from tuiokr.store.protocol import WORKSPACE, Committed, Edit, Key, NotSaved

A = Key("teams/a", "team", "this")
B = Key("cycles/2027-Q1/teams/b", "objectives", "o1")
C = Key("teams/c", "team", "this")

COMMITS: list[list[Edit]] = [
    [Edit(A, {"n": 1}, None)],  # makes the workspace too
    [Edit(A, {"n": 2}, None)],  # one file that is there
    [Edit(B, {"n": 3}, None)],  # folders to be made
    [Edit(A, {"n": 4}, None), Edit(B, {"n": 4}, None), Edit(C, {"n": 4}, None)],  # several files
    [Edit(C, None, None)],  # a file that goes
    [Edit(A, None, None), Edit(B, {"n": 6}, None), Edit(WORKSPACE, {"name": "N"}, None)],
    [Edit(A, {"n": 7}, None)],
]
LAST = [Edit(A, {"n": 99}, None), Edit(C, {"n": 99}, None)]

Snapshot = dict[str, Any]


def snapshot(store: FileStore) -> Snapshot:
    """Everything there is; nothing may be unreadable."""
    found = dict(store.scan())
    assert store.troubles == ()
    assert not store.read_only
    return found


def states() -> list[Snapshot]:
    """What stands after each number of commits."""
    disk = PowerDisk()
    store = FileStore("/ws", disk)
    found = [snapshot(store)]
    for edits in COMMITS:
        assert isinstance(store.commit(edits), Committed)
        found.append(snapshot(store))
    return found


STATES = states()


def run(disk: PowerDisk) -> Iterator[int]:
    """Commit one after the other, telling after each how many are acknowledged."""
    store = FileStore("/ws", disk)
    for number, edits in enumerate(COMMITS, start=1):
        assert isinstance(store.commit(edits), Committed)
        yield number


def calls() -> int:
    """How many calls that change something the whole run makes."""
    disk = PowerDisk()
    assert list(run(disk))
    return len(disk.calls)


CALLS = calls()


def acknowledged(disk: PowerDisk) -> int:
    """Run until the power goes."""
    done = 0
    try:
        for number in run(disk):
            done = number
    except PowerCut:
        return done
    return done


def with_last(state: Snapshot) -> Snapshot:
    """What shall stand when LAST was committed on top."""
    expected = {**state, "workspace": state.get("workspace") or STATES[1]["workspace"]}
    for edit in LAST:
        old = state.get(edit.key.file, {}).get(edit.key.table, {}).get(edit.key.id, {"rev": 0})
        expected[edit.key.file] = {"team": {"this": {"n": 99, "rev": old["rev"] + 1}}}
    return expected


@pytest.mark.parametrize("keep", [0.0, 0.5, 1.0])
def test_a_power_cut_at_each_call(keep: float) -> None:
    for at in range(1, CALLS + 1):
        chance = random.Random(f"{at} {keep}")
        disk = PowerDisk(at, PowerCut())
        done = acknowledged(disk)
        disk.cut(chance, keep)
        where = f"call {at} of {CALLS}, {disk.calls[at - 1]}, after {done} commits"
        found = snapshot(FileStore("/ws", disk))
        assert found in (STATES[done], STATES[done + 1]), where
        assert isinstance(FileStore("/ws", disk).commit(LAST), Committed)
        disk.cut(chance, 0.0)
        assert snapshot(FileStore("/ws", disk)) == with_last(found), where


def test_a_second_power_cut_while_the_first_is_being_mended() -> None:
    chance = random.Random(7)
    for at in range(1, CALLS + 1, 2):
        disk = PowerDisk(at, PowerCut())
        done = acknowledged(disk)
        disk.cut(chance, chance.random())
        found = snapshot(FileStore("/ws", disk))
        disk.fail_at = len(disk.calls) + chance.randrange(1, 30)
        try:
            FileStore("/ws", disk).commit(LAST)
        except PowerCut:
            disk.cut(chance, chance.random())
        disk.fail_at = 0
        after = snapshot(FileStore("/ws", disk))
        assert after in (found, with_last(found)), f"call {at}, after {done} commits"


def test_a_process_that_is_stopped_at_each_call() -> None:
    """No power is lost here: what was written is seen, but need not be on the medium yet."""
    for at in range(1, CALLS + 1):
        disk = PowerDisk(at, PowerCut())
        done = acknowledged(disk)
        disk.fail_at = 0
        found = snapshot(FileStore("/ws", disk))
        assert found in (STATES[done], STATES[done + 1])
        assert isinstance(FileStore("/ws", disk).commit(LAST), Committed)
        assert not [name for name in names(disk) if name.endswith(".tmp") or name == "intent.json"]
        disk.cut(random.Random(at), 0.0)
        assert snapshot(FileStore("/ws", disk)) == with_last(found)


def names(disk: PowerDisk, path: str = "/ws") -> Iterator[str]:
    """All names on a disk below a path."""
    for name, kind in disk.list(path):
        yield name
        if kind == "folder":
            yield from names(disk, f"{path}/{name}")


def test_a_save_of_one_file_syncs_twice() -> None:
    disk = PowerDisk()
    store = FileStore("/ws", disk)
    store.commit([Edit(A, {"n": 1}, None)])
    for key in (A, C):  # one that is there, and a new one beside it
        disk.calls.clear()
        store.commit([Edit(key, {"n": 2}, None)])
        assert [call for call in disk.calls if "sync" in call] == ["fsync", "fsync_dir"]
        assert disk.calls.index("fsync") < disk.calls.index("replace", 1) < disk.calls.index("fsync_dir")


def expecting(edits: list[Edit], state: Snapshot) -> list[Edit]:
    """The same edits, made against the revs of a state."""
    tables = [state.get(edit.key.file, {}).get(edit.key.table, {}) for edit in edits]
    revs = [table.get(edit.key.id, {"rev": 0})["rev"] for edit, table in zip(edits, tables, strict=True)]
    return [Edit(edit.key, edit.body, rev) for edit, rev in zip(edits, revs, strict=True)]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_commit_that_failed_at_any_call_may_be_tried_again(after: bool) -> None:
    """The call fails without doing its work, or having done it. Nothing is torn, and no try conflicts with itself."""
    for at in range(1, CALLS + 1):
        error = OSError(28, "No space left on device") if at % 2 else OSError(5, "Input/output error")
        disk = PowerDisk(at, error, after)
        store = FileStore("/ws", disk)
        for number, edits in enumerate(COMMITS, start=1):
            wishes = expecting(edits, STATES[number - 1])
            try:
                done = store.commit(wishes)
            except NotSaved as not_saved:
                assert "was not saved: the disk" in not_saved.message
                assert not_saved.hint
                assert snapshot(FileStore("/ws", disk)) in (STATES[number - 1], STATES[number])
                other = [Edit(Key("teams/other", "team", "this"), None, None)]
                assert isinstance(store.commit(other), Committed)
                done = store.commit(wishes)
            assert isinstance(done, Committed), (at, number, disk.calls[at - 1])
        assert snapshot(FileStore("/ws", disk)) == STATES[-1]
        disk.cut(random.Random(at), 0.0)
        assert snapshot(FileStore("/ws", disk)) == STATES[-1]


def from_git() -> PowerDisk:
    """A disk with a workspace as git brings it: without the program's own folder."""
    disk = PowerDisk()
    done = run(disk)
    assert [next(done) for _ in range(3)] == [1, 2, 3]
    del disk.root.names["ws"].names[".tuiokr"]
    disk.sync()
    disk.calls.clear()
    return disk


def test_a_power_cut_in_a_workspace_from_git() -> None:
    whole = from_git()
    FileStore("/ws", whole).commit(COMMITS[3])
    for at in range(1, len(whole.calls) + 1):
        disk = from_git()
        disk.fail_at, disk.failure = at, PowerCut()
        with pytest.raises(PowerCut):
            FileStore("/ws", disk).commit(COMMITS[3])
        disk.cut(random.Random(at), 0.0)
        assert snapshot(FileStore("/ws", disk)) in (STATES[3], STATES[4]), whole.calls[at - 1]
