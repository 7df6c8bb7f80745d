from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tuiokr.alignment.coverage import STATES, Coverage, CoverageRow, State, weak
from tuiokr.model.okr import KeyResult

if TYPE_CHECKING:
    from tests.alignment.conftest import Build


@pytest.fixture
def above(build: Build) -> Build:
    """The upper team with two objectives of two key results each."""
    build.objective("top", "u1", "Guests come back", "Repeat bookings", "Complaints answered")
    return build.objective("top", "u2", "Every sailing is safe", "Incidents", "Drills")


def cover(build: Build) -> Coverage:
    return build.analyse().coverage


def row(build: Build, key: str) -> CoverageRow:
    found = cover(build).row(key)
    assert found is not None
    return found


def states(build: Build) -> list[State]:
    return [one.state for one in cover(build).rows]


def test_every_objective_and_key_result_has_a_row_in_order(above: Build) -> None:
    above.objective("pay", "p1", "Refunds")
    assert [one.id for one in cover(above).rows] == ["u1", "u1k1", "u1k2", "u2", "u2k1", "u2k2"]
    assert cover(above).teams == ("pay",)
    assert cover(above).row("nowhere") is None


def test_rows_without_links_are_supported_by_nobody(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", "Quick")
    assert set(states(above)) == {"nobody"}
    assert row(above, "u1").supported_by == ()
    assert row(above, "u1").dot("pay") == "none"


def test_a_parent_link_covers_the_objective_and_inherits_to_its_key_results(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", "Quick", "Right", parent="u1")
    assert row(above, "u1").dot("pay") == "direct"
    assert row(above, "u1").state == "taken on"
    assert row(above, "u1k1").dot("pay") == row(above, "u1k2").dot("pay") == "through"
    assert row(above, "u1k1").state == "only through its objective"
    assert row(above, "u1k1").supported_by == ()
    assert row(above, "u1k1").through_objective == ("p1",)
    assert row(above, "u2k1").state == "nobody"


def test_a_link_to_one_key_result_covers_only_that_one(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", "Quick", parent="u1", parent_key_results=["u1k2"])
    assert row(above, "u1k2").dot("pay") == "direct"
    assert row(above, "u1k2").state == "taken on"
    assert row(above, "u1k1").state == "nobody"
    assert row(above, "u1").state == "taken on"


def test_a_key_result_covers_an_objective_through_its_key_result(above: Build) -> None:
    above.objective("pay", "p1", "Refunds").key("p1", "pk", "Quick", parent_link="u1k1")
    assert row(above, "u1k1").supported_by == ("pk",)
    assert row(above, "u1k1").dot("pay") == "direct"
    assert row(above, "u1").dot("pay") == "through"
    assert row(above, "u1").supported_by == ("pk",)
    assert row(above, "u1").state == "taken on"
    assert row(above, "u1k2").state == "nobody"


def test_an_objective_and_its_key_result_with_the_same_link_count_once(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", parent_key_results=["u1k1"]).key("p1", "pk", "Quick", parent_link="u1k1")
    assert row(above, "u1k1").supported_by == ("p1", "pk")
    assert row(above, "u1k1").by("pay") == ("p1", "pk")
    assert row(above, "u1k1").by("care") == ()


def test_one_objective_can_support_several(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", "Quick", parent="u1", parent_key_results=["u2k1"])
    assert [one.id for one in cover(above).rows if one.support] == ["u1", "u1k1", "u1k2", "u2", "u2k1"]
    assert row(above, "u1k1").dot("pay") == "through"
    assert row(above, "u2k1").dot("pay") == "direct"


def test_no_number_of_inherited_links_takes_a_key_result_on(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", "Quick", parent="u1")
    above.objective("care", "c1", "Answers", "Quick", parent="u1")
    assert row(above, "u1k1").state == "only through its objective"
    assert row(above, "u1k1").through_objective == ("c1", "p1")
    assert row(above, "u1k1").supported_by == ()
    above.objective("pay", "p2", "Quicker", "Quick", parent="u1", parent_key_results=["u1k1"])
    assert row(above, "u1k1").state == "taken on"
    assert row(above, "u1k1").supported_by == ("p2",)
    assert row(above, "u1k1").through_objective == ("c1", "p1")


def test_one_supporter_without_key_results_is_thin(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", parent="u1", parent_key_results=["u1k1"])
    assert row(above, "u1").thin and row(above, "u1k1").thin
    above.objective("care", "c1", "Answers", parent="u1", parent_key_results=["u1k1"])
    assert not row(above, "u1").thin and not row(above, "u1k1").thin
    assert row(above, "u1").state == row(above, "u1k1").state == "taken on"


@pytest.mark.parametrize(("confidence", "thin"), [(0, True), (3, True), (4, False), (10, False), (None, False)])
def test_one_supporter_with_low_confidence_is_thin(above: Build, confidence: int | None, thin: bool) -> None:
    above.objective("pay", "p1", "Refunds", parent="u1").key("p1", "pk", "Quick", confidence=confidence)
    assert row(above, "u1").thin is thin
    assert row(above, "u1").state == "taken on"


@pytest.mark.parametrize(
    ("known", "is_weak"),
    [((), True), ((None,), False), ((3,), True), ((3, 5), False), ((3, None), True), ((4, 4), False), ((0, 7), True)],
)
def test_a_supporter_is_weak_without_key_results_or_below_four(known: tuple[int | None, ...], is_weak: bool) -> None:
    keys = tuple(KeyResult(id=str(at), objective="o", confidence=one) for at, one in enumerate(known))
    assert weak(keys) is is_weak


def test_links_to_deleted_statements_cover_nothing(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", parent="gone", parent_key_results=["gone2"])
    above.key("p1", "pk", "Quick", parent_link="gone3")
    assert set(states(above)) == {"nobody"}


def test_a_link_within_the_same_team_covers_nothing(above: Build) -> None:
    above.objective("pay", "p1", "Refunds").objective("pay", "p2", "Faster refunds", parent="p1")
    assert set(states(above)) == {"nobody"}


def test_key_results_are_counted_where_there_are_any(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", "Quick", parent="u1")
    assert [cover(above).count(state) for state in STATES] == [0, 2, 2]


def test_objectives_are_counted_where_there_are_no_key_results(build: Build) -> None:
    build.objective("top", "u1", "Guests come back").objective("top", "u2", "Safe")
    build.objective("pay", "p1", "Refunds", "Quick", parent="u1")
    assert [cover(build).count(state) for state in STATES] == [1, 0, 1]


def test_an_upper_level_without_okrs_has_no_rows(build: Build) -> None:
    build.objective("pay", "p1", "Refunds")
    assert cover(build).rows == ()
    assert cover(build).count("nobody") == 0
