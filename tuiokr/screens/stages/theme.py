"""The stage for the themes: those with the most dots first, then the lines of the leader that are not themes."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from tuiokr.model.interview import COLUMNS
from tuiokr.model.step_kind import StepKind
from tuiokr.model.theme import Theme
from tuiokr.model.words import plural
from tuiokr.screens.dots_question import ask_for_dots
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import ask, bindings
from tuiokr.screens.stages.stage import Stage
from tuiokr.usecases.interview import is_theme
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows

THEME = "theme "
"""The beginning of the id of a row that is a theme and not a line of the leader."""


class ThemeStage(Stage):
    """The themes in the order of their dots. A line of the leader becomes one with a key."""

    place = "themes"
    kinds: ClassVar = (StepKind.THEMES,)
    BINDINGS: ClassVar[list[BindingType]] = bindings("themes")
    DEFAULT_CSS = "ThemeStage { padding: 1 2 0 2; }"

    def compose(self) -> ComposeResult:
        yield Rows(id="themes")

    def on_mount(self) -> None:
        self.update()
        self.query_one(Rows).focus()

    @property
    def _lit(self) -> str:
        return self.query_one(Rows).lit

    @property
    def _theme(self) -> str:
        """The highlighted theme, "" if none is."""
        return self._lit.removeprefix(THEME) if self._lit.startswith(THEME) else ""

    def update(self) -> None:
        full = self.desk.workshop.full(self.workshop_id)
        themes = self.desk.theme.of(self.workshop_id)
        rows = [Row(f"{THEME}{one.words}", partial(_theme, one)) for one in themes]
        if not rows:
            said = ("There is no theme yet. Press a to note one. Two or three carry a cycle", "$soft")
            rows = [Row("", lambda width: text.wrap(said, width), selectable=False)]
        for column, lines in self.desk.interview.columns(self.workshop_id).items():
            those = [one for one in lines if not is_theme(full, one)]
            if those:
                rows.append(Row(f"heading {column}", partial(_heading, COLUMNS[column]), selectable=False))
            rows += [Row(one.id, partial(_said, one.words)) for one in those]
        self.query_one(Rows).show(rows)

    def _light(self, theme: str) -> None:
        """Highlight a theme, with those above it in sight."""
        self.update()
        rows = self.query_one(Rows)
        rows.light(rows.ids[0])
        rows.light(f"{THEME}{theme}")

    def pasted(self, words: str) -> bool:
        """Note the lines of a pasted text or chat as themes."""
        if new := self.desk.theme.add(self.workshop_id, words):
            self._light(new[-1])
            self.say(f"{plural(len(new), 'theme')} noted")
        return bool(new)

    def action_add_theme(self) -> None:
        def keep(words: str | None) -> None:
            if words and (new := self.desk.theme.add(self.workshop_id, words)) and self.usable:
                self._light(new[-1])

        help_line = "Each line is one theme. You can paste the chat of the call"
        ask(self.app, AskLine("What is this cycle about?", help=help_line, several=True), keep)

    def action_rename_theme(self) -> None:
        theme, desk, workshop = self._theme, self.desk.theme, self.workshop_id
        if not theme:
            self.action_theme_of_line() if self._lit else self.action_add_theme()
            return

        def keep(words: str | None) -> None:
            if words is not None and not desk.rename(workshop, theme, words) and self.usable:
                self._light(words.strip())

        help_line = "The objectives about it follow"
        wrong = partial(desk.wrong_name, workshop, theme)
        ask(self.app, AskLine("The name of this theme", value=theme, help=help_line, check=wrong), keep)

    def action_delete_theme(self) -> None:
        if theme := self._theme:
            self.desk.theme.delete(self.workshop_id, theme)

    def action_dots(self) -> None:
        themes, desk, workshop = self.desk.theme.of(self.workshop_id), self.desk.theme, self.workshop_id
        if not themes:
            self.say("There is no theme yet. Press a to note one")
            return
        wrong, give = partial(desk.wrong_dots, workshop), partial(desk.give_dots, workshop)
        ask_for_dots(self.app, [one.words for one in themes], wrong, give)

    def action_theme_of_line(self) -> None:
        if self._theme or not self._lit:
            self.say("Highlight a line of the leader to make a theme of it")
        elif made := self.desk.theme.mark(self.workshop_id, self._lit):
            self._light(made)


def _theme(theme: Theme, width: int) -> list[Content]:
    after = text.line("  ", text.dots(theme.dots), (f"  {' '.join(theme.objectives)}", "$soft"))
    said = text.words(theme.words, "bold")
    lines = text.wrap(said, max(20, width - after.cell_length - 1), first=("◆ ", "$lilac"))
    return [text.both_ends(lines[0], after, width), *lines[1:]]


def _heading(column: str, width: int) -> list[Content]:
    return [
        text.BLANK,
        text.fit(
            text.line((f"{column}, said the leader   ", "$hint"), ("t", "bold $accent"), (" makes a theme", "$hint")),
            width,
        ),
    ]


def _said(words: str, width: int) -> list[Content]:
    return text.wrap(text.words(words, "$soft"), width, first=("· ", "$hint"))
