"""Measures the checks against labelled statements and prints the table of targets.

    python bench/accuracy.py DATA_FOLDER [--errors]

DATA_FOLDER holds `kr.jsonl`, `objectives.jsonl` and `pairs.jsonl`. What is trained is trained anew without the source
that is judged (leave one source out), so that no statement is judged by weights that saw its neighbours.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from bench import train  # noqa: E402
from tuiokr.quality import (  # noqa: E402
    KeyResultText,
    ObjectiveText,
    judge_key_result,
    judge_objective,
    weights,
)
from tuiokr.quality.view import KeyResultView, ObjectiveView  # noqa: E402

Entry = dict[str, Any]
MEASURABLE = {True: "yes", None: "milestone", False: "no"}


def by_source(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Return entries grouped by where they come from."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry["source"]].append(entry)
    return groups


def macro_f1(gold: Sequence[str], said: Sequence[str]) -> float:
    """Return the mean F1 over the classes that occur in `gold`."""
    scores = []
    for name in sorted(set(gold)):
        hit = sum(g == s == name for g, s in zip(gold, said, strict=True))
        total = sum(g == name for g in gold) + sum(s == name for s in said)
        scores.append(2 * hit / total if total else 0.0)
    return sum(scores) / len(scores) if scores else float("nan")


def leave_out(entries: Sequence[Entry], rows_of: Callable[[Sequence[Entry]], list[train.Row]], ridge: float,
              own: Sequence[Entry]) -> dict[str, dict[str, float]]:  # fmt: skip
    """Return for each source the weights learnt without it."""
    rows = rows_of(entries)
    extra = rows_of(own)
    learnt: dict[str, dict[str, float]] = {}
    for source in by_source(entries):
        kept = [row for row, entry in zip(rows, entries, strict=True) if entry["source"] != source]
        learnt[source] = train.fit(kept + extra, ridge, steps=6)
    return learnt


def judge_left_out(entries: Sequence[Entry], learnt: dict[str, dict[str, float]], table: dict[str, float],
                   judge: Callable[[str], Any]) -> None:  # fmt: skip
    """Set `entry["said"]` to the verdict with the weights of its fold, and `entry["chance"]` beside it."""
    kept = dict(table)
    for source, group in by_source(entries).items():
        table.clear()
        table.update(learnt[source])
        for entry in group:
            entry["said"] = judge(entry["text"])
    table.clear()
    table.update(kept)


def line(name: str, value: str, target: str, floor: float | None = None, got: float | None = None) -> None:
    """Print one line of the table."""
    mark = "" if floor is None or got is None else ("ok" if got >= floor else "SHORT")
    print(f"{name:<58} {value:>16}   {target:>10}  {mark}")


def key_results(entries: list[Entry], own: Sequence[Entry]) -> None:
    """Print everything about key results."""
    learnt = leave_out(entries, train.outcome_rows, train.RIDGE["outcome"], own)

    def judge(text: str) -> Any:
        return judge_key_result(KeyResultText(text)), KeyResultView(KeyResultText(text)).chance

    judge_left_out(entries, learnt, weights.OUTCOME, judge)
    for entry in entries:
        verdict, chance = entry["said"]
        entry["lean"] = "outcome" if chance >= 0.5 else "output"
        entry["sure"] = verdict.outcome != "unsure"
        entry["measured"] = verdict.measurable
        entry["alarm"] = any(f.name == "output-not-outcome" for f in verdict.findings)
        entry["strict"] = verdict.outcome
    slices: list[tuple[str, Callable[[Entry], bool], float]] = [
        ("outcome/output, macro-F1, all", lambda e: True, 0.90),
        ("  labelled by the source", lambda e: e["label_from"] == "source", 0.94),
        ("  real company OKRs", lambda e: e["kind"] == "company", 0.85),
        ("  clear ones", lambda e: not e["ambiguous"], 0.93),
    ]
    for name, keep, floor in slices:
        chosen = [e for e in entries if keep(e)]
        got = macro_f1([e["label"] for e in chosen], [e["lean"] for e in chosen])
        strict = macro_f1([e["label"] for e in chosen], [e["strict"] for e in chosen])
        line(name + f" (n={len(chosen)})", f"{got:.3f} / {strict:.3f}", f"{floor:.2f}", floor, got)
    alarms = [e for e in entries if e["alarm"]]
    outputs = [e for e in entries if e["label"] == "output"]
    right = sum(e["label"] == "output" for e in alarms)
    precision, recall = right / max(1, len(alarms)), right / len(outputs)
    line("output alarm: precision / recall", f"{precision:.3f} / {recall:.3f}", ".92 / .85", 0.92, precision)
    got = macro_f1([MEASURABLE[e["measurable"]] for e in entries], [e["measured"] for e in entries])
    line("measurable, three classes, macro-F1", f"{got:.3f}", "0.88", 0.88, got)
    sure = [e for e in entries if e["sure"]]
    accuracy = sum(e["label"] == e["strict"] for e in sure) / max(1, len(sure))
    line(
        "sure: share / accuracy there", f"{len(sure) / len(entries):.3f} / {accuracy:.3f}", ".80 / .96", 0.96, accuracy
    )


def objectives(entries: list[Entry], own: Sequence[Entry]) -> None:
    """Print everything about objectives."""
    learnt = leave_out(entries, train.strong_rows, train.RIDGE["strong"], own)

    def judge(text: str) -> Any:
        return judge_objective(ObjectiveText(text)), ObjectiveView(ObjectiveText(text)).chance

    judge_left_out(entries, learnt, weights.STRONG, judge)
    for entry in entries:
        verdict, chance = entry["said"]
        entry["lean"] = "strong" if chance >= 0.5 else "weak"
        entry["strict"] = verdict.strength
        entry["metric"] = any(f.name == "metric-in-objective" for f in verdict.findings)
    for name, chosen, floor in (
        ("objective strong/weak, macro-F1, all", entries, 0.82),
        ("  labelled by the source", [e for e in entries if e["label_from"] == "source"], 0.87),
        ("  clear ones", [e for e in entries if not e["ambiguous"]], 0.85),
    ):
        got = macro_f1([e["label"] for e in chosen], [e["lean"] for e in chosen])
        strict = macro_f1([e["label"] for e in chosen], [e["strict"] for e in chosen])
        line(name + f" (n={len(chosen)})", f"{got:.3f} / {strict:.3f}", f"{floor:.2f}", floor, got)
    sure = [e for e in entries if e["strict"] != "unsure"]
    accuracy = sum(e["label"] == e["strict"] for e in sure) / max(1, len(sure))
    line("  sure: share / accuracy there", f"{len(sure) / len(entries):.3f} / {accuracy:.3f}", "")
    gold = [e for e in entries if "metric_in_objective" in e["reasons"]]
    said = [e for e in entries if e["metric"]]
    right = sum("metric_in_objective" in e["reasons"] for e in said)
    precision, recall = right / max(1, len(said)), right / max(1, len(gold))
    line(
        "metric-in-objective: precision / recall",
        f"{precision:.3f} / {recall:.3f}",
        ".93 / .93",
        0.93,
        min(precision, recall),
    )


def pairs(entries: Iterable[Entry]) -> None:
    """Print how often the better wording scores higher."""
    for kind, name, floor in (("kr", "key result", 0.97), ("objective", "objective", 0.88)):
        chosen = [e for e in entries if e["kind"] == kind]
        wins = 0
        for entry in chosen:
            low, high = (score_of(kind, entry[k]) for k in ("bad", "better"))
            entry["scores"] = (low, high)
            wins += high > low
        got = wins / max(1, len(chosen))
        line(f"pairs, {name}: the better one scores higher", f"{got:.3f}", f"{floor:.2f}", floor, got)


def score_of(kind: str, text: str) -> int:
    """Return the score of one statement with the weights as shipped."""
    if kind == "kr":
        return judge_key_result(KeyResultText(text)).score
    return judge_objective(ObjectiveText(text)).score


def print_errors(found: Sequence[Entry], goals: Sequence[Entry], rewrites: Sequence[Entry]) -> None:
    """Print what was judged otherwise than labelled."""
    for entry in found:
        chance = entry["said"][1]
        if entry["lean"] != entry["label"]:
            print(
                f"KR {entry['label']:8} {chance:.2f} {'?' if entry['ambiguous'] else ' '} {entry['kind']:8} "
                f"{entry['text']}"
            )
    for entry in found:
        if entry["measured"] != MEASURABLE[entry["measurable"]]:
            print(
                f"MEASURABLE {MEASURABLE[entry['measurable']]} said {entry['measured']} ({entry['label']}): "
                f"{entry['text']}"
            )
    for entry in goals:
        if entry["lean"] != entry["label"]:
            print(
                f"OBJ {entry['label']:7} {entry['said'][1]:.2f} {'?' if entry['ambiguous'] else ' '} "
                f"{entry['label_from']} {entry['text']}"
            )
    for entry in goals:
        if entry["metric"] != ("metric_in_objective" in entry["reasons"]):
            print(f"METRIC said {entry['metric']}: {entry['text']}")
    for entry in rewrites:
        if entry["scores"][1] <= entry["scores"][0]:
            print(f"PAIR {entry['scores']} {entry['bad']} => {entry['better']}")


def main() -> int:
    """Print the table. Returns the exit status."""
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    if len(arguments) != 1:
        print("usage: python bench/accuracy.py DATA_FOLDER [--errors]", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    found, goals, rewrites = (train.read_lines(folder / f"{n}.jsonl") for n in ("kr", "objectives", "pairs"))
    own = train.own_corpus()
    line("what (leave one source out)", "forced / strict", "target")
    key_results(found, [e for e in own if e["kind"] == "key_result"])
    objectives(goals, [e for e in own if e["kind"] == "objective"])
    pairs(rewrites)
    print("forced: an unsure verdict counts as the side it leans to; strict: as wrong")
    if "--errors" in sys.argv:
        print_errors(found, goals, rewrites)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
