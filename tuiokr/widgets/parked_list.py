"""The open questions of the parking lot in a narrow column; the latest ones if not all fit."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widgets import Static

from tuiokr.widgets import text

USUAL = 30
"""Width in cells before its layout is known."""


class ParkedList(Static):
    """Shows how many questions are open, and their words."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", markup=False, id=id)

    def show(self, questions: Sequence[str]) -> None:
        """Show these questions, the oldest first."""
        width, room = max(10, self.content_size.width or USUAL), max(1, self.content_size.height - 1)
        heading = text.line(("PARKING LOT ", "$hint"), (str(len(questions)), "bold"), ("  F4 parks", "$hint"))
        lines = [
            line
            for one in questions
            for line in text.wrap(text.words(one.replace("\n", " "), "$soft"), width, first="· ", most=3)
        ]
        self.update(text.stack([heading, *lines[-room:]]))


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
