"""A tie-off as plain text: coverage, findings, possible parents. Every line can be read aloud by a screen reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tuiokr.alignment.coverage import STATES, CoverageRow, State
from tuiokr.alignment.reach import organisation_map
from tuiokr.alignment.signature import names
from tuiokr.alignment.tie_off import Analysis
from tuiokr.cli.lint_report import SEVERITY_COLOURS
from tuiokr.cli.style import Style
from tuiokr.model.words import clean, plural
from tuiokr.model.workspace import Workspace

TITLE: Final = 48
"""The width in columns of the text of an objective or key result."""
_STATE_COLOURS: Final[dict[State, str]] = {
    "taken on": "green",
    "only through its objective": "yellow",
    "nobody": "red",
}
_WIDEST_STATE: Final = max(map(len, STATES))


def table(workspace: Workspace, cycle: str, analysis: Analysis, style: Style) -> Iterator[str]:
    """Yield the report piece by piece, in colour if `style` has it."""
    tree = workspace.tree(cycle)
    teams, broken = tree.names, organisation_map(workspace, cycle).broken
    labels = names(workspace, cycle, [team.id for team in tree.teams])
    upper = clean(teams.get(analysis.upper, analysis.upper))
    below = ", ".join(clean(teams.get(team, team)) for team in analysis.lower) or "no team with objectives"
    yield f"{style(f'{upper} compared with {below}', 'bold')}, {clean(cycle)}\n"
    yield from (f"{style('Note', 'bold')}: {clean(one)}\n" for one in broken.all)
    yield from _coverage(analysis, upper, labels, style)
    yield from _findings(analysis, style)
    yield from _suggestions(analysis, labels, _titles(workspace, cycle, (analysis.upper, *analysis.lower)), style)


def _titles(workspace: Workspace, cycle: str, teams: Sequence[str]) -> dict[str, str]:
    sets = [workspace.of(cycle, team) for team in teams]
    return {key.id: key.statement for okrs in sets for key in okrs.key_results} | {
        one.id: one.title for okrs in sets for one in okrs.objectives
    }


def _fitted(words: str, columns: int = TITLE) -> str:
    words = clean(words)
    return (words if len(words) <= columns else words[: columns - 1] + "…").ljust(columns)


def _coverage(analysis: Analysis, upper: str, labels: Mapping[str, str], style: Style) -> Iterator[str]:
    cover = analysis.coverage
    counts = ", ".join(f"{cover.count(state)} {state}" for state in STATES)
    yield f"\n{style('Coverage', 'bold')}: {counts} (● named itself, ○ through its objective)\n"
    short = {row.id: clean(labels.get(row.id, row.id)).removeprefix(f"{upper} ") for row in cover.rows}
    wide = max(map(len, short.values()), default=0)
    for row in cover.rows:
        state = style(row.state.ljust(_WIDEST_STATE), _STATE_COLOURS[row.state], "bold")
        yield f"  {state} {short[row.id].ljust(wide)}  {_fitted(row.title)}  {_behind(row, labels)}".rstrip() + "\n"


def _behind(row: CoverageRow, labels: Mapping[str, str]) -> str:
    seen = {one.objective: one.direct for one in sorted(row.support, key=lambda one: one.direct)}
    ordered = dict.fromkeys(one.objective for one in row.support)
    return ", ".join(f"{'●' if seen[key] else '○'} {clean(labels.get(key, key))}" for key in ordered)


def _findings(analysis: Analysis, style: Style) -> Iterator[str]:
    if not analysis.findings:
        yield f"\n{style('Findings', 'bold')}: {style('none', 'green', 'bold')}\n"
        return
    yield f"\n{style('Findings', 'bold')}: {len(analysis.findings)}\n"
    for one in analysis.findings:
        severity = style(one.severity.ljust(8), SEVERITY_COLOURS[one.severity], "bold")
        yield f"  {severity} {style(one.name, 'bold')}: {clean(one.message)}\n"
        if one.question:
            yield f"           {style(clean(one.question), 'cyan')}\n"


def _suggestions(
    analysis: Analysis, labels: Mapping[str, str], titles: Mapping[str, str], style: Style
) -> Iterator[str]:
    offered = {key: parents for key, parents in analysis.suggestions.items() if parents}
    if not offered:
        return
    yield f"\n{style('Possible parents', 'bold')} of {plural(len(offered), 'objective')}, for people to confirm\n"
    for key, parents in offered.items():
        yield f"  {clean(labels.get(key, key))}  {_fitted(titles.get(key, '')).rstrip()}\n"
        for one in parents:
            because = f": {clean(', '.join(one.because))}" if one.because else ""
            title = _fitted(titles.get(one.id, "")).rstrip()
            yield f"    {one.score:4.2f}  {clean(labels.get(one.id, one.id))}  {title}{because}\n"
