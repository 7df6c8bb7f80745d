"""Which person a name means, and two people of one name."""

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
def test_a_typed_name_finds_the_possible_people(typed: str, found: tuple[str, ...]) -> None:
    assert who(typed, RING) == found


def test_two_people_of_one_name_are_possible_until_a_number_is_given() -> None:
    ring = ("Ana", "Ana (2)", "Bo")
    assert who("ana", ring) == who("Ana", ring) == ("Ana", "Ana (2)")
    assert (who("Ana (1)", ring), who("ana (2)", ring)) == (("Ana",), ("Ana (2)",))


def test_people_of_one_name_are_reported() -> None:
    assert namesakes(people("Ana, Li, Ána")) == ""
    assert "“Ana (2)” is another person" in namesakes(people("Ana, Li, Ana"))
    assert namesakes(people("Ana, Ana (2)"), ("Ana", "Ana (2)")) == ""


NAMES = st.lists(st.text(max_size=90) | st.sampled_from([*RING, "Ana (2)", "Ana (3)", "ana"]), max_size=12)


@given(NAMES)
def test_nobody_is_lost_and_all_names_are_distinct(names: list[str]) -> None:
    kept = distinct(names)
    assert len(kept) == len(names) == len({same(one) for one in kept})
    assert all(one == name or one.endswith(")") for one, name in zip(kept, names, strict=True))
    assert distinct(kept) == kept


@given(st.text(max_size=90), NAMES)
def test_any_name_can_be_looked_up(typed: str, names: list[str]) -> None:
    assert set(who(typed, names)) <= set(names)
    fold(typed, written_out=True)
