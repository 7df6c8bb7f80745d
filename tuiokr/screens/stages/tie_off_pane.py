"""What stands beside the pairs of a tie-off: the closest above, the findings, the signatures."""

from __future__ import annotations

from textual.content import Content

from tuiokr.model.okr import TeamOKRs
from tuiokr.model.tieoff import Signature
from tuiokr.model.words import moment
from tuiokr.model.workspace import labels
from tuiokr.widgets import text
from tuiokr.widgets.looks import STYLE, SYMBOL
from tuiokr.workshop.desk import Desk
from tuiokr.workshop.remarks import title as finding_title


def lines(desk: Desk, upper: str, lit: str, width: int) -> list[Content]:
    """All of it for the lit objective or key result."""
    return [*_suggested(desk, upper, lit, width), *_found(desk, upper, lit, width), *_signed(desk, upper, width)]


def _found(desk: Desk, upper: str, lit: str, width: int) -> list[Content]:
    analysis = desk.tying_off.analysis(upper)
    mine = analysis.about(lit)
    rest = [one for one in analysis.findings if one not in mine]
    lines = [text.both_ends(("FINDINGS", "$hint"), (str(len(analysis.findings)), "bold"), width)]
    for one in (*mine, *rest):
        lines += text.wrap(
            (finding_title(one.name), f"bold {STYLE[one.severity]}"),
            width,
            first=(f"{SYMBOL[one.severity]} ", STYLE[one.severity]),
        )
        lines += text.wrap(text.words(one.message, "$foreground" if one in mine else "$soft"), width, indent=2)
        if one in mine:
            lines += text.wrap(text.words(one.question), width, indent=2)
    return [*lines, text.BLANK]


def _suggested(desk: Desk, upper: str, lit: str, width: int) -> list[Content]:
    """The closest above for a lower objective that supports nothing."""
    analysis = desk.tying_off.analysis(upper)
    suggested = analysis.suggestions.get(lit, ())
    if not suggested:
        return []
    session = desk.session
    okrs = session.workspace.of(session.cycle_id, upper)
    short = labels(okrs).by_id
    lines = [text.words("CLOSEST ABOVE", "$hint")]
    for one in suggested[:3]:
        lines += text.wrap(
            text.words(words_of(okrs, one.id)),
            width,
            first=(f"{short.get(one.id, '')}  ", "bold $primary"),
            most=2,
        )
        lines += text.wrap(text.words(", ".join(one.because), "$hint"), width, indent=2, most=2)
    return [*lines, text.line(("l", "bold $accent"), (" links it", "$hint")), text.BLANK]


def _signed(desk: Desk, upper: str, width: int) -> list[Content]:
    tie_off, names = (
        desk.tying_off.of(upper),
        {team.id: team.name for team in desk.session.workspace.tree(desk.session.cycle_id).teams},
    )
    lines = [text.words("SIGNATURES", "$hint")]
    for team in (tie_off.upper, *tie_off.lower):
        signature = tie_off.signature(team)
        stale = desk.tying_off.stale(upper, team)
        if signature is None:
            said: text.Part = ("not yet", "$hint")
        elif stale:
            said = ("◆ stale", "$warning")
        else:
            said = (f"✓ {signature.when.astimezone():%H:%M}", "$success")
        who = f" {signature.name}" if signature else ""
        lines.append(
            text.both_ends(text.line(text.words(names.get(team, team), "bold"), text.words(who, "$soft")), said, width)
        )
        if stale:
            more = f" and {len(stale) - 3} more" if len(stale) > 3 else ""
            lines += text.wrap(text.words(f"{', '.join(stale[:3])}{more}", "$warning"), width, indent=2)
    return lines


def signature_words(signature: Signature, stale: tuple[str, ...]) -> str:
    """`signed by Ana, Tue 24 Nov 10:31`, and why it is stale."""
    said = f"signed by {signature.name}, {moment(signature.when.astimezone())}"
    return f"{said}; stale: {', '.join(stale[:2])}" if stale else said


def words_of(okrs: TeamOKRs, thing: str) -> str:
    """What an objective or key result of a set says; "" when it is gone."""
    objective, key = okrs.objective(thing), okrs.key_result(thing)
    return objective.title if objective else key.statement if key else ""
