"""The stage for 1-2-4-All: the groups, what each proposes, then putting it together, ranking it and taking it over."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tuiokr.model.agenda import Phase, Workshop
from tuiokr.model.candidate import Candidate
from tuiokr.model.step_kind import StepKind
from tuiokr.model.words import plural
from tuiokr.model.workspace import labels
from tuiokr.screens.dots_question import ask_for_dots
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import ask, bindings
from tuiokr.screens.stages.stage import Stage, phase_lines
from tuiokr.usecases.candidate import TOP
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows

GROUP: Final = "group "
"""The beginning of the id of a row that is a group and not a candidate."""


class CandidateStage(Stage):
    """Candidates by group while pairs and fours work; otherwise in the order of their dots. Silence hides them."""

    place = "candidates"
    kinds: ClassVar = (StepKind.ONE_TWO_FOUR, StepKind.MERGE)
    BINDINGS: ClassVar[list[BindingType]] = bindings("candidates")
    DEFAULT_CSS = """
    CandidateStage { padding: 1 2 0 2; layout: vertical; }
    CandidateStage #phase { height: auto; margin: 0 0 1 0; }
    CandidateStage Rows { height: 1fr; }
    """

    def compose(self) -> ComposeResult:
        yield Static("", markup=False, id="phase")
        yield Rows(id="candidates")

    def on_mount(self) -> None:
        self._phase = ""
        self._seen = False
        """Whether somebody asked to see the candidates in a silent phase."""
        one = self._workshop
        undrawn = one.step.kind is StepKind.ONE_TWO_FOUR and one.here and not one.runs[one.current].pairs
        if undrawn and not self.desk.read_only:
            self.desk.candidate.draw(self.workshop_id, undoable=False)
        self.update()
        self.query_one(Rows).focus()

    @property
    def _workshop(self) -> Workshop:
        return self.desk.workshop.full(self.workshop_id).workshop

    @property
    def _now(self) -> Phase | None:
        found = self._workshop.phase(self.desk.now())
        return found[0] if found else None

    @property
    def silent(self) -> bool:
        """Whether people work alone now, so that nothing is shown."""
        phase = self._now
        return bool(phase and phase.size == 1 and self._workshop.running and not self._seen)

    @property
    def _lit(self) -> str:
        return self.query_one(Rows).lit

    @property
    def _groups(self) -> tuple[tuple[str, ...], ...]:
        phase = self._now
        return self.desk.candidate.groups(self.workshop_id, phase.size) if phase else ()

    def tick(self) -> None:
        """Show the next phase when its time has come."""
        phase = self._now
        if self.is_mounted and (f"{phase.title if phase else ''} {self.silent}") != self._phase:
            self.update()

    def update(self) -> None:
        phase = self._now
        self._phase = f"{phase.title if phase else ''} {self.silent}"
        width = max(20, self.content_size.width or 60)
        lines = _instruction(phase, silent=self.silent, width=width)
        if phase and self._workshop.step.has_fours:
            lines += text.wrap(_fours(self._workshop), width)
        self.query_one("#phase", Static).update(text.stack(lines))
        # The list stays while it is blank, because it has the focus and so the keys.
        blank = [Row("", lambda width: [text.BLANK], selectable=False)]
        self.query_one(Rows).show(blank if self.silent else self._rows())

    def _rows(self) -> list[Row]:
        full = self.desk.workshop.full(self.workshop_id)
        short = labels(self.desk.draft.okrs(self.team)).by_id
        every = self.desk.candidate.ranked(self.workshop_id)
        row = {one.id: Row(one.id, partial(_candidate, one, short.get(one.taken, ""))) for one in every}
        rows: list[Row] = []
        rest = list(every)
        for number, group in enumerate(self._groups):
            theirs = [one for one in full.candidates if one.by and set(one.by) <= set(group)]
            rows.append(Row(f"{GROUP}{number}", partial(_group, group, len(theirs))))
            rows += [row[one.id] for one in theirs]
            rest = [one for one in rest if one not in theirs]
        rows += [row[one.id] for one in rest]
        nothing = Row(
            "", lambda width: text.wrap(("Nothing is proposed yet. Press a", "$soft"), width), selectable=False
        )
        return rows or [nothing]

    def _candidate(self, candidate: str) -> Candidate | None:
        return next((one for one in self.desk.candidate.ranked(self.workshop_id) if one.id == candidate), None)

    def _group_of(self, row: str) -> tuple[str, ...]:
        """Return the group of a row: the group itself, or the group of the candidate."""
        groups = self._groups
        if row.startswith(GROUP) and int(row.removeprefix(GROUP)) < len(groups):
            return groups[int(row.removeprefix(GROUP))]
        found = self._candidate(row)
        return next((one for one in groups if found and found.by and set(found.by) <= set(one)), ())

    def pasted(self, words: str) -> bool:
        """Note the lines of a pasted text or chat."""
        if new := self.desk.candidate.add(self.workshop_id, words, self._group_of(self._lit)):
            self._seen = self._seen or self.silent
            self.update()
            self.query_one(Rows).light(new[-1])
            self.say(f"{plural(len(new), 'candidate')} noted")
        return bool(new)

    def action_propose(self) -> None:
        group = self._group_of(self._lit)
        title = f"What do {' and '.join(group)} propose?" if group else "What is proposed?"

        def keep(words: str | None) -> None:
            if words and (new := self.desk.candidate.add(self.workshop_id, words, group)) and self.usable:
                self.update()
                self.query_one(Rows).light(new[-1])

        ask(
            self.app,
            AskLine(title, help="Each line is one candidate. You can paste the chat of the call", several=True),
            keep,
        )

    def action_reword(self) -> None:
        found = self._candidate(self._lit)
        if found is None:
            self.action_propose()
            return

        def keep(words: str | None) -> None:
            if words is not None:
                self.desk.candidate.edit(self.workshop_id, found.id, words)

        ask(self.app, AskLine("The words of this candidate", value=found.words), keep)

    def action_delete_candidate(self) -> None:
        self.desk.candidate.delete(self.workshop_id, self._lit)

    def action_merge(self) -> None:
        found = self._candidate(self._lit)
        others = [one for one in self.desk.candidate.ranked(self.workshop_id) if found and one.id != found.id]
        if found is None or not others:
            self.say("Highlight a candidate that says the same as another one")
            return

        def merge(other: str | None) -> None:
            if other:
                self.desk.candidate.merge(self.workshop_id, found.id, other)

        options = [Option(one.id, one.words) for one in others]
        help_line = "The words of the highlighted one stay; the other one goes. You can press u to undo"
        ask(self.app, Pick(f"Which one says the same as “{found.words}”?", options, help=help_line), merge)

    def action_dots(self) -> None:
        every = self.desk.candidate.ranked(self.workshop_id)
        if not every:
            self.say("There is nothing to rank yet")
            return
        desk, workshop = self.desk.candidate, self.workshop_id

        def give(line: str) -> None:
            if not desk.give_dots(workshop, line) and self.usable:
                self.update()
                self.query_one(Rows).light(desk.ranked(workshop)[0].id)

        ask_for_dots(self.app, [one.words for one in every], partial(desk.wrong_dots, workshop), give)

    def action_take_over(self) -> None:
        every = [one for one in self.desk.candidate.ranked(self.workshop_id) if not self._taken(one)]
        found = next((one for one in every if one.id == self._lit), None)
        options = [Option("this", f"This one: {found.words}")] if found else []
        if len(every) > 1:
            count = min(TOP, len(every))
            options.append(Option("top", f"The first {count}", tuple(one.words for one in every[:count])))
        if not options:
            self.say(
                "Every candidate is an objective already"
                if self.desk.candidate.ranked(self.workshop_id)
                else "Nothing is proposed yet"
            )
            return

        def take(answer: str | None) -> None:
            wanted = [found] if answer == "this" and found else every[:TOP] if answer == "top" else []
            if made := self.desk.candidate.take(self.workshop_id, *(one.id for one in wanted)):
                self.say(f"{plural(len(made), 'objective')} taken over")

        ask(self.app, Pick("Which become objectives?", options), take)

    def _taken(self, one: Candidate) -> bool:
        return bool(one.taken and self.desk.draft.okrs(self.team).objective(one.taken))

    def action_draw_pairs(self) -> None:
        self.desk.candidate.draw(self.workshop_id)

    def action_turn_fours(self) -> None:
        if not self.desk.candidate.turn_fours(self.workshop_id):
            self.say("This step has no phase in fours")

    def action_show_candidates(self) -> None:
        self._seen = not self._seen
        self.update()


def _instruction(phase: Phase | None, *, silent: bool, width: int) -> list[Content]:
    """Return what the room does now; in a silent phase that is all that is shown."""
    if phase is None:
        said = text.line(
            ("m", "bold $accent"), " puts two together   ", ("d", "bold $accent"), " gives dots   ",
            ("t", "bold $accent"), " makes objectives of them",
        )  # fmt: skip
        return text.wrap(said, width)
    lines = phase_lines(phase, width)
    if silent:
        lines += [
            text.BLANK,
            text.line(
                ("Nothing is shown while people think. ", "$hint"), ("v", "bold $accent"), (" shows it", "$hint")
            ),
        ]
    return lines


def _fours(one: Workshop) -> Content:
    """Return in which groups people work, why, and the key for the other way."""
    key = ("4", "bold $accent")
    if one.in_fours:
        return text.line(("1-2-4-All · ", "$hint"), key, (" leaves out the fours", "$hint"))
    why = "without fours" if one.runs[one.current].fours is False else "a small call needs no fours"
    return text.line(("1-2-All", "bold $sun"), (f": {why} · ", "$hint"), key, (" adds them", "$hint"))


def _group(group: tuple[str, ...], count: int, width: int) -> list[Content]:
    mark = ("● ", "$success") if count else ("○ ", "$soft")
    return [text.BLANK, *text.wrap(text.words(" + ".join(group), "bold"), width, first=mark)]


def _candidate(one: Candidate, label: str, width: int) -> list[Content]:
    mark = ("✓ ", "$success") if label else ("  ", "")
    after = text.line(*((text.words(f"  {label}", "bold $primary"),) if label else ()), "  ", text.dots(one.dots))
    lines = text.wrap(text.words(one.words), max(20, width - after.cell_length - 1), first=mark)
    lines[0] = text.both_ends(lines[0], after, width)
    if one.by:
        lines += text.wrap(text.words(" + ".join(one.by), "$hint"), width, indent=2)
    return lines
