"""What the draft board says beside each objective and key result: labels, support, what the people said."""

from __future__ import annotations

from tuiokr.model.okr import Objective
from tuiokr.model.workspace import labels
from tuiokr.session.session import Session
from tuiokr.usecases.vote import standing


def supports(session: Session, team: str) -> dict[str, str]:
    """id → what each objective or key result supports above, such as `Northwind O1·KR2`; "" where nothing."""
    workspace, cycle = session.workspace, session.cycle_id
    named: dict[str, str] = {}
    tree = workspace.tree(cycle)
    above = tree.parent(team)
    while above is not None:
        short = labels(workspace.of(cycle, above.id)).by_id
        named = {key: f"{above.name} {label}" for key, label in short.items()} | named
        above = tree.parent(above.id)
    elsewhere = "elsewhere" if named else ""
    okrs = workspace.of(cycle, team)
    found: dict[str, str] = {}
    for objective in okrs.objectives:
        above_ids = objective.parent_key_results or ((objective.parent,) if objective.parent else ())
        found[objective.id] = ", ".join(
            dict.fromkeys(named.get(one, elsewhere) for one in above_ids if named.get(one, elsewhere))
        )
    for key in okrs.key_results:
        found[key.id] = named.get(key.parent_link, elsewhere) if key.parent_link else ""
    return found


def asked(session: Session, team: str, objective: Objective) -> tuple[tuple[str, str], ...]:
    """(severity, words) for what people said of an objective: team tests and the last vote."""
    workspace, cycle = session.workspace, session.cycle_id
    said: list[tuple[str, str]] = []
    for test in workspace.tests_about(cycle, team, objective.id):
        if test.test == "nail" or not test.total:
            continue
        if test.shown:
            said.append(("" if test.passed else "warning", f"{test.test} {test.yes} of {test.total}"))
        else:
            said.append(("hint", f"{test.test} not shown yet"))
    found = standing(workspace, cycle, team, objective.id)
    if found:
        stale = ", changed since" if found.stale else ""
        severity = "" if found.holds else "warning" if found.verdict.outcome != "blocked" else "error"
        said.append((severity, f"fist of five: {found.verdict.outcome}{stale}"))
    return tuple(said)


def voted(session: Session, team: str, about: str) -> str:
    """What the last vote says, in a word; "" before one."""
    found = standing(session.workspace, session.cycle_id, team, about)
    return "" if found is None else f"{found.verdict.outcome}{', changed since' if found.stale else ''}"
