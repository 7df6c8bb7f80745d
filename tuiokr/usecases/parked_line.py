"""Read a line such as `Who pays for refunds? @Jonas 15 Jan`: the question, who owns it, and by when.

What counts as an owner or a day:

- `@Jonas`, `@"Ana Lima"` or, for a known person, `@Ana Lima`. The @ begins a word, so a mail address is not an owner.
- An owner and a day at the end of the line, in either order, are taken out of the words.
- An owner elsewhere is part of a sentence: the name counts, and a day right after it, but the words stay as they were
  written.
- A day alone counts only at the end of the line, and only if the words before do not claim it: in `What happened on
  15 Jan` it belongs to the question, and so it does in a line that ends with a question mark. `by`, `until` and `due`
  before a day go with it.
- What is not an owner or a day, such as `45 Jan`, stays in the words. If nothing else is left, the words stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tuiokr.model.names import MOST_WORDS, fold, who
from tuiokr.model.words import LONGEST_NAME, clean
from tuiokr.usecases import spoken_day

_OWNER = re.compile(
    r"""(?:\A|(?<=[\s(\[]))[@＠](?:"([^"@]{1,80})"|“([^”@]{1,80})”|([^\W\d_][\w'’.-]*))""",
)
_LEADS = ("by", "until", "till", "due", "due:", "due by", "by:", "until:")
_LEADS_OF_OWNER = (*_LEADS, "on", "before", "for")
_CLAIMS: Final = frozenset(
    [
        *("on", "in", "since", "from", "of", "at", "after", "before", "last", "every", "each", "between", "and", "or"),
        *("to", "for", "than", "about", "around", "during", "per", "through", "with", "the", "this", "that", "our"),
        *("we", "is", "was", "are", "were", "a", "an", "no", "when", "next", "which", "what", "-", "–", "—", "/", "&"),
    ]
)
"""Words that make a day at the end of a line a part of the sentence."""
_DOUBTFUL = frozenset(("sat", "sun", "wed", "mon"))
"""Short weekdays that are other words too; they count only after an owner or `by`."""
_PAIR = re.compile(r"(\d{2})/(?!\1)\d{2}", re.ASCII)
_SLASH = re.compile(r"\d{1,2}/\d{1,2}", re.ASCII)
_CLOSERS = " ,;:)]"
_OPENERS = " ,;:([-–—"


@dataclass(frozen=True)
class ParkedLine:
    """What one line says."""

    words: str
    owner: str = ""
    """A known person, a name as it was written, or with its @ if several people may be meant."""
    due: date | None = None
    asks: str = ""
    """The question which person is meant; "" if that is clear."""


def read(line: str, people: Sequence[str], today: date) -> ParkedLine:
    """Read one line. Nothing is lost: every word is in the words, the owner or the day."""
    whole = clean(line)
    rest, due = _day_at_end(whole, people, today)
    rest, named = _owner_at_end(rest, people)
    if named and due is None:
        rest, due = _day_at_end(rest, people, today)
    if not named:
        named, mid = _owner_inside(rest, people, today)
        due = due or mid
    owner, asks = _meant(named, people)
    return ParkedLine(rest if _has_words(rest) else whole, owner, due, asks)


def read_owner(text: str, people: Sequence[str], today: date) -> ParkedLine:
    """Read an answer to *who, and by when*, such as `Jonas 15 Jan`; the @ can be left out.

    `words` are those that look like a day but are not one, such as `31 Feb`.
    """
    whole = clean(text)
    known = {fold(person) for person in people}
    rest, due = (whole, None) if fold(whole) in known else _split_day(whole, today, marked=True)[:2]
    named = rest.strip(_CLOSERS + _OPENERS + '@＠"“”')[:LONGEST_NAME]
    owner, asks = _meant(named, people)
    odd = " ".join(named.split()[-2:]) if any(map(str.isdigit, named)) and fold(named) not in known else ""
    return ParkedLine(odd, owner, due, asks)


def _meant(named: str, people: Sequence[str]) -> tuple[str, str]:
    """Return the owner whom a name means, and the question which person it is if several have that name."""
    if not named:
        return "", ""
    found = who(named, people)
    if len(found) == 1:
        return found[0], ""
    if not found:
        return named, ""
    several = " or ".join((", ".join(found[:-1]), found[-1]))
    return f"@{named}", f"Which {named} is the owner: {several}?"


def _has_words(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


# ---- the owner


def _owner_at_end(text: str, people: Sequence[str]) -> tuple[str, str]:
    """Return the text without an owner at its end, and the name; ("…", "") if there is none."""
    bare = text.rstrip(_CLOSERS + ".?!")
    marks = "".join(mark for mark in text[len(bare) :] if mark in "?!")
    last = None
    for hit in _OWNER.finditer(text):
        last = hit
    if last is None:
        return text, ""
    name, end = _name(last, text, people)
    if end < len(bare):
        return text, ""
    return _closed(text[: last.start()], marks), name


def _closed(before: str, marks: str) -> str:
    """Return the words before what was taken, with the question mark that was behind it."""
    kept = before.rstrip(_OPENERS) if before.strip(_OPENERS) else ""
    return f"{kept}{marks}" if kept and not kept.endswith(tuple("?!")) else kept


def _name(hit: re.Match[str], text: str, people: Sequence[str]) -> tuple[str, int]:
    """Return the name of an owner and where it ends: several words without quotes only for a known person."""
    if quoted := hit[1] or hit[2]:
        return clean(quoted), hit.end()
    words = list(re.finditer(r"\S+", text[hit.start(3) : hit.start(3) + LONGEST_NAME]))[:MOST_WORDS]
    for most in range(len(words), 1, -1):
        typed = text[hit.start(3) : hit.start(3) + words[most - 1].end()].rstrip(_CLOSERS + ".?!")
        folded = fold(typed).split()
        if len(folded) > 1 and any(fold(person).split()[: len(folded)] == folded for person in people):
            return typed, hit.start(3) + len(typed)
    name = hit[3].rstrip(".-'’")
    return name[:LONGEST_NAME], hit.start(3) + len(name)


def _owner_inside(text: str, people: Sequence[str], today: date) -> tuple[str, date | None]:
    """Return the first owner within a sentence, and the day right after the name."""
    hit = _OWNER.search(text)
    if hit is None:
        return "", None
    name, end = _name(hit, text, people)
    after = text[end:].lstrip(_CLOSERS).split()[: spoken_day.MOST_WORDS + 2]
    for most in range(len(after), 0, -1):
        _, due, left = _split_day(" ".join(after[:most]), today, marked=True)
        if due and not left:
            return name, due
    return name, None


# ---- the day


def _day_at_end(text: str, people: Sequence[str], today: date) -> tuple[str, date | None]:
    """Return the text without a day at its end, and the day."""
    rest, due, _ = _split_day(text, today, marked=True)
    if due and _owner_at_end(rest, people)[1]:
        return rest, due
    rest, due, _ = _split_day(text, today, marked=False)
    return rest, due


def _split_day(text: str, today: date, *, marked: bool) -> tuple[str, date | None, str]:
    """Split a text into what is before a day at its end, the day, and the words before it; `marked` after an owner."""
    tokens = text.split()
    for most in range(min(spoken_day.MOST_WORDS, len(tokens)), 0, -1):
        found = _day_of(" ".join(tokens[-most:]), today)
        if found is None:
            continue
        due, marks = found
        before, led = _without_lead(tokens[:-most], _LEADS_OF_OWNER if marked else _LEADS)
        if not marked and (marks or not (led or _is_free(before, tokens[-most:]))):
            return text, None, text
        return _closed(" ".join(before), marks), due, " ".join(before)
    return text, None, text


def _day_of(written: str, today: date) -> tuple[date, str] | None:
    """Return the day in the last words, perhaps in brackets, with the question marks behind it."""
    bare = written.rstrip(_CLOSERS + "?!").lstrip("([")
    marks = "".join(mark for mark in written if mark in "?!")
    for each in dict.fromkeys((bare, bare.rstrip("."))):
        if due := spoken_day.read(each, today):
            return due, marks
    return None


def _without_lead(before: list[str], leads: Sequence[str]) -> tuple[list[str], bool]:
    """Return the words without `by` or `due by` at their end, and whether there was such a word."""
    led = False
    while before and before[-1].casefold().lstrip("([,") in leads:
        before, led = before[:-1], True
    return before, led


def _is_free(before: Sequence[str], day: Sequence[str]) -> bool:
    """Whether the sentence before a day does not claim it, and the day is not another word."""
    written = day[0].strip("([").rstrip(_CLOSERS + ".").casefold()
    if len(day) == 1 and (written in _DOUBTFUL or (_SLASH.fullmatch(written) and not _PAIR.fullmatch(written))):
        return False
    if not before:
        return True
    last = before[-1].casefold()
    return last not in _CLAIMS and not last.rstrip(",").isdigit()
