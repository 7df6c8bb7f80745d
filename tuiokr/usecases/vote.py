"""Fist of five: the people asked, hidden hands, the reveal, what people said, further rounds."""

from __future__ import annotations

from dataclasses import replace

from tuiokr.model import fingerprint, ids
from tuiokr.model.parked import Parked
from tuiokr.model.stale import LastVote, last_votes
from tuiokr.model.vote import ANONYMOUS_FROM, Ballot, Heard, Round, Vote, VoteVerdict, verdict, with_last, without_names
from tuiokr.model.vote_rule import VOTE_RULES, RuleName, usual_rule
from tuiokr.model.words import clean, clean_lines, same
from tuiokr.usecases.agenda_files import ONLY_VOTES
from tuiokr.usecases.vote_ballots import BallotDesk

ROUNDS_BEFORE_OWNER = 3
"""After the first round and two more, the owner may decide, with the dissent noted."""


class VoteDesk(BallotDesk):
    """The votes of one workshop."""

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

    def under_way(self, workshop_id: str) -> dict[str, Vote]:
        """Return the votes with hands that are not revealed yet, by what they are about."""
        votes = self._running.full(workshop_id).votes
        return {one.about: one for one in votes if one.last and one.last.ballots and not one.last.revealed}

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
            people=workshop.here,
            rounds=(self._round(),),
        )
        self._running.keep(replace(full, votes=(*full.votes, new)), "open the vote")
        return new.id

    def set_rule(self, workshop_id: str, vote: str, rule: RuleName) -> None:
        """Change the rule, unless the last round already has hands."""
        one = self.vote(workshop_id, vote)
        if not (one.last and one.last.ballots):
            self._keep(workshop_id, one.but(rule=rule, legend=VOTE_RULES[rule].legend), "the rule of the vote")

    def name_hands(self, workshop_id: str, vote: str, named: bool) -> None:
        """Make the vote named or anonymous.

        Raises ValueError after the first hand, and for an anonymous vote of fewer than ANONYMOUS_FROM people.
        """
        one = self.vote(workshop_id, vote)
        if one.begun:
            kind = "anonymous" if one.anonymous else "named"
            raise ValueError(f"This vote stays {kind}, because it has hands already")
        if not named and len(one.people) < ANONYMOUS_FROM:
            raise ValueError(f"An anonymous vote needs at least {ANONYMOUS_FROM} people")
        self._keep(workshop_id, one.but(names_shown=named), "a named vote" if named else "an anonymous vote")

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
            late, gone = (tuple(one for one in away if one not in news) for away in (workshop.late, workshop.gone))
            self._running.keep(
                replace(held, workshop=workshop.but(people=here, late=late, gone=gone), votes=votes),
                f"{', '.join(news)} votes too",
            )
        return news

    def reveal(self, workshop_id: str, vote: str) -> VoteVerdict:
        """Reveal all hands. People without a ballot count as present without a hand.

        After that, only what people say is added to the round. In an anonymous vote the names leave the hands.
        """
        one = self.vote(workshop_id, vote)
        now = one.last
        if now is None:
            raise ValueError("No round is open")
        if not now.revealed:
            workshop = self._running.full(workshop_id).workshop
            okrs = self._session.workspace.of(workshop.cycle, workshop.team)
            seen = fingerprint.of_thing(okrs, one.about)
            waiting = self.waiting(one) or ("",) * one.missing
            blank = tuple(Ballot(person=person) for person in waiting)
            now = now.but(revealed=self._session.clock.now(), fingerprint=seen, ballots=(*now.ballots, *blank))
            now = without_names(now) if one.anonymous else now
            self._keep(workshop_id, with_last(one, now), "reveal the hands")
        return verdict(one.rule, now.ballots)

    def hear(
        self, workshop_id: str, vote: str, person: str, words: str, becomes: str = "", *, hand: int | None = None
    ) -> None:
        """Record what a person said about their hand; `becomes` is change, risk or parked (then it is parked too).

        In an anonymous vote `person` is "", and `hand` says what the words are about.
        """
        last = self.vote(workshop_id, vote).last
        if last and clean_lines(words):
            heard = Heard.model_validate({"person": person, "words": words, "becomes": becomes, "hand": hand})
            label = f"what {clean(person)} said" if person else "what was said about a hand"
            self._keep_heard(workshop_id, vote, (*last.heard, heard), heard, label)

    def become(self, workshop_id: str, vote: str, number: int, becomes: str) -> None:
        """Say what the words number `number` of the last round become: change, risk or parked."""
        last = self.vote(workshop_id, vote).last
        if last and 0 <= number < len(last.heard):
            said = last.heard[number]
            heard = Heard.model_validate({**said.document(), "becomes": becomes})
            kept = (*last.heard[:number], heard, *last.heard[number + 1 :])
            label = f"what {said.person} said becomes {becomes}" if said.person else f"what was said becomes {becomes}"
            self._keep_heard(workshop_id, vote, kept, heard, label)

    def _keep_heard(self, workshop_id: str, vote: str, kept: tuple[Heard, ...], new: Heard, label: str) -> None:
        one, full = self.vote(workshop_id, vote), self._running.full(workshop_id)
        if one.last is None:
            return
        changed = with_last(one, one.last.but(heard=kept))
        votes = tuple(changed if each.id == vote else each for each in full.votes)
        parked = full.parked
        if new.becomes == "parked":
            now = self._session.clock.now()
            parked = (*parked, Parked(id=ids.fresh("p"), words=new.words, by=new.person, about=one.about, parked=now))
        self._running.keep(replace(full, votes=votes, parked=parked), label)

    def again(self, workshop_id: str, vote: str) -> None:
        """Begin a new round without hands that asks the people now in the workshop. Earlier rounds are kept."""
        one = self.vote(workshop_id, vote)
        if one.last and one.last.revealed:
            workshop = self._running.full(workshop_id).workshop
            people = workshop.here or one.people
            self._keep(workshop_id, one.but(rounds=(*one.rounds, self._round()), people=people), "another round")

    def decide(self, workshop_id: str, vote: str, reason: str) -> None:
        """Record the owner's decision. Raises ValueError before ROUNDS_BEFORE_OWNER rounds."""
        one = self.vote(workshop_id, vote)
        if sum(bool(each.revealed) for each in one.rounds) < ROUNDS_BEFORE_OWNER:
            raise ValueError(f"The owner can decide after {ROUNDS_BEFORE_OWNER} rounds")
        self._keep(workshop_id, one.but(decided_by_owner=reason), "the owner decides")

    def _round(self) -> Round:
        return Round(opened=self._session.clock.now())
