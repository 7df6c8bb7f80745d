"""The lines of a report fit the terminal, and no word is lost."""

from __future__ import annotations

import re

import pytest

from tuiokr.cli.tie_off_width import fitted
from tuiokr.model.words import cells

LINES = [
    "  warning  no-parent: Care O1 supports nothing of Harbour\n",
    "目標" * 30 + " done\n",
    "x" * 90 + "\n\n",
    f"a {'y' * 79}\n",
]
COLOURED = "\x1b[33;1mwarning\x1b[0m and many more words than fit into one line\n"


@pytest.mark.parametrize("most", [20, 33, 80])
def test_no_line_is_wider_and_no_word_is_lost(most: int) -> None:
    found = "".join(fitted([*LINES, COLOURED], most))
    bare = re.sub("\x1b\\[[0-9;]*m", "", found)
    assert max(map(cells, bare.split("\n"))) <= most
    assert re.sub(r"\s", "", found) == re.sub(r"\s", "", "".join([*LINES, COLOURED]))


def test_lines_without_a_limit_stay_as_they_are() -> None:
    assert "".join(fitted(LINES, 0)) == "".join(LINES)


def test_a_line_breaks_between_words() -> None:
    assert list(fitted(["one two three four five\n"], 20)) == ["one two three four\n    five\n"]
