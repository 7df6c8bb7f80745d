"""`tuiokr present`: a second window for the room, which follows the running workshop."""

from __future__ import annotations

from pathlib import Path

import click

from tuiokr.cli.shared import folder_of, open_app, workspace_option


@click.command("present", short_help="Show the running workshop to the room, large and without notes.")
@workspace_option
@click.pass_context
def command(context: click.Context, workspace: Path | None) -> int:
    """Show the running workshop to the room in a second window. It only reads, and follows the other window."""
    return open_app(context, workspace=str(folder_of(workspace)), read_only=True, present=True)
