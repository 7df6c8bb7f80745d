"""Records of what was said in workshops, including ended ones, for the screen and for export."""

from __future__ import annotations

from dataclasses import replace

from tuiokr.exchange.document import Document
from tuiokr.exchange.merge import document_of
from tuiokr.exchange.workshop_record import (
    AnswersRecord,
    HeardRecord,
    ParkedRecord,
    RoundRecord,
    StepRecord,
    VoteRecord,
    WorkshopRecord,
)
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.vote import Round, Vote, verdict
from tuiokr.model.workspace import FullWorkshop, labels
from tuiokr.session.session import Session
from tuiokr.usecases.agenda_files import ONLY_VOTES
from tuiokr.usecases.workshop import holdings


class WorkshopRecordDesk:
    """Reads the workshops of a workspace. Changes nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of_team(self, team: str) -> tuple[FullWorkshop, ...]:
        """Return a team's workshops of all cycles, the latest first."""
        workspace = self._session.workspace
        return _latest_first([one for cycle in workspace.cycles for one in workspace.workshops_of(cycle, team)])

    def of_all(self) -> tuple[FullWorkshop, ...]:
        """Return the workshops of all teams and cycles, the latest first. Reads all of them."""
        return _latest_first(list(self._session.workspace.workshops.values()))

    def record(self, workshop: str) -> WorkshopRecord | None:
        """Return what was said in a workshop; None if it does not exist."""
        workshop_id = self._session.workspace.workshops.get(workshop)
        return self._record(workshop_id) if workshop_id else None

    def document(self, cycle: str, team: str | None = None) -> Document:
        """Return a cycle, or one team's part of it, with its workshop records. Raises ExchangeError, see merge."""
        found = document_of(self._session.workspace, cycle, team)
        whose = {one.id for one in found.teams}
        workshops = [
            one for team_id in whose for one in self._session.workspace.workshops_of(cycle, team_id) if _said(one)
        ]
        return replace(found, workshops=tuple(self._record(one) for one in reversed(_latest_first(workshops))))

    def _record(self, full: FullWorkshop) -> WorkshopRecord:
        one, now = full.workshop, self._session.clock.now()
        team = self._session.workspace.tree(one.cycle).get(one.team)
        names = _names(self._session.workspace.of(one.cycle, one.team))
        return WorkshopRecord(
            id=one.id,
            title=one.title,
            team=one.team,
            team_name=team.name if team else one.team,
            cycle=one.cycle,
            begun=one.begun,
            ended=one.ended,
            people=one.people,
            steps=tuple(
                StepRecord(
                    title=step.title,
                    minutes=round(max(0.0, one.spent(step.id, now)) / 60),
                    state=one.runs[step.id].state,
                    notes=one.runs[step.id].notes,
                )
                for step in one.agenda.steps
                if step.id in one.runs
            ),
            themes=one.themes,
            votes=tuple(_vote(vote, names) for vote in full.votes),
            tests=tuple(
                AnswersRecord(names.get(each.about, GONE), each.test, each.yes, each.meh, each.eye_roll)
                for each in full.team_tests
                if each.shown
            ),
            parked=tuple(
                ParkedRecord(
                    each.words,
                    each.by,
                    names.get(each.about, GONE) if each.about else "",
                    each.resolved,
                    each.owner,
                    each.due,
                    each.state if each.state != "open" else "",
                )
                for each in full.parked
            ),
        )


GONE = "something that was deleted since"


def _names(okrs: TeamOKRs) -> dict[str, str]:
    """Return id → label and text of objectives and key results: `O1 “Paying feels effortless”`."""
    short = labels(okrs)
    named = [(one.id, one.title) for one in okrs.objectives] + [(key.id, key.statement) for key in okrs.key_results]
    return {thing: f"{short[thing]} “{words}”" if words else short[thing] for thing, words in named}


def _vote(vote: Vote, names: dict[str, str]) -> VoteRecord:
    rounds = tuple(_round(vote, one) for one in vote.rounds if one.revealed)
    return VoteRecord(names.get(vote.about, GONE), vote.question, vote.rule, rounds, vote.decided_by_owner)


def _round(vote: Vote, one: Round) -> RoundRecord:
    said = verdict(vote.rule, one.ballots)
    hands = [
        (each.person, str(each.hand) if each.hand is not None else each.mark)
        for each in one.ballots
        if each.hand is not None or each.mark
    ]
    if not vote.names_shown:  # sorted, so that the order does not reveal the person
        hands = [("", hand) for hand in sorted((hand for _, hand in hands), reverse=True)]
    names = {each.person: each.person if vote.names_shown else "" for each in one.heard}
    heard = tuple(HeardRecord(names[each.person], each.words, each.becomes) for each in one.heard)
    return RoundRecord(said.outcome, said.reason, tuple(hands), heard)


def _said(full: FullWorkshop) -> bool:
    """Whether it is a real workshop, or contains votes, team tests or parked questions from outside one."""
    return full.workshop.agenda.id != ONLY_VOTES or bool(holdings(full))


def _latest_first(workshops: list[FullWorkshop]) -> tuple[FullWorkshop, ...]:
    kept = [one for one in workshops if _said(one)]
    return tuple(sorted(kept, key=_moment, reverse=True))


def _moment(full: FullWorkshop) -> tuple[bool, str, str]:
    one = full.workshop
    return one.ended is None, str(one.ended or one.paused or one.deadline or one.begun or ""), one.id
