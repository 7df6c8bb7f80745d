"""Train the weights of the named features and write them as data.

    python bench/train.py DATA_FOLDER

DATA_FOLDER contains `kr.jsonl` and `objectives.jsonl`. The project's own statements (bench/corpus.jsonl and
tests/quality/corpus.jsonl) are added; bench/held_out.jsonl is never used. The method is ridge logistic regression: it
takes a few seconds and always gives the same weights. It needs the extra `train` (scikit-learn); the program does not.
"""

from __future__ import annotations

import json
import sys
import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from tuiokr.quality.lexicon.word_forms import one_letter_off  # noqa: E402
from tuiokr.quality.linear import WEIGHTS, Model  # noqa: E402
from tuiokr.quality.spelling import SHORTEST  # noqa: E402
from tuiokr.quality.statement import KeyResultText, ObjectiveText, tokenise  # noqa: E402
from tuiokr.quality.view import KeyResultView, ObjectiveView  # noqa: E402

Entry = Mapping[str, Any]
MEASURABLE = {True: "yes", None: "milestone", False: "no"}
"""Label of the field `measurable` → the word in a verdict."""
Row = tuple[dict[str, float], float, float]
"""Features, 1.0 or 0.0, weight of the row."""
STRENGTH = {"outcome": 0.3, "strong": 0.7}
FEWEST = 3
"""The number of statements that must share a feature before it gets a weight."""


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def own_corpus() -> list[dict[str, Any]]:
    """Return the project's own labelled statements, including those of the tests."""
    return [*read_lines(HERE / "corpus.jsonl"), *read_lines(HERE.parent / "tests" / "quality" / "corpus.jsonl")]


@cache
def features_of(text: str) -> dict[str, float]:
    """Return the features of a key result, computed once for all uses."""
    return KeyResultView(KeyResultText(text)).features


def outcome_rows(entries: Sequence[Entry]) -> list[Row]:
    """Return training rows of labelled key results."""
    return [(features_of(e["text"]), float(e["label"] == "outcome"), weight_of(e)) for e in entries]


def strong_rows(entries: Sequence[Entry]) -> list[Row]:
    """Return training rows of labelled objectives."""
    return [
        (ObjectiveView(ObjectiveText(e["text"])).features, float(e["label"] == "strong"), weight_of(e)) for e in entries
    ]


def measure_of(entry: Entry) -> str:
    """Return `yes`, `milestone` or `no`."""
    return MEASURABLE.get(entry["measurable"], str(entry["measurable"]))


def weight_of(entry: Entry) -> float:
    """Return the weight of a statement: ambiguous ones count half, those of real people double."""
    return (0.5 if entry.get("ambiguous") else 1.0) * (2.0 if "source" in entry else 1.0)


def fit(rows: Sequence[Row], strength: float) -> dict[str, float]:
    """Return the weights of a logistic regression; `strength` is scikit-learn's C, the inverse of its ridge.

    A word that only one or two statements use says more about them than about the language, so it is left out.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    seen = Counter(name for features, _, _ in rows for name in features)
    kept = [{n: v for n, v in f.items() if seen[n] >= FEWEST and n != "always"} for f, _, _ in rows]
    columns = DictVectorizer()
    table = columns.fit_transform(kept)
    model = LogisticRegression(C=strength, max_iter=5000)
    model.fit(table, [label for _, label, _ in rows], [weight for _, _, weight in rows])
    learnt = dict(zip(columns.get_feature_names_out(), model.coef_[0], strict=True))
    return {**{str(name): float(value) for name, value in learnt.items()}, "always": float(model.intercept_[0])}


def as_data(weights: Mapping[str, float]) -> dict[str, float]:
    """Return the weights as they are saved: sorted by name, with three decimals, without those below 0.02."""
    return {name: round(value, 3) for name, value in sorted(weights.items()) if abs(value) >= 0.02}


def write_weights(models: Mapping[Model, Mapping[str, float]]) -> None:
    """Write `tuiokr/quality/lexicon/weights.json`, one feature per line."""
    data = {model: as_data(weights) for model, weights in models.items()}
    WEIGHTS.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def common_words(entries: Sequence[Entry]) -> list[str]:
    """Return the longer words of our own statements that are not typing errors, sorted: the words of two statements,
    and of the others those that are not one typing error away from one of them.
    """
    found = Counter(
        token.text.lower()
        for entry in entries
        for token in set(tokenise(entry["text"]).tokens)
        if token.kind == "word" and token.text.isalpha() and token.text.isascii() and len(token.text) >= SHORTEST
    )
    sure = {word for word, count in found.items() if count > 1}
    return sorted(sure | {w for w in found if w not in sure and one_letter_off(w, sure) is None})


def write_common(entries: Sequence[Entry]) -> None:
    """Write `tuiokr/quality/lexicon/common.py`."""
    lines = textwrap.wrap(" ".join(common_words(entries)), 112, break_on_hyphens=False)
    body = "\n".join(f'    "{line} "' for line in lines)
    text = f'''"""Words that are not misspelled, from our own statements. Written by `bench/train.py`."""

from __future__ import annotations

from tuiokr.quality.lexicon.word_forms import words

COMMON = words(
{body}
)
"""Longer words that are in no other list."""
'''
    (HERE.parent / "tuiokr" / "quality" / "lexicon" / "common.py").write_text(text, encoding="utf-8")


def main() -> int:
    """Train the models and write their weights. Returns the exit status."""
    if len(sys.argv) != 2:
        print("usage: python bench/train.py DATA_FOLDER", file=sys.stderr)
        return 2
    folder = Path(sys.argv[1])
    own = own_corpus()
    write_common(own)
    found = [*read_lines(folder / "kr.jsonl"), *(e for e in own if e["kind"] == "key_result")]
    goals = [*read_lines(folder / "objectives.jsonl"), *(e for e in own if e["kind"] == "objective")]
    write_weights(
        {
            "outcome": fit(outcome_rows(found), STRENGTH["outcome"]),
            "strong": fit(strong_rows(goals), STRENGTH["strong"]),
        }
    )
    print(f"trained on {len(found)} key results and {len(goals)} objectives")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
