"""Trains the weights of the named features and writes them as data.

    python bench/train.py DATA_FOLDER

DATA_FOLDER holds `kr.jsonl` and `objectives.jsonl`; the project's own corpus (tests/quality/corpus.jsonl) is added. The
method is logistic regression with a ridge, solved by Newton steps, in plain Python: a few seconds, the same weights
every time.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from tuiokr.quality import linear  # noqa: E402
from tuiokr.quality.view import key_result_features, objective_features  # noqa: E402

Row = tuple[dict[str, float], float, float]
"""Features, 1.0 or 0.0, weight of the row."""
RIDGE = {"outcome": 1.0, "strong": 1.5}
HEADER = '''"""Weights of the named features. Written by `bench/train.py`; every number is a reason for or against."""

from __future__ import annotations
'''


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def own_corpus() -> list[dict[str, Any]]:
    """Return the project's own labelled statements."""
    path = HERE.parent / "tests" / "quality" / "corpus.jsonl"
    return read_lines(path) if path.exists() else []


def outcome_rows(entries: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Return training rows of labelled key results; what is ambiguous counts half."""
    return [
        (key_result_features(e["text"]), 1.0 if e["label"] == "outcome" else 0.0, 0.5 if e.get("ambiguous") else 1.0)
        for e in entries
    ]


def strong_rows(entries: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Return training rows of labelled objectives; what is ambiguous counts half."""
    return [
        (objective_features(e["text"]), 1.0 if e["label"] == "strong" else 0.0, 0.5 if e.get("ambiguous") else 1.0)
        for e in entries
    ]


def fit(rows: Sequence[Row], ridge: float, steps: int = 8) -> dict[str, float]:
    """Return the weights that minimise the logistic loss plus `ridge` / 2 times the sum of their squares."""
    names = sorted({name for features, _, _ in rows for name in features})
    place = {name: i for i, name in enumerate(names)}
    sparse = [([(place[n], v) for n, v in f.items()], y, w) for f, y, w in rows]
    size = len(names)
    beta = [0.0] * size
    for _ in range(steps):
        gradient = [-ridge * b for b in beta]
        hessian = [[0.0] * size for _ in range(size)]
        for i in range(size):
            hessian[i][i] = ridge
        for active, y, w in sparse:
            p = linear.probability(sum(beta[i] * v for i, v in active))
            slope, bend = w * (y - p), w * p * (1 - p)
            for i, v in active:
                gradient[i] += slope * v
                row = hessian[i]
                for j, u in active:
                    row[j] += bend * v * u
        beta = [b + d for b, d in zip(beta, solve(hessian, gradient), strict=True)]
    return dict(zip(names, beta, strict=True))


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Return x with matrix · x = right, for a symmetric positive definite matrix (Cholesky)."""
    size = len(right)
    lower = [[0.0] * size for _ in range(size)]
    for i in range(size):
        row = lower[i]
        for j in range(i + 1):
            other = lower[j]
            total = matrix[i][j] - sum(row[k] * other[k] for k in range(j))
            row[j] = total**0.5 if i == j else total / other[j]
    half = [0.0] * size
    for i in range(size):
        half[i] = (right[i] - sum(lower[i][k] * half[k] for k in range(i))) / lower[i][i]
    result = [0.0] * size
    for i in reversed(range(size)):
        result[i] = (half[i] - sum(lower[k][i] * result[k] for k in range(i + 1, size))) / lower[i][i]
    return result


def as_source(name: str, weights: Mapping[str, float], words: str) -> str:
    """Return the weights as Python source, sorted by name, weights below 0.005 left out."""
    lines = [f"{name}: dict[str, float] = {{"]
    lines += [f'    "{key}": {value:.3f},' for key, value in sorted(weights.items()) if abs(value) >= 0.005]
    return "\n".join([*lines, "}", f'"""{words}"""', ""])


def main() -> int:
    """Train both models and write `tuiokr/quality/weights.py`. Returns the exit status."""
    if len(sys.argv) != 2:
        print("usage: python bench/train.py DATA_FOLDER", file=sys.stderr)
        return 2
    folder = Path(sys.argv[1])
    own = own_corpus()
    outcome = outcome_rows(read_lines(folder / "kr.jsonl") + [e for e in own if e["kind"] == "key_result"])
    strong = strong_rows(read_lines(folder / "objectives.jsonl") + [e for e in own if e["kind"] == "objective"])
    text = "\n".join(
        [
            HEADER,
            as_source(
                "OUTCOME", fit(outcome, RIDGE["outcome"]), "Positive speaks for an outcome, negative for an output."
            ),
            as_source(
                "STRONG",
                fit(strong, RIDGE["strong"]),
                "Positive speaks for a strong objective, negative for a weak one.",
            ),
        ]
    )
    (HERE.parent / "tuiokr" / "quality" / "weights.py").write_text(text, encoding="utf-8")
    print(f"trained on {len(outcome)} key results and {len(strong)} objectives")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
