"""Markdown: writes the published page, and reads OKRs as people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

from tuiokr.exchange import columns
from tuiokr.exchange.document import Document, ExchangeError, shown
from tuiokr.exchange.markdown import blocks, cycles, labels, page_shapes, published_page
from tuiokr.exchange.markdown.page_writer import write
from tuiokr.exchange.outline import Outline
from tuiokr.model.words import clean

__all__ = ["outline", "read", "write"]

SHAPES = (
    "`Objective: …` and `Key Result: …` as list items or headings; lists of `Owner: Title` with `KR: …` below; "
    "headings over lists; tables with the columns objective and key result"
)
"""The shapes that are understood, for messages."""


def read(text: str, name: str, cycle: str | None = None) -> Document:
    """Return the document of a Markdown text; `name` is the file's, for messages and as the last resort for the team.

    On a page with the OKRs of several cycles, only `cycle` is read. Raises ExchangeError when no objective is
    found, or when the cycle is not clear.
    """
    return _outline(text, name, cycle, every=False).document()


def outline(text: str, name: str) -> Outline:
    """Return the content of a Markdown text for all cycles, with lines and columns.

    Raises ExchangeError when no objective is found, or a text is too long.
    """
    return _outline(text, name, None, every=True)


def _outline(text: str, name: str, cycle: str | None, *, every: bool) -> Outline:
    if published_page.MARK in text:
        return published_page.read(text, name)
    root = blocks.parse(_unquoted(text))
    front = blocks.front_matter(text)
    found = _filled(root, front, Outline(name), cycle, every=every)
    if found.empty:
        blocks.without_labels_at_lists(root)
        found = _filled(root, front, Outline(name), cycle, every=every)
    if found.empty:
        raise ExchangeError(name, None, f"found no objective in this Markdown; understood are: {SHAPES}")
    found.demand_whole()
    return found


def _unquoted(text: str) -> str:
    """Remove the quotation marks `>` from a text that is quoted as a whole, as in an answer to a message."""
    lines = text.split("\n")
    if not all(line.startswith(">") or not line.strip() for line in lines):
        return text
    return "\n".join(line.removeprefix(">").removeprefix(" ") for line in lines)


def _holds_okrs(section: blocks.Node) -> bool:
    """Whether a part of a page contains OKRs."""
    trial = Outline("")
    page_shapes.fill(trial, blocks.Node("root", children=[section]), "Team")
    return not trial.empty


def _filled(
    root: blocks.Node, front: Mapping[str, tuple[int, str]], found: Outline, cycle: str | None, *, every: bool
) -> Outline:
    """Fill the outline from the blocks of a page and its front matter."""
    said = {columns.meaning_of(key): value for key, (_, value) in front.items() if value}
    used = {"title"} if labels.cycle_of(said.get("title", "")) else set()
    if said.get("cycle"):
        found.cycle = labels.cycle_named(said["cycle"])
        used.add("cycle")
    elif not every:
        root = cycles.narrowed(root, found, cycle, _holds_okrs)
    page_shapes.fill(found, root, clean(said.get("team", "")) or _team_of(found.file))
    used.add("team")
    found.cycle = found.cycle or labels.cycle_of(clean(said.get("title", "")))
    if len(found.objectives) == 1:
        only = found.objectives[0].fields
        for meaning in ("owner", "why", "theme"):
            if said.get(meaning) and only.setdefault(meaning, said[meaning]) == said[meaning]:
                used.add(meaning)
    unused = [key for key, (_, value) in front.items() if value and columns.meaning_of(key) not in used]
    if unused and not found.empty:
        found.notes.add(f"not used, at the top of the file: {', '.join(map(shown, unused[:20]))}", 1)
    return found


def _team_of(name: str) -> str:
    """Derive a team's name from the file's name."""
    return labels.rest_of(clean(re.sub(r"[_-]+", " ", PurePath(name).stem))) or "Team"
