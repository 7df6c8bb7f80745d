"""The bones of a statement: its leading verb, what it acts upon, and where means and purposes begin.

No grammar is parsed: a handful of reading habits over word classes, each of which can be explained. Only the main
clause votes; `by redesigning …`, `through …`, `to improve …` are set aside first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tuiokr.quality.lexicon import frames, nouns, verbs
from tuiokr.quality.lexicon.words import (
    ADJECTIVE_ENDINGS,
    ADJECTIVES,
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    NUMBER_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    singular,
    words,
)
from tuiokr.quality.numbers import Reading
from tuiokr.quality.statement import Statement, Token

VerbKind = Literal["output", "up", "down", "stay", "soft", "reach", "light", "win", "subject", "none", "unknown"]
NounKind = Literal["effect", "own", "proxy", "people", "unknown", "none"]
Form = Literal["verb", "done", "nominal", "subject", "noun", "capability", "empty"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its head and what the head counts as."""

    head: Token | None
    kind: NounKind
    nouns: tuple[Token, ...]
    kinds: frozenset[str]
    end: int
    """Index of the token after the phrase."""
    quantity: str = ""
    """The measure that passed the question on: `number`, `share`, `%` …"""


EMPTY = Phrase(None, "none", (), frozenset(), 0)


@dataclass(frozen=True, slots=True)
class Clause:
    """The main clause of a statement."""

    form: Form
    verb: str
    """Base form, empty when there is none."""
    verb_kind: VerbKind
    verb_token: Token | None
    subject: Phrase
    object: Phrase
    begin: int
    """Index of the first token of the main clause."""
    end: int
    """Index of the token after the main clause."""
    means: bool
    """A means clause follows: by doing, through, via."""
    purpose: int
    """Index of the token where a purpose begins (`to reduce …`, `so that …`), or -1."""
    measured_by: int
    """Index of the token where `as measured by …` begins, or -1."""


def verb_kind(base: str) -> VerbKind:
    """Return the class of a verb by its base form. The first class that holds it wins."""
    if base in verbs.UP and base not in verbs.SOFT:
        return "up"
    if base in verbs.DOWN:
        return "down"
    if base in verbs.SOFT:
        return "up" if base in _SOFT_UP else "soft"
    if base in verbs.STAY:
        return "stay"
    if base in verbs.WIN:
        return "win"
    if base in verbs.REACH:
        return "reach"
    if base in verbs.LIGHT:
        return "light"
    if base in verbs.OUTPUT or base in verbs.VAGUE_WORK:
        return "output"
    if base in verbs.SUBJECT:
        return "subject"
    return "output"


_SOFT_UP = frozenset({"improve", "enhance", "strengthen", "deepen", "scale", "expand", "extend", "advance"})
_MOVES = frozenset(
    [
        "fall",
        "falls",
        "drop",
        "drops",
        "rise",
        "rises",
        "grow",
        "grows",
        "increase",
        "increases",
        "decrease",
        "decreases",
        "down",
        "up",
        "shrink",
        "shrinks",
    ]
)
_TAKES = frozenset(
    [
        "take",
        "get",
        "reach",
        "leave",
        "cost",
        "last",
        "need",
        "win",
        "earn",
        "gain",
        "score",
        "receive",
        "make",
        "have",
        "stay",
        "keep",
        "achieve",
        "hit",
    ]
)
_BOUND = frozenset({"under", "over", "below", "above", "less", "more", "at", "fewer", "<", ">", "≤", "≥", "within"})
_SAME = frozenset({"set", "put", "cut", "read", "hit", "run", "setup", "spread", "let"})
_ABLE = frozenset({"can", "could", "able"})
_CLOSING = ",;:.-→=|!?"
_LEADING = PREPOSITIONS & words(
    "in on at to for with by from over under out up per than about within into via around as down like"
)
"""Prepositions that may stand before the first noun without ending the phrase."""
_TIME_NOUNS = frozenset(
    ["month", "week", "day", "quarter", "year", "minute", "second", "hour", "period", "night", "morning"]
)


def read_clause(statement: Statement, reading: Reading) -> Clause:
    """Return the main clause of a statement. Any statement is accepted."""
    tokens = statement.tokens
    if not any(token.kind == "word" for token in tokens):
        return Clause("empty", "", "none", None, EMPTY, EMPTY, 0, len(tokens), False, -1, -1)
    return _Reader(tokens, reading).clause()


class _Reader:
    """Reads one statement from left to right."""

    def __init__(self, tokens: tuple[Token, ...], reading: Reading) -> None:
        self.tokens = tokens
        self.taken = {i for a, b in _spans(reading) for i, t in enumerate(tokens) if t.start >= a and t.end <= b}
        self.moves = reading.start_span is not None and reading.target_span is not None
        self.begin = self._skip_lead_ins(self._after_label())
        self.end, self.means, self.purpose, self.measured_by = self._bounds()

    def low(self, index: int) -> str:
        """Lower-case word at an index, empty outside."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def _after_label(self) -> int:
        """Return where the sentence begins after a label such as `Coaching programme:` or `In Q2,`."""
        for i, token in enumerate(self.tokens[:9]):
            if token.text == ":" and 0 < i < len(self.tokens) - 1:
                follow = self.tokens[i + 1]
                form = verbs.verb_form(follow.low) if follow.kind == "word" else None
                if form is not None:
                    return i + 1
                return 0
            if token.text == "," and i > 1 and self.low(0) in PREPOSITIONS and i < len(self.tokens) - 1:
                return i + 1
        return 0

    def _skip_lead_ins(self, at: int) -> int:
        first = at
        while at < len(self.tokens) - 1:
            word = self.low(at)
            if (word, self.low(at + 1)) in frames.LEAD_PAIRS:
                at += 2
            elif word in ("our", "team", "teams", "ensure", "help", "plan", "need"):
                if (
                    word == "ensure"
                    or (word == "help" and self._is_verb(at + 1))
                    or self.low(at + 1) in MODALS | {"to"}
                ):
                    at += 1
                else:
                    break
            elif word in frames.LEAD_INS or (word in ADVERBS and word != "not"):
                at += 1
            else:
                break
        return at if at < len(self.tokens) else first

    def _is_verb(self, index: int) -> bool:
        form = verbs.verb_form(self.low(index))
        return form is not None and form.form == "base"

    def _bounds(self) -> tuple[int, bool, int, int]:
        """Return where the main clause ends, if means follow, where a purpose and a yardstick begin."""
        end, means, purpose, measured = len(self.tokens), False, -1, -1
        for i in range(self.begin + 1, len(self.tokens)):
            word, after = self.low(i), self.low(i + 1)
            cut = False
            if (word == "by" and (form := verbs.verb_form(after)) is not None and form.form == "ing") or (
                word in frames.MEANS and i > self.begin + 1
            ):
                means = cut = True
            elif word == "measured" and after in {"by", "with", "in", "through"}:
                measured = i if measured < 0 else measured
                cut = True
            elif (
                (word == "to" and i not in self.taken and self._is_verb(i + 1) and not self._is_target(i))
                or (word == "so" and after == "that")
                or (word == "resulting" and after == "in")
            ):
                purpose = i if purpose < 0 else purpose
                cut = True
            elif word in frames.TIME_CLAUSE and i > self.begin + 1:
                cut = True
            if cut:
                end = min(end, i)
        return end, means, purpose, measured

    def _is_target(self, index: int) -> bool:
        """True when `to` introduces a number or a person rather than a verb."""
        return self.low(index - 1) in {"due", "able", "up", "down", "back", "ready", "subject", "from"} or self.low(
            index + 1
        ) in {"market", "date", "end", "production", "use", "work", "first"}

    def clause(self) -> Clause:
        """Return the clause, trying its possible shapes in order."""
        return self._verb_first() or self._noun_first()

    def _make(
        self, form: Form, verb: str, kind: VerbKind, token: Token | None, subject: Phrase, target: Phrase
    ) -> Clause:
        return Clause(
            form, verb, kind, token, subject, target, self.begin, self.end, self.means, self.purpose, self.measured_by
        )

    def _verb_first(self) -> Clause | None:
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
        if self.low(after) in {"and", "&", "/", ","} and self._is_verb(after + 1):
            after += 2
        return self._make("verb", base, kind, token, EMPTY, self.phrase(after, self.end))

    def _unknown_verb(self, at: int) -> verbs.VerbForm | None:
        """A first word nobody knows: a slip of the finger, or a verb by the article or the count that follows it."""
        token = self.tokens[at]
        if singular(token.low) in nouns.AUDIENCE or token.low in PREPOSITIONS or token.low in DETERMINERS:
            return None
        if token.low in CONJUNCTIONS or token.low in ADJECTIVES or token.low in PRONOUNS or token.low in AUXILIARIES:
            return None
        guessed = verbs.guess_verb(token.low)
        if guessed is not None and guessed.form != "s":
            return guessed
        follow = self.low(at + 1)
        plain = token.text[1:].islower() and len(token.text) > 3 and not token.low.endswith("s")
        count = at + 1 in self.taken and at + 2 < self.end and self.tokens[at + 2].kind == "word"
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
        """True when the first word, a verb by its spelling, is the first half of a noun: `Release frequency …`."""
        follow = self.low(at + 1)
        if form.form == "past" or at + 1 >= len(self.tokens) or at + 1 in self.taken:
            return (
                form.form == "base"
                and form.base in verbs.NOUN_FIRST
                and at + 1 in self.taken
                and self._is_measure(follow)
            )
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
        phrase = self.phrase(at + 1, self.end)
        if phrase.head is None:
            return False
        rest = self.low(phrase.end)
        measured = rest in {"from", "of", "under", "below", "above", "at", "increasing", "decreasing", "is", "are"} or (
            rest
            in {"<", ">", "≥", "≤", ":", "→", "=", "increases", "decreases", "drops", "falls", "rises", "up", "down"}
        )
        tail = any(singular(noun.low) in nouns.METRIC_TAIL for noun in phrase.nouns)
        return tail and (measured or phrase.end >= self.end or phrase.end in self.taken)

    def _finite_later(self, at: int) -> bool:
        """True when a figure moves later on: `Support questions fall by 40 %`. Then the first word is no verb."""
        for i in range(at + 1, min(self.end, at + 9)):
            told = verbs.verb_form(self.low(i))
            measured = i + 1 in self.taken or self.low(i + 1) in _BOUND
            if told is not None and told.base in _TAKES and told.form in {"s", "base"} and measured and i > at:
                return True
            if self.low(i) in _MOVES and self.low(i + 1) in {"by", "to", "from", "below", "under", "above"}:
                return True
        return False

    def _is_measure(self, word: str) -> bool:
        return word in {"<", ">"}

    def _noun_first(self) -> Clause:
        """Read a statement that does not begin with a verb."""
        subject = self.phrase(self.begin, self.end)
        nominal = self._nominal(subject)
        if nominal is not None:
            return nominal
        for i in range(self.begin, self.end):
            token = self.tokens[i]
            if token.kind != "word" or i in self.taken:
                continue
            if token.low in _ABLE and i > self.begin:
                return self._capability(i, subject)
            if token.low in BE and i > self.begin:
                state = self._state(i, subject)
                if state is not None:
                    return state
            form = verbs.verb_form(token.low)
            if form is not None and i > self.begin:
                told = self._told(i, form, subject)
                if told is not None:
                    return told
        return self._make("noun", "", "none", None, EMPTY, subject)

    def _nominal(self, subject: Phrase) -> Clause | None:
        """`Delivery of the portal`, `40 % increase in sign-ups`, `NPS increasing from 30`."""
        for i in range(self.begin, min(self.end, self.begin + 12)):
            word, after = self.low(i), self.low(i + 1)
            token = self.tokens[i]
            if word in nouns.NOMINAL_CHANGE and after in {"in", "of", "to", "for"} and i not in self.taken:
                down = word in {"reduction", "decrease", "drop", "decline", "cut", "fall"}
                return self._make("nominal", word, "down" if down else "up", token, EMPTY, self.phrase(i + 2, self.end))
            if i == self.begin and word in nouns.NOMINAL_OUTPUT and after == "of":
                return self._make("nominal", word, "output", token, EMPTY, self.phrase(i + 2, self.end))
            form = verbs.verb_form(word)
            if form is not None and form.form == "ing" and i > self.begin and verb_kind(form.base) in {"up", "down"}:
                return self._make("nominal", form.base, verb_kind(form.base), token, EMPTY, subject)
        return None

    def _capability(self, at: int, subject: Phrase) -> Clause:
        follow = at + 1
        while self.low(follow) in ADVERBS or self.low(follow) in {"be", "able", "to"}:
            follow += 1
        form = verbs.verb_form(self.low(follow))
        base = form.base if form else ""
        return self._make("capability", base, "subject", self.tokens[at], subject, self.phrase(follow + 1, self.end))

    def _state(self, at: int, subject: Phrase) -> Clause | None:
        """`… are complete`, `… is built`, `… are early adopters`."""
        follow = at + 1
        while self.low(follow) in ADVERBS or self.low(follow) in BE or self.low(follow) in {"being", "fully"}:
            follow += 1
        word = self.low(follow)
        if follow >= len(self.tokens):
            return None
        token = self.tokens[follow]
        if word in frames.DONE or (
            word in {"in", "on", "up"}
            and self.low(follow + 1) in {"place", "production", "time", "and", "track", "stock", "board"}
        ):
            return self._make("done", "finish", "output", self.tokens[at], subject, subject)
        form = verbs.verb_form(word)
        if form is not None and form.form == "past":
            kind = verb_kind(form.base)
            shape: Form = "done" if kind in {"output", "soft", "light"} else "subject"
            return self._make(shape, form.base, kind, token, subject, subject)
        if word in {"there"}:
            return None
        target = self.phrase(follow, self.end)
        if self.low(at - 1) == "there":
            return self._make("noun", "be", "none", None, EMPTY, target)
        return self._make("subject", "be", "subject", self.tokens[at], subject, target if target.head else subject)

    def _told(self, at: int, form: verbs.VerbForm, subject: Phrase) -> Clause | None:
        """`Stakeholders understand …`, `tools built in …`, `Chrome reaches …`."""
        kind = verb_kind(form.base)
        before, after = self.tokens[at - 1], self.low(at + 1)
        outside = singular(before.low) in nouns.OUTSIDE
        if form.base in _SAME and form.form == "base" and after in PREPOSITIONS | {""} and not outside:
            form = verbs.VerbForm(form.base, "past")
        if form.base in verbs.SUBJECT and kind == "output" and (outside or form.form != "past"):
            kind = "subject"
        follows_noun = (
            before.kind == "word"
            and before.low not in PREPOSITIONS
            and before.low not in DETERMINERS
            and (before.low not in CONJUNCTIONS or before.low in RELATIVES)
        )
        if not follows_noun:
            return None
        loose = after == "" or after in PREPOSITIONS or after in {",", ".", ";", "(", "and", "&"} or at + 1 >= self.end
        if form.form == "past" and kind in {"output", "soft", "light"} and loose and not self._verb_later(at + 1):
            if form.base in verbs.SUBJECT and singular(before.low) in nouns.OUTSIDE:
                return self._make("subject", form.base, "subject", self.tokens[at], subject, subject)
            return self._make("done", form.base, kind, self.tokens[at], subject, subject)
        people = singular(before.low) in nouns.AUDIENCE or before.low in RELATIVES or before.low in ADVERBS
        named = before.text[:1].isupper() and form.form == "s" and nouns.noun_class(form.base) is None
        past = form.form == "past" and (people or kind in {"up", "down", "reach", "subject", "win"})
        finite = form.form in {"base", "s"} and (people or named)
        changed = (
            form.form in {"s", "base"} and kind in {"up", "down"} and nouns.noun_class(token_or(form, before)) is None
        )
        told = form.base in verbs.SUBJECT or kind in {"up", "down", "reach", "win", "light"} or outside
        if (past or finite or changed) and told:
            target = self.phrase(at + 1, self.end)
            shown: VerbKind = "subject" if kind in {"output", "light", "soft"} else kind
            return self._make("subject", form.base, shown, self.tokens[at], subject, target if target.head else subject)
        if finite and people and kind == "output":
            return self._make("subject", form.base, "output", self.tokens[at], subject, self.phrase(at + 1, self.end))
        return None

    def _verb_later(self, at: int) -> bool:
        """True when another change verb stands later: the first participle then only describes the subject."""
        for i in range(at, min(self.end, at + 6)):
            form = verbs.verb_form(self.low(i))
            if form is not None and form.form in {"base", "s"} and verb_kind(form.base) in {"up", "down"}:
                return nouns.noun_class(self.low(i)) is None or i == at
        return False

    def phrase(self, at: int, stop: int) -> Phrase:
        """Return the noun phrase that begins at a token index, following `number of …` to what is counted."""
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
                if head not in nouns.QUANTITY and head != "%":
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
        """True when a token closes the noun phrase: a mark, a preposition after the head, a verb."""
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
        """True for an adjective, or a participle that stands before a noun."""
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
        """True when a verb form ends the phrase: `tools built in …`, `users who complete …`."""
        word = self.low(index)
        form = verbs.verb_form(word)
        if form is None or nouns.noun_class(word) is not None:
            return False
        if form.form == "past":
            return True
        if form.form in {"s", "base"}:
            return singular(self.low(index - 1)) in nouns.AUDIENCE and form.base not in verbs.NOUN_FIRST
        return form.form == "ing" and verb_kind(form.base) in {"up", "down"}


def token_or(form: verbs.VerbForm, before: Token) -> str:
    """Return the spelling under which a change verb could be a noun: `increase` after a noun, never `reduces`."""
    return (
        ""
        if form.form == "s" and form.base in {"reduce", "improve"}
        else form.base
        if form.form == "base"
        else before.low + "-"
    )


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
    guessed = nouns.guess_noun(head)
    if guessed is None and head.endswith(("ness", "ity", "ance", "ence")) and len(head) > 6:
        guessed = "effect"
    if guessed is not None:
        return "effect" if guessed == "effect" else "own" if guessed == "own" else "proxy"
    inner = {kind for token in found[:-1] if (kind := nouns.noun_class(token.low)) is not None}
    if inner == {"own"}:
        return "own"
    return "unknown"
