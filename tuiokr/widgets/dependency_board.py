"""A board of dependencies: one column for each state. Arrow keys go to another card or to another column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from tuiokr.widgets import text
from tuiokr.widgets.dependency_cards import COLUMNS, STATE_LOOKS, DependencyCard, column_rows, full, hint
from tuiokr.widgets.rows import Rows

LEAST = 90
"""Lowest number of cells in which five columns can be read."""


class BoardColumn(Rows):
    """The cards of one state. Its highlight is shown only while the column has the focus."""

    def _strip(self, content: Content, width: int, lit: bool) -> Strip:
        return super()._strip(content, width, lit and self.has_focus)

    def on_focus(self) -> None:
        self._paint_again()

    def on_blur(self) -> None:
        self._paint_again()

    def _paint_again(self) -> None:
        self._strips = {}
        self.refresh()


class DependencyBoard(Vertical):
    """Shows cards in columns, and below them the highlighted card in full."""

    DEFAULT_CSS = """
    DependencyBoard { height: 1fr; }
    DependencyBoard Horizontal { height: 1fr; }
    DependencyBoard .column { width: 1fr; height: 1fr; margin: 0 1 0 0; }
    DependencyBoard .head { height: 1; width: 1fr; text-style: bold; }
    DependencyBoard #card { height: auto; max-height: 6; margin: 1 0 0 0; padding: 0 1; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "column(-1)", show=False),
        Binding("right", "column(1)", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._cards: tuple[DependencyCard, ...] = ()
        self._at = 0
        """The number of the column with the highlight."""

    def compose(self) -> ComposeResult:
        with Horizontal():
            for state in COLUMNS:
                with Vertical(classes="column"):
                    yield Static("", markup=False, classes="head", id=f"head-{state}")
                    yield BoardColumn(id=f"column-{state}")
        yield Static("", markup=False, id="card")

    @property
    def _columns(self) -> list[BoardColumn]:
        return list(self.query(BoardColumn))

    def show(self, cards: Sequence[DependencyCard]) -> None:
        """Show other cards. The highlight stays in its column, unless that has become empty."""
        self._cards = tuple(cards)
        for state, name in COLUMNS.items():
            those = [card for card in cards if card.dependency.state == state]
            symbol, style = STATE_LOOKS[state]
            head = text.line((f"{symbol} {name}", style if those else "$hint"), (f" {len(those) or ''}", "bold"))
            self.query_one(f"#head-{state}", Static).update(head)
            self.query_one(f"#column-{state}", BoardColumn).show(column_rows(those) or [hint("none")])
        columns = self._columns
        if not columns[self._at].lit:
            self._at = next((at for at, one in enumerate(columns) if one.lit), 0)
            if self.has_focus_within:
                columns[self._at].focus()
        self._show_card()

    @property
    def lit(self) -> str:
        """The id of the highlighted card, "" if there is none."""
        return self._columns[self._at].lit

    def light(self, card: str) -> None:
        """Highlight a card, if it is on the board."""
        for at, column in enumerate(self._columns):
            if card in column.ids:
                self._at = at
                column.light(card)
                self.take_focus()

    def take_focus(self) -> None:
        """Focus the column with the highlight."""
        self._columns[self._at].focus()

    def action_column(self, step: int) -> None:
        """Go to the next column with cards."""
        columns = self._columns
        reach = range(self._at + step, len(columns) if step > 0 else -1, step)
        found = next((at for at in reach if columns[at].lit), None)
        if found is not None:
            self._at = found
            columns[found].focus()
            self._show_card()

    def on_descendant_focus(self) -> None:
        self._at = next((at for at, one in enumerate(self._columns) if one.has_focus), self._at)
        self._show_card()

    def on_rows_lit(self) -> None:
        self._show_card()

    def on_resize(self) -> None:
        self._show_card()

    def _show_card(self) -> None:
        lit = self.lit
        card = next((one for one in self._cards if one.id == lit), None)
        shown = self.query_one("#card", Static)
        shown.display = card is not None
        width = self.size.width - 2
        if card is not None and width > 0:
            title = [text.words(f"for {card.label} {card.title}", "$hint")] if card.title else []
            lines = [*full(card, width), *(line for one in title for line in text.wrap(one, width, most=1))]
            shown.update(text.stack(lines[:6]))


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
