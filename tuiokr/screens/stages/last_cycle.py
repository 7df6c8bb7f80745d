"""The stage for the last cycle in numbers: what came out, the lowest score first, before the next one is written."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tuiokr.model.okr import Objective
from tuiokr.model.progress import score_band, score_words
from tuiokr.model.step_kind import StepKind
from tuiokr.model.words import plural
from tuiokr.screens.screen import bindings
from tuiokr.screens.stages.stage import Stage
from tuiokr.usecases.last_cycle import NO_LAST_CYCLE, LastCycle, PastKeyResult, TeamScores
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows
from tuiokr.widgets.themes import LIGHT

NEVER: Final = "never scored"
TEN: Final = 10
"""By what a digit is divided: 4 is a score of 0.4."""


class LastCycleStage(Stage):
    """The key results of the last cycle with their scores, its objectives, and one line for each team below."""

    place = "last_cycle"
    kinds: ClassVar = (StepKind.LAST_CYCLE,)
    BINDINGS: ClassVar[list[BindingType]] = bindings("last_cycle")
    DEFAULT_CSS = """
    LastCycleStage { padding: 1 2 0 2; layout: vertical; }
    LastCycleStage #ask { height: auto; margin: 0 0 1 0; }
    LastCycleStage #notes { height: auto; max-height: 4; margin: 1 0 0 0; }
    LastCycleStage Rows { height: 1fr; min-height: 3; }
    """

    def compose(self) -> ComposeResult:
        yield Static("", markup=False, id="ask")
        yield Rows(id="keys")
        yield Static("", markup=False, id="notes")

    def on_mount(self) -> None:
        self.update()
        rows = self.query_one(Rows)
        if rows.ids:
            rows.light(self._next_unscored() or rows.ids[0])
        rows.focus()

    @property
    def _last(self) -> LastCycle:
        return self.desk.last_cycle.of(self.workshop_id)

    def _next_unscored(self) -> str:
        """Return the first key result without a score if it can be given one, else ""."""
        found = self._last
        return next((one.key.id for one in found.key_results if found.open and one.key.score is None), "")

    def update(self) -> None:
        found, width = self._last, max(20, self.content_size.width or 60)
        self.query_one("#ask", Static).update(text.stack(_head(found, width)))
        rows = [Row(one.key.id, partial(_key_result, one)) for one in found.key_results]
        if found.objectives:
            rows.append(Row("objectives", partial(_heading, "OBJECTIVES"), selectable=False))
            rows += [Row(one.id, partial(_objective, label, one)) for label, one in found.objectives]
        if found.teams:
            rows.append(Row("teams", partial(_heading, "THE TEAMS BELOW"), selectable=False))
            rows += [Row(f"team {at}", partial(_team, one)) for at, one in enumerate(found.teams)]
        self.query_one(Rows).show(rows)
        self._show_notes(width)

    def _show_notes(self, width: int) -> None:
        workshop = self.desk.workshop.full(self.workshop_id).workshop
        noted = " ".join(workshop.runs[workshop.current].notes.split())
        lines = (
            text.wrap(text.words(noted), width, first=("NOTES  ", "$hint"), most=3)
            if noted
            else text.wrap(text.line(("F3", "bold $accent"), (" notes what we learn from it", "$hint")), width)
        )
        self.query_one("#notes", Static).update(text.stack(lines))

    def _score(self, score: float) -> None:
        rows, found = self.query_one(Rows), self._last
        label, before = found.scores.get(rows.lit, ("", None))
        is_key = any(one.key.id == rows.lit for one in found.key_results)
        if not label:
            self.say("Highlight a key result or an objective that was never scored")
        elif self.desk.last_cycle.score(self.workshop_id, rows.lit, score):
            self.update()
            if is_key and (following := self._next_unscored()):
                rows.light(following)
        elif before is not None:
            self.say(f"{label} was scored {score_words(before)} already. That stays")
        else:
            self.say("The last cycle is closed, so its scores stay as they are", "warning")

    def action_digit(self, digit: int) -> None:
        self._score(digit / TEN)

    def action_ten(self) -> None:
        self._score(1.0)


def _head(found: LastCycle, width: int) -> list[Content]:
    """Return what the numbers say together, and what to do."""
    if found.cycle is None:
        what = "Note what you know about it (F3), or import its OKRs on Home (i) into an earlier cycle (c)."
        return [*text.wrap((f"{NO_LAST_CYCLE}.", "bold"), width), *text.wrap((what, "$soft"), width)]
    parts: list[text.Part] = [text.words(found.cycle.id, "bold")]
    if found.mean is not None:
        parts.append(text.line(("mean ", "$hint"), _score_of(found.mean)))
    if not found.key_results:
        parts.append(("this team had no key results", "$soft"))
    elif found.unscored and not found.open:
        parts.append((f"{found.unscored} of {plural(len(found.key_results), 'key result')} {NEVER}", "$warning"))
    lines = text.flow(parts, width)
    if found.unscored and found.open:
        keys = text.line(("0-9", "bold $accent"), " scores it 0.0 to 0.9   ", ("t", "bold $accent"), " 1.0")
        lines += text.wrap(keys, width)
    return lines


def _score_of(score: float | None) -> Content:
    """Return a score with its band: symbol, number and word, never the colour alone."""
    if score is None:
        return text.line(("○ ", "$hint"), (NEVER, "$soft"))
    band = score_band(score)
    symbol, style = LIGHT[band]
    return text.line((f"{symbol} {score_words(score)} {band}", f"bold {style}"))


def _scored(words: str, score: float | None, label: str, width: int) -> list[Content]:
    beside = _score_of(score)
    first = text.line((f"{label}  ", "bold $primary")) if label else text.BLANK
    lines = text.wrap(text.words(words or "without words"), max(20, width - beside.cell_length - 2), first=first)
    return [text.both_ends(lines[0], beside, width), *lines[1:]]


def _key_result(one: PastKeyResult, width: int) -> list[Content]:
    lines = _scored(one.key.statement, one.key.score, one.label, width)
    return lines + (
        text.wrap(text.words(one.way, "$hint"), width, indent=text.cells(one.label) + 2, most=2) if one.way else []
    )


def _objective(label: str, one: Objective, width: int) -> list[Content]:
    return _scored(one.title, one.score, label, width)


def _team(one: TeamScores, width: int) -> list[Content]:
    said = text.words(one.words, "$soft")
    return text.wrap(text.line(text.words(one.name, "bold"), "  ", said), width)


def _heading(words: str, width: int) -> list[Content]:
    return [text.BLANK, text.fit((words, "$hint"), width)]
