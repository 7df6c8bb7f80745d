from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tuiokr.model.agenda import Agenda, Step, begin
from tuiokr.model.cycle import Cycle, named
from tuiokr.model.okr import KeyResult, Membership, Objective, TeamOKRs
from tuiokr.model.organisation import Team
from tuiokr.model.workspace import FullWorkshop, Organisation, Workspace, day, labels

CYCLE = "2027-Q1"
NOW = datetime(2027, 1, 5, 9, tzinfo=UTC)
TEAMS = {
    "top": Team(id="top", name="Harbour", leader="Mo"),
    "pay": Team(id="pay", name="Payments", parent="top", leader="Li"),
    "care": Team(id="care", name="Care", parent="top"),
}


def okrs(team: str, cycle: str = CYCLE, **standing: object) -> TeamOKRs:
    return TeamOKRs(team=team, cycle=cycle, standing=Membership.model_validate({"id": team, **standing}))


def space(*sets: TeamOKRs, cycle: Cycle | None = None) -> Workspace:
    cycle = cycle or named(CYCLE)
    return Workspace(teams=TEAMS, cycles={cycle.id: cycle}, okrs={(one.cycle, one.team): one for one in sets})


def test_a_workspace_without_content_is_empty() -> None:
    assert Workspace().empty
    assert not space().empty
    assert not Workspace(cycles={CYCLE: named(CYCLE)}).empty
    assert Workspace().organisation == Organisation()


def test_a_team_without_okrs_has_an_empty_set() -> None:
    found = space().of(CYCLE, "pay")
    assert (found.team, found.cycle, found.objectives, found.standing.state) == ("pay", CYCLE, (), "drafted")


def test_putting_okrs_in_keeps_the_old_workspace() -> None:
    before = space()
    after = before.with_okrs(okrs("pay", state="agreed"))
    assert after.of(CYCLE, "pay").standing.state == "agreed"
    assert before.of(CYCLE, "pay").standing.state == "drafted"
    assert after.with_okrs(okrs("care")).of(CYCLE, "pay").standing.state == "agreed"


def test_the_tree_contains_every_team() -> None:
    assert [(level, team.id) for level, team in space().tree(CYCLE).walk()] == [(1, "top"), (2, "care"), (2, "pay")]
    assert [team.id for team in space().tree("unknown cycle").teams] == ["top", "care", "pay"]


def test_a_team_can_have_its_own_place_in_a_cycle() -> None:
    placed = okrs("pay", placed=True, name="Money", parent="care", leader="")
    tree = space(placed).tree(CYCLE)
    team = tree.get("pay")
    assert team is not None
    assert (team.name, team.parent, team.leader) == ("Money", "care", "Li")
    assert tree.level("pay") == 3
    elsewhere = space(placed).tree("2027-Q2").get("pay")
    assert elsewhere is not None and elsewhere.name == "Payments"


def test_a_place_without_a_name_keeps_the_name() -> None:
    team = space(okrs("pay", placed=True, leader="Jo")).tree(CYCLE).get("pay")
    assert team is not None
    assert (team.name, team.parent, team.leader) == ("Payments", None, "Jo")


def test_a_listed_roster_contains_only_teams_with_a_place() -> None:
    cycle = Cycle(id=CYCLE, roster="listed")
    tree = space(okrs("top", placed=True), okrs("care", placed=True, parent="top"), okrs("pay"), cycle=cycle).tree(
        CYCLE
    )
    assert [team.id for team in tree.teams] == ["top", "care"]


def session(key: str, team: str = "pay", cycle: str = CYCLE, **fields: object) -> FullWorkshop:
    agenda = Agenda(id="a", title="A", kind="team", steps=(Step(id="s", title="S", minutes=5),))
    workshop = begin(key, agenda=agenda, team=team, cycle=cycle, title="W", people=())
    return FullWorkshop(workshop=workshop, **fields)  # type: ignore[arg-type]


def test_the_workshops_of_a_team_are_sorted_by_their_ids() -> None:
    sessions = (session("b"), session("a"), session("c", team="care"), session("d", cycle="2027-Q2"))
    workspace = Workspace(workshops={one.workshop.id: one for one in sessions})
    assert [one.workshop.id for one in workspace.workshops_of(CYCLE, "pay")] == ["a", "b"]


def test_labels_follow_the_order() -> None:
    found = labels(
        okrs("pay").but(
            objectives=(Objective(id="b"), Objective(id="a")),
            key_results=(
                KeyResult(id="k1", objective="a"),
                KeyResult(id="k2", objective="b"),
                KeyResult(id="k3", objective="a"),
                KeyResult(id="lost", objective="gone"),
            ),
        )
    )
    assert found.by_id == {"b": "O1", "k2": "O1·KR1", "a": "O2", "k1": "O2·KR1", "k3": "O2·KR2", "lost": "O?·KR1"}
    assert (found["k3"], found["lost"], found["never"]) == ("O2·KR2", "O?·KR1", "never")
    assert labels(okrs("pay")).by_id == {}


@pytest.mark.parametrize(
    ("when", "text"),
    [(None, ""), (date(2027, 3, 31), "31 Mar"), (date(2027, 1, 1), "1 Jan"), (date(2028, 2, 29), "29 Feb")],
)
def test_a_day_is_written_in_words(when: date | None, text: str) -> None:
    assert day(when) == text
