"""Write the published page: the objectives and key results of one team, or of all teams, as Markdown.

The page is readable with and without rendering, and this package can read it again: the ids are in comments at
the ends of lines, and everything else is read from the visible words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from tuiokr.exchange.document import WORKSHOPS, Document, key_results_of
from tuiokr.exchange.markdown.escape import escape, escape_lines
from tuiokr.model import field
from tuiokr.model.progress import number
from tuiokr.model.words import plural

if TYPE_CHECKING:
    from tuiokr.model.okr import KeyResult, Objective, TeamOKRs
    from tuiokr.model.organisation import Team

CURRENCIES = ("€", "$", "£")
(_UNIT,) = field.of_shape(field.KEY_RESULT, "unit")
(_PARENT,) = field.of_shape(field.OBJECTIVE, "link")


def comment(kind: str, **values: str | Iterable[str] | None) -> str:
    """Return `<!-- tuiokr: objective id=o1 -->`, which rendering hides and the reader needs."""
    parts = [kind]
    for name, value in values.items():
        if value:
            each = [value] if isinstance(value, str) else list(value)
            parts.append(f"{name}=" + ",".join(quote(one, safe="").replace("--", "-%2D") for one in each))
    return f"<!-- tuiokr: {' '.join(parts)} -->"


def exact(value: float) -> str:
    """A number as people write it if that is read as the same number, else with all its digits."""
    text = number(value)
    return text if float(text.replace(",", "")) == value else repr(value)


def amount(value: float | None, unit: str) -> str:
    """A number with its unit, escaped: `71 %`, `€ 1,200`; `?` when it is not known."""
    if value is None:
        return "?"
    if unit in CURRENCIES:
        return f"{unit} {exact(value)}"
    return f"{exact(value)} {escape(unit, in_parts=True)}".strip()


def write(document: Document) -> str:
    """Return the document as Markdown."""
    from tuiokr.model.organisation import Tree

    lines = [f"# {_title(document)} {comment('okrs', cycle=document.cycle)}", ""]
    counts = document.counts
    lines += [
        " · ".join(
            (
                plural(counts.teams, "team"),
                plural(counts.objectives, "objective"),
                plural(counts.key_results, "key result"),
            )
        ),
        "",
    ]
    labels = _labels(document)
    okrs = {one.team: one for one in document.okrs}
    for level, team in Tree(document.teams).walk():
        lines += _team(team, level)
        if team.id in okrs:
            lines += _okrs(okrs[team.id], min(level + 2, 6), labels)
    if document.workshops:
        from tuiokr.exchange.workshop_record import HEADING, markdown

        lines += ["", f"## {HEADING} {comment(WORKSHOPS)}", "", *markdown(document.workshops)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip("\n") + "\n"


def _title(document: Document) -> str:
    okrs = f"OKRs {escape(document.cycle, in_parts=True)}" if document.cycle else "OKRs"
    return f"{escape(document.organisation)} · {okrs}" if document.organisation else okrs


def _labels(document: Document) -> dict[str, str]:
    """id → `Payments O2 “…”` or `Payments O2 KR1`, escaped; for items outside the document, its words for them."""
    found = {key: escape(words, in_parts=True) for key, words in document.outside.items()}
    names = {team.id: escape(team.name, in_parts=True) for team in document.teams}
    for okrs in document.okrs:
        keys = key_results_of(okrs)
        for place, one in enumerate(okrs.objectives, 1):
            found[one.id] = f"{names.get(okrs.team, '')} O{place} “{escape(one.title, in_parts=True)}”"
            for index, key in enumerate(keys.get(one.id, ()), 1):
                found[key.id] = f"{names.get(okrs.team, '')} O{place} KR{index}"
    return found


def _team(team: Team, level: int) -> list[str]:
    lines = [f"{'#' * min(level + 1, 5)} {escape(team.name)} {comment('team', id=team.id, parent=team.parent)}", ""]
    said = [f"**Leader** {escape(team.leader, in_parts=True)}"] if team.leader else []
    if team.people:
        said.append(f"**People** {_names(team.people)}")
    return [*lines, " · ".join(said), ""] if said else lines


def _names(names: Iterable[str]) -> str:
    return ", ".join(escape(name, in_list=True) for name in names if name)


def _okrs(okrs: TeamOKRs, depth: int, labels: Mapping[str, str]) -> list[str]:
    lines: list[str] = []
    keys = key_results_of(okrs)
    for place, one in enumerate(okrs.objectives, 1):
        ids = _ids("objective", one, field.OBJECTIVE)
        lines += [f"{'#' * depth} O{place} · {escape(one.title)} {ids}", ""]
        if one.why:
            lines += [*_quoted(one.why), ""]
        if said := about_objective(one, labels):
            lines += [*(f"{line}\\" for line in said[:-1]), said[-1], ""]
        for index, key in enumerate(keys.get(one.id, ()), 1):
            lines += _key_result(key, index, labels)
        lines.append("")
    return lines


def _quoted(words: str) -> list[str]:
    lines = escape_lines(words)
    hard = [f"> {line}\\" if line and following else f"> {line}" for line, following in pairwise(lines)]
    return [line.rstrip() if line == "> " else line for line in (*hard, f"> {lines[-1]}")]


def _ids(kind: str, one: Objective | KeyResult, rows: tuple[field.Field, ...]) -> str:
    """The comment with the id of a thing and the ids of what it supports."""
    links = {row.exchange_key: getattr(one, row.name) for row in field.of_shape(rows, "link", "links")}
    return comment(kind, id=one.id, **links)


def about_objective(one: Objective, labels: Mapping[str, str]) -> list[str]:
    """Return the lines between an objective and its key results; `labels` is id → escaped name of things above."""
    above = [labels.get(key, escape(key, in_parts=True)) for key in (one.parent, *one.parent_key_results) if key]
    lines = [f"**{capital(_PARENT.words)}** {' and '.join(above)}"] if above else []
    said = []
    for row in field.by_turn(field.OBJECTIVE):
        if row.shape == "choice":
            said += [f"**{capital(chosen)}**" for chosen in _chosen(one, row)]
        elif words := _said(row, getattr(one, row.name)):
            said.append(f"**{capital(row.words)}** {words}")
    lines += [" · ".join(said)] if said else []
    return [*lines, *(f"**{capital(row.words)}** {_folded(words)}" for row, words in _prose(one, field.OBJECTIVE))]


def capital(words: str) -> str:
    """Words with a capital first letter, as in the label of an objective."""
    return words[:1].upper() + words[1:]


def _chosen(one: Objective | KeyResult, row: field.Field) -> list[str]:
    """The value of a choice, unless it is the default."""
    value = str(getattr(one, row.name))
    return [value] if value != row.choices[0] else []


def _said(row: field.Field, value: Any) -> str:
    """A field's value for a line with others, escaped; "" when it is empty or written elsewhere."""
    match row.shape:
        case "line" | "person":
            return escape(value, in_parts=True)
        case "names":
            return _names(value)
        case "number" | "score":
            return exact(value) if value is not None else ""
        case "level":
            return f"{value}/10" if value is not None else ""
        case "day":
            return value.isoformat() if value else ""
    return ""


def _prose(one: Objective | KeyResult, rows: tuple[field.Field, ...]) -> list[tuple[field.Field, str]]:
    """The fields of several lines that have their own line, if they are not empty."""
    own = [row for row in field.of_shape(rows, "prose") if row.page != field.QUOTE]
    return [(row, words) for row in own if (words := getattr(one, row.name))]


def _folded(words: str) -> str:
    return "<br>".join(escape(line) for line in words.split("\n"))


def about_key_result(key: KeyResult, labels: Mapping[str, str]) -> list[str]:
    """Return the lines below the statement of a key result; `labels` is id → escaped name of things above."""
    said = []
    if key.start is not None or key.target is not None:
        said.append(f"{amount(key.start, key.unit)} ▸ {amount(key.target, key.unit)}")
    elif key.unit:
        said.append(f"{_UNIT.words} {escape(key.unit, in_parts=True)}")
    for row in field.by_turn(field.KEY_RESULT):
        value = getattr(key, row.name)
        if row.shape == "choice":
            said += _chosen(key, row)
        elif row.shape == "link":
            said += [f"{row.words} {labels.get(value, escape(value, in_parts=True))}"] if value else []
        elif words := _said(row, value):
            said.append(f"{row.words} {words}")
    lines = [" · ".join(said)] if said else []
    return [*lines, *(f"{row.words}: {_folded(words)}" for row, words in _prose(key, field.KEY_RESULT))]


def _key_result(key: KeyResult, place: int, labels: Mapping[str, str]) -> list[str]:
    lines = about_key_result(key, labels)
    ids = _ids("key-result", key, field.KEY_RESULT)
    first = f"- **KR{place}** · {escape(key.statement)} {ids}"
    if not lines:
        return [first]
    return [f"{first}\\", *(f"  {line}\\" for line in lines[:-1]), f"  {lines[-1]}"]
