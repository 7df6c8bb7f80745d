"""Dependencies as contracts: whose turn it is, what is promised too late, who is most depended on."""

from __future__ import annotations

from datetime import date

import pytest

from tests.alignment.conftest import Build
from tuiokr.alignment.dependencies import due, is_late, most_depended_on, promises, turn
from tuiokr.model.okr import Dependency


def need(**fields: object) -> Dependency:
    return Dependency.model_validate({"id": "d1", "asking": "pay", "giving": "care", "what": "a thing", **fields})


@pytest.mark.parametrize(
    ("fields", "team"),
    [
        ({}, "care"),
        ({"giving": ""}, ""),
        ({"state": "accepted"}, ""),
        ({"state": "countered"}, "pay"),
        ({"state": "declined"}, "pay"),
        ({"state": "declined", "carried_by": "Li"}, ""),
        ({"state": "risk"}, "pay"),
        ({"state": "risk", "carried_by": "Li"}, ""),
    ],
)
def test_whose_turn_it_is(fields: dict[str, object], team: str) -> None:
    assert turn(need(**fields)) == team


@pytest.mark.parametrize(
    ("state", "by", "promised", "late"),
    [
        ("accepted", "2027-02-01", "2027-02-15", True),
        ("countered", "2027-02-01", "2027-02-15", True),
        ("accepted", "2027-02-15", "2027-02-15", False),
        ("accepted", "2027-02-15", "2027-02-01", False),
        ("accepted", None, "2027-02-01", False),
        ("accepted", "2027-02-01", None, False),
        ("declined", "2027-02-01", "2027-02-15", False),
    ],
)
def test_a_promise_after_the_need_is_late(state: str, by: str | None, promised: str | None, late: bool) -> None:
    assert is_late(need(state=state, by=by, promised=promised)) is late


def test_a_late_promise_is_a_finding_of_its_own(build: Build) -> None:
    build.objective("top", "u1", "Guests come back", "Bookings").objective("pay", "p1", "Refunds")
    build.needs("pay", "care", "d1", state="accepted", by="2027-02-01", promised="2027-02-15", about="p1")
    build.needs("pay", "care", "d2", state="accepted", by="2027-02-15", promised="2027-02-15")
    findings = build.analyse().findings
    assert not [one for one in findings if one.name == "dependency-open"]
    [late] = [one for one in findings if one.name == "dependency-late"]
    assert (late.severity, late.about) == ("warning", ("d1", "p1"))
    assert late.message == "Payments needs a thing by 1 Feb, but Care promised it until 15 Feb"


def test_promises_come_with_the_late_ones_first() -> None:
    over = need(id="a", state="accepted", promised="2027-01-10")
    by_need = need(id="b", state="accepted", by="2027-01-05")
    coming = need(id="c", state="accepted", promised="2027-01-20")
    undated = need(id="d", state="accepted")
    asked = need(id="e", by="2027-01-01")
    late, rest = promises((undated, coming, asked, over, by_need), date(2027, 1, 20))
    assert ([one.id for one in late], [one.id for one in rest]) == (["b", "a"], ["c", "d"])
    assert due(by_need) == date(2027, 1, 5)


def test_who_is_most_depended_on() -> None:
    those = [need(giving="care"), need(giving="deck"), need(giving="deck"), need(giving=""), need(giving="bar")]
    assert most_depended_on(those) == (("deck", 2), ("bar", 1), ("care", 1))
