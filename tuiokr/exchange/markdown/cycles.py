"""Reduce a page with sections for several cycles to the sections of the wanted cycle."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from tuiokr.exchange.document import WhichCycle, shown
from tuiokr.exchange.markdown import labels
from tuiokr.exchange.markdown.blocks import Node, everything
from tuiokr.exchange.outline import Outline
from tuiokr.model.cycle_name import canonical
from tuiokr.model.words import plural

_MOST = 100
"""Most sections of cycles on one page."""
_QUARTER = re.compile(r"\bQ[1-4]\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:FY|CY)?\d{2,4}", re.IGNORECASE)


def narrowed(root: Node, found: Outline, wanted: str | None, holds: Callable[[Node], bool]) -> Node:
    """Return the page without the sections of other cycles. `found` gets the remaining cycle and notes about the rest.

    `holds` says whether a part of the page contains OKRs. Raises WhichCycle when several cycles have OKRs
    and `wanted` is none of them.
    """
    sections = _sections(root)
    if len({labels.cycle_key(cycle) for _, cycle in sections}) < 2:
        return root
    nodes = {node for node, _ in sections}
    holding = [(node, cycle) for node, cycle in sections if holds(_without(node, nodes - {node}))]
    cycles = {labels.cycle_key(cycle): cycle for _, cycle in holding}
    if len(cycles) == 1:
        found.cycle = next(iter(cycles.values()))
    if len(cycles) < 2:
        return root
    chosen = cycles.get(labels.cycle_key(wanted or ""))
    if chosen is None:
        raise WhichCycle(found.file, holding[0][0].line, cycles.values())
    found.cycle = chosen
    other = {node for node, cycle in holding if labels.cycle_key(cycle) != labels.cycle_key(chosen)}
    for node in other:
        inside = sum(len(one.segments) or 1 for one in everything(_without(node, nodes - {node}))) - 1
        title = labels.read(node.raw, heading=True).text
        what = f"the section {shown(title)} ({plural(inside, 'line')}) is about another cycle"
        found.notes.add(f"not used: {what} than {chosen}", node.line)
    return _without(root, other, keep=nodes - other)


def _sections(root: Node) -> list[tuple[Node, str]]:
    """The headings that name a cycle, with the cycle; `Q1` below a year is a quarter of that year."""
    found: list[tuple[Node, str]] = []
    stack: list[tuple[Node, str]] = [(root, "")]
    while stack and len(found) < _MOST:
        at, above = stack.pop()
        cycle = ""
        if at.kind == "heading":
            words = labels.read(at.raw, heading=True)
            cycle = "" if words.label in ("objective", "key result") else labels.cycle_of(words.text) or ""
            if not cycle and (year := _YEAR.fullmatch(above)) and (hit := _QUARTER.search(words.text)):
                rest = labels.rest_of(words.text.replace(hit[0], " OKRs "))
                cycle = canonical(f"{year[0]}-{hit[0]}") if not rest else ""
            if cycle:
                found.append((at, cycle))
        stack.extend((child, cycle or above) for child in reversed(at.of("heading")))
    return found


def _without(node: Node, gone: set[Node], keep: set[Node] | None = None) -> Node:
    """Copy a part of the page without the sections in `gone`, except for the inner sections in `keep`."""
    children: list[Node] = []
    for child in node.children:
        if child.kind != "heading":
            children.append(child)
        elif child not in gone:
            children.append(_without(child, gone, keep))
        elif keep:
            children += [inner for inner in _without(child, gone, keep).of("heading") if _has(inner, keep)]
    return replace(node, children=children)


def _has(node: Node, kept: set[Node]) -> bool:
    places = {(one.line, one.raw) for one in kept}
    return any((one.line, one.raw) in places for one in everything(node) if one.kind == "heading")
