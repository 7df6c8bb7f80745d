"""A vote as people see it: a ring of names while the hands are masked, a table after they are shown."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tuiokr.model.vote import Ballot, Round, Vote, VoteVerdict, verdict
from tuiokr.model.vote_rule import VOTE_RULES, Outcome, average_words
from tuiokr.widgets import text
from tuiokr.widgets.themes import HAND_STYLE

OUTCOME_STYLE: dict[Outcome, str] = {
    "agreed": "$success",
    "agreed, weakly": "$success",
    "not yet": "$warning",
    "blocked": "$error",
    "too few": "$warning",
}
OUTCOME_SYMBOL: dict[Outcome, str] = {
    "agreed": "✓",
    "agreed, weakly": "✓",
    "not yet": "◆",
    "blocked": "▲",
    "too few": "◆",
}


def ring(vote: Vote, lit: str, width: int) -> list[Content]:
    """Return each name with a mark: whether the hand is in, never which hand. The `lit` person is next.

    After a tally nobody knows whose hands are in.
    """
    tallied = vote.last is not None and vote.last.tallied
    cast = {ballot.person: ballot for ballot in vote.last.ballots} if vote.last else {}
    marks = {name: f" {ballot.mark}" for name, ballot in cast.items() if ballot.mark}
    longest = max((text.cells(name + marks.get(name, "")) for name in vote.people), default=8)
    longest = min(longest, max(8, width - 4))
    per_line = max(1, width // (longest + 5))
    pieces: list[Content] = []
    for name in vote.people:
        ballot = cast.get(name)
        if name == lit:
            mark, style = "▶", "bold $accent"
        elif ballot is None:
            mark, style = " " if tallied else "·", "$hint"
        else:
            mark, style = ("✓", "$success") if ballot.hand is not None else ("–", "$hint")
        said = marks.get(name, "")
        pieces.append(
            text.fit(
                text.line((f"{mark} ", style), text.words(name, "bold" if name == lit else ""), (said, "$hint")),
                longest + 4,
            )
        )
    return [text.line(*pieces[at : at + per_line]) for at in range(0, len(pieces), per_line)] or [text.BLANK]


def table(vote: Vote, shown: Round, said: VoteVerdict, width: int, *, most: int = 0) -> list[Content]:
    """Return a line for each hand: its meaning, a bar, the count, and the names if names are shown.

    If that takes more than `most` lines (0: no limit), the hands that nobody showed share one line.
    """
    lines = _table(vote, shown, said, width, every=True)
    return lines if not most or len(lines) <= most else _table(vote, shown, said, width, every=False)


def _table(vote: Vote, shown: Round, said: VoteVerdict, width: int, *, every: bool) -> list[Content]:
    legend_width = min(22, max(text.cells(one) for one in vote.legend) + 1)
    total = max(1, max(said.counts))
    names_room = max(0, width - legend_width - 24)
    bar_width = min(24, max(6, width // 5)) if names_room > 12 else 8
    lowest = VOTE_RULES[vote.rule].lowest_hand
    lowest = next((fingers for fingers in range(lowest) if said.counts[fingers]), lowest)
    lines: list[Content] = []
    for fingers in range(5, lowest - 1, -1):
        count = said.counts[fingers]
        if not count and not every:
            continue
        bar = (
            text.line(("█" * max(1, round(count / total * bar_width)), HAND_STYLE[fingers]))
            if count
            else text.line(("·", "$hint"))
        )
        who = [ballot.person for ballot in shown.ballots if ballot.hand == fingers] if vote.names_shown else []
        head = text.row(
            ((str(fingers), "bold"), 2),
            (text.words(vote.legend[fingers], "" if count else "$hint"), legend_width),
            (bar, bar_width),
            ((str(count), "bold" if count else "$hint"), 2, True),
        )
        lines += _beside(head, who, width) if who else [head]
    if not every:
        nobody = [str(fingers) for fingers in range(5, lowest - 1, -1) if not said.counts[fingers]]
        lines += text.wrap((f"nobody showed {', '.join(nobody)}", "$hint"), width)
    aside = [f"{ballot.person} {ballot.mark}" for ballot in shown.ballots if ballot.mark]
    return [*lines, *(text.wrap(text.words(", ".join(aside), "$hint"), width) if aside else [])]


def _beside(head: Content, names: Sequence[str], width: int) -> list[Content]:
    """Return a row of the table with whole names beside it, or below it if there is little room."""
    listed = [text.words(name + ("," if at < len(names) else ""), "$soft") for at, name in enumerate(names, 1)]
    room = width - head.cell_length - 2
    if room >= min(24, max(one.cell_length for one in listed)):
        lines = text.flow(listed, room, gap=1)
        pad = Content(" " * head.cell_length)
        return [(head if at == 0 else pad) + Content("  ") + one for at, one in enumerate(lines)]
    return [head, *text.flow(listed, width, indent=4, gap=1)]


def numbers(said: VoteVerdict) -> list[str]:
    """Return the median and the average, without what the reason already says."""
    if said.average is None or said.median is None:
        return []
    average, median = average_words(said.average), f"{said.median:g}"
    told = f"average {average}" in said.reason
    if float(average) == said.median:
        return ["the median too" if told else f"median and average {median}"]
    return [f"median {median}", *([] if told else [f"average {average}"])]


def verdict_lines(vote: Vote, said: VoteVerdict, width: int) -> list[Content]:
    """Return the verdict, its reason, and who speaks first."""
    style = OUTCOME_STYLE[said.outcome]
    facts = "  ·  ".join([said.reason, *numbers(said)])
    lines = text.wrap(
        (facts, "$soft"), width, first=(f"{OUTCOME_SYMBOL[said.outcome]} {said.outcome.upper()}   ", f"bold {style}")
    )
    if said.prompt:
        lines += [text.BLANK, *text.wrap((said.prompt, "bold"), width)]
    elif said.lowest and not said.agreed:
        lines += [
            text.BLANK,
            *text.wrap(text.line(text.words(_names(said.lowest), "bold"), ": what would bring you to a three?"), width),
        ]
        if said.highest:
            lines += text.wrap(text.line(text.words(_names(said.highest), "$soft"), (" may answer", "$hint")), width)
    if vote.decided_by_owner:
        lines += [
            text.BLANK,
            *text.wrap(text.words(vote.decided_by_owner), width, first=("The owner decided: ", "bold")),
        ]
    return lines


def _names(ballots: tuple[Ballot, ...]) -> str:
    return ", ".join(ballot.person for ballot in ballots)


def _naming(vote: Vote) -> Content:
    """Say whether a vote is named or anonymous, and how to change it as long as that is possible."""
    kind, means = (
        ("anonymous", ": the reveal removes the names")
        if vote.anonymous
        else ("named", ": the hands are shown with names")
    )
    change = () if vote.begun else (". ", ("N", "bold $accent"), " changes it")
    return text.line((kind, "bold"), means, *change)


def beside(vote: Vote, width: int) -> list[Content]:
    """Return the rule, the legend, the shown rounds, and what was heard."""
    lines = [
        text.words("RULE", "$hint"),
        *text.wrap(VOTE_RULES[vote.rule].says, width),
        text.BLANK,
        text.words("NAMES", "$hint"),
        *text.wrap(_naming(vote), width),
        text.BLANK,
        text.words("LEGEND", "$hint"),
    ]
    lowest = VOTE_RULES[vote.rule].lowest_hand
    for fingers in range(5, lowest - 1, -1):
        lines.append(
            text.fit(
                text.line((f"{fingers}  ", f"bold {HAND_STYLE[fingers]}"), text.words(vote.legend[fingers], "$soft")),
                width,
            )
        )
    shown = [(number, one) for number, one in enumerate(vote.rounds, 1) if one.revealed]
    if shown:
        lines += [text.BLANK, text.words("ROUNDS", "$hint")]
    for number, one in shown:
        said = verdict(vote.rule, one.ballots)
        when = f"{one.revealed.astimezone():%H:%M}" if one.revealed else ""
        lines += text.wrap(
            (f"{said.outcome}: {said.reason}", OUTCOME_STYLE[said.outcome]),
            width,
            first=(f"{number}  {when}  ", "$soft"),
        )
    heard = [(number, one) for number, each in shown for one in each.heard]
    if heard:
        lines += [text.BLANK, text.words("HEARD", "$hint")]
    for number, one_heard in heard:
        becomes = f" ({one_heard.becomes})" if one_heard.becomes else ""
        first = text.line(text.words(f"{one_heard.person} ", "bold"), (f"{number}", "$hint"), " ")
        lines += text.wrap(
            text.line(text.words(one_heard.words.replace("\n", " "), "$soft"), (becomes, "$lilac")),
            width,
            first=first if first.cell_length < width // 2 else text.BLANK,
        )
    return lines


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
