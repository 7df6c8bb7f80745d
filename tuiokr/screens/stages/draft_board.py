"""The lines of the draft board: each objective and key result, with what the checks and the people say about it."""

from __future__ import annotations

from tuiokr.model.workspace import labels
from tuiokr.usecases import draft_board
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import board

EMPTY = (
    "A blank page. Press o and write what should be different by the end of the cycle.",
    "Then k for a key result: how would you know? Such as: checkout completion from 71 % to 85 % by 31 March.",
    "Press I to read examples of good ones, and to copy one.",
)

STRAYS = "Their objective was deleted. Press m to move each to another objective, x to delete it."


def lines(desk: Desk, team: str) -> list[board.Line]:
    """Return the lines in the order of the set; at the end the key results whose objective does not exist."""
    okrs, session = desk.draft.okrs(team), desk.session
    short, above, said = labels(okrs), draft_board.supports(session, team), draft_board.said(session, team)
    found: list[board.Line] = []
    for objective in okrs.objectives:
        opinion = desk.checks.objective(objective)
        score = float(opinion.verdict.score) if objective.title else None
        people = said.get(objective.id, ())
        found.append(
            board.ObjectiveLine(objective, short[objective.id], opinion.worst, score, above[objective.id], people)
        )
        for key in okrs.of(objective.id):
            worst = desk.checks.key_result(key, objective.title).worst
            found.append(board.KeyLine(key, short[key.id], worst, above[key.id], said.get(key.id, ())))
    if okrs.strays:
        found.append(board.NoteLine(STRAYS))
        found += [board.KeyLine(key, short[key.id], desk.checks.key_result(key, "").worst, "") for key in okrs.strays]
    return found
