"""Preparing a workshop: the checklist and what ticks it, the words, the record of what was open, two windows."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import given

from tests.usecases.office import ANY_TEXT, CYCLE, fill_in, objective, open_desk, some
from tuiokr.model.agenda import AgendaKind
from tuiokr.model.preparation import INTERVIEW, WORDS, Preparation
from tuiokr.model.words import clean_lines
from tuiokr.store.memory import MemoryStore
from tuiokr.store.protocol import Store
from tuiokr.usecases.checklist import checklists, point_names
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.preparation import primer
from tuiokr.usecases.setup import read_cycle

TEAM, UPPER = "payments", "northwind"


def known(desk: Desk, team: str, kind: AgendaKind) -> set[str]:
    """The points that the workspace itself ticks."""
    return {one.id.split()[1] for one in desk.preparation.points(team, kind) if one.known}


def test_each_kind_of_workshop_has_a_checklist_with_points_of_its_own() -> None:
    assert set(checklists()) == set(get_args(AgendaKind))
    assert len(point_names()) == sum(len(one.items) for one in checklists().values())


def test_the_kind_is_that_of_the_open_workshop_else_it_follows_from_the_state(desk: Desk) -> None:
    assert desk.preparation.kind(UPPER) == "executive" and desk.preparation.kind(TEAM) == "team"
    desk.workshop.start(UPPER, "tie-off")
    assert desk.preparation.kind(UPPER) == "tie-off"
    objective(desk, TEAM, "Paying feels effortless", "Completion from 71 % to 85 %")
    desk.publish.publish(TEAM)
    assert desk.preparation.kind(TEAM) == "check-in"


def test_what_the_workspace_knows_is_ticked_by_itself(desk: Desk) -> None:
    assert known(desk, TEAM, "team") == {"people", "last"}
    objective(desk, UPPER, "People come back", "Second orders from 31 % to 40 %")
    desk.publish.publish(UPPER)
    assert known(desk, TEAM, "team") == {"people", "last", "upper"}
    objective(desk, TEAM, "Paying feels effortless", "Completion from 71 % to 85 %")
    desk.preparation.write(TEAM, "sources", "The till")  # the key result has no source yet
    assert "numbers" not in known(desk, TEAM, "team")
    [key] = desk.draft.okrs(TEAM).key_results
    desk.draft.edit(TEAM, key.id, data_source="The till", champion="Ana", confidence=6)
    assert "numbers" in known(desk, TEAM, "team")
    assert {"champions", "confidence"} <= known(desk, TEAM, "check-in")
    assert known(desk, UPPER, "tie-off") == {"drafted"}  # Growth has drafted nothing
    objective(desk, "growth", "More people know us", "Visits from 10 to 20")
    assert known(desk, UPPER, "tie-off") == {"drafted", "lower"}


def test_words_tick_their_points(desk: Desk) -> None:
    for one in INTERVIEW:
        assert "interview" not in known(desk, UPPER, "executive")
        desk.preparation.write(UPPER, one.name, "words")
    desk.preparation.write(UPPER, "hypothesis", "If, then")
    line = desk.preparation.foresee(UPPER, "Nobody looked")
    assert "foreseen" not in known(desk, UPPER, "executive")
    desk.preparation.reword(UPPER, line, sign="No check-in for two weeks")
    desk.preparation.aim(UPPER, "executive", "objective", "Agree")
    assert "aim" not in known(desk, UPPER, "executive")
    desk.preparation.aim(UPPER, "executive", "reached", "Each has a vote")
    assert {"interview", "hypothesis", "foreseen", "aim"} <= known(desk, UPPER, "executive")
    assert "aim" not in known(desk, UPPER, "tie-off")  # another kind of workshop has an aim of its own


def test_only_a_team_below_another_waits_for_the_level_above(desk: Desk) -> None:
    assert "team upper" in [one.id for one in desk.preparation.points(TEAM, "team")]
    assert "team upper" not in [one.id for one in desk.preparation.points(UPPER, "team")]


def test_the_last_cycle_must_have_its_scores(desk: Desk) -> None:
    objective(desk, TEAM, "Paying feels effortless", "Completion from 71 % to 85 %")
    [key] = desk.draft.okrs(TEAM).key_results
    desk.setup.set_cycle(read_cycle("2027-Q2"))
    assert "last" not in known(desk, TEAM, "team")
    last = desk.preparation.facts(TEAM, "team").last
    assert last and last.cycle == CYCLE
    desk.session.look_at(CYCLE)
    desk.draft.edit(TEAM, key.id, score=0.7)
    desk.session.look_at("2027-Q2")
    assert "last" in known(desk, TEAM, "team")


def test_every_change_is_undone_and_the_history_names_it(desk: Desk) -> None:
    preparation = desk.preparation
    preparation.tick(TEAM, "team primer")
    preparation.write(TEAM, "hard", "The till")
    line = preparation.foresee(TEAM, "Nobody looked", "Silence")
    preparation.aim(TEAM, "team", "objective", "Agree")
    found = [one for event in desk.history.of_team(TEAM) for told in event.told for one in told.differences]
    assert [(one.name, one.before, one.after) for one in found] == [
        ("aim: team", "–", "Agree"),
        ("pre-mortem", "–", "Nobody looked; sign: Silence"),
        ("What is hard", "–", "The till"),
    ]
    preparation.reword(TEAM, line, words="")
    assert preparation.of(TEAM).foreseen == ()
    for said in ("delete “Nobody looked”", "prepare “objective of the session”", "foresee", "what is hard", "tick"):
        assert said in desk.session.undo()
    assert preparation.of(TEAM) == Preparation() and TEAM not in {team for _, team in desk.workspace.okrs}


def test_ticking_twice_and_writing_nothing_leave_no_trace(desk: Desk) -> None:
    desk.preparation.tick(TEAM, "team primer")
    desk.preparation.tick(TEAM, "team primer")
    desk.preparation.write(TEAM, "works", " ")
    assert desk.preparation.foresee(TEAM, " ") == ""
    assert desk.workspace.of(CYCLE, TEAM).preparation is None


def test_a_start_records_what_is_open_and_the_minutes_say_so(desk: Desk) -> None:
    desk.preparation.tick(TEAM, "team primer")
    workshop = desk.workshop.start(TEAM)
    recorded = desk.workshop.full(workshop).workshop.unprepared
    points = desk.preparation.points(TEAM, "team")
    assert recorded == tuple(one.name for one in points if not one.done)
    assert 0 < len(recorded) < len(points) and "primer" not in recorded
    lines = [one for one in desk.minutes.text(workshop).splitlines() if "open points of the checklist" in one]
    assert len(lines) == 1 and ", ".join(recorded) in lines[0]
    for one in points:
        if not one.done:
            desk.preparation.tick(TEAM, one.id)
    assert "of the checklist" not in desk.minutes.text(desk.workshop.start(TEAM))
    assert desk.workshop.full(desk.vote.workshop_for("growth")).workshop.unprepared == ()  # a vote alone


@pytest.fixture
def two(any_store: Callable[[], Store]) -> tuple[Desk, Desk]:
    """Two windows, each of which has read everything."""
    one = open_desk(any_store())
    fill_in(one)
    other = open_desk(any_store())
    for desk in (one, other):
        desk.session.refresh()
        desk.session.read_all()
    return one, other


def test_two_windows_fill_in_different_lines_and_both_are_kept(
    two: tuple[Desk, Desk], any_store: Callable[[], Store]
) -> None:
    """This includes the first words, with which each window creates the preparation."""
    one, other = two
    one.preparation.tick(TEAM, "team primer")
    other.preparation.tick(TEAM, "team invited")
    one.preparation.write(TEAM, "works", "Speed")
    other.preparation.write(TEAM, "hard", "The till")
    one.preparation.foresee(TEAM, "Nobody looked")
    other.preparation.foresee(TEAM, "Two launches at once")
    assert not other.session.clashes
    found = open_desk(any_store()).preparation.of(TEAM)
    assert found.ticked == {"team primer", "team invited"} and (found.works, found.hard) == ("Speed", "The till")
    assert {each.words for each in found.foreseen} == {"Nobody looked", "Two launches at once"}


def test_two_windows_with_other_words_in_one_field_clash(two: tuple[Desk, Desk]) -> None:
    one, other = two
    one.preparation.write(TEAM, "works", "Speed")
    other.preparation.write(TEAM, "works", "Calm")
    [conflict] = other.session.clashes
    [row] = other.settlement.dispute(conflict).differences
    assert (row.name, row.before, row.after) == ("What works", "Calm", "Speed")


@some
@given(words=ANY_TEXT)
def test_any_words_survive_the_store(words: str) -> None:
    store = MemoryStore()
    desk = open_desk(store)
    fill_in(desk)
    for name in WORDS:
        desk.preparation.write(TEAM, name, words)
    found = open_desk(store).preparation.of(TEAM)
    assert all(getattr(found, name) == clean_lines(words).strip() for name in WORDS)


def test_the_primer_is_one_page() -> None:
    assert primer().startswith("# ") and len(primer().split()) < 450
