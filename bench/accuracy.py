"""Measure the checks against labelled statements, and print the table of targets.

    python bench/accuracy.py DATA_FOLDER [--errors]

DATA_FOLDER contains `kr.jsonl`, `objectives.jsonl` and `pairs.jsonl`. For each source the weights are trained again
without it (leave one source out), so that no statement is judged by weights that saw statements of its source.
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
from tuiokr.quality import KeyResultText, ObjectiveText, Verdict, judge_key_result, judge_objective  # noqa: E402
from tuiokr.quality.linear import weights_of  # noqa: E402
from tuiokr.quality.view import KeyResultView, ObjectiveView  # noqa: E402

Entry = dict[str, Any]


def by_source(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Return entries grouped by their source."""
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


def judge_left_out(
    entries: Sequence[Entry],
    own: Sequence[Entry],
    table: dict[str, float],
    learn: Callable[[Sequence[Entry]], dict[str, float]],
    judge: Callable[[str], Any],
) -> None:
    """Set `entry["said"]` to the judgement by weights that were learnt without the entry's source. Restores `table`."""
    kept = dict(table)
    for source, group in by_source(entries).items():
        learnt = learn([*(entry for entry in entries if entry["source"] != source), *own])
        table.clear()
        table.update(learnt)
        for entry in group:
            entry["said"] = judge(entry["text"])
    table.clear()
    table.update(kept)


def learn_key_results(entries: Sequence[Entry]) -> dict[str, float]:
    """Return weights learnt from these key results."""
    return train.fit(train.outcome_rows(entries), train.STRENGTH["outcome"])


def learn_objectives(entries: Sequence[Entry]) -> dict[str, float]:
    """Return weights learnt from these objectives."""
    return train.fit(train.strong_rows(entries), train.STRENGTH["strong"])


def line(name: str, value: str, target: str, floor: float | None = None, got: float | None = None) -> None:
    """Print one line of the table."""
    mark = "" if floor is None or got is None else ("ok" if got >= floor else "SHORT")
    print(f"{name:<58} {value:>16}   {target:>10}  {mark}")


def judged_key_result(text: str) -> tuple[Verdict, float]:
    """Return the verdict on a key result, and the probability of an outcome."""
    return judge_key_result(KeyResultText(text)), KeyResultView(KeyResultText(text)).chance


def judged_objective(text: str) -> tuple[Verdict, float]:
    """Return the verdict on an objective, and the probability that it is strong."""
    return judge_objective(ObjectiveText(text)), ObjectiveView(ObjectiveText(text)).chance


def key_results(entries: Sequence[Entry]) -> None:
    """Print all figures about key results that were already judged."""
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
        ("  real company OKRs", lambda e: "company" in (e["kind"], e.get("style")), 0.85),
        ("  clear ones", lambda e: not e["ambiguous"], 0.93),
    ]
    for name, keep, floor in slices:
        chosen = [e for e in entries if keep(e)]
        if not chosen:
            continue
        got = macro_f1([e["label"] for e in chosen], [e["lean"] for e in chosen])
        strict = macro_f1([e["label"] for e in chosen], [e["strict"] for e in chosen])
        line(name + f" (n={len(chosen)})", f"{got:.3f} / {strict:.3f}", f"{floor:.2f}", floor, got)
    alarms = [e for e in entries if e["alarm"]]
    outputs = [e for e in entries if e["label"] == "output"]
    right = sum(e["label"] == "output" for e in alarms)
    precision, recall = right / max(1, len(alarms)), right / len(outputs)
    line("output alarm: precision / recall", f"{precision:.3f} / {recall:.3f}", ".92 / .85", 0.92, precision)
    got = macro_f1([train.measure_of(e) for e in entries], [e["measured"] for e in entries])
    line("measurable, three classes, macro-F1", f"{got:.3f}", "0.88", 0.88, got)
    sure = [e for e in entries if e["sure"]]
    accuracy = sum(e["label"] == e["strict"] for e in sure) / max(1, len(sure))
    line(
        "sure: share / accuracy there", f"{len(sure) / len(entries):.3f} / {accuracy:.3f}", ".80 / .96", 0.96, accuracy
    )


def objectives(entries: Sequence[Entry]) -> None:
    """Print all figures about objectives that were already judged."""
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
        if not chosen:
            continue
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


def held_out(entries: Sequence[Entry]) -> None:
    """Print the same figures for our own statements that were not used for the weights and the word lists."""
    print()
    line("what (held out, written by us, never trained on)", "forced / strict", "target")
    for kind, judge, tell in (
        ("key_result", judged_key_result, key_results),
        ("objective", judged_objective, objectives),
    ):
        chosen = [entry for entry in entries if entry["kind"] == kind]
        for entry in chosen:
            entry["said"] = judge(entry["text"])
            entry.setdefault("label_from", "judged")
        tell(chosen)


def score_of(kind: str, text: str) -> int:
    """Return the score of one statement with the shipped weights."""
    if kind == "kr":
        return judge_key_result(KeyResultText(text)).score
    return judge_objective(ObjectiveText(text)).score


def print_errors(found: Sequence[Entry], goals: Sequence[Entry], rewrites: Sequence[Entry]) -> None:
    """Print the statements whose judgement differs from their label."""
    for entry in found:
        chance = entry["said"][1]
        if entry["lean"] != entry["label"]:
            print(
                f"KR {entry['label']:8} {chance:.2f} {'?' if entry['ambiguous'] else ' '} {entry['kind']:8} "
                f"{entry['text']}"
            )
    for entry in found:
        if entry["measured"] != train.measure_of(entry):
            print(f"MEASURABLE {train.measure_of(entry)} said {entry['measured']} ({entry['label']}): {entry['text']}")
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
    kinds = {kind: [entry for entry in own if entry["kind"] == kind] for kind in ("key_result", "objective")}
    judge_left_out(found, kinds["key_result"], weights_of("outcome"), learn_key_results, judged_key_result)
    key_results(found)
    judge_left_out(goals, kinds["objective"], weights_of("strong"), learn_objectives, judged_objective)
    objectives(goals)
    pairs(rewrites)
    held_out(train.read_lines(HERE / "held_out.jsonl"))
    print("forced: an unsure verdict counts as the side it leans to; strict: as wrong")
    if "--errors" in sys.argv:
        print_errors(found, goals, rewrites)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
