"""What is recovered from a broken file, and where the rest comes from."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.cutting import Stopped, after_a_cut
from tests.store.power_disk import PowerDisk
from tuiokr.store import codec
from tuiokr.store.codec import Tables
from tuiokr.store.duplicates import doubles
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import WORKSPACE, Change, Committed, Edit, Key, Past, StoreError
from tuiokr.store.recovery.reconstruction import compose
from tuiokr.store.recovery.salvage import Salvaged, salvage

TEAM = "cycles/2027-Q1/teams/payments"
NOON = 1_800_000_000.0


def tables_of(count: int) -> Tables:
    """A file with this many objectives, each with a key result."""
    return {
        "key_results": {f"k{n}": {"text": f"From {n} %\nto “more”", "of": f"o{n}", "rev": n + 1} for n in range(count)},
        "objectives": {f"o{n}": {"title": "a } b { c", "tags": [{"deep": {"x": 1}}], "rev": 1} for n in range(count)},
    }


TABLES = tables_of(4)
DATA = codec.encode(TABLES)


def had(found: Salvaged) -> set[str]:
    return {key for docs in found.tables.values() for key in docs}


def test_salvage_reads_everything_in_a_valid_file() -> None:
    assert salvage(DATA) == Salvaged(TABLES, ())


def test_a_truncated_file_keeps_everything_before_the_cut() -> None:
    at = DATA.index(b'    "o2": {')
    found = salvage(DATA[: at + 60])
    assert had(found) == {"k0", "k1", "k2", "k3", "o0", "o1"}
    assert [(one.table, one.id) for one in found.lost] == [("objectives", "o2")]
    assert found.lost[0].line == DATA.count(b"\n", 0, at) + 1
    assert "“o2” in objectives (line " in found.lost[0].what


def test_garbage_in_the_middle_costs_only_the_documents_it_touches() -> None:
    at = DATA.index(b'    "k1": {') + 30
    for garbage in (b"\0" * 20, b"\xff\xfe\xfd" * 9, b'"}]' * 5):
        found = salvage(DATA[:at] + garbage + DATA[at + len(garbage) :])
        assert had(found) == {key for docs in TABLES.values() for key in docs} - {"k1"}
        assert [one.id for one in found.lost] == ["k1"]
        assert found.unsure == (("key_results", "k2"), ("key_results", "k3"))


def test_a_missing_beginning_of_a_table_is_not_guessed() -> None:
    lines = DATA.split(b"\n")
    start = next(n for n, line in enumerate(lines) if b'"k3"' in line)
    end = next(n for n, line in enumerate(lines) if b'"objectives"' in line)
    torn = b"\n".join([*lines[: start + 2], b"\0\0\0", *lines[end + 1 :]])
    found = salvage(torn)
    assert "objectives" not in found.tables
    # The ids continue in order, so they could be of the same table. That is reported, and other sources decide.
    assert {key for _, key in found.unsure} == {"o0", "o1", "o2", "o3"}
    past = Past(
        "2027-01-15T08:00:00.000+00:00",
        "",
        "",
        tuple(Change(Key(TEAM, "objectives", f"o{n}"), None, TABLES["objectives"][f"o{n}"]) for n in range(4)),
    )
    whole = compose(found, [past], [("2027-01-14", TABLES)], complete=False)
    assert whole.tables == TABLES


def test_a_file_of_zeros_contains_nothing() -> None:
    found = salvage(bytes(4096))
    assert found.tables == {}
    assert [one.what for one in found.lost] == ["the text near line 1"]
    assert salvage(b"").tables == {}


def test_nothing_is_salvaged_from_a_broken_file_in_another_format() -> None:
    assert salvage(codec.compact(TABLES)) == Salvaged(TABLES, ())
    assert salvage(codec.compact(TABLES)[:-5]).tables == {}


def conflicted(mine: bytes, theirs: bytes, base: bytes = b"") -> bytes:
    middle = b"||||||| 1234567\n" + base if base else b""
    return b"<<<<<<< HEAD\n" + mine + middle + b"=======\n" + theirs + b">>>>>>> other branch\n"


def test_git_markers_within_a_document_give_both_sides() -> None:
    line = b'      "title": "a } b { c"\n'
    rev = b'      "rev": 1,\n'
    whole = rev + b'      "tags"'
    before, after = DATA.split(whole, 1)
    data = before + conflicted(rev, b'      "rev": 5,\n', b'      "rev": 1,\n') + b'      "tags"' + after
    assert line in DATA
    found = salvage(data)
    assert not found.lost
    assert found.contested == (("objectives", "o0"),)
    assert found.tables["objectives"]["o0"]["rev"] == 5
    assert had(found) == had(salvage(DATA))
    assert salvage(data.replace(b"\n", b"\r\n")).tables == found.tables


def test_git_markers_around_new_documents_keep_those_of_both_sides() -> None:
    mine, theirs = tables_of(5), tables_of(4)
    theirs["objectives"]["o9"] = {"rev": 1}
    found = salvage(conflicted(codec.encode(mine), codec.encode(theirs)))
    assert had(found) == had(Salvaged(mine, ())) | {"o9"}
    assert not found.contested


def test_a_side_of_a_conflict_that_is_broken_too_is_still_read() -> None:
    found = salvage(conflicted(DATA, DATA[:-90]))
    assert found.tables == TABLES
    assert found.lost == ()


@given(st.integers(1, 6), st.data())
def test_salvage_never_returns_something_that_was_not_there(count: int, data: st.DataObject) -> None:
    tables = tables_of(count)
    whole = codec.encode(tables)
    at = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 400))
    filling = data.draw(st.sampled_from([b"", bytes(length), b"\xff" * length]))
    found = salvage(whole[:at] + filling + (b"" if data.draw(st.booleans()) else whole[at + length :]))
    for table, docs in found.tables.items():
        for key, doc in docs.items():
            if (table, key) not in found.unsure:
                # Bytes removed without a trace can join two documents; nothing can detect that.
                assert filling == b"" or doc == tables.get(table, {}).get(key)


def test_a_document_that_exists_twice_is_found() -> None:
    doubled = DATA.replace(b'"o3"', b'"o1"')
    assert [one.path for one in doubles(doubled)] == [("objectives", "o1")]
    assert doubles(DATA) == ()


def past(when: str, key: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> Past:
    return Past(f"{when}T08:00:00.000+00:00", "", "Ana", (Change(Key(TEAM, "objectives", key), before, after),))


def test_the_history_supplies_lost_documents_but_not_deleted_ones() -> None:
    pasts = [
        past("2027-01-16", "o3", {"title": "gone", "rev": 2}, None),
        past("2027-01-15", "o2", None, {"title": "later", "rev": 3}),
        past("2027-01-14", "o2", None, {"title": "earlier", "rev": 2}),
    ]
    old: Tables = {
        "objectives": {"o2": {"title": "old", "rev": 1}, "o3": {"title": "gone", "rev": 1}, "o4": {"rev": 1}}
    }
    broken = Salvaged({"objectives": {"o1": {"rev": 1}}}, salvage(b"").lost)
    found = compose(broken, pasts, [("2027-01-10", old)], complete=False)
    assert found.tables == {"objectives": {"o1": {"rev": 1}, "o2": {"title": "later", "rev": 3}, "o4": {"rev": 1}}}
    assert found.parts == (
        "1 document read out of the file itself",
        "“o2” from the history of 2027-01-15 08:00 UTC",
        "“o4” from the snapshot of 2027-01-10",
    )
    assert found.lost == ()


def test_a_newer_version_in_the_history_replaces_what_was_read() -> None:
    read = Salvaged({"objectives": {"o1": {"n": 1, "rev": 1}, "o2": {"n": 7, "rev": 7}}}, ())
    pasts = [past("2027-01-15", "o1", None, {"n": 2, "rev": 2}), past("2027-01-15", "o2", None, {"n": 6, "rev": 6})]
    found = compose(read, pasts, [("2027-01-10", {"objectives": {"o3": {"rev": 1}}})], complete=True)
    assert found.tables == {"objectives": {"o1": {"n": 2, "rev": 2}, "o2": {"n": 7, "rev": 7}}}


# ---- in a workspace

A = Key("teams/a", "team", "this")
ONE = Key(TEAM, "objectives", "o1")
TWO = Key(TEAM, "objectives", "o2")


@pytest.fixture
def store(root: Path) -> FileStore:
    made = FileStore(root, clock=lambda: NOON)
    put(made, A, {"n": 1})
    for key in (ONE, TWO):
        put(made, key, {"title": key.id})
    return made


def put(store: FileStore, key: Key, body: dict[str, Any] | None) -> None:
    assert isinstance(store.commit([Edit(key, body, None)]), Committed)


def test_a_torn_file_is_restored_from_all_sources(store: FileStore, root: Path) -> None:
    before = store.load(TEAM)
    place = root / f"{TEAM}.json"
    torn = place.read_bytes()[:100]
    place.write_bytes(torn)
    place.chmod(0o640)
    other = FileStore(root, clock=lambda: NOON)
    assert other.recovery(TEAM).parts == (
        "1 document read out of the file itself",
        "“o2” from the history of 2027-01-15 08:00 UTC",
    )
    assert place.read_bytes() == torn  # asking writes nothing
    found = other.recover(TEAM)
    assert found.tables == before == FileStore(root).load(TEAM)
    assert found.lost == ()
    assert other.troubles == ()
    assert place.stat().st_mode & 0o777 == 0o640
    [kept] = (root / ".tuiokr/quarantine").iterdir()
    assert kept.read_bytes() == torn
    put(other, ONE, {"title": "goes on"})


def test_a_deleted_file_is_rebuilt_from_the_history(store: FileStore, root: Path) -> None:
    before = store.load(TEAM)
    (root / f"{TEAM}.json").unlink()
    found = store.recover(TEAM)
    assert store.load(TEAM) == before
    assert all("from the history of 2027-01-15 08:00 UTC" in part for part in found.parts)


def test_without_a_history_a_file_is_rebuilt_from_the_snapshot(store: FileStore, root: Path) -> None:
    before = store.load(TEAM)
    store.tend()
    (root / ".tuiokr/history" / f"{TEAM}.jsonl").unlink()
    (root / f"{TEAM}.json").unlink()
    assert store.recover(TEAM).parts == ("“o1”, “o2” from the snapshot of 2027-01-15",)
    assert store.load(TEAM) == before


def test_a_broken_file_of_the_workspace_is_restored(store: FileStore, root: Path) -> None:
    put(store, WORKSPACE, {"name": "Northwind"})
    before = store.load(WORKSPACE.file)
    (root / "workspace.json").write_bytes((root / "workspace.json").read_bytes()[:40])
    other = FileStore(root)
    assert other.read_only
    other.recover(WORKSPACE.file)
    assert other.load(WORKSPACE.file) == before
    put(other, A, {"n": 2})
    assert not other.read_only


def test_a_valid_file_is_not_changed_and_nothing_is_invented(store: FileStore, root: Path) -> None:
    with pytest.raises(StoreError, match=r"can be read\. There is nothing to restore"):
        store.recover(A.file)
    (root / "teams/new.json").write_text("{ half")
    with pytest.raises(StoreError, match="teams/new cannot be restored"):
        store.recover("teams/new")
    assert (root / "teams/new.json").read_text() == "{ half"
    (root / "teams/l.json").symlink_to(root / "teams/a.json")
    with pytest.raises(StoreError, match="cannot be restored"):
        store.recover("teams/l")


def test_a_power_cut_during_a_restore_loses_neither_the_file_nor_the_broken_bytes() -> None:
    torn = b'{\n  "objectives": {\n    "o1": {\n      "ti'

    def prepared(disk: PowerDisk) -> FileStore:
        store = FileStore("/ws", disk, clock=lambda: NOON)
        for key in (ONE, TWO):
            put(store, key, {"title": key.id})
        handle = disk.create(f"/ws/{TEAM}.x", 0o600)
        disk.write(handle, torn)
        disk.replace(f"/ws/{TEAM}.x", f"/ws/{TEAM}.json")
        disk.sync()
        disk.calls.clear()
        return store

    probe = PowerDisk()
    whole = prepared(probe).recover(TEAM).tables
    for at in range(1, len(probe.calls) + 1):
        for keep in (0.0, 0.5, 1.0):
            disk = PowerDisk()
            store = prepared(disk)
            disk.fail_at, disk.failure = at, Stopped()
            with suppress(Stopped):
                store.recover(TEAM)
            disk = after_a_cut(disk, f"{at} {keep}", keep)
            after = FileStore("/ws", disk)
            if disk.read(f"/ws/{TEAM}.json", 10_000) == torn:
                assert after.recover(TEAM).tables == whole, probe.calls[at - 1]
            assert after.load(TEAM) == whole
            [name] = [name for name, _ in disk.list("/ws/.tuiokr/quarantine") if name[0] != "."]
            assert disk.read(f"/ws/.tuiokr/quarantine/{name}", 10_000) == torn


def test_documents_missing_in_a_readable_file_are_restored(store: FileStore, root: Path) -> None:
    put(store, Key(TEAM, "standing", "payments"), {"state": "drafted"})
    put(store, Key(TEAM, "objectives", "o3"), {"title": "removed on purpose"})
    put(store, Key(TEAM, "objectives", "o3"), None)
    before = store.load(TEAM)
    place = root / f"{TEAM}.json"
    thin = codec.encode({"objectives": {"o1": {"rev": 7, "title": "by hand"}}})
    place.write_bytes(thin)
    found = FileStore(root, clock=lambda: NOON).recover(TEAM)
    assert found.parts == ("“payments”, “o2” from the history of 2027-01-15 08:00 UTC",)
    whole = {**before, "objectives": {**before["objectives"], "o1": {"rev": 7, "title": "by hand"}}}
    assert FileStore(root).load(TEAM) == whole == found.tables
    [kept] = (root / ".tuiokr/quarantine").iterdir()
    assert kept.read_bytes() == thin
    with pytest.raises(StoreError, match=r"can be read\. There is nothing to restore"):
        store.recover(TEAM)


def test_a_workspace_file_without_its_document_is_restored(store: FileStore, root: Path) -> None:
    put(store, WORKSPACE, {"name": "Northwind"})
    before = store.load(WORKSPACE.file)
    for text in ("{}", '{"other": {"x": {}}}'):
        (root / "workspace.json").write_text(text)
        FileStore(root).recover(WORKSPACE.file)
        assert FileStore(root).load(WORKSPACE.file)[WORKSPACE.table] == before[WORKSPACE.table]
