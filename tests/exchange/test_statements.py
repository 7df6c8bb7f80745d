from __future__ import annotations

import json
from datetime import date

import pytest

from tests.exchange.northwind import northwind
from tuiokr.exchange import json_file, markdown
from tuiokr.exchange.document import ExchangeError
from tuiokr.exchange.format_registry import read_statements
from tuiokr.exchange.statements import StatementAt


def found(text: str, name: str, wanted: str | None = None) -> list[StatementAt]:
    return list(read_statements(text.encode(), name, wanted))


def assert_stands_there(text: str, one: StatementAt) -> None:
    line = text.split("\n")[one.line - 1]
    assert line[one.column - 1 :].startswith(one.text[:8]), (line, one)


def test_json_lines_keep_every_character() -> None:
    words = "  Ship\u200b it \u2028 \x07 "
    text = (
        json.dumps({"id": "a", "kind": "key_result", "text": words, "objective": "Why"})
        + "\r\n\n"
        + json.dumps({"kind": "objective", "text": "Be loved", "id": "b"}, ensure_ascii=False)
    )
    first, second = found(text, "-", "jsonl")
    assert (first.text, first.objective, first.set_id, first.fields) == (words, "Why", "Why", None)
    assert (second.kind, second.line) == ("objective", 3)
    assert_stands_there(text, second)


def test_json_lines_may_have_fields() -> None:
    text = (
        '{"id": "a", "kind": "key_result", "text": "x", "baseline": 3, "due": "2031-01-31", "unit": 5, "owner": "Ana"}'
    )
    (one,) = found(text, "in.jsonl")
    assert one.fields == {"start": 3.0, "due": date(2031, 1, 31), "champion": "Ana"}


@pytest.mark.parametrize(
    ("said", "telling"),
    [
        ('"owner": "Ana"', True),
        ('"due": "2031-01-31"', True),
        ('"parent_link": "n1k1"', False),
        ('"score": 0.5', False),
    ],
)
def test_a_link_or_a_score_alone_does_not_make_an_empty_field_missing(said: str, telling: bool) -> None:
    (one,) = found(f'{{"id": "a", "kind": "key_result", "text": "x", {said}}}', "in.jsonl")
    assert (one.fields is not None) == telling


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("nope", "not JSON"),
        ("[1]", "expected {"),
        ('{"id": 1, "kind": "objective", "text": "x"}', '"id"'),
        ('{"id": "a", "kind": "goal", "text": "x"}', '"kind"'),
        ('{"id": "a", "kind": "objective"}', '"text"'),
        ('{"id": "a", "kind": "objective", "text": "\\udc00"}', "incomplete character"),
        ('{"id": "a", "kind": "objective", "text": "x", "objective": 3}', '"objective"'),
        ('{"id": "a", "kind": "objective", "text": NaN}', "NaN"),
    ],
)
def test_a_bad_line_is_reported_after_the_good_ones_before_it(line: str, words: str) -> None:
    good = '{"id": "a", "kind": "objective", "text": "x"}\n'
    reader = read_statements((good * 2 + line).encode(), "in.jsonl")
    assert [next(reader).line, next(reader).line] == [1, 2]
    with pytest.raises(ExchangeError) as caught:
        next(reader)
    assert caught.value.line == 3 and words in str(caught.value)


def test_statements_of_an_exchange_file_have_the_lines_of_their_words() -> None:
    text = json_file.write(northwind())
    statements = found(text, "x.json")
    assert [one.id for one in statements] == ["n1", "n1k1", "p1", "p1k1", "p1k2", "p2"]
    for one in statements:
        assert_stands_there(text, one)
    assert statements[3].fields is not None and statements[3].fields["champion"] == "Ana Silva"
    assert (statements[3].set_id, statements[3].objective) == ("p1", "Make paying with us feel effortless")
    assert statements[2].set_id == "payments"


def test_a_source_without_fields_has_statements_without_fields() -> None:
    key = '{"id": "k", "text": "x", "result": "y"}'
    text = f'{{"objectives": [{{"id": "o", "team": "t", "title": "O", "key_results": [{key}]}}]}}'
    assert [one.fields for one in found(text, "x.json")] == [None, None]


def test_statements_of_a_published_page_have_the_lines_of_their_words() -> None:
    text = markdown.write(northwind())
    statements = found(text, "x.md")
    assert len(statements) == 6
    for one in statements:
        assert_stands_there(text, one)
    assert statements[3].fields is not None and statements[3].fields["due"] == date(2027, 3, 31)


def test_statements_of_a_free_page_have_the_lines_of_their_words() -> None:
    text = (
        "# Choir OKRs\n\n- **Objective:** Sing well\n  - [ ] **KR1:** Two *concerts*\n\n"
        "1. x\n\n### Objective: Be heard\n- [Five](a) radios\n"
    )
    statements = found(text, "x.md")
    assert [(one.text, one.line, one.column) for one in statements] == [
        ("Sing well", 3, 18),
        ("Two concerts", 4, 18),
        ("Be heard", 8, 16),
        ("Five radios", 9, 4),
    ]
    longer = "1. **Head: Bread** \\\n   KR: Many loaves \\\n   KR: No waste\n1. **Head: Cake**\n"
    assert [(one.text, one.line, one.column) for one in found(longer, "x.md")] == [
        ("Bread", 1, 12),
        ("Many loaves", 2, 8),
        ("No waste", 3, 8),
        ("Cake", 4, 12),
    ]


def test_statements_of_a_table_have_the_lines_of_their_rows() -> None:
    text = 'objective,key result,owner\nSing,"Two\nconcerts",Ana\n,Encores,\n'
    assert [(one.text, one.line) for one in found(text, "x.csv")] == [
        ("Sing", 2),
        ("Two concerts", 2),
        ("Encores", 4),
    ]
