"""Waived findings: compare the findings about a statement or a set with its waivers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from tuiokr.quality.finding import Finding, SetFinding
from tuiokr.quality.rule_registry import quiet_names, set_names, statement_rules, waiver_rules
from tuiokr.quality.waiver import AnyWaiver, WaivedView, fits

F = TypeVar("F", bound=Finding)
W = TypeVar("W", bound=AnyWaiver)


@dataclass(frozen=True, slots=True)
class Held(Generic[F, W]):
    """Findings compared with waivers."""

    open: tuple[F, ...]
    waived: tuple[tuple[F, W], ...]
    stale: tuple[F, ...]
    """One finding for each waiver that matches no finding."""


def hold(text: str, findings: Sequence[Finding], waivers: Sequence[W]) -> Held[Finding, W]:
    """Compare the findings about one statement with its waivers. `findings` must be complete."""
    if not waivers:
        return Held(tuple(findings), (), ())
    elsewhere = frozenset(waiver.name for waiver in waivers if _judged_elsewhere(waiver.name, findings))
    view = WaivedView(text, tuple(findings), tuple(waivers), elsewhere)
    stale = tuple(one for rule in waiver_rules() for one in rule.check(view))
    covering = {waiver.name: waiver for waiver in waivers if fits(waiver, findings, text)}
    return Held(*_parted(findings, lambda one: covering.get(one.name)), stale)


def hold_set(
    findings: Sequence[SetFinding], waivers: Mapping[str, Sequence[W]], above: Mapping[str, str]
) -> Held[SetFinding, W]:
    """Compare the findings about a set with the waivers of its objectives and key results, both by id.

    `above` is key result id → objective id: a waiver on an objective also covers its key results.
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
        here = tuple(by_place.get(place, ()))
        covering |= {(place, waiver.name): waiver for waiver in given if fits(waiver, here)}
        elsewhere = frozenset(waiver.name for waiver in given if waiver.name not in set_names())
        view = WaivedView(None, here, tuple(given), elsewhere)
        said = (one for rule in waiver_rules() for one in rule.check(view))
        told += [SetFinding(s.name, s.severity, 0, 0, "", s.message, s.question, about=(place,)) for s in said]

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


def _judged_elsewhere(name: str, findings: Sequence[Finding]) -> bool:
    """Whether the findings of a statement cannot show that a check still has a finding."""
    silencing = {rule.name for rule in statement_rules()}
    unread = name not in silencing and any(one.name in silencing for one in findings)
    return unread or name in set_names() or name in BETWEEN_LEVELS or silenced(name, findings)


def silenced(name: str, findings: Sequence[Finding]) -> bool:
    """Whether a quiet check is silent because a more obvious finding exists."""
    return name in quiet_names() and any(finding.severity != "hint" for finding in findings)


BETWEEN_LEVELS = frozenset(
    (
        "no-parent", "parent-uncovered", "thinly-covered", "duplicate-effort", "opposing-directions", "shared-metric",
        "dependency-open", "dependency-late", "dependency-unspoken", "overload", "level-skipped", "sum-below-parent",
    )
)  # fmt: skip
"""Names of the checks between two levels, which this package does not run."""
