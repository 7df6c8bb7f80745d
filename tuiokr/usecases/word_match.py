"""Match typed words to texts: by equal words, stems, synonyms, beginnings or typing errors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from math import log
from typing import Final, TypeVar

from tuiokr.quality.lexicon.common import COMMON
from tuiokr.quality.lexicon.word_forms import slips
from tuiokr.usecases import thesaurus

LONGEST: Final = 200
"""The number of characters of a query that are used."""
T = TypeVar("T")

REMEMBERED: Final = 500
"""The number of typed words whose matches are cached."""
_FILLERS: Final = """
a about all also am an and any anything app application are as at be been but by can cant could did do does dont for
from get give go had has have he her here him his how i i'd i'm i've if in into is it item items its just let lets
like make may maybe me must my need needed needs now of on or our please possible program put really see shall she
should show so some something stuff that the their them then there these thing this those to too tool try tuiokr us
very wanna want was way we we're were what when where which will with without would you your
"""
FILLERS: Final = frozenset(_FILLERS.split())
"""Words of a question that say little about what is searched for."""
FILLER_WEIGHT: Final = 0.12
"""The weight of a filler, relative to another word."""
EXACT, STEM, SYNONYM, SLIP, CLOSE, INSIDE = 1.0, 0.9, 0.85, 0.7, 0.55, 0.4
"""How well a word matches another one, by the kind of match."""
LIKE: Final = 0.8
"""The least similarity, 0-1, at which an unknown word is taken for a word with several typing errors."""
_ENDINGS: Final = (
    "ments",
    "ment",
    "ations",
    "ation",
    "ings",
    "ing",
    "ers",
    "er",
    "ies",
    "ied",
    "ed",
    "es",
    "s",
    "e",
    "y",
)
_UNSTEMMED: Final = frozenset(["later"])
"""Words whose stem would be the stem of another word: `late`."""
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_TERMS: Final = re.compile(r"\b(?:(?:key results?|krs?)|(tie)[ -]?(off)s?|(parking) (lot))\b")
"""Terms of two words that are treated as one word."""


_UNDECOMPOSED: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d"})
"""Letters that Unicode does not decompose into a letter and an accent."""


def fold(text: str) -> str:
    """Return `text` without case and accents, for comparison only, not for storage."""
    text = text.casefold()
    if text.isascii():
        return text
    text = text.translate(_UNDECOMPOSED)
    parts = unicodedata.normalize("NFKD", text)
    return "".join(char for char in parts if not unicodedata.combining(char))


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text."""
    found = _WORD.findall(fold(text))
    if "'" not in text and "’" not in text:
        return tuple(found)
    return tuple(word.replace("’", "'").removesuffix("'s") for word in found)


def terms(text: str) -> tuple[str, ...]:
    """Return the words of a query or a command. A term such as *key result* is one word."""
    return words(_TERMS.sub(lambda found: "".join(one or "" for one in found.groups()) or "keyresult", fold(text)))


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return the stem of a word. It is crude: it only must be the same for `voting`, `votes` and `vote`."""
    if len(word) < 4 or word in _UNSTEMMED:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou" else word


@lru_cache(maxsize=1)
def _synonyms() -> Mapping[str, frozenset[str]]:
    """Return stem → the stems of its synonyms."""
    groups = [frozenset(stem(fold(word)) for word in group) for group in thesaurus.groups()]
    return {
        word: frozenset().union(*(group for group in groups if word in group)) for group in groups for word in group
    }


class Vocabulary:
    """The words that can be found, and how significant each of them is."""

    def __init__(self, texts: Sequence[Iterable[str]]) -> None:
        """`texts` are the words of each thing that can be found."""
        counts: dict[str, int] = {}
        for text in texts:
            for word in {stem(one) for one in text}:
                counts[word] = counts.get(word, 0) + 1
        self._most = log(1 + len(texts)) + 0.5
        self._weights = {word: log(1 + len(texts) / count) + 0.5 for word, count in counts.items()}
        self._telling: dict[str, float] = {}
        self._words = {word for text in texts for word in text}
        self._stems: dict[str, list[str]] = {}
        for word in self._words:
            self._stems.setdefault(stem(word), []).append(word)
        self._near: dict[str, Mapping[str, float]] = {}

    def weight(self, word: str) -> float:
        """Return how significant a word is: rare and unknown words are more significant, fillers are not."""
        found = self._telling.get(word)
        if found is None:
            found = self._weights.get(stem(word), self._most) / self._most
            found = self._telling[word] = found * FILLER_WEIGHT if word in FILLERS else found
            if len(self._telling) > 2 * len(self._words):
                self._telling.clear()
        return found

    def near(self, word: str) -> Mapping[str, float]:
        """Return the words that a typed word may mean → how well it matches them, 0-1."""
        found = self._near.get(word)
        if found is None:
            if len(self._near) > REMEMBERED:
                self._near.clear()
            found = self._near[word] = self._look(word)
        return found

    def _look(self, word: str) -> dict[str, float]:
        found = self._meant(word)
        for other in self._words:
            if other not in found and other.startswith(word):
                found[other] = 0.5 + 0.38 * len(word) / len(other)
            elif other not in found and len(word) > 3 and word in other:
                found[other] = INSIDE
        if word in self._words or word in COMMON:
            return found
        if len(word) > 3:
            for other in {one for one in slips(word) if one in self._words}:
                for one, quality in self._meant(other).items():
                    found[one] = max(found.get(one, 0.0), SLIP * quality)
        if not found and len(word) > 4:
            similar = [one for one in self._words if one[0] == word[0] and abs(len(one) - len(word)) < 3]
            found |= dict.fromkeys(get_close_matches(word, similar, n=3, cutoff=LIKE), CLOSE)
        return found

    def _meant(self, word: str) -> dict[str, float]:
        """Return the matches of a word that is complete and without typing errors."""
        own = stem(word)
        alike = _synonyms().get(own, frozenset()) - {own}
        found = {other: SYNONYM for one in alike for other in self._stems.get(one, ())}
        found |= dict.fromkeys(self._stems.get(own, ()), STEM)
        if word in self._words:
            found[word] = EXACT
        return found


class Text:
    """Something that can be found by its title, by other phrases with the same meaning, and by its help text."""

    def __init__(self, title: str, also: Iterable[str] = (), more: Iterable[str] = (), help: str = "") -> None:
        """`more` are further phrases. `title` and `also` are also found if their two words are written as one."""
        short = [terms(one) for one in (title, *also)]
        short += [("".join(one),) for one in short if len(one) == 2]
        self.title = short[0]
        self.known = frozenset(one for one in short if one)
        self.phrases = tuple(dict.fromkeys(one for one in (*short, *map(terms, more)) if one))
        self.help = frozenset(terms(help))
        self.words = frozenset(word for phrase in self.phrases for word in phrase)


HELP: Final = 0.55
"""The weight of a word in the help, relative to one in a title or phrase."""
WHOLE: Final = 0.7
"""The weight of a phrase that matches as a whole, relative to its words."""
FOUND: Final = 0.4
"""The penalty factor of a text without any of the query's words; with half of them, it loses half of that."""


class WordIndex:
    """An index of texts by their words, so that only texts with a word of the query are examined."""

    def __init__(self, texts: Mapping[str, Text]) -> None:
        """`texts` is name → text."""
        self.texts = dict(texts)
        self._vocabulary = Vocabulary([{*text.words, *text.help} for text in texts.values()])
        self._words: dict[str, list[str]] = {}
        self._help: dict[str, list[str]] = {}
        self._phrases: dict[str, list[int]] = {}
        self._of: list[str] = []
        """The name of the text of each phrase."""
        self._sizes: list[float] = []
        """The total weight of the words of each phrase."""
        self._reaches: dict[str, _Reach] = {}
        for name, text in texts.items():
            for postings, found in ((self._words, text.words), (self._help, text.help)):
                for word in found:
                    postings.setdefault(word, []).append(name)
            for phrase in text.phrases:
                for word in set(phrase):
                    self._phrases.setdefault(word, []).append(len(self._of))
                self._of.append(name)
                self._sizes.append(sum(self._vocabulary.weight(word) for word in set(phrase)))

    def scores(self, asked: Sequence[str]) -> dict[str, float]:
        """Return how well each text fits a query; the best score is 1 + WHOLE. Texts without a match are left out."""
        telling = [word for word in asked if word not in FILLERS] or list(asked)
        total = 0.0
        best: dict[str, float] = {}
        found: dict[str, float] = {}
        for word in telling:
            weight = self._vocabulary.weight(word)
            total += weight
            for name, quality in self._reach(word).texts.items():
                best[name] = best.get(name, 0.0) + weight * quality
                found[name] = found.get(name, 0.0) + weight
        whole = self._whole(telling)
        if len(telling) < len(asked):
            # A phrase may consist of fillers only: "go on", "how does it work".
            for name, quality in self._whole(asked).items():
                whole[name] = max(whole.get(name, 0.0), quality)
        return {
            name: (fit / total + WHOLE * whole.get(name, 0.0)) * (1 - FOUND + FOUND * found[name] / total)
            for name, fit in best.items()
        }

    def _whole(self, asked: Sequence[str]) -> dict[str, float]:
        """Return the score of each text's best phrase: its share in the query times the query's share in it."""
        mine: dict[int, float] = {}
        said: dict[str, float] = {}
        total = 0.0
        for word in asked:
            weight = self._vocabulary.weight(word)
            total += weight
            for at, quality in self._reach(word).phrases.items():
                mine[at] = mine.get(at, 0.0) + weight * quality
            for other, quality in self._vocabulary.near(word).items():
                if quality > said.get(other, 0.0):
                    said[other] = quality
        covered = dict.fromkeys(mine, 0.0)
        for other, quality in said.items():
            weight = self._vocabulary.weight(other) * quality
            for at in self._phrases.get(other, ()):
                covered[at] += weight
        best: dict[str, float] = {}
        for at, weight in mine.items():
            fit = covered[at] / self._sizes[at] * weight / total
            if fit > best.get(self._of[at], 0.0):
                best[self._of[at]] = fit
        return best

    def _reach(self, word: str) -> _Reach:
        """Return the matches of a typed word, cached: while a person types, only the last word changes."""
        reach = self._reaches.get(word)
        if reach is None:
            if len(self._reaches) > REMEMBERED:
                self._reaches.clear()
            reach = self._reaches[word] = _Reach()
            for other, quality in self._vocabulary.near(word).items():
                _raise(reach.phrases, self._phrases.get(other, ()), quality)
                _raise(reach.texts, self._words.get(other, ()), quality)
                _raise(reach.texts, self._help.get(other, ()), HELP * quality)
        return reach


@dataclass
class _Reach:
    """How well texts and phrases match a typed word."""

    texts: dict[str, float] = field(default_factory=dict)
    phrases: dict[int, float] = field(default_factory=dict)


def _raise(best: dict[T, float], found: Iterable[T], quality: float) -> None:
    for one in found:
        if quality > best.get(one, 0.0):
            best[one] = quality
