"""Settling the items of a queue: what the room says about each, and with what."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tuiokr.alignment.tie_off_queue import QUEUES, QueueItem, queue_of
from tuiokr.model.tie_off import SettledFinding, Settling
from tuiokr.model.words import short
from tuiokr.screens.asker import Asker
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.question import AskLine
from tuiokr.usecases.desk import Desk

OFFERS: dict[Settling, tuple[str, str]] = {
    "settled": ("It is settled", "With what? For example: the upper level does it alone"),
    "parked": ("Park it: not now", "What is the question? Who takes it?"),
    "same work": ("The same work: one team leads", "Which team leads, and who helps?"),
    "shared goal": ("One shared goal, with one owner", "Who owns it for all?"),
    "same recipe": ("The same recipe: each team has its own part", ""),
    "copied": ("Copied from above", "What is this team's own part?"),
}
"""Each way to settle an item, and what is asked then; "" asks nothing."""
OPEN_AGAIN = "open"


class TieOffQueue:
    """Asks how an item of a queue is settled, and records it."""

    def __init__(self, desk: Desk, upper: str, workshop_id: str, asker: Asker, settled: Callable[[], object]) -> None:
        """`settled` is called after an item was settled. What is parked goes to the parking lot of `workshop_id`."""
        self._desk = desk
        self._upper = upper
        self._workshop = workshop_id
        self._asker = asker
        self._settled = settled

    def settle(self, item: QueueItem) -> None:
        """Settle an item. An upper objective needs no answer; a finding gets one."""
        seen = self._desk.queue.said(self._upper, item)
        if item.finding is None:
            if item.settled is None:
                self._keep(item, "settled", "", seen)
            else:
                self._settled()
            return
        queue = queue_of(item.finding)
        ways = QUEUES[queue].ways if queue else ("settled", "parked")
        options = [Option(way, OFFERS[way][0]) for way in ways]
        if item.settled:
            options.append(Option(OPEN_AGAIN, "Open it again"))
        said = item.settled or item.before
        last = f"last cycle: {item.before.says}" if item.before else ""
        help_line = f"Until now: {item.settled.says}" if item.settled else last or item.finding.question
        pick = Pick(item.words, options, lit=said.how if said and said.how in ways else "", help=help_line)
        self._asker.ask(pick, lambda chosen: self._ask_with_what(item, chosen, seen) if chosen else None)

    def _ask_with_what(self, item: QueueItem, chosen: str, seen: SettledFinding | None) -> None:
        if chosen == OPEN_AGAIN:
            self._desk.queue.reopen(self._upper, item)
            return
        how: Settling = next(one for one in OFFERS if one == chosen)
        said = item.settled or item.before
        note = " ".join(said.note.split()) if said and said.how == how else ""
        if not OFFERS[how][1]:
            self._keep(item, how, note, seen)
            return
        line = AskLine(OFFERS[how][1], value=note, lines=(short(item.words, 200),))
        self._asker.ask(line, lambda words: None if words is None else self._keep(item, how, words, seen))

    def _keep(self, item: QueueItem, how: Settling, note: str, seen: SettledFinding | None) -> None:
        """Record the answer. If another window has said something since `seen` was on the screen, ask first."""
        now = self._desk.queue.said(self._upper, item)
        if now is not None and now != seen:
            again = partial(self._keep, item, how, note, now)
            own = SettledFinding(finding=item.id, how=how, note=note).says
            title = "Another window has already settled this"
            self._asker.ask_to_replace(title, now.says, own, again, words=note)
            return
        self._desk.queue.settle(self._upper, item, how, note)
        if how == "parked" and self._workshop:
            self._desk.parking.park(self._workshop, note or item.words)
        self._settled()
