"""Markdown into a tree of headings, list items, paragraphs and tables, each with its line and column."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

DEEPEST = 20
"""Levels of lists kept apart; deeper ones count as this deep."""
_LONGEST_LINE = 100_000
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
_ITEM = re.compile(r"([ ]*)([-*+]|\d{1,9}[.)])([ ]+|\Z)")
_BOX = re.compile(r"\[([ xX])\][ ]+")
_RULE = re.compile(r" {0,3}(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})\Z")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ ]*\Z")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]+\]:[ ]*\S")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_KRAMDOWN = re.compile(r"[ ]*\{:[^{}]*\}[ ]*\Z")
_BOLD = re.compile(r"[ ]*(?:\*\*[^*]+\*\*|__[^_]+__)[ ]*:?[ ]*\Z")
BOLD_LEVEL = 7
"""The level of a line in bold that stands above a list: below every heading."""


@dataclass(eq=False)
class Segment:
    """One visible line of a list item."""

    raw: str
    line: int
    column: int
    broken: bool = False
    """True when the line ends in a hard break."""


@dataclass(eq=False)
class Node:
    """One block with what stands in or under it."""

    kind: Literal["root", "heading", "item", "paragraph", "table"]
    raw: str = ""
    line: int = 1
    column: int = 1
    level: int = 0
    """Of a heading, 1-6, or 7 for a line in bold."""
    checked: bool | None = None
    """Of a list item with a box."""
    segments: list[Segment] = field(default_factory=list)
    """All lines of a list item; the first is `raw`. Of a table: its rows."""
    children: list[Node] = field(default_factory=list)

    def of(self, kind: str) -> list[Node]:
        """The blocks of one kind right under this one."""
        return [node for node in self.children if node.kind == kind]


def parse(text: str) -> Node:
    """The tree of a Markdown text. Never fails; linear in its length."""
    parser = _Parser()
    for number, raw in enumerate(text.split("\n"), 1):
        parser.line(raw.rstrip("\r")[:_LONGEST_LINE].replace("\t", "    "), number)
    _headings_in_bold(parser.root)
    return parser.root


class _Parser:
    def __init__(self) -> None:
        self.root = Node("root")
        self.headings: list[Node] = [self.root]
        self.items: list[tuple[int, Node]] = []
        self.open: Node | None = None
        self.skipping = ""
        self.blank = False

    def line(self, raw: str, number: int) -> None:
        if self.skipped(raw, number):
            return
        if not raw.strip():
            self.open, self.blank = None, True
            return
        blank, self.blank = self.blank, False
        if hit := _HEADING.match(raw):
            self.heading(len(hit[1]), hit[2].strip().rstrip("#").rstrip(), number, hit.start(2) + 1)
        elif (hit := _UNDERLINE.match(raw)) and self.open and self.open.kind == "paragraph":
            self.headings[-1].children.pop()
            self.heading(1 if hit[1][0] == "=" else 2, self.open.raw, self.open.line, 1)
        elif _RULE.match(raw) or _DEFINITION.match(raw) or _KRAMDOWN.match(raw):
            self.open = None
        elif hit := _ITEM.match(raw):
            self.item(raw, hit, number)
        elif self.items and (not blank or raw.startswith("  ")):
            self.more(raw, number, blank)
        elif raw.lstrip().startswith("|"):
            self.row(raw, number)
        else:
            self.paragraph(raw, number)

    def skipped(self, raw: str, number: int) -> bool:
        """True within front matter, fenced code and comments over several lines."""
        if self.skipping:
            if self.skipping == "-->":
                if "-->" in raw:
                    self.skipping = ""
            elif raw.strip().startswith(self.skipping):
                self.skipping = ""
            return True
        if number == 1 and raw.rstrip() == "---":
            self.skipping = "---"
            return True
        if hit := _FENCE.match(raw):
            self.skipping = hit[1]
            return True
        begin = raw.rfind("<!--")
        if begin >= 0 and "-->" not in raw[begin:]:
            self.skipping = "-->"
            return not raw[:begin].strip()
        return False

    def heading(self, level: int, words: str, number: int, column: int) -> None:
        while self.headings[-1].level >= level:
            self.headings.pop()
        node = Node("heading", words, number, column, level)
        self.headings[-1].children.append(node)
        self.headings.append(node)
        self.items, self.open = [], None

    def item(self, raw: str, hit: re.Match[str], number: int) -> None:
        indent = len(hit[1])
        while self.items and (self.items[-1][0] >= indent or len(self.items) > DEEPEST):
            self.items.pop()
        words = raw[hit.end() :]
        box = _BOX.match(words)
        column = hit.end() + (box.end() if box else 0) + 1
        segment = _segment(words[box.end() :] if box else words, number, column)
        node = Node("item", segment.raw, number, column, checked=box[1] in "xX" if box else None, segments=[segment])
        (self.items[-1][1] if self.items else self.headings[-1]).children.append(node)
        self.items.append((indent, node))
        self.open = node

    def more(self, raw: str, number: int, blank: bool) -> None:
        """Another line of the list item above."""
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
        if self.open is not None and self.open.kind == "paragraph":
            self.open.segments.append(Segment(raw, number, 1))
        else:
            self.open = Node("paragraph", raw.strip(), number, segments=[Segment(raw, number, 1)])
            self.headings[-1].children.append(self.open)


def _segment(words: str, number: int, column: int) -> Segment:
    stripped = words.rstrip()
    broken = stripped.endswith("\\") or words.endswith("  ")
    return Segment(stripped.removesuffix("\\").rstrip(), number, column, broken)


def _headings_in_bold(node: Node) -> None:
    """Make a line in bold right above a list the heading of that list."""
    stack = [node]
    while stack:
        at = stack.pop()
        stack.extend(at.of("heading"))
        children: list[Node] = []
        bold: Node | None = None
        for place, child in enumerate(at.children):
            following = at.children[place + 1] if place + 1 < len(at.children) else None
            if child.kind == "paragraph" and _BOLD.match(child.raw) and len(child.segments) == 1:
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
