from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiokr.usecases.concurrent_edit import ChangedMeanwhile, kept

VALUES = st.sampled_from(["", "Ana", "Li"])
FIELDS = st.fixed_dictionaries({"name": VALUES, "leader": VALUES})


@given(FIELDS, FIELDS)
def test_without_other_changes_a_form_keeps_its_values(shown: dict[str, str], mine: dict[str, str]) -> None:
    assert kept(shown, mine, shown) == mine


@given(FIELDS, FIELDS)
def test_an_untouched_form_keeps_the_changes_of_others(shown: dict[str, str], now: dict[str, str]) -> None:
    assert kept(shown, shown, now) == now


def test_changes_of_different_fields_are_both_kept() -> None:
    shown, mine, now = {"name": "A", "leader": "Ana"}, {"name": "B", "leader": "Ana"}, {"name": "A", "leader": "Li"}
    assert kept(shown, mine, now) == {"name": "B", "leader": "Li"}


def test_changes_of_the_same_field_are_refused_with_its_current_value() -> None:
    with pytest.raises(ChangedMeanwhile, match="name: “C”"):
        kept({"name": "A"}, {"name": "B"}, {"name": "C"})
