"""All benches, one after the other.

python -m bench.all [--short]
"""

from __future__ import annotations

import argparse
import subprocess
import sys

BENCHES = ("checks", "growth", "store", "screen", "live", "memory")


def main() -> int:
    """Run them; 1 when one of them found a gross regression, else 0."""
    parser = argparse.ArgumentParser(prog="python -m bench.all", description=__doc__)
    parser.add_argument("--short", action="store_true", help="fewer runs, smaller workspaces")
    short = ["--short"] if parser.parse_args().short else []
    failed = [
        name
        for name in BENCHES
        if subprocess.run([sys.executable, "-m", f"bench.{name}", *short], check=False).returncode
    ]
    if failed:
        print(f"far off or broken: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
