"""Single statements for the checks, with the line and column they stand at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from tuiokr.exchange import formats, json_fields
from tuiokr.exchange.document import ExchangeError, Placed, shown
from tuiokr.exchange.json_text import Places, parse
from tuiokr.exchange.outline import FoundKeyResult, FoundObjective, Outline

if TYPE_CHECKING:
    from pydantic import JsonValue

    from tuiokr.model.okr import Waiver

Kind = Literal["objective", "key_result"]
_TELLING = frozenset(
    (
        *("start", "target", "unit", "due", "champion", "contributors", "data_source", "confidence", "kind"),
        *("why", "theme", "ambition", "parent", "parent_key_results", "owner"),
    )
)
"""Fields that show that a source keeps such things; a score or a result alone does not."""


@dataclass(frozen=True)
class Statement:
    """An objective's title or a key result's statement as it stands in a file."""

    id: str
    kind: Kind
    text: str
    """From JSON exactly as it is there; from Markdown and tables the plain words."""
    objective: str = ""
    """Of a key result: the title of its objective, where the file says it."""
    line: int = 1
    column: int = 1
    """Where the words begin, both from 1."""
    fields: Mapping[str, object] | None = None
    """What else the source says, by the names of the model (start, target, unit, due, champion, why, parent …).
    None when nothing in the source (for JSON Lines: in the line) speaks of such things."""
    set_id: str = ""
    """What it belongs to: of a key result the objective's id, of an objective the team's; "" when not known."""
    waivers: tuple[Waiver, ...] = ()
    """Findings that were let stand."""


def read_statements(data: bytes, name: str, wanted: str | None = None) -> Iterator[Statement]:
    """All statements of a file, in its order; lazily for JSON Lines.

    `wanted` names the format (None: by name and content). Raises ExchangeError while iterating, with the line at
    fault; what came before it has been given.
    """
    kind = formats.chosen(data, name, wanted).name
    text = formats.decode(data, name)
    if kind == "jsonl":
        yield from _json_lines(text, name)
    elif kind == "json":
        yield from _exchange_file(text, name)
    else:
        yield from _outlined(_outline(kind, text, name))


def background(data: bytes, name: str, wanted: str | None = None) -> tuple[str | None, tuple[Placed, ...]]:
    """The cycle a file names, and its teams: what the checks have to know beside its statements.

    Raises ExchangeError as an import of the file would.
    """
    kind = formats.chosen(data, name, wanted).name
    if kind in ("markdown", "csv"):  # without the values of the model, whose library takes longer than all checks
        outline = _outline(kind, formats.decode(data, name), name)
        return outline.cycle, outline.placed()
    document = formats.read(data, name, wanted)
    return document.cycle, tuple(Placed(team.id, team.name, team.parent) for team in document.teams)


def _outline(kind: str, text: str, name: str) -> Outline:
    if kind == "markdown":
        from tuiokr.exchange import markdown

        return markdown.outline(text, name)
    from tuiokr.exchange import csv_file

    return csv_file.outline(text, name)


def _json_lines(text: str, name: str) -> Iterator[Statement]:
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
        yield Statement(
            id=str(value["id"]),
            kind="objective" if kind == "objective" else "key_result",
            text=str(value["text"]),
            objective=objective or "",
            line=line,
            column=_inside(raw, Places(raw).of(("text",))[1]),
            fields=(fields if _TELLING & fields.keys() else None),
            set_id=objective or "",
            waivers=_waivers(fields),
        )


def _inside(raw: str, column: int) -> int:
    """The column after the quotation mark."""
    return column + 1 if raw[column - 1 : column] == '"' else column


def _fields(group: dict[str, JsonValue], objective: bool) -> dict[str, object]:
    """All that fits a field of the model; what does not fit says nothing here."""
    found: dict[str, object] = {}
    for field in json_fields.OBJECTIVE if objective else json_fields.KEY_RESULT:
        if group.get(field.key) is None:
            continue
        try:
            found[field.name] = field.read(group[field.key])
        except json_fields.Odd:
            continue
    return found


def _waivers(fields: Mapping[str, object]) -> tuple[Waiver, ...]:
    found = fields.get("waivers")
    if not isinstance(found, tuple):
        return ()
    from tuiokr.model.okr import Waiver

    return tuple(one for one in found if isinstance(one, Waiver))


def _exchange_file(text: str, name: str) -> Iterator[Statement]:
    from tuiokr.exchange import json_file

    json_file.read(text, name)  # says what is wrong with it; below, the words are taken as they are
    top = parse(text, name)
    objectives = top.get("objectives") if isinstance(top, dict) else None
    found: list[Statement] = []
    places = Places(text)
    for number, group in enumerate(objectives if isinstance(objectives, list) else []):
        if not isinstance(group, dict):
            continue
        own = str(group.get("id") or f"O{number + 1}")
        title = group.get("title")
        line, column = places.of(("objectives", number, "title"))
        fields = _fields(group, True)
        found.append(
            Statement(
                own,
                "objective",
                str(title or ""),
                "",
                line,
                column + 1,
                fields,
                str(group.get("team") or ""),
                _waivers(fields),
            )
        )
        inner = group.get("key_results")
        for place, key in enumerate(inner if isinstance(inner, list) else []):
            if isinstance(key, dict):
                line, column = places.of(("objectives", number, "key_results", place, "text"))
                key_id = str(key.get("id") or f"{own}.KR{place + 1}")
                words = str(key.get("text") or "")
                fields = _fields(key, False)
                one = Statement(key_id, "key_result", words, str(title or ""), line, column + 1, fields, own)
                found.append(replace(one, waivers=_waivers(fields)))
    yield from _with_fields_or_none(found)


def _with_fields_or_none(found: list[Statement]) -> Iterator[Statement]:
    """Fields only where the source speaks of them at all: a file of bare statements lacks no champions."""
    spoken = {
        kind: any(_TELLING & (one.fields or {}).keys() for one in found if one.kind == kind)
        for kind in ("objective", "key_result")
    }
    for one in found:
        if spoken[one.kind]:
            yield one
        else:
            yield replace(one, fields=None)


def _outlined(outline: Outline) -> Iterator[Statement]:
    yield from _with_fields_or_none([_statement(objective, key, team) for objective, key, team in outline.statements()])


def _statement(objective: FoundObjective, key: FoundKeyResult | None, team: str) -> Statement:
    if key is None:
        fields = dict(objective.fields)
        if objective.parent is not None:
            fields["parent"] = objective.parent.id
        return Statement(objective.id, "objective", objective.title, "", objective.line, objective.column, fields, team)
    return Statement(key.id, "key_result", key.text, objective.title, key.line, key.column, key.fields, objective.id)
