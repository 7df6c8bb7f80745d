"""The findings of the checks in formats for people and machines. Pure: findings in, pieces of text out.

Every format is a function. It takes the judged items, the tally and the style, and yields the text piece by piece.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final
from urllib.parse import quote

from tuiokr import __version__
from tuiokr.cli.shared import dumped
from tuiokr.cli.style import Style
from tuiokr.model.words import clean, plural
from tuiokr.quality.finding import Finding, Severity
from tuiokr.quality.score import MEANING
from tuiokr.usecases.lint import Item, Judged, JudgedSet, LintTally

SEVERITY_COLOURS: Final[dict[Severity, str]] = {"error": "red", "warning": "yellow", "hint": "cyan"}
_SARIF_LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "hint": "note"}
_GITHUB_LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "hint": "notice"}

Report = Callable[[Iterable[Item], LintTally, Style], Iterator[str]]


# ---- for people


def text(items: Iterable[Item], tally: LintTally, style: Style) -> Iterator[str]:
    """Yield `file:line:column: severity name: message`, the question below it, and a last line with the counts.

    In colour each file is named once, and each statement is shown above its findings with the words found underlined.
    """
    file = ""
    for item in items:
        telling = item.findings or (tally.verbose and isinstance(item, Judged))
        if telling and style.on:
            if item.file != file:
                file = item.file
                yield f"{style(clean(file), 'bold', 'underline')}\n\n"
            yield _heading(item, style) + "\n"
        for finding in item.findings:
            yield _line(item, finding, style)
        if tally.verbose and isinstance(item, Judged):
            yield _score(item, style)
        if telling and style.on:
            yield "\n"
    if tally.verbose:
        yield f"{MEANING}\n"
    yield _sum(tally, style)


def _heading(item: Item, style: Style) -> str:
    return _marked(item, style) if isinstance(item, Judged) else style(f"All of {clean(item.team)}", "bold")


def _line(item: Item, finding: Finding, style: Style) -> str:
    line, column = item.place(finding)
    place = f"{clean(item.file)}:{line}:{column}:"
    name = style(finding.severity, SEVERITY_COLOURS[finding.severity], "bold")
    told = clean(finding.message)
    if isinstance(item, JudgedSet):
        told = f"{clean(item.team)}: {told}"
    first = f"{style(place, 'dim')} {name} {style(finding.name, 'bold')}: {told}\n"
    return first + (f"    {style(clean(finding.question), 'cyan')}\n" if finding.question else "")


def _score(item: Judged, style: Style) -> str:
    """Return the score of a statement in one line, and each of its parts in a line below."""
    place = style(f"{clean(item.file)}:{item.line}:{item.column}:", "dim")
    parts = "".join(f"    {part}\n" for part in item.explained)
    return f"{place} {style(f'score {item.verdict.score} of 100', 'bold')}\n{parts}"


def _marked(item: Judged, style: Style) -> str:
    """Return the statement with the words found underlined in the colour of their worst finding."""
    marks: list[Severity | None] = [None] * len(item.text)
    for severity in reversed(SEVERITY_COLOURS):
        for finding in item.findings:
            if finding.severity == severity:
                marks[finding.start : finding.end] = [severity] * (finding.end - finding.start)
    pieces: list[str] = []
    begin = 0
    for at in range(1, len(marks) + 1):
        if at == len(marks) or marks[at] != marks[begin]:
            piece, severity_here = item.text[begin:at], marks[begin]
            # Clean each piece separately, so that the offsets stay valid; spaces at its ends are kept.
            kept = f"{' ' * piece[:1].isspace()}{clean(piece)}{' ' * (piece[-1:].isspace() and bool(piece.strip()))}"
            looks = ("underline", SEVERITY_COLOURS[severity_here]) if severity_here else ()
            pieces.append(style(kept, "bold", *looks))
            begin = at
    return "".join(pieces)


def _sum(tally: LintTally, style: Style) -> str:
    said = f"{plural(tally.statements, 'statement')} in {plural(tally.sources, tally.source_word)}"
    if not tally.found:
        return f"{style('nothing found', 'green', 'bold')} in {said}\n"
    kinds = [
        style(plural(tally.by_severity[severity], severity), SEVERITY_COLOURS[severity], "bold")
        for severity in SEVERITY_COLOURS
        if tally.by_severity[severity]
    ]
    return f"{', '.join(kinds)} in {said}\n"


# ---- for machines


def verdict_of(item: Item) -> dict[str, Any]:
    """Return one line of the exchange format: the verdict on a statement, or the findings about a team's set."""
    if isinstance(item, Judged):
        return item.verdict.as_json(item.id)
    return {"id": item.id, "kind": "set", "findings": [finding.as_json() for finding in item.findings]}


def jsonl(items: Iterable[Item], tally: LintTally, style: Style) -> Iterator[str]:
    """Yield one verdict per line in the order of the statements; after those of a file, its sets with findings."""
    for item in items:
        yield dumped(verdict_of(item)) + "\n"


def as_json(items: Iterable[Item], tally: LintTally, style: Style) -> Iterator[str]:
    """Yield a list of the same verdicts, each with file, line and column, and an explanation of each score."""
    begin = "[\n"
    for item in items:
        more: dict[str, Any] = {"file": item.file, "line": item.line, "column": item.column}
        if isinstance(item, Judged):
            more |= {"score_of": "the wording, not of anybody", "score_explained": [*map(str.strip, item.explained)]}
        yield f"{begin} {dumped({**verdict_of(item), **more})}"
        begin = ",\n"
    yield "[]\n" if begin == "[\n" else "\n]\n"


def github(items: Iterable[Item], tally: LintTally, style: Style) -> Iterator[str]:
    """Yield GitHub workflow commands, which become annotations on the changed lines."""
    for item in items:
        for finding in item.findings:
            line, column = item.place(finding)
            place = f"file={_property(clean(item.file))},line={line},col={column}"
            if finding.end > finding.start:
                place += f",endColumn={column + finding.end - finding.start}"
            told = f"{clean(finding.message)} {clean(finding.question)}".strip()
            level = _GITHUB_LEVELS[finding.severity]
            yield f"::{level} {place},title={_property(finding.name)}::{_data(told)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def sarif(items: Iterable[Item], tally: LintTally, style: Style) -> Iterator[str]:
    """Yield a SARIF 2.1.0 log that contains the page of every check."""
    from tuiokr.quality.rule_registry import rules

    names = list(rules())
    results = [_result(item, finding, names) for item in items for finding in item.findings]
    driver = {
        "name": "tuiokr",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(name) for name in names],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    text = json.dumps(log, ensure_ascii=False, indent=1)
    yield (text if text.replace("\n", "").isprintable() else json.dumps(log, indent=1)) + "\n"


def _rule(name: str) -> dict[str, Any]:
    from tuiokr.quality import explain
    from tuiokr.quality.rule_registry import rules

    rule = rules()[name]
    page = explain(name)
    return {
        "id": name,
        "name": "".join(part.capitalize() for part in name.split("-")),
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.what} {rule.why} When to ignore it: {rule.ignore}", "markdown": page},
        "defaultConfiguration": {"level": _SARIF_LEVELS[rule.severity]},
        "properties": {"tags": ["okr", rule.on]},
    }


def _result(item: Item, finding: Finding, names: list[str]) -> dict[str, Any]:
    line, column = item.place(finding)
    region: dict[str, Any] = {"startLine": line, "startColumn": column}
    region["endColumn"] = column + finding.end - finding.start
    if finding.words:
        region["snippet"] = {"text": finding.words}
    place = {"artifactLocation": {"uri": quote(item.file.encode("utf-8", "surrogateescape"))}, "region": region}
    return {
        "ruleId": finding.name,
        "ruleIndex": names.index(finding.name),
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": f"{clean(finding.message)} {clean(finding.question)}".strip()},
        "locations": [{"physicalLocation": place, "logicalLocations": [{"name": item.id, "kind": "object"}]}],
        "properties": {"id": item.id},
    }


FORMATS: Final[dict[str, Report]] = {"text": text, "json": as_json, "jsonl": jsonl, "sarif": sarif, "github": github}
"""The formats by their names for `lint --format`."""
