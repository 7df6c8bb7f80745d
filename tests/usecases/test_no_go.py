"""What a team will not do: noting, changing, undoing, and where it is shown."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.usecases.office import ANY_TEXT, fill_in, open_desk, some
from tuiokr.exchange.workshop_record import as_json
from tuiokr.model.words import clean
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.step_result import decided


def a_desk() -> Desk:
    made = open_desk(MemoryStore(who="Ana"))
    fill_in(made)
    return made


@pytest.fixture
def desk() -> Desk:
    return a_desk()


@pytest.fixture
def workshop(desk: Desk) -> str:
    return desk.workshop.start("northwind", "executive", people=("Noor", "Kim"))


def words(desk: Desk, workshop: str) -> list[str]:
    return [one.whole for one in desk.no_go.of(workshop)]


def test_each_line_or_message_is_one(desk: Desk, workshop: str) -> None:
    desk.no_go.add(workshop, "- The monthly report\n\n- New markets")
    desk.no_go.add(workshop, "10:04 Kim: Fairs\n10:05 Noor: The second app")
    assert words(desk, workshop) == ["The monthly report", "New markets", "Fairs", "The second app"]
    assert desk.session.undo() == "Undone: note 2 no-gos"
    assert words(desk, workshop) == ["The monthly report", "New markets"]


def test_owner_reason_and_words_change_and_undo_names_them(desk: Desk, workshop: str) -> None:
    (one,) = desk.no_go.add(workshop, "The report")
    desk.no_go.own(workshop, one, "Growth")
    desk.no_go.explain(workshop, one, "nobody reads it")
    desk.no_go.edit(workshop, one, "The monthly report")
    desk.no_go.edit(workshop, one, "  ")
    assert words(desk, workshop) == ["The monthly report (Growth, because nobody reads it)"]
    desk.no_go.delete(workshop, one)
    assert words(desk, workshop) == []
    said = [desk.session.undo() for _ in range(5)]
    assert said == [
        "Undone: delete “The monthly report”",
        "Undone: change “The monthly report”",
        "Undone: reason of “The report”",
        "Undone: owner of “The report”",
        "Undone: we will not do “The report”",
    ]


def test_it_is_decided_recorded_in_the_minutes_and_in_the_room_view(desk: Desk, workshop: str) -> None:
    (one,) = desk.no_go.add(workshop, "The report")
    desk.no_go.own(workshop, one, "Growth")
    assert "We will not do: The report" in decided(desk.session, desk.workshop.full(workshop))
    assert [each.whole for each in desk.no_go.of_team("northwind")] == ["The report (Growth)"]
    assert desk.no_go.of_team("growth") == ()
    record = desk.workshop_record.record(workshop)
    assert record and not record.empty
    assert as_json(record)["no_gos"] == [{"words": "The report", "owner": "Growth"}]
    assert "What we will not do\n\n- The report\n  - Growth" in desk.minutes.text(workshop)
    desk.workshop.go(workshop, "not-do")
    assert [(line.words, line.beside) for line in desk.presenter.present(workshop).lines] == [("The report", "Growth")]


@some
@given(ANY_TEXT)
def test_any_text_is_noted_in_clean_lines(text: str) -> None:
    desk = a_desk()
    workshop = desk.workshop.start("northwind", "executive")
    desk.no_go.add(workshop, text)
    found = desk.no_go.of(workshop)
    assert all(one.words == clean(one.words) and one.words for one in found)
    assert len(found) <= len(text.splitlines())
