from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.usecases.office import ANY_TEXT
from tuiokr.usecases.confidence_rows import NumbersRead, read_numbers

RING = ("Ana", "Li", "Sam", "Max", "Maria Lopez", "Jürgen", "花子")
NOBODY: tuple[tuple[str, ...], ...] = ((), (), ())


def columns(text: str, at: int = 0, people: tuple[str, ...] = RING) -> list[dict[str, int | str | None]]:
    """Map each person to a number or a mark, for each of three key results; everything must be read."""
    read = read_numbers(text, people, NOBODY, at)
    assert read.problems == ()
    return [{one.person: one.mark or one.hand for one in column.hands} for column in read.columns]


def hands(read: NumbersRead) -> int:
    return sum(len(column.hands) for column in read.columns)


@pytest.mark.parametrize(
    "text",
    [
        "ana 7, li 10, max absent",
        "ana: 7; li=10; max away",
        "Ana: 7\nLi: 10\nMax: absent",
        "10:02 Ana: 7/10\n10:03 Li: ten\n10:04 Max: -",
        "ana seven, li 10 out of 10, max absent",
        "Ana  10:02\n7\nLi  10:03\n10\nMax  10:04\naway",
    ],
)
def test_numbers_from_0_to_10_are_about_the_key_result_on_the_stage(text: str) -> None:
    assert columns(text, at=1) == [{}, {"Ana": 7, "Li": 10, "Max": "absent"}, {}]


def test_the_rest_is_everybody_who_is_not_named() -> None:
    assert columns("ana 7, rest 8", people=("Ana", "Li", "Sam"))[0] == {"Ana": 7, "Li": 8, "Sam": 8}
    assert columns("ana 7 4 9\nrest 8 8 -", people=("Ana", "Li")) == [
        {"Ana": 7, "Li": 8},
        {"Ana": 4, "Li": 8},
        {"Ana": 9, "Li": "absent"},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "ana 7 4 9; li 10 0 3",
        "ana 7 4 9\nli 10 0 3",
        "ana 7, 4, 9\nli 10, 0, 3",
        "ana 7 4 9, li 10 0 3",
        "Ana: 7 4 9\nLi: 10/10 0/10 3/10",
        "10:02 Ana: 7 4 9\n10:03 Li: ten zero three",
        "Ana: 7 4 9\nli 10 0 3",
        "Ana  10:02\n7 4 9\nLi  10:03\n10 0 3",
        "From Ana to Everyone: 7 4 9\nFrom Li to Everyone: 10, 0, 3",
    ],
)
def test_one_line_of_each_person_is_about_all_key_results(text: str) -> None:
    assert columns(text, at=2) == [{"Ana": 7, "Li": 10}, {"Ana": 4, "Li": 0}, {"Ana": 9, "Li": 3}]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ana 7 4 9\nli 7 4\nrest 8 8 8", "“li” (line 2) needs 3 numbers, one for each key result, and has 2"),
        ("ana 7 4 9\nli 7 4 11\nrest 8 8 8", "“li” (line 2) has a number that is not from 0 to 10"),
        ("ana 7 4 9\nzoe 7 4 1\nrest 8 8 8", "Nobody here is called “zoe” (line 2)"),
        ("ana 7 4 9\nli 7\nrest 8 8 8", "“li” (line 2) needs 3 numbers, one for each key result, and has 1"),
        ("ana 7 4 9\nLi: hm, 7 and 4?\nrest 8 8 8", "Line 2 is not understood"),
        ("ana 7 4 9\nma 7 7 7\nrest 8 8 8", "“ma” (line 2) could be Max or Maria Lopez"),
        ("ana 7, li 11, rest 8", "What Li wrote is not a number from 0 to 10"),
    ],
)
def test_while_a_line_is_not_understood_nobody_gets_the_rest(text: str, said: str) -> None:
    read = read_numbers(text, RING, NOBODY, 0)
    assert read.problems[0].startswith(said)
    assert any("“rest” was not used" in problem for problem in read.problems)
    assert {one.person for column in read.columns for one in column.hands} == {"Ana"}


def test_a_name_of_several_people_can_be_made_clear() -> None:
    text = "ma 7 4 9"
    (unclear,) = read_numbers(text, RING, NOBODY, 0).unclear
    assert unclear.people == ("Max", "Maria Lopez")
    read = read_numbers(text, RING, NOBODY, 0, meant=["Max"])
    assert [(one.person, one.hand) for column in read.columns for one in column.hands] == [
        ("Max", 7),
        ("Max", 4),
        ("Max", 9),
    ]


NUMBERS = st.integers(0, 10).map(str)


@given(st.lists(st.sampled_from(RING), unique=True, min_size=1), st.data())
def test_every_row_is_read(people: list[str], data: st.DataObject) -> None:
    rows = {person: data.draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)) for person in people}
    text = "\n".join(f"{person}: {' '.join(row)}" for person, row in rows.items())
    read = read_numbers(text, RING, NOBODY, 0)
    assert read.problems == ()
    for at, column in enumerate(read.columns):
        assert {one.person: str(one.hand) for one in column.hands} == {p: row[at] for p, row in rows.items()}


@given(ANY_TEXT)
def test_any_text_is_read_without_an_error(text: str) -> None:
    read = read_numbers(text, RING, NOBODY, 0)
    assert all(0 <= (one.hand or 0) <= 10 and one.person in RING for column in read.columns for one in column.hands)


@given(st.integers(0, 10), st.sampled_from(["{} {} {} zz", "li {} {}", "zoe {} {} {}", "{}{}", "li {} because {}{}"]))
def test_no_message_reveals_a_number(number: int, shape: str) -> None:
    read = read_numbers(f"ana 1 1 1\n{shape.format(number, number, number)}", RING, NOBODY, 0)
    for problem in read.problems:
        said = problem.replace("(line 2)", "").replace("line 2", "").replace("Line 2", "")
        said = said.replace("3 numbers", "").replace("has 1", "").replace("has 2", "").replace("0 to 10", "")
        assert not any(char.isdigit() for char in said), problem
