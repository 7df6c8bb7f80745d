"""What the tie-off stage asks: what supports what, why something changes or is dropped, who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuiokr.model.okr import Objective
from tuiokr.model.tieoff import CHOICE_SAYS, Choice
from tuiokr.model.workspace import labels
from tuiokr.screens.ask_line import AskLine, ask
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.stages.tie_off_pane import words_of
from tuiokr.widgets import text

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

    ask(stage.app, AskLine(ASKS[choice], lines=(objective.title,)), keep)


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
        stage.app.push_screen(
            Pick(
                f"“{text.cut(objective.title, 44)}” supports…",
                options,
                help="The closest come first, with the reason",
            ),
            keep,
        )
    else:
        stage.say("Nothing stands on the level above yet")


def _link_to(stage: TieOffStage, above: str) -> None:
    """The other way round: which lower objective supports the lit one above."""
    options: list[Option] = []
    names = stage.names()
    for team in stage.lower:
        okrs = stage.desk.drafting.okrs(team)
        options += [
            Option(one.id, f"{names.get(team, team)} {labels(okrs)[one.id]}  {one.title}") for one in okrs.objectives
        ]

    def keep(chosen: str | None) -> None:
        if chosen:
            stage.desk.tying_off.link(stage.team, chosen, above)

    if above and options:
        stage.app.push_screen(Pick("Who supports it?", options), keep)


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

    ask(stage.app, AskLine(f"A note: {CHOICE_SAYS[decision.choice]}", value=decision.note.replace("\n", " ")), keep)


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

    stage.app.push_screen(Pick("Which team signs?", options, help=help_line), name_of)
