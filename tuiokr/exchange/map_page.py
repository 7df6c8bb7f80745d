"""The map of an organisation as one page of HTML: the picture, and a table with every text in full. No scripts."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tuiokr.alignment.reach import OrganisationMap
from tuiokr.exchange.map_picture import end_names, figure, hatched, safe
from tuiokr.exchange.minutes_page import STYLE

_OWN = """
main { max-width: none; }
figure { margin: 1rem 0; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: start; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); }
td { unicode-bidi: plaintext; overflow-wrap: anywhere; }
td.team, td.number { white-space: nowrap; overflow-wrap: normal; }
@media print {
  @page { size: landscape; margin: 12mm; }
  figure { overflow: visible; break-after: page; }
  figure svg { width: 100%; height: auto; max-height: 170mm; }
  tr { break-inside: avoid; }
}
"""
_LEGEND = (
    "Each column is a level of teams. The higher a block, the more objectives hang on it: “5↓” says five. "
    "“▸1” is the number of the top objective in which it ends. A hatched stripe and a dashed line mean: only through "
    "the objective, no key result is named. What ends nowhere is at the bottom, with a grey stripe."
)
_HEADS = ("Level", "Team", "", "Words", "Hangs on", "Below it", "Ends in")


def page(found: OrganisationMap, title: str) -> str:
    """Return the map as a complete page, dark or light as the reader prefers, and printable."""
    head = safe(f"Map of {title}" if title else "Map")
    ends = "".join(
        f'<li dir="auto">{number}: {safe(f"{found.name(top)}: {found.places[top].text}")}</li>'
        for top, (number, _) in end_names(found).items()
    )
    wrong = "".join(f'<li dir="auto">{safe(one)}</li>' for one in found.broken.all)
    body = "\n".join(
        [
            f'<h1 dir="auto">{head}</h1>',
            f"<p>{escape(_LEGEND)}</p>",
            f"<h2>Top objectives</h2><ul>{ends}</ul>" if ends else "",
            f"<h2>What is wrong in the links</h2><ul>{wrong}</ul>" if wrong else "",
            f"<figure>{figure(found, title)}</figure>",
            "<h2>Everything in full</h2>",
            f"<table><thead><tr>{''.join(f'<th>{one}</th>' for one in _HEADS)}</tr></thead><tbody>",
            *_rows(found),
            "</tbody></table>",
        ]
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{head}</title>\n<style>{STYLE}{_OWN}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _rows(found: OrganisationMap) -> Iterator[str]:
    numbers = end_names(found)
    for place in found.places.values():
        objective = place.kind == "objective"
        on = ", ".join(found.name(one) for one in found.above.get(place.id, ()))
        if objective and hatched(found, place.id):
            on += " (only through the objective)"
        count = found.counts[place.id] if objective else len(found.reached(place.id).depth)
        ends = ", ".join(numbers[top][0] for top in found.ends.get(place.objective, ())) or "nowhere"
        yield (
            f'<tr><td class="number">L{found.levels[place.team]}</td>'
            f'<td class="team">{safe(found.team_name(place.team))}</td><td class="number">{safe(place.label)}</td>'
            f"<td>{f'<b>{safe(place.text)}</b>' if objective else safe(place.text)}</td>"
            f'<td>{safe(on)}</td><td class="number">{count or ""}</td><td class="number">{ends}</td></tr>'
        )
