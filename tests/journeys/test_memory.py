"""Memory of what was closed is freed: no widget of a closed screen stays in memory, nor what was painted of it."""

from __future__ import annotations

import asyncio
import gc
import heapq
import weakref
from pathlib import Path

from textual.dom import DOMNode
from textual.widgets._toast import Toast, ToastRack

from tests.journeys.driver import Person, on_stage, sample_on
from tests.journeys.tour import every_dialog, every_screen, every_step


class Seen:
    """All widgets that were ever on screen, as far as they are still in memory."""

    def __init__(self) -> None:
        self._widgets: weakref.WeakKeyDictionary[DOMNode, str] = weakref.WeakKeyDictionary()
        self._painted: weakref.WeakKeyDictionary[object, str] = weakref.WeakKeyDictionary()

    async def look(self, person: Person, what: str) -> None:
        for screen in person.app.screen_stack:
            for widget in screen.walk_children(with_self=True):
                if isinstance(widget, Toast):  # its timer keeps it until the time is over
                    continue
                self._widgets.setdefault(widget, f"{type(widget).__name__} of {what}")
                self._painted.setdefault(getattr(widget, "_styles_cache"), f"the lines of {type(widget).__name__}")  # noqa: B009

    def left(self, person: Person) -> list[str]:
        """Return what is still in memory although its screen is closed."""
        # The event loop keeps a cancelled timer and its widget until the time when it would have fired.
        timers = getattr(asyncio.get_running_loop(), "_scheduled")  # noqa: B009
        timers[:] = [timer for timer in timers if not timer.cancelled()]
        heapq.heapify(timers)
        gc.collect()
        open_now = [one for screen in person.app.screen_stack for one in screen.walk_children(with_self=True)]
        here = {id(one) for one in open_now} | {id(getattr(one, "_styles_cache")) for one in open_now}  # noqa: B009
        return [what for held in (self._widgets, self._painted) for one, what in held.items() if id(one) not in here]


async def test_no_screen_stage_or_dialog_stays_in_memory_after_it_was_closed(tmp_path: Path) -> None:
    seen = Seen()
    async with on_stage(sample_on(tmp_path), (120, 36)) as person:
        await every_screen(person, "payments", seen.look)
        await every_step(person, "payments", seen.look)
        await every_dialog(person, "payments", seen.look)
        person.app.clear_notifications()
        # The last focused and the last hovered widget of Textual may be of the last dialog: open another one.
        for key in ("f1", "O"):
            await person.press(key)
            await person.press("escape")
        left = seen.left(person)
        assert not left, f"{len(left)} are kept: {sorted(set(left))[:20]}"


async def test_messages_that_were_replaced_leave_nothing_on_the_screen(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (120, 36)) as person:
        for number in range(30):
            person.app.notify(f"Message {number}")
            await person.settle()
        await person.wait_in("Toast", "Message 29")
        await person.until(lambda: [len(rack.children) for rack in person.app.screen.query(ToastRack)] == [1])
        person.app.notify("Take care", severity="warning")
        await person.wait_in("Toast", "Take care")
        await person.wait_in("Toast", "Message 29")
