"""Fields of one line. A paste of several lines is never cut to its first one: what becomes of it is decided here."""

from __future__ import annotations

import sys

from textual import events
from textual.widget import Widget
from textual.widgets import Input

from tuiokr.model.words import LONGEST, people, plural


def joined(pasted: str, joint: str = " ") -> str:
    """Several lines as one: joined by `joint`, in which no line is lost."""
    lines = [line for line in (" ".join(one.split()) for one in pasted.splitlines()) if line]
    return joint.join(lines) if len(lines) > 1 else pasted.strip("\r\n")


def fitting(field: Input, pasted: str, joint: str = " ") -> str:
    """What a paste puts into a field of one line: all lines, as far as there is room; what has none is said."""
    start, end = sorted(field.selection)
    words = joined(pasted, joint)
    room = max(0, (field.max_length or LONGEST) - len(field.value) + (end - start))
    say_left_out(field, words[room:])
    return words[:room]


class NamesInput(Input):
    """A field of one line for names with commas: pasted lines are names."""

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
    """Whether a widget is a field of several lines. Asking does not load the framework's, which takes long."""
    module = sys.modules.get("textual.widgets._text_area")
    return module is not None and isinstance(widget, module.TextArea)


def takes_text(widget: object) -> bool:
    """Whether letters are text in a widget that has the focus."""
    return isinstance(widget, Input) or is_text_area(widget)


def say_left_out(field: Widget, left_out: str) -> None:
    """Say how much of a paste had no room in a field."""
    if left_out:
        said = f"There is no room for more; {plural(len(left_out), 'character')} left out"
        field.app.notify(said, severity="warning", markup=False, timeout=6)


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
