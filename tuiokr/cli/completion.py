"""Shell completion of the words on a command line.

The shell asks through the variable `_TUIOKR_COMPLETE`, as click defines it for bash, zsh and fish.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import redirect_stderr, suppress
from io import StringIO
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem, FishComplete, add_completion_class, shell_complete

from tuiokr.cli.errors import OK, WRONG_CALL, complain

if TYPE_CHECKING:
    from tuiokr.session.session import Session

SHELLS = ("bash", "zsh", "fish")


class Fish(FishComplete):
    """Completion in fish for words and help texts that contain a comma, where the script of click cuts them off."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split --max 1 ","')


add_completion_class(Fish, "fish")


def answered(group: click.Group, variable: str, instruction: str) -> int:
    """Answer a shell and return the exit status. Errors in completion are hidden: they would spoil the typed line."""
    if instruction not in {f"{shell}_{what}" for shell in SHELLS for what in ("source", "complete")}:
        expected = ", ".join(f"{shell}_source" for shell in SHELLS)
        complain(f"{variable} is “{instruction}”; expected {expected}")
        return WRONG_CALL
    if instruction.endswith("_source"):
        return int(shell_complete(group, {}, "tuiokr", variable, instruction))
    with suppress(Exception), redirect_stderr(StringIO()):
        shell_complete(group, {}, "tuiokr", variable, instruction)
    return OK


def files(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Let the shell complete file names."""
    return [CompletionItem(begun, type="file")]


def checks(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete names of checks, also after a comma."""
    from tuiokr.quality.rule_registry import rules

    before, comma, last = begun.rpartition(",")
    return [CompletionItem(f"{before}{comma}{one}") for one in _fitting(rules(), last)]


def cycles(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete the cycles of the workspace."""
    return [CompletionItem(one) for one in _fitting(_session(context).workspace.cycles, begun)]


def teams(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete the ids of the workspace's teams, with their names as help."""
    known: dict[str, Any] = dict(_session(context).workspace.teams)
    return [CompletionItem(one, help=known[one].name) for one in _fitting(known, begun)]


def workshops(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete the ids of the workshops of all cycles, with their titles as help."""
    from tuiokr.usecases.workshop_record import WorkshopRecordDesk

    known = {one.workshop.id: one.workshop.title for one in WorkshopRecordDesk(_session(context)).of_all()}
    return [CompletionItem(one, help=known[one]) for one in _fitting(known, begun)]


def _session(context: click.Context) -> Session:
    from tuiokr.cli.shared import folder_of, store_in
    from tuiokr.session.session import Session

    with context.scope(cleanup=False):
        return Session(store_in(folder_of(context.params.get("workspace"))))


def _fitting(names: Iterable[str], begun: str) -> list[str]:
    return sorted(one for one in names if one.startswith(begun))
