"""The chips of themes: one on an objective, and a line of all themes that says which ones nobody covers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.widgets import Static

from tuiokr.model.theme import Theme
from tuiokr.widgets import text

LONGEST_CHIP: Final = 28
"""Cells of a theme in a chip at most."""
SHORTER: Final = (LONGEST_CHIP, 18, 12)
"""What is tried, until all chips of a bar fit."""
MOST: Final = 2
"""Lines of chips at most, and one on a low screen."""


def chip(theme: str, longest: int = LONGEST_CHIP) -> Content:
    """Return the chip that an objective wears."""
    return text.words(f"◆ {text.cut(theme, longest)}", "$lilac")


def with_chip(words: Content, theme: str) -> Content:
    """Return the words of an objective with its chip, if it has a theme."""
    return text.line(words, "  ", chip(theme)) if theme else words


def chips(themes: Sequence[Theme], width: int, *, asking: bool, most: int = 0) -> list[Content]:
    """Return the chips of themes on at most `most` lines, 0 for no limit; if they do not fit, they are shorter.

    With `asking` each says which objectives are about it, or that nobody has one yet.
    """
    for longest in SHORTER:
        parts = [_chip(theme, asking, longest) for theme in themes]
        lines = text.flow(parts, width, gap=2)
        if not most or len(lines) <= most:
            return lines
    return text.flow_within(parts, width, most, gap=2)


def _chip(theme: Theme, asking: bool, longest: int) -> Content:
    if theme.covered or not asking:
        return text.line(
            chip(theme.words, longest), (f" {'·'.join(theme.objectives)}" if theme.covered else "", "$soft")
        )
    return text.words(f"◇ {text.cut(theme.words, longest)}: {theme.covered_by}", "$warning")


class ThemeBar(Static):
    """Shows the chips of a workshop; hidden when there is no theme."""

    DEFAULT_CSS = "ThemeBar { height: auto; padding: 0 2; display: none; }"

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._shown: tuple[tuple[Theme, ...], bool, int] = ((), False, MOST)

    def show(self, themes: tuple[Theme, ...], *, asking: bool, low: bool) -> None:
        """Show other themes; `low` is True if the screen has few lines."""
        shown = (themes, asking, 1 if low else MOST)
        if shown != self._shown:
            self._shown = shown
            self.display = bool(themes)
            self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        themes, asking, most = self._shown
        width = max(20, self.content_size.width or 60)
        self.update(text.stack(chips(themes, width, asking=asking, most=most)))


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
