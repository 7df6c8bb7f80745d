"""A widget for what changes every second: only the cells that differ are painted, because a line may be slow."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tuiokr.terminal.textual_private import rendering


class Ticker(Widget):
    """Shows lines of text."""

    DEFAULT_CSS = "Ticker { height: auto; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: tuple[Content, ...] = ()
        self._strips: list[Strip] = []
        self._drawn_for: tuple[object, ...] = ()

    def show(self, lines: Sequence[Content]) -> None:
        """Show other lines. The widget keeps its height if there are as many as before."""
        before, was_for, shown = self._strips, self._drawn_for, self._lines
        higher = len(lines) != len(shown)
        self._lines = tuple(lines)
        if not higher and was_for == self._key:
            new = zip(shown, self._lines, before, strict=True)
            self._strips = [strip if _alike(old, line) else self._strip(line) for old, line, strip in new]
        else:
            self._draw()
        if higher:
            self.refresh(layout=True)
        elif was_for != self._drawn_for:
            self.refresh()
        else:
            changed = (_changed(y, old, new) for y, (old, new) in enumerate(zip(before, self._strips, strict=True)))
            left, top = self.gutter.left, self.gutter.top
            regions = [one.translate((left, top)) for one in changed if one]
            if regions:
                self.refresh(*regions)

    def get_content_height(self, *_: object) -> int:
        return len(self._lines)

    @property
    def _key(self) -> tuple[object, ...]:
        """What the strips depend on besides the lines."""
        return self.content_size.width, self.app.theme

    def _draw(self) -> None:
        self._drawn_for = self._key
        self._strips = [self._strip(line) for line in self._lines]

    def _strip(self, line: Content) -> Strip:
        width, style = self.content_size.width, self.visual_style
        strips = line.render_strips(width, 1, style, rendering(self))
        return (strips[0] if strips else Strip.blank(width)).extend_cell_length(width, style.rich_style).crop(0, width)

    def render_line(self, y: int) -> Strip:
        """Return one line of the widget."""
        if self._drawn_for != self._key:
            self._draw()
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.content_size.width, self.rich_style)

    def notify_style_update(self) -> None:
        self._drawn_for = ()
        super().notify_style_update()


def _alike(old: Content, new: Content) -> bool:
    return old.plain == new.plain and old.spans == new.spans


def _changed(y: int, old: Strip, new: Strip) -> Region | None:
    """Return the cells of a line that differ, None if none does."""
    before, after = _cells(old), _cells(new)
    if before == after:
        return None
    if len(before) != old.cell_length or len(after) != new.cell_length or len(before) != len(after):
        return Region(0, y, new.cell_length, 1)
    differing = [at for at, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    return Region(differing[0], y, differing[-1] - differing[0] + 1, 1)


def _cells(strip: Strip) -> list[tuple[str, object]]:
    """Return (sign, style) of each sign; as many as cells unless some are two cells wide."""
    return [(sign, segment.style) for segment in strip for sign in segment.text]


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
