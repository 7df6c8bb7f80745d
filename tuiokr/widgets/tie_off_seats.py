"""The end of a tie-off as rows: each team with its hand, its signature, and what changed since it signed."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tuiokr.model.stale import STALE
from tuiokr.model.words import moment
from tuiokr.usecases.tie_off_seats import Seat, SinceSigned
from tuiokr.usecases.wording import compared
from tuiokr.widgets import text

LOOKS = {"same": "$soft", "gone": "strike $error", "new": "bold $success"}
"""The style of words that stayed, that were taken out, and that are new."""
MOST_CHANGES = 4


def seat(one: Seat, changed: Sequence[SinceSigned], width: int) -> list[Content]:
    """Return the lines of one team, with a blank line before it."""
    who = text.line(
        (f"L{one.level}  ", "$hint"),
        text.words(one.name, "bold"),
        "  ",
        text.words(one.leader, "$soft") if one.leader else ("no leader", "$warning"),
    )
    lines = [text.BLANK, *_beside(who, _hand(one), width)]
    if one.hand and one.shown and one.hand.why:
        lines += text.wrap(text.words(" ".join(one.hand.why.split()), "$warning"), width, indent=4)
    lines += text.wrap(_signed(one), width, indent=4)
    if one.stale:
        more = f" and {len(one.stale) - 2} more" if len(one.stale) > 2 else ""
        lines += text.wrap(text.words(f"{', '.join(one.stale[:2])}{more}", "$warning"), width, indent=4)
    for each in changed[:MOST_CHANGES]:
        lines += text.wrap(_change(each), width, first=text.line("    ", (f"{each.label}  ", "$primary")))
    return lines


def _beside(left: Content, right: text.Part, width: int) -> list[Content]:
    end = text.line(right)
    first, *rest = text.wrap(left, max(16, width - end.cell_length - 1))
    return [text.both_ends(first, end, width), *rest]


def _hand(one: Seat) -> text.Part:
    """Return the hand as five dots and a number; before all hands are in, only whether there is one."""
    if one.hand is None:
        return ("no hand yet", "$hint")
    if not one.shown:
        return ("✓ in", "bold $success")
    fingers = one.hand.fingers
    style = "$error" if fingers < 2 else "$warning" if fingers < 3 else "$success"
    return text.line(("●" * fingers, style), ("○" * (5 - fingers), "$hint"), (f"  {fingers}", f"bold {style}"))


def _signed(one: Seat) -> text.Part:
    if one.signature is None:
        return ("not signed", "$hint")
    when = moment(one.signature.when.astimezone())
    if one.stale:
        return text.line(
            (f"◆ {STALE}  ", "bold $warning"), text.words(f"signed by {one.signature.name}, {when}", "$soft")
        )
    return text.line(("✓ ", "$success"), text.words(f"signed by {one.signature.name}", "bold"), (f"  {when}", "$soft"))


def _change(one: SinceSigned) -> Content:
    """Return what changed in a statement, word by word."""
    if not one.now:
        return text.line(text.words(one.before, LOOKS["gone"]), (" was deleted", "$soft"))
    parts = compared(one.before, one.now) if one.before else ((one.now, "new"),)
    return text.line(*(piece for words, look in parts for piece in (text.words(words, LOOKS[look]), " ")))


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
