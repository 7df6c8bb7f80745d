"""Read the Markdown that this package publishes, also after people edited it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import unquote

from tuiokr.exchange.document import LEFT_OUT, WORKSHOPS, ExchangeError, shown
from tuiokr.exchange.markdown.escape import plain
from tuiokr.exchange.markdown.page_writer import CURRENCIES, capital
from tuiokr.exchange.outline import FoundKeyResult, FoundObjective, FoundTeam, Outline
from tuiokr.model import field
from tuiokr.model.field import QUOTE
from tuiokr.model.words import clean, clean_lines

MARK = "<!-- tuiokr: "
_WRITTEN: tuple[field.Shape, ...] = ("line", "person", "prose", "names", "number", "score", "level", "day")
"""Fields that are written after their own words."""
_LINE = re.compile(
    r"(?P<text>.*?)[ ]?<!-- tuiokr: (?P<kind>[a-z-]+)(?P<ids>(?: [a-z_]+=[^\s=]*)*) -->(?P<rest>[^<]*)\Z"
)
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")
_ITEM = re.compile(r"[-*+][ \t]+(?:\*\*KR\d+\*\*[ ]·[ ])?")
_SEPARATOR = re.compile(r"(?:\A|\s)·\s*\Z")
"""The dot before the next label; a dot at the end of a word belongs to the word."""
_NUMBERED = re.compile(r"O\d+[ ]·(?:[ ]|\Z)")
_TEAM_LABELS = ("Leader", "People")
_OBJECTIVE_LABELS = {
    capital(row.words): row for row in field.OBJECTIVE if row.shape in (*_WRITTEN, "link") and row.page != QUOTE
}
_CHOICES = {capital(choice): (row, choice) for row in field.OBJECTIVE for choice in row.choices}
_LABEL = re.compile(rf"\*\*({'|'.join((*_TEAM_LABELS, *_CHOICES, *_OBJECTIVE_LABELS))})\*\*")
_OF_KEY_RESULT = sorted(
    (row for row in field.KEY_RESULT if row.shape in (*_WRITTEN, "unit", "link")),
    key=lambda row: len(row.words),
    reverse=True,
)
"""The longest words first, because they may begin with the words of another field."""
_AMOUNT = re.compile(r"(?P<currency>[€$£] )?(?P<number>-?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?)(?: (?P<unit>.*))?\Z")
_LEVEL = re.compile(r"(10|\d)/10\Z")


def read(text: str, name: str) -> Outline:
    """Return the outline of a published page. Raises ExchangeError when it has no team."""
    reader = _PageReader(name)
    for line, content in enumerate(text.split("\n"), 1):
        if content.startswith("#") and _marked(content.rstrip())[1] == WORKSHOPS:
            reader.outline.notes.add(LEFT_OUT, line)
            break
        reader.line(content.rstrip("\r"), line)
    reader.finish()
    if not reader.outline.teams:
        raise ExchangeError(name, None, "found no team heading, expected at least one")
    return reader.outline


def _marked(line: str) -> tuple[str, str, dict[str, list[str]]]:
    """Return (words before the comment, kind, ids); kind is "" when there is no comment of tuiokr."""
    at = line.rfind(MARK)
    hit = _LINE.match(line[at:]) if at >= 0 else None
    if hit is None:
        return line, "", {}
    ids: dict[str, list[str]] = {}
    for part in hit["ids"].split():
        key, _, value = part.partition("=")
        ids[key] = [unquote(one) for one in value.split(",") if one]
    return line[:at].rstrip(), hit["kind"], ids


class _PageReader:
    """Reads line by line; the next line may add to the last item."""

    def __init__(self, name: str) -> None:
        self.outline = Outline(name)
        self.by_id: dict[str, str] = {}
        self.team: FoundTeam | None = None
        self.team_key = ""
        self.objective: FoundObjective | None = None
        self.key: FoundKeyResult | None = None
        self.why: list[str] = []

    def line(self, raw: str, line: int) -> None:
        stripped = raw.strip()
        if not stripped:
            return
        if heading := _HEADING.match(raw):
            self.heading(len(heading[1]), heading[2], line)
        elif self.objective and stripped.startswith(">") and not raw.startswith("  "):
            words = stripped[1:].strip()
            self.why.append(plain(_soft(words)))
        elif self.objective and (item := _ITEM.match(raw)):
            self.key_result(raw[item.end() :], line, item.end() + 1)
        elif self.key is not None and raw[0] in " \t":
            self.details(_soft(stripped), line)
        elif stripped.startswith("**"):
            self.about(_soft(stripped), line)

    def heading(self, depth: int, words: str, line: int) -> None:
        text, kind, ids = _marked(words)
        column = depth + 2
        if kind == "okrs" or (not kind and depth == 1):
            self.title(text)
        elif kind == "objective" or (not kind and _NUMBERED.match(text) and self.team is not None):
            self.finish()
            hit = _NUMBERED.match(text)
            self.key = None
            self.objective = FoundObjective(
                title=clean(plain(text[hit.end() if hit else 0 :])),
                team=self.team_key if self.team else self.new_team("", "", line),
                line=line,
                column=column + (hit.end() if hit else 0),
                id=(ids.get("id") or [""])[0],
            )
            self.objective.fields |= _links(ids, field.OBJECTIVE)
            self.outline.objectives.append(self.objective)
        else:
            self.finish()
            self.objective = self.key = None
            if not kind:
                self.outline.notes.add(f"the heading {shown(plain(text))} has no comment; read as a team", line)
            self.new_team(clean(plain(text)), (ids.get("id") or [""])[0], line)
            if self.team and (parent := ids.get("parent")):
                self.team.parent_id = parent[0]

    def new_team(self, name: str, own: str, line: int) -> str:
        if own in self.by_id:
            self.team_key = self.by_id[own]
            self.team = self.outline.teams[self.team_key]
            return self.team_key
        self.team_key = f"line {line}"
        self.team = self.outline.teams[self.team_key] = FoundTeam(name, id=own)
        if own:
            self.by_id[own] = self.team_key
        return self.team_key

    def title(self, text: str) -> None:
        organisation, between, cycle = text.rpartition(" · ")
        if between:
            self.outline.organisation = clean(plain(organisation))
        if cycle.startswith("OKRs "):
            self.outline.cycle = clean(plain(cycle[5:])) or None

    def key_result(self, words: str, line: int, column: int) -> None:
        text, _, ids = _marked(_soft(words))
        self.key = FoundKeyResult(clean(plain(text)), line, column, id=(ids.get("id") or [""])[0])
        self.key.fields |= _links(ids, field.KEY_RESULT)
        if self.objective:
            self.objective.key_results.append(self.key)

    def about(self, words: str, line: int) -> None:
        """Read `**Leader** Ana · **People** Li` of a team, or `**Committed** · **Theme** Trust` of an objective."""
        parts = _LABEL.split(words)
        for label, raw in zip(parts[1::2], parts[2::2], strict=True):
            row = _OBJECTIVE_LABELS.get(label)
            value = raw.strip() if row and row.shape == "prose" else _SEPARATOR.sub("", raw).strip()
            if self.objective is None:
                if self.team and label == "Leader":
                    self.team.leader = clean(plain(value))
                elif self.team and label == "People":
                    self.team.people = _names(value)
            elif label in _CHOICES:
                chosen, choice = _CHOICES[label]
                self.objective.fields[chosen.name] = choice
            elif row and not self.value(self.objective.fields, row, value, line):
                self.not_understood(f"{label} {value}", line)

    def value(self, fields: dict[str, object], row: field.Field, value: str, line: int) -> bool:
        """Read the value of a field as it is on a page; False when it is invalid."""
        match row.shape:
            case "line" | "person" | "unit":
                fields[row.name] = clean(plain(value))
            case "prose":
                fields[row.name] = clean_lines(plain(value))
            case "names":
                fields[row.name] = _names(value)
            case "score":
                self.score(fields, row, value, line)
            case "number" if (found := _amount(value)) and not found[1]:
                fields[row.name] = found[0]
            case "level" if hit := _LEVEL.match(value):
                fields[row.name] = int(hit[1])
            case "day":
                try:
                    fields[row.name] = date.fromisoformat(value)
                except ValueError:
                    return False
            case _:
                return row.shape == "link"  # the comment has its id
        return True

    def score(self, fields: dict[str, object], row: field.Field, value: str, line: int) -> None:
        try:
            fields[row.name] = float(value)
            if not 0 <= float(value) <= 1:
                del fields[row.name]
                raise ValueError(value)
        except ValueError:
            self.outline.notes.add(f"{row.label}: found {shown(value)}, expected 0.0 to 1.0; left out", line)

    def not_understood(self, words: str, line: int) -> None:
        self.outline.notes.add(f"{shown(plain(words))} is not understood; left out", line)

    def details(self, words: str, line: int) -> None:
        """Read `71 % ▸ 85 % · due 2027-03-31 · champion Ana`, or the result."""
        if self.key is None:
            return
        for row in _OF_KEY_RESULT:
            if row.shape == "prose" and words.startswith(f"{row.words}: "):
                self.value(self.key.fields, row, words[len(row.words) + 2 :], line)
                return
        for part in words.split(" · "):
            if not self.detail(self.key.fields, part.strip(), line):
                self.not_understood(part, line)

    def detail(self, fields: dict[str, object], part: str, line: int) -> bool:
        if "▸" in part:
            return _from_to(fields, part)
        for row in field.of_shape(field.KEY_RESULT, "choice"):
            if part in row.choices:
                fields[row.name] = part
                return True
        for row in _OF_KEY_RESULT:
            if row.shape != "prose" and (part == row.words or part.startswith(f"{row.words} ")):
                return self.value(fields, row, part[len(row.words) + 1 :], line)
        return False

    def finish(self) -> None:
        """Give the collected lines of the reason to their objective."""
        if self.objective and self.why:
            self.objective.fields["why"] = clean_lines("\n".join(self.why))
        self.why = []


def _links(ids: Mapping[str, list[str]], rows: tuple[field.Field, ...]) -> dict[str, object]:
    """The ids of what a thing supports, by field, from its comment."""
    links = field.of_shape(rows, "link", "links")
    found = {row: ids[row.exchange_key] for row in links if ids.get(row.exchange_key)}
    return {row.name: tuple(above) if row.shape == "links" else above[0] for row, above in found.items()}


def _names(value: str) -> tuple[str, ...]:
    return tuple(clean(plain(one)) for one in value.split(", "))


def _soft(words: str) -> str:
    """A line without the backslash of its line break; an escaped backslash stays."""
    trailing = len(words) - len(words.rstrip("\\"))
    return words[:-1].rstrip(" ") if trailing % 2 else words


def _amount(text: str) -> tuple[float, str] | None:
    hit = _AMOUNT.match(text)
    if hit is None:
        return None
    value = float(hit["number"].replace(",", ""))
    if value in (float("inf"), float("-inf")):
        return None
    currency = (hit["currency"] or "").strip()
    return value, currency if currency in CURRENCIES else clean(plain(hit["unit"] or ""))


def _from_to(fields: dict[str, object], part: str) -> bool:
    before, _, after = part.partition("▸")
    understood = True
    for name, text in (("start", before.strip()), ("target", after.strip())):
        if text == "?":
            continue
        if (found := _amount(text)) is None:
            understood = False
            continue
        fields[name] = found[0]
        if found[1]:
            fields["unit"] = found[1]
    return understood
