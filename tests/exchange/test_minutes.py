"""The minutes as a page: whatever people said, each of the formats contains it and breaks in no way."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tuiokr.exchange import minutes_page
from tuiokr.exchange.markdown.escape import plain
from tuiokr.exchange.minutes import DependencyRecord, Minutes, RewordingRecord, StatementRecord, lines
from tuiokr.exchange.minutes_format import FORMATS, named_by
from tuiokr.exchange.workshop_record import (
    AnswersRecord,
    CandidateRecord,
    HeardRecord,
    ParkedRecord,
    RoundRecord,
    StepRecord,
    ThemeRecord,
    VoteRecord,
    WorkshopRecord,
)

ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
WORDS = st.text(max_size=40)
"""Any text, also one that the model would have cleaned: a file may be written by hand."""
HOSTILE = (
    "<script>alert(1)</script>",
    "</style><b>",
    "a\x1b]0;owned\x07\x1b[31mred\x9b",
    "## Growth\n- [x](javascript:1) **bold** `code`",
    "| a | b |\n|---|---|",
    "1. one\n> two\n    three",
    "&lt;&amp; &#60; \\ ~~gone~~ _under_ <!-- no -->",
    "\u202eabc\u2066",
    "\ud800",
    "   ",
)


def minutes(words: str, more: str) -> Minutes:
    """Minutes with these words in every place."""
    heard = (HeardRecord(words, more, "risk"), HeardRecord("", words, ""))
    rounds = (RoundRecord("not yet", words, ((words, "2"), ("", "4")), heard), RoundRecord("agreed", more, (), ()))
    votes = tuple(VoteRecord(about, words, more, rounds, more, words) for about in ("o1", "k1", "gone", words))
    record = WorkshopRecord(
        id="w1",
        title=words,
        team="payments",
        team_name=words,
        cycle=more,
        begun=datetime(2027, 1, 5, 9, tzinfo=UTC),
        ended=datetime(2027, 1, 5, 11, tzinfo=UTC),
        people=(words, more),
        steps=(StepRecord(words, 5, "done", more, True, ((words, more),)), StepRecord(more, 5, "done", words)),
        themes=(ThemeRecord(words), ThemeRecord(more, 2)),
        votes=votes,
        tests=(AnswersRecord("o1", "espresso", 1, 0, 0), AnswersRecord(words, "townhall", 3, 2, 1)),
        parked=(
            ParkedRecord(words, more, words, "", more, date(2027, 2, 3), "owned"),
            ParkedRecord(more, "", "", words),
        ),
        facilitator=more,
        late=(more,),
        gone=(words,),
        candidates=(CandidateRecord(words, (more, words), 3, more), CandidateRecord(more)),
    )
    key = StatementRecord("KR1", "k1", words, details=(words, more))
    return Minutes(
        record=record,
        objectives=(StatementRecord("O1", "o1", words, more, (words,), (key,)), StatementRecord("O2", "o2", "")),
        decisions=(words, more),
        dependencies=(
            DependencyRecord(words, more, words, more, words, more),
            DependencyRecord("", "", "", "", "", ""),
        ),
        rewordings=(RewordingRecord(words, "title", (words, more)), RewordingRecord(more, "", (words,))),
        unknown=more,
        next=(words, more),
    )


class Reader(HTMLParser):
    """Reads a page as a browser does, and checks that each element is closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.met: set[str] = set()
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.add(tag)
        if tag == "br":
            self.said.append("\n")
        elif tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open and "title" not in self.open:
            self.said.append(data)


def folded(text: str) -> str:
    return "".join(text.split())


def without_marks(written: str, marks: str) -> list[str]:
    return [re.sub(marks, "", line) for line in written.splitlines()]


def without_chat_marks(text: str) -> str:
    return re.sub("[•◦│●▸]", "", text)


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS)
@example("", "")
@example("●", "• ")
def test_any_words_are_in_every_format_and_break_none(words: str, more: str) -> None:
    check(minutes(words, more))


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("more", HOSTILE)
def test_hostile_words_are_in_every_format_and_break_none(words: str, more: str) -> None:
    check(minutes(words, more))


def check(one: Minutes) -> None:
    said = [line.words for line in minutes_page.safe(lines(one))]
    wanted = folded("".join(said))
    for each in FORMATS.values():
        written = each.write(one)
        assert not ACTING.search(written), each.name
        assert written.endswith("\n") and not written.endswith("\n\n")
        written.encode("utf-8")
    reader = Reader()
    reader.feed(FORMATS["html"].write(one))
    reader.close()
    assert not reader.open and "script" not in reader.met
    assert folded("".join(reader.said)) == wanted
    markdown = without_marks(FORMATS["markdown"].write(one), r"^(?:#{1,3} |  - |- |> ?)|\\$")
    assert folded("".join(plain(line) for line in markdown)) == wanted
    chat = FORMATS["chat"].write(one)  # no mark is escaped in a chat, so words may contain the marks too
    assert without_chat_marks(folded(chat)) == without_chat_marks(wanted)


def tokens() -> tuple[Minutes, set[str]]:
    """Minutes in which each word occurs in one place only, and these words."""
    made: list[str] = []

    def token() -> str:
        made.append(f"token{len(made)}x")
        return made[-1]

    def vote(about: str) -> VoteRecord:
        heard = (HeardRecord(token(), f"{token()}\n{token()}", token()),)
        one = RoundRecord(token(), token(), ((token(), token()), (token(), token())), heard)
        return VoteRecord(about, token(), token(), (one, RoundRecord(token(), token(), (), ())), token(), token())

    record = WorkshopRecord(
        id="w1",
        title=token(),
        team="payments",
        team_name=token(),
        cycle=token(),
        begun=None,
        ended=None,
        people=(token(), token()),
        steps=tuple(StepRecord(token(), 5, "done", f"{token()}\n{token()}", opens) for opens in (True, False)),
        themes=(ThemeRecord(token()), ThemeRecord(token())),
        votes=(vote("o1"), vote("k1"), vote(token())),
        tests=(AnswersRecord("o1", token(), 5, 1, 0), AnswersRecord(token(), token(), 5, 1, 0)),
        parked=(ParkedRecord(token(), token(), token(), ""), ParkedRecord(token(), token(), token(), token())),
        facilitator=token(),
    )
    key = StatementRecord(token(), "k1", token(), details=(token(), token()))
    one = Minutes(
        record=record,
        objectives=(StatementRecord(token(), "o1", token(), f"{token()}\n{token()}", (token(),), (key,)),),
        decisions=(token(),),
        dependencies=(DependencyRecord(token(), token(), token(), token(), token(), token()),),
        rewordings=(
            RewordingRecord(token(), token(), (token(), token(), token())),
            RewordingRecord(token(), "", (token(),)),
        ),
        unknown=token(),
        next=(token(), token()),
    )
    return one, set(made)


@pytest.mark.parametrize("how", FORMATS)
def test_every_format_contains_every_word_that_was_said(how: str) -> None:
    one, made = tokens()
    written = FORMATS[how].write(one)
    assert set(re.findall(r"token\d+x", written)) == made
    assert all(getattr(one, each.name) for each in fields(Minutes)), "a part of the minutes has no token"


def test_the_lines_are_in_the_order_of_the_page() -> None:
    headings = [line.words for line in lines(minutes("Trust", "Speed")) if line.kind == "heading"]
    assert headings == [
        "Notes: Trust",
        "Themes",
        "Proposed as objectives",
        "Objectives and key results",
        "Votes",
        "Team tests",
        "Notes: Speed",
        "Decided",
        "Parked questions, open",
        "Parked questions, resolved",
        "Dependencies",
        "What changed in the wording",
        "What is next",
    ]


def test_a_page_needs_nothing_from_elsewhere_and_follows_the_reader() -> None:
    page = FORMATS["html"].write(minutes("Trust", "Speed"))
    assert "<script" not in page and "http" not in page and "src=" not in page and "@import" not in page
    for one in ("prefers-color-scheme: dark", "@media print", 'lang="en"', "charset"):
        assert one in page


def test_each_line_has_its_own_direction_and_room_for_a_bullet_at_the_right() -> None:
    page = FORMATS["html"].write(minutes("Trust", "Speed"))
    assert "p, blockquote { unicode-bidi: plaintext; }" in page, "the first line turns those after it"
    assert "ul { margin: .25rem 0; padding: 0 1.25rem; }" in page, "the bullet is beside the sheet when printed"


def test_a_long_vote_does_not_leave_the_sheet_before_it_empty() -> None:
    assert "li:has(ul) { break-inside: auto; }" in FORMATS["html"].write(minutes("Trust", "Speed"))


def test_lines_of_plain_text_are_short_and_those_of_a_chat_have_no_table() -> None:
    one = minutes("a word " * 30, "so | say | they " * 20)
    assert max(map(len, FORMATS["text"].write(one).splitlines())) <= 78
    assert not re.search(r"^\s*[|#>*`]|\t", FORMATS["chat"].write(one), re.MULTILINE)


@pytest.mark.parametrize(
    ("file", "name"),
    [("a.md", "markdown"), ("a.HTM", "html"), ("a.b.txt", "text"), ("a", "markdown"), ("a.pdf", "markdown")],
)
def test_the_ending_of_a_file_names_its_format(file: str, name: str) -> None:
    assert named_by(file).name == name


def test_an_empty_record_says_so() -> None:
    empty = WorkshopRecord("w", "Payments", "p", "Payments", "Q1", None, None, (), (), (), (), (), ())
    assert "Nothing was written down in it." in FORMATS["text"].write(Minutes(empty))
