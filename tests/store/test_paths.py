"""Names are encoded for the disk and decoded again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tuiokr.store.paths import LONGEST, Layout, decode, encode, temporary
from tuiokr.store.protocol import StoreError

WORDS = st.text(min_size=1, max_size=40) | st.sampled_from(
    ["CON", "nul.txt", "com1 ", "..", ".git", "a.json", "LPT9.json", "%2E"]
)


@given(WORDS, st.booleans())
def test_every_name_survives_the_round_trip_and_is_safe(word: str, folder: bool) -> None:
    try:
        name = encode(word, folder)
    except StoreError:
        assert len(word.encode("utf-8", "replace")) * 3 > LONGEST or not word.isprintable()
        return
    assert decode(name, folder) == word
    assert name.isascii()
    assert not set(name) & set('/\\:*?"<>|\x00')
    assert name[0] != "."
    assert name[-1] not in ". "
    assert len(name) <= LONGEST
    assert name.partition(".")[0].rstrip(" ").upper() not in ("CON", "PRN", "AUX", "NUL", "COM1", "LPT9")
    assert not folder or not name.endswith(".json")
    assert not temporary(f"{name}.json")


@given(WORDS, WORDS)
def test_two_names_never_have_the_same_path(one: str, other: str) -> None:
    try:
        assert (encode(one) == encode(other)) == (one == other)
    except StoreError:
        return


@given(st.text(st.sampled_from("aZ%2Ef. é"), max_size=8))
def test_only_names_in_our_own_spelling_are_read(name: str) -> None:
    segment = decode(name)
    assert segment is None or encode(segment) == name


def test_temporary_names_are_recognised_and_unique() -> None:
    layout = Layout("/ws")
    names = {layout.temp("/ws/teams/a b.json") for _ in range(100)}
    assert len(names) == 100
    assert all(temporary(name.rpartition("/")[2]) for name in names)
    assert layout.inside("/ws/teams/a.json") == "teams/a.json"
    assert layout.parents("/ws/a/b/c.json") == ["/ws/a", "/ws/a/b"]
