"""The days of a cycle follow its name while it is typed, until the person writes other days."""

from __future__ import annotations

from datetime import date
from typing import Any

from textual.screen import Screen
from textual.widgets import Input, Static

from tuiokr.usecases.setup import about_name, said_by
from tuiokr.widgets import text

A_DAY = "YYYY-MM-DD"
"""The placeholder of an empty field for a day."""


class CycleDays:
    """The fields for the name, first and last day of a cycle, and a line below that says how the name is read."""

    def __init__(self, screen: Screen[Any], name: str, today: date) -> None:
        """`name` is the id of the field with the name; the others are `#first`, `#last` and `#said`."""
        self._name = screen.query_one(f"#{name}", Input)
        self._days = (screen.query_one("#first", Input), screen.query_one("#last", Input))
        self._line = screen.query_one("#said", Static)
        self._today = today
        said = said_by(self._name.value, today).days
        self._put = tuple(str(day) for day in said) if said else ("", "")
        """The days that follow from the name."""
        self._own = tuple(field.value for field in self._days) not in (self._put, ("", ""))
        self._asked = ""
        self._tell()

    def changed(self, field: Input) -> None:
        """Update the days and the line after a field changed."""
        now = tuple(one.value.strip() for one in self._days)
        if field is self._name:
            said = said_by(field.value, self._today).days
            self._put = tuple(str(day) for day in said) if said else ("", "")
            if not self._own and now != self._put:
                for one, day in zip(self._days, self._put, strict=True):
                    one.value = day
        elif field in self._days:
            self._own = now not in (self._put, ("", ""))
        self._tell()

    def ask(self) -> str:
        """Return what to ask before a cycle without days is saved; "" if there is nothing to ask, or it was asked.

        Moves the focus to the field for the answer.
        """
        said = said_by(self._name.value, self._today)
        empty = next((one for one in self._days if not one.value.strip()), None)
        if not said.id or empty is None or said.days or self._asked == said.id:
            return ""
        self._asked = said.id
        empty.focus()
        return f"The days of {said.id} are not known. Write them, or press F9 again to continue without them"

    def _tell(self) -> None:
        said = said_by(self._name.value, self._today)
        known = bool(said.days) or all(one.value.strip() for one in self._days)
        words = about_name(self._name.value, said, known=known)
        style = "$hint" if known and said.id else "$warning"
        self._line.update(text.words(words if known or not words else f"▲ {words}", style))
        self._line.display = bool(words)
