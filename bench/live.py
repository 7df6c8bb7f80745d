"""Measure what people at two screens wait for: a change of another window, and a slow disk while they type.

    python -m bench.live [--short]

Needs Linux (processor time comes from /proc).
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from bench.screen import COLUMNS, GAP, LETTERS, ROWS, shown
from bench.store import FEW, make, team_of
from bench.table import Table, at, median
from bench.terminal import Terminal, load
from tuiokr.session.follower import EVERY
from tuiokr.session.session import Session
from tuiokr.store.folder_store import FileStore
from tuiokr.usecases.desk import Desk

SLOW: Final = 50
"""The additional milliseconds of each sync on the slow disk."""
PAUSE: Final = 0.36
"""The seconds of a pause after which the text is saved; the next letters are typed during the save."""
WORD: Final = 4
"""The letters typed after each pause, while the disk is busy with the two syncs of a save."""

ROOM: Final = tuple(f"Person {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTU")
"""The people of a vote."""


def followed(changes: int, rest: float, where: Path, luck: random.Random) -> tuple[list[float], float, float]:
    """Measure a window on Home, idle for so many seconds, then while another process changes a team's name.

    Returns the milliseconds from "saved" there to painted here, then per cent of a processor and bytes per second when
    idle.
    """
    other = Desk(Session(FileStore(where)))
    team = team_of(10)
    with Terminal((sys.executable, "-m", "tuiokr", "--workspace", str(where)), COLUMNS, ROWS) as terminal:
        terminal.wait_for("Team 0")
        terminal.settle()
        terminal.run_for(2.5)
        before, began = load(terminal.pid), time.perf_counter()
        terminal.run_for(rest)
        cpu = (load(terminal.pid).cpu - before.cpu) / rest * 100
        written = terminal.bytes_since(began) / rest
        changed: list[tuple[float, str]] = []
        for turn in range(changes):
            terminal.run_for(EVERY + luck.uniform(0, EVERY))
            name = f"Tide {turn:03}"
            other.setup.edit_team(team, name=name, leader="", names="", parent="team-00000")
            changed.append((time.perf_counter(), name))
            terminal.run_for(2 * EVERY)
        return list(shown(changed, terminal.frames(changed[0][0]))), cpu, written


def presented(hands: int, where: Path, luck: random.Random) -> list[float]:
    """The milliseconds from a hand that another process has saved to its count in the window for the room."""
    other = Desk(Session(FileStore(where)))
    team = team_of(FEW)
    for made in other.workshop.all_open(team):
        other.workshop.end(made.workshop.id)
    workshop = other.workshop.start(team, "team", people=ROOM[: hands + 1])
    other.workshop.go(workshop, "vote")
    vote = other.vote.open(workshop, other.draft.okrs(team).objectives[0].id)
    with Terminal((sys.executable, "-m", "tuiokr", "present", "--workspace", str(where)), COLUMNS, ROWS) as terminal:
        terminal.wait_for(f"0 of {hands + 1} in")
        terminal.settle()
        terminal.run_for(2.5)
        cast: list[tuple[float, str]] = []
        for number, name in enumerate(ROOM[:hands], 1):
            terminal.run_for(EVERY + luck.uniform(0, EVERY))
            other.vote.cast(workshop, vote, name, 4)
            cast.append((time.perf_counter(), f"{number} of {hands + 1} in"))
            terminal.run_for(2 * EVERY)
        return list(shown(cast, terminal.frames(cast[0][0])))


def drafted(slow: int, words: int, luck: random.Random) -> list[float]:
    """The milliseconds from key to paint while the text typed just before is being saved."""
    with Terminal((sys.executable, "-m", "bench.slow_disk", str(slow), "demo"), COLUMNS, ROWS) as terminal:
        terminal.wait_for("Payments")
        terminal.settle()
        for press, expected in (("\x1b[B\x1b[B\r", "ASK THE TEAM"), ("k", "how would you know?")):
            sent = terminal.send(press)
            terminal.settle(3)
            terminal.wait_for(expected, since=sent)
            terminal.settle()
        typed = ""
        keys: list[tuple[float, str]] = []
        for _ in range(words):
            for _ in range(WORD):
                typed = (typed + luck.choice(LETTERS))[-WORD - 2 :]
                keys.append((terminal.send(typed[-1]), typed))
                terminal.run_for(GAP * luck.uniform(0.7, 1.3))
            terminal.run_for(PAUSE)
        return list(shown(keys, terminal.frames(keys[0][0])))


def main() -> int:
    """Run the bench. Returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.live", description="Another window's change, and a slow disk while typing."
    )
    parser.add_argument("--short", action="store_true", help="6 changes and 8 words instead of 25 and 45")
    short = parser.parse_args().short
    changes, hands, words, rounds, rest = (6, 6, 8, 1, 4.0) if short else (25, 20, 15, 3, 10.0)
    luck = random.Random(20270101)
    table = Table("python -m bench.live" + (" --short" if short else ""))
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder) / "few", FEW)
        seen, cpu, written = followed(changes, rest, Path(folder) / "few", luck)
        make(Path(folder) / "room", FEW)
        room = presented(hands, Path(folder) / "room", luck)
    table.add(
        "another window's change: saved there to painted here, p95",
        f"p50 {median(seen):.0f} ms",
        at(seen, 0.95),
        250,
        " ms",
    )
    table.add(
        "a hand: saved there to counted in the room's window, p95",
        f"p50 {median(room):.0f} ms",
        at(room, 0.95),
        250,
        " ms",
    )
    table.add("processor at rest on Home, following", "of one", cpu, 0.5, " %", gross=4)
    table.add("bytes a second at rest on Home, following", "painted", written, 0, "", step=1)
    taken: dict[int, list[float]] = {0: [], SLOW: []}
    for _ in range(rounds):
        for slow, values in taken.items():
            values += drafted(slow, words, luck)
    for name, share in (("p50", 0.5), ("p95", 0.95)):
        late, quick = at(taken[SLOW], share), at(taken[0], share)
        table.add(
            f"key to paint while saving, {SLOW} ms more a sync, {name}",
            f"{late:.1f} against {quick:.1f} ms",
            late / quick,
            # With few keys, another process on the computer affects the slowest key more than the disk does.
            None if short and share > 0.5 else 1.1,
            gross=4,
        )
    return table.finish()


if __name__ == "__main__":
    sys.exit(main())
