from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiokr.exchange import days


@pytest.mark.parametrize(
    "text",
    [
        "2031-06-30",
        "2031-06-30T12:00:00Z",
        "2031/6/30",
        "30.06.2031",
        "30.6.31",
        "6/30/2031",
        "30/06/2031",
        "30-06-2031",
        "30 Jun 2031",
        "30. Juni 2031",
        "30 juin 2031",
        "30 de junio de 2031",
        "June 30th, 2031",
        "Jun 30 2031",
        "30-Jun-31",
        "Mon 30 June 2031",
        "Monday, June 30, 2031",
        "2031年6月30日",
        "20310630",
    ],
)
def test_dates_are_read_as_people_write_them(text: str) -> None:
    assert days.read(text) == days.Day(date(2031, 6, 30), shows=days.read(text).shows)  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["", "soon", "Q2 2031", "31.02.2031", "13/13/2031", "30 Jun", "47664", "1.2.3.4"])
def test_a_text_that_is_not_a_date_is_not_read(text: str) -> None:
    assert days.read(text) is None


def test_other_dates_reveal_the_order() -> None:
    assert days.read("04/05/2031") == days.Day(date(2031, 5, 4), other=date(2031, 4, 5))
    assert days.order_of(["04/05/2031", "13/05/2031"]) == "day first"
    assert days.order_of(["04/05/2031", "05/13/2031"]) == "month first"
    assert days.order_of(["13/05/2031", "05/13/2031"]) is None
    assert days.read("04/05/2031", "month first") == days.Day(date(2031, 4, 5))


@given(st.text(max_size=70))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = days.read(text)
    assert found is None or isinstance(found.day, date)
