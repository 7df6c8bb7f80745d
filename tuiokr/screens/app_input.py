"""Undo for a field of one line, which Textual's `Input` does not have."""

from __future__ import annotations

from textual.widgets import Input


class Typing:
    """The undo steps of the field that has the focus: one for each word."""

    def __init__(self) -> None:
        self._field: Input | None = None
        self._steps: list[str] = []

    def begin(self, field: Input) -> None:
        """Record that a field got the focus; the steps of another field are dropped."""
        if field is not self._field:
            self._field, self._steps = field, [field.value]

    def changed(self, field: Input, value: str) -> None:
        """Record that the text of a field changed."""
        if field is not self._field or value == self._steps[-1]:
            return
        last = self._steps[-1]
        one_more = len(value) == len(last) + 1 and value.startswith(last) and not value[-1].isspace()
        if one_more and len(self._steps) > 1 and last and not last[-1].isspace():
            self._steps[-1] = value
        else:
            self._steps.append(value)

    def undo(self, field: Input) -> None:
        """Undo the last step."""
        if field is self._field and len(self._steps) > 1:
            self._steps.pop()
            field.value = self._steps[-1]
            field.cursor_position = len(field.value)
