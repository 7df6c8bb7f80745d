"""What a team will not do: lines that the room notes, each with an owner and a reason if somebody gives them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tuiokr.model import ids
from tuiokr.model.no_go import NoGo
from tuiokr.model.words import clean, plural, short
from tuiokr.session.session import Session
from tuiokr.usecases.paste import read_said
from tuiokr.usecases.workshop import WorkshopDesk


class NoGoDesk:
    """The no-gos of one workshop."""

    def __init__(self, session: Session, running: WorkshopDesk) -> None:
        self._session = session
        self._running = running

    def of(self, workshop_id: str) -> tuple[NoGo, ...]:
        """Return the no-gos in the order in which they were noted."""
        return self._running.full(workshop_id).no_gos

    def of_team(self, team: str) -> tuple[NoGo, ...]:
        """Return the no-gos of all workshops of a team in the selected cycle, in the order in which they were noted."""
        workshops = self._session.workspace.workshops_of(self._session.cycle_id, team)
        found = [one for full in workshops for one in full.no_gos]
        return tuple(sorted(found, key=lambda one: (one.noted, one.id)))

    def get(self, workshop_id: str, no_go: str) -> NoGo | None:
        """Return one no-go; None if it was deleted."""
        return next((one for one in self.of(workshop_id) if one.id == no_go), None)

    def add(self, workshop_id: str, text: str) -> tuple[str, ...]:
        """Note each line, or each message of a pasted chat. Return their ids."""
        full, now = self._running.full(workshop_id), self._session.clock.now()
        lines = [words for _, words in read_said(text, full.workshop.people)]
        new = [
            NoGo(id=ids.fresh("g"), words=words, noted=now + timedelta(milliseconds=at))
            for at, words in enumerate(lines)
        ]
        if new:
            label = f"we will not do “{short(new[0].words)}”" if len(new) == 1 else f"note {plural(len(new), 'no-go')}"
            self._running.keep(replace(full, no_gos=(*full.no_gos, *new)), label)
        return tuple(one.id for one in new)

    def edit(self, workshop_id: str, no_go: str, words: str) -> None:
        """Change the words. Blank words change nothing."""
        if clean(words):
            self._change(workshop_id, no_go, "change", words=words)

    def own(self, workshop_id: str, no_go: str, owner: str) -> None:
        """Say which team or person stops it; blank for nobody."""
        self._change(workshop_id, no_go, "owner of", owner=owner)

    def explain(self, workshop_id: str, no_go: str, reason: str) -> None:
        """Say why the team will not do it; blank for no reason."""
        self._change(workshop_id, no_go, "reason of", reason=reason)

    def delete(self, workshop_id: str, no_go: str) -> None:
        """Delete a no-go."""
        full = self._running.full(workshop_id)
        found = self.get(workshop_id, no_go)
        if found:
            rest = tuple(one for one in full.no_gos if one.id != no_go)
            self._running.keep(replace(full, no_gos=rest), f"delete “{short(found.words)}”")

    def _change(self, workshop_id: str, no_go: str, what: str, **fields: str) -> None:
        full = self._running.full(workshop_id)
        changed = tuple(one.but(**fields) if one.id == no_go else one for one in full.no_gos)
        found = next((one for one in changed if one.id == no_go), None)
        if found and changed != full.no_gos:
            self._running.keep(replace(full, no_gos=changed), f"{what} “{short(found.words)}”")
