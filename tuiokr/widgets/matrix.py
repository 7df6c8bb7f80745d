"""The coverage matrix: the upper level's key results against the teams below, one column a team."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from textual.content import Content

from tuiokr.alignment.coverage import Row as Covered
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row

STATE = {"covered": ("covered", "$success"), "thin": ("thin", "$warning"), "nobody": ("nobody", "$error")}
LEAST = 4
"""Cells of the narrowest column."""


@dataclass(frozen=True)
class Columns:
    """Which teams get a column, how wide, and how many got none."""

    teams: tuple[str, ...]
    names: tuple[str, ...]
    width: int
    left_out: int
    title: int
    """Cells for the key results' words."""


def columns(teams: Sequence[str], names: Mapping[str, str], width: int) -> Columns:
    """Room for the words first, then as many columns as fit."""
    title = max(24, width * 9 // 20)
    room = max(0, width - title - 10)
    each = max(LEAST, min(12, room // max(1, len(teams)) - 1))
    fitting = max(1, room // (each + 1)) if teams else 0
    kept = tuple(teams[:fitting])
    used = len(kept) * (each + 1)
    return Columns(
        kept, tuple(names.get(team, team) for team in kept), each, len(teams) - len(kept), max(24, width - used - 10)
    )


def rows(
    covered: Sequence[Covered], short: Mapping[str, str], teams: Sequence[str], names: Mapping[str, str]
) -> list[Row]:
    """The heading and one row for each objective and key result of the upper level."""
    heading = Row("matrix", partial(_heading, tuple(teams), dict(names)), selectable=False)
    return [
        heading,
        *(Row(one.id, partial(_paint, one, short.get(one.id, ""), tuple(teams), dict(names))) for one in covered),
    ]


def _heading(teams: tuple[str, ...], names: Mapping[str, str], width: int) -> list[Content]:
    shape = columns(teams, names, width)
    more = f"+{shape.left_out}" if shape.left_out else ""
    cells: list[tuple[text.Part, int]] = [(("COVERAGE", "$hint"), shape.title)]
    cells += [(text.words(text.cut(name, shape.width), "$soft"), shape.width) for name in shape.names]
    return [text.row(*cells, ((more, "$hint"), 8), gap=1)]


def _paint(one: Covered, label: str, teams: tuple[str, ...], names: Mapping[str, str], width: int) -> list[Content]:
    shape = columns(teams, names, width)
    said, style = STATE[one.state]
    bare = one.state == "nobody"
    is_objective = one.kind == "objective"
    words = text.words(one.title, "bold" if is_objective else "$error" if bare else "")
    head = text.line(
        (
            f"{label}  " if is_objective else f"   {label.split('·')[-1]}  ",
            "bold $primary" if is_objective else "$soft",
        ),
        words,
    )
    cells: list[tuple[text.Part, int]] = [(head, shape.title)]
    for team in shape.teams:
        dot = one.dot(team)
        count = len(one.by(team))
        mark = {"direct": "●" * min(3, max(1, count)), "through": "○", "none": "·"}[dot]
        cells.append(((mark, "$success" if dot == "direct" else "$soft" if dot == "through" else "$hint"), shape.width))
    cells.append((("" if is_objective else said, f"bold {style}" if bare else style), 8))
    lines = [text.row(*cells, gap=1)]
    return [text.BLANK, *lines] if is_objective else lines
