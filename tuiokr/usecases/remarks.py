"""The results of the checks for the highlighted statement, ready to be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from tuiokr.model.okr import KeyResult, Objective, TeamOKRs, Waiver
from tuiokr.model.workspace import labels
from tuiokr.quality import Finding, SetFinding
from tuiokr.quality.rule_registry import rules, waiver_rules
from tuiokr.usecases.checks import CheckDesk, Opinion
from tuiokr.usecases.draft import DraftDesk

ASK_OBJECTIVE = ("What are we trying to achieve?", "Why does it matter?", "Does it inspire?")
ASK_KEY_RESULT = (
    "How would we know?",
    "What would be really great?",
    "Is it our best and possible?",
    "What would we have more of, less of?",
)
ASK_SET = ("If we nail these, have we done our best possible?", "Could all be met and the objective still be missed?")

_MARKS = re.compile(r"^#+ |\*\*|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])", re.MULTILINE)
"""The Markdown marks in the page of a check; a single asterisk between spaces stays."""


@dataclass(frozen=True)
class Remark:
    """One finding, as it is shown."""

    severity: str
    title: str
    message: str
    question: str = ""
    frame: str = ""


@dataclass(frozen=True)
class Remarks:
    """All remarks on one statement and on its set."""

    heading: str
    score: float | None = None
    remarks: tuple[Remark, ...] = ()
    waived: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    praise: str = ""
    explained: tuple[str, ...] = ()
    """The parts of the score, one line each."""


class _CheckedDraft(Protocol):
    @property
    def checks(self) -> CheckDesk: ...
    @property
    def draft(self) -> DraftDesk: ...


def title(name: str) -> str:
    """Return the heading of a remark: the title of the rule, else its name (`no-target` → `No target`)."""
    rule = rules().get(name)
    return (rule.title if rule else "") or name.replace("-", " ").capitalize()


def page(name: str) -> str:
    """Return the page of a check as plain lines: what it does, why, examples, when to ignore it.

    Raises KeyError for the name of no check.
    """
    from tuiokr.quality import explain

    return _MARKS.sub("", explain(name)).strip() + "\n"


def _opinion(desk: _CheckedDraft, team: str, thing: Objective | KeyResult) -> Opinion:
    if isinstance(thing, KeyResult):
        objective = desk.draft.okrs(team).objective(thing.objective)
        return desk.checks.key_result(thing, objective.title if objective else "")
    return desk.checks.objective(thing)


def open_findings(desk: _CheckedDraft, team: str, thing: Objective | KeyResult) -> tuple[Finding, ...]:
    """Return the findings on a statement that can be waived and are not; for an objective also those on its set.

    Findings about waivers are left out: there the waiver is removed instead.
    """
    found: tuple[Finding, ...] = _opinion(desk, team, thing).open
    if isinstance(thing, Objective):
        okrs = desk.draft.okrs(team)
        found += _about(desk.checks.set(okrs).open, okrs, thing.id)
    of_waivers = {rule.name for rule in waiver_rules()}
    return tuple({one.name: one for one in reversed(found) if one.name not in of_waivers}.values())[::-1]


def with_findings(desk: _CheckedDraft, team: str) -> tuple[str, ...]:
    """Return the ids of the objectives and key results with an error or a warning, in the order of the board."""
    okrs = desk.draft.okrs(team)
    things: list[Objective | KeyResult] = []
    for objective in okrs.objectives:
        things += [objective, *okrs.of(objective.id)]
    things += okrs.strays
    return tuple(one.id for one in things if _opinion(desk, team, one).worst in ("error", "warning"))


def frame(desk: _CheckedDraft, team: str, thing: Objective | KeyResult) -> str:
    """Return a template for a new start: the frame of the first finding that has one, "" if none has."""
    return next((one.frame for one in _opinion(desk, team, thing).open if one.frame), "")


def spans(desk: _CheckedDraft, team: str, thing: Objective | KeyResult, typed: str) -> tuple[tuple[int, int, str], ...]:
    """Return (start, end, severity) of the words of findings in a statement while it is typed."""
    changed = thing.model_copy(update={"statement" if isinstance(thing, KeyResult) else "title": typed})
    found = _opinion(desk, team, changed).open
    return tuple((one.start, one.end, one.severity) for one in found if one.end > one.start)


def _about(findings: Iterable[SetFinding], okrs: TeamOKRs, objective: str) -> tuple[SetFinding, ...]:
    """Return the findings about the set that name this objective, one of its key results, or nothing."""
    inside = {objective, *(key.id for key in okrs.of(objective))}
    return tuple(one for one in findings if not one.about or inside.intersection(one.about))


def of(desk: _CheckedDraft, team: str, thing_id: str) -> Remarks:
    """Return what to show beside an objective or key result; for an unknown id, the first questions to ask."""
    okrs = desk.draft.okrs(team)
    thing = okrs.objective(thing_id) or okrs.key_result(thing_id)
    if thing is None:
        return Remarks("A blank page", ask=ASK_OBJECTIVE)
    is_key = isinstance(thing, KeyResult)
    heading = labels(okrs)[thing_id]
    written = thing.words
    if not written:
        return Remarks(heading, ask=ASK_KEY_RESULT if is_key else ASK_OBJECTIVE)
    opinion = _opinion(desk, team, thing)
    held: list[tuple[Finding, Waiver]] = list(opinion.waived)
    found = [Remark(one.severity, title(one.name), one.message, one.question, one.frame) for one in opinion.open]
    if opinion.verdict.settles:
        found.append(Remark("hint", "Cannot tell", opinion.verdict.settles))
    if not is_key:
        whole = desk.checks.set(okrs)
        said = _about(whole.open, okrs, thing_id)
        found += [Remark(one.severity, title(one.name), one.message, one.question) for one in said]
        held += [(one, waiver) for one, waiver in whole.waived if _about((one,), okrs, thing_id)]
    rank = {"error": 0, "warning": 1, "hint": 2}
    found.sort(key=lambda one: rank[one.severity])
    waived = tuple(dict.fromkeys(f"{title(one.name)}: {waiver.reason}" for one, waiver in held))
    ask = ASK_KEY_RESULT if is_key else ASK_SET if okrs.of(thing_id) else ASK_OBJECTIVE
    score = float(opinion.verdict.score)
    return Remarks(heading, score, tuple(found), waived, ask, "No findings.", opinion.explained)
