"""What the tie-off stage asks: what supports what, why something changes or is dropped, who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuiokr.model.okr import Objective
from tuiokr.model.tieoff import CHOICE_SAYS, Choice
from tuiokr.model.workspace import labels
from tuiokr.screens.ask_line import AskLine
from tuiokr.screens.base import ask
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.stages.tie_off_pane import words_of
from tuiokr.widgets import text
from tuiokr.workshop import presence
from tuiokr.workshop.presence import Subject

if TYPE_CHECKING:
    from tuiokr.screens.stages.tie_off import TieOffStage

ASKS: dict[Choice, str] = {
    "change": "What has to change?",
    "drop": "Why not this cycle?",
    "escalate": "Who decides, and what?",
}


def decide(stage: TieOffStage, objective: Objective, choice: Choice) -> None:
    """A decision that wants a reason."""

    def keep(note: str | None) -> None:
        if note is not None:
            stage.desk.tying_off.decide(stage.team, objective.id, choice, note)

    ask(stage.app, AskLine(ASKS[choice], lines=(objective.title,)), keep, about=_subject(stage, objective))


def link(stage: TieOffStage) -> None:
    """What the lit lower objective supports; the closest above come first. From above: who supports it."""
    objective = stage.lower_objective()
    session = stage.desk.session
    upper = session.workspace.of(session.cycle_id, stage.team)
    short = labels(upper).by_id
    if objective is None:
        _link_to(stage, stage.lit)
        return
    suggested = stage.desk.tying_off.closest(stage.team, objective.id)
    options = [
        Option(one.id, f"{short.get(one.id, '')}  {words_of(upper, one.id)}", (", ".join(one.because),))
        for one in suggested[:3]
    ]
    taken = {one.id for one in options}
    for above in upper.objectives:
        options += [Option(above.id, f"{short[above.id]}  {above.title}")] if above.id not in taken else []
        options += [
            Option(key.id, f"   {short[key.id]}  {key.statement}") for key in upper.of(above.id) if key.id not in taken
        ]

    def keep(chosen: str | None) -> None:
        if chosen:
            stage.desk.tying_off.link(stage.team, objective.id, chosen)

    if options:
        title = f"“{text.cut(objective.title, 44)}” supports…"
        pick = Pick(title, options, help="The closest come first, with the reason")
        ask(stage.app, pick, keep, about=_subject(stage, objective, *(one.id for one in options)))
    else:
        stage.say("Nothing stands on the level above yet")


def _subject(stage: TieOffStage, objective: Objective, *above: str) -> Subject:
    """A lower objective, and what was offered to it from above."""
    owner = stage.desk.tying_off.owner(objective.id, stage.lower)
    own = [(owner.team if owner else "", objective.id)]
    named = "One of what was offered" if above else ""
    return presence.things(stage.desk.session, *own, *((stage.team, one) for one in above), named=named)


def _link_to(stage: TieOffStage, above: str) -> None:
    """The other way round: which lower objective supports the lit one above."""
    options: list[Option] = []
    lower: list[tuple[str, str]] = []
    names = stage.names()
    for team in stage.lower:
        okrs = stage.desk.drafting.okrs(team)
        lower += [(team, one.id) for one in okrs.objectives]
        options += [
            Option(one.id, f"{names.get(team, team)} {labels(okrs)[one.id]}  {one.title}") for one in okrs.objectives
        ]

    def keep(chosen: str | None) -> None:
        if chosen:
            stage.desk.tying_off.link(stage.team, chosen, above)

    if above and options:
        offered = [(stage.team, above), *((team, one) for team, one in lower)]
        about = presence.things(stage.desk.session, *offered, named="One of what was offered")
        ask(stage.app, Pick("Who supports it?", options), keep, about=about)


def note(stage: TieOffStage) -> None:
    """A note on the decision about the lit lower objective."""
    objective = stage.lower_objective()
    decision = stage.desk.tying_off.of(stage.team).decision(objective.id) if objective else None
    if objective is None or decision is None:
        stage.say("Decide first; then a note can stand beside it")
        return

    def keep(note: str | None) -> None:
        if note is not None:
            stage.desk.tying_off.note(stage.team, objective.id, note)

    line = AskLine(f"A note: {CHOICE_SAYS[decision.choice]}", value=decision.note.replace("\n", " "))
    ask(stage.app, line, keep, about=_subject(stage, objective))


def sign(stage: TieOffStage) -> None:
    """A leader signs what stands."""
    session = stage.desk.session
    tree = session.workspace.tree(session.cycle_id)
    teams = [team for team in (stage.team, *stage.lower) if team in tree.by_id]
    options = [
        Option(team, f"{tree.by_id[team].name}: {tree.by_id[team].leader or 'no leader named'}") for team in teams
    ]
    undecided = len(stage.desk.tying_off.undecided(stage.team))
    help_line = f"{undecided} lower objectives are not decided yet" if undecided else "Everything is decided"

    def name_of(team: str | None) -> None:
        if team is None:
            return

        def keep(name: str | None) -> None:
            if name:
                stage.desk.tying_off.sign(stage.team, team, name)

        ask(
            stage.app,
            AskLine(
                f"Who signs for {text.cut(tree.by_id[team].name, 40)}?",
                value=tree.by_id[team].leader,
                check=lambda typed: "" if typed.strip() else "A signature needs a name",
            ),
            keep,
        )

    ask(stage.app, Pick("Which team signs?", options, help=help_line), name_of)
