"""The tie-off of two levels: what was decided, and who signed for what."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from tuiokr.model.value import Line, Prose, Value

Choice = Literal["confirm", "change", "drop", "escalate"]
CHOICE_SAYS: dict[Choice, str] = {
    "confirm": "confirmed",
    "change": "change",
    "drop": "dropped",
    "escalate": "escalated",
}

Settling = Literal["settled", "parked", "same work", "shared goal", "same recipe", "copied"]
SETTLING_SAYS: dict[Settling, str] = {
    "settled": "settled",
    "parked": "parked",
    "same work": "same work",
    "shared goal": "one shared goal",
    "same recipe": "same recipe, each has an own part",
    "copied": "copied",
}
KINDS_OF_LIKENESS: tuple[Settling, ...] = ("same work", "shared goal", "same recipe", "copied")


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


class SideHand(Value):
    """The hand of one team in the two-way fist of five at the end of a tie-off."""

    team: str
    fingers: Annotated[int, Field(ge=0, le=5)]
    why: Prose = ""
    """What the team wants to be changed, for a hand below three."""
    when: datetime | None = None


class SettledFinding(Value):
    """What the room said about a finding. It holds while the words that the finding is about stay the same."""

    finding: str
    """The key of the finding: see `tuiokr.alignment.tie_off_queue`."""
    how: Settling = "settled"
    note: Prose = ""
    """With what it was settled: who leads the work, who owns the goal, why it is meant so."""
    words: str = ""
    """Fingerprint of the words that the finding is about, without their ids, so that the next cycle finds it again."""
    when: datetime | None = None
    by: Line = ""

    @property
    def says(self) -> str:
        """In words: `same work: Payments leads`."""
        return SETTLING_SAYS[self.how] + (f": {' '.join(self.note.split())}" if self.note else "")


class Signature(Value):
    """A leader's yes to the state of the tie-off at that time."""

    team: str
    name: Line
    when: datetime
    saw: dict[str, str]
    """Key → fingerprint of everything that was signed for: see `tuiokr.alignment.signature`."""
    named: dict[str, str] = Field(default_factory=dict)
    """Key → its name when it was signed for."""
    texts: dict[str, str] = Field(default_factory=dict)
    """Id → the words of each objective and key result when it was signed for."""
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
    settled: tuple[SettledFinding, ...] = ()
    """At most one for each finding."""
    hands: tuple[SideHand, ...] = ()
    """At most one for each team. They are shown when every team that has objectives has given one."""

    @field_validator("decisions")
    @classmethod
    def _one_each(cls, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
        return tuple(
            sorted({one.objective: one for one in reversed(decisions)}.values(), key=lambda one: one.objective)
        )

    @field_validator("settled")
    @classmethod
    def _settled_once(cls, settled: tuple[SettledFinding, ...]) -> tuple[SettledFinding, ...]:
        return tuple(sorted({one.finding: one for one in reversed(settled)}.values(), key=lambda one: one.finding))

    @field_validator("hands")
    @classmethod
    def _one_hand_each(cls, hands: tuple[SideHand, ...]) -> tuple[SideHand, ...]:
        return tuple(sorted({one.team: one for one in reversed(hands)}.values(), key=lambda one: one.team))

    @field_validator("signatures")
    @classmethod
    def _upper_first(cls, signatures: tuple[Signature, ...], info: ValidationInfo) -> tuple[Signature, ...]:
        found = {one.team: one for one in reversed(signatures)}
        return tuple(sorted(found.values(), key=lambda one: (one.team != info.data.get("upper"), one.team)))

    def decision(self, objective_id: str) -> Decision | None:
        return next((one for one in self.decisions if one.objective == objective_id), None)

    def hand(self, team_id: str) -> SideHand | None:
        return next((one for one in self.hands if one.team == team_id), None)

    def signature(self, team_id: str) -> Signature | None:
        return next((one for one in self.signatures if one.team == team_id), None)


def signed_for(tie_off: TieOff, team: str) -> tuple[str, ...]:
    """The teams whose sets a signature covers: the upper leader signs for all, a lower leader for two."""
    return (tie_off.upper, *tie_off.lower) if team == tie_off.upper else (tie_off.upper, team)
