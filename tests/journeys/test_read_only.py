"""A workspace that is opened read-only: the head line says so, and so does each key that would write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.driver import CYCLE, MONDAY, fresh, on_stage, sample_on
from tuiokr.app import open_desk
from tuiokr.launch import run_app
from tuiokr.screens.draft import Draft
from tuiokr.screens.home import Home
from tuiokr.session.clock import SetClock

SIZE = (120, 36)
SAID = "opened with --read-only"


def state(folder: Path) -> dict[Path, tuple[int, bytes]]:
    return {
        path: (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in sorted(folder.rglob("*"))
    }


async def test_a_read_only_workspace_shows_everything_and_writes_nothing(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    before = state(tmp_path)
    async with on_stage(open_desk(tmp_path, SetClock(MONDAY), read_only=True), SIZE) as person:
        await person.wait_for(f"READ ONLY {SAID}")
        await person.light("payments")
        await person.press("a")
        await person.wait_in("Toast", "Nothing changed", SAID)
        await person.press("enter")
        await person.on(Draft)
        await person.wait_for("READ ONLY", "Make paying with us feel effortless")
        for key in ("o", "x", "enter", "u"):
            person.app.clear_notifications()
            await person.press(key)
            await person.wait_in("Toast", "Nothing changed", SAID)
        person.app.clear_notifications()
        person.desk.draft.add_objective("payments")  # even when something tries it
        await person.wait_in("Toast", "Nothing changed", SAID)
        await person.press("escape")
        await person.on(Home)
    assert state(tmp_path) == before


async def test_a_read_only_workspace_follows_what_another_window_saves(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    async with on_stage(open_desk(tmp_path, SetClock(MONDAY), read_only=True), SIZE) as person:
        await person.wait_for("READ ONLY")
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        other = fresh(tmp_path)
        okrs = other.workspace.of(CYCLE, "payments")
        changed = okrs.but(objectives=(okrs.objectives[0].but(title="Said elsewhere"), *okrs.objectives[1:]))
        other.change("edit", other.workspace.with_okrs(changed))
        await person.wait_for("Said elsewhere", "READ ONLY")


@pytest.mark.parametrize("there", [True, False])
def test_read_only_opens_only_an_existing_workspace(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], there: bool
) -> None:
    folder = tmp_path / "okrs"
    if there:
        folder.mkdir()
    assert run_app(workspace=folder, read_only=True) == 2
    said = capsys.readouterr().err
    assert f"no workspace in {folder}; --read-only opens one that is there" in said
    assert list(tmp_path.rglob("*")) == ([folder] if there else [])
