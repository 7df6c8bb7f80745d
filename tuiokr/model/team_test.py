"""Team tests: the questions that people answer about an objective, and how many gave which answer."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from tuiokr.model.value import Value

TeamTestName = Literal["espresso", "townhall", "nail"]
TeamTestAnswer = Literal["yes", "meh", "eye-roll"]
TEAM_TEST_ANSWERS: tuple[TeamTestAnswer, ...] = ("yes", "meh", "eye-roll")
TEAM_TEST_ASKS: dict[TeamTestName, str] = {
    "espresso": "As energising as a double espresso in the morning?",
    "townhall": "Read out to everybody: would it lift them, or get eye-rolls?",
    "nail": "If we nail its key results, have we done our best possible against it?",
}


class TeamTest(Value):
    """A counted question on an objective: how many said yes, meh, or rolled their eyes."""

    id: str
    about: str
    test: TeamTestName
    yes: Annotated[int, Field(ge=0, le=999)] = 0
    meh: Annotated[int, Field(ge=0, le=999)] = 0
    eye_roll: Annotated[int, Field(ge=0, le=999)] = 0
    masked: bool = False
    """Whether people are still answering; until they have finished, nobody sees the counts."""
    asked: datetime | None = None
    fingerprint: str = ""

    @property
    def total(self) -> int:
        return self.yes + self.meh + self.eye_roll

    @property
    def shown(self) -> bool:
        """Whether there are counts and everybody may see them."""
        return bool(self.total) and not self.masked

    @property
    def passed(self) -> bool | None:
        """Whether more than half said yes and fewer than a quarter rolled their eyes; None before the first answer."""
        if not self.total:
            return None
        return self.yes * 2 > self.total and self.eye_roll * 4 < self.total
