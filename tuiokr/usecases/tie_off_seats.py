"""The end of a tie-off: the two-way fist of five, then the names; and what changed since somebody signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tuiokr.alignment.signature import names
from tuiokr.alignment.tie_off_state import LOW_HAND, hands_shown
from tuiokr.model.shelf import put
from tuiokr.model.tie_off import SideHand, Signature, TieOff, signed_for
from tuiokr.session.session import Session

if TYPE_CHECKING:
    from tuiokr.usecases.tie_off import TieOffDesk


@dataclass(frozen=True)
class Seat:
    """One team at the end of a tie-off."""

    team: str
    name: str
    leader: str
    level: int
    hand: SideHand | None
    """Its hand, which is only shown when `shown` is true."""
    shown: bool
    signature: Signature | None
    stale: tuple[str, ...]
    """Why its signature does not cover the present state."""


@dataclass(frozen=True)
class SinceSigned:
    """One statement whose words changed after a team signed."""

    label: str
    before: str
    now: str


class SeatDesk:
    """The hands and the signatures at the end of the tie-offs of one cycle."""

    def __init__(self, session: Session, tie_off: TieOffDesk) -> None:
        self._session = session
        self._tying = tie_off

    def seats(self, upper: str) -> tuple[Seat, ...]:
        """Return the upper team and those below that have objectives."""
        tie_off, tree = self._tying.of(upper), self._session.workspace.tree(self._session.cycle_id)
        below = self._below(tie_off)
        shown, found = hands_shown(tie_off, below), []
        for team in (upper, *below):
            one = tree.get(team)
            found.append(
                Seat(
                    team,
                    tree.names.get(team, team),
                    one.leader if one else "",
                    tree.level(team),
                    tie_off.hand(team),
                    shown,
                    tie_off.signature(team),
                    self._tying.stale(upper, team),
                )
            )
        return tuple(found)

    def raise_hand(self, upper: str, team: str, fingers: int, why: str = "") -> None:
        """Record the hand of a team, 0-5; it replaces the one before."""
        tie_off = self._tying.of(upper)
        new = SideHand(team=team, fingers=fingers, why=why, when=self._session.clock.now())
        rest = tuple(one for one in tie_off.hands if one.team != team)
        self._keep(tie_off.but(hands=(*rest, new)), "a hand in the tie-off")

    def lower_hands(self, upper: str) -> bool:
        """Take all hands back for another round. Return whether there was one."""
        tie_off = self._tying.of(upper)
        if not tie_off.hands:
            return False
        self._keep(tie_off.but(hands=()), "another round of hands in the tie-off")
        return True

    def needs_why(self, fingers: int) -> bool:
        """Whether a hand is so low that the team says what has to change."""
        return fingers < LOW_HAND

    def since_signed(self, upper: str, team: str) -> tuple[SinceSigned, ...]:
        """Return the statements that changed after a team signed, with the words before and now."""
        return tuple(self._since_signed(upper, team))

    def _since_signed(self, upper: str, team: str) -> Iterator[SinceSigned]:
        tie_off, workspace = self._tying.of(upper), self._session.workspace
        signature = tie_off.signature(team)
        if signature is None or not signature.texts:
            return
        teams = signed_for(tie_off, team)
        now: dict[str, str] = {}
        for each in teams:
            okrs = workspace.of(tie_off.cycle, each)
            now |= {one.id: one.title for one in okrs.objectives} | {key.id: key.statement for key in okrs.key_results}
        called = names(workspace, tie_off.cycle, teams)
        for key in dict.fromkeys((*signature.texts, *now)):
            before, after = signature.texts.get(key, ""), now.get(key, "")
            if before != after:
                yield SinceSigned(called.get(key) or signature.named.get(key, "").partition(" “")[0], before, after)

    def _below(self, tie_off: TieOff) -> tuple[str, ...]:
        workspace = self._session.workspace
        return tuple(team for team in tie_off.lower if workspace.of(tie_off.cycle, team).objectives)

    def _keep(self, tie_off: TieOff, label: str) -> None:
        standing = self._session.workspace
        self._session.change(label, replace(standing, tie_offs=put(standing.tie_offs, {tie_off.id: tie_off})))
