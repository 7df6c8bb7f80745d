"""What was said in a workshop can be read after its end, and is part of an export."""

from __future__ import annotations

import json

import pytest

from tests.usecases.office import CYCLE
from tuiokr.exchange import json_file, markdown
from tuiokr.exchange.document import LEFT_OUT
from tuiokr.exchange.merge import document_of
from tuiokr.exchange.workshop_record import lines
from tuiokr.session.clock import SetClock
from tuiokr.usecases.desk import Desk


@pytest.fixture
def held(desk: Desk, clock: SetClock) -> str:
    """An ended workshop of Payments with something of every kind."""
    running, asking = desk.workshop, desk.vote
    workshop = running.start("payments")
    objective = desk.draft.add_objective("payments")
    desk.draft.edit("payments", objective, title="Paying feels effortless")
    running.resume(workshop)
    clock.move(300)
    running.note(workshop, "check-in", "Everybody is here.\n- Li leaves at 11 [/b]")
    desk.theme.add(workshop, "Trust\nSpeed")
    vote = asking.open(workshop, objective)
    for person, hand in (("Ana", 2), ("Li", 4)):
        asking.cast(workshop, vote, person, hand)
    asking.reveal(workshop, vote)
    asking.hear(workshop, vote, "Ana", "The night shift has no slot", "risk")
    asking.again(workshop, vote)
    asking.cast(workshop, vote, "Ana", 5)
    desk.parking.park(workshop, "Is instant transfer in scope?", by="Sam")
    clock.move(1)
    desk.parking.park(workshop, "Who owns refunds?", about=objective)
    desk.parking.resolve(workshop, desk.workshop.full(workshop).parked[1].id, "Ana asks legal")
    for test in ("espresso", "townhall"):
        desk.team_test.answer(workshop, objective, test, "yes")
    desk.team_test.show_counts(workshop, objective, "espresso", True)
    running.end(workshop)
    return workshop


def words(desk: Desk, workshop: str) -> str:
    record = desk.workshop_record.record(workshop)
    assert record
    return "\n".join(line.words for line in lines(record))


def test_the_record_contains_everything_that_was_said(desk: Desk, held: str) -> None:
    found = words(desk, held)
    for one in (
        "Payments: team workshop",
        "Trust",
        "Speed",
        "Notes: Check-in",
        "- Li leaves at 11 [/b]",
        "O1 “Paying feels effortless”",
        "round 1, nobody below three: not yet",
        "Ana 2, Li 4",
        "Ana: The night shift has no slot (risk)",
        "Is instant transfer in scope?",
        "resolved: Ana asks legal",
        "1 yes, 0 meh, 0 eye-rolls: green, 1 of 1",
    ):
        assert one in found, one


def test_hidden_hands_and_counts_are_not_in_the_record(desk: Desk, held: str) -> None:
    assert "Ana 5" not in words(desk, held) and "townhall" not in words(desk, held)
    document = desk.workshop_record.document(CYCLE)
    assert "round 2" not in markdown.write(document) and '"5"' not in json_file.write(document)


def test_the_record_of_an_anonymous_vote_contains_no_names(desk: Desk, held: str) -> None:
    workshop = desk.workshop.start("payments")
    (objective,) = desk.draft.okrs("payments").objectives
    vote = desk.vote.open(workshop, objective.id)
    desk.vote.name_hands(workshop, vote, False)
    desk.vote.take_line(workshop, vote, "Ana: 2 - the night shift has no slot\nLi: 4")
    desk.vote.reveal(workshop, vote)
    found = words(desk, workshop)
    assert "4, 2" in found and "the night shift has no slot" in found
    said = found.partition("Votes")[2]
    assert "Ana" not in said and "Li" not in said


def test_open_workshops_come_first_and_then_the_latest(desk: Desk, held: str, clock: SetClock) -> None:
    clock.move(60)
    second = desk.workshop.start("payments", "executive")
    desk.workshop.end(second)
    third = desk.workshop.start("payments", "tie-off")
    other = desk.workshop.start("growth")
    assert [one.workshop.id for one in desk.workshop_record.of_team("payments")] == [third, second, held]
    assert {one.workshop.id for one in desk.workshop_record.of_all()} == {held, second, third, other}
    assert "Nothing was written down in it." in words(desk, second)


def test_questions_parked_outside_a_workshop_have_a_record_unless_there_are_none(desk: Desk) -> None:
    place = desk.vote.workshop_for("growth")
    assert desk.workshop_record.of_team("growth") == ()
    desk.parking.park(place, "Who pays?")
    assert [one.workshop.id for one in desk.workshop_record.of_team("growth")] == [place]


def test_a_record_stays_when_its_objective_is_deleted(desk: Desk, held: str) -> None:
    (objective,) = desk.draft.okrs("payments").objectives
    desk.draft.delete("payments", objective.id)
    assert "something that was deleted since: Is it the right thing?" in words(desk, held)
    assert desk.workshop_record.record("w-unknown") is None


def test_an_export_contains_the_records_and_an_import_ignores_them(desk: Desk, held: str) -> None:
    document = desk.workshop_record.document(CYCLE, "payments")
    text = markdown.write(document)
    assert "## Workshops" in text and "> \\- Li leaves at 11 \\[/b\\]" in text
    read = markdown.read(text, "x.md")
    assert [one.title for okrs in read.okrs for one in okrs.objectives] == ["Paying feels effortless"]
    assert any(LEFT_OUT in note for note in read.notes)

    written = json_file.write(document)
    (record,) = json.loads(written)["workshops"]
    assert (record["title"], record["themes"]) == ("Payments: team workshop", ["Trust", "Speed"])
    again = json_file.read(written, "x.json")
    assert any(LEFT_OUT in note for note in again.notes)
    without = json_file.read(json_file.write(document_of(desk.session.workspace, CYCLE, "payments")), "x.json")
    assert (again.okrs, again.other) == (without.okrs, {})


def test_a_document_without_workshops_does_not_mention_them(desk: Desk) -> None:
    document = desk.workshop_record.document(CYCLE)
    assert "Workshops" not in markdown.write(document) and "workshops" not in json_file.write(document)
