"""The views of dependencies: a matrix with short names, rows by state, and a choice by typing."""

from __future__ import annotations

from datetime import date

import pytest

from tuiokr.model.okr import Dependency
from tuiokr.widgets import dependency_cards as cards
from tuiokr.widgets import dependency_matrix as matrix
from tuiokr.widgets.rows import Row
from tuiokr.widgets.typed_choice import matching

TEAMS = {f"t{number}": name for number, name in enumerate(("Payments Core", "Payments Risk", "Pay", "Care", "[/b]"))}


def need(key: str, asking: str, giving: str, **fields: object) -> Dependency:
    return Dependency.model_validate({"id": key, "asking": asking, "giving": giving, "what": "a thing", **fields})


def painted(rows: list[Row], width: int) -> list[str]:
    lines = [line.plain for row in rows for line in row.paint(width)]
    assert all(line.cell_length <= width for row in rows for line in row.paint(width))
    return lines


@pytest.mark.parametrize("cells", [2, 3])
def test_short_names_fit_and_differ(cells: int) -> None:
    names = [*TEAMS.values(), *["Team"] * 12, "数据平台", "é", " "]
    short = matrix.codes(names, cells)
    assert len(set(short)) == len(names)
    assert all(0 < len(one) <= cells for one in short)


def test_the_matrix_counts_and_names_the_most_depended_on_first() -> None:
    those = [
        need("a", "t0", "t3"),
        need("b", "t0", "t3", state="accepted"),
        need("c", "t1", "t2", state="accepted"),
        need("d", "t3", ""),
    ]
    heading = [line.plain for line in matrix.heading(those, TEAMS, 60)]
    assert heading[1].startswith("Care 2 (1 open)   Pay 1")
    lines = painted(matrix.rows(those, TEAMS), 60)
    [row] = [line for line in lines if "Payments Core" in line]
    assert row.split()[-3:] == ["◆2", "·", "2"]
    assert (matrix.rows([], TEAMS), matrix.heading([], TEAMS, 60)) == ([], [])


def test_twenty_one_teams_are_columns_in_ninety_four_cells() -> None:
    teams = {f"t{number}": f"Crew {chr(65 + number)}" for number in range(21)}
    those = [need(f"d{number}", f"t{number}", f"t{(number + 1) % 21}") for number in range(21)]
    heading = next(line.plain for line in matrix.heading(those, teams, 94) if line.plain.startswith("asks"))
    assert len(heading.split()) == 21 + len(["asks", "↓", "of", "→", "all"])
    narrow = painted(matrix.rows(those, teams), 40)
    assert any(line.startswith("Less: ") for line in narrow)


def test_the_board_has_each_state_below_the_other_with_its_number() -> None:
    those = [
        need("a", "t0", "t3", by="2027-02-01"),
        need("b", "t0", "t3", by="2027-02-01", state="accepted", promised="2027-02-02"),
        need("c", "t0", "t3", state="risk", carried_by="Kim"),
    ]
    shown = [cards.DependencyCard(one, "[/b]", "Care", "O1") for one in those]
    lines = [line.strip() for line in painted(cards.by_state(shown), 70) if line.strip()]
    heads = [line for line in lines if line[:4] in ("Requ", "Acce", "Risk", "None")]
    assert heads == ["Requested  1", "Accepted  1", "Risk  1", "None: Counter-offer, Declined"]
    assert any(line.startswith("[/b] → Care") and "▲ late  by 1 Feb for O1" in line for line in lines)


def test_promises_say_how_late_they_are() -> None:
    today = date(2027, 2, 10)
    late = cards.DependencyCard(need("a", "t0", "t3", state="accepted", promised="2027-02-09"), "Pay", "Care")
    now = cards.DependencyCard(need("b", "t0", "t3", state="accepted", promised="2027-02-10"), "Pay", "Care")
    lines = painted(cards.promise_rows([late], [now], today), 60)
    assert any(line.endswith("▲ 9 Feb, 1 day late") for line in lines)
    assert any(line.endswith("10 Feb, today") for line in lines)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("", ("Payments Core", "Payments Risk", "Pay", "Care", "Équipe", "Care (care-2)")),
        ("pay", ("Pay", "Payments Core", "Payments Risk")),
        ("RISK", ("Payments Risk",)),
        ("p r", ("Payments Risk", "Payments Core")),
        ("equi", ("Équipe",)),
        ("are", ("Care", "Care (care-2)")),
        ("care-2", ("Care (care-2)",)),
        ("zz", ()),
    ],
)
def test_values_are_found_by_a_few_letters(typed: str, first: tuple[str, ...]) -> None:
    values = ("Payments Core", "Payments Risk", "Pay", "Care", "Équipe", "Care (care-2)")
    assert matching(values, typed) == first


def test_the_keys_of_an_inbox_are_below_its_heading_where_they_do_not_fit_beside_it() -> None:
    card = cards.DependencyCard(need("a", "t0", "t3", state="countered"), "Payments Core", "Care")
    [head, _] = cards.waiting_rows([cards.WaitingGroup("Payments Core", (), (card,))])
    assert [line.plain.split() for line in head.paint(100)][1][-2:] == ["x", "drop"]
    narrow = [line.plain for line in head.paint(70)]
    assert narrow[1] == "Back to Payments Core  1"
    assert "y take the offer" in narrow[2] and "x drop" in " ".join(narrow)


def test_a_narrow_card_wraps_the_names_of_its_teams() -> None:
    card = cards.DependencyCard(need("a", "t0", "t3"), "Customer Care Central", "Customer Care North")
    lines = [line.strip() for line in painted(cards.column_rows([card]), 15)]
    assert lines[1:5] == ["Customer Care", "Central", "→ Customer Care", "North"]
