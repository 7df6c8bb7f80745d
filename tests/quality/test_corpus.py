"""The project's own labelled statements: minimum shares of right verdicts, also for the same words in other forms."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tuiokr.quality import KeyResultText, ObjectiveText, judge_key_result, judge_objective
from tuiokr.quality.classifier import ALARM
from tuiokr.quality.view import KeyResultView, ObjectiveView

CORPUS: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
]
KEY_RESULTS = [entry for entry in CORPUS if entry["kind"] == "key_result"]
OBJECTIVES = [entry for entry in CORPUS if entry["kind"] == "objective"]


def share(hits: list[bool]) -> float:
    """Return the share of true values."""
    return sum(hits) / len(hits)


def test_the_corpus_is_large() -> None:
    assert len(KEY_RESULTS) >= 150 and len(OBJECTIVES) >= 80
    assert len({entry["text"] for entry in CORPUS}) == len(CORPUS)


def test_most_outcomes_and_outputs_are_recognised() -> None:
    hits = [(KeyResultView(KeyResultText(e["text"])).chance >= 0.5) == (e["label"] == "outcome") for e in KEY_RESULTS]
    assert share(hits) >= 0.95


def test_most_certain_verdicts_are_right() -> None:
    said = [(judge_key_result(KeyResultText(e["text"])).outcome, e["label"]) for e in KEY_RESULTS]
    sure = [(verdict, label) for verdict, label in said if verdict != "unsure"]
    assert len(sure) >= 0.85 * len(said)
    assert share([verdict == label for verdict, label in sure]) >= 0.97


def test_most_measurable_key_results_are_recognised() -> None:
    hits = [judge_key_result(KeyResultText(e["text"])).measurable == e["measurable"] for e in KEY_RESULTS]
    assert share(hits) >= 0.94


def test_most_strong_and_weak_objectives_are_recognised() -> None:
    hits = [(ObjectiveView(ObjectiveText(e["text"])).chance >= 0.5) == (e["label"] == "strong") for e in OBJECTIVES]
    assert share(hits) >= 0.95


def test_metrics_in_objectives_are_found() -> None:
    for entry in OBJECTIVES:
        found = {f.name for f in judge_objective(ObjectiveText(entry["text"])).findings}
        assert ("metric-in-objective" in found) == entry["metric"], entry["text"]


def test_strong_objectives_rarely_get_an_error() -> None:
    strong = [e for e in OBJECTIVES if e["label"] == "strong"]
    loud = [e for e in strong if any(f.severity == "error" for f in judge_objective(ObjectiveText(e["text"])).findings)]
    assert len(loud) <= 0.05 * len(strong)


def held_out(kind: str) -> list[dict[str, Any]]:
    """Our statements that were not used to make the weights or word lists."""
    path = Path(__file__).parents[2] / "bench" / "held_out.jsonl"
    return [e for e in map(json.loads, path.read_text(encoding="utf-8").splitlines()) if e["kind"] == kind]


def test_unseen_key_results_are_judged_well() -> None:
    entries = held_out("key_result")
    chances = [KeyResultView(KeyResultText(e["text"])).chance for e in entries]
    assert share([(c >= 0.5) == (e["label"] == "outcome") for c, e in zip(chances, entries, strict=True)]) >= 0.87
    alarms = [e for c, e in zip(chances, entries, strict=True) if c < ALARM]
    assert share([e["label"] == "output" for e in alarms]) >= 0.9
    assert len(alarms) >= 0.85 * sum(e["label"] == "output" for e in entries)


def test_unseen_objectives_are_judged_well() -> None:
    entries = held_out("objective")
    hits = [(ObjectiveView(ObjectiveText(e["text"])).chance >= 0.5) == (e["label"] == "strong") for e in entries]
    assert share(hits) >= 0.91


def upper(text: str) -> str:
    """The same with a capital at the start of each word."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """The same with a small first letter."""
    return text[:1].lower() + text[1:] if not text[:2].isupper() else text


def slip(text: str) -> str:
    """Two neighbouring letters swapped in the longest word."""
    words = text.split(" ")
    longest = max(range(len(words)), key=lambda i: (words[i].isalpha(), len(words[i])))
    word = words[longest]
    middle = len(word) // 2
    if word.isalpha() and len(word) > 4:
        words[longest] = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    return " ".join(words)


DRESSES: dict[str, Callable[[str], str]] = {
    "full stop": lambda text: text.rstrip(".") + ".",
    "bullet": lambda text: f"- {text}",
    "label": lambda text: f"KR1: {text}",
    "number": lambda text: f"2. {text}",
    "lower case": str.lower,
    "capitals": str.upper,
    "in curly quotes": lambda text: f"“{text}”",
    "in bold": lambda text: f"**{text}**",
    "small first letter": lower,
    "capital first letter": upper,
    "curly quotes": lambda text: text.replace("'", "’"),
    "white space": lambda text: f"  {text}  ",
    "a slip of the finger": slip,
}


@pytest.mark.parametrize("dress", DRESSES)
def test_the_same_words_in_another_form_rarely_change_the_verdict(dress: str) -> None:
    changed = 0
    for entry in KEY_RESULTS:
        plain, dressed = (judge_key_result(KeyResultText(t)) for t in (entry["text"], DRESSES[dress](entry["text"])))
        changed += {plain.outcome, dressed.outcome} == {"outcome", "output"}
    for entry in OBJECTIVES:
        before, after = (judge_objective(ObjectiveText(t)) for t in (entry["text"], DRESSES[dress](entry["text"])))
        changed += {before.strength, after.strength} == {"strong", "weak"}
    assert changed <= 0.03 * len(CORPUS)
