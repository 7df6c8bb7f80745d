"""The workshops, ended or not: the list at the left, the minutes of the highlighted one beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tuiokr.exchange.minutes import Minutes, lines
from tuiokr.exchange.workshop_record import time_of
from tuiokr.model.agenda import Workshop
from tuiokr.model.workspace import Workspace
from tuiokr.screens.asker import Asker
from tuiokr.screens.file_question import ask_for_file
from tuiokr.screens.screen import DeskScreen, bindings
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head
from tuiokr.widgets.rows import Row, Rows

LINES = 3
"""Lines of a workshop in the list."""


class Records(DeskScreen):
    """Shows the workshops of one team, or of every team, in all cycles."""

    CSS_PATH = "workshop_record.tcss"
    places = ("records",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("records")

    def __init__(self, desk: Desk, team: str, workshop: str = "") -> None:
        """`team` is the team whose workshops are shown first; "" shows those of every team.

        `workshop` is highlighted first, by default the latest one.
        """
        super().__init__(desk)
        self._team = team
        self._everybody = not team or not desk.workshop_record.of_team(team)
        self._first = workshop
        """The workshop to highlight when the list is there."""
        self._composed: tuple[Workspace, str, Minutes | None] | None = None
        """The minutes that were composed last, and from what: this may read a long history."""

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
        rows.show([Row(one.workshop.id, partial(_paint, one.workshop), lines=LINES) for one in workshops])
        most = max(LINES, self.size.height * 3 // 10)
        rows.styles.height = min(LINES * max(1, len(workshops)), most) if self.has_class("-narrow") else "100%"
        if self._first:
            rows.light(self._first)
            self._first = ""
        self._show_page()

    def show_workshop(self, workshop: str) -> None:
        """Highlight a workshop, among those of every team if it is not of this one."""
        if workshop not in self.query_one(Rows).ids:
            self._everybody = True
        self._first = workshop
        self._update()

    @property
    def _lit(self) -> str:
        return self.query_one(Rows).lit

    def _minutes(self) -> Minutes | None:
        """Return the minutes of the highlighted workshop."""
        workspace, lit = self.desk.workspace, self._lit
        if self._composed is None or self._composed[0] is not workspace or self._composed[1] != lit:
            self._composed = (workspace, lit, self.desk.minutes.of(lit))
        return self._composed[2]

    def _show_page(self) -> None:
        page = self.query_one("#page", VerticalScroll)
        width = max(20, page.scrollable_content_region.width or self.size.width // 2)
        minutes = self._minutes()
        nothing = text.wrap(("There has been no workshop yet. Press w on Home to start one.", "$soft"), width)
        self.query_one("#page-text", Static).update(text.stack(_page(minutes, width) if minutes else nothing))

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

    def action_copy(self) -> None:
        if self._lit:
            self.app.copy_to_clipboard(self.desk.minutes.text(self._lit))
        else:
            self.say("There is no workshop to copy")

    def action_write(self) -> None:
        workshop, desk = self._lit, self.desk
        if not workshop:
            self.say("There is no workshop to write")
            return
        endings = ", ".join(f"{one.endings[0]} {one.title}" for one in desk.minutes.formats)
        name = desk.minutes.file_name(workshop)
        ask_for_file(Asker(self), name, endings, lambda path: desk.minutes.write(workshop, path))

    def action_back(self) -> None:
        if self.query_one("#page").has_focus:
            self.query_one(Rows).focus()
        else:
            super().action_back()


def _paint(one: Workshop, width: int) -> Sequence[Content]:
    return [
        text.both_ends(text.words(one.title, "bold"), text.words(f"{one.cycle} ", "$soft"), width),
        text.fit(text.words(time_of(one.begun, one.ended), "$hint"), width),
        text.BLANK,
    ]


def _page(minutes: Minutes, width: int) -> list[Content]:
    """Return the minutes as the lines of a page; no words are cut."""
    shown: list[Content] = []
    for kind, words in lines(minutes):
        match kind:
            case "title":
                shown += text.wrap(text.words(words, "bold"), width)
            case "fact":
                shown += text.wrap(text.words(words, "$soft"), width)
            case "heading":
                shown += [text.BLANK, *text.wrap(text.words(words.upper(), "$hint"), width)]
            case "part":
                shown += [text.BLANK, *text.wrap(text.words(words, "bold"), width)]
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
