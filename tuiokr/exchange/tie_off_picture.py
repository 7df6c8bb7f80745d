"""The matrix of a tie-off as a picture (SVG): what is wanted above, and which team below supports it.

Each text has its own rectangle and is wrapped to fit, and `textLength` keeps it inside whatever font the reader has, so
no two texts overlap. Columns have the numbers of the teams, and a legend gives the names. Dots differ in shape and not
only in colour, so that a print in black and white can be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tuiokr.exchange.picture_text import CELL, PictureText, safe, wrapped
from tuiokr.exchange.tie_off_record import CoverageRecord, TieOffRecord

LINE: Final = 17
"""Height of a line of text."""
WORDS: Final = 58
"""Characters of a line beside the columns."""
COLUMN: Final = 30
STATE: Final = 26
"""Characters of the state at the end of a row."""
PAD: Final = 14
INDENT: Final = 2
"""Characters before a key result."""
MARKS: Final = {
    "direct": ("●", "supports it"),
    "through": ("○", "supports it through the objective"),
    "none": ("·", "does not support it"),
}
LEGEND: Final = "● supports it  ○ only through its objective"
STYLE: Final = """
.matrix text { font: 12px ui-monospace, Menlo, Consolas, monospace; fill: #111; }
.matrix .paper { fill: #fff; } .matrix .strong { font-weight: bold; } .matrix .soft { fill: #4a5058; }
.matrix .line { stroke: #c4c9d0; stroke-width: 1; } .matrix .nobody { fill: #9a3412; font-weight: bold; }
"""


def picture(record: TieOffRecord) -> str:
    """Return the matrix as SVG; a record without coverage gives a picture that says so."""
    left = PAD + WORDS * CELL + 10
    width = left + len(record.teams) * COLUMN + STATE * CELL + 2 * PAD
    room = int((width - 2 * PAD) / CELL)
    body: list[str] = []
    top = float(PAD + LINE)
    for one in wrapped(record.title, room):
        body.append(PictureText(one, PAD, top, "strong").svg)
        top += LINE
    top += LINE // 2
    for number, team in enumerate(record.teams, 1):
        body.append(PictureText(str(number), left + (number - 1) * COLUMN, top, "soft", team).svg)
    top += 6
    for row in record.coverage:
        body += _row(row, record, left, top)
        top += len(_said(row)) * LINE + 8
    if not record.coverage:
        body.append(PictureText("The upper level has no objectives yet", PAD, top + LINE).svg)
        top += 2 * LINE
    top += LINE + 4
    legend = [f"{number} {team}" for number, team in enumerate(record.teams, 1)]
    for one in (line for each in (*legend, LEGEND) for line in wrapped(each, room)):
        body.append(PictureText(one, PAD, top, "soft").svg)
        top += LINE
    height = top + PAD
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="matrix" role="img" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}"><title>{safe(record.title)}</title><style>{STYLE}</style>'
        f'<rect class="paper" width="100%" height="100%"/>{"".join(body)}</svg>\n'
    )


def _said(row: CoverageRecord) -> list[str]:
    return wrapped(f"{row.label} {row.words}", WORDS - (0 if row.objective else INDENT))


def _row(row: CoverageRecord, record: TieOffRecord, left: float, top: float) -> Iterator[str]:
    end = left + len(record.teams) * COLUMN
    yield f'<line class="line" x1="{PAD}" y1="{top:g}" x2="{end + STATE * CELL:g}" y2="{top:g}"/>'
    start, look = (PAD, "strong") if row.objective else (PAD + INDENT * CELL, "")
    for at, one in enumerate(_said(row), 1):
        yield PictureText(one, start, top + at * LINE, look, f"{row.label} {row.words}").svg
    for number, (team, mark) in enumerate(zip(record.teams, row.marks, strict=False)):
        dot, says = MARKS.get(mark, MARKS["none"])
        yield PictureText(dot, left + number * COLUMN, top + LINE, hover=f"{team} {says}").svg
    if not row.objective:
        yield PictureText(row.state, end, top + LINE, "nobody" if row.state == "nobody" else "").svg
