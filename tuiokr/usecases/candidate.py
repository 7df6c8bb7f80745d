"""1-2-4-All: drawing the groups, noting what they propose, putting it together, ranking it, and taking it over."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from typing import Final

from tuiokr.model import ids
from tuiokr.model.agenda import Workshop
from tuiokr.model.candidate import Candidate, groups, joined, ranked
from tuiokr.model.dots import MOST_DOTS, read_dots, wrong_dots
from tuiokr.model.okr import Objective
from tuiokr.model.words import clean, plural, short
from tuiokr.model.workspace import FullWorkshop
from tuiokr.session.session import Session
from tuiokr.usecases.draft import with_new
from tuiokr.usecases.paste import read_said
from tuiokr.usecases.workshop import WorkshopDesk

TOP: Final = 3
"""How many of the first candidates become objectives together."""


class CandidateDesk:
    """The candidates and the groups of one workshop."""

    def __init__(self, session: Session, running: WorkshopDesk, lot: random.Random | None = None) -> None:
        """`lot` draws the groups; by default it draws others each time."""
        self._session = session
        self._running = running
        self._lot = lot or random.Random()

    def ranked(self, workshop: str) -> tuple[Candidate, ...]:
        """Return the candidates, those with the most dots first."""
        return ranked(self._running.full(workshop).candidates)

    def groups(self, workshop: str, size: int) -> tuple[tuple[str, ...], ...]:
        """Return the groups of the current step for a phase: pairs for 2, two pairs each for 4, nothing otherwise.

        People who came after the drawing are added to the last group; those who left are left out.
        """
        one = self._running.full(workshop).workshop
        pairs = _present(one)
        return pairs if size == 2 else joined(pairs) if size == 4 else ()

    def draw(self, workshop: str, *, undoable: bool = True) -> None:
        """Draw the pairs of the current step by lot. Fours are two pairs each."""
        full = self._running.full(workshop)
        one = full.workshop
        people = list(one.here)
        self._lot.shuffle(people)
        run = one.runs[one.current].but(pairs=groups(people, 2))
        turned = one.but(runs={**one.runs, one.current: run})
        self._running.keep(replace(full, workshop=turned), "draw the pairs", undoable=undoable)

    def turn_fours(self, workshop: str) -> bool:
        """Leave out the phase in fours of the current step, or bring it back; the time of the step stays.

        Return whether the step has such a phase.
        """
        full = self._running.full(workshop)
        one = full.workshop
        if not one.step.has_fours:
            return False
        wanted = not one.in_fours
        turned = one.but(runs={**one.runs, one.current: one.runs[one.current].but(fours=wanted)})
        label = f"{'with' if wanted else 'without'} fours ({one.step.title})"
        self._running.keep(replace(full, workshop=turned), label)
        return True

    def add(self, workshop: str, text: str, by: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Note each line as a candidate of `by`, or of the person whom a pasted chat names. Return their ids."""

        full, now = self._running.full(workshop), self._session.clock.now()
        new = [
            Candidate(id=ids.fresh("n"), words=words, by=whose, noted=now + timedelta(milliseconds=at))
            for at, (whose, words) in enumerate(read_said(text, full.workshop.people, by))
        ]
        if new:
            label = f"note “{short(new[0].words)}”" if len(new) == 1 else f"note {plural(len(new), 'candidate')}"
            self._keep(full, (*full.candidates, *new), label)
        return tuple(one.id for one in new)

    def edit(self, workshop: str, candidate: str, words: str) -> None:
        """Change the words of a candidate. Blank words change nothing."""
        full = self._running.full(workshop)
        if clean(words):
            changed = tuple(one.but(words=words) if one.id == candidate else one for one in full.candidates)
            self._keep(full, changed, f"change “{short(clean(words))}”")

    def delete(self, workshop: str, candidate: str) -> None:
        """Delete a candidate."""
        full = self._running.full(workshop)
        gone = next((one for one in full.candidates if one.id == candidate), None)
        if gone:
            self._keep(full, tuple(one for one in full.candidates if one is not gone), f"delete “{short(gone.words)}”")

    def merge(self, workshop: str, kept: str, other: str) -> None:
        """Put two candidates together: the words of `kept` stay, with the people and the dots of both."""
        full = self._running.full(workshop)
        by_id = {one.id: one for one in full.candidates}
        if kept == other or kept not in by_id or other not in by_id:
            return
        one, two = by_id[kept], by_id[other]
        both = one.but(by=tuple(dict.fromkeys((*one.by, *two.by))), dots=min(MOST_DOTS, one.dots + two.dots))
        rest = tuple(both if each is one else each for each in full.candidates if each is not two)
        self._keep(full, rest, f"put “{short(two.words)}” together with “{short(one.words)}”")

    def give_dots(self, workshop: str, line: str) -> str:
        """Set the dots from numbers such as `3 1 2`, in the order that is shown. Return what is wrong, "" if nothing.

        Candidates after the last number get none.
        """
        if wrong := self.wrong_dots(workshop, line):
            return wrong
        full, order = self._running.full(workshop), self.ranked(workshop)
        dots = dict(zip((one.id for one in order), read_dots(line, len(order)), strict=True))
        self._keep(full, tuple(one.but(dots=dots[one.id]) for one in full.candidates), "dots")
        return ""

    def wrong_dots(self, workshop: str, line: str) -> str:
        """Return what is wrong with a line of dots, "" if nothing."""
        return wrong_dots(line, len(self._running.full(workshop).candidates), "candidate")

    def take(self, workshop: str, *candidates: str) -> tuple[str, ...]:
        """Make an objective of each candidate, in one undo step. Return the ids of the objectives.

        One that was taken before is taken again only if its objective was deleted.
        """
        full, workspace = self._running.full(workshop), self._session.workspace
        one = full.workshop
        okrs = workspace.of(one.cycle, one.team)
        wanted = [each for each in self.ranked(workshop) if each.id in candidates and not okrs.objective(each.taken)]
        made: dict[str, str] = {}
        for each in wanted:
            new = Objective(id=ids.fresh("o"), title=each.words)
            okrs = okrs.but(objectives=with_new(okrs.objectives, new, None))
            made[each.id] = new.id
        if made:
            changed = tuple(each.but(taken=made[each.id]) if each.id in made else each for each in full.candidates)
            after = workspace.with_okrs(okrs).with_workshop(replace(full, candidates=changed))
            what = f"“{short(wanted[0].words)}”" if len(made) == 1 else plural(len(made), "candidate")
            self._session.change(f"take over {what}", after)
        return tuple(made.values())

    def _keep(self, full: FullWorkshop, candidates: tuple[Candidate, ...], label: str) -> None:
        self._running.keep(replace(full, candidates=candidates), label)


def _present(one: Workshop) -> tuple[tuple[str, ...], ...]:
    """Return the drawn pairs of the current step with the people who are here now."""
    drawn = one.runs[one.current].pairs
    pairs = [pair for pair in (tuple(name for name in pair if name in one.here) for pair in drawn) if pair]
    late = tuple(name for name in one.here if not any(name in pair for pair in drawn))
    if drawn and late:
        pairs[-1:] = [*((pairs[-1:] and [pairs[-1] + late]) or [late])]
    return tuple(pairs)
