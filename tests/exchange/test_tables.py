"""Tables as spreadsheets and other programs write them: what is read, and that the rest is reported by name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuiokr.exchange import csv_file, format_registry, markdown
from tuiokr.exchange.document import Document, ExchangeError
from tuiokr.model.okr import KeyResult


def keys(document: Document) -> list[KeyResult]:
    return [key for okrs in document.okrs for key in okrs.key_results]


def numbers(document: Document) -> list[tuple[float | None, float | None, str]]:
    return [(key.start, key.target, key.unit) for key in keys(document)]


def test_the_file_decides_which_sign_groups_digits() -> None:
    european = "objective;key result;from;to;unit\nSell;Sales;10.400,50;12.000,00;€\nSell;Loaves;3.150;4.300;loaves\n"
    assert numbers(csv_file.read(european, "x.csv")) == [(10400.5, 12000, "€"), (3150, 4300, "loaves")]
    american = 'objective,key result,from,to\nSell,Sales,"10,400.50","12,000.00"\nSell,Loaves,"3,150",4300\n'
    document = csv_file.read(american, "x.csv")
    assert numbers(document) == [(10400.5, 12000, ""), (3150, 4300, "")] and document.notes == ()


def test_a_semicolon_implies_a_decimal_comma() -> None:
    document = csv_file.read("objective;key result;from;to\nSell;Loaves;3.150;4.300\n", "x.csv")
    assert numbers(document) == [(3150, 4300, "")]


def test_an_ambiguous_number_is_read_and_noted() -> None:
    document = csv_file.read("objective,key result,from,to\nSell,Ratio,3.150,4.300\n", "x.csv")
    assert numbers(document) == [(3.15, 4.3, "")]
    assert any("two ways" in note and '"3.150" is read as 3.15, not 3,150' in note for note in document.notes)


def test_the_other_number_of_a_row_decides() -> None:
    document = csv_file.read("objective,key result,from,to\nSell,Loaves,3.150,4300\n", "x.csv")
    assert numbers(document) == [(3150, 4300, "")] and len(document.notes) == 1


@pytest.mark.parametrize(
    ("start", "target", "unit", "expected"),
    [
        ("5 min", "60 s", "", (300, 60, "s")),
        ("2 h", "45", "minutes", (120, 45, "minutes")),
        ("1.5 GB", "900 MB", "", (1500, 900, "MB")),
        ("40", "70 %", "", (40, 70, "%")),
        ("€ 5", "9 EUR", "", (5, 9, "EUR")),
    ],
)
def test_two_units_of_one_kind_become_one(
    start: str, target: str, unit: str, expected: tuple[float, float, str]
) -> None:
    document = csv_file.read(f"objective,key result,from,to,unit\nA,B,{start},{target},{unit}\n", "x.csv")
    assert numbers(document) == [expected]


@pytest.mark.parametrize(
    ("start", "target"), [("4 boxes", "90 s"), ("€ 5", "$ 9"), ("3 %", "5 pp"), ("2 days", "9 EUR")]
)
def test_two_units_that_do_not_match_are_left_out_with_a_note(start: str, target: str) -> None:
    document = csv_file.read(f"objective,key result,from,to\nA,B,{start},{target}\n", "x.csv")
    assert numbers(document) == [(None, None, "")]
    assert document.notes == (f'line 2: start "{start}" and target "{target}": these units do not match; left out',)


def test_dates_follow_the_order_of_the_file_or_are_left_out() -> None:
    document = csv_file.read("objective,key result,due\nA,B,04/05/2031\nA,C,13/05/2031\n", "x.csv")
    assert [key.due for key in keys(document)] == [date(2031, 5, 4), date(2031, 5, 13)]
    document = csv_file.read("objective,key result,due\nA,B,04/05/2031\n", "x.csv")
    assert keys(document)[0].due is None
    assert "may be 4 May or 5 April" in document.notes[0]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("first", ["", "sep={}\n", "Harbour OKRs\n{0}{0}\n", "\ufeff"])
def test_separators_and_rows_above_the_header_are_recognised(separator: str, first: str) -> None:
    rows = [["Key Result", "Goal", "DRI", "Target (%)"], ["Ships, and boats; both", "Be calm", "Bo", "70"]]
    text = first.format(separator) + "".join(
        separator.join(f'"{cell}"' if "," in cell else cell for cell in row) + "\n" for row in rows
    )
    document = format_registry.read(text.encode(), "x.csv")
    (key,) = keys(document)
    assert (key.statement, key.champion, key.target, key.unit) == ("Ships, and boats; both", "Bo", 70, "%")
    assert ("Harbour OKRs" in " ".join(document.notes)) == first.startswith("Harbour")


def test_a_title_above_the_header_may_name_the_cycle() -> None:
    document = csv_file.read("OKRs of the harbour 2031-Q2,,\nObjective,Key Result,Owner\nA,B,C\n", "x.csv")
    assert document.cycle == "2031-Q2"


@pytest.mark.parametrize(
    "header",
    [
        "Ziel;Schlüsselergebnis;Verantwortlich;Startwert;Zielwert;Fällig am",
        "Objectif;Résultat clé;Responsable;Valeur initiale;Cible;Échéance",
        "Objetivo;Resultado clave;Responsable;Valor inicial;Valor objetivo;Fecha límite",
        "goal_name;metric_name;owner_email;metric_start_value;metric_target_value;due_date",
        "ObjectiveTitle;KeyResultTitle;KrOwner;KeyResultBaseline;KeyResultTarget;KeyResultDueDate",
    ],
)
def test_other_names_of_columns_are_recognised(header: str) -> None:
    document = csv_file.read(f"{header}\nBe calm;Ships;Bo;1;2;30.06.2031\n", "x.csv")
    (key,) = keys(document)
    assert (key.statement, key.champion, key.start, key.target) == ("Ships", "Bo", 1, 2)
    assert key.due == date(2031, 6, 30) and document.notes == ()


def test_unused_columns_are_reported_with_the_number_of_their_values() -> None:
    text = "Objective,Key Result,Colour,Weight,,Empty\nA,B,red,1,x,\nA,C,,2,y,,beyond\n"
    document = csv_file.read(text, "x.csv")
    assert document.notes == (
        'not used: the columns "Colour" (1 value), "Weight" (2 values), "number 5, without a name" (2 values)',
        "not used: 1 cell beyond the last column that has a name",
    )


def test_of_two_columns_with_one_meaning_the_plainer_name_is_used() -> None:
    document = csv_file.read("Area,Squad,Team,Objective\nNorth,Red,Crane,Lift\n", "x.csv")
    assert [team.name for team in document.teams] == ["Crane"]
    assert document.notes == ('not used: the columns "Area" (1 value), "Squad" (1 value)',)


def test_deleted_rows_sums_and_initiatives_are_left_out_and_reported() -> None:
    text = (
        "action,type,title\nadd,objective,Be calm\nremove,objective,Be old\nadd,initiative,Paint\nadd,objective,Total\n"
    )
    document = csv_file.read(text, "x.csv")
    assert [one.title for okrs in document.okrs for one in okrs.objectives] == ["Be calm"]
    assert document.notes == (
        'line 3: the action is "remove"; left out: "Be old"',
        'line 4: the type is "initiative"; left out: "Paint"',
        'line 5: a row with totals; left out: "Total"',
    )
    with pytest.raises(ExchangeError, match=r'can be imported .*the action is "delete"'):
        csv_file.read("action,objective\ndelete,Be old\n", "x.csv")


def test_a_cancelled_row_is_reported() -> None:
    document = csv_file.read("objective,key result,status\nA,B,Dropped\n", "x.csv")
    assert 'line 2: the status is "Dropped"; imported anyway' in document.notes[0]


def test_rows_may_have_the_numbers_of_their_parents() -> None:
    text = "Row ID,Title,Parent,Entity,Owner Email\n7,Top,,Company,a@x.org\n8,Below,7,Crew,b@x.org\n9,Lost,4,Crew,\n"
    document = csv_file.read(text, "x.csv")
    found = {one.title: one for okrs in document.okrs for one in okrs.objectives}
    assert (found["Below"].id, found["Below"].parent, found["Below"].owner) == ("8", "7", "b@x.org")
    assert document.notes == ('line 4: the parent "4" is not in the file; left out',)


def test_key_results_may_have_columns_of_their_own() -> None:
    text = "name,owner,due at,kr1 title,kr1 from,kr1 to,kr 2,kr 2 owner\nBe calm,Bo,2031-06-30,Ships,1,2,Boats,Li\n"
    document = csv_file.read(text, "x.csv")
    ships, boats = keys(document)
    assert (ships.statement, ships.start, ships.target, ships.due) == ("Ships", 1, 2, date(2031, 6, 30))
    assert (boats.statement, boats.champion) == ("Boats", "Li")
    assert document.okrs[0].objectives[0].owner == "Bo" and document.notes == ()


@pytest.mark.parametrize(
    ("confidence", "score", "expected"),
    [
        ("7", "0.7", (7, 0.7)),
        ("7/10", "70 %", (7, 0.7)),
        ("70 %", "7/10", (7, 0.7)),
        ("high", "green", (None, None)),
        ("70", "70", (None, None)),
    ],
)
def test_confidence_and_score_are_read_or_noted(
    confidence: str, score: str, expected: tuple[int | None, float | None]
) -> None:
    document = csv_file.read(f"objective,key result,confidence,score\nA,B,{confidence},{score}\n", "x.csv")
    (key,) = keys(document)
    assert (key.confidence, key.score) == expected
    assert len(document.notes) == sum(one is None for one in expected)


def test_a_forecast_is_not_a_score() -> None:
    text = """# Choir OKRs 2031-Q1

| **Choir** | Priority | Owner | Mid-term forecast | End-Q |
|---|---|---|---|---|
| **Sing louder** | | | | |
| Two rehearsals | P1 | Li | 0.6 | |
| Two encores | P2 | Bo | 0.8 | 0.5 |
"""
    document = markdown.read(text, "x.md")
    assert [(key.score, key.other) for key in keys(document)] == [(None, {"priority": "P1"}), (0.5, {"priority": "P2"})]
    assert any('"Mid-term forecast" (2 values)' in note for note in document.notes)


def test_windows_1252_is_read_with_a_note() -> None:
    data = "team;objective;key result\nKüche;Nothing is thrown away — ever;Waste from 90 to 20 kg\n".encode("cp1252")
    document = format_registry.read(data, "x.csv")
    assert document.teams[0].name == "Küche"
    assert "read as Windows-1252" in document.notes[0] and "CSV UTF-8" in document.notes[0]


@pytest.mark.parametrize("encoding", ["cp1251", "shift-jis", "gb18030"])
def test_other_encodings_are_refused_with_what_to_do(encoding: str) -> None:
    words = {"cp1251": "Чтобы читатели возвращались", "shift-jis": "読者が戻ってくる", "gb18030": "让读者更愿意回来"}
    with pytest.raises(ExchangeError, match="not text in UTF-8 or UTF-16; save it as UTF-8"):
        format_registry.read(f"objective,key result\n{words[encoding]},{words[encoding]}\n".encode(encoding), "x.csv")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_byte_order_mark_is_read(encoding: str) -> None:
    document = format_registry.read("objective,key result\nBe calm,Ships\n".encode(encoding), "x.csv")
    assert keys(document)[0].statement == "Ships"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("plan.xlsx", b"PK\x03\x04", "from a spreadsheet"),
        ("plan.csv", b"PK\x03\x04", "Office file is not read"),
        ("plan.org", b"* Objective: x", r"Org mode \(.org\) is not read"),
        ("plan.txt", b"#+TITLE: OKRs\n* Objective: x", "Org mode"),
        ("plan.htm", b"<p>Objective: x", "HTML is not read"),
        ("-", b"<!DOCTYPE html><h1>OKRs</h1>", "HTML is not read"),
        ("plan.pdf", b"%PDF-1.7", "PDF is not read"),
        ("plan.yaml", b"objectives: []", "YAML is not read; convert it to JSON"),
        ("plan.docx", b"PK\x03\x04", "is not read"),
    ],
)
def test_unsupported_formats_are_named(name: str, data: bytes, words: str) -> None:
    with pytest.raises(ExchangeError, match=words):
        format_registry.read(data, name)


_cells = st.one_of(
    st.sampled_from(
        ["objective", "key result", "owner", "target", "due", "score", "kr 1", "kr 1 due", "action", "parent", "id"]
    ),
    st.sampled_from(["1.200", "1,200", "(5)", "delete", "03/04/2031", "total", "4 min", "9 s", "70 %", "~", "\t", '"']),
    st.text(max_size=8),
)


@given(st.lists(st.lists(_cells, max_size=6), max_size=6), st.sampled_from(",;\t|"))
@settings(max_examples=200, deadline=None)
def test_any_table_is_read_or_refused(rows: list[list[str]], separator: str) -> None:
    text = "\n".join(separator.join(row) for row in rows)
    try:
        assert csv_file.read(text, "x.csv").counts.objectives
    except ExchangeError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize("text", ["* Make it calm\n  * Ships\n", "* **Objective:** a\n", "# done\n", "#hash: x\n"])
def test_lists_with_stars_are_not_taken_for_org_mode(text: str) -> None:
    assert format_registry.chosen(text.encode(), "x.md", None).name == "markdown"


def test_several_key_results_in_one_cell_do_not_share_a_number() -> None:
    text = 'objective,key result,owner,target\nBe calm,"1. Ships\n2. Boats",Bo,5\nBe quick,"Mail\nfrom 3 to 5",Li,6\n'
    document = csv_file.read(text, "x.csv")
    assert [(key.statement, key.champion, key.target) for key in keys(document)] == [
        ("Ships", "Bo", None),
        ("Boats", "Bo", None),
        ("Mail from 3 to 5", "Li", 6),
    ]
    assert document.notes == ('not used: the column "target" (1 of 2 values)',)


def test_a_cell_with_the_word_objective_does_not_name_a_column() -> None:
    text = "Level\tObjective / Key Result\tOwner\tTarget\nObjective\tBe calm\tBo\t\nKR\tShips\tLi\t5\n"
    document = csv_file.read(text, "x.tsv")
    assert [one.title for okrs in document.okrs for one in okrs.objectives] == ["Be calm"]
    assert [(key.statement, key.target) for key in keys(document)] == [("Ships", 5)]


def test_the_rows_of_the_requested_cycle_are_imported() -> None:
    text = "objective,key result,quarter\nA,Ships,Q1 2031\nA,Boats,2031-Q2\nB,Mail,2031 Q2\n"
    document = csv_file.read(text, "x.csv", "Q2 2031")
    assert [key.statement for key in keys(document)] == ["Boats", "Mail"]
    assert document.notes == ('line 2: left out: 1 row of another cycle ("Q1 2031")',)
    with pytest.raises(ExchangeError, match=r"no row belongs to the cycle .* several cycles: 2031-Q1, 2031-Q2"):
        csv_file.read(text, "x.csv", "2032-Q1")
