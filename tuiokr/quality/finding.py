"""The results of the checks: findings with the faulty words, and the verdict on one statement."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Severity = Literal["error", "warning", "hint"]
Kind = Literal["key_result", "objective"]
Outcome = Literal["outcome", "output", "unsure"]
Measurable = Literal["yes", "milestone", "no", "unsure"]
Strength = Literal["strong", "weak", "unsure"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of one rule about one statement."""

    name: str
    """Name of the rule as in the documentation: `output-not-outcome`."""
    severity: Severity
    start: int
    """Offset of the first faulty character in the given text."""
    end: int
    """Offset after the last faulty character; equal to `start` when something is missing."""
    words: str
    """The text between `start` and `end`."""
    message: str
    """One plain line with the reason."""
    question: str
    """One question to the people who wrote it."""
    frame: str = ""
    """A sentence frame with blanks for rewriting; empty when there is none."""

    def as_json(self) -> dict[str, Any]:
        """Return the finding as the dictionary that the exchange format prints."""
        return {
            "name": self.name,
            "severity": self.severity,
            "start": self.start,
            "end": self.end,
            "words": self.words,
            "message": self.message,
            "question": self.question,
            "frame": self.frame,
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything that the checks say about one statement."""

    kind: Kind
    findings: tuple[Finding, ...] = field(default=())
    """In the order of the text; findings about missing things come last."""
    score: int = 0
    """0–100, higher is better."""
    outcome: Outcome | None = None
    """Key results only."""
    measurable: Measurable | None = None
    """Key results only."""
    strength: Strength | None = None
    """Objectives only."""
    settles: str = ""
    """What would resolve an `unsure`; empty when the result is sure."""
    lean: float | None = None
    """The probability of the better class (outcome, strong), 0–1; None when nothing was judged."""

    def as_json(self, identity: str) -> dict[str, Any]:
        """Return the dictionary of one line of the exchange format, for the statement known as `identity`."""
        line: dict[str, Any] = {"id": identity, "kind": self.kind}
        if self.kind == "key_result":
            line["class"] = self.outcome or "unsure"
            line["measurable"] = self.measurable or "unsure"
        else:
            line["strength"] = self.strength or "unsure"
        line["score"] = self.score
        line["findings"] = [finding.as_json() for finding in self.findings]
        return line


@dataclass(frozen=True, slots=True)
class SetFinding(Finding):
    """One finding about several statements together; `start` and `end` are 0, and `words` is empty or a quote."""

    about: tuple[str, ...] = ()
    """Ids of the objectives and key results that it is about, in the order of the set."""

    def as_json(self) -> dict[str, Any]:
        """Return the finding as a dictionary, with the ids that it is about."""
        return {
            "name": self.name,
            "severity": self.severity,
            "about": list(self.about),
            "message": self.message,
            "question": self.question,
            "frame": self.frame,
        }
