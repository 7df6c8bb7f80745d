"""How near what somebody typed comes to some words: a word itself, its stem, its beginning, or a slip of the finger."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from math import log
from typing import Final

from tuiokr.quality.lexicon.word_forms import slips

LONGEST: Final = 200
"""Characters of a query that are looked at."""
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
EXACT, STEM, SYNONYM, SLIP, CLOSE, INSIDE = 1.0, 0.9, 0.8, 0.7, 0.55, 0.4
"""How near a word comes to another one."""
THESAURUS: Final = (
    "add new create make insert",
    "remove delete erase discard",
    "edit change modify alter update adjust adapt amend",
    "person people somebody someone member colleague participant attendee employee human guy",
    "export download save",
    "share publish release send",
    "show see view display",
    "big bigger large larger increase enlarge",
    "small smaller tiny",
    "colour color",
    "organisation organization company firm",
    "previous preceding before prior earlier past old last former",
    "next following forward",
    "start begin run launch",
    "finish end stop complete conclude",
    "late behind overdue delayed",
    "problem warning error issue finding fault",
    "boss leader manager head lead chief",
    "quarter cycle period",
    "goal objective aim okr",
    "metric measure keyresult indicator kpi",
    "timer clock time stopwatch countdown",
    "vote poll ballot",
    "comment note remark",
    "key shortcut hotkey binding keyboard keybinding",
    "fix repair mend",
    "copy duplicate clone",
    "undo revert",
    "quit exit leave",
    "import load upload",
    "search find",
    "hand finger digit",
    "parent upper above",
    "team group squad department crew",
    "dark night black",
    "light bright white day",
    "log history changelog version",
    "text font letter",
    "owner champion responsible accountable",
    "agree accept approve confirm",
    "reject decline refuse",
    "meeting workshop session",
    "skip omit",
    "step phase stage",
    "pause halt",
)
"""Words that people use for each other, whatever they are about; words for one command stand in its row."""
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


def fold(text: str) -> str:
    """`text` without case and accents, to compare by; never to be stored."""
    text = text.casefold()
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return "".join(char for char in parts if not unicodedata.combining(char))


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return tuple(word.replace("’", "'").removesuffix("'s") for word in _WORD.findall(fold(text)))


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
    groups = [frozenset(stem(word) for word in line.split()) for line in THESAURUS]
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
        self._words = {word for text in texts for word in text}
        self._stems: dict[str, list[str]] = {}
        for word in self._words:
            self._stems.setdefault(stem(word), []).append(word)
        self._near: dict[str, Mapping[str, float]] = {}

    def weight(self, word: str) -> float:
        """How telling a word is: rare ones are, and what nobody uses here, but not the fillers of a question."""
        weight = self._weights.get(stem(word), self._most) / self._most
        return weight * FILLER_WEIGHT if word in FILLERS else weight

    def near(self, word: str) -> Mapping[str, float]:
        """The words that a typed one may mean → how near it comes to them, 0-1."""
        found = self._near.get(word)
        if found is None:
            if len(self._near) > 500:
                self._near.clear()
            found = self._near[word] = self._look(word)
        return found

    def _look(self, word: str) -> dict[str, float]:
        own = stem(word)
        alike = _synonyms().get(own, frozenset()) - {own}
        found = {other: SYNONYM for one in alike for other in self._stems.get(one, ())}
        found |= dict.fromkeys(self._stems.get(own, ()), STEM)
        if word in self._words:
            found[word] = EXACT
        for other in self._words:
            if other not in found and other.startswith(word):
                found[other] = 0.5 + 0.38 * len(word) / len(other)
            elif other not in found and len(word) > 3 and word in other:
                found[other] = INSIDE
        if not found or (len(word) > 3 and max(found.values()) <= INSIDE):
            found |= {other: SLIP for other in slips(word) if other in self._words and len(word) > 3}
        if not found and len(word) > 4:
            found |= dict.fromkeys(get_close_matches(word, self._words, n=3, cutoff=0.72), CLOSE)
        return found


class Text:
    """Something that can be found by its title, by other phrases that mean the same, and by the words of its help."""

    def __init__(self, title: str, also: Iterable[str] = (), help: str = "") -> None:
        self.phrases = tuple(dict.fromkeys(_with_joined([terms(title), *(terms(one) for one in also)])))
        self.help = frozenset(terms(help))
        self.words = frozenset(word for phrase in self.phrases for word in phrase)


def _with_joined(phrases: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """`key result` is found by `keyresult` too."""
    return [*(phrase for phrase in phrases if phrase), *(("".join(one),) for one in phrases if len(one) == 2)]


HELP: Final = 0.55
"""What a word of the help counts, against one of the title or of the other words."""


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
        """How well each text fits the words of a query: 2 for exactly these words. What does not fit is left out."""
        telling = [word for word in asked if word not in FILLERS] or list(asked)
        total = 0.0
        best: dict[str, float] = {}
        found: dict[str, float] = {}
        for word in telling:
            weight = self._vocabulary.weight(word)
            total += weight
            for name, quality in self._nearest(word).items():
                best[name] = best.get(name, 0.0) + weight * quality
                found[name] = found.get(name, 0.0) + weight
        # A phrase may be made of words that otherwise say little: "go on", "how does it work".
        ways = [telling] if len(telling) == len(asked) else [telling, list(asked)]
        whole: dict[str, float] = {}
        for way in ways:
            for name, quality in self._whole(way).items():
                whole[name] = max(whole.get(name, 0.0), quality)
        return {
            name: (fit / total + whole.get(name, 0.0)) * (0.6 + 0.4 * found[name] / total) for name, fit in best.items()
        }

    def _nearest(self, word: str) -> dict[str, float]:
        """How near the words of each text come to a typed one."""
        nearest: dict[str, float] = {}
        for other, quality in self._vocabulary.near(word).items():
            for postings, counted in ((self._words, quality), (self._help, HELP * quality)):
                for name in postings.get(other, ()):
                    if counted > nearest.get(name, 0.0):
                        nearest[name] = counted
        return nearest

    def _whole(self, asked: Sequence[str]) -> dict[str, float]:
        """The best phrase of each text: how much of it was asked for, times how much of what was asked for it says."""
        said: dict[int, dict[str, float]] = {}
        mine: dict[int, float] = {}
        total = 0.0
        for word in asked:
            weight = self._vocabulary.weight(word)
            total += weight
            nearest: dict[int, float] = {}
            for other, quality in self._vocabulary.near(word).items():
                for at in self._phrases.get(other, ()):
                    nearest[at] = max(nearest.get(at, 0.0), quality)
                    one = said.setdefault(at, {})
                    one[other] = max(one.get(other, 0.0), quality)
            for at, quality in nearest.items():
                mine[at] = mine.get(at, 0.0) + weight * quality
        best: dict[str, float] = {}
        for at, words in said.items():
            covered = sum(self._vocabulary.weight(one) * quality for one, quality in words.items()) / self._sizes[at]
            name = self._of[at]
            best[name] = max(best.get(name, 0.0), covered * mine[at] / total)
        return best
