"""The names of cycles: the days that `2027-Q1`, `H1 27` or `Jan–Apr 2027` means, and the canonical form of a name.

This is separate from `cycle.py`, because checking a file needs only the names.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from tuiokr.model.words import clean, short

Kind = Literal["year", "half", "third", "quarter", "month", "months", "fiscal", ""]
"""The kind of a name; `fiscal` for a part of a fiscal year, which may begin in any month; "" for any other name."""
_PARTS: Final[dict[Kind, tuple[int, str]]] = {"quarter": (4, "Q"), "third": (3, "T"), "half": (2, "H")}
"""The number of such parts in a year, and their letter."""
_UNITS: Final[dict[str, Kind]] = {
    **dict.fromkeys(["q", "qtr", "quarter", "quartal", "kwartaal", "kvartal", "trimestre"], "quarter"),
    **dict.fromkeys(["t", "tertial", "trimester", "cuatrimestre", "quadrimestre"], "third"),
    **dict.fromkeys(["h", "half", "hj", "halbjahr", "halfjaar", "semester", "semestre", "s"], "half"),
}
_FISCAL: Final = frozenset(["fy", "fiscal", "financial", "gj", "geschaftsjahr", "wirtschaftsjahr"])
_CALENDAR: Final = frozenset(["cy", "calendar"])
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_ENDINGS: Final = frozenset(["st", "nd", "rd", "th", "er", "ere", "eme", "e", "o", "a"])
"""What follows the digit of an ordinal number: `1st`, `2e`, `1º`."""
_FILLERS: Final = frozenset(["of", "the", "de", "du", "del", "year", "jahr", "annee", "ano", "anno"])
_RANGE: Final = frozenset(["-", "/", "to", "until", "through", "bis", "a", "au", "al", "tot"])
_JOINTS: Final = frozenset("-/")
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january januar janner janvier enero gennaio janeiro januari jan",
            "february februar feber fevrier febrero febbraio fevereiro februari feb fev",
            "march marz maerz mars marzo marco maart mar mrz",
            "april avril abril aprile apr avr abr",
            "may mai mayo maggio maio mei maj",
            "june juni juin junio giugno junho jun",
            "july juli juillet julio luglio julho jul",
            "august aout agosto augustus augusti aug ago",
            "september septembre septiembre settembre setembro sep sept",
            "october oktober octobre octubre ottobre outubro oct okt",
            "november novembre noviembre novembro nov",
            "december dezember decembre diciembre dicembre dezembro dec dez dic",
        ),
        1,
    )
    for name in names.split()
}
_SHORT: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONGEST: Final = 60
"""Characters; a longer name is not read."""
_SEARCHED: Final = 300
"""Characters of a text in which a name is searched."""
_LONG: Final = 7
"""Most words of a name."""
_WORD: Final = re.compile(r"[^\W_]+")
_TOKEN: Final = re.compile(r"[0-9]+|[a-z]+|[-/]")
_OTHER: Final = re.compile(r"[^\w\s\-/.,'():]")
_DASHES: Final = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d~]|\\.{2,3}|\u2026")
_QUOTES: Final = re.compile("[\u2018\u2019\u02bc\u00b4`\u00b0]")

Days = tuple[date, date]


def quarter(year: int, number: int) -> Days:
    """The first and last day of a calendar quarter."""
    return _months(year, 3 * number - 2, year, 3 * number)


def _months(year: int, month: int, last_year: int, last_month: int) -> Days:
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


@dataclass(frozen=True)
class CycleName:
    """The parts of the name of a cycle."""

    id: str
    """The canonical form: `2027-Q1` for `Q1 2027`; a name of another kind is unchanged."""
    kind: Kind = ""
    year: int | None = None
    """The year it names; for months across the end of a year, the year of the last month."""
    months: tuple[int, int] | None = None
    """Its first and its last month in a calendar year."""
    calendar: bool = False
    """True when the name says that it means the calendar year: `CY2027-Q1`."""

    @property
    def days(self) -> Days | None:
        """Its first and last day; None when the name does not say them clearly."""
        return self.days_in(self.year) if self.year is not None and self.kind != "fiscal" else None

    @property
    def needs_year(self) -> bool:
        """True for a name such as `T1`, which does not say its year."""
        return self.months is not None and self.year is None and self.kind != "fiscal"

    @property
    def unclear(self) -> str:
        """Why its days are not known, as a part of a sentence; "" when they are known."""
        if self.days is not None:
            return ""
        if self.kind == "fiscal":
            return "a fiscal year can begin in any month"
        return f"“{short(self.id)}” does not say {'which year it is in' if self.needs_year else 'its days'}"

    @property
    def about(self) -> Days | None:
        """The days for sorting: its own, or those of the calendar year for a fiscal name. Never show them."""
        return self.days_in(self.year) if self.year is not None else None

    def days_in(self, year: int) -> Days | None:
        """Its days in the given year."""
        if self.months is None:
            return None
        first, last = self.months
        return _months(year if first <= last else year - 1, first, year, last)

    def coming(self, today: date) -> CycleName:
        """Add the year to draft for to a name without a year; return any other name unchanged."""
        if not self.needs_year:
            return self
        for year in range(today.year, today.year + 3):
            days = self.days_in(year)
            ahead = days is not None and days[1] >= today and (today - days[0]) * 2 <= days[1] - days[0]
            if ahead:
                return read_name(f"{self.id} {year}")
        return self

    @property
    def key(self) -> str:
        """A key that is equal for all names of one cycle."""
        return (self.id.removeprefix("CY") if self.calendar else self.id).casefold()


@lru_cache(maxsize=256)
def read_name(text: str) -> CycleName:
    """Read the name of a cycle. Any text is accepted; one that is not understood keeps its words and has no days."""
    plain = clean(text)
    tokens = _tokens(plain) if 0 < len(plain) <= _LONGEST else None
    if not tokens:
        return CycleName(plain)
    fiscal = any(one in _FISCAL for one in tokens)
    calendar = any(one in _CALENDAR for one in tokens)
    rest = [one for one in tokens if one not in _FISCAL and one not in _CALENDAR]
    found = None
    if not (fiscal and calendar):
        found = _read_part(rest, fiscal=fiscal, calendar=calendar) or _read_year(rest, fiscal=fiscal, calendar=calendar)
        if found is None and not fiscal:
            found = _read_months(rest)
    if found is None:
        return CycleName(plain, "fiscal" if fiscal else "")
    return found if found.id else replace(found, id=plain)


def days_of(name: str) -> Days | None:
    """The days that a cycle's name means: `2027-Q1`, `H1 2027`, `Jan–Apr 2027`; None when it does not say them clearly.

    None for `FY27-Q1`, because a fiscal year can begin in any month.
    """
    return read_name(name).days


def canonical(name: str) -> str:
    """The canonical form of a cycle's name: `2027-Q1` for `Q1 2027`, `1Q27` and `2027/q1`."""
    return read_name(name).id


def found_among(cycles: Iterable[str], name: str) -> str | None:
    """The cycle that a name means, in any form of the name; None when there is no such cycle."""
    there = tuple(cycles)
    plain = clean(name)
    if not plain or plain in there:
        return plain or None
    wanted = read_name(name).key
    return next((one for one in there if read_name(one).key == wanted), None)


def names_in(words: str) -> Iterator[tuple[int, int, CycleName]]:
    """Yield (begin, end, name) of each cycle that `words` name with its year; a year alone is not one."""
    found = list(_WORD.finditer(words[:_SEARCHED]))
    at = 0
    while at < len(found):
        end = next((end for end in range(min(at + _LONG, len(found)), at, -1) if _is_name(words, found[at:end])), at)
        if end > at:
            begin, stop = found[at].start(), found[end - 1].end()
            yield begin, stop, read_name(words[begin:stop])
        at = max(end, at + 1)


def _is_name(words: str, found: Sequence[re.Match[str]]) -> bool:
    if any(one[0].casefold() in _FILLERS for one in (found[0], found[-1])):
        return False
    piece = words[found[0].start() : found[-1].end()]
    said = read_name(piece) if any(char.isdigit() for char in piece) else None
    return said is not None and said.kind not in ("", "year") and said.months is not None and said.year is not None


def _tokens(text: str) -> list[str] | None:
    """The numbers, words, dashes and slashes of a text; None when it contains anything else."""
    plain = unicodedata.normalize("NFKD", _QUOTES.sub("'", text).casefold())
    plain = _DASHES.sub("-", "".join(char for char in plain if not unicodedata.combining(char)))
    plain = re.sub(r"(?<=\d)\.(?=\d)", "/", plain)
    if not plain.isascii() or _OTHER.search(plain):
        return None
    found = [one for one in _TOKEN.findall(plain) if one not in _FILLERS]
    return [
        one
        for at, one in enumerate(found)
        if not (one in _ENDINGS and at and len(found[at - 1]) == 1 and found[at - 1].isdigit())
    ]


def _without_joints(tokens: Sequence[str]) -> list[str]:
    return [one for one in tokens if one not in _JOINTS]


def _year(token: str) -> int | None:
    """The year of four or two digits; None when it is not a year."""
    if not token.isdigit() or len(token) not in (2, 4):
        return None
    year = int(token) if len(token) == 4 else 2000 + int(token)
    return year if 1900 <= year <= 2999 else None


def _years(tokens: Sequence[str]) -> tuple[int | None, bool] | None:
    """The (last) year in some tokens, and whether they are two years in a row (`2026/27`).

    (None, False) when there are no tokens, None when they are anything else.
    """
    found = [_year(one) for one in tokens]
    if not found:
        return None, False
    first, last = found[0], found[-1]
    if first is None or last is None or len(found) > 2:
        return None
    if len(found) == 2:
        return (last, True) if last == first + 1 else None
    return last, False


def _read_part(tokens: Sequence[str], *, fiscal: bool, calendar: bool) -> CycleName | None:
    """Read a half, a third or a quarter of a year."""
    words = _without_joints(tokens)
    units = [at for at, one in enumerate(words) if one in _UNITS]
    if len(units) != 1:
        return None
    at = units[0]
    kind = _UNITS[words[at]]
    count, letter = _PARTS[kind]
    for place in (at + 1, at - 1):
        number = _number(words[place]) if 0 <= place < len(words) else 0
        said = _years([one for index, one in enumerate(words) if index not in (at, place)])
        if not 1 <= number <= count or said is None:
            continue
        year, two = said
        if year is None and words[at] == "s":  # more likely a sprint than a semester
            return None
        months = (12 // count * (number - 1) + 1, 12 // count * number)
        if fiscal or two:
            return CycleName(f"{_fiscal_year(year, two)}-{letter}{number}" if year else "", "fiscal", year, months)
        name = f"{letter}{number}" if year is None else f"{'CY' if calendar else ''}{year}-{letter}{number}"
        return CycleName(name, kind, year, months, calendar and year is not None)
    return None


def _number(token: str) -> int:
    """The number of a part: `1`, `first`; 0 for anything else."""
    return int(token) if token.isdigit() and len(token) == 1 else _ORDINALS.get(token, 0)


def _fiscal_year(year: int, two: bool) -> str:
    """`FY27`, or `FY2026/27` when both years were given."""
    if two:
        return f"FY{year - 1}/{year % 100:02}"
    return f"FY{year % 100:02}" if 2000 <= year <= 2099 else f"FY{year}"


def _read_year(tokens: Sequence[str], *, fiscal: bool, calendar: bool) -> CycleName | None:
    """Read `2027`, `FY27` or `2026/27`. Two digits alone are not a year, and `2011-12` is a month."""
    year, two = _years(_without_joints(tokens)) or (None, False)
    if year is None:
        return None
    if fiscal or (two and (tokens[1] == "/" or len(tokens[-1]) == 4)):
        return CycleName(_fiscal_year(year, two), "fiscal", year, (1, 12))
    if two or not (calendar or len(tokens[0]) == 4):
        return None
    return CycleName(f"{'CY' if calendar else ''}{year}", "year", year, (1, 12), calendar)


def _read_months(tokens: Sequence[str]) -> CycleName | None:
    """Read one month or a range: `2027-01`, `Jan 2027`, `Jan–Apr 2027`, `2026-11 to 2027-02`."""
    read = [_month(one) for one in _ends(tokens)]
    ends = [one for one in read if one is not None]
    if not ends or len(ends) != len(read):
        return None
    (first, first_year), (last, year) = ends[0], ends[-1]
    over = 1 if first > last else 0
    if year is None and first_year is not None:
        year = first_year + over
    if first_year is not None and first_year + over != year:
        return None
    if first == last:
        return CycleName(_SHORT[first - 1] if year is None else f"{year}-{first:02}", "month", year, (first, first))
    if year is None:
        return CycleName(f"{_SHORT[first - 1]}-{_SHORT[last - 1]}", "months", None, (first, last))
    begin = f"{_SHORT[first - 1]} {year - 1}" if over else _SHORT[first - 1]
    return CycleName(f"{begin}-{_SHORT[last - 1]} {year}", "months", year, (first, last))


def _ends(tokens: Sequence[str]) -> list[Sequence[str]]:
    """The tokens of one month, or of the first and the last month; empty when they are anything else."""
    named = [at for at, one in enumerate(tokens) if one in _MONTHS]
    numbers = [at for at, one in enumerate(tokens) if one.isdigit()]
    if len(named) == 1 or (not named and len(numbers) == 2):
        return [tokens]
    if len(named) == 2:
        between = range(named[0] + 1, named[1])
    elif not named and len(numbers) == 4:
        between = range(numbers[1] + 1, numbers[2])
    else:
        return []
    cut = next((at for at in between if tokens[at] in _RANGE), None)
    return [tokens[:cut], tokens[cut + 1 :]] if cut is not None else []


def _month(tokens: Sequence[str]) -> tuple[int, int | None] | None:
    """(month, year or None) of `Jan`, `Jan 2027`, `2027-01`, `01/2027`."""
    words = _without_joints(tokens)
    named = [one for one in words if one in _MONTHS]
    if named:
        said = _years([one for one in words if one not in _MONTHS])
        return (_MONTHS[named[0]], said[0]) if said and len(named) == 1 else None
    if len(tokens) != 3 or tokens[1] not in _JOINTS or len(words) != 2 or not "".join(words).isdigit():
        return None
    short, long = sorted(words, key=len)
    year = _year(long) if len(long) == 4 else None
    return (int(short), year) if year is not None and len(short) <= 2 and 1 <= int(short) <= 12 else None
