from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tuiokr.model import fingerprint
from tuiokr.model.okr import Dependency, KeyResult, Membership, Objective, TeamOKRs, Waiver, between
from tuiokr.model.organisation import Team

OBJECTIVE = Objective(id="o", title="Guests come back", why="Because", theme="Care", parent="u")
KEY = KeyResult(id="k", objective="o", statement="Repeat bookings", start=20, target=35, unit="%", champion="Li")
OKRS = TeamOKRs(
    team="pay",
    cycle="2027-Q1",
    standing=Membership(id="pay"),
    objectives=(OBJECTIVE, Objective(id="p", title="Calm")),
    key_results=(KEY, KeyResult(id="l", objective="p", confidence=4), KeyResult(id="m", objective="o", confidence=7)),
)

# Values


def test_values_are_frozen() -> None:
    with pytest.raises(ValidationError):
        OBJECTIVE.__setattr__("title", "Other")


def test_a_change_makes_a_new_value() -> None:
    changed = OBJECTIVE.but(title="Guests return")
    assert (changed.title, changed.why, OBJECTIVE.title) == ("Guests return", "Because", "Guests come back")
    assert OBJECTIVE.but() == OBJECTIVE


@pytest.mark.parametrize(
    "changes",
    [{"ambition": "huge"}, {"title": 3}, {"score": "much"}, {"parent_key_results": "no"}, {"id": None}],
)
def test_a_change_is_validated(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        OBJECTIVE.but(**changes)


def test_a_change_cleans_the_words() -> None:
    assert OBJECTIVE.but(title=" \x1b[31mred\x1b[0m \n goal ").title == "red goal"
    assert OBJECTIVE.but(why="a\n\x1b[2Jb").why == "a\nb"


def test_unknown_fields_of_a_newer_file_are_ignored() -> None:
    assert Objective.model_validate({"id": "o", "colour": "red"}) == Objective(id="o")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_infinite_numbers_are_refused(value: float) -> None:
    with pytest.raises(ValidationError):
        KEY.but(target=value)


@pytest.mark.parametrize("value", [-1, 11, 3.5, "high"])
def test_a_confidence_out_of_range_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        KEY.but(confidence=value)


@pytest.mark.parametrize("value", [None, 0, 10])
def test_a_confidence_in_range_is_accepted(value: int | None) -> None:
    assert KEY.but(confidence=value).confidence == value


@pytest.mark.parametrize(("field", "value"), [("kind", "wish"), ("due", "soon"), ("start", "x"), ("objective", None)])
def test_a_key_result_is_validated(field: str, value: object) -> None:
    with pytest.raises(ValidationError):
        KEY.but(**{field: value})


def test_a_dependency_is_validated() -> None:
    with pytest.raises(ValidationError):
        Dependency.model_validate({"id": "d", "asking": "a", "state": "maybe"})
    assert Dependency(id="d", asking="a").state == "requested"


def test_a_document_leaves_out_default_values() -> None:
    assert Objective(id="o").document() == {"id": "o"}
    assert KEY.but(due=date(2027, 3, 31)).document() == {
        "id": "k",
        "objective": "o",
        "statement": "Repeat bookings",
        "start": 20.0,
        "target": 35.0,
        "unit": "%",
        "champion": "Li",
        "due": "2027-03-31",
    }


WORDS = st.text(max_size=30)
NUMBERS = st.none() | st.floats(-1e9, 1e9)
KEYS = st.builds(
    KeyResult,
    id=st.text(min_size=1, max_size=4),
    objective=st.just("o"),
    statement=WORDS,
    start=NUMBERS,
    target=NUMBERS,
    unit=WORDS,
    due=st.none() | st.dates(),
    champion=WORDS,
    confidence=st.none() | st.integers(0, 10),
    waivers=st.lists(st.builds(Waiver, name=WORDS, reason=WORDS), max_size=2).map(tuple),
)


@given(KEYS)
def test_a_document_becomes_the_same_value_again(key: KeyResult) -> None:
    assert KeyResult.model_validate(key.document()) == key
    assert key.but() == key


@given(WORDS)
def test_names_of_teams_are_clean(name: str) -> None:
    team = Team(id="t", name=name)
    assert team.but().name == team.name


# A team's OKRs


def test_okrs_find_their_objectives_and_key_results() -> None:
    assert [key.id for key in OKRS.of("o")] == ["k", "m"]
    assert OKRS.of("gone") == ()
    assert OKRS.objective("p") is OKRS.objectives[1]
    assert OKRS.key_result("l") is OKRS.key_results[1]
    assert OKRS.objective(None) is None and OKRS.objective("gone") is None
    assert OKRS.key_result(None) is None and OKRS.key_result("gone") is None


def test_the_mean_confidence_ignores_key_results_without_one() -> None:
    assert OKRS.confidence == 5.5
    assert OKRS.but(key_results=()).confidence is None
    assert OKRS.but(key_results=(KEY,)).confidence is None


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [(None, None, 1.0), (None, 3.0, 2.0), (3.0, None, 4.0), (1.0, 2.0, 1.5), (-1.0, 1.0, 0.0), (0.0, None, 1.0)],
)
def test_the_number_between_two_neighbours_is_computed(before: float | None, after: float | None, place: float) -> None:
    assert between(before, after) == place


@given(st.floats(-1e6, 1e6), st.floats(0.001, 1e6))
def test_the_number_between_two_neighbours_is_between_them(before: float, more: float) -> None:
    assert before < between(before, before + more) < before + more
    assert between(before, None) > before > between(None, before)


# Fingerprints


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Other"},
        {"why": "Other"},
        {"ambition": "committed"},
    ],
)
def test_a_change_of_a_promise_changes_the_fingerprint_of_an_objective(changes: dict[str, object]) -> None:
    assert fingerprint.of_objective(OBJECTIVE.but(**changes)) != fingerprint.of_objective(OBJECTIVE)


@pytest.mark.parametrize(
    "changes",
    [
        {"score": 0.7},
        {"order": 3.0},
        {"result": "Done"},
        {"theme": "x"},
        {"waivers": (Waiver(name="jargon"),)},
        {"id": "x"},
        {"parent": None},
        {"parent_key_results": ("k",)},
        {"title": " Guests  come back "},
        {"other": {"colour": "red"}},
    ],
)
def test_other_changes_do_not_change_the_fingerprint_of_an_objective(changes: dict[str, object]) -> None:
    assert fingerprint.of_objective(OBJECTIVE.but(**changes)) == fingerprint.of_objective(OBJECTIVE)


@pytest.mark.parametrize(
    "changes",
    [
        {"statement": "Other"},
        {"kind": "milestone"},
        {"start": 21},
        {"start": None},
        {"target": 36},
        {"unit": "guests"},
        {"due": date(2027, 3, 31)},
        {"champion": "Ana"},
    ],
)
def test_a_change_of_a_promise_changes_the_fingerprint_of_a_key_result(changes: dict[str, object]) -> None:
    assert fingerprint.of_key_result(KEY.but(**changes)) != fingerprint.of_key_result(KEY)


@pytest.mark.parametrize(
    "changes",
    [{"confidence": 3}, {"score": 0.2}, {"order": 9.0}, {"result": "x"}, {"data_source": "x"}, {"start": 20.0}],
)
def test_other_changes_do_not_change_the_fingerprint_of_a_key_result(changes: dict[str, object]) -> None:
    assert fingerprint.of_key_result(KEY.but(**changes)) == fingerprint.of_key_result(KEY)


def test_fingerprints_are_sixteen_hex_digits() -> None:
    for found in (fingerprint.of_objective(OBJECTIVE), fingerprint.of_key_result(KEY), fingerprint.of_set(OKRS)):
        assert len(found) == 16 and int(found, 16) >= 0


@pytest.mark.parametrize(
    "changes",
    [
        {"objectives": OKRS.objectives[:1]},
        {"objectives": tuple(reversed(OKRS.objectives))},
        {"key_results": OKRS.key_results[:2]},
        {"key_results": (KEY.but(objective="p"), *OKRS.key_results[1:])},
        {"key_results": (KEY.but(target=40), *OKRS.key_results[1:])},
    ],
)
def test_every_change_within_a_set_changes_its_fingerprint(changes: dict[str, object]) -> None:
    assert fingerprint.of_set(OKRS.but(**changes)) != fingerprint.of_set(OKRS)


def test_the_state_of_a_team_does_not_change_the_fingerprint_of_a_set() -> None:
    assert fingerprint.of_set(OKRS.but(standing=Membership(id="pay", state="agreed"))) == fingerprint.of_set(OKRS)


def test_the_fingerprint_of_an_id_is_that_of_its_statement() -> None:
    assert fingerprint.of_thing(OKRS, "o") == fingerprint.of_objective(OKRS.objectives[0])
    assert fingerprint.of_thing(OKRS, "k") == fingerprint.of_key_result(KEY)
    assert fingerprint.of_thing(OKRS, "gone") == ""


def test_a_link_is_not_a_promise_but_is_covered_by_a_signature() -> None:
    def signed(objective: Objective, key: KeyResult) -> dict[str, str]:
        standing = Membership(id="t")
        return fingerprint.parts(
            TeamOKRs(team="t", cycle="c", standing=standing, objectives=(objective,), key_results=(key,))
        )

    before = signed(OBJECTIVE, KEY)
    assert fingerprint.of_key_result(KEY.but(parent_link="x")) == fingerprint.of_key_result(KEY)
    linked = signed(OBJECTIVE.but(parent_key_results=("up",)), KEY.but(parent_link="x"))
    assert {key for key in before if before[key] != linked[key]} == {OBJECTIVE.id, KEY.id}
