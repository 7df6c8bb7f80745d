"""How near what somebody typed comes to some words: a word itself, its stem, its beginning, or a slip of the finger."""

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
"""Characters of a query that are looked at."""
T = TypeVar("T")

REMEMBERED: Final = 500
"""Typed words whose near words are kept."""
_FILLERS: Final = """
a about all also am an and any anything app application are as at be been but by can cant could did do does dont for
from get give go had has have he her here him his how i i'd i'm i've if in into is it item items its just let lets
like make may maybe me must my need needed needs now of on or our please possible program put really see shall she
should show so some something stuff that the their them then there these thing this those to too tool try tuiokr us
very wanna want was way we we're were what when where which will with without would you your
"""
FILLERS: Final = frozenset(_FILLERS.split())
"""Words of a question that say little about what is looked for."""
FILLER_WEIGHT: Final = 0.12
"""What a filler counts against another word."""
EXACT, STEM, SYNONYM, SLIP, CLOSE, INSIDE = 1.0, 0.9, 0.85, 0.7, 0.55, 0.4
"""How near a word comes to another one."""
LIKE: Final = 0.8
"""Likeness, 0-1, from which a word that is unknown here is read as one with several slips in it."""
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
"""Words whose stem would be that of another one: `late`."""
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_TERMS: Final = re.compile(r"\b(?:(?:key results?|krs?)|(tie)[ -]?(off)s?|(parking) (lot))\b")
"""Terms of more than one word, which are read as one."""


_UNDECOMPOSED: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d"})
"""Letters that Unicode does not take apart into a letter and an accent."""


def fold(text: str) -> str:
    """`text` without case and accents, to compare by; never to be stored."""
    text = text.casefold()
    if text.isascii():
        return text
    text = text.translate(_UNDECOMPOSED)
    parts = unicodedata.normalize("NFKD", text)
    return "".join(char for char in parts if not unicodedata.combining(char))


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    found = _WORD.findall(fold(text))
    if "'" not in text and "’" not in text:
        return tuple(found)
    return tuple(word.replace("’", "'").removesuffix("'s") for word in found)


def terms(text: str) -> tuple[str, ...]:
    """The words of a query or of a command: what is one term, such as *key result*, is one word."""
    return words(_TERMS.sub(lambda found: "".join(one or "" for one in found.groups()) or "keyresult", fold(text)))


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """`voting`, `votes` and `vote` have one stem; crude, as it only has to be the same for all of them."""
    if len(word) < 4 or word in _UNSTEMMED:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou" else word


@lru_cache(maxsize=1)
def _synonyms() -> Mapping[str, frozenset[str]]:
    """Stem → the stems of words that are used for it."""
    groups = [frozenset(stem(fold(word)) for word in group) for group in thesaurus.groups()]
    return {
        word: frozenset().union(*(group for group in groups if word in group)) for group in groups for word in group
    }


class Vocabulary:
    """The words that can be found, and how telling each of them is."""

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
        """How telling a word is: rare ones are, and what nobody uses here, but not the fillers of a question."""
        found = self._telling.get(word)
        if found is None:
            found = self._weights.get(stem(word), self._most) / self._most
            found = self._telling[word] = found * FILLER_WEIGHT if word in FILLERS else found
            if len(self._telling) > 2 * len(self._words):
                self._telling.clear()
        return found

    def near(self, word: str) -> Mapping[str, float]:
        """The words that a typed one may mean → how near it comes to them, 0-1."""
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
        """What a word means that is typed to its end, without a slip."""
        own = stem(word)
        alike = _synonyms().get(own, frozenset()) - {own}
        found = {other: SYNONYM for one in alike for other in self._stems.get(one, ())}
        found |= dict.fromkeys(self._stems.get(own, ()), STEM)
        if word in self._words:
            found[word] = EXACT
        return found


class Text:
    """Something that can be found by its title, by other phrases that mean the same, and by the words of its help."""

    def __init__(self, title: str, also: Iterable[str] = (), more: Iterable[str] = (), help: str = "") -> None:
        """`more` are phrases too; those of `title` and `also` are found by their words written as one as well."""
        short = [terms(one) for one in (title, *also)]
        short += [("".join(one),) for one in short if len(one) == 2]
        self.title = short[0]
        self.known = frozenset(one for one in short if one)
        self.phrases = tuple(dict.fromkeys(one for one in (*short, *map(terms, more)) if one))
        self.help = frozenset(terms(help))
        self.words = frozenset(word for phrase in self.phrases for word in phrase)


HELP: Final = 0.55
"""What a word of the help counts, against one of the title or of the other words."""
WHOLE: Final = 0.7
"""What a phrase that is asked for word for word counts, against its words."""
FOUND: Final = 0.4
"""What a text loses that has none of the words that are asked for; one that has half of them loses half of it."""


class WordIndex:
    """Texts by the words in them, so that only those are looked at which have one of the words that are asked for."""

    def __init__(self, texts: Mapping[str, Text]) -> None:
        """`texts` by their names."""
        self.texts = dict(texts)
        self._vocabulary = Vocabulary([{*text.words, *text.help} for text in texts.values()])
        self._words: dict[str, list[str]] = {}
        self._help: dict[str, list[str]] = {}
        self._phrases: dict[str, list[int]] = {}
        self._of: list[str] = []
        """The text that each phrase belongs to."""
        self._sizes: list[float] = []
        """How telling the words of each phrase are together."""
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
        """How well each text fits a query: 1 + WHOLE where it was asked for word for word. The others are left out."""
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
            # A phrase may be made of words that otherwise say little: "go on", "how does it work".
            for name, quality in self._whole(asked).items():
                whole[name] = max(whole.get(name, 0.0), quality)
        return {
            name: (fit / total + WHOLE * whole.get(name, 0.0)) * (1 - FOUND + FOUND * found[name] / total)
            for name, fit in best.items()
        }

    def _whole(self, asked: Sequence[str]) -> dict[str, float]:
        """The best phrase of each text: how much of it was asked for, times how much of what was asked for it says."""
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
        """What a typed word comes near to. While somebody types, all words but the last stay the same."""
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
    """How near the words of texts, and of their phrases, come to a typed word."""

    texts: dict[str, float] = field(default_factory=dict)
    phrases: dict[int, float] = field(default_factory=dict)


def _raise(best: dict[T, float], found: Iterable[T], quality: float) -> None:
    for one in found:
        if quality > best.get(one, 0.0):
            best[one] = quality
