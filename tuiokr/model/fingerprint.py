"""Fingerprints of what people agreed to, so that a later change is noticed."""

from __future__ import annotations

import hashlib
import json

from tuiokr.model import field
from tuiokr.model.no_go import NoGo
from tuiokr.model.okr import Dependency, KeyResult, Objective, TeamOKRs
from tuiokr.model.tie_off import Decision

_DEPENDENCY = ("asking", "giving", "what", "about", "by", "state", "carried_by", "note")
_WHEN_GIVEN = ("answered_by", "promised", "declined_because")
"""The fields that a fingerprint of a dependency covers only if they are given, as older fingerprints do without."""


def _digest(parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, default=str, sort_keys=True).encode("utf-8", "replace")).hexdigest()[:16]


def _promised(value: Objective | KeyResult, rows: tuple[field.Field, ...]) -> list[object]:
    """The values that a vote on a thing covers: those that are always included, then those that are given."""
    always = [getattr(value, row.name) for row in rows if row.stale == "always"]
    new = {row.name: getattr(value, row.name) for row in rows if row.stale == "when given"}
    fields = type(value).model_fields
    return always + [[name, found] for name, found in new.items() if found != fields[name].default]


def of_objective(objective: Objective) -> str:
    """16 hex digits of what an objective promises; not its links, order, score or waivers."""
    return _digest(_promised(objective, field.OBJECTIVE))


def of_key_result(key_result: KeyResult) -> str:
    """16 hex digits of what a key result promises."""
    return _digest(_promised(key_result, field.KEY_RESULT))


def of_wording(okrs: TeamOKRs, thing: str) -> str:
    """16 hex digits of what a key result says, without who watches it; "" when the set does not have it.

    People say how sure they are before they name the champion, which must not make their numbers stale.
    """
    key = okrs.key_result(thing)
    rows = tuple(row for row in field.KEY_RESULT if row.name != "champion")
    return _digest(_promised(key, rows)) if key else ""


def of_thing(okrs: TeamOKRs, thing: str) -> str:
    """16 hex digits of what an objective or key result of a set promises; "" when the set does not have it."""
    if objective := okrs.objective(thing):
        return of_objective(objective)
    key = okrs.key_result(thing)
    return of_key_result(key) if key else ""


def of_decision(decision: Decision) -> str:
    """16 hex digits of what was decided; not when, and not who recorded it."""
    return _digest([decision.choice, decision.note, decision.fingerprint])


def of_dependency(dependency: Dependency) -> str:
    """16 hex digits of what is needed from whom, and the answer."""
    given = [[name, value] for name in _WHEN_GIVEN if (value := getattr(dependency, name))]
    return _digest([getattr(dependency, name) for name in _DEPENDENCY] + given)


def of_no_go(no_go: NoGo) -> str:
    """16 hex digits of what will not be done, who stops it, and why."""
    return _digest([no_go.words, no_go.owner, no_go.reason])


def of_set(okrs: TeamOKRs) -> str:
    """16 hex digits of a team's whole set: adding, removing or changing an objective or key result changes it."""
    return _digest(
        [[one.id, of_objective(one)] for one in okrs.objectives]
        + [[key.id, key.objective, of_key_result(key)] for key in okrs.key_results]
    )


def parts(okrs: TeamOKRs) -> dict[str, str]:
    """Return id → fingerprint of every objective and key result of a set, including what each supports above.

    A leader also signs for the links. A vote is about the words only, so a later link does not make it stale.
    """
    return {one.id: _digest([of_objective(one), one.parent, one.parent_key_results]) for one in okrs.objectives} | {
        key.id: _digest([of_key_result(key), key.parent_link]) for key in okrs.key_results
    }
