"""Read statements that do not begin with a verb: states, passives, people who act, bare measures."""

from __future__ import annotations

from typing import NamedTuple

from tuiokr.quality.grammar import EMPTY, Form, Phrase, VerbKind, verb_kind
from tuiokr.quality.lexicon import frames, nouns, verbs
from tuiokr.quality.lexicon.word_forms import (
    ADVERBS,
    ARTICLES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    singular,
)
from tuiokr.quality.phrase import PhraseReader
from tuiokr.quality.statement import Token

_SAME = frozenset({"set", "put", "cut", "read", "hit", "run", "setup", "spread", "let"})
_ABLE = frozenset({"can", "could", "able"})


class Core(NamedTuple):
    """The core of a clause: its form, verb, subject and object."""

    form: Form
    verb: str
    kind: VerbKind
    token: Token | None
    subject: Phrase
    object: Phrase


class NounFirst:
    """Reads a main clause that begins with a noun."""

    def __init__(self, phrases: PhraseReader, begin: int, end: int) -> None:
        self.phrases = phrases
        self.low = phrases.low
        self.tokens = phrases.tokens
        self.begin = begin
        self.end = end

    def read(self) -> Core:
        """Read a statement that does not begin with a verb."""
        subject = self.phrases.phrase(self.begin, self.end)
        nominal = self._nominal(subject)
        if nominal is not None:
            return nominal
        for i in range(self.begin, self.end):
            token = self.tokens[i]
            if token.kind != "word" or i in self.phrases.taken:
                continue
            if token.low in _ABLE and i > self.begin:
                return self._capability(i, subject)
            if token.low in BE and i > self.begin:
                state = self._state(i, subject)
                if state is not None:
                    return state
            form = verbs.verb_form(token.low) or self._finite(i)
            if form is not None and i > self.begin:
                told = self._told(i, form, subject)
                if told is not None:
                    return told
        return Core("noun", "", "none", None, EMPTY, subject)

    def _nominal(self, subject: Phrase) -> Core | None:
        """Read `Delivery of the portal`, `40 % increase in sign-ups` or `NPS increasing from 30`."""
        for i in range(self.begin, min(self.end, self.begin + 12)):
            word, after = self.low(i), self.low(i + 1)
            token = self.tokens[i]
            if word in nouns.NOMINAL_CHANGE and after in {"in", "of", "to", "for"} and i not in self.phrases.taken:
                down = word in {"reduction", "decrease", "drop", "decline", "cut", "fall"}
                return Core(
                    "nominal", word, "down" if down else "up", token, EMPTY, self.phrases.phrase(i + 2, self.end)
                )
            if i == self.begin and word in nouns.NOMINAL_OUTPUT and after == "of":
                return Core("nominal", word, "output", token, EMPTY, self.phrases.phrase(i + 2, self.end))
            form = verbs.verb_form(word)
            if form is not None and form.form == "ing" and i > self.begin and verb_kind(form.base) in {"up", "down"}:
                return Core("nominal", form.base, verb_kind(form.base), token, EMPTY, subject)
        return None

    def _capability(self, at: int, subject: Phrase) -> Core:
        follow = at + 1
        while self.low(follow) in ADVERBS or self.low(follow) in {"be", "able", "to"}:
            follow += 1
        form = verbs.verb_form(self.low(follow))
        base = form.base if form else ""
        return Core("capability", base, "subject", self.tokens[at], subject, self.phrases.phrase(follow + 1, self.end))

    def _state(self, at: int, subject: Phrase) -> Core | None:
        """Read `… are complete`, `… is built` or `… are early adopters`."""
        follow = at + 1
        while self.low(follow) in ADVERBS or self.low(follow) in BE or self.low(follow) in {"being", "fully"}:
            follow += 1
        word = self.low(follow)
        if follow >= len(self.tokens):
            return None
        token = self.tokens[follow]
        if word == "able":
            return self._capability(follow, subject)
        if (
            word in frames.DONE
            or (word in {"set", "up"} and self.low(follow + 1) in {"up", "and"})
            or (
                word in {"in", "on", "up"}
                and self.low(follow + 1) in {"place", "production", "time", "and", "track", "stock", "board"}
            )
        ):
            last = self.tokens[follow + 1] if word in {"in", "on", "up"} else token
            return Core("done", "finish", "output", last, subject, subject)
        form = verbs.verb_form(word)
        if form is not None and form.form == "past":
            kind = verb_kind(form.base)
            shape: Form = "done" if kind in {"output", "soft", "light"} else "subject"
            return Core(shape, form.base, kind, token, subject, subject)
        if word in {"there"}:
            return None
        target = self.phrases.phrase(follow, self.end)
        if self.low(at - 1) == "there":
            return Core("noun", "be", "none", None, EMPTY, target)
        return Core("subject", "be", "subject", self.tokens[at], subject, target if target.head else subject)

    def _told(self, at: int, form: verbs.VerbForm, subject: Phrase) -> Core | None:
        """Read `Stakeholders understand …`, `tools built in …` or `Chrome reaches …`."""
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
        if form.form == "ing" and singular(before.low) in nouns.AUDIENCE and kind not in {"up", "down"}:
            return Core(
                "subject", form.base, "subject", self.tokens[at], subject, self.phrases.phrase(at + 1, self.end)
            )
        if form.form == "past" and loose and form.base in verbs.HANDLED and subject.kind in {"own", "unknown"}:
            return Core("done", form.base, "output", self.tokens[at], subject, subject)
        if form.form == "past" and kind in {"output", "soft", "light"} and loose and not self._verb_later(at + 1):
            if form.base in verbs.SUBJECT and singular(before.low) in nouns.OUTSIDE:
                return Core("subject", form.base, "subject", self.tokens[at], subject, subject)
            return Core("done", form.base, kind, self.tokens[at], subject, subject)
        people = singular(before.low) in nouns.AUDIENCE or before.low in RELATIVES or before.low in ADVERBS
        named = form.form == "s" and (
            (before.text[:1].isupper() and nouns.noun_class(form.base) is None) or after in ARTICLES
        )
        past = form.form == "past" and (people or kind in {"up", "down", "reach", "subject", "win"})
        several = before.low.endswith("s") and form.form == "base" and after in DETERMINERS | PRONOUNS
        finite = form.form in {"base", "s"} and (people or named or several)
        changed = (
            form.form in {"s", "base"} and kind in {"up", "down"} and nouns.noun_class(token_or(form, before)) is None
        )
        told = form.base in verbs.SUBJECT or kind in {"up", "down", "reach", "win", "light"} or outside or named
        if (past or finite or changed) and told:
            target = self.phrases.phrase(at + 1, self.end)
            shown: VerbKind = "subject" if kind in {"output", "light", "soft"} else kind
            return Core("subject", form.base, shown, self.tokens[at], subject, target if target.head else subject)
        if finite and people and kind == "output":
            return Core("subject", form.base, "output", self.tokens[at], subject, self.phrases.phrase(at + 1, self.end))
        return None

    def _finite(self, at: int) -> verbs.VerbForm | None:
        """Return an unknown verb by its position: `Halden waives its test`, `the ministry endorses our guide`."""
        word, before = self.tokens[at].low, self.tokens[at - 1]
        if at <= self.begin or len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
            return None
        if self.low(at + 1) not in DETERMINERS or before.kind != "word" or nouns.noun_class(word) is not None:
            return None
        if before.low in PREPOSITIONS or before.low in DETERMINERS or before.low in CONJUNCTIONS:
            return None
        return verbs.VerbForm(word[:-1], "s")

    def _verb_later(self, at: int) -> bool:
        """Whether another change verb follows; then the first participle only describes the subject."""
        for i in range(at, min(self.end, at + 6)):
            form = verbs.verb_form(self.low(i))
            if form is not None and form.form in {"base", "s"} and verb_kind(form.base) in {"up", "down"}:
                return nouns.noun_class(self.low(i)) is None or i == at
        return False


def token_or(form: verbs.VerbForm, before: Token) -> str:
    """Return the spelling of a change verb that could be a noun: `increase` after a noun, never `reduces`."""
    return (
        ""
        if form.form == "s" and form.base in {"reduce", "improve"}
        else form.base
        if form.form == "base"
        else before.low + "-"
    )
