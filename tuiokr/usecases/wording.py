"""The versions of the words of one objective or key result: what changed, when, whose change it was, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Any, Final, Literal

from tuiokr.model import field
from tuiokr.model.okr import KeyResult, Objective
from tuiokr.model.vote import as_shown, hand_of, verdict
from tuiokr.model.words import clean, short
from tuiokr.session.session import Session
from tuiokr.usecases.checks import CheckDesk
from tuiokr.usecases.draft import DraftDesk
from tuiokr.usecases.history import HistoryDesk
from tuiokr.usecases.statement_versions import WORDED, Version, versions_of

SAVES: Final = 2_000
"""The most saves of the team's file that are read."""
EVERY_WORD: Final = 4_000
"""The most characters of two versions that are compared word by word; longer ones are shown whole."""
_ROWS: Final = {"objectives": field.OBJECTIVE, "key_results": field.KEY_RESULT}
_OF_THE_WORDS: Final = ("words", "prose", "amount", "unit", "day")
"""The shapes of the fields that belong to the words: a statement names its numbers, and not its champion."""
Part = tuple[str, Literal["same", "new", "gone"]]
"""Words of a version, and whether the version before has them: `gone` words are only in the one before."""


@dataclass(frozen=True)
class Wording:
    """One version of the words."""

    number: int
    """1 for the oldest one that is known."""
    when: datetime
    """In the time zone of this machine."""
    who: str
    """Whose change it was, "" if nobody knows."""
    parts: tuple[Part, ...]
    why: tuple[str, ...]
    """What led to it, one line each: the vote before it, the findings that it settles or brings, what was done."""
    fields: Mapping[str, Any]
    """The fields to restore: the words and the numbers that belong to them."""


class WordingDesk:
    """Shows and restores versions of the words. Methods that read the history may raise NoHistory."""

    def __init__(self, session: Session, history: HistoryDesk, draft: DraftDesk, checks: CheckDesk) -> None:
        self._session = session
        self._history = history
        self._draft = draft
        self._checks = checks

    def of(self, team: str, thing: str) -> tuple[Wording, ...]:
        """Return the versions of an objective's or key result's words, the newest first."""
        saves = self._history.saves_of_team(self._session.cycle_id, team, SAVES)
        found = versions_of(saves, thing)
        wordings = [self._wording(team, at, one, found[at - 1] if at else None) for at, one in enumerate(found)]
        return tuple(reversed(wordings))

    def restore(self, team: str, thing: str, one: Wording) -> str:
        """Put a version back in place. Return a message. It can be undone. An unknown id changes nothing."""
        okrs = self._draft.okrs(team)
        now: Objective | KeyResult | None = okrs.objective(thing) or okrs.key_result(thing)
        if now is None:
            return "Not restored, because it was deleted"
        if all(getattr(now, name) == value for name, value in one.fields.items()):
            return "It already has these words"
        self._draft.edit_as("bring back a version of", team, thing, one.fields)
        return f"Version {one.number} is back. Press u to undo"

    def _wording(self, team: str, at: int, one: Version, before: Version | None) -> Wording:
        why = [*self._votes(one, before), *self._findings(team, one, before), *_done(one)]
        return Wording(
            number=at + 1,
            when=one.when.astimezone(),
            who=one.who,
            parts=compared(_said(before), _said(one)),
            why=tuple(why),
            fields=MappingProxyType(_fields(one)),
        )

    def _votes(self, one: Version, before: Version | None) -> Iterator[str]:
        """Yield the last round that was revealed between two versions, and what people said about it."""
        if before is None:
            return
        shown = [
            (each.revealed, number, vote, each)
            for full in self._session.workspace.workshops.values()
            for vote in (full.votes if full else ())
            if vote.about == one.thing
            for number, each in enumerate(vote.rounds, 1)
            if each.revealed and before.when <= each.revealed <= one.when
        ]
        if not shown:
            return
        _, number, vote, last = max(shown, key=lambda found: found[0])
        ruling = verdict(vote.rule, last.ballots)
        yield f"after round {number} of the vote: {ruling.outcome}, {ruling.reason}"
        public = as_shown(vote, last)
        for heard in public.heard:
            hand = hand_of(public, heard)
            who = " ".join(part for part in (heard.person, "" if hand is None else str(hand)) if part)
            mark = " (a change)" if heard.becomes == "change" else ""
            yield f"{who}{': ' if who else ''}{short(clean(heard.words), 120)}{mark}"

    def _findings(self, team: str, one: Version, before: Version | None) -> Iterator[str]:
        now, then = self._names(team, one), self._names(team, before) if before else frozenset()
        if before and then - now:
            yield f"settles {', '.join(sorted(then - now))}"
        if before and now - then:
            yield f"brings {', '.join(sorted(now - then))}"

    def _names(self, team: str, one: Version) -> frozenset[str]:
        """Return the names of the open findings about the words of a version; none if the version cannot be read."""
        found = _whole(one)
        if found is None:
            return frozenset()
        if isinstance(found, Objective):
            opinion = self._checks.objective(found)
        else:
            above = self._draft.okrs(team).objective(found.objective)
            opinion = self._checks.key_result(found, above.title if above else "")
        return frozenset(finding.name for finding in opinion.open)


def compared(before: str, now: str) -> tuple[Part, ...]:
    """Return the words of `now` in their order, with the words of `before` that it lacks in their place."""
    if not before or len(before) + len(now) > EVERY_WORD:
        return ((now, "same"),) if now else ()
    old, new = before.split(), now.split()
    found: list[Part] = []
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found.append((" ".join(new[k:m]), "same"))
            continue
        if i < j:
            found.append((" ".join(old[i:j]), "gone"))
        if k < m:
            found.append((" ".join(new[k:m]), "new"))
    return tuple(found)


def _whole(one: Version) -> Objective | KeyResult | None:
    """Return a version with all its fields; None for one of an older layout, or that was edited by hand."""
    model = Objective if one.table == "objectives" else KeyResult
    kept = {name: value for name, value in one.doc.items() if name in model.model_fields}
    try:
        return model.model_validate({**kept, "id": one.thing})
    except ValueError:
        return None


def _said(one: Version | None) -> str:
    return " · ".join(words for words in one.words if words) if one else ""


def _fields(one: Version) -> dict[str, Any]:
    """Return the values to restore."""
    rows = [row for row in _ROWS[one.table] if row.stale != "never" and row.shape in _OF_THE_WORDS]
    whole = _whole(one)
    if whole is None:
        return dict(zip((row.name for row in WORDED[one.table]), one.words, strict=True))
    return {row.name: getattr(whole, row.name) for row in rows}


def _done(one: Version) -> Iterator[str]:
    """Yield what was done, when it was more than typing."""
    if one.note and not one.note.startswith(("edit ", "add ")):
        yield one.note
