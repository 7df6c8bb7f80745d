"""What reaches what over any number of levels, compared with a computation that tries every path."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.alignment.conftest import CYCLE, Build
from tuiokr.alignment.reach import OrganisationMap, organisation_map


def mapped(build: Build) -> OrganisationMap:
    return organisation_map(build.workspace(), CYCLE)


def company() -> Build:
    build = Build().team("top").team("pay", "top").team("core", "pay").team("other", "top")
    build.objective("top", "t", "Win", "First", "Second")
    build.objective("pay", "p", "Pay", "Faster", parent="t", parent_key_results=("tk1",))
    build.objective("core", "c", "Core", "Safer", parent="p")
    return build.objective("other", "o", "Other", "More", parent="t")


def test_a_chain_counts_with_its_depth() -> None:
    found = mapped(company())
    cells = found.cells("tk1", found.columns("top"))
    assert (cells["pay"].objectives, cells["pay"].levels, cells["pay"].through) == (("p", "c"), 2, False)
    assert (cells["other"].objectives, cells["other"].through) == (("o",), True)
    second = found.cells("tk2", found.columns("top"))
    assert set(second) == {"other"}
    assert second["other"].through


def test_a_link_of_a_key_result_counts() -> None:
    build = company().key("o", "okx", "One more", parent_link="tk2")
    found = mapped(build)
    assert not found.cells("tk2", found.columns("top"))["other"].through
    assert "other" not in found.cells("tk1", found.columns("top"))


def test_a_chain_goes_up_to_the_top_and_siblings_are_beside_it() -> None:
    found = mapped(company())
    assert found.chain("ck1") == ("t", "tk1", "p", "c")
    assert found.siblings("p") == ("o", "p")
    assert found.siblings("tk1") == ("tk1", "tk2")


def test_an_objective_that_ends_nowhere_has_no_end() -> None:
    found = mapped(company().objective("core", "alone", "Alone"))
    assert found.ends["c"] == ("t",)
    assert "alone" not in found.ends


def test_rings_of_links_and_teams_are_named() -> None:
    build = Build().team("a", "b").team("b", "a").team("lost", "nobody")
    build.objective("a", "x", "X", "K", parent="y").objective("b", "y", "Y", parent="xk1")
    build.objective("lost", "z", "Z", parent="gone")
    broken = mapped(build).broken
    assert broken.rings == ("a ring of links: A O1 → B O1 → A O1", "a ring of teams: A → B → A")
    assert broken.gone == (
        "Lost O1 supports something that is not in this cycle",
        "the team above Lost is not in this cycle",
    )


def test_an_id_that_occurs_twice_is_two_places_and_is_named() -> None:
    build = Build().team("a").team("b", "a").objective("a", "x", "First").objective("b", "x", "Second", parent="x")
    found = mapped(build)
    assert [place.text for place in found.places.values()] == ["First", "Second"]
    assert found.counts["x"] == 1
    assert found.broken.twice == ("B O1 has the id of another statement",)


def test_teams_of_the_same_name_are_told_apart() -> None:
    found = mapped(Build().team("a", name="Core").team("b", name="Core").team("c", name="Pay"))
    assert [found.team_name(team) for team in "abc"] == ["Core (a)", "Core (b)", "Pay"]


def test_a_thousand_levels_are_no_problem() -> None:
    build = Build()
    for level in range(1_000):
        build.team(f"t{level:04}", f"t{level - 1:04}" if level else None)
        build.objective(f"t{level:04}", f"o{level}", "One", "Key", parent=f"o{level - 1}" if level else None)
    found = mapped(build)
    assert found.counts["o0"] == 999
    assert max(found.reached("o0k1").depth.values()) == 999
    assert len(found.chain("o999k1")) == 1_000
    assert found.ends["o999"] == ("o0",)
    assert found.broken.all == ()


def test_a_ring_of_a_thousand_does_not_hang() -> None:
    build = Build().team("a")
    for number in range(1_000):
        build.objective("a", f"o{number}", "One", parent=f"o{(number + 1) % 1_000}")
    found = mapped(build)
    assert found.counts["o5"] == 999
    assert len(found.broken.rings) == 1


NUMBERS = st.integers(0, 7)


@st.composite
def organisations(draw: st.DrawFn) -> Build:
    """Random teams and links: rings, parents that are gone and ids that occur twice included."""
    build = Build()
    for team in range(draw(st.integers(1, 5))):
        above = draw(st.one_of(st.none(), st.integers(0, 6)))
        build.team(f"t{team}", None if above is None else f"t{above}", draw(st.sampled_from(["", "Same", "Own"])))
    for number in range(draw(st.integers(0, 7))):
        own = draw(st.sampled_from([f"o{number}", f"o{number}", "o0"]))
        links = draw(st.lists(st.tuples(NUMBERS, st.integers(1, 2)), max_size=2))
        build.objective(
            draw(st.sampled_from(sorted(build.teams))),
            own,
            draw(st.text(max_size=20)),
            *draw(st.lists(st.text(max_size=20), max_size=2)),
            parent=draw(st.one_of(st.none(), NUMBERS.map(lambda one: f"o{one}"))),
            parent_key_results=tuple(f"o{one}k{key}" for one, key in links),
        )
    return build


def naive(found: OrganisationMap, place: str) -> set[str]:
    """The objectives with a path of links to a place, by repeating one step until nothing is added."""
    here = found.places[place]
    keys = set(found.key_results.get(here.objective, ()))
    reached: set[str] = set()
    for lower, those in found.above.items():
        exact = place in those
        loose = here.kind == "key result" and here.objective in those and not keys.intersection(those)
        whole = here.kind == "objective" and (exact or keys.intersection(those))
        if exact or loose or whole:
            reached.add(lower)
    while True:
        before = len(reached)
        for lower, those in found.above.items():
            if any(found.places[one].objective in reached - {here.objective} for one in those):
                reached.add(lower)
        if len(reached) == before:
            return reached - {here.objective}


@settings(max_examples=150, deadline=None)
@given(organisations())
def test_counts_agree_with_a_naive_computation(build: Build) -> None:
    found = mapped(build)
    for place in found.places.values():
        reached = found.reached(place.id)
        assert set(reached.depth) == naive(found, place.id)
        assert reached.named <= set(reached.depth)
        assert place.id not in found.chain(place.id)
        assert place.id in found.siblings(place.id)
        if place.kind == "objective":
            assert found.counts[place.id] == len(reached.depth)
    for ring in found.broken.all:
        assert ring
