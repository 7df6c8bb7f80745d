"""The stage for outcome or output: the room answers for each key result, then the check says what it thinks."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tuiokr.model.outcome import SAYS, SHOWN_AS, Said
from tuiokr.model.stale import CHANGED, STALE
from tuiokr.model.step_kind import StepKind
from tuiokr.model.words import plural
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import ask, bindings
from tuiokr.screens.stages.stage import Stage
from tuiokr.usecases import presence
from tuiokr.usecases.outcome import SortedKeyResult
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows
from tuiokr.widgets.themes import LIGHT


class OutcomeStage(Stage):
    """One row for each key result: those without an answer first, then outputs, because they need work."""

    place = "outcome"
    kinds: ClassVar = (StepKind.OUTCOME,)
    BINDINGS: ClassVar[list[BindingType]] = bindings("outcome")
    DEFAULT_CSS = """
    OutcomeStage { padding: 1 2 0 2; layout: vertical; }
    OutcomeStage #ask { height: auto; margin: 0 0 1 0; }
    OutcomeStage Rows { height: 1fr; min-height: 3; }
    """

    def compose(self) -> ComposeResult:
        yield Static("", markup=False, id="ask")
        yield Rows(id="keys")

    def on_mount(self) -> None:
        self.update()
        self._light_first()
        self.query_one(Rows).focus()

    @property
    def highlighted_okr(self) -> str:
        found = self._lit
        return found.key.id if found else ""

    @property
    def _lit(self) -> SortedKeyResult | None:
        return self.desk.outcome.one(self.workshop_id, self.query_one(Rows).lit)

    def _light_first(self) -> None:
        """Highlight the first row: a key result without an answer, or what needs most work."""
        every = self.desk.outcome.sorted(self.workshop_id)
        if every:
            self.query_one(Rows).light(every[0].key.id)

    def update(self) -> None:
        every = self.desk.outcome.sorted(self.workshop_id)
        width = max(20, self.content_size.width or 60)
        self.query_one("#ask", Static).update(text.stack(_head(every, width)))
        self.query_one(Rows).show([Row(one.key.id, partial(_paint, one)) for one in every])

    def _answer(self, says: Said) -> None:
        if found := self._lit:
            self.desk.outcome.answer(self.workshop_id, found.key.id, says)
            self.update()
            self._light_first()

    def action_outcome(self) -> None:
        self._answer("outcome")

    def action_output(self) -> None:
        self._answer("output")

    def action_cannot_say(self) -> None:
        self._answer("unsure")

    def action_take_back(self) -> None:
        if found := self._lit:
            self.desk.outcome.take_back(self.workshop_id, found.key.id)

    def action_rewrite(self) -> None:
        found, desk = self._lit, self.desk
        if found is None:
            return

        def words() -> str:
            return desk.draft.okrs(self.team).words_of(found.key.id)

        def keep(typed: str | None) -> None:
            if typed is not None and desk.outcome.reword(self.workshop_id, found.key.id, typed) and self.usable:
                self.update()
                self.query_one(Rows).light(found.key.id)

        dialog = AskLine(
            f"{found.label}: the words of this key result",
            current=words,
            lines=desk.outcome.helps(self.workshop_id, found.key.id),
            help="After a change the room answers again",
        )
        ask(self.app, dialog, keep, about=presence.things(desk.session, (self.team, found.key.id)))


def _head(every: tuple[SortedKeyResult, ...], width: int) -> list[Content]:
    """Return what to do now."""
    if not every:
        words = "There is no key result yet. Press o to write one, or b to go a step back."
        return text.wrap((words, "$soft"), width)
    legend = [
        text.line(("1", "bold $accent"), " outcome: what changes"),
        text.line(("2", "bold $accent"), " output: what we do"),
        text.line(("3", "bold $accent"), " cannot say"),
        text.line(("e", "bold $accent"), " rewrites it"),
    ]
    lines = text.flow(legend, width, gap=2)
    if any(one.room is None for one in every):
        return lines
    outputs, unsure = (sum(one.room == says for one in every) for says in ("output", "unsure"))
    parts = [f"{plural(outputs, 'output')} to rewrite"] if outputs else []
    parts += [f"{unsure} where the room cannot say"] if unsure else []
    said = (", ".join(parts), "bold $warning") if parts else ("Every key result says what changes", "$success")
    return [*lines, *text.wrap(text.line(said), width)]


def _paint(one: SortedKeyResult, width: int) -> list[Content]:
    symbol, style = LIGHT[SHOWN_AS[one.room]] if one.room else ("○", "$hint")
    beside = text.line((f"{symbol} {SAYS[one.room]}", f"bold {style}")) if one.room else text.line(("○", "$hint"))
    first = text.line((f"{one.label}  ", "bold $primary"))
    words = one.key.statement or "a key result without words yet"
    lines = text.wrap(text.words(words), max(20, width - 14), first=first)
    lines[0] = text.both_ends(lines[0], beside, width)
    if one.differs:
        told = text.line(("≠ ", "bold $warning"), (one.check_words, "$warning"), (", the room does not: talk", "$hint"))
        lines += text.wrap(told, width, indent=first.cell_length)
    elif one.check_words:
        lines += text.wrap((one.check_words, "$hint"), width, indent=first.cell_length)
    elif one.before:
        told = text.line((f"it was {SAYS[one.before]}, {STALE}: {CHANGED}", "$warning"))
        lines += text.wrap(told, width, indent=first.cell_length)
    return lines
