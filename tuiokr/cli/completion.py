"""Completion in a shell: what may follow on a command line that is being typed.

The shell asks through the variable `_TUIOKR_COMPLETE`, as click does it for bash, zsh and fish.
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
    """Completion in fish of words and explanations that contain a comma, at which click's script ends both of them."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split --max 1 ","')


add_completion_class(Fish, "fish")


def answered(group: click.Group, variable: str, instruction: str) -> int:
    """Answer a shell; returns the exit status. What a shell does not understand would spoil the line being typed."""
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
    """Files; the shell knows them."""
    return [CompletionItem(begun, type="file")]


def checks(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Names of checks, after commas too."""
    from tuiokr.quality.rule_registry import rules

    before, comma, last = begun.rpartition(",")
    return [CompletionItem(f"{before}{comma}{one}") for one in _fitting(rules(), last)]


def cycles(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The workspace's cycles."""
    return [CompletionItem(one) for one in _fitting(_session(context).workspace.cycles, begun)]


def teams(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The ids of the workspace's teams, with their names."""
    known: dict[str, Any] = dict(_session(context).workspace.teams)
    return [CompletionItem(one, help=known[one].name) for one in _fitting(known, begun)]


def _session(context: click.Context) -> Session:
    from tuiokr.cli.shared import folder_of, store_in
    from tuiokr.session.session import Session

    with context.scope(cleanup=False):
        return Session(store_in(folder_of(context.params.get("workspace"))))


def _fitting(names: Iterable[str], begun: str) -> list[str]:
    return sorted(one for one in names if one.startswith(begun))
