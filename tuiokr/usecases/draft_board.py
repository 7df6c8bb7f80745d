"""What the draft board shows beside each objective and key result: what it supports, and what people said."""

from __future__ import annotations

from tuiokr.model.stale import last_team_tests, last_votes
from tuiokr.model.vocabulary import Light
from tuiokr.model.workspace import labels
from tuiokr.session.session import Session

_SEVERITY: dict[Light | None, str] = {"green": "", "amber": "warning", "red": "error", None: "hint"}


def supports(session: Session, team: str) -> dict[str, str]:
    """Return id → what each objective or key result supports above, such as `Northwind O1·KR2`; "" if nothing."""
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


def said(session: Session, team: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return id → (severity, text) pairs on what people said: team tests, then the last vote."""
    workspace = session.workspace
    okrs = workspace.of(session.cycle_id, team)
    found: dict[str, list[tuple[str, str]]] = {}
    for about, tests in last_team_tests(workspace, okrs).items():
        for one in tests:
            severity = "hint" if not one.test.shown else "warning" if one.stale else _SEVERITY[one.test.light]
            found.setdefault(about, []).append((severity, one.words))
    for about, vote in last_votes(workspace, okrs).items():
        blocked = vote.verdict.outcome == "blocked" and not vote.agreed
        severity = "" if vote.holds else "error" if blocked else "warning"
        found.setdefault(about, []).append((severity, f"fist of five: {vote.words}"))
    return {about: tuple(words) for about, words in found.items()}
