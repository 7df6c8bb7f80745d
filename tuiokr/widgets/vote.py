"""A vote as people see it: a ring of names while the hands are masked, a table after they are shown."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tuiokr.model.vote import Ballot, Round, Vote, VoteVerdict, as_shown, hand_of, verdict
from tuiokr.model.vote_rule import VOTE_RULES, Outcome, average_words
from tuiokr.widgets import text
from tuiokr.widgets.ballot_names import ballot_names
from tuiokr.widgets.block_letters import block_letters
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
    return ballot_names(vote.people, vote.last.ballots if vote.last else (), lit, width, waits=" " if tallied else "·")


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
        who = [] if vote.anonymous else [ballot.person for ballot in shown.ballots if ballot.hand == fingers]
        head = text.row(
            ((str(fingers), "bold"), 2),
            (text.words(vote.legend[fingers], "" if count else "$hint"), legend_width),
            (bar, bar_width),
            ((str(count), "bold" if count else "$hint"), 2, True),
        )
        lines += _beside(head, who, width) if who else [head]
    if not every:
        nobody = [str(fingers) for fingers in range(5, lowest - 1, -1) if not said.counts[fingers]]
        lines += text.wrap((f"nobody showed {', '.join(nobody)}", "$hint"), width) if nobody else []
    return lines


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


def verdict_lines(vote: Vote, said: VoteVerdict, width: int, *, close: bool = False) -> list[Content]:
    """Return the verdict in block letters, its reason, and who speaks first; with `close`, in as few lines as fit."""
    lines = _large(said.outcome, "  ·  ".join([said.reason, *numbers(said)]), width)
    gap = [] if close else [text.BLANK]
    if said.prompt:
        lines += [*gap, *text.wrap((said.prompt, "bold"), width)]
    elif said.lowest and not said.agreed:
        lowest, highest = _names(said.lowest), _names(said.highest)
        who = text.words(lowest, "bold") if lowest else text.line(("The lowest hands", "bold"))
        asked = text.line(who, ": what would bring you to a three?")
        answer = text.line(text.words(highest, "$soft"), (" may answer", "$hint")) if highest else text.BLANK
        if close:
            lines += text.flow([one for one in (asked, answer) if one.cell_length], width)
        else:
            lines += [*gap, *text.wrap(asked, width), *(text.wrap(answer, width) if highest else [])]
    if vote.decided_by_owner:
        dissent = _names(tuple(one for one in said.lowest if not said.agreed))
        noted = (("  dissent: ", "$hint"), text.words(dissent, "$soft")) if dissent else ()
        decided = text.line(text.words(vote.decided_by_owner), *noted)
        lines += [*gap, *text.wrap(decided, width, first=("The owner decided: ", "bold"))]
    return lines


def _large(outcome: Outcome, facts: str, width: int) -> list[Content]:
    """Return an outcome in block letters with the facts beside them, or below them if there is little room."""
    style = f"bold {OUTCOME_STYLE[outcome]}"
    letters = block_letters(outcome.upper())
    taken = max(map(text.cells, letters), default=width)
    if taken > width:
        return text.wrap((facts, "$soft"), width, first=(f"{OUTCOME_SYMBOL[outcome]} {outcome.upper()}   ", style))
    beside = text.wrap((facts, "$soft"), max(1, width - taken - 4))
    if width - taken < 28 or len(beside) > len(letters):
        return [*(text.line((one, style)) for one in letters), *text.wrap((facts, "$soft"), width)]
    beside = [text.BLANK] * (len(letters) - len(beside)) + beside
    return [text.line((one, style), "    ") + fact for one, fact in zip(letters, beside, strict=True)]


def _names(ballots: tuple[Ballot, ...]) -> str:
    return ", ".join(ballot.person for ballot in ballots if ballot.person)


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
    shown = [one for one in vote.rounds if one.revealed]
    if shown:
        lines += [text.BLANK, text.words("ROUNDS", "$hint"), *rounds(vote, width)]
    if any(one.heard for one in shown):
        lines += [text.BLANK, text.words("HEARD", "$hint"), *heard(vote, width)]
    return lines


def rounds(vote: Vote, width: int, *, before: bool = False) -> list[Content]:
    """Return a line for each revealed round; with `before`, without the last one."""
    lines: list[Content] = []
    shown = [(number, one) for number, one in enumerate(vote.rounds, 1) if one.revealed]
    for number, one in shown[:-1] if before else shown:
        said = verdict(vote.rule, one.ballots)
        when = f"{one.revealed.astimezone():%H:%M}" if one.revealed else ""
        words = (f"{said.outcome}: {said.reason}", OUTCOME_STYLE[said.outcome])
        lines += text.wrap(
            words, width, first=(f"round {number}  {when}  " if before else f"{number}  {when}  ", "$soft")
        )
    return lines


def heard(vote: Vote, width: int) -> list[Content]:
    """Return what people said, beside their hand; the last round first."""
    lines: list[Content] = []
    shown = [(number, as_shown(vote, one)) for number, one in enumerate(vote.rounds, 1) if one.revealed]
    for number, one in reversed(shown):
        for said in one.heard:
            hand = hand_of(one, said)
            mark = (f"{hand} ", f"bold {HAND_STYLE[hand]}") if hand is not None else ("· ", "$hint")
            becomes = (f"  → {said.becomes}", "$lilac") if said.becomes else ("", "")
            earlier = (f"  round {number}", "$hint") if number < len(vote.rounds) else ("", "")
            name = text.words(f"{said.person}: " if said.person else "", "bold")
            words = text.words(said.words.replace("\n", " "), "$soft")
            lines += text.wrap(text.line(name, words, becomes, earlier), width, first=mark)
    return lines


def rule_line(vote: Vote, width: int, *, close: bool = False) -> list[Content]:
    """Return the rule, with `close` only its name, and whether the vote is named."""
    kind = "anonymous" if vote.anonymous else "named"
    says = vote.rule if close else VOTE_RULES[vote.rule].says
    return text.wrap((f"{says}  ·  {kind}", "$hint"), width, first=("RULE  ", "$hint"))


def aside(shown: Round, width: int) -> list[Content]:
    """Return the people of a revealed round who showed no hand."""
    marks = [(one.person, one.mark or "without a hand") for one in shown.ballots if one.hand is None and one.person]
    said = ", ".join(f"{person} {mark}" for person, mark in marks)
    return text.wrap(text.words(said, "$hint"), width) if said else []


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
