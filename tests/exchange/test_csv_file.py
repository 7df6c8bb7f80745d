from __future__ import annotations

from datetime import date

import pytest

from tuiokr.exchange import csv_file
from tuiokr.exchange.document import Document, ExchangeError
from tuiokr.model.okr import KeyResult

FULL = """Team,Parent Team,Objective,Key Result,Owner,Baseline,Target,Unit,Due Date,Confidence,Quarter
Bakery,Company,Never sell out,Loaves a day,Ana,"1,200",1500,loaves,2031-03-31,7,2031-Q1
Bakery,Company,,"Waste, thrown away",Li,"12,5 %",5 %,,soon,11,2031-Q1
Shop,Company,Be friendly,Smiles,,lots,€ 5,,,,2031-Q1
"""


def keys(document: Document) -> list[KeyResult]:
    return [key for okrs in document.okrs for key in okrs.key_results]


def test_columns_are_read_by_their_names() -> None:
    document = csv_file.read(FULL, "plan.csv")
    assert document.cycle == "2031-Q1"
    assert [(team.id, team.parent) for team in document.teams] == [
        ("company", None),
        ("bakery", "company"),
        ("shop", "company"),
    ]
    loaves, waste, smiles = keys(document)
    assert (loaves.start, loaves.target, loaves.unit, loaves.due) == (1200, 1500, "loaves", date(2031, 3, 31))
    assert (loaves.champion, loaves.confidence, loaves.objective) == ("Ana", 7, "O1")
    assert (waste.statement, waste.start, waste.target, waste.unit) == ("Waste, thrown away", 12.5, 5, "%")
    assert waste.due is None and waste.confidence is None and waste.objective == "O1"
    assert smiles.start is None and (smiles.target, smiles.unit) == (5, "€")
    assert document.notes == (
        'line 3: due: found "soon", expected a day such as 2027-03-31; left out',
        'line 3: confidence: found "11", expected a whole number from 0 to 10; left out',
        'line 4: start: found "lots", expected one number; left out',
        'check these numbers, which can be read in two ways: line 2: "1,200" is read as 1,200, not 1.2',
    )


def test_rows_with_types_and_parents_are_read() -> None:
    text = (
        "id;type;title;parent;owner;team\n"
        "A;objective;Above;;Mia;Top\n"
        "B;objective;Below;A;;Low\n"
        "K;key result;Count;B;Li;Low\n"
    )
    document = csv_file.read(text, "x.csv")
    below = document.okrs[1].objectives[0]
    assert (below.id, below.parent) == ("B", "A")
    assert document.okrs[0].objectives[0].owner == "Mia"
    assert [(key.id, key.objective, key.champion) for key in keys(document)] == [("K", "B", "Li")]


def test_several_key_results_in_one_row_are_read() -> None:
    text = "name,goal,key_result_1_title,key_result_1_completion,key_result_2_title\nAna,Sing,Concerts,50%,Encores\n"
    document = csv_file.read(text, "x.csv")
    assert [key.statement for key in keys(document)] == ["Concerts", "Encores"]


def test_the_completion_of_a_key_result_is_not_its_score() -> None:
    text = (
        "goal,key_result_1_title,key_result_1_completion,key_result_2_title,key_result_2_score\n"
        "Sing,Concerts,50%,Encores,50%\n"
    )
    document = csv_file.read(text, "x.csv")
    assert [key.score for key in keys(document)] == [None, 0.5]
    assert document.notes == ('not used: the column "key_result_1_completion" (1 value)',)


def test_key_results_without_an_objective_are_kept() -> None:
    document = csv_file.read("id,title,objective,team,quarter\nK1,Count,,a,2031-Q1\nK2,More,,b,2031-Q2\n", "x.csv")
    assert [key.id for key in keys(document)] == ["K1", "K2"]
    assert document.counts.teams == 2 and document.cycle is None
    assert "--cycle" in document.notes[-1]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", None, "empty"),
        ("a,b\n1,2\n", 1, "expected at least"),
        ("objective,key result\n", 1, "no row"),
        ("objective\n" + '"' + "x" * 200_000 + '"\n', 2, "not CSV"),
    ],
)
def test_a_text_that_is_not_a_table_of_okrs_is_refused(text: str, line: int | None, words: str) -> None:
    with pytest.raises(ExchangeError, match=words) as caught:
        csv_file.read(text, "x.csv")
    assert caught.value.line == line
