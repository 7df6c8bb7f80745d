"""A multi-line field. It is imported on first use, because Textual's `TextArea` takes long to import."""

from __future__ import annotations

from textual.widgets import TextArea

from tuiokr.terminal.textual_private import KeepsCursor


class Page(KeepsCursor, TextArea):
    """Textual's multi-line field, whose cursor stays on a line that exists."""
