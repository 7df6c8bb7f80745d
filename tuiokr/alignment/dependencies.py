"""Dependencies between teams: whose turn it is, what is open or promised too late, and who is most depended on.

A statement may also name another team without such a dependency.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from tuiokr.alignment.tie_off_finding import Severity, TieOffFinding
from tuiokr.model.okr import Dependency
from tuiokr.model.words import day

if TYPE_CHECKING:  # Home needs only whose turn it is, not the analysis
    from tuiokr.alignment.two_levels import TwoLevels

_CUE = re.compile(
    r"\b(?:with|needs?|requires?|depends? (?:up)?on|dependent (?:up)?on|rel(?:y|ies) (?:up)?on|blocked by|"
    r"wait(?:s|ing)? (?:for|on)|(?:help|support|input|data|work|approval) (?:from|of|by)|thanks to|"
    r"braucht|brauchen|zusammen mit|abhängig von)\s+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s,;:.()]+")
_JOIN = re.compile(r"\s*(?:,|&|\band\b|\bund\b)\s*")
_LONGEST_NAME = 6
"""Most words of a team's name that are compared."""


def is_open(dependency: Dependency) -> bool:
    """Whether a dependency is not settled: neither accepted nor carried as a risk by a named person."""
    if dependency.state == "accepted":
        return False
    return not (dependency.state in ("risk", "declined") and dependency.carried_by)


def turn(dependency: Dependency) -> str:
    """Id of the team that has to act next; "" when the dependency is settled or names no giving team.

    A request is answered by the giving team. A counter-offer, a no and a risk without a name go back to the asking one.
    """
    if not is_open(dependency):
        return ""
    return dependency.giving if dependency.state == "requested" else dependency.asking


def is_late(dependency: Dependency) -> bool:
    """Whether it is promised, or offered, until a day after the one by which it is needed."""
    if dependency.state not in ("accepted", "countered") or not dependency.promised or not dependency.by:
        return False
    return dependency.by < dependency.promised


def promises(dependencies: Iterable[Dependency], today: date) -> tuple[tuple[Dependency, ...], tuple[Dependency, ...]]:
    """Return (the accepted ones whose day is over, the other accepted ones), each with the earliest day first."""
    accepted = sorted(
        (one for one in dependencies if one.state == "accepted"),
        key=lambda one: (due(one) or date.max, one.what.casefold(), one.id),
    )
    over = tuple(one for one in accepted if (due(one) or today) < today)
    return over, tuple(one for one in accepted if one not in over)


def due(dependency: Dependency) -> date | None:
    """The promised day; without one the day by which it is needed."""
    return dependency.promised or dependency.by


def most_depended_on(dependencies: Iterable[Dependency]) -> tuple[tuple[str, int], ...]:
    """Return (id of the giving team, how many dependencies name it), the most depended on first."""
    counts = Counter(one.giving for one in dependencies if one.giving)
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def around(both: TwoLevels) -> Iterator[Dependency]:
    """Yield every dependency that a team of the two levels asks for or is asked for, once, in a stable order."""
    teams = {okrs.team for okrs in both.sets}
    seen: set[tuple[str, str]] = set()
    for (cycle, team), okrs in sorted(both.workspace.okrs.items()):
        if cycle != both.cycle or not okrs.dependencies:
            continue
        for one in okrs.dependencies:
            if (team in teams or one.asking in teams or one.giving in teams) and (team, one.id) not in seen:
                seen.add((team, one.id))
                yield one


def _says(one: Dependency) -> tuple[Severity, str, str]:
    if one.state == "declined":
        return "error", "was declined and nobody carries the risk", "Drop it, change it, or who carries the risk?"
    if one.state == "countered":
        return "warning", "has a counter-offer that waits for an answer", "Is the counter-offer good enough?"
    if one.state == "risk":
        return "warning", "is a risk that nobody carries", "Who carries it, by name?"
    if not one.giving:
        return "warning", "does not name the team that gives it", "Who can give it?"
    return "warning", "is not answered yet", "Accepted, countered or declined?"


def unanswered(both: TwoLevels) -> tuple[TieOffFinding, ...]:
    """dependency-open: a dependency that is requested and not settled."""
    found: list[TieOffFinding] = []
    for one in around(both):
        if is_open(one):
            severity, how, question = _says(one)
            of = f" of {both.name(one.giving)}" if one.giving else ""
            about = (one.id, one.about) if one.about else (one.id,)
            what = one.what or "something"
            found.append(
                TieOffFinding(
                    "dependency-open", severity, about, f"{both.name(one.asking)} needs {what}{of}: {how}", question
                )
            )
    return tuple(found)


def promised_too_late(both: TwoLevels) -> tuple[TieOffFinding, ...]:
    """dependency-late: it is accepted, but promised until a day after the one by which it is needed."""
    return tuple(
        TieOffFinding(
            "dependency-late",
            "warning",
            (one.id, one.about) if one.about else (one.id,),
            f"{both.name(one.asking)} needs {one.what or 'something'} by {day(one.by)}, "
            f"but {both.name(one.giving) if one.giving else 'nobody'} promised it until {day(one.promised)}",
            "Can the need wait, or can the promise come earlier?",
        )
        for one in around(both)
        if one.state == "accepted" and is_late(one)
    )


def named_after(text: str, names: dict[str, str]) -> Iterator[str]:
    """Yield ids of the teams that `text` names after a word such as *with* or *needs*; `names` is casefolded name → id.

    A name of one word counts only with a capital letter or before the word *team*, because *with search* may
    mean the thing and not the team.
    """
    for cue in _CUE.finditer(text):
        at = cue.end()
        while True:
            words = list(_WORD.finditer(text, at))[: _LONGEST_NAME + 2]
            if words and words[0][0].casefold() in ("the", "our", "team", "das", "dem", "den", "die"):
                words = words[1:]
            found = _longest(text, words, names)
            if found is None:
                break
            team, at = found
            yield team
            join = _JOIN.match(text, at)
            if join is None or join.end() == at:
                break
            at = join.end()


def _longest(text: str, words: list[re.Match[str]], names: dict[str, str]) -> tuple[str, int] | None:
    """(team id, end of its name) of the longest name that begins at the first of `words`."""
    for last in range(min(len(words), _LONGEST_NAME), 0, -1):
        said = text[words[0].start() : words[last - 1].end()]
        team = names.get(" ".join(said.casefold().split()))
        if team is None:
            continue
        end = words[last - 1].end()
        before_team = len(words) > last and words[last][0].casefold() in ("team", "teams", "squad")
        if before_team:
            end = words[last].end()
        if before_team or last > 1 or said[0].isupper():
            return team, end
    return None


def unspoken(both: TwoLevels) -> tuple[TieOffFinding, ...]:
    """dependency-unspoken: a statement says that it needs another team, and no such dependency is recorded."""
    names = {" ".join(team.name.casefold().split()): team.id for team in reversed(both.tree.teams) if team.name}
    asked = {(one.asking, one.giving) for okrs in both.sets for one in okrs.dependencies}
    found: list[TieOffFinding] = []
    for statement in both.statements.values():
        for giving in dict.fromkeys(named_after(statement.text[:1_000], names)):
            if giving != statement.team and (statement.team, giving) not in asked:
                found.append(
                    TieOffFinding(
                        "dependency-unspoken",
                        "hint",
                        (statement.id,),
                        f"{both.label(statement.id)} names {both.name(giving)}, but no dependency is recorded",
                        f"What is needed from {both.name(giving)}, and by when?",
                    )
                )
    return tuple(found)
