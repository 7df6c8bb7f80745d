from __future__ import annotations

import pytest

from tuiokr.model.team_test import TEAM_TEST_ASKS, TeamTest
from tuiokr.model.vocabulary import Light


def test_a_team_test_asks_a_question() -> None:
    assert all(text.endswith("?") for text in TEAM_TEST_ASKS.values())


@pytest.mark.parametrize(
    ("yes", "meh", "eye_roll", "light"),
    [
        (0, 0, 0, None),
        (1, 0, 0, "green"),
        (3, 1, 0, "green"),
        (74, 26, 0, "amber"),
        (75, 25, 0, "green"),
        (99, 0, 1, "amber"),
        (2, 2, 0, "amber"),
        (1, 0, 1, "amber"),
        (49, 51, 0, "red"),
        (0, 0, 1, "red"),
        (0, 9, 0, "red"),
    ],
)
def test_a_test_is_green_from_three_quarters_without_an_eye_roll_and_amber_from_half(
    yes: int, meh: int, eye_roll: int, light: Light | None
) -> None:
    test = TeamTest(id="t", about="o", test="espresso", yes=yes, meh=meh, eye_roll=eye_roll)
    assert (test.light, test.total) == (light, yes + meh + eye_roll)
    assert test.passed is (None if light is None else light in ("green", "amber"))
    assert test.count == f"{yes} of {yes + meh + eye_roll}"


def test_a_file_of_an_older_version_still_has_its_counts() -> None:
    old = {"id": "t", "about": "o", "test": "espresso", "yes": 3, "eye_roll": 1, "fingerprint": "f"}
    test = TeamTest.model_validate(old)
    assert (test.total, test.words, test.rolled) == (4, "", ())
