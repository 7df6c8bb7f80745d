"""The map as a picture and as a page: no two texts overlap, hostile words stay words, everything is there in full."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from itertools import combinations
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.alignment.conftest import CYCLE, Build
from tests.alignment.test_reach import company, organisations
from tuiokr.alignment.reach import organisation_map
from tuiokr.exchange.map_page import page
from tuiokr.exchange.map_picture import BLOCK, TEXT, layout, picture
from tuiokr.exchange.map_record import MapRecord
from tuiokr.exchange.picture_text import cut
from tuiokr.model.words import cells
from tuiokr.usecases.map import map_record

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</title><script>alert(1)</script> [/b] \x1b]52;c;aGk=\x07 \u202egnp.exe & "quotes" 日本語 אבג'


def mapped(build: Build, title: str = "") -> MapRecord:
    return map_record(organisation_map(build.workspace(), CYCLE), title)


def boxes(drawn: str) -> list[tuple[float, float, float, float]]:
    """(left, top, right, bottom) of every text of a picture, as a browser has to paint it."""
    root = ElementTree.fromstring(drawn)
    found = []
    for one in root.iter(f"{SVG}text"):
        left, base = float(one.attrib["x"]), float(one.attrib["y"])
        found.append((left, base - TEXT + 4, left + float(one.attrib["textLength"]), base + 4))
    return found


@settings(max_examples=100, deadline=None)
@given(organisations(), st.text(max_size=80))
def test_no_two_texts_overlap_and_all_are_in_the_picture(build: Build, title: str) -> None:
    drawn = picture(mapped(build, title))
    root = ElementTree.fromstring(drawn)
    right, bottom = float(root.attrib["width"]), float(root.attrib["height"])
    placed = boxes(drawn)
    for box in placed:
        assert box[0] >= 0 and box[1] >= 0 and box[2] <= right and box[3] <= bottom
    for one, other in combinations(placed, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


@settings(max_examples=50, deadline=None)
@given(organisations())
def test_blocks_do_not_overlap_and_grow_with_what_hangs_on_them(build: Build) -> None:
    placed = layout(mapped(build)).boxes
    for one, other in combinations(placed, 2):
        beside = one.x + BLOCK <= other.x or other.x + BLOCK <= one.x
        assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y
        if one.block.statement.below > other.block.statement.below:
            assert one.height > other.height
    lane = [box.y for box in placed if not box.block.ends]
    assert not lane or min(lane) >= max((box.y + box.height for box in placed if box.block.ends), default=0)


def test_a_link_only_through_the_objective_is_hatched() -> None:
    record = mapped(company(), "Harbour")
    assert {block.id for block in record.blocks if block.loose} == {"o", "c"}
    drawn = picture(record)
    assert drawn.count('fill="url(#hatch)"') == 2
    assert drawn.count('class="link through"') == 2


class Seen(HTMLParser):
    """Collects the tags and the words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_hostile_words_stay_words() -> None:
    build = Build().team("a", name=HOSTILE).objective("a", "x", HOSTILE, HOSTILE)
    written = page(mapped(build, HOSTILE))
    seen = Seen()
    seen.feed(written)
    assert "script" not in seen.tags
    assert "<script>alert(1)</script>" in "".join(seen.words)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", unescape(written))
    ElementTree.fromstring(picture(mapped(build, HOSTILE)))


def test_the_page_has_everything_in_full() -> None:
    long = "A very long objective " * 12
    build = company().objective("core", "alone", long.strip())
    written = page(mapped(build, "Harbour, 2027-Q1"))
    assert f"<td><b>{long.strip()}</b></td>" in written
    assert "1 objective that ends nowhere" in written
    assert "Other O1" in written and "(only through the objective)" in written
    assert "Map of Harbour, 2027-Q1" in written


def test_an_empty_organisation_says_so() -> None:
    assert "There are no objectives in this cycle." in picture(mapped(Build()))


@given(st.text(max_size=60), st.integers(1, 40))
def test_a_cut_text_fits(words: str, most: int) -> None:
    assert cells(cut(words, most)) <= most
