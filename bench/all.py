"""All benches, one after the other. One that finds something worse is run again, twice: noise is not worse each time.

python -m bench.all [--short]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable

BENCHES = ("counts", "checks", "growth", "store", "screen", "live", "memory")
TRIES = 3
"""The number of runs in which a bench must find something worse before it fails."""


def each_time(worse: Callable[[], bool], tries: int = TRIES) -> bool:
    """Whether something is worse in every one of so many tries; the first try without it stops the rest."""
    return all(worse() for _ in range(tries))


def main() -> int:
    """Run all benches; return 1 when one of them found something worse, else 0."""
    parser = argparse.ArgumentParser(prog="python -m bench.all", description=__doc__)
    parser.add_argument("--short", action="store_true", help="fewer runs, smaller workspaces")
    short = ["--short"] if parser.parse_args().short else []

    def worse(name: str) -> bool:
        return subprocess.run([sys.executable, "-m", f"bench.{name}", *short], check=False).returncode != 0

    failed = [name for name in BENCHES if each_time(lambda name=name: worse(name))]  # type: ignore[misc]
    if failed:
        print(f"worse than they were, or broken: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
