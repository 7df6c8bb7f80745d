"""A tally is a hand and a count; whatever else is typed, nothing fails and no message shows a hand."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiokr.usecases.vote_tally import EXAMPLE, read_tally


@pytest.mark.parametrize(
    "written",
    ["4x3 5x2", "4 x 3, 5 x 2", "5×2 4×3", "4X3; 5*2", "4x3 and 5x2", "4x3\n5x2\n", "４x３ 5x2", " 4x3,5x2. "],
)
def test_ways_to_write_a_tally(written: str) -> None:
    tally = read_tally(written)
    assert tally is not None and (tally.hands, tally.problem) == ((4, 4, 4, 5, 5), "")


@pytest.mark.parametrize("line", ["ana 4, li 3", "Ana: 4", "", "x3", "4", "rest 5", "Ana: 3x5", "4.5x3"])
def test_other_lines_are_not_a_tally(line: str) -> None:
    assert read_tally(line) is None


def test_a_hand_that_nobody_showed_may_be_written() -> None:
    tally = read_tally("5x1 4x0 0x2")
    assert tally is not None and tally.hands == (0, 0, 5)


@pytest.mark.parametrize("line", ["9x1", "4x3 ana 5", "4x3 4x1", "4x0", "4x9999", "4x3 5", "4x3 5x2x1", "4x3 50%"])
def test_a_problem_never_contains_the_hands(line: str) -> None:
    tally = read_tally(line)
    assert tally is not None and tally.problem and not tally.hands
    assert not re.search(r"\d", tally.problem.replace(EXAMPLE, "").replace("0 to 5", ""))


@given(st.one_of(st.text(), st.text("0123456789x×* ,\nand")))
def test_no_text_fails(text: str) -> None:
    tally = read_tally(text)
    assert tally is None or (tally.problem != "") == (not tally.hands)
    assert tally is None or all(0 <= hand <= 5 for hand in tally.hands)


@given(st.lists(st.integers(0, 12), min_size=6, max_size=6))
def test_every_tally_is_read_as_it_was_written(counts: list[int]) -> None:
    tally = read_tally(" ".join(f"{hand}x{count}" for hand, count in enumerate(counts)))
    assert tally is not None
    assert [tally.hands.count(hand) for hand in range(6)] == counts
