"""What each view of the dependencies shows: names in place of ids, what waits for each team, the rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from textual.content import Content

from tuiokr.alignment.dependencies import promises
from tuiokr.model.okr import Dependency
from tuiokr.model.workspace import labels
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import dependency_cards as cards
from tuiokr.widgets import dependency_matrix
from tuiokr.widgets.rows import Row

LIST: Final = "list"
BOARD: Final = "board"
ASKED: Final = "asked of us"
PROMISED: Final = "promised"
MATRIX: Final = "who needs whom"
VIEWS: Final = (LIST, BOARD, ASKED, PROMISED, MATRIX)
_NOTHING: Final = {
    ASKED: "Nothing waits for an answer",
    PROMISED: "Nothing is promised yet",
}
_NONE_YET: Final = "There is no dependency yet. Press a to add one: what, from whom, by when?"


class DependencyContent:
    """Reads what a view shows. Changes nothing in the workspace."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def cards_of(self, those: Iterable[Dependency]) -> list[cards.DependencyCard]:
        """Return the dependencies with the names of their teams and the words of what needs them."""
        desk, those, names = self._desk, tuple(those), self._desk.tree.names
        short: dict[str, dict[str, str]] = {}
        words: dict[str, str] = {}
        for team in {one.asking for one in those}:
            okrs = desk.workspace.of(desk.cycle_id, team)
            short[team] = dict(labels(okrs).by_id)
            words |= {one.id: one.title for one in okrs.objectives}
            words |= {key.id: key.statement for key in okrs.key_results}
        return [
            cards.DependencyCard(
                one,
                names.get(one.asking, one.asking),
                names.get(one.giving, one.giving),
                short[one.asking].get(one.about or "", ""),
                words.get(one.about or "", ""),
            )
            for one in those
        ]

    def waiting(self, teams: Sequence[str]) -> list[cards.WaitingGroup]:
        """Return what waits for each of the teams, in their order."""
        found: list[cards.WaitingGroup] = []
        for team, those in self._desk.dependency.waiting(*dict.fromkeys(teams)).items():
            asked = tuple(self.cards_of(one for one in those if one.state == "requested"))
            back = tuple(self.cards_of(one for one in those if one.state != "requested"))
            found.append(cards.WaitingGroup(self._desk.tree.names.get(team, team), asked, back))
        return found

    def rows(self, view: str, those: tuple[Dependency, ...], waiting: Sequence[cards.WaitingGroup]) -> list[Row]:
        """Return the rows of a view; `waiting` is what waits for the teams."""
        return self._found(view, those, waiting) or [cards.hint(_NOTHING.get(view, _NONE_YET))]

    def heading(self, view: str, those: tuple[Dependency, ...], width: int) -> list[Content]:
        """Return what stays in view above the rows, for a width in cells."""
        return dependency_matrix.heading(those, self._desk.tree.names, width) if view == MATRIX else []

    def _found(self, view: str, those: tuple[Dependency, ...], waiting: Sequence[cards.WaitingGroup]) -> list[Row]:
        match view:
            case "asked of us":
                return cards.waiting_rows(waiting)
            case "promised":
                today = self._desk.today()
                over, coming = promises(those, today)
                return cards.promise_rows(self.cards_of(over), self.cards_of(coming), today)
            case "who needs whom":
                return dependency_matrix.rows(those, self._desk.tree.names)
            case "board":
                return cards.by_state(self.cards_of(those)) if those else []
            case _:
                return cards.list_rows(self.cards_of(those))
