"""What becomes of several lines that are pasted into a statement: several statements, or one after a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tuiokr.model.okr import KeyResult
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.screen import ask
from tuiokr.usecases import paste as pasting
from tuiokr.usecases import presence
from tuiokr.usecases.paste import Item

if TYPE_CHECKING:
    from tuiokr.screens.stages.draft import DraftStage


def take(stage: DraftStage, lines: str) -> None:
    """Several lines as several objectives or key results; where they may be one statement, the person is asked."""
    stage.writing.keep_typed(quiet=True)
    thing = stage.thing(stage.writing.thing_id) if stage.writing.thing_id else None
    if thing is None:
        return
    items = pasting.read_items(lines, "key result" if isinstance(thing, KeyResult) else "objective")
    if len(items) < 2:
        stage.writing.insert(items[0].words if items else lines)
    elif pasting.may_be_one(items):
        _ask(stage, thing.id, lines, items)
    else:
        _keep(stage, items)


def _ask(stage: DraftStage, thing: str, lines: str, items: Sequence[Item]) -> None:
    options = [
        Option("several", pasting.counted(items), ("each line is one",)),
        Option("one", "One statement", ("the lines are joined",)),
    ]

    def keep(answer: str | None) -> None:
        if stage.writing.thing_id != thing:
            stage.write_in(thing)
        if answer == "several":
            _keep(stage, items)
        elif answer == "one":
            stage.writing.insert(lines)

    about = presence.things(stage.desk.session, (stage.team, thing))
    ask(stage.app, Pick(f"{len(items)} lines were pasted. What are they?", options), keep, about=about)


def _keep(stage: DraftStage, items: Sequence[Item]) -> None:
    made = pasting.paste(
        stage.desk.session,
        stage.desk.draft,
        stage.team,
        stage.writing.thing_id,
        items,
        instead=stage.writing.all_selected,
    )
    if made:
        stage.write_in(made[-1])
        stage.say(f"Pasted as {pasting.counted(items)}; esc, then u takes them back")
