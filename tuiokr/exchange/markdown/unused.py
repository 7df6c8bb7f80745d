"""Report the lines of a page that were not put into the outline, by section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tuiokr.exchange.document import Notes, shown
from tuiokr.exchange.markdown import labels
from tuiokr.exchange.markdown.blocks import Node
from tuiokr.exchange.markdown.collection import lines_of
from tuiokr.exchange.markdown.escape import plain
from tuiokr.exchange.markdown.tables import names_of_columns
from tuiokr.model.words import clean, plural

_SHOWN = 10
_STRIKES = re.compile(r"~~|</?(?:del|s|strike)>")


def note(notes: Notes, root: Node, used: set[int]) -> None:
    """Note all lines that are not in `used`, with one note for each section at its first line."""
    stack: list[Node] = [root]
    while stack:
        section = stack.pop()
        stack.extend(reversed(section.of("heading")))
        found = [one for child in section.children if child.kind != "heading" for one in _unused(child, used)]
        title = clean(plain(section.raw))
        left_out = section.kind == "heading" and section.line not in used
        if not found and not (left_out and title):
            continue
        first = section.line if left_out else found[0][0]
        where = f" under {shown(title)}" if title and not left_out else ""
        what = f"the section {shown(title)}" if left_out else ""
        if found:
            words = ", ".join(one for _, one in found[:_SHOWN])
            more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
            count = plural(len(found), "line")
            what = f"{what} ({count}): {words}{more}" if left_out else f"{count}{where}: {words}{more}"
        notes.add(f"not used: {what}", first)


def _unused(node: Node, used: set[int]) -> Iterator[tuple[int, str]]:
    """Yield (line, words for a message) of everything in a block that was not used."""
    stack = [node]
    while stack:
        at = stack.pop()
        stack.extend(reversed(at.children))
        if at.kind == "table" and at.line not in used:
            yield at.line, f"a table ({names_of_columns(at)})"
        elif at.kind == "code":
            yield at.line, f"a block of code ({plural(len(at.segments), 'line')})"
        elif at.kind in ("item", "paragraph"):
            for segment in lines_of(at) if at.kind == "item" else at.segments:
                words = clean(plain(_STRIKES.sub("", segment.raw)))
                if segment.line not in used and re.search(r"\w", words) and not labels.to_an_anchor(at.raw):
                    struck = "struck out: " if _STRIKES.search(segment.raw) else ""
                    yield segment.line, f"{struck}{shown(words)}"
