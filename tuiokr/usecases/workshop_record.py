"""Records of what was said in workshops, including ended ones, for the screen and for export."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from tuiokr.exchange.document import Document
from tuiokr.exchange.merge import document_of
from tuiokr.exchange.workshop_record import (
    AnswersRecord,
    CandidateRecord,
    ConfidenceRecord,
    HeardRecord,
    NoGoRecord,
    OutcomeRecord,
    ParkedRecord,
    RoundRecord,
    StepRecord,
    ThemeRecord,
    VoteRecord,
    WorkshopRecord,
    time_of,
)
from tuiokr.model import fingerprint
from tuiokr.model.agenda import Workshop
from tuiokr.model.candidate import ranked
from tuiokr.model.confidence import TeamConfidence, spread
from tuiokr.model.interview import COLUMNS
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.outcome import SAYS
from tuiokr.model.parked import Parked
from tuiokr.model.stale import LastTeamTest, last_team_test, why_stale
from tuiokr.model.step_kind import StepKind
from tuiokr.model.theme import themes_of
from tuiokr.model.vote import Round, Vote, as_shown, verdict
from tuiokr.model.words import clean, same
from tuiokr.model.workspace import FullWorkshop, labels
from tuiokr.session.session import Session
from tuiokr.usecases.agenda_files import ONLY_VOTES
from tuiokr.usecases.interview import columns_of
from tuiokr.usecases.workshop import holdings

CANDIDATES = 6
"""The most workshops that a message names."""


class WhichWorkshop(Exception):
    """No workshop, or more than one, is called like this; the message is one line for a person."""

    def __init__(self, words: str, several: bool, told: Sequence[str]) -> None:
        more = f" and {len(told) - CANDIDATES} more" if len(told) > CANDIDATES else ""
        there = ", ".join(told[:CANDIDATES]) + more
        if several:
            said = f"“{words}” names workshops of several teams: {there}; give an id"
        elif told:
            said = f"no workshop “{words}”; there are {there}"
        else:
            said = f"no workshop “{words}”: no workshop was held yet"
        super().__init__(said)


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

    def find(self, words: str) -> FullWorkshop:
        """Return the workshop with this id, or the latest one with this title, or of the team with this id or name.

        If there is none, a part of one title is enough. Raises WhichWorkshop if there is still none, or several teams
        have one.
        """
        workshops = self.of_all()
        for one in workshops:
            if one.workshop.id == words:
                return one
        wanted = same(clean(words))
        named = [one for one in workshops if wanted in (same(one.workshop.title), *map(same, self._team(one)))]
        found = named or [one for one in workshops if wanted and wanted in same(one.workshop.title)]
        if len({one.workshop.team for one in found}) == 1:
            return next((one for one in found if one.workshop.begun or holdings(one)), found[0])
        raise WhichWorkshop(words, bool(found), [self._told(one) for one in found or workshops])

    def _team(self, full: FullWorkshop) -> tuple[str, str]:
        """Return the id and the name of the team of a workshop."""
        one = full.workshop
        team = self._session.workspace.tree(one.cycle).get(one.team)
        return one.team, team.name if team else one.team

    @staticmethod
    def _told(full: FullWorkshop) -> str:
        one = full.workshop
        return f"{one.id} (“{one.title}”, {time_of(one.begun, one.ended)})"

    def document(self, cycle: str, team: str | None = None) -> Document:
        """Return a cycle, or one team's part of it, with its workshop records. Raises ExchangeError, see merge."""
        found = document_of(self._session.workspace, cycle, team)
        whose = {one.id for one in found.teams}
        workshops = [
            one for team_id in whose for one in self._session.workspace.workshops_of(cycle, team_id) if _said(one)
        ]
        return replace(found, workshops=tuple(self._record(one) for one in reversed(_latest_first(workshops))))

    def _record(self, full: FullWorkshop) -> WorkshopRecord:
        one = full.workshop
        team = self._session.workspace.tree(one.cycle).get(one.team)
        okrs = self._session.workspace.of(one.cycle, one.team)
        names = names_of(okrs)
        order = {key: at for at, key in enumerate(names)}
        return WorkshopRecord(
            id=one.id,
            title=one.title,
            team=one.team,
            team_name=team.name if team else one.team,
            cycle=one.cycle,
            begun=one.begun,
            ended=one.ended,
            people=one.people,
            steps=tuple(_steps(one, self._session.clock.now())),
            late=one.late,
            gone=one.gone,
            candidates=tuple(
                CandidateRecord(each.words, each.by, each.dots, names.get(each.taken, ""))
                for each in ranked(full.candidates)
            ),
            opening=tuple(
                (COLUMNS[column], tuple(each.words for each in lines))
                for column, lines in columns_of(full).items()
                if lines
            ),
            themes=tuple(ThemeRecord(each.words, each.dots, each.covered_by) for each in themes_of(one, okrs)),
            votes=tuple(_vote(vote, names, okrs) for vote in full.votes),
            confidences=tuple(
                found
                for each in sorted(full.confidences, key=lambda each: order.get(each.about, len(order)))
                for found in _confidences(each, names, okrs)
            ),
            tests=tuple(
                _answers(last_team_test(each, okrs), names.get(each.about, GONE))
                for each in full.team_tests
                if each.shown
            ),
            parked=tuple(_parked(full, each, names) for each in full.parked),
            facilitator=one.facilitator,
            unprepared=one.unprepared,
            outcomes=tuple(_outcomes(full, names, okrs)),
            no_gos=tuple(NoGoRecord(each.words, each.owner, each.reason) for each in full.no_gos),
        )


def _steps(one: Workshop, now: datetime) -> Iterator[StepRecord]:
    opening = _opening(one)
    for step in one.agenda.steps:
        run = one.runs.get(step.id)
        if run is not None:
            yield StepRecord(
                title=step.title,
                minutes=round(max(0.0, one.spent(step.id, now)) / 60),
                state=run.state,
                notes=run.notes,
                opens=step.id in opening,
                said=tuple((each.person, each.words) for each in run.said if each.words),
            )


GONE = "something that was deleted since"


def _answers(last: LastTeamTest, about: str) -> AnswersRecord:
    test = last.test
    return AnswersRecord(about, test.test, test.yes, test.meh, test.eye_roll, test.light or "", test.rolled, last.was)


def _confidences(one: TeamConfidence, names: dict[str, str], okrs: TeamOKRs) -> Iterator[ConfidenceRecord]:
    """Yield the revealed rounds of everybody's numbers on a key result."""
    now = fingerprint.of_wording(okrs, one.about)
    for shown in (as_shown(one, each) for each in one.rounds):
        said = spread(shown.ballots)
        if shown.revealed is None or said is None:
            continue
        numbers = [(each.person, str(each.hand) if each.hand is not None else each.mark) for each in shown.ballots]
        yield ConfidenceRecord(
            about=names.get(one.about, GONE),
            revealed=shown.revealed,
            median=said.median,
            low=said.low,
            high=said.high,
            numbers=tuple((person, number) for person, number in numbers if number),
            heard=tuple(HeardRecord(each.person, each.words, each.becomes) for each in shown.heard),
            stale=why_stale(shown.fingerprint, now) if now else "",
        )


def _outcomes(full: FullWorkshop, names: dict[str, str], okrs: TeamOKRs) -> Iterator[OutcomeRecord]:
    """Yield what the room said about key results, in the order of the set."""
    order = list(names)
    for one in sorted(full.outcomes, key=lambda one: order.index(one.about) if one.about in names else len(order)):
        now = fingerprint.of_wording(okrs, one.about)
        yield OutcomeRecord(names.get(one.about, GONE), SAYS[one.says], why_stale(one.fingerprint, now) if now else "")


def names_of(okrs: TeamOKRs) -> dict[str, str]:
    """Return id → label and text of objectives and key results: `O1 “Paying feels effortless”`."""
    short = labels(okrs)
    named = [(one.id, one.title) for one in okrs.objectives] + [(key.id, key.statement) for key in okrs.key_results]
    return {thing: f"{short[thing]} “{words}”" if words else short[thing] for thing, words in named}


_BEFORE = frozenset(
    (StepKind.GO_AROUND, StepKind.TALK, StepKind.UPPER, StepKind.LAST_CYCLE, StepKind.PARKING, StepKind.BREAK)
)
"""The kinds of steps without themes, OKRs or votes."""


def _opening(workshop: Workshop) -> frozenset[str]:
    """Return the ids of the steps before the first one that has themes, OKRs or votes."""
    found: list[str] = []
    for step in workshop.agenda.steps:
        if step.kind not in _BEFORE:
            return frozenset(found)
        found.append(step.id)
    return frozenset()


def _parked(full: FullWorkshop, one: Parked, names: dict[str, str]) -> ParkedRecord:
    return ParkedRecord(
        one.words,
        "" if _said_unnamed(full, one) else one.by,
        names.get(one.about, GONE) if one.about else "",
        one.resolved,
        one.owner,
        one.due,
        one.state if one.state != "open" else "",
    )


def _said_unnamed(full: FullWorkshop, parked: Parked) -> bool:
    """Whether a question was parked from what somebody said in a vote without names."""
    return any(
        (heard.person, heard.words) == (parked.by, parked.words)
        for vote in full.votes
        if not vote.names_shown and vote.about == parked.about
        for one in vote.rounds
        for heard in one.heard
    )


def _vote(vote: Vote, names: dict[str, str], okrs: TeamOKRs) -> VoteRecord:
    rounds = tuple(_round(vote, one) for one in vote.rounds if one.revealed)
    last, now = vote.last_revealed, fingerprint.of_thing(okrs, vote.about)
    return VoteRecord(
        about=names.get(vote.about, GONE),
        question=vote.question,
        rule=vote.rule,
        rounds=rounds,
        owner=vote.decided_by_owner,
        stale=why_stale(last.fingerprint, now) if last and now else "",
    )


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
