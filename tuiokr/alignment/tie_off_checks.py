"""The checks of two levels, by the names that scripts use. Each check asks a question and does not judge people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from tuiokr.alignment.coverage import Coverage, CoverageRow
from tuiokr.alignment.dependencies import around, is_open, unanswered, unspoken
from tuiokr.alignment.overlap import overlaps, sums
from tuiokr.alignment.picture import Picture, parents_of
from tuiokr.alignment.tie_off_finding import NAMES, SEVERITIES, Name, Severity, TieOffFinding, listed
from tuiokr.model.limits import USUAL
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.words import plural

MOST_ASKED = 5


def orphans(picture: Picture) -> tuple[TieOffFinding, ...]:
    """no-parent: a lower objective that supports nothing on the level above."""
    found: list[TieOffFinding] = []
    for _, objective in picture.lower_objectives():
        named = parents_of(objective, picture.by_objective[objective.id])
        known = [key for key in named if key in picture.statements or key in picture.owners]
        if known:
            continue
        label = picture.label(objective.id)
        lost = f"{label} supports something that was deleted" if named else ""
        found.append(
            TieOffFinding(
                "no-parent",
                "warning",
                (objective.id,),
                lost or f"{label} supports nothing of {picture.name(picture.upper.team)}",
                "Which objective above does this help?",
            )
        )
    return tuple(found)


def skipped(picture: Picture) -> tuple[TieOffFinding, ...]:
    """level-skipped: a lower objective supports something of a team that is not right above its own."""
    found: list[TieOffFinding] = []
    for okrs, objective in picture.lower_objectives():
        above = picture.tree.parent(okrs.team)
        right = {okrs.team, above.id if above else okrs.team}
        for key in parents_of(objective, picture.by_objective[objective.id]):
            owner = _owner(picture, okrs, key)
            if owner is None or owner in right:
                continue
            over = f" over {picture.name(above.id)}" if above else ""
            found.append(
                TieOffFinding(
                    "level-skipped",
                    "hint",
                    (objective.id, key),
                    f"{picture.label(objective.id)} supports {picture.name(owner)} directly{over}",
                    f"Does {picture.name(above.id)} know, and agree?" if above else "Do both teams know, and agree?",
                )
            )
            break
    return tuple(found)


def _owner(picture: Picture, okrs: TeamOKRs, key: str) -> str | None:
    """The team of the objective or key result `key`; the team's own set counts first when two have the same id."""
    if okrs.objective(key) or okrs.key_result(key):
        return okrs.team
    return picture.statements[key].team if key in picture.statements else picture.owners.get(key)


def uncovered(picture: Picture, coverage: Coverage) -> tuple[TieOffFinding, ...]:
    """parent-uncovered and thinly-covered: a finding about an objective also stands for its key results."""
    found: list[TieOffFinding] = []
    rows: dict[str, list[CoverageRow]] = {}
    for row in coverage.rows:
        rows.setdefault(row.objective, []).append(row)
    for objective, *keys in rows.values():
        if objective.state == "nobody":
            found.append(_nobody(picture, objective))
            continue
        found += [_nobody(picture, row) for row in keys if row.state == "nobody"]
        thin = [row for row in keys if row.state == "thin"]
        if objective.state == "thin" or (len(thin) > 1 and len(thin) == len(keys)):
            found.append(_thin(picture, objective))
        else:
            found += [_thin(picture, row) for row in thin]
    return tuple(found)


def _nobody(picture: Picture, row: CoverageRow) -> TieOffFinding:
    return TieOffFinding(
        "parent-uncovered",
        "warning",
        (row.id,),
        f"Nobody below supports {picture.label(row.id)}",
        "Who takes it on, or does the upper level do it alone?",
    )


def _thin(picture: Picture, row: CoverageRow) -> TieOffFinding:
    behind = tuple(dict.fromkeys(one.objective for one in row.support))
    return TieOffFinding(
        "thinly-covered",
        "hint",
        (row.id, *behind),
        f"{picture.label(row.id)} is supported only by {listed(tuple(map(picture.label, behind)))}",
        "Is that enough to get there?",
    )


def overload(picture: Picture) -> tuple[TieOffFinding, ...]:
    """overload: too many objectives, too many key results for a champion, too many requests to a team."""
    found: list[TieOffFinding] = []
    for okrs in picture.sets:
        most = USUAL.most_objectives(picture.tree.level(okrs.team))
        if len(okrs.objectives) > most:
            message = f"{picture.name(okrs.team)} has {len(okrs.objectives)} objectives; at most {most} are recommended"
            about = (okrs.team, *(one.id for one in okrs.objectives))
            found.append(TieOffFinding("overload", "warning", about, message, "Which one would you drop first?"))
    keys: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for okrs in picture.sets:
        for key in okrs.key_results:
            if key.champion:
                keys.setdefault(key.champion.casefold(), []).append(key.id)
                names.setdefault(key.champion.casefold(), key.champion)
    for who, ids in sorted(keys.items()):
        if len(ids) > USUAL.champion:
            message = f"{names[who]} is champion of {len(ids)} key results; at most {USUAL.champion} are recommended"
            found.append(
                TieOffFinding("overload", "warning", tuple(ids), message, "Who else could carry some of them?")
            )
    return (*found, *_asked_too_much(picture))


def _asked_too_much(picture: Picture) -> tuple[TieOffFinding, ...]:
    asked: dict[str, list[str]] = {}
    for one in around(picture):
        if one.giving and is_open(one):
            asked.setdefault(one.giving, []).append(one.id)
    return tuple(
        TieOffFinding(
            "overload",
            "warning",
            (team, *ids),
            f"{picture.name(team)} is asked for {plural(len(ids), 'thing', spelled=True)} that are still open",
            "Which of them come first, and which must wait?",
        )
        for team, ids in sorted(asked.items())
        if len(ids) > MOST_ASKED
    )


def find(picture: Picture, coverage: Coverage) -> tuple[TieOffFinding, ...]:
    """All findings of a picture, the most severe first, then in the order of their names."""
    found = (
        *orphans(picture),
        *uncovered(picture, coverage),
        *overlaps(picture),
        *unanswered(picture),
        *unspoken(picture),
        *overload(picture),
        *skipped(picture),
        *sums(picture, coverage),
    )
    return tuple(sorted(found, key=lambda one: (SEVERITIES.index(one.severity), NAMES.index(one.name))))


def by_name(findings: tuple[TieOffFinding, ...]) -> Mapping[Name, int]:
    """The number of findings by name."""
    return Counter(one.name for one in findings)


__all__ = ["NAMES", "SEVERITIES", "Name", "Severity", "by_name", "find"]
