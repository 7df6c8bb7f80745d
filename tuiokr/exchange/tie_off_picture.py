"""The matrix of a tie-off as a picture (SVG): what is wanted above, and which team below supports it.

Each text has its own rectangle and is wrapped to fit, and `textLength` keeps it inside whatever font the reader has, so
no two texts overlap. Columns have the numbers of the teams, and a legend gives the names. Dots differ in shape and not
only in colour, so that a print in black and white can be read.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from html import escape
from typing import Final

from tuiokr.exchange.tie_off_record import CoverageRecord, TieOffRecord
from tuiokr.model.words import clean

CELL: Final = 7.2
"""Width of one character, in pixels."""
LINE: Final = 17
"""Height of a line of text."""
WORDS: Final = 58
"""Characters of a line beside the columns."""
COLUMN: Final = 30
STATE: Final = 26
"""Characters of the state at the end of a row."""
PAD: Final = 14
_MARKS: Final = {"direct": "●", "through": "○", "none": "·"}
_SAYS: Final = {"direct": "supports it", "through": "supports it through the objective", "none": "does not support it"}
STYLE: Final = """
.matrix text { font: 12px ui-monospace, Menlo, Consolas, monospace; fill: #111; }
.matrix .paper { fill: #fff; } .matrix .strong { font-weight: bold; } .matrix .soft { fill: #4a5058; }
.matrix .line { stroke: #c4c9d0; stroke-width: 1; } .matrix .nobody { fill: #9a3412; font-weight: bold; }
"""


def picture(record: TieOffRecord) -> str:
    """Return the matrix as SVG; a record without coverage gives a picture that says so."""
    left = PAD + WORDS * CELL + 10
    width = left + len(record.teams) * COLUMN + STATE * CELL + 2 * PAD
    body: list[str] = []
    top = PAD + LINE
    for one in _wrapped(record.title, int((width - 2 * PAD) / CELL)):
        body.append(_text(PAD, top, one, "strong"))
        top += LINE
    top += LINE // 2
    for number, team in enumerate(record.teams, 1):
        body.append(_text(left + (number - 1) * COLUMN, top, str(number), "soft", clean(team)))
    top += 6
    for row in record.coverage:
        rows = _row(row, record, left, top)
        body += rows
        top += _height(row)
    if not record.coverage:
        body.append(_text(PAD, top + LINE, "The upper level has no objectives yet"))
        top += 2 * LINE
    top += LINE + 4
    for number, team in enumerate(record.teams, 1):
        for one in _wrapped(f"{number}  {team}", int((width - 2 * PAD) / CELL)):
            body.append(_text(PAD, top, one, "soft"))
            top += LINE
    body.append(_text(PAD, top, "● supports it   ○ only through its objective", "soft"))
    height = top + PAD
    title = escape(clean(record.title))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="matrix" role="img" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}"><title>{title}</title><style>{STYLE}</style>'
        f'<rect class="paper" width="100%" height="100%"/>{"".join(body)}</svg>\n'
    )


def _height(row: CoverageRecord) -> int:
    return len(_said(row)) * LINE + 8


def _said(row: CoverageRecord) -> list[str]:
    indent = "" if row.objective else "  "
    return [f"{indent}{one}" for one in _wrapped(f"{row.label} {row.words}", WORDS - len(indent))]


def _row(row: CoverageRecord, record: TieOffRecord, left: float, top: float) -> Iterator[str]:
    end = left + len(record.teams) * COLUMN
    yield f'<line class="line" x1="{PAD}" y1="{top:.1f}" x2="{end + STATE * CELL:.1f}" y2="{top:.1f}"/>'
    hover = clean(f"{row.label} {row.words}")
    for at, one in enumerate(_said(row)):
        yield _text(PAD, top + (at + 1) * LINE, one, "strong" if row.objective else "", hover)
    for number, (team, mark) in enumerate(zip(record.teams, row.marks, strict=False)):
        said = f"{team} {_SAYS.get(mark, '')}"
        yield _text(left + number * COLUMN, top + LINE, _MARKS.get(mark, "·"), "", clean(said))
    if not row.objective:
        yield _text(end, top + LINE, row.state, "nobody" if row.state == "nobody" else "")


def _wrapped(words: str, width: int) -> list[str]:
    """Wrap words; wide characters count two, and a long word is broken."""
    found: list[str] = []
    for line in textwrap.wrap(clean(words), max(4, width)) or [""]:
        while _cells(line) > width:
            cut = next(at for at in range(len(line), 0, -1) if at == 1 or _cells(line[:at]) <= width)
            found.append(line[:cut])
            line = line[cut:]
        found.append(line)
    return found


def _cells(words: str) -> int:
    return sum(2 if ord(char) > 0x10FF else 1 for char in words)


def _text(x: float, y: float, words: str, look: str = "", hover: str = "") -> str:
    """Return one text; without words nothing. Its length is fixed, so that no font makes it longer."""
    if not words.strip():
        return ""
    indent = len(words) - len(words.lstrip())
    x, words = x + indent * CELL, words.strip()
    title = f"<title>{escape(hover)}</title>" if hover else ""
    style = f' class="{look}"' if look else ""
    length = _cells(words) * CELL
    return (
        f'<text x="{x:.1f}" y="{y:.1f}"{style} textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs">'
        f"{title}{escape(words)}</text>"
    )
