"""The map of an organisation as a picture (SVG): levels are columns, and the height of a block shows what hangs on it.

Each text has its own rectangle, and `textLength` keeps it inside whatever font the reader has, so no two texts overlap.
What hangs nowhere has a lane of its own at the bottom.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tuiokr.exchange.map_record import MapBlock, MapRecord
from tuiokr.exchange.picture_text import CELL, PictureText, cut, safe, wrapped
from tuiokr.model.words import cells, clean, plural

TEXT: Final = 16
"""Height of a line of text."""
BLOCK: Final = 290
"""Width of a block."""
GAP: Final = 90
"""Between two columns, for the links."""
_PAD: Final = 14
_STRIPE: Final = 10
"""Width of the stripe at the left of a block: it is hatched if the link is only through the objective."""
_SPACE: Final = 8
_BASE: Final = 3 * TEXT + 10
_EACH: Final = 7
_MOST: Final = 60
"""Blocks grow up to this number of objectives below them; the exact number is always written."""
_TOP: Final = 70
_LANE: Final = 40
_COLOURS: Final = 6

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
.map text { pointer-events: none; }
.map .soft { fill: var(--soft); } .map .nowhere { fill: var(--nowhere); } .map .strong { font-weight: bold; }
.map .paper { fill: var(--paper); } .map .block { fill: var(--block); stroke: var(--line); stroke-width: .5; }
.map .link { fill: none; stroke: var(--line); stroke-width: 1.2; } .map .through { stroke-dasharray: 5 4; }
.map .c0 { fill: var(--c0); } .map .c1 { fill: var(--c1); } .map .c2 { fill: var(--c2); } .map .c3 { fill: var(--c3); }
.map .c4 { fill: var(--c4); } .map .c5 { fill: var(--c5); } .map .none { fill: var(--none); }
.map .hatch path { stroke: var(--paper); stroke-width: 2.5; }
.map { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
"""


@dataclass(frozen=True)
class Box:
    """The rectangle of one block, in pixels."""

    block: MapBlock
    x: float
    y: float
    height: float


@dataclass(frozen=True)
class PictureLayout:
    """Where everything is in the picture, in pixels."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    words: tuple[PictureText, ...]


def layout(record: MapRecord) -> PictureLayout:
    """Return where each block and each text of the picture is."""
    levels = sorted({block.level for block in record.blocks})
    left = {level: float(_PAD + at * (BLOCK + GAP)) for at, level in enumerate(levels)}
    boxes = _stacked([block for block in record.blocks if block.ends], left, _TOP)
    bottom = max([float(_TOP), *(box.y + box.height for box in boxes)])
    words = [PictureText(cut(clean(record.title), 60), _PAD, 24, "strong")]
    words += [PictureText(f"L{level}", left[level], _TOP - 14, "strong") for level in levels]
    loose = [block for block in record.blocks if not block.ends]
    if loose:
        lane = bottom + _LANE
        said = f"{plural(len(loose), 'objective')} that end{'s' if len(loose) == 1 else ''} nowhere"
        words.append(PictureText(said, _PAD, lane - 10, "strong nowhere"))
        boxes += _stacked(loose, left, lane)
    if not levels:
        words.append(PictureText("There are no objectives in this cycle.", _PAD, _TOP, "soft"))
    for box in boxes:
        words += _box_words(box)
    width = max(_PAD + len(levels) * (BLOCK + GAP) - GAP + _PAD, 460.0)
    height = max([bottom, *(box.y + box.height for box in boxes)])
    return PictureLayout(width, height + _LANE, tuple(boxes), tuple(words))


def _stacked(blocks: Sequence[MapBlock], left: Mapping[int, float], top: float) -> list[Box]:
    """Place blocks one below another, each in the column of its level."""
    tops = dict.fromkeys(left, top)
    boxes: list[Box] = []
    for block in blocks:
        height = _BASE + _EACH * min(block.statement.below, _MOST)
        boxes.append(Box(block, left[block.level], tops[block.level], height))
        tops[block.level] += height + _SPACE
    return boxes


def _box_words(box: Box) -> Iterator[PictureText]:
    block, room = box.block, int((BLOCK - _STRIPE - 16) / CELL)
    ends = "+".join(block.ends[:4]) + ("+…" if block.ends[4:] else "")
    below = block.statement.below
    said = "".join([f" ▸{ends}" if ends else "", f" {below:,}↓" if below else ""])
    x = box.x + _STRIPE + 8
    yield PictureText(cut(clean(block.name), room - cells(said)) + said, x, box.y + TEXT, "soft")
    lines = wrapped(block.statement.words, room, max(1, int((box.height - 10) / TEXT) - 1))
    for number, line in enumerate(lines, 2):
        yield PictureText(line, x, box.y + number * TEXT)


def picture(record: MapRecord) -> str:
    """Return the map as a complete SVG file, dark or light as the reader prefers."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{figure(record)}\n'


def figure(record: MapRecord) -> str:
    """Return the map as an SVG element with its own style."""
    placed = layout(record)
    where = {box.block.id: box for box in placed.boxes}
    colours = {letter: number % _COLOURS for number, (letter, _) in enumerate(record.tops)}
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="map" role="img" width="{placed.width:g}" '
        f'height="{placed.height:g}" viewBox="0 0 {placed.width:g} {placed.height:g}">',
        f"<title>{safe(record.title)}</title><style>{STYLE}</style>",
        '<defs><pattern id="hatch" class="hatch" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<path d="M-1,7 L7,-1 M-1,1 L1,-1 M5,7 L7,5"/></pattern></defs>',
        '<rect class="paper" width="100%" height="100%"/>',
        *_links(placed.boxes, where),
        *(piece for box in placed.boxes for piece in _box(box, colours)),
        *(words.svg for words in placed.words),
        "</svg>",
    ]
    return "\n".join(parts)


def _links(boxes: Sequence[Box], where: Mapping[str, Box]) -> Iterator[str]:
    for box in boxes:
        for link in box.block.links:
            above = where[link.upper]
            start, end = above.x + BLOCK, box.x
            y_start, y_end = above.y + TEXT, box.y + TEXT
            bend = GAP / 2 if end > start else GAP / 3
            if end <= start:  # a peer, or a level above: both ends are at the right
                end = box.x + BLOCK
                second = end + bend
            else:
                second = end - bend
            look = "link through" if link.through else "link"
            yield (
                f'<path class="{look}" d="M{start:g},{y_start:g} C{start + bend:g},{y_start:g} '
                f'{second:g},{y_end:g} {end:g},{y_end:g}"/>'
            )


def _box(box: Box, colours: Mapping[str, int]) -> Iterator[str]:
    block = box.block
    told = [f"{block.name}: {block.statement.words}", f"{plural(block.statement.below, 'objective')} below"]
    told += ["only through the objective: which key result?"] if block.loose else []
    told += [] if block.ends else ["ends nowhere"]
    colour = f"c{colours.get(block.ends[0], 0)}" if block.ends else "none"
    size = f'x="{box.x:g}" y="{box.y:g}" height="{box.height:g}"'
    yield f"<g><title>{safe('. '.join(told))}</title>"
    yield f'<rect class="block" {size} width="{BLOCK}"/><rect class="{colour}" {size} width="{_STRIPE}"/>'
    if block.loose:
        yield f'<rect {size} width="{_STRIPE}" fill="url(#hatch)"/>'
    yield "</g>"
