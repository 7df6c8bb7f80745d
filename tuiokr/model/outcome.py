"""Outcome or output: what the room says about each key result, before it sees what the check says."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, Literal

from tuiokr.model.value import Value
from tuiokr.model.vocabulary import Light

Said = Literal["outcome", "output", "unsure"]
SAYS: Final[Mapping[Said, str]] = {"outcome": "outcome", "output": "output", "unsure": "cannot say"}
"""The words for each answer, of the room and of the check."""
ORDER: Final[tuple[Said, ...]] = ("output", "unsure", "outcome")
"""The answers in the order in which key results need work."""

SHOWN_AS: Final[Mapping[Said, Light]] = {"output": "red", "unsure": "amber", "outcome": "green"}
"""How an answer is shown: an output needs work."""


class OutcomeAnswer(Value):
    """What the room says about one key result in one workshop."""

    id: str
    about: str
    """Id of the key result."""
    says: Said
    fingerprint: str = ""
    """Of the wording that it was said about."""
    noted: datetime


def differ(room: Said, check: Said) -> bool:
    """Whether two answers contradict each other. *Cannot say* contradicts nothing."""
    return room != check and "unsure" not in (room, check)
