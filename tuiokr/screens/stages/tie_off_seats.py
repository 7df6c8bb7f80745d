"""The last step of a tie-off: the two-way fist of five, then the names."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from tuiokr.model.step_kind import StepKind
from tuiokr.screens.asker import Asker
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import bindings
from tuiokr.screens.stages import tie_off_pane
from tuiokr.screens.stages.stage import Stage
from tuiokr.screens.stages.tie_off_signatures import TieOffSignatures, write_record
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.tie_off_seats import Seat
from tuiokr.widgets import text, tie_off_seats
from tuiokr.widgets.rows import Row, Rows


class SeatStage(Stage):
    """The stage on which both sides show their hands and sign."""

    place = "seats"
    kinds: ClassVar = (StepKind.SIGNATURES,)
    BINDINGS: ClassVar[list[BindingType]] = bindings("seats")
    DEFAULT_CSS = """
    SeatStage { padding: 0 1; }
    SeatStage #standing { height: auto; padding: 0 1; }
    SeatStage #seats { height: 1fr; }
    """

    def __init__(self, desk: Desk, team: str, workshop_id: str = "") -> None:
        super().__init__(desk, team, workshop_id)
        self._asker = Asker(self)
        self._signatures = TieOffSignatures(desk, team, self._asker)

    def compose(self) -> ComposeResult:
        yield Static("", markup=False, id="standing")
        yield Rows(id="seats", chooses=True)

    def on_mount(self) -> None:
        self.update()
        self.query_one(Rows).focus()

    @property
    def seat(self) -> Seat | None:
        """The highlighted team."""
        lit = self.query_one(Rows).lit
        return next((one for one in self.desk.seat.seats(self.team) if one.team == lit), None)

    def update(self) -> None:
        seats = self.desk.seat.seats(self.team)
        rows = []
        for one in seats:
            changed = self.desk.seat.since_signed(self.team, one.team) if one.stale else ()
            rows.append(Row(one.team, partial(tie_off_seats.seat, one, changed), shows=(one, changed)))
        self.query_one(Rows).show(rows)
        width = max(20, self.size.width - 4)
        lines = tie_off_pane.standing(self.desk, self.team, seats, width)
        self.query_one("#standing", Static).update(text.stack(lines))

    @on(Rows.Chosen)
    def _chosen(self, message: Rows.Chosen) -> None:
        message.stop()
        self.action_sign()

    def action_hand(self, fingers: int) -> None:
        """Give the hand of the highlighted team. After the last one, those with a low hand say what has to change."""
        found = self.seat
        if found is None:
            return
        self.desk.seat.raise_hand(self.team, found.team, fingers)
        self.update()
        if any(one.hand is None for one in self.desk.seat.seats(self.team)):
            self.query_one(Rows).action_step(1)
        else:
            self._ask_why()

    def _ask_why(self) -> None:
        found = self.desk.seat.unexplained(self.team)
        if found is None or found.hand is None:
            return
        fingers = found.hand.fingers

        def keep(words: str | None) -> None:
            if words:
                self.desk.seat.raise_hand(self.team, found.team, fingers, words)
                self.update()
                self._ask_why()

        line = AskLine(f"{text.cut(found.name, 40)} shows {fingers} of five: what has to change?")
        self._asker.ask(line, keep)

    def action_again(self) -> None:
        if self.desk.seat.lower_hands(self.team):
            self.say("All hands are down. Press u to undo")
        else:
            self.say("No hand is up yet")

    def action_sign(self) -> None:
        """Sign for the highlighted team; with a stale signature, the same person signs again."""
        found = self.seat
        if found and not self.desk.read_only:
            self._signatures.sign_for(found.team)

    def action_record(self) -> None:
        write_record(self.desk, self.team, self._asker)

    def action_renew(self) -> None:
        """Renew the stale signature of the highlighted team under the same name."""
        found = self.seat
        if found is None or found.signature is None or not found.stale:
            self.say("Nothing to renew: highlight a team whose signature needs it")
            return
        self.desk.tie_off.sign(self.team, found.team, found.signature.name)
        self.say(f"{text.cut(found.signature.name, 40)} has signed again. Press u to undo")
