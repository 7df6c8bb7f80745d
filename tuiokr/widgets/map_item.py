"""The highlighted item of the map in full: its words, what it hangs on, what hangs on it and where it ends."""

from __future__ import annotations

from textual.content import Content

from tuiokr.alignment.reach import Cell, OrganisationMap
from tuiokr.model.words import plural
from tuiokr.widgets import map_rows, text

LINES = 5
"""Lines of the item at most."""


def item_lines(found: OrganisationMap, item: str, width: int) -> list[Content]:
    """Return the item in at most `LINES` lines: its words take at most three of them."""
    place = found.places[item]
    objective = place.objective
    head = (f"{found.name(item)}  ", "bold $primary")
    lines = text.wrap(text.words(place.text or "without words", "bold"), width, first=text.line(head), most=3)
    named = found.above.get(objective, ())
    top = objective in found.tops
    on = ", ".join(found.name(one) for one in named)
    loose = any(found.through(objective, one) for one in named)
    depth = found.reached(item).depth
    below = f"{plural(len(depth), 'objective')} below, {plural(max(depth.values()), 'level')} deep" if depth else ""
    parts: list[text.Part] = [
        text.line(("hangs on ", "$hint"), text.words(on, "$soft")) if on else ("top level" if top else "", "$hint"),
        (f"{map_rows.THROUGH} only through the objective: which key result?" if loose else "", "$warning"),
        (below or "nothing hangs on it", "$soft" if below else "$warning"),
        text.BLANK if top else _ends(found, objective),
    ]
    return [
        *lines,
        *text.flow_within([part for part in parts if text.line(part).cell_length], width, LINES - len(lines)),
    ]


def _ends(found: OrganisationMap, objective: str) -> Content:
    ends = found.ends.get(objective, ())
    if not ends:
        return text.words("▲ ends nowhere", "$warning")
    mark = map_rows.mark(found, objective)
    return text.line(("ends in ", "$hint"), mark, " ", text.words(", ".join(found.name(one) for one in ends), "$soft"))


def cell_line(found: OrganisationMap, column: str, cell: Cell | None, width: int) -> list[Content]:
    """Return what arrives at a key result from a column, in one line."""
    team = found.team_name(column)
    if cell is None:
        return [text.fit(text.words(f"From {team} and all below it nothing arrives here", "$soft"), width)]
    names = ", ".join(found.name(one) for one in cell.objectives)
    return [text.fit(text.line((f"From {team} and all below it: ", "$hint"), text.words(names, "$soft")), width)]


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
