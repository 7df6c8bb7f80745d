"""The palette: the person types a few letters of anything and goes there. The search does not depend on screens."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from tuiokr.screens.screen import DeskScreen, Dialog, ask, changes_of
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.search import Hit, Search
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows

TURN = 0.006
"""Seconds of searching, and then of waiting for other events, in turns."""
KEY, TITLE, WHERE = 6, 21, 17
"""Widths in cells of a row's key, of a command's title, and of the place where it works."""
HELP_AT = 60
"""Width in cells from which a command's help is shown beside its title."""


def open_palette(app: App[Any], desk: Desk) -> None:
    """Open the palette above a screen, a question or the help; if the palette is open, close it."""
    screen = app.screen
    if isinstance(screen, Palette):
        screen.action_leave()
        return
    below = next((one for one in reversed(app.screen_stack) if isinstance(one, DeskScreen)), None)
    palette = Palette(Search(desk.session, below.footer_places() if below else ()))

    def go(chosen: str | None) -> None:
        hit = palette.hit(chosen or "")
        if hit:
            _go(app, desk, hit, palette.search)

    ask(app, palette, go)


def _go(app: App[Any], desk: Desk, hit: Hit, search: Search) -> None:
    """Close the open questions and go to the hit, unless a question has unsaved words."""
    from tuiokr.screens import palette_routes

    screen = app.screen
    if not isinstance(screen, Dialog):
        palette_routes.go(app, desk, hit, search)
    elif screen.unkept:
        app.notify("Nothing was done. Answer this question first, or press esc to close it", markup=False, timeout=6)
    else:
        screen.dismiss(None)
        changes_of(app).make(lambda: _go(app, desk, hit, search))


class Palette(Dialog):
    """A dialog that dismisses with the id of a hit, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
    ]

    def __init__(self, search: Search) -> None:
        super().__init__()
        self.search = search
        self._hits: tuple[Hit, ...] = ()
        self._timer: Timer | None = None
        """The timer of the next part of the search; None if the search is complete."""
        self._moved = False
        """Whether the person has picked a row; otherwise the best hit is highlighted, even if it is found late."""
        self._wanted = False
        """Whether Enter was pressed before the search was complete."""
        self._done = False

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog", classes="-wide"):
            yield Input(
                placeholder="A command, a team, a person, words of an objective or key result",
                select_on_focus=False,
                compact=True,
                id="line",
            )
            yield Rows(id="options", chooses=True)
            yield Static("", markup=False, id="about")
            keys = text.line(
                ("⏎", "bold $accent"), " go   ", ("↑↓", "bold $accent"), " pick   ",
                ("F1", "bold $accent"), " every key   ", ("esc", "bold $accent"), " back",
            )  # fmt: skip
            yield Static(keys, markup=False, classes="keys")

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.can_focus = False
        field = self.query_one(Input)
        field.cursor_blink = False
        field.focus()
        self._fit()
        self._look()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        for rows in self.query(Rows):
            rows.styles.height = max(3, min(20, self.app.size.height - 11))

    def hit(self, hit_id: str) -> Hit | None:
        """Return a shown hit by its id, or None."""
        return next((hit for hit in self._hits if hit.id == hit_id), None)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._moved = self._wanted = False
        self.search.ask(event.value)
        self._look()

    def _look(self) -> None:
        """Search for `TURN` seconds, show the hits, and go on soon if the search is not complete."""
        if self._timer:
            self._timer.stop()
            self._timer = None
        more = self.search.work(TURN)
        self._show(self.search.hits)
        if more:
            self._timer = self.set_timer(TURN, self._look)
        elif self._wanted:
            self._choose()

    def _show(self, hits: tuple[Hit, ...]) -> None:
        if hits != self._hits:
            self._hits = hits
            rows = self.query_one(Rows)
            rows.show([Row(hit.id, partial(_paint, hit)) for hit in hits])
            if not self._moved:
                rows.light(hits[0].id)
        self._tell()

    def on_rows_lit(self) -> None:
        self._tell()

    def _tell(self) -> None:
        """Describe the highlighted hit below the list, always in two lines, so that the layout does not move."""
        hit = self.hit(self.query_one(Rows).lit)
        if hit is None:
            return
        lines = [text.words(hit.help, "$soft")]
        if self.search.closest:
            lines.insert(
                0,
                text.line(
                    ("Nothing matches. The closest commands are shown; ", "$warning"),
                    ("F1 shows every key", "$warning"),
                ),
            )
        elif hit.command and not hit.here:
            lines.append(text.words(f"A key of “{hit.where}”. Press ⏎ to go there", "$hint"))
        elif hit.command and hit.command.also:
            lines.append(text.words(f"Also: {hit.command.also}", "$hint"))
        width = max(20, self.query_one("#about", Static).content_size.width)
        shown = [text.fit(line, width) for line in lines]
        self.query_one("#about", Static).update(text.stack([*shown, text.BLANK][:2]))

    def on_input_submitted(self) -> None:
        if self._timer and not self._moved:
            self._wanted = True
        else:
            self._choose()

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        rows = self.query_one(Rows)
        if event.widget is rows and rows.scroll_offset.y + event.y < len(self._hits):
            self._moved = True
            rows.light(self._hits[int(rows.scroll_offset.y + event.y)].id)
            self._choose()

    def _choose(self) -> None:
        lit = self.query_one(Rows).lit
        if lit and not self._done:
            self._done = True
            self.dismiss(lit)

    def action_leave(self) -> None:
        if not self._done:
            self._done = True
            super().action_leave()

    def action_step(self, step: int) -> None:
        self._moved = True
        self.query_one(Rows).action_step(step)

    def action_page(self, side: int) -> None:
        self._moved = True
        rows = self.query_one(Rows)
        rows.action_step(side * max(1, rows.size.height - 1))


def _paint(hit: Hit, width: int) -> list[Content]:
    """Return one line: the title, the help if there is room, the place where it works, and the key."""
    where = text.words(hit.where if not hit.here or hit.kind != "command" else "", "$hint")
    key = (hit.key, "bold $accent")
    room = max(10, width - KEY - WHERE - 4)
    if hit.kind != "command":
        return [text.row((text.words(hit.title.replace("\n", " "), "bold"), room), (where, WHERE), (key, KEY, True))]
    style = "bold" if hit.here else "$soft"
    if width < HELP_AT:
        return [text.row((text.words(hit.title, style), room), (where, WHERE), (key, KEY, True))]
    help = text.words(hit.help, "$hint")
    # A command that works here shows no place, so its help gets that room.
    more = room - TITLE - 2 + (WHERE + 2 if hit.here else 0)
    cells: list[tuple[text.Part, int] | tuple[text.Part, int, bool]] = [
        (text.words(hit.title, style), TITLE),
        (help, more),
    ]
    return [text.row(*cells, *(() if hit.here else ((where, WHERE),)), (key, KEY, True))]
