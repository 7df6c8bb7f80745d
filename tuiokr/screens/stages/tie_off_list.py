"""The lists of a tie-off: the upper level with its coverage, and below it the objectives or the queue of a step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from tuiokr.alignment.capacity import Capacity, Fit, capacities
from tuiokr.alignment.tie_off_queue import QUEUES, QueueName
from tuiokr.model.workspace import labels
from tuiokr.screens.stages import tie_off_pane
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import matrix, tie_off_rows
from tuiokr.widgets.rows import Row

_BY_FIT: tuple[Fit, ...] = ("exceeds", "tight", "fits")


def columns(desk: Desk, upper: str, lit: str) -> matrix.TeamColumns:
    """Return the columns of the coverage; `lit` is the team whose column is highlighted."""
    covered = desk.tie_off.analysis(upper).coverage.rows
    return matrix.teams(covered, desk.tie_off.of(upper).lower, desk.tree.names, lit)


def above(desk: Desk, upper: str, those: matrix.TeamColumns, marked: Sequence[str]) -> list[Row]:
    """Return the rows of the upper level; those that are `marked` are supported by the highlighted objective."""
    covered = desk.tie_off.analysis(upper).coverage.rows
    short = labels(desk.workspace.of(desk.cycle_id, upper)).by_id
    if covered:
        return matrix.rows(covered, short, those, marked)
    team = desk.tree.get(upper)
    none = f"{team.name if team else upper} has no objectives in this cycle yet."
    return [Row("none", partial(tie_off_rows.said, none), selectable=False)]


def teams(desk: Desk, upper: str) -> Iterator[Row]:
    """Yield the lower teams, each with its objectives."""
    tree, lower = desk.tree, desk.tie_off.of(upper).lower
    bare = [team for team in lower if not desk.draft.okrs(team).objectives]
    waiting = frozenset(desk.tie_off.undecided(upper))
    for team in lower:
        found = tree.get(team)
        if team in bare:
            continue
        signed = tie_off_pane.signed(desk, upper, team)
        leader = found.leader if found else ""
        heading = (tree.level(team), tree.names.get(team, team), leader, signed)
        yield Row(f"team {team}", partial(tie_off_rows.team, *heading), selectable=False, shows=heading)
        yield from objectives(desk, upper, team, waiting)
    if bare:
        names = tuple(tree.names.get(team, team) for team in bare)
        yield Row("bare", partial(tie_off_rows.bare, names), selectable=False, shows=names)


def objectives(desk: Desk, upper: str, team: str, waiting: frozenset[str]) -> Iterator[Row]:
    """Yield the objectives of a lower team; those that are `waiting` are not decided, or were changed since."""
    short = labels(desk.workspace.of(desk.cycle_id, upper)).by_id
    tie_off, okrs = desk.tie_off.of(upper), desk.draft.okrs(team)
    if team == upper:
        return
    own = labels(okrs).by_id
    for one in okrs.objectives:
        named = [*one.parent_key_results, *(key.parent_link or "" for key in okrs.of(one.id))]
        linked = tuple(dict.fromkeys(short[each] for each in named if each in short))
        linked = linked or tuple(short[each] for each in (one.parent or "",) if each in short)
        decision = tie_off.decision(one.id)
        choice, note = (decision.choice, decision.note) if decision else (None, "")
        stale = decision is not None and one.id in waiting
        shown = (own[one.id], one.title, linked, choice, stale, note)
        yield Row(one.id, partial(tie_off_rows.lower, *shown), shows=shown)


def queue(desk: Desk, upper: str, name: QueueName) -> list[Row]:
    """Return the items of a queue; for the load also what each team carries."""
    items = desk.queue.items(upper, name)
    rows = [Row(one.id, partial(tie_off_rows.item, one), shows=one) for one in items]
    if not rows:
        rows = [Row("none", partial(tie_off_rows.said, QUEUES[name].nothing), selectable=False)]
    if name == "load":
        for one in loads(desk, upper):
            shown = (one, desk.tree.names.get(one.team, one.team))
            rows.append(Row(f"team {one.team}", partial(tie_off_rows.capacity, *shown), shows=shown))
            if one.fit == "exceeds":
                rows += objectives(desk, upper, one.team, frozenset(desk.tie_off.undecided(upper)))
    return rows


def loads(desk: Desk, upper: str) -> list[Capacity]:
    """Return what each team of a tie-off carries, those that carry too much first."""
    teams = (upper, *desk.tie_off.of(upper).lower)
    found = capacities(desk.workspace, desk.cycle_id, desk.tree, teams)
    return sorted(found, key=lambda one: _BY_FIT.index(one.fit))
