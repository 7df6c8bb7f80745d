"""The interview of the leader: what works, what is hard, and the vision of the cycle, as lines in three columns."""

from datetime import datetime
from typing import Final, Literal

from tuiokr.model.value import Line, Value

Column = Literal["works", "hard", "vision"]
COLUMNS: Final[dict[Column, str]] = {"works": "What works", "hard": "What is hard", "vision": "Vision and goal"}
"""The columns in their order, with what the leader is asked in each."""


class OpeningLine(Value):
    """Something that the leader said, in one of the columns."""

    id: str
    column: Column
    words: Line
    noted: datetime
    theme: Line = ""
    """The words of the theme that was made of it; "" if none was."""


def column_beside(column: Column, step: Literal[-1, 1]) -> Column | None:
    """Return the column at the left or right of another one, None at the edge."""
    names = tuple(COLUMNS)
    at = names.index(column) + step
    return names[at] if 0 <= at < len(names) else None
