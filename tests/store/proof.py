"""The proofs that nothing is lost, as a command: every power cut, every fault, long runs of two programs at once.

python -m tests.store.proof [--full]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.store.cuts import FULL, QUICK, STOPPED, Cuts, Program, Tally
from tests.store.faults import FAULTS, Faults
from tests.store.saves import Found
from tests.store.test_machine import TwoPrograms
from tests.store.ways import saving, ways

LEAST_IMAGES = 20_000
LEAST_POINTS = 600
"""The least that must be checked before anything is proven."""
EVERY = 11
"""In the quick share, a process is stopped at every so many calls."""
_KINDS = ("lost", "torn", "not openable", "not usable", "history", "retried", "raw error")
_ROW = "{:<62}{:>8}{:>8}" + "{:>6}{:>6}{:>14}{:>12}{:>9}{:>9}{:>11}"


def main(words: Sequence[str] | None = None) -> int:
    """Run the proofs and print the findings. Return 1 if there are any, or if too little was checked, else 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.store.proof", description=__doc__)
    parser.add_argument("--full", action="store_true", help="everything, most of an hour; else the share of CI")
    full = parser.parse_args(words).full
    started = time.process_time()
    tally, faults = Tally(), Faults(1 if full else len(FAULTS))
    print(_ROW.format("power cuts", "points", "disks", *_KINDS))
    cut(tally, full)
    print("\n" + _ROW.format("faults", "points", "", *_KINDS))
    for way in ways(full):
        points, found = faults.points, len(faults.found)
        faults.go(way)
        row(way.name, faults.points - points, "", faults.found[found:])
    play(1000 if full else 100)
    every = [*tally.found, *faults.found]
    print(f"\n{len(tally.images)} different disks, {faults.points} faults, {len(every)} findings")
    print(f"{time.process_time() - started:.0f} s of one core")
    for one in every[:5]:
        print(f"\n{one}", file=sys.stderr)
    few = full and (len(tally.images) < LEAST_IMAGES or faults.points < LEAST_POINTS)
    return 1 if every or few else 0


def cut(tally: Tally, full: bool) -> None:
    """Take every way twice: without a stop, and with a process that is stopped at each call before the power is cut."""
    committing = {way.name for way in saving()}
    for stopped in (False, True):
        for way in ways(full):
            whole = STOPPED if stopped and way.name not in committing else FULL
            cuts = Cuts(whole if full else QUICK, Program(), tally)
            points, disks, found = tally.points, len(tally.images), len(tally.found)
            if stopped:
                at = 1
                while cuts.go_after_a_stop(way, at):
                    at += 1 if full else EVERY
            else:
                cuts.go(way)
            name = f"{way.name}{', stopped before' if stopped else ''}"
            row(name, tally.points - points, len(tally.images) - disks, tally.found[found:])


def play(examples: int) -> None:
    """Run the two programs of `test_machine`; raise what they find."""
    run_state_machine_as_test(
        TwoPrograms,
        settings=settings(
            max_examples=examples,
            stateful_step_count=40,
            deadline=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )
    print(f"\ntwo programs on one disk: {examples} runs of up to 40 steps agree with the model in memory")


def row(name: str, points: int, disks: int | str, found: Sequence[Found]) -> None:
    """Print one line of the table."""
    counted = Counter(one.what for one in found)
    print(_ROW.format(name, points, disks, *(counted[kind] for kind in _KINDS)), flush=True)


if __name__ == "__main__":
    sys.exit(main())
