"""Markdown: the published artefact out, and OKRs as people write them in."""

from __future__ import annotations

import re
from pathlib import PurePath

from tuiokr.exchange import markdown_blocks, markdown_own, markdown_shapes, markdown_words
from tuiokr.exchange.document import Document, ExchangeError
from tuiokr.exchange.markdown_write import write
from tuiokr.exchange.outline import Outline
from tuiokr.model.words import clean

__all__ = ["outline", "read", "write"]

SHAPES = (
    "`Objective: …` and `Key Result: …` as list items or headings; lists of `Owner: Title` with `KR: …` below; "
    "headings over lists; tables with the columns objective and key result"
)
"""What is understood, for messages."""
_FRONT_TITLE = re.compile(r"\A---\r?\n(?:[^\n]*\n){0,20}?title:[ ]*[\"']?([^\n\"']*)")


def read(text: str, name: str) -> Document:
    """The document of a Markdown text; `name` is the file's, for messages and as a last resort for the team.

    Raises ExchangeError when no objective is found.
    """
    return outline(text, name).document()


def outline(text: str, name: str) -> Outline:
    """What a Markdown text holds, with lines and columns.

    Raises ExchangeError when no objective is found, or a text is too long.
    """
    if markdown_own.MARK in text:
        return markdown_own.read(text, name)
    found = Outline(name)
    markdown_shapes.fill(found, markdown_blocks.parse(text), _team_of(name))
    if found.cycle is None and (title := _FRONT_TITLE.match(text[:5000])):
        found.cycle = markdown_words.cycle_of(clean(title[1]))
    if found.empty:
        raise ExchangeError(name, None, f"found no objective in this Markdown; understood are: {SHAPES}")
    found.demand_whole()
    return found


def _team_of(name: str) -> str:
    """A team's name from the file's."""
    return markdown_words.rest_of(clean(re.sub(r"[_-]+", " ", PurePath(name).stem))) or "Team"
