"""Recognises how people write OKRs in Markdown, and takes teams, objectives and key results out of it.

Understood: labels (`**Objective:** …`, `KR1: …`), nested lists of `Owner: Title` with `KR:` lines, headings over
lists, boxes to tick, and tables. One walk over the tree of blocks decides for each what it is; a label always wins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tuiokr.exchange import markdown_words
from tuiokr.exchange.document import shown
from tuiokr.exchange.markdown_blocks import Node, Segment
from tuiokr.exchange.markdown_findings import Findings
from tuiokr.exchange.markdown_tables import read_table
from tuiokr.exchange.markdown_words import Words
from tuiokr.exchange.outline import FoundKeyResult, FoundObjective, Outline

_NAME_WORDS = 4
"""A heading of at most so many words over lists of lists is a team, a longer one an objective."""
_LABELS = ("objective", "only objective")


def fill(outline: Outline, root: Node, fallback: str) -> None:
    """Fill an outline from a tree of blocks; `fallback` names the team of what belongs to none."""
    _Shapes(outline, root, fallback).all()


def _everything(root: Node) -> Iterator[Node]:
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node.children))


def _lines(node: Node) -> list[Segment]:
    """The lines of an item: wrapped ones joined, `KR: …` lines and those after a hard break apart."""
    joined: list[Segment] = []
    for segment in node.segments:
        last = joined[-1] if joined else None
        if last is None or last.broken or markdown_words.read(segment.raw).label == "key result":
            joined.append(Segment(segment.raw, segment.line, segment.column, segment.broken))
        else:
            last.raw, last.broken = f"{last.raw} {segment.raw}", segment.broken
    return joined


def _short_among(headings: list[Node]) -> set[Node]:
    words = {node: len(_rest(node).split()) for node in headings}
    short = {node for node, count in words.items() if count <= _NAME_WORDS}
    return short if len(short) * 2 >= len(headings) else set()


def _rest(node: Node) -> str:
    return markdown_words.rest_of(markdown_words.read(node.raw, heading=True).text)


class _Lists(Findings):
    """Recognises what a list item is."""

    def __init__(self, outline: Outline, root: Node, fallback: str) -> None:
        super().__init__(outline, fallback)
        self.root = root
        self.labelled = False
        self.owners: set[str] = set()
        self.short: set[Node] = set()
        """Headings short enough for a team's name, where most of those beside them are too."""
        titles = [node for node in root.of("heading") if node.level == 1 and (node.of("heading") or node.of("item"))]
        self.titles = {node for node in titles if _rest(node)} if len(titles) > 1 else set()
        """Headings of the first level with something below, where there are several: no title of the whole."""
        self.look_around()

    def look_around(self) -> None:
        """What holds for the whole file: are there labels, who are the owners, which cycle is it."""
        sure: Counter[str] = Counter()
        for node in _everything(self.root):
            self.short |= _short_among(node.of("heading"))
            if node.kind not in ("heading", "item"):
                continue
            words = markdown_words.read(
                node.segments[0].raw if node.segments else node.raw, heading=node.kind == "heading"
            )
            self.labelled |= words.label in _LABELS
            if node.kind == "heading":
                self.outline.cycle = self.outline.cycle or markdown_words.cycle_of(words.text)
            elif not words.label and (owner := markdown_words.owner_of(words.text)):
                sure[owner[0]] += 2 if node.raw.startswith("**") or node.of("item") or len(node.segments) > 1 else 1
        self.owners = {owner for owner, times in sure.items() if times > 1}

    def flat(self, node: Node, objective: FoundObjective | None) -> None:
        """All leaves of a list are key results; with boxes, or words of their own at the top, the others too."""
        if objective is None:
            return
        for child in node.of("item"):
            words = markdown_words.read(_lines(child)[0].raw)
            if words.label in ("key results", "only key results"):
                self.flat(child, objective)
            elif words.label in ("objective", "key result"):
                self.item(child, objective.team, objective, None, 2)
            elif words.label == "meta" or markdown_words.to_an_anchor(child.raw):
                continue
            elif child.checked is not None:
                self.add_key_result(words, child, objective)
                self.flat(child, objective)
            elif any(one.checked is not None for one in child.of("item")):
                self.flat(child, objective)
            else:
                self.add_key_result(words, child, objective)

    def is_owner(self, node: Node) -> bool:
        words = markdown_words.read(_lines(node)[0].raw)
        owner = markdown_words.owner_of(words.text)
        return not words.label and owner is not None and owner[0] in self.owners

    def item(
        self,
        node: Node,
        team: str | None,
        above: FoundObjective | None,
        above_key: FoundKeyResult | None,
        depth: int,
        *,
        sure: bool = False,
    ) -> FoundObjective | None:
        """Read a list item with all in it; gives the objective it is, if it is one (`sure`: unless it is labelled)."""
        if markdown_words.to_an_anchor(node.raw):
            return None
        lines = _lines(node)
        words = markdown_words.read(lines[0].raw)
        owner = markdown_words.owner_of(words.text) if not words.label and not self.labelled else None
        if owner and owner[0] not in self.owners:
            owner = None
        if words.label == "key result" and above is not None:
            self.key_result_item(node, words, team, above, depth)
            return None
        if words.label == "key results":
            self.flat(node, above)
            return None
        if words.label == "meta":
            return None
        branch = bool(node.of("item")) or any(markdown_words.read(one.raw).label == "key result" for one in lines[1:])
        if words.label == "objective" or owner or sure or (branch and not self.labelled and above_key is None):
            return self.item_objective(node, words, lines, owner, team, above, above_key, depth)
        if above is not None and above_key is None:
            self.add_key_result(words, node, above)
        else:
            self.outline.notes.add(f"{shown(words.text)} belongs to no objective; left out", node.line)
        return None

    def key_result_item(self, node: Node, words: Words, team: str | None, above: FoundObjective, depth: int) -> None:
        key = self.add_key_result(words, node, above)
        for child in node.of("item"):
            if markdown_words.read(child.raw).label or self.is_owner(child):
                self.item(child, team, above, key, depth + 1)

    def item_objective(
        self,
        node: Node,
        words: Words,
        lines: list[Segment],
        owner: tuple[str, str] | None,
        team: str | None,
        above: FoundObjective | None,
        above_key: FoundKeyResult | None,
        depth: int,
    ) -> FoundObjective:
        title = Words(owner[1], result=words.result, priority=words.priority, issue=words.issue) if owner else words
        if owner and team is None:
            own = self.owner_team(owner[0], above, depth)
        else:
            own = above.team if above and team is None else self.team(team)
        found = self.objective(title, node, own, above, before=words.before + words.text.find(title.text))
        found.parent_key_result = above_key
        if owner and team is not None and owner[0].casefold() != team:
            found.fields["owner"] = owner[0]
        for line in lines[1:]:
            key = markdown_words.read(line.raw)
            if key.label == "key result":
                self.add_key_result(key, line, found)
        for child in node.of("item"):
            self.item(child, team, found, None, depth + 1)
        return found


class _Shapes(_Lists):
    """Recognises what a heading is, and walks over the whole."""

    def all(self) -> None:
        self.contents(self.root, None, None)
        self.arrange()

    def contents(self, node: Node, team: str | None, above: FoundObjective | None) -> None:
        """Everything in a section that is no objective itself."""
        last: FoundObjective | None = None
        labelled_siblings = any(
            markdown_words.read(child.raw, heading=True).label == "objective" for child in node.of("heading")
        )
        for place, child in enumerate(node.children):
            if child.kind == "item":
                last = self.item(child, team, above, None, 1) or last
            elif child.kind == "table":
                read_table(self.outline, child, self.team(team) if above is None else above.team, above)
            elif child.kind == "heading":
                following = node.children[place + 1] if place + 1 < len(node.children) else None
                if labelled_siblings and not child.children and following is not None:
                    team = self.outline.team(self.name(child), team)
                    continue
                last = self.heading(child, team, above, last, labelled_siblings) or last

    def name(self, node: Node) -> str:
        words = markdown_words.read(node.raw, heading=True).text
        return markdown_words.rest_of(words) or words

    def heading(
        self, node: Node, team: str | None, above: FoundObjective | None, last: FoundObjective | None, siblings: bool
    ) -> FoundObjective | None:
        """Read a heading with all under it; gives the objective it is, or the last one in it."""
        words = markdown_words.read(node.raw, heading=True)
        if words.label == "key result":
            if above or last:
                self.add_key_result(words, node, above or last)
            return last
        if words.label in ("key results", "only key results"):
            self.flat(node, above or last)
            return last
        if words.label == "only objective":
            return self.objectives_below(node, team, above)
        if words.label == "objective" or (siblings and self.labelled):
            return self.heading_objective(node, words, team, above)
        owner = markdown_words.owner_of(words.text) if words.numbered and not self.labelled else None
        if owner:
            found = self.objective(Words(owner[1]), node, self.owner_team(owner[0], above, 0), above)
            self.contents(node, None, found)
            return found
        rest = markdown_words.rest_of(words.text)
        what = self.what_is(node) if rest else "section"
        if what == "objective":
            return self.heading_objective(node, words, team, above)
        if what == "section" and node in self.titles:
            what = "team"
        if what == "team" and (node.level > 1 or node in self.titles):
            self.contents(node, self.outline.team(rest, team), None)
        elif what != "nothing":
            self.fallback = rest if node.level == 1 and rest and len(self.outline.objectives) == 0 else self.fallback
            self.contents(node, team, above)
        return last

    def what_is(self, node: Node) -> str:
        """section, team, objective or nothing, from what stands under a heading without a label."""
        if self.labelled:
            below = (markdown_words.read(one.raw, heading=one.kind == "heading").label for one in _everything(node))
            return "team" if any(label in _LABELS for label in below) else "nothing"
        items = [one for one in node.of("item") if not markdown_words.to_an_anchor(one.raw)]
        subs = node.of("heading")
        if items:
            nested = sum(bool(one.of("item")) or len(_lines(one)) > 1 for one in items)
            owners = any(self.is_owner(one) for one in items)
            if node.level == 1 and (subs or nested or owners):
                return "section"
            if not owners and (nested * 2 < len(items) or any(one.checked is not None for one in items)):
                return "objective"
        elif node.of("table"):
            return "team" if node.level > 1 and node in self.short else "section"
        elif not subs:
            return "nothing"
        if node.level == 1:
            return "section"
        return "team" if node in self.short else "objective"

    def heading_objective(
        self, node: Node, words: Words, team: str | None, above: FoundObjective | None
    ) -> FoundObjective | None:
        found = self.objective(words, node, above.team if above and team is None else self.team(team), above)
        nested = sum(bool(one.of("item")) for one in node.of("item"))
        if (
            self.labelled
            or any(one.checked is not None for one in node.of("item"))
            or nested * 2 < len(node.of("item"))
        ):
            self.flat(node, found)
        else:
            for child in node.of("item"):
                self.item(child, team, found, None, 1)
        last: FoundObjective | None = None
        for child in node.children:
            if child.kind == "table":
                read_table(self.outline, child, found.team, found)
            elif child.kind == "heading":
                last = self.heading(child, team, found, last, False) or last
        return found

    def objectives_below(self, node: Node, team: str | None, above: FoundObjective | None) -> FoundObjective | None:
        """`## Objective` with the objective itself in the paragraph, or the list, below."""
        found: FoundObjective | None = None
        for child in node.children:
            if child.kind == "heading":
                found = self.heading(child, team, above, found, False) or found
            elif child.kind == "item":
                found = self.item(child, team, above, None, 1, sure=True) or found
            elif child.kind == "paragraph" and found is None:
                words = Words(" ".join(markdown_words.read(one.raw).text for one in child.segments))
                found = self.objective(words, child, self.team(team), above)
        return found
