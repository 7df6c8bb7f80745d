"""A team's objectives and key results as rows: first the statement, then its numbers, then what people said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from textual.content import Content

from tuiokr.model.okr import KeyResult, Objective, TeamOKRs
from tuiokr.model.progress import amount
from tuiokr.model.words import plural
from tuiokr.model.workspace import day, labels
from tuiokr.widgets import text
from tuiokr.widgets.chips import chip
from tuiokr.widgets.rows import Row
from tuiokr.widgets.themes import STYLE, SYMBOL

WIDE = 70
"""Width in cells from which the numbers of a key result are shown beside its words."""


Said = tuple[tuple[str, str], ...]
"""What people said about an item, as (severity, words), such as ("", "espresso 5 of 6")."""


@dataclass(frozen=True)
class ObjectiveLine:
    """What a row shows of an objective."""

    objective: Objective
    label: str
    severity: str
    score: float | None
    supports: str
    said: Said = ()


@dataclass(frozen=True)
class KeyLine:
    """What a row shows of a key result."""

    key: KeyResult
    label: str
    severity: str
    supports: str = ""
    said: Said = ()


@dataclass(frozen=True)
class NoteLine:
    """A message about the lines below it."""

    words: str


Line = ObjectiveLine | KeyLine | NoteLine


def rows(lines: Sequence[Line], empty: Sequence[str] = ()) -> list[Row]:
    """Return a row for each line; if there are no lines, one row that shows `empty`."""
    return [_row(line) for line in lines] or [Row("", partial(_hint, tuple(empty)), selectable=False)]


def _row(line: Line) -> Row:
    match line:
        case ObjectiveLine():
            return Row(line.objective.id, partial(_objective, line))
        case KeyLine():
            return Row(line.key.id, partial(_key, line))
        case NoteLine():
            return Row("", partial(_note, line), selectable=False)


def _note(line: NoteLine, width: int) -> list[Content]:
    return [text.BLANK, *text.wrap((line.words, "$warning"), width)]


def _hint(lines: tuple[str, ...], width: int) -> list[Content]:
    return [text.BLANK, *(one for words in lines for one in text.wrap((words, "$soft"), width))]


def _objective(line: ObjectiveLine, width: int) -> list[Content]:
    objective = line.objective
    title = (
        text.words(objective.title, "bold")
        if objective.title
        else text.words("an objective without words yet", "italic $hint")
    )
    head = text.line((f"{SYMBOL[line.severity]} ", STYLE[line.severity]), (f"{line.label}  ", "bold $primary"))
    lines = [text.BLANK, *text.wrap(title, width - 6, first=head)]
    lines[1] = text.both_ends(lines[1], text.meter(line.score), width)
    facts: list[text.Part] = []
    if line.supports:
        facts.append(text.line(("supports ", "$hint"), text.words(line.supports, "$soft")))
    if objective.theme:
        facts.append(chip(objective.theme))
    if objective.ambition == "committed":
        facts.append(text.line(("committed", "$lilac")))
    facts += _said(line.said)
    if facts:
        lines += text.flow(facts, width, indent=2)
    if objective.why:
        lines += text.wrap(
            text.words(objective.why.replace("\n", " "), "$soft"),
            width,
            first=text.line("  ", ("why  ", "$hint")),
            most=2,
        )
    return lines


def _said(said: Said) -> list[Content]:
    return [
        text.line((f"{SYMBOL[severity]} ", STYLE[severity]), text.words(words, "$soft")) for severity, words in said
    ]


def _key(line: KeyLine, width: int) -> list[Content]:
    key = line.key
    statement = (
        text.words(key.statement) if key.statement else text.words("a key result without words yet", "italic $hint")
    )
    head = text.line(
        "  ", (f"{SYMBOL[line.severity]} ", STYLE[line.severity]), (f"{line.label.split('·')[-1]}  ", "bold $soft")
    )
    lines = text.wrap(statement, width, first=head)
    facts: list[text.Part] = []
    if key.kind == "metric":
        style = "$soft" if key.target is not None else "$warning"
        facts.append(text.line((f"{amount(key.start, key.unit)} ▸ {amount(key.target, key.unit)}", style)))
    else:
        facts.append(text.line((key.kind, "$lilac")))
    facts.append(text.line((f"by {day(key.due)}", "$soft") if key.due else ("no due day", "$warning")))
    facts.append(text.words(key.champion, "$soft") if key.champion else text.line(("no champion", "$warning")))
    if key.confidence is not None:
        facts.append(text.line((f"confidence {key.confidence}", "$soft")))
    if line.supports:
        facts.append(text.line(("supports ", "$hint"), text.words(line.supports, "$soft")))
    facts += _said(line.said)
    return [*lines, *text.flow(facts, width, indent=head.cell_length)]


def glimpse(okrs: TeamOKRs, width: int) -> list[Content]:
    """Return an overview of a set: each objective with its key results, and their numbers if there is room."""
    short = labels(okrs)
    lines: list[Content] = []
    widest = max((text.cells(_numbers(key)) for key in okrs.key_results), default=0)
    room = width - widest - 2 if width >= WIDE else width
    for objective in okrs.objectives:
        title = text.words(objective.title or "an objective without words yet", "bold")
        lines += text.wrap(title, width, first=text.line((f"{short[objective.id]}  ", "bold $primary")), most=2)
        for key in okrs.of(objective.id):
            statement = text.words(key.statement or "a key result without words yet", "$soft")
            wrapped = text.wrap(statement, room, first="    ", most=2)
            if width >= WIDE:
                wrapped[0] = text.both_ends(wrapped[0], (_numbers(key), "$hint"), width)
            lines += wrapped
    if okrs.strays:
        lines.append(text.words(f"{plural(len(okrs.strays), 'key result')} without objective", "$warning"))
    return lines or text.wrap(("Nothing is drafted yet. Press ⏎ to draft, w to run a workshop.", "$hint"), width)


def _numbers(key: KeyResult) -> str:
    """Return text such as `31 % ▸ 40 %`, or the kind of a key result without a target."""
    if key.target is None:
        return key.kind
    return f"{amount(key.start, key.unit)} ▸ {amount(key.target, key.unit)}"


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
