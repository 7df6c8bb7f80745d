"""Two windows on one workspace: a decision is kept or replaced as a whole, and nothing is replaced silently."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.usecases.office import CYCLE, NOW, fill_in, objective, open_desk
from tuiokr.model.tie_off import TieOff
from tuiokr.session.clock import SetClock
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import Store
from tuiokr.usecases.desk import Desk

UPPER = "northwind"
Doors = Callable[[], Store]


class Two:
    """Two windows, each of which has read everything."""

    def __init__(self, doors: Doors) -> None:
        self.doors = doors
        self.clock = SetClock(NOW)
        self.one = open_desk(doors(), self.clock)
        fill_in(self.one)
        self.back = objective(self.one, UPPER, "People come back", "Second orders from 31 % to 40 %")
        self.easy = objective(self.one, "payments", "Paying feels effortless", "Completion from 71 % to 85 %")
        self.first = objective(self.one, "payments", "Own the refund promise", "On time from 80 % to 95 %")
        self.need = self.one.dependency.ask("payments", "growth", "A mail")
        self.other = open_desk(doors(), self.clock)
        self.see()

    def see(self) -> None:
        """Let both windows take in what the other has saved, as the app does while nobody types."""
        for desk in (self.one, self.other):
            desk.session.refresh()
            desk.tie_off.of(UPPER)
            desk.session.read_all()

    def decided(self) -> dict[str, tuple[str, str]]:
        """The decisions that somebody finds who opens the workspace now."""
        found = open_desk(self.doors()).tie_off.of(UPPER)
        return {one.objective: (one.choice, one.note) for one in found.decisions}


@pytest.fixture
def two(any_store: Doors) -> Two:
    return Two(any_store)


def only_row(desk: Desk) -> tuple[str, str, str, str]:
    """Return (what happened, which field, yours, theirs) of the only open clash."""
    [conflict] = desk.session.clashes
    about = desk.settlement.dispute(conflict)
    [row] = about.differences
    return about.said, row.name, row.before, row.after


# ---- decisions


def test_two_decisions_about_one_objective_clash_and_show_who_decided_what(two: Two) -> None:
    two.one.tie_off.decide(UPPER, two.easy, "drop", "No designer")
    two.other.tie_off.decide(UPPER, two.easy, "confirm")
    assert two.decided() == {two.easy: ("drop", "No designer")}
    said, name, mine, theirs = only_row(two.other)
    assert said == "Somebody else made another decision about the same objective"
    assert name == "decision: Payments O1"
    assert mine.startswith("confirmed (") and theirs.startswith("dropped: No designer (")


def test_the_clash_names_who_saved_the_other_version(tmp_path: Path) -> None:
    names = iter(["Ana", "Kim"])
    two = Two(lambda: FileStore(tmp_path / "okrs", who=next(names, "Somebody")))
    two.one.tie_off.decide(UPPER, two.easy, "drop", "No designer")
    two.other.tie_off.decide(UPPER, two.easy, "confirm")
    said, _, mine, theirs = only_row(two.other)
    assert said == "Ana made another decision about the same objective"
    assert mine.startswith("confirmed (Kim, ") and theirs.startswith("dropped: No designer (Ana, ")


@pytest.mark.parametrize("mine", [True, False])
def test_a_clash_of_decisions_is_settled_as_a_whole(two: Two, mine: bool) -> None:
    two.one.tie_off.decide(UPPER, two.easy, "drop", "No designer")
    two.other.tie_off.decide(UPPER, two.easy, "change", "Aim at 500")
    [conflict] = two.other.session.clashes
    fields = [row.field for row in two.other.settlement.dispute(conflict).differences]
    two.other.settlement.settle(conflict, fields if mine else [])
    assert two.other.session.clashes == ()
    assert two.decided() == {two.easy: ("change", "Aim at 500") if mine else ("drop", "No designer")}


def test_a_choice_is_never_mixed_with_the_note_of_another_window(two: Two) -> None:
    two.one.tie_off.decide(UPPER, two.easy, "change", "Aim at 500")
    two.see()
    two.one.tie_off.decide(UPPER, two.easy, "drop", "Aim at 500")
    two.other.tie_off.note(UPPER, two.easy, "Aim at 700")
    assert two.decided() == {two.easy: ("drop", "Aim at 500")}
    assert len(two.other.session.clashes) == 1


def test_decisions_about_different_objectives_are_both_kept(two: Two) -> None:
    """This includes the first decisions, with which each window creates the tie-off."""
    two.one.tie_off.decide(UPPER, two.easy, "confirm")
    two.other.tie_off.decide(UPPER, two.first, "drop", "Later")
    assert two.other.session.clashes == ()
    assert two.decided() == {two.easy: ("confirm", ""), two.first: ("drop", "Later")}
    two.see()
    two.one.tie_off.decide(UPPER, two.easy, "change", "Now")
    two.other.tie_off.decide(UPPER, two.first, "escalate", "Noor")
    assert two.decided() == {two.easy: ("change", "Now"), two.first: ("escalate", "Noor")}


def test_hands_of_two_teams_are_both_kept_and_two_of_one_team_clash_without_a_word(two: Two) -> None:
    two.one.seat.raise_hand(UPPER, UPPER, 4)
    two.other.seat.raise_hand(UPPER, "payments", 2)
    assert two.other.session.clashes == ()
    two.see()
    given = {one.team: one.fingers for one in two.one.tie_off.of(UPPER).hands}
    assert given == {UPPER: 4, "payments": 2}
    two.one.seat.raise_hand(UPPER, "payments", 5)
    two.other.seat.raise_hand(UPPER, "payments", 1)
    said, _, mine, theirs = only_row(two.other)
    assert said == "Somebody else gave another hand for the same team"
    assert mine == theirs == "given"


def test_what_two_windows_say_about_two_findings_is_kept(two: Two) -> None:
    first, second, *_ = two.one.queue.items(UPPER, "findings")
    two.one.queue.settle(UPPER, first, "settled", "Noor does it")
    two.other.queue.settle(UPPER, second, "parked")
    assert two.other.session.clashes == ()
    two.see()
    assert {one.how for one in two.one.tie_off.of(UPPER).settled} == {"settled", "parked"}


def test_undoing_a_decision_keeps_the_decision_of_another_window(two: Two) -> None:
    two.one.tie_off.decide(UPPER, two.easy, "confirm")
    two.see()
    two.one.tie_off.decide(UPPER, two.easy, "drop", "Later")
    two.other.tie_off.decide(UPPER, two.first, "confirm")
    two.see()
    assert two.one.session.undo().startswith("Undone")
    assert two.decided() == {two.easy: ("confirm", ""), two.first: ("confirm", "")}


def test_the_first_objectives_of_a_team_from_two_windows_are_both_kept(two: Two) -> None:
    two.one.draft.add_objective("growth")
    two.other.draft.add_objective("growth")
    assert two.other.session.clashes == ()
    assert len(open_desk(two.doors()).draft.okrs("growth").objectives) == 2


# ---- before a decision is replaced


def test_a_decision_with_a_note_is_replaced_only_after_a_question(two: Two) -> None:
    tying = two.one.tie_off
    assert tying.would_replace(UPPER, two.easy, "confirm") is None
    tying.decide(UPPER, two.easy, "change", "Aim at 500")
    old = tying.would_replace(UPPER, two.easy, "confirm")
    assert old is not None and old.note == "Aim at 500"
    assert tying.would_replace(UPPER, two.easy, "change") is None


def test_a_decision_of_another_window_is_replaced_only_after_a_question(two: Two) -> None:
    two.one.tie_off.decide(UPPER, two.easy, "confirm")
    assert two.one.tie_off.would_replace(UPPER, two.easy, "drop") is None
    two.see()
    old = two.other.tie_off.would_replace(UPPER, two.easy, "drop")
    assert old is not None and old.choice == "confirm"


def test_a_note_does_not_confirm_a_stale_decision(two: Two) -> None:
    two.one.tie_off.decide(UPPER, two.easy, "confirm")
    two.one.draft.edit("payments", two.easy, title="Paying takes one step")
    two.one.tie_off.note(UPPER, two.easy, "Look again")
    assert two.easy in two.one.tie_off.undecided(UPPER)
    assert two.decided()[two.easy] == ("confirm", "Look again")


# ---- signatures, answers, votes, parked questions


def test_two_signatures_for_one_team_clash_and_for_two_teams_do_not(two: Two) -> None:
    two.one.tie_off.sign(UPPER, "payments", "Ana")
    two.other.tie_off.sign(UPPER, "growth", "Kim")
    assert two.other.session.clashes == ()
    two.see()
    two.one.tie_off.sign(UPPER, UPPER, "Noor")
    two.other.tie_off.sign(UPPER, UPPER, "Kim")
    said, name, mine, theirs = only_row(two.other)
    assert (said, name) == ("Somebody else signed for the same team", "signature: Northwind")
    assert mine.startswith("signed by Kim") and theirs.startswith("signed by Noor")
    found = open_desk(two.doors()).tie_off.of(UPPER)
    assert {one.team: one.name for one in found.signatures} == {"payments": "Ana", "growth": "Kim", UPPER: "Noor"}


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        (("accepted", "in June"), ("declined", "no time")),
        (("accepted", "in June"), ("countered", "in May")),
        (("countered", "in March"), ("countered", "in May")),
    ],
)
def test_two_answers_to_one_dependency_clash(two: Two, theirs: tuple[str, str], mine: tuple[str, str]) -> None:
    two.one.dependency.answer("payments", two.need, "countered", note="in April")
    two.see()
    two.one.dependency.answer("payments", two.need, theirs[0], note=theirs[1])
    two.other.dependency.answer("payments", two.need, mine[0], note=mine[1])
    said, name, _, _ = only_row(two.other)
    assert (said, name) == ("Somebody else gave another answer to the same dependency “A mail”", "answer")
    [found] = open_desk(two.doors()).dependency.dependencies(("payments",))
    assert (found.state, found.note) == theirs


def test_the_owners_decision_and_another_round_clash(two: Two) -> None:
    workshop_id = two.one.vote.workshop_for("payments")
    vote = two.one.vote.open(workshop_id, two.easy)
    for _ in range(3):
        people = two.one.vote.vote(workshop_id, vote).people
        two.one.vote.cast(workshop_id, vote, people[0], 2)
        two.one.vote.reveal(workshop_id, vote)
        two.one.vote.again(workshop_id, vote)
    two.see()
    two.one.vote.cast(workshop_id, vote, people[0], 5)
    two.other.vote.decide(workshop_id, vote, "We go for it")
    said, name, mine, theirs = only_row(two.other)
    assert (said, name) == ("Somebody else changed the same vote “Is it the right thing?”", "course")
    assert "We go for it" in mine and "4: 0 in" in mine
    assert "4: 1 in" in theirs  # no hand before the reveal
    assert open_desk(two.doors()).vote.vote(workshop_id, vote).decided_by_owner == ""


def test_numbers_on_two_key_results_are_merged_and_two_on_one_clash(two: Two) -> None:
    workshop_id = two.one.vote.workshop_for("payments")
    people = two.one.workshop.full(workshop_id).workshop.here
    keys = [key.id for key in two.one.draft.okrs("payments").key_results]
    two.see()
    two.one.confidence.cast(workshop_id, keys[0], people[0], 7)
    two.other.confidence.cast(workshop_id, keys[1], people[0], 4)
    two.see()
    assert not two.other.session.clashes
    two.one.confidence.cast(workshop_id, keys[0], people[1], 3)
    two.other.confidence.cast(workshop_id, keys[0], people[1], 9)
    said, name, mine, theirs = only_row(two.other)
    assert (said, name) == ("Somebody else changed the same confidence", "course")
    assert mine == theirs == "rounds 1: 2 in"  # no number before the reveal


def test_answers_of_the_room_on_two_key_results_are_merged_and_two_on_one_clash(two: Two) -> None:
    workshop_id = two.one.vote.workshop_for("payments")
    keys = [key.id for key in two.one.draft.okrs("payments").key_results]
    two.see()
    two.one.outcome.answer(workshop_id, keys[0], "outcome")
    two.other.outcome.answer(workshop_id, keys[1], "output")
    two.see()
    assert not two.other.session.clashes
    two.one.outcome.answer(workshop_id, keys[0], "unsure")
    two.other.outcome.answer(workshop_id, keys[0], "output")
    said, name, mine, theirs = only_row(two.other)
    assert (said, name) == ("Somebody else changed the same answer to outcome or output", "what the room says")
    assert (mine, theirs) == ("output", "cannot say")


def test_two_answers_to_one_parked_question_clash(two: Two) -> None:
    workshop_id = two.one.vote.workshop_for("payments")
    two.one.parking.park(workshop_id, "Who owns refunds?")
    two.see()
    [parked] = two.one.workshop.full(workshop_id).parked
    two.one.parking.resolve(workshop_id, parked.id, "Payments does")
    two.other.parking.resolve(workshop_id, parked.id, "Growth does")
    _, _, mine, theirs = only_row(two.other)
    assert (mine, theirs) == ("resolved: Growth does", "resolved: Payments does")


# ---- files of an older form


def older(root: Path) -> Path:
    """Rewrite the file of the tie-off in the older form: lists of decisions and signatures."""
    [path] = root.glob("cycles/*/tieoffs/*.json")
    tables = json.loads(path.read_text())
    for row in tables["tie_off"].values():
        for word, about, name in (("decision", "objective", "decisions"), ("signature", "team", "signatures")):
            keys = [key for key in row if key.startswith(f"{word} ")]
            row[name] = [{**row.pop(key), about: key.removeprefix(f"{word} ")} for key in keys]
            for one in row[name]:
                one.pop("covers", None), one.pop("named", None)
    path.write_text(json.dumps(tables))
    return path


def test_a_tie_off_of_the_older_form_opens_and_is_changed(root: Path) -> None:
    two = Two(lambda: FileStore(root))
    two.one.tie_off.decide(UPPER, two.easy, "change", "Aim at 500")
    two.one.tie_off.sign(UPPER, "payments", "Ana")
    older(root)
    desk = open_desk(FileStore(root))
    found: TieOff = desk.tie_off.of(UPPER)
    assert [(one.choice, one.note) for one in found.decisions] == [("change", "Aim at 500")]
    assert [(one.team, one.name, one.covers) for one in found.signatures] == [("payments", "Ana", "words")]
    desk.tie_off.decide(UPPER, two.first, "confirm")
    assert not desk.session.clashes and not desk.session.spoilt
    assert two.decided() == {two.easy: ("change", "Aim at 500"), two.first: ("confirm", "")}
    assert open_desk(FileStore(root)).tie_off.of(UPPER).signature("payments") is not None


def test_a_dependency_of_the_older_form_opens_and_is_answered(root: Path) -> None:
    two = Two(lambda: FileStore(root))
    two.one.dependency.answer("payments", two.need, "risk", carried_by="Ana")
    path = root / f"cycles/{CYCLE}/teams/payments.json"
    tables = json.loads(path.read_text())
    for row in tables["dependencies"].values():
        row |= row.pop("answer")
    path.write_text(json.dumps(tables))
    desk = open_desk(FileStore(root))
    [found] = desk.dependency.dependencies(("payments",))
    assert (found.state, found.carried_by) == ("risk", "Ana")
    desk.dependency.answer("payments", two.need, "accepted")
    [found] = open_desk(FileStore(root)).dependency.dependencies(("payments",))
    assert (found.state, found.carried_by) == ("accepted", "")


@pytest.mark.parametrize("value", ["yes", None, [1], {"choice": "perhaps"}])
def test_a_decision_that_cannot_be_read_is_reported_and_stops_nothing(root: Path, value: object) -> None:
    two = Two(lambda: FileStore(root))
    two.one.tie_off.decide(UPPER, two.easy, "confirm")
    [path] = root.glob("cycles/*/tieoffs/*.json")
    tables = json.loads(path.read_text())
    next(iter(tables["tie_off"].values()))[f"decision {two.easy}"] = value
    path.write_text(json.dumps(tables))
    desk = open_desk(FileStore(root))
    assert desk.tie_off.of(UPPER).decisions == ()
    assert any("decisions" in line for line in desk.session.spoilt)
