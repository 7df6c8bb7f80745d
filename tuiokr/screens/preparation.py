"""Prepare: the sections of a preparation at the left, the open one beside them. The room never sees it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import Static

from tuiokr.model.agenda import AgendaKind
from tuiokr.model.preparation import AIM, WORDS
from tuiokr.model.words import plural
from tuiokr.screens.asker import Asker
from tuiokr.screens.data_source import ask_for_source
from tuiokr.screens.file_question import ask_for_file
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.preparation_sections import PreparationSections
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import DeskScreen, bindings
from tuiokr.usecases import presence
from tuiokr.usecases.checklist import checklists
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.preparation import PRIMER_FILE, primer
from tuiokr.widgets import text
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head
from tuiokr.widgets.rows import Rows

BESIDE = 120
"""Columns from which the last cycle and the level above are side by side."""
_LINES = "Pasted lines stay lines"


class PreparationScreen(DeskScreen):
    """The preparation of one team."""

    CSS_PATH = "preparation.tcss"
    places = ("preparation",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("preparation")

    def __init__(self, desk: Desk, team: str, kind: AgendaKind | None = None) -> None:
        """`kind` is the kind of workshop, by default that of the coming one."""
        super().__init__(desk)
        self.team = team
        self.about = presence.team(desk.session, team)
        self._kind = kind or desk.preparation.kind(team)
        self._asker = Asker(self)

    def compose(self) -> ComposeResult:
        yield Head()
        with Horizontal():
            yield Rows(id="sections", chooses=True)
            with Vertical(id="open"), Container(id="both-sides"):
                with Vertical(id="here"):
                    yield Static("", markup=False, id="caption", classes="-caption")
                    yield Rows(id="lines")
                with Vertical(id="there"):
                    yield Static("", markup=False, id="other-caption", classes="-caption")
                    yield Rows(id="other")
        yield Foot()

    def on_mount(self) -> None:
        super().on_mount()
        self._sections.focus()

    def on_resize(self) -> None:
        self.set_class(self.size.width >= BESIDE, "-beside")

    def title_words(self) -> text.Part:
        name, kind = self.desk.tree.by_id[self.team].name, checklists()[self._kind].title.lower()
        return text.line((f"Prepare the {kind}  ", "$hint"), text.words(name, "bold"))

    def update_body(self) -> None:
        self._composed = PreparationSections(self.desk, self.team, self._kind)
        self._sections.show(self._composed.rows())
        self._show_page()

    def _show_page(self) -> None:
        page = self._composed.page(self._sections.lit)
        self.query_one("#caption", Static).update(text.words(page.caption, "$hint"))
        self._lines.show(page.rows)
        self.query_one("#there").display = bool(page.other_caption)
        self.query_one("#other-caption", Static).update(text.words(page.other_caption, "$hint"))
        self._other.show(page.other)

    @property
    def _sections(self) -> Rows:
        return self.query_one("#sections", Rows)

    @property
    def _lines(self) -> Rows:
        return self.query_one("#lines", Rows)

    @property
    def _other(self) -> Rows:
        return self.query_one("#other", Rows)

    @property
    def highlighted_okr(self) -> str:
        what, _, which = self._lines.lit.partition(" ")
        return which if what == "key" else ""

    def on_rows_lit(self, message: Rows.Lit) -> None:
        if message.rows is self._sections and self.usable and not self.gone:
            self._show_page()
            for rows in (self._lines, self._other):
                rows.action_edge(-1)

    def on_rows_chosen(self) -> None:
        self._lines.focus()

    # ---- commands

    def action_side(self) -> None:
        sides = [self._sections, self._lines, *([self._other] if self._other.ids else [])]
        at = next((index for index, one in enumerate(sides) if one.has_focus), -1)
        sides[(at + 1) % len(sides)].focus()

    def action_fill(self) -> None:
        """Tick the highlighted point, or write the highlighted field."""
        what, _, which = self._lines.lit.partition(" ")
        desk, team = self.desk, self.team
        match what:
            case "tick":
                self._tick(which)
            case "aim":
                self._aim(which)
            case "text":
                one = WORDS[which]
                question = AskLine(
                    one.question, help=_LINES, several=True, current=lambda: getattr(desk.preparation.of(team), which)
                )
                self._asker.ask(
                    question, lambda words: desk.preparation.write(team, which, words) if words is not None else None
                )
            case "key":
                ask_for_source(self._asker, desk, team, which)
            case "foreseen":
                self._reword(which)
            case "new":
                self.action_add()

    def _tick(self, point: str) -> None:
        found = next((one for one in self.desk.preparation.points(self.team, self._kind) if one.id == point), None)
        if found and found.known and not found.ticked:
            self.say(f"This is ticked because the workspace says so: {found.known}")
        elif found:
            self.desk.preparation.tick(self.team, point)

    def _aim(self, name: str) -> None:
        desk, team, kind = self.desk, self.team, self._kind
        one = next(each for each in AIM if each.name == name)
        several = name == "reached"
        question = AskLine(
            one.question,
            help=_LINES if several else "",
            several=several,
            current=lambda: getattr(desk.preparation.of(team).aim(kind), name),
        )
        self._asker.ask(
            question, lambda words: desk.preparation.aim(team, kind, name, words) if words is not None else None
        )

    def _reword(self, foreseen: str) -> None:
        """Ask for the words of a line of the pre-mortem, then for its sign."""
        desk, team = self.desk, self.team

        def part(name: str) -> str:
            lines = desk.preparation.of(team).foreseen
            return next((str(getattr(one, name)) for one in lines if one.id == foreseen), "")

        def ask_sign(words: str | None) -> None:
            if words is None:
                return
            desk.preparation.reword(team, foreseen, words=words)
            if part("words"):
                question = AskLine("Which sign would show it early?", current=lambda: part("sign"), lines=(words,))
                self._asker.ask(question, keep_sign)

        def keep_sign(sign: str | None) -> None:
            if sign is not None:
                desk.preparation.reword(team, foreseen, sign=sign)

        self._asker.ask(AskLine("What went wrong?", current=lambda: part("words")), ask_sign)

    def action_add(self) -> None:
        desk, team = self.desk, self.team

        def ask_sign(words: str | None) -> None:
            new = desk.preparation.foresee(team, words) if words else ""
            if not new:
                return
            self._sections.light("foreseen")
            self._update()
            self._lines.light(f"foreseen {new}")
            question = AskLine("Which sign would show it early?", lines=(words or "",))
            self._asker.ask(question, lambda sign: desk.preparation.reword(team, new, sign=sign) if sign else None)

        self._asker.ask(AskLine("It is the end of the cycle, and it went wrong. What happened?"), ask_sign)

    def action_delete(self) -> None:
        what, _, which = self._lines.lit.partition(" ")
        if what == "foreseen":
            self.desk.preparation.reword(self.team, which, words="")
            self.say("Deleted. Press u to undo")
        else:
            self.say("Only a line of the pre-mortem can be deleted")

    def action_kind(self) -> None:
        options = []
        for kind, checklist in checklists().items():
            count = sum(not one.done for one in self.desk.preparation.points(self.team, kind))
            options.append(Option(kind, checklist.title, (f"{plural(count, 'open point')} on its checklist",)))

        def keep(chosen: str | None) -> None:
            self._kind = next((one for one in checklists() if one == chosen), self._kind)
            self._update()

        self._asker.ask(Pick("Which workshop do you prepare?", options, lit=self._kind), keep)

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(primer())

    def action_write(self) -> None:
        ask_for_file(self._asker, PRIMER_FILE, ".md Markdown", self.desk.preparation.write_primer)

    def action_back(self) -> None:
        if self._sections.has_focus:
            super().action_back()
        else:
            self._sections.focus()


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
