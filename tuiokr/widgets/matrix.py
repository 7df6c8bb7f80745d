"""Coverage: the upper level's objectives and key results, and which teams below support each of them.

A few teams are shown as columns of dots. If the columns leave no room for the words, or would get equal names, each row
lists the names of its teams instead. So any number of teams can be read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from textual.content import Content

from tuiokr.alignment.coverage import CoverageRow as Covered
from tuiokr.alignment.coverage import State
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row

LOOKS: dict[State, tuple[str, str]] = {
    "taken on": ("taken on", "$success"),
    "only through its objective": ("", "$warning"),
    "nobody": ("nobody", "$error"),
}
"""What is at the end of a row, and its colour. What is too long for the end of a row is below its words."""
WHICH = "which key result?"
LEAST, MOST = 7, 14
"""Cells of the narrowest and of the widest column."""
TITLE = 40
"""Lowest number of cells for the words beside the columns."""
_STATE = 8
_INDENT = 8


@dataclass(frozen=True)
class Columns:
    """One column for each team: the names, the width of each column, and the width left for the words."""

    names: tuple[str, ...]
    width: int
    title: int


def columns(names: Sequence[str], width: int) -> Columns | None:
    """Return the columns of the teams; None if they do not fit beside the words, or would get equal names."""
    each = min(MOST, (width - TITLE - _STATE - 1) // max(1, len(names)) - 1)
    if not names or each < LEAST:
        return None
    called = distinct(names, each)
    if called is None:
        return None
    return Columns(called, each, width - len(names) * (each + 1) - _STATE - 1)


def distinct(names: Sequence[str], width: int) -> tuple[str, ...] | None:
    """Return the names in at most `width` cells, all different; None if that is not possible.

    Names that would be equal after the cut lose the first words that they have in common.
    """
    cut = [text.cut(name, width) for name in names]
    for same in {one for one in cut if cut.count(one) > 1}:
        alike = [at for at, one in enumerate(cut) if one == same]
        words = [names[at].split() for at in alike]
        common = 0
        while all(len(one) > common + 1 for one in words) and len({one[common] for one in words}) == 1:
            common += 1
        if not common:
            return None
        shorter = distinct([" ".join(one[common:]) for one in words], width - 1)
        if shorter is None:
            return None
        for at, name in zip(alike, shorter, strict=True):
            cut[at] = text.ELLIPSIS + name
    return tuple(cut) if len(set(cut)) == len(cut) else None


def rows(
    covered: Sequence[Covered], short: Mapping[str, str], teams: Sequence[str], names: Mapping[str, str]
) -> list[Row]:
    """Return the heading, a row for each objective and key result above, and the teams that support none of them."""
    called = {team: names.get(team, team) for team in teams}
    support = {one.team for row in covered for one in row.support}
    without = tuple(name for team, name in called.items() if team not in support)
    return [
        Row("matrix", partial(_heading, tuple(called.values())), selectable=False),
        *(_row(one, short.get(one.id, ""), called) for one in covered),
        Row("without", partial(_without, without, tuple(called.values())), selectable=False),
    ]


def _row(one: Covered, label: str, teams: Mapping[str, str]) -> Row:
    return Row(one.id, partial(_paint, one, label, teams), shows=(one, label, tuple(teams.items())))


def _heading(names: tuple[str, ...], width: int) -> list[Content]:
    shape = columns(names, width)
    if shape is None:
        legend = "● supports it itself  ○ through its objective"
        return text.wrap((legend, "$hint"), width, first=("COVERAGE  ", "$hint"))
    cells: list[tuple[text.Part, int]] = [(("COVERAGE", "$hint"), shape.title)]
    cells += [(text.words(name, "$soft"), shape.width) for name in shape.names]
    return [text.row(*cells, ("", _STATE), gap=1)]


def _paint(one: Covered, label: str, teams: Mapping[str, str], width: int) -> list[Content]:
    shape = columns(tuple(teams.values()), width)
    said, style = LOOKS[one.state]
    bare, is_objective = one.state == "nobody", one.kind == "objective"
    state: text.Part = ("" if is_objective else said, f"bold {style}" if bare else style)
    first: text.Part = (f"{label}  ", "bold $primary") if is_objective else (f"   {label.split('·')[-1]}  ", "$soft")
    words = text.words(one.title, "bold" if is_objective else "$error" if bare else "")
    if shape is None:
        head, *rest = text.wrap(words, width - _STATE - 1, first=first)
        lines = [text.both_ends(head, state, width), *rest, *text.flow(_supporters(one, teams), width, indent=_INDENT)]
    else:
        head, *rest = text.wrap(words, shape.title, first=first)
        cells: list[tuple[text.Part, int]] = [(head, shape.title)]
        cells += [(_dots(one, team), shape.width) for team in teams]
        lines = [text.row(*cells, (state, _STATE), gap=1), *rest]
    if not is_objective and not said:
        lines += text.wrap((f"{one.state}: {WHICH}", style), width, indent=_INDENT)
    return [text.BLANK, *lines] if is_objective else lines


def _dots(one: Covered, team: str) -> text.Part:
    dot, count = one.dot(team), len(one.by(team))
    mark = {"direct": "●" * min(3, max(1, count)), "through": "○", "none": "·"}[dot]
    return mark, "$success" if dot == "direct" else "$soft" if dot == "through" else "$hint"


def _supporters(one: Covered, teams: Mapping[str, str]) -> list[text.Part]:
    return [
        text.line(_dots(one, team), " ", text.words(name, "$soft"))
        for team, name in teams.items()
        if one.dot(team) != "none"
    ]


def _without(without: tuple[str, ...], names: tuple[str, ...], width: int) -> list[Content]:
    """Return the teams that support nothing above; nothing if there are columns, as their dots show it."""
    if not without or columns(names, width) is not None:
        return []
    said: list[text.Part] = [text.words(name, "$soft") for name in without]
    lines = text.flow(said, width, indent=_INDENT)
    return [text.BLANK, *text.wrap(("No link above yet:", "$warning"), width), *lines]


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
