"""The leader opens: the lines of the interview, in three columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final, Literal

from tuiokr.model import ids
from tuiokr.model.interview import COLUMNS, Column, OpeningLine, column_beside
from tuiokr.model.theme import theme_named
from tuiokr.model.words import clean, plural, same, short
from tuiokr.model.workspace import FullWorkshop
from tuiokr.session.session import Session
from tuiokr.usecases.workshop import WorkshopDesk

_PREPARED: Final[Mapping[str, Column]] = {"works": "works", "hard": "hard", "vision": "vision", "goal": "vision"}
"""The field of the leader's 1:1 → the column of its lines."""


class InterviewDesk:
    """The lines of the interview of one workshop."""

    def __init__(self, session: Session, running: WorkshopDesk) -> None:
        self._session = session
        self._running = running

    def leader(self, workshop: str) -> str:
        """Return who is interviewed: the leader of the team, "" if the team has none."""
        one = self._running.full(workshop).workshop
        team = self._session.workspace.tree(one.cycle).get(one.team)
        return team.leader if team else ""

    def columns(self, workshop: str) -> Mapping[Column, tuple[OpeningLine, ...]]:
        """Return the lines of each column, in the order in which they were noted."""
        return columns_of(self._running.full(workshop))

    def add(self, workshop: str, column: Column, text: str) -> tuple[str, ...]:
        """Note each line in a column; of a pasted chat only the words. Return the ids of the lines."""
        from tuiokr.usecases.paste import read_said

        full = self._running.full(workshop)
        found = [(column, words) for _, words in read_said(text, full.workshop.people)]
        label = f"note “{short(found[0][1])}”" if len(found) == 1 else f"note {plural(len(found), 'line')}"
        return self._note(full, found, label)

    def bring_prepared(self, workshop: str) -> int:
        """Note what the leader said in the 1:1 and is not noted yet. Return how many lines that are."""
        full = self._running.full(workshop)
        one = full.workshop
        prepared = self._session.workspace.of(one.cycle, one.team).preparation
        noted = {same(line.words) for line in full.opening}
        found = [
            (column, words)
            for name, column in _PREPARED.items()
            for line in (getattr(prepared, name).splitlines() if prepared else ())
            if (words := clean(line)) and same(words) not in noted
        ]
        return len(self._note(full, found, f"bring {plural(len(found), 'line')} of the 1:1"))

    def edit(self, workshop: str, line: str, words: str) -> None:
        """Change the words of a line. Blank words change nothing; a theme that was made of it keeps its words."""
        full = self._running.full(workshop)
        if clean(words):
            changed = tuple(one.but(words=words) if one.id == line else one for one in full.opening)
            self._keep(full, changed, f"change “{short(clean(words))}”")

    def delete(self, workshop: str, line: str) -> None:
        """Delete a line. A theme that was made of it stays."""
        full = self._running.full(workshop)
        gone = next((one for one in full.opening if one.id == line), None)
        if gone:
            self._keep(full, tuple(one for one in full.opening if one is not gone), f"delete “{short(gone.words)}”")

    def move(self, workshop: str, line: str, step: Literal[-1, 1]) -> Column | None:
        """Move a line to the column beside its own, where it is the last one. Return that column, None at the edge."""
        full = self._running.full(workshop)
        found = next((one for one in full.opening if one.id == line), None)
        column = column_beside(found.column, step) if found else None
        if found and column:
            moved = found.but(column=column, noted=self._session.clock.now())
            rest = (one for one in full.opening if one is not found)
            self._keep(full, (*rest, moved), f"move “{short(found.words)}” to {COLUMNS[column].lower()}")
        return column

    def _note(self, full: FullWorkshop, found: Sequence[tuple[Column, str]], label: str) -> tuple[str, ...]:
        """Add lines to their columns. Return their ids."""
        now = self._session.clock.now()
        new = [
            OpeningLine(id=ids.fresh("l"), column=column, words=words, noted=now + timedelta(milliseconds=at))
            for at, (column, words) in enumerate(found)
        ]
        if new:
            self._keep(full, (*full.opening, *new), label)
        return tuple(one.id for one in new)

    def _keep(self, full: FullWorkshop, opening: tuple[OpeningLine, ...], label: str) -> None:
        self._running.keep(replace(full, opening=opening), label)


def columns_of(full: FullWorkshop) -> dict[Column, tuple[OpeningLine, ...]]:
    """Return the lines of each column of the interview of a workshop."""
    return {column: tuple(one for one in full.opening if one.column == column) for column in COLUMNS}


def is_theme(full: FullWorkshop, line: OpeningLine) -> bool:
    """Whether a theme was made of a line, and still exists."""
    return bool(line.theme and theme_named(full.workshop.themes, line.theme))
