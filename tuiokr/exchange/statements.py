"""Single statements for the checks, with their line and column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from tuiokr.exchange import json_fields, json_names
from tuiokr.exchange.document import ExchangeError, shown
from tuiokr.exchange.json_text import LinePositions, parse
from tuiokr.exchange.outline import FoundKeyResult, FoundObjective, Outline
from tuiokr.model import field

if TYPE_CHECKING:
    from pydantic import JsonValue

    from tuiokr.model.okr import Waiver

Kind = Literal["objective", "key_result"]
_TELLING = frozenset(row.name for row in (*field.OBJECTIVE, *field.KEY_RESULT) if row.telling)
"""Fields that show that a source records such values; a score or a result alone does not show it."""


@dataclass(frozen=True)
class StatementAt:
    """An objective's title or a key result's statement as it is in a file."""

    id: str
    kind: Kind
    text: str
    """The exact text from JSON; the plain words from Markdown and tables."""
    objective: str = ""
    """For a key result, the title of its objective, when the file says it."""
    line: int = 1
    column: int = 1
    """`line` and `column` of the first word, both from 1."""
    fields: Mapping[str, object] | None = None
    """Other values in the source, by the names of the model (start, target, unit, due, champion, why, parent …).
    None when nothing in the source (for JSON Lines: in the line) contains such values."""
    set_id: str = ""
    """For a key result the id of its objective, for an objective the id of its team; "" when not known."""
    waivers: tuple[Waiver, ...] = ()
    """The waived findings."""


def of_lines(text: str, name: str) -> Iterator[StatementAt]:
    """Yield the statements of JSON Lines lazily. Raises ExchangeError during the iteration, with the faulty line."""
    for line, raw in enumerate(text.split("\n"), 1):
        if not raw.strip():
            continue
        value = parse(raw, name, line)
        if not isinstance(value, dict):
            raise ExchangeError(name, line, f'found {shown(value)}, expected {{"id": …, "kind": …, "text": …}}')
        for key in ("id", "text"):
            if not isinstance(value.get(key), str):
                raise ExchangeError(name, line, f'"{key}": found {shown(value.get(key))}, expected text')
        kind = value.get("kind")
        if kind not in ("objective", "key_result"):
            raise ExchangeError(name, line, f'"kind": found {shown(kind)}, expected "objective" or "key_result"')
        objective = value.get("objective")
        if objective is not None and not isinstance(objective, str):
            raise ExchangeError(name, line, f'"objective": found {shown(objective)}, expected text')
        fields = _fields(value, kind == "objective")
        yield StatementAt(
            id=str(value["id"]),
            kind="objective" if kind == "objective" else "key_result",
            text=str(value["text"]),
            objective=objective or "",
            line=line,
            column=_inside(raw, LinePositions(raw).of(("text",))[1]),
            fields=(fields if _TELLING & fields.keys() else None),
            set_id=objective or "",
            waivers=_waivers(fields),
        )


def _inside(raw: str, column: int) -> int:
    """The column after the quotation mark."""
    return column + 1 if raw[column - 1 : column] == '"' else column


def _fields(group: dict[str, JsonValue], objective: bool) -> dict[str, object]:
    """The values that fit a field of the model; others are ignored."""
    found: dict[str, object] = {}
    for one in json_fields.OBJECTIVE if objective else json_fields.KEY_RESULT:
        key = json_names.key_of(group, one.key)
        if group.get(key) is None:
            continue
        try:
            found[one.name] = one.read(group[key])
        except json_fields.Odd:
            continue
    return found


def _waivers(fields: Mapping[str, object]) -> tuple[Waiver, ...]:
    found = fields.get("waivers")
    if not isinstance(found, tuple):
        return ()
    from tuiokr.model.okr import Waiver

    return tuple(one for one in found if isinstance(one, Waiver))


def of_exchange_file(text: str, name: str) -> Iterator[StatementAt]:
    """Yield the statements of an exchange file. Raises ExchangeError as an import of it would."""
    from tuiokr.exchange import json_file

    places, objectives = json_file.listed(text, name)
    found: list[StatementAt] = []
    for number, one in enumerate(objectives, 1):
        own = str(one.group.get("id") or f"O{number}")
        title = str(one.group.get(str(one.title[-1])) or "")
        line, column = places.of(one.title)
        fields = _fields(one.group, True)
        waivers = _waivers(fields)
        found.append(StatementAt(own, "objective", title, "", line, column + 1, fields, one.team, waivers))
        for place, (key, path) in enumerate(one.key_results, 1):
            line, column = places.of(path)
            key_id = str(key.get("id") or f"{own}.KR{place}")
            fields = _fields(key, False)
            words = str(key.get(str(path[-1])) or "")
            waivers = _waivers(fields)
            found.append(StatementAt(key_id, "key_result", words, title, line, column + 1, fields, own, waivers))
    yield from _with_fields_or_none(found)


def _with_fields_or_none(found: list[StatementAt]) -> Iterator[StatementAt]:
    """Keep fields only if the source has such fields at all: in a file of bare statements no champion is missing."""
    spoken = {
        kind: any(_TELLING & (one.fields or {}).keys() for one in found if one.kind == kind)
        for kind in ("objective", "key_result")
    }
    for one in found:
        if spoken[one.kind]:
            yield one
        else:
            yield replace(one, fields=None)


def outlined(outline: Outline) -> Iterator[StatementAt]:
    """Yield the statements of an outline of a page or a table."""
    yield from _with_fields_or_none([_statement(objective, key, team) for objective, key, team in outline.statements()])


def _statement(objective: FoundObjective, key: FoundKeyResult | None, team: str) -> StatementAt:
    if key is None:
        fields = dict(objective.fields)
        if objective.parent is not None:
            fields["parent"] = objective.parent.id
        return StatementAt(
            objective.id, "objective", objective.title, "", objective.line, objective.column, fields, team
        )
    return StatementAt(key.id, "key_result", key.text, objective.title, key.line, key.column, key.fields, objective.id)
