"""The result of a vote over the full width: the columns of hands, the verdict, what was heard, the rule."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content

from tuiokr.model.vote import Vote, as_shown, verdict
from tuiokr.widgets import text
from tuiokr.widgets import vote as paint
from tuiokr.widgets.vote_columns import columns


class VotePage(NamedTuple):
    """The two parts of the page."""

    hands: list[Content]
    words: list[Content]


def result(vote: Vote, width: int, height: int) -> VotePage:
    """Return the last round of a vote, which is revealed. The hands are columns, or a table if there is little room."""
    last = as_shown(vote, vote.rounds[-1])
    said = verdict(vote.rule, last.ballots)
    heard, rounds = paint.heard(vote, width), paint.rounds(vote, width, before=True)
    parts = (heard, rounds, paint.rule_line(vote, width))
    wide = [*paint.verdict_lines(vote, said, width), *(line for part in parts if part for line in (text.BLANK, *part))]
    told, rule = paint.verdict_lines(vote, said, width, close=True), paint.rule_line(vote, width, close=True)
    close = [*told, *rule, *heard, *rounds]
    aside = paint.aside(last, width)
    room = height - len(aside) - 1
    # Where everything does not fit, the words of more than two people are below the lines that are seen first.
    for words, seen in ((wide, len(wide)), (close, len(told) + len(rule) + min(2, len(heard)))):
        if chart := columns(vote, last, width, room - seen):
            return VotePage([*chart, *aside], words)
    table = paint.table(vote, last, said, width, most=max(1, room - len(told) - len(rule)))
    return VotePage([*table, *aside], close)


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
