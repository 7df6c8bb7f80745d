"""Capacity: whether what a team has taken on fits into the cycle."""

from __future__ import annotations

import pytest

from tuiokr.alignment.capacity import MOST_ASKED, Capacity, capacities
from tuiokr.model.limits import USUAL
from tuiokr.model.okr import Dependency, KeyResult, Membership, Objective, TeamOKRs
from tuiokr.model.organisation import Team
from tuiokr.model.workspace import Workspace

CYCLE = "2027-Q1"


def of(objectives: int = 1, asked: int = 0, champion: int = 0) -> Capacity:
    keys = tuple(KeyResult(id=f"k{at}", objective="o0", champion="Kim") for at in range(champion))
    pay = TeamOKRs(
        team="pay",
        cycle=CYCLE,
        standing=Membership(id="pay"),
        objectives=tuple(Objective(id=f"o{at}") for at in range(objectives)),
        key_results=keys,
    )
    needs = tuple(Dependency(id=f"d{at}", asking="top", giving="pay", what="data") for at in range(asked))
    top = TeamOKRs(team="top", cycle=CYCLE, standing=Membership(id="top"), dependencies=needs)
    teams = {"top": Team(id="top", name="Top"), "pay": Team(id="pay", name="Pay", parent="top")}
    workspace = Workspace(teams=teams, okrs={(CYCLE, "top"): top, (CYCLE, "pay"): pay})
    (found,) = capacities(workspace, CYCLE, workspace.tree(CYCLE), ("pay",))
    return found


MOST = of().most


@pytest.mark.parametrize(
    ("carries", "fit"),
    [
        ({"objectives": 1}, "fits"),
        ({"objectives": MOST}, "tight"),
        ({"objectives": MOST + 1}, "exceeds"),
        ({"asked": MOST_ASKED - 1}, "fits"),
        ({"asked": MOST_ASKED}, "tight"),
        ({"asked": MOST_ASKED + 1}, "exceeds"),
        ({"champion": USUAL.champion}, "fits"),
        ({"champion": USUAL.champion + 1}, "exceeds"),
    ],
)
def test_capacity_is_the_word_for_the_heaviest_of_what_a_team_carries(carries: dict[str, int], fit: str) -> None:
    assert of(**carries).fit == fit


def test_who_carries_too_much_is_named_with_the_number() -> None:
    assert of(champion=USUAL.champion + 2).champions == (("Kim", USUAL.champion + 2),)
