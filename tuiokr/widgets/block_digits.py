"""Large solid digits made of half blocks, legible in a small picture of a shared screen."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from tuiokr.widgets import text

_GLYPHS: Final = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    "+": ("   ", " # ", "###", " # ", "   "),
}
"""Five rows of square pixels for each sign."""
_BLOCKS: Final = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def block_digits(signs: str, style: str, scale: int = 1) -> list[Content]:
    """Return digits, `:` and `+` as 3 lines (5 with `scale` 2). Other signs are left out."""
    glyphs = [_GLYPHS[sign] for sign in signs if sign in _GLYPHS]
    pixels = [
        " ".join("".join(dot * scale for dot in glyph[at]) for glyph in glyphs) for at in range(5) for _ in range(scale)
    ]
    pixels += [" " * len(pixels[0])] * (len(pixels) % 2)
    return [
        text.words("".join(_BLOCKS[up != " ", low != " "] for up, low in zip(upper, lower, strict=True)), style)
        for upper, lower in zip(pixels[::2], pixels[1::2], strict=True)
    ]


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
