"""Who needs whom: a row for each team that asks, a column for each team that is asked, the most depended on first.

A column has a short name of three cells, or of two if there are many, which the row of the same team repeats. Columns
that do not fit are named below; they are the least depended on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from textual.content import Content

from tuiokr.alignment.dependencies import is_open, most_depended_on
from tuiokr.model.okr import Dependency
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row

CODES = (3, 2)
"""Cells of a short name: the first with which all columns fit, else the last."""
OPEN = "◆"
"""Before a number of which at least one is open."""
_GAP = 1
HEAD = "asks ↓  of →"
_NAME = 24
"""Most cells of a team's name beside the columns."""
_TOTAL = 6


def codes(names: Sequence[str], cells: int = 3) -> tuple[str, ...]:
    """Return a short name of at most so many cells for each name, all different."""
    found: list[str] = []
    for name in names:
        words = name.split()
        starts = "".join(word[0] for word in words if word[0].isalnum())
        choices = [starts if len(words) >= cells else "", name, *(words[0][:1] + word for word in words[1:])]
        fits = [_cut(one, cells) for one in choices if one.strip()]
        free = next((one for one in fits if one and one not in found), "")
        found.append(free or _numbered(fits[0] if fits else "", found, cells))
    return tuple(found)


def _cut(word: str, cells: int) -> str:
    kept = ""
    for char in word:
        if text.cells(kept + char) > cells:
            break
        kept += char
    return kept.strip()


def _numbered(first: str, taken: Sequence[str], cells: int) -> str:
    """Return the beginning of a name with a number that makes it different."""
    number = 2
    while True:
        tail = str(number)
        head = first[:1] if text.cells(first[:1] + tail) <= cells else ""
        if (said := head + tail) not in taken:
            return said
        number += 1


def rows(dependencies: Iterable[Dependency], names: Mapping[str, str]) -> list[Row]:
    """Return a row for each team that asks, and the sums. `names` is team id → name."""
    if (whole := _matrix(dependencies, names)) is None:
        return []
    return [
        *(Row(f"asks {team}", partial(whole.row, team)) for team in whole.askers),
        Row("total", whole.total),
    ]


def heading(dependencies: Iterable[Dependency], names: Mapping[str, str], width: int) -> list[Content]:
    """Return the words about who is most depended on, and the short names of the columns, to stay above the rows."""
    whole = _matrix(dependencies, names)
    return [*whole.most(width), *whole.heading(width)] if whole else []


def _matrix(dependencies: Iterable[Dependency], names: Mapping[str, str]) -> Matrix | None:
    those = tuple(one for one in dependencies if one.giving)
    if not those:
        return None
    ranked = most_depended_on(those)
    asking = Counter(one.asking for one in those)
    askers = tuple(sorted(asking, key=lambda team: (-asking[team], names.get(team, team).casefold(), team)))
    teams = tuple(dict.fromkeys((*(team for team, _ in ranked), *askers)))
    return Matrix(those, ranked, askers, {team: names.get(team, team) for team in teams})


class Matrix:
    """Asking × giving, with the numbers of the dependencies in the cells."""

    def __init__(
        self,
        those: tuple[Dependency, ...],
        ranked: tuple[tuple[str, int], ...],
        askers: tuple[str, ...],
        names: Mapping[str, str],
    ) -> None:
        """`ranked` is (giving team, number) with the most depended on first."""
        self.askers = askers
        self._ranked = ranked
        self._names = names
        self._short = {size: dict(zip(names, codes(list(names.values()), size), strict=True)) for size in CODES}
        self._all = Counter((one.asking, one.giving) for one in those)
        self._open = Counter((one.asking, one.giving) for one in those if is_open(one))
        self._widest = max(text.cells(names[team]) for team in askers)

    def _shape(self, width: int) -> tuple[int, int, tuple[str, ...]]:
        """Return the cells for the names and for each column, and the teams whose columns fit."""
        name = size = fit = 0
        for size in CODES:
            name = max(len(HEAD), min(_NAME if size == CODES[0] else _NAME - 3, self._widest) + size + 1)
            fit = max(0, (width - name - _TOTAL) // (size + _GAP))
            if fit >= len(self._ranked):
                break
        return name, size, tuple(team for team, _ in self._ranked[:fit])

    def most(self, width: int) -> list[Content]:
        """Return who is most depended on, with how much of it is open, in three lines at most."""
        said: list[text.Part] = []
        for team, count in self._ranked[:5]:
            waits = sum(number for (_, giving), number in self._open.items() if giving == team)
            left = (f" ({waits} open)", "$warning") if waits else ("", "")
            said.append(text.line(text.words(text.cut(self._names[team], _NAME), "bold"), f" {count}", left))
        return [*text.wrap(("Most depended on", "$hint"), width), *text.flow(said, width)[:2]]

    def heading(self, width: int) -> list[Content]:
        """Return the short names of the teams that are asked."""
        name, size, fit = self._shape(width)
        cells: list[tuple[text.Part, int, bool]] = [((HEAD, "$hint"), name, False)]
        cells += [(text.words(self._short[size][team], "bold $primary"), size, True) for team in fit]
        return [text.BLANK, text.row(*cells, (("all", "$hint"), _TOTAL - _GAP, True), gap=_GAP)]

    def row(self, asking: str, width: int) -> list[Content]:
        """Return how much a team asks of each other team."""
        name, size, fit = self._shape(width)
        head = text.line(
            text.fit(text.words(self._short[size][asking], "bold $primary"), size), " ", text.words(self._names[asking])
        )
        cells: list[tuple[text.Part, int, bool]] = [(head, name, False)]
        cells += [(self._cell(asking, team), size, True) for team in fit]
        everything = sum(number for (one, _), number in self._all.items() if one == asking)
        return [text.row(*cells, ((str(everything), "bold"), _TOTAL - _GAP, True), gap=_GAP)]

    def _cell(self, asking: str, giving: str) -> text.Part:
        if asking == giving:
            return "─", "$hint"
        count = self._all[asking, giving]
        if not count:
            return "·", "$hint"
        return (f"{OPEN}{count}", "bold $warning") if self._open[asking, giving] else (str(count), "$success")

    def total(self, width: int) -> list[Content]:
        """Return the sums of the columns, what the colours mean, the short names, and the columns that do not fit."""
        name, size, fit = self._shape(width)
        counts = dict(self._ranked)
        cells: list[tuple[text.Part, int, bool]] = [(("all", "$hint"), name, False)]
        cells += [((str(counts[team]), "bold"), size, True) for team in fit]
        lines = [text.row(*cells, ((str(sum(counts.values())), "bold"), _TOTAL - _GAP, True), gap=_GAP), text.BLANK]
        legend = text.line((f"{OPEN}2", "bold $warning"), ("  at least one of them is open", "$hint"))
        lines += text.wrap(legend, width)
        said: list[text.Part] = [
            text.line(text.words(self._short[size][team], "bold $primary"), " ", text.words(self._names[team], "$soft"))
            for team in fit
        ]
        lines += text.flow(said, width)
        if left := self._ranked[len(fit) :]:
            rest = [f"{self._names[team]} {count}" for team, count in left]
            lines += text.wrap(("Less: " + ", ".join(rest), "$hint"), width, most=4)
        return lines


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
