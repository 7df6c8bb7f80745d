"""The champions of key results: one key names a champion and goes to the next key result."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tuiokr.model.limits import USUAL
from tuiokr.model.okr import KeyResult
from tuiokr.model.step_kind import StepKind
from tuiokr.model.words import people, same
from tuiokr.model.workspace import labels
from tuiokr.screens.asker import Asker
from tuiokr.screens.data_source import ask_for_source
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import ask, bindings
from tuiokr.screens.stages.key_result_list import KeyResultStage
from tuiokr.usecases import presence
from tuiokr.widgets import text
from tuiokr.widgets.room_strip import RoomNotes
from tuiokr.widgets.rows import Row, Rows


class ChampionStage(KeyResultStage):
    """A digit names the champion of the highlighted key result; then the next is highlighted."""

    place = "champions"
    kinds: ClassVar = (StepKind.CHAMPIONS,)
    BINDINGS: ClassVar[list[BindingType]] = bindings("champions")
    DEFAULT_CSS = """
    ChampionStage { padding: 1 2; layout: vertical; }
    ChampionStage #ask { height: auto; margin: 0 0 1 0; }
    """

    @property
    def people(self) -> tuple[str, ...]:
        """The people who can be chosen as champion by a digit, at most ten."""
        return self.desk.workshop.full(self.workshop_id).workshop.people[:10]

    def update(self) -> None:
        width = max(20, self.content_size.width or 60)
        load = self.desk.draft.champions()
        named = [_candidate(at, name, load.get(same(name), 0)) for at, name in enumerate(self.people)]
        asked = text.flow(named, width) or text.wrap(
            ("Nobody is here yet. Press F7 to say who is here", "$warning"), width
        )
        self.query_one("#ask", Static).update(text.stack(asked))
        okrs = self.desk.draft.okrs(self.team)
        short = labels(okrs)
        rows: list[Row] = []
        for objective in okrs.objectives:
            rows.append(Row(objective.id, partial(_heading, short[objective.id], objective.title), selectable=False))
            rows += [Row(key.id, partial(_paint, short[key.id], key)) for key in okrs.of(objective.id)]
        nothing = Row("", lambda width: [text.words("There is no key result yet", "$soft")], selectable=False)
        self.query_one(Rows).show(rows if okrs.key_results else [nothing])

    def _keep(self, **fields: object) -> None:
        if self.lit:
            self.desk.draft.edit(self.team, self.lit, **fields)
            self.query_one(Rows).action_step(1)

    @property
    def room_notes(self) -> RoomNotes:
        """Who carries how many key results already, and who is the champion of the highlighted one."""
        one, load = self.desk.workshop.full(self.workshop_id).workshop, self.desk.draft.champions()
        found = self.desk.draft.okrs(self.team).key_result(self.lit)
        champion = same(found.champion) if found else ""
        carried = {person: load.get(same(person), 0) for person in one.people}
        return RoomNotes(
            frozenset(person for person, count in carried.items() if count),
            "champions",
            {person: f" {count}" for person, count in carried.items() if count},
            next((person for person in one.people if same(person) == champion), ""),
        )

    def action_digit(self, digit: int) -> None:
        if digit < len(self.people):
            self._keep(champion=self.people[digit])

    def action_clear(self) -> None:
        if self.lit:
            self.desk.draft.edit(self.team, self.lit, champion="")

    def action_contributors(self) -> None:
        found = self.desk.draft.okrs(self.team).key_result(self.lit)
        if found:
            ask(
                self.app,
                AskLine(
                    "Who contributes to this key result?",
                    value=", ".join(found.contributors),
                    help="Names with commas, or one per line",
                    several=True,
                ),
                lambda names: self._change(found.id, contributors=people(names)) if names is not None else None,
                about=presence.things(self.desk.session, (self.team, found.id)),
            )

    def action_data_source(self) -> None:
        ask_for_source(Asker(self), self.desk, self.team, self.lit)

    def _change(self, key: str, **fields: object) -> None:
        """Change a key result without going to the next one."""
        self.desk.draft.edit(self.team, key, **fields)

    def action_name(self) -> None:
        if self.lit:
            ask(
                self.app,
                AskLine("Who is the champion of this key result?"),
                lambda name: self._keep(champion=name) if name else None,
                about=presence.things(self.desk.session, (self.team, self.lit)),
            )


def _candidate(digit: int, name: str, load: int) -> Content:
    """Return a person with the digit that chooses them, and of how many key results they are champion already."""
    style = "$warning" if load >= USUAL.champion else "$hint"
    return text.line((f"{digit} ", "bold $accent"), text.words(name), (f" {load}" if load else "", style))


def _heading(label: str, title: str, width: int) -> list[Content]:
    return [text.BLANK, text.fit(text.line((f"{label}  ", "bold $primary"), text.words(title, "bold")), width)]


def _paint(label: str, key: KeyResult, width: int) -> list[Content]:
    room = 22
    statement = text.wrap(
        text.words(key.statement or "a key result without words yet"),
        width - room,
        first=(f"  {label.split('·')[1]}  ", "$soft"),
    )
    value = text.words(key.champion, "bold") if key.champion else text.line(("no champion", "$warning"))
    lines = [text.both_ends(statement[0], text.fit(value, room - 2), width), *statement[1:]]
    beside = [f"with {', '.join(key.contributors)}"] if key.contributors else []
    beside += [f"number from {key.data_source}"] if key.data_source else []
    facts = [text.words(one, "$hint") for one in beside]
    return [*lines, *(text.flow(facts, width, indent=7) if facts else [])]
