"""The commands that keep a workspace safe: backup, restore, doctor."""

from __future__ import annotations

from pathlib import Path

import click

from tuiokr.cli.errors import FOUND, OK, STORE_TROUBLE, complain, unusable
from tuiokr.cli.shared import addressed, folder_of, printed, progress, store_in, workspace_option


@click.command(short_help="Write the whole workspace into one .zip.")
@click.argument("file", type=click.Path(path_type=Path))
@workspace_option
def backup(file: Path, workspace: Path | None) -> int:
    """Write every file of the workspace, as of one moment, into the .zip FILE.

    It is opened and compared with the workspace before it takes its name. What opens as a backup of a workspace is
    replaced, any other file is not.
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
    printed([f"{store.root} is backed up in {file}, and was opened from it\n"])
    for trouble in store.troubles:
        where = f"{trouble.path}, line {trouble.line}" if trouble.line else trouble.path
        complain(f"{where}: {trouble.what}")
    return STORE_TROUBLE if store.troubles else OK


@click.command(short_help="Put a backup back, into a new folder or over a workspace.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Over the workspace that is there, which is backed up first.")
@workspace_option
def restore(file: Path, replace: bool, workspace: Path | None) -> int:
    """Put the backup FILE back into the workspace's folder, all of it or nothing.

    The folder must not be a workspace yet. With --replace what stands is backed up first, and told where; files that
    are not in the backup are then gone.
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
    files = "1 file" if done.files == 1 else f"{done.files:,} files"
    kept = f"; what stood there is in {done.kept}" if done.kept else ""
    printed([f"{file} is restored into {store.root}: {files}{kept}\n"])
    for trouble in store.troubles:
        complain(f"{trouble.path}: {trouble.what}")
    return STORE_TROUBLE if store.troubles else OK


@click.command(short_help="Is this terminal and this workspace sound?")
@click.option("--mend", is_flag=True, help="Mend what is safe to mend, and say what was done.")
@click.option(
    "--put-back",
    multiple=True,
    metavar="PATH",
    help="Put a lost file back, such as teams/a, or what is missing in one.",
)
@click.option("--format", "how", type=click.Choice(("text", "json")), default="text", show_default=True)
@workspace_option
def doctor(mend: bool, put_back: tuple[str, ...], how: str, workspace: Path | None) -> int:
    """Look over this terminal and this workspace, and say how to mend what is not sound. Writes nothing by itself.

    With --mend a stopped save is brought to its end, leftovers go, a broken file is set aside and what can be had of it
    put back, rights of the program's own files are taken away from others. Exits with 1 when something was found, 3
    when the workspace is broken or busy.
    """
    from tuiokr.doctor.examination import examine, is_workspace

    folder = folder_of(workspace)
    named = workspace or click.get_current_context().find_root().params.get("workspace")
    if named and not put_back and not is_workspace(folder):
        raise click.ClickException(f"no workspace in {folder}; name another with --workspace")
    with progress(lambda: "looking"):
        report = examine(folder, mend=mend, put_back=put_back)
    report = report.with_hints(lambda hint: addressed(hint, str(named or "")))
    if how == "json":
        from tuiokr.cli.lint_report import dumped

        printed([dumped(report.as_json()) + "\n"], machine=True)
    else:
        printed(line + "\n" for line in report.lines())
    if report.broken:
        return STORE_TROUBLE
    return OK if report.sound else FOUND
