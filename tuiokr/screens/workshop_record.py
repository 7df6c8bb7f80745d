"""The records of workshops, ended or not: the list at the left, the record of the highlighted one beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tuiokr.exchange.workshop_record import WorkshopRecord, lines
from tuiokr.screens.screen import DeskScreen, bindings
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head
from tuiokr.widgets.rows import Row, Rows


class Records(DeskScreen):
    """Shows the workshops of one team, or of every team, in all cycles."""

    CSS_PATH = "workshop_record.tcss"
    places = ("records",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("records")

    def __init__(self, desk: Desk, team: str) -> None:
        """`team` is the team whose workshops are shown first; "" shows those of every team."""
        super().__init__(desk)
        self._team = team
        self._everybody = not team or not desk.workshop_record.of_team(team)

    def compose(self) -> ComposeResult:
        yield Head()
        with Horizontal(id="both"):
            yield Rows(id="list", chooses=True)
            with VerticalScroll(id="page"):
                yield Static("", markup=False, id="page-text")
        yield Foot()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Rows).focus()

    def on_resize(self) -> None:
        self.set_class(self.size.width < 90, "-narrow")
        if self.is_mounted:
            self.call_after_refresh(self._update)

    def title_words(self) -> text.Part:
        team = self.desk.workspace.teams.get(self._team)
        whose = team.name if team and not self._everybody else "every team"
        return text.line(("Past workshops  ", "bold"), text.words(whose, "bold"))

    def update_body(self) -> None:
        recording = self.desk.workshop_record
        workshops = recording.of_all() if self._everybody else recording.of_team(self._team)
        rows = self.query_one(Rows)
        rows.show([Row(one.workshop.id, partial(self._paint, one.workshop.id), lines=3) for one in workshops])
        self._show_page()

    def _paint(self, workshop: str, width: int) -> Sequence[Content]:
        record = self.desk.workshop_record.record(workshop)
        if record is None:
            return [text.BLANK] * 3
        named = text.words(record.title, "bold")
        return [
            text.fit(named, width),
            text.fit(text.words(f"{record.cycle}, {record.when}", "$hint"), width),
            text.BLANK,
        ]

    def _show_page(self) -> None:
        page = self.query_one("#page", VerticalScroll)
        width = max(20, page.scrollable_content_region.width or self.size.width // 2)
        record = self.desk.workshop_record.record(self.query_one(Rows).lit)
        nothing = text.wrap(("There has been no workshop yet. Press w on Home to start one.", "$soft"), width)
        self.query_one("#page-text", Static).update(text.stack(_page(record, width) if record else nothing))

    def on_rows_lit(self) -> None:
        if self.is_mounted:
            self._show_page()
            self.query_one("#page", VerticalScroll).scroll_home(animate=False)

    def on_rows_chosen(self) -> None:
        self.query_one("#page", VerticalScroll).focus()

    # ---- commands

    def action_side(self) -> None:
        page, rows = self.query_one("#page", VerticalScroll), self.query_one(Rows)
        (rows if page.has_focus else page).focus()

    def action_all_teams(self) -> None:
        if not self._team:
            self.say("These are the workshops of every team")
        elif self._everybody and not self.desk.workshop_record.of_team(self._team):
            self.say("This team has not held a workshop yet")
        else:
            self._everybody = not self._everybody
            self._update()

    def action_back(self) -> None:
        if self.query_one("#page").has_focus:
            self.query_one(Rows).focus()
        else:
            super().action_back()


def _page(record: WorkshopRecord, width: int) -> list[Content]:
    """Return the record as the lines of a page; no words are cut."""
    shown: list[Content] = []
    for kind, words in lines(record):
        match kind:
            case "title":
                shown += text.wrap(text.words(words, "bold"), width)
            case "fact":
                shown += text.wrap(text.words(words, "$soft"), width)
            case "heading":
                shown += [text.BLANK, *text.wrap(text.words(words.upper(), "$hint"), width)]
            case "item":
                shown += text.wrap(text.words(words), width, first=("▸ ", "$accent"))
            case "more":
                shown += text.wrap(text.words(words, "$soft"), width, indent=2)
            case _:
                shown += text.wrap(text.words(words), width)
    return shown


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
