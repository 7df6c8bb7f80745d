"""One statement with everything that the rules need from it, computed on demand and cached."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from tuiokr.quality import classifier, linear
from tuiokr.quality.clause import read_clause
from tuiokr.quality.features import outcome_features
from tuiokr.quality.finding import Measurable, Outcome, Strength
from tuiokr.quality.grammar import Clause
from tuiokr.quality.language import is_english
from tuiokr.quality.measured import measurable_of
from tuiokr.quality.numbers import Reading, read_numbers
from tuiokr.quality.objective_text import Span, goal_spans, jargon_spans, metric_spans, objective_features_of
from tuiokr.quality.statement import KeyResultFields, KeyResultText, ObjectiveText, Statement, tokenise

_ANY_DAY = date(2000, 1, 1)
"""Used as today when only the presence of a date matters, so that a verdict does not depend on the day."""


class View:
    """The common part of key results and objectives."""

    def __init__(self, text: str, glossary: frozenset[str]) -> None:
        self.text = text
        self.glossary = glossary
        self.statement: Statement = tokenise(text)

    @cached_property
    def blank(self) -> bool:
        """Whether nothing is written yet: no letter and no digit."""
        return not any(token.kind != "mark" for token in self.statement.tokens)

    @cached_property
    def english(self) -> bool:
        """False when the statement is more likely in another language."""
        return is_english(self.statement, self.glossary)

    @cached_property
    def reading(self) -> Reading:
        """Its numbers and dates."""
        return read_numbers(self.text, _ANY_DAY, (None, None), self.glossary)

    @cached_property
    def clause(self) -> Clause:
        """Its main clause."""
        return read_clause(self.statement, self.reading)

    @cached_property
    def noun(self) -> str:
        """The subject of the statement in the writer's own nouns; empty when there is none."""
        phrase = self.clause.object if self.clause.object.head else self.clause.subject
        return self.text[phrase.nouns[0].start : phrase.nouns[-1].end] if phrase.nouns else ""

    def words(self, start: int, end: int) -> str:
        """The text between two offsets, as written."""
        return self.text[start:end]

    @cached_property
    def whole(self) -> Span:
        """The span of the statement without its label and outer white space."""
        return self.statement.begin, max(self.statement.begin, self.statement.end)


class KeyResultView(View):
    """The input of a key result rule."""

    def __init__(self, given: KeyResultText) -> None:
        super().__init__(given.text, given.glossary)
        self.given = given

    @property
    def fields(self) -> KeyResultFields | None:
        """The fields of the form; None when only the text is known."""
        return self.given.fields

    @cached_property
    def reading(self) -> Reading:
        """Its numbers and dates, with years that fit the cycle."""
        anchor = _ANY_DAY if self.given.cycle == (None, None) else None
        return read_numbers(self.text, anchor, self.given.cycle, self.glossary)

    @cached_property
    def by(self) -> str:
        """The day for a frame: the one in the text, else the end of the cycle, else a blank."""
        due = self.reading.due or self.given.cycle[1]
        return f"{due.day} {due:%b}" if due else "__"

    @cached_property
    def features(self) -> dict[str, float]:
        """Its named features."""
        return outcome_features(self.statement, self.reading, self.clause)

    @cached_property
    def chance(self) -> float:
        """The probability of an outcome, 0–1. Proxy measures and purposes with a number take precedence."""
        return classifier.outcome_chance(self.features, stands_in=self.clause.object.kind == "proxy")

    @cached_property
    def outcome(self) -> Outcome:
        """Outcome, output, or unsure."""
        return classifier.outcome_of(self.chance)

    @cached_property
    def measurable(self) -> Measurable:
        """Whether it is measurable by a number, by yes or no, or not at all."""
        return measurable_of(self.features, self.statement, self.reading, self.clause, self.chance)

    @cached_property
    def milestone(self) -> bool:
        """Whether the form says that it is a milestone; with only the text, whether it can only be done or not."""
        if self.fields is not None:
            return self.fields.kind == "milestone"
        return self.measurable == "milestone"


class ObjectiveView(View):
    """The input of an objective rule."""

    def __init__(self, given: ObjectiveText) -> None:
        super().__init__(given.text, given.glossary)
        self.given = given

    @cached_property
    def metrics(self) -> tuple[Span, ...]:
        """Where it contains a target number."""
        return metric_spans(self.statement, self.reading)

    @cached_property
    def jargon(self) -> tuple[Span, ...]:
        """Where it uses jargon."""
        return jargon_spans(self.statement, self.glossary)

    @cached_property
    def goals(self) -> tuple[Span, ...]:
        """Where a second or further goal begins."""
        return goal_spans(self.statement, self.clause)

    @cached_property
    def features(self) -> dict[str, float]:
        """Its named features."""
        return objective_features_of(self.statement, self.reading, self.clause, self.glossary)

    @cached_property
    def chance(self) -> float:
        """The probability that it is strong, 0–1. A target number or too many words limit it."""
        chance = linear.chance(self.features, "strong")
        return min(chance, classifier.WITH_METRIC) if self.metrics or "too long" in self.features else chance

    @cached_property
    def strength(self) -> Strength:
        """Strong, weak, or unsure."""
        return classifier.strength_of(self.chance)
