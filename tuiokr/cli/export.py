"""`tuiokr export`: write a cycle as a file."""

from __future__ import annotations

from pathlib import Path

import click

from tuiokr.cli import completion
from tuiokr.cli.errors import OK, STORE_TROUBLE
from tuiokr.cli.shared import folder_of, named_team, opened, print_bytes, progress, report_troubles, workspace_option
from tuiokr.exchange.format_registry import formats, offered

FORMATS = [one.name for one in offered("export")]


@click.command("export", short_help="Write a cycle as Markdown or JSON.")
@click.option("--cycle", metavar="C", shell_complete=completion.cycles, help="Which cycle (default: the current one).")
@click.option("--team", metavar="T", shell_complete=completion.teams, help="Only this team, by id or name.")
@click.option("--to", "how", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True)
@click.option("--workshops/--no-workshops", "said", default=True, help="Include or omit what was said in workshops.")
@click.option(
    "-o",
    "output",
    metavar="FILE",
    shell_complete=completion.files,
    help="Write to a file, completely or not at all (default: standard output).",
)
@workspace_option
def command(
    cycle: str | None, team: str | None, how: str, said: bool, output: str | None, workspace: Path | None
) -> int:
    """Write a cycle's OKRs as Markdown for people, or as the JSON that import reads.

    At the end is what was said in the workshops of the cycle: notes, themes, votes, parked questions. Import does not
    read that part.
    """
    from tuiokr.exchange.merge import document_of
    from tuiokr.usecases.workshop_record import WorkshopRecordDesk

    with progress(lambda: "opening the workspace"):
        session = opened(folder_of(workspace), cycle)
        if session.cycle_id not in session.workspace.cycles:
            raise click.ClickException("this workspace has no cycle yet; import a file, or set one up in the app")
        one = named_team(session, team).id if team is not None else None
        writer = formats()[how].write
        found = WorkshopRecordDesk(session).document(session.cycle_id, one) if said else None
        document = found or document_of(session.workspace, session.cycle_id, one)
        data = writer(document) if writer else b""
    trouble = report_troubles(session)
    if output is None or output == "-":
        print_bytes(data)
    else:
        from tuiokr.exchange.named_file import write_file

        write_file(output, data)
    return STORE_TROUBLE if trouble else OK
