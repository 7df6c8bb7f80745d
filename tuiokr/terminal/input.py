"""Turn bytes from a terminal into events. No input raises an error; input that cannot be read is dropped.

Textual's parser fails on bytes that are not UTF-8 and on unknown key reports. It also handles the characters of a
sequence that it cannot read as typed keys, so a reply of the terminal acts like keys. Here the input is first cut into
whole sequences, as ECMA-48 describes them, and Textual's parser gets one whole sequence at a time.
"""

from __future__ import annotations

import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from typing import Final

from textual import events
from textual.message import Message

from tuiokr.terminal.textual_private import (
    ANSI_SEQUENCES_KEYS,
    BRACKETED_PASTE_END,
    BRACKETED_PASTE_START,
    ESC,
    KeyParser,
)

QUICK: Final = 0.1
"""Seconds within which ESC and a letter are Alt with that letter; after a longer pause they are two keys."""
PART: Final = 1.0
"""Seconds to wait for the rest of a sequence that has more than ESC, so it cannot be the Escape key alone."""
LOST: Final = 5.0
"""Seconds without input after which a paste whose end was lost is complete."""
LONGEST: Final = 4096
"""Characters of the longest sequence to wait for; no terminal sends a longer one."""
WIDEST: Final = 10_000
"""Columns or rows that a terminal can have."""


class TerminalReader:
    """A reader of one terminal. Call `feed` with what it sent, and `tick` repeatedly while it sends nothing."""

    def __init__(self, escape_delay: float, now: Callable[[], float] = time.monotonic) -> None:
        """`escape_delay` is the number of seconds after which ESC alone is the Escape key."""
        self._escape_delay = escape_delay
        self._now = now
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = KeyParser(_possible)
        self._begun = ""
        """The received part of an incomplete sequence."""
        self._paste: list[str] | None = None
        """The characters of an incomplete paste."""
        self._since = 0.0

    @property
    def waits(self) -> bool:
        """Whether a sequence is incomplete, so `tick` may soon have to decide what it is."""
        return bool(self._begun)

    def feed(self, data: bytes) -> Iterator[Message]:
        """Yield the events in `data`. A byte that is not UTF-8 becomes the replacement character."""
        now = self._now()
        for letter in self._decode(data):
            yield from self._take(letter, now)
        self._since = now

    def tick(self) -> Iterator[Message]:
        """Yield the events that are due because no more input came."""
        silent = self._now() - self._since
        if self._paste is not None:
            if silent >= LOST:
                yield self._pasted()
        elif self._begun == ESC:
            if silent >= self._escape_delay:
                yield from self._give_up()
        elif self._begun and silent >= PART:
            yield from self._give_up()

    def _take(self, letter: str, now: float) -> Iterator[Message]:
        if self._paste is not None:
            yield from self._take_pasted(letter)
        elif not self._begun:
            if letter == ESC:
                self._begun, self._since = ESC, now
            else:
                yield from self._parsed(letter)
        elif letter == ESC and self._begun[1:2] not in _STRINGS:
            yield from self._give_up()
            self._begun, self._since = ESC, now
        elif self._begun == ESC and letter not in "[O" and now - self._since > QUICK:
            yield from self._give_up()
            yield from self._take(letter, now)
        else:
            yield from self._go_on(letter, now)

    def _go_on(self, letter: str, now: float) -> Iterator[Message]:
        sequence = self._begun + letter
        state = _state(sequence)
        if state == "part":
            self._begun = sequence
            return
        self._begun = ""
        if state == "broken":
            yield from self._take(letter, now)
        elif sequence == BRACKETED_PASTE_START:
            self._paste = []
        elif state == "whole" and sequence != BRACKETED_PASTE_END:
            yield from self._parsed(sequence)

    def _take_pasted(self, letter: str) -> Iterator[Message]:
        assert self._paste is not None
        self._paste.append(letter)
        if letter == BRACKETED_PASTE_END[-1] and "".join(self._paste[-len(BRACKETED_PASTE_END) :]) == (
            BRACKETED_PASTE_END
        ):
            del self._paste[-len(BRACKETED_PASTE_END) :]
            yield self._pasted()

    def _pasted(self) -> events.Paste:
        words, self._paste = "".join(self._paste or ()), None
        return events.Paste(words.replace("\x00", "").replace(ESC, ""))

    def _give_up(self) -> Iterator[Message]:
        """End the incomplete sequence: it is the Escape key or a letter with Alt, or it is dropped."""
        begun, self._begun = self._begun, ""
        if begun == ESC:
            yield events.Key("escape", ESC)
        elif len(begun) == 2:
            yield from self._parsed(begun)

    def _parsed(self, whole: str) -> Iterator[Message]:
        yield from self._parser.events_of(whole)


_STRINGS: Final = ("]", "P", "_")
"""The characters after ESC that begin a reply of any length, which ends with BEL or ESC \\."""


def _state(sequence: str) -> str:
    """Return `whole`, `part` (incomplete), `reply` (to drop) or `broken` (the last character does not belong to it)."""
    kind, rest, last = sequence[1], sequence[2:], sequence[-1]
    if kind in _STRINGS:
        if len(sequence) > LONGEST or last == "\x07" or rest.endswith(ESC + "\\"):
            return "reply"
        return "part"
    if kind == "[":
        return _control_state(sequence, rest, last)
    if kind == "O":
        if not rest or last in "0123456789;":
            return "part" if len(rest) < 16 else "broken"
        return "whole" if " " <= last <= "~" else "broken"
    return "whole"


def _control_state(sequence: str, rest: str, last: str) -> str:
    if rest[:1] == "M":  # the mouse report of old terminals: any three characters follow
        return "whole" if len(rest) == 4 else "part"
    if rest[:1] == "[":  # function keys of the Linux console
        return "part" if len(rest) == 1 else "whole" if " " <= last <= "~" else "broken"
    if not rest:
        return "part"
    if "@" <= last <= "~" or (last == "$" and sequence in ANSI_SEQUENCES_KEYS):
        return "whole"
    return "part" if " " <= last <= "?" and len(sequence) <= LONGEST else "broken"


def _possible(event: Message) -> bool:
    """Whether an event makes sense: a key has no surrogates, and a size or a position is possible on a screen."""
    if isinstance(event, events.Key):
        return not any("\ud800" <= letter <= "\udfff" for letter in event.key + (event.character or ""))
    if isinstance(event, events.Resize):
        return 0 < event.size.width <= WIDEST and 0 < event.size.height <= WIDEST
    if isinstance(event, events.MouseEvent):
        return 0 <= event.screen_x <= WIDEST and 0 <= event.screen_y <= WIDEST
    return True
