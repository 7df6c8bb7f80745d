"""What each step of a workshop has produced so far, judged by the row of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from tuiokr.model import fingerprint
from tuiokr.model.stale import last_team_tests, last_votes
from tuiokr.model.step_kind import Result, SoFar, StepKind
from tuiokr.model.theme import themes_of
from tuiokr.model.words import plural, short
from tuiokr.model.workspace import FullWorkshop, Workspace
from tuiokr.session.session import Session
from tuiokr.usecases.last_cycle import last_cycle


def results(
    session: Session, full: FullWorkshop, queues: Mapping[StepKind, tuple[int, int]] = MappingProxyType({})
) -> Mapping[str, Result]:
    """Return the result of each step of a workshop, by the step's id.

    `queues` maps a kind of step of a tie-off to how many items are open, and how many there are.
    """
    one, workspace = full.workshop, session.workspace
    okrs = workspace.of(one.cycle, one.team)
    tests = last_team_tests(workspace, okrs)
    shown = {
        about: {each.test.test for each in those if each.test.shown and not each.stale}
        for about, those in tests.items()
    }
    votes = last_votes(workspace, okrs)
    of_all = SoFar(
        okrs=okrs,
        people=len(one.here),
        opening=frozenset(each.column for each in full.opening),
        themes=len(one.themes),
        uncovered=sum(not each.covered for each in themes_of(one, okrs)),
        agreed=frozenset(about for about, vote in votes.items() if vote.holds),
        tested=frozenset(about for about, names in shown.items() if {"espresso", "townhall"} <= names),
        nailed=frozenset(about for about, names in shown.items() if "nail" in names),
        sorted_out=frozenset(
            each.about for each in full.outcomes if each.fingerprint == fingerprint.of_wording(okrs, each.about)
        ),
        no_gos=len(full.no_gos),
        unscored=_unscored(workspace, full),
        parked=len(full.parked),
        parked_open=sum(each.state == "open" for each in full.parked),
    )
    return {
        step.id: step.kind.judge(_of_step(of_all, full, step.id, queues.get(step.kind, (0, 0))))
        for step in one.agenda.steps
    }


def _unscored(workspace: Workspace, full: FullWorkshop) -> int:
    """Return how many scores of the last cycle can still be given, if a step of the agenda is about them."""
    one = full.workshop
    if all(step.kind is not StepKind.LAST_CYCLE for step in one.agenda.steps):
        return 0
    found = last_cycle(workspace, one.cycle, one.team, below=False)
    return found.unscored if found.open else 0


def _of_step(of_all: SoFar, full: FullWorkshop, step: str, queue: tuple[int, int]) -> SoFar:
    run, here = full.workshop.runs[step], full.workshop.here
    heard = sum(person in here for person in run.heard)
    return replace(of_all, notes=run.notes, heard=heard, waiting=queue[0], queued=queue[1])


def decided(session: Session, full: FullWorkshop) -> tuple[str, ...]:
    """Return what a workshop has decided so far, one short line each: `2 objectives, 1 agreed`."""
    one, workspace = full.workshop, session.workspace
    okrs = workspace.of(one.cycle, one.team)
    votes = last_votes(workspace, okrs)
    agreed = sum(each.id in votes and votes[each.id].holds for each in okrs.objectives)
    champions = sum(bool(key.champion) for key in okrs.key_results)
    answered = sum(each.state != "requested" for each in okrs.dependencies)
    still_open = sum(each.open for each in full.parked)
    lines = (
        (okrs.objectives, f"{plural(len(okrs.objectives), 'objective')}, {agreed} agreed"),
        (okrs.key_results, f"{plural(len(okrs.key_results), 'key result')}, {champions} with a champion"),
        (okrs.dependencies, f"{plural(len(okrs.dependencies), 'dependency', 'dependencies')}, {answered} answered"),
        (full.no_gos, f"We will not do: {'; '.join(short(each.words) for each in full.no_gos)}"),
        (full.parked, f"{plural(len(full.parked), 'parked question')}, {still_open} open"),
    )
    return tuple(line for some, line in lines if some)
