"""The entry point: `tuiokr …`.

Calls that open the app are parsed here, so that no command-line library is imported before the first paint.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # the standard name, without importing `typing` before the first paint
if TYPE_CHECKING:
    from collections.abc import Sequence

COMPLETE = "_TUIOKR_COMPLETE"
"""The variable through which a shell asks for completion."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one call of `tuiokr`; return its exit status. `argv` does not include the program's name."""
    args = list(sys.argv[1:] if argv is None else argv)
    try:
        if COMPLETE in os.environ:  # a shell asks what may follow
            from tuiokr.cli.main import complete

            return complete(os.environ[COMPLETE])
        wanted = _app_call(args)
        if wanted is None:
            from tuiokr.cli.main import run
            from tuiokr.start import open_app

            return run(args, open_app)
        from tuiokr.start import open_app

        return open_app(workspace=wanted[1], demo=wanted[0], keep=wanted[2], read_only=wanted[3])
    except KeyboardInterrupt:
        return 130


def _app_call(args: list[str]) -> tuple[bool, str | None, str | None, bool] | None:
    """Return (demo, workspace, keep, read only) of a simple call that opens the app; None for all other calls."""
    demo = args[:1] == ["demo"]
    read_only = not demo and args.count("--read-only") == 1
    name = "--keep" if demo else "--workspace"
    rest = args[1:] if demo else [one for one in args if one != "--read-only"] if read_only else args
    match rest:
        case []:
            folder = None
        case [option, value] if option == name and value.strip() and not value.startswith("-"):
            folder = value
        case [option] if option.startswith(f"{name}=") and option[len(name) + 1 :].strip():
            folder = option[len(name) + 1 :]
        case _:
            return None
    return (True, None, folder, False) if demo else (False, folder, None, read_only)


if __name__ == "__main__":
    sys.exit(main())
