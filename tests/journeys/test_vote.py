"""The fist of five, from hidden hands to the verdict and to a new round."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import constants

from tests.journeys.driver import CYCLE, MONDAY, Person, fresh, on_stage, sample_on
from tuiokr.model.vote import Vote
from tuiokr.model.vote_rule import VOTE_RULES
from tuiokr.model.workspace import FullWorkshop
from tuiokr.screens.countdown import Countdown
from tuiokr.screens.draft import Draft
from tuiokr.screens.pick import Pick
from tuiokr.screens.question import AskLine
from tuiokr.screens.vote import VoteScreen
from tuiokr.widgets.block_letters import block_letters


def meeting_on_disk(folder: Path) -> FullWorkshop:
    return fresh(folder).workspace.workshops["w-payments"]


def vote_on_disk(folder: Path, about: str) -> Vote:
    return next(vote for vote in meeting_on_disk(folder).votes if vote.about == about)


def large(words: str) -> list[str]:
    """The lines of words in block letters, as they are seen."""
    return [line.rstrip() for line in block_letters(words)]


def title_on_disk(folder: Path) -> str:
    objective = fresh(folder).workspace.of(CYCLE, "payments").objective("p-refund")
    return objective.title if objective else ""


async def to_vote(person: Person, about: str) -> VoteScreen:
    await person.light("payments")
    await person.press("enter")
    await person.on(Draft)
    await person.light(about)
    await person.press("v")
    return await person.on(VoteScreen)


async def many(person: Person, line: str) -> None:
    await person.press("l")
    await person.on(AskLine)
    await person.paste(line)
    await person.press("enter")
    await person.on(VoteScreen)


async def test_nothing_on_screen_reveals_the_hands_before_the_reveal(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 30)) as person:
        await to_vote(person, "p-refund")
        await person.wait_for("▶ Ana", "· Pat", "Hand of Ana?", "0 of 6 in")
        await person.press("5 4 5 4 5")
        await person.wait_for("✓ Ana", "▶ Pat", "5 of 6 in")
        high = person.sees
        assert vote_on_disk(tmp_path, "p-refund").rounds[0].ballots[0].hand == 5
        await person.press("backspace backspace backspace backspace backspace")
        await person.wait_for("▶ Ana", "0 of 6 in")
        await person.press("0 1 0 2 1")
        await person.wait_for("✓ Ana", "▶ Pat", "5 of 6 in")
        assert person.sees == high, "what is seen depends on hands that are not on the table yet"
        assert "average" not in high and "median" not in high
        await person.press("escape")
        await person.on(Draft)
        assert "fist of five: blocked" not in person.sees
    assert [ballot.hand for ballot in vote_on_disk(tmp_path, "p-refund").rounds[0].ballots] == [0, 1, 0, 2, 1]


async def test_a_hand_is_undone_and_people_are_absent_abstain_or_vote_out_of_turn(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 30)) as person:
        await to_vote(person, "p-refund")
        await person.press("r")
        await person.wait_for("Nobody has voted yet")
        await person.press("5 2 backspace")
        await person.wait_for("▶ Li", "1 of 6 in")
        await person.press("4 a p")
        await person.wait_for("– Sam", "– Max", "▶ Ola")
        await person.press("right 3 3")
        await person.wait_for("All hands are in")
        await person.press("r")
        await person.wait_for(*large("AGREED"), "Sam absent, Max abstain")
    ballots = {one.person: one for one in vote_on_disk(tmp_path, "p-refund").rounds[0].ballots}
    assert [ballots[name].hand for name in ("Ana", "Li", "Sam", "Max", "Ola", "Pat")] == [5, 4, None, None, 3, 3]
    assert (ballots["Sam"].mark, ballots["Max"].mark) == ("absent", "abstain")


async def test_many_hands_in_one_line_lead_to_a_verdict_and_a_new_round(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 36)) as person:
        await to_vote(person, "p-refund")
        await many(person, "ana 4, li 3, zoe 2, ola 1, rest 5")
        await person.wait_for("Nobody here is called “zoe”", "“rest” was not used", "3 of 6 in")
        await many(person, "rest 5")
        await person.wait_for("6 of 6 in")
        await person.press("r")
        await person.wait_for(*large("NOT YET"), "one below three", "average 3.8")
        await person.wait_for("Ola: what would bring you to a three?")
        await person.press("3")
        assert len(vote_on_disk(tmp_path, "p-refund").rounds[0].ballots) == 6
        await person.press("h")
        await person.on(Pick)
        await person.wait_for("Ola showed 1", "Ana showed 4")
        await person.press("enter")
        await person.on(AskLine)
        await person.write("Who pays for it?")
        await person.press("enter")
        await person.on(Pick)
        await person.light("parked", "#options")
        await person.press("enter")
        await person.on(VoteScreen)
        await person.wait_for("1 Ola: Who pays for it? → parked")
        first = vote_on_disk(tmp_path, "p-refund").rounds[0]
        await person.press("v")
        await person.wait_for("round 2", "0 of 6 in", "▶ Ana")
        assert "average" not in person.sees
        await many(person, "all 3")
        await person.press("r")
        now = f"{MONDAY.astimezone():%H:%M}"
        await person.wait_for(*large("AGREED, WEAKLY"), "All threes.", "Ola 1 → 3")
        await person.wait_for(f"round 1 {now} not yet: one below three", "Who pays for it?")
    vote = vote_on_disk(tmp_path, "p-refund")
    assert vote.rounds[0] == first and len(vote.rounds) == 2
    assert [one.hand for one in vote.rounds[1].ballots] == [3] * 6
    assert [(one.person, one.words, one.becomes) for one in first.heard] == [("Ola", "Who pays for it?", "parked")]
    parked = {one.words: (one.by, one.about) for one in meeting_on_disk(tmp_path).parked}
    assert parked["Who pays for it?"] == ("Ola", "p-refund")


async def test_a_pasted_chat_fills_in_the_hands(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 30)) as person:
        await to_vote(person, "p-refund")
        await person.paste("Ana: 4\nLi: 5\n09:12 Sam Miller: 2\n")
        await person.wait_for("3 of 6 in", "▶ Max")
    assert [one.hand for one in vote_on_disk(tmp_path, "p-refund").rounds[0].ballots] == [4, 5, 2]


async def test_an_anonymous_vote_shows_and_stores_no_name_beside_a_hand(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 36)) as person:
        screen = await to_vote(person, "p-refund")
        await person.wait_in("#beside", "named: the hands are shown with names")
        await person.press("N")
        await person.wait_in("#beside", "anonymous: the reveal removes the names")
        await many(person, "ana 2, li 4, sam absent, rest 5")
        await person.wait_for("✓ Ana", "5 of 5 in, 1 absent")
        await person.press("N")
        await person.wait_for("This vote stays anonymous")
        await person.press("r")
        await person.wait_for("one below three")
        assert "Ana" not in person.sees_in(screen.query_one("#ballots"))
    last = vote_on_disk(tmp_path, "p-refund").rounds[0]
    assert [(one.person, one.hand) for one in last.ballots if one.hand is not None] == [
        ("", hand) for hand in (2, 4, 5, 5, 5)
    ]


async def test_a_tally_makes_a_named_vote_anonymous_after_a_question(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 36)) as person:
        await to_vote(person, "p-refund")
        await person.press("l")
        await person.on(AskLine)
        await person.wait_for("three fours, two fives")
        await person.paste("4x3 2x2")
        await person.press("enter")
        await person.on(Pick)
        await person.wait_for("A tally has no names")
        assert "4x3" not in person.sees
        await person.press("enter")
        await person.on(VoteScreen)
        await person.wait_for("The tally is in", "5 of 6 in")
        await person.press("4")
        await person.wait_for("The hands were entered as a tally")
        await person.paste("4x3 2x3 5x4")
        await person.wait_for("10 hands, but only 6 people are asked")
        await person.press("r")
        await person.wait_for("Without a hand: 1 person", "again reveals anyway")
        assert not vote_on_disk(tmp_path, "p-refund").rounds[0].revealed
        await person.press("r")
        await person.wait_for("2 below three")
    vote = vote_on_disk(tmp_path, "p-refund")
    assert vote.anonymous
    assert [one.hand for one in vote.rounds[0].ballots] == [2, 2, 4, 4, 4, None]


async def test_two_people_with_one_name_are_told_apart_by_a_question(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 36)) as person:
        await to_vote(person, "p-refund")
        await person.press("plus")
        await person.on(AskLine)
        await person.write("Tom Berg, Tom Hale")
        await person.press("enter")
        await person.on(VoteScreen)
        await person.paste("Tom: 1\nAna: 4")
        await person.on(Pick)
        await person.wait_for("Who is “Tom” in line 1?", "Tom Berg", "Tom Hale")
        await person.press("2")
        await person.on(VoteScreen)
        await person.wait_for("✓ Ana", "✓ Tom Hale", "· Tom Berg", "2 of 8 in")
        await person.paste("tom 3, rest 5")
        await person.on(Pick)
        await person.press("escape")
        await person.on(VoteScreen)
        await person.wait_for("“tom” could be Tom Berg or Tom Hale", "“rest” was not used", "2 of 8 in")
    ballots = {one.person: one.hand for one in vote_on_disk(tmp_path, "p-refund").rounds[0].ballots}
    assert ballots == {"Ana": 4, "Tom Hale": 1}


async def test_a_reveal_with_people_missing_asks_once(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 36)) as person:
        await to_vote(person, "p-refund")
        await many(person, "ana 4, li 3, sam 5, max 5")
        await person.press("r")
        await person.wait_for("Without a hand: Ola, Pat", "again reveals anyway")
        await person.press("4")
        await person.wait_for("Hand of Pat?")
        await person.press("r")
        await person.wait_for("Without a hand: Pat")
        assert not vote_on_disk(tmp_path, "p-refund").rounds[0].revealed
        await person.press("r")
        await person.wait_for("nobody below three")
    assert vote_on_disk(tmp_path, "p-refund").rounds[0].revealed


async def test_a_key_result_is_asked_about_confidence_and_the_rule_can_be_changed(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 36)) as person:
        await to_vote(person, "p-done")
        await person.wait_for("HOW SURE ARE WE TO GET THERE?", "could go either way")
        await person.press("f5")
        await person.on(Pick)
        await person.wait_for(*VOTE_RULES)
        await person.light("only a fist blocks", "#options")
        await person.press("enter")
        await person.on(VoteScreen)
        await person.wait_in("#beside", "Agreed unless somebody shows a fist")
        await many(person, "ana 0, rest 5")
        await person.press("f5")
        await person.wait_for("The rule cannot change after the first hand")
        await person.press("r")
        await person.wait_for(*large("BLOCKED"), "one fist")
    assert vote_on_disk(tmp_path, "p-done").rule == "only a fist blocks"


async def test_the_owner_decides_only_after_three_rounds(tmp_path: Path) -> None:
    async def decide(person: Person) -> None:
        await person.press("d")
        await person.on(AskLine)
        await person.write("We go")
        await person.press("enter")
        await person.on(VoteScreen)

    async with on_stage(sample_on(tmp_path), (110, 36)) as person:
        await to_vote(person, "p-fraud")
        await decide(person)
        await person.wait_for("The owner can decide after 3 rounds")
        for _ in range(2):
            await person.press("v")
            await many(person, "ola 1, rest 4")
            await person.press("r")
        await decide(person)
        await person.wait_for("The owner decided: We go dissent: Ola", *large("NOT YET"))
    assert vote_on_disk(tmp_path, "p-fraud").decided_by_owner == "We go"


async def test_a_countdown_comes_before_the_reveal_and_any_key_skips_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "TEXTUAL_ANIMATIONS", "full")
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        await to_vote(person, "p-refund")
        await many(person, "ana 4, li 3, rest 5")
        await person.press("r")
        await person.on(Countdown)
        await person.wait_for("any key shows the hands")
        await person.press("escape")
        await person.on(VoteScreen)
        assert not vote_on_disk(tmp_path, "p-refund").rounds[0].revealed
        await person.press("r")
        await person.on(Countdown)
        await person.press("x")
        await person.on(VoteScreen)
        await person.wait_for(*large("AGREED"), "▌ Ana", "▌ Li")
        await person.press("v")
        await many(person, "all 3")
        await person.press("r")
        await person.on(Countdown)
        await person.on(VoteScreen)
        await person.wait_for("All threes.")
    assert len(vote_on_disk(tmp_path, "p-refund").rounds) == 2


async def test_the_room_changes_the_wording_with_the_change_in_view_and_votes_again(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        await to_vote(person, "p-refund")
        await person.paste("Ana: 2 - say by when\nLi: 4\nSam: 4\nMax: 4\nOla: 4\nPat: 5")
        await person.press("r")
        await person.wait_for("2 Ana: say by when")
        await person.press("c")
        await person.on(Pick)
        await person.wait_for("Ana: say by when", "a change to make")
        await person.press("1")
        await person.on(VoteScreen)
        await person.wait_for("2 Ana: say by when → change")
        await person.press("e")
        await person.on(AskLine)
        await person.wait_for("· Ana: say by when", "Own the refund promise")
        await person.press("enter")
        await person.on(VoteScreen)
        await person.wait_for("The wording is the same")
        await person.press("e")
        await person.on(AskLine)
        await person.write(" by May")
        await person.press("enter")
        await person.on(VoteScreen)
        await person.wait_for("Own the refund promise by May", "round 2", "0 of 6 in", "say by when")
        assert title_on_disk(tmp_path) == "Own the refund promise by May"
        await person.press("u u")
        await person.wait_for("round 1", "2 Ana: say by when → change")
        assert title_on_disk(tmp_path) == "Own the refund promise"
        await person.press("U U")
        await person.wait_for("round 2")
        await many(person, "ana 4, rest 4")
        await person.press("r")
        await person.wait_for("Ana 2 → 4")
    assert title_on_disk(tmp_path) == "Own the refund promise by May"
    assert vote_on_disk(tmp_path, "p-refund").rounds[0].heard[0].becomes == "change"


async def test_an_objective_that_changed_after_its_vote_is_shown_as_stale(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 36)) as person:
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        await person.wait_for("fist of five: agreed")
        assert "stale" not in person.sees
        await person.light("p-easy")
        await person.press("enter")
        await person.write(" and safe")
        await person.press("escape")
        await person.wait_for("fist of five: agreed, stale")
        await person.press("u")
        await person.wait_gone("stale")
    objective = fresh(tmp_path).workspace.of(CYCLE, "payments").objective("p-easy")
    assert objective is not None and objective.title == "Make paying with us feel effortless"


async def test_the_list_of_voters_shows_who_is_absent_and_who_abstains(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 30)) as person:
        await to_vote(person, "p-refund")
        await person.press("a p")
        await person.wait_for("– Ana", "– Li")
        assert "– Ana absent" in person.sees and "– Li abstain" in person.sees


async def test_digits_typed_at_once_are_one_hand_per_person(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 30)) as person:
        await to_vote(person, "p-refund")
        await person.write("543")
        assert [one.hand for one in vote_on_disk(tmp_path, "p-refund").rounds[0].ballots] == [5, 4, 3]


async def test_hands_absences_and_abstentions_are_counted_correctly(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        await to_vote(person, "p-refund")
        await many(person, "ana 4, li 3, sam absent, max abstain")
        await person.wait_for("2 of 4 in, 1 abstain, 1 absent")
        await person.press("r r")
        await person.wait_for("2 hands, 1 abstain, 1 absent, 2 without a hand")
