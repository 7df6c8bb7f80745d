"""The gates before publishing: what is done, what is not, and why. Only one gate blocks; people decide the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tuiokr.alignment.dependencies import is_open
from tuiokr.alignment.tie_off_finding import listed
from tuiokr.alignment.tie_off_state import tie_off_state
from tuiokr.model.limits import USUAL
from tuiokr.model.okr import KeyResult, TeamOKRs
from tuiokr.model.organisation import Tree
from tuiokr.model.stale import STALE, agreement, last_team_tests
from tuiokr.model.tie_off import TieOff
from tuiokr.model.words import plural
from tuiokr.model.workspace import Workspace, labels

Measurable = Callable[[KeyResult], bool | None] | Mapping[str, bool]
"""Key result, or id of a key result → whether it can be measured; None or missing when it is not known."""


@dataclass(frozen=True)
class Gate:
    """One gate. `ok` is None when it is not needed or not known; `blocking` when nobody may pass it."""

    name: str
    ok: bool | None
    reason: str
    blocking: bool = False


def _gate(name: str, wrong: tuple[str, ...], right: str) -> Gate:
    return Gate(name, not wrong, listed(wrong) if wrong else right)


def _counts(okrs: TeamOKRs, short: Mapping[str, str]) -> Gate:
    fewest, most = USUAL.fewest_key_results, USUAL.most_key_results
    wrong = tuple(
        f"{short[one.id]} has {plural(count, 'key result', spelled=True) if count else 'no key results'}"
        for one in okrs.objectives
        if not fewest <= (count := len(okrs.of(one.id))) <= most
    )
    return _gate(f"{fewest} to {most} key results each", wrong, "every objective has its key results")


def _measured(okrs: TeamOKRs, short: Mapping[str, str], measurable: Measurable) -> Gate:
    says = {key.id: measurable(key) if callable(measurable) else measurable.get(key.id) for key in okrs.key_results}
    name = "can be measured"
    if not says:
        return Gate(name, None, "there is no key result yet")
    wrong = tuple(short.get(key, key) for key, said in says.items() if said is False)
    if wrong:
        return Gate(name, False, f"{listed(wrong)} cannot be measured as written")
    unsure = tuple(short.get(key, key) for key, said in says.items() if said is None)
    if unsure:
        return Gate(name, None, f"cannot tell for {listed(unsure)}")
    return Gate(name, True, "every key result can be measured")


def _champions(okrs: TeamOKRs, short: Mapping[str, str]) -> Gate:
    name = "champions named"
    if not okrs.key_results:
        return Gate(name, None, "there is no key result yet")
    wrong = tuple(short.get(key.id, key.id) for key in okrs.key_results if not key.champion)
    return Gate(name, not wrong, f"{listed(wrong)} without a champion" if wrong else "every key result has a champion")


def _voted(workspace: Workspace, okrs: TeamOKRs, short: Mapping[str, str]) -> Gate:
    """Every objective must be agreed; a key result only if it was voted on."""
    name = "agreed by vote"
    if not okrs.objectives:
        return Gate(name, None, "there is no objective yet")
    wrong = tuple(f"{short.get(about, about)} {why}" for about, why in agreement(workspace, okrs).why_not)
    return _gate(name, wrong, f"every objective is agreed, and nothing is {STALE}")


def _team_tested(workspace: Workspace, okrs: TeamOKRs, short: Mapping[str, str]) -> Gate:
    """Team tests are optional; one whose counts are shown should be passed, with the current words.

    An amber one is passed, but the reason names it with its count and asks.
    """
    name = "team tests passed"
    shown = [
        (about, one) for about, tests in last_team_tests(workspace, okrs).items() for one in tests if one.test.shown
    ]
    if not shown:
        return Gate(name, None, "not needed: no counts are shown")
    wrong = tuple(f"{short.get(about, about)} {one.why_not}" for about, one in shown if one.why_not)
    amber = tuple(
        f"{short.get(about, about)} {one.test.test} {one.test.count}"
        for about, one in shown
        if one.test.light == "amber"
    )
    asks = f"; only amber: {listed(amber)}. What would make it a yes?" if amber else ""
    return _gate(name, wrong, f"every team test that was asked is passed{asks}")


def _tied_off(
    workspace: Workspace, tree: Tree, okrs: TeamOKRs, short: Mapping[str, str], tie_off: TieOff | None
) -> Gate:
    above = tree.parent(okrs.team)
    name = "tied off"
    if above is None and tie_off is None:
        return Gate(name, None, "not needed: there is no level above")
    if tie_off is None:
        return Gate(name, False, f"not tied off with {above.name if above else 'the level above'} yet")
    open_points = tie_off_state(workspace, tie_off, okrs.team, labels=short, tree=tree).points
    return _gate(name, open_points, "decided and signed by both levels")


def _depends(okrs: TeamOKRs) -> Gate:
    open_ones = tuple(one.what or one.id for one in okrs.dependencies if is_open(one))
    reason = f"{plural(len(open_ones), 'dependency', 'dependencies', spelled=True)} open: {listed(open_ones)}"
    return Gate("dependencies settled", not open_ones, reason if open_ones else "no dependency is open")


def gates(
    workspace: Workspace,
    cycle: str,
    team: str,
    tie_off: TieOff | None,
    *,
    measurable: Measurable,
    tree: Tree | None = None,
) -> tuple[Gate, ...]:
    """Return the gates of a team's set, in the order in which they are shown.

    `tie_off` is the one in which the team is a lower team, None when there was none. `tree` is the cycle's tree, if the
    caller already has it.
    """
    tree = tree or workspace.tree(cycle)
    okrs = workspace.of(cycle, team)
    short = labels(okrs).by_id
    count = len(okrs.objectives)
    return (
        Gate("has objectives", count > 0, plural(count, "objective", spelled=True) if count else "none yet", True),
        _counts(okrs, short),
        _measured(okrs, short, measurable),
        _champions(okrs, short),
        _voted(workspace, okrs, short),
        _team_tested(workspace, okrs, short),
        _tied_off(workspace, tree, okrs, short, tie_off),
        _depends(okrs),
    )
