"""The decision card of a tie-off: one statement in full, with everything that matters for the decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from tuiokr.model.stale import with_stale
from tuiokr.model.tie_off import CHOICE_SAYS
from tuiokr.model.words import made, plural
from tuiokr.model.workspace import day
from tuiokr.usecases.decision_card import CardLine, DecisionCard
from tuiokr.usecases.remarks import title as finding_title
from tuiokr.widgets import text
from tuiokr.widgets.themes import STYLE, SYMBOL
from tuiokr.widgets.tie_off_rows import CHOICE_STYLE, STATE_STYLE

MOST_BELOW = 6
"""Highest number of statements that support it which are written out; the others are counted."""


def card(one: DecisionCard, width: int, *, about_finding: bool = False) -> list[Content]:
    """Return the lines of a card, the words and the decision first; with `about_finding` without its findings."""
    parts = (
        [*_head(one, width), *_decision(one, width)],
        [] if about_finding else _findings(one, width),
        _links("SUPPORTS", one.supports, width) if one.supports else _no_parent(one, width),
        _key_results(one, width),
        _below(one, width),
        _links("CLOSEST ABOVE" if not one.upper else "CLOSEST BELOW", one.closest, width, key="l"),
        _facts(one, width),
    )
    return [line for part in parts if part for line in (*part, text.BLANK)]


def _head(one: DecisionCard, width: int) -> list[Content]:
    who = text.line((f"L{one.level} ", "$hint"), text.words(one.team, "bold"), text.words(f"  {one.leader}", "$soft"))
    lines = text.wrap(who, width)
    first = (f"{one.label}  ", "bold $primary")
    lines += text.wrap(text.words(one.words or "without words yet", "bold"), width, first=first)
    if one.under:
        under = text.line((f"{one.under.label} ", "$hint"), text.words(one.under.words, "$soft"))
        lines += text.wrap(under, width, first=("under  ", "$hint"))
    if one.why:
        lines += text.wrap(text.words(one.why, "$soft"), width, first=("because  ", "$hint"))
    if one.co_teams:
        lines += text.wrap(text.words(", ".join(one.co_teams), "$soft"), width, first=("together with  ", "$hint"))
    return lines


def _decision(one: DecisionCard, width: int) -> list[Content]:
    """Return what was decided, by whom and when, or how far an upper item is covered."""
    if one.state is not None:
        return text.wrap((one.state, f"bold {STATE_STYLE[one.state]}"), width)
    if one.upper:
        return []
    if one.decision is None:
        return text.wrap(("not decided", "bold $warning"), width)
    symbol, style = CHOICE_STYLE[one.decision.choice]
    style = "$warning" if one.stale else style
    who = made(one.decision.by, one.decision.when)
    said = text.line(
        (with_stale(CHOICE_SAYS[one.decision.choice], one.stale), f"bold {style}"), text.words(f"  {who}", "$soft")
    )
    lines = text.wrap(said, width, first=(f"{symbol} ", style))
    if one.decision.note:
        lines += text.wrap(text.words(" ".join(one.decision.note.split())), width, indent=2)
    return lines


def _findings(one: DecisionCard, width: int) -> list[Content]:
    lines: list[Content] = []
    for found in one.findings:
        style = STYLE[found.severity]
        title = text.words(finding_title(found.name), f"bold {style}")
        lines += text.wrap(title, width, first=(f"{SYMBOL[found.severity]} ", style))
        lines += text.wrap(text.words(found.message, "$soft"), width, indent=2)
        lines += text.wrap(text.words(found.question), width, indent=2)
    return lines


def _no_parent(one: DecisionCard, width: int) -> list[Content]:
    said = one.upper or any(found.name == "no-parent" for found in one.findings)
    return [] if said else text.wrap(("supports nothing above", "$error"), width)


def _links(title: str, lines: Sequence[CardLine], width: int, key: str = "") -> list[Content]:
    found: list[Content] = []
    for one in lines:
        found += _statement(one, width)
    end = text.line((key, "bold $accent"), (" links it", "$hint")) if key else text.BLANK
    return [text.both_ends((title, "$hint"), end, width), *found] if found else []


def _statement(one: CardLine, width: int) -> Iterator[Content]:
    yield from text.wrap(text.words(one.words), width, first=(f"{one.label}  ", "$primary"))
    if one.more:
        yield from text.wrap(text.words(one.more, "$hint"), width, indent=2)


def _key_results(one: DecisionCard, width: int) -> list[Content]:
    if one.under or not one.key_results:
        return [] if one.under else text.wrap(("no key results yet", "$warning"), width)
    sure = f"confidence {one.confidence:.0f} on average" if one.confidence is not None else ""
    lines = [text.both_ends(("KEY RESULTS", "$hint"), (sure, "$soft"), width)]
    for each in one.key_results:
        lines += _statement(each, width)
    return lines


def _below(one: DecisionCard, width: int) -> list[Content]:
    lines = _links("SUPPORTED BY", one.supported_by[:MOST_BELOW], width)
    if len(one.supported_by) > MOST_BELOW:
        lines.append(text.line((f"and {len(one.supported_by) - MOST_BELOW} more", "$hint")))
    return lines


def _facts(one: DecisionCard, width: int) -> list[Content]:
    """Return vote, waivers and dependencies."""
    lines = text.wrap(text.words(one.vote, "$soft"), width, first=("fist of five  ", "$hint")) if one.vote else []
    for each in one.waivers:
        said = f"{finding_title(each.name)}{': ' if each.reason else ''}{each.reason}"
        lines += text.wrap(text.words(said, "$soft"), width, first=("waived  ", "$hint"))
    for need in one.needs:
        by = f" by {day(need.by)}" if need.by else ""
        said = f"{need.what}{by}: {need.answer}"
        lines += text.wrap(text.words(said, "$soft"), width, first=("needs  ", "$hint"))
    if one.asked:
        said = f"{plural(one.asked, 'request')} of other teams wait for {one.team}"
        lines += text.wrap(text.words(said, "$warning"), width)
    return lines


def statement(one: DecisionCard, width: int) -> list[Content]:
    """Return one side of a pair: whose statement it is, in full, with the objective and the key results around it."""
    return [*_head(one, width), *_key_results(one, width), *_decision(one, width)]


def scene(one: DecisionCard, width: int) -> list[Content]:
    """Return an upper objective in full and large: one thing to talk about, readable on a shared screen."""
    indent = max(0, (width - 72) // 2)
    room = max(20, width - 2 * indent)
    pad = " " * indent
    lines = [text.BLANK, *text.wrap(text.words(one.label, "bold $primary"), room)]
    lines += [text.BLANK, *text.wrap(text.words(one.words, "bold"), room), text.BLANK]
    if one.why:
        lines += [*text.wrap(text.words(one.why, "$soft"), room), text.BLANK]
    for each in one.key_results:
        lines += [*_statement(each, room), text.BLANK]
    return [text.line(pad, line) for line in lines]


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
