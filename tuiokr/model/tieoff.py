"""Two levels held together: what was decided, and who signed what exactly."""

from collections.abc import Container, Mapping
from datetime import datetime
from typing import Literal

from tuiokr.model import fingerprint
from tuiokr.model.base import Line, Prose, Value

Choice = Literal["confirm", "change", "drop", "escalate"]
CHOICES: tuple[Choice, ...] = ("confirm", "change", "drop", "escalate")
CHOICE_SAYS: dict[Choice, str] = {
    "confirm": "confirmed",
    "change": "change",
    "drop": "dropped",
    "escalate": "escalated",
}


class Decision(Value):
    """What the two levels decided about one lower objective."""

    objective: str
    choice: Choice
    note: Prose = ""
    when: datetime | None = None
    fingerprint: str = ""
    """Of the objective as it stood when it was decided."""


class Signature(Value):
    """A leader's yes to the whole picture as it stood."""

    team: str
    name: Line
    when: datetime
    saw: dict[str, str]
    """id → fingerprint of every objective and key result signed for: see `signed_for`."""


class TieOff(Value):
    """The tie-off of one upper team with the teams below it, in one cycle."""

    id: str
    cycle: str
    upper: str
    lower: tuple[str, ...]
    decisions: tuple[Decision, ...] = ()
    signatures: tuple[Signature, ...] = ()

    def decision(self, objective_id: str) -> Decision | None:
        return next((one for one in self.decisions if one.objective == objective_id), None)

    def signature(self, team_id: str) -> Signature | None:
        return next((one for one in self.signatures if one.team == team_id), None)


def signed_for(tie_off: TieOff, team: str) -> tuple[str, ...]:
    """The teams whose sets a signature covers: the upper leader signs for all, a lower one for two."""
    return (tie_off.upper, *tie_off.lower) if team == tie_off.upper else (tie_off.upper, team)


def why_stale(
    signature: Signature, now: Mapping[str, str], names: Mapping[str, str], among: Container[str] | None = None
) -> tuple[str, ...]:
    """Why a signature no longer covers what stands: `Payments O1 changed` and so on; empty while it holds.

    `now` is id → fingerprint of what it was signed for as it stands, `names` is id → a short name for people; with
    `among` only changes of these ids count.
    """
    changed = fingerprint.changes(dict(signature.saw), dict(now))
    return tuple(f"{names.get(key, key)} {what}" for key, what in changed if among is None or key in among)
