"""A list of rows, each of one or more lines. One row is highlighted (`lit`). The list is painted line by line."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tuiokr.terminal.textual_private import rendering, style_of


@dataclass(frozen=True)
class Row:
    """One row. `paint` returns its lines for a width in cells.

    A row that gives the number of its `lines` is painted only when it comes into view. A row that gives what it `shows`
    is not painted again while a row of this id shows the same.
    """

    id: str
    paint: Callable[[int], Sequence[Content]]
    selectable: bool = True
    lines: int = 0
    shows: Hashable = None


class Rows(ScrollView, can_focus=True):
    """A list with a highlighted row. It posts `Lit` when another row is highlighted, and `Chosen`."""

    DEFAULT_CSS = """
    Rows { height: 1fr; background: $background; overflow-x: hidden; }
    Rows { scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]
    lit: reactive[str] = reactive("")

    class Lit(Message):
        """Another row was highlighted."""

        def __init__(self, rows: Rows, row: str) -> None:
            super().__init__()
            self.rows = rows
            self.row = row

        @property
        def control(self) -> Rows:
            return self.rows

    class Chosen(Message):
        """The highlighted row was chosen, with Enter or a double click."""

        def __init__(self, rows: Rows, row: str) -> None:
            super().__init__()
            self.rows = rows
            self.row = row

        @property
        def control(self) -> Rows:
            return self.rows

    def __init__(self, *, id: str | None = None, classes: str | None = None, chooses: bool = False) -> None:
        """With `chooses`, Enter posts `Chosen`; without it, the screen's bindings handle Enter."""
        super().__init__(id=id, classes=classes)
        self._rows: tuple[Row, ...] = ()
        self._chooses = chooses
        self._lines: list[tuple[int, Content | None]] = []
        """For each line: the index of its row, and its words, or None before they are painted."""
        self._ids: tuple[str, ...] = ()
        """The ids of the rows that can be highlighted."""
        self._places: dict[str, int] = {}
        """The index of each row by its id."""
        self._strips: dict[tuple[int, bool], Strip] = {}
        """The painted strips by (line, highlighted). Only lines that came into view have one."""
        self._kept: dict[str, tuple[Hashable, Sequence[Content]]] = {}
        """For rows that say what they show: that, and their lines, by id."""
        self._tops: list[tuple[int, int]] = []
        self._painted_for: tuple[object, ...] = ()
        self._width = 0
        self._by_hand = False
        """Whether the person is scrolling with the mouse."""

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows. The highlighted row stays highlighted; if it was removed, its neighbour is."""
        at, seen, before = self._places.get(self.lit, 0), self._in_view(self.lit), self.lit
        self._by_hand = False
        self._rows = tuple(rows)
        self._ids = tuple(row.id for row in self._rows if row.selectable)
        self._places = {row.id: index for index, row in reversed(list(enumerate(self._rows)))}
        lit = self._places.get(self.lit)
        if lit is None or not self._rows[lit].selectable:
            near = next((row.id for row in self._rows[at:] if row.selectable), "")
            self.lit = near or (self._ids[-1] if self._ids else "")
        self.repaint()
        if seen or self.lit != before:  # rows above it may have been added or removed
            self._reveal()

    def repaint(self) -> None:
        """Paint the same rows again, as their content changed. Only the lines that differ are refreshed."""
        lines, painted_for = self._lines, self._painted_for
        self._painted_for = ()
        self._paint_all()
        if painted_for[:2] != self._painted_for[:2] or len(lines) != len(self._lines):
            self.refresh()
            return
        for at, (old, new) in enumerate(zip(lines, self._lines, strict=True)):
            if not _alike(old, new):
                self.refresh(Region(0, at - self.scroll_offset.y, self.size.width, 1))

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(row.id for row in self._rows)

    def light(self, row: str) -> None:
        """Highlight a row, if it exists and is selectable."""
        if any(one.id == row and one.selectable for one in self._rows):
            self.lit = row

    def _paint_all(self) -> None:
        width = self.scrollable_content_region.width
        key = (width, self.app.theme, id(self._rows))
        if width <= 0 or key == self._painted_for:
            return
        self._painted_for = key
        self._width = width
        self._lines, self._tops, self._strips = [], [], {}
        kept, self._kept = self._kept, {}
        for index, row in enumerate(self._rows):
            top = len(self._lines)
            contents: Sequence[Content | None]
            contents = [None] * row.lines if row.lines else self._paint_or_keep(row, width, kept)
            self._lines += [(index, content) for content in contents]
            self._tops.append((top, len(self._lines) - top))
        self.virtual_size = Size(width, len(self._lines))

    def _paint_or_keep(
        self, row: Row, width: int, kept: Mapping[str, tuple[Hashable, Sequence[Content]]]
    ) -> Sequence[Content]:
        """Return the lines of a row, from `kept` if it still shows the same."""
        if row.shows is None:
            return row.paint(max(1, width - 2))
        shows = (row.shows, width, self.app.theme)
        before = kept.get(row.id)
        lines = before[1] if before and before[0] == shows else row.paint(max(1, width - 2))
        self._kept[row.id] = shows, lines
        return lines

    def _content(self, at: int) -> Content:
        """Return the words of one line; paint its row if this was not done before."""
        index, content = self._lines[at]
        if content is None:
            top, height = self._tops[index]
            painted = self._rows[index].paint(max(1, self._width - 2))
            for line in range(height):
                self._lines[top + line] = index, painted[line] if line < len(painted) else Content("")
            content = self._lines[at][1]
        return content or Content("")

    def _strip(self, content: Content, width: int, lit: bool) -> Strip:
        style = self.visual_style + style_of(self, "on $lit") if lit else self.visual_style
        options = rendering(self)
        marker = Content.styled("▌ " if lit else "  ", "$accent")
        strips = (marker + content).render_strips(width, 1, style, options)
        strip = strips[0] if strips else Strip.blank(width)
        return strip.extend_cell_length(width, style.rich_style).crop(0, width)

    def render_line(self, y: int) -> Strip:
        """Return one line of the widget."""
        width = self.scrollable_content_region.width
        self._paint_all()
        at = self.scroll_offset.y + y
        if at >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        row = self._rows[self._lines[at][0]]
        lit = row.selectable and row.id == self.lit
        strip = self._strips.get((at, lit))
        if strip is None:
            strip = self._strips[at, lit] = self._strip(self._content(at), width, lit)
        return strip

    def on_resize(self) -> None:
        self._by_hand = False
        self._paint_all()
        self._reveal()

    def notify_style_update(self) -> None:
        self._painted_for = ()
        super().notify_style_update()
        self.refresh()

    def watch_lit(self, old: str, new: str) -> None:
        for row in (old, new):
            self._refresh_row(row)
        self._reveal()
        if new:
            self.post_message(self.Lit(self, new))

    def _refresh_row(self, row: str) -> None:
        index = self._places.get(row)
        if index is not None and index < len(self._tops):
            top, height = self._tops[index]
            self.refresh(Region(0, top - self.scroll_offset.y, self.size.width, height))

    def _in_view(self, row: str) -> bool:
        """Whether any line of a row is in view."""
        index = self._places.get(row)
        if index is None or index >= len(self._tops):
            return False
        top, height = self._tops[index]
        return top < self.scroll_offset.y + self.size.height and top + height > self.scroll_offset.y

    def watch_scroll_y(self, old: float, new: float) -> None:
        super().watch_scroll_y(old, new)
        if self._by_hand and self.lit and not self._in_view(self.lit):
            self._light_in_view()

    def _light_in_view(self) -> None:
        """Highlight a row in view after the mouse scrolled the list, so that keys act only on a visible row."""
        first, last = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        whole = [
            row.id
            for row, (top, height) in zip(self._rows, self._tops, strict=False)
            if row.selectable and first <= top and top + height <= last
        ]
        if whole:
            self.lit = whole[0] if self._places[self.lit] < self._places[whole[0]] else whole[-1]

    def _scrolled(self) -> None:
        """Note that the mouse scrolls: the wheel moves the list at once, the scroll bar a moment later."""
        self._by_hand = True
        self.set_timer(0.3, self._let_go)

    def _let_go(self) -> None:
        self._by_hand = False

    on_mouse_scroll_down = on_mouse_scroll_up = _scrolled
    on_scroll_to = on_scroll_up = on_scroll_down = _scrolled

    def _reveal(self) -> None:
        index = self._places.get(self.lit)
        if index is not None and index < len(self._tops):
            top, height = self._tops[index]
            # The rows above the first selectable one are its heading.
            if self._ids[:1] == (self.lit,):
                top, height = 0, top + height
            self.scroll_to_region(Region(0, top, 1, height), animate=False, force=True, immediate=True)

    def action_step(self, step: int) -> None:
        ids = self._ids
        if self.lit in ids:
            self.lit = ids[min(len(ids) - 1, max(0, ids.index(self.lit) + step))]

    def action_edge(self, side: int) -> None:
        if self._ids:
            self.lit = self._ids[0 if side < 0 else -1]

    def action_page(self, side: int) -> None:
        self.action_step(side * max(1, self.size.height // 3))

    def key_enter(self, event: events.Key) -> None:
        if self._chooses and self.lit in self._ids:
            event.stop()
            self.post_message(self.Chosen(self, self.lit))

    def on_click(self, event: events.Click) -> None:
        at = self.scroll_offset.y + event.y
        if at >= len(self._lines):
            return
        row = self._rows[self._lines[at][0]]
        if not row.selectable:
            return
        if row.id == self.lit and event.chain > 1:
            self.post_message(self.Chosen(self, row.id))
        self.lit = row.id


def _alike(old: tuple[int, Content | None], new: tuple[int, Content | None]) -> bool:
    """Whether a line looks the same: same row, words and styles. False if one was not painted yet."""
    one, other = old[1], new[1]
    if one is None or other is None or old[0] != new[0]:
        return False
    return one.plain == other.plain and one.spans == other.spans


__all__ = ["Row", "Rows"]


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
