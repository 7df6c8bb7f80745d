"""What the checks say: findings with the words at fault, and the verdict on one statement."""

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
    """One remark of one rule about one statement."""

    name: str
    """Name of the rule, as in the documentation: `output-not-outcome`."""
    severity: Severity
    start: int
    """Offset of the first character at fault in the text as given."""
    end: int
    """Offset after the last character at fault; equal to `start` when something is missing."""
    words: str
    """The text between `start` and `end`."""
    message: str
    """One plain line: why this is worth a second look."""
    question: str
    """One question for the people who wrote it."""
    frame: str = ""
    """A way to start over, with blanks; empty when there is none."""

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
    """Everything the machine can say about one statement."""

    kind: Kind
    findings: tuple[Finding, ...] = field(default=())
    """In the order of the text; what is missing altogether comes last."""
    score: int = 0
    """0–100, higher is better."""
    outcome: Outcome | None = None
    """Key results only."""
    measurable: Measurable | None = None
    """Key results only."""
    strength: Strength | None = None
    """Objectives only."""
    settles: str = ""
    """What would settle an `unsure`; empty when the machine is sure."""
    lean: float | None = None
    """How likely it is of the better class (outcome, strong), 0–1; None when nothing was judged."""

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
    """One remark about several statements held together; `start` and `end` are 0 and `words` is empty or a quote."""

    about: tuple[str, ...] = ()
    """Ids of the objectives and key results concerned, in the order of the set."""

    def as_json(self) -> dict[str, Any]:
        """Return the finding as a dictionary, with the ids it is about."""
        return {
            "name": self.name,
            "severity": self.severity,
            "about": list(self.about),
            "message": self.message,
            "question": self.question,
            "frame": self.frame,
        }
