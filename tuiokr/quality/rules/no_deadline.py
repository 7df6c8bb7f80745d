"""A key result without a due date."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import Finding
from tuiokr.quality.rule import KeyResultRule, found, key_result
from tuiokr.quality.statement import KeyResultFields, KeyResultText
from tuiokr.quality.view import KeyResultView

NAME = "no-deadline"


def check(view: KeyResultView) -> Iterator[Finding]:
    """Yield one hint after the last word when neither the text nor the form has a date."""
    if view.fields is not None and view.fields.due is not None:
        return
    if any(moment.deadline for moment in view.reading.moments):
        return
    last = view.given.cycle[1]
    if last is not None and view.fields is None:
        return
    message = f"No date: it counts as due on {view.by}, the end of the cycle." if last else "No date says by when."
    end = view.whole[1]
    yield found(
        view,
        NAME,
        "hint",
        (end, end),
        message,
        "Is the end of the cycle soon enough, or does somebody wait for it earlier?",
        f"{view.text[slice(*view.whole)].rstrip('.')} by {view.by}",
    )


RULE = KeyResultRule(
    name=NAME,
    severity="hint",
    cost=2,
    order=150,
    what=(
        "Looks for a day in the text and in the form. With the text alone and a known cycle, the end of the "
        "cycle counts."
    ),
    why="Without a day it slides. With one, a team sees in time that it is late, and others can plan on it.",
    ignore="When the end of the cycle is what everybody means.",
    bad=(
        key_result("Checkout completion from 71 % to 85 %", ""),
        (KeyResultText("Win 30 subscribers", fields=KeyResultFields(target=30)), ""),
    ),
    good=(
        KeyResultText("Checkout completion from 71 % to 85 % by 31 March"),
        KeyResultText("Win 30 subscribers before the end of Q2"),
        KeyResultText("Halve the queue within three months"),
    ),
    check=check,
)
