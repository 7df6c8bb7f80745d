from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuiokr.alignment.likeness import LikenessIndex, grams

VOCABULARY = (
    "churn revenue trust parcel courier checkout weekly returns complaints answer minutes season crew harbour ferry "
    "booking refund island timetable queue ticket loyal guest repair engine fuel quiet night sailing safety drill"
)
WORDS = VOCABULARY.split()
TEXTS = st.dictionaries(st.text(min_size=1, max_size=4), st.text(max_size=60), max_size=12)
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)


def sentences(count: int, seed: int = 7) -> dict[str, str]:
    dice = Random(seed)
    return {f"s{number}": " ".join(dice.choices(WORDS, k=dice.randint(5, 14))) for number in range(count)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fewer complaints from 71 % to 85 %", "Fewer complaints from 40 % to 60 %"),
        ("CHECKOUT completion", "checkout   completion"),
        ("1,200 parcels", "9 parcels"),
        ("Reach 1.5 days", "Reach 20 days"),
        ("Straße räumen", "STRASSE RÄUMEN"),
    ],
)
def test_numbers_case_and_white_space_are_ignored(one: str, other: str) -> None:
    assert grams(one) == grams(other)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u3000"])
def test_empty_text_has_no_grams(text: str) -> None:
    assert not grams(text)


@pytest.mark.parametrize("text", ["a", "ab", "é", "#", "5"])
def test_the_shortest_texts_have_one_gram(text: str) -> None:
    assert sum(grams(text).values()) == 1


def test_only_the_beginning_of_a_very_long_text_is_compared() -> None:
    assert grams("ferry " * 5_000) == grams("ferry " * 6_000)


def test_equal_words_are_fully_alike_and_others_hardly() -> None:
    index = LikenessIndex({"a": "Guests book again", "b": "Guests book again", "c": "Quiet engines at night"})
    assert index.between("a", "b") == 1.0
    assert index.between("a", "c") < 0.1


def test_compounds_and_endings_are_matched_without_a_dictionary() -> None:
    index = LikenessIndex(
        {"a": "Kundenzufriedenheit steigern", "b": "Zufriedenheit der Kunden", "c": "Umsatz im Winter", "d": "Lager"}
    )
    assert index.alike("a")[0][0] == "b"


def test_an_id_is_compared_with_the_others_and_other_words_with_all() -> None:
    index = LikenessIndex({"a": "Guests book again", "b": "Guests come again"})
    assert [key for key, _ in index.alike("a")] == ["b"]
    assert {key for key, _ in index.alike("Guests book again")} == {"a", "b"}
    assert index.alike("Guests book again")[0] == ("a", 1.0)


def test_unknown_ids_and_unrelated_words_are_not_alike() -> None:
    index = LikenessIndex({"a": "Guests book again"})
    assert index.between("a", "nowhere") == 0.0
    assert index.between("nowhere", "nowhere") == 0.0
    assert index.alike("zzz xxx") == ()
    assert LikenessIndex({}).alike("anything") == ()
    assert LikenessIndex({}).pairs(0.5) == ()


@pytest.mark.parametrize("limit", [-3, 0, 1, 2, 9])
def test_the_number_of_results_is_limited(limit: int) -> None:
    index = LikenessIndex({str(number): "Guests book again" for number in range(5)})
    assert len(index.alike("Guests book again", limit)) == min(5, max(0, limit))


def test_the_index_contains_its_ids() -> None:
    index = LikenessIndex({"a": "one", "b": ""})
    assert len(index) == 2
    assert "a" in index and "b" in index and "c" not in index
    assert index.alike("b") == ()


def every_pair(index: LikenessIndex, texts: dict[str, str], at_least: float) -> set[tuple[str, str, float]]:
    return {
        (one, other, score)
        for one in texts
        for other in texts
        if one < other and (score := index.between(one, other)) >= at_least
    }


@pytest.mark.parametrize("at_least", [0.1, 0.2, 0.35, 0.5, 0.63, 0.85, 0.999, 1.0])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_pairs_finds_all_pairs(at_least: float, seed: int) -> None:
    texts = sentences(60, seed) | {"twin": sentences(60, seed)["s3"]}
    index = LikenessIndex(texts)
    found = index.pairs(at_least)
    assert set(found) == every_pair(index, texts, at_least)
    assert list(found) == sorted(found, key=lambda one: (-one[2], one[0], one[1]))


def test_a_threshold_near_zero_is_raised() -> None:
    texts = sentences(20)
    index = LikenessIndex(texts)
    assert index.pairs(-1.0) == index.pairs(0.0) == index.pairs(0.1)


@given(TEXTS, st.floats(-1, 2))
def test_any_text_gives_scores_within_bounds(texts: dict[str, str], at_least: float) -> None:
    index = LikenessIndex(texts)
    for key in texts:
        assert all(0.0 < score <= 1.0 for _, score in index.alike(key, 99) if score)
        assert all(0.0 <= score <= 1.0 and other != key for other, score in index.alike(key, 99))
    assert all(one < other and at_least <= score <= 1.0 for one, other, score in index.pairs(at_least))


@given(st.dictionaries(st.text(min_size=1, max_size=3), SENTENCES, max_size=14), st.randoms(use_true_random=False))
def test_the_order_of_the_texts_does_not_matter(texts: dict[str, str], dice: Random) -> None:
    shuffled = list(texts.items())
    dice.shuffle(shuffled)
    one, other = LikenessIndex(texts), LikenessIndex(dict(shuffled))
    assert one.pairs(0.2) == other.pairs(0.2)
    for key in texts:
        assert one.alike(key, 5) == other.alike(key, 5)


@given(
    st.dictionaries(st.text(min_size=1, max_size=3), SENTENCES, min_size=2, max_size=10), st.sampled_from([0.1, 0.5])
)
def test_pairs_agree_with_between(texts: dict[str, str], at_least: float) -> None:
    index = LikenessIndex(texts)
    assert set(index.pairs(at_least)) == every_pair(index, texts, at_least)


@given(SENTENCES, SENTENCES)
def test_likeness_is_the_same_in_both_directions(one: str, other: str) -> None:
    index = LikenessIndex({"a": one, "b": other})
    assert index.between("a", "b") == index.between("b", "a")


@settings(max_examples=25)
@given(st.text(max_size=3_000))
def test_any_words_can_be_queried(text: str) -> None:
    assert all(0.0 <= score <= 1.0 for _, score in LikenessIndex({"a": "Guests book again", "b": text}).alike(text, 5))


def test_a_thousand_statements_are_compared() -> None:
    texts = sentences(1_000)
    found = LikenessIndex(texts).pairs(0.5)
    assert found
