"""Team tests: the questions that people answer about an objective, and how many gave which answer."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from tuiokr.model.value import Line, Value
from tuiokr.model.vocabulary import Light

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
    words: Line = ""
    """The words of the objective at the latest answer; "" if they were not recorded."""
    rolled: tuple[Line, ...] = ()
    """Those who rolled their eyes and whose name is known. The others are only counted in `eye_roll`."""

    @property
    def total(self) -> int:
        return self.yes + self.meh + self.eye_roll

    @property
    def shown(self) -> bool:
        """Whether there are counts and everybody may see them."""
        return bool(self.total) and not self.masked

    @property
    def count(self) -> str:
        """How many of those who answered said yes: `5 of 8`."""
        return f"{self.yes} of {self.total}"

    @property
    def light(self) -> Light | None:
        """The result: green from 75 % yes without any eye-roll, amber from half, else red; None without answers."""
        if not self.total:
            return None
        if self.yes * 4 >= self.total * 3 and not self.eye_roll:
            return "green"
        return "amber" if self.yes * 2 >= self.total else "red"

    @property
    def passed(self) -> bool | None:
        """Whether the result is green or amber: at least half said yes. None before the first answer.

        Amber is enough to publish, because people decide and not the count; the publish gate names it and asks.
        """
        return None if self.light is None else self.light != "red"
