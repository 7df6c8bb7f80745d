"""Coverage: the upper level's objectives and key results, and which teams below support each of them.

Each team below is a column of dots. Columns that have no room for names get the numbers of their teams. If not all
columns fit, those around the highlighted one are shown. Teams that support nothing are counted, not shown. The heading
gives the name of the highlighted column in full.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from textual.content import Content

from tuiokr.alignment.coverage import CoverageRow as Covered
from tuiokr.alignment.coverage import State
from tuiokr.model.words import plural
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row
from tuiokr.widgets.tie_off_rows import STATE_STYLE

AT_THE_END: dict[State, str] = {"taken on": "taken on", "only through its objective": "", "nobody": "nobody"}
"""What is at the end of a row. What is too long for the end of a row is below its words."""
WHICH = "which key result?"
LEAST, MOST = 7, 14
"""Cells of the narrowest and of the widest column that has a name."""
NUMBERED = 2
"""Cells of a column that has a number."""
TITLE, LOW_TITLE = 28, 26
"""Lowest number of cells for the words beside columns with names, and beside those with numbers."""
MOST_TITLE = 84
"""Highest number of cells for the words, so that the dots are not far from them in a wide window."""
_STATE = 8
_INDENT = 8


@dataclass(frozen=True)
class Columns:
    """The teams that are shown as columns, the heads of the columns, and the widths."""

    teams: tuple[str, ...]
    heads: tuple[str, ...]
    width: int
    title: int
    """Cells left for the words."""
    before: int = 0
    """How many columns are left of these, and after them."""
    after: int = 0


@dataclass(frozen=True)
class TeamColumns:
    """The teams below with their names, in order, and the highlighted one."""

    names: tuple[tuple[str, str], ...]
    """(id, name) of each team below."""
    linked: frozenset[str]
    """The teams that support anything."""
    lit: str = ""

    @property
    def shown(self) -> tuple[str, ...]:
        """The teams that have a column: those that support anything, and the highlighted one."""
        return tuple(team for team, _ in self.names if team in self.linked or team == self.lit)

    def next(self, step: int) -> str:
        """The team whose column is to the right (1) or to the left (-1); the highlighted one at the end."""
        shown = self.shown
        if not shown:
            return ""
        if self.lit not in shown:
            return shown[0 if step > 0 else -1]
        return shown[min(len(shown) - 1, max(0, shown.index(self.lit) + step))]


def teams(covered: Sequence[Covered], lower: Sequence[str], names: Mapping[str, str], lit: str) -> TeamColumns:
    """Return the columns of a matrix."""
    support = frozenset(one.team for row in covered for one in row.support)
    return TeamColumns(tuple((team, names.get(team, team)) for team in lower), support, lit)


def columns(those: TeamColumns, width: int) -> Columns:
    """Return the columns that fit beside the words."""
    shown, called, numbers = those.shown, dict(those.names), {}
    for number, (team, _) in enumerate(those.names, 1):
        numbers[team] = str(number)
    count = max(1, len(shown))
    longest = max((text.cells(called[team]) for team in shown), default=0)
    each = min(MOST, max(LEAST, longest), (width - TITLE - _STATE - 1) // count - 1)
    heads = distinct([called[team] for team in shown], each) if each >= LEAST else None
    if heads is not None:
        return Columns(shown, heads, each, min(MOST_TITLE, width - count * (each + 1) - _STATE - 1))
    each = max(NUMBERED, *(len(numbers[team]) for team in shown)) if shown else NUMBERED
    fits = max(1, (width - LOW_TITLE - _STATE - 1) // (each + 1))
    at = shown.index(those.lit) if those.lit in shown else 0
    first = max(0, min(at - fits // 2, len(shown) - fits))
    some = shown[first : first + fits]
    title = min(MOST_TITLE, max(1, width - len(some) * (each + 1) - _STATE - 1))
    after = len(shown) - first - len(some)
    return Columns(some, tuple(numbers[team] for team in some), each, title, first, after)


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


def heading(those: TeamColumns, width: int) -> list[Content]:
    """Return what is above the columns: the highlighted team in full, and the head of each column."""
    shape, called = columns(those, width - 2), dict(those.names)
    without = len(those.names) - len(those.linked & called.keys())
    folded: text.Part = (f"{plural(without, 'team')} without a link", "$warning") if without else ""
    legend = ("● itself  ○ through the objective", "$hint")
    name = text.line(("◂ ", "$accent"), text.words(called.get(those.lit, ""), "bold"), (" ▸", "$accent"))
    left = name if those.lit in called else text.line(legend)
    cells: list[tuple[text.Part, int]] = [(text.line((_more(shape), "$hint")), shape.title)]
    cells += [
        (text.words(head, "bold $accent" if team == those.lit else "$soft"), shape.width)
        for team, head in zip(shape.teams, shape.heads, strict=True)
    ]
    return [text.both_ends(left, folded, width), text.line("  ", text.row(*cells, ("", _STATE), gap=1))]


def _more(shape: Columns) -> str:
    left = f"◂ {shape.before} more" if shape.before else ""
    right = f"{shape.after} more ▸" if shape.after else ""
    return "COVERAGE  " + "  ".join(part for part in (left, right) if part)


def rows(
    covered: Sequence[Covered], short: Mapping[str, str], those: TeamColumns, marked: Sequence[str] = ()
) -> list[Row]:
    """Return a row for each objective and key result above; those that are `marked` have a mark before the words."""
    return [_row(one, short.get(one.id, ""), those, one.id in marked) for one in covered]


def _row(one: Covered, label: str, those: TeamColumns, marked: bool) -> Row:
    return Row(one.id, partial(_paint, one, label, those, marked), shows=(one, label, those, marked))


def _paint(one: Covered, label: str, those: TeamColumns, marked: bool, width: int) -> list[Content]:
    shape = columns(those, width)
    said, style = AT_THE_END[one.state], STATE_STYLE[one.state]
    bare, is_objective = one.state == "nobody", one.kind == "objective"
    state: text.Part = ("" if is_objective else said, f"bold {style}" if bare else style)
    mark = ("▸", "bold $accent") if marked else (" ", "")
    name = (f"{label}  ", "bold $primary") if is_objective else (f"  {label.split('·')[-1]}  ", "$soft")
    words = text.words(one.title, "bold" if is_objective else "$error" if bare else "")
    head, *rest = text.wrap(words, shape.title, first=text.line(mark, name))
    cells: list[tuple[text.Part, int]] = [(head, shape.title)]
    cells += [(_dots(one, team, lit=team == those.lit), shape.width) for team in shape.teams]
    lines = [text.row(*cells, (state, _STATE), gap=1), *rest]
    if not is_objective and not said:
        lines += text.wrap((f"{one.state}: {WHICH}", style), width, indent=_INDENT)
    return lines


def _dots(one: Covered, team: str, *, lit: bool) -> text.Part:
    dot, count = one.dot(team), len(one.by(team))
    mark = {"direct": "●" * min(NUMBERED, max(1, count)), "through": "○", "none": "·"}[dot]
    style = "$success" if dot == "direct" else "$soft" if dot == "through" else "$hint"
    return (mark, f"{style} on $lit" if lit else style)


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
