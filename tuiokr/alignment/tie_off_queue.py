"""The queues of the hour: what each step of a tie-off has to settle, and whether it was settled.

Most queues consist of findings. A finding is *settled* when the room said something about it, or *parked*; it stays so
while the words that it is about stay the same. A finding that is gone, because somebody linked or decided something, is
no longer in the queue.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from tuiokr.alignment.tie_off_finding import Name, TieOffFinding
from tuiokr.model.tie_off import KINDS_OF_LIKENESS, SettledFinding, Settling, TieOff
from tuiokr.model.words import clean

QueueName = Literal["intent", "coverage", "relevance", "overlap", "load", "findings"]


@dataclass(frozen=True)
class Queue:
    """What a step settles, one after the other."""

    name: QueueName
    question: str
    """What the room answers for each item."""
    findings: tuple[Name, ...]
    """The findings that are its items; none for the queue of the upper objectives."""
    ways: tuple[Settling, ...] = ("settled", "parked")
    """How an item can be settled, the usual way first."""
    nothing: str = "Nothing is left here. Press n for the next step"
    """What is shown when it has no item."""


QUEUES: Final[Mapping[QueueName, Queue]] = {
    one.name: one
    for one in (
        Queue("intent", "In your own words: what should be different?", ()),
        Queue(
            "coverage",
            "Who takes it on, or is it meant so?",
            ("parent-uncovered", "thinly-covered", "sum-below-parent"),
            nothing="Somebody has taken on every key result above. Press n for the next step",
        ),
        Queue(
            "relevance",
            "Is it still the best use of this cycle?",
            ("no-parent", "thinly-covered", "level-skipped"),
            nothing="Everything below supports something above. Press n for the next step",
        ),
        Queue(
            "overlap",
            "Is this the same work? Who leads?",
            ("duplicate-effort", "shared-metric", "opposing-directions"),
            (*KINDS_OF_LIKENESS, "settled", "parked"),
            nothing="No two teams say the same. Press n for the next step",
        ),
        Queue(
            "load",
            "What would you drop first?",
            ("overload",),
            nothing="Nobody carries too much. Press n for the next step",
        ),
        Queue("findings", "All findings, what is lost first", ()),
    )
}


@dataclass(frozen=True)
class QueueItem:
    """One item of a queue."""

    id: str
    """The key of the finding, or the id of the upper objective."""
    about: tuple[str, ...]
    words: str
    """The finding in one line, or the words of the upper objective."""
    finding: TieOffFinding | None = None
    settled: SettledFinding | None = None
    """What the room said; None while it is open."""
    before: SettledFinding | None = None
    """What the room said about the same words in an earlier cycle."""
    subject: str = ""
    """The statement to talk about, where one is enough to know what it is about: `Payments O1 “Paying is easy”`."""


def key_of(finding: TieOffFinding) -> str:
    """The key of a finding: its name, and a digest of the ids that it is about."""
    return f"{finding.name} {_digest(sorted(finding.about))}"


def fingerprint_of(about: Iterable[str], words: Mapping[str, str]) -> str:
    """Fingerprint of the words of these things; of what has no words, the id counts."""
    return _digest(sorted(clean(words.get(one, "")).casefold() or one for one in about))


def _digest(parts: object) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "replace")).hexdigest()[:16]


def items(
    findings: Iterable[TieOffFinding],
    queue: Queue,
    tie_off: TieOff,
    words: Mapping[str, str],
    earlier: Iterable[TieOff] = (),
) -> tuple[QueueItem, ...]:
    """The findings of a queue, or of all queues for the queue `findings`, with what the room said about each.

    `words` maps an id to its words. `earlier` are tie-offs of other cycles, the latest first: what a room said there
    about a likeness is found again by the words.
    """
    said = {one.finding: one for one in tie_off.settled}
    remembered: dict[str, SettledFinding] = {}
    for other in earlier:
        for one in other.settled:
            if one.how in KINDS_OF_LIKENESS and one.words:
                remembered.setdefault(one.words, one)
    found: list[QueueItem] = []
    for finding in findings:
        if queue.name not in ("findings", queue_of(finding)):
            continue
        key, mark = key_of(finding), fingerprint_of(finding.about, words)
        now = said.get(key)
        settled = now if now is not None and now.words == mark else None
        before = remembered.get(mark) if settled is None else None
        found.append(QueueItem(key, finding.about, finding.message, finding, settled, before))
    return tuple(found)


def queue_of(finding: TieOffFinding) -> QueueName | None:
    """The queue in which a finding is settled; None for the dependencies, which have a board of their own.

    A key result that is supported only by something weak is a hint about what is below, so it belongs to *relevance*.
    """
    if finding.name == "thinly-covered" and finding.severity == "hint":
        return "relevance"
    return next((queue.name for queue in QUEUES.values() if finding.name in queue.findings), None)


def subject_of(finding: TieOffFinding) -> str:
    """The id of the statement to talk about: the weak supporter of a thinly covered key result, else the first one."""
    weak = finding.name == "thinly-covered" and queue_of(finding) == "relevance"
    return finding.about[-1 if weak else 0]
