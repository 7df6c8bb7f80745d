"""The names of other programs for the content of an exchange file, such as `keyResults` and `krs`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tuiokr.model import field

if TYPE_CHECKING:
    from pydantic import JsonValue

ALIASES: dict[str, tuple[str, ...]] = {
    "organisation": ("organization", "company", "organisationname", "organizationname", "companyname"),
    "cycle": ("quarter", "period", "timeperiod", "cyclename"),
    "teams": ("groups", "departments", "units", "squads", "businessunits", "divisions", "subteams"),
    "objectives": ("goals", "okrs"),
    "key_results": ("krs", "results", "keyresultslist"),
    "name": ("title", "team", "teamname", "label"),
    "team": ("teamid", "teamname", "entity", "department"),
    "leader": ("lead", "manager"),
    "people": ("members",),
} | {row.exchange_key: row.names.keys for row in (*field.OBJECTIVE, *field.KEY_RESULT)}
"""Other names for a name, without case, underscores, hyphens and spaces; the most likely first."""
_HIDDEN = re.compile(r"[\s_-]")


def plain(name: str) -> str:
    """A name for comparison."""
    return _HIDDEN.sub("", name).casefold()


def key_of(group: Mapping[str, JsonValue], name: str) -> str:
    """The name that a group uses for `name`; `name` itself when the group has no such value."""
    if name in group:
        return name
    there = {plain(key): key for key in reversed(list(group)) if group[key] is not None}
    for alias in (plain(name), *ALIASES.get(name, ())):
        if alias in there:
            return there[alias]
    return name


def holds(group: Mapping[str, JsonValue], name: str) -> bool:
    """Whether a group has such a list, under any of its names."""
    return isinstance(group.get(key_of(group, name)), list)


def teams_of(top: Mapping[str, JsonValue]) -> str:
    """The name of the list of teams; in a file without one, of the only list whose groups contain objectives."""
    if holds(top, "teams") or "teams" in top or holds(top, "objectives"):
        return key_of(top, "teams")
    lists = [
        key
        for key, value in top.items()
        if isinstance(value, list) and any(isinstance(one, dict) and holds(one, "objectives") for one in value)
    ]
    return lists[0] if len(lists) == 1 else "teams"
