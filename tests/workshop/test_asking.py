from __future__ import annotations

from datetime import timedelta
from typing import get_args

import pytest

from tests.workshop.office import CYCLE, NOW, agree, objective, open_desk
from tuiokr.model.vote import ANSWERS, CONFIDENCE_LEGEND, LEGEND, RULES, Answer, RuleName, TestName
from tuiokr.store.memory import MemoryStore
from tuiokr.workshop.asking import fingerprint_of, standing
from tuiokr.workshop.clock import SetClock
from tuiokr.workshop.desk import Desk

TEAM = "payments"
PEOPLE = ("Ana", "Li", "Sam", "Max", "Ola")


@pytest.fixture
def goal(desk: Desk) -> str:
    return objective(desk, TEAM, "Paying feels effortless", "Completion from 71 % to 85 %")


@pytest.fixture
def key(desk: Desk, goal: str) -> str:
    return desk.drafting.okrs(TEAM).of(goal)[0].id


@pytest.fixture
def meeting(desk: Desk) -> str:
    return desk.running.start(TEAM)


@pytest.fixture
def vote(desk: Desk, meeting: str, goal: str) -> str:
    return desk.asking.open(meeting, goal)


def hands(desk: Desk, meeting: str, vote: str) -> dict[str, int | str | None]:
    last = desk.asking.vote(meeting, vote).last
    assert last is not None
    return {one.person: one.mark or one.hand for one in last.ballots}


# ---- opening


def test_an_objective_is_asked_about_consensus(desk: Desk, meeting: str, vote: str, goal: str) -> None:
    one = desk.asking.vote(meeting, vote)
    assert (one.about, one.question, one.rule, one.legend) == (
        goal,
        "Is it the right thing?",
        "nobody below three",
        LEGEND,
    )
    assert one.people == PEOPLE
    assert one.names_shown
    assert [(each.opened, each.revealed, each.ballots) for each in one.rounds] == [(NOW, None, ())]


def test_a_key_result_is_asked_about_confidence(desk: Desk, meeting: str, key: str) -> None:
    one = desk.asking.vote(meeting, desk.asking.open(meeting, key))
    assert (one.question, one.rule, one.legend) == (
        "How sure are we to get there?",
        "confidence 1-5",
        CONFIDENCE_LEGEND,
    )


def test_a_vote_opened_again_is_the_same_one(desk: Desk, meeting: str, vote: str, goal: str) -> None:
    desk.asking.cast(meeting, vote, "Ana", 4)
    assert desk.asking.open(meeting, goal, rule="only a fist blocks") == vote
    assert hands(desk, meeting, vote) == {"Ana": 4}
    assert desk.asking.vote(meeting, vote).rule == "nobody below three"


def test_there_is_no_unknown_vote(desk: Desk, meeting: str) -> None:
    with pytest.raises(KeyError):
        desk.asking.vote(meeting, "v-nothing")


# ---- casting


def test_nothing_says_how_hands_stand_before_the_reveal(desk: Desk, meeting: str, vote: str, goal: str) -> None:
    for person in PEOPLE:
        desk.asking.cast(meeting, vote, person, 4)
    assert standing(desk.session.workspace, CYCLE, TEAM, goal) is None
    assert desk.asking.vote(meeting, vote).last_revealed is None


def test_the_ring_waits_in_its_order(desk: Desk, meeting: str, vote: str) -> None:
    def waiting() -> tuple[str, ...]:
        return desk.asking.waiting(desk.asking.vote(meeting, vote))

    assert waiting() == PEOPLE
    desk.asking.cast(meeting, vote, "Li", 3)
    desk.asking.mark(meeting, vote, "Max", "absent")
    desk.asking.mark(meeting, vote, "Ana", "abstain")
    assert waiting() == ("Sam", "Ola")


@pytest.mark.parametrize("hand", [-1, 6, 99])
def test_a_hand_has_five_fingers(desk: Desk, meeting: str, vote: str, hand: int) -> None:
    with pytest.raises(ValueError, match="hand"):
        desk.asking.cast(meeting, vote, "Ana", hand)
    assert hands(desk, meeting, vote) == {}


def test_only_who_is_asked_shows_a_hand(desk: Desk, meeting: str, vote: str) -> None:
    with pytest.raises(ValueError, match="Eve is not asked"):
        desk.asking.cast(meeting, vote, "Eve", 3)
    with pytest.raises(ValueError, match="mark"):
        desk.asking.mark(meeting, vote, "Ana", "asleep")
    assert hands(desk, meeting, vote) == {}


def test_a_hand_is_changed_before_the_reveal(desk: Desk, meeting: str, vote: str) -> None:
    desk.asking.cast(meeting, vote, "Ana", 1)
    desk.asking.mark(meeting, vote, "Ana", "absent")
    desk.asking.cast(meeting, vote, "Ana", 4)
    assert hands(desk, meeting, vote) == {"Ana": 4}


def test_hands_are_taken_back_the_last_first(desk: Desk, meeting: str, vote: str) -> None:
    desk.asking.cast(meeting, vote, "Ana", 1)
    desk.asking.cast(meeting, vote, "Li", 2)
    desk.asking.mark(meeting, vote, "Sam", "absent")
    assert desk.asking.take_back(meeting, vote) == "Sam"
    assert desk.asking.take_back(meeting, vote) == "Li"
    assert hands(desk, meeting, vote) == {"Ana": 1}
    assert desk.asking.take_back(meeting, vote) == "Ana"
    assert desk.asking.take_back(meeting, vote) == ""


def test_a_hand_that_was_changed_last_is_taken_back_first(desk: Desk, meeting: str, vote: str) -> None:
    desk.asking.cast(meeting, vote, "Ana", 1)
    desk.asking.cast(meeting, vote, "Li", 2)
    desk.asking.cast(meeting, vote, "Ana", 5)
    assert desk.asking.take_back(meeting, vote) == "Ana"
    assert hands(desk, meeting, vote) == {"Li": 2}


def test_a_line_fills_many_and_tells_what_it_could_not(desk: Desk, meeting: str, vote: str) -> None:
    desk.asking.cast(meeting, vote, "Ola", 2)
    problems = desk.asking.take_line(meeting, vote, "ana 4, eve 3, li absent, rest 5, max 9")
    assert hands(desk, meeting, vote) == {"Ola": 2, "Ana": 4, "Li": "absent"}
    assert len(problems) == 3
    assert desk.asking.take_line(meeting, vote, "rest 5") == ()
    assert hands(desk, meeting, vote) == {"Ola": 2, "Ana": 4, "Li": "absent", "Sam": 5, "Max": 5}
    assert desk.asking.take_line(meeting, vote, "") == ()


def test_a_line_may_change_a_hand(desk: Desk, meeting: str, vote: str) -> None:
    desk.asking.take_line(meeting, vote, "rest 5")
    assert desk.asking.take_line(meeting, vote, "10:02 Ana: 1\n10:03 Li: 2") == ()
    assert hands(desk, meeting, vote) == {"Sam": 5, "Max": 5, "Ola": 5, "Ana": 1, "Li": 2}


def test_an_unreadable_line_changes_nothing(desk: Desk, meeting: str, vote: str) -> None:
    before = desk.session.workspace
    assert len(desk.asking.take_line(meeting, vote, "good morning")) == 1
    assert desk.session.workspace is before


def test_somebody_joins_this_vote_and_later_ones(desk: Desk, meeting: str, vote: str, key: str) -> None:
    desk.asking.join(meeting, vote, " Eve ")
    desk.asking.join(meeting, vote, "Eve")
    desk.asking.join(meeting, vote, "  Ana")
    desk.asking.join(meeting, vote, "")
    assert desk.asking.vote(meeting, vote).people == (*PEOPLE, "Eve")
    desk.asking.cast(meeting, vote, "Eve", 4)
    later = desk.asking.open(meeting, key)
    assert desk.asking.vote(meeting, later).people == (*PEOPLE, "Eve")


def test_who_joins_is_told_from_who_is_asked_already(desk: Desk, meeting: str, vote: str) -> None:
    assert desk.asking.join(meeting, vote, "Ana", "ana", "Ána", "Eve", "") == ("Ána", "Eve")
    assert desk.asking.vote(meeting, vote).people == (*PEOPLE, "Ána", "Eve")
    assert desk.running.meeting(meeting).workshop.people == (*PEOPLE, "Ána", "Eve")
    desk.asking.cast(meeting, vote, "Ana", 4)
    assert desk.session.undo() == "Undone: Ana's hand"
    assert desk.session.undo() == "Undone: Ána, Eve votes too"
    assert desk.asking.vote(meeting, vote).people == PEOPLE == desk.running.meeting(meeting).workshop.people


def test_what_a_chat_says_is_kept_with_the_hand(desk: Desk, meeting: str, vote: str, store: MemoryStore) -> None:
    assert (
        desk.asking.take_line(meeting, vote, "Ana: 2 - night shift has no slot\nLi: 4\nSam: 3 (if we drop one)") == ()
    )
    assert desk.asking.take_back(meeting, vote) == "Sam"
    desk.asking.reveal(meeting, vote)
    last = open_desk(store).asking.vote(meeting, vote).last
    assert last is not None
    assert [(one.person, one.words) for one in last.heard] == [("Ana", "night shift has no slot")]


def test_you_in_a_chat_is_the_facilitator(desk: Desk) -> None:
    goal = objective(desk, TEAM, "Paying feels effortless")
    meeting = desk.running.start(TEAM, facilitator="Ola")
    vote = desk.asking.open(meeting, goal)
    assert desk.asking.take_line(meeting, vote, "You\n10:24 AM\n4") == ()
    assert hands(desk, meeting, vote) == {"Ola": 4}


def test_nobody_answers_twice(desk: Desk, meeting: str, goal: str) -> None:
    for answer in (*ANSWERS, "yes", "yes"):
        desk.asking.answer(meeting, goal, "espresso", answer)
    with pytest.raises(ValueError, match="All 5 people here have answered"):
        desk.asking.answer(meeting, goal, "espresso", "meh")
    desk.asking.answer(meeting, goal, "espresso", "yes", by=-1)
    desk.asking.answer(meeting, goal, "espresso", "meh")
    assert desk.asking.test(meeting, goal, "espresso").total == 5
    desk.asking.answer(meeting, goal, "townhall", "yes")


def test_the_history_and_a_clash_tell_no_hand(desk: Desk, meeting: str, vote: str, goal: str) -> None:
    desk.asking.take_line(meeting, vote, "Ana: 2 - no slot at night\nLi: 4")
    desk.asking.cast(meeting, vote, "Sam", 1)
    desk.asking.answer(meeting, goal, "espresso", "yes")
    desk.asking.answer(meeting, goal, "espresso", "eye-roll")

    said = "".join(
        f"{one.name} {one.before} {one.after}\n"
        for event in desk.looking_back.of_all()
        for told in event.told
        for one in told.differences
    )
    assert "rounds 1: 2 in, 1 remark" in said and "rounds 1: 3 in, 1 remark" in said
    assert "no slot" not in said and "hand" not in said and "fingers" not in said
    assert not {"yes", "meh", "eye roll"} & {line.split(" ")[0] for line in said.splitlines()}
    whys = [event.why for event in desk.looking_back.of_all()]
    assert "an answer to espresso" in whys and not any(char.isdigit() for why in whys[:5] for char in why)
    desk.asking.show_counts(meeting, goal, "espresso", True)
    news = desk.looking_back.of_all()[0].told[0].differences
    assert ("yes", "hidden", "1") in [(one.name, one.before, one.after) for one in news]


def test_counts_are_hidden_until_they_are_shown(desk: Desk, meeting: str, goal: str, store: MemoryStore) -> None:
    desk.asking.show_counts(meeting, goal, "espresso", True)
    desk.asking.answer(meeting, goal, "espresso", "yes")
    assert not open_desk(store).asking.test(meeting, goal, "espresso").shown
    desk.asking.show_counts(meeting, goal, "espresso", True)
    assert open_desk(store).asking.test(meeting, goal, "espresso").shown
    with pytest.raises(ValueError, match="The counts are shown"):
        desk.asking.answer(meeting, goal, "espresso", "yes")
    desk.asking.show_counts(meeting, goal, "espresso", False)
    assert desk.asking.answer(meeting, goal, "espresso", "yes").total == 2


def test_another_rule_only_before_the_first_hand(desk: Desk, meeting: str, vote: str) -> None:
    desk.asking.set_rule(meeting, vote, "confidence 1-5")
    assert desk.asking.vote(meeting, vote).legend == CONFIDENCE_LEGEND
    desk.asking.set_rule(meeting, vote, "average of three")
    desk.asking.cast(meeting, vote, "Ana", 4)
    desk.asking.set_rule(meeting, vote, "only a fist blocks")
    one = desk.asking.vote(meeting, vote)
    assert (one.rule, one.legend) == ("average of three", LEGEND)
    desk.asking.take_back(meeting, vote)
    desk.asking.set_rule(meeting, vote, "only a fist blocks")
    assert desk.asking.vote(meeting, vote).rule == "only a fist blocks"


def test_names_can_be_left_out(desk: Desk, meeting: str, vote: str, store: MemoryStore) -> None:
    desk.asking.show_names(meeting, vote, False)
    assert not open_desk(store).asking.vote(meeting, vote).names_shown


# ---- the reveal


@pytest.mark.parametrize(
    ("rule", "shown", "outcome"),
    [
        ("nobody below three", (4, 4, 5, 3, 4), "agreed"),
        ("nobody below three", (3, 3, 3, 4, 5), "agreed, weakly"),
        ("nobody below three", (4, 4, 5, 2, 4), "not yet"),
        ("nobody below three", (4, 4, 5, 0, 4), "blocked"),
        ("nobody below three", (4, 4, 5, 4), "agreed"),
        ("nobody below three", (4, 4, 5), "too few"),
        ("nobody below three", (5,), "too few"),
        ("nobody below three", (), "too few"),
        ("only a fist blocks", (1, 1, 1, 1, 1), "agreed"),
        ("only a fist blocks", (5, 5, 5, 5, 0), "blocked"),
        ("average of three", (5, 5, 1, 2, 2), "agreed"),
        ("average of three", (5, 2, 1, 2, 2), "not yet"),
        ("confidence 1-5", (3, 3, 3, 3, 3), "agreed"),
        ("confidence 1-5", (2, 3, 3, 3, 3), "not yet"),
    ],
)
def test_the_verdict_by_the_rule(
    desk: Desk, meeting: str, vote: str, goal: str, rule: RuleName, shown: tuple[int, ...], outcome: str
) -> None:
    desk.asking.set_rule(meeting, vote, rule)
    for person, hand in zip(PEOPLE, shown, strict=False):
        desk.asking.cast(meeting, vote, person, hand)
    assert desk.asking.reveal(meeting, vote).outcome == outcome
    found = standing(desk.session.workspace, CYCLE, TEAM, goal)
    assert found is not None
    assert (found.verdict.outcome, found.holds) == (outcome, outcome.startswith("agreed"))


def test_who_is_absent_does_not_count_among_those_present(desk: Desk, meeting: str, vote: str) -> None:
    desk.asking.take_line(meeting, vote, "ana 4, li 4, rest absent")
    assert desk.asking.reveal(meeting, vote).outcome == "agreed"


def test_who_abstains_counts_among_those_present(desk: Desk, meeting: str, vote: str) -> None:
    desk.asking.take_line(meeting, vote, "ana 4, li 4, sam 4, rest abstain")
    verdict = desk.asking.reveal(meeting, vote)
    assert (verdict.outcome, verdict.reason) == ("too few", "3 of 5 have voted, it takes 4")


def test_the_lowest_speak_first_and_the_highest_answer(desk: Desk, meeting: str, vote: str) -> None:
    desk.asking.take_line(meeting, vote, "ana 5, li 1, sam 3, max 5, ola 1")
    verdict = desk.asking.reveal(meeting, vote)
    assert [one.person for one in verdict.lowest] == ["Li", "Ola"]
    assert [one.person for one in verdict.highest] == ["Ana", "Max"]
    assert (verdict.average, verdict.median, verdict.counts) == (3.0, 3.0, (0, 2, 0, 1, 0, 2))


def test_revealed_hands_never_change(desk: Desk, meeting: str, vote: str, clock: SetClock) -> None:
    desk.asking.take_line(meeting, vote, "rest 4")
    desk.asking.reveal(meeting, vote)
    before = desk.session.workspace
    for call in (
        lambda: desk.asking.cast(meeting, vote, "Ana", 1),
        lambda: desk.asking.mark(meeting, vote, "Ana", "absent"),
        lambda: desk.asking.take_line(meeting, vote, "ana 1"),
    ):
        with pytest.raises(ValueError, match="on the table"):
            call()
    assert desk.asking.take_back(meeting, vote) == ""
    desk.asking.set_rule(meeting, vote, "only a fist blocks")
    clock.move(60)
    assert desk.asking.reveal(meeting, vote).outcome == "agreed"
    assert desk.session.workspace is before


def test_all_rounds_stay(desk: Desk, meeting: str, vote: str, clock: SetClock, store: MemoryStore) -> None:
    desk.asking.again(meeting, vote)
    assert len(desk.asking.vote(meeting, vote).rounds) == 1
    outcomes = []
    for line in ("rest 1", "rest 3", "rest 5"):
        desk.asking.take_line(meeting, vote, line)
        outcomes.append(desk.asking.reveal(meeting, vote).outcome)
        clock.move(60)
        desk.asking.again(meeting, vote)
        assert hands(desk, meeting, vote) == {}
    assert outcomes == ["not yet", "agreed, weakly", "agreed"]
    rounds = open_desk(store).asking.vote(meeting, vote).rounds
    assert [[one.hand for one in each.ballots] for each in rounds] == [[1] * 5, [3] * 5, [5] * 5, []]
    assert [each.opened for each in rounds] == [NOW + timedelta(minutes=n) for n in range(4)]


def test_a_new_round_asks_who_is_in_the_room_now(desk: Desk, meeting: str, vote: str) -> None:
    desk.asking.take_line(meeting, vote, "rest 1")
    desk.asking.reveal(meeting, vote)
    desk.running.attend(meeting, ["Ana", "Eve"])
    desk.asking.again(meeting, vote)
    assert desk.asking.waiting(desk.asking.vote(meeting, vote)) == ("Ana", "Eve")
    desk.asking.take_line(meeting, vote, "rest 4")
    assert desk.asking.reveal(meeting, vote).outcome == "agreed"


def test_while_a_new_round_is_open_the_last_verdict_stands(desk: Desk, meeting: str, vote: str, goal: str) -> None:
    desk.asking.take_line(meeting, vote, "rest 4")
    desk.asking.reveal(meeting, vote)
    desk.asking.again(meeting, vote)
    desk.asking.take_line(meeting, vote, "rest 0")
    found = standing(desk.session.workspace, CYCLE, TEAM, goal)
    assert found is not None and found.verdict.outcome == "agreed"


@pytest.mark.parametrize("fields", [{"title": "Other"}, {"why": "Because"}, {"ambition": "committed"}])
def test_a_verdict_is_stale_after_an_edit(
    desk: Desk, meeting: str, goal: str, fields: dict[str, str], store: MemoryStore
) -> None:
    agree(desk, meeting, goal)
    found = standing(desk.session.workspace, CYCLE, TEAM, goal)
    assert found is not None and found.holds and not found.stale
    desk.drafting.edit(TEAM, goal, **fields)
    found = standing(open_desk(store).session.workspace, CYCLE, TEAM, goal)
    assert found is not None and found.stale and not found.holds
    desk.session.undo()
    found = standing(desk.session.workspace, CYCLE, TEAM, goal)
    assert found is not None and found.holds


def test_moving_waiving_or_scoring_makes_no_verdict_stale(desk: Desk, meeting: str, goal: str) -> None:
    objective(desk, TEAM, "Another")
    agree(desk, meeting, goal)
    desk.drafting.move(TEAM, goal, 1)
    desk.drafting.waive(TEAM, goal, "jargon", "", "ours")
    desk.drafting.edit(TEAM, goal, score=0.7, theme="Buyers")
    found = standing(desk.session.workspace, CYCLE, TEAM, goal)
    assert found is not None and found.holds


def test_an_edit_before_the_reveal_is_what_was_voted_on(desk: Desk, meeting: str, vote: str, goal: str) -> None:
    desk.asking.take_line(meeting, vote, "rest 4")
    desk.drafting.edit(TEAM, goal, title="Paying feels like nothing")
    desk.asking.reveal(meeting, vote)
    found = standing(desk.session.workspace, CYCLE, TEAM, goal)
    assert found is not None and not found.stale


def test_a_new_round_after_an_edit_holds_again(desk: Desk, meeting: str, goal: str) -> None:
    vote = agree(desk, meeting, goal)
    desk.drafting.edit(TEAM, goal, title="Other")
    desk.asking.again(meeting, vote)
    agree(desk, meeting, goal)
    found = standing(desk.session.workspace, CYCLE, TEAM, goal)
    assert found is not None and found.holds


def test_the_latest_of_two_votes_counts(desk: Desk, meeting: str, goal: str, clock: SetClock) -> None:
    agree(desk, meeting, goal)
    clock.move(60)
    desk.running.end(meeting)
    second = desk.running.start(TEAM)
    agree(desk, second, goal, 0, 0, 0, 0, 0)
    found = standing(desk.session.workspace, CYCLE, TEAM, goal)
    assert found is not None and found.verdict.outcome == "blocked"
    assert len(desk.session.workspace.votes_about(CYCLE, TEAM, goal)) == 2


def test_what_is_gone_has_no_fingerprint(desk: Desk, goal: str, key: str) -> None:
    workspace = desk.session.workspace
    marks = {fingerprint_of(workspace, CYCLE, TEAM, one) for one in (goal, key)}
    assert all(marks) and len(marks) == 2
    assert fingerprint_of(workspace, CYCLE, TEAM, "nothing") == ""


# ---- what is heard


@pytest.mark.parametrize("becomes", ["", "change", "risk"])
def test_what_somebody_says_is_kept_beside_their_hand(desk: Desk, meeting: str, goal: str, becomes: str) -> None:
    vote = agree(desk, meeting, goal, 4, 1, 4, 4, 4)
    desk.asking.hear(meeting, vote, "Li", "Not without\nthe bank", becomes)
    last = desk.asking.vote(meeting, vote).last
    assert last is not None
    assert [(one.person, one.words, one.becomes) for one in last.heard] == [("Li", "Not without\nthe bank", becomes)]
    assert [one.hand for one in last.ballots] == [4, 1, 4, 4, 4]
    assert desk.running.meeting(meeting).parked == ()


def test_a_parked_question_goes_to_the_parking_lot(desk: Desk, meeting: str, goal: str) -> None:
    vote = agree(desk, meeting, goal, 4, 1, 4, 4, 4)
    desk.asking.hear(meeting, vote, "Li", "Who owns the bank?", "parked")
    [parked] = desk.running.meeting(meeting).parked
    assert (parked.words, parked.by, parked.about, parked.parked) == ("Who owns the bank?", "Li", goal, NOW)
    desk.session.undo()
    last = desk.asking.vote(meeting, vote).last
    assert desk.running.meeting(meeting).parked == ()
    assert last is not None and last.heard == ()


def test_nothing_said_is_nothing_heard(desk: Desk, meeting: str, goal: str) -> None:
    vote = agree(desk, meeting, goal)
    before = desk.session.workspace
    desk.asking.hear(meeting, vote, "Li", " \n ", "parked")
    assert desk.session.workspace is before
    with pytest.raises(ValueError, match="becomes"):
        desk.asking.hear(meeting, vote, "Li", "x", "song")


# ---- the owner decides


def test_the_owner_decides_only_after_three_rounds(desk: Desk, meeting: str, vote: str, goal: str) -> None:
    for number in range(3):
        with pytest.raises(ValueError, match="after 3 rounds"):
            desk.asking.decide(meeting, vote, "Because")
        desk.asking.take_line(meeting, vote, "ana 1, rest 4")
        desk.asking.reveal(meeting, vote)
        if number < 2:
            desk.asking.again(meeting, vote)
    desk.asking.decide(meeting, vote, "We try it; Ana disagrees")
    found = standing(desk.session.workspace, CYCLE, TEAM, goal)
    assert found is not None
    assert (found.verdict.agreed, found.agreed, found.holds) == (False, True, True)
    assert found.vote.decided_by_owner == "We try it; Ana disagrees"
    assert desk.overview.state(TEAM) == ("agreed", False)
    desk.drafting.edit(TEAM, goal, title="Other")
    assert desk.overview.state(TEAM) == ("agreed", True)


# ---- votes outside a workshop


def test_outside_a_workshop_votes_have_a_place_of_their_own(desk: Desk, goal: str, store: MemoryStore) -> None:
    place = desk.asking.meeting_for(TEAM)
    assert desk.asking.meeting_for(TEAM) == place
    assert desk.running.meeting(place).workshop.agenda.id == "votes"
    agree(desk, place, goal)
    assert desk.running.open_of(TEAM) is None
    found = standing(open_desk(store).session.workspace, CYCLE, TEAM, goal)
    assert found is not None and found.holds
    assert desk.asking.meeting_for("growth") != place


def test_inside_a_workshop_votes_go_into_it(desk: Desk, meeting: str) -> None:
    assert desk.asking.meeting_for(TEAM) == meeting
    desk.running.end(meeting)
    assert desk.asking.meeting_for(TEAM) != meeting


# ---- team tests


@pytest.mark.parametrize("test", get_args(TestName))
@pytest.mark.parametrize("answer", ANSWERS)
def test_answers_are_counted_and_never_below_none(
    desk: Desk, meeting: str, goal: str, test: TestName, answer: Answer, store: MemoryStore
) -> None:
    def count() -> int:
        return int(getattr(desk.asking.test(meeting, goal, test), answer.replace("-", "_")))

    assert count() == 0
    for _ in range(3):
        desk.asking.answer(meeting, goal, test, answer)
    assert (count(), desk.asking.test(meeting, goal, test).total) == (3, 3)
    for _ in range(5):
        desk.asking.answer(meeting, goal, test, answer, by=-1)
    assert count() == 0
    desk.asking.answer(meeting, goal, test, answer)
    assert open_desk(store).asking.test(meeting, goal, test) == desk.asking.test(meeting, goal, test)


def test_tests_are_counted_apart(desk: Desk, meeting: str, goal: str) -> None:
    other = objective(desk, TEAM, "Another")
    desk.asking.answer(meeting, goal, "townhall", "yes")
    desk.asking.answer(meeting, goal, "espresso", "meh")
    desk.asking.answer(meeting, other, "espresso", "eye-roll")
    desk.asking.answer(meeting, goal, "townhall", "yes")
    found = desk.session.workspace.tests_about(CYCLE, TEAM, goal)
    assert [(one.test, one.yes, one.meh, one.eye_roll) for one in found] == [
        ("espresso", 0, 1, 0),
        ("townhall", 2, 0, 0),
    ]
    assert desk.asking.test(meeting, other, "espresso").eye_roll == 1


def test_tests_keep_their_order_when_reopened(desk: Desk, meeting: str, goal: str, store: MemoryStore) -> None:
    for test in ("townhall", "espresso", "nail", "townhall"):
        desk.asking.answer(meeting, goal, test, "yes")
    standing_here = desk.session.workspace.tests_about(CYCLE, TEAM, goal)
    assert standing_here == open_desk(store).session.workspace.tests_about(CYCLE, TEAM, goal)


def test_an_answer_can_be_taken_back(desk: Desk, meeting: str, goal: str) -> None:
    desk.asking.answer(meeting, goal, "espresso", "yes")
    desk.asking.answer(meeting, goal, "espresso", "meh")
    desk.session.undo()
    assert desk.asking.test(meeting, goal, "espresso").total == 1
    desk.session.undo()
    assert desk.asking.test(meeting, goal, "espresso").total == 0


@pytest.mark.parametrize(
    ("yes", "meh", "rolls", "passed"),
    [(0, 0, 0, None), (3, 2, 0, True), (2, 2, 0, False), (2, 1, 2, False), (3, 0, 1, False), (4, 0, 1, True)],
)
def test_when_a_test_is_passed(
    desk: Desk, meeting: str, goal: str, yes: int, meh: int, rolls: int, passed: bool | None
) -> None:
    for answer, count in zip(ANSWERS, (yes, meh, rolls), strict=True):
        if count:
            desk.asking.answer(meeting, goal, "espresso", answer, by=count)
    assert desk.asking.test(meeting, goal, "espresso").passed is passed


def test_every_rule_can_be_chosen_when_opening(desk: Desk, meeting: str, goal: str) -> None:
    for rule in RULES:
        made = objective(desk, TEAM, rule)
        vote = desk.asking.vote(meeting, desk.asking.open(meeting, made, rule=rule))
        assert vote.rule == rule
        assert (vote.legend == CONFIDENCE_LEGEND) == (rule == "confidence 1-5")
