"""What a statement measures, and in which direction it should move, as far as its words and numbers say.

Mostly English, with the small words of German: enough to notice that two teams change the same number. What is not
clear stays unknown and is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from tuiokr.model.okr import KeyResult

Way = Literal[-1, 0, 1]


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_UP = _words(
    "increase increased grow growing growth raise boost lift expand double triple more higher rise gain maximise "
    "maximize add adding win steigern erhöhen verdoppeln mehr"
)
_DOWN = _words(
    "reduce reduced reducing decrease cut lower shrink drop minimise minimize halve less fewer decline slash shorten "
    "senken reduzieren verringern halbieren weniger"
)
_NEUTRAL = _words(
    "reach get achieve have hit keep make bring move take improve deliver ensure maintain hold close land we our us "
    "the a an at least most up down new net about around over under than and is are be das die der den ein eine "
    "unsere erreichen kr key result total overall end half"
)
_BOUNDS = _words(
    "from to by for in on of at with through via per within during until before after across among against as who "
    "that which when while so und von auf um bis für mit durch bei vom zum"
)
_FILLERS = _words("number amount share percentage percent rate level count volume sum anzahl anteil zahl")
_VAGUE = _words("time cost quality rate number value score level customer user team people zeit kosten")
_SIZES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "mio": 1e6, "bn": 1e9, "billion": 1e9}

_NUMBER = re.compile(
    r"(?<![\w.,#])([€$£])?\s?(\d{1,15}(?:[.,]\d{1,15}){0,5})\s?(thousand|million|billion|mio|bn|k|m)?(?![\w])"
    r"\s?(%|percent\b|[€$£])?",
    re.IGNORECASE,
)
_PAIR = re.compile(r"\s*(?:to|→|->|=>|auf|bis)\s*\Z", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|[,;:.()→]|\d+")
_NOT_ADDITIVE = re.compile(
    r"%|percent|\b(?:average|avg|mean|median|per|rate|ratio|share|score|nps|csat|rating|index|points?|pp|stars?|"
    r"times?|days?|weeks?|months?|hours?|minutes?|mins?|seconds?|secs?|ms|h|s|x|latency|age|price|conversion|margin|"
    r"p\d\d|uptime|availability)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Metric:
    """What is measured, with its start and target. `core` are the words of the thing itself, `head` is the last one."""

    core: frozenset[str]
    head: str
    about: frozenset[str]
    """Words that limit it: of whom, for what."""
    way: Way
    start: float | None
    target: float | None
    unit: str
    additive: bool
    """Whether amounts of it may be added: counts and money, never shares, times or averages."""


@dataclass(frozen=True)
class _MetricAmount:
    value: float | None
    unit: str
    start: int
    end: int


def _value(digits: str, size: str | None) -> float | None:
    """The value of digits; None when `1.200` has two readings, and for a year, which is not an amount."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        plain = digits.replace(",", "")
    elif re.fullmatch(r"\d+[.,]\d{1,2}|\d+\.\d{4,}|0\.\d+|\d+", digits):
        plain = digits.replace(",", ".")
    else:
        return None
    if not size and re.fullmatch(r"(?:19|20)\d\d", digits):
        return None
    return float(plain) * _SIZES.get((size or "").lower(), 1.0)


def _amounts(text: str) -> list[_MetricAmount]:
    return [
        _MetricAmount(_value(found[2], found[3]), (found[1] or found[4] or "").lower(), found.start(), found.end())
        for found in _NUMBER.finditer(text)
    ]


def _from_to(text: str) -> tuple[float | None, float | None, str]:
    """(start, target, unit) in a text such as `from 71 % to 85 %`; else the first amount as the target."""
    amounts = [one for one in _amounts(text) if one.value is not None]
    for one, other in pairwise(amounts):
        if _PAIR.match(text[one.end : other.start]):
            return one.value, other.value, other.unit or one.unit
    return (None, amounts[0].value, amounts[0].unit) if amounts else (None, None, "")


def stem(word: str) -> str:
    """A word without its plural or possessive ending."""
    word = word.casefold().replace("’", "'").removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _noun(tokens: Iterable[str]) -> tuple[list[str], list[str]]:
    """The words of the measured thing, and the words after it that limit it."""
    core: list[str] = []
    about: list[str] = []
    closed = False
    for token in tokens:
        word = token.casefold()
        small = word in _NEUTRAL or word in _UP or word in _DOWN or word in _BOUNDS
        bound = word in _BOUNDS or not token[0].isalpha()
        if bound and core:
            if word == "of" and not closed and set(core) <= _FILLERS:
                core = []
                continue
            closed = True
        elif not small and not bound:
            (about if closed else core).append(stem(word))
    return core, about


def _way(start: float, target: float) -> Way:
    return 1 if target > start else -1 if target < start else 0


def _spoken(tokens: Iterable[str]) -> Way:
    """The direction of the first word of direction: 1, -1, or 0 without one."""
    first = next((word for token in tokens if (word := token.casefold()) in _UP or word in _DOWN), None)
    return 0 if first is None else 1 if first in _UP else -1


def read(
    text: str, start: float | None = None, target: float | None = None, unit: str = "", *, moving: bool = False
) -> Metric | None:
    """Read what `text` measures; given numbers take precedence over those in the words.

    None when it names nothing, and with `moving` also when it does not say the direction.
    """
    text = text[:1_000]
    tokens = _TOKEN.findall(text)
    if target is None:
        start, target, said = _from_to(text)
        unit = unit or said
    way = _way(start, target) if start is not None and target is not None else _spoken(tokens)
    core, about = _noun(tokens) if way or not moving else ([], [])
    if not core:
        return None
    additive = target is not None and not _NOT_ADDITIVE.search(unit) and not _NOT_ADDITIVE.search(text)
    unit = stem(unit.strip().casefold())
    return Metric(frozenset(core), core[-1], frozenset(about), way, start, target, unit, additive)


def of_key_result(key: KeyResult, *, moving: bool = False) -> Metric | None:
    """Read what a key result measures; its fields take precedence over the numbers in its words."""
    return read(key.statement, key.start, key.target, key.unit, moving=moving)


def same(one: Metric, other: Metric) -> bool:
    """Whether two statements measure the same thing: same head, mostly the same words, no contrary unit or limit."""
    if one.head != other.head or (one.unit and other.unit and one.unit != other.unit):
        return False
    if len(one.core & other.core) < 0.6 * len(one.core | other.core):
        return False
    if one.core == other.core and one.core <= _VAGUE:
        return bool(one.about & other.about)
    return not one.about or not other.about or bool(one.about & other.about)
