"""Match the objectives and key results of a file with those of the workspace, so that nothing is added twice.

Ids decide. When the file has none, equal words within the same team (or objective) decide. The files of two teams may
use the same id for different things; then the later thing gets the id `team.id`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from tuiokr.exchange.document import Notes, key_results_of, shown
from tuiokr.model.okr import KeyResult, Objective, TeamOKRs
from tuiokr.model.workspace import Workspace


@dataclass(frozen=True)
class Match:
    """The result of matching."""

    ids: dict[str, str] = field(default_factory=dict)
    """Id in the file → id in the workspace, for everything in the file."""
    moved: dict[str, Objective] = field(default_factory=dict)
    """Workspace id → objective that the file has in another team."""
    moved_keys: dict[str, KeyResult] = field(default_factory=dict)
    """Workspace id → key result of such an objective."""
    left: dict[str, set[str]] = field(default_factory=dict)
    """Team id → ids of the objectives that leave the team."""


def match(
    workspace: Workspace, cycle: str, sets: Mapping[str, TeamOKRs], numbered: Container[str], notes: Notes
) -> Match:
    """Match the sets of a file (by team) with a cycle of the workspace. `numbered` are ids that are not in the file."""
    return _Matcher(workspace, cycle, sets, numbered, notes).all()


def _same(words: str) -> str:
    """The letters and digits of words, for comparison: a full stop does not make a different objective."""
    return " ".join(re.findall(r"\w+", words.casefold())) or words


class _Matcher:
    def __init__(
        self, workspace: Workspace, cycle: str, sets: Mapping[str, TeamOKRs], numbered: Container[str], notes: Notes
    ) -> None:
        self.sets = sets
        self.numbered = numbered
        self.notes = notes
        self.known = {team: okrs for (one, team), okrs in workspace.okrs.items() if one == cycle}
        self.objectives = {one.id: (team, one) for team, okrs in self.known.items() for one in okrs.objectives}
        self.keys = {key.id: (team, key) for team, okrs in self.known.items() for key in okrs.key_results}
        given = {one.id for okrs in sets.values() for one in okrs.objectives}
        given |= {key.id for okrs in sets.values() for key in okrs.key_results}
        self.taken = {*self.objectives, *self.keys, *(one for one in given if one not in numbered)}
        self.found = Match()
        self.claimed: set[str] = set()
        self.next_number = 1

    def all(self) -> Match:
        for team, okrs in self.sets.items():
            for one in okrs.objectives:
                if one.id not in self.numbered:
                    self.claim(one.id, self.given_objective(team, one))
            keys = key_results_of(okrs)
            by_words = self.objectives_by_words(team)
            for one in okrs.objectives:
                if one.id in self.numbered:
                    self.claim(one.id, self.by_words(by_words, one.title) or self.new_objective(one.id))
                self.key_results(team, self.found.ids[one.id], keys.get(one.id, []))
        return self.found

    def claim(self, file_id: str, own: str) -> None:
        self.found.ids[file_id] = own
        self.claimed.add(own)
        self.taken.add(own)

    # Objectives

    def given_objective(self, team: str, one: Objective) -> str:
        for own in (one.id, f"{team}.{one.id}"):
            if self.objectives.get(own, ("", None))[0] == team:
                return own
        if one.id in self.objectives:
            holder, known = self.objectives[one.id]
            if holder in self.sets and _same(known.title) == _same(one.title):
                self.found.moved[one.id] = known
                self.found.left.setdefault(holder, set()).add(one.id)
                for key in self.known[holder].of(one.id):
                    self.found.moved_keys[key.id] = key
                self.notes.add(f"objective {shown(one.id)} moves from team {shown(holder)} to {shown(team)}")
                return one.id
        return self.unlike(team, one.id) if one.id in self.objectives or one.id in self.keys else one.id

    def unlike(self, team: str, file_id: str) -> str:
        """Return another id, because this one belongs to something else."""
        own = self.free(f"{team}.{file_id}")
        self.notes.add(f"{shown(file_id)} is already the id of something else in this cycle; it becomes {shown(own)}")
        return own

    def free(self, base: str) -> str:
        own, number = base, 2
        while own in self.taken:
            own, number = f"{base}-{number}", number + 1
        return own

    def new_objective(self, file_id: str) -> str:
        if file_id not in self.taken:
            return file_id
        while f"O{self.next_number}" in self.taken:
            self.next_number += 1
        return f"O{self.next_number}"

    def objectives_by_words(self, team: str) -> dict[str, list[str]]:
        """Return title → ids of the team's objectives that the file does not name by id, in reverse order."""
        found: dict[str, list[str]] = {}
        okrs = self.known.get(team)
        for one in reversed(okrs.objectives if okrs else ()):
            if one.id not in self.claimed:
                found.setdefault(_same(one.title), []).append(one.id)
        return found

    def by_words(self, candidates: dict[str, list[str]], words: str) -> str | None:
        ids = candidates.get(_same(words))
        return ids.pop() if ids else None

    # Key results

    def key_results(self, team: str, objective: str, keys: list[KeyResult]) -> None:
        for key in keys:
            if key.id not in self.numbered:
                self.claim(key.id, self.given_key(team, key))
        if not any(key.id in self.numbered for key in keys):
            return
        candidates: dict[str, list[str]] = {}
        holder = self.objectives.get(objective, ("", None))[0]
        for known in reversed(self.known[holder].of(objective) if holder else ()):
            if known.id not in self.claimed:
                candidates.setdefault(_same(known.statement), []).append(known.id)
        number = 1
        for key in keys:
            if key.id not in self.numbered:
                continue
            own = self.by_words(candidates, key.statement)
            if own is None:
                while f"{objective}.KR{number}" in self.taken:
                    number += 1
                own = f"{objective}.KR{number}"
            self.claim(key.id, own)

    def given_key(self, team: str, key: KeyResult) -> str:
        for own in (key.id, f"{team}.{key.id}"):
            if own in self.found.moved_keys or self.keys.get(own, ("", None))[0] == team:
                return own
        return self.unlike(team, key.id) if key.id in self.keys or key.id in self.objectives else key.id
