"""Days as people write them: 2027-03-31, 31.03.2027, 3/31/2027, 31 Mar 2027, March 31st, 2027."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

Order = Literal["day first", "month first"]

_TIME = r"(?:[T ,]\s?\d{1,2}:\d{2}.*)?\Z"
_ISO = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.ASCII)
_CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日?\Z")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})\Z", re.ASCII)
_NUMBERS = re.compile(rf"(\d{{1,2}})([-/.])\s?(\d{{1,2}})\2\s?(\d{{4}}|\d{{2}}){_TIME}", re.ASCII)
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[ -]*(?:of |de |di )?([^\W\d_]{3,12})"
    rf"\.?,?[ -]*(?:de |di )?(\d{{4}}|'?\d{{2}}){_TIME}"
)
_MONTH_DAY = re.compile(rf"([^\W\d_]{{3,12}})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}}){_TIME}")
_WEEKDAY = re.compile(r"[^\W\d_]{2,10}\.?,? (?=\S)|(?<=\d) [^\W\d_]{2,10}\Z")
_LONGEST = 60
_MONTHS = {
    "jan": 1, "gen": 1, "ene": 1, "feb": 2, "fev": 2, "mar": 3, "mrz": 3, "mrt": 3, "maa": 3, "mae": 3, "apr": 4,
    "avr": 4, "abr": 4, "may": 5, "mai": 5, "mei": 5, "mag": 5, "maj": 5, "jun": 6, "juin": 6, "giu": 6, "jul": 7,
    "juil": 7, "lug": 7, "aug": 8, "aou": 8, "ago": 8, "sep": 9, "set": 9, "oct": 10, "okt": 10, "ott": 10,
    "out": 10, "nov": 11, "dec": 12, "dez": 12, "dic": 12,
}  # fmt: skip
"""The first letters of the months in the languages of western Europe, without accents."""


class Day(NamedTuple):
    """A day, and the other day that the text may mean."""

    day: date
    other: date | None = None
    """The other possible day, when it is not clear: 4 March for `03/04/2027`."""
    shows: Order | None = None


def read(text: str, order: Order | None = None) -> Day | None:
    """Read a whole text as a day; None when it is not one. `order` is that of the file, when it is known."""
    words = " ".join(text[:_LONGEST].split())
    if len(text) > _LONGEST or not words:
        return None
    return _read(words, order) or (_read(bare, order) if (bare := _WEEKDAY.sub("", words, count=1)) != words else None)


def _read(words: str, order: Order | None) -> Day | None:
    if hit := _ISO.match(words):
        return _of(hit[1], hit[3], hit[4])
    if hit := _CHINESE.match(words) or _COMPACT.match(words):
        return _of(hit[1], hit[2], hit[3])
    if hit := _NUMBERS.match(words):
        return _in_numbers(hit[1], hit[3], hit[4], hit[2], order)
    if hit := _DAY_MONTH.match(words):
        return _of(hit[3], _month(hit[2]), hit[1])
    return _of(hit[3], _month(hit[1]), hit[2]) if (hit := _MONTH_DAY.match(words)) else None


def order_of(texts: Iterable[str]) -> Order | None:
    """Whether the day or the month comes first in all these texts; None when no text shows it, or both are used."""
    shown = {found.shows for text in texts if (found := read(text)) is not None and found.shows}
    return next(iter(shown)) if len(shown) == 1 else None


def _month(name: str) -> str:
    letters = "".join(
        letter for letter in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(letter)
    )
    return str(_MONTHS.get(letters[:4]) or _MONTHS.get(letters[:3]) or 0)


def _of(year: str, month: str, day: str) -> Day | None:
    found = _date(year, month, day)
    return Day(found) if found else None


def _date(year: str, month: str, day: str) -> date | None:
    number = int(year.lstrip("'"))
    try:
        return date(number if number > 99 else 2000 + number, int(month), int(day))
    except ValueError:
        return None


def _in_numbers(first: str, second: str, year: str, sign: str, order: Order | None) -> Day | None:
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    if day_first is None or month_first is None or sign == ".":
        found = day_first or (None if sign == "." else month_first)
        shows: Order = "day first" if day_first else "month first"
        return Day(found, shows=shows if sign != "." else None) if found else None
    if day_first == month_first:
        return Day(day_first)
    if order is not None:
        return Day(day_first if order == "day first" else month_first)
    return Day(day_first, month_first)
