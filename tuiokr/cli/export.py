"""`tuiokr export`: a cycle as a file."""

from __future__ import annotations

import os
from pathlib import Path

import click

from tuiokr.cli import completion
from tuiokr.cli.errors import OK, STORE_TROUBLE
from tuiokr.cli.shared import folder_of, named_team, opened, printed, progress, report_troubles, workspace_option


@click.command("export", short_help="Write a cycle as Markdown or JSON.")
@click.option("--cycle", metavar="C", shell_complete=completion.cycles, help="Which cycle (default: the current one).")
@click.option("--team", metavar="T", shell_complete=completion.teams, help="Only this team, by id or name.")
@click.option("--to", "how", type=click.Choice(("markdown", "json")), default="markdown", show_default=True)
@click.option("--workshops/--no-workshops", "said", default=True, help="With what was said in workshops, or without.")
@click.option(
    "-o",
    "output",
    metavar="FILE",
    shell_complete=completion.files,
    help="Write to a file, whole or not at all (default: standard output).",
)
@workspace_option
def command(
    cycle: str | None, team: str | None, how: str, said: bool, output: str | None, workspace: Path | None
) -> int:
    """Write a cycle's OKRs as Markdown for people, or as the JSON that import reads.

    What was said in the workshops of the cycle stands at the end: notes, themes, votes, parked questions. Import
    leaves that part out.
    """
    from tuiokr.exchange import formats
    from tuiokr.exchange.merge import document_of
    from tuiokr.usecases.workshop_record import WorkshopRecordDesk

    with progress(lambda: "opening the workspace"):
        session = opened(folder_of(workspace), cycle)
        if session.cycle_id not in session.workspace.cycles:
            raise click.ClickException("this workspace has no cycle yet; import a file, or set one up in the app")
        one = named_team(session, team).id if team is not None else None
        writer = formats.FORMATS[how].write
        found = WorkshopRecordDesk(session).document(session.cycle_id, one) if said else None
        document = found or document_of(session.workspace, session.cycle_id, one)
        text = writer(document) if writer else ""
    trouble = report_troubles(session)
    if output is None or output == "-":
        printed([text], machine=True)
    else:
        _written(Path(output), text)
    return STORE_TROUBLE if trouble else OK


def _written(path: Path, text: str) -> None:
    """Put a text into a file, whole or not at all; what was there stays until the new one is complete."""
    import tempfile

    target = Path(os.path.realpath(path))  # a link stays a link: what it points at is replaced
    try:
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        handle, beside = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).chmod(mode)
            Path(beside).replace(target)
        except BaseException:
            Path(beside).unlink()
            raise
    except OSError as error:
        raise click.ClickException(
            f"{path}: not written, {(error.strerror or str(error)).lower()}; name another file"
        ) from None


def _umask() -> int:
    now = os.umask(0o077)
    os.umask(now)
    return now
