"""Fields of one line. A paste of several lines is joined to one, never cut to its first line."""

from __future__ import annotations

import sys

from textual import events
from textual.widget import Widget
from textual.widgets import Input

from tuiokr.model.words import LONGEST, people, plural


def joined(pasted: str, joint: str = " ") -> str:
    """Join several lines to one with `joint`, so that no line is lost."""
    lines = [line for line in (" ".join(one.split()) for one in pasted.splitlines()) if line]
    return joint.join(lines) if len(lines) > 1 else pasted.strip("\r\n")


def fitting(field: Input, pasted: str, joint: str = " ") -> str:
    """Return what a paste puts into a field of one line: all lines, up to its limit. Reports what is left out."""
    start, end = sorted(field.selection)
    words = joined(pasted, joint)
    room = max(0, (field.max_length or LONGEST) - len(field.value) + (end - start))
    say_left_out(field, words[room:])
    return words[:room]


class NamesInput(Input):
    """A field of one line for names with commas: each pasted line is a name."""

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        pasted = event.text
        if len(pasted.splitlines()) > 1 and (names := people(pasted)):
            before, after = self.value[:start].rstrip(), self.value[end:].lstrip()
            pasted = f"{', ' if before and not before.endswith(',') else ''}{', '.join(names)}"
            pasted += ", " if after and not after.startswith(",") else ""
        self.replace(fitting(self, pasted), start, end)


def is_text_area(widget: object) -> bool:
    """Whether a widget is a multi-line field. Does not import `TextArea`, which takes long."""
    module = sys.modules.get("textual.widgets._text_area")
    return module is not None and isinstance(widget, module.TextArea)


def takes_text(widget: object) -> bool:
    """Whether a widget with the focus takes letters as text."""
    return isinstance(widget, Input) or is_text_area(widget)


def say_left_out(field: Widget, left_out: str) -> None:
    """Notify the person how much of a text had no room in a field."""
    if left_out:
        said = f"There is no room for more; {plural(len(left_out), 'character')} left out"
        field.app.notify(said, severity="warning", markup=False, timeout=6)


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
