"""What the draft stage asks: where to move a key result, what it supports, why a finding is waived."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from tuiokr.model.okr import KeyResult
from tuiokr.model.workspace import labels
from tuiokr.screens.help import RulePage
from tuiokr.screens.history import show_history
from tuiokr.screens.pick import Option, Pick, ask_to_replace
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import ask
from tuiokr.screens.stages.tie_off_dialogs import link_objective
from tuiokr.usecases import presence, remarks
from tuiokr.usecases.presence import Subject
from tuiokr.usecases.sentence import to_sentence
from tuiokr.widgets import text
from tuiokr.widgets.rows import Rows

if TYPE_CHECKING:
    from tuiokr.screens.stages.draft import DraftStage


def _subject(stage: DraftStage, thing: str) -> Subject:
    """An objective or key result of the team, as what a dialog is about."""
    return presence.things(stage.desk.session, (stage.team, thing))


def move_to(stage: DraftStage) -> None:
    """Give the lit key result to another objective."""
    thing = stage.thing()
    okrs = stage.desk.draft.okrs(stage.team)
    if not isinstance(thing, KeyResult) or not {one.id for one in okrs.objectives} - {thing.objective}:
        stage.say("Light a key result; there must be a second objective to move it to")
        return
    short = labels(okrs)
    options = [Option(one.id, f"{short[one.id]}  {one.title}") for one in okrs.objectives if one.id != thing.objective]

    def keep(chosen: str | None) -> None:
        if chosen:
            stage.desk.draft.move_to(stage.team, thing.id, chosen)

    ask(stage.app, Pick("To which objective?", options), keep, about=_subject(stage, thing.id))


def supports(stage: DraftStage) -> None:
    """What the lit objective or key result supports on the level above. Before that replaces a link, the app asks."""
    desk = stage.desk
    above = desk.tree.parent(stage.team)
    thing = stage.thing()
    upper = desk.workspace.of(desk.cycle_id, above.id) if above else None
    if thing is None or upper is None or above is None or not upper.objectives:
        stage.say("Nothing stands on the level above yet")
        return
    short = labels(upper)
    options = [Option("", "nothing")]
    for objective in upper.objectives:
        if not isinstance(thing, KeyResult):
            options.append(Option(objective.id, f"{short[objective.id]}  {objective.title}"))
        options += [Option(key.id, f"   {short[key.id]}  {key.statement}") for key in upper.of(objective.id)]

    def keep(chosen: str | None) -> None:
        if chosen is None:
            return
        if isinstance(thing, KeyResult):
            _link_key_result(stage, thing, chosen)
        elif chosen:
            link_objective(stage, above.id, thing.id, chosen)
        else:
            stage.desk.draft.edit(stage.team, thing.id, parent=None, parent_key_results=())

    title = f"What does it support at {text.cut(above.name, 40)}?"
    lit = (thing.parent_link if isinstance(thing, KeyResult) else thing.parent) or ""
    ask(stage.app, Pick(title, options, lit=lit), keep, about=_subject(stage, thing.id))


def _link_key_result(stage: DraftStage, key: KeyResult, above: str) -> None:
    """Link a key result to one above, or to none."""
    tying, drafting = stage.desk.tie_off, stage.desk.draft
    now = drafting.okrs(stage.team).key_result(key.id)
    old = tying.words_of(now.parent_link) if now and now.parent_link != above else ""
    link = partial(drafting.edit, stage.team, key.id, parent_link=above or None)
    if old and above:
        title = "It supports another key result already, and a key result supports one."
        ask_to_replace(stage.app, title, old, tying.words_of(above), link, about=_subject(stage, key.id))
    else:
        link()


def light_finding(stage: DraftStage, step: Literal[-1, 1]) -> None:
    """Light the next statement with an open finding, from the other end again after the last."""
    row = stage.query_one(Rows).ids
    here = row.index(stage.lit) if stage.lit in row else 0
    places = [row.index(one) for one in remarks.with_findings(stage.desk, stage.team) if one in row]
    ahead = [at for at in places if (at - here) * step > 0] or places
    if ahead:
        stage.query_one(Rows).light(row[min(ahead) if step == 1 else max(ahead)])
    else:
        stage.say("Nothing to look at: no statement has an open finding")


def write_out(stage: DraftStage) -> None:
    """The lit key result's from, to, unit and due written into its sentence."""
    thing = stage.thing()
    if not isinstance(thing, KeyResult):
        stage.say("Light a key result: its numbers go into its sentence")
        return
    sentence = to_sentence(thing)
    if sentence == thing.statement:
        stage.say("The sentence says it already")
    else:
        stage.desk.draft.edit(stage.team, thing.id, statement=sentence)


def history(stage: DraftStage) -> None:
    """What became of the lit objective or key result."""
    thing = stage.thing()
    if thing is None:
        return
    words = thing.statement if isinstance(thing, KeyResult) else thing.title
    title = f"History of “{text.cut(words, 60)}”"
    show_history(stage.app, stage.desk, title, lambda: stage.desk.history.of_thing(stage.team, thing.id))


def rule_page(stage: DraftStage) -> None:
    """The page of a rule that found something in the lit statement; of several, the one picked."""
    thing = stage.thing()
    names = (
        tuple(dict.fromkeys(one.name for one in remarks.open_findings(stage.desk, stage.team, thing))) if thing else ()
    )
    if not names:
        stage.say("There is no finding here; F1 tells of the keys")
        return

    def show(name: str | None) -> None:
        if name:
            ask(stage.app, RulePage(remarks.title(name), remarks.page(name)))

    if len(names) == 1:
        show(names[0])
    else:
        ask(stage.app, Pick("Which finding?", [Option(name, remarks.title(name)) for name in names]), show)


def waive(stage: DraftStage) -> None:
    """Let a finding of the lit statement stand, with the reason."""
    thing = stage.thing()
    if thing is None:
        return
    found = remarks.open_findings(stage.desk, stage.team, thing)
    waived = {waiver.name: waiver for waiver in thing.waivers}
    options = [Option(one.name, remarks.title(one.name), (one.message,)) for one in found]
    options += [
        Option(name, f"{remarks.title(name)} (take the waiver back)", (one.reason,)) for name, one in waived.items()
    ]
    if not options:
        stage.say("There is no finding to waive")
        return
    words = {one.name: one.words for one in found}

    def chosen(name: str | None) -> None:
        if name is None:
            return
        if name in waived:
            stage.desk.draft.waive(stage.team, thing.id, name, "", "")
            return

        def keep(reason: str | None) -> None:
            if reason:
                stage.desk.draft.waive(stage.team, thing.id, name, words.get(name, ""), reason)

        help_line = "The reason stands beside it at the tie-off"
        ask(
            stage.app,
            AskLine("Why may it stand?", help=help_line, check=lambda typed: "" if typed.strip() else "A few words"),
            keep,
            about=_subject(stage, thing.id),
        )

    ask(stage.app, Pick("Let which finding stand?", options), chosen, about=_subject(stage, thing.id))


def open_vote(stage: DraftStage) -> None:
    """Fist of five on the lit objective or key result, in the workshop it stands in."""
    if stage.thing():
        from tuiokr.screens.vote import VoteScreen

        workshop_id = stage.workshop_id or stage.desk.vote.workshop_for(stage.team)
        stage.app.push_screen(VoteScreen(stage.desk, workshop_id, stage.desk.vote.open(workshop_id, stage.lit)))


def open_tests(stage: DraftStage) -> None:
    """Espresso and townhall on the lit objective, or on the lit key result's."""
    thing = stage.thing()
    if thing is not None:
        from tuiokr.screens.team_tests import TeamTests

        objective = thing.objective if isinstance(thing, KeyResult) else thing.id
        stage.app.push_screen(TeamTests(stage.desk, stage.team, objective))


def open_publish(stage: DraftStage) -> None:
    """The gates, then the page."""
    from tuiokr.screens.publish import Publish

    stage.app.push_screen(Publish(stage.desk, stage.team))
