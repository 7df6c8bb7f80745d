"""Findings that people let stand, with a reason: what a waiver covers, and when it fits nothing any more.

A waiver names a check and, where words were at fault, those words. It covers what that check says of its statement for
as long as the check speaks up about these words; after that it covers nothing, and is told to be stale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from tuiokr.quality.finding import Finding, SetFinding

F = TypeVar("F", bound=Finding)


class AnyWaiver(Protocol):
    """A finding that was let stand."""

    @property
    def name(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def reason(self) -> str: ...


W = TypeVar("W", bound=AnyWaiver)


@dataclass(frozen=True, slots=True)
class WaiverView:
    """A waiver of its own, for examples; any value with these fields will do."""

    name: str
    words: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WaivedView:
    """What a rule on waivers is given: a statement, everything said of it, and what was let stand."""

    text: str
    findings: tuple[Finding, ...]
    """All of them, before anybody chose among them."""
    waivers: tuple[AnyWaiver, ...]


@dataclass(frozen=True, slots=True)
class Held(Generic[F, W]):
    """What was said, held against what was waived."""

    open: tuple[F, ...]
    waived: tuple[tuple[F, W], ...]
    stale: tuple[F, ...]
    """One finding for each waiver that fits nothing any more."""


def fits(waiver: AnyWaiver, findings: Iterable[Finding], text: str | None = None) -> bool:
    """True when one of the findings is about the words that the waiver was given for, and these stand in the text yet.

    White space and case do not count. A text of None is not looked into.
    """
    words = _folded(waiver.words)
    if words and text is not None and words not in _folded(text):
        return False
    return any(one.name == waiver.name and (not words or _folded(one.words) in words) for one in findings)


def stale(waiver: AnyWaiver) -> tuple[str, str]:
    """The message and the question about a waiver that fits nothing any more."""
    about = f"{waiver.name} on “{waiver.words}”" if waiver.words else waiver.name
    reason = f" (“{waiver.reason}”)" if waiver.reason else ""
    return (
        f"The waiver of {about}{reason} fits nothing that is said here any more.",
        "Has it done its work, or was it meant for the new words too?",
    )


def hold(text: str, findings: Sequence[Finding], waivers: Sequence[W]) -> Held[Finding, W]:
    """Hold what was said of one statement against its waivers. `findings` are all there are."""
    if not waivers:
        return Held(tuple(findings), (), ())
    from tuiokr.quality.registry import waiver_rules

    view = WaivedView(text, tuple(findings), tuple(waivers))
    stale = tuple(one for rule in waiver_rules() for one in rule.check(view))
    covering = {waiver.name: waiver for waiver in waivers if fits(waiver, findings, text)}
    return Held(*_parted(findings, lambda one: covering.get(one.name)), stale)


def hold_set(
    findings: Sequence[SetFinding], waivers: Mapping[str, Sequence[W]], above: Mapping[str, str]
) -> Held[SetFinding, W]:
    """Hold what was said of a set against the waivers of its objectives and key results, both by id.

    `above` tells the objective of each key result: what is waived on an objective covers its key results too.
    """

    def concerned(one: SetFinding) -> dict[str, None]:
        return dict.fromkeys(place for about in one.about for place in (about, above.get(about, about)))

    by_place: dict[str, list[SetFinding]] = {}
    for one in findings:
        for place in concerned(one):
            by_place.setdefault(place, []).append(one)
    covering: dict[tuple[str, str], W] = {}
    told: list[SetFinding] = []
    for place, given in waivers.items():
        for waiver in given:
            if fits(waiver, by_place.get(place, ())):
                covering[place, waiver.name] = waiver
            elif waiver.name in set_names():
                message, question = stale(waiver)
                told.append(SetFinding("stale-waiver", "hint", 0, 0, "", message, question, about=(place,)))

    def cover(one: SetFinding) -> W | None:
        return next((covering[place, one.name] for place in concerned(one) if (place, one.name) in covering), None)

    return Held(*_parted(findings, cover), tuple(told))


def _parted(findings: Iterable[F], cover: Callable[[F], W | None]) -> tuple[tuple[F, ...], tuple[tuple[F, W], ...]]:
    left: list[F] = []
    waived: list[tuple[F, W]] = []
    for one in findings:
        waiver = cover(one)
        if waiver is None:
            left.append(one)
        else:
            waived.append((one, waiver))
    return tuple(left), tuple(waived)


def judged_elsewhere(name: str, findings: Sequence[Finding]) -> bool:
    """True when the findings of a statement cannot tell whether a check still speaks up."""
    unread = any(one.name == "not-judged" for one in findings) and name != "not-judged"
    return unread or name in set_names() or name in BETWEEN_LEVELS or echoed(name, findings)


def echoed(name: str, findings: Sequence[Finding]) -> bool:
    """True when a check holds its tongue because something plainer was found."""
    return name == "not-energising" and any(finding.severity != "hint" for finding in findings)


BETWEEN_LEVELS = frozenset(
    (
        "no-parent", "parent-uncovered", "thinly-covered", "duplicate-effort", "opposing-directions", "shared-metric",
        "dependency-open", "dependency-unspoken", "overload", "level-skipped", "sum-below-parent",
    )
)  # fmt: skip
"""Names of the checks between two levels, which this room does not run."""


@lru_cache(maxsize=1)
def set_names() -> frozenset[str]:
    """Names of the checks on a whole set."""
    from tuiokr.quality.registry import set_rules

    return frozenset(rule.name for rule in set_rules())


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
