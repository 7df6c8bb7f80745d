"""The room of a workshop: who is here, who has spoken, whose turn it is, and which prompts were asked."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Final, Literal

from tuiokr.model.agenda import Run, Spoken, Workshop
from tuiokr.model.names import who
from tuiokr.model.words import clean, plural, possessive
from tuiokr.usecases.workshop import WorkshopDesk

Presence = Literal["here", "late", "gone"]
PRESENCES: Final[tuple[Presence, ...]] = ("here", "late", "gone")


class RoomDesk:
    """Changes what a workshop stores about the people in it."""

    def __init__(self, running: WorkshopDesk, lot: random.Random | None = None) -> None:
        """`lot` draws people; by default it draws others each time."""
        self._running = running
        self._lot = lot or random.Random()

    def presence(self, workshop: str, person: str) -> Presence:
        """Return whether somebody is here, late or gone."""
        one = self._workshop(workshop)
        return "late" if person in one.late else "gone" if person in one.gone else "here"

    def be(self, workshop: str, person: str, presence: Presence) -> None:
        """Record that somebody is here, late or gone. People who are not here are not asked in new votes."""
        one = self._workshop(workshop)
        without = {name: tuple(each for each in getattr(one, name) if each != person) for name in ("late", "gone")}
        if presence != "here":
            without[presence] = (*without[presence], person)
        self._keep(one.but(**without), f"{person} is {presence}")

    def waiting(self, workshop: str) -> tuple[str, ...]:
        """Return the people in the room who have not spoken in the current step, in the order of the room."""
        one = self._workshop(workshop)
        heard = one.runs[one.current].heard
        return tuple(person for person in one.here if person not in heard)

    def draw(self, workshop: str) -> str:
        """Return one of those who have not spoken in the current step, by lot; "" if everybody has."""
        waiting = self.waiting(workshop)
        return self._lot.choice(waiting) if waiting else ""

    def hear(self, workshop: str, person: str, words: str = "") -> None:
        """Record what somebody said in the current step, or only that they were heard; it replaces earlier words."""
        one = self._workshop(workshop)
        run, said = one.runs[one.current], Spoken(person=person, words=clean(words))
        if person in run.heard:
            new = tuple(said if each.person == person else each for each in run.said)
        else:
            new = (*run.said, said)
        self._run(one, run.but(said=new), f"what {person} said" if said.words else f"{person} was heard")

    def hear_chat(self, workshop: str, text: str) -> tuple[str, ...]:
        """Record what the people of a pasted chat said, one message each. Return the people who were heard."""
        from tuiokr.usecases.vote_chat import said

        one = self._workshop(workshop)
        run = one.runs[one.current]
        heard = {each.person: each for each in run.said}
        news: dict[str, str] = {}
        for message in said(text, one.people):
            whose = who(message.name, one.people) if message.name else ()
            if len(whose) == 1 and clean(message.words):
                news[whose[0]] = clean(f"{news.get(whose[0], '')} {message.words}")
        if news:
            heard |= {person: Spoken(person=person, words=words) for person, words in news.items()}
            self._run(one, run.but(said=tuple(heard.values())), f"what {plural(len(news), 'person', 'people')} said")
        return tuple(news)

    def unhear(self, workshop: str, person: str) -> None:
        """Record that somebody has not spoken yet in the current step; their words are deleted."""
        one = self._workshop(workshop)
        run = one.runs[one.current]
        if person in run.heard:
            kept = tuple(each for each in run.said if each.person != person)
            self._run(one, run.but(said=kept), f"delete {possessive(person)} words")

    def ask(self, workshop: str, by: int = 1) -> None:
        """Mark the next prompt of the current step as asked, or with by=-1 the last one as not asked."""
        one = self._workshop(workshop)
        run = one.runs[one.current]
        asked = min(len(one.step.prompts), max(0, run.asked + by))
        if asked != run.asked:
            self._run(one, run.but(asked=asked), f"prompts ({one.step.title})", series=f"prompts {one.current}")

    def _workshop(self, workshop: str) -> Workshop:
        return self._running.full(workshop).workshop

    def _run(self, one: Workshop, run: Run, label: str, series: str = "") -> None:
        self._keep(one.but(runs={**one.runs, one.current: run}), label, series)

    def _keep(self, one: Workshop, label: str, series: str = "") -> None:
        self._running.keep(replace(self._running.full(one.id), workshop=one), label, series=series)
