"""A number without a data source."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import Finding
from tuiokr.quality.rule import KeyResultRule, found
from tuiokr.quality.statement import KeyResultFields, KeyResultText
from tuiokr.quality.view import KeyResultView

NAME = "no-data-source"


def check(view: KeyResultView) -> Iterator[Finding]:
    """Yield one hint when the data source in the form is empty and the key result is not a milestone."""
    fields = view.fields
    if fields is not None and fields.kind != "milestone" and not fields.data_source.strip():
        end = view.whole[1]
        yield found(
            view,
            NAME,
            "hint",
            (end, end),
            "It is not said where the number comes from.",
            "Who can read it off, where, and how often does it change?",
        )


RULE = KeyResultRule(
    name=NAME,
    severity="hint",
    cost=3,
    order=210,
    fields_only=True,
    what="Looks whether the form names where the value is read.",
    why=(
        "A number without a source is guessed in week six. Looking for the source early shows which results "
        "cannot be measured."
    ),
    ignore="When the source is obvious to everybody who reports it.",
    bad=((KeyResultText("Repeat orders from 30 % to 40 %", fields=KeyResultFields(champion="Ana")), ""),),
    good=(
        KeyResultText("Repeat orders from 30 % to 40 %", fields=KeyResultFields(data_source="shop system")),
        KeyResultText("Open the second shop", fields=KeyResultFields(kind="milestone")),
        KeyResultText("Repeat orders from 30 % to 40 %"),
    ),
    check=check,
)
