"""Drafting: a team's objectives and key results, one change at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from tuiokr.model import field, ids
from tuiokr.model.okr import KeyResult, Objective, TeamOKRs, Waiver, between
from tuiokr.model.words import plural, short
from tuiokr.session.session import Session

Placed = Objective | KeyResult
_CALLED: dict[field.Shape, str] = {
    "place": "move", "waivers": "waive a finding, or not:", "link": "link", "links": "link", "choice": "{} of",
}  # fmt: skip
_CHOSEN = {
    row.name: _CALLED[row.shape].format(row.label)
    for row in (*field.OBJECTIVE, *field.KEY_RESULT)
    if row.shape in _CALLED
}
"""Fields that are chosen, not typed, to what undo calls the choice: each choice is a step of its own."""
Pasted = tuple[Literal["objective", "key result"], dict[str, Any]]
"""What is to be added: its kind and its fields."""


class DraftDesk:
    """Changes one team's OKRs in the cycle being looked at."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def okrs(self, team: str) -> TeamOKRs:
        return self._session.workspace.of(self._session.cycle_id, team)

    def add_objective(self, team: str, *, after: str | None = None) -> str:
        """A blank objective after another (at the end without); returns its id."""
        okrs = self.okrs(team)
        new = Objective(id=ids.fresh("o"))
        self._keep(okrs.but(objectives=_with(okrs.objectives, new, after)), "add an objective", f"add {new.id}")
        return new.id

    def add_key_result(self, team: str, objective: str, *, after: str | None = None) -> str:
        """A blank key result of an objective; returns its id."""
        okrs = self.okrs(team)
        new = KeyResult(id=ids.fresh("k"), objective=objective)
        self._keep(okrs.but(key_results=_with_key(okrs, new, after)), "add a key result", f"add {new.id}")
        return new.id

    def add_all(self, team: str, at: str, new: Sequence[Pasted], *, instead: bool = False) -> tuple[str, ...]:
        """Objectives and key results with their fields, in order, after the thing at `at`; returns their ids.

        The first one goes into that thing where it is blank, or `instead` of what it says. A key result goes under the
        objective before it. All are one step of undo, together with a blank thing that was added for them.
        """
        okrs = self.okrs(team)
        here: Placed | None = okrs.objective(at) or okrs.key_result(at)
        if here is None or not new:
            return ()
        objective = here.objective if isinstance(here, KeyResult) else at
        key = at if isinstance(here, KeyResult) else None
        free = instead or is_blank(here, okrs)
        made: list[str] = []
        for kind, fields in new:
            if free and not made and (kind == "key result") == isinstance(here, KeyResult):
                okrs = _with_fields(okrs, at, fields)
                made.append(at)
            elif kind == "objective":
                goal = Objective(id=ids.fresh("o"), **fields)
                okrs = okrs.but(objectives=_with(okrs.objectives, goal, objective))
                objective, key = goal.id, None
                made.append(goal.id)
            else:
                result = KeyResult(id=ids.fresh("k"), objective=objective, **fields)
                okrs = okrs.but(key_results=_with_key(okrs, result, key))
                key = result.id
                made.append(key)
        if isinstance(here, KeyResult) and is_blank(okrs.key_result(at), okrs):
            okrs = okrs.but(key_results=tuple(each for each in okrs.key_results if each.id != at))
        self._keep(okrs, f"paste {plural(len(made), 'line')}", f"add {at}")
        return tuple(made)

    def write_out(self, team: str, key_result: str) -> bool:
        """Write from, to, unit and due of a key result into its sentence; False when it says them already."""
        from tuiokr.usecases.sentence import to_sentence

        key = self.okrs(team).key_result(key_result)
        sentence = to_sentence(key) if key else ""
        if key is None or sentence == key.statement:
            return False
        self.edit(team, key_result, statement=sentence)
        return True

    def edit(self, team: str, thing: str, **fields: Any) -> None:
        """Other values for some fields of an objective or key result.

        Raises pydantic.ValidationError when a value does not fit, KeyError for an unknown id.
        """
        okrs = self.okrs(team)
        called = next((words for name, words in _CHOSEN.items() if name in fields), "")
        series = "" if called else f"edit {thing} {' '.join(sorted(fields))}"
        called = called or "edit"
        if objective := okrs.objective(thing):
            changed = tuple(objective.but(**fields) if one.id == thing else one for one in okrs.objectives)
            title = objective.title or objective.but(**fields).title
            self._keep(okrs.but(objectives=_sorted(changed)), f"{called} “{short(title)}”", series)
        elif key := okrs.key_result(thing):
            edited = tuple(key.but(**fields) if one.id == thing else one for one in okrs.key_results)
            statement = key.statement or key.but(**fields).statement
            self._keep(okrs.but(key_results=_sorted(edited)), f"{called} “{short(statement)}”", series)
        else:
            raise KeyError(thing)

    def move(self, team: str, thing: str, step: Literal[-1, 1]) -> None:
        """Up or down one place. A key result at an end goes over to the neighbouring objective.

        One whose objective is not here stands below all others.
        """
        okrs = self.okrs(team)
        if objective := okrs.objective(thing):
            label = f"move “{short(objective.title)}”"
            self._keep(okrs.but(objectives=_moved(okrs.objectives, thing, step)), label, f"move {thing}")
        elif key := okrs.key_result(thing):
            siblings = okrs.of(key.objective)
            at = [one.id for one in siblings].index(thing) + step
            if 0 <= at < len(siblings):
                rest = tuple(one for one in okrs.key_results if one.objective != key.objective)
                after = okrs.but(key_results=_sorted((*rest, *_moved(siblings, thing, step))))
                self._keep(after, f"move “{short(key.statement)}”", f"move {thing}")
                return
            order = [one.id for one in okrs.objectives]
            at = (order.index(key.objective) if key.objective in order else len(order)) + step
            if 0 <= at < len(okrs.objectives):
                self.move_to(team, thing, okrs.objectives[at].id, first=step == 1)

    def move_to(self, team: str, key_result: str, objective: str, *, first: bool = False) -> None:
        """A key result goes to another objective, to its end or its beginning."""
        there = self.okrs(team).of(objective)
        order = between(None, there[0].order) if first and there else between(there[-1].order if there else None, None)
        self.edit(team, key_result, objective=objective, order=order)

    def duplicate(self, team: str, thing: str) -> str:
        """A copy right after the original, an objective with its key results; returns the copy's id."""
        okrs = self.okrs(team)
        if key := okrs.key_result(thing):
            copy = key.but(id=ids.fresh("k"))
            label = f"duplicate “{short(key.statement)}”"
            self._keep(okrs.but(key_results=_with_key(okrs, copy, thing)), label)
            return copy.id
        objective = okrs.objective(thing)
        if objective is None:
            raise KeyError(thing)
        twin = objective.but(id=ids.fresh("o"))
        keys = tuple(key.but(id=ids.fresh("k"), objective=twin.id) for key in okrs.of(thing))
        objectives = _with(okrs.objectives, twin, thing)
        after = okrs.but(objectives=objectives, key_results=_sorted((*okrs.key_results, *keys)))
        self._keep(after, f"duplicate “{short(objective.title)}”")
        return twin.id

    def delete(self, team: str, thing: str, *, series: str = "") -> str:
        """Take an objective (with its key results) or a key result away; returns what it said, for the screen."""
        okrs = self.okrs(team)
        if objective := okrs.objective(thing):
            rest = tuple(one for one in okrs.objectives if one.id != thing)
            keys = tuple(key for key in okrs.key_results if key.objective != thing)
            label = _deleting(objective.title, "a blank objective")
            self._keep(okrs.but(objectives=rest, key_results=keys), label, series)
            return objective.title
        if key := okrs.key_result(thing):
            left = tuple(one for one in okrs.key_results if one.id != thing)
            self._keep(okrs.but(key_results=left), _deleting(key.statement, "a blank key result"), series)
            return key.statement
        raise KeyError(thing)

    def drop_blank(self, team: str, thing: str) -> bool:
        """Take a thing away that nobody wrote into; True when it was blank. With its adding it is no step at all."""
        okrs = self.okrs(team)
        blank = is_blank(okrs.objective(thing) or okrs.key_result(thing), okrs)
        if blank:
            self.delete(team, thing, series=f"add {thing}")
        return blank

    def waive(self, team: str, thing: str, finding: str, words: str, reason: str) -> None:
        """Let a finding stand, with the reason; waiving it again takes the waiver back when the reason is empty."""
        okrs = self.okrs(team)
        one = okrs.objective(thing) or okrs.key_result(thing)
        if one is None:
            raise KeyError(thing)
        kept = tuple(waiver for waiver in one.waivers if waiver.name != finding)
        news = (Waiver(name=finding, words=words, reason=reason),) if reason.strip() else ()
        self.edit(team, thing, waivers=(*kept, *news))

    def _keep(self, okrs: TeamOKRs, label: str, series: str = "") -> None:
        self._session.change(label, self._session.workspace.with_okrs(okrs), series=series)


def _deleting(words: str, blank: str) -> str:
    return f"delete “{short(words)}”" if words else f"delete {blank}"


def _with_fields(okrs: TeamOKRs, thing: str, fields: dict[str, Any]) -> TeamOKRs:
    return okrs.but(
        objectives=tuple(one.but(**fields) if one.id == thing else one for one in okrs.objectives),
        key_results=tuple(one.but(**fields) if one.id == thing else one for one in okrs.key_results),
    )


def is_blank(one: Placed | None, okrs: TeamOKRs) -> bool:
    """Whether nobody wrote into it."""
    if isinstance(one, KeyResult):
        return not one.statement and one.start is None and one.target is None
    return one is not None and not one.title and not one.why and not okrs.of(one.id)


def _sorted(things: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(sorted(things, key=lambda one: (one.order, one.id)))


def _with(things: Sequence[Any], new: Placed, after: str | None) -> tuple[Any, ...]:
    """`things` with a new one right after another, at the end without."""
    row = list(things)
    at = next((index for index, one in enumerate(row) if one.id == after), len(row) - 1) + 1
    row.insert(at, new)
    return _ordered(row, at)


def _with_key(okrs: TeamOKRs, new: KeyResult, after: str | None) -> tuple[Any, ...]:
    rest = tuple(one for one in okrs.key_results if one.objective != new.objective)
    return _sorted((*rest, *_with(okrs.of(new.objective), new, after)))


def _ordered(row: Sequence[Any], at: int) -> tuple[Any, ...]:
    """`row` with the order of the one at `at` set by its place; all anew where there is no number left between."""
    before = row[at - 1].order if at else None
    after = row[at + 1].order if at + 1 < len(row) else None
    order = between(before, after)
    if (before is not None and order <= before) or (after is not None and order >= after):
        return tuple(each.but(order=float(place)) for place, each in enumerate(row, 1))
    return (*row[:at], row[at].but(order=order), *row[at + 1 :])


def _moved(things: Sequence[Any], thing: str, step: Literal[-1, 1]) -> tuple[Any, ...]:
    """`things` with one of them a place further; at the end unchanged."""
    row = list(things)
    at = next(index for index, one in enumerate(row) if one.id == thing)
    near = at + step
    if not 0 <= near < len(row):
        return tuple(row)
    one = row.pop(at)
    row.insert(near, one)
    return _ordered(row, near)
