"""Measure the checks: statements per second, and the slowest single one, in processor time.

python -m bench.checks [--short]
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bench.table import Table, at, median
from tuiokr.quality import KeyResultText, ObjectiveText, Verdict, judge_key_result, judge_objective
from tuiokr.quality.waived import hold
from tuiokr.quality.waiver import WaiverView

_VERBS: Final = (
    "Raise",
    "Launch",
    "Reduce",
    "Ship",
    "Win",
    "Migrate",
    "Shorten",
    "Run",
    "Hire",
    "Improve",
    "Define",
    "Double",
)
_THINGS: Final = (
    "checkout completion", "the new portal", "median wait", "weekly active teams", "support tickets a customer",
    "interviews with buyers", "the billing service", "sign-ups from partners", "first-answer time",
    "unit test coverage",
)  # fmt: skip
_TAILS: Final = (
    "from 41 % to 63 %",
    "by 30 June",
    "by 25 %",
    "to under 3 minutes",
    "for all regions",
    "",
    "to 1,200 a month",
)
_CLAUSES: Final = (
    "by redesigning the first page",
    "so that nobody has to call",
    "measured by the monthly survey",
    "with sales",
)
_AIMS: Final = (
    "Make {} feel effortless",
    "Become the place people trust with {}",
    "Own {}",
    "Deliver {} and support {}",
)


def key_result(luck: random.Random, length: int = 0) -> KeyResultText:
    """Return a made-up key result; with exactly `length` characters, if given."""
    text = " ".join(filter(None, (luck.choice(_VERBS), luck.choice(_THINGS), luck.choice(_TAILS))))
    if luck.random() < 0.4:
        text += f", {luck.choice(_CLAUSES)}"
    while len(text) < length:
        text += f" and {luck.choice(_VERBS).lower()} {luck.choice(_THINGS)}, {luck.choice(_CLAUSES)}"
    # A unique number makes all statements different, so that no cache is used.
    own = f" {luck.randrange(10**9)}"
    return KeyResultText(text[: length - len(own)] + own if length else text + own)


def objective(luck: random.Random) -> ObjectiveText:
    """Return a made-up objective."""
    return ObjectiveText(
        luck.choice(_AIMS).format(luck.choice(_THINGS), f"{luck.choice(_THINGS)} {luck.randrange(10**9)}")
    )


def judge(given: KeyResultText | ObjectiveText) -> Verdict:
    return judge_key_result(given) if isinstance(given, KeyResultText) else judge_objective(given)


def each(statements: Sequence[KeyResultText | ObjectiveText]) -> list[float]:
    """The milliseconds for judging each statement."""
    taken = []
    for statement in statements:
        began = time.process_time()
        judge(statement)
        taken.append((time.process_time() - began) * 1000)
    return taken


def floor(statements: Sequence[KeyResultText | ObjectiveText]) -> list[float]:
    """The milliseconds of a baseline for each statement in Python: to JSON and back, a hundred times."""
    taken = []
    for statement in statements:
        began = time.process_time()
        for _ in range(100):
            json.loads(json.dumps({"kind": "key_result", "text": statement.text}))
        taken.append((time.process_time() - began) * 1000)
    return taken


def with_a_house(statements: Sequence[KeyResultText]) -> list[float]:
    """The milliseconds for judging each statement with a glossary of 300 terms and three waivers."""
    words = frozenset(f"word{number} pro" for number in range(300))
    waivers = tuple(WaiverView(name) for name in ("output-not-outcome", "no-deadline", "vague-words"))
    taken = []
    for statement in statements:
        began = time.process_time()
        verdict = judge_key_result(replace(statement, text=f"{statement.text} .", glossary=words))
        hold(statement.text, verdict.findings, waivers)
        taken.append((time.process_time() - began) * 1000)
    return taken


def used() -> float:
    """The seconds of processor time of all child processes that have ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def through_the_command_line(statements: Sequence[KeyResultText | ObjectiveText]) -> float:
    """The processor seconds of `tuiokr lint --from jsonl --format jsonl` for all, including the start of Python."""
    lines = [
        {"id": str(number), "kind": "key_result" if isinstance(one, KeyResultText) else "objective", "text": one.text}
        for number, one in enumerate(statements)
    ]
    command = [sys.executable, "-m", "tuiokr", "lint", "-", "--from", "jsonl", "--format", "jsonl", "--exit-zero"]
    began = used()
    done = subprocess.run(command, input="\n".join(map(json.dumps, lines)), capture_output=True, text=True, check=False)
    seconds = used() - began
    if done.returncode or done.stdout.count("\n") != len(statements):
        raise RuntimeError(f"lint gave {done.returncode} and {done.stdout.count(chr(10))} lines: {done.stderr}")
    return seconds


def main() -> int:
    """Run the bench. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.checks", description="How fast the checks are.")
    parser.add_argument("--short", action="store_true", help="1,000 statements instead of 10,000")
    short = parser.parse_args().short
    luck = random.Random(20270101)
    count = 1_000 if short else 10_000
    statements = [objective(luck) if luck.random() < 0.3 else key_result(luck) for _ in range(count)]
    longest = [key_result(luck, 500) for _ in range(count // 10)]
    table = Table("python -m bench.checks" + (" --short" if short else ""))
    each([objective(luck), key_result(luck)])  # loads the rules
    taken, long = each(statements), each(longest)
    table.add("in process", f"{count / sum(taken) * 1000:,.0f} statements a second")
    least = median(floor(statements[:200]))
    table.add("a hundred times to JSON and back, p50", f"{least:.2f} ms (the floor)")
    for what, times, target in (("one statement", taken, 3), ("one of 500 characters", long, 10)):
        said = f"{median(times):.2f} ms, p99 {at(times, 0.99):.2f}, worst {max(times):.2f}"
        table.add(f"{what}, p50 against the floor", said, median(times) / least, target)
    plain = [one for one in statements if isinstance(one, KeyResultText)][: count // 10]
    own = median(with_a_house(plain)) / median(each([replace(one, text=f"{one.text} ,") for one in plain]))
    table.add("with a glossary and waivers", "against without", own, 2.5)
    seconds, nothing = through_the_command_line(statements), through_the_command_line(statements[:1])
    table.add("tuiokr lint --from jsonl", f"{count / seconds:,.0f} statements a second, start {nothing * 1000:.0f} ms")
    table.add(
        "the same, a statement, without the start", "against in process", (seconds - nothing) * 1000 / sum(taken), 2
    )
    return table.finish()


if __name__ == "__main__":
    sys.exit(main())
