"""Where a person is on the map: the view, the highlighted item, and what each view shows around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tuiokr.alignment.reach import OrganisationMap
from tuiokr.usecases.map import TEAM, MapDesk
from tuiokr.widgets import map_rows

VIEWS: Final = {"reach": "Reach", "tree": "Tree", "thread": "Thread"}


class MapPosition:
    """The state of the map. `settle` makes it fit the organisation, of which some may have been deleted."""

    def __init__(self, desk: MapDesk, team: str, item: str) -> None:
        self._desk = desk
        self.view = "reach"
        self.team = team
        self.item = item
        """The highlighted objective or key result; "" for a team without objectives."""
        self.upper = ""
        """The team whose key results are the rows of the reach."""
        self.column = ""
        self.middle = ""
        """The place whose thread is shown."""
        self.folded: frozenset[str] = frozenset()
        self.query = ""
        self._matrix: tuple[OrganisationMap, map_rows.ReachTable] | None = None

    @property
    def found(self) -> OrganisationMap:
        """The map of the selected cycle."""
        return self._desk.of_cycle()

    @property
    def objective(self) -> str:
        """The objective of the item, or ""."""
        return self.found.places[self.item].objective if self.item else ""

    @property
    def table(self) -> map_rows.ReachTable:
        """The matrix of the upper team."""
        found = self.found
        if self._matrix is None or self._matrix[0] is not found or self._matrix[1].upper != self.upper:
            self._matrix = found, map_rows.matrix_of(found, self.upper)
        return self._matrix[1]

    @property
    def row(self) -> str:
        """The row of the item in this view: itself, its team, or the first upper key result that it reaches."""
        if self.view == "tree":
            return f"{TEAM}{self.team}"
        if self.view == "thread" or not self.item:
            return self.item
        cells, objective = self.table.cells, self.objective
        if self.item in cells:
            return self.item
        reached = [key for key, those in cells.items() if any(objective in one.objectives for one in those.values())]
        exact = [key for key in reached if self.found.places[key].kind == "key result"]
        return next(iter((*exact, *reached, *cells)), "")

    @property
    def matching(self) -> set[str] | None:
        """The rows of the reach that match the query, or that a match reaches; None without a query."""
        if not self.query:
            return None
        places, wanted = self.found.places, set(self._desk.matches(self.query))
        wanted |= {key for key, place in places.items() if f"{TEAM}{place.team}" in wanted}
        objectives = {places[key].objective for key in wanted if key in places}
        return {
            key
            for key, those in self.table.cells.items()
            if key in wanted or not objectives.isdisjoint(one for cell in those.values() for one in cell.objectives)
        }

    @property
    def matching_teams(self) -> set[str] | None:
        """The teams that match the query, or have a match; None without a query."""
        if not self.query:
            return None
        places = self.found.places
        hits = self._desk.matches(self.query)
        return {places[hit].team if hit in places else hit.removeprefix(TEAM) for hit in hits}

    def settle(self) -> None:
        """Make the position fit the present organisation."""
        found = self.found
        if self.item in found.places:
            self.team = found.places[self.item].team
        else:
            if self.team not in found.levels:
                self.team = next((team.id for team in found.tree.teams), "")
            self.item = next(iter(found.of_team.get(self.team, ())), "")
        if self.upper not in found.levels:
            self.upper = self._root(self.team)
        if self.middle not in found.places:
            self.middle = self.item
        if self.column not in self.table.columns:
            self.column = next(iter(self.table.columns), "")

    def _root(self, team: str) -> str:
        at, above = team, self.found.tree.parent(team)
        while above is not None:
            at, above = above.id, self.found.tree.parent(above.id)
        return at

    def show(self, view: str) -> None:
        """Go to another view, at the same item."""
        self.view, self.middle = view, self.item
        columns = self.found.columns(self.upper)
        own = (column for column in self.table.columns if self.team in columns[column])
        self.column = next(own, self.column)

    def go(self, row: str) -> None:
        """Make the team or place of a row the highlighted item."""
        found, team = self.found, row.removeprefix(TEAM)
        if row in found.places:
            self.item, self.team = row, found.places[row].team
        elif team in found.levels:
            self.team, self.item = team, next(iter(found.of_team.get(team, ())), "")

    def beside(self, step: int) -> None:
        """Go to the column, the objective of the team or the sibling at one side."""
        found = self.found
        if self.view == "reach":
            self.column = _beside(self.table.columns, self.column, step)
        elif self.view == "tree":
            self.item = _beside(found.of_team.get(self.team, ()), self.objective, step)
        elif self.item:
            self.item = self.middle = _beside(found.siblings(self.item), self.item, step)

    def fold(self) -> None:
        """Fold or unfold the team in the tree; in the thread, put the item in the middle."""
        if self.view != "tree":
            self.middle = self.item
        elif self.found.tree.children(self.team):
            self.folded ^= {self.team}

    def other_upper(self, step: int) -> None:
        """Show the reach of the next team, or the one before, that has teams below it."""
        tree = self.found.tree
        uppers = [team.id for team in tree.teams if tree.children(team.id)]
        if self.view == "reach" and uppers:
            self.upper = _beside(uppers, self.upper, step)
            self.go(f"{TEAM}{self.upper}")

    def to_match(self, step: int) -> None:
        """Go to the next match, after the last one to the first; with 0 stay on a match if the item is one."""
        hits = self._desk.matches(self.query)
        here = self.item if self.item in hits else f"{TEAM}{self.team}"
        if hits and (step or here not in hits):
            self.go(hits[(hits.index(here) + step) % len(hits)] if here in hits else hits[0])
        self.middle = self.item


def _beside(those: Sequence[str], at: str, step: int) -> str:
    """Return the one beside `at`; at an end it stays."""
    if at not in those:
        return those[0] if those else ""
    return those[min(len(those) - 1, max(0, those.index(at) + step))]
