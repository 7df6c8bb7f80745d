from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiokr.model.organisation import Team, Tree, in_tree_order


def tree(**parents: str | None) -> Tree:
    return Tree(tuple(Team(id=key, name=key.upper(), parent=parent) for key, parent in parents.items()))


FAMILY = tree(top=None, pay="top", care="top", shop="pay", till="shop")


@pytest.mark.parametrize(("team", "level"), [("top", 1), ("pay", 2), ("care", 2), ("shop", 3), ("till", 4), ("no", 1)])
def test_each_team_has_a_level(team: str, level: int) -> None:
    assert FAMILY.level(team) == level


def test_a_tree_knows_children_and_parents() -> None:
    assert [team.id for team in FAMILY.children("top")] == ["pay", "care"]
    assert [team.id for team in FAMILY.children(None)] == ["top"]
    assert FAMILY.children("till") == ()
    assert FAMILY.children("no") == ()
    shop_above, top_above = FAMILY.parent("shop"), FAMILY.parent("top")
    assert shop_above is not None and shop_above.id == "pay"
    assert top_above is None
    assert FAMILY.parent("no") is None


def test_below_lists_all_teams_below() -> None:
    assert {team.id for team in FAMILY.below("top")} == {"pay", "care", "shop", "till"}
    assert FAMILY.below("till") == ()


def test_the_walk_goes_down_before_it_goes_on() -> None:
    assert [(level, team.id) for level, team in FAMILY.walk()] == [
        (1, "top"),
        (2, "pay"),
        (3, "shop"),
        (4, "till"),
        (2, "care"),
    ]


@pytest.mark.parametrize(
    ("parents", "tops"),
    [
        ({"a": "gone"}, ["a"]),
        ({"a": "a"}, ["a"]),
        ({"a": "b", "b": "a"}, ["a", "b"]),
        ({"a": "b", "b": "c", "c": "a"}, ["a", "b", "c"]),
        ({"a": "b", "b": "a", "c": "a", "d": "c"}, ["a", "b"]),
        ({"a": "a", "b": "a"}, ["a"]),
        ({"a": None, "b": None}, ["a", "b"]),
        ({"a": "", "b": "a"}, ["a"]),
    ],
)
def test_teams_with_unknown_parents_or_loops_are_top_teams(parents: dict[str, str | None], tops: list[str]) -> None:
    found = tree(**parents)
    assert [team.id for team in found.children(None)] == tops
    assert sorted(team.id for _, team in found.walk()) == sorted(parents)


def test_a_team_below_a_loop_stays_there() -> None:
    found = tree(a="b", b="a", c="a", d="c")
    assert [found.level(team) for team in "abcd"] == [1, 1, 2, 3]
    assert [team.id for team in found.children("a")] == ["c"]


@pytest.mark.parametrize(
    ("text", "team"),
    [("pay", "pay"), ("PAY", "pay"), (" Pay ", "pay"), ("nobody", None), ("", None), ("Twin", None)],
)
def test_a_team_is_found_by_its_id_or_unique_name(text: str, team: str | None) -> None:
    twins = Tree((*FAMILY.teams, Team(id="t1", name="Twin"), Team(id="t2", name="twin")))
    found = twins.find(text)
    assert (found.id if found else None) == team


def test_an_id_is_preferred_to_a_name() -> None:
    found = Tree((Team(id="a", name="b"), Team(id="b", name="a"))).find("a")
    assert found is not None and found.id == "a"


def test_get_returns_a_team_or_none() -> None:
    assert FAMILY.get(None) is None and FAMILY.get("no") is None
    assert FAMILY.get("pay") == Team(id="pay", name="PAY", parent="top")


def test_everyone_lists_the_leader_first_and_each_person_once() -> None:
    assert Team(id="a", name="A", leader="Li", people=("Ana", "Li", "Sam", "Ana")).everyone == ("Li", "Ana", "Sam")
    assert Team(id="a", name="A", people=("Ana",)).everyone == ("Ana",)
    assert Team(id="a", name="A").everyone == ()


def test_tree_order_is_by_name_below_each_parent() -> None:
    teams = [Team(id="z", name="a", parent="t"), Team(id="y", name="B", parent="t"), Team(id="t", name="T")]
    assert [team.id for team in in_tree_order(teams).teams] == ["t", "z", "y"]


KEYS = st.sampled_from("abcdefgh")


@given(st.dictionaries(KEYS, st.none() | KEYS | st.just("gone")), st.randoms(use_true_random=False))
def test_any_parents_make_a_tree(parents: dict[str, str | None], dice: Random) -> None:
    found = tree(**parents)
    walked = list(found.walk())
    assert sorted(team.id for _, team in walked) == sorted(parents)
    assert all(found.level(team.id) == level for level, team in walked)
    for level, team in walked:
        above = found.parent(team.id)
        assert (above is None) == (level == 1)
        assert above is None or team in found.children(above.id)
        assert team not in found.below(team.id)
    shuffled = list(found.teams)
    dice.shuffle(shuffled)
    assert in_tree_order(shuffled) == in_tree_order(found.teams)
    assert in_tree_order(in_tree_order(found.teams).teams) == in_tree_order(found.teams)


def test_teams_with_the_same_name_are_told_apart() -> None:
    teams = (Team(id="a", name="Care"), Team(id="b", name="care"), Team(id="c", name="Pay"), Team(id="d", name=""))
    assert Tree(teams).names == {"a": "Care (a)", "b": "care (b)", "c": "Pay", "d": "d"}
