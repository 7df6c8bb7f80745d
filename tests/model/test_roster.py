from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tuiokr.model.cycle import Cycle, named
from tuiokr.model.organisation import Former, Team
from tuiokr.model.roster import Roster

NAMES = ("2026-Q4", "2027-Q1", "2027-Q2", "2027-Q3")
ROSTER = Roster({name: named(name) for name in NAMES})
TEAM = Team(id="pay", name="Payments", leader="Ana", people=("Ana", "Li"))


def leaders(team: Team | None) -> list[str]:
    assert team is not None
    return [one.leader if (one := ROSTER.team_in(team, name)) else "" for name in NAMES]


def changed(team: Team, cycle: str, **changes: object) -> Team:
    found = ROSTER.changed(team, cycle, **changes)
    assert found is not None
    return found


def test_a_change_applies_to_its_cycle_and_later_ones() -> None:
    found = changed(TEAM, "2027-Q2", leader="Bo")
    assert leaders(found) == ["Ana", "Ana", "Bo", "Bo"]
    assert found.leader == "Bo"


def test_a_change_in_the_first_cycle_applies_to_all() -> None:
    found = changed(TEAM, "2026-Q4", leader="Bo")
    assert found == TEAM.but(leader="Bo")


def test_a_later_change_of_the_same_field_stays() -> None:
    found = changed(changed(TEAM, "2027-Q3", leader="Cy"), "2027-Q1", leader="Bo", name="Pay")
    assert leaders(found) == ["Ana", "Bo", "Bo", "Cy"]
    assert [ROSTER.as_it_was(found, name).name for name in NAMES] == ["Payments", "Pay", "Pay", "Pay"]


def test_a_change_that_is_reversed_in_its_cycle_leaves_nothing() -> None:
    assert changed(changed(TEAM, "2027-Q2", leader="Bo"), "2027-Q2", leader="Ana") == TEAM


def test_a_team_leaves_and_returns() -> None:
    left = changed(TEAM, "2027-Q1", here=False)
    assert leaders(left) == ["Ana", "", "", ""]
    assert leaders(changed(left, "2027-Q3", here=True, leader="Bo")) == ["Ana", "", "", "Bo"]


def test_a_team_joins_in_a_cycle() -> None:
    found = ROSTER.joined(TEAM, "2027-Q2")
    assert leaders(found) == ["", "", "Ana", "Ana"]
    assert ROSTER.changed(found, "2027-Q2", here=False) is None
    assert ROSTER.joined(TEAM, "2026-Q4") == TEAM


def test_a_cycle_added_in_between_has_the_earlier_values() -> None:
    found = changed(TEAM, "2027-Q3", leader="Bo")
    between = Cycle(id="Spring", first=named("2027-Q2").first, last=named("2027-05").last)
    assert Roster({**ROSTER.cycles, "Spring": between}).as_it_was(found, "Spring").leader == "Ana"


def test_a_deleted_cycle_keeps_its_place_in_time() -> None:
    team = TEAM.but(past=(Former(before="2027-Q2", name="Old", leader="Old"),))
    known = Roster({"2027-Q1": named("2027-Q1"), "2027-Q3": named("2027-Q3")})
    assert [known.as_it_was(team, name).leader for name in ("2027-Q1", "2027-Q3")] == ["Old", "Ana"]


_CHANGES = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.fixed_dictionaries(
            {},
            optional={
                "leader": st.sampled_from("abc"),
                "name": st.sampled_from("xyz"),
                "parent": st.sampled_from([None, "p", "q"]),
                "here": st.booleans(),
            },
        ),
    ),
    max_size=8,
)


@given(_CHANGES)
def test_any_change_affects_its_own_cycle_and_no_earlier_one(
    changes: list[tuple[str, dict[str, object]]],
) -> None:
    team = TEAM
    for cycle, said in changes:
        after = ROSTER.changed(team, cycle, **said)
        if after is None:
            assert not any(ROSTER.team_in(team, name) for name in NAMES[: NAMES.index(cycle)])
            continue
        for name in NAMES[: NAMES.index(cycle)]:
            assert ROSTER.as_it_was(after, name) == ROSTER.as_it_was(team, name)
        here = ROSTER.as_it_was(after, cycle)
        assert all(getattr(here, field) == value for field, value in said.items())
        assert Team.model_validate({**after.document(), "id": after.id}) == after
        team = after
