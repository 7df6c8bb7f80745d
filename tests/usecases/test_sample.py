from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.usecases.office import open_desk
from tuiokr.model import fingerprint
from tuiokr.model.workspace import Workspace
from tuiokr.session.clock import SetClock
from tuiokr.store.folder_store import FileStore
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.sample import fill


@pytest.fixture
def sample(bare: Desk) -> Desk:
    fill(bare.session)
    return bare


def test_the_organisation_is_marked_as_a_sample(sample: Desk) -> None:
    organisation = sample.session.workspace.organisation
    assert (organisation.name, organisation.sample) == ("Northwind", True)


def test_the_sample_is_read_back_from_disk_unchanged(root: Path) -> None:
    clock = SetClock(datetime(2027, 1, 5, 9, 30, 12, 345678, tzinfo=UTC))
    desk = open_desk(FileStore(root), clock)
    fill(desk.session)
    again = open_desk(FileStore(root), clock)
    assert again.session.spoilt == []
    assert again.session.workspace == desk.session.workspace
    assert again.session.cycle_id == desk.session.cycle_id


def test_the_sample_cannot_be_undone_by_accident(sample: Desk) -> None:
    assert sample.session.undo() == "Nothing to undo"
    assert not sample.session.workspace.empty


def things(workspace: Workspace) -> dict[str, str]:
    """Map the id of every objective and key result to its team."""
    return {key: team for (_, team), okrs in workspace.okrs.items() for key in fingerprint.parts(okrs)}


def test_every_id_in_the_sample_exists(sample: Desk) -> None:
    workspace = sample.session.workspace
    found = things(workspace)
    cycle = sample.session.cycle_id
    assert set(workspace.cycles) == {cycle}
    assert len(found) == sum(len(one.objectives) + len(one.key_results) for one in workspace.okrs.values())
    for each in workspace.teams.values():
        assert each.parent is None or each.parent in workspace.teams
    for (of, team), okrs in workspace.okrs.items():
        assert of == cycle and team in workspace.teams
        above = workspace.teams[team].parent
        for one in okrs.objectives:
            for parent in (one.parent, *one.parent_key_results):
                assert parent is None or found[parent] == above
        for key in okrs.key_results:
            assert okrs.objective(key.objective) is not None
            assert not key.champion or any(key.champion in one.everyone for one in workspace.teams.values())
        for need in okrs.dependencies:
            assert {need.asking, need.giving} <= set(workspace.teams)
            assert need.about is None or found[need.about] == need.asking
    for full in workspace.workshops.values():
        assert full.workshop.team in workspace.teams and full.workshop.cycle == cycle
        assert set(full.workshop.runs) == {step.id for step in full.workshop.agenda.steps}
        abouts = {vote.about for vote in full.votes} | {test.about for test in full.team_tests}
        assert abouts | {one.about for one in full.parked if one.about} <= set(found)
        for vote in full.votes:
            assert {ballot.person for shown in vote.rounds for ballot in shown.ballots} <= set(vote.people)
    for tie_off in workspace.tie_offs.values():
        assert {tie_off.upper, *tie_off.lower} <= set(workspace.teams)
        assert all(one.objective in found for one in tie_off.decisions)


def test_nothing_in_the_sample_is_stale(sample: Desk) -> None:
    assert not any(row.stale for row in sample.home.rows())
    [tie_off] = sample.session.workspace.tie_offs.values()
    decided = {one.objective for one in tie_off.decisions}
    assert decided and decided.isdisjoint(sample.tie_off.undecided("northwind"))
    for full in sample.session.workspace.workshops.values():
        for test in full.team_tests:
            assert test.fingerprint == things_by_mark(sample.session.workspace)[test.about]


def things_by_mark(workspace: Workspace) -> dict[str, str]:
    objectives = [one for okrs in workspace.okrs.values() for one in okrs.objectives]
    return {one.id: fingerprint.of_objective(one) for one in objectives}


def test_the_sample_has_an_unfinished_workshop(sample: Desk) -> None:
    picked = sample.home.pick_up()
    assert picked is not None
    one = picked.workshop
    assert (one.team, one.current, one.running, one.left(one.current, sample.session.clock.now())) == (
        "payments",
        "key-results",
        False,
        18 * 60 + 42.0,
    )
    before = [one.runs[step.id].state for step in one.agenda.steps[: one.index]]
    assert before and set(before) == {"done"}
    sample.workshop.resume(one.id)
    assert sample.workshop.full(one.id).workshop.running


def test_every_screen_has_something_to_show(sample: Desk) -> None:
    states = {row.team.id: row.state for row in sample.home.rows()}
    assert states["northwind"] == "published"
    assert states["delivery"] == "not started"
    assert len(sample.home.next()) == 3
    assert sample.home.next()[0].kind == "tie-off"
    found = sample.tie_off.analysis("northwind")
    assert {row.state for row in found.coverage.rows} >= {"taken on", "nobody"}
    assert any(found.suggestions.values())
    assert any(sample.checks.whole(okrs) for okrs in sample.session.workspace.okrs.values())
    assert sample.publish.text("northwind")


@pytest.mark.parametrize("month", range(1, 13))
def test_the_dates_of_the_sample_are_around_today_all_year(month: int) -> None:
    clock = SetClock(datetime(2027, month, 28, 23, 59, tzinfo=UTC))
    desk = open_desk(MemoryStore(), clock)
    fill(desk.session)
    cycle = desk.session.cycle
    assert cycle.first is not None and cycle.last is not None
    assert desk.session.workspace.cycles[cycle.id] == cycle
    days = [key.due for okrs in desk.session.workspace.okrs.values() for key in okrs.key_results if key.due]
    days += [one.by for okrs in desk.session.workspace.okrs.values() for one in okrs.dependencies if one.by]
    assert days and all(cycle.first <= day <= cycle.last for day in days)
    assert (cycle.last - clock.today()).days > 0
