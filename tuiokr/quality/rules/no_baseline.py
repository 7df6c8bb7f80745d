"""A target without the current value."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import Finding
from tuiokr.quality.rule import KeyResultRule, found, key_result
from tuiokr.quality.statement import KeyResultFields, KeyResultText
from tuiokr.quality.view import KeyResultView

NAME = "no-baseline"


def check(view: KeyResultView) -> Iterator[Finding]:
    """Yield one finding on the target when the current value is missing."""
    fields, reading = view.fields, view.reading
    if fields is not None and (fields.kind != "metric" or fields.start is not None):
        return
    if reading.start_span is not None or view.milestone or not view.reading.measured or view.chance < 0.5:
        return
    amounts = [a for a in reading.amounts if a.role != "start"]
    if not amounts or not (fields is not None or _relative(view)):
        return
    amount = next((a for a in amounts if a.role in {"target", "change"}), amounts[0])
    if amount.value == 0 or view.clause.verb_kind == "stay":
        return
    moves = amount.role == "change" or amount.times
    yield found(
        view,
        NAME,
        "warning" if fields is not None else "hint",
        (amount.start, amount.end),
        "The way is unknown without the value of today.",
        "Where does it stand now? If nobody knows, is finding out the first key result?",
        f"{view.noun or '__'}, from __ to {'__' if moves else view.words(amount.start, amount.end)}",
    )


def _relative(view: KeyResultView) -> bool:
    """Whether the sentence describes a change: a change verb, a per cent target, a change by an amount."""
    if view.reading.change is not None or view.clause.verb_kind in {"up", "down"}:
        return True
    return any(a.unit in {"%", "pp"} and a.role == "target" for a in view.reading.amounts)


RULE = KeyResultRule(
    name=NAME,
    severity="warning",
    cost=4,
    order=130,
    what=(
        "Looks for a target or a change (to 85 %, by 20 %) when the value of today is neither in the text nor "
        "in the form."
    ),
    why="From 84 to 85 and from 40 to 85 are two different quarters. Without a start nobody can tell bold from asleep.",
    ignore="When it starts at zero, or when the key result is to find the baseline: choose the kind *baseline* then.",
    bad=(
        key_result("Raise the share of repeat guests to 60 %", "60 %"),
        key_result("Reduce energy use by 20 %", "20 %"),
        (KeyResultText("Response time under 2 hours", fields=KeyResultFields(target=2, unit="hours")), "2 hours"),
    ),
    good=(
        KeyResultText("Raise the share of repeat guests from 45 % to 60 %"),
        KeyResultText("Win 30 new subscribers"),
        KeyResultText("Response time under 2 hours", fields=KeyResultFields(start=9, target=2, unit="hours")),
        KeyResultText("Find out how many visitors return", fields=KeyResultFields(kind="baseline")),
        KeyResultText("Reduce data losses to zero"),
    ),
    check=check,
)
