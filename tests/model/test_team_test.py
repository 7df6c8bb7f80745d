from __future__ import annotations

import pytest

from tuiokr.model.team_test import TEAM_TEST_ASKS, TeamTest


def test_a_team_test_asks_a_question() -> None:
    assert all(text.endswith("?") for text in TEAM_TEST_ASKS.values())


@pytest.mark.parametrize(
    ("yes", "meh", "eye_roll", "passed"),
    [
        (0, 0, 0, None),
        (1, 0, 0, True),
        (2, 2, 0, False),
        (3, 2, 0, True),
        (6, 0, 2, False),
        (7, 0, 2, True),
        (0, 0, 1, False),
        (5, 0, 1, True),
    ],
)
def test_a_test_is_passed_by_a_majority_and_few_eye_rolls(
    yes: int, meh: int, eye_roll: int, passed: bool | None
) -> None:
    test = TeamTest(id="t", about="o", test="espresso", yes=yes, meh=meh, eye_roll=eye_roll)
    assert (test.passed, test.total) == (passed, yes + meh + eye_roll)
