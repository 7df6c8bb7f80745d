"""What every bench ends with: a table of ratios against a floor of the same run, and an exit status."""

from __future__ import annotations

import math
import os
import platform
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

GROSS = 2.0
"""A value more than this many times its target is a gross regression, whatever the neighbours do on this machine."""


def at(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0-1) of the values lie; not a number when there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)] if ordered else math.nan


def median(values: Sequence[float]) -> float:
    return statistics.median(values) if values else math.nan


@dataclass(frozen=True)
class Row:
    """One line: what was measured, in words with units, the number that is judged, and the most it should be."""

    what: str
    measured: str
    judged: float | None = None
    target: float | None = None
    sign: str = " ×"
    gross: float = GROSS

    @property
    def verdict(self) -> str:
        if self.judged is None or self.target is None:
            return ""
        if not self.judged <= self.target * self.gross:
            return "far off"
        return "ok" if self.judged <= self.target else "over"


@dataclass
class Table:
    """Collects rows; prints them."""

    command: str
    """The command that gives these numbers again."""
    rows: list[Row] = field(default_factory=list)

    def add(
        self,
        what: str,
        measured: str,
        judged: float | None = None,
        target: float | None = None,
        sign: str = " ×",
        gross: float = GROSS,
    ) -> None:
        """`judged` is held against `target` (at most); both in `sign`. Without a target the row only tells."""
        self.rows.append(Row(what, measured, judged, target, sign, gross))

    def finish(self) -> int:
        """Print everything; 1 when something is far off its target, else 0."""
        print(f"\n{self.command}")
        print(
            f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors"
        )
        wide = max(len(row.what) for row in self.rows)
        for row in self.rows:
            judged = "" if row.judged is None else f"{row.judged:.3g}{row.sign}"
            target = "" if row.target is None else f"≤ {row.target:g}{row.sign}"
            print(f"  {row.what:<{wide}}  {row.measured:<34}  {judged:>10}  {target:>10}  {row.verdict}".rstrip())
        off = [row.what for row in self.rows if row.verdict == "far off"]
        if off:
            print(f"Far off the target: {', '.join(off)}", file=sys.stderr)
        sys.stdout.flush()
        return 1 if off else 0
