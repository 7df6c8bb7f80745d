"""Read and write an agenda as a file (JSON), in the shape of the agendas that ship with the program."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar, get_args

from tuiokr.exchange import encodings
from tuiokr.exchange.document import ExchangeError, shown
from tuiokr.exchange.file_format import bytes_of
from tuiokr.exchange.json_fields import Odd, identifier, number, one_of
from tuiokr.exchange.json_text import LinePositions, Path, parse
from tuiokr.model.agenda import Agenda, AgendaKind, Phase, Step
from tuiokr.model.limits import LONGEST_AGENDA_LINE, MOST_MINUTES, MOST_PHASES, MOST_PROMPTS, MOST_STEPS
from tuiokr.model.step_kind import StepKind
from tuiokr.model.words import clean

if TYPE_CHECKING:
    from pydantic import JsonValue

_V = TypeVar("_V")
_Group = dict[str, "JsonValue"]
_EXPECTED: Final = 'expected an agenda: {"title": …, "kind": …, "steps": [{"title": …, "minutes": …}, …]}'
_TOP: Final = ("id", "title", "kind", "steps", "offer")
"""The names in an agenda. Only the program uses `offer`: it says to which teams a built-in agenda is offered."""
_STEP: Final = tuple(Step.model_fields)
_PHASE: Final = tuple(Phase.model_fields)
_SIZES: Final = (0, 1, 2, 4)


class AgendaRead(NamedTuple):
    """An agenda that was read from a file."""

    agenda: Agenda
    notes: tuple[str, ...]
    """The names in the file that are not known, one line for each part of the agenda."""


def read(data: bytes, name: str) -> AgendaRead:
    """Return the agenda in a file's bytes; `name` is the file's name, for messages.

    Raises ExchangeError with the line, what was found and what was expected.
    """
    return _AgendaReader(encodings.decode(data, name).text, name).read()


def write(agenda: Agenda) -> bytes:
    """Return an agenda as a file: one line for each step, without what has its default."""
    head = "".join(f'  "{key}": {_json(getattr(agenda, key))},\n' for key in ("id", "title", "kind"))
    steps = ",\n".join(f"    {_json(_plain(step.document()))}" for step in agenda.steps)
    return bytes_of(f'{{\n{head}  "steps": [\n{steps}\n  ]\n}}\n')


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _plain(value: object) -> object:
    """Return a value with whole numbers as people write them."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


class _AgendaReader:
    """One file. Each method reads one part of it, and refuses the first value that does not fit."""

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self._top = parse(text, name)
        self._places = LinePositions(text)
        self._notes: list[str] = []

    def read(self) -> AgendaRead:
        top = self._top
        if not isinstance(top, dict) or "steps" not in top:
            raise ExchangeError(self._name, None, f"found {shown(top)} without steps, {_EXPECTED}")
        self._note_unknown(top, (), _TOP, "the agenda")
        agenda = Agenda.model_validate(
            {
                "id": self._get(top, (), "id", identifier, "agenda"),
                "title": self._get(top, (), "title", _title),
                "kind": self._get(top, (), "kind", one_of(get_args(AgendaKind))),
                "steps": [
                    self._step(one, ("steps", at), f"step {at + 1}")
                    for at, one in enumerate(self._list(top, (), "steps", MOST_STEPS))
                ],
            }
        )
        met: set[str] = set()
        for at, step in enumerate(agenda.steps):
            if step.id in met:
                raise self._refused(("steps", at, "id"), f"found {shown(step.id)} twice, expected another id")
            met.add(step.id)
        if not agenda.steps:
            raise self._refused(("steps",), "found no step, expected at least one")
        return AgendaRead(agenda, tuple(self._notes))

    def _step(self, group: JsonValue, path: Path, where: str) -> _Group:
        if not isinstance(group, dict):
            raise self._refused(path[:-1], f'found {shown(group)}, expected a step: {{"title": …, "minutes": …}}')
        self._note_unknown(group, path, _STEP, where)
        phases = self._list(group, path, "phases", MOST_PHASES)
        return {
            "id": self._get(group, path, "id", identifier, where.replace(" ", "-")),
            "title": self._get(group, path, "title", _title),
            "kind": self._get(group, path, "kind", one_of(tuple(StepKind)), StepKind.TALK.value),
            "minutes": self._get(group, path, "minutes", _minutes),
            "purpose": self._get(group, path, "purpose", _line, ""),
            "done_when": self._get(group, path, "done_when", _line, ""),
            "prompts": [
                self._read(one, (*path, "prompts"), _line) for one in self._list(group, path, "prompts", MOST_PROMPTS)
            ],
            "phases": [
                self._phase(one, (*path, "phases", at), f"phase {at + 1} of {where}") for at, one in enumerate(phases)
            ],
        }

    def _phase(self, group: JsonValue, path: Path, where: str) -> _Group:
        if not isinstance(group, dict):
            raise self._refused(path[:-1], f'found {shown(group)}, expected a phase: {{"title": …, "minutes": …}}')
        self._note_unknown(group, path, _PHASE, where)
        return {
            "title": self._get(group, path, "title", _title),
            "minutes": self._get(group, path, "minutes", _minutes),
            "size": self._get(group, path, "size", _size, 0),
            "instruction": self._get(group, path, "instruction", _line, ""),
        }

    def _list(self, group: _Group, path: Path, key: str, most: int) -> list[JsonValue]:
        value = group.get(key, [])
        if not isinstance(value, list):
            raise self._refused((*path, key), f"found {shown(value)}, expected a list of {key}")
        if len(value) > most:
            raise self._refused((*path, key), f"found {len(value):,} {key}, expected at most {most}")
        return value

    def _get(
        self, group: _Group, path: Path, key: str, read: Callable[[JsonValue], _V], default: _V | None = None
    ) -> _V:
        """Return a named value. Without a default it has to be there."""
        if key in group:
            return self._read(group[key], (*path, key), read)
        if default is None:
            raise self._refused(path, f"found no {shown(key)}, {_EXPECTED}")
        return default

    def _read(self, value: JsonValue, path: Path, read: Callable[[JsonValue], _V]) -> _V:
        try:
            return read(value)
        except Odd as odd:
            raise self._refused(path, f"{path[-1]}: {odd}") from None

    def _refused(self, path: Path, what: str) -> ExchangeError:
        return ExchangeError(self._name, self._places.line(path), what)

    def _note_unknown(self, group: _Group, path: Path, known: tuple[str, ...], where: str) -> None:
        if names := [shown(key) for key in group if key not in known]:
            more = f" and {len(names) - 3} more" if len(names) > 3 else ""
            self._notes.append(
                f"line {self._places.line(path)}: {', '.join(names[:3])}{more} in {where} is not known and is left out"
            )


def _line(value: JsonValue) -> str:
    if not isinstance(value, str):
        raise Odd(f"found {shown(value)}, expected text")
    if len(value) > LONGEST_AGENDA_LINE:
        raise Odd(f"found text of {len(value):,} characters, expected at most {LONGEST_AGENDA_LINE}")
    return clean(value)


def _title(value: JsonValue) -> str:
    title = _line(value)
    if not title:
        raise Odd(f"found {shown(value)}, expected a title")
    return title


def _minutes(value: JsonValue) -> float:
    found = number(value)
    if not 0 <= found <= MOST_MINUTES:
        raise Odd(f"found {shown(value)}, expected 0 to {MOST_MINUTES} minutes")
    return found


def _size(value: JsonValue) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or value not in _SIZES:
        raise Odd(f"found {shown(value)}, expected 1, 2 or 4 people, or 0 for all")
    return int(value)
