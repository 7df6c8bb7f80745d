"""What a rule is given: the text of a statement, what is known beside it, and its words with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from tuiokr.model.limits import LONGEST_STATEMENT

MOST_SLIPS = 6
"""Unknown words of a statement that are looked at for a slip of the finger; with more it is no slip."""

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
"""Marks around a whole statement that are no part of it: quotes, Markdown's stars."""
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
    """What the form beside a key result holds. An empty string or None means: asked for and left empty."""

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
    """Title of the objective it belongs to; empty when unknown."""
    fields: KeyResultFields | None = None
    """None means that only the text is known: nothing is called missing that may stand elsewhere."""
    cycle: tuple[date | None, date | None] = (None, None)
    """First and last day of the cycle, as far as known."""
    glossary: frozenset[str] = frozenset()
    """Words that your organisation uses, lower case: names of products, teams and measures that are no jargon here."""


@dataclass(frozen=True, slots=True)
class ObjectiveText:
    """An objective as the checks see it."""

    text: str
    why: str | None = None
    """None means unknown; an empty string means that no reason was written."""
    glossary: frozenset[str] = frozenset()
    """Words that your organisation uses, lower case."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark of a statement."""

    text: str
    low: str
    """Lower case, curly quotes made straight, a slip of the finger mended."""
    start: int
    end: int
    kind: Literal["word", "number", "mark"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A text and its tokens. `plain` has the length of the text: offsets into one are offsets into the other."""

    text: str
    plain: str
    tokens: tuple[Token, ...]
    begin: int
    """Offset of the first character after a bullet, a number or a label such as `KR1:`."""
    end: int
    """Offset after the last character that is looked at and is no white space."""


def named_spans(statement: Statement, glossary: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Return where terms of a glossary (lower case) stand as whole words."""
    if not glossary:
        return ()
    plain = statement.plain.lower()
    if len(plain) != len(statement.plain):  # a letter that grows in lower case would move all that follows it
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
