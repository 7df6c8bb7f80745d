"""A person at the screen: starts the app on a folder, reads what is visible, presses keys and waits for words."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from rich.segment import Segment
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tests.limits import PATIENCE
from tuiokr.app import Tuiokr
from tuiokr.keys import key_label
from tuiokr.model.cycle import named
from tuiokr.session.clock import SetClock
from tuiokr.session.session import Session
from tuiokr.store.folder.disk import Disk
from tuiokr.store.folder_store import FileStore
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.sample import fill
from tuiokr.usecases.setup import read_outline
from tuiokr.usecases.tour import Tour
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.rows import Rows

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CYCLE = "2027-Q1"
"""The coming cycle on `MONDAY`."""

_W = TypeVar("_W", bound=Widget)
_S = TypeVar("_S", bound=Screen[Any])


def a_clock() -> SetClock:
    return SetClock(MONDAY)


def desk_on(folder: Path, clock: SetClock | None = None, *, beside: bool = False, disk: Disk | None = None) -> Desk:
    """Return the desk of a folder. With `beside`, a thread of its own saves."""
    return Desk(Session(FileStore(folder, disk), clock or a_clock(), beside=beside))


def sample_on(folder: Path, clock: SetClock | None = None, *, beside: bool = False, disk: Disk | None = None) -> Desk:
    """Return the desk of a folder with the sample organisation."""
    desk = desk_on(folder, clock, beside=beside, disk=disk)
    fill(desk.session)
    return desk


def two_levels(folder: Path, clock: SetClock | None = None, *, beside: bool = False, disk: Disk | None = None) -> Desk:
    """Return the desk of a small organisation: Northwind with one objective, and Payments below it with none."""
    desk = desk_on(folder, clock, beside=beside, disk=disk)
    desk.setup.begin("Northwind", named(CYCLE), read_outline("Northwind: Noor\n  Payments: Ana, Li, Sam"))
    objective = desk.draft.add_objective("northwind")
    desk.draft.edit("northwind", objective, title="Become the shop people come back to", why="They do not.")
    key = desk.draft.add_key_result("northwind", objective)
    desk.draft.edit("northwind", key, statement="Buyers who order again from 31 % to 40 %", start=31.0, target=40.0)
    return desk


def fresh(folder: Path) -> Session:
    """Open the folder again and return the session, as somebody else would see it now."""
    return Session(FileStore(folder), a_clock())


def files_in(folder: Path) -> set[str]:
    """Every file below a folder, by its path inside it."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} if folder.exists() else set()


def segments(app: Tuiokr) -> list[list[Segment]]:
    """All painted segments, line by line."""
    return [list(strip) for strip in app.screen._compositor.render_strips()]


def screen_text(app: Tuiokr) -> str:
    """The visible characters, line by line."""
    return "\n".join("".join(one.text for one in line).rstrip() for line in segments(app))


class Person:
    """A person who looks at the app and presses its keys."""

    def __init__(self, app: Tuiokr, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def desk(self) -> Desk:
        return self.app.desk

    @property
    def sees(self) -> str:
        return screen_text(self.app)

    def sees_in(self, widget: Widget) -> str:
        """The visible words of one widget: white space is folded, the bar of a highlighted row is removed."""
        area = widget.region
        lines = []
        for line in segments(self.app)[area.y : area.bottom]:
            lines.append(Strip(line).crop(area.x, area.right).text)
        return " ".join("\n".join(lines).replace("▌", " ").replace("█", " ").split())

    @property
    def reads(self) -> str:
        """The visible characters with all white space folded: a line break within a sentence does not matter."""
        return " ".join(self.sees.split())

    async def press(self, *keys: str) -> None:
        """Press keys by their names, separated by blanks. Wait for the effect of each before the next."""
        for number, key in enumerate(part for one in keys for part in one.split()):
            if number:
                await self._rest()
            self._send(key)
        await self.settle()

    async def write(self, words: str) -> None:
        """Press one key per character, faster than anybody types."""
        for char in words:
            self._send("space" if char == " " else char)
        await self.settle()

    def _send(self, key: str) -> None:
        name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
        char = " " if name == "space" else key if len(key) == 1 else None
        event = events.Key(name, char)
        event.set_sender(self.app)
        driver = self.app._driver
        assert driver is not None
        driver.send_message(event)

    async def settle(self) -> None:
        """Wait until every widget has handled its messages and what they caused, and all of it is painted."""
        await self._rest()
        if self.app._running:
            self.app.screen._on_timer_update()
            await self._rest()

    async def _rest(self) -> None:
        give_up = time.monotonic() + PATIENCE
        rested = False
        while not rested:
            calm = 0
            while calm < 12:
                await asyncio.sleep(0)
                assert time.monotonic() < give_up, f"the app never comes to rest\n{self.sees}"
                calm = 0 if self._busy() else calm + 1
            await self.pilot._wait_for_screen()
            for _ in range(4):  # waiting may itself have caused something
                await asyncio.sleep(0)
                rested = not self._busy()
                if not rested:
                    break

    def _busy(self) -> bool:
        """Whether a widget of the visible screen has messages that it has not handled."""
        pumps = [self.app, *self.app.screen_stack, *self.app.screen.walk_children()]
        return self.app.changes.under_way or any(one.message_queue_size for one in pumps)

    async def paste(self, words: str) -> None:
        """Paste from the clipboard, as a terminal delivers it."""
        self.app.post_message(events.Paste(words))
        await self.settle()

    async def choose_giver(self, letters: str) -> None:
        """Type letters of the team from which something is needed, in the form of a dependency."""
        self.app.screen.query_one("#giver-typed").focus()
        await self.settle()
        await self.write(letters)

    async def fill(self, words: str) -> None:
        """Replace the words in the focused field."""
        await self.press("end", "shift+home", "backspace")
        if words:
            await self.paste(words)

    async def until(self, condition: Callable[[], bool], what: str = "") -> None:
        """Wait until a condition is true. Fail with what is on screen instead."""
        give_up = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > give_up:
                raise AssertionError(f"never came: {what}\n{self.sees}")
            await self.pilot.pause(0.01)

    async def wait_for(self, *words: str) -> None:
        """Wait until all these words are on screen; a line break within them does not matter."""
        await self.until(lambda: all(one in self.sees or one in self.reads for one in words), " | ".join(words))

    async def wait_in(self, selector: str, *words: str) -> None:
        """Wait until one part of the screen shows all these words, however it wraps them."""

        def shown() -> bool:
            return any(all(one in self.sees_in(part) for one in words) for part in self.app.screen.query(selector))

        await self.until(shown, f"{' | '.join(words)} in {selector}")

    async def wait_gone(self, words: str) -> None:
        await self.until(lambda: words not in self.sees, f"{words} to go")

    async def on(self, screen: type[_S]) -> _S:
        """Wait until a screen is on top, and return it."""
        await self.until(lambda: isinstance(self.app.screen, screen), screen.__name__)
        await self.settle()
        found = self.app.screen
        assert isinstance(found, screen)
        return found

    def one(self, widget: type[_W], selector: str = "") -> _W:
        """Return a widget of the visible screen."""
        return self.app.screen.query_one(selector or widget.__name__, widget)

    async def light(self, row: str, rows: str = "") -> None:
        """Highlight a row of a visible list, as a click on it does."""
        lists = [self.one(Rows, rows)] if rows else list(self.app.screen.query(Rows))
        listed = next((one for one in lists if row in one.ids), lists[0])
        if len(lists) > 1 and listed.can_focus:
            listed.focus()
            await self.settle()
        listed.light(row)
        await self.settle()
        assert listed.lit == row, f"{row} is not among {listed.ids}"

    @property
    def foot(self) -> tuple[str, ...]:
        """The titles of the keys in the footer."""
        return tuple(command.title for piece, command in self.one(Foot)._pieces()[:-1] if piece)

    @property
    def foot_keys(self) -> tuple[str, ...]:
        return tuple(key_label(command) for _, command in self.one(Foot)._pieces()[:-1])


@asynccontextmanager
async def on_stage(
    desk: Desk, size: tuple[int, int] = (110, 34), *, present: bool = False, tour: Tour | None = None
) -> AsyncIterator[Person]:
    """Run the app without a terminal, with toasts and tooltips as a person has them; `present` shows the room view."""
    app = Tuiokr(desk, present=present)
    app.tour = tour
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        yield Person(app, pilot)
        await _calm(app)


async def _calm(app: Tuiokr) -> None:
    """Wait until the workers are done, before the app ends."""
    if app._running:
        await asyncio.wait_for(app.workers.wait_for_complete(), PATIENCE)
