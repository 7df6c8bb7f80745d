"""The command line for scripts and pipelines. Nothing here depends on the screen; the caller opens the app.

Exit status: 0 done, 1 done with findings, 2 the call or the input was wrong, 3 the workspace is busy or broken.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

import click

from tuiokr import __version__
from tuiokr.cli import completion
from tuiokr.cli.errors import INTERRUPTED, OK, STORE_TROUBLE, WRONG_CALL, complain, wrong_path
from tuiokr.cli.shared import addressed, given_workspace, open_app, workspace_option

MODULES: Final = {
    "backup": "backup",
    "demo": "demo",
    "doctor": "doctor",
    "export": "export",
    "import": "imports",
    "lint": "lint",
    "minutes": "minutes",
    "present": "present",
    "restore": "restore",
    "tie-off": "tie_off",
}
"""The module in this package that contains each command as `command`. A call imports only that one."""
PATH_ERRORS = (
    errno.ENAMETOOLONG, errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP, errno.EACCES, errno.EPERM, errno.EINVAL,
)  # fmt: skip
"""Errors that mean that the given path is wrong."""


def run(args: Sequence[str], open_app: Callable[..., int]) -> int:
    """Carry out one call and return its exit status. Every error is one line on standard error, without a traceback.

    `open_app` opens the app and returns an exit status. It takes `workspace`, `demo`, `keep`, `read_only` and `present`
    by name.
    """
    if sys.stdout is None:  # the caller closed it, and wants only the status
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
    except BrokenPipeError:  # the reader of the output stopped early
        _give_up_output()
        return OK
    except Exception as error:
        return _failed(error, args)
    return status if isinstance(status, int) else OK


def complete(instruction: str) -> int:
    """Answer a shell that completes a command line, and return the exit status."""
    return completion.answered(tuiokr, "_TUIOKR_COMPLETE", instruction)


def _give_up_output() -> None:
    """Discard the buffered output; otherwise the interpreter would report the error again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _said(wrong: click.ClickException) -> str:
    """Return the message about a wrong call in one line, with a reference to the help."""
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


class _Commands(click.Group):
    """Imports a command on its first use, and suggests the nearest one for an unknown name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in MODULES:
            return None
        found: click.Command = import_module(f"tuiokr.cli.{MODULES[cmd_name]}").command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in MODULES:
            import difflib

            near = difflib.get_close_matches(args[0], MODULES, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(MODULES))}"
            raise click.UsageError(f"no command “{args[0]}”; {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 done, 1 done and something found, 2 wrong call or input, 3 workspace busy or broken.",
)
@workspace_option
@click.option(
    "--read-only",
    is_flag=True,
    help="Open the app read-only: nothing is written to the workspace.",
)
@click.version_option(__version__, message="tuiokr %(version)s")
@click.pass_context
def tuiokr(context: click.Context, workspace: Path | None, read_only: bool) -> int | None:
    """Runs OKR workshops in the terminal. Without a command it opens the app."""
    if context.invoked_subcommand is None:
        return open_app(context, workspace=str(workspace) if workspace else None, read_only=read_only)
    if read_only:
        raise click.UsageError("--read-only is for the app; leave it out before a command", context)
    return None
