from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.northwind import HOSTILE, northwind
from tests.exchange.scratch_format import MARK, SHOUT, copied_to, formats_in
from tuiokr.exchange import format_registry
from tuiokr.exchange.document import Document, ExchangeError, Notes, in_loops, levels
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
def test_the_format_of_a_file_is_detected(name: str, data: bytes, expected: str) -> None:
    assert format_registry.detect(name, data) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["x.json", "x.md"])
def test_text_encodings_are_detected(encoding: str, name: str) -> None:
    writer = format_registry.formats()[format_registry.detect(name, b"")].write
    assert writer is not None
    assert format_registry.read(writer(northwind()).decode().encode(encoding), name) == northwind()


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"{\n\xff}", 2),
        ("{}".encode("utf-32"), 1),
        (codecs.BOM_UTF16_LE + b"a", 1),
        (b"x" * 20_000_001, None),
    ],
)
def test_bytes_that_are_not_text_are_refused(data: bytes, line: int | None) -> None:
    with pytest.raises(ExchangeError) as caught:
        format_registry.read(data, "x.json")
    assert caught.value.line == line


def test_formats_that_cannot_be_imported_are_refused() -> None:
    with pytest.raises(ExchangeError, match="expected markdown, json, csv, jsonl"):
        format_registry.read(b"", "x", "xlsx")
    with pytest.raises(ExchangeError, match="for lint"):
        format_registry.read(b"", "x.jsonl")


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
    for wanted in (None, *format_registry.formats()):
        try:
            document = format_registry.read(data, "x", wanted)
        except ExchangeError as error:
            assert "\n" not in str(error)
        else:
            for one in format_registry.formats().values():
                if one.write and one.read:
                    assert isinstance(one.read(one.write(document), "x", None), Document)
        try:
            for statement in format_registry.read_statements(data, "x", wanted):
                assert statement.line >= 1 and statement.column >= 1
        except ExchangeError:
            continue


def test_a_message_is_one_clean_line() -> None:
    assert str(ExchangeError("a\x1b[2J\n.md", 3, "found\nthis")) == "a .md:3: found this"
    assert str(ExchangeError("", None, "no cycle")) == "no cycle"


def test_the_number_of_notes_is_limited() -> None:
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


def test_the_levels_of_a_very_long_chain_are_computed() -> None:
    teams = [Team(id=str(own), name="T", parent=str(own + 1)) for own in range(50_000)]
    assert levels(teams)["0"] == 50_000 and in_loops(teams) == ()


def test_a_file_added_to_the_folder_is_a_format(tmp_path: Path) -> None:
    place = copied_to(tmp_path / "formats")
    (place / "shout.py").write_text(SHOUT, encoding="utf-8")
    with formats_in(place):
        assert list(format_registry.formats()) == ["markdown", "json", "shout", "csv", "jsonl"]
        assert [one.name for one in format_registry.offered("export")] == ["markdown", "json", "shout"]
        assert [one.name for one in format_registry.offered("publish")] == ["markdown", "json", "shout"]
        assert "shout" not in [one.name for one in (*format_registry.imported(), *format_registry.checked())]
        loud = format_registry.named_by("Q1.LOUD")
        assert loud is not None and loud.write is not None
        assert loud.write(northwind()).startswith(MARK + b"SMALL SHOPS")
        with pytest.raises(ExchangeError, match="found Loud, which is only written; expected one of markdown, json"):
            format_registry.read(b"", "x.shout")
        with pytest.raises(ExchangeError, match="found Loud, which is not checked"):
            list(format_registry.read_statements(b"", "x.shout"))
    assert "shout" not in format_registry.formats()


@pytest.mark.parametrize("name", format_registry.formats())
def test_a_format_whose_file_was_removed_is_gone_everywhere(tmp_path: Path, name: str) -> None:
    ending = format_registry.formats()[name].endings[0]
    place = copied_to(tmp_path / "formats")
    (place / f"{name}.py").unlink()
    with formats_in(place):
        assert name not in format_registry.formats()
        assert format_registry.named_by(f"x{ending}") is None
        everywhere = (
            *format_registry.imported(),
            *format_registry.checked(),
            *format_registry.offered("export"),
            *format_registry.offered("publish"),
        )
        assert name not in {one.name for one in everywhere}
        with pytest.raises(ExchangeError, match=f'found the format "{name}", expected '):
            format_registry.read(b"", "x", name)
        for data in (b"{}", b"# OKRs", b"team,objective\n", b"words", b'{"id": "a", "text": "b"}', b""):
            assert format_registry.detect("x", data) != name


def test_a_file_of_an_unknown_format_is_refused(tmp_path: Path) -> None:
    place = copied_to(tmp_path / "formats")
    (place / "markdown.py").unlink()
    with formats_in(place), pytest.raises(ExchangeError, match="found an unknown format, expected json, csv, jsonl"):
        format_registry.read(b"words", "x")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "holds no FORMAT of that name"),
        (SHOUT.replace('name="shout"', 'name="loud"'), "holds no FORMAT of that name"),
        (SHOUT.replace(", write=_write", ""), "nothing can be done with it"),
        (SHOUT.replace("write=_write", "write=_write, offered=()"), "nothing can be done with it"),
        (SHOUT.replace('endings=(".shout", ".loud")', "endings=()"), "has no ending"),
    ],
)
def test_an_incomplete_format_is_refused(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "shout.py").write_text(text, encoding="utf-8")
    with formats_in(tmp_path), pytest.raises(RuntimeError, match=says):
        format_registry.formats()
