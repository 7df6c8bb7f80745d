"""Several lines that are pasted into a statement."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.usecases.office import ANY_TEXT, objective, some, statements, titles
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.paste import Kind, counted, may_be_one, paste, read_items

TEAM = "payments"
GOAL: Kind = "objective"
KEY: Kind = "key result"


def items(text: str, into: Kind = KEY) -> list[tuple[str, str]]:
    return [("O" if one.kind == GOAL else "K", one.words) for one in read_items(text, into)]


@pytest.mark.parametrize(
    "text",
    [
        "Mails answered the same day\nDisputes from 30 to 10",
        "KR1: Mails answered the same day\nKR2: Disputes from 30 to 10",
        "KR 1 - Mails answered the same day\nKR 2 - Disputes from 30 to 10",
        "Key result 1: Mails answered the same day\r\nKey Result 2: Disputes from 30 to 10\r\n",
        "- Mails answered the same day\n- Disputes from 30 to 10",
        "• Mails answered the same day\n\n• Disputes from 30 to 10",
        "1. Mails answered the same day\n2. Disputes from 30 to 10",
        "1) KR1: Mails answered the same day\n2) KR2: Disputes from 30 to 10",
        "- [ ] Mails answered the same day\n- [x] Disputes from 30 to 10",
        "- **KR1:** Mails answered the same day\n- **KR2:** Disputes from 30 to 10",
        "Key results:\n  Mails answered the same day\n  Disputes from 30 to 10",
        "\tMails answered the same day\n\tDisputes from 30 to 10",
    ],
)
def test_lines_are_key_results_without_their_labels(text: str) -> None:
    assert items(text) == [("K", "Mails answered the same day"), ("K", "Disputes from 30 to 10")]


@pytest.mark.parametrize(
    ("text", "into", "found"),
    [
        ("Make it easy\nMake it safe", GOAL, [("O", "Make it easy"), ("O", "Make it safe")]),
        ("Objective 1: Make it easy\nObjective 2: Make it safe", GOAL, [("O", "Make it easy"), ("O", "Make it safe")]),
        ("O1: Make it easy\nO2: Make it safe", KEY, [("O", "Make it easy"), ("O", "Make it safe")]),
        ("Objective: Make it easy\nKR1: A\nKR2: B", GOAL, [("O", "Make it easy"), ("K", "A"), ("K", "B")]),
        ("Objective: Make it easy\n- A\n- B", KEY, [("O", "Make it easy"), ("K", "A"), ("K", "B")]),
        ("Make it easy\n- A\n- B\nMake it safe\n- C", GOAL,
         [("O", "Make it easy"), ("K", "A"), ("K", "B"), ("O", "Make it safe"), ("K", "C")]),
        ("Make it easy\n   A\n   B", GOAL, [("O", "Make it easy"), ("K", "A"), ("K", "B")]),
        ("## Objective 1: Make it easy\n1. A\n2. B", GOAL, [("O", "Make it easy"), ("K", "A"), ("K", "B")]),
        ("- Make it easy\n- Make it safe", GOAL, [("O", "Make it easy"), ("O", "Make it safe")]),
    ],
)  # fmt: skip
def test_objectives_are_read_with_their_key_results(text: str, into: Kind, found: list[tuple[str, str]]) -> None:
    assert items(text, into) == found


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Mails are answered\non the same day\nby everybody", True),
        ("Mails are answered\nDisputes from 30 to 10", False),
        ("- mails are answered\n- disputes from 30 to 10", False),
        ("KR1: mails are answered\nKR2: disputes from 30 to 10", False),
    ],
)
def test_a_wrapped_sentence_may_be_one_statement(text: str, may: bool) -> None:
    assert may_be_one(read_items(text, KEY)) is may


def test_pasted_key_results_are_one_undo_step(desk: Desk) -> None:
    goal = objective(desk, TEAM, "Paying feels effortless", "Completion from 71 % to 85 %")
    blank = desk.draft.add_key_result(TEAM, goal, after=desk.draft.okrs(TEAM).of(goal)[0].id)
    found = read_items("KR1: Mails from 40 % to 80 %\nKR2: Disputes from 30 to 10 a month\nKR3: Calls", KEY)
    made = paste(desk.session, desk.draft, TEAM, blank, found)
    assert made[0] == blank
    wanted = ["Completion from 71 % to 85 %", "Mails from 40 % to 80 %", "Disputes from 30 to 10 a month", "Calls"]
    assert statements(desk, TEAM, goal) == wanted
    first, second = (desk.draft.okrs(TEAM).key_result(one) for one in made[:2])
    assert first is not None and (first.start, first.target, first.unit) == (40, 80, "%")
    assert second is not None and (second.start, second.target) == (30, 10)
    assert desk.session.undo() == "Undone: paste 3 lines"
    assert statements(desk, TEAM, goal) == wanted[:1]
    desk.session.redo()
    assert statements(desk, TEAM, goal) == wanted


def test_existing_words_stay(desk: Desk) -> None:
    goal = objective(desk, TEAM, "Paying feels effortless", "A", "D")
    first = desk.draft.okrs(TEAM).of(goal)[0].id
    paste(desk.session, desk.draft, TEAM, first, read_items("B\nC", KEY))
    assert statements(desk, TEAM, goal) == ["A", "B", "C", "D"]
    paste(desk.session, desk.draft, TEAM, first, read_items("X\nY", KEY), instead=True)
    assert statements(desk, TEAM, goal) == ["X", "Y", "B", "C", "D"]


def test_objectives_are_pasted_with_their_key_results(desk: Desk) -> None:
    objective(desk, TEAM, "Last")
    blank = desk.draft.add_objective(TEAM)
    text = "Objective: Make it easy\nKR1: A\nKR2: B\nObjective: Make it safe\nKR1: C"
    assert counted(read_items(text, GOAL)) == "2 objectives and 3 key results"
    easy, _, _, safe, _ = paste(desk.session, desk.draft, TEAM, blank, read_items(text, GOAL))
    assert titles(desk, TEAM) == ["Last", "Make it easy", "Make it safe"]
    assert (statements(desk, TEAM, easy), statements(desk, TEAM, safe)) == (["A", "B"], ["C"])
    desk.session.undo()
    assert titles(desk, TEAM) == ["Last"]


def test_objectives_pasted_into_a_blank_key_result_leave_no_blank(desk: Desk) -> None:
    goal = objective(desk, TEAM, "Paying feels effortless")
    blank = desk.draft.add_key_result(TEAM, goal)
    paste(desk.session, desk.draft, TEAM, blank, read_items("Objective: Make it safe\nKR: A", KEY))
    assert titles(desk, TEAM) == ["Paying feels effortless", "Make it safe"]
    assert [one.statement for one in desk.draft.okrs(TEAM).key_results] == ["A"]


@some
@given(ANY_TEXT)
def test_any_lines_are_read(text: str) -> None:
    for into in (GOAL, KEY):
        found = read_items(text, into)
        assert all(one.words for one in found)
        words = "".join(one.words for one in found)
        assert all(char in text for char in words if char.isalnum())
