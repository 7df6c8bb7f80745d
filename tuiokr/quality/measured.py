"""How a key result is measured: by a number, by done or not done, or not at all."""

from __future__ import annotations

from collections.abc import Mapping

from tuiokr.quality.finding import Measurable
from tuiokr.quality.grammar import Clause
from tuiokr.quality.lexicon import frames, verbs
from tuiokr.quality.numbers import Amount, Reading, says_which_ones
from tuiokr.quality.statement import Statement


def measurable_of(
    told: Mapping[str, float], statement: Statement, reading: Reading, clause: Clause, chance: float
) -> Measurable:
    """Return how people can decide at the end whether it was reached: by a number, by yes or no, or not at all.

    `told` are the features of outcome or output; `chance` (0–1) is the probability of an outcome.
    """
    amounts = [a for a in reading.amounts if not _aside(statement, a.start) and not says_which_ones(statement, a)]
    if chance < 0.5:
        amounts = [a for a in amounts if not _names_only(statement, clause, a)]
    lows = {token.low for token in statement.tokens}
    if (amounts or _top(statement, reading) or lows & frames.HOW_OFTEN) and not _undecided(statement):
        return "yes"
    if clause.form == "capability":
        return "milestone"
    if chance >= 0.5:
        decided = clause.verb in verbs.DECIDED or told.keys() & _BINARY
        return "milestone" if decided or lows & _ABSOLUTE else "no"
    vague = clause.verb in verbs.VAGUE_WORK and clause.form != "done" and clause.verb_kind != "none"
    endless = clause.form == "verb" and (clause.verb_kind == "stay" or clause.verb in verbs.ENDLESS)
    return "no" if _undecided(statement) or vague or endless or lows & frames.OPEN_ENDED else "milestone"


_ABSOLUTE = frozenset({"flat", "stable", "constant", "than", "can", "first", "nobody", "never", "none", "any"})
"""Words that make an effect without a number a yes-or-no result."""
_BINARY = frozenset({"won from others", "named by others", "becomes the first choice"})
"""Features of results that others decide: it happens or it does not."""
_AROUND = frozenset({"with", "on", "in", "after", "across", "all", "for", "at", "the", "our", "both", "next"})
"""Words before a written-out number that only says which ones: `in all four countries`."""


def _names_only(statement: Statement, clause: Clause, amount: Amount) -> bool:
    """Whether an amount only names known things: `merge the two registries`, `Moodle 4.3`, `wards 4 and 7`."""
    if amount.unit or amount.role not in {"other", "target"} or amount.value is None:
        return False
    words = statement.plain[amount.start : amount.end]
    if not words[:1].isdigit():
        before = statement.plain[: amount.start].split()
        return bool(before) and before[-1].lower() in _AROUND
    verb = clause.verb_token
    if amount.role != "other" or (verb is not None and not statement.plain[verb.end : amount.start].strip()):
        return False
    return "." in words or (not amount.counted and amount.start > statement.begin)


def _undecided(statement: Statement) -> bool:
    return any(t.low in {"tbd", "tbc", "tba"} for t in statement.tokens)


def _top(statement: Statement, reading: Reading) -> bool:
    """Whether there is a number as in `the top 30 warnings`, which is a name in a title but here a count of work."""
    return any(statement.plain[:start].rstrip().lower().endswith("top") for start, _ in reading.names)


def _aside(statement: Statement, start: int) -> bool:
    """Whether an amount is in brackets: a remark rather than a promise."""
    before = statement.plain[:start]
    if "target" in before[-10:].lower() or statement.plain[start + 1 : start + 3] == ")%":
        return False
    return before.rfind("(") > before.rfind(")")
