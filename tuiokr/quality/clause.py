"""The structure of a statement: its leading verb, the object, and where means and purposes begin.

There is no full grammar: a few heuristics over word classes, each of which can be explained. Only the main clause
counts; `by redesigning …`, `through …`, `to improve …` are removed first.
"""

from __future__ import annotations

from tuiokr.quality.grammar import EMPTY, Clause
from tuiokr.quality.lexicon import frames, verbs
from tuiokr.quality.lexicon.word_forms import ADVERBS, MODALS, PREPOSITIONS
from tuiokr.quality.noun_first import NounFirst
from tuiokr.quality.numbers import Reading
from tuiokr.quality.phrase import PhraseReader
from tuiokr.quality.statement import Statement, Token
from tuiokr.quality.verb_first import VerbFirst


def read_clause(statement: Statement, reading: Reading) -> Clause:
    """Return the main clause of a statement. Any statement is accepted."""
    tokens = statement.tokens
    if not any(token.kind == "word" for token in tokens):
        return Clause("empty", "", "none", None, EMPTY, EMPTY, 0, len(tokens), False, -1, -1)
    return _Bounds(tokens, PhraseReader(tokens, reading)).clause(reading)


class _Bounds:
    """Finds where the main clause of one statement begins and ends."""

    def __init__(self, tokens: tuple[Token, ...], phrases: PhraseReader) -> None:
        self.tokens = tokens
        self.phrases = phrases
        self.low = phrases.low
        self.begin = self._skip_lead_ins(self._after_label())
        self.end, self.means, self.purpose, self.measured_by = self._bounds()

    def clause(self, reading: Reading) -> Clause:
        """Return the clause, read from its verb, or else from its first noun."""
        moves = reading.start_span is not None and reading.target_span is not None
        core = VerbFirst(self.phrases, self.begin, self.end, moves).read()
        if core is None:
            core = NounFirst(self.phrases, self.begin, self.end).read()
        return Clause(*core, self.begin, self.end, self.means, self.purpose, self.measured_by)

    def _after_label(self) -> int:
        """Return the index where the sentence begins after a label such as `Coaching programme:` or `In Q2,`."""
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
                    or (word == "help" and self.phrases.is_base_verb(at + 1))
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

    def _bounds(self) -> tuple[int, bool, int, int]:
        """Return the end of the main clause, whether means follow, and where a purpose and a measure begin."""
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
                (
                    word == "to"
                    and i not in self.phrases.taken
                    and self.phrases.is_base_verb(i + 1)
                    and not self._is_target(i)
                )
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
        """Whether `to` introduces a number or a person rather than a verb."""
        return self.low(index - 1) in {
            "due",
            "able",
            "up",
            "down",
            "back",
            "ready",
            "subject",
            "from",
        } or self.low(index + 1) in {"market", "date", "end", "production", "use", "work", "first"}
