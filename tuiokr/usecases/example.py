"""Examples of good objectives and key results, to read while drafting: one file for each function in `examples/`.

A new file in that folder is shown automatically; nothing about a function is defined elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from tuiokr.model import ids
from tuiokr.model.okr import KeyResult, Objective, TeamOKRs
from tuiokr.model.value import Line, Prose, Value
from tuiokr.model.words import short
from tuiokr.session.session import Session
from tuiokr.usecases import key_result_form
from tuiokr.usecases.draft import with_key, with_new

FOLDER = Path(__file__).parent / "examples"


class KeyResultExample(Value):
    """A good key result."""

    role: Literal["early", "late", "counter"]
    """Whether it moves within weeks or at the end, or notices what may get worse."""
    statement: Line
    unit: Line = ""
    """The unit, where it cannot be read from the statement."""


class ObjectiveExample(Value):
    """A good objective with its key results."""

    business: Line
    """The kind of organisation whose team could have written it."""
    title: Line
    why: Prose
    key_results: tuple[KeyResultExample, ...]


class FunctionExamples(Value):
    """The examples of one function, such as sales."""

    id: str
    title: Line
    order: int = 100
    """A smaller number is shown earlier."""
    names: tuple[str, ...] = ()
    """Words in the name of a team that has this function, in lower case."""
    examples: tuple[ObjectiveExample, ...]

    @property
    def by_id(self) -> Mapping[str, ObjectiveExample | KeyResultExample]:
        """Return each example by its id, which no other function uses: `sales-1`, and `sales-1-2` below it."""
        found: dict[str, ObjectiveExample | KeyResultExample] = {}
        for number, one in enumerate(self.examples, 1):
            found[f"{self.id}-{number}"] = one
            found |= {f"{self.id}-{number}-{place}": key for place, key in enumerate(one.key_results, 1)}
        return found


@cache
def functions() -> tuple[FunctionExamples, ...]:
    """Return all functions in the order in which they are shown.

    Raises RuntimeError for a programming error: a file contains no examples, or has another name than its function.
    """
    found: list[FunctionExamples] = []
    for path in sorted(FOLDER.glob("*.json")):
        try:
            one = FunctionExamples.model_validate_json(path.read_bytes())
        except ValueError as error:
            raise RuntimeError(f"examples/{path.name} does not contain examples: {error}") from error
        if one.id != path.stem or not one.examples:
            raise RuntimeError(f"examples/{path.name} contains the examples of another function, or none")
        found.append(one)
    return tuple(sorted(found, key=lambda one: (one.order, one.id)))


@cache
def _by_id() -> Mapping[str, ObjectiveExample | KeyResultExample]:
    return MappingProxyType({key: example for one in functions() for key, example in one.by_id.items()})


class ExampleDesk:
    """Finds the examples that suit a team, and copies them into its draft."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def function_of(self, team: str) -> str:
        """Return the id of the function that a team's name says, else that of a team above it, else of the first."""
        tree = self._session.workspace.tree(self._session.cycle_id)
        at = tree.get(team)
        seen: set[str] = set()
        while at is not None and at.id not in seen:
            seen.add(at.id)
            words = set("".join(sign if sign.isalnum() else " " for sign in at.name.lower()).split())
            if found := next((one.id for one in functions() if words.intersection(one.names)), ""):
                return found
            at = tree.parent(at.id)
        return functions()[0].id

    def take_over(self, team: str, at: str, example: str) -> str:
        """Add a copy of an example after the objective or key result `at`, in one undo step; return the id of the copy.

        A key result needs an objective: "" if `at` does not exist.
        """
        okrs = self._session.workspace.of(self._session.cycle_id, team)
        key = okrs.key_result(at)
        objective = key.objective if key else at
        chosen = _by_id()[example]
        if isinstance(chosen, ObjectiveExample):
            goal = Objective(id=ids.fresh("o"), title=chosen.title, why=chosen.why)
            return self._keep(okrs.but(objectives=with_new(okrs.objectives, goal, objective)), goal)
        if key is None and okrs.objective(at) is None:
            return ""
        said = key_result_form.from_sentence(
            KeyResult(id="", objective="", unit=chosen.unit),
            chosen.statement,
            self._session.cycle,
            self._session.clock.today(),
        )
        fields = {"unit": chosen.unit, "statement": chosen.statement, **said}
        result = KeyResult(id=ids.fresh("k"), objective=objective, **fields)
        return self._keep(with_key(okrs, result, key.id if key else None), result)

    def _keep(self, okrs: TeamOKRs, new: Objective | KeyResult) -> str:
        self._session.change(f"take over the example “{short(new.words)}”", self._session.workspace.with_okrs(okrs))
        return new.id
