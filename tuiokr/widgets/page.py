"""A page of several lines. It is loaded on first use, since the framework's field of lines takes long."""

from __future__ import annotations

from textual.widgets import TextArea

from tuiokr.terminal.textual_private import KeepsCursor


class Page(KeepsCursor, TextArea):
    """The framework's field of lines, whose cursor stays where it can be seen."""
