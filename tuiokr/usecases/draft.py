"""Draft the objectives and key results of a team, one change at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from tuiokr.model import field, ids
from tuiokr.model.okr import KeyResult, Objective, TeamOKRs, Waiver, between
from tuiokr.model.words import plural, same, short
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
"""Fields that are chosen, not typed → the undo label of the choice. Each choice is a separate undo step."""
Pasted = tuple[Literal["objective", "key result"], dict[str, Any]]
"""Something to add: its kind and its fields."""


class DraftDesk:
    """Changes the OKRs of one team in the selected cycle."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def okrs(self, team: str) -> TeamOKRs:
        return self._session.workspace.of(self._session.cycle_id, team)

    def champions(self) -> Mapping[str, int]:
        """Return of how many key results of the cycle each person is the champion, in all teams. Names are folded."""
        session = self._session
        sets = (session.workspace.of(session.cycle_id, team) for team in session.workspace.teams)
        return Counter(same(key.champion) for okrs in sets for key in okrs.key_results if key.champion)

    def add_objective(self, team: str, *, after: str | None = None) -> str:
        """Add a blank objective after another one (by default at the end). Return its id."""
        okrs = self.okrs(team)
        new = Objective(id=ids.fresh("o"))
        self._keep(okrs.but(objectives=with_new(okrs.objectives, new, after)), "add an objective", f"add {new.id}")
        return new.id

    def add_key_result(self, team: str, objective: str, *, after: str | None = None) -> str:
        """Add a blank key result to an objective. Return its id."""
        okrs = self.okrs(team)
        new = KeyResult(id=ids.fresh("k"), objective=objective)
        self._keep(with_key(okrs, new, after), "add a key result", f"add {new.id}")
        return new.id

    def add_all(self, team: str, at: str, new: Sequence[Pasted], *, instead: bool = False) -> tuple[str, ...]:
        """Add objectives and key results with their fields, in order, after the one with the id `at`. Return their ids.

        The first one replaces the text at `at` if that is blank or with `instead`, if it has the same kind. A key
        result is added to the objective before it. All are one undo step, together with a blank one added for them.
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
                okrs = okrs.but(objectives=with_new(okrs.objectives, goal, objective))
                objective, key = goal.id, None
                made.append(goal.id)
            else:
                result = KeyResult(id=ids.fresh("k"), objective=objective, **fields)
                okrs = with_key(okrs, result, key)
                key = result.id
                made.append(key)
        if isinstance(here, KeyResult) and is_blank(okrs.key_result(at), okrs):
            okrs = okrs.but(key_results=tuple(each for each in okrs.key_results if each.id != at))
        self._keep(okrs, f"paste {plural(len(made), 'line')}", f"add {at}")
        return tuple(made)

    def write_out(self, team: str, key_result: str) -> bool:
        """Write from, to, unit and due of a key result into its statement. Return whether that changed it."""
        from tuiokr.usecases.sentence import to_sentence

        key = self.okrs(team).key_result(key_result)
        sentence = to_sentence(key) if key else ""
        if key is None or sentence == key.statement:
            return False
        self.edit(team, key_result, statement=sentence)
        return True

    def edit(self, team: str, thing: str, **fields: Any) -> None:
        """Change some fields of an objective or key result.

        Raises pydantic.ValidationError for an invalid value, KeyError for an unknown id.
        """
        self.edit_as("", team, thing, fields)

    def edit_as(self, called: str, team: str, thing: str, fields: Mapping[str, Any]) -> None:
        """Change some fields, as `edit` does, and name the undo step. Such steps are not joined with others.

        Raises pydantic.ValidationError for an invalid value, KeyError for an unknown id.
        """
        okrs = self.okrs(team)
        called = called or next((words for name, words in _CHOSEN.items() if name in fields), "")
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
        """Move up or down one place. A key result at an end moves to the neighbouring objective.

        A key result whose objective does not exist is below all others.
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
        """Move a key result to the end of another objective, or to its beginning with `first`."""
        there = self.okrs(team).of(objective)
        order = between(None, there[0].order) if first and there else between(there[-1].order if there else None, None)
        self.edit(team, key_result, objective=objective, order=order)

    def duplicate(self, team: str, thing: str) -> str:
        """Insert a copy right after the original, an objective with its key results. Return the id of the copy."""
        okrs = self.okrs(team)
        if key := okrs.key_result(thing):
            copy = key.but(id=ids.fresh("k"))
            label = f"duplicate “{short(key.statement)}”"
            self._keep(with_key(okrs, copy, thing), label)
            return copy.id
        objective = okrs.objective(thing)
        if objective is None:
            raise KeyError(thing)
        twin = objective.but(id=ids.fresh("o"))
        keys = tuple(key.but(id=ids.fresh("k"), objective=twin.id) for key in okrs.of(thing))
        objectives = with_new(okrs.objectives, twin, thing)
        after = okrs.but(objectives=objectives, key_results=_sorted((*okrs.key_results, *keys)))
        self._keep(after, f"duplicate “{short(objective.title)}”")
        return twin.id

    def delete(self, team: str, thing: str, *, series: str = "") -> str:
        """Delete an objective (with its key results) or a key result. Return its text, for the screen."""
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
        """Delete an objective or key result if it is blank; return whether it was. Adding it is then no undo step."""
        okrs = self.okrs(team)
        blank = is_blank(okrs.objective(thing) or okrs.key_result(thing), okrs)
        if blank:
            self.delete(team, thing, series=f"add {thing}")
        return blank

    def waive(self, team: str, thing: str, finding: str, words: str, reason: str) -> None:
        """Waive a finding with a reason; an empty reason removes an existing waiver."""
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
    """Whether an objective or key result is blank."""
    if isinstance(one, KeyResult):
        return not one.statement and one.start is None and one.target is None
    return one is not None and not one.title and not one.why and not okrs.of(one.id)


def _sorted(things: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(sorted(things, key=lambda one: (one.order, one.id)))


def with_new(things: Sequence[Any], new: Placed, after: str | None) -> tuple[Any, ...]:
    """Return `things` with a new one after the id `after`, by default at the end."""
    row = list(things)
    at = next((index for index, one in enumerate(row) if one.id == after), len(row) - 1) + 1
    row.insert(at, new)
    return _ordered(row, at)


def with_key(okrs: TeamOKRs, new: KeyResult, after: str | None) -> TeamOKRs:
    """Return `okrs` with a new key result after the id `after`, by default as the last one of its objective."""
    rest = tuple(one for one in okrs.key_results if one.objective != new.objective)
    return okrs.but(key_results=_sorted((*rest, *with_new(okrs.of(new.objective), new, after))))


def _ordered(row: Sequence[Any], at: int) -> tuple[Any, ...]:
    """Return `row` with a new order for the item at `at`; if no number is left between, all are renumbered."""
    before = row[at - 1].order if at else None
    after = row[at + 1].order if at + 1 < len(row) else None
    order = between(before, after)
    if (before is not None and order <= before) or (after is not None and order >= after):
        return tuple(each.but(order=float(place)) for place, each in enumerate(row, 1))
    return (*row[:at], row[at].but(order=order), *row[at + 1 :])


def _moved(things: Sequence[Any], thing: str, step: Literal[-1, 1]) -> tuple[Any, ...]:
    """Return `things` with one of them moved by one place; unchanged at an end."""
    row = list(things)
    at = next(index for index, one in enumerate(row) if one.id == thing)
    near = at + step
    if not 0 <= near < len(row):
        return tuple(row)
    one = row.pop(at)
    row.insert(near, one)
    return _ordered(row, near)
