"""Noun phrases: where they begin and end, and the class of their head."""

from __future__ import annotations

from tuiokr.quality.grammar import NounKind, Phrase, verb_kind
from tuiokr.quality.lexicon import nouns, verbs
from tuiokr.quality.lexicon.word_forms import (
    ADJECTIVE_ENDINGS,
    ADJECTIVES,
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NUMBER_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    singular,
    words,
)
from tuiokr.quality.numbers import Reading
from tuiokr.quality.statement import Token

_CLOSING = ",;:.-→=|!?"
_LEADING = PREPOSITIONS & words(
    "in on at to for with by from over under out up per than about within into via around as down like"
)
_PASSING = words("completion implementation creation development introduction")
"""Nouns of work whose object gives the class, as with quantities."""
_TIME_NOUNS = words("month week day quarter year minute second hour period night morning")


class PhraseReader:
    """Finds noun phrases in the tokens of one statement."""

    def __init__(self, tokens: tuple[Token, ...], reading: Reading) -> None:
        self.tokens = tokens
        self.taken = {i for a, b in _spans(reading) for i, t in enumerate(tokens) if t.start >= a and t.end <= b}
        """Indexes of tokens that are part of a number, a date or a name with digits."""

    def low(self, index: int) -> str:
        """Return the lower-case word at an index; empty outside the statement."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def is_base_verb(self, index: int) -> bool:
        """Whether the word at an index is a verb in the imperative form."""
        form = verbs.verb_form(self.low(index))
        return form is not None and form.form == "base"

    def phrase(self, at: int, stop: int) -> Phrase:
        """Return the noun phrase that begins at a token index; for `number of …` it is what is counted."""
        found: list[Token] = []
        quantity = ""
        depth = 0
        i = at
        while i < stop:
            token = self.tokens[i]
            if token.text in "([":
                depth += 1
            elif token.text in ")]":
                depth = max(0, depth - 1)
            elif depth:
                pass
            elif token.low == "of":
                head = singular(found[-1].low) if found else "%"
                if head not in nouns.QUANTITY and head not in _PASSING and head != "%":
                    break
                quantity, found = quantity or head, []
            elif self._ends_phrase(i, at, stop, bool(found)):
                break
            elif token.text == "%" and not found:
                quantity = "%"
            elif self._is_noun(i, stop):
                found.append(token)
            i += 1
        return _classify(found, quantity, i)

    def _ends_phrase(self, index: int, at: int, stop: int, found: bool) -> bool:
        """Whether a token ends the noun phrase: a mark, a preposition after the head, a verb."""
        token = self.tokens[index]
        word = token.low
        if token.kind == "mark":
            return token.text in _CLOSING and (found or (index > at and token.text != "-"))
        if token.kind == "number" or index in self.taken or word in NUMBER_WORDS:
            return found and word not in NUMBER_WORDS
        if word in PREPOSITIONS or word in AUXILIARIES or word in RELATIVES or word in {"and", "or", "but"}:
            return found or word not in _LEADING
        if word in DETERMINERS or word in ADVERBS or word in PRONOUNS or self._describes(index, stop):
            return found and word in PRONOUNS
        return found and self._breaks(index)

    def _is_noun(self, index: int, stop: int) -> bool:
        token = self.tokens[index]
        word = token.low
        if token.kind != "word" or index in self.taken or word in NUMBER_WORDS or word in PREPOSITIONS:
            return False
        small = word in DETERMINERS or word in ADVERBS or word in PRONOUNS or word in AUXILIARIES
        return not small and not self._describes(index, stop)

    def _describes(self, index: int, stop: int) -> bool:
        """Whether a token is an adjective, or a participle before a noun."""
        word = self.low(index)
        if nouns.noun_class(word) is not None and word not in ADJECTIVES:
            return False
        if word in ADJECTIVES:
            return True
        after = self.tokens[index + 1] if index + 1 < stop else None
        followed = (
            after is not None and after.kind == "word" and after.low not in PREPOSITIONS | CONJUNCTIONS | AUXILIARIES
        )
        if word.endswith(("ed", "en")) and verbs.verb_form(word) is not None:
            return followed
        return word.endswith(ADJECTIVE_ENDINGS) and len(word) > 5 and followed

    def _breaks(self, index: int) -> bool:
        """Whether a verb form ends the phrase: `tools built in …`, `users who complete …`."""
        word = self.low(index)
        form = verbs.verb_form(word)
        if form is None or nouns.noun_class(word) is not None:
            return False
        if form.form == "past":
            return True
        if form.form in {"s", "base"}:
            return singular(self.low(index - 1)) in nouns.AUDIENCE and form.base not in verbs.NOUN_FIRST
        return form.form == "ing" and verb_kind(form.base) in {"up", "down"}


def _spans(reading: Reading) -> list[tuple[int, int]]:
    spans = [(a.start, a.end) for a in reading.amounts if not (a.times and a.value and a.unit == "x" and not a.counted)]
    return spans + [(m.start, m.end) for m in reading.moments] + list(reading.names)


def _classify(found: list[Token], quantity: str, end: int) -> Phrase:
    """Return the phrase with the class of its head."""
    if not found:
        return Phrase(None, "none", (), frozenset(), end, quantity)
    kinds = frozenset(kind for token in found if (kind := nouns.noun_class(token.low)) is not None)
    return Phrase(found[-1], _head_kind(found), tuple(found), kinds, end, quantity)


def _head_kind(found: list[Token]) -> NounKind:
    head = singular(found[-1].low)
    before = singular(found[-2].low) if len(found) > 1 else ""
    pair = nouns.PAIRS.get((before, head)) or nouns.PAIRS.get((before.rsplit("-", 1)[-1], head))
    if pair == "effect":
        return "effect"
    if pair in {"own", "proxy"}:
        return "own" if pair == "own" else "proxy"
    kind = nouns.noun_class(head)
    if head in {"rate", "count", "number", "volume"} and before and nouns.noun_class(before) == "proxy":
        return "proxy"
    if head in _TIME_NOUNS and before and (other := nouns.noun_class(before)) is not None:
        return "own" if other == "own" else "effect"
    if kind == "effect":
        return "effect"
    if kind == "own":
        return "own"
    if kind == "proxy":
        return "proxy"
    if head in nouns.OUTSIDE:
        return "effect"
    if head in nouns.AUDIENCE or head in nouns.INSIDE:
        return "people"
    if head.endswith(("ness", "ity", "ance", "ence")) and len(head) > 6:
        return "effect"
    inner = {kind for token in found[:-1] if (kind := nouns.noun_class(token.low)) is not None}
    if inner == {"own"}:
        return "own"
    return "unknown"
