"""What a workspace costs on disk: one saved edit, opening, reading everything.

A big one against a small one in the same run, and both against SQLite asked for the same promise.

    python -m bench.store [--short]
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

import orjson

from bench.table import Table, at, median
from bench.terminal import Terminal, load
from tuiokr.model.cycle import coming
from tuiokr.session.session import Session
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import SCHEMA, WORKSPACE, Committed, Edit, Key
from tuiokr.usecases.desk import Desk

OBJECTIVES, KEY_RESULTS = 3, 4
"""Objectives of each made-up team, and key results of each objective."""
NO_DISK = 0.25
"""Milliseconds: if SQLite is faster, the folder is not on a real medium and a sync costs nothing."""
FIRST_BATCH = 200
"""Teams per commit when a workspace is created."""
FEW, WIDE = 10, 8
"""Teams of the small workspace, and teams below one team."""
COLUMNS, ROWS = 120, 36
LOOKS = 100
STATS = 100
"""The `lstat` calls that one look for changes is compared with."""
CYCLE = coming(date.today())
QUARTER = f"cycles/{CYCLE.id}"


def team_edits(number: int) -> list[Edit]:
    """Return a made-up team with its OKRs, as new documents."""
    team, above = f"team-{number:05}", f"team-{(number - 1) // WIDE:05}" if number else None
    file = f"{QUARTER}/teams/{team}"
    edits = [
        Edit(Key(f"teams/{team}", "team", team), {"name": f"Team {number}", "parent": above, "people": ["Ana"]}, 0),
        Edit(Key(file, "standing", team), {"state": "drafted"}, 0),
    ]
    for o in range(OBJECTIVES):
        title = f"Make waiting for answer {o} of team {number} feel short"
        edits.append(Edit(Key(file, "objectives", f"o{o}-{number}"), {"title": title, "order": o}, 0))
        for k in range(KEY_RESULTS):
            body = {"objective": f"o{o}-{number}", "statement": f"Median wait {k} from 9 to {k} minutes", "start": 9.0}
            edits.append(Edit(Key(file, "key_results", f"k{o}{k}-{number}"), {**body, "order": k}, 0))
    return edits


@mock.patch("os.fsync", lambda handle: None)  # a made-up workspace need not survive a power cut
def make(folder: Path, teams: int) -> FileStore:
    """Create a workspace with so many teams."""
    store = FileStore(folder)
    marks = {"schema": SCHEMA, "oldest_reader": SCHEMA, "oldest_writer": SCHEMA, "name": "Made up"}
    cycle = CYCLE.document()
    store.commit([Edit(WORKSPACE, marks, 0), Edit(Key(f"{QUARTER}/cycle", "cycle", CYCLE.id), cycle, 0)], "make")
    for begin in range(0, teams, FIRST_BATCH):
        batch = [edit for number in range(begin, min(teams, begin + FIRST_BATCH)) for edit in team_edits(number)]
        if not isinstance(store.commit(batch, "make"), Committed):
            raise RuntimeError("a new workspace clashed with itself")
    Desk(Session(store)).workshop.start(team_of(teams), "team")
    return store


def team_of(teams: int) -> str:
    """The id of a team in the middle."""
    return f"team-{teams // 2:05}"


def editor(store: FileStore, teams: int) -> Callable[[int], None]:
    """Return a function that commits one edit of one statement in a team in the middle."""
    key = Key(f"{QUARTER}/teams/{team_of(teams)}", "key_results", f"k00-{teams // 2}")
    standing = dict(store.load(key.file)[key.table][key.id])

    def edit(turn: int) -> None:
        body = {**standing, "statement": f"Median wait from 9 to {turn} minutes"}
        outcome = store.commit([Edit(key, body, standing["rev"], base=standing)], "edit")
        if not isinstance(outcome, Committed):
            raise RuntimeError(f"an edit nobody was in the way of clashed: {outcome}")
        standing.update(outcome.docs[key] or {})

    return edit


def session_editor(folder: Path, teams: int) -> Callable[[int], None]:
    """Return the same edit as in the app: by a session that has the team on screen."""
    drafting = Desk(Session(FileStore(folder))).draft

    def edit(turn: int) -> None:
        drafting.edit(team_of(teams), f"k01-{teams // 2}", statement=f"Median wait from 10 to {turn} minutes")

    return edit


def in_sqlite(file: Path, teams: int) -> sqlite3.Connection:
    """Create so many teams in SQLite, one row per document, in WAL mode with synchronous=FULL."""
    base = sqlite3.connect(file, isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    base.execute(
        "CREATE TABLE docs (file TEXT, tab TEXT, id TEXT, body TEXT, rev INTEGER, PRIMARY KEY (file, tab, id))"
    )
    rows: Iterator[tuple[Any, ...]] = (
        (edit.key.file, edit.key.table, edit.key.id, orjson.dumps(edit.body).decode(), 1)
        for number in range(teams)
        for edit in team_edits(number)
    )
    base.execute("BEGIN")
    base.executemany("INSERT INTO docs VALUES (?, ?, ?, ?, ?)", rows)
    base.execute("COMMIT")
    return base


def read_sqlite(base: sqlite3.Connection) -> dict[str, dict[str, dict[str, Any]]]:
    """Read everything in the form of the store: file → table → document id → document with its rev."""
    files: dict[str, dict[str, dict[str, Any]]] = {}
    for file, table, name, body, rev in base.execute("SELECT file, tab, id, body, rev FROM docs"):
        doc = orjson.loads(body)
        doc["rev"] = rev
        files.setdefault(file, {}).setdefault(table, {})[name] = doc
    return files


def sqlite_editor(base: sqlite3.Connection) -> Callable[[int], None]:
    """Return the same edit in SQLite, which is durable when it returns."""

    def edit(turn: int) -> None:
        body = orjson.dumps({"objective": "o0-5", "statement": f"Median wait from 9 to {turn} minutes", "start": 9.0})
        base.execute("BEGIN IMMEDIATE")
        base.execute(
            "UPDATE docs SET body=?, rev=rev+1 WHERE file=? AND tab=? AND id=?",
            (body.decode(), f"{QUARTER}/teams/team-00005", "key_results", "k00-5"),
        )
        base.execute("COMMIT")

    return edit


@contextlib.contextmanager
def counting() -> Iterator[Counter[str]]:
    """Count the calls to the disk inside the context: "fsyncs", and written "bytes"."""
    counted: Counter[str] = Counter()
    sync, write = os.fsync, os.write

    def fsync(handle: int) -> None:
        counted["fsyncs"] += 1
        sync(handle)

    def writing(handle: int, data: bytes) -> int:
        counted["bytes"] += len(data)
        return write(handle, data)

    with mock.patch("os.fsync", fsync), mock.patch("os.write", writing):
        yield counted


def timed(call: Callable[[int], object], turn: int) -> float:
    """The seconds of one call."""
    began = time.perf_counter()
    call(turn)
    return time.perf_counter() - began


def resume(folder: Path, teams: int) -> None:
    """Read what is needed to resume a workshop: the workspace, its cycle, the workshop, its team with its OKRs."""
    store = FileStore(folder)
    files = ["workspace", f"{QUARTER}/cycle", f"teams/{team_of(teams)}", f"{QUARTER}/teams/{team_of(teams)}"]
    [workshop] = store.scan(f"{QUARTER}/sessions")
    if not all(store.load(file) for file in files) or not workshop[1]["workshop"]:
        raise RuntimeError("something to resume is missing")


def show_home(folder: Path) -> None:
    """Read what the first screen of Home needs: the tree, and the visible rows."""
    Desk(Session(FileStore(folder))).home.rows()[:ROWS]


def edits(many: int, times: int, where: Path, table: Table) -> None:
    """Edit both workspaces, and SQLite, in turns."""
    calls = {
        "few": editor(FileStore(where / "few"), FEW),
        "many": editor(FileStore(where / "many"), many),
        "few, session": session_editor(where / "few", FEW),
        "many, session": session_editor(where / "many", many),
        "sqlite": sqlite_editor(in_sqlite(where / "floor.sqlite", FEW)),
    }
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for turn in range(times + 5):
        for name, call in calls.items():
            seconds = timed(call, turn)
            if turn >= 5:  # the first turns fill caches
                taken[name].append(seconds * 1000)
    with counting() as counted:
        calls["many"](-1)
    middle = {name: median(values) for name, values in taken.items()}
    table.add("one edit, SQLite WAL synchronous=FULL", f"{middle['sqlite']:.2f} ms (the floor)")
    table.add(
        f"one edit, {FEW} teams, against SQLite",
        f"{middle['few']:.2f} ms, p95 {at(taken['few'], 0.95):.2f}",
        middle["few"] / middle["sqlite"],
        4 if middle["sqlite"] > NO_DISK else None,
    )
    for name, how in (("", ""), (", session", " through the session")):
        big, small = f"many{name}", f"few{name}"
        table.add(
            f"one edit{how}, {many:,} teams, against {FEW}",
            f"{middle[big]:.2f} ms, p95 {at(taken[big], 0.95):.2f}",
            middle[big] / middle[small],
            1.2,
        )
    table.add("fsyncs of one edit", "files and folders", counted["fsyncs"], 2, "", step=1)
    table.add("bytes written for one edit", "file and history", counted["bytes"], None, "", step=10)


def opening(many: int, times: int, where: Path, table: Table) -> None:
    """Open both workspaces in turns, up to each point that a person waits for."""
    calls: dict[str, Callable[[Path, int], object]] = {
        "resume a workshop at the store": resume,
        "open a session, as the app does": lambda folder, _: Session(FileStore(folder)),
        "open a session and show Home's rows": lambda folder, _: show_home(folder),
    }
    for what, call in calls.items():
        taken: dict[str, list[float]] = {"few": [], "many": []}
        for _ in range(times):
            for name, teams in (("few", FEW), ("many", many)):
                began = time.perf_counter()
                call(where / name, teams)
                taken[name].append((time.perf_counter() - began) * 1000)
        big, small = median(taken["many"]), median(taken["few"])
        target = None if "Home" in what else 2
        table.add(f"{what}, {many:,} teams, against {FEW}", f"{big:.2f} against {small:.2f} ms", big / small, target)


def starting(many: int, times: int, where: Path, table: Table) -> None:
    """Start the program on both workspaces in turns, up to the first paint of Home with its rows."""
    taken: dict[str, list[float]] = {"few": [], "many": []}
    used: dict[str, list[float]] = {"few": [], "many": []}
    for _ in range(times):
        for name in taken:
            command = (sys.executable, "-m", "tuiokr", "--workspace", str(where / name))
            with Terminal(command, COLUMNS, ROWS) as terminal:
                taken[name].append((terminal.wait_for("Team 0") - terminal.began) * 1000)
                used[name].append(load(terminal.pid).cpu * 1000)
    for what, seen, target in (("start to Home's first paint", taken, 2), ("processor time of that", used, None)):
        big, small = median(seen["many"]), median(seen["few"])
        table.add(f"{what}, {many:,} teams, against {FEW}", f"{big:.0f} against {small:.0f} ms", big / small, target)


def scanning(many: int, times: int, where: Path, table: Table) -> None:
    """Read the OKRs of all teams, and then every file, from the folder and from SQLite in turns.

    There is no garbage collection during the measurement, and the result is released after it. SQLite reads a whole
    table in its own order, which is its fastest way: a range of files, or a sort order, would take longer.
    """
    okrs = in_sqlite(where / "okrs.sqlite", many)
    okrs.execute("DELETE FROM docs WHERE file NOT LIKE 'cycles/%'")
    okrs.execute("VACUUM")
    base = in_sqlite(where / "all.sqlite", many)
    store = FileStore(where / "many")
    calls: dict[str, Callable[[], object]] = {
        "okrs": lambda: dict(store.scan(f"{QUARTER}/teams")),
        "okrs, sqlite": lambda: read_sqlite(okrs),
        "all": lambda: dict(store.scan()),
        "all, sqlite": lambda: read_sqlite(base),
    }
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(times):
        for name, call in calls.items():
            gc.collect()
            gc.disable()
            began = time.perf_counter()
            held = call()
            taken[name].append((time.perf_counter() - began) * 1000)
            del held
            gc.enable()
    middle = {name: median(values) for name, values in taken.items()}
    for name, what, target in (
        ("okrs", f"scan the OKRs of {many:,} teams, against SQLite", 0.7),
        ("all", "the same with the organisation: twice the files", None),
    ):
        files, rows = middle[name], middle[f"{name}, sqlite"]
        table.add(what, f"{files:.0f} against {rows:.0f} ms", files / rows, target, gross=4)


def looking(many: int, where: Path, table: Table) -> None:
    """Measure one look for changes of others when there are none."""
    session = Session(FileStore(where / "many"))
    Desk(session).home.rows()[:ROWS]
    time.sleep(2.1)  # files that were just written are checked more closely
    for _ in range(3):
        session.look()
    looks = floor = 0.0
    for _ in range(LOOKS):  # in turns, so that a busy machine slows both
        began = time.process_time()
        session.look()
        middle = time.process_time()
        for _ in range(STATS):
            os.lstat(where)
        looks += middle - began
        floor += time.process_time() - middle
    what = f"one look for others' changes, {many:,} teams, against {STATS} lstat calls"
    table.add(what, f"{looks / LOOKS * 1000:.2f} ms of processor time", looks / floor, 10)


def main() -> int:
    """Run the bench. Returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.store", description=__doc__.splitlines()[0] if __doc__ else ""
    )
    parser.add_argument("--short", action="store_true", help="2,000 teams and 40 edits instead of 10,000 and 200")
    parser.add_argument(
        "--folder", type=Path, help="where to write (default: a temporary folder); speed is the disk's there"
    )
    wanted = parser.parse_args()
    many, times, starts = (2_000, 40, 3) if wanted.short else (10_000, 200, 9)
    table = Table("python -m bench.store" + (" --short" if wanted.short else ""))
    with tempfile.TemporaryDirectory(dir=wanted.folder) as folder:
        where = Path(folder)
        make(where / "few", FEW)
        make(where / "many", many)
        edits(many, times, where, table)
        opening(many, starts * 3, where, table)
        starting(many, starts, where, table)
        scanning(many, starts, where, table)
        looking(many, where, table)
    return table.finish()


if __name__ == "__main__":
    sys.exit(main())
