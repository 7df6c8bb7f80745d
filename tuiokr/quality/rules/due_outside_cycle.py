"""A date before or after the cycle."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tuiokr.quality.finding import Finding
from tuiokr.quality.rule import KeyResultRule, found
from tuiokr.quality.statement import KeyResultFields, KeyResultText
from tuiokr.quality.view import KeyResultView

NAME = "due-outside-cycle"
_CYCLE = (date(2027, 1, 1), date(2027, 3, 31))


def check(view: KeyResultView) -> Iterator[Finding]:
    """Yield one finding on each date in the text outside the cycle, or one after the text for the date in the form."""
    first, last = view.given.cycle
    if first is None and last is None:
        return
    told = False
    for moment in view.reading.moments:
        if moment.deadline and moment.due is not None and _outside(moment.due, first, last):
            told = True
            yield _finding(view, (moment.start, moment.end), moment.due, last)
    fields = view.fields
    if not told and fields is not None and fields.due is not None and _outside(fields.due, first, last):
        end = view.whole[1]
        yield _finding(view, (end, end), fields.due, last)


def _outside(day: date, first: date | None, last: date | None) -> bool:
    return (first is not None and day < first) or (last is not None and day > last)


def _finding(view: KeyResultView, span: tuple[int, int], due: date, last: date | None) -> Finding:
    late = last is not None and due > last
    message = f"{due:%d %b %Y} lies {'after' if late else 'before'} this cycle.".lstrip("0")
    question = (
        "What will be true by the end of this cycle already?" if late else "Is this about a cycle that has ended?"
    )
    return found(view, NAME, "warning", span, message, question)


RULE = KeyResultRule(
    name=NAME,
    severity="warning",
    cost=5,
    order=160,
    what="Compares the date in the text or in the form with the first and last day of the cycle.",
    why="What falls due after the cycle cannot be scored in it, and what is due before it is history.",
    ignore="When the effect truly shows later: then name an earlier sign of it for this cycle.",
    bad=(
        (KeyResultText("Churn down to 3 % by 30 June 2027", cycle=_CYCLE), "30 June 2027"),
        (KeyResultText("Churn down to 3 % by the end of Q3", cycle=_CYCLE), "Q3"),
        (KeyResultText("Churn down to 3 %", cycle=_CYCLE, fields=KeyResultFields(due=date(2026, 12, 1))), ""),
    ),
    good=(
        KeyResultText("Churn down to 3 % by 31 March", cycle=_CYCLE),
        KeyResultText("Churn down to 3 % by 30 June 2027"),
        KeyResultText("Churn down to 3 %", cycle=_CYCLE, fields=KeyResultFields(due=date(2027, 3, 1))),
    ),
    check=check,
)
