"""A statement that is not judged, because it is not English."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import Finding
from tuiokr.quality.rule import StatementRule, found
from tuiokr.quality.view import View

NAME = "not-judged"


def check(view: View) -> Iterator[Finding]:
    """Yield one finding on the whole statement when it is more likely in another language."""
    if not view.english:
        yield found(
            view,
            NAME,
            "hint",
            view.whole,
            "Not judged: this does not look like English.",
            "Would the people in the room read it the same way?",
        )


RULE = StatementRule(
    name=NAME,
    severity="hint",
    cost=0,
    order=10,
    what="Says that a statement was not judged because it is not written in English.",
    why="The word classes behind the checks are English. Silence would look like praise.",
    ignore=(
        "Always fine to ignore: it only explains why nothing else is said. The form beside the text is still checked."
    ),
    bad=(
        ("Kundenzufriedenheit von 71 % auf 85 % steigern", "Kundenzufriedenheit von 71 % auf 85 % steigern"),
        ("Réduire le taux d'attrition de 12 % à 6 %", "Réduire le taux d'attrition de 12 % à 6 %"),
        ("Neue Webseite einführen", "Neue Webseite einführen"),
        ("Aumentar las ventas en un 20 %", "Aumentar las ventas en un 20 %"),
    ),
    good=(
        "Customer satisfaction from 71 % to 85 %",
        "Open a café in Zürich that sells 200 cups a day",
        "NPS 50",
        "Win 30 customers in São Paulo",
    ),
    check=check,
)
