"""A team test as people see it: how many have answered while the answers are hidden, then the counts as three bars."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from tuiokr.model.stale import STALE, LastTeamTest, with_stale
from tuiokr.model.team_test import TEAM_TEST_ANSWERS, TeamTest, TeamTestAnswer, TeamTestName
from tuiokr.widgets import text
from tuiokr.widgets.block_letters import block_letters
from tuiokr.widgets.themes import LIGHT

Style = tuple[str, str, str]
"""The key of an answer, its word, and its colour."""
ANSWER_WORDS: Final[dict[TeamTestAnswer, Style]] = {
    "yes": ("y", "yes", "$primary"),
    "meh": ("m", "meh", "$sun"),
    "eye-roll": ("e", "eye-roll", "$error"),
}
NAIL_WORDS: Final[dict[TeamTestAnswer, Style]] = {
    "yes": ("y", "yes", "$primary"),
    "meh": ("m", "nearly", "$sun"),
    "eye-roll": ("e", "not yet", "$error"),
}
WHO_ROLLED: Final = "Who rolled their eyes?"
WHO_SAID_NOT_YET: Final = "Who said not yet?"
_TALL, _MIDDLE = 18, 12
"""The lines that bars of three and of two lines need, with all that is below them."""


def answer_words(test: TeamTestName) -> dict[TeamTestAnswer, Style]:
    """Return how the answers to a team test are called."""
    return NAIL_WORDS if test == "nail" else ANSWER_WORDS


def who_asks(test: TeamTestName) -> str:
    """Return the question about the people behind the last answer."""
    return WHO_SAID_NOT_YET if test == "nail" else WHO_ROLLED


def of_answer(test: TeamTest, answer: TeamTestAnswer) -> int:
    """Return how many gave an answer."""
    return {"yes": test.yes, "meh": test.meh, "eye-roll": test.eye_roll}[answer]


def hidden(test: TeamTest, people: int, *, lit: bool) -> list[Content]:
    """Return the keys and how many people have answered, never the answers."""
    style = "$foreground" if lit else "$hint"
    parts = [
        text.line((f"{key} " if lit else "", "bold $accent"), (said, style))
        for key, said, _ in answer_words(test.test).values()
    ]
    if lit:
        parts.append(text.line(("l ", "bold $accent"), ("many", style)))
    whole = f"of {people} " if people else ""
    told = f"{test.total} {whole}answered" if test.total else "nobody asked yet"
    parts.append(text.line((told, "bold" if test.total else "$hint")))
    return [*parts, text.line(("v ", "bold $accent"), ("show", style))] if lit and test.total else parts


def result(last: LastTeamTest) -> list[Content]:
    """Return the result in a line, with the counts of the answers."""
    test = last.test
    parts = [_light(last)]
    for answer in TEAM_TEST_ANSWERS:
        parts.append(text.line((f"{answer_words(test.test)[answer][1]} ", "$hint"), (str(of_answer(test, answer)), "")))
    return parts


def _light(last: LastTeamTest) -> Content:
    if last.test.light is None:
        return text.BLANK
    symbol, style = LIGHT[last.test.light]
    return text.line((f"{symbol} {with_stale(f'{last.test.light}, {last.test.count}', last.stale)}", style))


def reveal(last: LastTeamTest, width: int, most: int) -> list[Content]:
    """Return the counts as three bars over the whole width, the result, and whom to ask, in about `most` lines."""
    test = last.test
    if test.light is None:
        return []
    thick = 3 if most >= _TALL else 2 if most >= _MIDDLE else 1
    lines: list[Content] = []
    for answer in TEAM_TEST_ANSWERS:
        lines += _bar(test, answer, width, thick)
    symbol, style = LIGHT[test.light]
    said = text.line((f" {symbol} {test.light.upper()}  {test.count} said yes", ""))
    band = [text.fit(said, width)]
    if thick > 1:
        band = [text.fit("", width), *band, text.fit("", width)]
    lines += [line.stylize(f"bold $on-accent on {style}") for line in band]
    return lines + _below(last, width)


def _bar(test: TeamTest, answer: TeamTestAnswer, width: int, thick: int) -> list[Content]:
    """Return the bar of one answer: its word, its count, then blocks; with block digits when it has three lines."""
    _, said, style = answer_words(test.test)[answer]
    count = of_answer(test, answer)
    digits = [text.words(line, "bold") for line in (block_letters(str(count)) if thick > 2 else [str(count)])]
    room = max(3, *(one.cell_length for one in digits))
    blocks = max(1, width - 11 - room)
    full = round(count / test.total * blocks) if test.total else 0
    lines: list[Content] = []
    for at in range(thick):
        head = text.fit((said, "bold") if at == (thick - 1) // 2 else "", 9)
        figure = digits[at] if at < len(digits) else text.BLANK
        row = ("█" * max(full, 1), style) if count else ("·" if at == (thick - 1) // 2 else "", "$hint")
        lines.append(text.line(head, text.fit(figure, room), "  ", row))
    return [*lines, text.BLANK] if thick > 1 else lines


def _below(last: LastTeamTest, width: int) -> list[Content]:
    """Return who rolled their eyes, which words the counts are about, and what to ask."""
    test, lines = last.test, []
    word = answer_words(test.test)["eye-roll"][1]
    if test.rolled:
        more = test.eye_roll - len(test.rolled)
        names = ", ".join(test.rolled) + (f" and {more} without a name" if more > 0 else "")
        lines += text.wrap(text.words(names), width, first=(f"{word}: ", "bold $error"))
    elif test.eye_roll:
        asks = who_asks(test.test)[:1].lower() + who_asks(test.test)[1:].rstrip("?")
        lines += text.wrap((f"notes {asks}, if they like", "$hint"), width, first=("a ", "bold $accent"))
    if last.stale:
        about = f"about: “{last.was}”" if last.was else last.why_stale
        lines += text.wrap(text.words(about, "$soft"), width, first=(f"{STALE}  ", "bold $warning"))
    if test.light != "green":
        lines += text.wrap(("What would make it a yes?", "bold"), width)
    return lines


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
