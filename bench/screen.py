"""Measure what a person waits for: `tuiokr demo` and a bare Textual app in turns, on a pseudo-terminal.

    python -m bench.screen [--short]

Needs Linux (memory and processor time come from /proc).
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from bench.bare import READY
from bench.table import Table, at, median
from bench.terminal import Frame, Terminal, first, load

COLUMNS, ROWS = 120, 36
GAP: Final = 0.09
"""The seconds between two keys of a person who knows what to write."""
LETTERS: Final = "kqjxwvz"
"""Rare letters, so that the end of a typed word is nowhere else on the screen."""
WORD, WORDS = 8, 5
"""Letters of a made-up word, and words of a line."""
SURE: Final = 3
"""Letters of a word that must be on the screen before its end is searched."""


@dataclass(frozen=True)
class Program:
    """One program: how to start it, and how to get to the text field."""

    name: str
    command: tuple[str, ...]
    ready: str
    """Text on the first screen that appears with its real content."""
    to_field: tuple[tuple[str, str], ...]
    """(keys, text that is then on the screen), in order; the last pair moves the cursor to the text field."""


BARE: Final = Program("bare", (sys.executable, "-m", "bench.bare"), READY, (("\t", READY),))
DEMO: Final = Program(
    "demo",
    (sys.executable, "-m", "tuiokr", "demo"),
    "Payments",
    (("\x1b[B\x1b[B\r", "ASK THE TEAM"), ("k", "how would you know?")),
)

CLOCK: Final = Program("clock", DEMO.command, DEMO.ready, (("g", "The leader opens"), (" ", "Key results")))
"""The demo on the screen of a running workshop."""


@dataclass
class Seen:
    """The results of the runs of one program. Times are in milliseconds, memory is in MB."""

    ink: list[float] = field(default_factory=list)
    ready: list[float] = field(default_factory=list)
    cpu_ready: list[float] = field(default_factory=list)
    resident: list[float] = field(default_factory=list)
    idle_cpu: list[float] = field(default_factory=list)
    """Per cent of one processor."""
    idle_bytes: list[float] = field(default_factory=list)
    """Bytes per second."""
    key: list[float] = field(default_factory=list)
    key_bytes: list[float] = field(default_factory=list)


def run(program: Program, seen: Seen, *, lines: int, idle: float, luck: random.Random) -> None:
    """Start a program once and measure everything."""
    with Terminal(program.command, COLUMNS, ROWS) as terminal:
        ready = terminal.wait_for(program.ready)
        terminal.settle()
        ink = first(terminal.frames(), lambda frame: not frame.blank)
        used = load(terminal.pid)
        seen.ink.append(((ink or ready) - terminal.began) * 1000)
        seen.ready.append((ready - terminal.began) * 1000)
        seen.cpu_ready.append(used.cpu * 1000)
        seen.resident.append(used.resident / 1e6)
        for keys, expected in program.to_field:
            sent = terminal.send(keys)
            terminal.settle(3)
            terminal.wait_for(expected, since=sent)
            terminal.settle()
        if idle:
            before, began = load(terminal.pid), time.perf_counter()
            terminal.run_for(idle)
            seen.idle_cpu.append((load(terminal.pid).cpu - before.cpu) / idle * 100)
            seen.idle_bytes.append(terminal.bytes_since(began) / idle)
        for _ in range(lines):
            draft(terminal, seen, luck)


def draft(terminal: Terminal, seen: Seen, luck: random.Random) -> None:
    """Type one line, then delete it letter by letter; only the typing is measured."""
    words = ["".join(luck.choice(LETTERS) for _ in range(WORD)) for _ in range(WORDS)]
    typed = " ".join(words)
    began = time.perf_counter()
    keys: list[tuple[float, str]] = []
    for at_letter, letter in enumerate(typed):
        keys.append((terminal.send(letter), typed[: at_letter + 1].rpartition(" ")[2]))
        terminal.run_for(GAP * luck.uniform(0.7, 1.3))
    terminal.settle(3)
    seen.key_bytes.append(terminal.bytes_since(began) / len(typed))
    seen.key.extend(shown(keys, terminal.frames(began)))
    for _ in typed:
        terminal.send("\x7f")
        terminal.run_for(0.02)
    terminal.settle(3)


def shown(keys: Sequence[tuple[float, str]], frames: Iterator[Frame]) -> Iterator[float]:
    """Yield the milliseconds from each key to the first frame that shows it, for keys that can be distinguished."""
    waiting = list(itertools.filterfalse(lambda key: len(key[1]) < SURE, keys))
    for frame in frames:
        while waiting and waiting[0][0] < frame.when and frame.holds(waiting[0][1]):
            yield (frame.when - waiting[0][0]) * 1000
            waiting.pop(0)
    if len(waiting) > 2:
        raise TimeoutError(f"{len(waiting)} typed letters never showed, the first in {waiting[0][1]!r}")


def compare(table: Table, bare: Seen, demo: Seen, clock: Seen) -> None:
    """Add the rows, each with its target."""

    def ratio(
        what: str,
        unit: str,
        one: Sequence[float],
        floor: Sequence[float],
        target: float | None = None,
        share: float = 0.5,
        step: float = 0.0,
    ) -> None:
        mine, other = at(one, share), at(floor, share)
        table.add(what, f"{mine:,.1f} against {other:,.1f} {unit}", mine / other, target, step=step)

    ratio("first ink, against the bare app's first paint", "ms", demo.ink, bare.ready, 0.1)
    ratio("ready with real content", "ms", demo.ready, bare.ready, 1.4)
    ratio("processor time of a start", "ms", demo.cpu_ready, bare.cpu_ready)
    ratio("resident memory", "MB", demo.resident, bare.resident, 1.4, step=0.05)
    ratio("key to paint while drafting, p50", "ms", demo.key, bare.key, 1.0)
    ratio("key to paint while drafting, p95", "ms", demo.key, bare.key, 1.0, 0.95)
    ratio("bytes a key while drafting", "bytes", demo.key_bytes, bare.key_bytes, 0.15, step=0.01)
    for what, seen in (("while drafting, no key", demo), ("with a running clock", clock)):
        processor, painted = f"processor at rest {what}", f"bytes at rest {what}"
        table.add(processor, f"bare {median(bare.idle_cpu):.2f} %", median(seen.idle_cpu), 0.5, " %", gross=4)
        table.add(painted, f"bare {median(bare.idle_bytes):.0f}", median(seen.idle_bytes), 300, " /s", gross=4, step=25)


def main() -> int:
    """Run the bench. Returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.screen", description="tuiokr demo against a bare Textual app."
    )
    parser.add_argument("--short", action="store_true", help="3 starts of each and 3 lines typed, instead of 12 and 5")
    short = parser.parse_args().short
    rounds, lines, idle = (3, 1, 4.0) if short else (12, 4, 10.0)
    luck = random.Random(20270101)
    seen = {program.name: Seen() for program in (BARE, DEMO, CLOCK)}
    for program in (BARE, DEMO):  # compiles modules that are not compiled yet
        run(program, Seen(), lines=0, idle=0, luck=luck)
    for turn in range(rounds):
        for program in (BARE, DEMO):
            run(program, seen[program.name], lines=lines, idle=idle if turn < (1 if short else 3) else 0, luck=luck)
    for _ in range(1 if short else 3):
        run(CLOCK, seen["clock"], lines=0, idle=idle, luck=luck)
    table = Table("python -m bench.screen" + (" --short" if short else ""))
    compare(table, seen["bare"], seen["demo"], seen["clock"])
    return table.finish()


if __name__ == "__main__":
    sys.exit(main())
