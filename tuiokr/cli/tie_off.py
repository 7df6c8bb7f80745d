"""`tuiokr tie-off`: compare a team with the teams below it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from tuiokr.session.session import Session


@click.command("tie-off", short_help="Compare a team with the teams below it.")
@click.argument("upper", shell_complete=completion.teams)
@click.argument("lower", nargs=-1, metavar="[LOWER…]", shell_complete=completion.teams)
@click.option("--cycle", metavar="C", shell_complete=completion.cycles, help="Which cycle (default: the current one).")
@click.option("--format", "how", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--record", metavar="FILE", help="Write the record to a file: .md, .html, .txt, or .svg for the matrix.")
@workspace_option
def command(
    upper: str, lower: tuple[str, ...], cycle: str | None, how: str, record: str | None, workspace: Path | None
) -> int:
    """Compare the team UPPER with the teams below it: coverage, findings, possible parents.

    Give teams by id or name. Without LOWER, all teams directly below are compared. Exits with 1 if something was found.
    """
    from tuiokr.alignment.tie_off import analyse
    from tuiokr.cli.style import Style

    with progress(lambda: "holding the levels together"):
        session = opened(folder_of(workspace), cycle)
        above = named_team(session, upper)
        below = [named_team(session, one).id for one in lower] or None
        if record is not None:
            return _write(session, above.id, record)
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


def _write(session: Session, upper: str, file: str) -> int:
    """Write the record of a tie-off, and say where it is."""
    from tuiokr.exchange.named_file import FileRefused
    from tuiokr.usecases.tie_off import TieOffDesk
    from tuiokr.usecases.tie_off_queue import QueueDesk
    from tuiokr.usecases.tie_off_record import TieOffRecordDesk

    tie_off = TieOffDesk(session)
    try:
        path = TieOffRecordDesk(session, tie_off, QueueDesk(session, tie_off)).write(upper, file)
    except FileRefused as error:
        raise click.ClickException(str(error)) from None
    printed([f"The record is in {path}\n"])
    return STORE_TROUBLE if report_troubles(session) else OK
