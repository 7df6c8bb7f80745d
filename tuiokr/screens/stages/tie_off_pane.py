"""The pane beside the list of a tie-off: the decision card or the finding, and the signatures."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tuiokr.alignment.tie_off_finding import TieOffFinding
from tuiokr.alignment.tie_off_queue import QUEUES, QueueItem, QueueName, subject_of
from tuiokr.alignment.tie_off_state import TieOffState
from tuiokr.model.stale import STALE, with_stale
from tuiokr.model.tie_off import Signature
from tuiokr.model.words import made, moment, plural
from tuiokr.model.workspace import labels
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.remarks import title as finding_title
from tuiokr.usecases.tie_off_seats import Seat
from tuiokr.widgets import decision_card, text
from tuiokr.widgets.side_by_side import column_width, side_by_side
from tuiokr.widgets.themes import STYLE, SYMBOL

BESIDE = 56
"""Width in cells from which two statements are beside each other."""
MOST_POINTS = 3
"""Highest number of open points that are listed beside "signed with reservations"."""


def lines(desk: Desk, upper: str, lit: str, view: QueueName | None, width: int) -> list[Content]:
    """Return the lines beside the list: what the highlighted row is about, then the signatures.

    `view` is the queue that the list shows; None while it shows the objectives.
    """
    items = desk.queue.items(upper, view) if view else ()
    item = next((one for one in items if one.id == lit), None)
    if view == "intent":
        card = desk.decision_card.card(upper, item.about[0]) if item else None
        return decision_card.scene(card, width) if card else []
    found = _of_item(desk, upper, item, width) if item else _of_thing(desk, upper, lit, width)
    return found if view else [*found, *_signatures(desk, upper, width)]


def _of_thing(desk: Desk, upper: str, thing: str, width: int) -> list[Content]:
    """Return the card of an objective or key result, or what a team carries."""
    card = desk.decision_card.card(upper, thing)
    if card:
        return decision_card.card(card, width)
    team = thing.removeprefix("team ")
    return _of_team(desk, team, width) if team in desk.tree.by_id else []


def _of_team(desk: Desk, team: str, width: int) -> list[Content]:
    okrs, found = desk.workspace.of(desk.cycle_id, team), desk.tree.by_id[team]
    short = labels(okrs).by_id
    lines = text.wrap(text.line(text.words(found.name, "bold"), text.words(f"  {found.leader}", "$soft")), width)
    for one in okrs.objectives:
        count = plural(len(okrs.of(one.id)), "key result")
        lines += text.wrap(text.words(one.title, "bold"), width, first=(f"{short[one.id]}  ", "bold $primary"))
        lines += text.wrap((count, "$hint"), width, indent=4)
    return [*lines, text.BLANK]


def _of_item(desk: Desk, upper: str, item: QueueItem, width: int) -> list[Content]:
    """Return a finding with its question and what the room said, then what it is about, in full words."""
    lines: list[Content] = []
    if item.settled:
        said = f"{item.settled.says}  ({made(item.settled.by, item.settled.when)})"
        lines += text.wrap(text.words(said, "$success"), width, first=("✓ ", "$success"))
    elif item.before:
        lines += text.wrap(text.words(f"last cycle: {item.before.says}", "$lilac"), width)
    finding = item.finding
    if finding and finding.name in QUEUES["overlap"].findings:
        cards = [card for one in item.about if (card := desk.decision_card.card(upper, one))]
        columns = 2 if width >= BESIDE else 1
        blocks = [decision_card.statement(card, column_width(width, columns)) for card in cards]
        for at in range(0, len(blocks), columns):
            lines += [*side_by_side(blocks[at : at + columns], width), text.BLANK]
        return lines
    subject = subject_of(finding) if finding else item.about[0]
    card = desk.decision_card.card(upper, subject)
    if card:
        return [*lines, *decision_card.card(card, width)]
    if finding:
        lines += _heading(finding, width)
        lines += text.wrap(text.words(finding.message), width, indent=2)
        lines += [*text.wrap(text.words(finding.question, "bold"), width, indent=2), text.BLANK]
    return [*lines, *(_of_team(desk, subject, width) if subject in desk.tree.by_id else [])]


def signed(desk: Desk, upper: str, team: str) -> text.Part:
    """Return in a few words whether a team has signed."""
    signature = desk.tie_off.of(upper).signature(team)
    if signature is None:
        return ("not signed", "$hint")
    if desk.tie_off.stale(upper, team):
        return (f"◆ {with_stale(f'signed by {text.cut(signature.name, 20)}', True)}", "$warning")
    return (f"✓ signed by {text.cut(signature.name, 20)}", "$success")


def question(desk: Desk, upper: str, view: QueueName | None, asking: bool, width: int) -> list[Content]:
    """Return what the room answers now, how much is left, and how far the signatures are.

    If the step of a workshop is already `asking`, the keys that answer are named instead of the question.
    """
    tying = desk.tie_off
    signed: text.Part = ""
    if view:
        asks, left = QUEUES[view].question, desk.queue.left(upper, view)
        count = f"{left} left" if left else "✓ all settled"
    else:
        asks, left = "Do both levels agree to each objective below?", len(tying.undecided(upper))
        said, stale = _signed_so_far(desk, upper)
        signed = (f"  {said}", "$warning" if stale else "$soft")
        count = f"{left} left" if left else "✓ all decided"
    asked = _answers(view) if asking and view else text.line(("▸ ", "$accent"), text.words(asks, "bold"))
    return [*_counted(asked, count, left, width, signed), *_state(tying.state(upper), width)]


def _answers(view: QueueName) -> Content:
    """Return the keys with which an item of a queue is settled."""
    link = (("   l", "bold $accent"), (" link it", "$soft")) if view in ("coverage", "relevance") else ()
    decide = (("   c h x e", "bold $accent"), (" decide", "$soft")) if view in ("relevance", "load") else ()
    return text.line(
        ("⏎", "bold $accent"),
        (" settle it", "$soft"),
        *link,
        *decide,
        ("   j", "bold $accent"),
        (" next open", "$soft"),
    )


def _counted(said: Content, count: str, left: int, width: int, more: text.Part = "") -> list[Content]:
    end = text.line((count, "bold $warning" if left else "bold $success"), more)
    first, *rest = text.wrap(said, max(16, width - end.cell_length - 1))
    return [text.both_ends(first, end, width), *rest]


def standing(desk: Desk, upper: str, seats: Sequence[Seat], width: int) -> list[Content]:
    """Return what comes next at the end of a tie-off: the hands, then the names, then whether it is tied off."""
    waiting = sum(one.hand is None for one in seats)
    unsigned = sum(one.signature is None or bool(one.stale) for one in seats)
    if waiting:
        asks, count = "Each side shows 0 to 5 fingers", f"{plural(waiting, 'hand')} to come"
    elif unsigned:
        asks, count = "Now the names: Enter signs for the highlighted team", f"{unsigned} to sign"
    else:
        asks, count = "Everybody has signed", "✓"
    said = text.line(("▸ ", "$accent"), text.words(asks, "bold"))
    return [*_counted(said, count, waiting or unsigned, width), *_state(desk.tie_off.state(upper), width)]


def _signed_so_far(desk: Desk, upper: str) -> tuple[str, bool]:
    """Return how many teams have signed, and whether a signature is stale."""
    tie_off, tying = desk.tie_off.of(upper), desk.tie_off
    teams = tying.signers(upper)
    signed = [one.team for one in tie_off.signatures if one.team in teams]
    stale = sum(bool(tying.stale(upper, team)) for team in signed)
    return f"{len(signed)} of {len(teams)} signed" + (f", {stale} {STALE}" if stale else ""), bool(stale)


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


def _heading(one: TieOffFinding, width: int) -> list[Content]:
    style = STYLE[one.severity]
    words = text.words(finding_title(one.name), f"bold {style}")
    return text.wrap(words, width, first=(f"{SYMBOL[one.severity]} ", style))


def _signatures(desk: Desk, upper: str, width: int) -> list[Content]:
    """Return who has signed for which team, the stale signatures first, each with the first six reasons."""
    tie_off, names = desk.tie_off.of(upper), desk.tree.names
    said, stale_one = _signed_so_far(desk, upper)
    lines = text.wrap((said, "$warning" if stale_one else "bold"), width, first=("SIGNATURES  ", "$hint"))
    stale_of = {team: desk.tie_off.stale(upper, team) for team in desk.tie_off.signers(upper)}
    for team in sorted(stale_of, key=lambda one: (not stale_of[one], tie_off.signature(one) is None)):
        signature, stale = tie_off.signature(team), stale_of[team]
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
