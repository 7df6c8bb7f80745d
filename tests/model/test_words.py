from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuiokr.model.words import LONGEST, clean, clean_lines, people, plural, same

KEPT = [
    "Make paying effortless",
    "[bold]not markup[/bold]",
    "[@click=app.quit]press[/]",
    "[/",
    "[[]]",
    "\\[x]",
    "{braces} <angles> `ticks` *stars* _lines_ #hash",
    "100 % → 50 %, ≥ 3 × a day",
    "Größe, naïve, Ærø, São Tomé",
    "ग्राहक हमें दोबारा चुनते हैं",
    "क्षत्रिय",
    "می\u200cخواهیم مشتریان برگردند",
    "ลูกค้ากลับมาซื้ออีกครั้ง",
    "น้ำใจที่ดี",
    "שלום לכולם",
    "שָׁלוֹם",
    "お客様がまた来てくれる",
    "고객이 다시 찾는다",
    "Khách hàng quay lại",
    "👩\u200d👩\u200d👧\u200d👦 family",
    "❤\ufe0f\u200d🔥",
    "👍🏽 done",
    "1\ufe0f\u20e3 first",
    "🇩🇪 team",
    "e\u0301e\u0302\u0323",
    "o\u0302\u0323\u0301 three marks",
]
"""What people write stays unchanged."""

HOSTILE = [
    ("\x1b[31mred\x1b[0m", "red"),
    ("\x1b[2J\x1b[Hgone", "gone"),
    ("\x1b[38;2;1;2;3mtrue colour", "true colour"),
    ("\x1b[?1049h screen", "screen"),
    ("\x1b[", ""),
    ("\x1b[31", ""),
    ("\x1b", ""),
    ("a\x1b\x1b[31mb", "ab"),
    ("\x9b31mc1 csi", "c1 csi"),
    ("\x1b]0;title\x07text", "text"),
    ("\x1b]0;title\x1b\\text", "text"),
    ("\x1b]0;title\x9ctext", "text"),
    ("\x9d0;title\x07text", "text"),
    ("\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
    ("\x1b]52;c;Zm9v\x07clip", "clip"),
    ("\x1b]0;never closed", ""),
    ("\x1bP+q544e\x1b\\dcs", "dcs"),
    ("\x90q#0\x9cdcs", "dcs"),
    ("\x1b_apc\x1b\\x", "x"),
    ("\x1b^pm\x1b\\x", "x"),
    ("\x1bXsos\x1b\\x", "x"),
    ("\x1b(0line drawing", "line drawing"),
    ("\x1bcreset", "reset"),
    ("\x1b7save\x1b8", "save"),
    ("nul\x00l", "null"),
    ("bell\x07", "bell"),
    ("back\x08space", "backspace"),
    ("del\x7fete", "delete"),
    ("shift\x0e\x0f", "shift"),
    ("c1\x80\x84\x8d\x9e", "c1"),
    ("right\u202eto left", "rightto left"),
    ("iso\u2066lated\u2069", "isolated"),
    ("mark\u200e\u200f\u061c", "mark"),
    ("zero\u200bwidth", "zerowidth"),
    ("word\u2060joiner", "wordjoiner"),
    ("soft\u00adhyphen", "softhyphen"),
    ("bom\ufeff", "bom"),
    ("tag\U000e0041\U000e007f", "tag"),
    ("note\ufff9a\ufffb", "notea"),
    ("lone\ud800surrogate\udfff", "lonesurrogate"),
    ("no\u200djoin", "nojoin"),
    ("no\u200c\u200d", "no"),
    ("\u200d", ""),
    ("क\u200d", "क"),
    ("क\u200d\u200dक", "कक"),
    ("क\u200d क", "क क"),
    ("tower" + "\u0301" * 40, "tower" + "\u0301" * 3),
    ("\u0301" * 9, "\u0301" * 3),
    ("enclosed" + "\u20dd" * 9, "enclosed" + "\u20dd" * 3),
    ("a\u0301\u0301\u0301\u0301b\u0301", "a\u0301\u0301\u0301b\u0301"),
    ("👨\u0301\u0301\u0301\u200d\u0301", "👨\u0301\u0301\u0301"),
]

WHITE = [
    ("", ""),
    ("   ", ""),
    (" a  b ", "a b"),
    ("a\tb", "a b"),
    ("a\r\nb", "a b"),
    ("a\nb", "a b"),
    ("a\u2028b\u2029c\x85d", "a b c d"),
    ("a\x0bb\x0cc", "a b c"),
    ("a\u00a0b", "a b"),
    ("a\u3000b", "a b"),
    ("\x1c\x1d\x1e\x1f", ""),
]

ANYTHING = st.text(max_size=80) | st.text(
    st.sampled_from(
        "ab \x1b[]P\\;0m\x07\x9b\x9c\x9d\u200d\u200c\u0301\u20dd\ud800👨क\u094d\u0e49\n\t\r\u2028\ufe0f\u3000\xad"
    ),
    max_size=40,
)


@pytest.mark.parametrize("text", KEPT)
def test_ordinary_text_stays_unchanged(text: str) -> None:
    assert clean(text) == text
    assert clean_lines(text) == text


@pytest.mark.parametrize(("text", "left"), HOSTILE)
def test_control_characters_are_removed(text: str, left: str) -> None:
    assert clean(text) == left
    assert clean_lines(text) == left


@pytest.mark.parametrize(("text", "left"), WHITE)
def test_a_line_has_single_spaces(text: str, left: str) -> None:
    assert clean(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a\nb", "a\nb"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\n\n\nb", "a\n\n\nb"),
        ("a\tb", "a b"),
        ("\n\na\n\n", "a"),
        ("a\u2029b", "a\nb"),
        ("a\x1b[31m\nb\x1b[0m", "a\nb"),
        ("  a  b  ", "a  b"),
    ],
)
def test_prose_keeps_its_lines(text: str, left: str) -> None:
    assert clean_lines(text) == left


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "é" * 10_000, "می\u200cخو" * 2_000, "\x1b[31mx" * 2_000, "a\u0301" * 5_000]
)
def test_ten_thousand_characters_are_cleaned(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert len(clean(text)) <= len(text)


def test_a_field_has_a_maximum_length() -> None:
    assert len(clean("x" * (LONGEST + 50))) == LONGEST
    assert len(clean_lines("é" * (LONGEST + 50))) == LONGEST


@settings(max_examples=400)
@given(ANYTHING)
def test_cleaning_twice_is_the_same_as_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_lines(clean_lines(text)) == clean_lines(text)
    assert clean(clean_lines(text)) == clean(text)


@settings(max_examples=400)
@given(ANYTHING)
def test_no_control_character_survives(text: str) -> None:
    for left, allowed in ((clean(text), ""), (clean_lines(text), "\n")):
        assert not [char for char in left if unicodedata.category(char) in ("Cc", "Cs") and char not in allowed]
        assert not set(left) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\ufeff")
        left.encode("utf-8")
        assert left == left.strip()
    assert "  " not in clean(text)


@given(ANYTHING)
def test_the_number_of_combining_marks_is_limited(text: str) -> None:
    run = 0
    for char in clean(text):
        run = run + 1 if unicodedata.category(char) in ("Mn", "Me") else run if char in "\u200c\u200d" else 0
        assert run <= 3


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=60))
def test_plain_text_loses_only_white_space(text: str) -> None:
    assert clean(text) == " ".join(text.split())
    assert clean_lines(text) == text.strip()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana, Li, Sam", ("Ana", "Li", "Sam")),
        ("Ana; Li\nSam", ("Ana", "Li", "Sam")),
        ("Ana and Li", ("Ana", "Li")),
        ("Ana & Li, Sam and Jo", ("Ana", "Li", "Sam", "Jo")),
        ("Ana, Li, Ana", ("Ana", "Li", "Ana (2)")),
        ("Ana, ana, ANA", ("Ana", "ana (2)", "ANA (3)")),
        ("Ana, Ana (2), Ana", ("Ana", "Ana (2)", "Ana (3)")),
        ("Ana, Ána, A\u0301na", ("Ana", "Ána", "A\u0301na (2)")),
        ("- Ana\n* Li\n• Sam\n1. Jo\n2) Kim", ("Ana", "Li", "Sam", "Jo", "Kim")),
        ("Ana Lima <ana@example.com>; Bo <bo@example.com>", ("Ana Lima", "Bo")),
        ("花子、太郎", ("花子", "太郎")),
        ("Sandra", ("Sandra",)),
        ("R&D", ("R&D",)),
        ("  , ;\n ", ()),
        ("", ()),
        ("Ana  Maria", ("Ana Maria",)),
        ("\x1b[31mAna\x1b[0m, [bold]Li[/]", ("Ana", "[bold]Li[/]")),
        ("Øystein, Zoë, 李雷", ("Øystein", "Zoë", "李雷")),
    ],
)
def test_a_line_is_split_into_names(text: str, names: tuple[str, ...]) -> None:
    assert people(text) == names


@pytest.mark.parametrize("text", ["x" * 200, "x" * 79 + " y", "क" * 79 + "\u200dक"])
def test_a_long_name_is_cut_cleanly(text: str) -> None:
    (name,) = people(text)
    assert len(name) <= 80 and clean(name) == name


@given(ANYTHING)
def test_names_are_clean_and_distinct(text: str) -> None:
    names = people(text)
    assert all(name and clean(name) == name and len(name) <= 80 for name in names)
    assert len({same(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("count", "digits", "spelled"),
    [(0, "0 clashes", "0 clashes"), (1, "1 clash", "one clash"), (1200, "1,200 clashes", "1,200 clashes")],
)
def test_counts_read_like_a_sentence(count: int, digits: str, spelled: str) -> None:
    assert plural(count, "clash", "clashes") == digits
    assert plural(count, "clash", "clashes", spelled=True) == spelled
    assert plural(count, "team") == f"{digits.split()[0]} team{'' if count == 1 else 's'}"
