"""Confidence by everybody: hidden numbers on all key results, the reveal, and what people said about their number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tuiokr.model import fingerprint
from tuiokr.model.confidence import ConfidenceBallot, ConfidenceHeard, ConfidenceRound, TeamConfidence, spread
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.stale import LastConfidence, last_confidences
from tuiokr.model.vote import ANONYMOUS_FROM, with_last, without_last, without_names
from tuiokr.model.words import clean, clean_lines, plural, possessive, short
from tuiokr.model.workspace import FullWorkshop
from tuiokr.session.session import Session
from tuiokr.usecases.vote_ballots import copier
from tuiokr.usecases.workshop import WorkshopDesk

if TYPE_CHECKING:
    from tuiokr.usecases.confidence_rows import NumbersRead
    from tuiokr.usecases.vote_hands import Unclear

REVEALED = "The numbers are revealed. Press v to ask for new ones"


@dataclass(frozen=True)
class NumbersIn:
    """How many numbers on one key result have arrived. It shows no number."""

    given: int
    asked: int

    @property
    def words(self) -> str:
        return f"{self.given} of {self.asked} in"


class ConfidenceDesk:
    """The numbers of everybody in one workshop."""

    def __init__(self, session: Session, running: WorkshopDesk) -> None:
        self._session = session
        self._running = running

    # ---- reading

    def of(self, workshop_id: str, about: str) -> TeamConfidence:
        """Return the numbers on a key result; blank before the first one."""
        return _of(self._running.full(workshop_id), about)

    def asked(self, workshop_id: str, about: str) -> tuple[str, ...]:
        """Return the people of the ring: those in the room, and those who gave a number and left."""
        workshop = self._running.full(workshop_id).workshop
        last = self.of(workshop_id, about).last
        done = {one.person for one in last.ballots} if last else set()
        return tuple(one for one in workshop.people if one in workshop.here or one in done)

    def waiting(self, workshop_id: str, about: str) -> tuple[str, ...]:
        """Return the people without a number on a key result, in the order in which they are asked."""
        last = self.of(workshop_id, about).last
        if last and last.revealed:
            return ()
        done = {one.person for one in last.ballots} if last else set()
        return tuple(one for one in self._running.full(workshop_id).workshop.here if one not in done)

    def arrived(self, workshop_id: str, about: str) -> NumbersIn:
        """Return how many numbers on a key result have arrived, and how many are asked for."""
        last = self.of(workshop_id, about).last
        ballots = last.ballots if last else ()
        marked = sum(one.hand is None for one in ballots)
        return NumbersIn(len(ballots) - marked, len(self.asked(workshop_id, about)) - marked)

    def given(self, workshop_id: str) -> Mapping[str, int]:
        """Return on how many key results each person of the room has given a number, or was left out."""
        left = {
            key: {*self.waiting(workshop_id, key), *self._silent(workshop_id, key)} for key in self._keys(workshop_id)
        }
        here = self._running.full(workshop_id).workshop.here
        return {person: sum(person not in those for those in left.values()) for person in here}

    def _silent(self, workshop_id: str, about: str) -> tuple[str, ...]:
        """Return the people who were in the room at the reveal and had no number."""
        last = self.of(workshop_id, about).last
        return tuple(one.person for one in last.ballots if one.hand is None and not one.mark) if last else ()

    def open(self, workshop_id: str) -> bool:
        """Whether hidden numbers are in."""
        return any(_hidden(one) for one in self._running.full(workshop_id).confidences)

    def unready(self, workshop_id: str) -> str:
        """Return why the room may want to wait with the reveal; "" if all numbers are in."""
        begun = [one.about for one in self._running.full(workshop_id).confidences if _hidden(one)]
        keys = [key for key in self._keys(workshop_id) if key in begun or not self.of(workshop_id, key).rounds]
        missing = dict.fromkeys(person for key in keys for person in self.waiting(workshop_id, key))
        said = [f"Without all numbers: {', '.join(missing)}"] if missing else []
        fewest = min((self.arrived(workshop_id, key).given for key in begun), default=0)
        if self.anonymous(workshop_id) and fewest < ANONYMOUS_FROM:
            said.append(f"With only {plural(fewest, 'number')}, people can guess whose it is")
        return ". ".join(said)

    def anonymous(self, workshop_id: str) -> bool:
        """Whether the reveal removes the names from the numbers of this workshop."""
        return not _names_shown(self._running.full(workshop_id))

    def last_time(self, workshop_id: str) -> Mapping[str, LastConfidence]:
        """Return id → the numbers on each key result that were revealed last in another workshop."""
        return last_confidences(self._session.workspace, self._okrs(workshop_id), before=workshop_id)

    # ---- giving numbers

    def cast(self, workshop_id: str, about: str, person: str, number: int) -> None:
        """Record one number. Raises ValueError after the reveal, and for a number outside 0-10."""
        self._cast(workshop_id, {about: [ConfidenceBallot(person=person, hand=number)]})

    def absent(self, workshop_id: str, person: str) -> None:
        """Leave a person out of every key result on which the person has given no number."""
        keys = [
            key
            for key in self._keys(workshop_id)
            if not self.of(workshop_id, key).shown and person in self.waiting(workshop_id, key)
        ]
        self._cast(workshop_id, {key: [ConfidenceBallot(person=person, mark="absent")] for key in keys})

    def take_back(self, workshop_id: str, about: str) -> str:
        """Delete the last number on a key result, and what the person said. Return the person, "" if there is none."""
        one = self.of(workshop_id, about)
        now = one.last
        left, whose = without_last(now) if now else (None, "")
        if left is None or not whose:
            return ""
        changed = with_last(one, left)
        self._keep(workshop_id, [changed], f"take {possessive(whose)} number back")
        return whose

    def unclear_names(self, workshop_id: str, about: str, line: str) -> tuple[Unclear, ...]:
        """Return the names in a line or a chat that several people may have. Records nothing."""
        if about not in self._keys(workshop_id):
            return ()
        return self._read(workshop_id, about, line).unclear

    def take_line(self, workshop_id: str, about: str, line: str, meant: Sequence[str] = ()) -> tuple[str, ...]:
        """Record numbers on the key result `about` (`ana 7, rest 8`), or on all key results (`ana 7 4 9`).

        A pasted chat is read alike. Return one line for each part that is not understood; it gives no number away.
        """
        if about not in self._keys(workshop_id):
            return ("The key result was deleted, so no number was recorded",)
        read = self._read(workshop_id, about, line, meant)
        problems = list(read.problems)
        ballots: dict[str, list[ConfidenceBallot]] = {}
        heard: list[tuple[str, ConfidenceHeard]] = []
        for key, column in zip(self._keys(workshop_id), read.columns, strict=True):
            if column.hands and self.of(workshop_id, key).shown:
                problems.append(REVEALED)
                continue
            tabled = self._tabled(workshop_id, key)
            for one in column.hands:
                if one.person in tabled:
                    problems.append(f"{possessive(one.person)} number was revealed, so it cannot change")
                    continue
                new = ConfidenceBallot(person=one.person, hand=one.hand, mark=one.mark)
                ballots.setdefault(key, []).append(new)
                if one.words:
                    heard.append((key, ConfidenceHeard(person=one.person, words=one.words)))
        if ballots:
            self._cast(workshop_id, ballots, heard)
        elif not problems:
            problems.append("There is no number in it. Write ana 7, or ana and one number for each key result")
        return tuple(dict.fromkeys(problems))

    def _read(self, workshop_id: str, about: str, line: str, meant: Sequence[str] = ()) -> NumbersRead:
        from tuiokr.usecases.confidence_rows import read_numbers

        workshop, keys = self._running.full(workshop_id).workshop, self._keys(workshop_id)
        already = [
            [one for one in workshop.people if one not in self.waiting(workshop_id, key)] for key in keys
        ]  # people who are late or have left get nothing of the rest
        you = copier((workshop.facilitator, self._session.store.who), workshop.people)
        return read_numbers(line, workshop.people, already, keys.index(about), you=you, meant=meant)

    def _cast(
        self,
        workshop_id: str,
        ballots: Mapping[str, Sequence[ConfidenceBallot]],
        heard: Sequence[tuple[str, ConfidenceHeard]] = (),
    ) -> None:
        changed = []
        for about, new in ballots.items():
            one = self.of(workshop_id, about)
            if one.shown:
                raise ValueError(REVEALED)
            now = one.last or ConfidenceRound(opened=self._session.clock.now())
            again = {each.person for each in new}
            if strangers := again - set(self._running.full(workshop_id).workshop.people):
                raise ValueError(f"{', '.join(sorted(strangers))} does not take part in this workshop")
            if again & set(now.tabled):
                raise ValueError("A number that was revealed cannot change. Press v to ask for new ones")
            kept = tuple(each for each in now.ballots if each.person not in again)
            said = tuple(each for key, each in heard if key == about and each not in now.heard)
            last = now.but(ballots=(*kept, *new), heard=(*now.heard, *said))
            changed.append(with_last(one if one.rounds else one.but(rounds=(now,)), last))
        people = dict.fromkeys(each.person for those in ballots.values() for each in those)
        if changed:
            names = short(", ".join(people), 60)
            whose = f"{possessive(names)} confidence" if len(people) == 1 else f"the confidence of {names}"
            self._keep(workshop_id, changed, whose)

    def _tabled(self, workshop_id: str, about: str) -> tuple[str, ...]:
        last = self.of(workshop_id, about).last
        return last.tabled if last else ()

    def name_numbers(self, workshop_id: str, named: bool) -> None:
        """Make the numbers of this workshop named or anonymous.

        Raises ValueError after the first number, and for an anonymous round of fewer than ANONYMOUS_FROM people.
        """
        full = self._running.full(workshop_id)
        if any(one.begun for one in full.confidences):
            kind = "anonymous" if self.anonymous(workshop_id) else "named"
            raise ValueError(f"The numbers stay {kind}, because some are in already")
        if not named and len(full.workshop.here) < ANONYMOUS_FROM:
            raise ValueError(f"Anonymous numbers need at least {ANONYMOUS_FROM} people")
        all_of_them = [self.of(workshop_id, key).but(names_shown=named) for key in self._keys(workshop_id)]
        self._keep(workshop_id, all_of_them, "named numbers" if named else "anonymous numbers")

    # ---- the reveal, and after it

    def reveal(self, workshop_id: str) -> int:
        """Reveal all numbers at once; the confidence of each key result becomes their median. Return of how many.

        In an anonymous round the names leave the numbers.
        """
        full, okrs = self._running.full(workshop_id), self._okrs(workshop_id)
        now = self._session.clock.now()
        changed: list[TeamConfidence] = []
        levels: dict[str, int] = {}
        for one in full.confidences:
            last, said = one.last, spread(one.last.ballots) if one.last else None
            if last is None or said is None or not _hidden(one):
                continue
            blank = tuple(ConfidenceBallot(person=person) for person in self.waiting(workshop_id, one.about))
            seen = fingerprint.of_wording(okrs, one.about)
            shown = last.but(revealed=now, fingerprint=seen, ballots=(*last.ballots, *blank))
            changed.append(with_last(one, without_names(shown) if one.anonymous else shown))
            levels[one.about] = said.rounded
        if changed:
            keys = tuple(key.but(confidence=levels[key.id]) if key.id in levels else key for key in okrs.key_results)
            self._keep(workshop_id, changed, "reveal the confidence", okrs.but(key_results=keys))
        return len(changed)

    def again(self, workshop_id: str, about: str) -> None:
        """Ask for new numbers on a key result. The revealed ones are kept."""
        one = self.of(workshop_id, about)
        if one.shown:
            new = ConfidenceRound(opened=self._session.clock.now())
            self._keep(workshop_id, [one.but(rounds=(*one.rounds, new))], "new numbers on a key result")

    def hear(self, workshop_id: str, about: str, person: str, words: str, *, number: int | None = None) -> None:
        """Record what a person said about their number; without a name, `number` says which one it is about."""
        one = self.of(workshop_id, about)
        if one.shown and one.last and clean_lines(words):
            heard = ConfidenceHeard(person=person, words=words, hand=None if person else number)
            label = f"what {clean(person)} said" if person else "what was said about a number"
            self._keep(workshop_id, [with_last(one, one.last.but(heard=(*one.last.heard, heard)))], label)

    # ---- within

    def _okrs(self, workshop_id: str) -> TeamOKRs:
        workshop = self._running.full(workshop_id).workshop
        return self._session.workspace.of(workshop.cycle, workshop.team)

    def _keys(self, workshop_id: str) -> list[str]:
        """Return the key results in the order in which they are shown."""
        okrs = self._okrs(workshop_id)
        return [key.id for one in okrs.objectives for key in okrs.of(one.id)]

    def _keep(
        self, workshop_id: str, changed: Sequence[TeamConfidence], label: str, okrs: TeamOKRs | None = None
    ) -> None:
        full = self._running.full(workshop_id)
        new = {one.id: one for one in changed}
        kept = tuple(new.pop(one.id, one) for one in full.confidences)
        workspace = self._session.workspace.with_workshop(replace(full, confidences=(*kept, *new.values())))
        self._session.change(label, workspace.with_okrs(okrs) if okrs else workspace)


def _of(full: FullWorkshop, about: str) -> TeamConfidence:
    for one in full.confidences:
        if one.about == about:
            return one
    # The id follows from the key result, so that two windows begin the same row.
    return TeamConfidence(id=about, about=about, names_shown=_names_shown(full))


def _names_shown(full: FullWorkshop) -> bool:
    return all(one.names_shown for one in full.confidences)


def _hidden(one: TeamConfidence) -> bool:
    """Whether numbers are in that nobody has seen."""
    last = one.last
    return last is not None and not last.revealed and any(each.hand is not None for each in last.ballots)
