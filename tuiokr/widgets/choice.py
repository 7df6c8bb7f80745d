"""A field with few values. The keys left, right and space change the value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tuiokr.widgets import text


class Choice(Widget, can_focus=True):
    """Shows `‹ value ›`; posts `Changed` when a person chooses another value."""

    DEFAULT_CSS = """
    Choice { height: 1; width: 16; background: $panel; color: $foreground; padding: 0 1; }
    Choice:focus { background: $primary; color: $on-accent; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
    ]
    value: reactive[str] = reactive("")

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, choice: Choice, value: str) -> None:
            super().__init__()
            self.choice = choice
            self.value = value

        @property
        def control(self) -> Choice:
            return self.choice

    def __init__(self, values: Sequence[str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._values = tuple(values)
        self.set_reactive(Choice.value, self._values[0])

    def render(self) -> Content:
        return text.line("‹ ", text.words(self.value), " ›")

    def action_turn(self, step: int) -> None:
        at = self._values.index(self.value) if self.value in self._values else 0
        self.value = self._values[(at + step) % len(self._values)]
        self.post_message(self.Changed(self, self.value))


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
