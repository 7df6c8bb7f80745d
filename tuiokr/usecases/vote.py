"""Fist of five: the people asked, hidden hands, the reveal, what people said, further rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tuiokr.model import fingerprint, ids
from tuiokr.model.names import fold, who
from tuiokr.model.parked import Parked
from tuiokr.model.stale import LastVote, last_votes
from tuiokr.model.vote import Ballot, Heard, Round, Vote, VoteVerdict, verdict
from tuiokr.model.vote_rule import VOTE_RULES, RuleName, usual_rule
from tuiokr.model.words import clean, clean_lines, possessive, same, short
from tuiokr.model.workspace import FullWorkshop
from tuiokr.session.session import Session
from tuiokr.usecases.agenda_files import ONLY_VOTES
from tuiokr.usecases.workshop import WorkshopDesk

ROUNDS_BEFORE_OWNER = 3
"""After the first round and two more, the owner may decide, with the dissent noted."""


class VoteDesk:
    """The votes of one workshop."""

    def __init__(self, session: Session, running: WorkshopDesk) -> None:
        self._session = session
        self._running = running

    def workshop_for(self, team: str) -> str:
        """Return the workshop for this team's votes: the open one, else one that contains only votes."""
        session = self._session
        if opened := self._running.open_of(team):
            return opened.workshop.id
        for one in session.workspace.workshops_of(session.cycle_id, team):
            if one.workshop.agenda.id == ONLY_VOTES:
                return one.workshop.id
        return self._running.start(team, ONLY_VOTES)

    def last(self, team: str) -> dict[str, LastVote]:
        """Return id → the last vote on each objective and key result of a team that was voted on."""
        workspace = self._session.workspace
        return last_votes(workspace, workspace.of(self._session.cycle_id, team))

    def vote(self, workshop_id: str, vote: str) -> Vote:
        """Return a vote. Raises KeyError for an unknown one."""
        for one in self._running.full(workshop_id).votes:
            if one.id == vote:
                return one
        raise KeyError(vote)

    def open(self, workshop_id: str, about: str, *, rule: RuleName | None = None) -> str:
        """Return the id of the vote on an objective or key result. A new vote begins with an open round.

        Raises KeyError for an unknown rule, as `set_rule` does.
        """
        full = self._running.full(workshop_id)
        for one in full.votes:
            if one.about == about:
                return one.id
        workshop = full.workshop
        okrs = self._session.workspace.of(workshop.cycle, workshop.team)
        is_key = okrs.key_result(about) is not None
        chosen = VOTE_RULES[rule] if rule else usual_rule("key result" if is_key else "objective")
        new = Vote(
            id=ids.fresh("v"),
            about=about,
            question="How sure are we to get there?" if is_key else "Is it the right thing?",
            rule=chosen.name,
            legend=chosen.legend,
            people=workshop.people,
            rounds=(self._round(),),
        )
        self._running.keep(replace(full, votes=(*full.votes, new)), "open the vote")
        return new.id

    def set_rule(self, workshop_id: str, vote: str, rule: RuleName) -> None:
        """Change the rule, unless the last round already has hands."""
        one = self.vote(workshop_id, vote)
        if not (one.last and one.last.ballots):
            self._keep(workshop_id, one.but(rule=rule, legend=VOTE_RULES[rule].legend), "the rule of the vote")

    def show_names(self, workshop_id: str, vote: str, shown: bool) -> None:
        """Show the hands with names or without."""
        label = "show the names" if shown else "hide the names"
        self._keep(workshop_id, self.vote(workshop_id, vote).but(names_shown=shown), label)

    def waiting(self, vote: Vote) -> tuple[str, ...]:
        """Return the people without a ballot in the last round, in the order in which they are asked."""
        done = {ballot.person for ballot in vote.last.ballots} if vote.last else set()
        return tuple(person for person in vote.people if person not in done)

    def cast(self, workshop_id: str, vote: str, person: str, hand: int) -> None:
        """Record one hand. Raises ValueError after the reveal, for a hand outside 0-5, and for a person not asked."""
        self._cast(workshop_id, vote, (Ballot(person=person, hand=hand),))

    def mark(self, workshop_id: str, vote: str, person: str, mark: str) -> None:
        """Record `absent` or `abstain` instead of a hand. Raises like `cast`."""
        self._cast(workshop_id, vote, (Ballot.model_validate({"person": person, "mark": mark}),))

    def _cast(self, workshop_id: str, vote: str, ballots: Sequence[Ballot], heard: Sequence[Heard] = ()) -> None:
        one = self.vote(workshop_id, vote)
        now = one.last
        if now is None or now.revealed:
            raise ValueError("The hands are revealed. Vote again for a new round")
        for ballot in ballots:
            if ballot.person not in one.people:
                raise ValueError(f"{ballot.person} does not take part in this vote")
            if ballot.person in now.tabled:
                raise ValueError(
                    f"{ballot.person}'s hand was revealed, so it cannot change. Vote again for a new round"
                )
        again = {ballot.person for ballot in ballots}
        kept = tuple(ballot for ballot in now.ballots if ballot.person not in again)
        heard = tuple(word for word in heard if word not in now.heard)
        names = short(", ".join(ballot.person for ballot in ballots), 60)
        whose = f"{possessive(names)} hand" if len(ballots) == 1 else f"the hands of {names}"
        self._keep(workshop_id, _with_last(one, now.but(ballots=(*kept, *ballots), heard=(*now.heard, *heard))), whose)

    def take_back(self, workshop_id: str, vote: str) -> str:
        """Delete the last hand of the open round and what the person said. Return the person, "" if none."""
        one = self.vote(workshop_id, vote)
        now = one.last
        free = [each for each in now.ballots if each.person not in now.tabled] if now and not now.revealed else []
        if now is None or not free:
            return ""
        whose = free[-1].person
        kept = tuple(each for each in now.ballots if each is not free[-1])
        heard = tuple(each for each in now.heard if each.person != whose)
        changed = _with_last(one, now.but(ballots=kept, heard=heard))
        self._keep(workshop_id, changed, f"take {possessive(whose)} hand back")
        return whose

    def take_line(self, workshop_id: str, vote: str, line: str) -> tuple[str, ...]:
        """Record hands from `ana 4, li 3, rest 5` or a pasted chat. Return one line for each unreadable part.

        What a person said with their hand is kept with it. The returned lines never reveal a hand.
        """
        one = self.vote(workshop_id, vote)
        already = [ballot.person for ballot in one.last.ballots] if one.last else []
        from tuiokr.usecases.vote_hands import read_hands

        reading = read_hands(line, one.people, already, you=self._copier(workshop_id, one.people))
        if reading.hands:
            ballots = [Ballot(person=h.person, hand=h.hand, mark=h.mark) for h in reading.hands]
            heard = [Heard(person=h.person, words=h.words) for h in reading.hands if h.words]
            self._cast(workshop_id, vote, ballots, heard)
        return reading.problems

    def _copier(self, workshop_id: str, people: Sequence[str]) -> str:
        """Return who *You* is in a pasted chat: the facilitator, else this machine's user; "" if neither is asked."""
        for name in (self._running.full(workshop_id).workshop.facilitator, self._session.store.who):
            found = who(name, people)
            if len(found) == 1 and fold(found[0]).split()[:1] == fold(name).split()[:1]:
                return found[0]
        return ""

    def join(self, workshop_id: str, vote: str, *persons: str) -> tuple[str, ...]:
        """Ask more people, in this vote and in later ones of the workshop. Return the new ones.

        A name that is already asked is not added again, because people are distinguished by name.
        """
        one, workshop = self.vote(workshop_id, vote), self._running.full(workshop_id).workshop
        asked = {same(person) for person in one.people}
        news = tuple(name for name in dict.fromkeys(map(clean, persons)) if name and same(name) not in asked)
        people = (*one.people, *news)
        if news:
            held = self._running.full(workshop_id)
            here = (*workshop.people, *(name for name in news if name not in workshop.people))
            votes = tuple(one.but(people=people) if each.id == vote else each for each in held.votes)
            self._running.keep(
                replace(held, workshop=workshop.but(people=here), votes=votes),
                f"{', '.join(news)} votes too",
            )
        return news

    def reveal(self, workshop_id: str, vote: str) -> VoteVerdict:
        """Reveal all hands. People without a ballot count as present without a hand.

        After that, only what people say is added to the round.
        """
        one = self.vote(workshop_id, vote)
        now = one.last
        if now is None:
            raise ValueError("No round is open")
        if not now.revealed:
            workshop = self._running.full(workshop_id).workshop
            okrs = self._session.workspace.of(workshop.cycle, workshop.team)
            seen = fingerprint.of_thing(okrs, one.about)
            blank = tuple(Ballot(person=person) for person in self.waiting(one))
            now = now.but(revealed=self._session.clock.now(), fingerprint=seen, ballots=(*now.ballots, *blank))
            self._keep(workshop_id, _with_last(one, now), "reveal the hands")
        return verdict(one.rule, now.ballots)

    def hear(self, workshop_id: str, vote: str, person: str, words: str, becomes: str = "") -> None:
        """Record what a person said about their hand; `becomes` is change, risk or parked (then it is parked too)."""
        if not clean_lines(words):
            return
        one = self.vote(workshop_id, vote)
        if one.last is None:
            return
        heard = Heard.model_validate({"person": person, "words": words, "becomes": becomes})
        changed = _with_last(one, one.last.but(heard=(*one.last.heard, heard)))
        full = self._running.full(workshop_id)
        votes = tuple(changed if each.id == vote else each for each in full.votes)
        parked = full.parked
        if becomes == "parked":
            new = Parked(id=ids.fresh("p"), words=words, by=person, about=one.about, parked=self._session.clock.now())
            parked = (*parked, new)
        self._running.keep(replace(full, votes=votes, parked=parked), f"what {clean(person)} said")

    def again(self, workshop_id: str, vote: str) -> None:
        """Begin a new round without hands that asks the people now in the workshop. Earlier rounds are kept."""
        one = self.vote(workshop_id, vote)
        if one.last and one.last.revealed:
            workshop = self._running.full(workshop_id).workshop
            people = workshop.people or one.people
            self._keep(workshop_id, one.but(rounds=(*one.rounds, self._round()), people=people), "another round")

    def decide(self, workshop_id: str, vote: str, reason: str) -> None:
        """Record the owner's decision. Raises ValueError before ROUNDS_BEFORE_OWNER rounds."""
        one = self.vote(workshop_id, vote)
        if sum(bool(each.revealed) for each in one.rounds) < ROUNDS_BEFORE_OWNER:
            raise ValueError(f"The owner can decide after {ROUNDS_BEFORE_OWNER} rounds")
        self._keep(workshop_id, one.but(decided_by_owner=reason), "the owner decides")

    def _round(self) -> Round:
        return Round(opened=self._session.clock.now())

    def _keep(self, workshop_id: str, vote: Vote, label: str) -> None:
        full: FullWorkshop = self._running.full(workshop_id)
        votes = tuple(vote if one.id == vote.id else one for one in full.votes)
        self._running.keep(replace(full, votes=votes), label)


def _with_last(vote: Vote, last: Round) -> Vote:
    return vote.but(rounds=(*vote.rounds[:-1], last))
