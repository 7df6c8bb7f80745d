"""The parking lot: parking a question from anywhere with one key, and the open questions of a team as a screen."""

from __future__ import annotations

from typing import Any

from textual.app import App, ComposeResult

from tuiokr.model.parked import Parked
from tuiokr.screens.park_line import ParkLine, ask_what
from tuiokr.screens.screen import DeskScreen, Dialog
from tuiokr.screens.stages.parking import ParkingStage
from tuiokr.usecases import presence
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head


def park(app: App[Any], desk: Desk) -> None:
    """Ask for questions and park them in the workshop on screen, else in one of its team, else in the last open one.

    The question opens above a dialog too, and the words in that dialog stay.
    """
    if isinstance(app.screen, ParkLine):
        app.notify("You are writing a question for the parking lot. Press ⏎ to keep it", markup=False)
        return
    screen = next((one for one in reversed(app.screen_stack) if not isinstance(one, Dialog)), app.screen)
    workshop_id = _workshop_of(screen, desk)
    if not workshop_id:
        app.notify("There is no team yet. Add a team before you park a question", markup=False)
        return

    def light(new: Parked) -> None:
        for stage in screen.query(ParkingStage):
            if stage.usable:
                stage.light(new)

    about = screen.highlighted_okr if isinstance(screen, DeskScreen) else ""
    ask_what(app, desk, workshop_id, about=about, then=light)


def _workshop_of(screen: object, desk: Desk) -> str:
    """Return the workshop in which a question is parked, "" if there is none."""
    if workshop_id := str(getattr(screen, "workshop_id", "")):
        return workshop_id
    team = getattr(screen, "_team", "") or getattr(screen, "team", "") or getattr(screen, "_upper", "")
    if team in desk.tree.by_id:
        return desk.vote.workshop_for(team)
    picked = desk.workshop.last_open()
    return picked.workshop.id if picked else ""


class ParkingLot(DeskScreen):
    """The open questions of a team, of all its workshops in this cycle and earlier ones."""

    places = ("parking",)

    def __init__(self, desk: Desk, team: str) -> None:
        super().__init__(desk)
        self.team = team
        self.about = presence.team(desk.session, team)

    def compose(self) -> ComposeResult:
        yield Head()
        yield ParkingStage(self.desk, self.team)
        yield Foot()

    def title_words(self) -> text.Part:
        count = self.desk.parking.counts().get(self.team)
        what = count.words if count else "no parked questions"
        return text.line(text.words(self.desk.tree.by_id[self.team].name, "bold"), f"  {what}")

    def update_body(self) -> None:
        self.query_one(ParkingStage).update()


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
