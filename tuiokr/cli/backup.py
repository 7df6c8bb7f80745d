"""`tuiokr backup`: write the whole workspace into one .zip."""

from __future__ import annotations

from pathlib import Path

import click

from tuiokr.cli.errors import OK, STORE_TROUBLE, complain, unusable
from tuiokr.cli.shared import folder_of, printed, progress, store_in, workspace_option


@click.command("backup", short_help="Save the whole workspace in one .zip file.")
@click.argument("file", type=click.Path(path_type=Path))
@workspace_option
def command(file: Path, workspace: Path | None) -> int:
    """Save every file of the workspace, all from the same moment, in the .zip FILE.

    The new backup is opened and compared with the workspace before it gets its name. An existing FILE is replaced only
    if it is a backup.
    """
    from tuiokr.store.protocol import NotSaved

    store = store_in(folder_of(workspace))
    if why := unusable(file.expanduser()):
        raise click.ClickException(why)
    if not store.access.reader.exists():
        raise click.ClickException(f"no workspace in {store.root}; name another with --workspace")
    try:
        with progress(lambda: "backing up"):
            store.backup(file.expanduser())
    except NotSaved as error:
        raise click.ClickException(error.told) from None
    printed([f"{store.root} is backed up in {file}. The backup was checked\n"])
    for trouble in store.troubles:
        where = f"{trouble.path}, line {trouble.line}" if trouble.line else trouble.path
        complain(f"{where}: {trouble.what}")
    return STORE_TROUBLE if store.troubles else OK
