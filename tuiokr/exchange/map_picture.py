"""The map of an organisation as a picture (SVG): levels are columns, and the height of a block shows what hangs on it.

Each text has its own rectangle, and `textLength` keeps it inside whatever font the reader has, so no two texts overlap.
What hangs nowhere has a lane of its own at the bottom.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from tuiokr.alignment.reach import OrganisationMap
from tuiokr.model.words import clean, plural

CELL: Final = 7.2
"""Width of one character, in pixels."""
TEXT: Final = 16
"""Height of a line of text."""
BLOCK: Final = 250
"""Width of a block."""
GAP: Final = 90
"""Between two columns, for the links."""
_PAD: Final = 14
_STRIPE: Final = 10
"""Width of the stripe at the left of a block: it is hatched if the link is only through the objective."""
_SPACE: Final = 8
_BASE: Final = 2 * TEXT + 10
_EACH: Final = 7
_MOST: Final = 60
"""Blocks grow up to this number of objectives below them; the exact number is always written."""
_TOP: Final = 70
_LANE: Final = 40
COLOURS: Final = 6

STYLE: Final = """
:root { color-scheme: light dark; }
.map { --ink: #111; --soft: #41474f; --paper: #fff; --block: #eef1f4; --line: #7b8591; --nowhere: #9a3412; }
.map { --c0: #00558a; --c1: #8a5a00; --c2: #005f45; --c3: #6b6400; --c4: #7e2f5f; --c5: #8f3e00; --none: #868e98; }
@media (prefers-color-scheme: dark) {
.map { --ink: #fff; --soft: #c3ccd6; --paper: #0b0f14; --block: #18212a; --line: #6b7986; --nowhere: #ff8f57; }
.map { --c0: #56b4e9; --c1: #e69f00; --c2: #2bc59b; --c3: #f0e442; --c4: #e5a3c8; --c5: #ff8a50; --none: #7d8894; }
}
@media print {
.map { --ink: #000; --soft: #333; --paper: #fff; --block: #f3f3f3; --line: #777; --nowhere: #8f3e00; --none: #888; }
.map { --c0: #00558a; --c1: #8a5a00; --c2: #005f45; --c3: #6b6400; --c4: #7e2f5f; --c5: #8f3e00; }
}
.map text { font: 12px ui-monospace, Menlo, Consolas, monospace; fill: var(--ink); }
.map .soft { fill: var(--soft); } .map .nowhere { fill: var(--nowhere); } .map .strong { font-weight: bold; }
.map .paper { fill: var(--paper); } .map .block { fill: var(--block); stroke: var(--line); stroke-width: .5; }
.map .link { fill: none; stroke: var(--line); stroke-width: 1.2; } .map .through { stroke-dasharray: 5 4; }
.map .c0 { fill: var(--c0); } .map .c1 { fill: var(--c1); } .map .c2 { fill: var(--c2); } .map .c3 { fill: var(--c3); }
.map .c4 { fill: var(--c4); } .map .c5 { fill: var(--c5); } .map .none { fill: var(--none); }
.map .hatch path { stroke: var(--paper); stroke-width: 2.5; }
.map { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
"""


@dataclass(frozen=True)
class Block:
    """The rectangle of one objective, in pixels."""

    objective: str
    x: float
    y: float
    height: float
    nowhere: bool


@dataclass(frozen=True)
class Words:
    """One text with its place: the left end and the base line, in pixels."""

    text: str
    x: float
    y: float
    look: str = ""

    @property
    def width(self) -> float:
        return cells(self.text) * CELL


@dataclass(frozen=True)
class Layout:
    """Where everything is in the picture, in pixels."""

    width: float
    height: float
    blocks: tuple[Block, ...]
    words: tuple[Words, ...]


def cells(text: str) -> int:
    """Return the number of character cells of a text: wide characters take two, combining marks none."""
    return sum(
        0
        if unicodedata.category(char) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )


def cut(text: str, most: int) -> str:
    """Cut a text to a number of cells, with … at the cut."""
    if cells(text) <= most:
        return text
    kept = text[:most]
    while kept and cells(kept) > most - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def end_names(found: OrganisationMap) -> dict[str, tuple[str, int]]:
    """Return top objective → (its number as text, its colour)."""
    return {top: (str(number + 1), number % COLOURS) for number, top in enumerate(found.tops)}


def layout(found: OrganisationMap, title: str) -> Layout:
    """Return where each block and each text of the picture is."""
    columns: dict[int, list[str]] = {}
    loose: dict[int, list[str]] = {}
    for team, those in found.of_team.items():
        for key in those:
            (columns if key in found.ends else loose).setdefault(found.levels[team], []).append(key)
    levels = sorted({*columns, *loose})
    left = {level: _PAD + at * (BLOCK + GAP) for at, level in enumerate(levels)}
    blocks: list[Block] = []
    bottom = float(_TOP)
    for level in levels:
        bottom = max(bottom, _stack(found, columns.get(level, ()), left[level], _TOP, False, blocks))
    lane = bottom + _LANE
    words = [Words(cut(clean(title), 60), _PAD, 24, "strong")]
    words += [Words(f"L{level}", left[level], _TOP - 14, "strong") for level in levels]
    height = bottom
    if loose:
        total = sum(map(len, loose.values()))
        said = f"{plural(total, 'objective')} that end{'s' if total == 1 else ''} nowhere"
        words.append(Words(said, _PAD, lane - 10, "strong nowhere"))
        for level in levels:
            height = max(height, _stack(found, loose.get(level, ()), left[level], lane, True, blocks))
    if not levels:
        words.append(Words("There are no objectives in this cycle.", _PAD, _TOP, "soft"))
    for block in blocks:
        words += _block_words(found, block)
    width = max([_PAD + len(levels) * (BLOCK + GAP) - GAP + _PAD, 460.0])
    return Layout(width, height + _LANE, tuple(blocks), tuple(words))


def _stack(
    found: OrganisationMap, keys: Sequence[str], x: float, top: float, nowhere: bool, blocks: list[Block]
) -> float:
    """Add blocks one below another; return where they end."""
    for key in keys:
        height = _BASE + _EACH * min(found.counts[key], _MOST)
        blocks.append(Block(key, x, top, height, nowhere))
        top += height + _SPACE
    return top


def _block_words(found: OrganisationMap, block: Block) -> Iterator[Words]:
    place = found.places[block.objective]
    room = int((BLOCK - _STRIPE - 16) / CELL)
    count = found.counts[block.objective]
    ends = [end_names(found)[top][0] for top in found.ends.get(block.objective, ())[:4]]
    said = "".join([f" ▸{'+'.join(ends)}" if ends else "", f" {count}↓" if count else ""])
    x = block.x + _STRIPE + 8
    yield Words(cut(clean(found.name(place.id)), room - cells(said)) + said, x, block.y + TEXT, "soft")
    if words := cut(clean(place.text), room):
        yield Words(words, x, block.y + 2 * TEXT)


def picture(found: OrganisationMap, title: str) -> str:
    """Return the map as a complete SVG file, dark or light as the reader prefers."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{figure(found, title)}\n'


def figure(found: OrganisationMap, title: str) -> str:
    """Return the map as an SVG element with its own style."""
    placed = layout(found, title)
    where = {block.objective: block for block in placed.blocks}
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="map" role="img" width="{placed.width:g}" '
        f'height="{placed.height:g}" viewBox="0 0 {placed.width:g} {placed.height:g}">',
        f"<title>{safe(title)}</title><style>{STYLE}</style>",
        '<defs><pattern id="hatch" class="hatch" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<path d="M-1,7 L7,-1 M-1,1 L1,-1 M5,7 L7,5"/></pattern></defs>',
        '<rect class="paper" width="100%" height="100%"/>',
        *_links(found, where),
        *(piece for block in placed.blocks for piece in _block(found, block)),
        *(_text(words) for words in placed.words),
        "</svg>",
    ]
    return "\n".join(parts)


def _links(found: OrganisationMap, where: dict[str, Block]) -> Iterator[str]:
    for lower, block in where.items():
        for upper in dict.fromkeys(found.places[one].objective for one in found.above.get(lower, ())):
            above = where[upper]
            start, end = above.x + BLOCK, block.x
            y_start, y_end = above.y + _BASE / 2, block.y + _BASE / 2
            bend = GAP / 2 if end > start else GAP / 3
            if end <= start:  # a peer, or a level above: both ends at the right
                end = block.x + BLOCK
                second = end + bend
            else:
                second = end - bend
            look = "link through" if found.through(lower, upper) else "link"
            yield (
                f'<path class="{look}" d="M{start:g},{y_start:g} C{start + bend:g},{y_start:g} '
                f'{second:g},{y_end:g} {end:g},{y_end:g}"/>'
            )


def hatched(found: OrganisationMap, objective: str) -> bool:
    """Whether an objective hangs on everything above only through the objective."""
    uppers = dict.fromkeys(found.places[one].objective for one in found.above.get(objective, ()))
    return bool(uppers) and all(found.through(objective, upper) for upper in uppers)


def _block(found: OrganisationMap, block: Block) -> Iterator[str]:
    ends = found.ends.get(block.objective, ())
    colour = f"c{end_names(found)[ends[0]][1]}" if ends else "none"
    place = found.places[block.objective]
    told = [f"{found.name(place.id)}: {place.text}", f"{plural(found.counts[block.objective], 'objective')} below"]
    if hatched(found, block.objective):
        told.append("only through the objective: which key result?")
    if not ends:
        told.append("ends nowhere")
    yield f"<g><title>{safe('. '.join(told))}</title>"
    size = f'x="{block.x:g}" y="{block.y:g}" height="{block.height:g}"'
    yield f'<rect class="block" {size} width="{BLOCK}"/><rect class="{colour}" {size} width="{_STRIPE}"/>'
    if hatched(found, block.objective):
        yield f'<rect {size} width="{_STRIPE}" fill="url(#hatch)"/>'
    yield "</g>"


def _text(words: Words) -> str:
    look = f' class="{words.look}"' if words.look else ""
    return (
        f'<text x="{words.x:g}" y="{words.y:g}" textLength="{words.width:g}" lengthAdjust="spacingAndGlyphs"{look}>'
        f"{safe(words.text)}</text>"
    )


def safe(words: str) -> str:
    """Return words as text of HTML or XML, without the two characters that XML forbids and `clean` keeps."""
    return escape(clean(words).translate({0xFFFE: None, 0xFFFF: None}))
