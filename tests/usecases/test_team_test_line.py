from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.usecases.office import ANY_TEXT, some
from tuiokr.model.team_test import TeamTestAnswer
from tuiokr.usecases.team_test_line import answer_in, read_answers

RING = ("Ana", "Li", "Sam", "Max", "Ola", "Maria Lopez", "Jürgen", "花子", "Tom A", "Tom B")


def counts(text: str) -> tuple[int, int, int]:
    """Return the counts; everything must be read."""
    read = read_answers(text, RING, RING)
    assert read.problems == ()
    return read.yes, read.meh, read.eye_roll


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7 2 0", (7, 2, 0)),
        ("7/2/0", (7, 2, 0)),
        ("7, 2, 1", (7, 2, 1)),
        ("7️⃣ 2️⃣ 0️⃣", (7, 2, 0)),
        ("7y 2m", (7, 2, 0)),
        ("7Y2M1R", (7, 2, 1)),
        ("y7 m2", (7, 2, 0)),
        ("yes 7, meh 2", (7, 2, 0)),
        ("yes: 7; meh: 2; eye-roll: 1", (7, 2, 1)),
        ("7 yes, 2 meh and 1 eye roll", (7, 2, 1)),
        ("6x yes, 2x meh, 1 x 🙄", (6, 2, 1)),
        ("5 yes 2 nearly 1 not yet", (5, 2, 1)),
        ("yyymr", (3, 1, 1)),
        ("y y m", (2, 1, 0)),
        ("👍👍🙄", (2, 0, 1)),
        ("yes\nyes\nmeh", (2, 1, 0)),
    ],
)
def test_counts_in_a_line_are_read(text: str, expected: tuple[int, int, int]) -> None:
    assert counts(text) == expected
    assert read_answers(text, (), ()).problems == (), "without a list of people nothing limits the counts"


@pytest.mark.parametrize("text", ["7", "7 2", "7 2 0 1", "7y 2y", "y 7 2 m", "7y 2", "0 0 0", "hello world", "", "²"])
def test_what_is_not_clear_is_not_counted(text: str) -> None:
    read = read_answers(text, RING, RING)
    assert read.total == 0 and read.problems


@pytest.mark.parametrize(
    ("text", "expected", "rolled"),
    [
        ("Ana: yes\nLi: meh\nSam: 🙄", (1, 1, 1), ("Sam",)),
        ("Ana: y\nLi: no\nSam: eye-roll", (1, 0, 2), ("Li", "Sam")),
        ("10:02 Ana: Yes!\n10:03 Li: meh - too long", (1, 1, 0), ()),
        ("10:02:11 From Ana to Everyone: yes\n10:02:15 From Li to Everyone: :roll_eyes:", (1, 0, 1), ("Li",)),
        ("[09:01, 5/1/2027] Ana: 👍🏽\n[09:02, 5/1/2027] Li: 🤷‍♀️", (1, 1, 0), ()),
        ("Ana  9:02 AM\n🙄\nLi  9:03 AM\nyes from me", (1, 0, 1), ("Ana",)),
        ("Ana\nyes\nLi\nnot yet", (1, 0, 1), ("Li",)),
        ("Ana: yes\nAna: sorry, meh", (0, 1, 0), ()),
        ("Ana: I think yes", (1, 0, 0), ()),
        ("Maria Lopez (guest): yes\nJURGEN: no", (1, 0, 1), ("Jürgen",)),
        ("ana yes, li meh, sam roll", (1, 1, 1), ("Sam",)),
        ("maria lopez yes, rest meh", (1, 9, 0), ()),
        ("ana: yes, li: meh", (1, 1, 0), ()),
        ("yes, love it\nmeh, too long", (1, 1, 0), ()),
    ],
)
def test_a_chat_is_read(text: str, expected: tuple[int, int, int], rolled: tuple[str, ...]) -> None:
    assert counts(text) == expected
    assert read_answers(text, RING, RING).rolled == rolled


@pytest.mark.parametrize(
    ("text", "expected", "problem"),
    [
        ("ana yes, bob no", (1, 0, 0), "Nobody here is called “bob”"),
        ("Ana: yes\nTom: meh", (1, 0, 0), "“Tom” (line 2) could be Tom A or Tom B. Write more of the name"),
        ("Ana: yes\nLi: not yes", (1, 0, 0), "What Li wrote (line 2) is not understood. Write yes, meh or eye-roll"),
        ("Ana: yes and no", (0, 0, 0), "What Ana wrote is not understood. Write yes, meh or eye-roll"),
        ("no\nAna: yes", (1, 0, 0), "An answer (line 1) has no name"),
        ("Ana: yes\nZoe: yes\nrest: meh", (1, 0, 0), "Nobody here is called “Zoe” (line 2)"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, expected: tuple[int, int, int], problem: str) -> None:
    read = read_answers(text, RING, RING)
    assert (read.yes, read.meh, read.eye_roll) == expected
    assert problem in read.problems


def test_the_rest_is_not_used_while_a_part_is_not_understood() -> None:
    read = read_answers("Ana: yes\nZoe: yes\nrest: meh", RING, RING)
    assert read.total == 1 and "“rest” was not used, because some of the text was not understood" in read.problems


def test_somebody_who_is_not_here_has_no_answer() -> None:
    read = read_answers("Ana: yes\nLi: no", RING, RING[:1])
    assert (read.total, read.rolled) == (1, ())
    assert read.problems == ("Li is late or gone, so this answer is not counted",)


@pytest.mark.parametrize(
    ("message", "answer"),
    [
        ("yes", "yes"), ("YES!!", "yes"), ("Well, yes", "yes"), ("👍", "yes"), (":+1:", "yes"), ("+1", "yes"),
        ("meh", "meh"), ("so-so", "meh"), ("nearly there", "meh"), ("🙄🙄", "eye-roll"), ("-1", "eye-roll"),
        ("no", "eye-roll"), ("no, it bores me", "eye-roll"), ("no way", "eye-roll"), ("not yet", "eye-roll"),
        ("yes -> meh", "meh"), ("no idea", None), ("yes or meh", None), ("maybe yes", None), ("can you hear me", None),
        ("m not sure", None), ("yesterday", None), ("", None), ("7", None),
    ],
)  # fmt: skip
def test_an_answer_is_at_the_beginning_of_a_message(message: str, answer: TeamTestAnswer | None) -> None:
    assert answer_in(message) == answer


PIECES = st.sampled_from(
    [
        "yes",
        "meh",
        "🙄",
        "no",
        "r",
        "y",
        "7",
        "0",
        "999",
        "rest",
        ":",
        ",",
        "\n",
        " ",
        "/",
        *RING,
        "Zoe",
        "10:02",
        "not",
        "eye-",
    ]
)


@some
@given(
    ANY_TEXT | st.lists(PIECES, max_size=25).map(" ".join) | st.lists(PIECES, max_size=25).map("".join),
    st.integers(0, 10),
)
def test_no_text_fails_or_counts_more_answers_than_people(text: str, here: int) -> None:
    read = read_answers(text, RING, RING[:here])
    assert read.total <= here and min(read.yes, read.meh, read.eye_roll) >= 0
    assert len(read.rolled) <= read.eye_roll and set(read.rolled) <= set(RING[:here])
    assert read.total or read.problems
    assert all(problem.isprintable() for problem in read.problems)
    unlimited = read_answers(text, (), ())
    assert unlimited.total <= 999 and not unlimited.rolled


@some
@given(st.lists(st.sampled_from(["yes", "meh", "🙄", "no"]), min_size=1, max_size=len(RING)))
def test_problems_give_no_answer_away(answers: list[str]) -> None:
    chat = "\n".join(f"{person}: {answer}" for person, answer in zip(RING, answers, strict=False))
    problems = " ".join(read_answers(f"{chat}\nZoe: {answers[0]}", RING, RING[:3]).problems)
    other = " ".join(read_answers(f"{chat}\nZoe: yes", RING, RING[:3]).problems)
    assert problems == other
