"""What a walk over Markdown has found so far: teams, objectives and key results going into an outline."""

from __future__ import annotations

from tuiokr.exchange import markdown_words
from tuiokr.exchange.markdown_blocks import Node, Segment
from tuiokr.exchange.markdown_words import Words
from tuiokr.exchange.outline import FoundKeyResult, FoundObjective, Outline

_TOP_TEAMS = frozenset({"company", "ceo", "organisation", "organization", "company wide", "whole company"})


class Findings:
    """Puts what is recognised into an outline."""

    def __init__(self, outline: Outline, fallback: str) -> None:
        self.outline = outline
        self.fallback = fallback
        """Name of the team of what belongs to none."""
        self.depths: dict[str, int] = {}
        """Team key → how deep in the lists it was first seen at its shallowest."""

    def team(self, team: str | None) -> str:
        """The key of a team; of none: the one the file is about."""
        return team if team is not None else self.outline.team(self.fallback)

    def owner_team(self, owner: str, above: FoundObjective | None, depth: int) -> str:
        """The key of an owner's team. It stands under the team of the objective above where it stands highest."""
        known = self.outline.team(owner)
        if depth < self.depths.get(known, 99):
            self.depths[known] = depth
            if above is None:
                self.outline.teams[known].parent = None
            elif self.depths.get(above.team, 99) < depth:
                self.outline.teams[known].parent = above.team
        return known

    def arrange(self) -> None:
        """Put the teams of equal headings under the first, when that is the whole company."""
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
            if (score := markdown_words.score_of(words.result)) is not None:
                fields["score"] = score
        if other:
            fields["other"] = other
        column = _column(node.raw, words, node.column, before)
        found = FoundObjective(words.text, team, node.line, column, fields, parent=above)
        self.outline.objectives.append(found)
        return found

    def add_key_result(self, words: Words, node: Node | Segment, objective: FoundObjective | None) -> FoundKeyResult:
        fields: dict[str, object] = {"champion": words.champion or words.owner} if words.champion or words.owner else {}
        if words.result:
            fields["result"] = words.result
        score = markdown_words.score_of(words.result)
        if isinstance(node, Node) and node.checked:
            score = 1.0
        if score is not None:
            fields["score"] = score
        if words.priority:
            fields["other"] = {"priority": words.priority}
        found = FoundKeyResult(words.text, node.line, _column(node.raw, words, node.column, None), fields)
        if objective is not None:
            objective.key_results.append(found)
        return found


def _column(raw: str, words: Words, start: int, before: int | None) -> int:
    """The column where the words begin: where they stand as they are, else where their first one does."""
    begin = words.before if before is None else before
    at = raw.find(words.text[:10], 0, 500)
    if at < 0 and words.text:
        at = raw.find(words.text.split()[0], begin, 500)
    return start + (at if at >= 0 else begin)
