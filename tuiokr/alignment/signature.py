"""What a signature covers: the words and links of the signed teams, decisions, dependencies and what will not be done.

Every later change of one of these makes the signature stale, and the reason names the change.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tuiokr.model import fingerprint
from tuiokr.model.okr import Dependency
from tuiokr.model.organisation import Tree
from tuiokr.model.stale import changes
from tuiokr.model.tie_off import CHOICE_SAYS, Decision, Signature, TieOff, signed_for
from tuiokr.model.words import short
from tuiokr.model.workspace import Workspace, labels

_DECISION = "decision "
_DEPENDENCY = "dependency "
_NO_GO = "no-go "


@dataclass
class Covered:
    """The current state of what a team's signature covers. Decisions and dependencies have their own keys."""

    marks: dict[str, str] = field(default_factory=dict)
    """Key → fingerprint."""
    names: dict[str, str] = field(default_factory=dict)
    """Key → `Payments O1·KR2`, or what is needed for a dependency."""
    words: dict[str, str] = field(default_factory=dict)
    """Key → the name with the words, for use after the item is deleted."""
    texts: dict[str, str] = field(default_factory=dict)
    """Id → the whole words of an objective or key result."""
    says: dict[str, str] = field(default_factory=dict)
    """Key → what was decided or answered."""
    decided: dict[str, datetime] = field(default_factory=dict)
    """Key of a decision → when it was made."""


def names(workspace: Workspace, cycle: str, teams: Sequence[str], tree: Tree | None = None) -> dict[str, str]:
    """Id → `Payments O1·KR2` for every objective and key result of these teams."""
    tree = tree or workspace.tree(cycle)
    found: dict[str, str] = {}
    for team in teams:
        called = tree.names.get(team, team)
        found |= {key: f"{called} {label}" for key, label in labels(workspace.of(cycle, team)).by_id.items()}
    return found


def covered(workspace: Workspace, tie_off: TieOff, team: str, tree: Tree | None = None) -> Covered:
    """What a team's signature covers: the upper leader signs for all teams, a lower leader for their own and the upper.

    Of the dependencies in a tie-off, a lower leader signs for those that their own team asks for or is asked for.
    """
    tree = tree or workspace.tree(tie_off.cycle)
    teams = signed_for(tie_off, team)
    found = Covered(names=names(workspace, tie_off.cycle, teams, tree))
    for each in teams:
        okrs = workspace.of(tie_off.cycle, each)
        found.marks |= fingerprint.parts(okrs)
        words = {one.id: one.title for one in okrs.objectives} | {key.id: key.statement for key in okrs.key_results}
        found.texts |= words
        found.words |= {key: f"{found.names[key]} “{short(said)}”" for key, said in words.items() if said}
        for objective in okrs.objectives if each != tie_off.upper else ():
            if decision := tie_off.decision(objective.id):
                _add_decision(found, decision)
    for one in _dependencies(workspace, tie_off, team):
        key = _DEPENDENCY + one.id
        asking = tree.get(one.asking)
        found.marks[key] = fingerprint.of_dependency(one)
        found.names[key] = f"the dependency “{short(one.what or 'without words')}”"
        found.words[key] = f"{found.names[key]} of {(asking.name if asking else '') or one.asking}"
        found.says[key] = one.answer
    for each in teams:
        for full in workspace.workshops_of(tie_off.cycle, each):
            for no_go in full.no_gos:
                key = _NO_GO + no_go.id
                found.marks[key] = fingerprint.of_no_go(no_go)
                found.names[key] = found.words[key] = f"the no-go “{short(no_go.words)}”"
    return found


def _add_decision(found: Covered, decision: Decision) -> None:
    key = _DECISION + decision.objective
    found.marks[key] = fingerprint.of_decision(decision)
    found.names[key] = found.words[key] = found.names[decision.objective]
    found.says[key] = CHOICE_SAYS[decision.choice]
    if decision.when:
        found.decided[key] = decision.when


def _dependencies(workspace: Workspace, tie_off: TieOff, team: str) -> Iterator[Dependency]:
    for each in (tie_off.upper, *tie_off.lower):
        for one in workspace.of(tie_off.cycle, each).dependencies:
            if team == tie_off.upper or team in (one.asking, one.giving):
                yield one


def signature_of(
    workspace: Workspace, tie_off: TieOff, team: str, name: str, when: datetime, tree: Tree | None = None
) -> Signature:
    """Return a leader's signature for the current state."""
    seen = covered(workspace, tie_off, team, tree)
    named = {**seen.names, **seen.words}
    return Signature(team=team, name=name, when=when, saw=seen.marks, named=named, texts=seen.texts, covers="all")


def uncovered(signature: Signature, seen: Covered, among: Container[str] | None = None) -> tuple[str, ...]:
    """The reasons why a signature is stale: changes that it does not cover. Empty when it covers the current state.

    With `among` only these keys count.

    A signature from a version that did not cover decisions and dependencies is stale after a change of the words or
    links, and after a later decision.
    """
    old = signature.covers != "all"
    before, now = dict(signature.saw), seen.marks
    if old:
        now = {key: mark for key, mark in now.items() if not key.startswith((_DECISION, _DEPENDENCY, _NO_GO))}
    found_changes = changes(before, now)
    gone = {key for key, what in found_changes if what == "removed"}
    found: list[str] = []
    for key, what in found_changes:
        of_gone = key.startswith(_DECISION) and key.removeprefix(_DECISION) in gone
        if (among is None or key in among) and not of_gone:
            found.append(_reason(key, what, signature, seen))
    if old:
        younger = (key for key, when in seen.decided.items() if when > signature.when)
        found += [_reason(key, "added", signature, seen) for key in younger if among is None or key in among]
    return tuple(found)


def _reason(key: str, what: str, signature: Signature, seen: Covered) -> str:
    """A reason in words, such as `Payments O1 changed` or `Payments O1 was decided again: dropped`."""
    name = seen.names.get(key) or signature.named.get(key) or "something that was signed for"
    if key.startswith(_DECISION):
        if what == "removed":
            return f"the decision about {name} was removed"
        return f"{name} was decided{' again' if what == 'changed' else ''}: {seen.says[key]}"
    if key.startswith(_DEPENDENCY):
        return f"{name} was {what}" + (f": {seen.says[key]}" if what != "removed" else "")
    if key.startswith(_NO_GO):
        return f"{name} was {what}"
    return f"{name} {what}"
