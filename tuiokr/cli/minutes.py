"""`tuiokr minutes`: write the minutes of a workshop."""

from __future__ import annotations

from pathlib import Path

import click

from tuiokr.cli import completion
from tuiokr.cli.errors import OK, STORE_TROUBLE
from tuiokr.cli.shared import folder_of, opened, print_bytes, progress, report_troubles, workspace_option
from tuiokr.exchange.minutes_format import FORMATS, named_by


@click.command("minutes", short_help="Write the minutes of a workshop.")
@click.argument("workshop", metavar="WORKSHOP", shell_complete=completion.workshops)
@click.option(
    "--to",
    "how",
    type=click.Choice(tuple(FORMATS)),
    help="How to write them (default: as the ending of FILE says, else markdown).",
)
@click.option(
    "-o",
    "output",
    metavar="FILE",
    shell_complete=completion.files,
    help="Write to a file, completely or not at all (default: standard output).",
)
@workspace_option
def command(workshop: str, how: str | None, output: str | None, workspace: Path | None) -> int:
    """Write the minutes of a workshop: who was there, what was said, voted and decided, what changed, what is next.

    WORKSHOP is the id of a workshop, its title, or the id or name of its team. If the team held several workshops, it
    is the latest one. Part of a title is enough if it fits one team only.
    """
    from tuiokr.exchange.file_format import bytes_of
    from tuiokr.usecases.desk import Desk
    from tuiokr.usecases.workshop_record import WhichWorkshop

    to_file = output is not None and output != "-"
    with progress(lambda: "opening the workspace"):
        desk = Desk(opened(folder_of(workspace)))
        try:
            one = desk.workshop_record.find(workshop).workshop.id
        except WhichWorkshop as error:
            raise click.ClickException(str(error)) from None
        data = bytes_of(desk.minutes.text(one, FORMATS[how] if how else named_by(output or "")))
    trouble = report_troubles(desk.session)
    if output and to_file:
        from tuiokr.exchange.named_file import write_file

        write_file(output, data)
    else:
        print_bytes(data)
    return STORE_TROUBLE if trouble else OK
