from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.usecases.office import ANY_TEXT, some
from tuiokr.usecases.vote_hands import Read, read_hands, who

RING = ("Ana", "Li", "Sam", "Max", "Ola", "Maria Lopez", "Jürgen", "花子")


def hands(text: str, people: tuple[str, ...] = RING, already: tuple[str, ...] = ()) -> dict[str, int | str | None]:
    """Map each person to a hand or to the mark of somebody without one; everything must be read."""
    reading = read_hands(text, people, already)
    assert reading.problems == ()
    return {one.person: one.hand if one.hand is not None else one.mark for one in reading.hands}


def problems(text: str, people: tuple[str, ...] = RING) -> tuple[str, ...]:
    return read_hands(text, people).problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        (" , ;\n", {}),
        ("ana 4", {"Ana": 4}),
        ("ana 4, li 3", {"Ana": 4, "Li": 3}),
        ("ANA 0;li 5", {"Ana": 0, "Li": 5}),
        ("ana4,li3", {"Ana": 4, "Li": 3}),
        ("ana: 4, li=3, sam :5", {"Ana": 4, "Li": 3, "Sam": 5}),
        ("Ana: 4\nLi: 3\r\nSam: 5", {"Ana": 4, "Li": 3, "Sam": 5}),
        ("an 4, sa 2", {"Ana": 4, "Sam": 2}),
        ("maria 4", {"Maria Lopez": 4}),
        ("lopez 4", {"Maria Lopez": 4}),
        ("maria lopez 4", {"Maria Lopez": 4}),
        ("jür 4, 花子 2", {"Jürgen": 4, "花子": 2}),
        ("JÜRGEN 1", {"Jürgen": 1}),
        ("ana 4, ana 2", {"Ana": 2}),
        ("ana absent, li away, sam -", {"Ana": "absent", "Li": "absent", "Sam": "absent"}),
        ("ana abstain, li abstains, sam ABSTAIN", {"Ana": "abstain", "Li": "abstain", "Sam": "abstain"}),
    ],
)
def test_hands_in_a_line_are_read(text: str, expected: dict[str, object]) -> None:
    assert hands(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "10:02 Ana: 4\n10:03 Li: 3",
        "10:02:11 Ana: 4\n10:03:00 Li: 3",
        "[10:02] Ana: 4\n[10:03] Li: 3",
        "10:02 AM Ana: 4\n9:03 pm Li: 3",
        "From Ana: 4\nfrom Li: 3",
        "10:02:11 From Ana to Everyone: 4\n10:02:15 From Li to everyone : 3",
        "Ana Torres: 4\nLi Wei: 3",
        "\tAna:\t4\n  Li:  3  ",
    ],
)
def test_hands_in_a_pasted_chat_are_read(text: str) -> None:
    assert hands(text) == {"Ana": 4, "Li": 3}


@pytest.mark.parametrize("word", ["rest", "Rest", "others", "everybody else", "everyone else", "all"])
def test_the_rest_is_everybody_who_is_not_named(word: str) -> None:
    assert hands(f"ana 4, {word} 5", ("Ana", "Li", "Sam")) == {"Ana": 4, "Li": 5, "Sam": 5}


def test_the_rest_may_come_first_and_excludes_people_who_have_voted() -> None:
    assert hands("rest 3, ana 4", ("Ana", "Li", "Sam"), already=("Sam",)) == {"Ana": 4, "Li": 3}


def test_the_rest_may_be_absent() -> None:
    assert hands("ana 4, rest absent", ("Ana", "Li")) == {"Ana": 4, "Li": "absent"}


def test_people_who_have_voted_may_be_named_again() -> None:
    assert hands("ana 4", ("Ana", "Li"), already=("Ana",)) == {"Ana": 4}


def test_an_ambiguous_beginning_of_a_name_is_asked_about() -> None:
    assert problems("m 4") == ("“m” could be Max or Maria Lopez. Write more of the name",)
    assert problems("ann 3", ("Anna", "Annika", "Anne", "Annette"))[0].startswith(
        "“ann” could be Anna or Annika or Anne"
    )


def test_an_exact_name_is_preferred_to_longer_ones() -> None:
    assert hands("ana 4", ("Ana", "Anabel", "Ana Torres")) == {"Ana": 4}


def test_two_people_of_one_name_are_asked_about() -> None:
    reading = read_hands("ana 4", ("Ana", "ANA"))
    assert (reading.hands, len(reading.problems)) == ((), 1)


@pytest.mark.parametrize("hand", ["6", "7", "10", "55", "4000"])
def test_a_hand_above_five_is_reported(hand: str) -> None:
    reading = read_hands(f"ana {hand}, li 3", RING)
    assert [one.person for one in reading.hands] == ["Li"]
    assert len(reading.problems) == 1
    assert "0 to 5" in reading.problems[0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("eve 4", "Nobody here is called “eve”"),
        ("hello everybody", "“hello everybody” is not understood. Write a name and a number from 0 to 5"),
        ("4", "One part is not understood"),
        ("ana", "What Ana wrote is not a hand from 0 to 5"),
        ("ana 4.5", "What Ana wrote is not a hand from 0 to 5"),
        (": 4", "One part is not understood"),
    ],
)
def test_an_unreadable_part_is_reported_and_the_rest_is_read(text: str, says: str) -> None:
    reading = read_hands(f"{text}, li 3", RING)
    assert reading.hands == (Read("Li", 3),)
    assert len(reading.problems) == 1
    assert says in reading.problems[0]


def test_without_people_no_hand_is_read() -> None:
    assert read_hands("rest 5", ()).hands == ()
    assert len(read_hands("ana 4", ()).problems) == 1


@some
@given(
    ANY_TEXT | st.text("ana lim0123456789,;:=-\n\trestAbsent[]", max_size=80),
    st.lists(ANY_TEXT.filter(bool), max_size=5),
    st.lists(ANY_TEXT, max_size=2),
)
def test_any_line_is_read_for_any_people(text: str, people: list[str], already: list[str]) -> None:
    reading = read_hands(text, people, already)
    for one in reading.hands:
        assert one.person in people
        assert (one.hand is not None and 0 <= one.hand <= 5 and one.mark == "") or one.mark in ("absent", "abstain")
    assert len({one.person for one in reading.hands}) == len(reading.hands)
    assert all(problem and len(problem) < 400 for problem in reading.problems)


@some
@given(st.dictionaries(st.sampled_from(RING), st.integers(0, 5)))
def test_written_hands_are_read_back(shown: dict[str, int]) -> None:
    assert hands(", ".join(f"{name} {hand}" for name, hand in shown.items())) == shown
    assert hands("\n".join(f"10:02 {name}: {hand}" for name, hand in shown.items())) == shown


@pytest.mark.parametrize(
    "text", ["a" + " " * 20_000 + "x", "a " * 5000, " :" * 5000, "a\t" * 4000 + "!", "10:02 " * 900, "from " * 999]
)
def test_a_pasted_page_without_a_hand_gives_none(text: str) -> None:
    assert not read_hands(text, RING).hands


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", ()), ("ana", ("Ana",)), ("zoe", ()), ("m", ("Max", "Maria Lopez")), ("lop", ("Maria Lopez",))],
)
def test_the_beginning_of_a_word_selects_the_possible_people(text: str, expected: tuple[str, ...]) -> None:
    assert who(text, RING) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ana 4 and li 3",
        "ana 4. li 3.",
        "Ana: 4 & Li: 3",
        "ana 4/li 3",
        "ana:4 li:three",
        "ana 4 und Li 3",
        "ana 4 | li 3",
    ],
)
def test_hands_in_one_line_are_read_whatever_separates_them(text: str) -> None:
    assert read_hands(text, RING).hands == (Read("Ana", 4), Read("Li", 3))


@pytest.mark.parametrize("words", ["because li said 3 times no", "and I think li 3 is late", "- Li said 2 is too few"])
def test_a_remark_that_names_somebody_is_no_hand_of_theirs(words: str) -> None:
    assert [(one.person, one.hand) for one in read_hands(f"Ana: 4 {words}", RING).hands] == [("Ana", 4)]


@pytest.mark.parametrize("mark", ["absent", "abstain", "pass"])
def test_an_absent_person_before_rest_does_not_get_the_hand_of_rest(mark: str) -> None:
    reading = read_hands(f"ana 2, li 4, sam {mark}, rest 5", ("Ana", "Li", "Sam", "Max", "Ola"))
    hands = {one.person: one.mark or one.hand for one in reading.hands}
    said = "absent" if mark == "absent" else "abstain"
    assert hands == {"Ana": 2, "Li": 4, "Sam": said, "Max": 5, "Ola": 5} and not reading.problems
