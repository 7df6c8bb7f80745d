"""Lines in columns of one width side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from textual.content import Content

from tuiokr.widgets import text

GAP: Final = 3


def column_width(width: int, count: int) -> int:
    """Return the width of each of `count` columns."""
    return max(1, (width - GAP * (count - 1)) // count)


def side_by_side(columns: Sequence[Sequence[Content]], width: int) -> list[Content]:
    """Return the lines of columns beside each other; a shorter column ends with blank lines."""
    each = column_width(width, len(columns))
    rows = zip_longest(*columns, fillvalue=text.BLANK)
    return [text.row(*((cell, each) for cell in row), gap=GAP) for row in rows]


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
