"""The score, 0–100, from the findings: only for comparing wordings of the same idea, never for comparing people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tuiokr.quality.finding import Finding, SetFinding, Verdict
from tuiokr.quality.rule_registry import rules

MEANING = (
    "The score is of the wording: it sets one way to write a thought beside another. It is no mark for people or "
    "teams, and nobody is to be appraised by it."
)
OTHERS_COST = 5
"""Points that a finding of a check between two levels costs; such a check is not a rule of this package."""
CLASS_SHARE = 30
"""Most points that a statement loses by its class: all of them when it is surely an output, or weak."""


def costs(findings: Iterable[Finding]) -> dict[str, float]:
    """Return the cost of the findings by name, each name once."""
    found: dict[str, float] = {}
    for finding in findings:
        found[finding.name] = max(_cost_of(finding), found.get(finding.name, 0.0))
    return found


def statement_score(findings: Iterable[Finding], chance: float) -> int:
    """Return 0–100 for one statement, by its findings (once per rule) and the `chance` (0–1) of the better class."""
    worst = costs(findings)
    score = _bounded(100 - sum(worst.values()) - CLASS_SHARE * (1 - chance))
    return min((score, *_ceilings(worst).values()))


def narrowed(verdict: Verdict, findings: tuple[Finding, ...]) -> Verdict:
    """Return a verdict with only some of its findings and a new score: a check that is switched off costs nothing."""
    if findings == verdict.findings:
        return verdict
    score = verdict.score if verdict.lean is None else statement_score(findings, verdict.lean)
    return replace(verdict, findings=findings, score=score)


def set_score(verdicts: Sequence[Verdict], findings: Sequence[SetFinding] = ()) -> int:
    """Return 0–100 for a set: the mean of its statements minus the cost of the set findings; 0 for an empty set."""
    if not verdicts:
        return 0
    mean = sum(verdict.score for verdict in verdicts) / len(verdicts)
    return _bounded(mean - sum(_cost_of(finding) for finding in findings))


def explained(verdict: Verdict) -> tuple[str, ...]:
    """Return the parts of the score of a statement as lines such as `−30  output-not-outcome`; from 100 they add up."""
    if verdict.lean is None:
        told = "not judged, so neither good nor bad" if verdict.score else "nothing is written yet"
        return (f"{verdict.score:>5}  {told}",)
    found = costs(verdict.findings)
    better = "an effect" if verdict.kind == "key_result" else "a strong objective"
    lines = [_line(points, name) for name, points in found.items() if points]
    doubt = CLASS_SHARE * (1 - verdict.lean)
    if doubt >= 0.5:
        lines.append(_line(doubt, f"reads like {better} at {verdict.lean:.0%} only"))
    left = 100 - sum(found.values()) - doubt
    ceilings = _ceilings(found)
    lowest = min(ceilings, key=lambda name: ceilings[name], default="")
    if lowest and round(left) > ceilings[lowest]:
        lines.append(_line(left - ceilings[lowest], f"with {lowest} it stays below {ceilings[lowest] + 1}"))
    if round(left) < 0:
        lines.append(f"    0  no wording falls below nothing (by the sum it would be {round(left)})")
    return tuple(lines)


def explained_set(verdicts: Sequence[Verdict], findings: Sequence[SetFinding] = ()) -> tuple[str, ...]:
    """Return the parts of the score of a set as lines."""
    if not verdicts:
        return ("    0  nothing is written yet",)
    mean = sum(verdict.score for verdict in verdicts) / len(verdicts)
    lines = [f"{mean:>5.0f}  the mean of {len(verdicts)} statements"]
    return (*lines, *(_line(points, finding.name) for finding in findings if (points := _cost_of(finding))))


def _line(points: float, told: str) -> str:
    return f"{'−' + f'{points:.1f}'.removesuffix('.0'):>5}  {told}"


def _cost_of(finding: Finding) -> float:
    rule = rules().get(finding.name)
    return (rule.cost if rule else OTHERS_COST) * (0.5 if finding.severity == "hint" else 1.0)


def _ceilings(names: Iterable[str]) -> dict[str, int]:
    """The highest score that each of these rules allows, if it is below 100."""
    found = {name: rules()[name].ceiling for name in names if name in rules()}
    return {name: ceiling for name, ceiling in found.items() if ceiling < 100}


def _bounded(value: float) -> int:
    return max(0, min(100, round(value)))
