"""Who is meant by a name, and two people of one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiokr.model.names import fold, namesakes, who
from tuiokr.model.words import distinct, people, same

RING = ("José", "Jürgen", "Sam O'Neil", "Ana Lima", "Tom Berg", "Tom Lind", "Ana", "Ána", "Jean-Paul")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("jose", ("José",)),
        ("JOSE", ("José",)),
        ("juergen", ("Jürgen",)),
        ("Sam O’Neil", ("Sam O'Neil",)),
        ("sam oneil", ("Sam O'Neil",)),
        ("tom", ("Tom Berg", "Tom Lind")),
        ("tom b", ("Tom Berg",)),
        ("T. Lind", ("Tom Lind",)),
        ("Lind, Tom (guest)", ("Tom Lind",)),
        ("Ana", ("Ana",)),
        ("Ána", ("Ána",)),
        ("ana", ("Ana", "Ána")),
        ("ana l", ("Ana Lima",)),
        ("jp", ("Jean-Paul",)),
        ("zoe", ()),
        ("", ()),
        ("Ana is against it because of the night shift", ()),
    ],
)
def test_who_is_meant(typed: str, found: tuple[str, ...]) -> None:
    assert who(typed, RING) == found


def test_a_namesake_is_asked_about_until_the_number_says_which() -> None:
    ring = ("Ana", "Ana (2)", "Bo")
    assert who("ana", ring) == who("Ana", ring) == ("Ana", "Ana (2)")
    assert (who("Ana (1)", ring), who("ana (2)", ring)) == (("Ana",), ("Ana (2)",))


def test_what_is_said_of_namesakes() -> None:
    assert namesakes(people("Ana, Li, Ána")) == ""
    assert "“Ana (2)” is another person" in namesakes(people("Ana, Li, Ana"))
    assert namesakes(people("Ana, Ana (2)"), ("Ana", "Ana (2)")) == ""


NAMES = st.lists(st.text(max_size=90) | st.sampled_from([*RING, "Ana (2)", "Ana (3)", "ana"]), max_size=12)


@given(NAMES)
def test_nobody_is_lost_and_all_can_be_told_apart(names: list[str]) -> None:
    kept = distinct(names)
    assert len(kept) == len(names) == len({same(one) for one in kept})
    assert all(one == name or one.endswith(")") for one, name in zip(kept, names, strict=True))
    assert distinct(kept) == kept


@given(st.text(max_size=90), NAMES)
def test_any_name_is_looked_up(typed: str, names: list[str]) -> None:
    assert set(who(typed, names)) <= set(names)
    fold(typed, written_out=True)
