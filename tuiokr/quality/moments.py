"""Moments: dates, quarters, ends of periods, and words that mean a date."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from tuiokr.quality.amounts import Amount, ends_with
from tuiokr.quality.lexicon.months import MONTHS

Cycle = tuple[date | None, date | None]

MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH_LEAD = re.compile(r"(?:\b(?:by|in|until|till|before|of|mid|early|late|during|through|since|from|to|and|the)|-)$")
_MONTH_DOUBLE = frozenset({"may", "march", "mar", "dec", "jan", "jun"})
_FILLERS = ("the", "end of the", "end of", "the end of", "the end of the", "close of", "mid", "mid-", "early", "late")
_UNTIL = ("by", "until", "till", "before", "no later than", "due", "in", "during", "on", "within", "at", "this")
_LOOSE = ("per", "every", "each", "from", "since", "as of", "of")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, or words that mean one."""

    due: date | None
    """The last possible day; None when the words name a time without a date (week 4, within six months)."""
    start: int
    end: int
    deadline: bool
    """True when it is a deadline (by, until, in, end of), False for a span or a rhythm."""
    outer: int = -1
    """Offset where `by`, `until` … begins, or `start`."""


def moment(kind: str, match: re.Match[str], plain: str, begin: int, today: date, cycle: Cycle) -> Moment | None:
    """Return the moment that a match of date words means, or None for words that are not a month here: may, march."""
    start, end = match.span()
    raw = match.group()
    before = plain[max(begin, start - 24) : start].lower().rstrip()
    if kind == "month" and not _MONTH_LEAD.search(before) and (raw[0].islower() or raw.lower() in _MONTH_DOUBLE):
        return None
    due = _date_of(kind, raw, today, cycle)
    outer, deadline = _deadline_words(start, before, kind)
    return Moment(due, start, end, deadline, outer)


def _deadline_words(start: int, before: str, kind: str) -> tuple[int, bool]:
    """Return the offset of `by the end of` before a date, and whether it is a deadline."""
    stripped = before
    for filler in _FILLERS:
        if ends_with(before, filler):
            stripped = before[: len(before) - len(filler)].rstrip()
    for word in _UNTIL:
        if ends_with(stripped, word):
            return start - (len(before) - len(stripped)) - len(word) - 1, True
    if ends_with(before, "end of") or kind in {"periodend", "daymonth", "monthday", "iso", "dotted", "quarter"}:
        return start, not any(ends_with(stripped, word) for word in _LOOSE)
    return start, False


def _year_for(month: int, day: int, today: date, cycle: Cycle) -> int:
    """Return the most likely year for a day without one."""
    first, last = cycle
    if first or last:
        low = first or last or today
        high = last or first or today
        for year in range(low.year, high.year + 1):
            if low <= _safe(year, month, day) <= high:
                return year
        if _safe(high.year, month, day) > high:
            return high.year
        return high.year + 1 if (high - _safe(high.year, month, day)).days > 300 else high.year
    return today.year if _safe(today.year, month, day) >= today else today.year + 1


def _safe(year: int, month: int, day: int) -> date:
    """Return the date, with the day limited to the length of the month. Raises ValueError for a year outside 1–9999."""
    return date(year, month, max(1, min(day, monthrange(year, month)[1])))


def _full_year(raw: str) -> int:
    year = int(raw)
    return year + 2000 if year < 100 else year


def _date_of(kind: str, raw: str, today: date, cycle: Cycle) -> date | None:
    """Return the last day that date words mean, or None if they mean no day."""
    try:
        digits = [int(part) for part in re.findall(r"\d+", raw)]
        name = re.search(MONTH, raw.lower())
        if kind == "iso":
            return date(digits[0], digits[1], digits[2])
        if kind == "dotted":
            day, month = digits[0], digits[1]
            if month > 12:
                day, month = month, day
            return date(_full_year(str(digits[2])), month, day)
        if kind in {"daymonth", "monthday"} and name:
            month = MONTHS[name.group()]
            year = digits[1] if len(digits) > 1 else _year_for(month, digits[0], today, cycle)
            return date(year, month, digits[0])
        if kind == "monthyear" and name:
            return _safe(digits[0], MONTHS[name.group()], 31)
        if kind == "month" and name:
            month = MONTHS[name.group()]
            return _safe(_year_for(month, 31, today, cycle), month, 31)
        if kind == "quarter":
            return _quarter(raw, today, cycle)
        if kind in {"fiscal", "year"}:
            return date(_full_year(re.sub(r"\D", "", raw)), 12, 31)
        return _period_end(raw.lower(), today, cycle)
    except (ValueError, KeyError, IndexError):
        return None


def _quarter(raw: str, today: date, cycle: Cycle) -> date | None:
    low = raw.lower()
    spelt = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
    short = re.search(r"([qh])([1-4])", low)
    if short:
        half, which = short.group(1) == "h", int(short.group(2))
    else:
        half = "half" in low
        which = 2 if half and low.startswith("last") else spelt[low.split(" ")[0]]
    if half and which > 2:
        return None
    month = which * (6 if half else 3)
    rest = low.replace(short.group(), " ") if short else low.split(" ", 1)[1]
    year = re.search(r"\d{2,4}", rest)
    full = _full_year(year.group()) if year else _year_for(month, 31, today, cycle)
    return _safe(full, month, 31)


def _period_end(low: str, today: date, cycle: Cycle) -> date | None:
    if cycle[1] and ("quarter" in low or "cycle" in low or low == "eoq"):
        return cycle[1]
    base = cycle[1] or today
    if "year" in low or low == "eoy":
        return date(base.year, 12, 31)
    if "quarter" in low or low == "eoq":
        return _safe(today.year, (today.month + 2) // 3 * 3, 31)
    if "month" in low or low == "eom":
        return _safe(today.year, today.month, 31)
    if "half" in low:
        return _safe(today.year, 6 if today.month <= 6 else 12, 31)
    if "week" in low:
        return today + timedelta(days=6 - today.weekday())
    return None


def split_waits(plain: str, amounts: list[Amount]) -> tuple[list[Amount], list[Moment]]:
    """Separate `within six months` and `in the next 90 days`, which are deadlines and not amounts.

    A short span (`within 24 hours`) is a service level and stays an amount.
    """
    kept: list[Amount] = []
    moments: list[Moment] = []
    for amount in amounts:
        before = plain[max(0, amount.start - 18) : amount.start].lower().rstrip()
        long = amount.unit in {"weeks", "months", "years"} or (amount.unit == "days" and (amount.value or 0) >= 60)
        ends = (
            "within",
            "within the next",
            "in the next",
            "over the next",
            "in",
            "after",
            "for",
            "within the",
            "every",
            "last",
        )
        if long and any(ends_with(before, word) for word in ends) and len(amounts) > 0:
            late = any(
                ends_with(before, word) for word in ("within", "within the next", "in the next", "over the next", "in")
            )
            moments.append(Moment(None, amount.start, amount.end, late, _outer_of_wait(plain, amount.start)))
        else:
            kept.append(amount)
    return kept, moments


def _outer_of_wait(plain: str, start: int) -> int:
    """Return the offset of `within the next` before a length of time."""
    before = plain[max(0, start - 18) : start].lower()
    for phrase in ("within the next ", "over the next ", "in the next ", "within the ", "within ", "in "):
        if before.endswith(phrase):
            return start - len(phrase)
    return start
