"""The map of a whole organisation: reach, tree and thread, with the same item highlighted in all three."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from tuiokr.alignment.reach import OrganisationMap
from tuiokr.screens.asker import Asker
from tuiokr.screens.screen import DeskScreen, bindings
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.map import FORMATS
from tuiokr.widgets import map_item, map_rows, text
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head
from tuiokr.widgets.rows import Row, Rows

VIEWS: Final = {"reach": "Reach", "tree": "Tree", "thread": "Thread"}
_TEAM: Final = "team "
"""What the id of a team's row begins with."""


class MapScreen(DeskScreen):
    """The map. Its state is the highlighted team and item; each view shows where they are in it."""

    CSS_PATH = "map.tcss"
    places = ("map",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("map")

    def __init__(self, desk: Desk, team: str = "", *, item: str = "") -> None:
        """`team` is highlighted first, at its objective or key result `item` if that is given."""
        super().__init__(desk)
        self._view = "reach"
        self._team = team
        self._item = item
        """The highlighted objective or key result; "" for a team without objectives."""
        self._upper = ""
        """The team whose key results are the rows of the reach."""
        self._column = ""
        self._middle = ""
        """The place whose thread is shown."""
        self._folded: frozenset[str] = frozenset()
        self._query = ""
        self._matrix: tuple[OrganisationMap, map_rows.Matrix] | None = None

    def compose(self) -> ComposeResult:
        yield Head()
        yield Static("", markup=False, id="views")
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
    def _found(self) -> OrganisationMap:
        return self.desk.map.of_cycle()

    def update_body(self) -> None:
        self._settle()
        rows = self.query_one(Rows)
        rows.show(self._rows())
        if self._row:
            rows.light(self._row)
        self._show_views()
        self._show_item()

    def _settle(self) -> None:
        """Make the state fit the present organisation: some of it may have been deleted."""
        found = self._found
        if self._item in found.places:
            self._team = found.places[self._item].team
        elif self._team not in found.levels:
            self._team = next((team.id for team in found.tree.teams), "")
        if self._item not in found.places or found.places[self._item].team != self._team:
            self._item = next(iter(found.of_team.get(self._team, ())), "")
        if self._upper not in found.levels:
            self._upper = self._root(self._team)
        if self._middle not in found.places:
            self._middle = self._item
        columns = self._table().columns if self._team else ()
        if self._column not in columns:
            self._column = next(iter(columns), "")

    def _root(self, team: str) -> str:
        at, above = team, self._found.tree.parent(team)
        while above is not None:
            at, above = above.id, self._found.tree.parent(above.id)
        return at

    def _table(self) -> map_rows.Matrix:
        found = self._found
        if self._matrix is None or self._matrix[0] is not found or self._matrix[1].upper != self._upper:
            self._matrix = found, map_rows.matrix_of(found, self._upper)
        return self._matrix[1]

    def _rows(self) -> list[Row]:
        found, hits = self._found, self.desk.map.matches(self._query)
        if not found.levels:
            return [Row("none", lambda width: [text.words("There are no teams in this cycle.", "$soft")], False)]
        if self._view == "reach":
            return map_rows.reach_rows(found, self._table(), self._column, self._matching(hits))
        if self._view == "tree":
            branch = map_rows.Branch(self.desk.map.state, self.desk.map.asks, self._folded, self._objective)
            teams = {hit.removeprefix(_TEAM) if hit not in found.places else found.places[hit].team for hit in hits}
            return map_rows.tree_rows(found, branch, teams if self._query else None)
        if not self._middle:
            return [Row("none", lambda width: [text.words("This team has no objectives.", "$soft")], False)]
        return map_rows.thread_rows(found, self._middle)

    def _matching(self, hits: tuple[str, ...]) -> set[str] | None:
        """Return the rows of the reach that match, or that a match reaches; None without a filter."""
        if not self._query:
            return None
        places, wanted = self._found.places, set(hits)
        wanted |= {key for key, place in places.items() if f"{_TEAM}{place.team}" in wanted}
        table = self._table()
        cells = {key: {one for cell in table.cells[key].values() for one in cell.objectives} for key in table.cells}
        objectives = {places[key].objective for key in wanted}
        return {key for key in table.cells if key in wanted or not objectives.isdisjoint(cells[key])}

    @property
    def _objective(self) -> str:
        """The objective of the item, or ""."""
        return self._found.places[self._item].objective if self._item else ""

    @property
    def _row(self) -> str:
        """The row of the item in this view: itself, its team, or the first upper key result that it reaches."""
        if self._view == "tree":
            return f"{_TEAM}{self._team}"
        if self._view == "thread" or not self._item:
            return self._item
        table, objective = self._table(), self._objective
        if self._item in table.cells:
            return self._item
        reached = [
            key for key, those in table.cells.items() if any(objective in one.objectives for one in those.values())
        ]
        exact = [key for key in reached if self._found.places[key].kind == "key result"]
        return next(iter((*exact, *reached, *table.cells)), "")

    def _show_views(self) -> None:
        found = self._found
        parts: list[text.Part] = [
            text.line((f" {number} ", "bold $accent"), (f"{title} ", "bold reverse" if view == self._view else "$soft"))
            for number, (view, title) in enumerate(VIEWS.items(), 1)
        ]
        if self._view == "reach" and self._upper:
            parts.append(text.line(("of ", "$hint"), text.words(found.team_name(self._upper), "bold")))
        if self._query:
            hits = len(self.desk.map.matches(self._query))
            parts.append(
                text.line(("/ ", "bold $accent"), text.words(self._query, "bold"), (f" {hits} found", "$hint"))
            )
        wrong = found.broken.all
        width = max(20, self.size.width - 4)
        said = (
            text.line((f"▲ {wrong[0]}" + (f"  +{len(wrong) - 1} more" if wrong[1:] else ""), "$warning"))
            if wrong
            else ""
        )
        lines = [text.fit(text.line(*(text.line(part, "  ") for part in parts)), width)]
        self.query_one("#views", Static).update(text.stack([*lines, *([text.fit(said, width)] if said else [])]))

    def _show_item(self) -> None:
        width, found = max(20, self.size.width - 4), self._found
        if not self._item:
            name = found.team_name(self._team) if self._team else ""
            self.query_one("#item", Static).update(
                text.words(f"{name} has no objectives in this cycle" if name else "")
            )
            return
        lines = map_item.item_lines(found, self._item, width)
        row = self.query_one(Rows).lit
        if self._view == "reach" and self._column and row in self._table().cells:
            cell = self._table().cells[row].get(self._column)
            lines += map_item.cell_line(found, self._column, cell, width)
        self.query_one("#item", Static).update(text.stack(lines))

    def on_rows_lit(self, message: Rows.Lit) -> None:
        if not self.usable or message.row != self.query_one(Rows).lit:
            return
        if message.row != self._row:
            self._go(message.row)
        self._show_item()

    def _go(self, row: str) -> None:
        """Make a row's team or place the highlighted item."""
        found = self._found
        team = row.removeprefix(_TEAM)
        if row in found.places:
            self._item, self._team = row, found.places[row].team
        elif team in found.levels:
            self._team, self._item = team, next(iter(found.of_team.get(team, ())), "")
        if self._view == "tree":
            self.query_one(Rows).show(self._rows())

    # ---- commands

    def _show(self, view: str) -> None:
        self._view = view
        self._middle = self._item
        if view == "reach" and self._item and (at := self._column_of(self._team)):
            self._column = at
        self._update()

    def _column_of(self, team: str) -> str:
        """Return the column of the reach that contains a team; "" if there is none."""
        columns = self._found.columns(self._upper)
        return next((column for column in self._table().columns if team in columns[column]), "")

    def action_reach_view(self) -> None:
        self._show("reach")

    def action_tree_view(self) -> None:
        self._show("tree")

    def action_thread_view(self) -> None:
        self._show("thread")

    def action_side(self) -> None:
        views = list(VIEWS)
        self._show(views[(views.index(self._view) + 1) % len(views)])

    def action_column_left(self) -> None:
        self._beside(-1)

    def action_column_right(self) -> None:
        self._beside(1)

    def _beside(self, step: int) -> None:
        """Go to the column, the objective of the team or the sibling at one side."""
        found = self._found
        if self._view == "reach":
            self._column = _next(self._table().columns, self._column, step)
        elif self._view == "tree":
            self._item = _next(found.of_team.get(self._team, ()), self._objective, step)
        elif self._item:
            self._item = self._middle = _next(found.siblings(self._item), self._item, step)
        self._update()

    def action_fold(self) -> None:
        if self._view == "tree":
            if self._found.tree.children(self._team):
                self._folded = self._folded ^ {self._team}
        else:
            self._middle = self._item
        self._update()

    def action_next_team(self) -> None:
        self._other_upper(1)

    def action_previous_team(self) -> None:
        self._other_upper(-1)

    def _other_upper(self, step: int) -> None:
        """Show the reach of the next team that has teams below it."""
        tree = self._found.tree
        uppers = [team.id for team in tree.teams if tree.children(team.id)]
        if self._view == "reach" and uppers:
            self._upper = _next(uppers, self._upper, step) if self._upper in uppers else uppers[0]
            self._item, self._team = "", self._upper
            self._update()

    def action_find(self) -> None:
        from tuiokr.screens.question import AskLine

        words = "Parts of the names of teams and people, or of statements. An empty line shows everything"
        Asker(self).ask(AskLine("Find in the map", help=words, value=self._query), self._filter)

    def _filter(self, query: str | None) -> None:
        if query is None:
            return
        self._query = query.strip()
        if self._query and not self.desk.map.matches(self._query):
            self.say(f"Nothing matches “{self._query}”")
            self._query = ""
        elif self._query:
            self._to_match(0)
        self._update()

    def action_next_match(self) -> None:
        if self._query:
            self._to_match(1)
            self._update()
        else:
            self.action_find()

    def _to_match(self, step: int) -> None:
        """Go to the next match, or with 0 stay on a match if the item is one."""
        hits = self.desk.map.matches(self._query)
        here = self._item if self._item in hits else f"{_TEAM}{self._team}"
        if here not in hits:
            self._go(hits[0])
        elif step:
            self._go(hits[(hits.index(here) + step) % len(hits)])
        self._middle = self._item

    def on_rows_chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        if self._team not in self.desk.tree.by_id:
            return
        from tuiokr.screens.draft import Draft

        place = self._found.places.get(self._item)
        self.app.push_screen(Draft(self.desk, self._team, lit=place.thing if place else ""))

    def action_write(self) -> None:
        from tuiokr.screens.file_question import ask_for_file

        endings = ", ".join(f"{ending} {what}" for ending, what in FORMATS.items())
        ask_for_file(Asker(self), self.desk.map.file_name(), endings, partial(self.desk.map.write))

    def action_back(self) -> None:
        if self._query:
            self._query = ""
            self._update()
        else:
            super().action_back()


def _next(those: tuple[str, ...] | list[str], at: str, step: int) -> str:
    """Return the one beside `at`; the first or last one stays."""
    if at not in those:
        return those[0] if those else ""
    return those[min(len(those) - 1, max(0, those.index(at) + step))]


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
