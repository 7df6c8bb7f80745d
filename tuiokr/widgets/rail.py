"""The agenda as a rail: the steps that are done, the current one, those to come, and when the workshop ends."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from textual.content import Content

from tuiokr.model.agenda import Step, Workshop, clock
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row

MARK = {"done": ("✓ ", "$success"), "skipped": ("– ", "$hint"), "open": ("  ", "")}


def rows(workshop: Workshop) -> list[Row]:
    """Return one row for each step."""
    return [Row(step.id, partial(_paint, workshop, step)) for step in workshop.agenda.steps]


def _paint(workshop: Workshop, step: Step, width: int) -> list[Content]:
    run = workshop.runs[step.id]
    here = step.id == workshop.current
    mark, style = ("▶ ", "bold $accent") if here else MARK[run.state]
    words = "bold $accent" if here else "$foreground" if run.state == "open" else "$hint"
    return [text.both_ends(text.line((mark, style), (step.title, words)), (f"{run.minutes:g}", words), width)]


def ends(workshop: Workshop, now: datetime) -> Content:
    """Return when the workshop ends if nothing slips."""
    return text.line(
        ("ends ", "$hint"), (f"{workshop.ends(now).astimezone():%H:%M}", "$soft"), (" if nothing slips", "$hint")
    )


def short(workshop: Workshop, now: datetime, width: int) -> Content:
    """Return the rail in one line, for a narrow screen: the current step and the next one."""
    steps = workshop.agenda.steps
    left = workshop.left(workshop.current, now)
    coming = next(
        (step.title for step in steps[workshop.index + 1 :] if workshop.runs[step.id].state == "open"), "the end"
    )
    clock_style = "bold $error" if left < 0 else "bold"
    said = f"over by {clock(left)}" if left < 0 else clock(left)
    here = text.line(
        (f"{workshop.index + 1}/{len(steps)} ", "$hint"),
        text.words(workshop.step.title, "bold $accent"),
        ("  then ", "$hint"),
        text.words(coming, "$soft"),
    )
    return text.both_ends(
        here, text.line((said, clock_style), ("" if workshop.running else " paused", "$accent")), width
    )


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
