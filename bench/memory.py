"""What a long day costs: memory after many rounds through the screens and many edits, against the first round.

    python -m bench.memory [--short]

The app runs in a process of its own, on the sample organisation. Needs Linux (memory comes from /proc).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from textual.pilot import Pilot

from bench.table import Table
from bench.terminal import load
from tuiokr.app import Tuiokr, open_desk
from tuiokr.screens.draft import Draft
from tuiokr.screens.home import Home
from tuiokr.screens.stages.draft import DraftStage
from tuiokr.usecases.sample import fill

SIZE: Final = (120, 36)
TEAM: Final = "payments"
ROUND: Final = ("enter v", "enter q", "p", "t", "w 1 n n b", "f1", "e", "c", "ctrl+p", "H")
"""Keys from Home into a screen or dialog; Escape returns from each."""
MOST: Final = 1.3
"""The largest factor between the memory at the end and the memory after the first round."""
WORD: Final = "weekly orders by phone "
EDITS_OF_ONE: Final = 40
"""Edits of a statement before it is deleted and the next one is written."""


def resident() -> float:
    """The resident memory of this process in MB."""
    return load(os.getpid()).resident / 1e6


async def home(pilot: Pilot[Any]) -> None:
    """Return to Home from any screen."""
    for _ in range(12):
        if isinstance(pilot.app.screen, Home):
            return
        await pilot.press("escape")
    raise RuntimeError(f"escape does not lead home from {pilot.app.screen}")


async def a_round(pilot: Pilot[Any]) -> None:
    """Open every screen once."""
    for keys in ROUND:
        for key in keys.split():
            await pilot.press(key)
            await pilot.app.workers.wait_for_complete()
        await home(pilot)


async def edits(pilot: Pilot[Any], count: int) -> None:
    """Write, delete and undo; each edit is saved as if the person had paused."""
    await pilot.press("enter")
    for at in range(count):
        if at % EDITS_OF_ONE == 0:
            if at:
                await pilot.press("escape", "x", "u", "x")
            await pilot.press("k")
        letter = WORD[at % len(WORD)]
        await pilot.press("space" if letter == " " else letter)
        screen = pilot.app.screen
        if not isinstance(screen, Draft):
            raise RuntimeError(f"not drafting, but on {screen}")
        screen.query_one(DraftStage).flush()
    await home(pilot)


async def live(rounds: int, changes: int) -> dict[str, float]:
    """Return the memory in MB after the first round, after all rounds, and after all edits."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        desk = open_desk(Path(folder))
        fill(desk.session)
        app = Tuiokr(desk)
        async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
            await pilot.pause()
            while pilot.app.screen_stack[0].query_one("#teams").lit != TEAM:  # type: ignore[attr-defined]
                await pilot.press("down")
            await a_round(pilot)
            taken = {"first": resident()}
            for _ in range(rounds):
                await a_round(pilot)
            taken["rounds"] = resident()
            await edits(pilot, changes)
            taken["edits"] = resident()
        desk.session.unwatch()
        desk.session.close()
        return taken


def main() -> int:
    """Run the bench. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.memory", description=__doc__)
    parser.add_argument("--short", action="store_true", help="5 rounds and 80 edits instead of 500 and 4,500")
    parser.add_argument("--live", nargs=2, type=int, metavar=("ROUNDS", "EDITS"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.live:
        print(json.dumps(asyncio.run(live(*given.live))))
        return 0
    rounds, changes = (5, 80) if given.short else (500, 4_500)
    command = [sys.executable, "-m", "bench.memory", "--live", str(rounds), str(changes)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    taken = json.loads(done.stdout.splitlines()[-1])
    first = taken["first"]
    table = Table("python -m bench.memory" + (" --short" if given.short else ""))
    for what, name in ((f"{rounds} rounds through the screens", "rounds"), (f"and then {changes:,} edits", "edits")):
        table.add(
            f"memory after {what}",
            f"{taken[name]:.1f} MB against {first:.1f} after the first round",
            taken[name] / first,
            MOST,
            gross=1.0,
            step=0.1,
        )
    return table.finish()


if __name__ == "__main__":
    sys.exit(main())
