"""What one saved edit costs: in a big workspace against a small one, and against SQLite asked for the same promise.

python -m bench.store [--short]
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import orjson

from bench.table import Table, at, median
from tuiokr.store.files import FileStore
from tuiokr.store.protocol import SCHEMA, WORKSPACE, Committed, Edit, Key

OBJECTIVES, KEY_RESULTS = 3, 4
"""Of each made-up team; key results per objective."""
NO_DISK = 0.25
"""Milliseconds: where SQLite is faster than this no medium is behind the folder, and syncing costs nobody anything."""
FIRST_BATCH = 200
"""Teams written in one commit while a workspace is made."""


def team_edits(number: int) -> list[Edit]:
    """A made-up team with its OKRs, as new documents."""
    team = f"team-{number:05}"
    file = f"cycles/2027-Q1/teams/{team}"
    edits = [
        Edit(Key(f"teams/{team}", "team", team), {"name": f"Team {number}", "parent": None}, 0),
        Edit(Key(file, "standing", team), {"state": "drafted"}, 0),
    ]
    for o in range(OBJECTIVES):
        title = f"Make waiting for answer {o} of team {number} feel short"
        edits.append(Edit(Key(file, "objectives", f"o{o}-{number}"), {"title": title, "order": o}, 0))
        for k in range(KEY_RESULTS):
            body = {"objective": f"o{o}-{number}", "statement": f"Median wait {k} from 9 to {k} minutes", "start": 9.0}
            edits.append(Edit(Key(file, "key_results", f"k{o}{k}-{number}"), {**body, "order": k}, 0))
    return edits


def make(folder: Path, teams: int) -> FileStore:
    """A workspace of so many teams."""
    store = FileStore(folder)
    marks = {"schema": SCHEMA, "oldest_reader": SCHEMA, "oldest_writer": SCHEMA, "name": "Made up"}
    store.commit([Edit(WORKSPACE, marks, 0)], "make")
    for begin in range(0, teams, FIRST_BATCH):
        batch = [edit for number in range(begin, min(teams, begin + FIRST_BATCH)) for edit in team_edits(number)]
        if not isinstance(store.commit(batch, "make"), Committed):
            raise RuntimeError("a new workspace clashed with itself")
    return store


def editor(store: FileStore, teams: int) -> Callable[[int], None]:
    """A function that commits one edit of one statement in a team in the middle."""
    number = teams // 2
    key = Key(f"cycles/2027-Q1/teams/team-{number:05}", "key_results", f"k00-{number}")
    standing = dict(store.load(key.file)[key.table][key.id])

    def edit(turn: int) -> None:
        body = {**standing, "statement": f"Median wait from 9 to {turn} minutes"}
        outcome = store.commit([Edit(key, body, standing["rev"], base=standing)], "edit")
        if not isinstance(outcome, Committed):
            raise RuntimeError(f"an edit nobody was in the way of clashed: {outcome}")
        standing.update(outcome.docs[key] or {})

    return edit


def sqlite_editor(file: Path) -> Callable[[int], None]:
    """The same edit in SQLite, in WAL mode with synchronous=FULL: durable when it returns."""
    base = sqlite3.connect(file, isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    base.execute(
        "CREATE TABLE docs (file TEXT, tab TEXT, id TEXT, body TEXT, rev INTEGER, PRIMARY KEY (file, tab, id))"
    )
    rows: list[tuple[Any, ...]] = [
        (edit.key.file, edit.key.table, edit.key.id, orjson.dumps(edit.body).decode(), 1)
        for number in range(10)
        for edit in team_edits(number)
    ]
    base.executemany("INSERT INTO docs VALUES (?, ?, ?, ?, ?)", rows)

    def edit(turn: int) -> None:
        body = orjson.dumps({"objective": "o0-5", "statement": f"Median wait from 9 to {turn} minutes", "start": 9.0})
        base.execute("BEGIN IMMEDIATE")
        base.execute(
            "UPDATE docs SET body=?, rev=rev+1 WHERE file=? AND tab=? AND id=?",
            (body.decode(), "cycles/2027-Q1/teams/team-00005", "key_results", "k00-5"),
        )
        base.execute("COMMIT")

    return edit


@contextlib.contextmanager
def counting_syncs() -> Iterator[list[int]]:
    """Counts what is asked of the disk while it is open: a list with one number."""
    counted = [0]
    real = os.fsync

    def fsync(handle: int) -> None:
        counted[0] += 1
        real(handle)

    with mock.patch("os.fsync", fsync):
        yield counted


def timed(call: Callable[[int], None], turn: int) -> float:
    """Seconds of one call."""
    began = time.perf_counter()
    call(turn)
    return time.perf_counter() - began


def measure(many: int, edits: int, where: Path, table: Table) -> None:
    """Make both workspaces, edit them in turns, and put the rows into the table."""
    few = 10
    calls = {
        "few": editor(make(where / "few", few), few),
        "many": editor(make(where / "many", many), many),
        "sqlite": sqlite_editor(where / "floor.sqlite"),
    }
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for turn in range(edits + 5):
        for name, call in calls.items():
            seconds = timed(call, turn)
            if turn >= 5:  # the first ones fill caches
                taken[name].append(seconds * 1000)
    with counting_syncs() as counted:
        calls["many"](-1)
    middle = {name: median(values) for name, values in taken.items()}
    table.add("one edit, SQLite WAL synchronous=FULL", f"{middle['sqlite']:.2f} ms (the floor)")
    table.add(
        f"one edit, {few} teams, against SQLite",
        f"{middle['few']:.2f} ms, p95 {at(taken['few'], 0.95):.2f}",
        middle["few"] / middle["sqlite"],
        4 if middle["sqlite"] > NO_DISK else None,
    )
    table.add(
        f"one edit, {many:,} teams, against {few}",
        f"{middle['many']:.2f} ms, p95 {at(taken['many'], 0.95):.2f}",
        middle["many"] / middle["few"],
        1.2,
    )
    table.add("fsyncs of one edit", "files and folders", counted[0], 2, "")
    opened = [timed(lambda _: _open(where / "many"), 0) for _ in range(3)]
    table.add(
        f"open and read {many:,} teams", f"{median(opened) * 1000:.0f} ms ({median(opened) / many * 1e6:.0f} µs a team)"
    )


def _open(folder: Path) -> None:
    store = FileStore(folder)
    for _ in store.scan():
        pass
    store.close()


def main() -> int:
    """Run it; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.store", description=__doc__.splitlines()[0] if __doc__ else ""
    )
    parser.add_argument("--short", action="store_true", help="2,000 teams and 40 edits instead of 10,000 and 200")
    parser.add_argument(
        "--folder", type=Path, help="where to write (default: a temporary folder); speed is the disk's there"
    )
    wanted = parser.parse_args()
    many, edits = (2_000, 40) if wanted.short else (10_000, 200)
    table = Table("python -m bench.store" + (" --short" if wanted.short else ""))
    with tempfile.TemporaryDirectory(dir=wanted.folder) as folder:
        measure(many, edits, Path(folder), table)
    return table.finish()


if __name__ == "__main__":
    sys.exit(main())
