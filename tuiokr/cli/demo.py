"""`tuiokr demo`: open the app with a sample organisation."""

from __future__ import annotations

from pathlib import Path

import click

from tuiokr.cli.shared import FolderOption, open_app


@click.command("demo", short_help="Open the app on a sample organisation, in a temporary workspace.")
@click.option(
    "--keep",
    metavar="DIR",
    type=FolderOption(),
    help="Keep the sample in this folder instead of deleting it.",
)
@click.pass_context
def command(context: click.Context, keep: Path | None) -> int:
    """Open the app on a sample organisation, in a temporary workspace."""
    if context.find_root().params.get("workspace"):
        raise click.UsageError("demo brings its own workspace; to keep it, give demo --keep DIR", context)
    return open_app(context, demo=True, keep=str(keep) if keep else None)
