"""The cycle of a file in any notation: in a column, a heading, the front matter, JSON, or the call."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiokr.exchange import csv_file, format_registry
from tuiokr.exchange.document import Document, ExchangeError
from tuiokr.exchange.markdown import labels
from tuiokr.exchange.merge import plan
from tuiokr.model.cycle import named
from tuiokr.model.workspace import Workspace

CSV = "Team,Objective,Key Result,{column}\nGarden,The garden feeds us,Beds from 4 to 9,{cell}\n"
TWO = (
    "Team,Objective,Key Result,Quarter\nGarden,The garden feeds us,Beds from 4 to 9,Q2 2031\n"
    "Garden,The garden feeds us,Hens from 0 to 6,2031-q2\nGarden,Guests come back,Suppers from 1 to 5,3Q31\n"
)
MARKDOWN = "# Garden OKRs {cycle}\n\n- Objective: The garden feeds us\n  - KR1: Beds from 4 to 9\n"
FRONT = "---\nquarter: {cycle}\nteam: Garden\n---\n# The garden feeds us\n\n## Key Results\n\n- Beds from 4 to 9\n"
JSON = (
    '{{"cycle": "{cycle}", "teams": [{{"id": "g", "name": "Garden"}}], "objectives": ['
    '{{"id": "o", "team": "g", "title": "The garden feeds us", "key_results": []}}]}}'
)
WRITTEN = {
    "2031-Q2": ("2031-Q2", "Q2 2031", "2031/Q2", "Q2/31", "2Q31"),
    "2031-H2": ("H2 2031", "2031 H2"),
    "2031-T1": ("T1 2031",),
    "2031-05": ("May 2031", "2031-05"),
    "Jan-Apr 2031": ("Jan–Apr 2031", "January to April 2031"),
    "2031": ("2031",),
    "FY31-Q2": ("FY31-Q2", "Q2 FY2031"),
}
WAYS = [(name, written) for name, ways in WRITTEN.items() for written in ways]


def imported(
    text: str, name: str, cycle: str | None = None, workspace: Workspace | None = None
) -> tuple[str, tuple[str, ...]]:
    found = plan(workspace or Workspace(), format_registry.read(text.encode(), name, cycle=cycle), cycle=cycle)
    assert (found.cycle.first, found.cycle.last) == (named(found.cycle.id).first, named(found.cycle.id).last)
    return found.cycle.id, found.notes


@pytest.mark.parametrize(("name", "written"), WAYS)
def test_every_notation_is_the_same_cycle(name: str, written: str) -> None:
    assert imported(CSV.format(column="Quarter", cell=written), "x.csv")[0] == name
    assert imported(CSV.format(column="Cycle", cell=f"{written} "), "x.csv")[0] == name
    assert imported(MARKDOWN.format(cycle=written), "x.md")[0] == name
    assert imported(MARKDOWN.format(cycle=f"({written})"), "x.md")[0] == name
    assert imported(FRONT.format(cycle=written), "x.md")[0] == name
    assert imported(JSON.format(cycle=written), "x.json")[0] == name
    assert imported(MARKDOWN.format(cycle=""), "x.md", written)[0] == name


@pytest.mark.parametrize("written", ["Q2 2031", "2031/q2", "2Q31"])
def test_an_existing_cycle_is_found_in_any_notation(written: str) -> None:
    there = Workspace(cycles={"2031-Q2": named("2031-Q2")})
    assert imported(MARKDOWN.format(cycle=written), "x.md", workspace=there)[0] == "2031-Q2"
    old = Workspace(cycles={"Q2 of 2031": named("2031-Q2").but(id="Q2 of 2031")})
    assert plan(old, csv_file.read(CSV.format(column="Quarter", cell=written), "x.csv")).cycle.id == "Q2 of 2031"


@pytest.mark.parametrize("cycle", ["Q2 2031", "2031-Q2", "2q31"])
def test_the_requested_one_of_several_cycles_in_a_table_is_read(cycle: str) -> None:
    document = csv_file.read(TWO, "x.csv", cycle)
    assert (document.counts.teams, document.counts.objectives, document.counts.key_results) == (1, 1, 2)
    assert 'line 4: left out: 1 row of another cycle ("3Q31")' in document.notes


def test_a_table_of_several_cycles_needs_a_choice() -> None:
    with pytest.raises(ExchangeError, match=r'several cycles: 2031-Q2, 2031-Q3; say which one with --cycle.*"2031-Q2"'):
        imported(TWO, "x.csv")
    with pytest.raises(ExchangeError, match=r'no row belongs to the cycle "2031-Q4"; found .*: 2031-Q2, 2031-Q3'):
        imported(TWO, "x.csv", "2031-Q4")


@pytest.mark.parametrize(
    ("cycle", "why"),
    [
        ("FY31-Q2", "a fiscal year can begin in any month"),
        ("Spring", "“Spring” does not say its days"),
        ("T1", "“T1” does not say which year it is in"),
    ],
)
def test_unknown_days_of_a_cycle_are_reported(cycle: str, why: str) -> None:
    found = plan(Workspace(), Document(cycle=cycle))
    assert (found.cycle.first, found.cycle.last) == (None, None)
    assert found.notes == (f"the days of {cycle} are not known: {why}; write them in the app, on Home with c",)
    known = Workspace(cycles={cycle: found.cycle})
    assert plan(known, Document(cycle=cycle)).notes == ()


@pytest.mark.parametrize(
    ("heading", "cycle", "rest"),
    [
        ("Payments OKRs Q2 2031", "2031-Q2", "Payments"),
        ("Payments OKRs (May 2031)", "2031-05", "Payments"),
        ("H1 2031: Payments OKRs", "2031-H1", "Payments"),
        ("OKRs Jan–Apr 2031", "Jan-Apr 2031", ""),
        ("Plan of Q2 2031 (April to June)", None, "Plan of Q2 2031 (April to June)"),
        ("Open by May 2031", None, None),
        ("Our goals: open in May 2031", None, None),
        ("2031-Q2", "2031-Q2", ""),
        ("Cycle 1 2031", None, None),
        ("Garden", None, "Garden"),
    ],
)
def test_the_cycle_of_a_heading_is_read(heading: str, cycle: str | None, rest: str | None) -> None:
    assert labels.cycle_of(heading) == cycle
    if rest is not None and cycle is not None:
        assert labels.rest_of(heading) == rest


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["Q1", "2031", "FY", "OKRs", "May", "-", "(", ")", "31"])).map(" ".join)
)
def test_any_heading_is_read(heading: str) -> None:
    found = labels.cycle_of(heading)
    assert found is None or labels.cycle_named(found) == found
    labels.rest_of(heading)
    assert labels.cycle_key(heading) == labels.cycle_key(heading)
