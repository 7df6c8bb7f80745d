"""The map of an organisation as one page of HTML: the picture, and a table with every text in full. No scripts."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tuiokr.exchange.map_picture import figure
from tuiokr.exchange.map_record import MapRecord
from tuiokr.exchange.minutes_page import STYLE
from tuiokr.exchange.picture_text import safe

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
  figure svg { max-width: 100%; height: auto; }
  tr { break-inside: avoid; }
}
"""
_LEGEND = (
    "Each column is a level of teams. The higher a block, the more objectives hang on it: “5↓” says five. "
    "“▸A” is the letter of the top objective in which it ends. A hatched stripe and a dashed line mean: only through "
    "the objective, no key result is named. What ends nowhere is at the bottom, with a grey stripe."
)
_HEADS = ("Level", "Team", "", "Words", "Hangs on", "Below it", "Ends in")


def page(record: MapRecord) -> str:
    """Return the map as a complete page, dark or light as the reader prefers, and printable."""
    head = safe(f"Map of {record.title}" if record.title else "Map")
    ends = "".join(f'<li dir="auto">{letter}: {safe(words)}</li>' for letter, words in record.tops)
    wrong = "".join(f'<li dir="auto">{safe(one)}</li>' for one in record.wrong)
    body = "\n".join(
        [
            f'<h1 dir="auto">{head}</h1>',
            f"<p>{escape(_LEGEND)}</p>",
            f"<h2>Top objectives</h2><ul>{ends}</ul>" if ends else "",
            f"<h2>What is wrong in the links</h2><ul>{wrong}</ul>" if wrong else "",
            f"<figure>{figure(record)}</figure>",
            "<h2>Everything in full</h2>",
            f"<table><thead><tr>{''.join(f'<th>{one}</th>' for one in _HEADS)}</tr></thead><tbody>",
            *_rows(record),
            "</tbody></table>",
        ]
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{head}</title>\n<style>{STYLE}{_OWN}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _rows(record: MapRecord) -> Iterator[str]:
    for block in record.blocks:
        on = ", ".join(block.hangs_on) + (" (only through the objective)" if block.loose else "")
        first = f'<td class="number">L{block.level}</td><td class="team">{safe(block.team)}</td>'
        ends = ", ".join(block.ends) or "nowhere"
        for one in (block.statement, *block.key_results):
            main = one is block.statement
            words = f"<b>{safe(one.words)}</b>" if main else safe(one.words)
            yield (
                f'<tr>{first}<td class="number">{safe(one.label)}</td><td>{words}</td>'
                f'<td>{safe(on) if main else ""}</td><td class="number">{one.below or ""}</td>'
                f'<td class="number">{ends if main else ""}</td></tr>'
            )
