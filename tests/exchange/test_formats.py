from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.northwind import HOSTILE, northwind
from tuiokr.exchange import formats
from tuiokr.exchange.document import Document, ExchangeError, Notes, in_loops, levels
from tuiokr.exchange.statements import read_statements
from tuiokr.model.organisation import Team, Tree


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.JSON", b"", "json"),
        ("a.md", b"{}", "markdown"),
        ("a.ndjson", b"", "jsonl"),
        ("a.csv", b"", "csv"),
        ("-", b'{"organisation": 1,\n', "json"),
        ("-", b'\xef\xbb\xbf{"id": "a", "text": "b"}\n{"id": "c"}', "jsonl"),
        ("-", b'{"id": "a", "kind": "objective", "text": "b"}', "jsonl"),
        ("-", b'{"teams": [], "objectives": [{"text": 1}]}', "json"),
        ("-", b"[]", "json"),
        ("-", b"# OKRs", "markdown"),
        ("-", b"team,objective\n", "csv"),
        ("-", b"words", "markdown"),
        ("-", b"\xff\xff", "markdown"),
        ("-", "team;objective\n".encode("utf-16"), "csv"),
    ],
)
def test_detection(name: str, data: bytes, expected: str) -> None:
    assert formats.detect(name, data) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["x.json", "x.md"])
def test_encodings(encoding: str, name: str) -> None:
    writer = formats.FORMATS[formats.detect(name, b"")].write
    assert writer is not None
    assert formats.read(writer(northwind()).encode(encoding), name) == northwind()


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"{\n\xff}", 2),
        ("{}".encode("utf-32"), 1),
        (codecs.BOM_UTF16_LE + b"a", 1),
        (b"x" * 20_000_001, None),
    ],
)
def test_bytes_that_are_no_text(data: bytes, line: int | None) -> None:
    with pytest.raises(ExchangeError) as caught:
        formats.read(data, "x.json")
    assert caught.value.line == line


def test_formats_that_cannot_be_imported() -> None:
    with pytest.raises(ExchangeError, match="expected json, markdown, csv, jsonl"):
        formats.read(b"", "x", "xlsx")
    with pytest.raises(ExchangeError, match="for lint"):
        formats.read(b"", "x.jsonl")


_pieces = st.lists(
    st.one_of(
        st.sampled_from(
            [*HOSTILE, "\n", "\n  - ", "\n# ", "\n| a | b |", "Objective: ", "KR1: ", "{", '"teams"', ":[", ","]
        ),
        st.sampled_from(
            ["objective,key result\n", "A: b", "<!-- tuiokr: team id=t -->", "<!-- tuiokr: objective id=o -->"]
        ),
        st.sampled_from(
            ["\n    71 % ▸ 1e999 · due 0000-00-00 · confidence 99/10", "\n**Score** nan", "\n- **KR1** · "]
        ),
        st.text(max_size=6),
    ),
    max_size=14,
).map("".join)


@given(st.one_of(st.binary(max_size=80), _pieces.map(lambda text: text.encode("utf-8", "replace"))))
@settings(max_examples=250, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for wanted in (None, *formats.FORMATS):
        try:
            document = formats.read(data, "x", wanted)
        except ExchangeError as error:
            assert "\n" not in str(error)
        else:
            for one in formats.FORMATS.values():
                if one.write and one.read:
                    assert isinstance(one.read(one.write(document), "x", None), Document)
        try:
            for statement in read_statements(data, "x", wanted):
                assert statement.line >= 1 and statement.column >= 1
        except ExchangeError:
            continue


def test_a_message_is_one_clean_line() -> None:
    assert str(ExchangeError("a\x1b[2J\n.md", 3, "found\nthis")) == "a .md:3: found this"
    assert str(ExchangeError("", None, "no cycle")) == "no cycle"


def test_notes_end() -> None:
    notes = Notes()
    for number in range(500):
        notes.add("x", number)
    assert len(notes.all()) == 201 and notes.all()[-1] == "and 300 more notes"


@given(st.lists(st.one_of(st.none(), st.integers(0, 9)), max_size=8))
def test_levels_are_those_of_the_tree(parents: list[int | None]) -> None:
    teams = tuple(
        Team(id=str(own), name="T", parent=None if above is None else str(above)) for own, above in enumerate(parents)
    )
    tree = Tree(teams)
    assert levels(teams) == {team.id: tree.level(team.id) for team in teams}
    assert all(tree.level(team) == 1 for team in in_loops(teams))


def test_levels_of_a_very_long_chain() -> None:
    teams = [Team(id=str(own), name="T", parent=str(own + 1)) for own in range(50_000)]
    assert levels(teams)["0"] == 50_000 and in_loops(teams) == ()
