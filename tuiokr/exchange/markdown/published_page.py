"""Reads the Markdown that this package publishes, also after people have edited it by hand."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import unquote

from tuiokr.exchange.document import LEFT_OUT, WORKSHOPS, ExchangeError, shown
from tuiokr.exchange.markdown.text import plain
from tuiokr.exchange.markdown.writer import CURRENCIES
from tuiokr.exchange.outline import FoundKeyResult, FoundObjective, FoundTeam, Outline
from tuiokr.model.words import clean, clean_lines

MARK = "<!-- tuiokr: "
_LINE = re.compile(
    r"(?P<text>.*?)[ ]?<!-- tuiokr: (?P<kind>[a-z-]+)(?P<ids>(?: [a-z_]+=[^\s=]*)*) -->(?P<rest>[^<]*)\Z"
)
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")
_ITEM = re.compile(r"[-*+][ \t]+(?:\*\*KR\d+\*\*[ ]·[ ])?")
_SEPARATOR = re.compile(r"(?:\A|\s)·\s*\Z")
"""The dot before the next label; one that ends a word belongs to the word."""
_NUMBERED = re.compile(r"O\d+[ ]·(?:[ ]|\Z)")
_LABEL = re.compile(r"\*\*(Supports|Committed|Aspirational|Theme|Owner|Together with|Score|Result|Leader|People)\*\*")
_AMOUNT = re.compile(r"(?P<currency>[€$£] )?(?P<number>-?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?)(?: (?P<unit>.*))?\Z")
_CONFIDENCE = re.compile(r"(10|\d)/10\Z")


def read(text: str, name: str) -> Outline:
    """The outline of a published artefact. Raises ExchangeError when it has no team left."""
    reader = _Reader(name)
    for line, content in enumerate(text.split("\n"), 1):
        if content.startswith("#") and _marked(content.rstrip())[1] == WORKSHOPS:
            reader.outline.notes.add(LEFT_OUT, line)
            break
        reader.line(content.rstrip("\r"), line)
    reader.finish()
    if not reader.outline.teams:
        raise ExchangeError(name, None, "found no heading of a team, expected at least one")
    return reader.outline


def _marked(line: str) -> tuple[str, str, dict[str, list[str]]]:
    """(words before the comment, kind, ids); kind is "" when there is no comment of ours."""
    at = line.rfind(MARK)
    hit = _LINE.match(line[at:]) if at >= 0 else None
    if hit is None:
        return line, "", {}
    ids: dict[str, list[str]] = {}
    for part in hit["ids"].split():
        key, _, value = part.partition("=")
        ids[key] = [unquote(one) for one in value.split(",") if one]
    return line[:at].rstrip(), hit["kind"], ids


class _Reader:
    """Line by line; what comes last is what the next line may add to."""

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
            if parent := ids.get("parent"):
                self.objective.fields["parent"] = parent[0]
            if above := ids.get("parent_kr"):
                self.objective.fields["parent_key_results"] = tuple(above)
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
        if above := ids.get("parent_link"):
            self.key.fields["parent_link"] = above[0]
        if self.objective:
            self.objective.key_results.append(self.key)

    def about(self, words: str, line: int) -> None:
        """`**Leader** Ana · **People** Li` of a team, `**Committed** · **Theme** Trust` of an objective."""
        parts = _LABEL.split(words)
        for label, raw in zip(parts[1::2], parts[2::2], strict=True):
            value = raw.strip() if label == "Result" else _SEPARATOR.sub("", raw).strip()
            names = tuple(clean(plain(one)) for one in value.split(", "))
            if self.objective is None:
                if self.team and label == "Leader":
                    self.team.leader = clean(plain(value))
                elif self.team and label == "People":
                    self.team.people = names
            elif label in ("Committed", "Aspirational"):
                self.objective.fields["ambition"] = label.lower()
            elif label in ("Theme", "Owner"):
                self.objective.fields[label.lower()] = clean(plain(value))
            elif label == "Together with":
                self.objective.fields["co_teams"] = names
            elif label == "Result":
                self.objective.fields["result"] = clean_lines(plain(value))
            elif label == "Score":
                self.score(self.objective.fields, value, line)

    def score(self, fields: dict[str, object], value: str, line: int) -> None:
        try:
            fields["score"] = float(value)
            if not 0 <= float(value) <= 1:
                del fields["score"]
                raise ValueError(value)
        except ValueError:
            self.outline.notes.add(f"score: found {shown(value)}, expected 0.0 to 1.0; left out", line)

    def details(self, words: str, line: int) -> None:
        """`71 % ▸ 85 % · due 2027-03-31 · champion Ana`, or what came of it."""
        if self.key is None:
            return
        if words.startswith("result: "):
            self.key.fields["result"] = clean_lines(plain(words[8:]))
            return
        for part in words.split(" · "):
            if not self.detail(self.key.fields, part.strip(), line):
                self.outline.notes.add(f"{shown(plain(part))} is not understood; left out", line)

    def detail(self, fields: dict[str, object], part: str, line: int) -> bool:
        if "▸" in part:
            return _from_to(fields, part)
        if part in ("baseline", "milestone"):
            fields["kind"] = part
            return True
        word, _, value = part.partition(" ")
        if word == "data" and value.startswith("from "):
            fields["data_source"] = clean(plain(value[5:]))
        elif word == "champion":
            fields["champion"] = clean(plain(value))
        elif word == "with":
            fields["contributors"] = tuple(clean(plain(one)) for one in value.split(", "))
        elif word == "in":
            fields["unit"] = clean(plain(value))
        elif word == "score":
            self.score(fields, value, line)
        elif word == "confidence" and (hit := _CONFIDENCE.match(value)):
            fields["confidence"] = int(hit[1])
        elif word == "due":
            try:
                fields["due"] = date.fromisoformat(value)
            except ValueError:
                return False
        else:
            return word == "supports"
        return True

    def finish(self) -> None:
        """The reason gathered so far goes to its objective."""
        if self.objective and self.why:
            self.objective.fields["why"] = clean_lines("\n".join(self.why))
        self.why = []


def _soft(words: str) -> str:
    """A line without the backslash that breaks it; one that is escaped stays."""
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
