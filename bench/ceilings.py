"""The most that each figure of a short run may be: the bench fails when one of them gets worse.

    python -m bench.ceilings [--runs 10] [BENCH ...]

runs the benches so many times with `--short` and writes what they gave to `ceilings.json`, beside this file. What is
kept there are the figures themselves; the ceiling follows from them:

- A count (bytes, fsyncs, modules, memory) may be as high as the highest of the runs, rounded up to its step: 1 where it
  is the same in every run, more where the framework's or the allocator's moods are in it (memory: 0.05 of the floor).
- A ratio of times may lie above the middle one of the runs by twice the distance between the lowest and the highest,
  where the one lowest and the one highest of all are left out, and by MARGIN of the middle one at least. On a machine
  at rest that is MARGIN; on a busy one it grows with the noise. And `bench.all` measures again what was worse.
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
"""The environment variable that names a file to which a bench appends its figures, one JSON object a line."""
MARGIN: Final = 0.25
"""The least that a ratio of times may lie above the middle one of the runs, as a share of it."""


class Figures(TypedDict):
    """What is kept of one row: the step of a count (0 for a ratio of times), and what each run gave."""

    step: float
    runs: list[float]


Ceilings = Mapping[str, Mapping[str, Figures]]
"""The command of a bench to the names of its rows to their figures."""


def ceiling(figures: Figures) -> float:
    """The most that a row may be. Raises ValueError if no run is kept."""
    if not figures["runs"]:
        raise ValueError("no run is kept; python -m bench.ceilings makes them")
    step, runs = figures["step"], sorted(figures["runs"])
    if step:
        return step * ceil(runs[-1] / step)
    middle, inner = median(runs), runs[1:-1] or runs
    return middle + max(2 * (inner[-1] - inner[0]), MARGIN * middle)


def read(file: Path = FILE) -> Ceilings:
    """What is kept; nothing if there is no file yet."""
    kept: Ceilings = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return kept


def record(command: str, rows: Iterable[tuple[str, float, float]]) -> None:
    """Append (row, step, figure) of each row to the file that the environment names, if it names one."""
    if file := os.environ.get(RECORD):
        with Path(file).open("a", encoding="utf-8") as lines:
            lines.writelines(json.dumps([command, *row]) + "\n" for row in rows)


def gathered(lines: Iterable[str]) -> dict[str, dict[str, Figures]]:
    """The figures of several runs, from the lines that `record` wrote. Raises ValueError for one that is not finite."""
    found: dict[str, dict[str, Figures]] = {}
    for line in lines:
        command, what, step, figure = json.loads(line)
        if not isfinite(figure):
            raise ValueError(f"{command}: “{what}” was not measured; run it again")
        row = found.setdefault(command, {}).setdefault(what, {"step": step, "runs": []})
        row["runs"].append(round(figure, 4))
    return found


def main(words: Sequence[str] | None = None) -> int:
    """Measure and write; returns the exit status."""
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
                # It may fail here: what it is compared with is what is being measured.
                command = [sys.executable, "-m", f"bench.{name}", "--short"]
                subprocess.run(command, env={**os.environ, RECORD: str(lines)}, check=False)
        found = gathered(lines.read_text(encoding="utf-8").splitlines())
    kept = json.dumps({**read(), **found}, indent=1, sort_keys=True, ensure_ascii=False)
    FILE.write_text(kept + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
