"""What a reader of loose formats (Markdown, CSV) finds, with its place, before ids are assigned.

A reader fills an `Outline`. The document for an import and the statements for the checks are made from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tuiokr.exchange.document import Document, ExchangeError, Notes, PositionedText, shown
from tuiokr.exchange.json_fields import LONGEST_ID
from tuiokr.model import ids
from tuiokr.model.names import namesakes
from tuiokr.model.words import LONGEST, clean, distinct

if TYPE_CHECKING:
    from tuiokr.model.okr import KeyResult, Objective
    from tuiokr.model.organisation import Team

_TRIMMED = 100
"""Characters that may have been stripped from the ends of a text after it was cut to the limit."""


@dataclass(eq=False)
class FoundKeyResult:
    """One key result as found. The keys of `fields` are the names of the model."""

    text: str
    line: int
    column: int = 1
    fields: dict[str, object] = field(default_factory=dict)
    id: str = ""
    """"" when the file has none."""


@dataclass(eq=False)
class FoundObjective:
    """One objective as found."""

    title: str
    team: str
    """Key of its team in the outline."""
    line: int
    column: int = 1
    fields: dict[str, object] = field(default_factory=dict)
    id: str = ""
    parent: FoundObjective | None = None
    parent_key_result: FoundKeyResult | None = None
    key_results: list[FoundKeyResult] = field(default_factory=list)


@dataclass(eq=False)
class FoundTeam:
    """One team as found."""

    name: str
    id: str = ""
    parent: str | None = None
    """Key of the team above in the outline."""
    parent_id: str | None = None
    """Id of the team above, when the file says it."""
    leader: str = ""
    people: tuple[str, ...] = ()


class Outline:
    """Everything that was found in one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.organisation = ""
        self.cycle: str | None = None
        self.cycles: tuple[str, ...] = ()
        """The cycles of a file that contains several."""
        self.teams: dict[str, FoundTeam] = {}
        """By any key that the reader chooses, in the order in which they were found."""
        self.objectives: list[FoundObjective] = []
        self.notes = Notes()

    def team(self, name: str, parent: str | None = None) -> str:
        """Return the key of the team with this name; a new team is added below `parent` (a key)."""
        key = clean(name).casefold()
        if key not in self.teams:
            self.teams[key] = FoundTeam(clean(name), parent=parent)
        return key

    @property
    def empty(self) -> bool:
        """Whether no objective was found."""
        return not self.objectives

    def objectives_from(self, line: int) -> bool:
        """Whether the last objective that was found is at or below a line."""
        return bool(self.objectives) and self.objectives[-1].line >= line

    def _team_ids(self) -> dict[str, str]:
        given: dict[str, str] = {}
        taken = {team.id for team in self.teams.values() if team.id}
        for key, team in self.teams.items():
            given[key] = team.id or ids.from_name(team.name, taken)
            taken.add(given[key])
        return given

    def _number(self) -> frozenset[str]:
        """Give an id (O1, O1.KR1 …) to everything whose id is missing, duplicate or invalid. Return the new ids."""
        taken: set[str] = set()
        everything: list[FoundObjective | FoundKeyResult] = []
        for objective in self.objectives:
            everything += [objective, *objective.key_results]
        for one in everything:
            if not one.id:
                continue
            if one.id in taken or clean(one.id) != one.id or len(one.id) > LONGEST_ID:
                self.notes.add(
                    f"the id {shown(one.id)} is already used or cannot be used; it gets another one", one.line
                )
                one.id = ""
            else:
                taken.add(one.id)
        numbered: set[str] = set()
        for number, objective in enumerate(self.objectives, 1):
            if not objective.id:
                objective.id = _free(f"O{number}", taken)
                numbered.add(objective.id)
            for place, key in enumerate(objective.key_results, 1):
                if not key.id:
                    key.id = _free(f"{objective.id}.KR{place}", taken)
                    numbered.add(key.id)
        return frozenset(numbered)

    def document(self) -> Document:
        """Return the outline as a document.

        Raises ExchangeError when it contains neither an objective nor a team.
        """
        from tuiokr.model.okr import KeyResult, Membership, TeamOKRs

        self._demand_something()
        numbered = self._number()
        team_ids = self._team_ids()
        for team in self.teams.values():
            read, team.people = team.people, distinct(team.people)
            if twice := namesakes(team.people, read):
                self.notes.add(f"{team.name}: {twice}")
        teams = tuple(_team(team, team_ids[key], team_ids) for key, team in self.teams.items())
        guessed = frozenset(team_ids[key] for key, team in self.teams.items() if not team.id)
        found: dict[str, tuple[list[Objective], list[KeyResult]]] = {}
        for number, one in enumerate(self.objectives, 1):
            objectives, key_results = found.setdefault(team_ids[one.team], ([], []))
            objectives.append(_objective(one, number))
            for place, key in enumerate(one.key_results, 1):
                base = {"id": key.id, "objective": one.id, "statement": key.text, "order": float(place)}
                key_results.append(KeyResult.model_validate(base | key.fields))
        okrs = tuple(
            TeamOKRs(
                team=team.id,
                cycle=self.cycle or "",
                standing=Membership(id=team.id),
                objectives=tuple(found[team.id][0]),
                key_results=tuple(found[team.id][1]),
            )
            for team in teams
            if team.id in found
        )
        return Document(
            self.organisation,
            self.cycle,
            teams,
            okrs,
            self.notes.all(),
            numbered=numbered,
            guessed_teams=guessed,
            cycles=self.cycles,
        )

    def placed(self) -> tuple[PositionedText, ...]:
        """Return the teams with their places in `document`.

        Raises ExchangeError when the outline contains neither an objective nor a team.
        """
        self._demand_something()
        team_ids = self._team_ids()
        return tuple(
            PositionedText(team_ids[key], team.name or team_ids[key], _above(team, team_ids))
            for key, team in self.teams.items()
        )

    def demand_whole(self) -> None:
        """Raise ExchangeError when a text was so long that its end was cut off during reading."""
        for objective in self.objectives:
            self._demand_short((objective.title, *objective.fields.values()), objective.line)
            for key in objective.key_results:
                self._demand_short((key.text, *key.fields.values()), key.line)
        for team in self.teams.values():
            self._demand_short((team.name, team.leader, *team.people), None)

    def _demand_short(self, values: Iterable[object], line: int | None) -> None:
        if any(isinstance(value, str) and len(value) > LONGEST - _TRIMMED for value in values):
            raise ExchangeError(
                self.file, line, f"found a text of {LONGEST:,} characters or more, expected a shorter one"
            )

    def _demand_something(self) -> None:
        if not self.objectives and not self.teams:
            raise ExchangeError(self.file, None, "found no objective, expected at least one")

    def statements(self) -> Iterator[tuple[FoundObjective, FoundKeyResult | None, str]]:
        """Yield (objective, key result or None for the objective itself, team id) in file order, with ids."""
        self._number()
        team_ids = self._team_ids()
        for one in self.objectives:
            yield one, None, team_ids[one.team]
            for key in one.key_results:
                yield one, key, team_ids[one.team]


def _free(base: str, taken: set[str]) -> str:
    found, number = base, 2
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    taken.add(found)
    return found


def _above(found: FoundTeam, team_ids: dict[str, str]) -> str | None:
    if found.parent is not None:
        return team_ids[found.parent]
    return found.parent_id if found.id else None


def _team(found: FoundTeam, own: str, team_ids: dict[str, str]) -> Team:
    from tuiokr.model.organisation import Team

    values: dict[str, object] = {"id": own, "name": found.name or own}
    if found.parent is not None or found.id:
        values["parent"] = _above(found, team_ids)
    if found.leader:
        values["leader"] = found.leader
    if found.people:
        values["people"] = found.people
    return Team.model_validate(values)


def _objective(found: FoundObjective, number: int) -> Objective:
    from tuiokr.model.okr import Objective

    values: dict[str, object] = {"id": found.id, "title": found.title, "order": float(number), **found.fields}
    if found.parent is not None:
        values["parent"] = found.parent.id
    if found.parent_key_result is not None:
        values["parent_key_results"] = (found.parent_key_result.id,)
    return Objective.model_validate(values)
