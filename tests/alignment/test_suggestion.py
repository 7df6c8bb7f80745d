from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiokr.alignment.likeness import LikenessIndex
from tuiokr.alignment.suggestion import LinkEnd, Suggestion, ask, common_words, suggest, suggest_key_results

LOYAL = LinkEnd(
    "u1", "top", "Harbour O1", "Guests come back", (("u1k1", "Repeat bookings from 20 % to 35 %"),), ("O1·KR1",)
)
SAFE = LinkEnd("u2", "top", "Harbour O2", "Every sailing is safe", (("u2k1", "Incidents from 9 to 2"),), ("O2·KR1",))
CALM = LinkEnd("u3", "top", "Harbour O3", "The winter season pays for itself")
GREEN = LinkEnd("u4", "far", "Island O1", "Fewer tonnes of fuel")
UPPER = (LOYAL, SAFE, CALM, GREEN)


def lower(title: str, key: str = "l1", team: str = "pay") -> LinkEnd:
    return LinkEnd(key, team, "Payments O1", title)


def ids(found: tuple[Suggestion, ...]) -> list[str]:
    return [one.id for one in found]


def test_common_words_rank_first_and_are_the_reason() -> None:
    first = suggest(UPPER, lower("Repeat bookings by phone"))[0]
    assert first.id == "u1"
    assert first.nearest == "u1k1"
    assert first.because == ("shares “Repeat” and “bookings” with O1·KR1",)


def test_three_suggestions_are_shown_or_all_if_there_are_fewer() -> None:
    assert len(suggest(UPPER, lower("Repeat bookings"))) == 3
    assert len(suggest(UPPER[:2], lower("Repeat bookings"))) == 2
    assert suggest((), lower("Repeat bookings")) == ()


@pytest.mark.parametrize("limit", [-1, 0, 1, 4, 50])
def test_the_limit_can_be_set(limit: int) -> None:
    assert len(suggest(UPPER, lower("Repeat bookings"), limit=limit)) == min(4, max(0, limit))


def test_the_team_right_above_is_preferred_to_common_words() -> None:
    found = suggest(UPPER, lower("Fewer tonnes of fuel in winter"), parent_team="top", parent_name="Harbour")
    assert found[0].id == "u3"
    assert "owned by Harbour, the team right above" in found[0].because
    assert found[0].score > 1.0


def test_other_links_of_the_same_team_count() -> None:
    links = [(lower("x", "l2"), "u2"), (lower("y", "l3"), "u2"), (lower("z", "l4"), "u3")]
    found = {one.id: one for one in suggest(UPPER, lower("Nothing alike"), confirmed=links, limit=4)}
    assert found["u2"].score - found["u1"].score == pytest.approx(0.25 * 2 / 3, abs=0.1)
    assert "2 of 3 links of this team go there" in found["u2"].because


def test_links_of_other_teams_count_only_if_they_are_alike() -> None:
    links = [(LinkEnd("c1", "care", "Care O1", "Refunds within a day"), "u3")]
    found = suggest(UPPER, lower("Refunds within an hour"), confirmed=links)
    assert found[0].id == "u3"
    assert any(reason.startswith("like Care O1, which supports it") for reason in found[0].because)
    assert not any("links of this team" in reason for reason in found[0].because)


def test_the_own_link_of_an_objective_does_not_count() -> None:
    mine = lower("Refunds within an hour")
    assert suggest(UPPER, mine, confirmed=[(mine, "u3")]) == suggest(UPPER, mine)


def test_nearly_equal_words_are_a_copy_and_not_a_parent() -> None:
    found = suggest(UPPER, lower("Every sailing is safe"))
    assert found[0].id == "u2"
    assert found[0].because == ("nearly the same words: a copied or shared goal rather than a parent",)


def test_every_suggestion_has_a_reason() -> None:
    assert all(one.because for one in suggest(UPPER, lower("qqq")))
    assert suggest(UPPER, lower("qqq"))[0].because == ("no words in common; nobody supports it yet",)
    taken = suggest(UPPER, lower("qqq"), confirmed=[(lower("x", "l2", "care"), "u1")], limit=4)
    assert next(one for one in taken if one.id == "u1").because == ("no words in common",)


def test_a_reason_that_is_true_of_all_is_not_given() -> None:
    found = suggest(UPPER[:3], lower("Repeat bookings"), parent_team="top", parent_name="Harbour")
    assert not any("team right above" in reason for one in found for reason in one.because)


def test_the_key_results_of_the_lower_objective_count() -> None:
    mine = LinkEnd(
        "l1", "pay", "Payments O1", "Calm days", (("l1k1", "Incidents per sailing from 4 to 1"),), ("O1·KR1",)
    )
    first, *_ = suggest(UPPER, mine)
    assert first.id == "u2"
    assert first.because == ("shares “Incidents” with O2·KR1",)


def test_function_words_make_nothing_alike() -> None:
    assert common_words("All of our guests are with us", "Which of these are with our crew") == ()
    found = suggest(UPPER, lower("Every day is for the season that it is"), limit=4)
    assert found[0].id == "u3" and found[0].because == ("shares “season” with Harbour O3",)


def test_common_words_are_as_written_and_have_the_same_stem() -> None:
    assert common_words("Booking by PHONE, phone and fax", "phones for bookings") == ("Booking", "PHONE")


def test_key_results_are_suggested_too() -> None:
    found = suggest_key_results(UPPER, lower("Repeat bookings by phone"))
    assert ids(found) == ["u1k1", "u2k1"]
    assert found[0].because == ("shares “Repeat” and “bookings” with O1·KR1",)
    links = [(lower("Refunds within a day", "l2", "care"), "u2k1")]
    assert ids(suggest_key_results(UPPER, lower("Refunds within an hour"), confirmed=links))[0] == "u2k1"
    assert ids(suggest_key_results(UPPER, lower("Repeat bookings"), parent_team="far"))[0] == "u1k1"
    assert suggest_key_results((), lower("Repeat bookings")) == ()


def test_an_objective_is_never_its_own_parent() -> None:
    assert "u1" not in ids(suggest(UPPER, LOYAL, limit=9))


def test_a_given_index_yields_the_same_suggestions() -> None:
    mine = lower("Repeat bookings by phone")
    texts = {key: words for goal in (*UPPER, mine) for key, words in ((goal.id, goal.title), *goal.key_results)}
    assert suggest(UPPER, mine, asked=ask(UPPER, mine, index=LikenessIndex(texts))) == suggest(UPPER, mine)


def test_an_objective_missing_in_the_index_is_compared_by_its_words() -> None:
    texts = {key: words for goal in UPPER for key, words in ((goal.id, goal.title), *goal.key_results)}
    mine = lower("Repeat bookings", "new")
    assert suggest(UPPER, mine, asked=ask(UPPER, mine, index=LikenessIndex(texts)))[0].id == "u1"


GOALS = st.builds(
    lambda key, team, title, keys: LinkEnd(
        key, team, key, title, tuple((f"{key}k{at}", one) for at, one in enumerate(keys))
    ),
    st.text(min_size=1, max_size=3),
    st.sampled_from(["top", "far", "pay"]),
    st.text(max_size=40),
    st.lists(st.text(max_size=30), max_size=3),
)


@given(
    st.lists(GOALS, max_size=6, unique_by=lambda goal: goal.id),
    GOALS,
    st.lists(st.tuples(GOALS, st.text(max_size=3)), max_size=4),
    st.randoms(use_true_random=False),
)
def test_any_words_and_links_in_any_order_give_the_same_suggestions(
    upper: list[LinkEnd], mine: LinkEnd, links: list[tuple[LinkEnd, str]], dice: Random
) -> None:
    upper = [goal for goal in upper if goal.id not in {mine.id, *(child.id for child, _ in links)}]
    known = {mine.id: mine, **{child.id: child for child, _ in links}, **{goal.id: goal for goal in upper}}
    links = [(known[child.id], above) for child, above in links]
    found = suggest(upper, mine, parent_team="top", confirmed=links)
    assert len(found) == min(3, len(upper))
    assert all(0.0 <= one.score <= 5.05 and one.because for one in found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    shuffled, turned = list(upper), list(links)
    dice.shuffle(shuffled)
    dice.shuffle(turned)
    assert suggest(shuffled, mine, parent_team="top", confirmed=turned) == found
