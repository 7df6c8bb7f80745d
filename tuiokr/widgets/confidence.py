"""Confidence as people see it: a bar for one number, and a dot plot with the spread for those of everybody."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tuiokr.model.confidence import HIGHEST, ConfidenceBallot, ConfidenceRound, Spread
from tuiokr.model.vote import hand_of
from tuiokr.widgets import text

MOST_DOTS = 3
"""Lines of dots at most; with more, each place says how many dots it has."""
NARROWEST, WIDEST = 2, 6
"""Cells of one place of the plot."""


def level_style(confidence: float) -> str:
    """Return the colour of a confidence from 0 to 10."""
    return "$error" if confidence <= 3 else "$sun" if confidence <= 6 else "$primary"


def level(confidence: int | None) -> Content:
    """Return one confidence as a bar with its number."""
    if confidence is None:
        return text.line(("–", "$warning"))
    return text.line(text.bar(confidence / 10, 10, level_style(confidence)), (f" {confidence}", "bold"))


def dot_plot(said: Spread, width: int) -> list[Content]:
    """Return the numbers as dots above the scale 0 … 10: those who speak first in another colour, the median bold."""
    cells = min(WIDEST, max(NARROWEST, width // (HIGHEST + 1)))
    dots = cells - 1
    tallest = -(-max(said.counts) // dots)
    outliers = {one.hand for one in said.outliers}
    styles = [f"bold {'$accent' if number in outliers else '$primary'}" for number in range(HIGHEST + 1)]
    lines: list[Content] = []
    if tallest > MOST_DOTS:
        counts = [f"{count}●"[: cells - 1] if count else "" for count in said.counts]
        lines.append(_places([(one, style) for one, style in zip(counts, styles, strict=True)], cells))
    else:
        for at in range(tallest - 1, -1, -1):
            shown = [min(dots, max(0, count - at * dots)) for count in said.counts]
            lines.append(_places([("●" * one, style) for one, style in zip(shown, styles, strict=True)], cells))
    scale = []
    for number in range(HIGHEST + 1):
        middle = abs(number - said.median) < 1 and said.low <= number <= said.high
        style = "bold underline" if middle else "$soft" if said.low <= number <= said.high else "$hint"
        scale.append((str(number), style))
    return [*lines, _places(scale, cells)]


def _places(parts: Sequence[tuple[str, str]], cells: int) -> Content:
    """Return eleven places side by side; the last one has no room beside it."""
    return text.line(
        *(text.fit(part, cells if at < HIGHEST else max(2, text.cells(part[0]))) for at, part in enumerate(parts))
    ).rstrip()


def speakers(said: Spread) -> Content | None:
    """Return who speaks first: those whose number is far from the median; None if nobody is."""
    if not said.outliers:
        return None
    named = [(one.person, one.hand) for one in said.outliers]
    parts: list[text.Part] = []
    for at, (person, number) in enumerate(dict.fromkeys(named)):
        parts.append((", " if at else "", ""))
        parts.append(text.line(text.words(f"{person} " if person else "a ", "bold"), (str(number), "bold $accent")))
    return text.line(*parts, (" speak first" if len(named) > 1 else " speaks first", "$soft"))


def median_words(said: Spread) -> str:
    """Return `median 6.5, from 4 to 9`; never the median alone."""
    apart = f"from {said.low} to {said.high}" if said.low != said.high else "all the same"
    return f"median {said.median:g}, {apart}"


def heard(shown: ConfidenceRound, width: int) -> list[Content]:
    """Return what people said, each beside the number."""
    lines: list[Content] = []
    for said in shown.heard:
        number = hand_of(shown, said)
        mark = (f"{'' if number is None else number} ".rjust(3), f"bold {level_style(number or 0)}")
        name = text.words(f"{said.person}: " if said.person else "", "bold")
        lines += text.wrap(text.line(name, text.words(said.words.replace("\n", " "), "$soft")), width, first=mark)
    return lines


def numbers_lines(shown: ConfidenceRound, said: Spread, width: int) -> list[Content]:
    """Return everything about revealed numbers: the plot, the spread, who speaks first, what was said."""
    first = speakers(said)
    facts = [text.line((median_words(said), "$soft")), *([first] if first else [])]
    return [*dot_plot(said, width), *text.flow(facts, width), *heard(shown, width)]


def nobody(ballots: Sequence[ConfidenceBallot]) -> str:
    """Return the people without a number: `no number: Li (absent), Max`; "" if there is none."""
    those = [f"{one.person} ({one.mark})" if one.mark else one.person for one in ballots if one.hand is None]
    return f"no number: {', '.join(those)}" if those else ""


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
