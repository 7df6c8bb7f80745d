"""A record as one page: Markdown, HTML, plain text, or lines for a chat. All contain the same lines.

Each function has the name of its format, see `minutes_format`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from tuiokr.exchange.workshop_record import RecordLine, blocks, markdown_lines
from tuiokr.model.words import clean

WIDTH = 78
"""Width of plain text, which mail programs do not wrap again."""
STYLE = """
:root {
  color-scheme: light dark;
  --ink: #1b1d22; --soft: #565b66; --line: #d4d7dd; --paper: #ffffff; --accent: #0b5cad;
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaee; --soft: #a9afbb; --line: #3d424c; --paper: #16181d; --accent: #7db8f5; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; padding-bottom: .2rem; color: var(--accent); }
h2 { border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .25rem; }
p { margin: .25rem 0; color: var(--soft); }
ul { margin: .25rem 0; padding: 0 1.25rem; }
li ul { color: var(--soft); list-style: "– "; padding: 0 1rem; }
blockquote { margin: .5rem 0; padding-left: .9rem; border-left: 3px solid var(--line); }
p, blockquote { unicode-bidi: plaintext; }
@media print {
  :root { --ink: #000; --soft: #333; --line: #999; --paper: #fff; --accent: #000; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h1, h2, h3 { break-after: avoid; }
  li, blockquote { break-inside: avoid; }
  li:has(ul) { break-inside: auto; }
  li ul { break-before: avoid; }
}
"""


class RecordPage(NamedTuple):
    """A record that is ready to be written."""

    title: str
    lines: Sequence[RecordLine]
    picture: str = ""
    """A picture (SVG) at the end of the page; only HTML has it."""


def markdown(page: RecordPage) -> str:
    """Return a record as Markdown."""
    return "\n".join(markdown_lines(safe(page.lines), 0)).rstrip("\n") + "\n"


def text(page: RecordPage) -> str:
    """Return a record as plain text in lines of `WIDTH` characters; a longer word is not broken."""
    found: list[str] = []
    for kind, group in blocks(safe(page.lines)):
        for line in group:
            found += _text(line)
        found += [""] if kind not in ("heading", "part") else []
    return "\n".join(found).rstrip("\n") + "\n"


def _text(line: RecordLine) -> list[str]:
    match line.kind:
        case "title" | "heading":
            wrapped = _wrapped(line.words, "", "")
            return [*wrapped, ("=" if line.kind == "title" else "-") * max(map(len, wrapped), default=1)]
        case "item":
            return _wrapped(line.words, "- ", "  ")
        case "more":
            return _wrapped(line.words, "  - ", "    ")
        case "words":
            return _wrapped(line.words, "  | ", "  | ")
        case _:
            return _wrapped(line.words, "", "")


def _wrapped(words: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        words, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    ) or [first.rstrip()]


def chat(page: RecordPage) -> str:
    """Return a record as lines to paste into a chat: no tables, and no marks that a chat program interprets."""
    marks = {"item": "• ", "more": "    ◦ ", "words": "│ ", "part": "● ", "heading": "▸ "}
    found: list[str] = []
    for kind, group in blocks(safe(page.lines)):
        found += [""] if kind in ("heading", "part") and found[-1:] != [""] else []
        found += [f"{marks.get(line.kind, '')}{line.words}".rstrip() for line in group]
    return "\n".join(found).strip("\n") + "\n"


def html(page: RecordPage) -> str:
    """Return a record as one page of HTML without scripts, dark or light as the reader prefers, and printable."""
    body = "\n".join(piece for kind, group in blocks(safe(page.lines)) for piece in _html(kind, group))
    title = escape(clean(page.title) or "Minutes")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n{page.picture}</main>\n"
        "</body>\n</html>\n"
    )


def _html(kind: str, group: Sequence[RecordLine]) -> Iterator[str]:
    words = [escape(line.words) for line in group]
    match kind:
        case "title" | "heading" | "part":
            level = 1 + ("title", "heading", "part").index(kind)
            yield from (f'<h{level} dir="auto">{each}</h{level}>' for each in words)
        case "item":
            yield f"<ul>{''.join(_items(group, words))}</ul>"
        case "words":
            yield f'<blockquote dir="auto">{"<br>".join(words)}</blockquote>'
        case _:
            yield f'<p dir="auto">{"<br>".join(words)}</p>'


def _items(group: Sequence[RecordLine], words: Sequence[str]) -> Iterator[str]:
    """Yield the items of a list; what is said about an item is a list within it."""
    within = open_item = False
    for line, each in zip(group, words, strict=True):
        if line.kind == "more" and open_item:
            yield "" if within else "\n<ul>"
            within = True
            yield f'\n<li dir="auto">{each}</li>'
            continue
        yield "</ul>" if within else ""
        yield "</li>" if open_item else ""
        within, open_item = False, True
        yield f'\n<li dir="auto">{each}'
    yield "</ul>" if within else ""
    yield "</li>\n" if open_item else ""


def safe(lines: Iterable[RecordLine]) -> Iterator[RecordLine]:
    """Yield the lines without anything that could act on a terminal or break a line."""
    for line in lines:
        yield line if line.words.isprintable() else line._replace(words=clean(line.words))
