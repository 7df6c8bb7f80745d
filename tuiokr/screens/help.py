"""Help: the keys of the screen below, then those that work everywhere, from the table of commands."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tuiokr.keys import PLACES, key_labels, of
from tuiokr.screens.screen import Dialog
from tuiokr.widgets import text

SIGNS = (
    ("▲", "look at it"),
    ("◆", "think about it"),
    ("·", "by the way"),
    ("●", "nothing to remark"),
    ("▰▰▰▱▱", "how strong the words are, never how good the people"),
)


class HelpPage(Dialog):
    """A page of keys; Escape, ?, F1 or q closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,q", "leave", "Back", show=False, priority=True)
    ]

    def __init__(self, places: tuple[str, ...]) -> None:
        super().__init__()
        self._places = places

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog", classes="-wide"):
            with VerticalScroll(id="keys"):
                yield Static("", markup=False, id="key-lines")
            yield Static(
                text.line(
                    ("esc", "bold $accent"),
                    " back   ",
                    (":", "bold $accent"),
                    " find anything by typing a few letters of it",
                ),
                markup=False,
                classes="keys",
            )

    def on_mount(self) -> None:
        keys = self.query_one("#keys")
        keys.styles.height = max(4, min(44, self.app.size.height - 8))
        keys.focus()
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        width = max(20, self.query_one("#keys").scrollable_content_region.width)
        lines: list[Content] = []
        for place in (*self._places, "everywhere"):
            if not of(place):
                continue
            lines += [text.words(PLACES[place].upper(), "bold $accent")]
            room = max(15, *(text.cells(command.title) for command in of(place)))
            for command in of(place):
                head = text.line(
                    text.fit((key_labels(command), "bold"), 7, right=True),
                    "  ",
                    text.fit((command.title, "bold"), room),
                )
                lines += text.wrap((command.help, "$soft"), width, first=text.line(head, " "))
            lines.append(text.BLANK)
        lines.append(text.words("SIGNS", "bold $accent"))
        for sign, meaning in SIGNS:
            lines += text.wrap(
                (meaning, "$soft"), width, first=text.line(text.fit((sign, "bold"), 7, right=True), "  ")
            )
        self.query_one("#key-lines", Static).update(text.stack(lines))


class RulePage(Dialog):
    """The page of a rule: what it looks for, why it matters, examples, when to ignore it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,i", "leave", "Back", show=False, priority=True)]

    def __init__(self, title: str, page: str) -> None:
        super().__init__()
        self._title = title
        self._page = page

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog", classes="-wide"):
            yield Static(text.words(self._title, "bold $accent"), markup=False)
            with VerticalScroll(id="page-of-rule"):
                yield Static(text.words(self._page), markup=False)
            yield Static(text.line(("esc", "bold $accent"), " back"), markup=False, classes="keys")

    def on_mount(self) -> None:
        page = self.query_one("#page-of-rule")
        page.styles.height = max(4, min(30, self.app.size.height - 9))
        page.focus()
