"""Read and write the exchange file (JSON). Ids stay the same, and unknown values are kept."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass

from pydantic import JsonValue, ValidationError

from tuiokr.exchange import json_fields, json_names
from tuiokr.exchange.document import (
    LEFT_OUT,
    WORKSHOPS,
    Document,
    ExchangeError,
    Notes,
    in_loops,
    in_order,
    levels,
    shown,
)
from tuiokr.exchange.json_text import LinePositions, Path, parse, too_deep
from tuiokr.model import ids
from tuiokr.model.names import namesakes
from tuiokr.model.okr import Dependency, KeyResult, Membership, Objective, TeamOKRs
from tuiokr.model.organisation import Team
from tuiokr.model.words import clean, distinct, plural

Group = dict[str, JsonValue]
_TOP = ("organisation", "cycle", "teams", "objectives", "dependencies", WORKSHOPS)
_NOTHING: tuple[JsonValue, ...] = (None, "", [], {})
_NAMED = 20
"""Most names in a note."""
_DEEPEST_TEAM = 6
"""Length of a path (names and positions) down to which teams inside teams are read."""
_EXPECTED = 'expected an exchange file: {"organisation": …, "cycle": …, "teams": […], "objectives": […]}'


def read(text: str, name: str) -> Document:
    """Return the document in an exchange file; `name` is the file's name, for messages.

    Ids stay the same. A value that does not fit its field, and every unknown name, is kept in `other` and written
    again. Raises ExchangeError for a text that is not an exchange file.
    """
    return _JsonReader(text, name).document()


@dataclass(frozen=True)
class Listed:
    """One objective as it is in a file, with the place of its words."""

    group: Group
    title: Path
    team: str
    key_results: list[tuple[Group, Path]]
    """Each with the place of its words."""


def listed(text: str, name: str) -> tuple[LinePositions, list[Listed]]:
    """Return the places in a file's text, and its objectives as they are there. Raises ExchangeError like `read`."""
    reader = _JsonReader(text, name)
    reader.document()
    return reader.places, reader.listed


class _JsonSource:
    """One parsed file, and the methods that read any part of it."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.top = parse(text, name)
        self.places = LinePositions(text)
        self.notes = Notes()
        self.taken: set[str] = set()
        self.numbered: set[str] = set()
        self.without_field: Counter[str] = Counter()
        """Names without a field → the number of their values."""

    def error(self, path: Path, expected: str) -> ExchangeError:
        return ExchangeError(self.name, self.places.line(path), expected)

    def note(self, path: Path, words: str) -> None:
        self.notes.add(words, None if self.notes.full else self.places.line(path))

    def line_of_words(self, group: Group, name: str, path: Path) -> str:
        """Return a text that should exist; "" with a note when it does not."""
        key = json_names.key_of(group, name)
        value = group.get(key)
        if value is None:
            self.note(path, f'no "{key}" here')
            return ""
        try:
            return json_fields.text(value)
        except json_fields.Odd as odd:
            raise self.error((*path, key), f'"{key}": {odd}') from None

    def groups(self, group: Group, key: str, path: Path) -> list[tuple[Group, Path]]:
        """Return the list of groups under `key`, each with its path."""
        value = group.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.error((*path, key), f'"{key}": found {shown(value)}, expected a list')
        found: list[tuple[Group, Path]] = []
        for index, one in enumerate(value):
            if not isinstance(one, dict):
                what = f"found {shown(one)}, expected a group of named values"
                raise self.error((*path, key), f'"{key}", entry {index + 1}: {what}')
            found.append((one, (*path, key, index)))
        return found

    def kept(self, value: JsonValue, path: Path) -> JsonValue:
        """Return a value that an export writes again unchanged. Raises ExchangeError when it is nested too deeply."""
        if isinstance(value, dict | list) and too_deep(value):
            raise self.error(path, "lists and groups are nested too deeply here")
        return value

    def fitting(
        self, group: Group, table: tuple[json_fields.JsonField, ...], structure: Container[str], path: Path
    ) -> dict[str, object]:
        """Return field → value for every value that fits, and `other` with those that do not fit or are not known."""
        found: dict[str, object] = {}
        known = {json_names.key_of(group, field.key): field for field in table}
        other: Group = {}
        for key, value in group.items():
            if key in structure or (value is None and key in known):
                continue
            if key not in known:
                other[key] = self.kept(value, (*path, key))
                self.without_field[key] += value not in _NOTHING
                continue
            try:
                found[known[key].name] = known[key].read(value)
            except json_fields.Odd as odd:
                other[key] = self.kept(value, (*path, key))
                self.note((*path, key), f'"{key}": {odd}; kept unchanged')
        return found | {"other": other} if other else found

    def own_id(self, group: Group, fallback: str, path: Path) -> str:
        """Return the id of an objective or key result, unique in the file. A missing or duplicate id is replaced."""
        value = group.get("id")
        if value is None:
            found = self.free(fallback)
            self.numbered.add(found)
        else:
            try:
                found = json_fields.identifier(value)
            except json_fields.Odd as odd:
                raise self.error((*path, "id"), f'"id": {odd}') from None
            if found in self.taken:
                first, found = found, self.free(fallback if fallback != found else f"{found}-2")
                self.note(path, f"{shown(first)} is the id of something above; this one is called {shown(found)}")
        self.taken.add(found)
        return found

    def free(self, base: str) -> str:
        found, number = base, 2
        while found in self.taken:
            found, number = f"{base}-{number}", number + 1
        return found


class _JsonReader(_JsonSource):
    """Reads teams, objectives and key results, and keeps what they need from each other."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text, name)
        self.teams: dict[str, Team] = {}
        self.named: dict[str, str] = {}
        """Name in lower case → id of the team."""
        self.team_other: dict[str, Group] = {}
        self.guessed: set[str] = set()
        self.by_team: dict[str, tuple[list[Objective], list[KeyResult]]] = {}
        self.listed: list[Listed] = []
        self.inside: list[tuple[Group, Path, str | None]] = []
        """Objectives inside the group of their team, with the team's id."""

    def team(self, group: Group, path: Path, above: str | None = None) -> str | None:
        """Read one team with the teams inside it. Return its id, or None for a team that was already read."""
        name_key, parent_key = json_names.key_of(group, "name"), json_names.key_of(group, "parent")
        try:
            name = json_fields.text(group[name_key]) if group.get(name_key) is not None else ""
            own = ids.slug(name) if group.get("id") is None else json_fields.identifier(group["id"])
            parent = above if group.get(parent_key) is None else json_fields.identifier(group[parent_key])
            if not own:
                raise json_fields.Odd("found neither id nor name, expected a team's id")
        except json_fields.Odd as odd:
            raise self.error(path, f"a team: {odd}") from None
        if own in self.teams:
            self.note(path, f"team {shown(own)} is given twice; the first one is used")
            return None
        table = (
            json_fields.JsonField("leader", "leader", json_fields.text),
            json_fields.JsonField("people", "people", json_fields.texts),
        )
        inside = (json_names.key_of(group, "objectives"), json_names.key_of(group, "teams"))
        found = self.fitting(group, table, ("id", name_key, parent_key, "level", *inside), path)
        if isinstance(people := found.get("people"), tuple):
            found["people"] = distinct(people)
            if twice := namesakes(distinct(people), people):
                self.note((*path, "people"), twice)
        other = found.pop("other", {})
        level = group.get("level")
        if isinstance(other, dict) and (other or level is not None):
            self.team_other[own] = {**other, **({} if level is None else {"level": self.kept(level, path)})}
        if group.get("id") is None:
            self.guessed.add(own)
        said = {"parent": parent} if parent_key in group or above is not None else {}
        self.teams[own] = Team.model_validate({"id": own, "name": clean(name) or own, **said, **found})
        self.inside.extend((one, place, own) for one, place in self.groups(group, inside[0], path))
        if len(path) < _DEEPEST_TEAM:
            for one, place in self.groups(group, inside[1], path):
                self.team(one, place, own)
        return own

    def team_of(self, group: Group, path: Path) -> str:
        """Return the id of the team of an objective; an unknown team is added to the teams."""
        key = json_names.key_of(group, "team")
        value = group.get(key)
        if value is None and len(self.teams) == 1:
            return next(iter(self.teams))
        if value is None and not self.teams:
            self.note(path, 'neither teams nor a "team" of the objective; they go to one that is called "Team"')
            value = "team"
            self.teams["team"] = Team(id="team", name="Team")
            self.guessed.add("team")
        try:
            found = json_fields.identifier(value)
        except json_fields.Odd as odd:
            raise self.error((*path, key), f'"team" of an objective: {odd}') from None
        if found not in self.teams:
            if (own := self.named.get(found.casefold())) is not None:
                self.note(path, f"team {shown(found)} is used as the team with that name, {shown(own)}")
                return own
            self.note(path, f"team {shown(found)} is not among the teams; added as a top team")
            self.teams[found] = Team(id=found, name=found)
            self.guessed.add(found)
        return found

    def objective(self, group: Group, path: Path, number: int, inside: str | None) -> None:
        """Read one objective with its key results; `inside` is the team whose group contains it."""
        own = self.own_id(group, f"O{number}", path)
        team = inside if inside is not None else self.team_of(group, path)
        title = self.line_of_words(group, "title", path)
        keys = json_names.key_of(group, "key_results")
        structure = ("id", json_names.key_of(group, "team"), json_names.key_of(group, "title"), keys)
        found = self.fitting(group, json_fields.OBJECTIVE, structure, path)
        self.parent_key_results(group, found, path)
        objectives, key_results = self.by_team.setdefault(team, ([], []))
        objectives.append(Objective.model_validate({"id": own, "title": title, "order": float(number), **found}))
        keys_at: list[tuple[Group, Path]] = []
        self.listed.append(Listed(group, (*path, structure[2]), team, keys_at))
        for place, (inner, inner_path) in enumerate(self.groups(group, keys, path), 1):
            keys_at.append((inner, (*inner_path, json_names.key_of(inner, "text"))))
            key_id = self.own_id(inner, f"{own}.KR{place}", inner_path)
            statement = self.line_of_words(inner, "text", inner_path)
            values = self.fitting(inner, json_fields.KEY_RESULT, ("id", json_names.key_of(inner, "text")), inner_path)
            base = {"id": key_id, "objective": own, "statement": statement, "order": float(place)}
            key_results.append(KeyResult.model_validate(base | values))

    def parent_key_results(self, group: Group, found: dict[str, object], path: Path) -> None:
        """Move `parent_kr` and `parent_krs` from the unknown values to their field, if they are ids."""
        other = found.get("other")
        parents: list[str] = []
        for key in ("parent_kr", "parent_krs"):
            value = group.get(key)
            if value is None or not isinstance(other, dict):
                continue
            try:
                parents += [json_fields.identifier(one) for one in (value if isinstance(value, list) else [value])]
                del other[key]
            except json_fields.Odd as odd:
                self.note((*path, key), f'"{key}": {odd}; kept unchanged')
        if parents:
            found["parent_key_results"] = tuple(dict.fromkeys(parents))

    def dependencies(self, top: Group) -> tuple[dict[str, list[Dependency]], list[JsonValue]]:
        """Return the dependencies by the asking team, and the values that are not dependencies."""
        found: dict[str, list[Dependency]] = {}
        odd: list[JsonValue] = []
        given = top.get("dependencies")
        for one in given if isinstance(given, list) else [] if given is None else [given]:
            try:
                if not isinstance(one, dict) or not one.keys() <= Dependency.model_fields.keys():
                    raise json_fields.Odd("expected a dependency")
                dependency = Dependency.model_validate_json(json.dumps(one), strict=True)
            except (ValidationError, json_fields.Odd):
                odd.append(self.kept(one, ("dependencies",)))
                self.note(("dependencies",), "a dependency that cannot be read; kept unchanged")
                continue
            if dependency.asking not in self.teams:
                self.teams[dependency.asking] = Team(id=dependency.asking, name=dependency.asking)
                self.guessed.add(dependency.asking)
            found.setdefault(dependency.asking, []).append(dependency)
        return found, odd

    # The whole

    def document(self) -> Document:
        top: Group = {}
        if isinstance(self.top, dict):
            top = self.top
        elif _is_list(self.top):
            top["objectives"] = self.top
        at: Path = () if isinstance(self.top, dict) else ("",)
        lists = (json_names.teams_of(top), json_names.key_of(top, "objectives"))
        if not (lists[0] in top or lists[1] in top):
            raise ExchangeError(self.name, self.places.line(()), f"{_missing(self.top)}; {_EXPECTED}")
        whole = (json_names.key_of(top, "organisation"), json_names.key_of(top, "cycle"))
        try:
            organisation, cycle = (
                clean(json_fields.text(top[key])) if top.get(key) is not None else "" for key in whole
            )
        except json_fields.Odd as odd:
            raise ExchangeError(self.name, None, f'"organisation" or "cycle": {odd}') from None
        for group, path in self.groups(top, lists[0], ()):
            self.team(group, path)
        self.named = {team.name.casefold(): team.id for team in self.teams.values()}
        for number, (group, path, inside) in enumerate(self.every_objective(top, lists[1], at), 1):
            self.objective(group, path, number, inside)
        dependencies, unread = self.dependencies(top)
        other = {key: self.kept(value, (key,)) for key, value in top.items() if key not in (*_TOP, *lists, *whole)}
        self.without_field.update(key for key, value in other.items() if value not in _NOTHING)
        if top.get(WORKSHOPS):
            self.note((WORKSHOPS,), LEFT_OUT)
        teams = tuple(self.teams.values())
        self.check(teams)
        self.report()
        return Document(
            organisation=organisation,
            cycle=cycle or None,
            teams=teams,
            okrs=self.okrs(cycle, dependencies),
            notes=self.notes.all(),
            other=other | {"dependencies": unread} if unread else other,
            team_other=self.team_other,
            numbered=frozenset(self.numbered),
            guessed_teams=frozenset(self.guessed),
        )

    def every_objective(self, top: Group, key: str, at: Path) -> list[tuple[Group, Path, str | None]]:
        """Return the objectives of the file, and those inside its teams with the id of the team."""
        listed = [(group, path[1:] if at else path, None) for group, path in self.groups(top, key, ())]
        return [*listed, *self.inside]

    def report(self) -> None:
        """Note the names without a field: their values are kept but not shown."""
        named = [(key, count) for key, count in self.without_field.most_common() if count]
        if named:
            told = [f"{shown(key)} ({plural(count, 'value')})" for key, count in named[:_NAMED]]
            more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
            self.notes.add(f"kept for the next export, but not shown: {', '.join(told)}{more}")

    def okrs(self, cycle: str, dependencies: Mapping[str, list[Dependency]]) -> tuple[TeamOKRs, ...]:
        found: list[TeamOKRs] = []
        for team in self.teams:
            objectives, key_results = self.by_team.get(team, ([], []))
            if objectives or team in dependencies:
                found.append(
                    TeamOKRs(
                        team=team,
                        cycle=cycle,
                        standing=Membership(id=team),
                        objectives=tuple(objectives),
                        key_results=tuple(key_results),
                        dependencies=tuple(dependencies.get(team, ())),
                    )
                )
        return tuple(found)

    def check(self, teams: tuple[Team, ...]) -> None:
        """Note links to unknown ids, loops, and levels that disagree with the tree."""
        for team in teams:
            if team.parent is not None and team.parent not in self.teams:
                self.notes.add(f"team {shown(team.id)} is under {shown(team.parent)}, which is not in the file")
        for team_id in in_loops(teams):
            self.notes.add(f"team {shown(team_id)} is under itself; it is imported as a top team")
        for team_id, level in levels(teams).items():
            other = self.team_other.get(team_id)
            if other and "level" in other:
                if other["level"] == level and not isinstance(other["level"], bool | float):
                    del other["level"]
                else:
                    self.notes.add(f"team {shown(team_id)} says level {shown(other['level'])}, the tree says {level}")
                if not other:
                    del self.team_other[team_id]
        for objectives, key_results in self.by_team.values():
            for one in objectives:
                for above in (one.parent, *one.parent_key_results):
                    self.check_link(one.id, above)
            for key in key_results:
                self.check_link(key.id, key.parent_link)

    def check_link(self, own: str, above: str | None) -> None:
        if above is not None and above not in self.taken:
            self.notes.add(f"{shown(own)} supports {shown(above)}, which is not in the file")
        elif above == own:
            self.notes.add(f"{shown(own)} supports itself")


def _is_list(top: JsonValue) -> bool:
    return isinstance(top, list) and bool(top) and all(isinstance(one, dict) for one in top)


def _missing(top: JsonValue) -> str:
    """What a file contains instead of objectives, for a message."""
    if not isinstance(top, dict):
        return f"found {shown(top)} without objectives"
    keys = ", ".join(shown(key) for key in list(top)[:8])
    return f'found no "objectives" and no "teams" among the names at the top: {keys or "there are none"}'


def write(document: Document) -> str:
    """Return the exchange file of a document: JSON with indent 1 and a final newline."""
    depth = levels(document.teams)
    top: Group = {"organisation": document.organisation, "cycle": document.cycle}
    top |= {key: value for key, value in document.other.items() if key not in _TOP}
    top["teams"] = [_team(team, depth[team.id], document.team_other.get(team.id, {})) for team in document.teams]
    top["objectives"] = [_objective(team, one, keys) for team, one, keys in in_order(document)]
    asked: list[JsonValue] = [_dependency(one) for okrs in document.okrs for one in okrs.dependencies]
    unread = document.other.get("dependencies")
    if asked or unread:
        top["dependencies"] = asked + (unread if isinstance(unread, list) else [])
    if document.workshops:
        from tuiokr.exchange.workshop_record import as_json

        top[WORKSHOPS] = [as_json(one) for one in document.workshops]
    return json.dumps(top, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _team(team: Team, level: int, other: Mapping[str, JsonValue]) -> Group:
    group: Group = {"id": team.id, "name": team.name, "level": level, "parent": team.parent}
    if team.leader:
        group["leader"] = team.leader
    if team.people:
        group["people"] = list(team.people)
    return group | {key: value for key, value in other.items() if key == "level" or group.get(key) is None}


def _objective(team: str, objective: Objective, key_results: list[KeyResult]) -> Group:
    first: Group = {"id": objective.id, "team": team, "title": objective.title, "parent": objective.parent}
    above = list(objective.parent_key_results)
    if above:
        first |= {"parent_kr": above[0]} if len(above) == 1 else {"parent_krs": [*above]}
    group = json_fields.written(objective, json_fields.OBJECTIVE, first)
    group["key_results"] = [
        json_fields.written(key, json_fields.KEY_RESULT, {"id": key.id, "text": key.statement}) for key in key_results
    ]
    return group


def _dependency(dependency: Dependency) -> Group:
    group: Group = {}
    for key, value in dependency.model_dump(mode="json", exclude_defaults=True).items():
        group[key] = value
    return group
