"""Parse Markdown into a tree of headings, list items, paragraphs and tables, each with its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from tuiokr.exchange.limits import LONGEST_LINE
from tuiokr.exchange.markdown import labels

DEEPEST = 20
"""Deepest level of lists; deeper items count as this deep."""
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
_ITEM = re.compile(r"([ ]*)([-*+•◦▪▫●○■□‣⁃∙·–—\uf0b7\uf0a7]|\d{1,9}[.)]|o(?=[ ]{2}))([ ]+|\Z)")
"""A list item, also as word processors write it."""
_BOX = re.compile(r"\[([ xX])\](?:[ ]+|\Z)")
_RULE = re.compile(r" {0,3}(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})\Z")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ ]*\Z")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]+\]:[ ]*\S")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_KRAMDOWN = re.compile(r"[ ]*\{:[^{}]*\}[ ]*\Z")
_BOLD = re.compile(r"[ ]*(?:\*\*[^*]+\*\*|__[^_]+__)[ ]*:?[ ]*\Z")
_ITALIC = re.compile(r"_[^_]+_\Z|\*[^*]+\*\Z")
_FRONT = re.compile(r"(?P<name>[^\s:#-][^:]{0,59}):(?P<value>[ ].*|\s*)\Z")
_MAY_BE_LABEL = re.compile(r"(?:[*_~\W]{0,6}[^\W\d_]).{0,400}?[:：*\d–—-]|.{2,60}\Z", re.DOTALL)
_SUMMARY = re.compile(r"[ ]*<summary\b[^<>]*>(?P<words>.*?)(?P<end></summary>.*)?\Z", re.IGNORECASE)
_DETAILS = re.compile(r"[ ]*<(?P<end>/?)details\b[^<>]*>[ ]*", re.IGNORECASE)
_SPACES = str.maketrans({"\t": "    ", "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u3000": "  ", "\ufeff": ""})
BOLD_LEVEL = 100
"""The level of a line in bold above a list, and of a plain line `Objective: …`: below every heading."""
_TEAM_LEVEL = BOLD_LEVEL - 1
_KEY_RESULTS_LEVEL = BOLD_LEVEL + 1
_FOLDED_LEVEL = 10
"""The number of levels by which headings inside `<details>` are below those outside."""


@dataclass(eq=False)
class Segment:
    """One visible line of a list item."""

    raw: str
    line: int
    column: int
    broken: bool = False
    """Whether the line ends in a hard break."""
    last: int = 0
    """The last line number of several lines that were joined."""


@dataclass(eq=False)
class Node:
    """One block with the blocks in or below it."""

    kind: Literal["root", "heading", "item", "paragraph", "table", "code"]
    raw: str = ""
    line: int = 1
    column: int = 1
    level: int = 0
    """The level of a heading: 1-6, or more for a line in bold and inside `<details>`."""
    checked: bool | None = None
    """Whether the box of a list item is ticked; None for an item without a box."""
    segments: list[Segment] = field(default_factory=list)
    """All lines of a list item, of which the first is `raw`, or the rows of a table."""
    children: list[Node] = field(default_factory=list)

    def of(self, kind: str) -> list[Node]:
        """The blocks of one kind directly below this one."""
        return [node for node in self.children if node.kind == kind]


def everything(root: Node) -> Iterator[Node]:
    """Yield all blocks of a tree, in the order of the page."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node.children))


def parse(text: str) -> Node:
    """Parse a Markdown text into a tree. Never fails; linear in its length."""
    parser = _BlockParser()
    for number, raw in enumerate(text.split("\n"), 1):
        parser.line(raw.rstrip("\r")[:LONGEST_LINE].translate(_SPACES), number)
    _title(parser.root)
    _headings_in_bold(parser.root)
    return parser.root


def _title(root: Node) -> None:
    """Make a first line such as `Payments OKRs 2027-Q1`, which has no heading mark, the title of the page."""
    first = root.children[0] if root.children else None
    if first is None or first.kind != "paragraph" or len(first.segments) != 1 or len(root.children) < 2:
        return
    words = labels.read(first.raw, heading=True)
    if not words.label and labels.is_about_okrs(words.text) and not any(one.level == 1 for one in root.children):
        title = Node("heading", first.raw, first.line, first.column, 1, children=root.children[1:])
        root.children = [title]


def front_matter(text: str) -> dict[str, tuple[int, str]]:
    """Return name → (line, value) from the lines between two lines `---` at the top of a text."""
    lines = text[:20_000].split("\n")
    if lines[0].rstrip() != "---":
        return {}
    found: dict[str, tuple[int, str]] = {}
    for number, raw in enumerate(lines[1:], 2):
        if raw.rstrip() in ("---", "..."):
            return found
        if hit := _FRONT.match(raw):
            found[hit["name"].strip()] = (number, hit["value"].strip().strip("\"'"))
    return {}


def without_labels_at_lists(root: Node) -> None:
    """Make the paragraph directly above a list its heading, for a page that has no other objectives."""
    _headings_in_bold(root, any_words=True)


class _BlockParser:
    def __init__(self) -> None:
        self.root = Node("root")
        self.headings: list[Node] = [self.root]
        self.items: list[tuple[float, Node]] = []
        self.open: Node | None = None
        self.skipping = ""
        self.blank = False
        self.folded: list[int] = []
        """The level of the heading above each open `<details>`."""

    def line(self, raw: str, number: int) -> None:
        if self.skipped(raw, number):
            return
        if "<" in raw and self.folding(raw, number):
            return
        if not raw.strip():
            self.open, self.blank = None, True
            return
        blank, self.blank = self.blank, False
        if hit := _HEADING.match(raw):
            self.heading(len(hit[1]) + self.depth, hit[2].strip().rstrip("#").rstrip(), number, hit.start(2) + 1)
        elif (hit := _UNDERLINE.match(raw)) and (words := self.underlined(number)):
            self.heading((1 if hit[1][0] == "=" else 2) + self.depth, words, number - 1, 1)
        elif _RULE.match(raw) or _DEFINITION.match(raw) or _KRAMDOWN.match(raw):
            self.open = None
        elif hit := _ITEM.match(raw):
            self.item(raw, hit, number)
        elif self.labelled(raw, number, lazy=bool(self.items) and not blank):
            return
        elif self.items and (not blank or raw.startswith("  ")):
            self.more(raw, number, blank)
        elif raw.lstrip().startswith("|"):
            self.row(raw, number)
        else:
            self.paragraph(raw, number)

    @property
    def depth(self) -> int:
        """The number of levels by which headings are deeper than their marks say."""
        return _FOLDED_LEVEL * len(self.folded)

    def underlined(self, number: int) -> str:
        """Remove the line above an underline from the tree and return its words; "" when it is not text."""
        above = self.headings[-1]
        if above.level >= BOLD_LEVEL and above.line == number - 1 and not above.children:
            self.headings.pop()
            self.headings[-1].children.remove(above)
            return above.raw
        if self.open is not None and self.open.kind == "paragraph":
            self.headings[-1].children.pop()
            return self.open.raw
        return ""

    def folding(self, raw: str, number: int) -> bool:
        """Read a line of `<details>` or `<summary>`; False for others. A summary is the heading of the folded part."""
        rest = raw
        while hit := _DETAILS.match(rest):
            rest = rest[hit.end() :]
            if not hit["end"]:
                self.folded.append(self.headings[-1].level)
            elif self.folded:
                level = self.folded.pop()
                while self.headings[-1].level > level:
                    self.headings.pop()
            self.items, self.open = [], None
        if hit := _SUMMARY.match(rest):
            column = len(raw) - len(rest) + hit.start("words") + 1
            node = self.heading(_FOLDED_LEVEL * max(1, len(self.folded)), hit["words"].strip(), number, column)
            if hit["end"] is None:
                self.skipping = "</summary>"
                self.open = node
            return True
        return rest != raw and not rest.strip()

    def labelled(self, raw: str, number: int, *, lazy: bool) -> bool:
        """Read a line whose label begins a new block: `Objective 2: …`, `KR1: …`, `Initiatives:`; False for others."""
        words = raw.strip()
        if words.startswith("|") or not _MAY_BE_LABEL.match(words) or _ITALIC.match(words):
            return False
        indent = len(raw) - len(words)
        label = labels.read(words, heading=words.startswith("**")).label
        inside = bool(self.items) and indent > self.items[0][0] + 0.5
        if not inside and not label.startswith("key") and (team := labels.charter_of(words)):
            self.heading(_TEAM_LEVEL, team, number, raw.find(team[:10]) + 1)
            return True
        if label in ("objective", "only objective"):
            if inside:
                self.item_at(indent - 0.5, Segment(words, number, indent + 1))
            else:
                self.bold_team()
                self.heading(BOLD_LEVEL, words, number, indent + 1)
            return True
        if label in ("key results", "only key results", "aside") and not inside:
            self.heading(_KEY_RESULTS_LEVEL, words, number, indent + 1)
            return True
        if label == "key result":
            return self.key_result_line(words, indent, number, lazy=lazy, inside=inside)
        said = label == "meta" or labels.property_of(words)[0] or words.endswith((":", "："))
        if lazy and not inside and (said or _BOLD.match(words)):
            self.paragraph(raw, number)
            return True
        return False

    def bold_team(self) -> None:
        """Make a line in bold directly above `Objective: …` the heading of a team."""
        above = self.headings[-1]
        last = above.children[-1] if above.children else None
        if last is not None and last.kind == "paragraph" and len(last.segments) == 1 and _BOLD.match(last.raw):
            above.children.pop()
            self.heading(_TEAM_LEVEL, last.raw, last.line, last.column)

    def key_result_line(self, words: str, indent: int, number: int, *, lazy: bool, inside: bool) -> bool:
        if lazy and labels.read(self.items[-1][1].raw).label != "key result":
            return False  # another line of the objective above
        if not inside and _BOLD.match(words):
            self.heading(_KEY_RESULTS_LEVEL + 1, words, number, indent + 1)
        elif inside:
            self.item_at(self.items[-1][0] if lazy else indent, Segment(words, number, indent + 1))
        else:
            self.item_at(self.items[0][0] if lazy else indent - 0.5, Segment(words, number, indent + 1))
        return True

    def skipped(self, raw: str, number: int) -> bool:
        """Whether a line is in front matter, in fenced code or in a comment of several lines."""
        if self.skipping:
            if self.skipping == "-->":
                if "-->" in raw:
                    self.skipping = ""
            elif self.skipping == "</summary>":
                words, end, _ = raw.partition("</summary>")
                if self.open is not None:
                    self.open.raw = f"{self.open.raw} {words.strip()}".strip()
                if end:
                    self.skipping, self.open = "", None
            elif raw.strip().startswith(self.skipping):
                self.skipping = ""
            elif self.open is not None and self.open.kind == "code":
                self.open.segments.append(Segment(raw, number, 1))
            return True
        if number == 1 and raw.rstrip() == "---":
            self.skipping = "---"
            return True
        if hit := _FENCE.match(raw):
            self.skipping = hit[1]
            self.open = Node("code", raw, number)
            self.headings[-1].children.append(self.open)
            return True
        begin = raw.rfind("<!--")
        if begin >= 0 and "-->" not in raw[begin:]:
            self.skipping = "-->"
            return not raw[:begin].strip()
        return False

    def heading(self, level: int, words: str, number: int, column: int) -> Node:
        while self.headings[-1].level >= level:
            self.headings.pop()
        node = Node("heading", words, number, column, level)
        self.headings[-1].children.append(node)
        self.headings.append(node)
        self.items, self.open = [], None
        return node

    def item(self, raw: str, hit: re.Match[str], number: int) -> None:
        words = raw[hit.end() :]
        box = _BOX.match(words)
        column = hit.end() + (box.end() if box else 0) + 1
        segment = _segment(words[box.end() :] if box else words, number, column)
        self.item_at(len(hit[1]), segment, box[1] in "xX" if box else None)

    def item_at(self, indent: float, segment: Segment, checked: bool | None = None) -> None:
        while self.items and (self.items[-1][0] >= indent or len(self.items) > DEEPEST):
            self.items.pop()
        node = Node("item", segment.raw, segment.line, segment.column, checked=checked, segments=[segment])
        (self.items[-1][1] if self.items else self.headings[-1]).children.append(node)
        self.items.append((indent, node))
        self.open = node

    def more(self, raw: str, number: int, blank: bool) -> None:
        """Add another line to the list item above."""
        segments = self.items[-1][1].segments
        indent = len(raw) - len(raw.lstrip())
        segment = _segment(raw.lstrip(), number, indent + 1)
        segments[-1].broken |= blank
        segments.append(segment)

    def row(self, raw: str, number: int) -> None:
        if self.open is None or self.open.kind != "table":
            self.open = Node("table", raw, number)
            self.headings[-1].children.append(self.open)
            self.items = []
        self.open.segments.append(Segment(raw, number, 1))

    def paragraph(self, raw: str, number: int) -> None:
        self.items = []
        if _BOLD.match(raw):
            while self.headings[-1].level >= _KEY_RESULTS_LEVEL:
                self.headings.pop()
        if self.open is not None and self.open.kind == "paragraph" and not _BOLD.match(raw):
            self.open.segments.append(Segment(raw, number, 1))
        else:
            self.open = Node("paragraph", raw.strip(), number, segments=[Segment(raw, number, 1)])
            self.headings[-1].children.append(self.open)


def _segment(words: str, number: int, column: int) -> Segment:
    stripped = words.rstrip()
    broken = stripped.endswith("\\") or words.endswith("  ")
    return Segment(stripped.removesuffix("\\").rstrip(), number, column, broken)


def _headings_in_bold(node: Node, *, any_words: bool = False) -> None:
    """Make a line in bold directly above a list its heading; with `any_words`, any single line."""
    stack = [node]
    while stack:
        at = stack.pop()
        stack.extend(at.of("heading"))
        children: list[Node] = []
        bold: Node | None = None
        for place, child in enumerate(at.children):
            following = at.children[place + 1] if place + 1 < len(at.children) else None
            if child.kind == "paragraph" and len(child.segments) == 1 and (any_words or _BOLD.match(child.raw)):
                bold = None
                if following is not None and following.kind == "item":
                    bold = Node("heading", child.raw.strip(), child.line, child.column, BOLD_LEVEL)
                    children.append(bold)
                    continue
            elif bold is not None and child.kind == "item":
                bold.children.append(child)
                continue
            else:
                bold = None
            children.append(child)
        at.children = children
