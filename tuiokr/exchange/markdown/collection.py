"""Collect the teams, objectives and key results that a walk over Markdown finds in an outline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tuiokr.exchange import columns, values
from tuiokr.exchange.document import shown
from tuiokr.exchange.markdown import labels
from tuiokr.exchange.markdown.blocks import Node, Segment, everything
from tuiokr.exchange.markdown.escape import STRUCK, plain
from tuiokr.exchange.markdown.labels import Words
from tuiokr.exchange.markdown.tables import pairs_of
from tuiokr.exchange.outline import FoundKeyResult, FoundObjective, Outline
from tuiokr.model import field
from tuiokr.model.words import clean

_TOP_TEAMS = frozenset({"company", "ceo", "organisation", "organization", "company wide", "whole company"})
_STRIKES = re.compile(r"~~|</?(?:del|s|strike)>")
_OF_KEY_RESULT = frozenset(
    values.meanings(field.KEY_RESULT, "line", "person", "names", "amount", "unit", "number", "score", "level", "day")
)
"""Without meanings of several lines, which are a paragraph of the page below a key result."""
_OF_OBJECTIVE = frozenset(values.meanings(field.OBJECTIVE))


def lines_of(node: Node) -> list[Segment]:
    """The lines of an item. Wrapped lines are joined; `KR: …`, `Owner: …` and lines after a hard break are separate."""
    joined: list[Segment] = []
    for segment in node.segments:
        last = joined[-1] if joined else None
        if last is None or last.broken or _begins_anew(segment.raw):
            joined.append(Segment(segment.raw, segment.line, segment.column, segment.broken, segment.line))
        else:
            last.raw, last.broken, last.last = f"{last.raw} {segment.raw}", segment.broken, segment.line
    return joined


def _begins_anew(raw: str) -> bool:
    return labels.read(raw).label == "key result" or labels.property_of(raw)[0] in _OF_KEY_RESULT


class Findings:
    """Puts what is recognised into an outline, and records the lines that were used."""

    def __init__(self, outline: Outline, root: Node, fallback: str) -> None:
        self.outline = outline
        self.root = root
        self.fallback = fallback
        """Name of the team for items that belong to none."""
        self.depths: dict[str, int] = {}
        """Team key → its shallowest depth in the lists."""
        self.spare: set[str] = set()
        """Keys of teams that exist only for items that belong to none."""
        self.used: set[int] = set()
        """Lines that were put into the outline."""
        said = (
            labels.property_of(one.raw)[2]
            for node in everything(root)
            if node.kind in ("item", "paragraph")
            for one in node.segments
        )
        self.values = values.Values(outline.notes, filter(None, said))

    def use(self, node: Node | Segment) -> None:
        """Mark a line, with its continuation lines, as used. Note words that are struck out."""
        segment = lines_of(node)[0] if isinstance(node, Node) and node.kind == "item" else node
        last = segment.last if isinstance(segment, Segment) else 0
        self.used.update(range(segment.line, max(segment.line, last) + 1))
        struck = [clean(plain(_STRIKES.sub("", hit[0]))) for hit in STRUCK.finditer(segment.raw)]
        if struck:
            self.outline.notes.add(f"left out, because it is struck out: {', '.join(map(shown, struck))}", segment.line)

    def team(self, team: str | None) -> str:
        """Return the key of a team; for None, that of the team that the file is about."""
        if team is not None:
            return team
        known = set(self.outline.teams)
        found = self.outline.team(self.fallback)
        self.spare |= {found} - known
        return found

    def owner_team(self, owner: str, above: FoundObjective | None, depth: int) -> str:
        """Return the key of an owner's team. Its parent is the team of the objective above its shallowest place."""
        known = self.outline.team(owner)
        if depth < self.depths.get(known, 99):
            self.depths[known] = depth
            if above is None:
                self.outline.teams[known].parent = None
            elif self.depths.get(above.team, 99) < depth:
                self.outline.teams[known].parent = above.team
        return known

    def arrange(self) -> None:
        """Put the other top teams below the first one, when that one is the whole organisation."""
        tops = [key for key, team in self.outline.teams.items() if team.parent is None]
        if tops and tops[0] in _TOP_TEAMS:
            for key in tops[1:]:
                self.outline.teams[key].parent = tops[0]

    def objective(
        self, words: Words, node: Node, team: str, above: FoundObjective | None, before: int | None = None
    ) -> FoundObjective:
        fields: dict[str, object] = {"owner": words.champion} if words.champion else {}
        other = {"priority": words.priority} if words.priority else {}
        if words.issue:
            other["issue"] = words.issue
        if words.result:
            fields["result"] = words.result
            if (score := labels.score_of(words.result)) is not None:
                fields["score"] = score
        if other:
            fields["other"] = other
        column = _column(node.raw, words, node.column, before)
        found = FoundObjective(words.text, team, node.line, column, fields, parent=above)
        self.outline.objectives.append(found)
        self.use(node)
        return found

    def add_key_result(self, words: Words, node: Node | Segment, objective: FoundObjective | None) -> FoundKeyResult:
        fields: dict[str, object] = {"champion": words.champion or words.owner} if words.champion or words.owner else {}
        if words.result:
            fields["result"] = words.result
        score = labels.score_of(words.result)
        if isinstance(node, Node) and node.checked:
            score = 1.0
        if score is not None:
            fields["score"] = score
        if words.priority:
            fields["other"] = {"priority": words.priority}
        if words.due and (due := self.values.day(words.due, node.line)) is not None:
            fields["due"] = due
        found = FoundKeyResult(words.text, node.line, _column(node.raw, words, node.column, None), fields)
        if objective is not None and words.text:
            objective.key_results.append(found)
            self.use(node)
        return found

    def details(self, node: Node, key: FoundKeyResult) -> None:
        """Read the items and lines below a key result that are about it: `- Baseline: 410`, `- Owner: Ana`."""
        said: dict[str, str] = {}
        places: list[Node | Segment] = []
        if node.kind == "item":
            for line in lines_of(node)[1:]:
                self.detail(line, said, places)
        for child in node.children:
            if child.kind == "table":
                self.table_details(child, said, places)
            parts: Iterable[Node | Segment] = [child] if child.kind == "item" else child.segments
            for part in parts if child.kind in ("item", "paragraph") else ():
                self.detail(part, said, places)
        if said:
            fields = self.values.key_result(said, places[0].line)
            _put(key.fields, fields)
            for part in places:
                self.use(part)

    def detail(self, part: Node | Segment, said: dict[str, str], places: list[Node | Segment]) -> None:
        """Read one such item or line."""
        meaning, _, value = labels.property_of(part.raw)
        if meaning in _OF_KEY_RESULT and meaning not in said:
            said[meaning] = value
            places.append(part)

    def table_details(self, node: Node, said: dict[str, str], places: list[Node | Segment]) -> None:
        """Read a small table about a key result below it; a table with other names is ignored."""
        pairs = [(columns.meaning_of(name), value) for name, value in pairs_of(node)]
        if pairs and all(meaning in _OF_KEY_RESULT for meaning, _ in pairs):
            said.update((meaning, value) for meaning, value in pairs if value and meaning not in said)
            places.append(node)

    def property(self, part: Node | Segment, objective: FoundObjective | None) -> bool:
        """Read a line such as `**Owner:** Ana` for its objective or `Period: Q1 2031` for the page, or return False."""
        meaning, _, value = labels.property_of(part.raw)
        if meaning == "cycle" and (cycle := labels.cycle_in(value)) and self.outline.cycle in (None, cycle):
            self.outline.cycle = cycle
        elif meaning == "organisation" and objective is None and not self.outline.organisation:
            self.outline.organisation = value
        elif objective is not None and meaning in _OF_OBJECTIVE:
            fields = self.values.objective({meaning: value}, part.line)
            if not fields or fields.keys() & objective.fields.keys():
                return False
            _put(objective.fields, fields)
        else:
            return False
        self.use(part)
        return True

    def drop_empty(self) -> None:
        """Leave out objectives that have neither a title nor key results."""
        kept = [one for one in self.outline.objectives if one.title or one.key_results]
        for one in self.outline.objectives:
            if not one.title:
                what = "without a title" if one.key_results else "without a title and key results; left out"
                self.outline.notes.add(f"an objective {what}", one.line)
            if one.parent is not None and not (one.parent.title or one.parent.key_results):
                one.parent = one.parent.parent
        self.outline.objectives = kept
        teams = {one.team for one in kept} | {team.parent for team in self.outline.teams.values()}
        for key in self.spare - teams:
            del self.outline.teams[key]


def _put(fields: dict[str, object], more: Mapping[str, object]) -> None:
    """Add the fields that are not known yet."""
    for name, value in more.items():
        known = fields.get(name)
        fields[name] = {**value, **known} if isinstance(known, dict) and isinstance(value, dict) else known or value


def _column(raw: str, words: Words, start: int, before: int | None) -> int:
    """The column where the words begin: the place of the exact words, else of the first word."""
    begin = words.before if before is None else before
    at = raw.find(words.text[:10], 0, 500)
    if at < 0 and words.text:
        at = raw.find(words.text.split()[0], begin, 500)
    return start + (at if at >= 0 else begin)
