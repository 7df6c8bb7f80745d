from __future__ import annotations

from datetime import timedelta

import pytest

from tests.usecases.office import NOW, agree, objective, open_desk
from tuiokr.model.vote_rule import LEGEND, VOTE_RULES, RuleName
from tuiokr.session.clock import SetClock
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.vote_tally import TALLY_STANDS

TEAM = "payments"
PEOPLE = ("Ana", "Li", "Sam", "Max", "Ola")


@pytest.fixture
def goal(desk: Desk) -> str:
    return objective(desk, TEAM, "Paying feels effortless", "Completion from 71 % to 85 %")


@pytest.fixture
def key(desk: Desk, goal: str) -> str:
    return desk.draft.okrs(TEAM).of(goal)[0].id


@pytest.fixture
def workshop_id(desk: Desk) -> str:
    return desk.workshop.start(TEAM)


@pytest.fixture
def vote(desk: Desk, workshop_id: str, goal: str) -> str:
    return desk.vote.open(workshop_id, goal)


def hands(desk: Desk, workshop_id: str, vote: str) -> dict[str, int | str | None]:
    last = desk.vote.vote(workshop_id, vote).last
    assert last is not None
    return {one.person: one.mark or one.hand for one in last.ballots}


# ---- opening


def test_an_objective_is_asked_about_consensus(desk: Desk, workshop_id: str, vote: str, goal: str) -> None:
    one = desk.vote.vote(workshop_id, vote)
    assert (one.about, one.question, one.rule, one.legend) == (
        goal,
        "Is it the right thing?",
        "nobody below three",
        LEGEND,
    )
    assert one.people == PEOPLE
    assert one.names_shown
    assert [(each.opened, each.revealed, each.ballots) for each in one.rounds] == [(NOW, None, ())]


def test_a_key_result_is_asked_about_confidence(desk: Desk, workshop_id: str, key: str) -> None:
    one = desk.vote.vote(workshop_id, desk.vote.open(workshop_id, key))
    assert (one.question, one.rule, one.legend) == (
        "How sure are we to get there?",
        "confidence 1-5",
        VOTE_RULES["confidence 1-5"].legend,
    )


def test_opening_a_vote_again_returns_the_same_one(desk: Desk, workshop_id: str, vote: str, goal: str) -> None:
    desk.vote.cast(workshop_id, vote, "Ana", 4)
    assert desk.vote.open(workshop_id, goal, rule="only a fist blocks") == vote
    assert hands(desk, workshop_id, vote) == {"Ana": 4}
    assert desk.vote.vote(workshop_id, vote).rule == "nobody below three"


def test_an_unknown_vote_raises_an_error(desk: Desk, workshop_id: str) -> None:
    with pytest.raises(KeyError):
        desk.vote.vote(workshop_id, "v-nothing")


# ---- casting


def test_nothing_reveals_the_hands_before_the_reveal(desk: Desk, workshop_id: str, vote: str, goal: str) -> None:
    for person in PEOPLE:
        desk.vote.cast(workshop_id, vote, person, 4)
    assert desk.vote.last(TEAM).get(goal) is None
    assert desk.vote.vote(workshop_id, vote).last_revealed is None


def test_people_without_a_hand_are_listed_in_order(desk: Desk, workshop_id: str, vote: str) -> None:
    def waiting() -> tuple[str, ...]:
        return desk.vote.waiting(desk.vote.vote(workshop_id, vote))

    assert waiting() == PEOPLE
    desk.vote.cast(workshop_id, vote, "Li", 3)
    desk.vote.mark(workshop_id, vote, "Max", "absent")
    desk.vote.mark(workshop_id, vote, "Ana", "abstain")
    assert waiting() == ("Sam", "Ola")


@pytest.mark.parametrize("hand", [-1, 6, 99])
def test_a_hand_is_from_zero_to_five(desk: Desk, workshop_id: str, vote: str, hand: int) -> None:
    with pytest.raises(ValueError, match="hand"):
        desk.vote.cast(workshop_id, vote, "Ana", hand)
    assert hands(desk, workshop_id, vote) == {}


def test_only_people_in_the_vote_show_a_hand(desk: Desk, workshop_id: str, vote: str) -> None:
    with pytest.raises(ValueError, match="Eve does not take part"):
        desk.vote.cast(workshop_id, vote, "Eve", 3)
    with pytest.raises(ValueError, match="mark"):
        desk.vote.mark(workshop_id, vote, "Ana", "asleep")
    assert hands(desk, workshop_id, vote) == {}


def test_a_hand_can_be_changed_before_the_reveal(desk: Desk, workshop_id: str, vote: str) -> None:
    desk.vote.cast(workshop_id, vote, "Ana", 1)
    desk.vote.mark(workshop_id, vote, "Ana", "absent")
    desk.vote.cast(workshop_id, vote, "Ana", 4)
    assert hands(desk, workshop_id, vote) == {"Ana": 4}


def test_the_last_hand_is_taken_back_first(desk: Desk, workshop_id: str, vote: str) -> None:
    desk.vote.cast(workshop_id, vote, "Ana", 1)
    desk.vote.cast(workshop_id, vote, "Li", 2)
    desk.vote.mark(workshop_id, vote, "Sam", "absent")
    assert desk.vote.take_back(workshop_id, vote) == "Sam"
    assert desk.vote.take_back(workshop_id, vote) == "Li"
    assert hands(desk, workshop_id, vote) == {"Ana": 1}
    assert desk.vote.take_back(workshop_id, vote) == "Ana"
    assert desk.vote.take_back(workshop_id, vote) == ""


def test_a_hand_that_was_changed_last_is_taken_back_first(desk: Desk, workshop_id: str, vote: str) -> None:
    desk.vote.cast(workshop_id, vote, "Ana", 1)
    desk.vote.cast(workshop_id, vote, "Li", 2)
    desk.vote.cast(workshop_id, vote, "Ana", 5)
    assert desk.vote.take_back(workshop_id, vote) == "Ana"
    assert hands(desk, workshop_id, vote) == {"Li": 2}


def test_a_line_sets_many_hands_and_reports_what_it_could_not_read(desk: Desk, workshop_id: str, vote: str) -> None:
    desk.vote.cast(workshop_id, vote, "Ola", 2)
    problems = desk.vote.take_line(workshop_id, vote, "ana 4, eve 3, li absent, rest 5, max 9")
    assert hands(desk, workshop_id, vote) == {"Ola": 2, "Ana": 4, "Li": "absent"}
    assert len(problems) == 3
    assert desk.vote.take_line(workshop_id, vote, "rest 5") == ()
    assert hands(desk, workshop_id, vote) == {"Ola": 2, "Ana": 4, "Li": "absent", "Sam": 5, "Max": 5}
    assert desk.vote.take_line(workshop_id, vote, "") == ()


def test_a_line_can_change_a_hand(desk: Desk, workshop_id: str, vote: str) -> None:
    desk.vote.take_line(workshop_id, vote, "rest 5")
    assert desk.vote.take_line(workshop_id, vote, "10:02 Ana: 1\n10:03 Li: 2") == ()
    assert hands(desk, workshop_id, vote) == {"Sam": 5, "Max": 5, "Ola": 5, "Ana": 1, "Li": 2}


def test_an_unreadable_line_changes_nothing(desk: Desk, workshop_id: str, vote: str) -> None:
    before = desk.session.workspace
    assert len(desk.vote.take_line(workshop_id, vote, "good morning")) == 1
    assert desk.session.workspace is before


def test_a_new_voter_joins_this_vote_and_later_ones(desk: Desk, workshop_id: str, vote: str, key: str) -> None:
    desk.vote.join(workshop_id, vote, " Eve ")
    desk.vote.join(workshop_id, vote, "Eve")
    desk.vote.join(workshop_id, vote, "  Ana")
    desk.vote.join(workshop_id, vote, "")
    assert desk.vote.vote(workshop_id, vote).people == (*PEOPLE, "Eve")
    desk.vote.cast(workshop_id, vote, "Eve", 4)
    later = desk.vote.open(workshop_id, key)
    assert desk.vote.vote(workshop_id, later).people == (*PEOPLE, "Eve")


def test_a_new_voter_is_distinguished_from_the_existing_ones(desk: Desk, workshop_id: str, vote: str) -> None:
    assert desk.vote.join(workshop_id, vote, "Ana", "ana", "Ána", "Eve", "") == ("Ána", "Eve")
    assert desk.vote.vote(workshop_id, vote).people == (*PEOPLE, "Ána", "Eve")
    assert desk.workshop.full(workshop_id).workshop.people == (*PEOPLE, "Ána", "Eve")
    desk.vote.cast(workshop_id, vote, "Ana", 4)
    assert desk.session.undo() == "Undone: Ana's hand"
    assert desk.session.undo() == "Undone: Ána, Eve votes too"
    assert desk.vote.vote(workshop_id, vote).people == PEOPLE == desk.workshop.full(workshop_id).workshop.people


def test_words_in_a_chat_are_kept_with_the_hand(desk: Desk, workshop_id: str, vote: str, store: MemoryStore) -> None:
    assert (
        desk.vote.take_line(workshop_id, vote, "Ana: 2 - night shift has no slot\nLi: 4\nSam: 3 (if we drop one)") == ()
    )
    assert desk.vote.take_back(workshop_id, vote) == "Sam"
    desk.vote.reveal(workshop_id, vote)
    last = open_desk(store).vote.vote(workshop_id, vote).last
    assert last is not None
    assert [(one.person, one.words) for one in last.heard] == [("Ana", "night shift has no slot")]


def test_you_in_a_chat_is_the_facilitator(desk: Desk) -> None:
    goal = objective(desk, TEAM, "Paying feels effortless")
    workshop_id = desk.workshop.start(TEAM, facilitator="Ola")
    vote = desk.vote.open(workshop_id, goal)
    assert desk.vote.take_line(workshop_id, vote, "You\n10:24 AM\n4") == ()
    assert hands(desk, workshop_id, vote) == {"Ola": 4}


def test_the_history_and_a_clash_reveal_no_hand(desk: Desk, workshop_id: str, vote: str, goal: str) -> None:
    desk.vote.take_line(workshop_id, vote, "Ana: 2 - no slot at night\nLi: 4")
    desk.vote.cast(workshop_id, vote, "Sam", 1)
    desk.team_test.answer(workshop_id, goal, "espresso", "yes")
    desk.team_test.answer(workshop_id, goal, "espresso", "eye-roll")
    desk.team_test.take_line(workshop_id, goal, "espresso", "Ana: yes\nLi: 🙄")

    said = "".join(
        f"{one.name} {one.before} {one.after}\n"
        for event in desk.history.of_all()
        for told in event.told
        for one in told.differences
    )
    assert "rounds 1: 2 in, 1 remark" in said and "rounds 1: 3 in, 1 remark" in said
    assert "no slot" not in said and "hand" not in said and "fingers" not in said
    assert "Li" not in said.split() and "rolled" not in said
    assert not {"yes", "meh", "eye roll"} & {line.split(" ")[0] for line in said.splitlines()}
    whys = [event.why for event in desk.history.of_all()]
    assert "an answer to espresso" in whys and not any(char.isdigit() for why in whys[:5] for char in why)
    desk.team_test.show_counts(workshop_id, goal, "espresso", True)
    news = desk.history.of_all()[0].told[0].differences
    assert ("yes", "hidden", "1") in [(one.name, one.before, one.after) for one in news]


def test_the_rule_can_be_changed_only_before_the_first_hand(desk: Desk, workshop_id: str, vote: str) -> None:
    desk.vote.set_rule(workshop_id, vote, "confidence 1-5")
    assert desk.vote.vote(workshop_id, vote).legend == VOTE_RULES["confidence 1-5"].legend
    desk.vote.set_rule(workshop_id, vote, "average of three")
    desk.vote.cast(workshop_id, vote, "Ana", 4)
    desk.vote.set_rule(workshop_id, vote, "only a fist blocks")
    one = desk.vote.vote(workshop_id, vote)
    assert (one.rule, one.legend) == ("average of three", LEGEND)
    desk.vote.take_back(workshop_id, vote)
    desk.vote.set_rule(workshop_id, vote, "only a fist blocks")
    assert desk.vote.vote(workshop_id, vote).rule == "only a fist blocks"


# ---- named or anonymous


def test_a_vote_is_named_or_anonymous_and_stays_so_after_the_first_hand(
    desk: Desk, workshop_id: str, vote: str, store: MemoryStore
) -> None:
    desk.vote.name_hands(workshop_id, vote, False)
    assert open_desk(store).vote.vote(workshop_id, vote).anonymous
    desk.vote.name_hands(workshop_id, vote, True)
    desk.vote.mark(workshop_id, vote, "Li", "absent")
    desk.vote.name_hands(workshop_id, vote, False)
    desk.vote.cast(workshop_id, vote, "Ana", 4)
    with pytest.raises(ValueError, match="stays anonymous"):
        desk.vote.name_hands(workshop_id, vote, True)
    desk.vote.reveal(workshop_id, vote)
    desk.vote.again(workshop_id, vote)
    with pytest.raises(ValueError, match="stays anonymous"):
        desk.vote.name_hands(workshop_id, vote, True)


def test_an_anonymous_vote_needs_three_people(desk: Desk, goal: str) -> None:
    pair = desk.workshop.start(TEAM, people=("Ana", "Li"))
    vote = desk.vote.open(pair, goal)
    with pytest.raises(ValueError, match="at least 3 people"):
        desk.vote.name_hands(pair, vote, False)
    assert "at least 3 people" in desk.vote.take_line(pair, vote, "4x2")[0]
    assert not hands(desk, pair, vote) and not desk.vote.vote(pair, vote).anonymous
    desk.vote.join(pair, vote, "Sam")
    desk.vote.name_hands(pair, vote, False)


def test_the_reveal_of_an_anonymous_vote_removes_the_names_from_the_hands(
    desk: Desk, workshop_id: str, vote: str, store: MemoryStore
) -> None:
    desk.vote.name_hands(workshop_id, vote, False)
    assert desk.vote.take_line(workshop_id, vote, "Ola: 5\nAna: 2 - no slot for this\nLi: 4\nSam: absent") == ()
    assert desk.vote.waiting(desk.vote.vote(workshop_id, vote)) == ("Max",)
    assert desk.vote.reveal(workshop_id, vote).counts == (0, 0, 1, 0, 1, 1)
    stored = open_desk(store).vote.vote(workshop_id, vote).rounds[0]
    assert [(one.person, one.hand, one.mark) for one in stored.ballots] == [
        ("", 2, ""),
        ("", 4, ""),
        ("", 5, ""),
        ("Sam", None, "absent"),
        ("Max", None, ""),
    ]
    assert [(one.person, one.hand, one.words) for one in stored.heard] == [("", 2, "no slot for this")]
    desk.vote.hear(workshop_id, vote, "", "The night shift", "risk", hand=2)
    assert desk.vote.vote(workshop_id, vote).rounds[0].heard[-1].hand == 2


def test_undo_never_restores_the_names_of_an_anonymous_vote(desk: Desk, workshop_id: str, vote: str) -> None:
    desk.vote.name_hands(workshop_id, vote, False)
    desk.vote.take_line(workshop_id, vote, "ana 2, li 2, sam 4, max 5, ola 5")
    desk.vote.reveal(workshop_id, vote)
    before = desk.vote.vote(workshop_id, vote)
    for _ in range(4):
        desk.session.undo()
    after = desk.vote.vote(workshop_id, vote)
    assert after.rounds[0].ballots == before.rounds[0].ballots and after.anonymous


# ---- a tally


def test_a_tally_is_hand_and_count(desk: Desk, workshop_id: str, vote: str) -> None:
    desk.vote.mark(workshop_id, vote, "Ola", "absent")
    assert desk.vote.take_line(workshop_id, vote, "4x2 2 x 1") == ()
    one = desk.vote.vote(workshop_id, vote)
    assert one.anonymous and one.last and one.last.tallied and one.missing == 1
    assert desk.vote.waiting(one) == ()
    assert desk.vote.take_line(workshop_id, vote, "4x3 2x1") == (), "a second tally replaces the first"
    assert desk.vote.take_line(workshop_id, vote, "ana 4") == (TALLY_STANDS,)
    with pytest.raises(ValueError, match="tally"):
        desk.vote.cast(workshop_id, vote, "Ana", 4)
    assert desk.vote.reveal(workshop_id, vote).counts == (0, 0, 1, 0, 3, 0)
    assert desk.vote.vote(workshop_id, vote).missing == 0


def test_people_without_a_hand_in_a_tally_count_as_present(desk: Desk, workshop_id: str, vote: str) -> None:
    desk.vote.take_line(workshop_id, vote, "4x3")
    said = desk.vote.reveal(workshop_id, vote)
    assert (said.outcome, said.reason) == ("too few", "3 of 5 have voted; required: 4")


def test_a_tally_is_taken_back_as_a_whole(desk: Desk, workshop_id: str, vote: str) -> None:
    desk.vote.take_line(workshop_id, vote, "4x3 5x2")
    assert desk.vote.take_back(workshop_id, vote) == ""
    assert hands(desk, workshop_id, vote) == {}
    assert desk.vote.waiting(desk.vote.vote(workshop_id, vote)) == PEOPLE
    desk.vote.cast(workshop_id, vote, "Ana", 4)


def test_undoing_a_tally_makes_the_vote_named_again(desk: Desk, workshop_id: str, vote: str) -> None:
    desk.vote.take_line(workshop_id, vote, "4x3 5x2")
    assert desk.session.undo() == "Undone: the tally of the hands"
    assert not desk.vote.vote(workshop_id, vote).anonymous and hands(desk, workshop_id, vote) == {}


@pytest.mark.parametrize(
    ("before", "tally", "problem"),
    [
        ("", "4x3 5x3", "6 hands, but only 5 people are asked"),
        ("max absent", "4x5", "5 hands, but only 4 people are asked"),
        ("", "4x3 6x1", "from 0 to 5"),
        ("", "4x3 ana 5", "not understood"),
        ("", "4x3 4x2", "the same hand twice"),
        ("", "4x0", "no hands"),
        ("ana 4", "4x3 5x1", "this vote is named"),
        ("anonymous ana 4", "4x3 5x1", "twice"),
    ],
)
def test_a_refused_tally_records_nothing_and_shows_no_hand(
    desk: Desk, workshop_id: str, vote: str, before: str, tally: str, problem: str
) -> None:
    if before.startswith("anonymous"):
        desk.vote.name_hands(workshop_id, vote, False)
    if before:
        desk.vote.take_line(workshop_id, vote, before.removeprefix("anonymous "))
    standing = desk.vote.vote(workshop_id, vote)
    (said,) = desk.vote.take_line(workshop_id, vote, tally)
    assert problem in said and tally not in said
    assert desk.vote.vote(workshop_id, vote) == standing


# ---- who is meant, and who abstains


def test_two_people_with_one_name_are_asked_about_and_rest_waits(desk: Desk, goal: str) -> None:
    place = desk.workshop.start(TEAM, people=("Tom Berg", "Tom Hale", "Ana"))
    vote = desk.vote.open(place, goal)
    (unclear,) = desk.vote.unclear_names(place, vote, "tom 2, rest 5")
    assert unclear.people == ("Tom Berg", "Tom Hale") and "2" not in unclear.name
    assert len(desk.vote.take_line(place, vote, "tom 2, rest 5")) == 2 and hands(desk, place, vote) == {}
    assert desk.vote.take_line(place, vote, "tom 2, rest 5", ["Tom Hale"]) == ()
    assert hands(desk, place, vote) == {"Tom Hale": 2, "Tom Berg": 5, "Ana": 5}
    assert len(desk.vote.unclear_names(place, vote, "Tom: 2\nTom: 4")) == 2
    assert desk.vote.take_line(place, vote, "Tom: 1\nTom: 4", ["Tom Berg", "Tom Hale"]) == ()
    assert hands(desk, place, vote) == {"Tom Hale": 4, "Tom Berg": 1, "Ana": 5}


def test_a_facilitator_abstains_out_of_turn(desk: Desk, goal: str) -> None:
    place = desk.workshop.start(TEAM, facilitator="Max")
    vote = desk.vote.open(place, goal)
    assert desk.vote.abstain_facilitator(place, vote) == "Max"
    assert hands(desk, place, vote) == {"Max": "abstain"}


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
def test_the_rule_decides_the_verdict(
    desk: Desk, workshop_id: str, vote: str, goal: str, rule: RuleName, shown: tuple[int, ...], outcome: str
) -> None:
    desk.vote.set_rule(workshop_id, vote, rule)
    for person, hand in zip(PEOPLE, shown, strict=False):
        desk.vote.cast(workshop_id, vote, person, hand)
    assert desk.vote.reveal(workshop_id, vote).outcome == outcome
    found = desk.vote.last(TEAM).get(goal)
    assert found is not None
    assert (found.verdict.outcome, found.holds) == (outcome, outcome.startswith("agreed"))


def test_absent_people_do_not_count_as_present(desk: Desk, workshop_id: str, vote: str) -> None:
    desk.vote.take_line(workshop_id, vote, "ana 4, li 4, rest absent")
    assert desk.vote.reveal(workshop_id, vote).outcome == "agreed"


def test_people_who_abstain_count_as_present(desk: Desk, workshop_id: str, vote: str) -> None:
    desk.vote.take_line(workshop_id, vote, "ana 4, li 4, sam 4, rest abstain")
    verdict = desk.vote.reveal(workshop_id, vote)
    assert (verdict.outcome, verdict.reason) == ("too few", "3 of 5 have voted; required: 4")


def test_the_lowest_hands_speak_first_and_the_highest_answer(desk: Desk, workshop_id: str, vote: str) -> None:
    desk.vote.take_line(workshop_id, vote, "ana 5, li 1, sam 3, max 5, ola 1")
    verdict = desk.vote.reveal(workshop_id, vote)
    assert [one.person for one in verdict.lowest] == ["Li", "Ola"]
    assert [one.person for one in verdict.highest] == ["Ana", "Max"]
    assert (verdict.average, verdict.median, verdict.counts) == (3.0, 3.0, (0, 2, 0, 1, 0, 2))


def test_revealed_hands_never_change(desk: Desk, workshop_id: str, vote: str, clock: SetClock) -> None:
    desk.vote.take_line(workshop_id, vote, "rest 4")
    desk.vote.reveal(workshop_id, vote)
    before = desk.session.workspace
    for call in (
        lambda: desk.vote.cast(workshop_id, vote, "Ana", 1),
        lambda: desk.vote.mark(workshop_id, vote, "Ana", "absent"),
        lambda: desk.vote.take_line(workshop_id, vote, "ana 1"),
    ):
        with pytest.raises(ValueError, match="revealed"):
            call()
    assert desk.vote.take_back(workshop_id, vote) == ""
    desk.vote.set_rule(workshop_id, vote, "only a fist blocks")
    clock.move(60)
    assert desk.vote.reveal(workshop_id, vote).outcome == "agreed"
    assert desk.session.workspace is before


def test_all_rounds_are_kept(desk: Desk, workshop_id: str, vote: str, clock: SetClock, store: MemoryStore) -> None:
    desk.vote.again(workshop_id, vote)
    assert len(desk.vote.vote(workshop_id, vote).rounds) == 1
    outcomes = []
    for line in ("rest 1", "rest 3", "rest 5"):
        desk.vote.take_line(workshop_id, vote, line)
        outcomes.append(desk.vote.reveal(workshop_id, vote).outcome)
        clock.move(60)
        desk.vote.again(workshop_id, vote)
        assert hands(desk, workshop_id, vote) == {}
    assert outcomes == ["not yet", "agreed, weakly", "agreed"]
    rounds = open_desk(store).vote.vote(workshop_id, vote).rounds
    assert [[one.hand for one in each.ballots] for each in rounds] == [[1] * 5, [3] * 5, [5] * 5, []]
    assert [each.opened for each in rounds] == [NOW + timedelta(minutes=n) for n in range(4)]


def test_a_new_round_asks_the_people_who_are_present(desk: Desk, workshop_id: str, vote: str) -> None:
    desk.vote.take_line(workshop_id, vote, "rest 1")
    desk.vote.reveal(workshop_id, vote)
    desk.workshop.attend(workshop_id, ["Ana", "Eve"])
    desk.vote.again(workshop_id, vote)
    assert desk.vote.waiting(desk.vote.vote(workshop_id, vote)) == ("Ana", "Eve")
    desk.vote.take_line(workshop_id, vote, "rest 4")
    assert desk.vote.reveal(workshop_id, vote).outcome == "agreed"


def test_the_last_verdict_is_valid_while_a_new_round_is_open(
    desk: Desk, workshop_id: str, vote: str, goal: str
) -> None:
    desk.vote.take_line(workshop_id, vote, "rest 4")
    desk.vote.reveal(workshop_id, vote)
    desk.vote.again(workshop_id, vote)
    desk.vote.take_line(workshop_id, vote, "rest 0")
    found = desk.vote.last(TEAM).get(goal)
    assert found is not None and found.verdict.outcome == "agreed"


@pytest.mark.parametrize("fields", [{"title": "Other"}, {"why": "Because"}, {"ambition": "committed"}])
def test_a_verdict_is_stale_after_an_edit(
    desk: Desk, workshop_id: str, goal: str, fields: dict[str, str], store: MemoryStore
) -> None:
    agree(desk, workshop_id, goal)
    found = desk.vote.last(TEAM).get(goal)
    assert found is not None and found.holds and not found.stale
    desk.draft.edit(TEAM, goal, **fields)
    found = open_desk(store).vote.last(TEAM).get(goal)
    assert found is not None and found.stale and not found.holds
    desk.session.undo()
    found = desk.vote.last(TEAM).get(goal)
    assert found is not None and found.holds


def test_moving_waiving_or_scoring_does_not_make_a_verdict_stale(desk: Desk, workshop_id: str, goal: str) -> None:
    objective(desk, TEAM, "Another")
    agree(desk, workshop_id, goal)
    desk.draft.move(TEAM, goal, 1)
    desk.draft.waive(TEAM, goal, "jargon", "", "ours")
    desk.draft.edit(TEAM, goal, score=0.7, theme="Buyers")
    found = desk.vote.last(TEAM).get(goal)
    assert found is not None and found.holds


def test_the_words_at_the_reveal_are_what_was_voted_on(desk: Desk, workshop_id: str, vote: str, goal: str) -> None:
    desk.vote.take_line(workshop_id, vote, "rest 4")
    desk.draft.edit(TEAM, goal, title="Paying feels like nothing")
    desk.vote.reveal(workshop_id, vote)
    found = desk.vote.last(TEAM).get(goal)
    assert found is not None and not found.stale


def test_a_new_round_after_an_edit_is_valid(desk: Desk, workshop_id: str, goal: str) -> None:
    vote = agree(desk, workshop_id, goal)
    desk.draft.edit(TEAM, goal, title="Other")
    desk.vote.again(workshop_id, vote)
    agree(desk, workshop_id, goal)
    found = desk.vote.last(TEAM).get(goal)
    assert found is not None and found.holds


def test_the_latest_of_two_votes_counts(desk: Desk, workshop_id: str, goal: str, clock: SetClock) -> None:
    agree(desk, workshop_id, goal)
    clock.move(60)
    desk.workshop.end(workshop_id)
    second = desk.workshop.start(TEAM)
    agree(desk, second, goal, 0, 0, 0, 0, 0)
    found = desk.vote.last(TEAM).get(goal)
    assert found is not None and found.verdict.outcome == "blocked"


# ---- what people say


@pytest.mark.parametrize("becomes", ["", "change", "risk"])
def test_words_of_a_person_are_kept_beside_their_hand(desk: Desk, workshop_id: str, goal: str, becomes: str) -> None:
    vote = agree(desk, workshop_id, goal, 4, 1, 4, 4, 4)
    desk.vote.hear(workshop_id, vote, "Li", "Not without\nthe bank", becomes)
    last = desk.vote.vote(workshop_id, vote).last
    assert last is not None
    assert [(one.person, one.words, one.becomes) for one in last.heard] == [("Li", "Not without\nthe bank", becomes)]
    assert [one.hand for one in last.ballots] == [4, 1, 4, 4, 4]
    assert desk.workshop.full(workshop_id).parked == ()


def test_a_parked_question_goes_to_the_parking_lot(desk: Desk, workshop_id: str, goal: str) -> None:
    vote = agree(desk, workshop_id, goal, 4, 1, 4, 4, 4)
    desk.vote.hear(workshop_id, vote, "Li", "Who owns the bank?", "parked")
    [parked] = desk.workshop.full(workshop_id).parked
    assert (parked.words, parked.by, parked.about, parked.parked) == ("Who owns the bank?", "Li", goal, NOW)
    desk.session.undo()
    last = desk.vote.vote(workshop_id, vote).last
    assert desk.workshop.full(workshop_id).parked == ()
    assert last is not None and last.heard == ()


def test_words_of_a_chat_become_a_change_later(desk: Desk, workshop_id: str, vote: str) -> None:
    desk.vote.take_line(workshop_id, vote, "Ana: 2 - no slot at night\nLi: 4\nSam: 2 - who pays?")
    desk.vote.reveal(workshop_id, vote)
    desk.vote.become(workshop_id, vote, 0, "change")
    desk.vote.become(workshop_id, vote, 1, "parked")
    desk.vote.become(workshop_id, vote, 7, "risk")
    last = desk.vote.vote(workshop_id, vote).last
    assert last and [(one.person, one.becomes) for one in last.heard] == [("Ana", "change"), ("Sam", "parked")]
    assert [(one.words, one.by) for one in desk.workshop.full(workshop_id).parked] == [("who pays?", "Sam")]
    assert desk.session.undo() == "Undone: what Sam said becomes parked"
    assert not desk.workshop.full(workshop_id).parked


def test_empty_words_are_not_recorded(desk: Desk, workshop_id: str, goal: str) -> None:
    vote = agree(desk, workshop_id, goal)
    before = desk.session.workspace
    desk.vote.hear(workshop_id, vote, "Li", " \n ", "parked")
    assert desk.session.workspace is before
    with pytest.raises(ValueError, match="becomes"):
        desk.vote.hear(workshop_id, vote, "Li", "x", "song")


# ---- the owner decides


def test_the_owner_decides_only_after_three_rounds(desk: Desk, workshop_id: str, vote: str, goal: str) -> None:
    for number in range(3):
        with pytest.raises(ValueError, match="after 3 rounds"):
            desk.vote.decide(workshop_id, vote, "Because")
        desk.vote.take_line(workshop_id, vote, "ana 1, rest 4")
        desk.vote.reveal(workshop_id, vote)
        if number < 2:
            desk.vote.again(workshop_id, vote)
    desk.vote.decide(workshop_id, vote, "We try it; Ana disagrees")
    found = desk.vote.last(TEAM).get(goal)
    assert found is not None
    assert (found.verdict.agreed, found.agreed, found.holds) == (False, True, True)
    assert found.vote.decided_by_owner == "We try it; Ana disagrees"
    assert desk.home.state(TEAM) == ("agreed", False)
    desk.draft.edit(TEAM, goal, title="Other")
    assert desk.home.state(TEAM) == ("agreed", True)


# ---- votes outside a workshop


def test_votes_outside_a_workshop_have_a_place_of_their_own(desk: Desk, goal: str, store: MemoryStore) -> None:
    place = desk.vote.workshop_for(TEAM)
    assert desk.vote.workshop_for(TEAM) == place
    assert desk.workshop.full(place).workshop.agenda.id == "votes"
    agree(desk, place, goal)
    assert desk.workshop.open_of(TEAM) is None
    found = open_desk(store).vote.last(TEAM).get(goal)
    assert found is not None and found.holds
    assert desk.vote.workshop_for("growth") != place


def test_votes_during_a_workshop_belong_to_it(desk: Desk, workshop_id: str) -> None:
    assert desk.vote.workshop_for(TEAM) == workshop_id
    desk.workshop.end(workshop_id)
    assert desk.vote.workshop_for(TEAM) != workshop_id


def test_every_rule_can_be_chosen_when_opening(desk: Desk, workshop_id: str, goal: str) -> None:
    for rule in VOTE_RULES:
        made = objective(desk, TEAM, rule)
        vote = desk.vote.vote(workshop_id, desk.vote.open(workshop_id, made, rule=rule))
        assert vote.rule == rule
        assert vote.legend == VOTE_RULES[rule].legend
