"""The published artefact: a team's, or all teams', objectives and key results as Markdown.

Handsome where it is rendered, readable where it is not, and read back by this package: the ids stand in comments at
the ends of lines, everything else is read from the words people see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import quote

from tuiokr.exchange.document import WORKSHOPS, Document, key_results_of
from tuiokr.exchange.markdown.text import escape, escape_lines
from tuiokr.model.progress import number
from tuiokr.model.words import plural

if TYPE_CHECKING:
    from tuiokr.model.okr import KeyResult, Objective, TeamOKRs
    from tuiokr.model.organisation import Team

CURRENCIES = ("€", "$", "£")


def comment(kind: str, **values: str | Iterable[str] | None) -> str:
    """`<!-- tuiokr: objective id=o1 -->`: what rendering hides and reading needs."""
    parts = [kind]
    for name, value in values.items():
        if value:
            each = [value] if isinstance(value, str) else list(value)
            parts.append(f"{name}=" + ",".join(quote(one, safe="").replace("--", "-%2D") for one in each))
    return f"<!-- tuiokr: {' '.join(parts)} -->"


def exact(value: float) -> str:
    """A number as people write it if that reads back as the same number, else with all its digits."""
    text = number(value)
    return text if float(text.replace(",", "")) == value else repr(value)


def amount(value: float | None, unit: str) -> str:
    """`71 %`, `€ 1,200`, `?`, escaped."""
    if value is None:
        return "?"
    if unit in CURRENCIES:
        return f"{unit} {exact(value)}"
    return f"{exact(value)} {escape(unit, in_parts=True)}".strip()


def write(document: Document) -> str:
    """The document as Markdown."""
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
    """id → `Payments O2` or `Payments O2 KR1`, escaped; for what is outside, the document's words."""
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
        ids = comment("objective", id=one.id, parent=one.parent, parent_kr=one.parent_key_results)
        lines += [f"{'#' * depth} O{place} · {escape(one.title)} {ids}", ""]
        if one.why:
            lines += [*_quoted(one.why), ""]
        if said := _about_objective(one, labels):
            lines += [*(f"{line}\\" for line in said[:-1]), said[-1], ""]
        for index, key in enumerate(keys.get(one.id, ()), 1):
            lines += _key_result(key, index, labels)
        lines.append("")
    return lines


def _quoted(words: str) -> list[str]:
    lines = escape_lines(words)
    hard = [f"> {line}\\" if line and following else f"> {line}" for line, following in pairwise(lines)]
    return [line.rstrip() if line == "> " else line for line in (*hard, f"> {lines[-1]}")]


def _about_objective(one: Objective, labels: Mapping[str, str]) -> list[str]:
    """The lines between an objective and its key results."""
    above = [labels.get(key, escape(key, in_parts=True)) for key in (one.parent, *one.parent_key_results) if key]
    lines = [f"**Supports** {' and '.join(above)}"] if above else []
    said = ["**Committed**"] if one.ambition == "committed" else []
    said += [f"**Theme** {escape(one.theme, in_parts=True)}"] if one.theme else []
    said += [f"**Owner** {escape(one.owner, in_parts=True)}"] if one.owner else []
    said += [f"**Together with** {_names(one.co_teams)}"] if any(one.co_teams) else []
    said += [f"**Score** {exact(one.score)}"] if one.score is not None else []
    lines += [" · ".join(said)] if said else []
    return [*lines, f"**Result** {_folded(one.result)}"] if one.result else lines


def _folded(words: str) -> str:
    return "<br>".join(escape(line) for line in words.split("\n"))


def _key_result(key: KeyResult, place: int, labels: Mapping[str, str]) -> list[str]:
    ids = comment("key-result", id=key.id, parent_link=key.parent_link)
    said = []
    if key.start is not None or key.target is not None:
        said.append(f"{amount(key.start, key.unit)} ▸ {amount(key.target, key.unit)}")
    elif key.unit:
        said.append(f"in {escape(key.unit, in_parts=True)}")
    said += [key.kind] if key.kind != "metric" else []
    said += [f"due {key.due.isoformat()}"] if key.due else []
    said += [f"champion {escape(key.champion, in_parts=True)}"] if key.champion else []
    said += [f"with {_names(key.contributors)}"] if any(key.contributors) else []
    said += [f"confidence {key.confidence}/10"] if key.confidence is not None else []
    said += [f"data from {escape(key.data_source, in_parts=True)}"] if key.data_source else []
    above = key.parent_link and labels.get(key.parent_link, escape(key.parent_link, in_parts=True))
    said += [f"supports {above}"] if above else []
    said += [f"score {exact(key.score)}"] if key.score is not None else []
    lines = [" · ".join(said)] if said else []
    lines += [f"result: {_folded(key.result)}"] if key.result else []
    first = f"- **KR{place}** · {escape(key.statement)} {ids}"
    if not lines:
        return [first]
    return [f"{first}\\", *(f"  {line}\\" for line in lines[:-1]), f"  {lines[-1]}"]
