"""The parking lot: parking, the close, and open questions of earlier workshops."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.usecases.office import CYCLE, fill_in, objective, open_desk
from tuiokr.exchange.workshop_record import as_json, lines
from tuiokr.model.parked import Parked, said
from tuiokr.session import joint_fields
from tuiokr.session.clock import SetClock
from tuiokr.store.protocol import Store
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.parking_lot import GONE, ParkedCount
from tuiokr.usecases.setup import read_cycle

TEAM = "payments"


@pytest.fixture
def workshop(desk: Desk) -> str:
    return desk.workshop.start(TEAM)


def parked(desk: Desk, workshop: str, line: str = "Who pays?") -> Parked:
    return desk.parking.park(workshop, line).items[-1]


def only(desk: Desk, workshop: str) -> Parked:
    (found,) = desk.workshop.full(workshop).parked
    return found


def test_a_line_names_the_owner_and_the_day(desk: Desk, workshop: str) -> None:
    new = desk.parking.park(workshop, "Who pays? @jo 15 Jan\nWho tests? @ana", about="k")
    assert [(one.words, one.owner, one.due, one.state) for one in new.items] == [
        ("Who pays?", "jo", date(2027, 1, 15), "owned"),
        ("Who tests?", "Ana", None, "owned"),
    ]
    assert (new.words(date(2027, 1, 5)), new.asks) == ("2 questions parked", ())
    assert desk.parking.park(workshop, "Who? @li 6 Jan").words(date(2027, 1, 5)) == "Parked: Li, by 6 Jan"
    desk.session.undo()
    desk.session.undo()
    assert desk.workshop.full(workshop).parked == ()


def test_one_of_two_people_with_a_name_is_asked_for(desk: Desk, workshop: str) -> None:
    desk.workshop.attend(workshop, ["Ana Berg", "Ana Lima"])
    desk.setup.edit_team(TEAM, name="Payments", leader="", names="Kim", parent="northwind")
    new = desk.parking.park(workshop, "Who pays? @ana")
    assert new.asks == ("Which ana is the owner: Ana Berg or Ana Lima?",)
    assert new.items[0].owner == "@ana"


@pytest.mark.parametrize(
    ("change", "state", "told"),
    [
        (lambda desk, *one: desk.parking.keep(*one), "kept", "kept for the next workshop"),
        (lambda desk, *one: desk.parking.own(*one, "Li", date(2027, 1, 3)), "owned", "Li, by 3 Jan, 2 days overdue"),
        (lambda desk, *one: desk.parking.own(*one, "Li", None), "owned", "Li, no day"),
        (lambda desk, *one: desk.parking.risk(*one, "Li"), "risk", "a risk, carried by Li"),
        (lambda desk, *one: desk.parking.drop(*one, "Too late"), "dropped", "dropped: Too late"),
        (lambda desk, *one: desk.parking.resolve(*one, "Growth"), "resolved", "resolved: Growth"),
        (
            lambda desk, *one: desk.parking.depend(*one, "growth", ["A test"], by=date(2027, 2, 1)),
            "dependency",
            "became a dependency: Growth: A test, by 1 Feb",
        ),
    ],
)
def test_each_outcome_is_one_step_that_can_be_undone(
    any_store: Callable[[], Store],
    clock: SetClock,
    change: Callable[..., object],
    state: str,
    told: str,
) -> None:
    desk = open_desk(any_store(), clock)
    fill_in(desk)
    workshop = desk.workshop.start(TEAM)
    one = parked(desk, workshop)
    change(desk, workshop, one.id)
    now = only(open_desk(any_store(), clock), workshop)
    assert (now.state, said(now, clock.today())) == (state, told)
    assert now.open == (state in ("kept", "owned", "risk"))
    desk.session.undo()
    assert only(desk, workshop) == one
    assert desk.dependency.dependencies([TEAM]) == ()


def test_a_later_decision_replaces_the_one_before(desk: Desk, workshop: str) -> None:
    one = parked(desk, workshop).id
    desk.parking.drop(workshop, one, "Too late")
    desk.parking.resolve(workshop, one, "")
    assert only(desk, workshop).state == "open"
    desk.parking.risk(workshop, one, "Li")
    desk.parking.own(workshop, one, "Max", None)
    assert only(desk, workshop).state == "owned"
    desk.parking.keep(workshop, one)
    desk.parking.resolve(workshop, one, "Growth pays")
    assert only(desk, workshop).state == "resolved"
    with pytest.raises(ValueError, match="already closed"):
        desk.parking.depend(workshop, one, "growth", ["A test"])
    assert desk.dependency.dependencies([TEAM]) == ()


def test_no_stored_values_contradict_each_other() -> None:
    for outcome in ("", "kept", "risk", "dependency", "dropped"):
        for owner in ("", "Li"):
            is_open = Parked.model_validate({"id": "p", "words": "x", "outcome": outcome, "owner": owner})
            assert is_open.open and is_open.state in ("open", "owned", "kept", "risk")
            closed = is_open.but(resolved="Yes")
            assert not closed.open and closed.state in ("resolved", "dependency", "dropped")
            assert closed.overdue(date(2030, 1, 1)) == 0


def test_an_answer_without_a_reason_or_a_name_is_refused(desk: Desk, workshop: str) -> None:
    one = parked(desk, workshop).id
    with pytest.raises(ValueError, match="reason"):
        desk.parking.drop(workshop, one, " ")
    with pytest.raises(ValueError, match="name"):
        desk.parking.risk(workshop, one, "")
    for typed, why in (("Li 31 Feb", "31 Feb"), ("15 Jan", "name before the day")):
        with pytest.raises(ValueError, match=why):
            desk.parking.read_owner(workshop, typed)
    assert only(desk, workshop).state == "open"


def test_it_says_what_a_question_is_about_also_after_a_deletion(desk: Desk, workshop: str) -> None:
    goal = objective(desk, TEAM, "Paying feels effortless")
    above = objective(desk, "northwind", "People come back")
    for about in (goal, above, None):
        desk.parking.park(workshop, "Why?", about=about)
    found = [one.about for one in desk.parking.lot(workshop)]
    assert found == ["O1 “Paying feels effortless”", "O1 “People come back”", ""]
    desk.draft.delete(TEAM, goal)
    assert desk.parking.lot(workshop)[0].about == GONE
    record = desk.workshop_record.record(workshop)
    assert record and record.parked[0].about == "something that was deleted since"


def test_open_questions_follow_the_team_and_change_where_they_are(desk: Desk, workshop: str, clock: SetClock) -> None:
    desk.workshop.resume(workshop)
    old = parked(desk, workshop, "Who pays? @li 6 Jan")
    clock.move(1)
    closed = parked(desk, workshop, "Done?")
    desk.parking.resolve(workshop, closed.id, "Yes")
    desk.parking.park(desk.workshop.start("growth"), "Not ours")
    desk.workshop.end(workshop)
    clock.move(3 * 86400)
    later = desk.workshop.start(TEAM)
    new = parked(desk, later, "And now?")
    desk.session.look_at(CYCLE)
    assert [one.parked.words for one in desk.parking.lot(later)] == ["And now?", "Who pays?"]
    assert desk.parking.lot(later)[1].source == "from Payments: team workshop, 5 Jan"
    assert [one.parked.id for one in desk.parking.lot(workshop)] == [old.id, closed.id]  # it ended before that
    assert desk.parking.counts()[TEAM] == ParkedCount(2, 1)
    assert desk.parking.counts()[TEAM].words == "2 parked questions, 1 overdue"

    desk.setup.set_cycle(read_cycle("2027-Q2"))
    desk.session.look_at("2027-Q2")
    next_cycle = desk.workshop.start(TEAM)
    lot = desk.parking.lot(next_cycle)
    assert [one.parked.id for one in lot] == [old.id, new.id]
    assert lot[0].source == "from Payments: team workshop, 2027-Q1, 5 Jan"
    assert desk.parking.open_of(TEAM) == lot == desk.parking.open_of(TEAM, next_cycle)
    desk.parking.resolve(lot[0].workshop_id, old.id, "Growth pays")
    assert desk.workshop.full(next_cycle).parked == ()
    assert desk.workshop.full(workshop).parked[0].resolved == "Growth pays"
    assert [one.parked.id for one in desk.parking.lot(next_cycle)] == [new.id]


def test_questions_of_other_cycles_are_found_in_the_files(any_store: Callable[[], Store], clock: SetClock) -> None:
    desk = open_desk(any_store(), clock)
    fill_in(desk)
    parked(desk, desk.vote.workshop_for(TEAM), "Who pays? @li 6 Jan")
    done = parked(desk, desk.vote.workshop_for("growth"))
    desk.parking.resolve(desk.vote.workshop_for("growth"), done.id, "Yes")
    desk.setup.set_cycle(read_cycle("2027-Q2"))
    clock.move(2 * 86400)
    again = open_desk(any_store(), clock)
    again.session.look_at("2027-Q2")
    assert again.parking.counts() == {TEAM: ParkedCount(1, 1)}
    (one,) = again.parking.open_of(TEAM)
    assert one.source == "parked outside a workshop, 2027-Q1, 5 Jan"


def test_an_older_file_loads(desk: Desk, workshop: str) -> None:
    row = {"words": "Who pays?", "resolved": "Growth"}
    one = Parked.model_validate({**joint_fields.unpacked("parked", row), "id": "p"})
    assert (one.state, one.resolved, one.owner, one.due) == ("resolved", "Growth", "", None)


def test_the_record_of_a_workshop_says_owner_day_and_outcome(desk: Desk, workshop: str, clock: SetClock) -> None:
    for line in ("Who pays? @li 6 Jan", "Who tests?", "Who asks?"):
        desk.parking.park(workshop, line)
        clock.move(1)
    owned, dropped, risk = desk.workshop.full(workshop).parked
    desk.parking.drop(workshop, dropped.id, "Too late")
    desk.parking.risk(workshop, risk.id, "Max")
    record = desk.workshop_record.record(workshop)
    assert record is not None
    assert as_json(record)["parked"] == [
        {"words": owned.words, "owner": "Li", "due": "2027-01-06", "outcome": "owned"},
        {"words": dropped.words, "outcome": "dropped", "resolved": "Too late"},
        {"words": risk.words, "owner": "Max", "outcome": "risk"},
    ]
    told = [line.words for line in lines(record)]
    assert {"owner: Li, due 6 Jan 2027", "dropped: Too late", "carried as a risk by Max"} <= set(told)
