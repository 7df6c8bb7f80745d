"""People's words into Markdown and back: escaped so that they show as they are, and read as plain text."""

from __future__ import annotations

import html
import re

from tuiokr.model.words import LONGEST

_SPECIAL = re.compile(
    r"[\\`*\[\]|~]"
    r"|<(?=[A-Za-z/!?])"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|&(?=\#?\w{1,32};)"
    r"|\$(?!\d)"
    r"|:(?=[a-z0-9_+-]{1,40}:)"
)
_ENTITIES = {"<": "&lt;", "&": "&amp;"}
_STARTS_BLOCK = re.compile(r"[#+\-=>]|\d{1,9}(?=[.)])")
_BETWEEN_PARTS = re.compile(r"(?:(?<=\s)|\A)·(?=\s|\Z)|▸")
_PART_ENTITIES = {"·": "&middot;", "▸": "&#9656;"}
_OUTER = re.compile(r"^ +")

_STRUCK = r"~~(?=\S)(?:[^~]|~(?!~))++~~|<(?P<del>del|s|strike)>[^<]*+</(?P=del)>"
STRUCK = re.compile(_STRUCK)
"""Words that somebody has struck out."""
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<entity>&\#?\w{1,32};)"
    r"|(?<!`)(?P<ticks>`++)(?P<code>[^`]++)`++"
    r"|!?\[(?P<link>(?:[^\[\]\\]|\\.)*+)\](?P<to>\((?:[^()]|\([^()]*+\))*+\)|\[[^\[\]]*+\])"
    rf"|(?P<struck>{_STRUCK})"
    r"|<(?P<auto>https?://[^<>\s]*+)>"
    r"|(?P<tag></?[A-Za-z][^<>]*+>)"
    r"|(?P<star>\*+)|~~|(?P<score>(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w))"
)


def escape(words: str, *, in_list: bool = False, in_parts: bool = False) -> str:
    """One line of people's words that shows exactly as they are, as they wrote it where nothing acts on it.

    `in_list` keeps commas from separating, `in_parts` a dot between spaces and an arrow, with which this package
    separates: they go as entities, which show the same.
    """
    text = _SPECIAL.sub(lambda hit: _ENTITIES.get(hit[0], "\\" + hit[0]), words)
    if in_parts or in_list:
        text = _BETWEEN_PARTS.sub(lambda hit: _PART_ENTITIES[hit[0]], text)
    return text.replace(",", "&#44;") if in_list else text


def escape_lines(words: str) -> list[str]:
    """Several lines of people's words; each may stand at the start of a line of Markdown."""
    lines: list[str] = []
    for line in words.split("\n"):
        text = _OUTER.sub(lambda hit: "&#32;" * len(hit[0]), escape(line))
        if hit := _STARTS_BLOCK.match(text):
            text = f"{hit[0]}\\{text[hit.end() :]}" if hit[0].isdigit() else f"\\{text}"
        lines.append(text)
    return lines


def plain(markdown: str) -> str:
    """The words of a piece of Markdown without its marks: links become their text, `<br>` a line break.

    Reads at most as many characters as a field may have, so that no line costs more than that.
    """
    return _plain(without_comments(markdown[: 10 * LONGEST]))


def _plain(text: str) -> str:
    return _INLINE.sub(lambda hit: _word(hit, text), text)


def _word(hit: re.Match[str], text: str) -> str:
    if hit["escaped"]:
        return hit["escaped"]
    if hit["entity"]:
        return html.unescape(hit["entity"])
    if hit["code"] is not None:
        return hit["code"].strip() if len(hit["ticks"]) > 1 else hit["code"]
    if hit["link"] is not None:
        return _plain(hit["link"])
    if hit["auto"]:
        return hit["auto"]
    if hit["tag"]:
        return "\n" if hit["tag"].lower() in ("<br>", "<br/>", "<br />") else ""
    if hit["star"]:
        alone = text[hit.start() - 1 : hit.start()] in ("", " ") and text[hit.end() : hit.end() + 1] in ("", " ")
        return hit["star"] if alone else ""
    return ""


def without_comments(text: str) -> str:
    """`text` without its `<!-- … -->`; one that is never closed ends it."""
    if "<!--" not in text:
        return text
    kept: list[str] = []
    at = 0
    while (begin := text.find("<!--", at)) >= 0:
        kept.append(text[at:begin])
        end = text.find("-->", begin + 4)
        if end < 0:
            return "".join(kept)
        at = end + 3
    return "".join((*kept, text[at:]))
