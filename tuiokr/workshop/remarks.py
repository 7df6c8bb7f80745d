"""What the checks have to say about one lit statement, ready to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tuiokr.model.okr import KeyResult, Objective
from tuiokr.model.workspace import labels
from tuiokr.quality import Finding
from tuiokr.workshop.checking import Checking, Opinion
from tuiokr.workshop.drafting import Drafting

ASK_OBJECTIVE = ("What are we trying to achieve?", "Why does it matter?", "Does it inspire?")
ASK_KEY_RESULT = (
    "How would we know?",
    "What would be really great?",
    "Is it our best and possible?",
    "What would we have more of, less of?",
)
ASK_SET = ("If we nail these, have we done our best possible?", "Could all be met and the objective still be missed?")


@dataclass(frozen=True)
class Remark:
    """One finding for a person."""

    severity: str
    title: str
    message: str
    question: str = ""
    frame: str = ""


@dataclass(frozen=True)
class Remarks:
    """Everything there is to say of one statement, and of the set it stands in."""

    heading: str
    score: float | None = None
    remarks: tuple[Remark, ...] = ()
    waived: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    praise: str = ""


class _Desk(Protocol):
    @property
    def checking(self) -> Checking: ...
    @property
    def drafting(self) -> Drafting: ...


def title(name: str) -> str:
    """`output-not-outcome` → `Output, not outcome`."""
    special = {
        "output-not-outcome": "An output, not an outcome",
        "not-measurable": "Nothing to measure",
        "not-judged": "Not judged",
    }
    return special.get(name) or name.replace("-", " ").capitalize()


def _opinion(desk: _Desk, team: str, thing: Objective | KeyResult) -> Opinion:
    if isinstance(thing, KeyResult):
        objective = desk.drafting.okrs(team).objective(thing.objective)
        return desk.checking.key_result(thing, objective.title if objective else "")
    return desk.checking.objective(thing)


def open_findings(desk: _Desk, team: str, thing: Objective | KeyResult) -> tuple[Finding, ...]:
    """The findings of a thing that nobody has waived."""
    return _opinion(desk, team, thing).open


def spans(desk: _Desk, team: str, thing: Objective | KeyResult, typed: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, severity) of the words at fault in a statement as it is being typed."""
    changed = thing.model_copy(update={"statement" if isinstance(thing, KeyResult) else "title": typed})
    found = _opinion(desk, team, changed).open
    return tuple((one.start, one.end, one.severity) for one in found if one.end > one.start)


def _of_set(desk: _Desk, team: str, objective: str) -> Sequence[Remark]:
    """Remarks on the set that name this objective, or nothing in particular."""
    okrs = desk.drafting.okrs(team)
    inside = {objective, *(key.id for key in okrs.of(objective))}
    return [
        Remark(one.severity, title(one.name), one.message, one.question)
        for one in desk.checking.whole(okrs)
        if not one.about or inside.intersection(one.about)
    ]


def of(desk: _Desk, team: str, thing_id: str) -> Remarks:
    """What to show beside an objective or key result; beside nothing, what to ask first."""
    okrs = desk.drafting.okrs(team)
    thing = okrs.objective(thing_id) or okrs.key_result(thing_id)
    if thing is None:
        return Remarks("A blank page", ask=ASK_OBJECTIVE)
    is_key = isinstance(thing, KeyResult)
    heading = labels(okrs)[thing_id]
    written = thing.statement if isinstance(thing, KeyResult) else thing.title
    if not written:
        return Remarks(heading, ask=ASK_KEY_RESULT if is_key else ASK_OBJECTIVE)
    opinion = _opinion(desk, team, thing)
    found = [Remark(one.severity, title(one.name), one.message, one.question, one.frame) for one in opinion.open]
    if opinion.verdict.settles:
        found.append(Remark("hint", "Cannot tell", opinion.verdict.settles))
    if not is_key:
        found += _of_set(desk, team, thing_id)
    rank = {"error": 0, "warning": 1, "hint": 2}
    found.sort(key=lambda one: rank[one.severity])
    waived = tuple(f"{title(one.name)}: {waiver.reason}" for one, waiver in opinion.waived)
    ask = ASK_KEY_RESULT if is_key else ASK_SET if okrs.of(thing_id) else ASK_OBJECTIVE
    return Remarks(heading, float(opinion.verdict.score), tuple(found), waived, ask, "Nothing to remark.")
