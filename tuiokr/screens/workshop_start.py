"""The start of a workshop: start a new one, or go on with an open one."""

from __future__ import annotations

from tuiokr.model.words import plural
from tuiokr.screens.asker import Asker
from tuiokr.screens.pick import Option, Pick
from tuiokr.usecases import presence
from tuiokr.usecases.desk import Desk


def start_or_resume(asker: Asker, desk: Desk, team: str) -> None:
    """Ask whether to go on with a team's open workshop or to start one, and with which agenda."""
    from tuiokr.screens.workshop import WorkshopScreen
    from tuiokr.usecases import agenda_files

    tree = desk.tree
    found = tree.by_id[team]
    opened = {one.workshop.id: one.workshop for one in desk.workshop.all_open(team)}
    options: list[Option] = []
    digits = agenda_files.digits()
    free = [digit for digit in "0123456789" if digit not in digits.values()]
    for one, key in zip(opened.values(), free, strict=False):  # the oldest ones get no digit and are not offered
        begun = "" if one.begun else ", its clock has not started yet"
        options.append(Option(one.id, f"Go on with {one.title}", (f"at {one.step.title}{begun}",), key=key))
    above_others = bool(tree.children(team))
    for agenda in agenda_files.offered(above_others=above_others):
        more = (f"{agenda.minutes:g} minutes, {plural(len(agenda.steps), 'step')}",)
        options.append(Option(agenda.id, agenda.title, more, key=digits[agenda.id]))
    usual = agenda_files.usual(top=above_others and tree.level(team) == 1)

    def go(chosen: str | None) -> None:
        if chosen is None:
            return
        workshop = chosen if chosen in opened else desk.workshop.start(team, chosen)
        asker.open(WorkshopScreen(desk, workshop))

    asker.ask(
        Pick(f"A workshop with {found.name}", options, lit=next(iter(opened), usual)),
        go,
        about=presence.team(desk.session, team),
    )
