"""The pane beside the list of a tie-off: the closest statements above, the findings, the signatures."""

from __future__ import annotations

from textual.content import Content

from tuiokr.alignment.tie_off_finding import TieOffFinding
from tuiokr.alignment.tie_off_state import TieOffState
from tuiokr.model.stale import STALE, with_stale
from tuiokr.model.tie_off import Signature
from tuiokr.model.words import moment
from tuiokr.model.workspace import labels
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.remarks import title as finding_title
from tuiokr.widgets import text
from tuiokr.widgets.themes import STYLE, SYMBOL

MOST_SIGNATURES = 3
"""Highest number of signatures that are listed above the findings; all of them are listed below."""
MOST_OF_A_KIND = 3
"""Highest number of findings of one kind that are written out; the others are counted."""
MOST_POINTS = 3
"""Highest number of open points that are listed beside "signed with reservations"."""


def lines(desk: Desk, upper: str, lit: str, width: int) -> list[Content]:
    """Return all lines of the pane for the highlighted objective or key result."""
    parts = (_summary(desk, upper, width), _suggested(desk, upper, lit, width), _found(desk, upper, lit, width))
    return [line for part in (*parts, _signatures(desk, upper, width)) for line in part]


def signed(desk: Desk, upper: str, team: str) -> text.Part:
    """Return in a few words whether a team has signed."""
    signature = desk.tie_off.of(upper).signature(team)
    if signature is None:
        return ("not signed", "$hint")
    if desk.tie_off.stale(upper, team):
        return (f"◆ {with_stale(f'signed by {text.cut(signature.name, 20)}', True)}", "$warning")
    return (f"✓ signed by {text.cut(signature.name, 20)}", "$success")


def _summary(desk: Desk, upper: str, width: int) -> list[Content]:
    """Return how many teams have signed, the stale signatures with the reason, and the latest valid ones."""
    tie_off, tying = desk.tie_off.of(upper), desk.tie_off
    teams = (tie_off.upper, *tie_off.lower)
    signatures = sorted((one for one in tie_off.signatures if one.team in teams), key=lambda one: one.when)
    stale = [one for one in signatures if tying.stale(upper, one.team)]
    said = f"{len(signatures)} of {len(teams)} signed" + (f", {len(stale)} {STALE}" if stale else "")
    lines = [*_state(tying.state(upper), width)]
    lines += text.wrap((said, "$warning" if stale else "bold"), width, first=("SIGNATURES  ", "$hint"))
    names = _names(desk)
    for one in stale[:MOST_SIGNATURES]:
        told = f"{names.get(one.team, one.team)}: {', '.join(tying.stale(upper, one.team)[:2])}"
        lines += text.wrap(text.words(told, "$warning"), width, first=("◆ ", "$warning"), most=3)
    valid = [one for one in reversed(signatures) if one not in stale]
    for one in valid[: max(0, MOST_SIGNATURES - len(stale))]:
        lines += _signature(names.get(one.team, one.team), one, (), width)
    return [*lines, text.BLANK]


def _state(state: TieOffState, width: int) -> list[Content]:
    """Return "tied off", or "signed with reservations" and the first of them; nothing while a signature is missing."""
    match state.name:
        case "open":
            return []
        case "tied off":
            return [text.line(("✓ TIED OFF", "bold $success"), (" by everybody", "$soft"))]
    more = f" and {len(state.points) - MOST_POINTS} more" if len(state.points) > MOST_POINTS else ""
    said = f"{'; '.join(state.points[:MOST_POINTS])}{more}"
    return text.wrap(text.words(said, "$warning"), width, first=("◆ SIGNED WITH RESERVATIONS: ", "bold $warning"))


def _names(desk: Desk) -> dict[str, str]:
    return {team.id: team.name for team in desk.tree.teams}


def _found(desk: Desk, upper: str, lit: str, width: int) -> list[Content]:
    """Return the findings: those about the highlighted item with their questions, then the others, kind by kind."""
    analysis = desk.tie_off.analysis(upper)
    mine = analysis.about(lit)
    kinds: dict[str, list[TieOffFinding]] = {}
    for one in analysis.findings:
        if one not in mine:
            kinds.setdefault(one.name, []).append(one)
    lines = [text.both_ends(("FINDINGS", "$hint"), (str(len(analysis.findings)), "bold"), width)]
    for one in mine:
        lines += _heading(one, "", width)
        lines += text.wrap(text.words(one.message), width, indent=2)
        lines += text.wrap(text.words(one.question), width, indent=2)
    for found in kinds.values():
        lines += _heading(found[0], f"  {len(found)}" if len(found) > 1 else "", width)
        for one in found[:MOST_OF_A_KIND]:
            lines += text.wrap(text.words(one.message, "$soft"), width, indent=2)
        if len(found) > MOST_OF_A_KIND:
            lines += text.wrap((f"and {len(found) - MOST_OF_A_KIND} more", "$hint"), width, indent=2)
    return [*lines, text.BLANK]


def _heading(one: TieOffFinding, count: str, width: int) -> list[Content]:
    style = STYLE[one.severity]
    words = text.line((finding_title(one.name), f"bold {style}"), (count, "bold"))
    return text.wrap(words, width, first=(f"{SYMBOL[one.severity]} ", style))


def _suggested(desk: Desk, upper: str, lit: str, width: int) -> list[Content]:
    """Return the closest statements above for a lower objective that supports nothing."""
    analysis = desk.tie_off.analysis(upper)
    suggested = analysis.suggestions.get(lit, ())
    if not suggested:
        return []
    okrs = desk.workspace.of(desk.cycle_id, upper)
    short = labels(okrs).by_id
    lines = [text.words("CLOSEST ABOVE", "$hint")]
    for one in suggested:
        lines += text.wrap(
            text.words(okrs.words_of(one.id)),
            width,
            first=(f"{short.get(one.id, '')}  ", "bold $primary"),
            most=2,
        )
        lines += text.wrap(text.words(", ".join(one.because), "$hint"), width, indent=2, most=2)
    return [*lines, text.line(("l", "bold $accent"), (" links it", "$hint")), text.BLANK]


def _signatures(desk: Desk, upper: str, width: int) -> list[Content]:
    """Return who has signed for which team, and the first six reasons why a signature is stale."""
    tie_off, names = desk.tie_off.of(upper), _names(desk)
    lines = [text.words("WHO SIGNED", "$hint")]
    for team in (tie_off.upper, *tie_off.lower):
        signature, stale = tie_off.signature(team), desk.tie_off.stale(upper, team)
        lines += _signature(names.get(team, team), signature, stale, width)
        if stale:
            more = f" and {len(stale) - 6} more" if len(stale) > 6 else ""
            lines += text.wrap(text.words(f"{', '.join(stale[:6])}{more}", "$warning"), width, indent=2)
        elif signature and signature.covers != "all":
            lines += text.wrap(("signed before signatures included decisions", "$hint"), width, indent=2)
    return lines


def _signature(team: str, signature: Signature | None, stale: tuple[str, ...], width: int) -> list[Content]:
    """Return a team, who signed for it, and when."""
    if signature is None:
        said: text.Part = ("not yet", "$hint")
    elif stale:
        said = (f"◆ {STALE}", "$warning")
    else:
        said = (f"✓ {signature.when.astimezone():%H:%M}", "$success")
    end = text.line(said)
    who = text.line(text.words(team, "bold"), text.words(f" {signature.name}" if signature else "", "$soft"))
    first, *rest = text.wrap(who, max(10, width - end.cell_length - 1))
    return [text.both_ends(first, end, width), *rest]


def signature_words(signature: Signature, stale: tuple[str, ...]) -> str:
    """Return text such as `signed by Ana, Tue 24 Nov 10:31`, and why it is stale."""
    said = f"signed by {signature.name}, {moment(signature.when.astimezone())}"
    return f"{said}; {STALE}: {', '.join(stale[:2])}" if stale else said
