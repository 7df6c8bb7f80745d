"""The interview of the leader, and the themes that follow from it."""

from __future__ import annotations

import pytest

from tests.usecases.office import fill_in, objective, open_desk
from tuiokr.model.interview import COLUMNS, column_beside
from tuiokr.session.documents import of_session, workshop_of
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.workshop import holdings


@pytest.fixture
def desk() -> Desk:
    made = open_desk(MemoryStore(who="Ana"))
    fill_in(made)
    return made


@pytest.fixture
def workshop(desk: Desk) -> str:
    return desk.workshop.start("payments", people=("Ana", "Li"))


def words(desk: Desk, workshop: str) -> dict[str, list[str]]:
    return {column: [one.words for one in lines] for column, lines in desk.interview.columns(workshop).items()}


def themes(desk: Desk, workshop: str) -> list[tuple[str, int]]:
    return [(one.words, one.dots) for one in desk.theme.of(workshop)]


def test_lines_are_noted_changed_moved_and_deleted(desk: Desk, workshop: str) -> None:
    desk.interview.add(workshop, "works", "- Checkout\n- \x1b[31mRefunds\n\n")
    (late,) = desk.interview.add(workshop, "hard", "Night shift")
    checkout, refunds = (one.id for one in desk.interview.columns(workshop)["works"])
    desk.interview.edit(workshop, checkout, " Checkout is fast ")
    desk.interview.edit(workshop, checkout, "  ")
    assert desk.interview.move(workshop, refunds, 1) == "hard"
    assert desk.interview.move(workshop, checkout, -1) is None
    assert words(desk, workshop) == {
        "works": ["Checkout is fast"],
        "hard": ["Night shift", "Refunds"],
        "vision": [],
    }
    desk.interview.delete(workshop, late)
    assert desk.session.undo() == "Undone: delete “Night shift”"
    assert desk.session.undo() == "Undone: move “Refunds” to what is hard"
    assert words(desk, workshop)["works"] == ["Checkout is fast", "Refunds"]


def test_a_pasted_chat_is_lines_without_the_names(desk: Desk, workshop: str) -> None:
    desk.interview.add(workshop, "vision", "Ana: Nobody gives up\nLi: Paying is a pleasure")
    assert words(desk, workshop)["vision"] == ["Nobody gives up", "Paying is a pleasure"]


def test_a_line_becomes_a_theme_and_a_line_again(desk: Desk, workshop: str) -> None:
    first, second = desk.interview.add(workshop, "hard", "Trust\ntrust")
    assert (desk.theme.mark(workshop, first), desk.theme.mark(workshop, second)) == ("Trust", "Trust")
    assert themes(desk, workshop) == [("Trust", 0)], "the same words made two themes"
    assert desk.theme.mark(workshop, second) == ""
    assert themes(desk, workshop) == [("Trust", 0)], "the theme of another line was deleted"
    assert desk.theme.mark(workshop, first) == ""
    assert themes(desk, workshop) == []
    assert desk.session.undo() == "Undone: “Trust” is not a theme"
    assert themes(desk, workshop) == [("Trust", 0)]


def test_themes_are_sorted_by_their_dots(desk: Desk, workshop: str) -> None:
    desk.theme.add(workshop, "Ease\nTrust\nEASE\nPace")
    assert themes(desk, workshop) == [("Ease", 0), ("Trust", 0), ("Pace", 0)]
    assert "not a number" in desk.theme.give_dots(workshop, "3 x")
    assert desk.theme.give_dots(workshop, "1 2 3 4") == "There are 4 numbers for 3 themes"
    assert desk.theme.give_dots(workshop, "1, 4") == ""
    assert themes(desk, workshop) == [("Trust", 4), ("Ease", 1), ("Pace", 0)]
    assert desk.theme.give_dots(workshop, "0 2") == "", "the order is the one that is shown"
    assert themes(desk, workshop) == [("Ease", 2), ("Trust", 0), ("Pace", 0)]
    assert desk.session.undo() == "Undone: dots"
    assert themes(desk, workshop)[0] == ("Trust", 4)


def test_a_renamed_theme_keeps_dots_objectives_and_line(desk: Desk, workshop: str) -> None:
    objective(desk, "payments", "A")
    about = desk.draft.okrs("payments").objectives[0].id
    (line,) = desk.interview.add(workshop, "hard", "Trust")
    desk.theme.mark(workshop, line)
    desk.theme.add(workshop, "Ease")
    desk.theme.give_dots(workshop, "5")
    desk.theme.put_on("payments", about, "Trust")
    assert desk.theme.rename(workshop, "Trust", "ease") == "“Ease” is already a theme"
    assert desk.theme.rename(workshop, "Trust", " Trust of buyers ") == ""
    assert themes(desk, workshop)[0] == ("Trust of buyers", 5)
    assert desk.draft.okrs("payments").objectives[0].theme == "Trust of buyers"
    assert desk.theme.mark(workshop, line) == "", "the line was not a theme any longer"
    desk.session.undo()
    assert desk.session.undo() == "Undone: rename the theme “Trust”"
    assert (desk.draft.okrs("payments").objectives[0].theme, themes(desk, workshop)[0]) == ("Trust", ("Trust", 5))


def test_a_deleted_theme_loses_its_dots_but_not_its_objective(desk: Desk, workshop: str) -> None:
    objective(desk, "payments", "A")
    about = desk.draft.okrs("payments").objectives[0].id
    desk.theme.add(workshop, "Trust")
    desk.theme.give_dots(workshop, "5")
    desk.theme.put_on("payments", about, "Trust")
    desk.theme.delete(workshop, "Trust")
    assert (themes(desk, workshop), desk.theme.offered("payments")) == ([], ("Trust",))
    desk.theme.add(workshop, "Trust")
    assert themes(desk, workshop) == [("Trust", 0)]


def test_two_choices_of_a_theme_are_two_undo_steps(desk: Desk, workshop: str) -> None:
    objective(desk, "payments", "A")
    about = desk.draft.okrs("payments").objectives[0].id
    desk.theme.put_on("payments", about, "Ease")
    desk.theme.put_on("payments", about, "Trust")
    assert desk.session.undo() == "Undone: theme of “A”"
    assert desk.draft.okrs("payments").objectives[0].theme == "Ease"


def test_lines_and_dots_survive_the_disk(desk: Desk, workshop: str) -> None:
    desk.interview.add(workshop, "works", "Checkout")
    desk.theme.add(workshop, "Ease")
    desk.theme.give_dots(workshop, "2")
    full = desk.workshop.full(workshop)
    tables: dict[str, dict[str, dict[str, object]]] = {}
    for key, body in of_session(full).items():
        tables.setdefault(key.table, {})[key.id] = body
    assert workshop_of(tables, [], "w") == full
    assert holdings(full) == "1 line of the leader, 1 theme"


def test_the_minutes_contain_lines_and_themes_with_what_covers_them(desk: Desk, workshop: str) -> None:
    desk.interview.add(workshop, "works", "Checkout")
    desk.theme.add(workshop, "Ease")
    desk.theme.give_dots(workshop, "2")
    page = desk.minutes.text(workshop)
    assert "### What works\n\n- Checkout" in page
    assert "- Ease\n  - 2 dots, covered by nobody yet" in page
    assert "Write an objective for the theme “Ease”, or drop it" in page


def test_the_room_sees_three_columns_without_the_notes(desk: Desk, workshop: str) -> None:
    desk.workshop.go(workshop, "leader-opens")
    desk.workshop.note(workshop, "leader-opens", "private")
    (line,) = desk.interview.add(workshop, "hard", "Refunds")
    desk.theme.mark(workshop, line)
    shown = desk.presenter.present(workshop)
    assert [one.title for one in shown.columns] == list(COLUMNS.values())
    assert [(one.words, one.theme) for one in shown.columns[1].lines] == [("Refunds", "Refunds")]
    assert "private" not in repr(shown)
    assert shown.themes == (), "nobody can have written an objective yet"
    desk.workshop.go(workshop, "objectives")
    assert [one.covered_by for one in desk.presenter.present(workshop).themes] == ["nobody yet"]


def test_a_column_has_neighbours(desk: Desk) -> None:
    assert [column_beside("works", step) for step in (-1, 1)] == [None, "hard"]
    assert [column_beside("vision", step) for step in (-1, 1)] == ["hard", None]


def test_what_the_leader_said_in_the_one_to_one_is_noted_once(desk: Desk, workshop: str) -> None:
    assert desk.interview.bring_prepared(workshop) == 0
    desk.preparation.write("payments", "works", "Checkout is fast\n\nRefunds")
    desk.preparation.write("payments", "vision", "Nobody gives up")
    desk.preparation.write("payments", "goal", "One click")
    desk.interview.add(workshop, "works", "refunds")
    assert desk.interview.bring_prepared(workshop) == 3
    assert words(desk, workshop) == {
        "works": ["refunds", "Checkout is fast"],
        "hard": [],
        "vision": ["Nobody gives up", "One click"],
    }
    assert desk.interview.bring_prepared(workshop) == 0
    assert desk.session.undo() == "Undone: bring 3 lines of the 1:1"
