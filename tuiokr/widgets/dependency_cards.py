"""Dependencies as rows: a list, one below the other by state, what waits for a team, and what was promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from textual.content import Content

from tuiokr.alignment.dependencies import due, is_late
from tuiokr.model.okr import ANSWER_SAYS, Answer, Dependency
from tuiokr.model.words import day
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row

STATE_LOOKS: dict[Answer, tuple[str, str]] = {
    "requested": ("◆", "$warning"),
    "countered": ("◆", "$warning"),
    "accepted": ("✓", "$success"),
    "declined": ("▲", "$error"),
    "risk": ("▲", "$lilac"),
}
"""The symbol and colour of each state, in the order in which a board shows them."""
COLUMNS: dict[Answer, str] = {
    "requested": "Requested",
    "countered": "Counter-offer",
    "accepted": "Accepted",
    "declined": "Declined",
    "risk": "Risk",
}
"""The heading of each state."""


@dataclass(frozen=True)
class DependencyCard:
    """What is shown of a dependency: names instead of ids."""

    dependency: Dependency
    asking: str
    giving: str
    label: str = ""
    """The label of what needs it, such as `O1·KR2`."""
    title: str = ""
    """The words of what needs it."""

    @property
    def id(self) -> str:
        return self.dependency.id


def _looks(one: Dependency) -> tuple[str, str]:
    return STATE_LOOKS[one.state]


def _needed(card: DependencyCard) -> text.Part:
    by = card.dependency.by
    return (f"by {day(by)}", "$soft") if by else ("no day", "$warning")


def _for(card: DependencyCard) -> text.Part:
    return (f"for {card.label}" if card.label else "", "$hint")


def _who(card: DependencyCard) -> Content:
    return text.line(
        text.words(card.asking, "bold"),
        ("  needs of  ", "$hint"),
        text.words(card.giving or "nobody yet", "bold" if card.giving else "$warning"),
        "  ",
        _needed(card),
        "  " if card.label else "",
        _for(card),
    )


def answer_words(card: DependencyCard) -> Content:
    """Return the answer: who, until when, why, on which terms, and whether that is too late."""
    one = card.dependency
    said = one.answer.removeprefix(ANSWER_SAYS[one.state])
    late = (f"  ▲ {day(one.promised)} is after {day(one.by)}", "$error") if is_late(one) else ("", "")
    note = f"  {one.note}" if one.note else ""
    return text.line((ANSWER_SAYS[one.state], _looks(one)[1]), text.words(said + note, "$soft"), late)


def full(card: DependencyCard, width: int) -> list[Content]:
    """Return all that is known of a dependency, over the whole width."""
    symbol, style = _looks(card.dependency)
    return [
        *text.wrap(_who(card), width),
        *text.wrap(text.words(card.dependency.what), width, indent=2),
        *text.wrap(answer_words(card), width, first=(f"  {symbol} ", style)),
    ]


def _spaced(card: DependencyCard, width: int) -> list[Content]:
    return [text.BLANK, *full(card, width)]


def _row(card: DependencyCard) -> Row:
    return Row(card.id, partial(_spaced, card), shows=card)


def hint(words: str, row: str = "") -> Row:
    """Return a row that only says something."""
    return Row(row, lambda width: [text.BLANK, *text.wrap((words, "$soft"), width)], selectable=False)


Keys = tuple[tuple[str, str], ...]
"""Keys with what each does."""
GIVE: Keys = (("y", "accept"), ("o", "counter-offer"), ("d", "decline"))
TAKE: Keys = (("y", "take the offer"), ("d", "do not take it"), ("c", "carry as a risk"), ("x", "drop"))


def heading(row: str, words: str, count: int, style: str, hints: Keys = ()) -> Row:
    """Return the heading of a group with the number of its cards, and the keys that answer them."""

    def paint(width: int) -> list[Content]:
        head = text.line((words, f"bold {style}"), (f"  {count}", "bold"))
        said = text.line(*(part for key, does in hints for part in ((f"   {key} ", "bold $accent"), (does, "$hint"))))
        if head.cell_length + said.cell_length <= width:
            return [text.BLANK, text.line(head, said)]
        return [text.BLANK, *text.wrap(head, width), *(text.wrap(said, width) if hints else ())]

    return Row(row, paint, selectable=False)


def list_rows(cards: Sequence[DependencyCard]) -> list[Row]:
    """Return one row for each dependency."""
    return [_row(card) for card in cards]


def by_state(cards: Sequence[DependencyCard]) -> list[Row]:
    """Return the states one below the other, each with its cards; a state without cards is one line at the end."""
    found: list[Row] = []
    for state, name in COLUMNS.items():
        those = [card for card in cards if card.dependency.state == state]
        if those:
            found.append(heading(f"state {state}", name, len(those), STATE_LOOKS[state][1]))
            found += [Row(card.id, partial(_short, card), shows=("short", card)) for card in those]
    none = [name for state, name in COLUMNS.items() if not any(one.dependency.state == state for one in cards)]
    return [*found, hint(f"None: {', '.join(none)}", "none")] if none else found


def _short(card: DependencyCard, width: int) -> list[Content]:
    """Return two lines or a few more: who needs what of whom, by when and for what."""
    one = card.dependency
    who = text.line(text.words(card.asking, "bold"), (" → ", "$hint"), text.words(card.giving or "nobody yet", "bold"))
    tail = text.line(
        ("▲ late  ", "$error") if is_late(one) else "", _needed(card), " " if card.label else "", _for(card)
    )
    return [text.both_ends(who, tail, width), *text.wrap(text.words(one.what, "$soft"), width, indent=2, most=2)]


def column_rows(cards: Sequence[DependencyCard]) -> list[Row]:
    """Return the cards of one narrow column of a board."""
    return [Row(card.id, partial(_narrow, card), shows=card) for card in cards]


def _narrow(card: DependencyCard, width: int) -> list[Content]:
    one = card.dependency
    late = text.line(("▲ ", "$error")) if is_late(one) else text.BLANK
    promised = (f"until {day(one.promised)}", "$soft") if one.promised and one.state == "accepted" else _needed(card)
    carried: list[Content] = []
    if one.state == "risk":
        by = text.words(f"carried by {one.carried_by or 'nobody'}", "$soft" if one.carried_by else "$error")
        carried = [text.fit(by, width)]
    return [
        text.BLANK,
        *text.wrap(text.words(card.asking, "bold"), width, most=3),
        *text.wrap(text.words(card.giving or "nobody yet", "bold"), width, first=("→ ", "$hint"), most=3),
        *text.wrap(text.words(one.what, "$soft"), width, most=2),
        *carried,
        text.fit(text.line(late, promised, " " if card.label else "", (card.label, "$hint")), width),
    ]


@dataclass(frozen=True)
class WaitingGroup:
    """What waits for one team."""

    team: str
    """The team's name."""
    asked: tuple[DependencyCard, ...]
    """What it is asked for."""
    back: tuple[DependencyCard, ...]
    """What it asked for and what goes back to it: a counter-offer, a no, a risk without a name."""


def waiting_rows(groups: Sequence[WaitingGroup]) -> list[Row]:
    """Return what waits for each team, under headings with the number."""
    found: list[Row] = []
    for at, group in enumerate(groups):
        asked, back = f"Asked of {group.team}", f"Back to {group.team}"
        for words, cards, hints in ((asked, group.asked, GIVE), (back, group.back, TAKE)):
            if cards:
                found.append(heading(f"{words} {at}", words, len(cards), "$warning", hints))
                found += [_row(card) for card in cards]
    return found


def promise_rows(over: Sequence[DependencyCard], coming: Sequence[DependencyCard], today: date) -> list[Row]:
    """Return what was promised: first the ones whose day is over."""
    found: list[Row] = []
    for words, cards, style in (("Late", over, "$error"), ("Promised", coming, "$success")):
        if cards:
            found.append(heading(words, words, len(cards), style))
            found += [Row(card.id, partial(_promise, card, today), shows=(card, today)) for card in cards]
    return found


def _promise(card: DependencyCard, today: date, width: int) -> list[Content]:
    one = card.dependency
    until = due(one)
    days = (until - today).days if until else 0
    if until is None:
        when: text.Part = ("no day", "$warning")
    elif days < 0:
        when = (f"▲ {day(until)}, {_days(-days)} late", "$error")
    else:
        when = (f"{day(until)}, {'today' if not days else f'in {_days(days)}'}", "$soft")
    by = f" ({one.answered_by})" if one.answered_by else ""
    who = text.line(text.words(card.giving or "nobody", "bold"), text.words(by, "$soft"), (" gives ", "$hint"))
    to = text.line(text.words(card.asking, "bold"), "  " if card.label else "", _for(card))
    head = text.both_ends(text.line(who, to), when, width)
    note = [*text.wrap(text.words(one.note, "$hint"), width, indent=2, most=2)] if one.note else []
    return [text.BLANK, head, *text.wrap(text.words(one.what), width, indent=2), *note]


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
