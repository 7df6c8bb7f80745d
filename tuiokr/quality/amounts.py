"""Amounts: numbers that say how much, with their units and the role that the words around them give."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from tuiokr.model.numerals import MULTIPLIERS, Mark, decimal_mark, digits
from tuiokr.model.units import converted
from tuiokr.quality.lexicon.months import DURATIONS
from tuiokr.quality.lexicon.unit_words import CURRENCIES, NAMING, UNIT_WORDS
from tuiokr.quality.lexicon.word_forms import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS

Role = Literal["start", "target", "change", "other"]

NUM = (
    r"(?:\d{1,3}(?:\.\d{3}){1,4},\d{1,6}(?!\d)"  # 1.200,50
    r"|\d{1,3}(?:\.\d{3}){2,4}(?![\d.])"  # 1.200.000
    r"|\d{1,2}(?:,\d{2}){1,4},\d{3}(?![\d,])"  # 12,34,567
    r"|(?:\d{1,3}(?:[, ']\d{3}){1,4}(?!\d)|\d{1,15})(?:[.,]\d{1,6})?)"
)
_SUFFIX = re.compile(
    r"\s?(?P<unit>%|percentage points?|percent|pct|pps?|ppt|bps|points?|pts|hours?|hrs?|minutes?|mins?|seconds?|"
    r"secs?|ms|"
    r"milliseconds?|days?|weeks?|months?|years?|kg|km|kb|mb|gb|tb|kwh|mwh|miles?|stars?|tonnes|tons|euros?|dollars|"
    r"USD|EUR|GBP|CHF|[€$£]|[xX×](?!\w)|[hsd](?!\w))(?![\w])",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\s?(?:/|per |a )\s?(?P<per>hour|day|week|month|quarter|year|mo|wk|yr|min|minute|second|user|customer)\b"
)
UNDER = ("under", "below", "less than", "fewer than", "at most", "no more than", "not more than", "within", "max",
          "maximum", "<", "≤", "<=", "up to", "down to", "or less", "shorter than", "lower than",
          "maximum of")  # fmt: skip
_OVER = ("over", "above", "more than", "at least", "≥", ">=", ">", "min", "minimum", "minimum of", "greater than",
         "higher than", "no less than", "not less than", "exceed", "exceeding", "up to at least")  # fmt: skip
_NOW = ("currently", "current", "current is", "currently at", "was", "were", "today", "now", "now at", "baseline",
        "up from", "down from", "baseline of", "baseline is", "today at", "is currently", "starting at",
        "starting from",
        "from", "from about", "from around", "from avg", "from ~", "from currently", "we were at")  # fmt: skip
_BOUNDS = (*_OVER, *UNDER)
_BEFORE_MINUS = (
    "from",
    "to",
    "below",
    "above",
    "under",
    "over",
    "than",
    "at",
    "was",
    "<",
    ">",
    "≥",
    "≤",
    "→",
    "▸",
    "->",
)
ARROWS = ("-->", "->", "=>", "→", "▸", "►", "▶", "➔", "➜", "➝", "⇒", "⟶", "»", "›")
_LEADS: tuple[tuple[str, Role], ...] = (("to", "target"), ("by", "change"), *((arrow, "target") for arrow in ARROWS))
ARROW = re.compile(
    rf"\s?(?:to|{'|'.join(ARROWS)})\s?(?:at least |at most |under |over |below |above |about |~|<|>|≥|≤)?\s?",
    re.IGNORECASE,
)
_RHYTHM = re.compile(r"(?:/|per |a )\s?([a-z]+)\Z", re.IGNORECASE)
_GOES_ON = re.compile(r"\s?\d|['\":′″h]\s?\d")
"""Text that follows the first part of a longer number: `2 h 30`, `4'30`."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that says how much."""

    value: float | None
    """None for a blank such as `X %` or `__`."""
    unit: str
    """`%`, `€`, `hours`, `customers` …; empty when there is no unit beside it."""
    start: int
    end: int
    """`start` and `end` are the offsets of the number with its unit in the text."""
    role: Role = "other"
    upper: float | None = None
    """The far end of a range such as 30–40."""
    times: bool = False
    """True when the number multiplies the current value: double, 3x."""
    counted: str = ""
    """The next word in lower case: what is counted, if anything."""
    outer: int = -1
    """Offset of the words that introduce it (`from`, `to at least`), or `start`."""


class AmountReader:
    """Reads the amounts in one text; `begin` is the offset of the first character that counts."""

    def __init__(self, plain: str, begin: int) -> None:
        self.plain = plain
        self.begin = begin

    def amount(self, match: re.Match[str], after_name: int) -> Amount | None:
        """Return the amount, or None when the number is a name. `after_name` is where the last name ended, or -1."""
        start, end = match.span()
        raw = match.group()
        lead = len(raw) - len(raw.lstrip())
        start += lead
        raw = raw.strip()
        if self._below_zero(start):
            value, unit = value_of(raw)
            return self.with_unit(-value if value is not None else None, unit, start - 1, end)
        before = self.plain[max(0, start - 24) : start].rstrip(" #").lower()
        word = re.search(r"([a-z]+)\.?$", before)
        following = self.plain[end : end + 3]
        named = word is not None and word.group(1) in NAMING and not raw.endswith(("%", "+")) and "%" not in following
        named = named and " per " not in f" {before}"
        if named and not before.endswith(("-of", "number of")) and start > self.begin:
            return None
        if (
            before.endswith("top")
            or (self.plain[start - 1 : start] == "-" and self.plain[start - 2 : start - 1].isalnum())
            or (following[:1] == "-" and following[1:2].isalpha() and not self._unit_after(end))
        ):
            return None
        if following[:1].isalpha() and (raw[-1:] not in "kKmMbB%+" or raw[-1:].isdigit()) and not self._unit_after(end):
            return None
        if self.plain[start - 1 : start] in {"&", "#"} and start > self.begin:
            return None
        if after_name >= 0 and ARROW.fullmatch(self.plain[after_name:start]):
            return None
        upper = match.group("upper")
        value, unit = value_of(raw.split("-")[0] if upper else raw)
        top = None
        if upper:
            top, upper_unit = value_of(upper)
            unit = unit or upper_unit
            scale = upper.strip()[-1:].lower()
            if value is not None and scale in MULTIPLIERS and raw.split("-")[0].strip()[-1:].isdigit():
                value *= MULTIPLIERS[scale]
        return replace(self.with_unit(value, unit, start, end), upper=top)

    def _below_zero(self, start: int) -> bool:
        """Whether there is a minus sign, as in `from -5`; a dash between words or numbers is not one."""
        if self.plain[start - 1 : start] != "-" or start - 1 <= self.begin:
            return False
        before = self.plain[max(self.begin, start - 12) : start - 1].lower()
        return before.endswith((" ", "(")) and before.rstrip(" (").endswith(_BEFORE_MINUS)

    def ratio(self, match: re.Match[str]) -> Amount:
        """Return an amount such as `4.5/5`, `3:1` or `9 out of 10`."""
        head = re.match(NUM, match.group())
        value = number(head.group()) if head else None
        tail = match.group()[head.end() :].replace(" ", "") if head else ""
        if not tail.startswith(("/", ":")):
            tail = "/" + tail.lower().removeprefix("outof").replace("five", "5").replace("ten", "10")
        return self.with_unit(value, tail, match.start(), match.end())

    def share(self, value: float, start: int, end: int) -> Amount:
        """Return a share that is written in words, with `value` in per cent: `a third`, `1 in 5`."""
        role, outer = self._role(start)
        return Amount(value, "%", start, end, role, outer=outer)

    def _unit_after(self, end: int) -> bool:
        suffix = _SUFFIX.match(self.plain, end)
        return suffix is not None and suffix.group("unit") not in {"D", "S", "H"}

    def with_unit(self, value: float | None, unit: str, start: int, end: int) -> Amount:
        """Return an amount with the unit that follows it, if one does, and the word that is counted."""
        end_of_number = end
        times = False
        if self.plain[end - 1 : end] == "%":
            unit = "%"
        else:
            suffix = _SUFFIX.match(self.plain, end)
            if suffix and suffix.group("unit") not in {"D", "S", "H"}:
                word = suffix.group("unit").lower()
                shown = "pp" if word.startswith("percentage") else UNIT_WORDS.get(word, word)
                times = shown == "x"
                unit = unit + shown if unit in {"", "+"} else unit
                end = suffix.end()
        per = _PER.match(self.plain, end)
        if per:
            end = per.end()
        follow = re.match(r"\+?\s{0,2}[\"'(]?([^\W\d_][\w'/-]*)", self.plain[end : end + 40])
        counted = follow.group(1).lower() if follow else ""
        if counted in PREPOSITIONS or counted in CONJUNCTIONS or counted in AUXILIARIES:
            counted = ""
        role, outer = self._role(start)
        if times and role == "other":
            role = "change"
        return Amount(value, unit, start, max(end, end_of_number), role, None, times, counted, outer)

    def _role(self, start: int) -> tuple[Role, int]:
        """Return the role that the words before an amount give it, and the offset of those words."""
        before = self.plain[max(self.begin, start - 40) : start].rstrip(" ~(:=+").lower()
        base = max(self.begin, start - 40)
        before = before.removesuffix("approximately").removesuffix("around").removesuffix("about").rstrip()
        if before.endswith(_NOW):
            for phrase in _NOW:
                if ends_with(before, phrase):
                    return "start", base + len(before) - len(phrase)
        outer = start
        if before.endswith(_BOUNDS):
            for phrase in _BOUNDS:
                if ends_with(before, phrase):
                    outer = base + len(before) - len(phrase)
                    before = before[: len(before) - len(phrase)].rstrip()
                    for lead, role in _LEADS:
                        if ends_with(before, lead):
                            return role, base + len(before) - len(lead)
                    return "target", outer
        for phrase in (*ARROWS, "to"):
            if ends_with(before, phrase):
                return "target", base + len(before) - len(phrase)
        if ends_with(before, "by"):
            return "change", base + len(before) - 2
        if any(ends_with(before, word) for word in ("reach", "hit", "at")):
            return "target", start
        return "other", start


def ends_with(text: str, phrase: str) -> bool:
    """Whether `text` ends with `phrase` as whole words (or signs)."""
    if not text.endswith(phrase):
        return False
    if not phrase[0].isalpha():
        return True
    at = len(text) - len(phrase) - 1
    return at < 0 or not (text[at].isalnum() or text[at] in "-_")


def number(raw: str, decimal: Mark | None = None) -> float | None:
    """Return the value of digits with separators: `1,000`, `1 000`, `1.200,50`, `4.5`; None if it is not a number."""
    found = digits(raw, decimal)
    return found.value if found else None


def value_of(raw: str) -> tuple[float | None, str]:
    """Return the value and the currency or per cent sign of one amount such as `€1.5k` or `30 %`."""
    unit = ""
    rest = raw.strip().rstrip("+").strip()
    if rest.endswith("%"):
        unit, rest = "%", rest[:-1].strip()
    for sign, shown in CURRENCIES.items():
        if rest.lower().startswith(sign):
            unit, rest = shown, rest[len(sign) :].strip()
            break
    found = re.match(NUM, rest)
    if found is None:
        return None, unit
    value = number(found.group())
    scale = rest[found.end() :].strip().lower()
    if value is not None and scale in MULTIPLIERS:
        value *= MULTIPLIERS[scale]
    return value, unit


def join_ranges(plain: str, amounts: list[Amount]) -> list[Amount]:
    """Join `between A and B` into one amount."""
    joined: list[Amount] = []
    for amount in amounts:
        left = joined[-1] if joined else None
        if left is not None and plain[left.end : amount.start].strip().lower() == "and":
            before = plain[max(0, left.start - 9) : left.start].rstrip().lower()
            if ends_with(before, "between"):
                unit = left.unit or amount.unit
                joined[-1] = replace(left, end=amount.end, unit=unit, upper=amount.value, counted=amount.counted)
                continue
        joined.append(amount)
    return joined


def join_lengths(plain: str, amounts: list[Amount]) -> list[Amount]:
    """Join `4 min 30 s` into one amount in the smaller unit."""
    joined: list[Amount] = []
    for amount in amounts:
        left = joined[-1] if joined else None
        if left is not None and left.value is not None and amount.value is not None and is_duration(amount):
            between = plain[left.end : amount.start].strip(" ,").lower()
            whole = converted(left.value, left.unit, amount.unit) if is_duration(left) else None
            one = converted(1, left.unit, amount.unit) if whole is not None else None
            if between in ("", "and") and whole is not None and one is not None and amount.value < one:
                value = round(whole + amount.value, 6)
                joined[-1] = replace(left, value=value, unit=amount.unit, end=amount.end, counted=amount.counted)
                continue
        joined.append(amount)
    return joined


def mark_pairs(plain: str, amounts: list[Amount]) -> list[Amount]:
    """Give `A to B` and `A → B` their roles when there is no `from` before them."""
    marked = join_ranges(plain, join_lengths(plain, amounts))
    for i in range(len(marked) - 1):
        left, right = marked[i], marked[i + 1]
        between = plain[left.end : right.start]
        if len(between) < 24 and ARROW.fullmatch(between) and left.role in {"other", "start"}:
            marked[i] = replace(left, role="start", unit=left.unit or right.unit)
            unit = right.unit or left.unit
            marked[i + 1] = replace(right, role="target", unit=unit, outer=min(right.outer, left.end + 1))
    return marked


def in_one_style(plain: str, amounts: list[Amount]) -> tuple[list[Amount], bool]:
    """Read the digits of all amounts in the style of the statement; the second value is True when some stay unclear."""
    written = [hit[0] if (hit := re.search(NUM, plain[one.start : one.end])) else "" for one in amounts]
    decimal = decimal_mark(written)
    doubtful = False
    styled: list[Amount] = []
    for amount, raw in zip(amounts, written, strict=True):
        found = digits(raw)
        if found is not None and found.other is not None and amount.value and found.value:
            settled = digits(raw, decimal) if decimal else None
            factor = amount.value / found.value
            styled.append(replace(amount, value=round(settled.value * factor, 6)) if settled else amount)
            doubtful |= settled is None and "." in raw and amount.unit != "%" and amount.role != "other"
        else:
            styled.append(amount)
    return styled, doubtful


def goes_on(plain: str, amount: Amount | None) -> bool:
    """Whether more of the number follows the amount: `2 h 30`."""
    return amount is not None and _GOES_ON.match(plain, amount.end) is not None


def in_one_unit(plain: str, start: Amount, target: Amount) -> Amount | None:
    """Convert the start to the target's unit; None when the two cannot be compared: `4 boxes to 90 s`."""
    rhythms = {hit[1].lower() for one in (start, target) if (hit := _RHYTHM.search(plain[one.start : one.end]))}
    if len(rhythms) > 1:
        return None
    if start.value is None or not start.unit or not target.unit:
        return start
    value = converted(start.value, start.unit, target.unit)
    return None if value is None else replace(start, value=value, unit=target.unit)


def is_duration(amount: Amount) -> bool:
    """Whether the amount is a length of time."""
    return amount.unit.lower() in DURATIONS
