from __future__ import annotations

import pytest

from tests.usecases.office import objective, open_desk
from tuiokr.model.confidence import spread
from tuiokr.model.stale import last_confidences
from tuiokr.session.clock import SetClock
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.confidence import REVEALED
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.workshop_undo import HANDS_STAY

TEAM = "payments"
PEOPLE = ("Ana", "Li", "Sam", "Max", "Ola")


@pytest.fixture
def keys(desk: Desk) -> list[str]:
    goal = objective(desk, TEAM, "Paying feels effortless", "Completion from 71 % to 85 %", "Refunds in one day")
    return [key.id for key in desk.draft.okrs(TEAM).of(goal)]


@pytest.fixture
def workshop_id(desk: Desk, keys: list[str]) -> str:
    return desk.workshop.start(TEAM)


def numbers(desk: Desk, workshop_id: str, key: str) -> dict[str, int | str | None]:
    last = desk.confidence.of(workshop_id, key).last
    return {one.person: one.mark or one.hand for one in last.ballots} if last else {}


def confidence(desk: Desk, key: str) -> int | None:
    found = desk.draft.okrs(TEAM).key_result(key)
    return found.confidence if found else None


def test_numbers_stay_hidden_until_all_are_revealed_at_once(desk: Desk, workshop_id: str, keys: list[str]) -> None:
    one, other = keys
    assert desk.confidence.take_line(workshop_id, one, "ana 7, li 3, rest 8") == ()
    assert desk.confidence.take_line(workshop_id, one, "ana 7 4; li 3 9") == ()
    assert desk.confidence.waiting(workshop_id, other) == ("Sam", "Max", "Ola")
    assert desk.confidence.arrived(workshop_id, other).words == "2 of 5 in"
    assert desk.confidence.unready(workshop_id) == "Without all numbers: Sam, Max, Ola"
    assert confidence(desk, one) is None and desk.confidence.of(workshop_id, one).shown is None
    assert desk.confidence.reveal(workshop_id) == 2
    assert [confidence(desk, key) for key in keys] == [8, 7]
    shown = desk.confidence.of(workshop_id, other).shown
    assert shown is not None and shown.fingerprint and [one.person for one in shown.ballots] == list(PEOPLE)
    with pytest.raises(ValueError, match=REVEALED):
        desk.confidence.cast(workshop_id, one, "Ana", 1)
    assert REVEALED in desk.confidence.take_line(workshop_id, one, "ana 1")
    assert numbers(desk, workshop_id, one)["Ana"] == 7


def test_a_number_is_taken_back_and_absent_people_are_left_out(desk: Desk, workshop_id: str, keys: list[str]) -> None:
    one, other = keys
    desk.confidence.cast(workshop_id, one, "Ana", 10)
    desk.confidence.cast(workshop_id, one, "Li", 0)
    assert desk.confidence.take_back(workshop_id, one) == "Li"
    desk.confidence.absent(workshop_id, "Sam")
    desk.room.be(workshop_id, "Max", "late")
    assert numbers(desk, workshop_id, one) == {"Ana": 10, "Sam": "absent"}
    assert desk.confidence.waiting(workshop_id, one) == ("Li", "Ola")
    assert desk.confidence.waiting(workshop_id, other) == ("Ana", "Li", "Ola")
    assert desk.confidence.given(workshop_id) == {"Ana": 1, "Li": 0, "Sam": 2, "Ola": 0}
    assert desk.confidence.arrived(workshop_id, one).words == "1 of 3 in"
    with pytest.raises(ValueError, match="less than or equal to 10"):
        desk.confidence.cast(workshop_id, one, "Li", 11)
    with pytest.raises(ValueError, match="Zoe does not take part"):
        desk.confidence.cast(workshop_id, one, "Zoe", 1)


def test_undo_hides_the_numbers_again_but_does_not_change_them(desk: Desk, workshop_id: str, keys: list[str]) -> None:
    one = keys[0]
    desk.confidence.take_line(workshop_id, one, "ana 7, li 3, rest 8")
    desk.confidence.reveal(workshop_id)
    desk.workshop.undo(workshop_id)
    assert desk.confidence.of(workshop_id, one).shown is None and confidence(desk, one) is None
    assert HANDS_STAY in desk.workshop.undo(workshop_id)
    assert desk.confidence.take_line(workshop_id, one, "ana 1") == ("Ana's number was revealed, so it cannot change",)
    desk.confidence.reveal(workshop_id)
    assert confidence(desk, one) == 8 and numbers(desk, workshop_id, one)["Ana"] == 7


def test_anonymous_numbers_lose_their_names_at_the_reveal(desk: Desk, workshop_id: str, keys: list[str]) -> None:
    one = keys[0]
    desk.confidence.name_numbers(workshop_id, named=False)
    desk.confidence.take_line(workshop_id, one, "ana 7\nli 3: nobody has time\nrest 8")
    with pytest.raises(ValueError, match="The numbers stay anonymous"):
        desk.confidence.name_numbers(workshop_id, named=True)
    desk.confidence.reveal(workshop_id)
    shown = desk.confidence.of(workshop_id, one).shown
    assert shown is not None
    assert [(each.person, each.hand) for each in shown.ballots] == [("", 3), ("", 7), ("", 8), ("", 8), ("", 8)]
    assert [(each.person, each.words, each.hand) for each in shown.heard] == [("", "nobody has time", 3)]
    assert HANDS_STAY in desk.workshop.undo(workshop_id)


def test_numbers_are_kept_for_the_next_workshop_and_become_stale(
    desk: Desk, workshop_id: str, keys: list[str], store: MemoryStore, clock: SetClock
) -> None:
    one = keys[0]
    desk.confidence.take_line(workshop_id, one, "ana 7, li 3, rest 8")
    assert desk.confidence.last_time(workshop_id) == {}
    desk.confidence.reveal(workshop_id)
    desk.confidence.hear(workshop_id, one, "Li", "Nobody has time")
    desk.workshop.end(workshop_id)
    desk.save(5)
    later = open_desk(store, clock)
    again = later.workshop.start(TEAM)
    last = later.confidence.last_time(again)[one]
    assert last.words == "8 (3–8)" and last.round.heard[0].words == "Nobody has time"
    assert [each.person for each in last.spread.outliers] == ["Li"]
    later.draft.edit(TEAM, one, champion="Ana")
    assert later.confidence.last_time(again)[one].words == "8 (3–8)"
    later.draft.edit(TEAM, one, statement="Completion from 71 % to 90 %")
    assert later.confidence.last_time(again)[one].words == "8 (3–8), stale"
    assert last_confidences(later.workspace, later.draft.okrs(TEAM), before=workshop_id) == {}


def test_a_new_round_asks_again_and_keeps_the_old_numbers(desk: Desk, workshop_id: str, keys: list[str]) -> None:
    one = keys[0]
    desk.confidence.take_line(workshop_id, one, "rest 8")
    desk.confidence.reveal(workshop_id)
    desk.confidence.again(workshop_id, one)
    assert desk.confidence.waiting(workshop_id, one) == PEOPLE
    assert desk.confidence.take_line(workshop_id, one, "rest 5") == ()
    desk.confidence.reveal(workshop_id)
    assert confidence(desk, one) == 5
    assert len(desk.confidence.of(workshop_id, one).rounds) == 2


@pytest.mark.parametrize(
    ("given", "words", "outliers"),
    [
        ("7", "7", ""),
        ("7 8 8", "8 (7–8)", ""),
        ("7 7 7 7 2", "7 (2–7)", "2"),
        ("1 5 5 5 9", "5 (1–9)", "1 9"),
        ("4 4 9 9", "6.5 (4–9)", "4 4 9 9"),
    ],
)
def test_the_spread_names_those_who_are_far_from_the_median(given: str, words: str, outliers: str) -> None:
    from tuiokr.model.confidence import ConfidenceBallot

    said = spread([ConfidenceBallot(person=f"P{at}", hand=int(one)) for at, one in enumerate(given.split())])
    assert said is not None
    assert (said.words, " ".join(str(one.hand) for one in said.outliers)) == (words, outliers)
    assert spread([]) is None
