"""A measure without a target."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import Finding
from tuiokr.quality.rule import KeyResultRule, found, key_result
from tuiokr.quality.statement import KeyResultFields, KeyResultText
from tuiokr.quality.view import KeyResultView

NAME = "no-target"
_OPEN = frozenset({"tbd", "tbc", "tba"})
_QUESTION = "What value at the end would make you proud, and which would be just enough?"


def check(view: KeyResultView) -> Iterator[Finding]:
    """Yield one finding on the blank, or on the start value without a target."""
    fields, reading = view.fields, view.reading
    if fields is not None and (fields.kind != "metric" or fields.target is not None):
        return
    frame = f"{view.noun or '__'}, from __ to __ by {view.by}"
    for token in view.statement.tokens:
        if token.low in _OPEN:
            span = (token.start, token.end)
            yield found(view, NAME, "warning", span, "The value to reach is still open.", _QUESTION, frame)
            return
    for amount in reading.amounts:
        if amount.value is None:
            span = (amount.start, amount.end)
            yield found(view, NAME, "warning", span, "The value to reach is still a blank.", _QUESTION, frame)
            return
    reaching = [a for a in reading.amounts if a.role != "start"]
    if reaching:
        return
    if reading.start_span is not None:
        message = "There is a start here, but no value to reach."
        yield found(view, NAME, "warning", reading.start_span, message, _QUESTION, frame)
    elif fields is not None and view.measurable != "no":
        end = view.whole[1]
        yield found(view, NAME, "warning", (end, end), "There is no value to reach yet.", _QUESTION, frame)


RULE = KeyResultRule(
    name=NAME,
    severity="warning",
    cost=10,
    order=140,
    what="Looks for a measure without a value to reach: only a start, a blank (X %, __), or TBD.",
    why="A direction is not a result. Without a target every move looks like success and every standstill like chance.",
    ignore="While drafting, when the right figure is being looked up.",
    bad=(
        key_result("Increase bookings from 300 a week", "300 a week"),
        key_result("Reduce returns by X %", "X %"),
        key_result("Share of readers who come back (TBD)", "TBD"),
        (KeyResultText("Open the second shop", fields=KeyResultFields()), ""),
    ),
    good=(
        KeyResultText("Increase bookings from 300 to 420 a week"),
        KeyResultText("Bookings a week", fields=KeyResultFields(start=300, target=420)),
        KeyResultText("Open the second shop", fields=KeyResultFields(kind="milestone")),
        KeyResultText("Double the number of returning readers"),
    ),
    check=check,
)
