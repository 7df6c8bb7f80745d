"""The revealed hands as columns of whole names that stand on the hands 5 … 0, with the last round as a ghost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from tuiokr.model.vote import Round, Vote, former_counts, former_hands
from tuiokr.model.vote_rule import VOTE_RULES
from tuiokr.widgets import text
from tuiokr.widgets.themes import HAND_STYLE

GAP = 2
"""Cells between two columns."""
_LABEL_LINES = 2
_SHAPES = ((2, 1, True), (1, 1, True), (0, 1, True), (0, 1, False), (0, 0, True), (0, 0, False))
"""How names are stacked, the largest way first: lines above and below a name, lines between names, the ghosts."""


@dataclass(frozen=True)
class _HandColumn:
    """One hand: who shows it, and who showed it in the last round."""

    fingers: int
    names: tuple[str, ...]
    """ "" for a hand without a name."""
    came: tuple[int | None, ...]
    """For each name, the hand of the last round if it was another one."""
    left: tuple[str, ...]
    """The people who showed this hand in the last round, and now show another one."""


def columns(vote: Vote, shown: Round, width: int, height: int) -> list[Content]:
    """Return the columns of a revealed round on their axis, at most `height` lines; [] if they do not fit."""
    every = _columns(vote, shown)
    labels = [f"{one.fingers} {vote.legend[one.fingers]}" for one in every]
    widths = _widths(every, labels, width)
    room = height - 1 - _LABEL_LINES - (1 if vote.anonymous else 0)
    if not widths:
        return []
    for pad, gap, ghosts in _SHAPES:
        stacks = [_stack(one, cells, pad, gap, ghosts) for one, cells in zip(every, widths, strict=True)]
        tallest = max(len(stack) for stack in stacks)
        if tallest <= room:
            break
    else:
        return []
    if vote.anonymous:
        stacks = [
            [_count(one, before, cells), *stack]
            for one, before, cells, stack in zip(every, _before(vote, every), widths, stacks, strict=True)
        ]
        tallest += 1
    lines = [
        _beside([stack[len(stack) - level] if level <= len(stack) else text.BLANK for stack in stacks], widths)
        for level in range(tallest, 0, -1)
    ]
    axis = [text.line(("▔" * cells, _style(one))) for one, cells in zip(every, widths, strict=True)]
    named = [_label(one, label, cells) for one, label, cells in zip(every, labels, widths, strict=True)]
    under = [
        _beside([lines_of[at] if at < len(lines_of) else text.BLANK for lines_of in named], widths)
        for at in range(max(len(lines_of) for lines_of in named))
    ]
    return [*lines, _beside(axis, widths), *under]


def _columns(vote: Vote, shown: Round) -> list[_HandColumn]:
    """Return a column for each hand of the scale, the highest first."""
    before = former_hands(vote)
    hands = [one for one in shown.ballots if one.hand is not None]
    lowest = min([VOTE_RULES[vote.rule].lowest_hand, *(one.hand for one in hands if one.hand is not None)])
    found = []
    for fingers in range(5, lowest - 1, -1):
        names = tuple("" if vote.anonymous else one.person for one in hands if one.hand == fingers)
        came = tuple(before.get(name) if name else None for name in names)
        left = tuple(name for name, hand in before.items() if hand == fingers)
        found.append(_HandColumn(fingers, names, came, left))
    return found


def _before(vote: Vote, every: Sequence[_HandColumn]) -> list[int | None]:
    """Return how many showed each hand in the last round, None where that is the same or there was none."""
    counts = former_counts(vote)
    return [counts[one.fingers] if counts and counts[one.fingers] != len(one.names) else None for one in every]


def _widths(every: Sequence[_HandColumn], labels: Sequence[str], width: int) -> list[int]:
    """Return the cells of each column; one that nobody is in takes little room. [] if a word of a name does not fit."""
    room = width - GAP * (len(every) - 1)
    least = [max(_label_width(label), _needed(one)) for one, label in zip(every, labels, strict=True)]
    ample = [max(cells, min(text.cells(label), width // 8)) for cells, label in zip(least, labels, strict=True)]
    widths = ample if sum(ample) <= room else least
    busy = [at for at, one in enumerate(every) if one.names or one.left]
    for _ in range(room - sum(widths) if busy else 0):
        widths[min(busy, key=lambda at: widths[at])] += 1
    return widths if sum(widths) <= room else []


def _needed(one: _HandColumn) -> int:
    """Return the cells of the longest word of the names, and of the bar beside it."""
    words = [word for name in (*one.names, *one.left) for word in _pieces(name, 0).split()]
    return 2 + max(map(text.cells, words), default=0)


def _pieces(name: str, width: int) -> str:
    """Return a name that can also be wrapped after a hyphen, if it is longer than `width`."""
    return name if text.cells(name) <= width else re.sub(r"(?<=\w)-(?=\w)", "- ", name)


def _label_width(label: str) -> int:
    """Return in how few cells a label fits on its lines."""
    return next(
        cells
        for cells in range(1, text.cells(label) + 1)
        if len(text.wrap(label[2:], cells, first=label[:2])) <= _LABEL_LINES
        and all(text.cells(word) <= cells - 2 for word in label[2:].split())
    )


def _stack(one: _HandColumn, width: int, pad: int, gap: int, ghosts: bool) -> list[Content]:
    """Return a column from its top to its base."""
    bricks: list[list[Content]] = []
    if ghosts:
        bricks += [
            [
                text.fit(text.line(("┊ ", "$hint"), line), width)
                for line in text.wrap(text.words(_pieces(name, width - 2), "$hint"), width - 2)
            ]
            for name in one.left
        ]
    for name, came in zip(one.names, one.came, strict=True):
        bricks.append(_brick(one.fingers, name, came, width, pad, gap))
    lines: list[Content] = []
    for at, brick in enumerate(bricks):
        lines += [text.BLANK] * (gap if at else 0) + brick
    return lines


def _brick(fingers: int, name: str, came: int | None, width: int, pad: int, gap: int) -> list[Content]:
    """Return one hand of a column: a name on a plate, or a block if the hand has no name."""
    if not name:
        return [text.line(("█" * width if gap else "▇" * width, HAND_STYLE[fingers]))] * (1 + 2 * pad)
    room = width - 2
    moved = text.line((f"{came} → {fingers}" if came is not None else "", "$soft"))
    named = text.wrap(text.words(_pieces(name, room), "bold"), room)
    if moved.cell_length and named[-1].cell_length + 2 + moved.cell_length <= room:
        named[-1] = text.line(named[-1], "  ", moved)
    elif moved.cell_length:
        named.append(moved)
    lines = [*[text.BLANK] * pad, *named, *[text.BLANK] * pad]
    # Where no line is free between two names, the bar shows where each of them begins.
    bars = ["▌ " if at == 0 or gap else "  " for at in range(len(lines))]
    return [
        text.fit(text.line((bar, HAND_STYLE[fingers]), line), width).stylize("on $panel")
        for bar, line in zip(bars, lines, strict=True)
    ]


def _count(one: _HandColumn, before: int | None, width: int) -> Content:
    """Return how many hands without names a column has, and how many it had in the last round."""
    was = () if before is None else ((f"{before} → ", "$hint"),)
    return text.fit(text.line(*was, (str(len(one.names)), "bold")), width) if one.names or before else text.BLANK


def _label(one: _HandColumn, label: str, width: int) -> list[Content]:
    words = text.words(label[2:], "$soft" if one.names else "$hint")
    return text.wrap(words, width, first=(label[:2], f"bold {_style(one)}"))


def _style(one: _HandColumn) -> str:
    return HAND_STYLE[one.fingers] if one.names else "$hint"


def _beside(cells: Sequence[Content], widths: Sequence[int]) -> Content:
    return text.row(*zip(cells, widths, strict=True), gap=GAP)


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
