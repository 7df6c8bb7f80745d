"""The agenda as a rail: the steps with a result, those that were skipped, the current one, and those to come."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from textual.content import Content

from tuiokr.model.agenda import Step, Workshop
from tuiokr.model.step_kind import Result
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row

MARK = {"done": ("· ", "$hint"), "skipped": ("– ", "$hint"), "open": ("  ", "")}
"""The marks by state; a step that was begun and has a result has a tick instead."""


def rows(workshop: Workshop, results: Mapping[str, Result]) -> list[Row]:
    """Return one row for each step; `results` are by step id."""
    return [Row(step.id, partial(_paint, workshop, step, results[step.id].made)) for step in workshop.agenda.steps]


def _paint(workshop: Workshop, step: Step, made: bool, width: int) -> list[Content]:
    run = workshop.runs[step.id]
    here = step.id == workshop.current
    mark, style = ("▶ ", "bold $accent") if here else MARK[run.state]
    begun = run.state == "done" or run.left < run.minutes * 60
    if made and begun and not here:
        mark, style = "✓ ", "$success"
    words = "bold $accent" if here else "$foreground" if run.state == "open" else "$hint"
    return [text.both_ends(text.line((mark, style), (step.title, words)), (f"{run.minutes:.0f}", words), width)]


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
