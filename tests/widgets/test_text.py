"""Words in cells: whatever is written, a line has the right width and nothing is read as markup."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tuiokr.widgets import text

WORDS = st.text(st.sampled_from("ab [/]{}$%日本語🙂é\u0301_-."), max_size=40) | st.text(
    st.characters(blacklist_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn"]), max_size=30
)
WIDTH = st.integers(1, 60)


@given(WORDS, WIDTH, st.booleans())
@settings(max_examples=150, deadline=None)
def test_fit_has_exactly_the_requested_width(words: str, width: int, right: bool) -> None:
    assert text.fit(words, width, right=right).cell_length == width


@given(WORDS, st.integers(-3, 0))
@settings(max_examples=10, deadline=None)
def test_fit_into_no_cells_is_empty(words: str, width: int) -> None:
    assert text.fit(words, width).plain == ""


@given(st.text("abc日 ", min_size=1, max_size=20).filter(str.strip))
@settings(max_examples=50, deadline=None)
def test_fit_keeps_words_that_fit(words: str) -> None:
    wide = cell_len(words) + 3
    assert text.fit(words, wide).plain == words + "   "
    assert text.fit(words, wide, right=True).plain == "   " + words


@given(WORDS, st.integers(8, 60), st.integers(0, 5))
@settings(max_examples=150, deadline=None)
def test_wrap_stays_within_its_width_and_loses_no_word(words: str, width: int, indent: int) -> None:
    lines = text.wrap(words, width, indent=indent)
    assert all(line.cell_length <= width for line in lines)
    assert "".join("".join(line.plain for line in lines).split()) == "".join(words.split())


@given(WORDS, st.integers(12, 60), st.integers(1, 3))
@settings(max_examples=80, deadline=None)
def test_wrap_has_a_head_and_a_limit(words: str, width: int, most: int) -> None:
    lines = text.wrap(words, width, first="KR1  ", most=most)
    assert 1 <= len(lines) <= most
    assert lines[0].plain.startswith("KR1  ")
    assert all(line.cell_length <= width for line in lines)


def test_wrap_ends_with_an_ellipsis_only_if_it_cuts() -> None:
    assert text.wrap("one two three four", 8, most=2)[-1].plain.endswith("…")
    assert not text.wrap("one two", 8, most=2)[-1].plain.endswith("…")


@given(WORDS, WORDS, WIDTH)
@settings(max_examples=150, deadline=None)
def test_both_ends_fill_the_line(left: str, right: str, width: int) -> None:
    line = text.both_ends(left, right, width)
    assert line.cell_length == width
    if cell_len(right) and cell_len(right) + 2 <= width:
        assert line.plain.endswith(right)


@given(WORDS, st.integers(1, 30))
@settings(max_examples=100, deadline=None)
def test_cut_is_never_too_wide(words: str, width: int) -> None:
    assert cell_len(text.cut(words, width)) <= width
    if cell_len(words) <= width:
        assert text.cut(words, width) == words


@given(st.lists(st.tuples(WORDS, st.integers(0, 20)), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_a_row_is_as_wide_as_its_cells_and_gaps(cells: list[tuple[str, int]]) -> None:
    kept = [width for _, width in cells if width > 0]
    assert text.row(*cells).cell_length == sum(kept) + 2 * max(0, len(kept) - 1)


@given(WORDS)
@settings(max_examples=60, deadline=None)
def test_markup_in_words_is_not_interpreted(words: str) -> None:
    assert text.words(words, "bold").plain == words
    assert text.line(words, ("[/b]", "bold")).plain == f"{words}[/b]"
    assert text.underline(words, [(0, len(words), "$error"), (5, 2, "$error"), (-1, 900, "$error")]).plain == words


@given(st.one_of(st.none(), st.floats(-50, 150)))
@settings(max_examples=40, deadline=None)
def test_a_meter_is_five_cells(score: float | None) -> None:
    assert text.meter(score).cell_length == 5
    assert text.bar((score or 0) / 100, 12, "$primary").cell_length == 12
