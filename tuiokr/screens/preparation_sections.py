"""The sections of a preparation: what each is about, how much of it is done, and its lines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from tuiokr.model.agenda import AgendaKind
from tuiokr.model.preparation import AIM, HYPOTHESIS, INTERVIEW, SOURCES, PreparationField
from tuiokr.model.workspace import labels
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.preparation import primer
from tuiokr.widgets import preparation as paint
from tuiokr.widgets.rows import Row

TITLES: Final = {
    "checklist": "Checklist",
    "aim": "Aim of the session",
    "interview": "The leader's 1:1",
    "hypothesis": "Hypothesis",
    "sources": "Where numbers come from",
    "past": "Last cycle, level above",
    "foreseen": "Pre-mortem",
    "primer": "Primer to send ahead",
}
HINTS: Final = {
    "checklist": "⏎ ticks a point. You can start with open points: the minutes list them.",
    "aim": "What this session is for. ⏎ writes.",
    "interview": "What the leader says before the workshop. Nothing of it is in the room view.",
    "hypothesis": "What the executives believe, so that the workshop can test it. ⏎ writes.",
    "sources": "⏎ says where a number comes from.",
    "foreseen": "It is the end of the cycle, and it went wrong. What happened? a adds a line.",
    "primer": "y copies this page, w writes it to a file.",
}


@dataclass(frozen=True)
class PreparationPage:
    """An open section."""

    caption: str
    rows: tuple[Row, ...]
    other_caption: str = ""
    """What is shown beside or below it; "" if nothing is."""
    other: tuple[Row, ...] = ()


class PreparationSections:
    """Composes the sections of one team before one kind of workshop."""

    def __init__(self, desk: Desk, team: str, kind: AgendaKind) -> None:
        self._desk = desk
        self._team = team
        self._facts = desk.preparation.facts(team, kind)
        self._points = desk.preparation.points(team, kind)
        self._kind = kind

    def rows(self) -> list[Row]:
        """Return a row for each section. Only a team of the first level has a hypothesis."""
        top = self._facts.tree.level(self._team) == 1
        names = [one for one in TITLES if one != "hypothesis" or top]
        return [Row(one, partial(paint.section, TITLES[one], *self._count(one))) for one in names]

    def _count(self, section: str) -> tuple[int, int]:
        """Return how much of a section is done, and how much there is to do."""
        prepared, aim = self._facts.preparation, self._facts.preparation.aim(self._kind)
        keys = self._facts.okrs.key_results
        match section:
            case "checklist":
                done = [one.done for one in self._points]
            case "aim":
                done = [bool(getattr(aim, one.name)) for one in AIM]
            case "interview":
                done = [bool(getattr(prepared, one.name)) for one in INTERVIEW]
            case "hypothesis":
                done = [bool(prepared.hypothesis)]
            case "sources":
                done = [bool(key.data_source) for key in keys] or [bool(prepared.sources)]
            case "foreseen":
                done = [bool(one.sign) for one in prepared.foreseen] or [False]
            case _:
                done = []
        return sum(done), len(done)

    def page(self, section: str) -> PreparationPage:
        """Return a section with its lines; the id of a line says what it is and which one."""
        prepared, hint = self._facts.preparation, HINTS.get(section, "")
        match section:
            case "checklist":
                rows = [
                    Row(f"tick {one.id}", partial(paint.point, one.words, one.known, one.done)) for one in self._points
                ]
            case "aim":
                aim = prepared.aim(self._kind)
                rows = [_field("aim", one, getattr(aim, one.name)) for one in AIM]
            case "interview":
                rows = [_field("text", one, getattr(prepared, one.name)) for one in INTERVIEW]
            case "hypothesis":
                rows = [_field("text", HYPOTHESIS, prepared.hypothesis)]
            case "sources":
                okrs = self._facts.okrs
                short = labels(okrs)
                rows = [Row(f"key {key.id}", partial(paint.source, short[key.id], key)) for key in okrs.key_results]
                rows.append(_field("text", SOURCES, prepared.sources))
            case "past":
                return self._past()
            case "foreseen":
                rows = [Row(f"foreseen {one.id}", partial(paint.foreseen, one)) for one in prepared.foreseen]
                rows = rows or [_field("new", PreparationField("", "Nothing yet", "What went wrong?"), "")]
            case _:
                rows = paint.page(primer())
        return PreparationPage(hint, tuple(rows))

    def _past(self) -> PreparationPage:
        """Return the last cycle, and the level above."""
        facts = self._facts
        last, above = facts.last, facts.above
        caption = f"{last.cycle}, the last cycle of this team" if last else "There are no OKRs of an earlier cycle"
        if above is None:
            return PreparationPage(caption, tuple(paint.scored(last) if last else ()), "There is no level above")
        upper = facts.workspace.of(facts.cycle, above.id)
        state = upper.standing.state if upper.objectives else "nothing is drafted"
        said = state if state in ("published", "closed") else f"{state}, not published"
        return PreparationPage(
            caption,
            tuple(paint.scored(last) if last else ()),
            f"{above.name}, {facts.cycle}: {said if upper.objectives else state}",
            tuple(paint.wanted(upper)),
        )


def _field(what: str, one: PreparationField, words: str) -> Row:
    return Row(f"{what} {one.name}", partial(paint.field, one.label, one.question, words))
