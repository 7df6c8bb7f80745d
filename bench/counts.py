"""Measure what does not depend on the speed of a computer: the modules that a start loads, and the bytes per key.

    python -m bench.counts [--short]

The same figures in every run, so each has an exact ceiling.
"""

from __future__ import annotations

import argparse
import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bench.screen import COLUMNS, DEMO, ROWS
from bench.table import Table
from bench.terminal import Terminal

LIBRARY: Final = "textual"
"""Its version is pinned, so its modules can be counted; the modules of other libraries may change."""
STATEMENT: Final = '{"id": "1", "kind": "key_result", "text": "Checkout completion from 71 % to 85 % by 31 March"}'
LETTERS: Final = "kqjx"
ALIKE: Final = 4
"""The number of equal counts in a row after which nothing more is loaded."""
APART: Final = 0.5
"""The seconds between two of these counts."""

_SAY: Final = """
def say(*_):
    import json, sys
    with open({file!r}, "w", encoding="utf-8") as file:
        json.dump(sorted(sys.modules), file)
"""
_APP: Final = (
    _SAY
    + """
import signal, sys
signal.signal(signal.SIGUSR1, say)
from tuiokr.__main__ import main
sys.exit(main(["demo"]))
"""
)
_LINT: Final = (
    _SAY
    + """
from tuiokr.__main__ import main
main(["lint", "-", "--from", "jsonl", "--exit-zero"])
say()
"""
)


def counted(file: Path) -> Mapping[str, int]:
    """Package → the number of its modules that the program listed in the file; without the standard library."""
    found: dict[str, int] = {}
    for name in json.loads(file.read_text(encoding="utf-8")):
        top = name.partition(".")[0]
        found[top] = found.get(top, 0) + 1
    return {top: many for top, many in found.items() if top not in sys.stdlib_module_names}


def at_rest(terminal: Terminal, file: Path) -> Mapping[str, int]:
    """The modules that the program has loaded when it loads no more; some are loaded after Home was painted."""
    seen: list[Mapping[str, int]] = []
    while len(seen) < ALIKE or any(one != seen[-1] for one in seen[-ALIKE:]):
        terminal.signal(signal.SIGUSR1)
        terminal.run_for(APART)
        seen.append(counted(file))
    return seen[-1]


def app(table: Table, where: Path) -> None:
    """Start the demo and count its modules on Home. Then type letters one by one, each painted before the next."""
    file = where / "app.json"
    with Terminal((sys.executable, "-c", _APP.format(file=str(file))), COLUMNS, ROWS) as terminal:
        terminal.wait_for(DEMO.ready)
        terminal.settle()
        modules = at_rest(terminal, file)
        for keys, expected in DEMO.to_field:
            sent = terminal.send(keys)
            terminal.wait_for(expected, since=sent)
            terminal.settle()
        painted = []
        for letter in LETTERS:
            sent = terminal.send(letter)
            terminal.settle()
            painted.append(terminal.bytes_since(sent))
    table.add("own modules loaded on Home", "by tuiokr demo", modules["tuiokr"], None, "", step=1)
    table.add(f"modules of {LIBRARY} loaded on Home", "by tuiokr demo", modules[LIBRARY], None, "", step=1)
    # On a busy computer something else may be painted after a letter, but not after every letter.
    table.add("bytes painted for a letter, the least", f"{LETTERS} in turn", min(painted), None, "", step=10)


def lint(table: Table, where: Path) -> None:
    """Check one statement on the command line."""
    file = where / "lint.json"
    subprocess.run(
        [sys.executable, "-c", _LINT.format(file=str(file))],
        input=STATEMENT, text=True, stdout=subprocess.DEVNULL, check=True,
    )  # fmt: skip
    modules = counted(file)
    table.add("own modules loaded by a check", "by tuiokr lint", modules["tuiokr"], None, "", step=1)
    table.add(f"modules of {LIBRARY} loaded by a check", "by tuiokr lint", modules.get(LIBRARY, 0), 0, "", step=1)


def main() -> int:
    """Run the bench. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.counts", description="Modules loaded, bytes painted.")
    parser.add_argument("--short", action="store_true", help="the same: it is short as it is")
    parser.parse_args()
    table = Table("python -m bench.counts --short")
    with tempfile.TemporaryDirectory() as folder:
        lint(table, Path(folder))
        app(table, Path(folder))
    return table.finish()


if __name__ == "__main__":
    sys.exit(main())
