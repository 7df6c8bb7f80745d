"""The preparation of a team's workshops in one cycle: what is settled before people meet."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tuiokr.model.value import Line, Prose, Value


class Tick(Value):
    """A point of a checklist that a person marked as done."""

    item: str
    """Id of the point, with its kind of workshop: `team invited`."""


class SessionAim(Value):
    """What one kind of workshop is to reach in this cycle."""

    kind: str
    objective: Line = ""
    reached: Prose = ""
    """How people would know that it is reached."""


class Foreseen(Value):
    """A line of the pre-mortem: what went wrong, seen from the end of the cycle."""

    id: str
    noted: datetime
    words: Line
    sign: Line = ""
    """What would show it early."""


class Preparation(Value):
    """The preparation of one team in one cycle."""

    ticks: tuple[Tick, ...] = ()
    aims: tuple[SessionAim, ...] = ()
    works: Prose = ""
    hard: Prose = ""
    vision: Prose = ""
    goal: Prose = ""
    hypothesis: Prose = ""
    sources: Prose = ""
    """Where numbers will come from that no key result has yet."""
    foreseen: tuple[Foreseen, ...] = ()
    """In the order in which they were noted."""

    @property
    def ticked(self) -> frozenset[str]:
        """The ids of the points that a person marked as done."""
        return frozenset(one.item for one in self.ticks)

    def aim(self, kind: str) -> SessionAim:
        """The aim of a kind of workshop; an empty one if there is none."""
        return next((one for one in self.aims if one.kind == kind), SessionAim(kind=kind))


@dataclass(frozen=True)
class PreparationField:
    """One field of words."""

    name: str
    label: str
    question: str


INTERVIEW: Final = (
    PreparationField("works", "What works", "What works in this team, and should stay as it is?"),
    PreparationField("hard", "What is hard", "What is hard at the moment, and for whom?"),
    PreparationField("vision", "Vision", "If everything goes well, what will people see in two or three years?"),
    PreparationField("goal", "Goal of the cycle", "What has to be different at the end of this cycle?"),
)
"""The leader's 1:1."""
HYPOTHESIS: Final = PreparationField(
    "hypothesis", "Hypothesis", "If we do what, then what changes for whom, and why do we believe it?"
)
SOURCES: Final = PreparationField(
    "sources", "Other numbers", "Which other numbers will people ask for, and where does each come from?"
)
AIM: Final = (
    PreparationField("objective", "Objective of the session", "What will be different when people leave the room?"),
    PreparationField("reached", "How we would know", "How would we know, before people leave, that it is reached?"),
)
"""The fields of a `SessionAim`."""
WORDS: Final = {one.name: one for one in (*INTERVIEW, HYPOTHESIS, SOURCES)}
"""The fields of words of a `Preparation`, by name."""
