"""A monkey at the keyboard: random input of every kind, faster than the screen. Nothing may end the program.

    python -m tests.journeys.monkey --inputs 100000 [--seed 1]     plays that many inputs; shortens the runs that fail
    python -m tests.journeys.monkey --replay FILE                  plays the runs again that an earlier call wrote

It presses the keys of the table of commands and a few more, types, pastes, clicks, turns the wheel and resizes the
window, from every screen and every step of a workshop, while a second window changes the same workspace.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Awaitable, Callable, Sequence
from contextlib import chdir, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from textual import events
from textual.geometry import Size
from textual.keys import _character_to_key

from tests.journeys.driver import a_clock, desk_on, sample_on
from tests.limits import PATIENCE
from tuiokr.app import Tuiokr
from tuiokr.keys import COMMANDS
from tuiokr.model.step_kind import StepKind
from tuiokr.screens.dependencies import Dependencies
from tuiokr.screens.draft import Draft
from tuiokr.screens.map import MapScreen
from tuiokr.screens.parking_lot import ParkingLot
from tuiokr.screens.presenter import Presenter
from tuiokr.screens.publish import Publish
from tuiokr.screens.team_form import TeamForm
from tuiokr.screens.team_tests import TeamTests
from tuiokr.screens.tie_off import TieOffScreen
from tuiokr.screens.vote import VoteScreen
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.usecases.agenda_files import shipped
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.setup import WrongInput

Happening = tuple[Any, ...]
"""("key", name), ("paste", words), ("down" | "up" | "move" | "wheel-up" | "wheel-down", x, y), ("size", columns, rows),
("turns", number of turns of the event loop), ("seconds", how long), ("other", what the second window does)."""

SIZES: Final = ((80, 24), (100, 30), (160, 45), (60, 16), (30, 8), (12, 4))
TEAM: Final = "payments"
MOVING: Final = (
    *("enter", "tab", "shift+tab", "escape", "space", "backspace", "delete", "up", "down", "left", "right", "home"),
    *(
        "end",
        "pageup",
        "pagedown",
        "shift+up",
        "shift+down",
        "ctrl+z",
        "ctrl+a",
        "ctrl+u",
        "ctrl+k",
        "ctrl+e",
        "ctrl+c",
    ),
)
OFTEN: Final = ("enter", "down", "up", "escape", "tab", "f4", "ctrl+p", "f1", "n", "b", "k", "o", "v", "w", "t")
LEAVES: Final = {key for one in COMMANDS if one.id == "leave" for key in one.keys.split(",")}
KEYS: Final = sorted(
    {key for one in COMMANDS for key in one.keys.split(",")} | set(MOVING) | set("abcdefghij0123456789GU?:[+-")
)
PRESSED: Final = tuple(key for key in KEYS if key not in LEAVES)
WORDS: Final = (
    *("hello [b]", "ana 4, li 3", "x" * 300, "a\nb\n\nc", "from 1 to 2", "[/", "Ana, Li: Sam\n  Growth"),
    "é→\x1b[31m",
)
INPUTS: Final = ("key", "paste", "down", "up", "move", "wheel-up", "wheel-down", "size")
"""The happenings that count as an input."""
PER_RUN: Final = 700


@dataclass(frozen=True)
class Play:
    """One run: its first screen, the size of the window and what happens."""

    start: str
    size: tuple[int, int]
    happenings: tuple[Happening, ...]

    @property
    def inputs(self) -> int:
        return sum(one[0] in INPUTS for one in self.happenings)


STEPS: Final = {
    step.kind: (name, step.id) for name in ("tie-off", "executive", "team") for step in reversed(shipped(name).steps)
}
"""The first step of each kind, with its agenda. Only workshops of older versions have steps of other kinds."""


def _workshop(kind: StepKind) -> Callable[[Tuiokr], Awaitable[object]]:
    def open_it(app: Tuiokr) -> Awaitable[object]:
        desk = app.desk
        name, step = STEPS[kind]
        workshop_id = desk.workshop.start("northwind" if name != "team" else TEAM, name)
        desk.workshop.go(workshop_id, step)
        return app.push_screen(WorkshopScreen(desk, workshop_id))

    return open_it


def _vote(app: Tuiokr) -> Awaitable[object]:
    desk = app.desk
    workshop_id = desk.vote.workshop_for(TEAM)
    return app.push_screen(VoteScreen(desk, workshop_id, desk.vote.open(workshop_id, _objective(desk))))


def _objective(desk: Desk) -> str:
    return desk.draft.okrs(TEAM).objectives[0].id


async def _nowhere(app: Tuiokr) -> None:
    """The first screen."""


EMPTY: Final = "nothing yet"
STARTS: Final[dict[str, Callable[[Tuiokr], Awaitable[object]]]] = {
    "home": _nowhere,
    EMPTY: _nowhere,
    "draft": lambda app: app.push_screen(Draft(app.desk, TEAM)),
    "team tests": lambda app: app.push_screen(TeamTests(app.desk, TEAM, _objective(app.desk))),
    "vote": _vote,
    "tie-off": lambda app: app.push_screen(TieOffScreen(app.desk, "northwind")),
    "dependencies": lambda app: app.push_screen(Dependencies(app.desk, TEAM, (TEAM, "northwind"))),
    "map": lambda app: app.push_screen(MapScreen(app.desk, TEAM)),
    "parking lot": lambda app: app.push_screen(ParkingLot(app.desk, TEAM)),
    "publish": lambda app: app.push_screen(Publish(app.desk, TEAM)),
    "room view": lambda app: app.push_screen(Presenter(app.desk, app.desk.vote.workshop_for(TEAM))),
    "team form": lambda app: app.push_screen(TeamForm(app.desk, TEAM)),
    **{f"step {kind}": _workshop(kind) for kind in STEPS},
}


def _other_window(desk: Desk, what: int) -> None:
    """Change the same workspace at the same time, as somebody else."""
    session = desk.session
    session.look()
    session.take_in()
    okrs = desk.draft.okrs(TEAM)
    held = [workshop_id for workshop_id in session.workspace.workshops.values() if workshop_id is not None]
    deeds: list[Callable[[], object]] = [
        lambda: desk.draft.edit(TEAM, okrs.objectives[-1].id, title=f"Said elsewhere {what}"),
        lambda: desk.draft.delete(TEAM, okrs.objectives[-1].id),
        lambda: desk.draft.add_objective(TEAM),
        lambda: desk.setup.add_team(f"Team {what}", parent="northwind"),
        lambda: desk.setup.remove_team(f"team-{what - 4}"),
        lambda: desk.workshop.next(held[-1].workshop.id),
        lambda: desk.workshop.back(held[-1].workshop.id),
        lambda: desk.parking.park(held[-1].workshop.id, f"Asked elsewhere {what}"),
        lambda: desk.workshop.end(held[-1].workshop.id),
        lambda: session.undo(),
    ]
    with suppress(IndexError, KeyError, ValueError, WrongInput):  # its subject may have been deleted
        deeds[what % len(deeds)]()


def made_up(rng: random.Random, number: int = PER_RUN) -> Play:
    """Make a random run."""
    size = rng.choice(SIZES)
    columns, rows = size
    weights = [4 if key in OFTEN else 1 for key in PRESSED]
    made: list[Happening] = []
    while len(made) < number:
        dice = rng.random()
        if dice < 0.75:
            made += [("key", key) for key in rng.choices(PRESSED, weights, k=rng.choice((1, 1, 1, 2, 3, 6)))]
        elif dice < 0.86:
            at = rng.randrange(columns), rng.randrange(rows)
            made += [("down", *at), ("turns", rng.choice((0, 0, 1, 3))), ("up", *at)] * rng.choice((1, 1, 2))
        elif dice < 0.9:
            made.append((rng.choice(("wheel-up", "wheel-down", "move")), rng.randrange(columns), rng.randrange(rows)))
        elif dice < 0.93:
            made.append(("paste", rng.choice(WORDS)))
        elif dice < 0.96:
            columns, rows = rng.choice(SIZES)
            made.append(("size", columns, rows))
        else:
            made.append(("other", rng.randrange(100)))
        made.append(rng.choice((*[("turns", turns) for turns in (0, 0, 1, 1, 3, 8, 30)], ("seconds", 0.02))))
    return Play(rng.choice(list(STARTS)), size, tuple(made))


def _event(happening: Happening) -> events.Event:
    kind, *about = happening
    if kind == "key":
        (key,) = about
        char = " " if key == "space" else key if len(key) == 1 else None
        return events.Key(_character_to_key(key) if len(key) == 1 and not key.isalnum() else key, char)
    if kind == "paste":
        return events.Paste(about[0])
    if kind == "size":
        return events.Resize(Size(*about), Size(*about))
    made: dict[str, type[events.MouseEvent]] = {
        "down": events.MouseDown,
        "up": events.MouseUp,
        "move": events.MouseMove,
        "wheel-up": events.MouseScrollUp,
        "wheel-down": events.MouseScrollDown,
    }
    x, y = about
    return made[kind](None, x, y, 0, 0, int(kind in ("down", "up")), False, False, False, x, y, None)


async def _happen(app: Tuiokr, other: Desk, happening: Happening) -> None:
    kind, *about = happening
    if kind == "turns":
        for _ in range(about[0]):
            await asyncio.sleep(0)
    elif kind == "seconds":
        await asyncio.sleep(about[0])
    elif kind == "other":
        _other_window(other, about[0])
    else:
        driver = cast(Any, app._driver)
        event = _event(happening)
        if isinstance(event, events.Resize):
            driver._size = event.size
        event.set_sender(app)
        driver.send_message(event)


async def play(one: Play, template: Path) -> BaseException | None:
    """Play a run on a copy of the sample. Return what ended the program; None when Ctrl+Q ended it."""
    folder = Path(tempfile.mkdtemp(prefix="monkey-"))
    work = folder / "work"
    if one.start != EMPTY:
        shutil.copytree(template, work)
    work.mkdir(exist_ok=True)
    desk, other = desk_on(work, a_clock()), desk_on(work, a_clock())
    app = Tuiokr(desk)
    try:
        with chdir(folder):  # a key may write a page to a file
            async with app.run_test(size=one.size, notifications=True, tooltips=True) as pilot:
                await pilot.pause()
                await STARTS[one.start](app)
                for happening in one.happenings:
                    if not app._running or app._exit or app.failure:
                        break
                    await _happen(app, other, happening)
                await _quit(app)
    except Exception as error:  # Textual raises the failure again
        return app.failure or error
    finally:
        other.session.close()
        app.desk.session.close()
        shutil.rmtree(folder, ignore_errors=True)
    return app.failure


async def _quit(app: Tuiokr) -> None:
    """Press Ctrl+Q after the earlier inputs are handled. It ends the program whatever the program is doing."""
    await _happen(app, app.desk, ("key", "ctrl+q"))
    give_up, left = time.monotonic() + PATIENCE, -1
    while app._running and not app._exit and not app.failure:
        await asyncio.sleep(0.005)
        if left != len(app._turns._waiting):
            give_up, left = time.monotonic() + PATIENCE, len(app._turns._waiting)
        if time.monotonic() > give_up:
            raise TimeoutError("ctrl+q does not end the program")


def signature(failure: BaseException) -> str:
    """What failed and where: equal for equal defects."""
    at: BaseException | None = failure
    said: list[str] = []
    while at is not None and len(said) < 3:
        frames = traceback.extract_tb(at.__traceback__)[-4:]
        said.append(
            f"{type(at).__name__}: " + " < ".join(f"{Path(one.filename).name} {one.name}" for one in frames[::-1])
        )
        at = getattr(at, "error", None) or at.__cause__ or at.__context__
    return " || ".join(said)


async def shrunk(one: Play, template: Path, wanted: str, tries: int = 120) -> Play:
    """Return a shorter run that still fails in the same way (delta debugging)."""
    parts = 2
    while parts <= len(one.happenings) and tries:
        length = -(-len(one.happenings) // parts)
        for at in range(0, len(one.happenings), length):
            tries -= 1
            shorter = Play(one.start, one.size, one.happenings[:at] + one.happenings[at + length :])
            failure = await play(shorter, template)
            if failure is not None and signature(failure).split(" < ")[0] == wanted.split(" < ")[0]:
                one, parts = shorter, max(2, parts - 1)
                break
            if not tries:
                break
        else:
            if length == 1:
                break
            parts = min(len(one.happenings), parts * 2)
    return one


@dataclass
class Found:
    """The number of inputs played, and the first run for each kind of failure."""

    inputs: int = 0
    runs: int = 0
    failures: dict[str, tuple[int, Play]] | None = None


async def played(seed: int, inputs: int, template: Path, say: Callable[[str], None] = lambda _: None) -> Found:
    """Play random runs until this many inputs are played."""
    found = Found(failures={})
    assert found.failures is not None
    while found.inputs < inputs:
        number = seed + found.runs
        one = made_up(random.Random(number))
        failure = await play(one, template)
        found.runs, found.inputs = found.runs + 1, found.inputs + one.inputs
        if failure is not None:
            said = signature(failure)
            say(f"seed {number}, from {one.start} at {one.size}: {said}")
            found.failures.setdefault(said, (number, one))
        if found.runs % 50 == 0:
            say(f"{found.inputs} inputs, {found.runs} runs, {len(found.failures)} kinds of failure")
    return found


async def _main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.journeys.monkey", description="Random input of every kind.")
    parser.add_argument("--inputs", type=int, default=100_000, help="how many keys, clicks, pastes and sizes")
    parser.add_argument("--seed", type=int, default=1, help="the first run's seed; the next run has the next number")
    parser.add_argument("--out", type=Path, help="a file for the lists that fail, cut down")
    parser.add_argument("--replay", type=Path, help="play the lists of such a file instead")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="monkey-sample-") as folder:
        template = Path(folder) / "sample"
        sample_on(template).session.close()
        if asked.replay:
            return await _replay(asked.replay, template)
        begun = time.monotonic()
        found = await played(asked.seed, asked.inputs, template, lambda line: print(line, flush=True))
        took = time.monotonic() - begun
        failures = found.failures or {}
        print(f"{found.inputs} inputs in {found.runs} runs from seed {asked.seed}: {len(failures)} kinds, {took:.0f} s")
        lists = {}
        for said, (number, one) in failures.items():
            short = await shrunk(one, template, said)
            lists[said] = [number, short.start, short.size, short.happenings]
            print(f"\nseed {number}, cut down from {len(one.happenings)} to {len(short.happenings)}: {said}")
            print(f"  from {short.start} at {short.size}: {list(short.happenings)}")
        if asked.out:
            asked.out.write_text(json.dumps(lists))
    return 1 if failures else 0


async def _replay(file: Path, template: Path) -> int:
    failed = 0
    for said, (_, start, size, happenings) in json.loads(file.read_text()).items():
        failure = await play(Play(start, tuple(size), tuple(tuple(one) for one in happenings)), template)
        failed += failure is not None
        print("fails" if failure else "passes", said)
    return 1 if failed else 0


if __name__ == "__main__":
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    sys.exit(asyncio.run(_main()))
