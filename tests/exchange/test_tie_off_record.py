"""The record of a tie-off: each page contains what people wrote, and the picture is well formed and readable."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuiokr.exchange.minutes import DependencyRecord
from tuiokr.exchange.minutes_format import FORMATS
from tuiokr.exchange.minutes_page import RecordPage
from tuiokr.exchange.tie_off_picture import LINE, picture
from tuiokr.exchange.tie_off_record import CoverageRecord, DecisionRecord, TieOffRecord, lines

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
HOSTILE = (
    "<script>alert(1)</script>",
    'a" onload="x',
    "\x1b[31mred",
    "\u202eabc",
    "目標" * 30,
    "x" * 200,
    "",
    "# a\n- b",
)
SVG = "{http://www.w3.org/2000/svg}"


def record(words: str, teams: int = 3) -> TieOffRecord:
    """A record with these words in every place."""
    marks = ("direct", "through", "none") * 8
    rows = (
        CoverageRecord(f"O1 {words}", words, True, "taken on", marks[:teams]),
        CoverageRecord("O1·KR1", words, False, "nobody", marks[:teams], (words,)),
        CoverageRecord("O1·KR2", words, False, "only through its objective", marks[:teams]),
    )
    return TieOffRecord(
        upper=words,
        cycle="2027-Q1",
        teams=tuple(f"{words} {number}" for number in range(teams)),
        state="open",
        points=(words,),
        decisions=(DecisionRecord(words, "confirmed", words, words), DecisionRecord("Pay O1", "not decided")),
        coverage=rows,
        settled=(words,),
        findings=(words,),
        no_gos=(words,),
        dependencies=(DependencyRecord(words, words, "15 Feb", "", "accepted", words, words),),
        signatures=(words,),
    )


def check(one: TieOffRecord) -> None:
    page = RecordPage(one.title, lines(one), picture(one))
    for each in FORMATS.values():
        written = each.write_page(page)
        assert not ACTING.search(written), each.name
        written.encode("utf-8")
    assert "<script>" not in FORMATS["html"].write_page(page)
    root = ElementTree.fromstring(picture(one))
    boxes = []
    for text in root.iter(f"{SVG}text"):
        x, y, width = float(text.get("x", "")), float(text.get("y", "")), float(text.get("textLength", ""))
        said = "".join(part for part in (text.text or "", *(child.tail or "" for child in text)))
        boxes.append((x, y - LINE + 4, x + width, y + 3))
        assert said.strip() and width >= 0
        assert x >= 0 and x + width <= float(root.get("width", "")) + 1 and y <= float(root.get("height", ""))
    for at, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[at + 1 :]:
            apart = other[0] >= right or other[2] <= left or other[1] >= bottom or other[3] <= top
            assert apart, "two texts overlap"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.integers(0, 21))
def test_any_words_are_written_and_no_two_texts_of_the_picture_overlap(words: str, teams: int) -> None:
    check(record(words, teams))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    check(record(words, 21))


def test_the_picture_has_a_row_for_each_statement_and_a_column_for_each_team() -> None:
    one = record("Paying is easy", 2)
    root = ElementTree.fromstring(picture(one))
    said = [text.text or (text[0].tail if len(text) else "") for text in root.iter(f"{SVG}text")]
    assert said.count("●") == 3 and said.count("○") == 3
    assert "nobody" in said and "only through its objective" in said
    assert "1 Paying is easy 0" in " ".join(" ".join(filter(None, said)).split())


def test_a_team_without_objectives_above_gives_a_picture_that_says_so() -> None:
    assert "no objectives yet" in picture(TieOffRecord("Top", "2027-Q1", ("Pay",), "open"))
