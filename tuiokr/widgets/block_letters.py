"""Words and times in block letters, three lines high, legible in a small picture of a shared screen."""

from __future__ import annotations

from typing import Final

HEIGHT: Final = 3
"""Lines of the letters. Each line contains two rows of pixels, as half blocks."""
_GLYPHS: Final = {
    " ": "... ... ... ... ... ...",
    ",": ".. .. .. .. .# #.",
    "A": ".##. #..# #..# #### #..# #..#",
    "B": "###. #..# ###. #..# #..# ###.",
    "C": ".### #... #... #... #... .###",
    "D": "###. #..# #..# #..# #..# ###.",
    "E": "#### #... ###. #... #... ####",
    "F": "#### #... ###. #... #... #...",
    "G": ".### #... #... #.## #..# .###",
    "K": "#..# #.#. ##.. ##.. #.#. #..#",
    "L": "#... #... #... #... #... ####",
    "N": "#..# ##.# ##.# #.## #.## #..#",
    "O": ".##. #..# #..# #..# #..# .##.",
    "R": "###. #..# #..# ###. #.#. #..#",
    "T": "##### ..#.. ..#.. ..#.. ..#.. ..#..",
    "W": "#...# #...# #.#.# #.#.# ##.## #...#",
    "Y": "#...# .#.#. ..#.. ..#.. ..#.. ..#..",
    "0": "### #.# #.# #.# #.# ###",
    "1": ".#. ##. .#. .#. .#. ###",
    "2": "### ..# ### #.. #.. ###",
    "3": "### ..# ### ..# ..# ###",
    "4": "#.# #.# ### ..# ..# ..#",
    "5": "### #.. ### ..# ..# ###",
    "6": "### #.. ### #.# #.# ###",
    "7": "### ..# ..# ..# ..# ..#",
    "8": "### #.# ### #.# #.# ###",
    "9": "### #.# ### ..# ..# ###",
    ":": ". # . . # .",
    "+": "... ... .#. ### .#. ...",
}
"""Each letter as six rows of pixels."""
_HALVES: Final = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def block_letters(words: str, scale: int = 1) -> list[str]:
    """Return words as lines of block letters, `scale` times as large; [] if a letter has no shape."""
    if any(letter not in _GLYPHS for letter in words):
        return []
    shapes = [_GLYPHS[letter].split() for letter in words]
    pixels = [".".join(shape[row] for shape in shapes) for row in range(2 * HEIGHT)]
    large = ["".join(pixel * scale for pixel in row) for row in pixels for _ in range(scale)]
    return [
        "".join(_HALVES[upper == "#", lower == "#"] for upper, lower in zip(*pair, strict=True))
        for pair in zip(large[::2], large[1::2], strict=True)
    ]


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
