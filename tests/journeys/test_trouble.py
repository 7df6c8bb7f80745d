"""Trouble: a broken file, a newer version, a full disk, another window on the same folder."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path

import pytest

from tests.journeys.driver import CYCLE, desk_on, files_in, fresh, on_stage, sample_on, two_levels
from tuiokr.screens.clash import ClashDialog
from tuiokr.screens.draft import Draft
from tuiokr.screens.history import HistoryDialog
from tuiokr.screens.home import Home
from tuiokr.screens.pick import Pick
from tuiokr.screens.unreadable import Unreadable
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.session import saver as saving
from tuiokr.store.folder.disk import Kind, Numbered, RealDisk, Stat
from tuiokr.store.folder_store import FileStore
from tuiokr.widgets.head import Head
from tuiokr.widgets.statement import StatementEditor

GROWTH = Path("cycles") / CYCLE / "teams" / "growth.json"


class SmallDisk(RealDisk):
    """A disk that can become full."""

    full = False

    def write(self, handle: int, data: bytes) -> int:
        if self.full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(handle, data)


class ShutDisk(RealDisk):
    """A disk on which one folder cannot be entered; a test that runs as root cannot use file permissions for this."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = f"{folder}/"

    def stat(self, path: str) -> Stat | None:
        if path.startswith(self._folder):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), path)
        return super().stat(path)

    def list(self, path: str) -> list[tuple[str, Kind]]:
        if f"{path}/".startswith(self._folder):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), path)
        return super().list(path)

    def numbered(self, path: str) -> Numbered:
        if f"{path}/".startswith(self._folder):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), path)
        return super().numbered(path)


@pytest.mark.parametrize("folder", ["cycles", "teams", f"cycles/{CYCLE}", f"cycles/{CYCLE}/sessions"])
async def test_a_folder_that_cannot_be_entered_is_reported_and_the_rest_opens(tmp_path: Path, folder: str) -> None:
    sample_on(tmp_path).session.close()
    async with on_stage(desk_on(tmp_path, disk=ShutDisk(tmp_path / folder)), (120, 36)) as person:
        await person.on(Home)
        await person.wait_in("Toast", "could not be read", folder.partition("/sessions")[0], "the folder cannot be")
        await person.wait_for("▲ 1 file unread")
        await person.press("w escape t escape H escape enter escape")
        await person.on(Home)
        assert person.app.failure is None


async def test_a_broken_file_is_reported_and_the_rest_opens(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    broken = "{ this is no JSON"
    (tmp_path / GROWTH).write_text(broken, encoding="utf-8")
    async with on_stage(desk_on(tmp_path), (120, 36)) as person:
        await person.wait_in("Toast", "1 file could not be read", "The file was not changed", "growth.json:1:")
        await person.wait_for("▲ 1 file unread")
        await person.wait_for("Payments", "in workshop")
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        await person.press("enter")
        await person.write(" at last")
        await person.press("escape")
        await person.wait_for("at last")
    assert (tmp_path / GROWTH).read_text(encoding="utf-8") == broken
    objective = fresh(tmp_path).workspace.of(CYCLE, "payments").objective("p-easy")
    assert objective is not None and objective.title.endswith("at last")


async def test_an_invalid_row_is_reported_and_stays_on_disk(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    tables = json.loads((tmp_path / GROWTH).read_text(encoding="utf-8"))
    tables["key_results"]["g-two"]["confidence"] = 99
    (tmp_path / GROWTH).write_text(json.dumps(tables), encoding="utf-8")
    async with on_stage(desk_on(tmp_path), (120, 36)) as person:
        await person.wait_in("Toast", "An entry could not be read. It was not changed", "g-two")
        person.desk.draft.edit("growth", "g-week", champion="Uma")
    kept = json.loads((tmp_path / GROWTH).read_text(encoding="utf-8"))
    assert kept["key_results"]["g-two"]["confidence"] == 99
    assert kept["key_results"]["g-week"]["champion"] == "Uma"


async def test_a_newer_workspace_is_read_only_with_a_message(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    marks = json.loads((tmp_path / "workspace.json").read_text(encoding="utf-8"))
    marks["workspace"]["this"]["oldest_writer"] = 99
    (tmp_path / "workspace.json").write_text(json.dumps(marks), encoding="utf-8")
    before = {path: path.read_bytes() for path in sorted(tmp_path.rglob("*.json"))}
    async with on_stage(desk_on(tmp_path, beside=True), (120, 36)) as person:
        await person.wait_for("READ ONLY", "written by a newer tuiokr")
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        await person.wait_for("READ ONLY")
        await person.press("enter")
        await person.write(" in vain")
        await person.press("escape escape")
        await person.on(Home)
    assert {path: path.read_bytes() for path in sorted(tmp_path.rglob("*.json"))} == before


@pytest.mark.parametrize("key", ["o", "x", "k", "enter"])
async def test_a_key_that_changes_nothing_says_why_at_each_press(tmp_path: Path, key: str) -> None:
    sample_on(tmp_path).session.close()
    marks = json.loads((tmp_path / "workspace.json").read_text(encoding="utf-8"))
    marks["workspace"]["this"]["oldest_writer"] = 99
    (tmp_path / "workspace.json").write_text(json.dumps(marks), encoding="utf-8")
    async with on_stage(desk_on(tmp_path, beside=True), (120, 36)) as person:
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        await person.press(key)
        await person.wait_in("Toast", "Nothing changed", "read-only", "newer tuiokr")
        await person.press("escape")
        await person.on(Home)
        await person.press("down down up")
        assert person.app.failure is None


async def test_a_broken_workspace_file_is_reported_and_repaired(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    file = tmp_path / "workspace.json"
    file.write_bytes(file.read_bytes()[:40])
    async with on_stage(desk_on(tmp_path, beside=True), (120, 36)) as person:
        await person.wait_for("READ ONLY workspace.json is broken")
        assert "newer" not in person.sees
        await person.app.run_action("repair")
        await person.on(Pick)
        await person.press("enter")
        await person.wait_for("✓ saved")
        person.desk.draft.add_objective("payments")
        await person.until(lambda: not person.desk.session.saver.waiting)
        assert person.desk.session.close()
    assert len(fresh(tmp_path).workspace.of(CYCLE, "payments").objectives) == 4


@pytest.mark.parametrize("history", [True, False], ids=["with history", "without"])
async def test_a_workspace_without_its_file_is_not_taken_for_an_empty_one(tmp_path: Path, history: bool) -> None:
    sample_on(tmp_path).session.close()
    (tmp_path / "workspace.json").unlink()
    if not history:
        shutil.rmtree(tmp_path / ".tuiokr")
    before = files_in(tmp_path)
    async with on_stage(desk_on(tmp_path), (120, 36)) as person:
        await person.on(Unreadable)
        await person.wait_for("its workspace.json is missing", "--put-back workspace")
        assert "Run a workshop" not in person.sees and "✓ saved" not in person.sees
        await person.press("f4 u w a escape")
        assert files_in(tmp_path) == before
        await person.press("1")
        await person.on(Pick)
        await person.press("enter")
        await person.on(Home)
        await person.wait_for("Payments", "in workshop")
        await person.wait_in("Toast", "workspace.json is restored")
    assert len(fresh(tmp_path).workspace.of(CYCLE, "payments").objectives) == 3


async def test_a_workspace_of_one_broken_cycle_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    shutil.rmtree(tmp_path / "teams")
    (tmp_path / "cycles" / CYCLE / "cycle.json").write_text("{ no", encoding="utf-8")
    async with on_stage(desk_on(tmp_path), (120, 36)) as person:
        await person.on(Unreadable)
        await person.wait_for("cycle.json:1 cannot be read", "Restore what can be read")


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_the_reason_why_nothing_is_saved_is_readable_completely(tmp_path: Path, size: tuple[int, int]) -> None:
    sample_on(tmp_path).session.close()
    shutil.rmtree(tmp_path / ".tuiokr")
    (tmp_path / ".tuiokr").write_text("in the way", encoding="utf-8")
    async with on_stage(desk_on(tmp_path, beside=True), size) as person:
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        person.desk.draft.add_objective("payments")
        await person.wait_in("Head", "NOT SAVED", "is not a folder; expected", "Move it away.")
        await person.wait_for("Payments  L2 under Northwind")
        (tmp_path / ".tuiokr").unlink()
        await person.wait_for("✓ saved")
        await person.until(lambda: person.one(Head).size.height == 1)


async def test_a_full_disk_is_reported_and_the_words_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "RETRY_AFTER", 0.05)
    disk = SmallDisk()
    async with on_stage(two_levels(tmp_path, beside=True, disk=disk), (120, 36)) as person:
        await person.until(lambda: not person.desk.session.saver.waiting)
        disk.full = True
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        await person.press("o")
        await person.write("Words on a full disk")
        await person.wait_for("▲ NOT SAVED", "the disk is full")
        assert person.one(StatementEditor).text == "Words on a full disk"
        await person.press("escape escape")
        await person.on(Home)
        await person.wait_for("▲ NOT SAVED")
        assert fresh(tmp_path).workspace.of(CYCLE, "payments").objectives == ()
        disk.full = False
        await person.wait_for("✓ saved")
        (objective,) = fresh(tmp_path).workspace.of(CYCLE, "payments").objectives
        assert objective.title == "Words on a full disk"
        assert person.desk.session.close()


async def test_not_saved_is_visible_on_a_small_screen_too(tmp_path: Path) -> None:
    disk = SmallDisk()
    async with on_stage(two_levels(tmp_path, beside=True, disk=disk), (80, 24)) as person:
        await person.until(lambda: not person.desk.session.saver.waiting)
        disk.full = True
        person.desk.draft.add_objective("payments")
        await person.until(lambda: person.desk.session.saving.word == "not saved")
        await person.settle()
        seen = person.sees
        disk.full = False
    assert "NOT SAVED" in seen


async def test_a_change_to_a_read_only_workspace_is_refused(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    marks = json.loads((tmp_path / "workspace.json").read_text(encoding="utf-8"))
    marks["workspace"]["this"]["oldest_writer"] = 99
    (tmp_path / "workspace.json").write_text(json.dumps(marks), encoding="utf-8")
    async with on_stage(desk_on(tmp_path, beside=True), (120, 36)) as person:
        await person.wait_for("READ ONLY")
        person.desk.draft.edit("payments", "p-easy", title="In vain")
        await person.until(lambda: person.desk.session.saving.word != "saving")
        await person.settle()
        assert "READ ONLY" in person.sees


async def test_changes_of_another_program_appear_automatically(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    other = desk_on(tmp_path)
    async with on_stage(desk_on(tmp_path), (120, 36)) as person:
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        other.draft.edit("payments", "p-easy", title="Said next door")
        await person.wait_for("Said next door")
        await person.light("p-fraud")
        await person.press("enter")
        await person.write(" here")
        await person.press("escape")
        other.session.refresh()
        mine = other.draft.okrs("payments").objective("p-fraud")
        assert mine is not None and mine.title.endswith(" here")


async def test_two_edits_of_one_thing_clash_and_a_person_decides(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    other = desk_on(tmp_path)
    async with on_stage(desk_on(tmp_path), (120, 36)) as person:
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        await person.light("p-easy")
        await person.press("enter")
        other.draft.edit("payments", "p-easy", title="Theirs")
        await person.write(" mine")
        await person.press("escape")
        await person.wait_for("▲ 1 clash", "Theirs")
        await person.press("f12")
        await person.on(ClashDialog)
        await person.wait_in(
            "#dialog", "Somebody else changed the same", "YOURS", "ON DISK NOW", "● Theirs", "effortless"
        )
        await person.press("left enter")
        await person.on(Draft)
        await person.wait_gone("clash")
        await person.wait_for("effortless mine")
    objective = fresh(tmp_path).workspace.of(CYCLE, "payments").objective("p-easy")
    assert objective is not None and objective.title == "Make paying with us feel effortless mine"


async def test_a_statement_that_is_deleted_while_a_person_writes_it_stays_editable(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    other = desk_on(tmp_path)
    async with on_stage(desk_on(tmp_path), (120, 36)) as person:
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        await person.light("p-easy")
        await person.press("enter")
        other.draft.delete("payments", "p-easy")
        await person.write(" and")
        await person.wait_for("▲ 1 clash")
        await person.write(" ok")
        await person.press("escape")
        await person.wait_for("feel effortless and ok")
        await person.press("f12")
        await person.on(ClashDialog)
        await person.wait_in("#dialog", "Somebody else deleted the objective", "● kept", "○ deleted")
        await person.press("enter")
        await person.on(Draft)
        await person.wait_gone("clash")
    objective = fresh(tmp_path).workspace.of(CYCLE, "payments").objective("p-easy")
    assert objective is not None and objective.title.endswith("effortless and ok")


async def test_a_key_result_whose_objective_is_deleted_can_be_moved_to_another_one(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    other = desk_on(tmp_path)
    async with on_stage(desk_on(tmp_path), (120, 36)) as person:
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        await person.light("p-easy")
        await person.press("k")
        await person.write("Refunds within a day from 20 % to 90 %")
        await person.settle()
        okrs = other.draft.okrs("payments")
        left = tuple(one for one in okrs.objectives if one.id != "p-easy")
        other.session.change("delete", other.session.workspace.with_okrs(okrs.but(objectives=left)))
        await person.write(" of them")
        await person.press("escape")
        await person.wait_for("Their objective was deleted", "of them")
        await person.press("m enter")
        await person.settle()
    kept = fresh(tmp_path).workspace.of(CYCLE, "payments")
    [key] = [one for one in kept.key_results if one.statement.startswith("Refunds within a day")]
    assert key.objective in {one.id for one in kept.objectives}


async def test_a_new_message_replaces_the_message_before(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (120, 36)) as person:
        await person.press("u")
        await person.wait_in("Toast", "Nothing to undo")
        await person.press("U")
        await person.wait_in("Toast", "Nothing to redo")
        await person.wait_gone("Nothing to undo")


async def test_a_broken_file_is_named_and_restored(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    desk.session.close()
    FileStore(tmp_path).tend()
    file = tmp_path / "cycles" / CYCLE / "teams" / "payments.json"
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] + b"\n<<<<<<< HEAD\n")
    async with on_stage(desk_on(tmp_path), (120, 36)) as person:
        await person.wait_in("Toast", "could not be read", "payments.json", "Repair")
        await person.app.run_action("repair")
        await person.on(Pick)
        await person.wait_in("#dialog", "payments.json", "back:")
        await person.press("enter")
        await person.wait_for("is restored")
    again = fresh(tmp_path).workspace.of(CYCLE, "payments")
    assert len(again.objectives) == 3
    assert any((tmp_path / ".tuiokr" / "quarantine").iterdir())


async def test_an_older_version_in_the_history_is_shown_and_restored(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    async with on_stage(desk_on(tmp_path), (120, 36)) as person:
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        await person.light("p-easy")
        await person.press("enter")
        await person.write(" [/b] always")
        await person.press("escape")
        await person.press("H")
        await person.on(HistoryDialog)
        await person.wait_in("#dialog", "History of", "→", "[/b] always")
        await person.press("down enter")
        await person.on(Draft)
        await person.wait_for("Restored")
        await person.wait_gone("[/b] always")
        await person.press("u")
        await person.wait_for("[/b] always")


async def test_undo_works_for_changes_before_a_restart(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    desk = desk_on(tmp_path)
    desk.draft.edit("payments", "p-easy", title="Before the restart")
    desk.session.close()
    async with on_stage(desk_on(tmp_path), (120, 36)) as person:
        await person.press("u")
        await person.wait_for("Undone: edit")
    objective = fresh(tmp_path).workspace.of(CYCLE, "payments").objective("p-easy")
    assert objective is not None and objective.title == "Make paying with us feel effortless"


async def test_removing_the_team_on_screen_does_not_end_the_program(tmp_path: Path) -> None:
    desk = two_levels(tmp_path)
    workshop_id = desk.workshop.start("payments")
    other = desk_on(tmp_path)
    async with on_stage(desk, (120, 36)) as person:
        await person.app.push_screen(WorkshopScreen(desk, workshop_id))
        await person.on(WorkshopScreen)
        other.setup.remove_team("payments")
        desk.session.refresh()
        await person.settle()
        await person.press("n n n n n n escape")
        await person.on(Home)
        assert "Payments  " not in person.sees


async def test_a_folder_where_files_are_not_safe_is_reported(tmp_path: Path) -> None:
    place = tmp_path / "Dropbox" / "okrs"
    sample_on(place).session.close()
    async with on_stage(desk_on(place), (120, 36)) as person:
        await person.wait_in("Toast", "Where this workspace is kept", "Dropbox keeps in step")


async def test_a_snapshot_is_made_when_nothing_waits_to_be_saved(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    async with on_stage(desk_on(tmp_path, beside=True), (120, 36)) as person:
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        await person.press("enter")
        await person.write(" at last")
        await person.press("escape")
        await person.wait_for("at last", "saved")
        backups = tmp_path / ".tuiokr/backups"
        await person.until(lambda: any(backups.glob("????-??-??")), "a snapshot")
