"""The likeness of two statements: TF-IDF over character 4-grams, with an inverted index.

Character grams handle word stems, compounds and other languages without a dictionary. Numbers become `#` first, so
`from 71 % to 85 %` and `from 40 % to 60 %` are alike, and function words are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property
from itertools import combinations
from math import fsum, log, sqrt

from tuiokr.alignment.function_words import FUNCTION_WORDS
from tuiokr.model.limits import LONGEST_STATEMENT

_GRAM = 4
_LEFT_OUT = 0.5
"""The share of the requested likeness that grams outside the search may contribute; measured as the fastest value."""
_FEW = 4
"""When fewer than one statement in so many is wanted, comparing one by one is faster than using the index."""
_MARKS = ".,;:!?()[]\"'“”‘’"
"""What may be before or after a word."""
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")

Vector = dict[str, float]


def fold(text: str) -> str:
    """`text` for comparison: one line, without case and function words, every number as `#`.

    A text of nothing but function words keeps them.
    """
    words = _DIGITS.sub("#", text[:LONGEST_STATEMENT].casefold()).split()
    return " ".join([word for word in words if word.strip(_MARKS) not in FUNCTION_WORDS] or words)


def grams(text: str) -> Counter[str]:
    """The 4-grams of the folded `text` with their counts; empty for an empty text."""
    folded = fold(text)
    padded = f" {folded} "
    return Counter(padded[at : at + _GRAM] for at in range(max(1, len(padded) - _GRAM + 1)) if folded)


class LikenessIndex:
    """Statements by id, prepared for comparison. Scores are cosines, 0.0-1.0, independent of the order of `texts`.

    Statements that are equal after folding are compared once.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = dict(texts)
        self._found: dict[float, tuple[tuple[str, str, float], ...]] = {}
        folded = {key: fold(text) for key, text in texts.items()}
        self._numbers = {words: number for number, words in enumerate(sorted(set(folded.values())))}
        self._number = {key: self._numbers[words] for key, words in folded.items()}
        self._ids: list[list[str]] = [[] for _ in self._numbers]
        for key in sorted(folded):
            self._ids[self._number[key]].append(key)
        counts = [grams(words) for words in self._numbers]
        self._seen = Counter(gram for count in counts for gram in count)
        """Gram → the number of different statements that have it."""
        self._unknown = 1 + log(1 + len(counts))
        self._rare = {gram: self._unknown - log(1 + seen) for gram, seen in self._seen.items()}
        self._vectors = [self._vector(count) for count in counts]

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, float]]]:
        """Gram → (number of a statement, weight) for all statements that have it."""
        places: dict[str, list[tuple[int, float]]] = {}
        for number, vector in enumerate(self._vectors):
            for gram, weight in vector.items():
                places.setdefault(gram, []).append((number, weight))
        return places

    def __contains__(self, key: str) -> bool:
        return key in self._number

    def __len__(self) -> int:
        return len(self._number)

    def _vector(self, count: Counter[str]) -> Vector:
        weights = {
            gram: self._rare.get(gram, self._unknown) * (1.0 if often == 1 else 1 + log(often))
            for gram, often in count.items()
        }
        length = sqrt(fsum([weight * weight for weight in weights.values()]))
        return {gram: weight / length for gram, weight in weights.items()}

    def between(self, one: str, other: str) -> float:
        """The likeness of two statements of the index, by id; 0.0 when one of them is not in it."""
        if one not in self._number or other not in self._number:
            return 0.0
        return _cosine(self._vectors[self._number[one]], self._vectors[self._number[other]])

    def scores(self, text: str, among: Collection[str] | None = None) -> dict[str, float]:
        """id → score of the statements that have anything in common with `text`; only those in `among`, if given.

        `text` is the id of a statement (which is not in the result) or any other words.
        """
        vector = self._vectors[self._number[text]] if text in self._number else self._vector(grams(text))
        if among is not None and len(among) * _FEW < len(self._number):
            few = {key: _cosine(vector, self._vectors[self._number[key]]) for key in among if key in self._number}
            scores = {key: score for key, score in few.items() if score}
        else:
            sums = [0.0] * len(self._vectors)
            for gram, weight in vector.items():
                for number, other in self._places.get(gram, ()):
                    sums[number] += weight * other
            wanted = range(len(sums)) if among is None else {self._number[key] for key in among if key in self._number}
            scores = {
                key: score
                for number in wanted
                if sums[number] and (score := _tidy(sums[number]))
                for key in self._ids[number]
                if among is None or key in among
            }
        if text in self._number:
            scores.pop(text, None)
        return scores

    def alike(self, text: str, limit: int = 3) -> tuple[tuple[str, float], ...]:
        """Up to `limit` most similar statements as (id, score), best first; `text` as in `scores`."""
        ranked = sorted(self.scores(text).items(), key=lambda one: (-one[1], one[0]))
        return tuple(ranked[: max(0, limit)])

    def pairs(self, at_least: float) -> tuple[tuple[str, str, float], ...]:
        """All pairs with a likeness of `at_least`, as (smaller id, larger id, score), the highest score first.

        `at_least` below 0.1 counts as 0.1. The grams of each statement are sorted, rare ones first, and only the first
        ones are searched: the others weigh too little to make a pair alike without them. A result is kept.
        """
        at_least = max(at_least, 0.1)
        if at_least not in self._found:
            self._found[at_least] = self._pairs(at_least)
        return self._found[at_least]

    def _pairs(self, at_least: float) -> tuple[tuple[str, str, float], ...]:
        rest = at_least * _LEFT_OUT
        found: list[tuple[str, str, float]] = []
        places: dict[str, list[tuple[int, float]]] = {}
        for number, vector in enumerate(self._vectors):
            if vector and at_least <= 1.0:
                found += [(one, other, 1.0) for one, other in combinations(self._ids[number], 2)]
            sums = [rest + 1e-9] * number
            for gram in self._telling(vector, rest):
                weight = vector[gram]
                beside = places.setdefault(gram, [])
                for other, its_weight in beside:
                    sums[other] += weight * its_weight
                beside.append((number, weight))
            for other in [other for other, most in enumerate(sums) if most >= at_least]:
                score = _cosine(vector, self._vectors[other])
                if score >= at_least:
                    found += [(min(a, b), max(a, b), score) for a in self._ids[number] for b in self._ids[other]]
        return tuple(sorted(found, key=lambda one: (-one[2], one[0], one[1])))

    def _telling(self, vector: Vector, rest: float) -> list[str]:
        """The rarer grams that other statements also have; the omitted ones have a total length below `rest`."""
        ranked = sorted([gram for gram in vector if self._seen[gram] > 1], key=lambda gram: (self._seen[gram], gram))
        length, limit = 0.0, rest * rest - 1e-9
        for place in range(len(ranked) - 1, -1, -1):
            length += vector[ranked[place]] ** 2
            if length >= limit:
                return ranked[: place + 1]
        return []


def _cosine(one: Vector, other: Vector) -> float:
    return _tidy(fsum([one[gram] * other[gram] for gram in one.keys() & other.keys()]))


def _tidy(score: float) -> float:
    """Round to six decimals within 0-1, so that the order of a sum has no effect."""
    return min(1.0, max(0.0, round(score, 6)))
