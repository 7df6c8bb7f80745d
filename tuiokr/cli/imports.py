"""`tuiokr import`: import OKRs from files into the workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tuiokr.cli import completion
from tuiokr.cli.errors import OK, STORE_TROUBLE, WRONG_CALL, complain
from tuiokr.cli.shared import (
    dumped,
    folder_of,
    printed,
    progress,
    read_input,
    report_troubles,
    store_in,
    workspace_option,
)
from tuiokr.exchange.format_registry import imported

if TYPE_CHECKING:
    from tuiokr.usecases.imports import ImportResult


@click.command("import", short_help="Import OKRs from files into the workspace.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", shell_complete=completion.files)
@click.option(
    "--from",
    "wanted",
    type=click.Choice([one.name for one in imported()]),
    help="The files' format (default: by name and content).",
)
@click.option(
    "--cycle",
    metavar="C",
    shell_complete=completion.cycles,
    help="The cycle to import into (default: the one that the file names).",
)
@click.option(
    "--team", metavar="T", shell_complete=completion.teams, help="The team that all objectives go to, by id or name."
)
@click.option(
    "--under", metavar="T", shell_complete=completion.teams, help="The team that will be above the files' top teams."
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@click.option("--format", "how", type=click.Choice(("text", "json")), default="text", show_default=True)
@workspace_option
def command(files: tuple[str, ...], how: str, workspace: Path | None, **options: Any) -> int:
    """Import OKRs from files into the workspace, each file completely or not at all.

    Importing the same file again changes nothing.
    """
    from tuiokr.exchange.document import ExchangeError
    from tuiokr.exchange.limits import LARGEST_DOCUMENT
    from tuiokr.model.words import clean
    from tuiokr.session.session import Session
    from tuiokr.usecases.imports import import_file

    options["format"] = options.pop("wanted")
    with progress(lambda: "opening the workspace"):
        session = Session(store_in(folder_of(workspace)))
        session.read_all()
    trouble = report_troubles(session)
    done: list[ImportResult] = []
    wrong = False
    for name in files:
        try:
            data = read_input(name, LARGEST_DOCUMENT)
            with progress(lambda name=name: f"importing {name}"):  # type: ignore[misc]
                result = import_file(session, "stdin" if name == "-" else name, data, **options)
        except ExchangeError as error:
            complain(str(error))
            wrong = True
            continue
        done.append(result)
        if how == "text":
            printed([clean(result.line) + "\n"])
            for note in result.notes:
                complain(f"{result.file}: {note}")
    if how == "json":
        printed([dumped([one.as_json() for one in done]) + "\n"], machine=True)
    return WRONG_CALL if wrong else STORE_TROUBLE if trouble else OK
