"""The result of every bench: a table of figures, each with its target and ceiling, and an exit status.

A figure above its *target* is printed as *over*: the target is not reached, but nothing fails. A figure above its
*ceiling* is *worse*, and the bench fails. Ceilings are recorded for short runs (bench/ceilings.py). A run without
ceilings, such as a full one, fails when a figure is several times its target.
"""

from __future__ import annotations

import math
import os
import platform
import statistics
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bench.ceilings import Ceilings, Figures, ceiling, read, record

GROSS = 2.0
"""Without a ceiling, a value more than this many times its target is far off, even on a busy computer."""


def at(values: Sequence[float], share: float) -> float:
    """The quantile at `share` (0-1) of the values; NaN when there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)] if ordered else math.nan


def median(values: Sequence[float]) -> float:
    return statistics.median(values) if values else math.nan


@dataclass(frozen=True)
class Row:
    """One line: what was measured, the result with its unit, the number that is judged, and its target.

    `step` is given for a count (see bench/ceilings.py). `what` is also the name of the row's ceiling, so it is unique
    in a bench.
    """

    what: str
    measured: str
    judged: float | None = None
    target: float | None = None
    sign: str = " ×"
    gross: float = GROSS
    step: float = 0.0

    def verdict(self, ceilings: Mapping[str, Figures] | None = None) -> str:
        """Return "ok", "over", or the failure: "worse", "far off", "no ceiling"; "" without anything to compare with.

        `ceilings` are those of its bench; None when none are recorded.
        """
        if self.judged is None:
            return ""
        reached = self.target is None or self.judged <= self.target
        if ceilings is None:
            far = self.target is not None and not self.judged <= self.target * self.gross
            return "far off" if far else "" if self.target is None else "ok" if reached else "over"
        if self.what not in ceilings:
            return "no ceiling"
        if not self.judged <= ceiling(ceilings[self.what]):  # also where it is not a number
            return "worse"
        return "ok" if reached else "over"


FAILING = {
    "worse": "Worse than it was",
    "far off": "Far off the target",
    "no ceiling": "Without a ceiling (python -m bench.ceilings measures them)",
}


@dataclass
class Table:
    """Collects rows and prints them."""

    command: str
    """The command that repeats the measurement."""
    rows: list[Row] = field(default_factory=list)

    def add(
        self,
        what: str,
        measured: str,
        judged: float | None = None,
        target: float | None = None,
        sign: str = " ×",
        gross: float = GROSS,
        step: float = 0.0,
    ) -> None:
        """Add a row. `judged` should be at most `target`, in the unit `sign`. Without `judged` it is only shown."""
        self.rows.append(Row(what, measured, judged, target, sign, gross, step))

    def finish(self, kept: Ceilings | None = None) -> int:
        """Print all rows; return 1 when a figure is worse, far off its target or has no ceiling, else 0.

        `kept` are the ceilings of all benches; by default those in the file.
        """
        judged = [(row.what, row.step, row.judged) for row in self.rows if row.judged is not None]
        record(self.command, judged)
        own = (read() if kept is None else kept).get(self.command)
        print(f"\n{self.command}")
        print(
            f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors"
        )
        wide = max(len(row.what) for row in self.rows)
        for row in self.rows:
            print(_line(row, own, wide))
        failed = 0
        for verdict, words in FAILING.items():
            if names := [row.what for row in self.rows if row.verdict(own) == verdict]:
                failed = 1
                print(f"{words}: {'; '.join(names)}", file=sys.stderr)
        sys.stdout.flush()
        return failed


def _line(row: Row, own: Mapping[str, Figures] | None, wide: int) -> str:
    """Format a row in columns: name, result, figure, target, ceiling in brackets, verdict."""
    figure = "" if row.judged is None else f"{row.judged:.4g}{row.sign}"
    target = "" if row.target is None else f"≤ {row.target:g}{row.sign}"
    most = f"[{ceiling(own[row.what]):.4g}]" if own and row.what in own else ""
    columns = f"{row.measured:<34}  {figure:>10}  {target:>10}  {most:>9}  {row.verdict(own)}"
    return f"  {row.what:<{wide}}  {columns}".rstrip()
