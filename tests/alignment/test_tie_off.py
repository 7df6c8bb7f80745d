from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tuiokr.alignment.suggestion import HIGHEST
from tuiokr.alignment.tie_off import analyse
from tuiokr.alignment.two_levels import parents_of, two_levels
from tuiokr.model.okr import Dependency, KeyResult, Membership, Objective, TeamOKRs
from tuiokr.model.organisation import Team
from tuiokr.model.workspace import Workspace

if TYPE_CHECKING:
    from tests.alignment.conftest import Build

CYCLE = "2027-Q1"


@pytest.fixture
def small(build: Build) -> Build:
    build.objective("top", "u1", "Guests come back", "Repeat bookings from 20 % to 35 %", "Complaints from 90 to 40")
    build.objective("pay", "p1", "Refunds without asking", "Refund days from 9 to 2", parent="u1")
    return build.objective("care", "c1", "Complaints answered the same day", "Answer hours from 30 to 8")


def test_the_lower_teams_are_those_right_below_with_objectives(small: Build) -> None:
    small.team("deck", "top").team("shop", "pay").objective("shop", "s1", "Tills")
    assert small.analyse().lower == ("care", "pay")
    assert small.analyse(lower=["pay", "deck", "pay"]).lower == ("pay", "deck")
    assert small.analyse("pay").lower == ("shop",)
    assert small.analyse("shop").lower == ()


def test_the_upper_team_is_not_one_of_its_lower_teams(small: Build) -> None:
    assert small.analyse(lower=["top", "pay"]).lower == ("pay",)


@pytest.mark.parametrize(("upper", "lower"), [("nowhere", None), ("top", ["nowhere"]), ("nowhere", [])])
def test_unknown_teams_are_an_error(small: Build, upper: str, lower: list[str] | None) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        small.analyse(upper, lower)


def test_objectives_without_a_parent_get_suggestions(small: Build) -> None:
    found = small.analyse().suggestions
    assert list(found) == ["c1"]
    assert [one.id for one in found["c1"]] == ["u1", "u1k2", "u1k1"], "objectives first, then key results"
    assert found["c1"][0].because == ("shares “Complaints” with Harbour O1·KR2",)


def test_other_objectives_get_suggestions_on_request(small: Build) -> None:
    found = analyse(small.workspace(), CYCLE, "top", suggest_for=["p1", "nothing"]).suggestions
    assert list(found) == ["c1", "p1"]


def test_without_an_upper_level_there_are_no_suggestions(build: Build) -> None:
    assert build.objective("pay", "p1", "Refunds").analyse().suggestions == {}


def test_the_json_has_the_structure_that_scripts_rely_on(small: Build) -> None:
    said = small.analyse().as_json()
    assert json.loads(json.dumps(said)) == said
    assert list(said) == ["upper", "lower", "coverage", "findings", "suggestions"]
    assert said["upper"] == "top" and said["lower"] == ["care", "pay"]
    assert said["coverage"] == [
        {"id": "u1", "title": "Guests come back", "supported_by": ["p1"], "through_objective": []},
        {
            "id": "u1k1",
            "title": "Repeat bookings from 20 % to 35 %",
            "supported_by": [],
            "through_objective": ["p1"],
        },
        {"id": "u1k2", "title": "Complaints from 90 to 40", "supported_by": [], "through_objective": ["p1"]},
    ]
    findings = said["findings"]
    assert isinstance(findings, list)
    assert all(list(one) == ["name", "severity", "about", "message", "question"] for one in findings)
    suggestions = said["suggestions"]
    assert isinstance(suggestions, list)
    assert [one["id"] for one in suggestions] == ["c1"]
    assert all(list(one) == ["id", "score", "because"] for one in suggestions[0]["parents"])


def test_findings_are_listed_by_what_they_are_about(small: Build) -> None:
    analysis = small.analyse()
    assert [one.name for one in analysis.about("c1")] == ["no-parent"]
    assert analysis.about("nothing") == ()


def test_a_given_tree_yields_the_same_analysis(small: Build) -> None:
    workspace = small.workspace()
    tree = workspace.tree(CYCLE)
    assert analyse(workspace, CYCLE, "top", tree=tree) == analyse(workspace, CYCLE, "top")


def test_the_order_within_a_workspace_does_not_matter(small: Build) -> None:
    workspace = small.needs("pay", "care").needs("care", "pay", "d2").workspace()
    turned = replace(
        workspace,
        teams=dict(reversed(list(workspace.teams.items()))),
        okrs=dict(reversed(list(workspace.okrs.items()))),
    )
    assert analyse(turned, CYCLE, "top") == analyse(workspace, CYCLE, "top")


def test_another_cycle_has_another_analysis(small: Build) -> None:
    assert analyse(small.workspace(), "2027-Q2", "top").coverage.rows == ()


def test_parents_of_lists_everything_that_an_objective_supports() -> None:
    objective = Objective(id="o", parent="a", parent_key_results=("b", "a"))
    keys = (KeyResult(id="k", objective="o", parent_link="c"), KeyResult(id="l", objective="o"))
    assert parents_of(objective, keys) == ("a", "b", "c")
    assert parents_of(Objective(id="o"), ()) == ()


def test_teams_have_names_and_statements_have_labels(small: Build) -> None:
    seen = two_levels(small.workspace(), CYCLE, "top")
    assert (seen.name("pay"), seen.name("gone")) == ("Payments", "gone")
    assert (seen.label("u1k2"), seen.label("p1"), seen.label("gone")) == ("Harbour O1·KR2", "Payments O1", "gone")
    assert seen.owners["c1k1"] == "care"


def test_equal_ids_on_both_levels_are_harmless(small: Build) -> None:
    small.objective("care", "u1", "The same id again", "With a key result", parent="u1")
    analysis = small.analyse()
    assert [row.id for row in analysis.coverage.rows] == ["u1", "u1k1", "u1k2"]
    assert json.dumps(analysis.as_json())


IDS = st.sampled_from(["a", "b", "c", "d", "e", "f", "g", "h"])
TEXT = st.text(max_size=40) | st.sampled_from(
    ["Increase churn from 5 to 9", "Cut churn with Pay", "Reach 10 guests", "needs the Care team, and Pay"]
)


@st.composite
def sets(draw: st.DrawFn, team: str) -> TeamOKRs:
    link = st.none() | IDS
    objectives = draw(
        st.lists(
            st.builds(
                Objective, id=IDS, title=TEXT, parent=link, parent_key_results=st.lists(IDS, max_size=2).map(tuple)
            ),
            max_size=4,
        )
    )
    keys = draw(
        st.lists(
            st.builds(
                KeyResult,
                id=IDS,
                objective=IDS,
                statement=TEXT,
                parent_link=link,
                start=st.none() | st.floats(-1e6, 1e6),
                target=st.none() | st.floats(-1e6, 1e6),
                unit=st.sampled_from(["", "%", "€", "guests"]),
                champion=TEXT,
                confidence=st.none() | st.integers(0, 10),
            ),
            max_size=6,
        )
    )
    states = st.sampled_from(["requested", "accepted", "countered", "declined", "risk"])
    needs = draw(
        st.lists(st.builds(Dependency, id=IDS, asking=st.just(team), giving=TEXT, what=TEXT, state=states), max_size=3)
    )
    return TeamOKRs(
        team=team,
        cycle=CYCLE,
        standing=Membership(id=team),
        objectives=tuple(objectives),
        key_results=tuple(keys),
        dependencies=tuple(needs),
    )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(sets("top"), sets("pay"), sets("care"))
def test_any_workspace_gives_an_analysis(top: TeamOKRs, pay: TeamOKRs, care: TeamOKRs) -> None:
    teams = {
        "top": Team(id="top", name="Top"),
        "pay": Team(id="pay", name="Pay", parent="top"),
        "care": Team(id="care", name="Care", parent="top"),
    }
    workspace = Workspace(teams=teams, okrs={(CYCLE, okrs.team): okrs for okrs in (top, pay, care)})
    analysis = analyse(workspace, CYCLE, "top", ["pay", "care"])
    assert analysis == analyse(workspace, CYCLE, "top", ["pay", "care"])
    json.dumps(analysis.as_json(), ensure_ascii=True)
    assert all(row.state == "nobody" or row.support for row in analysis.coverage.rows)
    assert all(0 <= one.score <= HIGHEST for parents in analysis.suggestions.values() for one in parents)


VERBS = ("Increase", "Reduce", "Grow", "Halve", "Reach", "Win", "Keep", "Open", "Answer", "Shorten")
THINGS = (
    "repeat bookings",
    "complaints",
    "harbour fees",
    "refund days",
    "crew rest",
    "fuel burned",
    "night sailings",
    "ticket queues",
    "island stops",
    "guest trust",
    "engine faults",
    "season passes",
    "parcel losses",
    "lounge visits",
    "timetable slips",
)
WHERE = (
    "in winter",
    "on the north route",
    "for families",
    "for firms",
    "before noon",
    "at the pier",
    "by phone",
    "on small islands",
    "after storms",
    "for commuters",
    "with bicycles",
)


def large(statements: int) -> Workspace:
    """An upper team with five objectives, and teams below it with three; each objective has three key results."""
    dice = Random(11)

    def words() -> str:
        low, high = dice.randint(1, 40), dice.randint(41, 99)
        return f"{dice.choice(VERBS)} {dice.choice(THINGS)} {dice.choice(WHERE)} from {low} % to {high} %"

    teams = {"top": Team(id="top", name="Top")}
    okrs: dict[tuple[str, str], TeamOKRs] = {}
    made = 0
    while made < statements:
        team = "top" if not made else f"t{made}"
        if made:
            teams[team] = Team(id=team, name=f"Team {made}", parent="top")
        count = 5 if not made else 3
        ids = [f"o{made + number}" for number in range(count)]
        okrs[(CYCLE, team)] = TeamOKRs(
            team=team,
            cycle=CYCLE,
            standing=Membership(id=team),
            objectives=tuple(
                Objective(
                    id=key, title=words(), parent=f"o{dice.randint(0, 4)}" if made and dice.random() < 0.5 else None
                )
                for key in ids
            ),
            key_results=tuple(
                KeyResult(id=f"{key}k{number}", objective=key, statement=words()) for key in ids for number in range(3)
            ),
        )
        made += 4 * count
    return Workspace(teams=teams, okrs=okrs)


@pytest.mark.parametrize("statements", [60, 1_000])
def test_a_large_organisation_gets_few_findings_of_a_kind(statements: int) -> None:
    analysis = analyse(large(statements), CYCLE, "top")
    assert len([one for one in analysis.findings if one.name in ("duplicate-effort", "shared-metric")]) <= 20


def test_the_alignment_modules_load_no_screen() -> None:
    code = (
        "import sys, tuiokr.alignment.tie_off, tuiokr.alignment.publish_gates;"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('textual', 'rich', 'tinydb')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
