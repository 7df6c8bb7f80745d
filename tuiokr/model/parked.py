"""A parked question: what it is about, who owns it until when, and what became of it."""

from datetime import date, datetime
from typing import Literal

from tuiokr.model.value import Line, Prose, Value
from tuiokr.model.words import plural

ParkedState = Literal["open", "kept", "owned", "risk", "resolved", "dependency", "dropped"]


class Parked(Value):
    """A question or topic on the parking lot.

    It is open until `resolved` has words. `outcome` only says how: what an open one waits for, or what a closed one
    became. `state` puts the two together.
    """

    id: str
    words: Prose
    by: Line = ""
    """Who asked."""
    about: str | None = None
    """Id of the objective or key result that was on the stage when it was parked."""
    parked: datetime | None = None
    owner: Line = ""
    """Who sees to it; who carries it, for a risk."""
    due: date | None = None
    outcome: Literal["", "kept", "risk", "dependency", "dropped"] = ""
    """What was decided about it. "" is open or owned while it is open, and answered when it is closed."""
    resolved: Line = ""
    """The words that closed it: the answer, the reason to drop it, or what was asked of which team. "" while open."""

    @property
    def open(self) -> bool:
        return not self.resolved

    @property
    def state(self) -> ParkedState:
        if self.resolved:
            return self.outcome if self.outcome in ("dependency", "dropped") else "resolved"
        if self.outcome in ("kept", "risk"):
            return self.outcome
        return "owned" if self.owner else "open"

    def overdue(self, today: date) -> int:
        """The number of days since its day has passed; 0 when it is closed or not yet due."""
        return max(0, (today - self.due).days) if self.due and self.open else 0


def said(parked: Parked, today: date | None = None) -> str:
    """Return what became of a question, who owns it and until when: `Jonas, by 15 Jan, 3 days overdue`; "" if nothing.

    A year is shown unless it is the one of `today`.
    """
    match parked.state:
        case "resolved":
            return f"resolved: {parked.resolved}"
        case "dropped":
            return f"dropped: {parked.resolved}"
        case "dependency":
            return f"became a dependency: {parked.resolved}"
        case "risk":
            first = f"a risk, carried by {parked.owner or 'nobody'}"
        case "kept":
            first = f"kept for the next workshop{', ' if parked.owner else ''}{parked.owner}"
        case "owned":
            first = parked.owner
        case _:
            first = "nobody yet" if parked.due else ""
    due = "no day" if parked.state == "owned" else ""
    if parked.due:
        year = "" if today and parked.due.year == today.year else f" {parked.due.year}"
        due = f"by {parked.due.day} {parked.due:%b}{year}"
    late = parked.overdue(today) if today else 0
    return ", ".join(part for part in (first, due, f"{plural(late, 'day')} overdue" if late else "") if part)
