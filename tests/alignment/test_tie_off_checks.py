from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.alignment.conftest import CYCLE
from tuiokr.alignment.reach import organisation_map
from tuiokr.alignment.tie_off import analyse
from tuiokr.alignment.tie_off_checks import SILENT, by_name
from tuiokr.alignment.tie_off_finding import NAMES, TieOffFinding, listed
from tuiokr.model.okr import Objective

if TYPE_CHECKING:
    from tests.alignment.conftest import Build


def found(build: Build, name: str) -> list[TieOffFinding]:
    return [one for one in build.analyse().findings if one.name == name]


def only(build: Build, name: str) -> TieOffFinding:
    findings = found(build, name)
    assert len(findings) == 1, findings
    return findings[0]


@pytest.fixture
def above(build: Build) -> Build:
    return build.objective("top", "u1", "Guests come back", "Repeat bookings", "Complaints answered within a day")


# no-parent


def test_an_objective_that_supports_nothing_is_found(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", "Quick")
    finding = only(above, "no-parent")
    assert finding.about == ("p1",)
    assert finding.message == "Payments O1 supports nothing of Harbour"
    assert finding.question.endswith("?")


def test_an_objective_whose_parent_was_deleted_is_found(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", "Quick", parent="gone")
    assert only(above, "no-parent").message == "Payments O1 supports something that was deleted"


@pytest.mark.parametrize("fields", [{"parent": "u1"}, {"parent_key_results": ["u1k1"]}, {"parent": "u1", "theme": "x"}])
def test_an_objective_that_supports_something_is_not_found(above: Build, fields: dict[str, object]) -> None:
    above.objective("pay", "p1", "Refunds", "Quick", **fields)
    assert not found(above, "no-parent")


def test_the_link_of_a_key_result_is_enough(above: Build) -> None:
    above.objective("pay", "p1", "Refunds").key("p1", "pk", "Quick", parent_link="u1k1")
    assert not found(above, "no-parent")


def test_an_objective_under_another_of_its_own_team_is_not_found(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", parent="u1").objective("pay", "p2", "Faster", parent="p1")
    assert not found(above, "no-parent")
    assert not found(above, "level-skipped")


# parent-uncovered, thinly-covered


def test_an_unsupported_objective_includes_its_key_results(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", "Quick")
    finding = only(above, "parent-uncovered")
    assert finding.about == ("u1",)
    assert finding.message == "Nobody below supports Harbour O1"


def test_an_unsupported_key_result_is_found(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", "Quick", parent_key_results=["u1k2"])
    assert only(above, "parent-uncovered").about == ("u1k1",)


def test_one_inherited_supporter_is_reported_once_for_the_objective(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", "Quick", parent="u1")
    finding = only(above, "thinly-covered")
    assert finding.about == ("u1", "p1")
    assert finding.message == "The key results of Harbour O1 are supported only through their objective, by Payments O1"


def test_a_thin_key_result_among_covered_ones_is_found(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", "Quick", parent_key_results=["u1k1"])
    above.objective("care", "c1", "Answers", parent_key_results=["u1k2"])
    assert only(above, "thinly-covered").about == ("u1k2", "c1")


def test_covered_rows_are_not_found(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", "Quick", parent_key_results=["u1k1", "u1k2"])
    assert not found(above, "parent-uncovered") and not found(above, "thinly-covered")


# duplicate-effort, shared-metric


def test_equal_words_of_two_teams_are_a_warning(above: Build) -> None:
    above.objective("pay", "p1", "Refunds reach guests quickly").objective("care", "c1", "Refunds reach guests quickly")
    finding = only(above, "duplicate-effort")
    assert (finding.severity, finding.about) == ("warning", ("c1", "p1"))
    assert finding.message == "Care O1 and Payments O1 are alike (1.00): very likely the same work"


def test_similar_words_of_two_teams_are_a_hint(above: Build) -> None:
    above.objective("pay", "p1", "Refunds reach every guest quickly after a cancelled sailing")
    above.objective("care", "c1", "Refunds reach all guests quickly without a call")
    above.objective("care", "c2", "Crew rosters").objective("pay", "p2", "Terminals in the queue")
    finding = only(above, "duplicate-effort")
    assert finding.severity == "hint"
    assert finding.message.endswith("worth a look")


@pytest.mark.parametrize("link", [{"parent": "p1"}, {"parent_key_results": ("p1k1",)}], ids=["objective", "key result"])
def test_similar_words_that_a_link_joins_are_not_found(above: Build, link: dict[str, object]) -> None:
    above.objective("pay", "p1", "Refunds reach every guest quickly after a cancelled sailing", "Open refunds to zero")
    above.objective("care", "c1", "Refunds reach all guests quickly without a call", **link)
    assert not found(above, "duplicate-effort")


def test_a_copy_that_a_link_joins_is_found(above: Build) -> None:
    above.objective("pay", "p1", "Refunds reach guests quickly")
    above.objective("care", "c1", "Refunds reach guests quickly", parent="p1")
    assert only(above, "duplicate-effort").about == ("c1", "p1")


def test_repetition_within_one_team_is_not_found(above: Build) -> None:
    above.objective("pay", "p1", "Refunds reach guests quickly").objective("pay", "p2", "Refunds reach guests quickly")
    assert not found(above, "duplicate-effort")


def test_an_objective_and_a_key_result_are_not_compared(above: Build) -> None:
    above.objective("pay", "p1", "Refunds reach guests quickly")
    above.objective("care", "c1", "Answers", "Refunds reach guests quickly")
    assert not found(above, "duplicate-effort")


def test_similar_objectives_include_their_key_results(above: Build) -> None:
    for team, key in (("pay", "p1"), ("care", "c1")):
        above.objective(team, key, "Refunds reach guests quickly", "Refund days from 9 to 2", "Open refunds to zero")
    assert only(above, "duplicate-effort").about == ("c1", "p1")
    assert not found(above, "shared-metric")


def test_similar_objectives_of_three_teams_are_a_shared_goal(above: Build) -> None:
    above.team("deck", "top", "Deck")
    for team in ("pay", "care", "deck"):
        above.objective(team, f"{team}1", "The crew feels safe on every sailing")
    finding = only(above, "shared-metric")
    assert finding.about == ("care1", "deck1", "pay1")
    assert finding.message.startswith("Care, Deck and Payments have nearly the same goal")
    assert not found(above, "duplicate-effort")


def test_a_copy_of_the_upper_level_is_found(above: Build) -> None:
    above.objective("pay", "p1", "Guests come back", parent="u1")
    finding = only(above, "shared-metric")
    assert finding.about == ("u1", "p1")
    assert "copied goal" in finding.message


def test_one_metric_in_different_words_is_found(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", "Reduce complaints from 90 to 40 through instant refunds at the pier")
    above.objective("care", "c1", "Answers", "Fewer complaints")
    finding = only(above, "shared-metric")
    assert finding.about == ("c1k1", "p1k1")
    assert finding.message.endswith("move the same number: complaint")


def test_findings_about_likeness_are_limited(above: Build) -> None:
    for number in range(25):
        words = f"{chr(97 + number) * 5} {chr(98 + number) * 6} {chr(99 + number) * 7}"
        above.objective("pay", f"p{number}", words).objective("care", f"c{number}", words)
    assert len(found(above, "duplicate-effort")) == 20


# opposing-directions


def test_opposite_directions_of_one_metric_are_found(above: Build) -> None:
    above.objective("pay", "p1", "Tills", "Increase upgrades from 5 to 9").objective(
        "care", "c1", "Calm", "Cut upgrades"
    )
    finding = only(above, "opposing-directions")
    assert finding.about == ("p1k1", "c1k1")
    assert finding.message == "Payments O1·KR1 moves upgrade up, Care O1·KR1 moves it down"


def test_the_upper_level_is_compared_too(above: Build) -> None:
    above.objective("top", "u2", "Winter", "Reduce sailings").objective("pay", "p1", "Summer", "Increase sailings")
    assert only(above, "opposing-directions").about == ("p1k1", "u2k1")


def test_opposite_directions_within_one_team_are_not_found(above: Build) -> None:
    above.objective("pay", "p1", "Tills", "Increase upgrades", "Reduce upgrades")
    assert not found(above, "opposing-directions")


def test_given_numbers_give_the_direction(above: Build) -> None:
    above.objective("pay", "p1", "Tills").key("p1", "pk", "Queue length", start=9, target=3)
    above.objective("care", "c1", "Calm").key("c1", "ck", "Queue length", start=3, target=9)
    assert only(above, "opposing-directions").about == ("ck", "pk")


# dependency-open, dependency-unspoken


@pytest.mark.parametrize(
    ("fields", "severity", "says"),
    [
        ({}, "warning", "is not answered yet"),
        ({"state": "countered"}, "warning", "counter-offer"),
        ({"state": "declined"}, "error", "was declined"),
        ({"state": "risk"}, "warning", "is a risk that nobody carries"),
        ({"giving": ""}, "warning", "does not name the team"),
    ],
)
def test_an_open_dependency_is_found(above: Build, fields: dict[str, object], severity: str, says: str) -> None:
    above.objective("pay", "p1", "Refunds")
    above.needs(
        "pay", str(fields.get("giving", "care")), "d1", **{key: fields[key] for key in fields if key == "state"}
    )
    finding = only(above, "dependency-open")
    assert finding.severity == severity
    assert says in finding.message
    assert finding.message.startswith("Payments needs a thing")


@pytest.mark.parametrize(
    "fields", [{"state": "accepted"}, {"state": "risk", "carried_by": "Li"}, {"state": "declined", "carried_by": "Li"}]
)
def test_a_settled_dependency_is_not_found(above: Build, fields: dict[str, object]) -> None:
    above.objective("pay", "p1", "Refunds").needs("pay", "care", "d1", **fields)
    assert not found(above, "dependency-open")


def test_the_finding_names_the_subject_of_a_dependency(above: Build) -> None:
    above.objective("pay", "p1", "Refunds").needs("pay", "care", about="p1")
    assert only(above, "dependency-open").about == ("d1", "p1")


def test_a_dependency_of_a_team_elsewhere_on_one_of_these_is_found(above: Build) -> None:
    above.team("far").objective("far", "f1", "Islands").needs("far", "pay").objective("pay", "p1", "Refunds")
    assert only(above, "dependency-open").message.startswith("Far needs a thing of Payments")


def test_a_dependency_between_other_teams_is_not_found(above: Build) -> None:
    above.team("far").team("near").objective("far", "f1", "Islands").needs("far", "near").objective("pay", "p1", "x")
    assert not found(above, "dependency-open")


@pytest.mark.parametrize(
    "words",
    [
        "Refunds that need Care",
        "Refunds together with Care",
        "Refunds depend on Care",
        "Refunds with the care team",
        "Refunds with Deck Crew",
        "Refunds need deck crew to report",
        "Refunds, with support from Care",
    ],
)
def test_a_named_team_without_a_dependency_is_found(above: Build, words: str) -> None:
    above.team("deck", "top", "Deck crew").objective("pay", "p1", words)
    finding = only(above, "dependency-unspoken")
    assert finding.about == ("p1",)
    assert finding.severity == "hint"


@pytest.mark.parametrize(
    "words",
    [
        "Refunds with care",
        "Care for every guest",
        "Refunds without Care",
        "Refunds with Payments",
        "Refunds with Careful people",
        "Refunds with deck plans",
    ],
)
def test_words_that_name_no_other_team_are_not_found(above: Build, words: str) -> None:
    above.team("deck", "top", "Deck crew").objective("pay", "p1", words)
    assert not found(above, "dependency-unspoken")


def test_each_named_team_is_found(above: Build) -> None:
    above.team("deck", "top", "Deck crew").objective("pay", "p1", "Refunds with Care, Deck Crew and Harbour")
    assert len(found(above, "dependency-unspoken")) == 3


def test_a_named_team_with_a_dependency_is_not_found(above: Build) -> None:
    above.objective("pay", "p1", "Refunds with Care").needs("pay", "care", state="accepted")
    assert not found(above, "dependency-unspoken")


# overload


def test_more_than_three_objectives_of_a_lower_team_are_found(above: Build) -> None:
    for number in range(4):
        above.objective("pay", f"p{number}", f"Goal {number}")
    finding = only(above, "overload")
    assert finding.about == ("pay", "p0", "p1", "p2", "p3")
    assert finding.message == "Payments has 4 objectives; at most 3 are recommended"


def test_a_top_team_may_have_five_objectives(build: Build) -> None:
    for number in range(5):
        build.objective("top", f"u{number}", f"Goal {number}")
    assert not found(build, "overload")
    build.objective("top", "u5", "Goal 5")
    assert only(build, "overload").about[0] == "top"


def test_a_champion_of_eight_key_results_is_found(above: Build) -> None:
    above.objective("pay", "p1", "Refunds").objective("care", "c1", "Answers")
    for number in range(8):
        name = "Li" if number % 2 else "LI"
        above.key("p1" if number < 4 else "c1", f"k{number}", f"Thing {number}", champion=name)
    finding = only(above, "overload")
    assert len(finding.about) == 8
    assert finding.message.startswith("LI is champion of 8 key results")


def test_a_champion_of_seven_key_results_is_not_found(above: Build) -> None:
    above.objective("pay", "p1", "Refunds")
    for number in range(7):
        above.key("p1", f"k{number}", f"Thing {number}", champion="Li")
    assert not found(above, "overload")


@pytest.mark.parametrize(("open_ones", "too_many"), [(5, False), (6, True)])
def test_a_team_with_too_many_open_dependencies_is_found(above: Build, open_ones: int, too_many: bool) -> None:
    above.objective("pay", "p1", "Refunds")
    for number in range(open_ones):
        above.needs("pay", "care", f"d{number}")
    above.needs("pay", "care", "settled", state="accepted")
    assert bool(found(above, "overload")) is too_many


# level-skipped


def test_a_link_that_skips_a_level_is_found(above: Build) -> None:
    above.team("shop", "pay", "Shop").objective("shop", "s1", "Tills", parent="u1")
    findings = [one for one in above.analyse("pay", ["shop"]).findings if one.name == "level-skipped"]
    assert [one.about for one in findings] == [("s1", "u1")]
    assert findings[0].message == "Shop O1 supports Harbour directly over Payments"
    assert not [one for one in above.analyse("pay", ["shop"]).findings if one.name == "no-parent"]


def test_a_link_to_a_peer_or_to_a_team_below_does_not_skip_a_level(above: Build) -> None:
    above.team("shop", "pay", "Shop").objective("shop", "s1", "Tills")
    above.objective("pay", "p1", "Refunds", parent="c1").objective("care", "c1", "Answers", parent="s1")
    assert not found(above, "level-skipped")


def test_checks_that_are_often_wrong_are_silent(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", "Grow refunds by card from 10 to 30", parent="u1")
    above.objective("care", "c1", "Answers", "Reduce refunds by card from 30 to 10", parent="u1")
    assert found(above, "opposing-directions")
    shown = analyse(above.workspace(), CYCLE, "top").findings
    assert not {one.name for one in shown} & SILENT
    assert [one for one in above.analyse().findings if one in shown] == list(shown)


def test_the_same_number_is_silent_and_a_shared_goal_is_not(above: Build) -> None:
    above.team("deck", "top", "Deck")
    for team, key in (("pay", "p1"), ("care", "c1"), ("deck", "d1")):
        above.objective(team, key, "Refunds reach guests quickly")
    above.objective("pay", "p2", "Calm", "Complaints a month from 90 to 40", parent="u1")
    above.objective("care", "c2", "Kind", "Number of complaints a month from 90 to 50", parent="u1")
    shown = analyse(above.workspace(), CYCLE, "top").findings
    assert [one.about for one in shown if one.name == "shared-metric"] == [("c1", "d1", "p1")]


def test_nothing_is_an_orphan_below_a_level_without_objectives(build: Build) -> None:
    build.objective("pay", "p1", "Refunds", "Quick")
    assert not found(build, "no-parent")


def test_a_link_to_the_level_above_is_not_found(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", parent="u1")
    assert not found(above, "level-skipped")


# sum-below-parent


def adding(build: Build, whole: str, *parts: str, **fields: object) -> Build:
    build.objective("top", "u9", "More guests", whole)
    for number, part in enumerate(parts):
        build.objective("pay" if number % 2 else "care", f"l{number}", f"Part {number}")
        build.key(f"l{number}", f"l{number}k", part, parent_link="u9k1", **fields)
    return build


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("Win 1000 new guests", ("Win 400 new guests", "Win 300 new guests by phone")),
        ("Revenue to € 10 m", ("Revenue to € 3 m from islands", "Revenue to € 4 m from tours")),
        ("Guests from 500 to 1000", ("Guests from 200 to 400", "Guests from 300 to 450")),
        ("Reduce complaints from 900 to 300", ("Complaints from 500 to 400", "Complaints from 400 to 200")),
    ],
)
def test_parts_that_add_up_to_less_than_the_whole_are_found(build: Build, whole: str, parts: tuple[str, ...]) -> None:
    finding = only(adding(build, whole, *parts), "sum-below-parent")
    assert finding.about == ("u9k1", "l0k", "l1k")
    assert finding.message.startswith("Care O1·KR1 and Payments O1·KR1 come to ")


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("Win 1000 new guests", ("Win 600 new guests", "Win 400 new guests")),
        ("Win 1000 new guests", ("Satisfaction of 400 guests", "Open 30 islands")),
        ("Repeat guests to 80 %", ("Repeat guests to 30 %", "Repeat guests to 40 %")),
        ("Average basket to € 90", ("Average basket to € 30", "Average basket to € 20")),
        ("Waiting from 90 to 30 minutes", ("Waiting from 40 to 20 minutes", "Waiting from 9 to 5 minutes")),
        ("Revenue to € 10 m", ("Revenue to $ 3 m", "Revenue to $ 4 m")),
        ("Guests from 500 to 1000", ("Guests from 700 to 1000", "Guests from 300 to 550")),
        ("Fewer complaints to 300", ("Complaints to 100", "Complaints to 50")),
        ("More guests", ("Win 1 guest", "Win 2 guests")),
    ],
)
def test_parts_that_are_enough_or_not_additive_are_not_found(build: Build, whole: str, parts: tuple[str, ...]) -> None:
    assert not found(adding(build, whole, *parts), "sum-below-parent")


def test_fields_are_preferred_to_words(build: Build) -> None:
    build.objective("top", "u1", "More").key("u1", "uk", "Guests", target=1000, unit="guests")
    build.objective("pay", "p1", "Ours").key("p1", "pk", "Guests", target=300, unit="guests", parent_link="uk")
    finding = only(build, "sum-below-parent")
    assert finding.message == "Payments O1·KR1 comes to 300 guests, Harbour O1·KR1 needs 1,000 guests"


# all findings


def test_the_most_severe_findings_come_first_and_all_ask_a_question(above: Build) -> None:
    above.objective("pay", "p1", "Refunds with Care", "Quick").objective("care", "c1", "Refunds with Care")
    above.needs("pay", "care", state="declined").needs("care", "pay", "d2")
    findings = above.analyse().findings
    ranks = [("error", "warning", "hint").index(one.severity) for one in findings]
    assert ranks == sorted(ranks) and ranks[0] == 0
    assert all(one.question.endswith("?") and one.message and one.about and one.name in NAMES for one in findings)
    assert sum(by_name(findings).values()) == len(findings)


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ((), ""),
        (("a",), "a"),
        (("a", "b"), "a and b"),
        (("a", "b", "c"), "a, b and c"),
        (tuple("abcdefg"), "a, b, c, d, e and 2 more"),
    ],
)
def test_lists_read_like_a_sentence(names: tuple[str, ...], text: str) -> None:
    assert listed(names) == text


# ---- input that is wrong


def test_a_ring_of_teams_is_named_once_and_a_parent_that_is_gone_too(build: Build) -> None:
    build.team("top", "care").team("lost", "nowhere").objective("top", "u1", "Guests come back")
    found = organisation_map(build.workspace(), CYCLE).broken.all
    assert [one for one in found if "Care" in one and "Top" in one] == ["a ring of teams: Care → Top → Care"]
    assert "the team above Lost is not in this cycle" in found
    assert build.analyse().upper == "top"


def test_teams_of_the_same_name_are_told_apart(above: Build) -> None:
    above.team("care", "top", "PAYMENTS").objective("pay", "p1", "Refunds", "Quick")
    above.objective("care", "c1", "Calls", "Short")
    assert {one.message.partition(" supports")[0] for one in found(above, "no-parent")} == {
        "Payments (pay) O1",
        "PAYMENTS (care) O1",
    }


def test_without_teams_below_nothing_is_uncovered(above: Build) -> None:
    assert found(above, "parent-uncovered")
    del above.teams["pay"], above.teams["care"]
    assert not above.analyse().findings


def test_a_parent_in_another_cycle_is_not_called_deleted(above: Build) -> None:
    above.objective("pay", "p1", "Refunds", "Quick", parent="old")
    assert only(above, "no-parent").message.endswith("something that was deleted")
    workspace = above.workspace()
    old = above.okrs("top").but(cycle="2026-Q4", objectives=(Objective(id="old", title="Old"),), key_results=())
    workspace = replace(workspace, okrs={**workspace.okrs, ("2026-Q4", "top"): old})
    messages = [one.message for one in analyse(workspace, CYCLE, "top").findings if one.name == "no-parent"]
    assert messages == ["Payments O1 supports something of another cycle, 2026-Q4"]
