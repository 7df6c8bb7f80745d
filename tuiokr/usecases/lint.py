"""Lint statements and the sets that they form, in files or in a workspace."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tuiokr.exchange.format_registry import background, chosen, read_statements
from tuiokr.exchange.statements import StatementAt
from tuiokr.quality import (
    Finding,
    KeyResultFields,
    KeyResultText,
    ObjectiveText,
    SetFinding,
    SetKeyResult,
    SetObjective,
    Severity,
    Verdict,
    explained,
    hold,
    hold_set,
    judge_key_result,
    judge_objective,
    judge_set,
    narrowed,
)
from tuiokr.usecases.check_choice import CheckChoice

if TYPE_CHECKING:
    from tuiokr.session.session import Session

Place = tuple[int, int]
"""Line and column, from 1."""
_ROW = re.compile(r'    ("(?:[^"\\]|\\.)*"): \{')
_WORDS = re.compile(r'(      "(?:title|statement)": )"')


@dataclass(frozen=True, slots=True)
class Judged:
    """One statement, its place, and the result of its checks."""

    file: str
    line: int
    column: int
    id: str
    text: str
    verdict: Verdict
    """Contains only the findings that are shown."""
    explained: tuple[str, ...] = ()
    """The parts of the score, one line each."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.verdict.findings

    def place(self, finding: Finding) -> Place:
        """Return line and column of the words of a finding, from 1."""
        return self.line, self.column + finding.start


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """A team's whole set, at the place of its first objective."""

    file: str
    line: int
    column: int
    id: str
    """The id of the team in the source."""
    team: str
    """The name of the team."""
    findings: tuple[SetFinding, ...]
    places: Mapping[str, Place]
    """The places of its objectives and key results, by id."""

    def place(self, finding: Finding) -> Place:
        """Return line and column, from 1, of the first objective or key result that a finding is about."""
        about = finding.about if isinstance(finding, SetFinding) else ()
        return next((self.places[one] for one in about if one in self.places), (self.line, self.column))


Item = Judged | JudgedSet


@dataclass
class LintTally:
    """Counts the items that pass through it."""

    statements: int = 0
    sources: int = 0
    source_word: str = "file"
    verbose: bool = False
    """Whether the text explains each score."""
    by_severity: Counter[Severity] = field(default_factory=Counter)

    @property
    def found(self) -> int:
        return self.by_severity.total()

    def through(self, items: Iterable[Item]) -> Iterator[Item]:
        for item in items:
            self.statements += isinstance(item, Judged)
            self.by_severity.update(finding.severity for finding in item.findings)
            yield item


# ---- statements in files


@dataclass(frozen=True, slots=True)
class House:
    """The settings of a workspace for all checks. Empty when files are checked without a workspace."""

    words: frozenset[str] = frozenset()
    """Its glossary, lower case."""
    choice: CheckChoice = field(default_factory=CheckChoice)
    """Findings that it switches off do not lower the score."""

    def verdict(self, verdict: Verdict) -> Verdict:
        return narrowed(verdict, self.choice.of(verdict.findings))


def judge_file(
    data: bytes, name: str, wanted: str | None, choice: CheckChoice, house: House | None = None
) -> Iterator[Item]:
    """Yield every statement of a file in its order, then the sets of its teams that have findings.

    `wanted` is the name of the format; None: detect it by name and content. `choice` is what is shown. Raises
    ExchangeError before the first item.
    """
    bare = chosen(data, name, wanted).read is None
    found = list(read_statements(data, name, wanted))
    about = _About() if bare else _about(data, name, wanted)
    about = replace(about, house=house or House())
    return _judged(found, name, about, choice.over(about.house.choice), sets=not bare)


@dataclass(frozen=True, slots=True)
class _About:
    """The data of a file besides its statements."""

    cycle: tuple[date | None, date | None] = (None, None)
    levels: Mapping[str, int] = field(default_factory=dict)
    """By the id and by the name of a team."""
    names: Mapping[str, str] = field(default_factory=dict)
    house: House = field(default_factory=House)


def _about(data: bytes, name: str, wanted: str | None) -> _About:
    from tuiokr.exchange.document import levels
    from tuiokr.model.cycle_name import days_of

    cycle, teams = background(data, name, wanted)
    depth = levels(teams)
    by_name = {team.name: depth[team.id] for team in teams}
    days = days_of(cycle) if cycle else None
    return _About(days or (None, None), {**by_name, **depth}, {team.id: team.name for team in teams})


def _judged(
    found: Sequence[StatementAt], name: str, about: _About, choice: CheckChoice, *, sets: bool
) -> Iterator[Item]:
    # A reason is missing only if the file contains reasons for other objectives.
    reasons = any((one.fields or {}).get("why") for one in found)
    for one in found:
        said = _verdict(one, about, reasons=reasons)
        held = hold(one.text, said.findings, one.waivers)
        verdict = about.house.verdict(said)
        kept = choice.of((*held.open, *held.stale))
        yield Judged(name, one.line, one.column, one.id, one.text, replace(verdict, findings=kept), explained(verdict))
    if sets:
        yield from _judged_sets(found, name, about, choice)


def _verdict(one: StatementAt, about: _About, *, reasons: bool) -> Verdict:
    fields: Mapping[str, Any] | None = one.fields
    if one.kind == "objective":
        why = str((fields or {}).get("why", "")) if reasons else None
        return judge_objective(ObjectiveText(one.text, why, about.house.words))
    known = (
        None
        if fields is None
        else KeyResultFields(
            kind=fields.get("kind", "metric"),
            start=fields.get("start"),
            target=fields.get("target"),
            unit=fields.get("unit", ""),
            due=fields.get("due"),
            champion=fields.get("champion", ""),
            data_source=fields.get("data_source", ""),
        )
    )
    return judge_key_result(KeyResultText(one.text, one.objective, known, about.cycle, about.house.words))


def _judged_sets(found: Sequence[StatementAt], name: str, about: _About, choice: CheckChoice) -> Iterator[JudgedSet]:
    keys: dict[str, list[SetKeyResult]] = {}
    teams: dict[str, list[StatementAt]] = {}
    places = {one.id: (one.line, one.column) for one in found}
    waivers = {one.id: one.waivers for one in found if one.waivers}
    for one in found:
        if one.kind == "objective":
            teams.setdefault(one.set_id, []).append(one)
            continue
        champion = str((one.fields or {}).get("champion", ""))
        keys.setdefault(one.set_id, []).append(SetKeyResult(one.id, one.text, champion))
    for team, objectives in teams.items():
        asked = [SetObjective(one.id, one.text, tuple(keys.get(one.id, ()))) for one in objectives]
        above = {key.id: one.id for one in asked for key in one.key_results}
        inside = {one.id for one in asked} | above.keys()
        own = {one: given for one, given in waivers.items() if one in inside}
        held = hold_set(judge_set(asked, level=about.levels.get(team)), own, above)
        if said := choice.of((*held.open, *held.stale)):
            first = objectives[0]
            yield JudgedSet(name, first.line, first.column, team, about.names.get(team, team), said, places)


# ---- statements in a workspace


def judge_workspace(
    session: Session, root: str, choice: CheckChoice, words: frozenset[str] = frozenset()
) -> Iterator[Item]:
    """Yield every statement of the selected cycle, team by team in tree order, each set after its statements.

    Findings that are waived, or switched off in the workspace, are left out. `choice` is what is shown. `words` are
    additional glossary terms. Places are lines in the files of the workspace.
    """
    from tuiokr.session.documents import team_file
    from tuiokr.store.paths import Layout
    from tuiokr.usecases.checks import CheckDesk

    checking = CheckDesk(session, words=words, choice=choice)
    layout = Layout(root)
    for _, team in session.workspace.tree(session.cycle_id).walk():
        okrs = session.workspace.of(session.cycle_id, team.id)
        if not okrs.objectives:
            continue
        path = layout.path(team_file(session.cycle_id, team.id))
        places = _places(Path(path))
        for objective in okrs.objectives:
            said = checking.objective(objective)
            verdict = replace(said.verdict, findings=said.open)
            place = places.get(objective.id, (1, 1))
            yield Judged(path, *place, objective.id, objective.title, verdict, said.explained)
            for key in okrs.of(objective.id):
                said = checking.key_result(key, objective.title)
                verdict = replace(said.verdict, findings=said.open)
                yield Judged(path, *places.get(key.id, (1, 1)), key.id, key.statement, verdict, said.explained)
        if whole := checking.whole(okrs):
            yield JudgedSet(path, *places.get(okrs.objectives[0].id, (1, 1)), team.id, team.name, whole, places)


def _places(path: Path) -> dict[str, Place]:
    """Return id → line and column, from 1, of the text of each objective and key result in a team's file."""
    from tuiokr.exchange.named_file import read_file
    from tuiokr.store.limits import LARGEST_FILE

    found: dict[str, Place] = {}
    own = ""
    for number, line in enumerate(read_file(path, LARGEST_FILE).decode().splitlines(), 1):
        if row := _ROW.fullmatch(line):
            own = json.loads(row[1])
        elif own and (words := _WORDS.match(line)):
            found[own] = (number, words.end() + 1)
    return found
