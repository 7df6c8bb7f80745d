"""The findings of the highlighted statement: for each a symbol, a title, the reason, a question and a frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tuiokr.usecases.remarks import Remarks
from tuiokr.widgets import text
from tuiokr.widgets.themes import STYLE, SYMBOL


class FindingPane(VerticalScroll):
    """Shows `Remarks`; repaints only when they differ. Escape posts `Left`."""

    DEFAULT_CSS = """
    FindingPane { background: $surface; padding: 1 2 0 2; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    FindingPane:focus { background: $panel; }
    FindingPane Static { width: 100%; height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    class Left(Message):
        """The person goes back to the list."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: tuple[Remarks, bool, int] | None = None
        self._body = Static("", markup=False)

    def compose(self) -> ComposeResult:
        yield self._body

    def show(self, remarks: Remarks, *, heading: bool = True) -> None:
        """Set what to show; `heading` is False if the item is named right above and there are few lines."""
        width = max(16, self.scrollable_content_region.width or 30)
        if self._shown != (remarks, heading, width):
            self._shown = (remarks, heading, width)
            lines = self._lines(remarks, width)
            self._body.update(text.stack(lines if heading else lines[2:] or lines))

    def action_leave(self) -> None:
        self.post_message(self.Left())

    def on_resize(self) -> None:
        if self._shown:
            self.show(self._shown[0], heading=self._shown[1])

    def _lines(self, remarks: Remarks, width: int) -> list[Content]:
        lines = [text.both_ends(text.words(remarks.heading, "bold"), text.meter(remarks.score), width)]
        for remark in remarks.remarks:
            style = STYLE[remark.severity]
            lines += [
                text.BLANK,
                *text.wrap((remark.title, f"bold {style}"), width, first=(f"{SYMBOL[remark.severity]} ", style)),
            ]
            lines += text.wrap((remark.message, "$soft"), width)
            if remark.question:
                lines += text.wrap(text.words(remark.question), width)
            if remark.frame:
                lines += [*text.wrap((remark.frame, "italic $primary"), width, first=("▸ ", "$primary"))]
        if not remarks.remarks and remarks.praise:
            lines += [text.BLANK, *text.wrap((remarks.praise, "$success"), width, first=("● ", "$success"))]
        if remarks.waived:
            lines += [text.BLANK, text.words("WAIVED", "$hint")]
            for one in remarks.waived:
                lines += text.wrap((one, "$hint"), width)
        lines += _asked(remarks.ask, width)
        if remarks.score is not None and remarks.explained:
            lines += [text.BLANK, text.words(f"WORDS {remarks.score:.0f} of 100", "$hint")]
            for one in remarks.explained:
                lines += text.wrap((one, "$hint"), width)
        return lines


def _asked(questions: Sequence[str], width: int) -> list[Content]:
    if not questions:
        return []
    lines = [text.BLANK, text.words("ASK THE TEAM", "$hint")]
    for question in questions:
        lines += text.wrap((question, "$soft"), width)
    return lines


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
