"""The tie-off of two levels: what was decided, and who signed for what."""

from datetime import datetime
from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from tuiokr.model.value import Line, Prose, Value

Choice = Literal["confirm", "change", "drop", "escalate"]
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
    by: Line = ""
    """The person who recorded it, by the name in the history of the workspace."""
    fingerprint: str = ""
    """Fingerprint of the objective at the time of the decision."""


class Signature(Value):
    """A leader's yes to the state of the tie-off at that time."""

    team: str
    name: Line
    when: datetime
    saw: dict[str, str]
    """Key → fingerprint of everything that was signed for: see `tuiokr.alignment.signature`."""
    named: dict[str, str] = Field(default_factory=dict)
    """Key → its name when it was signed for."""
    covers: Literal["words", "all"] = "words"
    """`words` for a signature from a version that covered only objectives and key results."""


class TieOff(Value):
    """The tie-off of one upper team with the teams below it, in one cycle."""

    id: str
    cycle: str
    upper: str
    lower: tuple[str, ...]
    decisions: tuple[Decision, ...] = ()
    """At most one for each objective, in an order that does not depend on who decided first."""
    signatures: tuple[Signature, ...] = ()
    """At most one for each team, that of the upper team first."""

    @field_validator("decisions")
    @classmethod
    def _one_each(cls, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
        return tuple(
            sorted({one.objective: one for one in reversed(decisions)}.values(), key=lambda one: one.objective)
        )

    @field_validator("signatures")
    @classmethod
    def _upper_first(cls, signatures: tuple[Signature, ...], info: ValidationInfo) -> tuple[Signature, ...]:
        found = {one.team: one for one in reversed(signatures)}
        return tuple(sorted(found.values(), key=lambda one: (one.team != info.data.get("upper"), one.team)))

    def decision(self, objective_id: str) -> Decision | None:
        return next((one for one in self.decisions if one.objective == objective_id), None)

    def signature(self, team_id: str) -> Signature | None:
        return next((one for one in self.signatures if one.team == team_id), None)


def signed_for(tie_off: TieOff, team: str) -> tuple[str, ...]:
    """The teams whose sets a signature covers: the upper leader signs for all, a lower leader for two."""
    return (tie_off.upper, *tie_off.lower) if team == tie_off.upper else (tie_off.upper, team)
