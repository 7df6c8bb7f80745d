"""The ceilings of the figures of a short run: a bench fails when a figure is above its ceiling.

    python -m bench.ceilings [--runs 10] [BENCH ...]

runs the benches so many times with `--short` and writes their figures to `ceilings.json`, beside this file. The file
contains the figures themselves; the ceiling follows from them:

- The ceiling of a count (bytes, fsyncs, modules, memory) is the highest figure of the runs, rounded up to its step:
  1 if it is the same in every run, more if Textual or the allocator makes it vary (memory: 0.05 or 0.1).
- The ceiling of a ratio of times is the median of the runs plus twice the distance between the lowest and the highest
  one (without the single lowest and the single highest), and at least MARGIN of the median above it. On an idle
  computer that is MARGIN; on a busy one it grows with the noise. `bench.all` measures again what was worse.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from math import ceil, isfinite
from pathlib import Path
from statistics import median
from typing import Final, TypedDict

FILE: Final = Path(__file__).with_name("ceilings.json")
RECORD: Final = "TUIOKR_BENCH_RECORD"
"""The environment variable with the file to which a bench appends its figures, one JSON array per line."""
MARGIN: Final = 0.25
"""The smallest distance of the ceiling of a ratio from the median of the runs, as a share of the median."""


class Figures(TypedDict):
    """The record of one row: the step of a count (0 for a ratio of times), and the figure of each run."""

    step: float
    runs: list[float]


Ceilings = Mapping[str, Mapping[str, Figures]]
"""Command of a bench → name of a row → its figures."""


def ceiling(figures: Figures) -> float:
    """The ceiling of a row. Raises ValueError if no run is recorded."""
    if not figures["runs"]:
        raise ValueError("no run is kept; python -m bench.ceilings makes them")
    step, runs = figures["step"], sorted(figures["runs"])
    if step:
        return step * ceil(runs[-1] / step)
    middle, inner = median(runs), runs[1:-1] or runs
    return middle + max(2 * (inner[-1] - inner[0]), MARGIN * middle)


def read(file: Path = FILE) -> Ceilings:
    """Read the recorded figures; empty if there is no file."""
    kept: Ceilings = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return kept


def record(command: str, rows: Iterable[tuple[str, float, float]]) -> None:
    """Append (row, step, figure) of each row to the file in the environment variable, if it is set."""
    if file := os.environ.get(RECORD):
        with Path(file).open("a", encoding="utf-8") as lines:
            lines.writelines(json.dumps([command, *row]) + "\n" for row in rows)


def gathered(lines: Iterable[str]) -> dict[str, dict[str, Figures]]:
    """Return the figures of several runs from the lines of `record`. Raises ValueError if a figure is not finite."""
    found: dict[str, dict[str, Figures]] = {}
    for line in lines:
        command, what, step, figure = json.loads(line)
        if not isfinite(figure):
            raise ValueError(f"{command}: “{what}” was not measured; run it again")
        row = found.setdefault(command, {}).setdefault(what, {"step": step, "runs": []})
        row["runs"].append(round(figure, 4))
    return found


def main(words: Sequence[str] | None = None) -> int:
    """Measure and write the figures. Returns the exit status."""
    from bench.all import BENCHES

    parser = argparse.ArgumentParser(prog="python -m bench.ceilings", description="Measure what the ceilings are.")
    parser.add_argument("--runs", type=int, default=10, help="how many times each bench runs (default: 10)")
    parser.add_argument("bench", nargs="*", default=BENCHES, help=f"default: all of {', '.join(BENCHES)}")
    wanted = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "figures"
        lines.touch()
        for _ in range(wanted.runs):
            for name in wanted.bench:
                # The run may fail, because its ceilings are the ones that are being measured.
                command = [sys.executable, "-m", f"bench.{name}", "--short"]
                subprocess.run(command, env={**os.environ, RECORD: str(lines)}, check=False)
        found = gathered(lines.read_text(encoding="utf-8").splitlines())
    kept = json.dumps({**read(), **found}, indent=1, sort_keys=True, ensure_ascii=False)
    FILE.write_text(kept + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
