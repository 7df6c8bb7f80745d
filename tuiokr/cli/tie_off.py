"""`tuiokr tie-off`: compare a team with the teams below it."""

from __future__ import annotations

from pathlib import Path

import click

from tuiokr.cli import completion
from tuiokr.cli.errors import FOUND, OK, STORE_TROUBLE
from tuiokr.cli.shared import (
    coloured,
    dumped,
    folder_of,
    named_team,
    opened,
    printed,
    progress,
    report_troubles,
    workspace_option,
)


@click.command("tie-off", short_help="Compare a team with the teams below it.")
@click.argument("upper", shell_complete=completion.teams)
@click.argument("lower", nargs=-1, metavar="[LOWER…]", shell_complete=completion.teams)
@click.option("--cycle", metavar="C", shell_complete=completion.cycles, help="Which cycle (default: the current one).")
@click.option("--format", "how", type=click.Choice(("text", "json")), default="text", show_default=True)
@workspace_option
def command(upper: str, lower: tuple[str, ...], cycle: str | None, how: str, workspace: Path | None) -> int:
    """Compare the team UPPER with the teams below it: coverage, findings, possible parents.

    Give teams by id or name. Without LOWER, all teams directly below are compared. Exits with 1 if something was found.
    """
    from tuiokr.alignment.tie_off import analyse
    from tuiokr.cli.style import Style

    with progress(lambda: "holding the levels together"):
        session = opened(folder_of(workspace), cycle)
        above = named_team(session, upper)
        below = [named_team(session, one).id for one in lower] or None
        if below and above.id in below:
            raise click.ClickException(f"the team “{upper}” is on both sides. Name other teams below it")
        found = analyse(session.workspace, session.cycle_id, above.id, below)
    trouble = report_troubles(session)
    if how == "json":
        printed([dumped(found.as_json()) + "\n"], machine=True)
    else:
        from tuiokr.cli.tie_off_report import table
        from tuiokr.cli.tie_off_width import columns, fitted

        printed(fitted(table(session.workspace, session.cycle_id, found, Style(coloured())), columns()))
    return STORE_TROUBLE if trouble else FOUND if found.findings else OK
