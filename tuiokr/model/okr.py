"""Objectives and key results, and a team's set of them in one cycle."""

from datetime import date, datetime
from typing import Annotated, Final, Literal

from pydantic import Field, JsonValue

from tuiokr.model.preparation import Preparation
from tuiokr.model.value import Line, Prose, Value
from tuiokr.model.vocabulary import Ambition, Kind
from tuiokr.model.words import day

State = Literal["drafted", "agreed", "tied off", "published", "closed"]


class Waiver(Value):
    """A finding that somebody accepted, with the reason."""

    name: str
    """The finding's name, such as `output-not-outcome`."""
    words: Line = ""
    """The words at fault when it was waived."""
    reason: Line = ""


class Objective(Value):
    """What a team wants to be different at the end of the cycle."""

    id: str
    title: Line = ""
    why: Prose = ""
    theme: Line = ""
    ambition: Ambition = "aspirational"
    parent: str | None = None
    """Id of the objective above that it supports."""
    parent_key_results: tuple[str, ...] = ()
    """Ids of the key results above that it supports."""
    co_teams: tuple[Line, ...] = ()
    owner: Line = ""
    score: float | None = None
    """0.0-1.0, given at the end of the cycle."""
    result: Prose = ""
    waivers: tuple[Waiver, ...] = ()
    order: float = 0.0
    """Position among the team's objectives; smaller comes first."""
    other: dict[str, JsonValue] = Field(default_factory=dict)
    """Imported values that have no field. An export writes them again."""

    @property
    def words(self) -> str:
        """Its title."""
        return self.title


class KeyResult(Value):
    """How a team would know that it reached the objective."""

    id: str
    objective: str
    """Id of the objective it belongs to."""
    statement: Line = ""
    kind: Kind = "metric"
    start: float | None = None
    """The baseline: the "from" value."""
    target: float | None = None
    """The target: the "to" value."""
    unit: Line = ""
    due: date | None = None
    champion: Line = ""
    contributors: tuple[Line, ...] = ()
    data_source: Line = ""
    confidence: Annotated[int, Field(ge=0, le=10)] | None = None
    """0-10: how sure the team is to reach it."""
    parent_link: str | None = None
    """Id of the key result above that it supports."""
    score: float | None = None
    result: Prose = ""
    waivers: tuple[Waiver, ...] = ()
    order: float = 0.0
    other: dict[str, JsonValue] = Field(default_factory=dict)

    @property
    def words(self) -> str:
        """Its statement."""
        return self.statement


Answer = Literal["requested", "accepted", "countered", "declined", "risk"]
ANSWER_SAYS: dict[Answer, str] = {
    "requested": "waits for an answer",
    "accepted": "accepted",
    "countered": "counter-offer",
    "declined": "declined",
    "risk": "carried as a risk by",
}


ANSWER_FIELDS: Final = ("note", "carried_by", "answered_by", "promised", "declined_because")
"""The fields of an answer beside its state. An answer is one value: its fields change together."""


class Dependency(Value):
    """Something that one team needs from another."""

    id: str
    asking: str
    """Id of the team that needs it."""
    giving: str = ""
    """Id of the team that gives it."""
    what: Line = ""
    about: str | None = None
    """Id of the objective or key result that needs it."""
    by: date | None = None
    state: Answer = "requested"
    carried_by: Line = ""
    """The person who carries it as a risk."""
    answered_by: Line = ""
    """The person who answered for the giving team."""
    promised: date | None = None
    """The day until which it is promised, or offered in a counter-offer."""
    declined_because: Line = ""
    """Why it was declined. It is kept when the dependency becomes a risk."""
    note: Line = ""
    """More words on the answer, such as the terms of a counter-offer."""

    @property
    def answer(self) -> str:
        """The answer in words: `accepted by Kim until 15 Feb`, `carried as a risk by Ana (declined: no time)`."""
        who = self.carried_by if self.state == "risk" else f"by {self.answered_by}" if self.answered_by else ""
        until = f"until {day(self.promised)}" if self.promised and self.state in ("accepted", "countered") else ""
        said = " ".join(part for part in (ANSWER_SAYS[self.state], who, until) if part)
        if not self.declined_because or self.state not in ("declined", "risk"):
            return said
        why = self.declined_because
        return f"{said}: {why}" if self.state == "declined" else f"{said} ({ANSWER_SAYS['declined']}: {why})"


class Membership(Value):
    """A team in a cycle: the state of its OKRs, and its own place in that cycle's tree, if it has one."""

    id: str
    state: State = "drafted"
    since: datetime | None = None
    """When it entered this state, UTC."""
    published: str = ""
    """Fingerprint of what was published last."""
    placed: bool = False
    """True when name, parent, leader and people below are those of this cycle and not those of the workspace."""
    name: Line = ""
    parent: str | None = None
    leader: Line = ""
    people: tuple[Line, ...] | None = None
    """None means the people in the workspace."""


class TeamOKRs(Value):
    """A team's OKRs of one cycle: one aggregate, one file."""

    team: str
    cycle: str
    standing: Membership
    objectives: tuple[Objective, ...] = ()
    """In their order."""
    key_results: tuple[KeyResult, ...] = ()
    """In their order, of all objectives."""
    dependencies: tuple[Dependency, ...] = ()
    """Asked for by this team."""
    preparation: Preparation | None = None
    """What was prepared for the team's workshops; None before that."""

    def of(self, objective_id: str) -> tuple[KeyResult, ...]:
        """The key results of one objective, in order."""
        return tuple(key for key in self.key_results if key.objective == objective_id)

    @property
    def strays(self) -> tuple[KeyResult, ...]:
        """The key results whose objective was deleted while somebody else wrote a key result for it."""
        here = {one.id for one in self.objectives}
        return tuple(key for key in self.key_results if key.objective not in here)

    @property
    def listed(self) -> tuple[KeyResult, ...]:
        """The key results in the order of their objectives; those without an objective come last."""
        return (*(key for one in self.objectives for key in self.of(one.id)), *self.strays)

    def objective(self, objective_id: str | None) -> Objective | None:
        return next((one for one in self.objectives if one.id == objective_id), None)

    def key_result(self, key_result_id: str | None) -> KeyResult | None:
        return next((one for one in self.key_results if one.id == key_result_id), None)

    def words_of(self, thing: str | None) -> str:
        """The words of an objective or key result of the set; "" when it was deleted."""
        found = self.objective(thing) or self.key_result(thing)
        return found.words if found else ""

    @property
    def confidence(self) -> float | None:
        """The mean confidence of the key results that have one; None when none has."""
        known = [key.confidence for key in self.key_results if key.confidence is not None]
        return sum(known) / len(known) if known else None


def between(before: float | None, after: float | None) -> float:
    """An `order` between two others. None for `before` or `after` means the end of the list."""
    if before is None and after is None:
        return 1.0
    if before is None:
        return (after or 0.0) - 1.0
    if after is None:
        return before + 1.0
    return (before + after) / 2
