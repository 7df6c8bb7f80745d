"""Days as people say them in a meeting: 15 Jan, 15.1., Fri, tomorrow, next week; the next such day from today."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from tuiokr.exchange import days
from tuiokr.quality.lexicon.months import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS = {name[:most]: at for at, name in enumerate(_WEEK) for most in (3, len(name))}
_WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_NAMED = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_FRIDAY = 4
_BEFORE = rf"(?:(?:{_NAMED})\.?,? )?"
_DAY_MONTH = re.compile(rf"{_BEFORE}(\d{{1,2}})(?:st|nd|rd|th|\.)?(?: of)? ({_MONTH})\b\.?(?:,? (\d{{4}}))?", re.ASCII)
_MONTH_DAY = re.compile(rf"{_BEFORE}({_MONTH})\b\.? (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?", re.ASCII)
_FULL = re.compile(
    rf"{_BEFORE}(\d{{4}}-\d{{1,2}}-\d{{1,2}}|(?:\d{{1,2}}\.){{2}}\d{{4}}|(?:\d{{1,2}}/){{2}}\d{{4}})", re.ASCII
)
_SHORT = re.compile(rf"{_BEFORE}(\d{{1,2}}\.\d{{1,2}}\.|\d{{1,2}}/\d{{1,2}})", re.ASCII)
_WEEKDAY = re.compile(rf"(?:(next|this) )?({_NAMED})\.?", re.ASCII)
MOST_WORDS = 5
"""Most words of a day: `Fri 15th of January 2027`."""


def read(text: str, today: date) -> date | None:
    """Read a whole text as a day; None when it is not one, or an impossible one such as 31 Feb.

    A day without a year is the next such day, which may be today. A weekday is the next one after today, *next Friday*
    the one of next week. *Next week* ends on its Friday. In `3/4` the day comes first.
    """
    words = " ".join(text.casefold().split())
    try:
        return _read(words, today)
    except OverflowError:  # at the end of the calendar
        return None


def _read(words: str, today: date) -> date | None:
    if words in ("today", "tomorrow"):
        return today + timedelta(days=1 if words == "tomorrow" else 0)
    if words == "next week":
        return _monday(today) + timedelta(days=7 + _FRIDAY)
    if hit := _WEEKDAY.fullmatch(words):
        return _weekday(hit[1] or "", _WEEKDAYS[hit[2]], today)
    if hit := _DAY_MONTH.fullmatch(words):
        return _in_month(hit[1], hit[2], hit[3], today)
    if hit := _MONTH_DAY.fullmatch(words):
        return _in_month(hit[2], hit[1], hit[3], today)
    if hit := _FULL.fullmatch(words):
        return _exact(hit[1])
    if hit := _SHORT.fullmatch(words):
        written = hit[1] if hit[1].endswith(".") else f"{hit[1]}/"
        return _next(lambda year: f"{written}{year:04}", today)
    return None


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _weekday(which: str, weekday: int, today: date) -> date:
    if which == "next":
        return _monday(today) + timedelta(days=7 + weekday)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _in_month(day: str, month: str, year: str | None, today: date) -> date | None:
    if year:
        return _exact(f"{day}.{MONTHS[month]}.{year}")
    return _next(lambda each: f"{day}.{MONTHS[month]}.{each:04}", today)


def _exact(written: str) -> date | None:
    found = days.read(written, "day first")
    return found.day if found else None


def _next(written: Callable[[int], str], today: date) -> date | None:
    """Return the first such day from today on; 29 February may be eight years away."""
    found = (_exact(written(year)) for year in range(today.year, min(today.year + 9, 10_000)))
    return next((day for day in found if day and day >= today), None)
