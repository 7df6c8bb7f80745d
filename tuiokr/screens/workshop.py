"""The workshop: the agenda as a rail, a big clock, and the step on the stage. Any step can be opened at any time."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import TextArea

from tuiokr.model.agenda import Workshop
from tuiokr.screens.asker import Asker
from tuiokr.screens.draft import Draft
from tuiokr.screens.preparation import PreparationScreen
from tuiokr.screens.presenter import Presenter
from tuiokr.screens.screen import DeskScreen, bindings, changes_of
from tuiokr.screens.stage_registry import stage_of
from tuiokr.screens.stages.go_around import GoAroundStage
from tuiokr.screens.stages.notes import NotesStage
from tuiokr.screens.stages.stage import Stage
from tuiokr.screens.workshop_end import WorkshopEnd
from tuiokr.screens.workshop_frame import LOW, WorkshopFrame
from tuiokr.screens.workshop_people import WorkshopPeople
from tuiokr.screens.workshop_steps import WorkshopSteps
from tuiokr.usecases import presence
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text
from tuiokr.widgets.band import Band
from tuiokr.widgets.big_clock import BigClock
from tuiokr.widgets.chips import ThemeBar
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head
from tuiokr.widgets.parked_list import ParkedList
from tuiokr.widgets.room_strip import RoomStrip
from tuiokr.widgets.rows import Rows

NARROW = 94
"""Width in cells below which the rail becomes one line."""


class WorkshopScreen(DeskScreen):
    """One running workshop."""

    CSS_PATH = "workshop.tcss"
    places = ("workshop",)
    has_clock = True
    BINDINGS: ClassVar[list[BindingType]] = bindings("workshop")

    def __init__(self, desk: Desk, workshop_id: str) -> None:
        super().__init__(desk)
        self.workshop_id = workshop_id
        self.about = presence.workshop(desk.session, workshop_id)
        asker = Asker(self)
        self._steps = WorkshopSteps(desk, workshop_id, asker, self.flush)
        self._people = WorkshopPeople(desk, workshop_id, asker)
        self._end = WorkshopEnd(desk, workshop_id, asker, self.flush, self.leave)
        self._on_stage = ""
        self._frame = WorkshopFrame(desk, workshop_id, self)
        self.stage: Stage | None = None
        """The stage of the current step; None while one stage replaces another."""

    def compose(self) -> ComposeResult:
        yield Head()
        yield BigClock()
        with Horizontal():
            with Vertical(id="rail"):
                yield Rows(id="agenda", chooses=True)
                yield ParkedList(id="lot")
            with Vertical(id="floor"):
                yield Band()
                yield ThemeBar()
                yield Container(id="stage")
        yield RoomStrip()
        yield Foot()

    def on_mount(self) -> None:
        self.query_one("#agenda", Rows).can_focus = False
        if not self.gone and (said := self.desk.workshop_clock.open(self.workshop_id)):
            self.say(said, "warning")
        super().on_mount()
        self.set_interval(1.0, self._tick)

    @property
    def workshop(self) -> Workshop:
        return self.desk.workshop.full(self.workshop_id).workshop

    def on_resize(self) -> None:
        self.set_class(self.size.width < NARROW, "-narrow")
        self.set_class(self.size.height < LOW, "-low")
        if self.is_mounted and not self.gone:
            self._frame.show()
            self.call_after_refresh(self._frame.show_lot)
        self._tick()

    def title_words(self) -> text.Part:
        return self._frame.title()

    def aside(self) -> text.Part | None:
        now, left = self.desk.now(), self.stage.remaining if self.stage else ""
        return text.line("  ", (f"{left}  " if left else "", "bold $warning"), (f"{now.astimezone():%H:%M}", "bold"))

    def footer_places(self) -> tuple[str, ...]:
        stage = self.stage
        if stage is None or not stage.place:
            return ("workshop",)
        inner = stage.places()
        return inner if inner == ("edit",) else (*inner, "workshop")

    def refresh_foot(self) -> None:
        """Show two keys of the clock, then those of the stage, and help; while writing only the keys for that."""
        from tuiokr import keys

        inner = self.footer_places()
        if inner[0] == "edit":
            self.query_one(Foot).commands = keys.footer(*inner)
            return
        clock_keys = [one for one in keys.of("workshop") if one.id in ("toggle_clock", "next_step")]
        rest = [one for place in inner for one in keys.of(place) if one.footer and one not in clock_keys]
        help_key = keys.footer()[-1]
        self.query_one(Foot).commands = (*clock_keys, *rest[: keys.FOOTER_LIMIT - 3], help_key)

    def update_body(self) -> None:
        one = self.workshop
        self._frame.show()
        if self._on_stage != one.current:
            self._on_stage = one.current
            self._set_stage()
        elif self.stage:
            self.stage.update()
        self._tick()

    def _set_stage(self) -> None:
        """Show the stage of the current step, after saving what was typed on the old one."""
        changes_of(self.app).make(self._exchange)

    async def _exchange(self) -> None:
        if self.left:
            return
        if self.app.screen is not self:  # the answer of a dialog needs the stage that asked; tried again on resume
            self._on_stage = ""
            return
        holder, going = self.query_one("#stage", Container), self.stage
        self.flush()
        self.stage = None
        if going:
            going.leave_behind()
        await holder.remove_children()
        if self.gone:
            return
        coming = stage_of(self.desk, self.workshop)
        await holder.mount(coming)
        self.stage = coming
        self.refresh_foot()
        self.update_head()
        self._frame.show_room()

    def _tick(self) -> None:
        if not self.in_sight or self.gone:
            return
        self._frame.tick()
        if self.stage:
            self.stage.tick()
        if self.query_one(Head).right.plain.split()[-1:] != [f"{self.desk.now().astimezone():%H:%M}"]:
            self.update_head()

    @property
    def busy(self) -> bool:
        return self.stage is not None and self.stage.busy

    @property
    def unkept(self) -> str:
        return self.stage.unkept if self.stage else ""

    def flush(self) -> None:
        if self.stage:
            self.stage.flush()

    def pasted(self, words: str) -> None:
        if not (self.stage and self.stage.usable and not self.desk.read_only and self.stage.pasted(words)):
            super().pasted(words)

    def salvage(self) -> None:
        if self.stage:
            self.stage.salvage()

    # ---- commands

    def action_toggle_clock(self) -> None:
        if self.workshop.running:
            self.desk.workshop.pause(self.workshop_id)
        else:
            self.desk.workshop.resume(self.workshop_id)

    def action_next_step(self) -> None:
        self.flush()
        lacking = self._frame.lacks
        if not self.desk.workshop.next(self.workshop_id):
            self.say("This is the last step. Press F10 to end the workshop")
        elif lacking:
            self.say(f"{lacking}. Press b to go back")

    def action_back_step(self) -> None:
        self.flush()
        self.desk.workshop.back(self.workshop_id)

    def action_skip_step(self) -> None:
        self.flush()
        self.desk.workshop.next(self.workshop_id, leaving="skipped")

    def action_more_time(self) -> None:
        self.desk.workshop.stretch(self.workshop_id, 1)

    def action_less_time(self) -> None:
        self.desk.workshop.stretch(self.workshop_id, -1)

    def action_go_to_step(self) -> None:
        self._steps.choose()

    def action_edit_agenda(self) -> None:
        self._steps.edit_agenda()

    def action_pace(self) -> None:
        self._steps.pace()

    def action_catch_up(self) -> None:
        self._steps.catch_up()

    def action_present(self) -> None:
        self.flush()
        self.app.push_screen(Presenter(self.desk, self.workshop_id))

    def action_full_draft(self) -> None:
        self.flush()
        self.app.push_screen(Draft(self.desk, self.workshop.team))

    def action_prepare(self) -> None:
        self.flush()
        one = self.workshop
        self.app.push_screen(PreparationScreen(self.desk, one.team, one.agenda.kind))

    def action_next_prompt(self) -> None:
        self.desk.room.ask(self.workshop_id)

    def action_prompt_before(self) -> None:
        self.desk.room.ask(self.workshop_id, -1)

    def action_mute(self) -> None:
        self._steps.mute()

    def action_draw(self) -> None:
        drawn = self._people.draw()
        if drawn and isinstance(self.stage, GoAroundStage):
            self.stage.light(drawn)

    def action_attend(self) -> None:
        self._people.attend()

    def action_notes(self) -> None:
        """Ask for the notes of the step; if the stage is a page of notes, put the cursor there."""
        if isinstance(self.stage, NotesStage):
            self.stage.write()
        else:
            self._steps.note()

    def action_end(self) -> None:
        self._end.end()

    def action_discard(self) -> None:
        self._end.discard()

    def on_rows_lit(self, message: Rows.Lit) -> None:
        if message.rows.id != "agenda" and not self.gone:
            self._frame.show_room()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        if message.rows.id == "agenda":
            self._steps.go(message.row)

    def action_back(self) -> None:
        if isinstance(self.focused, TextArea):
            self.flush()
            self.set_focus(None)
            return
        super().action_back()


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
