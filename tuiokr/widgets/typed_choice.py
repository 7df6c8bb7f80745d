"""A field with many values: a person types a few letters, and takes one of the values that match with the arrows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from tuiokr.model.names import fold
from tuiokr.widgets import text

MOST: Final = 5
"""Highest number of values that are shown at once."""
FEW: Final = 3
"""The same in a window with fewer lines than `TALL`."""
TALL: Final = 30


def matching(values: Sequence[str], typed: str) -> tuple[str, ...]:
    """Return the values in which every typed word begins a word, then those that contain each; all if none is typed.

    A value that begins with what was typed comes first.
    """
    wanted = fold(typed).split()
    if not wanted:
        return tuple(values)
    ranked: list[tuple[int, int, str]] = []
    for at, value in enumerate(values):
        said = fold(value)
        parts = said.replace("(", " ").replace("-", " ").replace("/", " ").split()
        if said == " ".join(wanted):
            rank = 0
        elif said.startswith(" ".join(wanted)):
            rank = 1
        elif all(any(part.startswith(one) for part in parts) for one in wanted):
            rank = 2
        elif all(one in said for one in wanted):
            rank = 3
        else:
            continue
        ranked.append((rank, at, value))
    return tuple(value for _, _, value in sorted(ranked))


class TypedChoice(Vertical):
    """An input with the matching values below it. `value` is the taken one, or "" if nothing was typed or matches."""

    DEFAULT_CSS = """
    TypedChoice { height: auto; }
    TypedChoice Static { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]

    def __init__(self, values: Sequence[str], *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self._values = tuple(values)
        self._placeholder = placeholder
        self._found = self._values
        self._at = 0
        self._stepped = False
        """Whether a value was taken with the arrows."""

    def compose(self) -> ComposeResult:
        yield Input(id=f"{self.id}-typed", compact=True, max_length=200, placeholder=self._placeholder)
        yield Static("", markup=False, id=f"{self.id}-found")

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        self._show()

    @property
    def _typed(self) -> str:
        return self.query_one(Input).value

    @property
    def value(self) -> str:
        """The value that is taken."""
        if not self._found or not (self._stepped or self._typed.strip()):
            return ""
        return self._found[self._at]

    def action_step(self, step: int) -> None:
        if self._found:
            self._at = min(len(self._found) - 1, max(0, self._at + step)) if self._stepped or self._typed.strip() else 0
            self._stepped = True
            self._show()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._found, self._at, self._stepped = matching(self._values, self._typed), 0, False
        self._show()

    def _show(self) -> None:
        width = max(10, self.size.width - 2)
        taken = self.value
        most = MOST if self.app.size.height >= TALL else FEW
        first = min(max(0, self._at - most + 1), max(0, len(self._found) - most))
        lines = [
            text.line(
                ("▸ " if one == taken else "  ", "bold $accent"),
                text.words(text.cut(one, width), "bold" if one == taken else "$soft"),
            )
            for one in self._found[first : first + most]
        ]
        left = len(self._found) - len(lines)
        if left:
            lines.append(text.line((f"  and {left} more: type a few letters, or ↑ ↓", "$hint")))
        if not self._found:
            lines = [text.line(("  none has these letters", "$warning"))]
        self.query_one(Static).update(text.stack(lines))


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
