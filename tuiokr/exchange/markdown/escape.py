"""Convert people's words to Markdown, escaped so that they look unchanged, and back to plain text."""

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
"""Words that somebody struck out."""
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
    """Escape one line of people's words so that it looks exactly the same; only characters that have an effect change.

    `in_list` protects commas; `in_parts` protects a dot between spaces and an arrow, which separate values in this
    package. They become entities, which look the same.
    """
    text = _SPECIAL.sub(lambda hit: _ENTITIES.get(hit[0], "\\" + hit[0]), words)
    if in_parts or in_list:
        text = _BETWEEN_PARTS.sub(lambda hit: _PART_ENTITIES[hit[0]], text)
    return text.replace(",", "&#44;") if in_list else text


def escape_lines(words: str) -> list[str]:
    """Escape several lines of people's words; each may be at the start of a line of Markdown."""
    lines: list[str] = []
    for line in words.split("\n"):
        text = _OUTER.sub(lambda hit: "&#32;" * len(hit[0]), escape(line))
        if hit := _STARTS_BLOCK.match(text):
            text = f"{hit[0]}\\{text[hit.end() :]}" if hit[0].isdigit() else f"\\{text}"
        lines.append(text)
    return lines


def plain(markdown: str) -> str:
    """Return the words of a piece of Markdown without its marks: links become their text, `<br>` becomes a line break.

    The length that is read is limited by the longest field, so no line takes too much time.
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
    """`text` without comments `<!-- … -->`; a comment that is not closed ends the text."""
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
