"""Recognise how people write OKRs in Markdown, and read teams, objectives and key results from it.

Understood: labels (`**Objective:** …`, `KR1: …`), nested lists of `Owner: Title` with `KR:` lines, headings above
lists, check boxes, and tables. One walk over the tree decides what each block is; a label always wins.
Every line that is read is marked as used, so that the others can be reported.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from tuiokr.exchange.document import shown
from tuiokr.exchange.markdown import labels as markdown_words
from tuiokr.exchange.markdown import unused
from tuiokr.exchange.markdown.blocks import BOLD_LEVEL, Node, Segment, everything
from tuiokr.exchange.markdown.collection import Findings, lines_of
from tuiokr.exchange.markdown.escape import STRUCK
from tuiokr.exchange.markdown.labels import Words
from tuiokr.exchange.markdown.tables import read_table
from tuiokr.exchange.outline import FoundKeyResult, FoundObjective, Outline

_NAME_WORDS = 4
"""A heading of at most so many words above nested lists is a team; a longer one is an objective."""
_LABELS = ("objective", "only objective")


def fill(outline: Outline, root: Node, fallback: str) -> None:
    """Fill an outline from a tree of blocks; `fallback` is the name of the team for items that belong to none."""
    _Shapes(outline, root, fallback).all()


def _short_among(headings: list[Node]) -> set[Node]:
    words = {node: len(_rest(node).split()) for node in headings}
    short = {node for node, count in words.items() if count <= _NAME_WORDS}
    return short if len(short) * 2 >= len(headings) else set()


def _rest(node: Node) -> str:
    return markdown_words.rest_of(markdown_words.read(node.raw, heading=True).text)


def _holds(node: Node, *labels: str) -> bool:
    """Whether anything below a node has one of these labels."""
    below = (one for one in everything(node) if one is not node)
    return any(markdown_words.read(one.raw, heading=one.kind == "heading").label in labels for one in below)


class _Lists(Findings):
    """Recognises what a list item is."""

    def __init__(self, outline: Outline, root: Node, fallback: str) -> None:
        super().__init__(outline, root, fallback)
        self.labelled = False
        self.owners: set[str] = set()
        self.short: set[Node] = set()
        """Headings short enough for a team's name, when most of their siblings are short too."""
        titles = [node for node in root.of("heading") if node.level == 1 and (node.of("heading") or node.of("item"))]
        self.several: FoundObjective | None = None
        """The last objective of a list of several objectives without key results."""
        self.titles = {node for node in titles if _rest(node)} if len(titles) > 1 else set()
        """First-level headings with content, when there are several: none of them is the title of the page."""
        self.look_around()

    def look_around(self) -> None:
        """Find out what applies to the whole file: whether it has labels, the owners, the cycle."""
        sure: Counter[str] = Counter()
        for node in everything(self.root):
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
        """Add the items of a list as key results. Below an item with a box, the inner items are key results too."""
        if objective is None:
            return
        for child in node.of("item"):
            words = markdown_words.read(lines_of(child)[0].raw)
            if words.label in ("key results", "only key results"):
                self.use(child)
                self.flat(child, objective)
            elif words.label in ("objective", "key result"):
                self.item(child, objective.team, objective, None, 2)
            elif self.aside(child, words, objective):
                continue
            elif child.checked is not None:
                self.details(child, self.add_key_result(words, child, objective))
                self.flat(child, objective)
            elif any(one.checked is not None for one in child.of("item")):
                self.use(child)
                self.flat(child, objective)
            else:
                self.details(child, self.add_key_result(words, child, objective))

    def aside(self, node: Node, words: Words, objective: FoundObjective | None) -> bool:
        """Whether an item is neither an objective nor a key result."""
        if markdown_words.to_an_anchor(node.raw) or not words.text:
            return markdown_words.to_an_anchor(node.raw) or not node.of("item") or bool(STRUCK.search(node.raw))
        if words.label == "aside" and not _holds(node, *_LABELS):
            return True
        if self.is_owner(node):
            return False
        return self.property(lines_of(node)[0], objective) or words.label == "meta" or self.is_property(node)

    def is_property(self, node: Node) -> bool:
        """Whether an item is a line such as `Due: 31 March`, about an objective that has no field for it."""
        meaning, name, _ = markdown_words.property_of(lines_of(node)[0].raw)
        known = ("", "key result", "objective", "team", "title", "parent team", "cycle", "theme", "action", "type")
        return meaning not in known and name not in self.owners and not node.of("item")

    def is_owner(self, node: Node) -> bool:
        words = markdown_words.read(lines_of(node)[0].raw)
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
        """Read a list item with its content. Return its objective, if it is one (`sure`: it is one unless labelled)."""
        lines = lines_of(node)
        words = markdown_words.read(lines[0].raw)
        owner = markdown_words.owner_of(words.text) if not words.label and not self.labelled else None
        if owner and owner[0] not in self.owners:
            owner = None
        if words.label == "key result" and above is not None:
            self.key_result_item(node, words, team, above, depth)
            return None
        if words.label in ("key results", "only key results"):
            self.use(lines[0])
            self.flat(node, above)
            return None
        if words.label not in ("objective", "key result") and self.aside(node, words, above):
            return None
        branch = bool(node.of("item")) or any(markdown_words.read(one.raw).label == "key result" for one in lines[1:])
        if words.label == "objective" or owner or sure or (branch and not self.labelled and above_key is None):
            return self.item_objective(node, words, lines, owner, team, above, above_key, depth)
        if above is not None and above_key is None:
            self.details(node, self.add_key_result(words, node, above))
        elif self.labelled and _holds(node, *_LABELS):
            return self.item_team(node, words, team, depth)
        return None

    def item_team(self, node: Node, words: Words, team: str | None, depth: int) -> FoundObjective | None:
        """Read an item without a label above labelled objectives as a team."""
        self.use(node)
        own = self.outline.team(markdown_words.rest_of(words.text) or words.text, team)
        found: FoundObjective | None = None
        for child in node.of("item"):
            found = self.item(child, own, None, None, depth + 1) or found
        return found

    def key_result_item(self, node: Node, words: Words, team: str | None, above: FoundObjective, depth: int) -> None:
        key = self.add_key_result(words, node, above)
        self.details(node, key)
        for child in node.of("item"):
            if markdown_words.read(child.raw).label in ("objective", "key result") or self.is_owner(child):
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
        title = replace(words, text=owner[1], before=0, owner="", champion="") if owner else words
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
            else:
                self.property(line, found)
        for child in node.of("item"):
            self.item(child, team, found, None, depth + 1)
        return found


class _Shapes(_Lists):
    """Recognises what a heading is, and walks over the whole page."""

    def all(self) -> None:
        self.contents(self.root, None, None)
        self.arrange()
        self.drop_empty()
        if not self.outline.empty:
            unused.note(self.outline.notes, self.root, self.used)
            self.values.finish()

    def contents(
        self, node: Node, team: str | None, above: FoundObjective | None, last: FoundObjective | None = None
    ) -> FoundObjective | None:
        """Read everything in a section that is not an objective itself. Return the last objective in it."""
        levels = {
            child.level
            for child in node.of("heading")
            if markdown_words.read(child.raw, heading=True).label == "objective"
        }
        for place, child in enumerate(node.children):
            if child.kind == "item":
                label = markdown_words.read(child.raw).label
                last = self.item(child, team, above or (last if label == "key result" else None), None, 1) or last
            elif child.kind == "table":
                holder = above or last
                if read_table(self.outline, child, holder.team if holder else self.team(team), holder):
                    self.use(child)
            elif child.kind == "paragraph":
                for segment in child.segments:
                    self.property(segment, above or last)
            elif child.kind == "heading":
                following = node.children[place + 1] if place + 1 < len(node.children) else None
                if levels and not child.children and following is not None and self.is_name(child):
                    team = self.outline.team(self.name(child), team)
                    self.use(child)
                    continue
                last = self.heading(child, team, above, last, child.level in levels) or last
        return last

    def is_name(self, node: Node) -> bool:
        """Whether a heading has no label, so that it may be a team's name among headings with labels."""
        return not markdown_words.read(node.raw, heading=True).label

    def name(self, node: Node) -> str:
        words = markdown_words.read(node.raw, heading=True).text
        return markdown_words.rest_of(words) or words

    def heading(
        self, node: Node, team: str | None, above: FoundObjective | None, last: FoundObjective | None, siblings: bool
    ) -> FoundObjective | None:
        """Read a heading with everything below it. Return its objective, or the last one in it."""
        words = markdown_words.read(node.raw, heading=True)
        if words.label == "key result":
            self.heading_key_result(node, words, above or last)
            return last
        if words.label in ("key results", "only key results"):
            self.key_results_below(node, team, above or last)
            return last
        if words.label == "only objective":
            return self.objectives_below(node, team, above)
        if words.label == "aside" and not _holds(node, *_LABELS):
            return last
        rest = markdown_words.rest_of(words.text)
        if words.label == "objective" or (
            siblings and self.labelled and not markdown_words.says_okrs(words.text) and not _holds(node, *_LABELS)
        ):
            return self.heading_objective(node, words, team, above)
        owner = markdown_words.owner_of(words.text) if words.numbered and not self.labelled else None
        if owner:
            found = self.objective(Words(owner[1]), node, self.owner_team(owner[0], above, 0), above)
            self.contents(node, None, found)
            return found
        return self.unlabelled(node, words, rest, team, above, last)

    def unlabelled(
        self,
        node: Node,
        words: Words,
        rest: str,
        team: str | None,
        above: FoundObjective | None,
        last: FoundObjective | None,
    ) -> FoundObjective | None:
        """Read a heading without a label: its content decides what it is."""
        what = self.what_is(node) if rest else "section"
        if what == "objective":
            return self.heading_objective(node, words, team, above)
        if what == "section" and node in self.titles:
            what = "team"
        if what == "team" and (node.level > 1 or node in self.titles):
            self.use(node)
            self.contents(node, self.outline.team(rest, team), None)
        elif what != "nothing":
            if node.level == 1 or (what == "section" and (rest != words.text or not rest)):
                self.use(node)
            self.fallback = rest if node.level == 1 and rest and len(self.outline.objectives) == 0 else self.fallback
            self.contents(node, team, above, last if not rest else None)
        elif node.level == 1 and rest != words.text:
            self.use(node)
        return last

    def what_is(self, node: Node) -> str:
        """Return section, team, objective or nothing, by the content of a heading without a label."""
        subs = node.of("heading")
        if self.labelled:
            return "team" if _holds(node, *_LABELS) or (node.level < BOLD_LEVEL and self.has_table(node)) else "nothing"
        below = {markdown_words.read(one.raw, heading=True).label for one in subs}
        words = markdown_words.read(node.raw, heading=True).text
        if below & {"only key results", "key results"} and markdown_words.rest_of(words) == words:
            return "objective"
        items = [one for one in node.of("item") if not markdown_words.to_an_anchor(one.raw)]
        if items:
            nested = sum(bool(one.of("item")) or len(lines_of(one)) > 1 for one in items)
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

    def has_table(self, node: Node) -> bool:
        """Whether a table of OKRs is below a heading."""
        trial = Outline(self.outline.file)
        return any(read_table(trial, one, trial.team("T"), None) and trial.objectives for one in node.of("table"))

    def heading_key_result(self, node: Node, words: Words, objective: FoundObjective | None) -> None:
        """Read `### KR 1: …` and its details; the title is on the next line when the heading has none."""
        if objective is None:
            return
        first = node.children[0] if node.children else None
        if not words.text and first is not None and first.kind == "paragraph":
            self.use(node)
            words = replace(words, text=markdown_words.read(first.segments[0].raw).text)
            self.details(node, self.add_key_result(words, first.segments[0], objective))
        else:
            self.details(node, self.add_key_result(words, node, objective))

    def key_results_below(self, node: Node, team: str | None, objective: FoundObjective | None) -> None:
        """Read `### Key results` above a list, above headings that are key results, or above groups of them."""
        if objective is None:
            return
        self.use(node)
        if objective is self.several:
            what = "these key results are below several objectives; they were added to the last one"
            self.outline.notes.add(f"{what}: {shown(objective.title)}", node.line)
        self.flat(node, objective)
        for child in node.children:
            if child.kind == "table":
                if read_table(self.outline, child, objective.team, objective):
                    self.use(child)
            elif child.kind == "heading":
                words = markdown_words.read(child.raw, heading=True)
                plain_list = [one for one in child.of("item") if not markdown_words.property_of(one.raw)[0]]
                if words.label or _holds(child, *_LABELS):
                    self.heading(child, team, objective, objective, False)
                elif plain_list:
                    self.use(child)
                    self.flat(child, objective)
                else:
                    self.heading_key_result(child, words, objective)

    def heading_objective(
        self, node: Node, words: Words, team: str | None, above: FoundObjective | None
    ) -> FoundObjective | None:
        title: Node | None = None
        if not words.text:
            first = node.children[0] if node.children else None
            title = first if first is not None and first.kind == "paragraph" else None
            words = replace(words, text=self.title_of(title)) if title else words
        found = self.objective(words, node, above.team if above and team is None else self.team(team), above)
        self.below_objective(node, found, team, title)
        return found

    def title_of(self, paragraph: Node) -> str:
        """The words of a paragraph that is a title, without the lines about fields of the objective."""
        kept = [one for one in paragraph.segments if not markdown_words.property_of(one.raw)[0]]
        for one in kept:
            self.use(one)
        return " ".join(filter(None, (markdown_words.read(one.raw).text for one in kept)))

    def below_objective(self, node: Node, found: FoundObjective, team: str | None, title: Node | None) -> None:
        """Read what is below the heading of an objective; `title` is the paragraph with its title."""
        nested = sum(bool(one.of("item")) for one in node.of("item"))
        boxes = any(one.checked is not None for one in node.of("item"))
        if self.labelled or boxes or nested * 2 < len(node.of("item")):
            self.flat(node, found)
        else:
            for child in node.of("item"):
                self.item(child, team, found, None, 1)
        last: FoundObjective | None = None
        for child in node.children:
            if child.kind == "table":
                if read_table(self.outline, child, found.team, found):
                    self.use(child)
            elif child.kind == "paragraph":
                for segment in child.segments:
                    if child is not title or segment.line not in self.used:
                        self.property(segment, found)
            elif child.kind == "heading":
                last = self.heading(child, team, found, last, False) or last

    def objectives_below(self, node: Node, team: str | None, above: FoundObjective | None) -> FoundObjective | None:
        """Read `## Objective` with the objective itself in the paragraph or the list below."""
        self.use(node)
        first = node.children[0] if node.children else None
        if first is not None and first.kind == "paragraph" and (title := self.title_of(first)):
            found = self.objective(Words(title), first, above.team if above else self.team(team), above)
            self.below_objective(node, found, team, first)
            return found
        last: FoundObjective | None = None
        for child in node.children:
            if child.kind == "heading":
                last = self.heading(child, team, above, last, False) or last
            elif child.kind == "item":
                before, last = last, self.item(child, team, above, None, 1, sure=True) or last
                self.several = last if before is not None else None
            elif child.kind == "paragraph" and last is not None:
                for segment in child.segments:
                    self.property(segment, last)
            elif child.kind == "table" and read_table(self.outline, child, self.team(team), last):
                self.use(child)
        if last is None and not self.outline.objectives_from(node.line):
            # Without it, the key results that follow would be added to an earlier objective.
            last = self.objective(Words(""), node, above.team if above else self.team(team), above)
        return last
