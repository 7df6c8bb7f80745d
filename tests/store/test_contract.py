"""What every store does, wherever it keeps its documents."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import (
    SCHEMA,
    WORKSPACE,
    Clash,
    Committed,
    Conflict,
    Edit,
    Key,
    NotSaved,
    Store,
    StoreError,
    TooLarge,
    TooNew,
)
from tuiokr.store.recoverable import recoverable

PAYMENTS = Key("teams/payments", "team", "this")
GOAL = Key("cycles/2027-Q1/teams/payments", "objectives", "o1")
OTHER = Key("cycles/2027-Q1/teams/payments", "key_results", "k1")


def put(store: Store, key: Key, body: dict[str, Any] | None, expect: int | None = None) -> Committed:
    """Commit one edit that must succeed."""
    done = store.commit([Edit(key, body, expect)])
    assert isinstance(done, Committed), done
    return done


def get(store: Store, key: Key) -> dict[str, Any] | None:
    """One document as it is, without its rev."""
    doc = store.load(key.file).get(key.table, {}).get(key.id)
    return None if doc is None else {name: value for name, value in doc.items() if name != "rev"}


def rev(store: Store, key: Key) -> int:
    """The rev of a document, 0 if it does not exist."""
    return int(store.load(key.file).get(key.table, {}).get(key.id, {"rev": 0})["rev"])


def test_an_empty_store_has_no_documents(store: Store) -> None:
    assert store.load("teams/payments") == {}
    assert list(store.scan()) == []
    assert store.changed(None)[1] == frozenset()
    assert store.history("teams/payments") == ()
    assert store.troubles == ()
    assert store.read_only is False
    assert store.commit([]) == Committed({})


def test_a_new_document_has_rev_1_and_each_change_adds_one(store: Store) -> None:
    assert put(store, GOAL, {"title": "a"}, 0).docs == {GOAL: {"title": "a", "rev": 1}}
    assert put(store, GOAL, {"title": "b"}, 1).docs == {GOAL: {"title": "b", "rev": 2}}
    assert store.load(GOAL.file) == {"objectives": {"o1": {"title": "b", "rev": 2}}}


def test_the_body_replaces_the_document_and_its_own_rev_is_ignored(store: Store) -> None:
    put(store, GOAL, {"title": "a", "note": "n"})
    put(store, GOAL, {"title": "b", "rev": 77}, 1)
    assert store.load(GOAL.file)["objectives"]["o1"] == {"title": "b", "rev": 2}


def test_documents_are_copied_on_the_way_in_and_out(store: Store) -> None:
    body: dict[str, Any] = {"tags": ["a"]}
    docs = put(store, GOAL, body).docs
    body["tags"].append("b")
    loaded: Any = store.load(GOAL.file)
    loaded["objectives"]["o1"]["tags"].append("c")
    given: Any = docs[GOAL]
    given["tags"].append("d")
    assert get(store, GOAL) == {"tags": ["a"]}


def test_deleting_the_last_document_removes_its_table_and_file(store: Store) -> None:
    put(store, GOAL, {"title": "a"})
    put(store, OTHER, {"text": "b"})
    assert put(store, OTHER, None, 1).docs == {OTHER: None}
    assert store.load(GOAL.file) == {"objectives": {"o1": {"title": "a", "rev": 1}}}
    put(store, GOAL, None, 1)
    assert store.load(GOAL.file) == {}
    assert [file for file, _ in store.scan()] == ["workspace"]
    assert put(store, GOAL, {"title": "again"}, 0).docs[GOAL] == {"title": "again", "rev": 1}


def test_the_first_commit_makes_the_workspace_document(store: Store) -> None:
    done = put(store, GOAL, {"title": "a"})
    assert set(done.docs) == {GOAL}
    assert get(store, WORKSPACE) == {"schema": SCHEMA, "oldest_reader": SCHEMA, "oldest_writer": SCHEMA}


def test_the_workspace_document_keeps_its_schema_fields(store: Store) -> None:
    put(store, WORKSPACE, {"name": "Northwind"}, 0)
    put(store, WORKSPACE, {"name": "Southwind"}, 1)
    fields = {"schema": SCHEMA, "oldest_reader": SCHEMA, "oldest_writer": SCHEMA}
    assert get(store, WORKSPACE) == {"name": "Southwind", **fields}
    with pytest.raises(StoreError, match="cannot be deleted"):
        store.commit([Edit(WORKSPACE, None, None)])


def test_a_newer_workspace_may_be_read_but_not_written(store: Store) -> None:
    put(store, GOAL, {"title": "a"})
    put(store, WORKSPACE, {"oldest_writer": SCHEMA + 1})
    with pytest.raises(TooNew, match="a newer tuiokr wrote this workspace, so it is read-only"):
        put(store, GOAL, {"title": "b"})
    assert store.read_only is True
    assert get(store, GOAL) == {"title": "a"}


def test_an_edit_against_another_rev_clashes_and_shows_both(store: Store) -> None:
    put(store, GOAL, {"title": "a"})
    put(store, GOAL, {"title": "theirs"}, 1)
    clash = store.commit([Edit(GOAL, {"title": "mine"}, 1)])
    assert clash == Clash((Conflict(GOAL, {"title": "mine"}, {"title": "theirs", "rev": 2}),))
    assert get(store, GOAL) == {"title": "theirs"}


@pytest.mark.parametrize("expect", [0, 2, 7])
def test_every_wrong_expectation_clashes(store: Store, expect: int) -> None:
    put(store, GOAL, {"title": "a"})
    assert isinstance(store.commit([Edit(GOAL, {"title": "b"}, expect)]), Clash)
    assert isinstance(store.commit([Edit(GOAL, None, expect)]), Clash)
    assert rev(store, GOAL) == 1


def test_an_edit_of_a_document_that_was_deleted_since_clashes(store: Store) -> None:
    put(store, GOAL, {"title": "a"})
    put(store, GOAL, None)
    clash = store.commit([Edit(GOAL, {"title": "b"}, 1, base={"title": "a"})])
    assert clash == Clash((Conflict(GOAL, {"title": "b"}, None),))


def test_a_commit_makes_all_of_its_edits_or_none(store: Store) -> None:
    put(store, GOAL, {"title": "a"})
    stamp, _ = store.changed(None)
    clash = store.commit(
        [Edit(PAYMENTS, {"name": "P"}, 0), Edit(OTHER, {"text": "k"}, 0), Edit(GOAL, {"title": "b"}, 0)]
    )
    assert isinstance(clash, Clash)
    assert [conflict.key for conflict in clash.conflicts] == [GOAL]
    assert store.load("teams/payments") == {}
    assert get(store, OTHER) is None
    assert store.changed(stamp)[1] == frozenset()
    done = store.commit(
        [Edit(PAYMENTS, {"name": "P"}, 0), Edit(OTHER, {"text": "k"}, 0), Edit(GOAL, {"title": "b"}, 1)]
    )
    assert isinstance(done, Committed)
    assert [rev(store, key) for key in (PAYMENTS, OTHER, GOAL)] == [1, 1, 2]


def test_changes_to_different_fields_merge(store: Store) -> None:
    base = {"title": "a", "owner": "Ana", "note": "n"}
    put(store, GOAL, base)
    put(store, GOAL, {"title": "theirs", "owner": "Ana"}, 1)
    done = store.commit([Edit(GOAL, {"title": "a", "owner": "Bo", "note": "n", "new": 1}, 1, base)])
    assert isinstance(done, Committed)
    assert done.docs == {GOAL: {"title": "theirs", "owner": "Bo", "new": 1, "rev": 3}}


def test_changes_to_the_same_field_do_not_merge(store: Store) -> None:
    base = {"title": "a", "owner": "Ana"}
    put(store, GOAL, base)
    put(store, GOAL, {"title": "theirs", "owner": "Ana"}, 1)
    assert isinstance(store.commit([Edit(GOAL, {"title": "mine", "owner": "Ana"}, 1, base)]), Clash)
    assert isinstance(store.commit([Edit(GOAL, {"owner": "Ana"}, 1, base)]), Clash)
    assert isinstance(store.commit([Edit(GOAL, None, 1, base)]), Clash)


def test_the_same_change_on_both_sides_is_not_a_conflict(store: Store) -> None:
    base = {"title": "a", "owner": "Ana"}
    put(store, GOAL, base)
    put(store, GOAL, {"title": "b", "owner": "Ana"}, 1)
    done = store.commit([Edit(GOAL, {"title": "b", "owner": "Bo"}, 1, base)])
    assert isinstance(done, Committed)
    assert get(store, GOAL) == {"title": "b", "owner": "Bo"}


def test_one_and_true_are_different_values(store: Store) -> None:
    put(store, GOAL, {"done": 1})
    assert put(store, GOAL, {"done": True}, 1).docs[GOAL] == {"done": True, "rev": 2}
    assert isinstance(store.commit([Edit(GOAL, {"done": 1.0}, 1, base={"done": 1})]), Clash)


def test_the_same_edit_by_two_people_is_made_once(store: Store) -> None:
    put(store, GOAL, {"n": 1})
    put(store, GOAL, {"n": 2}, 1)
    assert isinstance(store.commit([Edit(GOAL, {"n": 2}, 1)]), Clash)


def test_an_edit_that_changes_nothing_is_not_saved(store: Store) -> None:
    put(store, GOAL, {"title": "a"})
    stamp, _ = store.changed(None)
    done = store.commit([Edit(GOAL, {"title": "a"}, 1), Edit(PAYMENTS, None, 3)])
    assert done == Committed({GOAL: {"title": "a", "rev": 1}, PAYMENTS: None})
    assert rev(store, GOAL) == 1
    assert store.changed(stamp)[1] == frozenset()
    assert len(store.history(GOAL.file)) == 1


def test_scan_is_sorted_and_a_folder_means_whole_path_segments(store: Store) -> None:
    for file in ("teams/b", "teams/a", "teams", "teams2/c", "teams/a/deep"):
        put(store, Key(file, "t", "1"), {"file": file})
    assert [file for file, _ in store.scan()] == [
        "teams",
        "teams/a",
        "teams/a/deep",
        "teams/b",
        "teams2/c",
        "workspace",
    ]
    assert [file for file, _ in store.scan("teams")] == ["teams", "teams/a", "teams/a/deep", "teams/b"]
    assert [file for file, _ in store.scan("teams/")] == ["teams", "teams/a", "teams/a/deep", "teams/b"]
    assert list(store.scan("teams/a/deep")) == [("teams/a/deep", {"t": {"1": {"file": "teams/a/deep", "rev": 1}}})]
    assert list(store.scan("team")) == []


NAMES = [
    "Zürich",
    "a.json",
    "CON",
    "con.x",
    ".hidden",
    "..",
    ".",
    "a b ",
    "x.",
    "50%",
    "日本",
    "a\\b",
    "a:b",
    "nul",
    "%41",
]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_survives_the_round_trip(store: Store, name: str) -> None:
    for file in (f"teams/{name}", f"{name}/teams/x"):
        put(store, Key(file, "t", "1"), {"name": name})
        assert [found for found, _ in store.scan(file)] == [file]
    assert store.changed(None)[1] == {f"teams/{name}", f"{name}/teams/x", "workspace"}


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("", "separated by single slashes"),
        ("a//b", "separated by single slashes"),
        ("/a", "separated by single slashes"),
        ("a/", "separated by single slashes"),
        ("x" * 151, "at most 150 bytes"),
        ("ü" * 26, "at most 150 bytes"),
        ("a\ud800", "not Unicode text"),
    ],
)
def test_names_that_no_file_can_have_are_refused(store: Store, file: str, why: str) -> None:
    with pytest.raises(StoreError, match=why):
        store.commit([Edit(Key(file, "t", "1"), {}, None)])
    with pytest.raises(StoreError, match=why):
        store.load(file)
    assert list(store.scan()) == []


DEEP: Any = "x"
for _ in range(101):
    DEEP = [DEEP]


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (float("nan"), r"teams/payments, team this: a\.b is nan; expected a finite number"),
        (float("inf"), r"a\.b is inf"),
        ("\ud83d", "incomplete character"),
        ({"\udc00": 1}, "incomplete character"),
        ({1: 2}, r"a\.b has the field name 1"),
        (2**63, "too large"),
        ({1, 2}, "of type set"),
        (b"x", "of type bytes"),
        (DEEP, "nested more than 100 levels deep"),
    ],
    ids=str,
)
def test_values_that_json_cannot_represent_are_refused(store: Store, value: Any, why: str) -> None:
    with pytest.raises(StoreError, match=why):
        store.commit([Edit(PAYMENTS, {"a": {"b": value}}, None)])
    assert list(store.scan()) == []


def test_everything_that_json_can_represent_survives_the_round_trip(store: Store) -> None:
    body = {"a": [1, -(2**63), 2.5, 1e300, True, None, {"ü": "\x00\x1b[31m日本 \u202e"}], "": {}, "t": (1, 2), "rev": 9}
    put(store, PAYMENTS, body)
    assert get(store, PAYMENTS) == {**{name: body[name] for name in ("a", "")}, "t": [1, 2]}


def test_contradictory_or_incomplete_edits_are_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="twice; expected one edit per document"):
        store.commit([Edit(GOAL, {}, 0), Edit(GOAL, {"a": 1}, None)])
    with pytest.raises(StoreError, match="may not be empty"):
        store.commit([Edit(Key("a", "", "1"), {}, 0)])
    with pytest.raises(StoreError, match="may not be empty"):
        store.commit([Edit(Key("a", "t", ""), {}, 0)])
    with pytest.raises(StoreError, match="incomplete character"):
        store.commit([Edit(Key("a", "t", "\ud800"), {}, 0)])
    body: Any = ["a list"]
    with pytest.raises(StoreError, match="must be a mapping of fields, but this is list"):
        store.commit([Edit(GOAL, body, 0)])


def test_large_files_are_reported_and_larger_ones_are_refused(store: Store) -> None:
    put(store, GOAL, {"text": "x" * 1_100_000})
    [trouble] = store.troubles
    assert (trouble.path, trouble.line) == ("cycles/2027-Q1/teams/payments.json", 0)
    assert "1.1 MB" in trouble.what
    with pytest.raises(
        TooLarge, match=r"cycles/2027-Q1/teams/payments would have 6\.0 MB; a file may have at most 5 MB"
    ):
        put(store, GOAL, {"text": "x" * 6_000_000})
    assert rev(store, GOAL) == 1
    put(store, GOAL, {"text": "x"})
    assert store.troubles == ()


def test_changed_returns_new_changed_and_deleted_files(store: Store) -> None:
    put(store, GOAL, {"title": "a"})
    put(store, PAYMENTS, {"name": "P"})
    stamp, files = store.changed(None)
    assert files == {GOAL.file, PAYMENTS.file, "workspace"}
    assert store.changed(stamp)[1] == frozenset()
    put(store, GOAL, {"title": "b"})
    put(store, Key("teams/new", "team", "this"), {"name": "N"})
    put(store, PAYMENTS, None)
    later, files = store.changed(stamp)
    assert files == {GOAL.file, PAYMENTS.file, "teams/new"}
    assert store.changed(later)[1] == frozenset()
    assert store.changed(stamp)[1] == files


def test_changed_is_limited_to_a_folder_and_its_levels(store: Store) -> None:
    put(store, GOAL, {"title": "a"})
    put(store, PAYMENTS, {"name": "P"})
    put(store, Key("cycles/2027-Q1/cycle", "cycle", "this"), {"name": "Q1"})
    assert store.changed(None, "teams")[1] == {PAYMENTS.file}
    assert store.changed(None, "", levels=1)[1] == {"workspace"}
    assert store.changed(None, "cycles", levels=2)[1] == {"cycles/2027-Q1/cycle"}
    assert store.changed(None, "nowhere")[1] == frozenset()
    teams, cycles, later = (
        store.changed(None, prefix, levels=levels)[0] for prefix, levels in (("teams", 0), ("cycles", 2), ("later", 0))
    )
    put(store, GOAL, {"title": "b"})
    assert store.changed(teams, "teams", closely=[PAYMENTS.file, "teams/none"])[1] == frozenset()
    assert store.changed(cycles, "cycles", levels=2)[1] == frozenset()
    put(store, PAYMENTS, {"name": "Q"})
    put(store, Key("later/x", "t", "this"), {"name": "L"})
    put(store, Key("cycles/2027-Q2/cycle", "cycle", "this"), {"name": "Q2"})
    assert store.changed(teams, "teams")[1] == {PAYMENTS.file}
    assert store.changed(later, "later")[1] == {"later/x"}
    assert store.changed(cycles, "cycles", levels=2)[1] == {"cycles/2027-Q2/cycle"}


def test_scan_can_leave_out_files_without_a_field(store: Store) -> None:
    put(store, GOAL, {"title": "a", "placed": True})
    put(store, PAYMENTS, {"name": "placed"})
    found = [file for file, _ in store.scan(holding="placed")]
    assert GOAL.file in found
    assert "workspace" not in found


def test_history_is_by_file_with_the_newest_first(store: Store) -> None:
    put(store, GOAL, {"title": "a"})
    store.commit([Edit(GOAL, {"title": "b"}, 1), Edit(PAYMENTS, {"name": "P"}, 0)], note="renamed\ud800")
    put(store, GOAL, None)
    last, middle, first = store.history(GOAL.file)
    assert middle.note == "renamed?"
    assert middle.who == "Ana"
    assert middle.when == "2027-01-15T08:00:00.000+00:00"
    [change] = middle.changes
    assert (change.key, change.before, change.after) == (GOAL, {"title": "a", "rev": 1}, {"title": "b", "rev": 2})
    assert first.changes[0].before is None
    assert last.changes[0].after is None
    assert [past.note for past in store.history(PAYMENTS.file)] == ["renamed?"]
    assert len(store.history(GOAL.file, limit=2)) == 2
    assert store.history(GOAL.file, limit=0) == ()


def test_recent_returns_each_complete_commit_with_its_tag(store: Store) -> None:
    put(store, GOAL, {"title": "a"}, 0)
    store.commit([Edit(GOAL, {"title": "b"}, 1), Edit(PAYMENTS, {"name": "P"}, 0)], "both", "step 7")
    store.commit([Edit(GOAL, {"title": "b"}, 2)], "nothing new", "step 8")
    last, first = store.recent()
    assert (last.note, last.tag, first.tag) == ("both", "step 7", "")
    assert [change.key for change in last.changes] == [GOAL, PAYMENTS]
    assert first.changes[0].key == GOAL
    assert store.recent(1) == (last,)
    assert store.history(GOAL.file)[0].tag == "step 7"


def test_recent_names_a_commit_that_is_too_large_for_its_changes(store: Store) -> None:
    edits = [Edit(Key(f"teams/t{number}", "team", "this"), {"note": "x" * 20_000}, 0) for number in range(30)]
    assert isinstance(store.commit(edits, "brought in", "step 1"), Committed)
    [past] = store.recent()
    assert (past.note, past.tag, past.changes) == ("brought in", "step 1", ())


def test_threads_do_not_lose_changes_of_each_other(store: Store) -> None:
    def count() -> None:
        for _ in range(8):
            while True:
                now = rev(store, GOAL)
                if isinstance(store.commit([Edit(GOAL, {"n": now + 1}, now)]), Committed):
                    break

    if hasattr(store, "root") and str(store.root) == "/ws":
        pytest.skip("the modelled disk has no lock")
    put(store, PAYMENTS, {})
    threads = [threading.Thread(target=count) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert rev(store, GOAL) == 24


def test_closing_twice_is_harmless(store: Store) -> None:
    store.close()
    store.close()


def test_the_edits_of_a_refused_commit_are_kept(store: Store) -> None:
    put(store, GOAL, {"title": "One"})
    put(store, GOAL, {"title": "Two"}, expect=1)
    both = [Edit(GOAL, {"title": "Mine"}, 1), Edit(OTHER, {"statement": "Kept too"}, 0)]
    assert isinstance(store.commit(both, "edit", "step x"), Clash)
    [refused] = store.recent(refused=True)
    assert (refused.note, refused.who) == ("edit", "Ana")
    told = {change.key: (change.before, change.after) for change in refused.changes}
    assert told == {
        GOAL: ({"title": "Two", "rev": 2}, {"title": "Mine"}),
        OTHER: (None, {"statement": "Kept too"}),
    }
    assert [past.note for past in store.recent()] == ["", ""]
    assert [past.changes[0].after for past in store.history(GOAL.file)] == [
        {"title": "Two", "rev": 2},
        {"title": "One", "rev": 1},
    ]


# ---- stores that keep their own files


def test_a_store_with_its_own_files_can_repair_them(store: Store) -> None:
    assert recoverable(store) is (store if isinstance(store, FileStore) else None)


def test_a_backup_is_a_whole_workspace(keeping: FileStore, tmp_path: Path) -> None:
    target = tmp_path / "backup.zip"
    with pytest.raises(StoreError, match="there is no workspace"):
        keeping.backup(target)
    put(keeping, GOAL, {"title": "a"})
    if keeping.root == "/ws":
        pytest.skip("the modelled disk has no folder of this test")
    keeping.backup(target)
    keeping.backup(target)
    with ZipFile(target) as archive:
        assert sorted(archive.namelist()) == ["cycles/2027-Q1/teams/payments.json", "workspace.json"]
        assert archive.testzip() is None
        text = archive.read("cycles/2027-Q1/teams/payments.json").decode()
    assert text == '{\n  "objectives": {\n    "o1": {\n      "rev": 1,\n      "title": "a"\n    }\n  }\n}\n'
    foreign = tmp_path / "thesis.txt"
    foreign.write_text("words")
    with pytest.raises(NotSaved, match=r"thesis\.txt is not a \.zip; expected one made with tuiokr backup"):
        keeping.backup(foreign)
    assert foreign.read_text() == "words"


def test_only_broken_files_are_set_aside(keeping: FileStore) -> None:
    put(keeping, GOAL, {"title": "a"})
    with pytest.raises(StoreError, match=r"can be read\. Only a broken file is set aside"):
        keeping.set_aside(GOAL.file)


def test_housekeeping_changes_nothing_that_is_read(keeping: FileStore) -> None:
    keeping.tend()
    put(keeping, GOAL, {"title": "a"})
    before = dict(keeping.scan())
    keeping.tend()
    keeping.tend()
    assert dict(keeping.scan()) == before
    assert keeping.troubles == ()
    for name in keeping.snapshots(GOAL.file):
        assert keeping.restore_file(GOAL.file, name)
        assert dict(keeping.scan()) == before
    with pytest.raises(StoreError, match="there is no snapshot “2001-01-01” with"):
        keeping.restore_file(GOAL.file, "2001-01-01")


def test_recovery_of_a_valid_file_finds_everything_and_restores_nothing(keeping: FileStore) -> None:
    put(keeping, GOAL, {"title": "a"})
    found = keeping.recovery(GOAL.file)
    assert (found.tables, found.lost) == (keeping.load(GOAL.file), ())
    with pytest.raises(StoreError, match=r"can be read\. There is nothing to restore"):
        keeping.recover(GOAL.file)
