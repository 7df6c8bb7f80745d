"""The time of a whole workshop: planned, real, and now."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiokr.model.agenda import Agenda, Step, Workshop, begin, go_to, pause, resume, stretch
from tuiokr.model.timeline import timeline

NINE = datetime(2027, 1, 11, 9, tzinfo=UTC)
AGENDA = Agenda(
    id="a", title="A", kind="team", steps=tuple(Step(id=one, title=one, minutes=10) for one in ("one", "two", "three"))
)


def workshop() -> Workshop:
    return begin("w", agenda=AGENDA, team="t", cycle="c", title="W", people=())


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def test_before_the_start_the_plan_begins_now() -> None:
    line = timeline(workshop(), NINE)
    assert (line.now, line.behind, line.planned_end) == (0, 0, at(30))
    assert [part.kind for part in line.real] == ["to come"] * 3


def test_a_step_that_takes_longer_moves_the_expected_end() -> None:
    now = go_to(resume(workshop(), NINE), "two", at(14), leaving="done")
    line = timeline(now, at(16))
    assert (line.planned_end, line.expected_end, line.behind) == (at(30), at(34), 240)
    assert [(part.step, part.seconds / 60, part.kind) for part in line.real] == [
        ("one", 14, "past"), ("two", 2, "here"), ("two", 8, "to come"), ("three", 10, "to come")
    ]  # fmt: skip
    assert line.now == 16 * 60


def test_a_pause_is_part_of_the_real_row() -> None:
    now = resume(pause(resume(workshop(), NINE), at(5)), at(9))
    line = timeline(now, at(10))
    assert [(part.step, part.seconds / 60) for part in line.real][:2] == [("", 4), ("one", 6)]
    assert line.behind == 240


def test_a_night_between_two_halves_is_left_out() -> None:
    now = resume(pause(resume(workshop(), NINE), at(5)), at(24 * 60))
    line = timeline(now, at(24 * 60 + 1))
    assert line.now == 6 * 60
    assert line.behind == 0


def test_a_skipped_step_is_not_in_the_real_row() -> None:
    now = go_to(go_to(resume(workshop(), NINE), "two", at(10), leaving="done"), "three", at(10), leaving="skipped")
    line = timeline(now, at(10))
    assert "two" not in {part.step for part in line.real}
    assert line.behind == -600


@given(
    moves=st.lists(
        st.tuples(st.sampled_from(["resume", "pause", "one", "two", "three", "more", "less"]), st.floats(0, 90)),
        max_size=12,
    )
)
def test_the_rows_always_fit_the_clock(moves: list[tuple[str, float]]) -> None:
    one, minute = workshop(), 0.0
    for what, gone in moves:
        minute += gone
        match what:
            case "resume":
                one = resume(one, at(minute))
            case "pause":
                one = pause(one, at(minute))
            case "more" | "less":
                one = stretch(one, 3 if what == "more" else -3, at(minute))
            case _:
                one = go_to(one, what, at(minute), leaving="done")
    line = timeline(one, at(minute))
    assert all(part.seconds >= 0 for part in (*line.planned, *line.real))
    assert sum(part.seconds for part in line.planned) == pytest.approx(1800)
    past = sum(part.seconds for part in line.real if part.kind != "to come")
    assert past == pytest.approx(line.now, abs=1e-3)
    assert line.expected_end == one.ends(at(minute))
