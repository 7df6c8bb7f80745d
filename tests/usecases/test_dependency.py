"""Dependencies as contracts: who answers until when, what is kept of an answer, and what waits for a team."""

from __future__ import annotations

from datetime import date

import pytest

from tests.usecases.office import open_desk
from tuiokr.model.okr import Dependency
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.dependency import said
from tuiokr.usecases.desk import Desk

FEB, MARCH = date(2027, 2, 15), date(2027, 3, 1)


@pytest.fixture
def need(desk: Desk) -> str:
    return desk.dependency.ask("payments", "growth", "A mail", by=FEB)


def only(desk: Desk) -> Dependency:
    [found] = desk.dependency.of_cycle()
    return found


def test_a_yes_keeps_who_and_until_when(desk: Desk, need: str, store: MemoryStore) -> None:
    desk.dependency.answer("payments", need, "accepted", by=" Li ", promised=MARCH)
    one = only(open_desk(store))
    assert (one.state, one.answered_by, one.promised) == ("accepted", "Li", MARCH)
    assert one.answer == said(one) == "accepted by Li until 1 Mar"


def test_the_accepted_terms_of_a_counter_offer_stay(desk: Desk, need: str) -> None:
    desk.dependency.answer("payments", need, "countered", note="Only in German", by="Li", promised=MARCH)
    assert desk.dependency.yes(only(desk)) == ("Li", MARCH)
    assert desk.dependency.would_replace("payments", need, "accepted") is None
    desk.dependency.answer("payments", need, "accepted")
    one = only(desk)
    assert (one.note, one.answered_by, one.promised) == ("Only in German", "Li", MARCH)
    desk.dependency.answer("payments", need, "requested")
    assert only(desk).answer == "waits for an answer" and only(desk).promised is None


def test_the_reason_of_a_no_stays_with_the_risk(desk: Desk, need: str) -> None:
    desk.dependency.answer("payments", need, "declined", because="No time", by="Li")
    assert said(only(desk)) == "declined by Li: No time"
    assert desk.dependency.would_replace("payments", need, "risk") is None
    assert desk.dependency.would_replace("payments", need, "accepted") == only(desk)
    desk.dependency.answer("payments", need, "risk", carried_by="Ana")
    assert said(only(desk)) == "carried as a risk by Ana (declined: No time)"
    desk.dependency.answer("payments", need, "accepted")
    one = only(desk)
    assert (one.declined_because, one.carried_by, one.answered_by) == ("", "", "")


def test_what_waits_for_a_team(desk: Desk, need: str) -> None:
    other = desk.dependency.ask("growth", "payments", "A price", by=date(2027, 1, 9))
    second = desk.dependency.ask("payments", "growth", "A page", by=date(2027, 1, 9))

    def waits(team: str) -> list[str]:
        return [one.id for one in desk.dependency.waiting(team).get(team, ())]

    assert (waits("growth"), waits("payments")) == ([second, need], [other])
    assert desk.dependency.waiting_counts() == {"growth": 2, "payments": 1}
    desk.dependency.answer("payments", second, "countered", note="A half page")
    assert (waits("growth"), waits("payments")) == ([need], [other, second])
    desk.dependency.answer("payments", second, "accepted")
    desk.dependency.answer("growth", other, "accepted")
    assert (waits("growth"), waits("payments")) == ([need], [])


def test_the_leader_of_the_team_whose_turn_it_is_speaks(desk: Desk, need: str) -> None:
    tree = desk.tree
    payments, growth = tree.get("payments"), tree.get("growth")
    assert payments and growth and payments.leader != growth.leader
    assert desk.dependency.speaker(only(desk)) == growth.leader
    assert desk.dependency.yes(only(desk)) == (growth.leader, FEB)
    desk.dependency.answer("payments", need, "countered", note="Later")
    assert desk.dependency.speaker(only(desk)) == payments.leader


@pytest.mark.parametrize(
    "changes", [{"promised": MARCH}, {"answered_by": "Li"}, {"state": "declined", "declined_because": "No time"}]
)
def test_an_answer_makes_a_signature_stale(desk: Desk, need: str, changes: dict[str, object]) -> None:
    desk.dependency.answer("payments", need, "accepted", by="Ana", promised=FEB)
    desk.tie_off.sign("northwind", "payments", "Ana")
    assert desk.tie_off.stale("northwind", "payments") == ()
    okrs = desk.draft.okrs("payments")
    changed = okrs.but(dependencies=(only(desk).but(**changes),))
    desk.session.change("answer", desk.session.workspace.with_okrs(changed))
    [reason] = desk.tie_off.stale("northwind", "payments")
    assert reason == f"the dependency “A mail” was changed: {only(desk).answer}"
