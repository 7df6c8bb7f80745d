"""A signature covers words, links, decisions and dependencies: each later change makes it stale and is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiokr.alignment.signature import Covered, covered, signature_of, uncovered
from tuiokr.model.okr import Dependency, KeyResult, Objective, TeamOKRs
from tuiokr.model.shelf import put
from tuiokr.model.tie_off import Decision, Signature, TieOff
from tuiokr.model.workspace import Workspace

if TYPE_CHECKING:
    from tests.alignment.conftest import Build

CYCLE = "2027-Q1"
NOW = datetime(2027, 1, 5, 9, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
World = tuple[Workspace, TieOff]
Change = Callable[[World], World]


@pytest.fixture
def world(build: Build) -> World:
    """Harbour above Payments and Care. The first objective of Payments is decided and needs something from Care."""
    build.objective("top", "u1", "Guests come back", "Repeat bookings", "Complaints")
    build.objective("pay", "p1", "Refunds in a day", "Quick refunds", "Right refunds", parent="u1")
    build.objective("pay", "p2", "One invoice")
    build.objective("care", "c1", "Calls are short")
    build.needs("pay", "care", "d1", what="a call script").needs("care", "top", "d2", what="a budget")
    decisions = (Decision(objective="p1", choice="change", note="Sooner", when=NOW, fingerprint="aa"),)
    tie_off = TieOff(id="t", cycle=CYCLE, upper="top", lower=("pay", "care"), decisions=decisions)
    return build.workspace(), tie_off


def reasons(before: World, after: World, team: str) -> tuple[str, ...]:
    """Why a signature of a team for the state `before` is not valid for the state `after`."""
    return uncovered(signature_of(*before, team, "Ana", NOW), covered(*after, team))


def in_set(team: str, change: Callable[[TeamOKRs], TeamOKRs]) -> Change:
    def changed(world: World) -> World:
        workspace, tie_off = world
        okrs = change(workspace.of(CYCLE, team))
        return replace(workspace, okrs=put(workspace.okrs, {(CYCLE, team): okrs})), tie_off

    return changed


def objective(team: str, key: str, **fields: object) -> Change:
    return in_set(
        team, lambda okrs: okrs.but(objectives=tuple(o.but(**fields) if o.id == key else o for o in okrs.objectives))
    )


def key_result(team: str, key: str, **fields: object) -> Change:
    return in_set(
        team, lambda okrs: okrs.but(key_results=tuple(k.but(**fields) if k.id == key else k for k in okrs.key_results))
    )


def dependency(team: str, key: str, **fields: object) -> Change:
    return in_set(
        team,
        lambda okrs: okrs.but(dependencies=tuple(d.but(**fields) if d.id == key else d for d in okrs.dependencies)),
    )


def more(team: str, **news: object) -> Change:
    [(name, new)] = news.items()
    return in_set(team, lambda okrs: okrs.but(**{name: (*getattr(okrs, name), new)}))


def without(team: str, name: str, key: str) -> Change:
    return in_set(team, lambda okrs: okrs.but(**{name: tuple(one for one in getattr(okrs, name) if one.id != key)}))


def decided(*decisions: Decision) -> Change:
    return lambda world: (world[0], world[1].but(decisions=decisions))


CHANGES: list[tuple[str, Change, str]] = [
    ("wording", objective("pay", "p1", title="Refunds in an hour"), "Payments O1 changed"),
    ("why", objective("pay", "p1", why="They wait"), "Payments O1 changed"),
    ("wording above", objective("top", "u1", title="Guests love us"), "Harbour O1 changed"),
    ("key result", key_result("pay", "p1k2", target=90.0), "Payments O1·KR2 changed"),
    ("key result above", key_result("top", "u1k1", statement="More bookings"), "Harbour O1·KR1 changed"),
    ("due", key_result("pay", "p1k1", due="2027-03-01"), "Payments O1·KR1 changed"),
    ("champion", key_result("pay", "p1k1", champion="Li"), "Payments O1·KR1 changed"),
    ("link", objective("pay", "p1", parent_key_results=("u1k1",)), "Payments O1 changed"),
    ("link taken away", objective("pay", "p1", parent=None), "Payments O1 changed"),
    ("link of a key result", key_result("pay", "p1k1", parent_link="u1k2"), "Payments O1·KR1 changed"),
    ("new objective", more("pay", objectives=Objective(id="p9", title="More")), "Payments O3 added"),
    ("new key result", more("pay", key_results=KeyResult(id="k9", objective="p2")), "Payments O2·KR1 added"),
    ("objective gone", without("pay", "objectives", "p2"), "Payments O2 “One invoice” removed"),
    ("key result gone", without("pay", "key_results", "p1k1"), "Payments O1·KR1 “Quick refunds” removed"),
    (
        "decision reversed",
        decided(Decision(objective="p1", choice="drop", note="Sooner", when=LATER, fingerprint="aa")),
        "Payments O1 was decided again: dropped",
    ),
    (
        "decision note",
        decided(Decision(objective="p1", choice="change", note="Much sooner", when=NOW, fingerprint="aa")),
        "Payments O1 was decided again: change",
    ),
    (
        "another decision",
        lambda world: decided(*world[1].decisions, Decision(objective="p2", choice="confirm", when=LATER))(world),
        "Payments O2 was decided: confirmed",
    ),
    ("decision taken back", decided(), "the decision about Payments O1 was removed"),
    ("answer", dependency("pay", "d1", state="accepted"), "the dependency “a call script” was changed: accepted"),
    (
        "answer's note",
        dependency("pay", "d1", note="by May"),
        "the dependency “a call script” was changed: waits for an answer",
    ),
    (
        "risk",
        dependency("pay", "d1", state="risk", carried_by="Li"),
        "the dependency “a call script” was changed: carried as a risk by Li",
    ),
    (
        "new dependency",
        more("pay", dependencies=Dependency(id="d9", asking="pay", giving="care", what="a key")),
        "the dependency “a key” was added: waits for an answer",
    ),
    ("dependency gone", without("pay", "dependencies", "d1"), "the dependency “a call script” of Payments was removed"),
]


@pytest.mark.parametrize(("change", "why"), [one[1:] for one in CHANGES], ids=[one[0] for one in CHANGES])
def test_every_change_makes_both_signatures_stale_and_is_named(world: World, change: Change, why: str) -> None:
    after = change(world)
    assert reasons(world, after, "top") == (why,)
    assert reasons(world, after, "pay") == (why,)
    assert reasons(after, after, "pay") == reasons(world, world, "top") == ()


@pytest.mark.parametrize(
    "change",
    [
        objective("care", "c1", title="Calls are friendly"),
        dependency("care", "d2", state="accepted"),
        lambda world: decided(*world[1].decisions, Decision(objective="c1", choice="drop", when=LATER))(world),
    ],
)
def test_a_change_of_another_lower_team_concerns_only_the_upper_leader(world: World, change: Change) -> None:
    after = change(world)
    assert len(reasons(world, after, "top")) == 1
    assert reasons(world, after, "pay") == ()


def test_the_giving_team_of_a_dependency_has_signed_it_too(world: World) -> None:
    after = dependency("pay", "d1", state="declined")(world)
    assert reasons(world, after, "care") == ("the dependency “a call script” was changed: declined",)


def test_a_removed_objective_is_named_once(world: World) -> None:
    """Its decision and its key results disappear with it."""
    after = without("pay", "objectives", "p1")(world)
    assert reasons(world, after, "pay")[0] == "Payments O1 “Refunds in a day” removed"
    assert not any("decision" in one for one in reasons(world, after, "pay"))


def test_repeating_a_decision_does_not_make_signatures_stale(world: World) -> None:
    again = tuple(one.but(when=LATER, by="Kim") for one in world[1].decisions)
    assert reasons(world, decided(*again)(world), "pay") == ()


# ---- signatures of earlier versions


@pytest.fixture
def old(world: World) -> Signature:
    """A signature of a version that covered only objectives and key results."""
    seen = covered(*world, "pay").marks
    saw = {key: mark for key, mark in seen.items() if " " not in key}
    return Signature(team="pay", name="Ana", when=NOW, saw=saw)


def test_an_earlier_signature_is_valid_until_something_it_covers_changes(world: World, old: Signature) -> None:
    assert uncovered(old, covered(*world, "pay")) == ()
    after = dependency("pay", "d1", state="accepted")(world)
    assert uncovered(old, covered(*after, "pay")) == ()


def test_an_earlier_signature_is_stale_after_a_newer_decision(world: World, old: Signature) -> None:
    after = decided(Decision(objective="p1", choice="drop", when=LATER))(world)
    assert uncovered(old, covered(*after, "pay")) == ("Payments O1 was decided: dropped",)


def test_an_earlier_signature_names_what_it_can(world: World, old: Signature) -> None:
    after = without("pay", "key_results", "p1k1")(world)
    assert uncovered(old, covered(*after, "pay")) == ("something that was signed for removed",)


def test_a_signature_survives_the_round_trip(world: World) -> None:
    signed = signature_of(*world, "pay", "Ana", NOW)
    assert Signature.model_validate(signed.document()) == signed
    assert uncovered(Signature.model_validate(signed.document()), covered(*world, "pay")) == ()


MARKS = st.dictionaries(st.sampled_from(["o1", "k1", "decision o1", "dependency d"]), st.sampled_from("ab"))


@given(MARKS, MARKS)
def test_a_signature_is_valid_exactly_until_something_changes(saw: dict[str, str], now: dict[str, str]) -> None:
    signed = Signature(team="pay", name="Li", when=NOW, saw=saw, covers="all")
    seen = Covered(marks=now, says=dict.fromkeys(now, "said"))
    gone = "o1" in saw and "o1" not in now
    different = {key for key in {**saw, **now} if saw.get(key) != now.get(key)}
    assert bool(uncovered(signed, seen)) is bool(different - ({"decision o1"} if gone else set()))
