"""Outcome or output, measurable or not, strong or weak: rules with a reason first, then the sum of named features."""

from __future__ import annotations

from tuiokr.quality.findings import Measurable, Outcome, Strength
from tuiokr.quality.grammar import Clause
from tuiokr.quality.lexicon import frames, verbs
from tuiokr.quality.numbers import Amount, Reading
from tuiokr.quality.statement import Statement

SURE_OUTCOME = 0.75
"""A key result whose probability lies between 1 - this and this is called unsure: about one in nine."""
SURE_STRONG = 0.6
"""The same for objectives."""


STAND_IN = 0.2
"""Highest probability of a key result about an internal measure that stands in for an effect."""

SPLIT = 0.6
"""Lowest probability of a task whose purpose carries the threshold: the effect decides, and it should be split."""


def outcome_of(chance: float) -> Outcome:
    """Return the word for a probability."""
    if chance >= SURE_OUTCOME:
        return "outcome"
    return "output" if chance <= 1 - SURE_OUTCOME else "unsure"


def measurable_of(statement: Statement, reading: Reading, clause: Clause, chance: float) -> Measurable:
    """Return whether somebody could say at the end how far it was reached: by a number, by yes or no, or not at all."""
    amounts = [a for a in reading.amounts if not _aside(statement, a.start) and not _ageing(statement, a)]
    if chance < 0.5:
        amounts = [a for a in amounts if not _the_two(statement, a)]
    if (amounts or _top(statement, reading)) and not _undecided(statement):
        return "yes"
    if chance >= 0.5:
        flat = any(t.low in {"flat", "stable", "constant", "than", "can"} for t in statement.tokens)
        return "milestone" if flat else "no"
    if _undecided(statement) or (
        clause.verb in verbs.VAGUE_WORK and clause.form != "done" and clause.verb_kind != "none"
    ):
        return "no"
    if any(t.low in frames.OPEN_ENDED for t in statement.tokens):
        return "no"
    if clause.form == "done":
        return "milestone"
    return "milestone"


def _undecided(statement: Statement) -> bool:
    return any(t.low in {"tbd", "tbc", "tba"} for t in statement.tokens)


def _top(statement: Statement, reading: Reading) -> bool:
    """True for `the top 30 warnings`: a name in a title, yet a count of what is to be done."""
    return any(statement.plain[:start].rstrip().lower().endswith("top") for start, _ in reading.names)


def _ageing(statement: Statement, amount: Amount) -> bool:
    """True when an amount only says which ones are meant: `60+ days past due`, `who paid 2+ invoices`."""
    after = statement.plain[amount.end : amount.end + 24].lower().split()
    if any(word in {"past", "due", "overdue", "old", "prior", "receivables", "bucket"} for word in after[:3]):
        return amount.role == "other" or not amount.unit
    before = statement.plain[max(0, amount.start - 14) : amount.start].lower()
    return amount.role == "other" and any(f" {word} " in f"{before} " for word in ("who paid", "who have", "that have"))


def _the_two(statement: Statement, amount: Amount) -> bool:
    """True when a spelt number only names what is known already: `merge the two registries`."""
    before = statement.plain[: amount.start].rstrip().lower()
    return statement.plain[amount.start].isalpha() and before.endswith((" the", " our", " both"))


def _aside(statement: Statement, start: int) -> bool:
    """True when an amount stands in brackets: an aside rather than a promise."""
    before = statement.plain[:start]
    if "target" in before[-10:].lower() or statement.plain[start + 1 : start + 3] == ")%":
        return False
    return before.rfind("(") > before.rfind(")")


def strength_of(chance: float) -> Strength:
    """Return the word for the probability of a strong objective."""
    if chance >= SURE_STRONG:
        return "strong"
    return "weak" if chance <= 1 - SURE_STRONG else "unsure"
