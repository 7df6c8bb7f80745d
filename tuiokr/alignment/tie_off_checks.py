"""The checks of two levels, by the names that scripts use. Each check asks a question and does not judge people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping
from typing import Final

from tuiokr.alignment.capacity import MOST_ASKED, asked_of, overloaded_champions
from tuiokr.alignment.coverage import Coverage, CoverageRow
from tuiokr.alignment.dependencies import around, promised_too_late, unanswered, unspoken
from tuiokr.alignment.overlap import overlaps, sums
from tuiokr.alignment.tie_off_finding import BY_LOSS, NAMES, SEVERITIES, Name, Severity, TieOffFinding, listed
from tuiokr.alignment.two_levels import TwoLevels, parents_of
from tuiokr.model.limits import USUAL
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.words import plural

SAME_NUMBER: Final = "same number"
"""The part of shared-metric that compares what key results measure."""
OPPOSING: Final[Name] = "opposing-directions"
SUM: Final[Name] = "sum-below-parent"
SILENT: Final[frozenset[str]] = frozenset({OPPOSING, SUM, SAME_NUMBER})
"""Checks that are not shown until they are right in seven of ten findings on real cycles; they were right in none."""


def orphans(both: TwoLevels) -> tuple[TieOffFinding, ...]:
    """no-parent: a lower objective that supports nothing on the level above; nothing if that level has no objective."""
    if not both.upper.objectives:
        return ()
    found: list[TieOffFinding] = []
    for _, objective in both.lower_objectives():
        named = parents_of(objective, both.by_objective[objective.id])
        known = [key for key in named if key in both.statements or key in both.owners]
        if known:
            continue
        label = both.label(objective.id)
        lost = f"{label} supports something {_where(both, named)}" if named else ""
        found.append(
            TieOffFinding(
                "no-parent",
                "warning",
                (objective.id,),
                lost or f"{label} supports nothing of {both.name(both.upper.team)}",
                "Which objective above does this help?",
            )
        )
    return tuple(found)


def _where(both: TwoLevels, named: tuple[str, ...]) -> str:
    """What became of the items that an objective names and this cycle does not contain."""
    for (cycle, _), okrs in sorted(both.workspace.okrs.items()):
        if cycle != both.cycle and any(okrs.objective(key) or okrs.key_result(key) for key in named):
            return f"of another cycle, {cycle}"
    return "that was deleted"


def skipped(both: TwoLevels) -> tuple[TieOffFinding, ...]:
    """level-skipped: a lower objective supports something of a team that is more than one level above its own."""
    found: list[TieOffFinding] = []
    for okrs, objective in both.lower_objectives():
        above = both.tree.parent(okrs.team)
        right = {okrs.team, above.id if above else okrs.team}
        level = both.tree.level(okrs.team)
        for key in parents_of(objective, both.by_objective[objective.id]):
            owner = _owner(both, okrs, key)
            if owner is None or owner in right or both.tree.level(owner) >= level:
                continue  # a peer, or a team below, is not a level that was skipped
            over = f" over {both.name(above.id)}" if above else ""
            found.append(
                TieOffFinding(
                    "level-skipped",
                    "hint",
                    (objective.id, key),
                    f"{both.label(objective.id)} supports {both.name(owner)} directly{over}",
                    f"Does {both.name(above.id)} know, and agree?" if above else "Do both teams know, and agree?",
                )
            )
            break
    return tuple(found)


def _owner(both: TwoLevels, okrs: TeamOKRs, key: str) -> str | None:
    """The team of the objective or key result `key`; the team's own set counts first when two have the same id."""
    if okrs.objective(key) or okrs.key_result(key):
        return okrs.team
    return both.statements[key].team if key in both.statements else both.owners.get(key)


def uncovered(both: TwoLevels, coverage: Coverage) -> tuple[TieOffFinding, ...]:
    """parent-uncovered and thinly-covered: a finding about an objective also stands for its key results.

    Without a team below, nobody can support anything, and there is nothing to find.
    """
    if not both.lower and not both.tree.children(both.upper.team):
        return ()
    found: list[TieOffFinding] = []
    rows: dict[str, list[CoverageRow]] = {}
    for row in coverage.rows:
        rows.setdefault(row.objective, []).append(row)
    for objective, *keys in rows.values():
        if objective.state == "nobody":
            found.append(_nobody(both, objective))
            continue
        found += [_nobody(both, row) for row in keys if row.state == "nobody"]
        through = [row for row in keys if row.state == "only through its objective"]
        if len(through) > 1 and len(through) == len(keys):
            found.append(_all_through(both, objective))
        else:
            found += [_through(both, row) for row in through]
        if objective.thin:
            found.append(_thin(both, objective))
        else:
            found += [_thin(both, row) for row in keys if row.thin and row not in through]
    return tuple(found)


def _nobody(both: TwoLevels, row: CoverageRow) -> TieOffFinding:
    return TieOffFinding(
        "parent-uncovered",
        "warning",
        (row.id,),
        f"Nobody below supports {both.label(row.id)}",
        "Who takes it on, or does the upper level do it alone?",
    )


def _through(both: TwoLevels, row: CoverageRow) -> TieOffFinding:
    behind = row.supporters
    return TieOffFinding(
        "thinly-covered",
        "warning",
        (row.id, *behind),
        f"{both.label(row.id)} is supported only through its objective, by {listed(tuple(map(both.label, behind)))}",
        "Does one of them move this key result? Which key result is theirs?",
    )


def _all_through(both: TwoLevels, row: CoverageRow) -> TieOffFinding:
    behind = row.supporters
    return TieOffFinding(
        "thinly-covered",
        "warning",
        (row.id, *behind),
        f"The key results of {both.label(row.id)} are supported only through their objective,"
        f" by {listed(tuple(map(both.label, behind)))}",
        "Which key result does each of them move?",
    )


def _thin(both: TwoLevels, row: CoverageRow) -> TieOffFinding:
    (behind,) = row.supporters
    return TieOffFinding(
        "thinly-covered",
        "hint",
        (row.id, behind),
        f"{both.label(row.id)} is supported only by {both.label(behind)}",
        "Is that enough to get there?",
    )


def overload(both: TwoLevels) -> tuple[TieOffFinding, ...]:
    """overload: too many objectives, too many key results for a champion, too many requests to a team."""
    found: list[TieOffFinding] = []
    for okrs in both.sets:
        most = USUAL.most_objectives(both.tree.level(okrs.team))
        if len(okrs.objectives) > most:
            message = f"{both.name(okrs.team)} has {len(okrs.objectives)} objectives; at most {most} are recommended"
            about = (okrs.team, *(one.id for one in okrs.objectives))
            found.append(TieOffFinding("overload", "warning", about, message, "Which one would you drop first?"))
    for name, ids in overloaded_champions(both.sets).items():
        message = f"{name} is champion of {len(ids)} key results; at most {USUAL.champion} are recommended"
        found.append(TieOffFinding("overload", "warning", ids, message, "Who else could carry some of them?"))
    return (*found, *_asked_too_much(both))


def _asked_too_much(both: TwoLevels) -> tuple[TieOffFinding, ...]:
    asked, giving = asked_of(both.workspace, both.cycle), {one.giving for one in around(both)}
    return tuple(
        TieOffFinding(
            "overload",
            "warning",
            (team, *(one.id for one in those)),
            f"{both.name(team)} is asked for {plural(len(those), 'thing', spelled=True)} that are still open",
            "Which of them come first, and which must wait?",
        )
        for team, those in sorted(asked.items())
        if team in giving and len(those) > MOST_ASKED
    )


def find(both: TwoLevels, coverage: Coverage, silent: Container[str] = SILENT) -> tuple[TieOffFinding, ...]:
    """All findings of two levels except the silent ones: in the order of what is lost if one is ignored."""
    found = (
        *orphans(both),
        *uncovered(both, coverage),
        *overlaps(both, same_number=SAME_NUMBER not in silent, opposing=OPPOSING not in silent),
        *unanswered(both),
        *promised_too_late(both),
        *unspoken(both),
        *overload(both),
        *skipped(both),
        *(() if SUM in silent else sums(both, coverage)),
    )
    return tuple(sorted(found, key=lambda one: (SEVERITIES.index(one.severity), BY_LOSS.index(one.name))))


def by_name(findings: tuple[TieOffFinding, ...]) -> Mapping[Name, int]:
    """The number of findings by name."""
    return Counter(one.name for one in findings)


__all__ = ["NAMES", "SEVERITIES", "Name", "Severity", "by_name", "find"]
