"""Bytes from a terminal in, events out. Whatever comes in, nothing is raised; what nobody can read is dropped.

The framework's parser ends on bytes that are not UTF-8 and on key reports that it does not know, and it types out the
letters of a sequence that it cannot read, so that a reply of the terminal acts like keys. Here the stream is cut into
whole sequences first, as ECMA-48 describes them, and the framework's parser sees one whole sequence at a time.
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
"""Seconds within which a letter after ESC is Alt and that letter; after a longer pause it is two keys."""
PART: Final = 1.0
"""Seconds to wait for the rest of a sequence that has begun, so that it cannot be a lone Escape."""
LOST: Final = 5.0
"""Seconds of silence after which a paste whose end was lost counts as over."""
LONGEST: Final = 4096
"""Letters of a sequence that is waited for; more is nothing that a terminal says."""
WIDEST: Final = 10_000
"""Columns or rows that a terminal can have."""


class TerminalReader:
    """Reads one terminal. Call `feed` with what it sent, and `tick` again and again while it sends nothing."""

    def __init__(self, escape_delay: float, now: Callable[[], float] = time.monotonic) -> None:
        """`escape_delay` is how many seconds ESC waits for the rest of a sequence before it is the Escape key."""
        self._escape_delay = escape_delay
        self._now = now
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = KeyParser(_possible)
        self._begun = ""
        """The part of a sequence that has come."""
        self._paste: list[str] | None = None
        """The letters of the paste that is coming in."""
        self._since = 0.0

    @property
    def waits(self) -> bool:
        """Whether a part of something has come, so that `tick` may soon have to say what it was."""
        return bool(self._begun)

    def feed(self, data: bytes) -> Iterator[Message]:
        """The events in what the terminal sent. A byte that is not UTF-8 becomes the replacement mark."""
        now = self._now()
        for letter in self._decode(data):
            yield from self._take(letter, now)
        self._since = now

    def tick(self) -> Iterator[Message]:
        """The events that are due because nothing more came."""
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
        """Nothing more belongs to what has begun: it was the Escape key, a letter with Alt, or is dropped."""
        begun, self._begun = self._begun, ""
        if begun == ESC:
            yield events.Key("escape", ESC)
        elif len(begun) == 2:
            yield from self._parsed(begun)

    def _parsed(self, whole: str) -> Iterator[Message]:
        yield from self._parser.events_of(whole)


_STRINGS: Final = ("]", "P", "_")
"""What begins a reply of any length, up to BEL or ESC \\."""


def _state(sequence: str) -> str:
    """Whether a sequence is `whole`, `part` of one, a `reply` to be dropped, or `broken` by its last letter."""
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
    if rest[:1] == "M":  # the mouse as old terminals report it: three letters of any kind follow
        return "whole" if len(rest) == 4 else "part"
    if rest[:1] == "[":  # function keys of the Linux console
        return "part" if len(rest) == 1 else "whole" if " " <= last <= "~" else "broken"
    if not rest:
        return "part"
    if "@" <= last <= "~" or (last == "$" and sequence in ANSI_SEQUENCES_KEYS):
        return "whole"
    return "part" if " " <= last <= "?" and len(sequence) <= LONGEST else "broken"


def _possible(event: Message) -> bool:
    """Whether an event is one that a terminal can mean: letters that can be written, a place that can be on screen."""
    if isinstance(event, events.Key):
        return not any("\ud800" <= letter <= "\udfff" for letter in event.key + (event.character or ""))
    if isinstance(event, events.Resize):
        return 0 < event.size.width <= WIDEST and 0 < event.size.height <= WIDEST
    if isinstance(event, events.MouseEvent):
        return 0 <= event.screen_x <= WIDEST and 0 <= event.screen_y <= WIDEST
    return True
