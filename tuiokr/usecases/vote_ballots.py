"""The hands of a vote before the reveal: by name, in one line, in a pasted chat, or as a tally."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tuiokr.model.names import fold, who
from tuiokr.model.vote import ANONYMOUS_FROM, Ballot, Heard, Vote, with_last, without_last
from tuiokr.model.words import plural, possessive, short
from tuiokr.model.workspace import FullWorkshop
from tuiokr.session.session import Session
from tuiokr.usecases.vote_tally import TALLY_STANDS, HandTally, read_tally, refusal
from tuiokr.usecases.workshop import WorkshopDesk

if TYPE_CHECKING:
    from tuiokr.usecases.vote_hands import HandsRead, Unclear


class BallotDesk:
    """Records hands in the open round of a vote."""

    def __init__(self, session: Session, running: WorkshopDesk) -> None:
        self._session = session
        self._running = running

    def vote(self, workshop_id: str, vote: str) -> Vote:
        """Return a vote. Raises KeyError for an unknown one."""
        for one in self._running.full(workshop_id).votes:
            if one.id == vote:
                return one
        raise KeyError(vote)

    def waiting(self, vote: Vote) -> tuple[str, ...]:
        """Return the people without a ballot in the last round, in the order in which they are asked.

        After a tally nobody is: its hands have no names.
        """
        if vote.last and vote.last.tallied:
            return ()
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
        if now.tallied:
            raise ValueError(TALLY_STANDS)
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
        self._keep(workshop_id, with_last(one, now.but(ballots=(*kept, *ballots), heard=(*now.heard, *heard))), whose)

    def take_back(self, workshop_id: str, vote: str) -> str:
        """Delete the last hand of the open round and what the person said. Return the person, "" if none.

        A tally is deleted as a whole.
        """
        one = self.vote(workshop_id, vote)
        now = one.last
        if now and now.tallied:
            kept = tuple(each for each in now.ballots if each.person)
            self._keep(workshop_id, with_last(one, now.but(ballots=kept)), "take the tally back")
            return ""
        left, whose = without_last(now) if now else (None, "")
        if left is None or not whose:
            return ""
        changed = with_last(one, left)
        self._keep(workshop_id, changed, f"take {possessive(whose)} hand back")
        return whose

    def unready(self, vote: Vote) -> str:
        """Return why the room may want to wait with the reveal, "" if all hands are in."""
        without = self.waiting(vote)
        missing = ", ".join(without) or (plural(vote.missing, "person", "people") if vote.missing else "")
        hands = sum(one.hand is not None for one in vote.last.ballots) if vote.last else 0
        said = [f"Without a hand: {missing}"] if missing else []
        if vote.anonymous and hands < ANONYMOUS_FROM:
            said.append(f"With only {plural(hands, 'hand')}, people can guess whose it is")
        return ". ".join(said)

    def makes_anonymous(self, workshop_id: str, vote: str, line: str) -> bool:
        """Whether a line is a tally that makes a named vote anonymous."""
        one, tally = self.vote(workshop_id, vote), read_tally(line)
        return bool(tally and tally.hands and not one.anonymous and not refusal(one, len(tally.hands)))

    def unclear_names(self, workshop_id: str, vote: str, line: str) -> tuple[Unclear, ...]:
        """Return the names in a line or a chat that several people may have. Records nothing."""
        return () if read_tally(line) else self._read(workshop_id, self.vote(workshop_id, vote), line).unclear

    def take_line(self, workshop_id: str, vote: str, line: str, meant: Sequence[str] = ()) -> tuple[str, ...]:
        """Record hands from `ana 4, li 3, rest 5` or a pasted chat. Return one line for each unreadable part.

        A line such as `4x3 5x2` is a tally. `meant` says which person each of the `unclear_names` is. What a person
        said with their hand is kept with it. The returned lines never reveal a hand.
        """
        one = self.vote(workshop_id, vote)
        if found := read_tally(line):
            return self._tally(workshop_id, one, found)
        if one.last and one.last.tallied:
            return (TALLY_STANDS,)
        reading = self._read(workshop_id, one, line, meant)
        if reading.hands:
            ballots = [Ballot(person=h.person, hand=h.hand, mark=h.mark) for h in reading.hands]
            heard = [Heard(person=h.person, words=h.words) for h in reading.hands if h.words]
            self._cast(workshop_id, vote, ballots, heard)
        return reading.problems

    def _read(self, workshop_id: str, one: Vote, line: str, meant: Sequence[str] = ()) -> HandsRead:
        from tuiokr.usecases.vote_hands import read_hands

        already = [ballot.person for ballot in one.last.ballots] if one.last else []
        return read_hands(line, one.people, already, you=self._copier(workshop_id, one.people), meant=meant)

    def _tally(self, workshop_id: str, one: Vote, tally: HandTally) -> tuple[str, ...]:
        """Record a tally, instead of an earlier one. A named vote without hands becomes anonymous. Return a problem."""
        problem = tally.problem or refusal(one, len(tally.hands))
        if problem or one.last is None:
            return (problem,) if problem else ()
        kept = tuple(each for each in one.last.ballots if each.person)
        ballots = (*kept, *(Ballot(hand=hand) for hand in tally.hands))
        changed = with_last(one.but(names_shown=False), one.last.but(ballots=ballots))
        self._keep(workshop_id, changed, "the tally of the hands")
        return ()

    def abstain_facilitator(self, workshop_id: str, vote: str) -> str:
        """Record that the facilitator abstains. Return the name, "" if nobody who is asked is the facilitator."""
        person = self._copier(workshop_id, self.vote(workshop_id, vote).people)
        if person:
            self.mark(workshop_id, vote, person, "abstain")
        return person

    def _copier(self, workshop_id: str, people: Sequence[str]) -> str:
        workshop = self._running.full(workshop_id).workshop
        return copier((workshop.facilitator, self._session.store.who), people)

    def _keep(self, workshop_id: str, vote: Vote, label: str) -> None:
        full: FullWorkshop = self._running.full(workshop_id)
        votes = tuple(vote if one.id == vote.id else one for one in full.votes)
        self._running.keep(replace(full, votes=votes), label)


def copier(names: Sequence[str], people: Sequence[str]) -> str:
    """Return who *You* is in a pasted chat: the first of some names that is asked; "" if none is.

    The names are those of the facilitator and of this machine's user.
    """
    for name in names:
        found = who(name, people)
        if len(found) == 1 and fold(found[0]).split()[:1] == fold(name).split()[:1]:
            return found[0]
    return ""
