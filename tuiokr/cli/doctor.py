"""`tuiokr doctor`: check this terminal and this workspace."""

from __future__ import annotations

from pathlib import Path

import click

from tuiokr.cli.errors import FOUND, OK, STORE_TROUBLE
from tuiokr.cli.shared import addressed, dumped, folder_of, printed, progress, workspace_option


@click.command("doctor", short_help="Check the terminal and the workspace.")
@click.option("--mend", is_flag=True, help="Repair what is safe to repair, and report what was done.")
@click.option(
    "--put-back",
    multiple=True,
    metavar="PATH",
    help="Restore a lost file, such as teams/a, or what is missing in a file.",
)
@click.option("--format", "how", type=click.Choice(("text", "json")), default="text", show_default=True)
@workspace_option
def command(mend: bool, put_back: tuple[str, ...], how: str, workspace: Path | None) -> int:
    """Check this terminal and this workspace, and say how to repair what is wrong. Changes nothing by itself.

    With --mend it completes an interrupted save, removes leftovers, restores what can be read of a broken file (the
    broken file is kept), and removes other users' rights to tuiokr's own files. Exits with 1 if it found something,
    with 3 if the workspace is broken or in use.
    """
    from tuiokr.doctor.examination import examine, is_workspace

    folder = folder_of(workspace)
    named = workspace or click.get_current_context().find_root().params.get("workspace")
    if named and not put_back and not is_workspace(folder):
        raise click.ClickException(f"no workspace in {folder}; name another with --workspace")
    with progress(lambda: "looking"):
        report = examine(folder, repair=mend, put_back=put_back)
    report = report.with_hints(lambda hint: addressed(hint, str(named or "")))
    if how == "json":
        printed([dumped(report.as_json()) + "\n"], machine=True)
    else:
        printed(line + "\n" for line in report.lines())
    if report.broken:
        return STORE_TROUBLE
    return OK if report.sound else FOUND
