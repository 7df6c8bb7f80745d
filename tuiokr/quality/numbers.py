"""Read the baseline, target, unit and due date in a statement, and separate amounts from dates, versions and names.

Everything is found in one pass over the words, by patterns without nested repetition, so the time is linear in the
length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from tuiokr.quality.amounts import (
    NUM,
    UNDER,
    Amount,
    AmountReader,
    ends_with,
    goes_on,
    in_one_style,
    in_one_unit,
    is_duration,
    mark_pairs,
)
from tuiokr.quality.lexicon.months import MONTHS
from tuiokr.quality.lexicon.unit_words import CURRENCIES, TIMES
from tuiokr.quality.lexicon.verbs import DOWN, UP, verb_form
from tuiokr.quality.lexicon.word_forms import NUMBER_WORDS, words
from tuiokr.quality.moments import MONTH, Cycle, Moment, moment, split_waits
from tuiokr.quality.statement import Statement, Token, named_spans, tokenise

__all__ = [
    "Amount",
    "Cycle",
    "Direction",
    "Moment",
    "Reading",
    "is_duration",
    "read_numbers",
    "says_which_ones",
    "title_without_numbers",
]

MOST_NUMBERS = 14
"""Most numbers that are read in a statement. Nobody promises more, and a pasted table must not take long."""
Direction = Literal["up", "down"]
_MULT = r"(?:thousand|millions?|billions?|trillion|mio|mrd|mm|mn|bn|tn|[kKmMbB])(?![A-Za-z])"
_SPELT = "|".join(NUMBER_WORDS)
_CUR = r"(?:[€$£¥₹]|(?:USD|EUR|GBP|CHF)\b)\s?"
_AMOUNT = rf"(?:{_CUR})?{NUM}(?:\s?{_MULT})?"
_DIGITS = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2}(?!\d))"
    r"|(?P<dotted>\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?![\d.]))"
    rf"|(?P<daymonth>\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{MONTH})\b\.?(?:,? \d{{4}}\b)?)"
    r"|(?P<quarter>\d{4}[ -]?[QH][1-4]\b|(?:1st|2nd|3rd|4th) (?:quarter|half)\b(?: of \d{4}\b)?)"
    r"|(?P<time>\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|a\.m|p\.m)\b|\d{1,2}:\d{2}(?![\w:]))"
    r"|(?P<name>(?:24/7|24x7|1:1s?|1-1s?|1-on-1s?|50/50|360°?(?= feedback| degree|-))(?![\w%]))"
    r"|(?P<odds>\d{1,4} (?:in|of every|out of every) (?:\d{1,3}|1000|1,000)"
    r"(?![\w%/]|[.,]\d| (?:days|weeks|months|hours)))"
    r"|(?P<version>(?!\d{1,3}(?:\.\d{3}){2,3}(?![\d.]))\d{1,4}(?:\.\d{1,4}){2,3}(?![\d.]))"
    r"|(?P<ordinal>\d{1,4}(?:st|nd|rd|th)\b)"
    r"|(?P<year>(?:19|20)\d\d(?![\w%,]|\.\d|\s?%|\s?(?:users|customers|people|hours)))"
    rf"|(?P<ratio>{NUM}\s?(?:/\s?(?:5|10|100)|:1|out of (?:five|ten|\d{{1,6}}))(?![\w%/]))"
    rf"|(?P<amount>{_AMOUNT}(?:\s?%|\+)?(?:\s?-\s?(?P<upper>{_AMOUNT})(?![\w-]))?)",
    re.IGNORECASE,
)
_CURRENCY = re.compile(
    rf"(?P<amount>{_CUR}{NUM}(?:\s?{_MULT})?\+?(?:\s?-\s?(?P<upper>{_AMOUNT})(?![\w-]))?)", re.IGNORECASE
)
_WORDS = re.compile(
    rf"(?P<monthday>(?:{MONTH})\b\.? \d{{1,2}}(?:st|nd|rd|th)?(?![\d%.,]?\d|\s?%)(?:,? \d{{4}}\b)?)"
    rf"|(?P<monthyear>(?:{MONTH})\b\.?,? \d{{4}}\b)"
    rf"|(?P<month>(?:{MONTH})\b)"
    r"|(?P<quarter>[QH][1-4]\b(?:[ /'-]{1,2}(?:FY)?(?:20)?\d{2}\b)?"
    r"|(?:first|second|third|fourth|last) (?:quarter|half)\b(?: of \d{4}\b)?)"
    r"|(?P<fiscal>FY\s?'?\d{2,4}\b)"
    r"|(?P<periodend>(?:EOY|EOQ|EOM|year[ -]?end|quarter[ -]?end|month[ -]?end)\b"
    r"|end of (?:the |this )?(?:calendar |fiscal )?(?:year|quarter|month|cycle|half|week)\b)"
    r"|(?P<version>v\.?\s?\d{1,4}(?:\.\d{1,4}){0,3}\b)"
    rf"|(?P<times>(?:{'|'.join(TIMES)})\b)"
    r"|(?P<zero>zero\b(?!-))"
    rf"|(?P<oddsspelt>(?:one|{_SPELT}) (?:in|out of|of every|out of every) (?:{_SPELT})\b"
    r"(?! (?:days|weeks|months|hours)))"
    rf"|(?P<spelt>(?:{_SPELT})\b)"
    r"|(?P<blank>(?:TBD|TBC)\b|[abcnxyz]\b(?!['.&/-]))",
    re.IGNORECASE,
)
_TRIGGERS = (
    frozenset(MONTHS)
    | frozenset(TIMES)
    | frozenset(NUMBER_WORDS)
    | words(
        "q1 q2 q3 q4 h1 h2 first second third fourth last fy eoy eoq eom year year-end quarter quarter-end month "
        "month-end end zero tbd tbc x y z n a b c usd eur gbp chf half one v"
    )
)
_PARTS = {"half": 50.0, "third": 33.3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_MANY_PARTS = {
    "two": {"thirds": 66.7, "quarters": 50.0, "fifths": 40.0},
    "three": {"thirds": 100.0, "quarters": 75.0, "fifths": 60.0},
    "four": {"thirds": 133.3, "quarters": 100.0, "fifths": 80.0},
}
_PARTS_FOLLOW = re.compile(r"[ -](thirds|quarters|fifths)(?= of\b|[.,;]|$)", re.IGNORECASE)
_VERSION_WORD = re.compile(r"v\d|fy\d|[qh][1-4](?=[/'-]|$)")


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of the numbers in a statement. Spans are (start, end) offsets in the text."""

    start: float | None = None
    target: float | None = None
    unit: str = ""
    due: date | None = None
    direction: Direction | None = None
    change: float | None = None
    """The amount of the change, when the statement gives it instead of a target (by 20 %, double)."""
    start_span: tuple[int, int] | None = None
    target_span: tuple[int, int] | None = None
    due_span: tuple[int, int] | None = None
    amounts: tuple[Amount, ...] = ()
    moments: tuple[Moment, ...] = ()
    names: tuple[tuple[int, int], ...] = ()
    """Numbers that are names: versions, times of day, 24/7, phase 2."""
    coverage: tuple[int, int] | None = None
    """The word `all`, `every` or `each`, or an amount of 100 %: a promise about all of something."""

    doubtful: bool = False
    """True when start and target can be read in two ways, or have units that do not match: do not calculate with
    them."""

    @property
    def measured(self) -> bool:
        """Whether an amount, a multiple or a blank says how much."""
        return bool(self.amounts)


def read_numbers(
    text: str, today: date | None = None, cycle: Cycle = (None, None), glossary: frozenset[str] = frozenset()
) -> Reading:
    """Read the numbers in a statement. Any string is accepted, and nothing is raised.

    A date without a year is in the cycle when it is known, else it is the next such day after `today` (the current
    day when None). Amounts are plain floats: 200k is 200000.0, 71 % is 71.0 with the unit `%`. A number inside a
    term of the glossary (lower case: names of products) is a name.
    """
    try:
        anchor = today or cycle[0] or cycle[1] or date.today()
        numbered = frozenset(term for term in glossary if any(letter.isdigit() for letter in term))
        return _read(text, anchor, cycle, numbered)
    except (ValueError, OverflowError):
        return Reading()


@lru_cache(maxsize=512)
def _read(text: str, today: date, cycle: Cycle, numbered: frozenset[str]) -> Reading:
    statement = tokenise(text)
    scan = _Scan(statement, today, cycle)
    named = dict(named_spans(statement, numbered))
    at = 0
    for token in statement.tokens:
        if token.start >= at:
            if token.start in named:
                at = named[token.start]
                scan.names.append((token.start, at))
            else:
                at = scan.look(token)
            if len(scan.amounts) + len(scan.moments) + len(scan.names) >= MOST_NUMBERS:
                break
    return _conclude(statement, scan)


class _Scan:
    """Collects the results of one pass over a statement."""

    def __init__(self, statement: Statement, today: date, cycle: Cycle) -> None:
        self.plain = statement.plain
        self.begin = statement.begin
        self.today = today
        self.cycle = cycle
        self.read = AmountReader(statement.plain, statement.begin)
        self.amounts: list[Amount] = []
        self.moments: list[Moment] = []
        self.names: list[tuple[int, int]] = []

    def look(self, token: Token) -> int:
        """Read what begins at a token, if anything does; return the offset at which to continue."""
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
                self.amounts.append(self.read.with_unit(None, "", token.start, end))
                return end
        elif token.low in CURRENCIES:
            match = _CURRENCY.match(self.plain, token.start)
        elif token.low == "half" and self.plain[: token.start].rstrip().lower().endswith((" in", " by")):
            self.amounts.append(Amount(0.5, "x", token.start, token.end, times=True, outer=token.start))
        elif token.low in {"twice", "half"} and self.plain.startswith((" as many ", " as much "), token.end):
            value = 2.0 if token.low == "twice" else 0.5
            self.amounts.append(Amount(value, "x", token.start, token.end, times=True, outer=token.start))
        elif token.low in _MANY_PARTS and (parts := _PARTS_FOLLOW.match(self.plain, token.end)):
            share = _MANY_PARTS[token.low][parts.group(1).lower()]
            self.amounts.append(self.read.share(share, token.start, parts.end()))
            return parts.end()
        elif token.low in _PARTS and self._is_part(token):
            begin = self._with_article(token)
            self.amounts.append(self.read.share(_PARTS[token.low], begin, token.end))
        elif token.low == "no" and token.start == self.begin:
            self.amounts.append(self.read.with_unit(0.0, "", token.start, token.end))
        elif token.low == "one" and self.plain[: token.start].rstrip().lower().endswith("at least"):
            self.amounts.append(self.read.with_unit(1.0, "", token.start, token.end))
        elif token.low in _TRIGGERS or _VERSION_WORD.match(token.low):
            match = _WORDS.match(self.plain, token.start)
        if match is None or (match.lastgroup == "blank" and not self._is_blank(match)):
            return token.end
        self.take(match)
        return match.end()

    def _is_part(self, token: Token) -> bool:
        """Whether a token is a fraction: `half of`, `by a third`, `a fifth more`; not `a third try`."""
        after = self.plain[token.end : token.end + 6].lower()
        before = self.plain[: token.start].lower()
        goes_on = after.startswith((" of", " more", " less", " fewe"))
        if token.low == "half":
            return goes_on or (
                before.endswith((" at least ", " than ", " over ")) and after.startswith((" the", " our"))
            )
        alone = after[:1] in {"", ".", ",", ";"} and before.endswith((" down a ", " up a "))
        return f" {before}".endswith((" a ", " one ", " two ")) and (
            goes_on or alone or before.endswith((" by a ", " to a "))
        )

    def _with_article(self, token: Token) -> int:
        """Return the offset of `a third`, with its article."""
        before = self.plain[: token.start]
        return token.start - 2 if before.lower().endswith(" a ") or before.lower() == "a " else token.start

    def _is_blank(self, match: re.Match[str]) -> bool:
        """Whether a single letter is used instead of a number: `X %`, `from X to Y`, `X partners`."""
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
        """Add one match to the amounts, moments or names."""
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
            found = moment(kind, match, self.plain, self.begin, self.today, self.cycle)
            if found is not None:
                self.moments.append(found)
        elif kind in {"time", "name", "version", "ordinal"}:
            self.names.append(match.span())
        elif kind in {"amount", "upper"}:
            self._amount(match)
        elif kind == "ratio":
            self.amounts.append(self.read.ratio(match))
        elif kind == "blank":
            self.amounts.append(self.read.with_unit(None, "", match.start(), match.end()))
        elif kind == "times":
            word = match.group().lower()
            value = TIMES.get(word, 0.5)
            self.amounts.append(Amount(value, "x", match.start(), match.end(), times=True, outer=match.start()))
        elif kind == "zero":
            self.amounts.append(self.read.with_unit(0.0, "", match.start(), match.end()))
        elif kind in {"odds", "oddsspelt"}:
            self._odds(match)
        elif kind == "spelt":
            self._spelt(match)

    def _amount(self, match: re.Match[str]) -> None:
        amount = self.read.amount(match, self.names[-1][1] if self.names else -1)
        if amount is None:
            self.names.append(match.span())
        else:
            self.amounts.append(amount)

    def _odds(self, match: re.Match[str]) -> None:
        """Read `1 in 5` and `one in five` as a share of 20 %; `5 in 3` is not a share."""
        first, *_, last = match.group().lower().replace(",", "").split()
        some, whole = (float(1 if word == "one" else NUMBER_WORDS.get(word, word)) for word in (first, last))
        if 0 < some < whole:
            self.amounts.append(self.read.share(round(100 * some / whole, 1), *match.span()))
        else:
            self.amounts.append(self.read.with_unit(some, "", match.start(), match.start() + len(first)))

    def _spelt(self, match: re.Match[str]) -> None:
        start, end = match.span()
        if self.plain[end : end + 1] == "-" or self.plain[max(0, start - 1) : start] == "-":
            self.names.append((start, end))
            return
        self.amounts.append(self.read.with_unit(float(NUMBER_WORDS[match.group().lower()]), "", start, end))


def _conclude(statement: Statement, scan: _Scan) -> Reading:
    """Derive baseline, target, due date and direction from what was found."""
    plain = statement.plain
    styled, doubtful = in_one_style(plain, scan.amounts)
    amounts = mark_pairs(plain, styled)
    amounts, waits = split_waits(plain, amounts)
    moments = tuple(scan.moments) + tuple(waits)
    start = next((a for a in amounts if a.role == "start"), None)
    target = _target(amounts)
    change = next((a for a in amounts if a.role == "change"), None)
    doubtful |= goes_on(plain, start) or goes_on(plain, target)
    if start is not None and target is not None and (same := in_one_unit(plain, start, target)) != start:
        amounts = [same or start if one is start else one for one in amounts]
        start, doubtful = same or start, doubtful or same is None
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
        _direction(statement, start, target, change),
        change.value if change else None,
        (start.start, start.end) if start else None,
        (target.start, target.end) if target else None,
        (due.start, due.end) if due else None,
        tuple(amounts),
        moments,
        tuple(scan.names),
        _coverage(statement, amounts),
        doubtful,
    )


def _weight(amount: Amount) -> tuple[int, int]:
    """Sort key for amounts without a preposition: per cent and money before counts, earlier before later."""
    return (2 if amount.unit in {"%", "$", "€", "£"} else 1 if amount.counted else 0, -amount.start)


def _target(amounts: list[Amount]) -> Amount | None:
    return next((a for a in amounts if a.role == "target" and not a.times), None)


def _coverage(statement: Statement, amounts: list[Amount]) -> tuple[int, int] | None:
    for token in statement.tokens[:12]:
        if token.low in {"all", "every", "each"}:
            return token.start, token.end
    for amount in amounts:
        if amount.unit == "%" and amount.value == 100:
            return amount.start, amount.end
    return None


def _direction(
    statement: Statement, start: Amount | None, target: Amount | None, change: Amount | None
) -> Direction | None:
    """Return the direction of the value: by the two numbers, by the verb, by the comparator, in this order."""
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
        if change is None or not change.times or change.value is None:
            return None
        return "up" if change.value > 1 else "down"
    before = statement.plain[max(0, target.outer) : target.start].lower().strip()
    if any(ends_with(before, word) for word in UNDER) and not before.endswith("up to"):
        return "down"
    if before or target.role in {"target", "other"}:
        return "down" if target.value == 0 else "up"
    return None


def says_which_ones(statement: Statement, amount: Amount) -> bool:
    """Whether an amount only says which ones are meant: `60+ days past due`, `who paid 2+ invoices`."""
    after = statement.plain[amount.end : amount.end + 24].lower().split()
    if any(word in {"past", "due", "overdue", "old", "prior", "receivables", "bucket"} for word in after[:3]):
        return amount.role == "other" or not amount.unit
    before = statement.plain[max(0, amount.start - 14) : amount.start].lower()
    return amount.role == "other" and any(f" {word} " in f"{before} " for word in ("who paid", "who have", "that have"))


_TIDY = re.compile(r"\s{2,}")


def title_without_numbers(text: str, reading: Reading) -> str:
    """Return the statement without baseline, target and due date; the rest names the measured thing.

    `Checkout completion from 71 % to 85 % by 31 March` gives `Checkout completion`. A bare count (`Win 30 customers`)
    stays, because the sentence would have another meaning without it. Never empty unless the text is blank.
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
