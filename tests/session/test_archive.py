"""When files are read, and that changes of files that were read are followed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests.usecases.office import CYCLE, NOW, fill_in, objective, open_desk, titles, until
from tuiokr.model.organisation import Team
from tuiokr.model.shelf import put
from tuiokr.session.clock import SetClock
from tuiokr.session.follower import LATER, Follower
from tuiokr.session.session import Session
from tuiokr.store.folder.disk import ByName, RealDisk
from tuiokr.store.folder_store import FileStore
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.home import FEW


class Counting(RealDisk):
    """A disk that records which files are read."""

    def __init__(self) -> None:
        self.read_of: list[str] = []

    def read(self, path: str, limit: int) -> bytes:
        self.read_of.append(path)
        return super().read(path, limit)

    @contextmanager
    def reading(self, folder: str) -> Iterator[ByName]:
        with super().reading(folder) as read:

            def noted(name: str, limit: int) -> bytes:
                self.read_of.append(f"{folder}/{name}")
                return read(name, limit)

            yield noted

    @property
    def names(self) -> list[str]:
        return [path.rpartition("/")[2] for path in self.read_of]


def many_teams(root: Path, count: int) -> Desk:
    """Northwind with this many more teams below it; nothing is drafted."""
    desk = open_desk(FileStore(root))
    fill_in(desk)
    standing = desk.session.workspace
    more = {f"t{number}": Team(id=f"t{number}", name=f"Team {number}", parent="northwind") for number in range(count)}
    desk.session.change("more", replace(standing, teams=put(standing.teams, more)))
    objective(desk, "payments", "Paying feels effortless", "Completion from 71 % to 85 %")
    objective(desk, "growth", "A second order")
    desk.workshop.start("payments", "team")
    return desk


def counted(root: Path) -> tuple[Session, Counting]:
    old = time.time() - 3600
    for path in (root, *root.rglob("*")):
        os.utime(path, (old, old))  # fresh files are read again for comparison, because file times may be too coarse
    disk = Counting()
    return Session(FileStore(root, disk), SetClock(NOW)), disk


def test_opening_reads_the_same_files_however_many_teams_there_are(root: Path, tmp_path: Path) -> None:
    many_teams(root, 0)
    many_teams(tmp_path / "large", 60)
    few, large = counted(root)[1], counted(tmp_path / "large")[1]
    assert few.names == large.names
    assert sorted(set(few.names)) == ["cycle.json", "workspace.json"]


def test_looking_at_one_team_reads_only_its_file(root: Path) -> None:
    many_teams(root, 0)
    session, disk = counted(root)
    disk.read_of.clear()
    assert session.workspace.of(CYCLE, "payments").objectives
    assert session.workspace.of(CYCLE, "payments").objectives
    assert not session.workspace.of(CYCLE, "northwind").objectives
    assert disk.names == ["payments.json"]


def test_home_computes_only_the_rows_that_are_looked_at(root: Path) -> None:
    many_teams(root, FEW)
    session, disk = counted(root)
    desk = Desk(session)
    rows = desk.home.rows()
    assert len(rows) == FEW + 3
    assert not rows.complete
    assert "teams; reading" in desk.home.sentence(rows)
    disk.read_of.clear()
    assert rows[0].team.id == "northwind"
    assert [row.team.id for row in rows[1:2]] == ["growth"]
    assert [name for name in disk.names if not name.startswith("w-")] == ["growth.json"]
    while rows.work_out(0.01):
        pass
    assert rows.complete
    assert desk.home.sentence(rows) == f"{FEW + 3} teams: 2 drafted, {FEW + 1} not started."
    assert tuple(rows) == rows.known


def test_an_edit_of_a_team_that_was_not_read_yet_keeps_its_objectives(root: Path) -> None:
    many_teams(root, 0)
    desk = open_desk(FileStore(root))
    objective(desk, "payments", "Another")
    assert titles(open_desk(FileStore(root)), "payments") == ["Paying feels effortless", "Another"]


def test_an_unreadable_file_is_reported_when_it_is_looked_at(root: Path) -> None:
    many_teams(root, 0)
    (root / f"cycles/{CYCLE}/teams/growth.json").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    session = open_desk(FileStore(root)).session
    assert not session.store.troubles
    assert not session.workspace.of(CYCLE, "growth").objectives
    [trouble] = session.store.troubles
    assert trouble.path == f"cycles/{CYCLE}/teams/growth.json"


def test_a_workshop_is_found_by_its_id_alone(root: Path) -> None:
    [full] = many_teams(root, 0).session.workspace.open_workshops(CYCLE)
    session, disk = counted(root)
    disk.read_of.clear()
    assert session.workspace.workshops[full.workshop.id] == full
    assert disk.names == [f"{full.workshop.id}.json"]
    assert session.workspace.workshops.get("w-none") is None


def test_changes_between_closing_and_opening_are_visible(root: Path) -> None:
    many_teams(root, 0).session.close()
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    git = ["git", "-C", str(root), "-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "one"], check=True)
    desk = open_desk(FileStore(root))
    desk.draft.edit("payments", desk.draft.okrs("payments").objectives[0].id, title="Later")
    assert titles(desk, "payments") == ["Later"]
    subprocess.run([*git, "checkout", "-q", "."], check=True)
    assert titles(open_desk(FileStore(root)), "payments") == ["Paying feels effortless"]
    assert desk.session.refresh()
    assert titles(desk, "payments") == ["Paying feels effortless"]


def test_added_and_moved_teams_appear_where_nothing_was_read_yet(root: Path) -> None:
    many_teams(root, 0)
    desk = open_desk(FileStore(root))
    assert [row.team.id for row in desk.home.rows()] == ["northwind", "growth", "payments"]
    other = open_desk(FileStore(root))
    other.setup.add_team("Delivery", parent="northwind")
    okrs = other.draft.okrs("growth")
    place = okrs.standing.but(placed=True, name="Growing", parent=None, leader="Jo")
    other.session.change("move", other.session.workspace.with_okrs(okrs.but(standing=place)))
    assert desk.session.refresh()
    found = [(row.level, row.team.name) for row in desk.home.rows()]
    assert found == [(1, "Growing"), (1, "Northwind"), (2, "Delivery"), (2, "Payments")]
    assert found == [(row.level, row.team.name) for row in open_desk(FileStore(root)).home.rows()]


WRITER = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tuiokr.store.folder_store import FileStore
from tuiokr.usecases.desk import Desk
from tuiokr.session.session import Session
desk = Desk(Session(FileStore(Path(sys.argv[1]))))
desk.session.look_at(sys.argv[3])
for line in sys.stdin:
    [one, *_] = desk.draft.okrs("payments").objectives
    desk.draft.edit("payments", one.id, title=line.strip())
    print("saved", flush=True)
"""


@pytest.mark.parametrize("window", ["one who follows", "another one"])
def test_changes_of_another_process_are_followed(root: Path, window: str) -> None:
    """Two leaders, or a leader and the presenter's window: each sees what the other process saves."""
    many_teams(root, 0)
    desk = open_desk(FileStore(root), beside=True)
    heard: list[str] = []
    assert titles(desk, "payments") == ["Paying feels effortless"]
    desk.session.watch(lambda: heard.extend(titles(desk, "payments")))
    home = str(Path(__file__).parents[2])
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(root), home, CYCLE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdin is not None
        assert writer.stdout is not None
        wakes: list[str] = []

        def wake() -> None:
            wakes.append("woken")
            desk.session.take_in()

        follower = Follower(desk.session, wake)
        follower.start()
        for title in ("Paying is nothing", window):
            writer.stdin.write(title + "\n")
            writer.stdin.flush()
            assert writer.stdout.readline() == "saved\n"
            assert until(lambda title=title: titles(desk, "payments") == [title])  # type: ignore[misc]
        writer.stdin.close()
        follower.stop()
    assert heard == ["Paying is nothing", window]
    assert len(wakes) == 2, "the screen was woken for nothing"
    assert desk.session.close()


def test_a_screen_that_cannot_take_changes_in_is_not_woken_at_every_look(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many_teams(root, 0)
    desk = open_desk(FileStore(root))
    assert titles(desk, "payments")
    objective(open_desk(FileStore(root)), "payments", "Another")
    looks: list[str] = []
    wakes: list[int] = []
    look = desk.session.look

    def counted() -> bool:
        looks.append("look")
        return look()

    def wake() -> None:
        wakes.append(len(looks))
        follower.later()

    monkeypatch.setattr(desk.session, "look", counted)
    follower = Follower(desk.session, wake)
    follower.start()
    assert until(lambda: len(wakes) >= 3)
    follower.stop()
    assert {later - sooner for sooner, later in pairwise(wakes[:3])} == {LATER}
    assert desk.session.take_in()
    assert titles(desk, "payments") == ["Paying feels effortless", "Another"]
