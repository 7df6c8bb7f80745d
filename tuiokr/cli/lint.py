"""`tuiokr lint`: check files or the workspace."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tuiokr.cli import completion
from tuiokr.cli.errors import FOUND, OK, STORE_TROUBLE, complain
from tuiokr.cli.shared import (
    coloured,
    folder_of,
    opened,
    printed,
    progress,
    read_input,
    report_troubles,
    store_in,
    workspace_option,
)
from tuiokr.exchange.format_registry import checked

if TYPE_CHECKING:
    from tuiokr.model.workspace import Organisation
    from tuiokr.usecases.check_choice import CheckChoice
    from tuiokr.usecases.lint import House, Item, LintTally

LINTED = tuple(ending for one in checked() for ending in one.searched)
"""The extensions of the files to check in a folder."""


@click.command("lint", short_help="Check objectives and key results in files or the workspace.")
@click.argument("files", nargs=-1, metavar="[FILE…|-]", shell_complete=completion.files)
@click.option(
    "--from",
    "wanted",
    type=click.Choice([one.name for one in checked()]),
    help="The input's format (default: by name and content).",
)
@click.option(
    "--format",
    "how",
    type=click.Choice(("text", "json", "jsonl", "sarif", "github")),
    default="text",
    show_default=True,
)
@click.option(
    "--select",
    multiple=True,
    metavar="NAMES",
    shell_complete=completion.checks,
    help="Use only these checks: names, or beginnings such as no-, separated by commas.",
)
@click.option(
    "--ignore", multiple=True, metavar="NAMES", shell_complete=completion.checks, help="Without these checks."
)
@click.option(
    "--glossary",
    metavar="FILE",
    shell_complete=completion.files,
    help=(
        "Words of your organisation, one on a line: names and acronyms that are not jargon. A workspace has its own."
    ),
)
@click.option("-v", "--verbose", is_flag=True, help="Also show how the score of each wording was computed.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if something was found.")
@click.option(
    "--explain", metavar="NAME", shell_complete=completion.checks, help="Show the page of a check and do nothing else."
)
@workspace_option
def command(files: tuple[str, ...], how: str, exit_zero: bool, workspace: Path | None, **options: Any) -> int:
    """Check objectives and key results in files, folders, standard input, or the workspace's current cycle.

    Every finding names the words, says why, and asks a question. Exits with 1 if something was found. In a folder,
    every .md, .json, .jsonl and .csv file is checked; the folder of a workspace is checked as a workspace. The glossary
    and the choice of checks of a workspace apply to it; to apply them to files, name the workspace with --workspace.
    """
    from tuiokr.cli.lint_report import FORMATS
    from tuiokr.cli.style import Style
    from tuiokr.usecases.check_choice import CheckChoice, UnknownName, names
    from tuiokr.usecases.lint import LintTally

    if options["explain"] is not None:
        return _explained(options["explain"])
    try:
        choice = CheckChoice(names(options["select"]), names(options["ignore"]))
    except UnknownName as unknown:
        raise click.ClickException(str(unknown)) from None
    words = _glossary(options["glossary"])
    tally = LintTally(verbose=options["verbose"])
    trouble = False
    whole = len(files) == 1 and Path(files[0], "workspace.json").is_file()
    if files and not whole:
        items = _in_files(files, options["wanted"], choice, tally, _house(workspace, words))
    else:
        items, trouble = _in_workspace(Path(files[0]) if whole else folder_of(workspace), choice, tally, words)
    with progress(lambda: _checked(tally), beside_output=True):
        pieces = FORMATS[how](tally.through(items), tally, Style(how == "text" and coloured()))
        printed(pieces, machine=how != "text")
    if trouble:
        return STORE_TROUBLE
    return FOUND if tally.found and not exit_zero else OK


def _explained(name: str) -> int:
    from tuiokr.usecases.check_choice import near
    from tuiokr.usecases.remarks import page

    try:
        said = page(name.strip().casefold())
    except KeyError:
        raise click.ClickException(f"“{name}” is not the name of a check; {near(name)}") from None
    printed([said])
    return OK


def _checked(tally: LintTally) -> str:
    files = f" in {tally.sources:,} files" if tally.source_word == "file" and tally.sources > 1 else ""
    return f"checked {tally.statements:,} statements{files}"


def _glossary(name: str | None) -> frozenset[str]:
    """Return the terms in a file, one per line."""
    if name is None:
        return frozenset()
    from tuiokr.exchange.limits import LARGEST_DOCUMENT
    from tuiokr.usecases.check_choice import glossary, terms

    try:
        return glossary(terms(read_input(name, LARGEST_DOCUMENT).decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise click.ClickException(f"{name}:{line}: this is no UTF-8 text; expected one term a line") from None


def _house(own: Path | None, words: frozenset[str]) -> House:
    """Return what applies to files: the given words, and the settings of a workspace that was named for them."""
    from tuiokr.usecases.check_choice import glossary, of_house
    from tuiokr.usecases.lint import House

    if own is None and not click.get_current_context().find_root().params.get("workspace"):
        return House(words)
    organisation = opened(folder_of(own)).workspace.organisation
    _pass_over_unknown(organisation)
    return House(words | glossary(organisation.glossary), of_house(organisation))


def _pass_over_unknown(organisation: Organisation) -> None:
    from tuiokr.usecases.check_choice import near, unknown_in

    for name in unknown_in(organisation):
        complain(f"passed over: the workspace chooses “{name}”, the name of no check; {near(name)}")


def _in_workspace(
    folder: Path, choice: CheckChoice, tally: LintTally, words: frozenset[str]
) -> tuple[Iterator[Item], bool]:
    from tuiokr.store.protocol import WORKSPACE
    from tuiokr.usecases.lint import judge_workspace

    if not store_in(folder).load(WORKSPACE.file):
        raise click.ClickException(
            f"no file was named, and there is no workspace in {folder}; name files, a folder, or - for standard input"
        )
    session = opened(folder)
    _pass_over_unknown(session.workspace.organisation)
    tally.source_word = "team"
    tally.sources = sum(
        bool(okrs.objectives) for (cycle, _), okrs in session.workspace.okrs.items() if cycle == session.cycle_id
    )
    return judge_workspace(session, str(folder), choice, words), report_troubles(session)


def _in_files(
    files: Sequence[str], wanted: str | None, choice: CheckChoice, tally: LintTally, house: House
) -> Iterator[Item]:
    """Yield what is judged in files and folders. In a folder, a file that cannot be read is skipped with a message."""
    from tuiokr.exchange.document import ExchangeError
    from tuiokr.exchange.limits import LARGEST_STATEMENTS
    from tuiokr.usecases.lint import judge_file

    for given in files:
        inside = _files_below(Path(given)) if given != "-" and Path(given).is_dir() else None
        read = 0
        for name in inside if inside is not None else [given]:
            try:
                items = judge_file(read_input(name, LARGEST_STATEMENTS), _shown(name), wanted, choice, house)
            except ExchangeError as error:
                if inside is None:
                    raise
                complain(f"passed over: {error}")
                continue
            read += 1
            tally.sources += 1
            yield from items
        if inside is not None and not read:
            raise click.ClickException(
                f"{given}: found nothing to check, expected {', '.join(LINTED)} with objectives in it"
            )


def _shown(name: str) -> str:
    """Return the name of a source for messages."""
    return "stdin" if name == "-" else name


def _files_below(folder: Path) -> list[str]:
    """Return the files to check in a folder and its subfolders, in order of name, without hidden ones."""
    found: list[str] = []
    for path, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "node_modules")
        found += [
            str(Path(path, name)) for name in sorted(files) if Path(name).suffix.lower() in LINTED and name[0] != "."
        ]
    return found
