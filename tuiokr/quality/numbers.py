"""Reads from, to, unit and by out of a statement, and tells amounts from dates, versions and names.

Everything is found in one pass of one pattern without nested repetition, so reading costs time linear in the length.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from tuiokr.quality.lexicon.calendar import DURATIONS, MONTHS
from tuiokr.quality.lexicon.units import CURRENCIES, MULTIPLIERS, NAMING, TIMES, UNIT_WORDS
from tuiokr.quality.lexicon.verbs import DOWN, UP, verb_form
from tuiokr.quality.lexicon.words import AUXILIARIES, CONJUNCTIONS, NUMBER_WORDS, PREPOSITIONS
from tuiokr.quality.statement import Statement, Token, tokenise

MOST_NUMBERS = 14
"""Numbers of a statement that are looked at. Nobody promises more; a pasted table must not cost time."""

Direction = Literal["up", "down"]
Cycle = tuple[date | None, date | None]
Role = Literal["start", "target", "change", "other"]

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_NUM = r"(?:\d{1,3}(?:[, ]\d{3}){1,4}(?!\d)|\d{1,15})(?:[.,]\d{1,6})?"
_MULT = r"(?:thousand|millions?|billions?|trillion|mio|mrd|mm|mn|bn|tn|[kKmMbB])(?![A-Za-z])"
_CUR = r"(?:[€$£¥₹]|(?:USD|EUR|GBP|CHF)\b)\s?"
_AMOUNT = rf"(?:{_CUR})?{_NUM}(?:\s?{_MULT})?"
_DIGITS = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2}(?!\d))"
    r"|(?P<dotted>\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?![\d.]))"
    rf"|(?P<daymonth>\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})\b\.?(?:,? \d{{4}}\b)?)"
    r"|(?P<quarter>\d{4}[ -]?[QH][1-4]\b|(?:1st|2nd|3rd|4th) (?:quarter|half)\b(?: of \d{4}\b)?)"
    r"|(?P<time>\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|a\.m|p\.m)\b|\d{1,2}:\d{2}(?![\w:]))"
    r"|(?P<name>(?:24/7|24x7|1:1s?|1-1s?|1-on-1s?|50/50|360°?(?= feedback| degree|-))(?![\w%]))"
    r"|(?P<version>\d{1,4}(?:\.\d{1,4}){2,3}(?![\d.]))"
    r"|(?P<ordinal>\d{1,4}(?:st|nd|rd|th)\b)"
    r"|(?P<year>(?:19|20)\d\d(?![\w%,]|\.\d|\s?%|\s?(?:users|customers|people|hours)))"
    rf"|(?P<ratio>{_NUM}\s?(?:/\s?(?:5|10|100)|:1|out of (?:five|ten|\d{{1,6}}))(?![\w%/]))"
    rf"|(?P<amount>{_AMOUNT}(?:\s?%|\+)?(?:\s?-\s?(?P<upper>{_AMOUNT})(?![\w-]))?)",
    re.IGNORECASE,
)
_CURRENCY = re.compile(
    rf"(?P<amount>{_CUR}{_NUM}(?:\s?{_MULT})?\+?(?:\s?-\s?(?P<upper>{_AMOUNT})(?![\w-]))?)", re.IGNORECASE
)
_WORDS = re.compile(
    rf"(?P<monthday>(?:{_MONTH})\b\.? \d{{1,2}}(?:st|nd|rd|th)?(?![\d%.,]?\d|\s?%)(?:,? \d{{4}}\b)?)"
    rf"|(?P<monthyear>(?:{_MONTH})\b\.?,? \d{{4}}\b)"
    rf"|(?P<month>(?:{_MONTH})\b)"
    r"|(?P<quarter>[QH][1-4]\b(?:[ /'-]{1,2}(?:FY)?(?:20)?\d{2}\b)?"
    r"|(?:first|second|third|fourth|last) (?:quarter|half)\b(?: of \d{4}\b)?)"
    r"|(?P<fiscal>FY\s?'?\d{2,4}\b)"
    r"|(?P<periodend>(?:EOY|EOQ|EOM|year[ -]?end|quarter[ -]?end|month[ -]?end)\b"
    r"|end of (?:the |this )?(?:calendar |fiscal )?(?:year|quarter|month|cycle|half|week)\b)"
    r"|(?P<version>v\.?\s?\d{1,4}(?:\.\d{1,4}){0,3}\b)"
    rf"|(?P<times>(?:{'|'.join(TIMES)})\b)"
    r"|(?P<zero>zero\b(?!-))"
    rf"|(?P<spelt>(?:{'|'.join(NUMBER_WORDS)})\b)"
    r"|(?P<blank>(?:TBD|TBC)\b|[abcnxyz]\b(?!['.&/-]))",
    re.IGNORECASE,
)
_TRIGGERS = (
    frozenset(MONTHS)
    | frozenset(TIMES)
    | frozenset(NUMBER_WORDS)
    | frozenset(
        [
            "q1",
            "q2",
            "q3",
            "q4",
            "h1",
            "h2",
            "first",
            "second",
            "third",
            "fourth",
            "last",
            "fy",
            "eoy",
            "eoq",
            "eom",
            "year",
            "year-end",
            "quarter",
            "quarter-end",
            "month",
            "month-end",
            "end",
            "zero",
            "tbd",
            "tbc",
            "x",
            "y",
            "z",
            "n",
            "a",
            "b",
            "c",
            "usd",
            "eur",
            "gbp",
            "chf",
            "half",
            "one",
            "v",
        ]
    )
)
_PARTS = {"half": 50.0, "third": 33.3, "quarter": 25.0}
_VERSION_WORD = re.compile(r"v\d|fy\d|[qh][1-4](?=[/'-]|$)")
_ARROW = re.compile(
    r"\s?(?:to|->|→|=>|-->)\s?(?:at least |at most |under |over |below |above |about |~|<|>|≥|≤)?\s?", re.IGNORECASE
)
_SUFFIX = re.compile(
    r"\s?(?P<unit>%|percentage points?|percent|pct|pps?|ppt|bps|points?|pts|hours?|hrs?|minutes?|mins?|seconds?|"
    r"secs?|ms|"
    r"milliseconds?|days?|weeks?|months?|years?|kg|km|kb|mb|gb|tb|kwh|mwh|miles?|stars?|tonnes|tons|euros?|dollars|"
    r"USD|EUR|GBP|CHF|[€$£]|[xX×](?!\w)|[hsd](?!\w))(?![\w])",
    re.IGNORECASE,
)
_MONTH_LEAD = re.compile(r"(?:\b(?:by|in|until|till|before|of|mid|early|late|during|through|since|from|to|and|the)|-)$")
_MONTH_DOUBLE = frozenset({"may", "march", "mar", "dec", "jan", "jun"})
_PER = re.compile(
    r"\s?(?:/|per |a )\s?(?P<per>hour|day|week|month|quarter|year|mo|wk|yr|min|minute|second|user|customer)\b"
)
_UNDER = ("under", "below", "less than", "fewer than", "at most", "no more than", "not more than", "within", "max",
          "maximum", "<", "≤", "<=", "up to", "down to", "or less", "shorter than", "lower than",
          "maximum of")  # fmt: skip
_OVER = ("over", "above", "more than", "at least", "≥", ">=", ">", "min", "minimum", "minimum of", "greater than",
         "higher than", "no less than", "not less than", "exceed", "exceeding", "up to at least")  # fmt: skip
_NOW = ("currently", "current", "current is", "currently at", "was", "were", "today", "now", "now at", "baseline",
        "up from", "down from", "baseline of", "baseline is", "today at", "is currently", "starting at",
        "starting from",
        "from", "from about", "from around", "from avg", "from ~", "from currently", "we were at")  # fmt: skip
_BOUNDS = (*_OVER, *_UNDER)
_LEADS: tuple[tuple[str, Role], ...] = (("to", "target"), ("by", "change"), ("→", "target"), ("->", "target"))


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that says how much."""

    value: float | None
    """None for a blank such as `X %` or `__`."""
    unit: str
    """`%`, `€`, `hours`, `customers` …; empty when none stands beside it."""
    start: int
    end: int
    """Offsets of the number and its unit in the text."""
    role: Role = "other"
    upper: float | None = None
    """The far end of a range such as 30–40."""
    times: bool = False
    """True when the number multiplies today's value: double, 3x."""
    counted: str = ""
    """The word that follows, lower case: what is counted, if anything is."""
    outer: int = -1
    """Offset where the words that introduce it begin (`from`, `to at least`), or `start`."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, or words that stand for one."""

    due: date | None
    """The last day meant; None when the words name a time without a date (week 4, within six months)."""
    start: int
    end: int
    deadline: bool
    """True when it says until when (by, until, in, end of), false for a span or a rhythm."""
    outer: int = -1
    """Offset where `by`, `until` … begins, or `start`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the numbers of a statement say. Spans are (start, end) offsets into the text."""

    start: float | None = None
    target: float | None = None
    unit: str = ""
    due: date | None = None
    direction: Direction | None = None
    change: float | None = None
    """By how much the value is to move, when the statement says so instead of a target (by 20 %, double)."""
    start_span: tuple[int, int] | None = None
    target_span: tuple[int, int] | None = None
    due_span: tuple[int, int] | None = None
    amounts: tuple[Amount, ...] = ()
    moments: tuple[Moment, ...] = ()
    names: tuple[tuple[int, int], ...] = ()
    """Numbers that are names: versions, times of day, 24/7, phase 2."""
    coverage: tuple[int, int] | None = None
    """The word `all`, `every` or `each`, or an amount of 100 %: a promise about every one of something."""

    @property
    def measured(self) -> bool:
        """True when some amount, multiple or blank says how much."""
        return bool(self.amounts)


def read(text: str, today: date | None = None, cycle: Cycle = (None, None)) -> Reading:
    """Read the numbers of a statement. Any string is accepted, nothing is raised.

    Dates without a year fall inside the cycle when it is known, else on the next such day after `today` (the day on
    the clock when None). Amounts are plain floats: 200k is 200000.0, 71 % is 71.0 with the unit `%`.
    """
    try:
        anchor = today or cycle[0] or cycle[1] or date.today()
        return _read(text, anchor, cycle)
    except (ValueError, OverflowError):
        return Reading()


@lru_cache(maxsize=512)
def _read(text: str, today: date, cycle: Cycle) -> Reading:
    statement = tokenise(text)
    scan = _Scan(statement, today, cycle)
    at = 0
    for token in statement.tokens:
        if token.start >= at:
            at = scan.look(token)
            if len(scan.amounts) + len(scan.moments) + len(scan.names) >= MOST_NUMBERS:
                break
    return _conclude(statement, scan)


class _Scan:
    """Collects what one pass over a statement finds."""

    def __init__(self, statement: Statement, today: date, cycle: Cycle) -> None:
        self.plain = statement.plain
        self.begin = statement.begin
        self.today = today
        self.cycle = cycle
        self.amounts: list[Amount] = []
        self.moments: list[Moment] = []
        self.names: list[tuple[int, int]] = []

    def look(self, token: Token) -> int:
        """Take what begins at a token, if anything does; return the offset from which to look on."""
        match: re.Match[str] | None = None
        if token.kind == "number":
            match = _DIGITS.match(self.plain, token.start)
        elif token.kind == "mark":
            if token.text in CURRENCIES:
                match = _CURRENCY.match(self.plain, token.start)
            elif token.text == "_" and self.plain.startswith("__", token.start):
                end = token.start + 2
                while self.plain.startswith("_", end):
                    end += 1
                self.amounts.append(self._with_unit(None, "", token.start, end))
                return end
        elif token.low in CURRENCIES:
            match = _CURRENCY.match(self.plain, token.start)
        elif token.low == "half" and self.plain[: token.start].rstrip().lower().endswith((" in", " by")):
            self.amounts.append(Amount(0.5, "x", token.start, token.end, times=True, outer=token.start))
        elif token.low in _PARTS and self._is_part(token):
            self.amounts.append(Amount(_PARTS[token.low], "%", token.start, token.end, outer=token.start))
        elif token.low == "no" and token.start == self.begin:
            self.amounts.append(self._with_unit(0.0, "", token.start, token.end))
        elif token.low == "one" and self.plain[: token.start].rstrip().lower().endswith("at least"):
            self.amounts.append(self._with_unit(1.0, "", token.start, token.end))
        elif token.low in _TRIGGERS or _VERSION_WORD.match(token.low):
            match = _WORDS.match(self.plain, token.start)
        if match is None or (match.lastgroup == "blank" and not self._is_blank(match)):
            return token.end
        self.take(match)
        return match.end()

    def _is_part(self, token: Token) -> bool:
        """True for `half of`, `by a third`, `a quarter of`; a third try or the third quarter is none."""
        after = self.plain[token.end : token.end + 4].lower()
        before = self.plain[max(0, token.start - 5) : token.start].lower().rstrip()
        if token.low == "half":
            return after.startswith(" of")
        return before.endswith((" a", "one", "two")) and (
            after.startswith(" of") or "by a" in self.plain[: token.start].lower()[-6:]
        )

    def _is_blank(self, match: re.Match[str]) -> bool:
        """True when a lone letter stands where a number belongs: `X %`, `from X to Y`, `X partners`."""
        if len(match.group()) > 1:
            return True
        letter = match.group().lower()
        after = self.plain[match.end() : match.end() + 3]
        before = self.plain[max(0, match.start() - 6) : match.start()].lower()
        if after.lstrip().startswith("%") or after.startswith(")%"):
            return True
        if letter in "abc":
            return False
        if before.endswith((" to ", "from ")) and (after[:1] in {"", " ", "."}):
            return True
        return match.group() in "XN" and match.start() == self.begin and after[:1] == " "

    def take(self, match: re.Match[str]) -> None:
        """Sort one find into amounts, moments or names."""
        kind = match.lastgroup or ""
        if kind in {
            "iso",
            "dotted",
            "daymonth",
            "monthday",
            "monthyear",
            "quarter",
            "fiscal",
            "periodend",
            "year",
            "month",
        }:
            self._moment(kind, match)
        elif kind in {"time", "name", "version", "ordinal"}:
            self.names.append(match.span())
        elif kind in {"amount", "upper"}:
            self._amount(match)
        elif kind == "ratio":
            self._ratio(match)
        elif kind == "blank":
            self.amounts.append(self._with_unit(None, "", match.start(), match.end()))
        elif kind == "times":
            word = match.group().lower()
            value = TIMES.get(word, 0.5)
            self.amounts.append(Amount(value, "x", match.start(), match.end(), times=True, outer=match.start()))
        elif kind == "zero":
            self.amounts.append(self._with_unit(0.0, "", match.start(), match.end()))
        elif kind == "spelt":
            self._spelt(match)

    def _spelt(self, match: re.Match[str]) -> None:
        start, end = match.span()
        if self.plain[end : end + 1] == "-" or self.plain[max(0, start - 1) : start] == "-":
            self.names.append((start, end))
            return
        self.amounts.append(self._with_unit(float(NUMBER_WORDS[match.group().lower()]), "", start, end))

    def _ratio(self, match: re.Match[str]) -> None:
        head = re.match(_NUM, match.group())
        value = number(head.group()) if head else None
        tail = match.group()[head.end() :].replace(" ", "") if head else ""
        unit = tail if tail.startswith(("/", ":")) else "/" + tail.lower().replace("outof", "")
        self.amounts.append(self._with_unit(value, unit, match.start(), match.end()))

    def _amount(self, match: re.Match[str]) -> None:
        start, end = match.span()
        raw = match.group()
        lead = len(raw) - len(raw.lstrip())
        start += lead
        raw = raw.strip()
        before = self.plain[max(0, start - 24) : start].rstrip(" #").lower()
        word = re.search(r"([a-z]+)\.?$", before)
        following = self.plain[end : end + 3]
        named = word is not None and word.group(1) in NAMING and not raw.endswith(("%", "+")) and "%" not in following
        named = named and " per " not in f" {before}"
        if named and not before.endswith(("-of", "number of")) and start > self.begin:
            self.names.append((start, end))
            return
        if (
            before.endswith("top")
            or (self.plain[start - 1 : start] == "-" and self.plain[start - 2 : start - 1].isalnum())
            or (following[:1] == "-" and following[1:2].isalpha() and not self._unit_after(end))
        ):
            self.names.append((start, end))
            return
        if following[:1].isalpha() and (raw[-1:] not in "kKmMbB%+" or raw[-1:].isdigit()) and not self._unit_after(end):
            self.names.append((start, end))
            return
        if self.plain[start - 1 : start] in {"&", "#"} and start > self.begin:
            self.names.append((start, end))
            return
        if self.names and _ARROW.fullmatch(self.plain[self.names[-1][1] : start]):
            self.names.append((start, end))
            return
        upper = match.group("upper")
        value, unit = value_of(raw.split("-")[0] if upper else raw)
        top = None
        if upper:
            top, upper_unit = value_of(upper)
            unit = unit or upper_unit
            scale = upper.strip()[-1:].lower()
            if value is not None and scale in MULTIPLIERS and raw.split("-")[0].strip()[-1:].isdigit():
                value *= MULTIPLIERS[scale]
        self.amounts.append(replace(self._with_unit(value, unit, start, end), upper=top))

    def _unit_after(self, end: int) -> bool:
        suffix = _SUFFIX.match(self.plain, end)
        return suffix is not None and suffix.group("unit") not in {"D", "S", "H"}

    def _with_unit(self, value: float | None, unit: str, start: int, end: int) -> Amount:
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
        follow = re.match(r"\+?\s{0,2}([^\W\d_][\w'/-]*)", self.plain[end : end + 40])
        counted = follow.group(1).lower() if follow else ""
        if counted in PREPOSITIONS or counted in CONJUNCTIONS or counted in AUXILIARIES:
            counted = ""
        role, outer = self._role(start)
        if times and role == "other":
            role = "change"
        return Amount(value, unit, start, max(end, end_of_number), role, None, times, counted, outer)

    def _role(self, start: int) -> tuple[Role, int]:
        """Return what the words before an amount make of it, and where those words begin."""
        before = self.plain[max(self.begin, start - 40) : start].rstrip(" ~(:=").lower()
        base = max(self.begin, start - 40)
        before = before.removesuffix("approximately").removesuffix("around").removesuffix("about").rstrip()
        if before.endswith(_NOW):
            for phrase in _NOW:
                if _ends_with(before, phrase):
                    return "start", base + len(before) - len(phrase)
        outer = start
        if before.endswith(_BOUNDS):
            for phrase in _BOUNDS:
                if _ends_with(before, phrase):
                    outer = base + len(before) - len(phrase)
                    before = before[: len(before) - len(phrase)].rstrip()
                    for lead, role in _LEADS:
                        if _ends_with(before, lead):
                            return role, base + len(before) - len(lead)
                    return "target", outer
        for phrase in ("->", "→", "=>", "to"):
            if _ends_with(before, phrase):
                return "target", base + len(before) - len(phrase)
        if _ends_with(before, "by"):
            return "change", base + len(before) - 2
        if any(_ends_with(before, word) for word in ("reach", "hit", "at")):
            return "target", start
        return "other", start

    def _moment(self, kind: str, match: re.Match[str]) -> None:
        start, end = match.span()
        raw = match.group()
        before = self.plain[max(self.begin, start - 24) : start].lower().rstrip()
        if kind == "month" and not (
            _MONTH_LEAD.search(before) or (raw[0].isupper() and raw.lower() not in _MONTH_DOUBLE)
        ):
            return
        due = _date_of(kind, raw, self.today, self.cycle)
        outer, deadline = self._deadline_words(start, before, kind)
        self.moments.append(Moment(due, start, end, deadline, outer))

    def _deadline_words(self, start: int, before: str, kind: str) -> tuple[int, bool]:
        stripped = before
        for filler in (
            "the",
            "end of the",
            "end of",
            "the end of",
            "the end of the",
            "close of",
            "mid",
            "mid-",
            "early",
            "late",
        ):
            if _ends_with(before, filler):
                stripped = before[: len(before) - len(filler)].rstrip()
        for word in (
            "by",
            "until",
            "till",
            "before",
            "no later than",
            "due",
            "in",
            "during",
            "on",
            "within",
            "at",
            "this",
        ):
            if _ends_with(stripped, word):
                return start - (len(before) - len(stripped)) - len(word) - 1, True
        if _ends_with(before, "end of") or kind in {"periodend", "daymonth", "monthday", "iso", "dotted", "quarter"}:
            loose = any(_ends_with(stripped, word) for word in ("per", "every", "each", "from", "since", "as of", "of"))
            return start, not loose
        return start, False


def _ends_with(text: str, phrase: str) -> bool:
    """True when `text` ends with `phrase` as whole words (or signs)."""
    if not text.endswith(phrase):
        return False
    if not phrase[0].isalpha():
        return True
    at = len(text) - len(phrase) - 1
    return at < 0 or not (text[at].isalnum() or text[at] in "-_")


def number(raw: str) -> float | None:
    """Return the value of digits with separators: `1,000`, `1 000`, `4.5`, `99,9`; None if they make no number."""
    digits = raw.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    digits = digits.replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return None


def value_of(raw: str) -> tuple[float | None, str]:
    """Return value and currency or per cent sign of one amount such as `€1.5k` or `30 %`."""
    unit = ""
    rest = raw.strip().rstrip("+").strip()
    if rest.endswith("%"):
        unit, rest = "%", rest[:-1].strip()
    for sign, shown in CURRENCIES.items():
        if rest.lower().startswith(sign):
            unit, rest = shown, rest[len(sign) :].strip()
            break
    found = re.match(_NUM, rest)
    if found is None:
        return None, unit
    value = number(found.group())
    scale = rest[found.end() :].strip().lower()
    if value is not None and scale in MULTIPLIERS:
        value *= MULTIPLIERS[scale]
    return value, unit


def _year_for(month: int, day: int, today: date, cycle: Cycle) -> int:
    """Return the year that makes most sense for a day without one."""
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
    """Return the date, the day cut to the length of the month. Raises ValueError for a year out of 1–9999."""
    return date(year, month, max(1, min(day, monthrange(year, month)[1])))


def _full_year(raw: str) -> int:
    year = int(raw)
    return year + 2000 if year < 100 else year


def _date_of(kind: str, raw: str, today: date, cycle: Cycle) -> date | None:
    """Return the last day that date words mean, or None if they mean none."""
    try:
        digits = [int(part) for part in re.findall(r"\d+", raw)]
        name = re.search(_MONTH, raw.lower())
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


def _conclude(statement: Statement, scan: _Scan) -> Reading:
    """Make from, to, by and direction out of what was found."""
    plain = statement.plain
    amounts = _mark_pairs(plain, scan.amounts)
    amounts, waits = _split_waits(plain, amounts)
    moments = tuple(scan.moments) + tuple(waits)
    start = next((a for a in amounts if a.role == "start"), None)
    target = _target(amounts)
    change = next((a for a in amounts if a.role == "change"), None)
    if target is None and change is None:
        loose = [a for a in amounts if a.role == "other"]
        target = max(loose, key=_weight, default=None) if loose else None
        if target is not None and target.times:
            change, target = target, None
    unit = (target.unit if target else "") or (start.unit if start else "") or (change.unit if change else "")
    if not unit and target is not None and target.counted:
        unit = target.counted if target.role == "other" else ""
    deadlines = [m for m in moments if m.deadline]
    due = deadlines[-1] if deadlines else None
    return Reading(
        start.value if start else None,
        target.value if target else None,
        unit,
        due.due if due else None,
        _direction(statement, start, target),
        change.value if change else None,
        (start.start, start.end) if start else None,
        (target.start, target.end) if target else None,
        (due.start, due.end) if due else None,
        tuple(amounts),
        moments,
        tuple(scan.names),
        _coverage(statement, amounts),
    )


def _weight(amount: Amount) -> tuple[int, int]:
    """Order amounts without a preposition: per cent and money before counts, earlier before later."""
    return (2 if amount.unit in {"%", "$", "€", "£"} else 1 if amount.counted else 0, -amount.start)


def _target(amounts: list[Amount]) -> Amount | None:
    return next((a for a in amounts if a.role == "target" and not a.times), None)


_SECONDS = {"ms": 0.001, "seconds": 1, "minutes": 60, "hours": 3600, "days": 86400, "weeks": 604800}


def _mark_pairs(plain: str, amounts: list[Amount]) -> list[Amount]:
    """Give `A to B` and `A → B` their roles when no `from` stands before."""
    marked = list(amounts)
    for i in range(len(marked) - 1):
        left, right = marked[i], marked[i + 1]
        between = plain[left.end : right.start]
        if len(between) < 24 and _ARROW.fullmatch(between) and left.role in {"other", "start"}:
            unit = left.unit or right.unit
            value = left.value
            if value is not None and left.unit != right.unit and left.unit in _SECONDS and right.unit in _SECONDS:
                value, unit = round(value * _SECONDS[left.unit] / _SECONDS[right.unit], 6), right.unit
            marked[i] = replace(left, role="start", unit=unit, value=value)
            marked[i + 1] = replace(right, role="target", unit=right.unit or unit, outer=min(right.outer, left.end + 1))
    return marked


def _split_waits(plain: str, amounts: list[Amount]) -> tuple[list[Amount], list[Moment]]:
    """Take out `within six months` and `in the next 90 days`: a deadline by its words, no amount.

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
        if long and any(_ends_with(before, word) for word in ends) and len(amounts) > 0:
            late = any(
                _ends_with(before, word) for word in ("within", "within the next", "in the next", "over the next", "in")
            )
            moments.append(Moment(None, amount.start, amount.end, late, _outer_of_wait(plain, amount.start)))
        else:
            kept.append(amount)
    return kept, moments


def _outer_of_wait(plain: str, start: int) -> int:
    """Return where `within the next` begins before a length of time."""
    before = plain[max(0, start - 18) : start].lower()
    for phrase in ("within the next ", "over the next ", "in the next ", "within the ", "within ", "in "):
        if before.endswith(phrase):
            return start - len(phrase)
    return start


def _coverage(statement: Statement, amounts: list[Amount]) -> tuple[int, int] | None:
    for token in statement.tokens[:12]:
        if token.low in {"all", "every", "each"}:
            return token.start, token.end
    for amount in amounts:
        if amount.unit == "%" and amount.value == 100:
            return amount.start, amount.end
    return None


def _direction(statement: Statement, start: Amount | None, target: Amount | None) -> Direction | None:
    """Return where the value is to go: by the two numbers, by the verb, by the comparator, in this order."""
    if start and target and start.value is not None and target.value is not None and start.value != target.value:
        return "up" if target.value > start.value else "down"
    for token in statement.tokens[:14]:
        form = verb_form(token.low) if token.kind == "word" else None
        if form is not None and form.base in DOWN:
            return "down"
        if form is not None and form.base in UP:
            return "up"
        if token.low in {"reduction", "decline", "faster", "fewer", "shorter", "cheaper", "halve"}:
            return "down"
        if token.low in {"growth", "more"}:
            return "up"
    if target is None:
        return None
    before = statement.plain[max(0, target.outer) : target.start].lower().strip()
    if any(_ends_with(before, word) for word in _UNDER) and not before.endswith("up to"):
        return "down"
    if before or target.role in {"target", "other"}:
        return "down" if target.value == 0 else "up"
    return None


_TIDY = re.compile(r"\s{2,}")


def title_without_numbers(text: str, reading: Reading) -> str:
    """Return the statement without its from, to and by: what is left names the thing that is measured.

    `Checkout completion from 71 % to 85 % by 31 March` gives `Checkout completion`. A bare count (`Win 30 customers`)
    stays, because without it the sentence would say something else. Never empty unless the text is blank.
    """
    cuts = [(min(a.outer, a.start) if a.outer >= 0 else a.start, a.end) for a in reading.amounts if _removable(a)]
    cuts += [(m.outer if m.outer >= 0 else m.start, m.end) for m in reading.moments if m.deadline]
    statement = tokenise(text)
    kept: list[str] = []
    at = statement.begin
    for start, end in sorted(cuts):
        if start < at:
            at = max(at, end)
            continue
        kept.append(statement.text[at:start])
        at = end
    kept.append(statement.text[at:])
    title = _TIDY.sub(" ", " ".join(kept))
    title = re.sub(r"\(\s*(?:current|currently|from|was|baseline)?\s*(?:is|at|of)?\s*\)", "", title)
    title = _TIDY.sub(" ", title).strip(" ,;:.-–(→>")
    for dangling in (" from", " to", " by", " of", " until", " before", " in", " at", " and", " (", " the end", " the"):
        title = title.removesuffix(dangling).rstrip(" ,;:.-–(")
    return title or statement.text.strip()


def _removable(amount: Amount) -> bool:
    return not amount.times and (
        (amount.role in {"start", "target", "change"} and amount.outer < amount.start) or amount.role == "start"
    )


def is_duration(amount: Amount) -> bool:
    """True when the amount is a length of time."""
    return amount.unit.lower() in DURATIONS
