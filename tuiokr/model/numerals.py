"""Numbers as people write them in any country: digit grouping, decimal mark and multipliers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

Mark = Literal[",", "."]

MULTIPLIERS: dict[str, float] = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6, "b": 1e9,
    "bn": 1e9, "billion": 1e9, "billions": 1e9, "mrd": 1e9, "tn": 1e12, "trillion": 1e12, "tsd": 1e3,
}  # fmt: skip
"""Multipliers of the number before them, in lower case."""
_ONLY_MONEY = frozenset({"m", "mm", "b"})
"""Multipliers that are units (metres, millimetres, bytes) unless the amount is money."""

SPACES = " \u00a0\u2007\u2009\u202f"
APOSTROPHES = "'’ʼ"
MINUS = "−–—﹣-"
_LONGEST = 60
"""Most characters of a number with its unit."""
_GROUPED = re.compile(rf"\d{{1,3}}([{SPACES}{APOSTROPHES}])\d{{3}}(?:\1\d{{3}})*(?P<rest>[.,]\d+)?\Z")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+\Z|\d{1,3}(?:\.\d{3})+\Z|\d{1,2}(?:,\d{2})+,\d{3}\Z")
_WIDE = {**{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}, 0x3000: 0x20}
"""Full-width digits and signs → the usual ones."""
_CURRENCY = (
    r"(?:[^\W\d_]{0,3}[€$£¥₹₽₩₺₴₪฿₫₱₦]|(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|JPY|CNY|INR|BRL|AUD|CAD|NZD|ZAR|SGD)\b"
    r"|Fr\.|kr\.?|zł)"
)
_NUMBER = re.compile(
    rf"(?:[~≈≥≤<>=]{{1,2}}\s*)?(?P<sign>[+{MINUS}])?\s*(?P<before>{_CURRENCY})?\s*(?P<inner>[+{MINUS}])?\s*"
    rf"(?P<digits>\d(?:[\d.,{APOSTROPHES}]|[{SPACES}](?=\d{{3}}(?!\d)))*|[.,]\d+)(?P<after>.*)\Z",
    re.DOTALL,
)
_SCALE = re.compile(
    rf"\s?(?P<scale>{'|'.join(sorted(MULTIPLIERS, key=len, reverse=True))})\.?(?=[^\w.]|\s|\Z|(?:EUR|USD|GBP|CHF)\b)",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"(?P<before>[^\d()]*)\((?P<inner>[^()]*\d[^()]*)\)(?P<after>[^\d()]*)\Z")
_ROUND = re.compile(r"[–—-]{1,2}(?=\s|\Z)")
"""The dash that means two zeros after a decimal mark: `Fr. 1'200.–`."""
_OUT_OF = re.compile(r"/\s?\d{1,4}\Z")
_ANOTHER_NUMBER = re.compile(r"(?<![^\W\d_])\d|[^\W\d_]\d{2}")
_MONEY = re.compile(rf"{_CURRENCY}\Z|(?:euros?|dollars?|pounds?|francs?)\Z", re.IGNORECASE)


class Digits(NamedTuple):
    """The value of digits with separators."""

    value: float
    other: float | None = None
    """The other possible value, when it is not clear: 1.2 for `1,200`."""
    shows: Mark | None = None
    """The decimal mark of its writer, when the digits prove it."""


class Numeral(NamedTuple):
    """A number with its unit."""

    value: float
    unit: str = ""
    other: float | None = None
    shows: Mark | None = None


def digits(text: str, decimal: Mark | None = None) -> Digits | None:
    """The value of digits with separators; None when they are not a number.

    `decimal` is the decimal mark of the writer, when it is known. Without it, one comma before three digits groups them
    and one full stop is a decimal mark; `other` is the value with the opposite reading.
    """
    if len(text) > _LONGEST:
        return None
    if hit := _GROUPED.match(text):
        rest = hit["rest"] or ""
        grouped = re.sub(r"\D", "", text[: len(text) - len(rest)])
        return Digits(float(grouped + rest.replace(",", ".")), shows=_mark(rest[:1]))
    if text.isdecimal():
        return Digits(float(text))
    marks = [sign for sign in text if sign in ".,"]
    if not marks or not re.fullmatch(r"[\d.,]*\d", text):
        return None
    last = marks[-1]
    before, _, after = text.rpartition(last)
    whole = before + after
    if len(set(marks)) == 2:
        if last in before or not _THOUSANDS.match(before):
            return None
        return Digits(float(f"{re.sub('[.,]', '', before)}.{after}"), shows=_mark(last))
    if len(marks) > 1:
        if not _THOUSANDS.match(text):
            return None
        return Digits(float(re.sub("[.,]", "", text)), shows="," if last == "." else ".")
    fraction = float(f"{before or 0}.{after}")
    if len(after) != 3 or not 1 <= len(before) <= 3 or before.startswith("0"):
        return Digits(fraction, shows=_mark(last))
    if decimal is not None:
        return Digits(fraction if decimal == last else float(whole))
    return Digits(float(whole), fraction) if last == "," else Digits(fraction, float(whole))


def _mark(sign: str) -> Mark | None:
    return "," if sign == "," else "." if sign == "." else None


def numeral(text: str, decimal: Mark | None = None, *, money: bool = False) -> Numeral | None:
    """Read a whole text as a number with its unit: `71 %`, `€ 1,200`, `(120)`, `−5`, `1.2k`, `4.5/5`.

    `money`: the unit is a currency that is written somewhere else. None for a text that is not one number with at
    most one unit.
    """
    if len(text) > _LONGEST:
        return None
    words = text.translate(_WIDE).strip()
    negative = False
    if hit := _NEGATIVE.match(words):
        words, negative = f"{hit['before']}{hit['inner']}{hit['after']}".strip(), True
    found = _NUMBER.match(words)
    if found is None:
        return None
    written, after = found["digits"], found["after"]
    if (hit := _ROUND.match(after)) and written[-1:] in ".,":
        written, after = written[:-1], after[hit.end() :]
    if after.strip() in MINUS and after.strip() and not found["sign"]:
        negative, after = True, ""
    signs = [sign for sign in (found["sign"], found["inner"]) if sign]
    if len(signs) + negative > 1 or (signs and negative):
        return None
    number = digits(written, decimal)
    if number is None:
        return None
    scale, unit = _scaled(after, money=money or bool(found["before"]))
    if unit is None or (found["before"] and unit and _MONEY.match(unit)):
        return None
    factor = -scale if negative or any(sign in MINUS for sign in signs) else scale
    other = None if number.other is None else _times(number.other, factor)
    return Numeral(_times(number.value, factor), found["before"] or unit, other, number.shows)


def _times(value: float, factor: float) -> float:
    """Multiply without rounding errors: `1.1 * 1000` is 1100 and not 1100.0000000000002."""
    return value * factor if abs(factor) == 1 else float(f"{value * factor:.12g}")


def _scaled(after: str, *, money: bool) -> tuple[float, str | None]:
    """(factor of the number, its unit); the unit is None when the words contain another number."""
    hit = _SCALE.match(after)
    scale = 1.0
    if hit:
        unit = after[hit.end() :].strip()
        word = hit["scale"]
        if word not in _ONLY_MONEY or money or _MONEY.match(unit):
            scale, after = MULTIPLIERS[word.lower()], after[hit.end() :]
    unit = " ".join(after.split()).strip()
    if _ANOTHER_NUMBER.search(unit) and not _OUT_OF.match(unit):
        return scale, None
    return scale, unit if len(unit) <= 40 else None


def is_money(unit: str) -> bool:
    """True for a currency: `€`, `USD`, `euros`."""
    return bool(unit) and _MONEY.match(unit) is not None


def decimal_mark(texts: Iterable[str]) -> Mark | None:
    """The decimal mark used in all these texts; None when no text shows it, or when both marks are used."""
    shown = {found.shows for text in texts if (found := numeral(text)) is not None and found.shows}
    return next(iter(shown)) if len(shown) == 1 else None
