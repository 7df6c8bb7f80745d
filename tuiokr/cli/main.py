"""The command line: what scripts and pipelines call. Nothing here knows the screen; the app is one import away.

Exit status: 0 done, 1 done and something found, 2 the call or the input was wrong, 3 the workspace is busy or broken.
"""

from __future__ import annotations

import difflib
import errno
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tuiokr import __version__
from tuiokr.cli import completion
from tuiokr.cli.errors import FOUND, INTERRUPTED, OK, STORE_TROUBLE, WRONG_CALL, complain, wrong_path
from tuiokr.cli.safekeeping import backup, doctor, restore
from tuiokr.cli.shared import (
    Folder,
    addressed,
    coloured,
    folder_of,
    given_workspace,
    printed,
    progress,
    read_input,
    store_in,
    workspace_option,
)

if TYPE_CHECKING:
    from tuiokr.model.organisation import Team
    from tuiokr.model.workspace import Organisation
    from tuiokr.session.session import Session
    from tuiokr.usecases.check_choice import CheckChoice
    from tuiokr.usecases.imports import ImportResult
    from tuiokr.usecases.lint import House, Item, LintTally

LINTED = (".md", ".markdown", ".json", ".jsonl", ".csv")
"""What is looked at in a folder."""
PATH_ERRORS = (
    errno.ENAMETOOLONG, errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP, errno.EACCES, errno.EPERM, errno.EINVAL,
)  # fmt: skip
"""What is wrong with a path as it was given."""
IN_FORMATS = ("json", "markdown", "csv")
LARGEST_IMPORT = 50_000_000
"""Bytes that a file to be imported may have."""


def run(args: Sequence[str], open_app: Callable[..., int]) -> int:
    """Carry out one call; returns its exit status. Every error is one line on standard error, never a traceback.

    `open_app` opens the app: it takes `workspace`, `demo` and `keep` by name and returns an exit status.
    """
    if sys.stdout is None:  # it was closed by the caller, who wants the status only
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115
    try:
        with tuiokr.make_context("tuiokr", list(args), obj=open_app) as context:
            status = tuiokr.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as wrong:
        complain(_said(wrong))
        return WRONG_CALL
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:  # whoever read the output has seen enough
        _give_up_output()
        return OK
    except Exception as error:
        return _failed(error, args)
    return status if isinstance(status, int) else OK


def complete(instruction: str) -> int:
    """Answer a shell that completes a command line; returns the exit status."""
    return completion.answered(tuiokr, "_TUIOKR_COMPLETE", instruction)


def _give_up_output() -> None:
    """What is still buffered has nowhere to go; without this the interpreter says so once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _said(wrong: click.ClickException) -> str:
    """A wrong call in one line, with where to read more."""
    line = " ".join(wrong.format_message().split())
    if isinstance(wrong, click.UsageError):
        path = wrong.ctx.command_path if wrong.ctx else "tuiokr"
        line = f"{line.rstrip('.')} (see {path} --help)"
    return line


def _failed(error: Exception, args: Sequence[str]) -> int:
    from tuiokr.exchange.document import ExchangeError
    from tuiokr.store.protocol import StoreError

    if isinstance(error, ExchangeError):
        complain(str(error))
        return WRONG_CALL
    if isinstance(error, StoreError):
        error.hint = addressed(error.hint, given_workspace(args))
        complain(error.told)
        return STORE_TROUBLE
    if isinstance(error, OSError) and error.filename is None:
        complain(f"the output cannot be written: {(error.strerror or str(error)).lower()}")
        _give_up_output()
        return STORE_TROUBLE
    if isinstance(error, OSError):
        complain(wrong_path(error))
        return WRONG_CALL if error.errno in PATH_ERRORS else STORE_TROUBLE
    if os.environ.get("TUIOKR_DEBUG"):
        raise error
    told = " ".join(str(error).split())[:300]
    complain(
        f"unexpected {type(error).__name__}: {told}. This is a mistake in tuiokr {__version__}: "
        "please report it with the command (TUIOKR_DEBUG=1 shows where it happened)."
    )
    return STORE_TROUBLE


# ---- what the commands share


class _Group(click.Group):
    """Says which command was meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            near = difflib.get_close_matches(args[0], self.commands, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(self.commands))}"
            raise click.UsageError(f"no command “{args[0]}”; {hint}", ctx)
        return super().resolve_command(ctx, args)


def _opened(folder: Path, cycle: str | None = None) -> Session:
    """The workspace in a folder, looking at a cycle (its id; None: the current one)."""
    from tuiokr.session.session import Session
    from tuiokr.store.protocol import WORKSPACE

    store = store_in(folder)
    if not store.load(WORKSPACE.file):
        raise click.ClickException(f"no workspace in {folder}; import a file into it, or name another with --workspace")
    session = Session(store)
    session.read_all()
    if not session.workspace.cycles:
        _refuse_unread_cycles(session)
    if cycle is not None:
        from tuiokr.model.cycle import found_among

        known = found_among(session.workspace.cycles, cycle)
        if known is None:
            _refuse_unread_cycles(session)
            there = ", ".join(sorted(session.workspace.cycles)) or "none yet"
            raise click.ClickException(f"no cycle “{cycle}” in this workspace; there are {there}")
        session.look_at(known)
    return session


def _refuse_unread_cycles(session: Session) -> None:
    """Where a cycle is missed: raise StoreError if it may be in what cannot be read."""
    from tuiokr.store.protocol import StoreError

    for one in session.store.troubles:
        if one.unread and one.path.split("/")[0] == "cycles":
            raise StoreError(f"{one.place}: {one.what}", "See to it first: tuiokr doctor says how.")


def _team(session: Session, said: str) -> Team:
    tree = session.workspace.tree(session.cycle_id)
    found = tree.find(said)
    if found is None:
        both = [word for team in tree.teams for word in (team.id, team.name)]
        near = difflib.get_close_matches(said, both, 3, 0.5)
        there = ", ".join(team.id for team in tree.teams) or "none yet"
        hint = f"did you mean {' or '.join(near)}?" if near else f"there are {there}"
        raise click.ClickException(f"no team “{said}” in {session.cycle_id}; {hint}")
    return found


def _troubles(session: Session) -> bool:
    """Report what of a workspace could not be read, and so is not in the result; True when there is such a thing."""
    told: list[str] = []
    for one in session.store.troubles:
        line = f"{one.path}{f', line {one.line}' if one.line else ''}: {one.what}"
        if one.whole:
            complain(line)
        else:
            told.append(line)
    for line in (*told, *session.spoilt):
        complain(f"left out: {line}")
    return bool(told or session.spoilt)


def open_app(context: click.Context, **how: Any) -> int:
    """Open the app by what the caller of `run` gave for it; returns its exit status."""
    opener: Callable[..., int] = context.obj
    return opener(**how)


# ---- the commands


@click.group(
    cls=_Group,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 done, 1 done and something found, 2 wrong call or input, 3 workspace busy or broken.",
)
@workspace_option
@click.version_option(__version__, message="tuiokr %(version)s")
@click.pass_context
def tuiokr(context: click.Context, workspace: Path | None) -> int | None:
    """Runs OKR workshops in the terminal. Without a command it opens the app."""
    if context.invoked_subcommand is None:
        return open_app(context, workspace=str(workspace) if workspace else None)
    return None


@tuiokr.command(short_help="Open the app on a sample organisation, in a throw-away workspace.")
@click.option(
    "--keep", metavar="DIR", type=Folder(), help="Keep the sample in this folder instead of throwing it away."
)
@click.pass_context
def demo(context: click.Context, keep: Path | None) -> int:
    """Open the app on a sample organisation, in a throw-away workspace."""
    if context.find_root().params.get("workspace"):
        raise click.UsageError("demo brings its own workspace; to keep it, give demo --keep DIR", context)
    return open_app(context, demo=True, keep=str(keep) if keep else None)


@tuiokr.command(short_help="Check objectives and key results in files or the workspace.")
@click.argument("files", nargs=-1, metavar="[FILE…|-]", shell_complete=completion.files)
@click.option(
    "--from",
    "wanted",
    type=click.Choice(("jsonl", *IN_FORMATS)),
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
    help="Only these checks; names or beginnings such as no-, with commas between.",
)
@click.option("--ignore", multiple=True, metavar="NAMES", shell_complete=completion.checks, help="Not these checks.")
@click.option(
    "--glossary",
    metavar="FILE",
    shell_complete=completion.files,
    help="Words of the house, one a line: names and acronyms that are no jargon. A workspace has its own.",
)
@click.option("-v", "--verbose", is_flag=True, help="Also tell what made the score of each wording.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 although something was found.")
@click.option(
    "--explain", metavar="NAME", shell_complete=completion.checks, help="Show the page of a check and do nothing else."
)
@workspace_option
def lint(files: tuple[str, ...], how: str, exit_zero: bool, workspace: Path | None, **options: Any) -> int:
    """Check objectives and key results in files, folders, standard input, or the workspace's current cycle.

    Every finding names the words at fault, says why, and asks a question. Exits with 1 when something was found. In a
    folder every .md, .json, .jsonl and .csv is looked at; a workspace's folder is checked as the workspace it is.
    A workspace's own glossary and choice of checks count; for files, name one with --workspace to make them count.
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
        raise click.ClickException(f"“{name}” is the name of no check; {near(name)}") from None
    printed([said])
    return OK


def _checked(tally: LintTally) -> str:
    files = f" in {tally.sources:,} files" if tally.source_word == "file" and tally.sources > 1 else ""
    return f"checked {tally.statements:,} statements{files}"


def _glossary(name: str | None) -> frozenset[str]:
    """The words in a file, one a line."""
    if name is None:
        return frozenset()
    from tuiokr.usecases.check_choice import glossary, terms

    try:
        return glossary(terms(read_input(name).decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise click.ClickException(f"{name}:{line}: this is no UTF-8 text; expected one term a line") from None


def _house(own: Path | None, words: frozenset[str]) -> House:
    """What counts for files: the words given, and what the workspace says that was named for them."""
    from tuiokr.usecases.check_choice import glossary, of_house
    from tuiokr.usecases.lint import House

    if own is None and not click.get_current_context().find_root().params.get("workspace"):
        return House(words)
    organisation = _opened(folder_of(own)).workspace.organisation
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
    session = _opened(folder)
    _pass_over_unknown(session.workspace.organisation)
    tally.source_word = "team"
    tally.sources = sum(
        bool(okrs.objectives) for (cycle, _), okrs in session.workspace.okrs.items() if cycle == session.cycle_id
    )
    return judge_workspace(session, str(folder), choice, words), _troubles(session)


def _in_files(
    files: Sequence[str], wanted: str | None, choice: CheckChoice, tally: LintTally, house: House
) -> Iterator[Item]:
    """What is judged in files and folders. In a folder, what holds no objectives is passed over with a word."""
    from tuiokr.exchange.document import ExchangeError
    from tuiokr.usecases.lint import judge_file

    for given in files:
        inside = _files_below(Path(given)) if given != "-" and Path(given).is_dir() else None
        read = 0
        for name in inside if inside is not None else [given]:
            try:
                items = judge_file(read_input(name), "stdin" if name == "-" else name, wanted, choice, house)
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


def _files_below(folder: Path) -> list[str]:
    """What can be checked in a folder and those in it, in order of name; hidden ones are left out."""
    found: list[str] = []
    for path, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "node_modules")
        found += [
            str(Path(path, name)) for name in sorted(files) if Path(name).suffix.lower() in LINTED and name[0] != "."
        ]
    return found


@tuiokr.command("import", short_help="Bring OKRs out of files into the workspace.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", shell_complete=completion.files)
@click.option(
    "--from", "wanted", type=click.Choice(IN_FORMATS), help="The files' format (default: by name and content)."
)
@click.option(
    "--cycle",
    metavar="C",
    shell_complete=completion.cycles,
    help="The cycle they go into (default: what the file says).",
)
@click.option(
    "--team", metavar="T", shell_complete=completion.teams, help="The team that all objectives go to, by id or name."
)
@click.option(
    "--under", metavar="T", shell_complete=completion.teams, help="The team that the files' top teams stand under."
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@click.option("--format", "how", type=click.Choice(("text", "json")), default="text", show_default=True)
@workspace_option
def import_(files: tuple[str, ...], how: str, workspace: Path | None, **options: Any) -> int:
    """Bring OKRs out of files into the workspace, each file all or nothing. The same file again changes nothing."""
    from tuiokr.exchange.document import ExchangeError
    from tuiokr.model.words import clean
    from tuiokr.session.session import Session
    from tuiokr.usecases.imports import import_file

    options["format"] = options.pop("wanted")
    with progress(lambda: "opening the workspace"):
        session = Session(store_in(folder_of(workspace)))
        session.read_all()
    trouble = _troubles(session)
    done: list[ImportResult] = []
    wrong = False
    for name in files:
        try:
            data = read_input(name, LARGEST_IMPORT)
            with progress(lambda name=name: f"importing {name}"):  # type: ignore[misc]
                result = import_file(session, "stdin" if name == "-" else name, data, **options)
        except (ExchangeError, click.ClickException) as error:
            complain(str(error))
            wrong = True
            continue
        done.append(result)
        if how == "text":
            printed([clean(result.line) + "\n"])
            for note in result.notes:
                complain(f"{result.file}: {note}")
    if how == "json":
        from tuiokr.cli.lint_report import dumped

        printed([dumped([one.as_json() for one in done]) + "\n"], machine=True)
    return WRONG_CALL if wrong else STORE_TROUBLE if trouble else OK


@tuiokr.command(short_help="Write a cycle as Markdown or JSON.")
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
def export(
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
        session = _opened(folder_of(workspace), cycle)
        if session.cycle_id not in session.workspace.cycles:
            raise click.ClickException("this workspace has no cycle yet; import a file, or set one up in the app")
        one = _team(session, team).id if team is not None else None
        writer = formats.FORMATS[how].write
        found = WorkshopRecordDesk(session).document(session.cycle_id, one) if said else None
        document = found or document_of(session.workspace, session.cycle_id, one)
        text = writer(document) if writer else ""
    trouble = _troubles(session)
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


@tuiokr.command("tie-off", short_help="Hold a team against the teams below it.")
@click.argument("upper", shell_complete=completion.teams)
@click.argument("lower", nargs=-1, metavar="[LOWER…]", shell_complete=completion.teams)
@click.option("--cycle", metavar="C", shell_complete=completion.cycles, help="Which cycle (default: the current one).")
@click.option("--format", "how", type=click.Choice(("text", "json")), default="text", show_default=True)
@workspace_option
def tie_off(upper: str, lower: tuple[str, ...], cycle: str | None, how: str, workspace: Path | None) -> int:
    """Hold the team UPPER against the teams below it: coverage, findings, possible parents.

    Teams are named by id or name; without LOWER all teams right below. Exits with 1 when something was found.
    """
    from tuiokr.alignment.tie_off import analyse
    from tuiokr.cli.style import Style

    with progress(lambda: "holding the levels together"):
        session = _opened(folder_of(workspace), cycle)
        above = _team(session, upper)
        below = [_team(session, one).id for one in lower] or None
        if below and above.id in below:
            raise click.ClickException(f"the team “{upper}” stands on both sides; name other teams below it")
        found = analyse(session.workspace, session.cycle_id, above.id, below)
    trouble = _troubles(session)
    if how == "json":
        from tuiokr.cli.lint_report import dumped

        printed([dumped(found.as_json()) + "\n"], machine=True)
    else:
        from tuiokr.cli.tie_off_report import table

        printed(table(session.workspace, session.cycle_id, found, Style(coloured())))
    return STORE_TROUBLE if trouble else FOUND if found.findings else OK


for _command in (backup, restore, doctor):
    tuiokr.add_command(_command)
