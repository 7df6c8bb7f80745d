"""Read statements that begin with a verb, and recognise nouns that only look like one."""

from __future__ import annotations

from tuiokr.quality.grammar import EMPTY, verb_kind
from tuiokr.quality.lexicon import frames, nouns, verbs
from tuiokr.quality.lexicon.word_forms import (
    ADJECTIVES,
    ARTICLES,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    singular,
    words,
)
from tuiokr.quality.noun_first import Core
from tuiokr.quality.phrase import PhraseReader

_MOVES = words(
    "fall falls drop drops rise rises grow grows increase increases decrease decreases down up shrink shrinks"
)
_TAKES = words("take get reach leave cost last need win earn gain score receive make have stay keep achieve hit")
_BOUND = frozenset({"under", "over", "below", "above", "less", "more", "at", "fewer", "<", ">", "≤", "≥", "within"})
_MEASURING = words(
    "from of under below above at increasing decreasing is are < > ≥ ≤ : → = increases decreases drops falls rises "
    "up down"
)
"""Words that may follow a measured noun."""


class VerbFirst:
    """Reads a main clause that begins with a verb."""

    def __init__(self, phrases: PhraseReader, begin: int, end: int, moves: bool) -> None:
        self.phrases = phrases
        self.low = phrases.low
        self.tokens = phrases.tokens
        self.begin = begin
        self.end = end
        self.moves = moves
        """True when the statement has a baseline and a target."""

    def read(self) -> Core | None:
        """Return the core of the clause, or None when it does not begin with a verb."""
        at = self.begin
        token = self.tokens[at]
        if token.kind != "word":
            return None
        form = verbs.verb_form(token.low) or self._split_verb(token.low)
        if form is None and verbs.verb_form(token.low.split("-")[0]) is None and nouns.noun_class(token.low) is None:
            form = self._unknown_verb(at)
        if form is None:
            return None
        base, after = form.base, at + 1
        phrasal = frames.PHRASAL.get((base, self.low(at + 1)))
        if phrasal is not None:
            base = phrasal
            after = at + 1 if self.low(at + 1) in ARTICLES else at + 2
        elif self._is_compound(at, form):
            return None
        kind = verb_kind(base)
        if self.low(after) in {"and", "&", "/", ","} and self.phrases.is_base_verb(after + 1):
            after += 2
        return Core("verb", base, kind, token, EMPTY, self.phrases.phrase(after, self.end))

    def _unknown_verb(self, at: int) -> verbs.VerbForm | None:
        """Return an unknown first word as a verb, because an article or a count follows it; else None."""
        token = self.tokens[at]
        if singular(token.low) in nouns.AUDIENCE or token.low in PREPOSITIONS or token.low in DETERMINERS:
            return None
        if token.low in CONJUNCTIONS or token.low in ADJECTIVES or token.low in PRONOUNS or token.low in AUXILIARIES:
            return None
        follow = self.low(at + 1)
        plain = token.text[1:].islower() and len(token.text) > 3 and not token.low.endswith("s")
        count = at + 1 in self.phrases.taken and at + 2 < self.end and self.tokens[at + 2].kind == "word"
        counted = count and self.low(at + 2) not in PREPOSITIONS and self.low(at + 2) not in CONJUNCTIONS
        if plain and (follow in ARTICLES or (counted and self.tokens[at + 1].text.isdigit())):
            return verbs.VerbForm(token.low, "base")
        return None

    def _split_verb(self, word: str) -> verbs.VerbForm | None:
        if "-" in word or "/" in word:
            joined = verbs.verb_form(word.replace("-", ""))
            if joined is not None:
                return joined
            head = word.split("/")[0].split("-")[0]
            if "/" in word or head in {"re", "co", "over"}:
                return verbs.verb_form(word.split("-")[-1]) if head in {"re", "co", "over"} else verbs.verb_form(head)
        return None

    def _is_compound(self, at: int, form: verbs.VerbForm) -> bool:
        """Whether the first word looks like a verb but is the first part of a noun: `Release frequency …`."""
        follow = self.low(at + 1)
        if form.form == "past" or at + 1 >= len(self.tokens) or at + 1 in self.phrases.taken:
            return False
        if follow == "of" or follow in BE or (follow in MODALS and form.form == "base"):
            return form.form in {"base", "ing", "s"}
        if form.form == "s":
            later = verbs.verb_form(follow)
            told = later is not None and later.form == "past"
            known = nouns.noun_class(self.low(at)) is not None or singular(self.low(at)) in nouns.AUDIENCE
            return known or told or follow in PREPOSITIONS or follow in RELATIVES
        if form.form == "base" and form.base not in verbs.NOUN_FIRST:
            return False
        if self._finite_later(at + 1) or (self.moves and verb_kind(form.base) == "output" and follow not in ADJECTIVES):
            return follow not in DETERMINERS and follow not in PRONOUNS
        if follow in DETERMINERS or follow in PREPOSITIONS or follow in CONJUNCTIONS or follow in PRONOUNS:
            return follow in {"from", "under", "below", "above", "per"} and form.base in verbs.NOUN_FIRST
        phrase = self.phrases.phrase(at + 1, self.end)
        if phrase.head is None:
            return False
        rest = self.low(phrase.end)
        if form.form == "ing" and (later := verbs.verb_form(rest)) is not None and later.form == "past":
            return True
        measured = rest in _MEASURING
        tail = any(singular(noun.low) in nouns.METRIC_TAIL for noun in phrase.nouns)
        return tail and (measured or phrase.end >= self.end or phrase.end in self.phrases.taken)

    def _finite_later(self, at: int) -> bool:
        """Whether a figure moves later: `Support questions fall by 40 %`. Then the first word is not a verb."""
        for i in range(at + 1, min(self.end, at + 9)):
            told = verbs.verb_form(self.low(i))
            measured = i + 1 in self.phrases.taken or self.low(i + 1) in _BOUND
            if told is not None and told.base in _TAKES and told.form in {"s", "base"} and measured and i > at:
                return True
            if self.low(i) in _MOVES and self.low(i + 1) in {"by", "to", "from", "below", "under", "above"}:
                return True
        return False
