"""Undoing what one did, and only that."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiokr.session.undo import ChangedSince, put_back

BODIES = st.recursive(
    st.integers(0, 2), lambda inner: st.dictionaries(st.sampled_from("abc"), inner, max_size=3), max_leaves=6
)
DOCUMENTS = st.dictionaries(st.sampled_from("abcd"), BODIES, max_size=4)


@given(DOCUMENTS, DOCUMENTS)
def test_an_unchanged_document_is_undone_completely(made: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert put_back(made, made, wanted) == wanted


@given(DOCUMENTS, DOCUMENTS, st.dictionaries(st.sampled_from("xyz"), BODIES, max_size=3))
def test_fields_added_since_stay(made: dict[str, Any], wanted: dict[str, Any], besides: dict[str, Any]) -> None:
    standing = {**made, **besides}
    assert put_back(standing, made, wanted) == {**wanted, **besides}
    assert put_back(put_back(standing, made, wanted), wanted, made) == standing


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_nothing_that_was_changed_since_is_overwritten(
    standing: dict[str, Any], made: dict[str, Any], wanted: dict[str, Any]
) -> None:
    try:
        result = put_back(standing, made, wanted)
    except ChangedSince:
        assert standing != made
        return
    for name in {**standing, **result}:
        if standing.get(name) != result.get(name):
            assert made.get(name) != wanted.get(name), "this field was no part of the step"
    assert standing == result or made != wanted


@pytest.mark.parametrize(
    ("standing", "made", "wanted"),
    [
        (None, {"title": "A"}, None),  # somebody deleted it
        ({"title": "C"}, {"title": "B"}, {"title": "A"}),
        ({"title": "C"}, None, {"title": "A"}),  # somebody made another one
        ({"title": "A", "why": "since"}, {"title": "A"}, None),  # somebody continued what I made
        ({"runs": {"one": {"notes": "theirs"}}}, {"runs": {"one": {"notes": "mine"}}}, {"runs": {"one": {}}}),
    ],
)
def test_a_document_that_changed_into_something_else_is_left_alone(
    standing: object, made: object, wanted: object
) -> None:
    with pytest.raises(ChangedSince):
        put_back(standing, made, wanted)
