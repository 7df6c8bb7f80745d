"""`tuiokr restore`: restore a backup into a folder."""

from __future__ import annotations

from pathlib import Path

import click

from tuiokr.cli.errors import OK, STORE_TROUBLE, complain, unusable
from tuiokr.cli.shared import folder_of, printed, progress, store_in, workspace_option
from tuiokr.model.words import plural


@click.command("restore", short_help="Restore a backup into a new folder or over a workspace.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Replace the existing workspace, which is backed up first.")
@workspace_option
def command(file: Path, replace: bool, workspace: Path | None) -> int:
    """Restore the backup FILE into the workspace's folder, completely or not at all.

    The folder must not contain a workspace. With --replace the existing workspace is backed up first, and the command
    says where; then its files that are not in FILE are deleted.
    """
    from tuiokr.store.protocol import NoBackup

    store = store_in(folder_of(workspace))
    if why := unusable(file.expanduser()):
        raise click.ClickException(why)
    if not file.expanduser().exists():
        raise click.ClickException(f"{file}: no such file; expected a backup made with tuiokr backup")
    try:
        with progress(lambda: "restoring"):
            done = store.restore(file.expanduser(), replace=replace)
    except NoBackup as error:
        raise click.ClickException(error.told) from None
    files = plural(done.files, "file")
    kept = f"; the old workspace is in {done.kept}" if done.kept else ""
    printed([f"{file} is restored into {store.root}: {files}{kept}\n"])
    for trouble in store.troubles:
        complain(f"{trouble.path}: {trouble.what}")
    return STORE_TROUBLE if store.troubles else OK
