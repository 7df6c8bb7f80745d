"""The rows of a tie-off: the lower teams with their objectives, and the items of a queue."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tuiokr.alignment.capacity import Capacity, Fit
from tuiokr.alignment.coverage import State
from tuiokr.alignment.tie_off_queue import QueueItem
from tuiokr.model.stale import with_stale
from tuiokr.model.tie_off import CHOICE_SAYS, Choice
from tuiokr.model.words import plural
from tuiokr.usecases.remarks import title as finding_title
from tuiokr.widgets import text
from tuiokr.widgets.themes import STYLE, SYMBOL

CHOICE_STYLE: dict[Choice, tuple[str, str]] = {
    "confirm": ("✓", "$success"),
    "change": ("◆", "$warning"),
    "drop": ("▲", "$error"),
    "escalate": ("▲", "$lilac"),
}
STATE_STYLE: dict[State, str] = {
    "taken on": "$success",
    "only through its objective": "$warning",
    "nobody": "$error",
}
FIT_STYLE: dict[Fit, str] = {"fits": "$success", "tight": "$warning", "exceeds": "$error"}
DECIDED = 12
"""Width in cells of the decision, where what an objective supports is beside it."""
WIDE = 64
"""Width in cells from which what an objective supports is beside its words and not below them."""


def said(words: str, width: int) -> list[Content]:
    """Return a message to show if there are no rows."""
    return text.wrap((words, "$hint"), width)


def team(level: int, name: str, leader: str, signed: text.Part, width: int) -> list[Content]:
    """Return the heading of a team: who leads it, and whether it has signed."""
    title = text.line(
        text.words(name, "bold"),
        ("  ", ""),
        text.words(leader, "$soft") if leader else text.line(("no leader", "$warning")),
    )
    end = text.line(signed)
    first, *rest = text.wrap(title, max(16, width - end.cell_length - 1), first=(f"L{level}  ", "$hint"))
    return [text.both_ends(first, end, width), *rest]


def bare(names: Sequence[str], width: int) -> list[Content]:
    """Return the names of the teams that have no objectives."""
    return text.wrap(text.words(", ".join(names), "$soft"), width, first=("no objectives yet  ", "$warning"))


def lower(
    label: str, title: str, linked: Sequence[str], choice: Choice | None, stale: bool, note: str, width: int
) -> list[Content]:
    """Return the lines of a lower objective: what it supports, and what was decided."""
    if choice:
        symbol, style = CHOICE_STYLE[choice]
        decided: text.Part = (
            f"{symbol} {with_stale(CHOICE_SAYS[choice], stale)}",
            "$warning" if stale else style,
        )
    else:
        decided = ("·", "$hint")
    words = text.words(title or "an objective without words yet")
    head = (f" {label}  ", "bold $primary")
    supports: text.Part = ("▸ " + ", ".join(linked), "$soft") if linked else ("no parent", "$error")
    end = text.line(
        *(
            (supports, "  ", text.fit(decided, max(DECIDED, text.line(decided).cell_length)))
            if width >= WIDE
            else (decided,)
        )
    )
    first, *rest = text.wrap(words, max(16, width - end.cell_length - 1), first=head)
    lines = [text.both_ends(first, end, width), *rest]
    if width < WIDE and not linked:
        lines += text.wrap(supports, width, indent=5)
    if note:
        lines += text.wrap(text.words(" ".join(note.split()), "$soft"), width, indent=5)
    return lines


def item(one: QueueItem, width: int) -> list[Content]:
    """Return the lines of an item of a queue: open, settled with what, or parked."""
    if one.settled:
        symbol, style = ("✓", "$success") if one.settled.how != "parked" else ("▸", "$lilac")
        lines = text.wrap(text.words(one.subject or one.words, "$soft"), width, first=(f"{symbol} ", style))
        return [*lines, *text.wrap(text.words(one.settled.says, style), width, indent=2)]
    if one.finding is None:
        return text.wrap(text.words(one.words, "bold"), width, first=("○ ", "$warning"))
    style = STYLE[one.finding.severity]
    title = text.words(finding_title(one.finding.name), f"bold {style}")
    said = text.words(one.subject, "bold") if one.subject else text.line(title, "  ", text.words(one.words))
    lines = text.wrap(said, width, first=(f"{SYMBOL[one.finding.severity]} ", style))
    if one.subject:
        lines += text.wrap(title, width, indent=2)
    if one.before:
        lines += text.wrap(text.words(f"last cycle: {one.before.says}", "$lilac"), width, indent=2)
    return lines


def capacity(one: Capacity, name: str, width: int) -> list[Content]:
    """Return what a team carries: whether it fits into the cycle, and why not."""
    end = text.line((one.fit, f"bold {FIT_STYLE[one.fit]}"))
    first, *rest = text.wrap(text.words(name, "bold"), max(16, width - end.cell_length - 1))
    facts = [f"{plural(one.objectives, 'objective')} of at most {one.most}", plural(one.key_results, "key result")]
    facts += [f"asked for {plural(one.asked, 'thing')}"] if one.asked else []
    facts += [f"{who} is champion of {count}" for who, count in one.champions]
    return [
        text.both_ends(first, end, width),
        *rest,
        *text.wrap(text.words(", ".join(facts), "$soft"), width, indent=2),
    ]


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
