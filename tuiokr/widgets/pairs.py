"""The lower objectives of a tie-off as lines: what each one supports above, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tuiokr.model.stale import with_stale
from tuiokr.model.tie_off import CHOICE_SAYS, Choice
from tuiokr.widgets import text

CHOICE_STYLE: dict[Choice, tuple[str, str]] = {
    "confirm": ("✓", "$success"),
    "change": ("◆", "$warning"),
    "drop": ("▲", "$error"),
    "escalate": ("▲", "$lilac"),
}


WIDE = 84
"""Width in cells from which what an objective supports is shown in a column of its own."""


def said(words: str, width: int) -> list[Content]:
    """Return a message to show if there are no rows."""
    return text.wrap((words, "$hint"), width)


def team(level: int, name: str, leader: str, signed: text.Part, width: int) -> list[Content]:
    """Return the heading of a lower team: who leads it, and whether it has signed."""
    rule = text.line(("╌" * width, "$lilac"))
    if width < WIDE:
        return [text.BLANK, rule, *_heading(level, name, leader, signed, width)]
    first, *rest = _heading(level, name, leader, signed, width - 36)
    labels = text.row((first, width - 34), (("supports", "$hint"), 14), (("decision", "$hint"), 16))
    return [text.BLANK, rule, labels, *rest]


def upper(level: int, name: str, leader: str, signed: text.Part, width: int) -> list[Content]:
    """Return the heading of the upper team."""
    return [*_heading(level, name, leader, signed, width if width < WIDE else width - 36), text.BLANK]


def _heading(level: int, name: str, leader: str, signed: text.Part, width: int) -> list[Content]:
    title = text.line(
        text.words(name, "bold"),
        ("  ", ""),
        text.words(leader, "$soft") if leader else text.line(("no leader", "$warning")),
    )
    end = text.line(signed)
    first, *rest = text.wrap(title, max(20, width - end.cell_length - 1), first=(f"L{level}  ", "$hint"))
    return [text.both_ends(first, end, width), *rest]


def lower(
    label: str, title: str, linked: Sequence[str], choice: Choice | None, stale: bool, note: str, width: int
) -> list[Content]:
    """Return the lines of a lower objective: what it supports, and what was decided."""
    if choice:
        symbol, style = CHOICE_STYLE[choice]
        said: text.Part = (
            f"{symbol} {with_stale(CHOICE_SAYS[choice], stale)}",
            "$warning" if stale else style,
        )
    else:
        said = ("undecided", "$hint")
    words = text.words(title or "an objective without words yet")
    head = (f"  {label}  ", "bold $primary")
    supports: text.Part = (
        (", ".join(linked[:2]) + ("…" if len(linked) > 2 else ""), "$soft") if linked else ("no parent", "$error")
    )
    if width < WIDE:
        first, *rest = text.wrap(words, width - 20, first=head)
        below = text.line("      ", ("supports " if linked else "", "$hint"), supports)
        lines = [text.both_ends(first, said, width), *rest, below]
    else:
        first, *rest = text.wrap(words, width - 34, first=head)
        lines = [text.row((first, width - 34), (supports, 14), (said, 16)), *rest]
    if note:
        lines += text.wrap(text.words(note.replace("\n", " "), "$soft"), width, indent=6)
    return lines


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
