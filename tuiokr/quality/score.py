"""From findings to one figure, 0–100: only to order wordings of the same thought, never to compare people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tuiokr.quality.finding import Finding, SetFinding, Verdict
from tuiokr.quality.registry import rules

MEANING = (
    "The score is of the wording: it sets one way to write a thought beside another. It is no mark for people or "
    "teams, and nobody is to be appraised by it."
)
OTHERS_COST = 5
"""Points that a finding of a check between two levels costs; it is no rule of this room."""
CLASS_SHARE = 30
"""Points that the class of a statement (outcome, strong) gives or takes, by how likely it is."""


def costs(findings: Iterable[Finding]) -> dict[str, float]:
    """Return what findings cost, by name, each name once."""
    found: dict[str, float] = {}
    for finding in findings:
        found[finding.name] = max(_cost_of(finding), found.get(finding.name, 0.0))
    return found


def statement_score(findings: Iterable[Finding], chance: float) -> int:
    """Return 0–100 for one statement: its findings once a rule, and `chance` (0–1) that it is of the better class."""
    worst = costs(findings)
    score = _bounded(100 - sum(worst.values()) - CLASS_SHARE * (1 - chance))
    return min((score, *_ceilings(worst).values()))


def narrowed(verdict: Verdict, findings: tuple[Finding, ...]) -> Verdict:
    """Return a verdict with some of its findings only, scored anew: a check that a house has switched off is free."""
    if findings == verdict.findings:
        return verdict
    score = verdict.score if verdict.lean is None else statement_score(findings, verdict.lean)
    return replace(verdict, findings=findings, score=score)


def set_score(verdicts: Sequence[Verdict], findings: Sequence[SetFinding] = ()) -> int:
    """Return 0–100 for a set: the mean of its statements less what the set findings cost; 0 for an empty set."""
    if not verdicts:
        return 0
    mean = sum(verdict.score for verdict in verdicts) / len(verdicts)
    return _bounded(mean - sum(_cost_of(finding) for finding in findings))


def explained(verdict: Verdict) -> tuple[str, ...]:
    """Return what made the score of a statement, a line each: `−30  output-not-outcome`. They add up to it from 100."""
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
    """Return what made the score of a set, a line each."""
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
    """The highest score that each of these rules leaves, where it is not 100."""
    found = {name: rules()[name].ceiling for name in names if name in rules()}
    return {name: ceiling for name, ceiling in found.items() if ceiling < 100}


def _bounded(value: float) -> int:
    return max(0, min(100, round(value)))
