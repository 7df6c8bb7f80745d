"""The input of a rule: the text of a statement, other known values, and its words with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from tuiokr.model.limits import LONGEST_STATEMENT

MOST_SLIPS = 6
"""Most unknown words in a statement that are corrected; more of them are not typing errors."""

_ALIKE = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00a0": " ",
     "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u2013": "-",
     "\u2014": "-", "\uff05": "%", "\t": " ", "\n": " ", "\r": " "}
)  # fmt: skip
_BULLET = (
    r"[\s\-*+•‣◦▪–—·>#]{0,12}(?:\[[ xX]?\]\s{0,4})?"
    r"(?:(?:KR|O|Key ?Results?|Objectives?|Goal)\s?[-#]?\d{0,2}(?:\.\d{1,2}){0,2}\s?(?::\s{0,4}|[.)\-]\s{1,4})|"
    r"(?:KR)\s?\d{1,2}(?:\.\d{1,2})?\s{1,4}|\(?\d{1,2}[.)](?:\s{1,4}|$)|\d{1,2}(?:\.\d{1,2}){1,2}[.:)]\s{1,4}|[a-hA-H]\)\s{1,4})?"
    r"[\s\-*•–\"'`]{0,6}"
)
_WRAPPING = frozenset("\"'`*")
"""Marks around a whole statement that are not part of it: quotes, the stars of Markdown."""
_TOKEN = (
    r"(?P<word>[^\W\d_](?:[\w]|['&/.](?=[^\W\d_])|-(?=\w))*)"
    r"|(?P<number>\d(?:[\w]|[.,:](?=\d)|-(?=[^\W\d_]))*)"
    r"|(?P<mark>[^\s\w]|_)"
)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a label and of a token; compiled on first use, to keep the import cheap."""
    return re.compile(_BULLET, re.IGNORECASE), re.compile(_TOKEN)


@dataclass(frozen=True, slots=True)
class KeyResultFields:
    """The fields of the form for a key result. An empty string or None means that the field was left empty."""

    kind: Literal["metric", "baseline", "milestone"] = "metric"
    start: float | None = None
    target: float | None = None
    unit: str = ""
    due: date | None = None
    champion: str = ""
    data_source: str = ""


@dataclass(frozen=True, slots=True)
class KeyResultText:
    """A key result as the checks see it."""

    text: str
    objective: str = ""
    """Title of its objective; empty when unknown."""
    fields: KeyResultFields | None = None
    """None means that only the text is known, so no field is reported as missing."""
    cycle: tuple[date | None, date | None] = (None, None)
    """First and last day of the cycle, if known."""
    glossary: frozenset[str] = frozenset()
    """Words that the organisation uses, in lower case: names of products, teams and measures that are not jargon."""


@dataclass(frozen=True, slots=True)
class ObjectiveText:
    """An objective as the checks see it."""

    text: str
    why: str | None = None
    """None means unknown; an empty string means that no reason was written."""
    glossary: frozenset[str] = frozenset()
    """Words that the organisation uses, in lower case."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark of a statement."""

    text: str
    low: str
    """The text in lower case, with straight quotes and a corrected typing error."""
    start: int
    end: int
    kind: Literal["word", "number", "mark"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A text and its tokens. `plain` has the same length as the text, so offsets are the same in both."""

    text: str
    plain: str
    tokens: tuple[Token, ...]
    begin: int
    """Offset of the first character after a bullet, a number or a label such as `KR1:`."""
    end: int
    """Offset after the last character that is read and is not white space."""


def named_spans(statement: Statement, glossary: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Return the spans of glossary terms (lower case) that occur as whole words."""
    if not glossary:
        return ()
    plain = statement.plain.lower()
    if len(plain) != len(statement.plain):  # a letter that gets longer in lower case would move all later offsets
        return ()
    found: list[tuple[int, int]] = []
    for term in glossary:
        at = plain.find(term) if term else -1
        while at >= 0:
            end = at + len(term)
            if not (plain[at - 1 : at].isalnum() and at) and not plain[end : end + 1].isalnum():
                found.append((at, end))
            at = plain.find(term, end)
    return tuple(sorted(found))


@lru_cache(maxsize=512)
def tokenise(text: str) -> Statement:
    """Split a text into words, numbers and marks. Any string is accepted; only the first 2,000 characters count."""
    plain = text[:LONGEST_STATEMENT].translate(_ALIKE)
    from tuiokr.quality.spelling import is_slip, meant

    bullet, word = _patterns()
    slips = 0
    label = bullet.match(plain)
    begin = label.end() if label else 0
    tokens: list[Token] = []
    for match in word.finditer(plain, begin):
        raw = match.group()
        kind = match.lastgroup
        if kind == "word":
            low = raw.lower()
            named = raw[0].isupper() and tokens and not raw.isupper()
            if not named and slips < MOST_SLIPS and is_slip(low):
                low, slips = meant(low), slips + 1
            tokens.append(Token(raw, low, match.start(), match.end(), "word"))
        elif kind == "number":
            tokens.append(Token(raw, raw.lower(), match.start(), match.end(), "number"))
        else:
            tokens.append(Token(raw, raw, match.start(), match.end(), "mark"))
    while tokens and tokens[-1].text in _WRAPPING and tokens[-1].text in plain[:begin]:
        tokens.pop()
    end = tokens[-1].end if tokens else begin
    return Statement(text, plain, tuple(tokens), begin, end)
