"""Confidence: everybody gives a number on each key result, hidden until all are revealed at once."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from tuiokr.model.confidence import HIGHEST, spread
from tuiokr.model.step_kind import StepKind
from tuiokr.model.workspace import FullWorkshop
from tuiokr.screens.asker import Asker
from tuiokr.screens.countdown import Countdown, moves
from tuiokr.screens.name_line import NameLine
from tuiokr.screens.screen import bindings
from tuiokr.screens.stages.confidence_page import ConfidencePage
from tuiokr.screens.stages.confidence_words import ConfidenceWords
from tuiokr.screens.stages.key_result_list import KeyResultStage
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text
from tuiokr.widgets.room_strip import RoomNotes
from tuiokr.widgets.rows import Rows

HELP = (
    "On this key result: ana 7, li 3, max absent, rest 8. On all of them, in this order: ana 7 4 9. "
    "Or paste the chat of the call as it is"
)


class ConfidenceStage(KeyResultStage):
    """A ring of names for the highlighted key result; after the reveal a dot plot of each key result.

    With fewer than two people in the room, by hand, and after the reveal, a digit sets the confidence itself.
    """

    place = "confidence"
    kinds: ClassVar = (StepKind.CONFIDENCE,)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("confidence"),
        Binding("right", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
    ]
    DEFAULT_CSS = """
    ConfidenceStage { padding: 1 2 0 2; layout: vertical; }
    ConfidenceStage #ask { height: auto; }
    ConfidenceStage Rows { min-height: 3; }
    """

    def __init__(self, desk: Desk, team: str, workshop_id: str) -> None:
        super().__init__(desk, team, workshop_id)
        self._asker = asker = Asker(self)
        self._words = ConfidenceWords(desk, workshop_id, asker)
        self._page = ConfidencePage(desk, team, workshop_id)
        self._by_hand = False
        self._person = ""
        """The person who was chosen in the ring."""
        self._asked: FullWorkshop | None = None
        """The workshop when a reveal without all numbers was asked for: a second press reveals anyway."""
        self._unread: tuple[str, ...] = ()
        """The parts of the last line or chat that could not be read; they reveal no number."""
        self._line = NameLine(
            asker,
            "Many numbers at once",
            HELP,
            lambda line: desk.confidence.unclear_names(workshop_id, self.lit, line),
            lambda line, meant: self._take(desk.confidence.take_line(workshop_id, self.lit, line, meant)),
        )

    def on_rows_lit(self) -> None:
        self._show_ask()

    # ---- what is highlighted

    @property
    def _keys(self) -> list[str]:
        """The key results in their order."""
        known = self.desk.draft.okrs(self.team)
        return [row for row in self.query_one(Rows).ids if known.key_result(row)]

    @property
    def everybody(self) -> bool:
        """Whether digits are the numbers of people: not alone, and not by hand."""
        here = self.desk.workshop.full(self.workshop_id).workshop.here
        return len(here) > 1 and not self._by_hand

    @property
    def _shown(self) -> bool:
        """Whether the numbers on the highlighted key result are revealed."""
        return bool(self.lit and self.desk.confidence.of(self.workshop_id, self.lit).shown)

    @property
    def _next(self) -> str:
        """The person whose number is asked for: the chosen one, else the next in the ring; "" if all are in."""
        waiting = self.desk.confidence.waiting(self.workshop_id, self.lit) if self.lit else ()
        return self._person if self._person in waiting else waiting[0] if waiting else ""

    @property
    def room_notes(self) -> RoomNotes | None:
        """Who has given a number on every key result, and on how many the others have; never which numbers."""
        keys = len(self._keys)
        if not self.everybody or not keys:
            return None
        given = self.desk.confidence.given(self.workshop_id)
        some = {person: f" {count}/{keys}" for person, count in given.items() if 0 < count < keys}
        done = frozenset(person for person, count in given.items() if count == keys)
        return RoomNotes(done, "gave all numbers", some, "" if self._shown else self._next)

    # ---- what is shown

    def update(self) -> None:
        self.query_one(Rows).show(self._page.rows(everybody=self.everybody))
        self._show_ask()

    def _show_ask(self) -> None:
        """Show what to do next."""
        if not self.is_mounted or self.gone:
            return
        width = max(20, self.content_size.width or 60)
        lines: list[Content] = []
        if self.lit and self._shown:
            lines = self._page.after_reveal(width)
        elif self.lit and self.everybody:
            asked = self._asked is self.desk.workshop.full(self.workshop_id)
            lines = self._page.ring(self.lit, self._next, width, asked=asked)
        elif self.lit:
            lines = self._page.by_hand(width, chosen=self._by_hand)
        lines += self._page.unread(self._unread, width)
        self.query_one("#ask", Static).update(text.stack(lines))

    # ---- commands

    def _set(self, number: int) -> None:
        """Record a number: of the next person, or of the key result itself."""
        self._unread = ()
        key = self.lit
        if not key:
            return
        if not self.everybody or self._shown:
            self.desk.draft.edit(self.team, key, confidence=number)
            if not self._shown:
                self.query_one(Rows).action_step(1)
        elif person := self._next:
            self._person = ""
            self.desk.confidence.cast(self.workshop_id, key, person, number)
            self._go_on()

    def _go_on(self) -> None:
        """When the ring of a key result is complete, highlight the next one that waits for numbers."""
        keys, desk = self._keys, self.desk.confidence
        if self.lit not in keys or desk.waiting(self.workshop_id, self.lit):
            return
        at = keys.index(self.lit)
        for key in (*keys[at + 1 :], *keys[:at]):
            if desk.waiting(self.workshop_id, key) and not desk.of(self.workshop_id, key).shown:
                self.query_one(Rows).light(key)
                return

    def action_digit(self, digit: int) -> None:
        self._set(digit)

    def action_ten(self) -> None:
        self._set(HIGHEST)

    def action_take_back(self) -> None:
        self._unread = ()
        if not self.lit:
            return
        if not self.everybody or self._shown:
            self.desk.draft.edit(self.team, self.lit, confidence=None)
            return
        keys, desk = self._keys, self.desk.confidence
        for key in reversed(keys[: keys.index(self.lit) + 1]):
            if not desk.of(self.workshop_id, key).shown and (whose := desk.take_back(self.workshop_id, key)):
                self.query_one(Rows).light(key)
                self._person = whose
                self.update()
                return

    def action_turn(self, step: int) -> None:
        """Choose another name in the ring, for a person who answers out of turn."""
        waiting = self.desk.confidence.waiting(self.workshop_id, self.lit) if self.lit else ()
        if waiting and self.everybody and not self._shown:
            self._person = waiting[(waiting.index(self._next) + step) % len(waiting)]
            self._show_ask()

    def action_absent(self) -> None:
        self._unread = ()
        if self.lit and self.everybody and not self._shown and self._next:
            self.desk.confidence.absent(self.workshop_id, self._next)
            self._go_on()

    def action_line(self) -> None:
        if self.lit:
            self._line.ask()

    def pasted(self, words: str) -> bool:
        if self.lit:
            self._line.take(words)
        return bool(self.lit)

    def _take(self, unread: tuple[str, ...]) -> None:
        self._unread, self._by_hand = unread, False
        if self.usable:
            self.update()
            self._go_on()

    def action_by_hand(self) -> None:
        self._by_hand = not self._by_hand
        self.update()

    def action_names(self) -> None:
        desk = self.desk.confidence
        try:
            desk.name_numbers(self.workshop_id, desk.anonymous(self.workshop_id))
        except ValueError as error:
            self.say(str(error), "warning")

    def action_reveal(self) -> None:
        desk, full = self.desk.confidence, self.desk.workshop.full(self.workshop_id)
        self._unread = ()
        if not desk.open(self.workshop_id):
            self.say("There is no hidden number")
        elif desk.unready(self.workshop_id) and self._asked is not full:
            self._asked = full
            self._show_ask()
        elif moves():
            self._asker.ask(Countdown("numbers"), lambda said: self._reveal() if said else None)
        else:
            self._reveal()

    def _reveal(self) -> None:
        """Reveal all numbers, and highlight the first key result about which somebody should speak."""
        desk = self.desk.confidence
        before = {key for key in self._keys if desk.of(self.workshop_id, key).shown}
        desk.reveal(self.workshop_id)
        for key in self._keys if self.usable else []:
            shown = desk.of(self.workshop_id, key).shown
            said = spread(shown.ballots) if shown and key not in before else None
            if said and said.outliers:
                self.query_one(Rows).light(key)
                return

    def action_again(self) -> None:
        if self._shown:
            self._person = ""
            self.desk.confidence.again(self.workshop_id, self.lit)

    def action_hear(self) -> None:
        if self.lit:
            self._words.hear(self.lit)
