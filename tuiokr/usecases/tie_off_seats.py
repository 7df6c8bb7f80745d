"""The end of a tie-off: the two-way fist of five, then the names; and what changed since somebody signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuiokr.alignment.signature import names
from tuiokr.alignment.tie_off_state import LOW_HAND, hands_shown
from tuiokr.model.tie_off import SideHand, Signature, signed_for
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
        teams = self._tying.signers(upper)
        shown, found = hands_shown(tie_off, teams), []
        for team in teams:
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
        self._tying.keep(tie_off.but(hands=(*rest, new)), "a hand in the tie-off")

    def lower_hands(self, upper: str) -> bool:
        """Take all hands back for another round. Return whether there was one."""
        tie_off = self._tying.of(upper)
        if not tie_off.hands:
            return False
        self._tying.keep(tie_off.but(hands=()), "another round of hands in the tie-off")
        return True

    def unexplained(self, upper: str) -> Seat | None:
        """Return the next team that shows a low hand and has not said what has to change; None before all are shown.

        Nobody is asked before, as the question would give the hand away.
        """
        for one in self.seats(upper):
            if one.shown and one.hand and one.hand.fingers < LOW_HAND and not one.hand.why:
                return one
        return None

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
