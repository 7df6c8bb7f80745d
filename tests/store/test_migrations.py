"""Older layouts are read as the newest one and migrated by the first commit; newer layouts are only read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.store.cutting import Stopped, after_a_cut
from tests.store.golden import make
from tests.store.power_disk import PowerDisk
from tuiokr.model.agenda import Workshop
from tuiokr.model.candidate import Candidate
from tuiokr.model.confidence import TeamConfidence
from tuiokr.model.cycle import Cycle
from tuiokr.model.interview import OpeningLine
from tuiokr.model.no_go import NoGo
from tuiokr.model.okr import Dependency, KeyResult, Membership, Objective
from tuiokr.model.organisation import Team
from tuiokr.model.outcome import OutcomeAnswer
from tuiokr.model.parked import Parked
from tuiokr.model.preparation import Preparation
from tuiokr.model.team_test import TeamTest
from tuiokr.model.tie_off import TieOff
from tuiokr.model.value import Value
from tuiokr.model.vote import Vote
from tuiokr.model.workspace import Organisation, Workspace
from tuiokr.session import documents as records
from tuiokr.session.joint_fields import current, unpacked
from tuiokr.store.codec import Tables
from tuiokr.store.folder_store import FileStore
from tuiokr.store.migrations import MIGRATIONS, upgrade
from tuiokr.store.protocol import SCHEMA, WORKSPACE, Broken, Clash, Committed, Edit, Key, TooNew

GOLDEN = Path(__file__).parent / "golden"
OLDER = sorted(path.name for path in GOLDEN.glob("v[0-9]*") if path.is_dir() and "newer" not in path.name)


def bytes_in(root: Path) -> dict[str, bytes]:
    """Every file of a workspace, without the program's own folder."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*.json"))
        if ".tuiokr" not in path.parts
    }


def golden(name: str, root: Path) -> tuple[Path, dict[str, Any]]:
    shutil.copytree(GOLDEN / name, root)
    return root, json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))


def of_its_time(rows: records.Documents, recorded: dict[str, Any]) -> records.Documents:
    """Rows with only the fields of a golden workspace: an older one lacks the fields that were added later."""
    return {
        key: _as_in(row, current(key.table, held[key.id]))
        for key, row in rows.items()
        if (held := recorded[key.file].get(key.table))
    }


def _as_in(value: Any, held: Any) -> Any:
    """Return a value without the fields, at any depth, that `held` does not have."""
    if isinstance(value, dict) and isinstance(held, dict):
        return {name: _as_in(each, held[name]) for name, each in value.items() if name in held}
    if isinstance(value, list) and isinstance(held, list) and len(value) == len(held):
        return [_as_in(each, its) for each, its in zip(value, held, strict=True)]
    return value


# ---- the golden workspaces


def test_each_layout_has_a_golden_workspace_and_a_migration() -> None:
    assert [f"v{number}" for number in range(1, SCHEMA + 1)] == OLDER
    assert 1 + len(MIGRATIONS) == SCHEMA


@pytest.mark.parametrize("name", [*OLDER, make.TODAY])
def test_a_golden_workspace_opens_with_its_original_content(name: str, root: Path) -> None:
    root, recorded = golden(name, root)
    before = bytes_in(root)
    store = FileStore(root)
    assert dict(store.scan()) == recorded
    assert store.troubles == () and not store.read_only
    assert bytes_in(root) == before and not (root / ".tuiokr").exists()
    spoilt: list[str] = []
    workspace = records.applied(Workspace(), dict(store.scan()), spoilt)
    assert spoilt == []
    assert records.of_session(workspace.workshops["w1"]) == of_its_time(records.of_session(make.session()), recorded)
    assert records.of_okrs(workspace.okrs[make.CYCLE, "payments"]) == of_its_time(
        records.of_okrs(make.okrs()), recorded
    )
    assert records.of_tie_off(workspace.tie_offs["northwind"]) == of_its_time(
        records.of_tie_off(make.tie_off()), recorded
    )
    assert dict(workspace.teams) == {team.id: team for team in make.teams()}
    assert workspace.organisation == make.organisation()


@pytest.mark.parametrize("name", OLDER)
def test_files_without_an_edit_stay_byte_for_byte(name: str, root: Path) -> None:
    root, recorded = golden(name, root)
    before = bytes_in(root)
    key = Key("teams/payments", "team", "payments")
    doc = recorded[key.file][key.table][key.id]
    body = {field: value for field, value in doc.items() if field != "rev"}
    store = FileStore(root)
    assert isinstance(store.commit([Edit(key, {**body, "leader": "Li"}, doc["rev"])]), Committed)
    after = bytes_in(root)
    if name == f"v{SCHEMA}":
        assert {path for path in after if after[path] != before.get(path)} == {"teams/payments.json"}
    assert isinstance(store.commit([Edit(key, body, doc["rev"] + 1)]), Committed)
    back = bytes_in(root)["teams/payments.json"]
    if name == f"v{SCHEMA}":
        assert back == before["teams/payments.json"].replace(b'"rev": 1', b'"rev": 3')


def test_the_current_golden_workspace_is_what_is_written(root: Path) -> None:
    make.make(root, make.documents())
    assert bytes_in(root) == bytes_in(GOLDEN / make.TODAY)


def test_the_current_golden_workspace_has_every_field_of_every_kind() -> None:
    recorded = json.loads((GOLDEN / f"{make.TODAY}.json").read_text(encoding="utf-8"))
    kinds: dict[str, type[Value]] = {
        "workspace": Organisation,
        "team": Team,
        "cycle": Cycle,
        "standing": Membership,
        "objectives": Objective,
        "key_results": KeyResult,
        "dependencies": Dependency,
        "preparation": Preparation,
        "workshop": Workshop,
        "votes": Vote,
        "tests": TeamTest,
        "parked": Parked,
        "candidates": Candidate,
        "confidence": TeamConfidence,
        "opening": OpeningLine,
        "outcomes": OutcomeAnswer,
        "no_gos": NoGo,
        "tie_off": TieOff,
    }
    for table, kind in kinds.items():
        fields = {
            field
            for tables in recorded.values()
            for doc in tables.get(table, {}).values()
            for field in unpacked(table, doc)
        }
        assert set(kind.model_fields) - {"id"} <= fields, table


def test_a_newer_workspace_is_read_and_not_changed(root: Path) -> None:
    root, recorded = golden("v9-newer", root)
    before = bytes_in(root)
    store = FileStore(root)
    assert store.read_only
    assert dict(store.scan()) == recorded
    assert all(
        "of_the_future" in doc for tables in recorded.values() for docs in tables.values() for doc in docs.values()
    )
    with pytest.raises(TooNew, match="a newer tuiokr wrote this workspace, so it is read-only"):
        store.commit([Edit(Key("teams/payments", "team", "payments"), {}, None)])
    store.tend()
    assert bytes_in(root) == before and not (root / ".tuiokr").exists()


def test_a_newer_workspace_survives_a_backup_unchanged(root: Path, tmp_path: Path) -> None:
    root, _ = golden("v9-newer", root)
    FileStore(root).backup(tmp_path / "b.zip")
    other = FileStore(tmp_path / "other")
    other.restore(tmp_path / "b.zip")
    assert bytes_in(tmp_path / "other") == bytes_in(root)
    assert other.read_only


# ---- migrations made for these tests


def rename_title(file: str, tables: Tables) -> Tables:
    """Layout 1 to 2: `title` is renamed to `words`."""
    docs = tables.get("objectives", {})
    renamed = {
        key: {("words" if field == "title" else field): value for field, value in doc.items()}
        for key, doc in docs.items()
    }
    return {**tables, "objectives": renamed} if docs else tables


def part_notes(file: str, tables: Tables) -> Tables:
    """Layout 2 to 3: the notes of a team get a table of their own."""
    if not file.startswith("teams/"):
        return tables
    notes: dict[str, dict[str, Any]] = {}
    team: dict[str, dict[str, Any]] = {}
    for key, doc in tables.get("team", {}).items():
        team[key] = {field: value for field, value in doc.items() if field != "notes"}
        notes |= {f"{key}-{number}": {"words": words} for number, words in enumerate(doc.get("notes", []))}
    return {**tables, "team": team, "notes": notes}


STEPS = (rename_title, part_notes)
TEAM = Key("teams/a", "team", "a")
PLAIN = Key("teams/b", "team", "b")
GOAL = Key("cycles/2027-Q1/teams/a", "objectives", "o1")
OLD: list[Edit] = [
    Edit(WORKSPACE, {"name": "Northwind"}, None),
    Edit(TEAM, {"name": "A", "notes": ["one", "two"]}, None),
    Edit(PLAIN, {"name": "B"}, None),
    Edit(GOAL, {"title": "Make it easy", "odd": None}, None),
]
NEW: dict[str, Any] = {
    "workspace": {
        "workspace": {"this": {"name": "Northwind", "schema": 3, "oldest_reader": 3, "oldest_writer": 3, "rev": 2}}
    },
    "teams/a": {
        "team": {"a": {"name": "A", "rev": 2}},
        "notes": {"a-0": {"words": "one", "rev": 1}, "a-1": {"words": "two", "rev": 1}},
    },
    "teams/b": {"team": {"b": {"name": "B", "rev": 1}}},
    "cycles/2027-Q1/teams/a": {"objectives": {"o1": {"words": "Make it easy", "odd": None, "rev": 2}}},
}
NOON = 1_800_000_000.0
LAYOUT_1 = "2027-01-15.layout-1"


def older(disk: PowerDisk) -> dict[str, Any]:
    """Make a workspace of layout 1 at /ws; return its content."""
    store = FileStore("/ws", disk)
    store.commit(OLD)
    disk.calls.clear()
    return dict(store.scan())


def newer(disk: PowerDisk) -> FileStore:
    return FileStore("/ws", disk, steps=STEPS, clock=lambda: NOON)


def edited(state: dict[str, Any]) -> dict[str, Any]:
    """The new content after EDIT."""
    return {**state, PLAIN.file: {"team": {"b": {"name": "Bee", "rev": 2}}}}


EDIT = [Edit(PLAIN, {"name": "Bee"}, 1)]


def test_an_older_layout_is_read_as_the_newest_and_nothing_is_written() -> None:
    disk = PowerDisk()
    old = older(disk)
    store = newer(disk)
    assert dict(store.scan()) == NEW
    assert {file: store.load(file) for file in NEW} == NEW
    assert not store.read_only and store.troubles == ()
    assert disk.calls == []
    assert dict(FileStore("/ws", disk).scan()) == old


def test_the_first_commit_migrates_everything_at_once_after_a_snapshot() -> None:
    disk = PowerDisk()
    old = older(disk)
    store = newer(disk)
    done = store.commit(EDIT, "first")
    assert isinstance(done, Committed) and done.docs[PLAIN] == {"name": "Bee", "rev": 2}
    assert dict(store.scan()) == edited(NEW) == dict(newer(disk).scan())
    assert dict(FileStore(f"/ws/.tuiokr/backups/{LAYOUT_1}", disk).scan()) == old
    assert [past.note for past in store.recent(2)] == ["first", "brought to layout 3"]
    with pytest.raises(TooNew, match="needs a version that reads layout 3; this one reads 1"):
        FileStore("/ws", disk)
    disk.calls.clear()
    store.commit([Edit(PLAIN, {"name": "C"}, 2)])
    assert len([call for call in disk.calls if "sync" in call]) == 2  # later commits migrate nothing


def test_a_commit_that_clashes_or_changes_nothing_does_not_migrate() -> None:
    disk = PowerDisk()
    old = older(disk)
    assert isinstance(newer(disk).commit([Edit(PLAIN, {"name": "B"}, 1)]), Committed)
    assert isinstance(newer(disk).commit([Edit(PLAIN, {"name": "Bee"}, 7)]), Clash)
    assert dict(FileStore("/ws", disk).scan()) == old


@pytest.mark.proof
def test_a_power_cut_at_each_call_of_a_migration_leaves_all_old_or_all_new() -> None:
    probe = PowerDisk()
    older(probe)
    newer(probe).commit(EDIT)
    ends = set()
    for at in range(1, len(probe.calls) + 1):
        for keep in (0.0, 0.5, 1.0):
            disk = PowerDisk()
            old = older(disk)
            disk.fail_at, disk.failure = at, Stopped()
            with pytest.raises(Stopped):
                newer(disk).commit(EDIT)
            disk = after_a_cut(disk, f"{at} {keep}", keep)
            found = dict(newer(disk).scan())
            assert found in (NEW, edited(NEW)), probe.calls[at - 1]
            try:
                raw = dict(FileStore("/ws", disk).scan())  # as the older version sees it
            except TooNew:
                assert found == edited(NEW)
                ends.add("new")
            else:
                assert raw == old
                ends.add("old")
            again = newer(disk)
            rev = again.load(PLAIN.file)["team"]["b"]["rev"]
            assert isinstance(again.commit([Edit(PLAIN, {"name": "Bee"}, rev)]), Committed)
            disk = after_a_cut(disk, str(at), 0.0)
            assert dict(newer(disk).scan()) == edited(NEW)
    assert ends == {"old", "new"}


def test_a_migration_can_be_retried_after_a_fault_at_each_call() -> None:
    probe = PowerDisk()
    older(probe)
    newer(probe).commit(EDIT)
    for at in range(1, len(probe.calls) + 1):
        disk = PowerDisk()
        older(disk)
        store = newer(disk)
        disk.fail_at, disk.failure = at, OSError(5, "Input/output error")
        for _ in range(2):
            try:
                done = store.commit(EDIT)
                break
            except Exception as error:
                assert type(error).__name__ == "NotSaved", probe.calls[at - 1]
        assert isinstance(done, Committed)
        assert dict(newer(disk).scan()) == edited(NEW)


def test_another_process_may_migrate_a_workspace_that_is_open() -> None:
    disk = PowerDisk()
    older(disk)
    one, other = newer(disk), newer(disk)
    assert dict(one.scan()) == NEW
    scanning = one.scan()
    first = next(scanning)
    other.commit(EDIT)
    assert {**dict([first]), **dict(scanning)} in (NEW, edited(NEW))
    assert dict(one.scan()) == edited(NEW)
    assert isinstance(one.commit([Edit(GOAL, {"words": "Harder"}, 2)]), Committed)


def test_an_unreadable_file_prevents_the_migration(root: Path) -> None:
    FileStore(root).commit(OLD)
    (root / "teams/a.json").write_text("{ half")
    before = bytes_in(root)
    store = FileStore(root, steps=STEPS)
    with pytest.raises(Broken, match="nothing can be saved in layout 3") as caught:
        store.commit(EDIT)
    assert "doctor --mend" in caught.value.hint
    assert bytes_in(root) == before
    assert store.recover("teams/a").tables == {"team": {"a": {"name": "A", "notes": ["one", "two"], "rev": 1}}}
    assert isinstance(store.commit(EDIT), Committed)
    assert dict(store.scan()) == edited(NEW)


def test_a_snapshot_of_an_older_layout_gives_its_files_in_the_newest_one(root: Path) -> None:
    FileStore(root, clock=lambda: NOON).commit(OLD)
    store = FileStore(root, steps=STEPS, clock=lambda: NOON)
    store.commit(EDIT)
    store.commit([Edit(GOAL, None, None)])
    assert store.snapshots(GOAL.file) == (LAYOUT_1,)
    store.restore_file(GOAL.file, LAYOUT_1)
    assert store.load(GOAL.file) == NEW[GOAL.file]
    store.tend()
    assert [path.name for path in (root / ".tuiokr/backups").iterdir() if path.name == LAYOUT_1]


def test_a_snapshot_is_not_completed_from_another_layout(root: Path) -> None:
    FileStore(root, clock=lambda: NOON).commit(OLD)
    store = FileStore(root, steps=STEPS, clock=lambda: NOON)
    store.commit(EDIT)
    (root / "teams/x").write_text("{ half")
    (root / "teams/x").replace(root / "teams/a.json")
    store.tend()
    assert store.snapshots(PLAIN.file) == (LAYOUT_1, LAYOUT_1[:10])
    assert store.snapshots(TEAM.file) == (LAYOUT_1,)
    store.restore_file(TEAM.file, LAYOUT_1)
    assert store.load(TEAM.file) == NEW[TEAM.file]


def test_a_backup_of_an_older_layout_is_restored_into_the_newest(root: Path, tmp_path: Path) -> None:
    FileStore(root).commit(OLD)
    FileStore(root).backup(tmp_path / "old.zip")
    store = FileStore(root, steps=STEPS)
    store.commit(EDIT)
    store.restore(tmp_path / "old.zip", replace=True)
    assert store.load(PLAIN.file) == {"team": {"b": {"name": "B", "rev": 3}}}
    assert store.load(GOAL.file) == NEW[GOAL.file]
    fresh = FileStore(tmp_path / "fresh", steps=STEPS)
    fresh.restore(tmp_path / "old.zip")
    assert dict(fresh.scan()) == NEW


def test_a_new_workspace_has_the_newest_layout_and_migrations_run_only_once(root: Path) -> None:
    store = FileStore(root, steps=STEPS)
    store.commit([Edit(TEAM, {"name": "A", "notes": ["stays"]}, None)])
    assert store.load("workspace")["workspace"]["this"]["schema"] == 3
    assert FileStore(root, steps=STEPS).load(TEAM.file) == {"team": {"a": {"name": "A", "notes": ["stays"], "rev": 1}}}


def test_a_migration_does_not_change_its_input() -> None:
    tables: Tables = {"objectives": {"o1": {"title": "x", "rev": 4}, "o2": {"rev": 2}}}
    assert upgrade(GOAL.file, tables, 1, STEPS) == {"objectives": {"o1": {"words": "x", "rev": 5}, "o2": {"rev": 2}}}
    assert tables == {"objectives": {"o1": {"title": "x", "rev": 4}, "o2": {"rev": 2}}}
    assert upgrade(GOAL.file, tables, 3, STEPS) is tables


def test_a_file_that_a_migration_cannot_handle_counts_as_broken(root: Path) -> None:
    def strict(file: str, tables: Tables) -> Tables:
        return {**tables, "team": {key: {**doc, "n": doc["n"] + 1} for key, doc in tables.get("team", {}).items()}}

    good, odd = Key("teams/a", "team", "a"), Key("teams/b", "team", "b")
    FileStore(root).commit([Edit(good, {"n": 1}, None), Edit(odd, {"n": "one"}, None)])
    store = FileStore(root, steps=(strict,))
    assert store.load(good.file) == {"team": {"a": {"n": 2, "rev": 2}}}
    with pytest.raises(Broken, match=r"teams/b\.json: its documents could not be brought to layout 2 \(strict: "):
        store.load(odd.file)
    assert set(dict(store.scan())) == {"workspace", "teams/a"}
    assert [trouble.path for trouble in store.troubles] == ["teams/b.json"]
    before = bytes_in(root)
    with pytest.raises(Broken, match="nothing can be saved in layout 2"):
        store.commit([Edit(good, {"n": 9}, None)])
    assert bytes_in(root) == before
