"""The map of a whole organisation: reach, tree and thread, with the same item highlighted in all three."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tuiokr.screens.asker import Asker
from tuiokr.screens.map_position import VIEWS, MapPosition
from tuiokr.screens.screen import DeskScreen, bindings
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.map import FORMATS
from tuiokr.widgets import map_item, map_rows, text
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head
from tuiokr.widgets.rows import Row, Rows


class MapScreen(DeskScreen):
    """The map, at the position of the person."""

    CSS_PATH = "map.tcss"
    places = ("map",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("map")

    def __init__(self, desk: Desk, team: str = "", *, item: str = "") -> None:
        """`team` is highlighted first, at its objective or key result `item` if that is given."""
        super().__init__(desk)
        self._at = MapPosition(desk.map, team, item)

    def compose(self) -> ComposeResult:
        yield Head()
        yield Static("", markup=False, id="views")
        yield Static("", markup=False, id="heading")
        yield Rows(id="rows", chooses=True)
        yield Static("", markup=False, id="item")
        yield Foot()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Rows).focus()

    def on_resize(self) -> None:
        if self.is_mounted:
            self.call_after_refresh(self._update)

    def title_words(self) -> text.Part:
        desk = self.desk
        name = desk.cycle.organisation or desk.workspace.organisation.name
        return text.line(("Map  ", "bold"), text.words(name, "bold"))

    def aside(self) -> text.Part | None:
        return text.line("  ", text.words(self.desk.cycle_id, "bold"))

    # ---- what is shown

    @property
    def _width(self) -> int:
        return max(20, self.size.width - 4)

    def update_body(self) -> None:
        self._at.settle()
        rows = self.query_one(Rows)
        rows.show(self._rows())
        if self._at.row:
            rows.light(self._at.row)
        self._show_views()
        self._show_heading()
        self._show_item()

    def _show_heading(self) -> None:
        """Show what the columns of the rows are, above the list so that it stays in view."""
        at, width = self._at, max(20, self.query_one(Rows).scrollable_content_region.width - 2)
        lines: list[Content] = []
        if at.view == "reach" and at.table.cells:
            lines = map_rows.reach_heading(at.found, at.table, at.column, width)
        elif at.view == "tree":
            lines = map_rows.tree_heading(at.found, width)
        heading = self.query_one("#heading", Static)
        heading.display = bool(lines)
        heading.update(text.stack([text.line("  ", line) for line in lines]))

    def _rows(self) -> list[Row]:
        at, mapping = self._at, self.desk.map
        if not at.found.levels:
            return [_told("There are no teams in this cycle.")]
        if at.view == "reach":
            return map_rows.reach_rows(at.found, at.table, at.column, at.matching)
        if at.view == "tree":
            branch = map_rows.Branch(mapping.state, mapping.asks, at.folded, at.objective)
            return map_rows.tree_rows(at.found, branch, at.matching_teams)
        if not at.middle:
            return [_told("This team has no objectives in this cycle.")]
        return map_rows.thread_rows(at.found, at.middle)

    def _show_views(self) -> None:
        at = self._at
        parts: list[text.Part] = [
            text.line((f" {number} ", "bold $accent"), (f" {title} ", "bold reverse" if view == at.view else "$soft"))
            for number, (view, title) in enumerate(VIEWS.items(), 1)
        ]
        if at.view == "reach" and at.upper:
            parts.append(text.line(("of ", "$hint"), text.words(at.found.team_name(at.upper), "bold")))
        if at.query:
            hits = len(self.desk.map.matches(at.query))
            parts.append(text.line(("/ ", "bold $accent"), text.words(at.query, "bold"), (f"  {hits} found", "$hint")))
        lines = [text.fit(text.line(*(text.line(part, "  ") for part in parts)), self._width)]
        if wrong := at.found.broken.all:
            more = f"  +{len(wrong) - 1} more" if wrong[1:] else ""
            lines.append(text.both_ends(text.words(f"▲ {wrong[0]}", "$warning"), (more, "$warning"), self._width))
        self.query_one("#views", Static).update(text.stack(lines))

    def _show_item(self) -> None:
        at, shown = self._at, self.query_one("#item", Static)
        if not at.item:
            words = f"{at.found.team_name(at.team)} has no objectives in this cycle" if at.team else ""
            shown.update(text.fit(text.words(words, "$soft"), self._width))
            return
        lines = map_item.item_lines(at.found, at.item, self._width)
        cells = at.table.cells.get(self.query_one(Rows).lit)
        if at.view == "reach" and at.column and cells is not None:
            lines += map_item.cell_line(at.found, at.column, cells.get(at.column), self._width)
        shown.update(text.stack(lines))

    def on_rows_lit(self, message: Rows.Lit) -> None:
        if not self.usable or message.row != self.query_one(Rows).lit:
            return
        if message.row != self._at.row:
            self._at.go(message.row)
            if self._at.view == "tree":
                self.query_one(Rows).show(self._rows())
        self._show_item()

    # ---- commands

    def _show(self, view: str) -> None:
        self._at.show(view)
        self._update()

    def action_reach_view(self) -> None:
        self._show("reach")

    def action_tree_view(self) -> None:
        self._show("tree")

    def action_thread_view(self) -> None:
        self._show("thread")

    def action_side(self) -> None:
        views = list(VIEWS)
        self._show(views[(views.index(self._at.view) + 1) % len(views)])

    def action_column_left(self) -> None:
        self._at.beside(-1)
        self._update()

    def action_column_right(self) -> None:
        self._at.beside(1)
        self._update()

    def action_fold(self) -> None:
        self._at.fold()
        self._update()

    def action_next_team(self) -> None:
        self._at.other_upper(1)
        self._update()

    def action_previous_team(self) -> None:
        self._at.other_upper(-1)
        self._update()

    def action_find(self) -> None:
        from tuiokr.screens.question import AskLine

        words = "Parts of the names of teams and people, or of statements. An empty line shows everything"
        Asker(self).ask(AskLine("Find in the map", help=words, value=self._at.query), self._filter)

    def _filter(self, query: str | None) -> None:
        if query is None:
            return
        query = query.strip()
        if query and not self.desk.map.matches(query):
            self.say(f"Nothing matches “{query}”")
            return
        self._at.query = query
        self._at.to_match(0)
        self._update()

    def action_next_match(self) -> None:
        if self._at.query:
            self._at.to_match(1)
            self._update()
        else:
            self.action_find()

    def on_rows_chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        at = self._at
        if at.team not in self.desk.tree.by_id:
            return
        from tuiokr.screens.draft import Draft

        place = at.found.places.get(at.item)
        self.app.push_screen(Draft(self.desk, at.team, lit=place.thing if place else ""))

    def action_write(self) -> None:
        from tuiokr.screens.file_question import ask_for_file

        endings = ", ".join(f"{ending} {what}" for ending, what in FORMATS.items())
        ask_for_file(Asker(self), self.desk.map.file_name(), endings, self.desk.map.write)

    def action_back(self) -> None:
        if self._at.query:
            self._at.query = ""
            self._update()
        else:
            super().action_back()


def _told(words: str) -> Row:
    return Row("told", lambda width: [text.words(words, "$soft")], selectable=False)


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
