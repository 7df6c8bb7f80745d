from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiokr.model.ids import fresh, from_name, slug


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Payments", "payments"),
        ("Engineering (Distribution)", "engineering-distribution"),
        ("  R&D  ", "r-d"),
        ("Größe", "groe"),
        ("São Tomé", "sao-tome"),
        ("--a--b--", "a-b"),
        ("チーム", ""),
        ("", ""),
        ("../../etc", "etc"),
        ("a/b\\c:d", "a-b-c-d"),
        ("x" * 60, "x" * 40),
        ("x" * 39 + " y", "x" * 39),
    ],
)
def test_a_text_becomes_a_slug(text: str, short: str) -> None:
    assert slug(text) == short


@given(st.text(max_size=80))
def test_a_slug_is_safe_and_stable(text: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug(text))
    assert len(slug(text)) <= 40
    assert slug(slug(text)) == slug(text)


@pytest.mark.parametrize("prefix", ["o", "k", "v"])
def test_fresh_ids_are_unique(prefix: str) -> None:
    found = {fresh(prefix) for _ in range(500)}
    assert len(found) == 500
    assert all(re.fullmatch(rf"{prefix}-[a-hj-km-np-z2-9]{{8}}", one) for one in found)


@pytest.mark.parametrize(
    ("name", "taken", "got"),
    [
        ("Care", set(), "care"),
        ("Care", {"care"}, "care-2"),
        ("Care", {"care", "care-2", "care-3"}, "care-4"),
        ("チーム", set(), "team"),
        ("チーム", {"team"}, "team-2"),
    ],
)
def test_a_name_becomes_an_unused_id(name: str, taken: set[str], got: str) -> None:
    assert from_name(name, taken) == got


@given(st.lists(st.sampled_from(["Care", "care", "Deck", "", "!!"]), max_size=12))
def test_an_id_is_never_used_twice(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        key = from_name(name, taken, "someone")
        assert key and key not in taken
        taken.add(key)
