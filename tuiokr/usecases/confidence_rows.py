"""Read everybody's numbers: on one key result (`ana 7, li 3, rest 8`), or on all of them (`ana 7 4 9`).

A line, a chat and several lines are read alike, by the reader of hands. No message reveals a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tuiokr.model.names import fold, who
from tuiokr.model.words import LONGEST, plural, short
from tuiokr.usecases.vote_chat import REST, Said, said
from tuiokr.usecases.vote_hand_words import CONFIDENCE, digits, gives_away, number_of, without_scale
from tuiokr.usecases.vote_hands import HandReader, HandsRead, Unclear, read_hands

_WORD = re.compile(r"[^\s,;|/:=、，；：]+")
_SKIPPED = frozenset("-–—")
"""What is written in place of a number on a key result that the person leaves out."""
_LONGEST_NAME = 8
"""Most words of a name."""


@dataclass(frozen=True)
class NumbersRead:
    """The hands that were read for each key result, and one line for each part that is not understood."""

    columns: tuple[HandsRead, ...]
    problems: tuple[str, ...]
    unclear: tuple[Unclear, ...]


@dataclass(frozen=True)
class _Numbers:
    """The numbers of one person, in the order of the key results."""

    line: int
    name: str
    values: tuple[str, ...]
    """Each as digits, or `absent`."""


def read_numbers(
    text: str,
    people: Sequence[str],
    already: Sequence[Sequence[str]],
    at: int,
    *,
    you: str = "",
    meant: Sequence[str] = (),
) -> NumbersRead:
    """Return the numbers in `text` on as many key results as `already` has parts; `at` is the one on the stage.

    `already` says for each key result who needs no number of the rest. The other arguments are those of `read_hands`.
    Never raises.
    """
    count = len(already)
    messages = list(said(text, people, CONFIDENCE))
    rows = [_rows(one, people) for one in messages]
    if count < 2 or not any(row.values[1:] for found in rows for row in found):
        one = read_hands(text, people, already[at], you=you, meant=meant, scale=CONFIDENCE)
        blank = HandsRead((), ())
        columns = tuple(one if each == at else blank for each in range(count))
        return NumbersRead(columns, one.problems, one.unclear)
    several = "\n" in text.strip()
    readers = [HandReader(people, you, meant, several=several, scale=CONFIDENCE) for _ in range(count)]
    for message, found in zip(messages, rows, strict=True):
        if found:
            for row in found:
                _take(readers, row, several=several)
        else:
            _take_rest(readers, message, several=several)
    if len(text) > LONGEST:
        _report(readers, f"The text is longer than {LONGEST:,} characters; what comes after them is not read")
    read = tuple(reader.reading(done) for reader, done in zip(readers, already, strict=True))
    problems = dict.fromkeys(problem for one in read for problem in one.problems)
    return NumbersRead(read, tuple(problems), read[0].unclear)


def _rows(message: Said, people: Sequence[str]) -> tuple[_Numbers, ...]:
    """Return the numbers of each person in a message: `ana 7 4 9; li 3 2 1`; none if it contains anything else."""
    words = _WORD.findall(without_scale(digits(message.words), CONFIDENCE))
    found: list[_Numbers] = []
    name: list[str] = []
    values: list[str] = []

    def close() -> bool:
        """Keep the numbers of one person. Return whether it is clear whose they are."""
        whose = " ".join(name) or (message.name if not found else "")
        known = not name or len(name) <= _LONGEST_NAME
        found.append(_Numbers(message.line, whose, tuple(values)))
        return bool(whose) and known

    for word in words:
        value = _value(word)
        if value:
            values.append(value)
            continue
        if values:
            if not close():
                return ()
            name, values = [], []
        name.append(word)
    if not values or not close():
        return ()
    if message.name and found[0].name != message.name and not _means(found[0].name, people):
        return ()  # words of the person before the numbers
    return tuple(found)


def _value(word: str) -> str:
    """Return a number in digits, `absent` for one that is left out, "" for another word."""
    if word in _SKIPPED:
        return "absent"
    value = number_of(word.rstrip(".!"), CONFIDENCE)
    return "" if value is None else str(value)


def _means(name: str, people: Sequence[str]) -> bool:
    return fold(name) in REST or bool(who(name, people))


def _take(readers: Sequence[HandReader], row: _Numbers, *, several: bool) -> None:
    """Give each reader its number of a row, or report that the row does not fit."""
    where = f" (line {row.line})" if several else ""
    whose = "This line" if gives_away(row.name, CONFIDENCE) else f"“{short(row.name, 20)}”"
    if len(row.values) != len(readers):
        wanted = plural(len(readers), "number")
        _report(readers, f"{whose}{where} needs {wanted}, one for each key result, and has {len(row.values)}")
    elif any(value.isdecimal() and int(value) > CONFIDENCE.most for value in row.values):
        _report(readers, f"{whose}{where} has a number that is not from 0 to {CONFIDENCE.most}")
    else:
        for reader, value in zip(readers, row.values, strict=True):
            reader.take(row.line, row.name, value)


def _take_rest(readers: Sequence[HandReader], message: Said, *, several: bool) -> None:
    """Report a message that is not a row of numbers, unless it has no number at all."""
    if any(char.isnumeric() for char in message.words):
        where = f"Line {message.line}" if several else "One part"
        wanted = plural(len(readers), "number")
        _report(readers, f"{where} is not understood. Write a name and {wanted}, one for each key result")
        return
    for reader in readers:
        reader.take(message.line, message.name, message.words)


def _report(readers: Sequence[HandReader], words: str) -> None:
    for reader in readers:
        reader.problem(words)
