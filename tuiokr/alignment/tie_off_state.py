"""How far a tie-off is: open, signed with reservations, or tied off. Home, the gates and the tie-off screen use this.

*Tied off* requires that every lower objective is decided, that none of them is still to be changed, dropped or
escalated, and that the signatures of both levels cover the current state. A tie-off that both levels have signed
although something is open is *signed with reservations*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tuiokr.alignment.signature import covered, names, uncovered
from tuiokr.alignment.tie_off_finding import listed
from tuiokr.model import fingerprint
from tuiokr.model.okr import Objective
from tuiokr.model.organisation import Tree
from tuiokr.model.stale import STALE, why_stale
from tuiokr.model.tie_off import Decision, TieOff
from tuiokr.model.workspace import Workspace

LOW_HAND: Final = 3
"""A hand with fewer fingers is a reservation."""
StateOfTieOff = Literal["open", "signed with reservations", "tied off"]


@dataclass(frozen=True)
class TieOffState:
    """The state, and everything that is open."""

    name: StateOfTieOff
    points: tuple[str, ...] = ()
    """What is open, a few words each; empty when it is tied off."""


def why_undecided(objective: Objective, decision: Decision | None) -> str:
    """What is still open between the two levels about one lower objective; "" when nothing is open."""
    if decision is None:
        return "is not decided"
    changed = why_stale(decision.fingerprint, fingerprint.of_objective(objective))
    match decision.choice:
        case "confirm":
            return f"was confirmed, but is {STALE}: {changed}" if changed else ""
        case "change":
            return "was changed and waits to be confirmed" if changed else "was to be changed"
        case "drop":
            return "was dropped but still exists"
        case "escalate":
            return "was escalated and is still open"


def tie_off_state(
    workspace: Workspace,
    tie_off: TieOff,
    lower: str = "",
    *,
    labels: Mapping[str, str] | None = None,
    tree: Tree | None = None,
) -> TieOffState:
    """Return the state of a tie-off between its upper team and `lower`; "" for all lower teams that have objectives.

    `labels` (objective id → its name) are used in the reasons; by default `Payments O1`. `tree` is the cycle's tree, if
    the caller already has it.
    """
    tree = tree or workspace.tree(tie_off.cycle)
    below = (lower,) if lower else workspace.signers(tie_off)[1:]
    called = labels if labels is not None else names(workspace, tie_off.cycle, below, tree)
    decisions = _undecided(workspace, tie_off, below, called)
    points = (*decisions, *_low_hands(tie_off, below, tree), *_unsigned(workspace, tie_off, lower, below, tree))
    if not below:
        return TieOffState("open", points)
    if any(tie_off.signature(team) is None for team in (tie_off.upper, *below)):
        return TieOffState("open", points)
    return TieOffState("signed with reservations" if points else "tied off", points)


def _undecided(workspace: Workspace, tie_off: TieOff, below: Sequence[str], labels: Mapping[str, str]) -> Iterator[str]:
    for team in below:
        for one in workspace.of(tie_off.cycle, team).objectives:
            if why := why_undecided(one, tie_off.decision(one.id)):
                yield f"{labels.get(one.id, one.id)} {why}"


def hands_shown(tie_off: TieOff, teams: Sequence[str]) -> bool:
    """Whether each of the teams that sign has given its hand, so that all of them are shown."""
    return len(teams) > 1 and all(tie_off.hand(team) for team in teams)


def _low_hands(tie_off: TieOff, below: Sequence[str], tree: Tree) -> Iterator[str]:
    """The hands below three in the two-way fist of five, when they are shown."""
    teams = (tie_off.upper, *below)
    for team in teams if hands_shown(tie_off, teams) else ():
        hand = tie_off.hand(team)
        if hand and hand.fingers < LOW_HAND:
            why = f": {' '.join(hand.why.split())}" if hand.why else ""
            yield f"{tree.names.get(team, team)} shows {hand.fingers} of five{why}"


def _unsigned(workspace: Workspace, tie_off: TieOff, lower: str, below: Sequence[str], tree: Tree) -> Iterator[str]:
    """What is open about the signatures; between two teams, only what both of them see."""
    shared = covered(workspace, tie_off, lower, tree) if lower else None
    own = tie_off.signature(lower) if lower else None
    among = set(shared.marks) | set(own.saw if own else ()) if shared else None
    for team in (tie_off.upper, *below):
        name, signature = tree.names.get(team, team), tie_off.signature(team)
        if signature is None:
            yield f"{name} has not signed"
        elif missing := uncovered(signature, shared or covered(workspace, tie_off, team, tree), among):
            yield f"the signature of {name} is {STALE}: {listed(missing, 2)}"
