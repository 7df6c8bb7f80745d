"""What surrounds the stage of a workshop: title, agenda, clock, guide of the step, themes, parking lot and room."""

from __future__ import annotations

from textual.screen import Screen

from tuiokr.model.step_kind import StepKind
from tuiokr.model.theme import after_themes
from tuiokr.screens.stages.stage import Stage
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.step_result import results
from tuiokr.widgets import rail, text
from tuiokr.widgets.band import Band, Guide
from tuiokr.widgets.big_clock import BigClock, face
from tuiokr.widgets.chips import ThemeBar
from tuiokr.widgets.parked_list import ParkedList
from tuiokr.widgets.room_strip import RoomStrip
from tuiokr.widgets.rows import Rows

LOW = 28
"""Rows below which the parking lot is hidden and the guide has no margin."""


class WorkshopFrame:
    """Shows a workshop in the widgets around the stage of its screen."""

    def __init__(self, desk: Desk, workshop_id: str, screen: Screen[None]) -> None:
        """`screen` contains the widgets."""
        self._desk = desk
        self._id = workshop_id
        self._screen = screen

    @property
    def lacks(self) -> str:
        """What is missing until the current step is done; "" if nothing is."""
        full = self._desk.workshop.full(self._id)
        return results(self._desk.session, full, self._desk.queue.counts(full.workshop))[full.workshop.current].lacks

    def title(self) -> text.Part:
        """Return the title of the workshop, with its cycle."""
        one = self._desk.workshop.full(self._id).workshop
        return text.line(text.words(one.title, "bold"), text.words(f"  {one.cycle}", "$soft"))

    def show(self) -> None:
        """Show everything again."""
        full = self._desk.workshop.full(self._id)
        one, found = full.workshop, results(self._desk.session, full, self._desk.queue.counts(full.workshop))
        agenda = self._screen.query_one("#agenda", Rows)
        agenda.show(rail.rows(one, found))
        agenda.light(one.current)
        step, result = one.step, found[one.current]
        asked = one.runs[one.current].asked
        guide = Guide(step.purpose, step.prompts, asked, step.ends_when, result.lacks, result.made)
        low = self._screen.size.height < LOW
        self._screen.query_one(Band).show(guide, low=low)
        themes = () if step.kind in (StepKind.UPPER, StepKind.THEMES) else self._desk.theme.of(self._id)
        self._screen.query_one(ThemeBar).show(themes, asking=after_themes(one), low=low)
        self.show_room()
        self.show_lot()

    def show_room(self) -> None:
        """Show the people, with what the stage says about them."""
        stage = next(iter(self._screen.query(Stage)), None)
        notes = stage.room_notes if stage and stage.is_mounted and not stage.left else None
        self._screen.query_one(RoomStrip).show(self._desk.workshop.full(self._id).workshop, notes)

    def show_lot(self) -> None:
        """Show the open questions of the parking lot."""
        team = self._desk.workshop.full(self._id).workshop.team
        parked = self._desk.parking.open_of(team, self._id)
        self._screen.query_one(ParkedList).show([one.parked.words for one in parked])

    def tick(self) -> None:
        """Show the time."""
        one = self._desk.workshop.full(self._id).workshop
        self._screen.query_one(BigClock).face = face(one, self._desk.now())
