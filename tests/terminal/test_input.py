"""Bytes in, events out: nothing that a terminal can send raises, and unreadable bytes are dropped."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS, IGNORE_SEQUENCE
from textual._xterm_parser import XTermParser
from textual.message import Message

from tuiokr.terminal.input import LOST, PART, QUICK, TerminalReader

DELAY = 0.1


def read(*parts: bytes | float, delay: float = DELAY) -> list[Message]:
    """The events of bytes with pauses (seconds) between them, and a long silence at the end."""
    now = 0.0
    reader = TerminalReader(delay, lambda: now)
    found: list[Message] = []
    for part in (*parts, LOST):
        if isinstance(part, bytes):
            found += reader.feed(part)
        else:
            now += part
            found += reader.tick()
    return found


def said(found: Sequence[Message]) -> str:
    """The keys of events by name, pastes in quotes, others by kind."""
    words = []
    for one in found:
        if isinstance(one, events.Key):
            words.append(one.key)
        elif isinstance(one, events.Paste):
            words.append(repr(one.text))
        else:
            words.append(type(one).__name__)
    return " ".join(words)


_PIECES = st.sampled_from(
    rb"""\x1b \x1b[ \x1bO \x1b] \x1bP \x1b[< \x1b[M \x1b[200~ \x1b[201~ \x1b[48; ; : u ~ t R M $y ?2026 0 1 57358 55296
    999999999999 \x07 q \xe9 \xc3 \xa9 \xff \x9b \x00""".decode("unicode_escape")
    .encode("latin-1")
    .split(b" ")
)
_STREAM = st.lists(_PIECES | st.binary(max_size=8) | st.sampled_from([0.05, 0.2, 2.0, 6.0]), max_size=40)


@settings(max_examples=400, deadline=None)
@given(_STREAM)
def test_no_input_raises_and_every_event_can_be_encoded(parts: list[bytes | float]) -> None:
    for one in read(*parts):
        if isinstance(one, events.Key):
            f"{one.key}{one.character}".encode()
        if isinstance(one, events.Paste):
            one.text.encode()
        if isinstance(one, events.Resize):
            assert one.size.width > 0 and one.size.height > 0


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=20))
def test_after_any_input_and_a_pause_keys_are_read_again(parts: list[bytes]) -> None:
    found = read(*parts, LOST, LOST, b"\x1b[B", b"z")
    assert [one.key for one in found[-2:] if isinstance(one, events.Key)] == ["down", "z"]


def test_every_key_that_textual_knows_is_the_same_key() -> None:
    for sequence, keys in ANSI_SEQUENCES_KEYS.items():
        if keys is IGNORE_SEQUENCE or len(sequence) == 1:
            continue
        theirs = list(XTermParser().feed(sequence))
        if theirs and sequence != "\x1b\x1b":  # where Textual's parser still waits for the second one
            assert said(read(sequence.encode())) == said(theirs), repr(sequence)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30), st.integers(1, 5))
def test_text_cut_anywhere_is_the_same_text(words: str, size: int) -> None:
    data = words.encode()
    found = read(*(data[at : at + size] for at in range(0, len(data), size)))
    assert "".join(one.character or "" for one in found if isinstance(one, events.Key)) == words


@pytest.mark.parametrize(
    ("data", "keys"),
    [
        (b"caf\xe9r", "c a f replacement_character r"),
        (b"\xe2\x82x", "replacement_character x"),
        (b"\x1b[97;1:1u", "a"),
        (b"\x1b[97:65:113;2:2;65u", "A"),
        (b"\x1b[97;1:3u", ""),
        (b"\x1b[1;1:1A\x1b[1;5:2A\x1b[1;1:3A", "up ctrl+up"),
        (b"\x1b[55296;1;55296ux", "x"),
        (b"\x1b[M \xff\xffx", "x"),
        (b"\x1b[M\xff\xe9\xc3q", "q"),
        (b"\x1b[?1;2cx", "x"),
        (b"\x1b[1;2qx", "x"),
        (b"\x1b]11;rgb:1/2/3\x1b\\x", "x"),
        (b"\x1bP>|A terminal 1.0\x1b\\x", "x"),
        (b"\x1b_Gi=1;OK\x1b\\x", "x"),
        (b"\x1b[48;0;0;0;0tx", "x"),
        (b"\x1b[48;99999;99999;1;1tx", "x"),
        (b"\x1b[\xe9x", "replacement_character x"),
        (b"\x1b[12\x1b[Bx", "down x"),
        (b"\x1b\x1b[B", "escape down"),
        (b"\x1bn", "alt+n"),
        (b"\x1b[<99999999999;99999999999;99999999999Mx", "x"),
    ],
)
def test_unreadable_bytes_are_dropped_and_the_rest_is_read(data: bytes, keys: str) -> None:
    assert said(read(data)) == keys


@pytest.mark.parametrize(
    ("parts", "keys"),
    [
        ((b"\x1b", 0.05, b"[A"), "up"),
        ((b"\x1b", 0.2, b"[A"), "escape left_square_bracket A"),
        ((b"\x1b[", 0.5, b"A"), "up"),
        ((b"\x1b[1;", PART / 2, b"5A"), "ctrl+up"),
        ((b"\x1b[1;", PART * 1.1, b"x"), "x"),
        ((b"\x1b[", PART * 1.1, b"x"), "left_square_bracket x"),
    ],
)
def test_a_sequence_in_parts_is_one_key(parts: tuple[bytes | float, ...], keys: str) -> None:
    assert said(read(*parts)) == keys


def test_over_ssh_a_part_is_waited_for_and_a_letter_is_not() -> None:
    assert said(read(b"\x1b", 0.9, b"[A", delay=1.0)) == "up"
    assert said(read(b"\x1b", 0.9, b"OB", delay=1.0)) == "down"
    assert said(read(b"\x1b", QUICK * 1.5, b"n", delay=1.0)) == "escape n"
    assert said(read(b"\x1b", 1.1, delay=1.0)) == "escape"


def test_a_paste_is_words_whatever_it_contains() -> None:
    assert said(read(b"\x1b[200~one\ntwo\x1b[201~z")) == "'one\\ntwo' z"
    assert said(read(b"\x1b[200~a\x1bb\x00c\x1b[Md\xe9\x1b[201~z")) == "'abc[Md\N{REPLACEMENT CHARACTER}' z"
    assert said(read(b"\x1b[200~its end ", LOST, b"z")) == "'its end ' z"
    assert said(read(b"\x1b[200~a slow \x1b[20", LOST / 2, b"1~z")) == "'a slow ' z"
