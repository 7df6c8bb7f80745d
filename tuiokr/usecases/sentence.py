"""Write the form's from, to, unit and due into a statement, in place of its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tuiokr.model.okr import KeyResult
from tuiokr.quality import Amount, Moment, Reading, read_numbers, title_without_numbers

_ANY_DAY = date(2000, 1, 1)
"""Dates are written with their year, so today's date is not needed to read them."""
_TIGHT = ("%", "€", "$", "£", "CHF", "¥", "₹", "x")
_LEADS = ("to", "→", "->", "=>", "-->")
_PER = re.compile(r"\s?(?:/|per |a )\s?[a-z]+$", re.IGNORECASE)
MORE = ("new", "more", "additional", "extra", "further", "other", "fewer", "existing")
"""Words that may be between a number and what it counts."""
MORE_BEFORE = rf"\+?\s{{0,2}}(?:(?:{'|'.join(MORE)}) )?"
_NOUN = re.compile(rf"{MORE_BEFORE}([^\W\d_][\w'/-]*)")
_STOP = re.compile(r"[\s.,;:]+$")


def to_sentence(key: KeyResult) -> str:
    """Return the statement with the form's from, to, unit and due: `Completion from 71 % to 85 % by 31 Mar 2027`.

    Numbers in the statement are replaced; what is empty in the form stays as it is. When it is read again, the sentence
    gives the same fields, unless a unit or the other words of the statement cannot be read.
    """
    if key.start is None and key.target is None and key.due is None:
        return key.statement
    sentences = list(dict.fromkeys(_sentences(key)))
    return next((one for one in sentences if _reads_back(one, key)), sentences[0])


def without_deadline(statement: str) -> str:
    """Return the statement without its deadline: `Completion to 85 % by 31 Mar 2027` → `Completion to 85 %`."""
    said = _deadline(_read(statement))
    if said is None:
        return statement
    stop = "." if statement.endswith(".") else ""
    begin = said.outer if said.outer >= 0 else said.start
    rest = f"{statement[:begin].rstrip(' ,;(')} {statement[said.end :].lstrip(' ,;)')}".strip().removesuffix(".")
    return f"{rest.strip()}{stop}" if rest.strip() else statement


def _sentences(key: KeyResult) -> Iterator[str]:
    """Yield possible sentences, the one closest to the statement first."""
    statement = key.statement.strip()
    reading = _read(statement)
    yield _written_in(statement, reading, key)
    bare = _STOP.sub("", title_without_numbers(statement, reading)) if statement else ""
    for unit in dict.fromkeys((key.unit, "")):
        yield f"{bare} {_numbers(key, unit)} {_by(key.due)}".strip()
        yield f"{bare}: {_numbers(key, unit)} {_by(key.due)}".strip()


def _read(text: str) -> Reading:
    return read_numbers(text, _ANY_DAY)


def _reads_back(sentence: str, key: KeyResult) -> bool:
    """Whether reading the sentence gives the values of the form. A unit made of unknown words need not be read."""
    said = _read(sentence)
    if said.doubtful:
        return False
    for told, meant in ((said.start, key.start), (said.target, key.target), (said.due, key.due)):
        if meant is not None and told != meant:
            return False
    return said.unit in ("", key.unit, *MORE) or not key.unit or key.unit.startswith(f"{said.unit} ")


def _written_in(statement: str, reading: Reading, key: KeyResult) -> str:
    """Return the statement with its numbers replaced, and with missing values added beside them."""
    stop = "." if statement.endswith(".") else ""
    start, target = _said(reading.amounts, reading.start_span), _said(reading.amounts, reading.target_span)
    change = next((one for one in reading.amounts if one.role == "change" and not one.times), None)
    cuts: list[tuple[int, int, str]] = []
    missing = ""
    if key.start is not None and start is not None:
        cuts.append((start.start, start.end, _shown(key.start, _unit_beside(key, tight=target is not None))))
    if key.target is not None and target is not None:
        cuts.append((target.start, target.end, _replaced(statement, target, key)))
    if change is not None and target is None and key.target is not None:
        cuts.append((change.outer, change.end, _numbers(key, key.unit) if start is None else _to(key)))
    elif key.start is not None and start is None and target is not None:
        cuts.append(_beside(statement, target, key))
    elif key.target is not None and target is None and start is not None:
        cuts.append((start.end, start.end, f" {_to(key)}"))
    elif start is None and target is None:
        missing = _numbers(key, key.unit)
    end = len(statement) - len(stop)
    day = _deadline(reading)
    if day is not None and key.due is not None:
        begin = day.outer if day.outer >= 0 else day.start
        cuts.append((begin, day.end, f"{missing} {_by(key.due)}".strip()))
    elif day is not None and missing:
        begin = day.outer if day.outer >= 0 else day.start
        cuts.append((begin, begin, f"{missing} "))
    elif missing or key.due is not None:
        cuts.append((end, end, f" {missing} {_by(key.due)}".rstrip()))
    return _changed(statement, cuts)


def _changed(statement: str, cuts: list[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    at = 0
    for begin, end, words in sorted(cuts, key=lambda cut: cut[:2]):
        if begin < at:
            continue
        pieces += [statement[at:begin], words]
        at = end
    return " ".join("".join([*pieces, statement[at:]]).split())


def _said(amounts: tuple[Amount, ...], span: tuple[int, int] | None) -> Amount | None:
    return next((one for one in amounts if (one.start, one.end) == span), None)


def _deadline(reading: Reading) -> Moment | None:
    return next((one for one in reading.moments if (one.start, one.end) == reading.due_span), None)


def _replaced(statement: str, target: Amount, key: KeyResult) -> str:
    """Return the target as in the form. A counted noun and a rhythm such as `a week` stay in the statement."""
    noun = _NOUN.match(statement, target.end) if target.counted else None
    unit = "" if noun and noun[1].lower() == key.unit.split(" ")[0].lower() else key.unit
    rhythm = _PER.search(statement[target.start : target.end])
    return _shown(key.target or 0.0, unit) + (rhythm.group() if rhythm and rhythm.group().strip() not in unit else "")


def _beside(statement: str, target: Amount, key: KeyResult) -> tuple[int, int, str]:
    """Return where the baseline is added to a target without one: before `to 85 %`, else in brackets after it."""
    told = _shown(key.start or 0.0, _unit_beside(key, tight=True))
    lead = statement[target.outer : target.start].strip().lower() if target.outer >= 0 else ""
    if lead.split(" ")[0] in _LEADS:
        return target.outer, target.outer, f"from {told} "
    counted = _NOUN.match(statement, target.end) if target.counted else None
    end = counted.end() if counted else target.end
    return end, end, f" (from {told})"


def _numbers(key: KeyResult, unit: str) -> str:
    """Return `from 71 % to 85 %`, or the part of it that the form contains."""
    both = key.start is not None and key.target is not None
    beside = unit if not both or unit in _TIGHT or unit.startswith(("/", ":")) else ""
    told = [f"from {_shown(key.start, beside)}"] if key.start is not None else []
    return " ".join([*told, _to(key, unit)]).strip()


def _to(key: KeyResult, unit: str | None = None) -> str:
    return f"to {_shown(key.target, key.unit if unit is None else unit)}" if key.target is not None else ""


def _by(due: date | None) -> str:
    return f"by {due.day} {due:%b} {due.year:04}" if due is not None else ""


def _unit_beside(key: KeyResult, *, tight: bool) -> str:
    """Return the unit for a baseline: of two numbers only the second one needs `hours`."""
    return key.unit if not tight or key.unit in _TIGHT or key.unit.startswith(("/", ":")) else ""


def _shown(value: float, unit: str) -> str:
    """Return a number with its unit: `71 %`, `€ 1,200`, `4.5/5`, `300 ms`."""
    whole = value.is_integer() and abs(value) < 1e15
    number = f"{int(value):,}" if whole else f"{value:,.6f}".rstrip("0").rstrip(".")
    if 1 <= abs(value) < 1000 and number[-4:-3] == "." and unit != "%":
        number += "0"  # 1.001 could be read as 1001
    if unit in ("€", "$", "£", "CHF", "¥", "₹") and value >= 0:
        return f"{unit} {number}"
    if unit.startswith(("/", ":")) or unit == "x":
        return f"{number}{unit}"
    return f"{number} {unit}".strip()
