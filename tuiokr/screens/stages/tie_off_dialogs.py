"""What the tie-off stage asks: what supports what, why something changes or is dropped, who signs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tuiokr.model.okr import Objective
from tuiokr.model.tie_off import CHOICE_SAYS, Choice, Decision, Signature
from tuiokr.model.workspace import labels
from tuiokr.screens.pick import Option, Pick, ask_to_replace
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import ask
from tuiokr.screens.stages import tie_off_pane
from tuiokr.screens.stages.tie_off_pane import words_of
from tuiokr.usecases import presence
from tuiokr.usecases.presence import Subject
from tuiokr.widgets import text

if TYPE_CHECKING:
    from tuiokr.screens.stages.stage import Stage
    from tuiokr.screens.stages.tie_off import TieOffStage

MEANWHILE = "Another window has decided about the same objective meanwhile"

ASKS: dict[Choice, str] = {
    "change": "What has to change?",
    "drop": "Why not this cycle?",
    "escalate": "Who decides, and what?",
}


def decide(stage: TieOffStage, objective: Objective, choice: Choice) -> None:
    """A decision about a lower objective. Before it replaces one with a note, or somebody else's, the app asks."""
    tying = stage.desk.tie_off
    now = tying.of(stage.team).decision(objective.id)
    old = tying.would_replace(stage.team, objective.id, choice)
    if choice == "confirm":
        if old is not None:
            _confirm_instead(stage, objective, old)
        else:
            _keep(stage, objective, choice, now.note if now else "", now)
    elif old is None:
        _ask_reason(stage, objective, choice, now)
    else:
        title = f"“{text.cut(objective.title, 44)}” is decided already"
        own = f"{tying.said(choice)}, with your reason"
        replace = partial(_ask_reason, stage, objective, choice, old)
        ask_to_replace(stage.app, title, tying.said_of(old), own, replace, about=_subject(stage, objective))


def _confirm_instead(stage: TieOffStage, objective: Objective, old: Decision) -> None:
    """Confirming what was decided otherwise: the note stays, goes, or all stays as it is."""
    options = [Option("", f"Leave it as it is: {stage.desk.tie_off.said_of(old)}")]
    options += [Option("note", f"Confirm it, and keep the note: {old.note}")] if old.note else []
    options += [Option("bare", "Confirm it without the note" if old.note else "Confirm it")]

    def keep(chosen: str | None) -> None:
        if chosen:
            _keep(stage, objective, "confirm", old.note if chosen == "note" else "", old)

    title = f"“{text.cut(objective.title, 44)}” is decided already"
    pick = Pick(title, options, help="u takes it back afterwards")
    ask(stage.app, pick, keep, about=_subject(stage, objective))


def _ask_reason(stage: TieOffStage, objective: Objective, choice: Choice, seen: Decision | None) -> None:
    """A decision that wants a reason; the reason given before is there to go on with."""

    def keep(note: str | None) -> None:
        if note is not None:
            _keep(stage, objective, choice, note, seen)

    same = seen is not None and seen.choice == choice
    value = seen.note.replace("\n", " ") if seen and same else ""
    lines = (objective.title, *((f"until now: {stage.desk.tie_off.said_of(seen)}",) if seen and not same else ()))
    ask(stage.app, AskLine(ASKS[choice], value=value, lines=lines), keep, about=_subject(stage, objective))


def _keep(stage: TieOffStage, objective: Objective, choice: Choice, note: str, seen: Decision | None) -> None:
    """Let a decision stand. Where another window has decided since `seen` was on the screen, the app asks first."""
    tying = stage.desk.tie_off
    now = tying.of(stage.team).decision(objective.id)
    if now is not None and now != seen:
        again = partial(_keep, stage, objective, choice, note, now)
        said, own = tying.said_of(now), tying.said(choice, note)
        ask_to_replace(stage.app, MEANWHILE, said, own, again, about=_subject(stage, objective), words=note)
        return
    tying.decide(stage.team, objective.id, choice, note)
    if choice == "confirm":
        stage.next_undecided()


def link(stage: TieOffStage) -> None:
    """What the lit lower objective supports; the closest above come first. From above: who supports it."""
    objective = stage.lower_objective()
    desk = stage.desk
    upper = desk.workspace.of(desk.cycle_id, stage.team)
    short = labels(upper).by_id
    if objective is None:
        _link_to(stage, stage.lit)
        return
    suggested = stage.desk.tie_off.closest(stage.team, objective.id)
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
            link_objective(stage, stage.team, objective.id, chosen)

    if options:
        title = f"“{text.cut(objective.title, 44)}” supports…"
        pick = Pick(title, options, help="The closest come first, with the reason")
        ask(stage.app, pick, keep, about=_subject(stage, objective, *(one.id for one in options)))
    else:
        stage.say("Nothing stands on the level above yet")


def _subject(stage: TieOffStage, objective: Objective, *above: str) -> Subject:
    """A lower objective, and what was offered to it from above."""
    owner = stage.desk.tie_off.owner(objective.id, stage.lower)
    own = [(owner.team if owner else "", objective.id)]
    named = "One of what was offered" if above else ""
    return presence.things(stage.desk.session, *own, *((stage.team, one) for one in above), named=named)


def link_objective(stage: Stage, upper: str, lower_objective: str, above: str) -> None:
    """Link an objective to one above. Before that replaces the objective it supports, the app asks."""
    tying = stage.desk.tie_off
    old = tying.parent_replaced(upper, lower_objective, above)
    link = partial(tying.link, upper, lower_objective, above)
    if not old:
        link()
        return
    title = "It supports another objective already. It can support one, and besides it any key results."
    about = presence.things(stage.desk.session, (upper, above))
    ask_to_replace(stage.app, title, old, tying.words_of(above), link, about=about)


def _link_to(stage: TieOffStage, above: str) -> None:
    """The other way round: which lower objective supports the lit one above."""
    options: list[Option] = []
    lower: list[tuple[str, str]] = []
    names = stage.names()
    for team in stage.lower:
        okrs = stage.desk.draft.okrs(team)
        lower += [(team, one.id) for one in okrs.objectives]
        options += [
            Option(one.id, f"{names.get(team, team)} {labels(okrs)[one.id]}  {one.title}") for one in okrs.objectives
        ]

    def keep(chosen: str | None) -> None:
        if chosen:
            link_objective(stage, stage.team, chosen, above)

    if above and options:
        offered = [(stage.team, above), *((team, one) for team, one in lower)]
        about = presence.things(stage.desk.session, *offered, named="One of what was offered")
        ask(stage.app, Pick("Who supports it?", options), keep, about=about)


def note(stage: TieOffStage) -> None:
    """A note on the decision about the lit lower objective."""
    tying = stage.desk.tie_off
    objective = stage.lower_objective()
    decision = tying.of(stage.team).decision(objective.id) if objective else None
    if objective is None or decision is None:
        stage.say("Decide first; then a note can stand beside it")
        return

    def keep(note: str | None, seen: Decision = decision) -> None:
        now = tying.of(stage.team).decision(objective.id)
        if note is None:
            return
        if now is None:
            stage.say("Not kept: the decision was taken back in another window", "warning")
        elif now != seen:
            own = tying.said(now.choice, note)
            ask_to_replace(stage.app, MEANWHILE, tying.said_of(now), own, partial(keep, note, now), words=note)
        else:
            tying.note(stage.team, objective.id, note)

    line = AskLine(f"A note: {CHOICE_SAYS[decision.choice]}", value=decision.note, several=True)
    ask(stage.app, line, keep, about=_subject(stage, objective))


def sign(stage: TieOffStage) -> None:
    """A leader signs what stands: which team first, then the name."""
    tying, desk = stage.desk.tie_off, stage.desk
    tree = desk.tree
    tie_off = tying.of(stage.team)
    options = []
    for team in (stage.team, *stage.lower):
        if team in tree.by_id:
            found = tree.by_id[team]
            signature = tie_off.signature(team)
            state = tie_off_pane.signature_words(signature, tying.stale(stage.team, team)) if signature else ""
            options.append(
                Option(team, f"{found.name}: {found.leader or 'no leader named'}", (state,) if state else ())
            )
    undecided = len(tying.undecided(stage.team))
    said = f"{text.count(undecided, 'lower objective is', 'lower objectives are')} not decided yet"
    help_line = said if undecided else "Everything is decided"
    pick = Pick("Which team signs?", options, help=help_line)
    ask(stage.app, pick, lambda team: _ask_name(stage, team) if team else None)


def _ask_name(stage: TieOffStage, team: str) -> None:
    tying, desk = stage.desk.tie_off, stage.desk
    found = desk.tree.get(team)
    if found is None:
        stage.say("Not signed: the team is gone", "warning")
        return
    seen, before = tying.sight(stage.team, team), tying.of(stage.team).signature(team)
    lines = (f"{before.name} has signed; this signature takes its place",) if before else ()

    def keep(name: str | None, agreed: Signature | None = before) -> None:
        if not name:
            return
        now = tying.of(stage.team).signature(team)
        if changed := tying.changed_since(stage.team, seen):
            more = f" and {len(changed) - 2} more" if len(changed) > 2 else ""
            stage.say(f"Not signed, as meanwhile {', '.join(changed[:2])}{more}. Look at it, then s again", "warning")
        elif now is not None and now != agreed:
            title = "Another window has signed for the same team meanwhile"
            said = tie_off_pane.signature_words(now, ())
            ask_to_replace(stage.app, title, said, f"signed by {name}", partial(keep, name, now), words=name)
        else:
            tying.sign(stage.team, team, name)
            stage.say(f"{text.cut(name, 40)} has signed for {text.cut(found.name, 40)}")

    ask(
        stage.app,
        AskLine(
            f"Who signs for {text.cut(found.name, 40)}?",
            value=found.leader,
            lines=lines,
            check=lambda typed: "" if typed.strip() else "A signature needs a name",
        ),
        keep,
        about=presence.team(desk.session, team),
    )
