"""The command line: what scripts and pipelines call. Nothing here knows the screen; the app is one import away.

Exit status: 0 done, 1 done and something found, 2 the call or the input was wrong, 3 the workspace is busy or broken.
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
    "restore": "restore",
    "tie-off": "tie_off",
}
"""The commands by name, with the module beside this one that holds each as `command`. A call reads that one only."""
PATH_ERRORS = (
    errno.ENAMETOOLONG, errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP, errno.EACCES, errno.EPERM, errno.EINVAL,
)  # fmt: skip
"""What is wrong with a path as it was given."""


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


class _Commands(click.Group):
    """Reads a command on its first use, and says which one was meant."""

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
@click.version_option(__version__, message="tuiokr %(version)s")
@click.pass_context
def tuiokr(context: click.Context, workspace: Path | None) -> int | None:
    """Runs OKR workshops in the terminal. Without a command it opens the app."""
    if context.invoked_subcommand is None:
        return open_app(context, workspace=str(workspace) if workspace else None)
    return None
