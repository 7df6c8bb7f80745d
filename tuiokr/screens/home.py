"""Home: the unfinished workshop, what to do next, and the tree of teams."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Static

from tuiokr.screens.asker import Asker
from tuiokr.screens.screen import DeskScreen, ask, bindings
from tuiokr.screens.team_tree import TeamTree
from tuiokr.usecases import presence
from tuiokr.usecases.parking_lot import ParkedCount
from tuiokr.widgets import board, text
from tuiokr.widgets.cards import Cards
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head
from tuiokr.widgets.rows import Rows

BESIDE = 130
"""Columns from which the highlighted team's OKRs are shown beside the tree; on a narrower screen they are below it."""
PEEK = 7
"""Rows for the highlighted team's OKRs below a tree that leaves fewer than `LEAST` rows free."""
LEAST = 4
"""Lowest number of free rows below a complete tree in which OKRs are shown."""
TREE = 6
"""The OKRs take `PEEK` rows only if the tree keeps more rows than this; otherwise they are hidden."""


class Home(DeskScreen):
    """The organisation in one cycle."""

    CSS_PATH = "home.tcss"
    places = ("home",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("home")
    _parked: Mapping[str, ParkedCount] | None = None  # team id → its parked questions; None before they were counted
    _asked: Mapping[str, int] = MappingProxyType({})  # team id → how many dependencies wait for it

    def compose(self) -> ComposeResult:
        yield Head()
        yield Static("", markup=False, id="sentence")
        yield Cards(id="cards")
        with Container(id="below"):
            with Vertical(id="tree"):
                yield Static("", markup=False, id="columns")
                yield TeamTree(self.desk, id="teams")
            yield Static("", markup=False, id="peek")
        yield Foot()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Rows).focus()

    def title_words(self) -> text.Part:
        organisation = self.desk.workspace.organisation
        whose = text.words(self.desk.cycle.organisation or organisation.name, "bold")
        return text.line(("tuiokr  ", "$hint"), whose, (" · sample" if organisation.sample else "", "$hint"))

    def aside(self) -> text.Part | None:
        cycle, week = self.desk.cycle, self.desk.cycle.week(self.desk.today())
        where = f" · week {week} of {cycle.weeks}" if week else ""
        return text.line("  ", text.words(f"{cycle.id}{where}", "bold"))

    def update_body(self) -> None:
        self._rows = self.desk.home.rows()
        if self._parked is None:
            self._show_all()
            self.call_after_refresh(self._count)  # the workshops of earlier cycles are read after the first paint
        else:
            self._count()

    def _count(self) -> None:
        if not self.gone:
            self._parked = self.desk.parking.counts()
            if self._rows.complete:  # otherwise the OKRs of a large organisation have not been read yet
                self._asked = self.desk.dependency.waiting_counts()
            self._show_all()

    def _show_all(self) -> None:
        self.query_one(TeamTree).tell(self._rows, self._parked or {})
        self._show_columns()
        self._show_numbers()
        self._show_peek()

    def on_resize(self) -> None:
        self.set_class(self.size.width >= BESIDE, "-beside")
        if self.is_mounted and hasattr(self, "_rows"):
            self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        self._show_columns()
        self._show_peek()

    def _show_columns(self) -> None:
        self.query_one("#columns", Static).update(text.line("  ", self.query_one(TeamTree).heading()))

    def _show_numbers(self) -> None:
        self.query_one("#sentence", Static).update(text.words(self.desk.home.sentence(self._rows), "$soft"))
        self._show_cards()

    def _show_cards(self) -> None:
        overview, now = self.desk.home, self.desk.now()
        nexts = overview.next(self._rows, self._parked or {})
        self.query_one(Cards).tell(overview.pick_up(), nexts, self.team, now)

    def on_team_tree_counted(self) -> None:
        """Show the numbers again when all of them are known."""
        self._show_numbers()
        if self._parked is not None and not self._asked:
            self._count()

    def on_rows_lit(self) -> None:
        if hasattr(self, "_rows"):
            self._show_cards()
            self._show_peek()

    def _show_peek(self) -> None:
        """Show the highlighted team's OKRs: beside the tree, or below it if there is room for both."""
        peek, tree = self.query_one("#peek", Static), self.query_one("#tree")
        below = self.query_one("#below").size
        beside = self.has_class("-beside")
        spare = below.height - 1 - len(self._rows)
        rows = below.height if beside else spare if spare >= LEAST else PEEK
        peek.display = bool(self.team) and (beside or spare >= LEAST or below.height - PEEK > TREE)
        tree.styles.height = "1fr" if beside or not peek.display else below.height - rows
        if not peek.display:
            return
        width = max(20, below.width * 2 // 5 - 3 if beside else below.width - 6)
        notes = _notes((self._parked or {}).get(self.team), self._asked.get(self.team, 0), width)
        okrs = self.desk.workspace.of(self.desk.cycle_id, self.team)
        title = self.desk.tree.by_id[self.team].name if beside else ""
        lines = _cut_to(rows if beside else rows - 1, _titled(title, [*notes, *board.glimpse(okrs, width)], width))
        peek.update(text.stack(lines))

    @property
    def team(self) -> str:
        """The id of the highlighted team, or "" if there is none or it was deleted."""
        lit, desk = self.query_one(Rows).lit, self.desk
        return lit if lit in desk.tree.by_id else ""

    def action_draft(self) -> None:
        if self.team:
            from tuiokr.screens.draft import Draft

            self.app.push_screen(Draft(self.desk, self.team))

    def action_workshop(self) -> None:
        if self.team:
            from tuiokr.screens.workshop_start import start_or_resume

            start_or_resume(Asker(self), self.desk, self.team)

    def action_prepare(self) -> None:
        if self.team:
            from tuiokr.screens.preparation import PreparationScreen

            self.app.push_screen(PreparationScreen(self.desk, self.team))

    def action_pick_up(self) -> None:
        full = self.desk.home.pick_up()
        if full is None:
            self.say("There is no unfinished workshop. Press w to start one")
            return
        from tuiokr.screens.workshop import WorkshopScreen

        self.app.push_screen(WorkshopScreen(self.desk, full.workshop.id))

    def action_asked(self) -> None:
        if self.team:
            from tuiokr.screens.dependencies import inbox

            self.app.push_screen(inbox(self.desk, self.team))

    def action_tie_off(self) -> None:
        tree = self.desk.tree
        upper = self.team if tree.children(self.team) else getattr(tree.parent(self.team), "id", "")
        if not upper:
            self.say("A tie-off needs a team above and teams below it. Press a to add a team below this one")
            return
        from tuiokr.screens.tie_off import TieOffScreen

        self.app.push_screen(TieOffScreen(self.desk, upper))

    def action_publish(self) -> None:
        if self.team:
            from tuiokr.screens.publish import Publish

            self.app.push_screen(Publish(self.desk, self.team))

    def action_add_team(self) -> None:
        from tuiokr.screens.team_form import TeamForm

        def light(added: str | None) -> None:
            if added:
                self._update()
                self.query_one(Rows).light(added)

        ask(self.app, TeamForm(self.desk, None, above=self.team or None), light)

    def action_edit_team(self) -> None:
        if self.team:
            from tuiokr.screens.team_form import TeamForm

            ask(self.app, TeamForm(self.desk, self.team), about=presence.team(self.desk.session, self.team))

    def action_remove_team(self) -> None:
        if self.team:
            from tuiokr.usecases.setup import WrongInput

            desk, team = self.desk, self.team
            name = desk.tree.by_id[team].name
            try:
                desk.setup.remove_team(team)
            except WrongInput as error:
                self.say(str(error), "warning")
                return
            stays = f" from {desk.cycle_id} on; earlier cycles keep it" if team in desk.workspace.teams else ""
            self.say(f"{name} is removed{stays}. Press u to undo")

    def action_cycle(self) -> None:
        from tuiokr.screens.cycle_form import choose_cycle

        choose_cycle(Asker(self), self.desk)

    def action_copy_over(self) -> None:
        if self.team:
            from tuiokr.screens.cycle_form import copy_over

            copy_over(Asker(self), self.desk, self.team)

    def action_import(self) -> None:
        from tuiokr.screens.imports import bring_in

        bring_in(self, self.desk)

    def action_glossary(self) -> None:
        from tuiokr.screens.check_choice import write_glossary

        write_glossary(Asker(self), self.desk)

    def action_checks(self) -> None:
        from tuiokr.screens.check_choice import choose_checks

        choose_checks(Asker(self), self.desk)

    def action_history(self) -> None:
        if self.team:
            from tuiokr.screens.history import show_history

            title = f"History of {self.desk.tree.names[self.team]}, {self.desk.cycle_id}"
            show_history(Asker(self), self.desk, title, partial(self.desk.history.of_team, self.team))

    def action_records(self) -> None:
        from tuiokr.screens.workshop_record import Records

        self.app.push_screen(Records(self.desk, self.team))

    def action_parking_lot(self) -> None:
        if self.team:
            from tuiokr.screens.parking_lot import ParkingLot

            self.app.push_screen(ParkingLot(self.desk, self.team))

    def action_map(self) -> None:
        from tuiokr.screens.map import MapScreen

        self.app.push_screen(MapScreen(self.desk, self.team))

    def action_organisation(self) -> None:
        from tuiokr.screens.organisation_name import rename_organisation

        rename_organisation(Asker(self), self.desk)

    def action_back(self) -> None:
        """Say how to quit, because there is no screen below Home."""
        self.call_later(self.app.run_action, "tell_how_to_quit")

    def action_leave(self) -> None:
        self.call_later(self.app.run_action, "leave")


def _notes(parked: ParkedCount | None, asked: int, width: int) -> list[Content]:
    """Return what is open in a team: parked questions, and what other teams ask of it."""
    notes: list[text.Part] = []
    if parked:
        style = "$error" if parked.overdue else "$warning"
        notes.append(text.line((f"{parked.words}  ", style), ("P", "bold $accent")))
    if asked:
        notes.append(text.line((f"asked of us: {asked}  ", "$warning"), ("d", "bold $accent")))
    return text.flow(notes, width)


def _titled(title: str, lines: list[Content], width: int) -> list[Content]:
    return [text.fit(text.words(title, "bold"), width), text.BLANK, *lines] if title else lines


def _cut_to(room: int, lines: list[Content]) -> list[Content]:
    return lines if len(lines) <= room else [*lines[: room - 1], text.line(("… ⏎ shows all", "$hint"))]


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
