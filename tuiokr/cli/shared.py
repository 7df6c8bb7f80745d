"""What the commands share: finding the workspace, reading, printing and showing progress."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

import click

from tuiokr.cli.errors import complain, default_workspace, shown, unusable

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from tuiokr.model.organisation import Team
    from tuiokr.session.session import Session
    from tuiokr.store.folder_store import FileStore


class FolderOption(click.Path):
    """A folder that need not exist or be readable; the code that opens it reports any error.

    An empty value is refused: an unset shell variable produces it, and it would mean the current folder.
    """

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the folder's path. A blank one is a wrong call."""
        if not str(value).strip():
            self.fail("it is empty; expected a folder", param, ctx)
        return super().convert(value, param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Complete folders only."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="dir")]


def workspace_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option --workspace."""
    told = "The workspace's folder (default: $TUIOKR_WORKSPACE, else the platform's data folder)."
    return click.option("--workspace", metavar="DIR", type=FolderOption(), help=told)(command)


def given_workspace(args: Sequence[str]) -> str:
    """Return the workspace that a call named, "" if none. For use after the call has ended."""
    for at, word in enumerate(args):
        if word == "--workspace":
            return next(iter(args[at + 1 :]), "")
        if word.startswith("--workspace="):
            return word.partition("=")[2]
    return ""


def addressed(hint: str, workspace: str) -> str:
    """Add the given workspace ("": none) to the commands in a hint, as they would otherwise use another one."""
    if not workspace:
        return hint
    own = f" --workspace {quote(workspace)}"
    return re.sub(r"\btuiokr (?:backup|doctor|import|restore)\b", lambda hit: hit[0] + own, hint)


def folder_of(own: Path | None) -> Path:
    """Return the workspace's folder: given after the command, before it, or the default one."""
    above = click.get_current_context().find_root().params.get("workspace")
    given = own or above
    folder: Path = given.expanduser() if given else default_workspace()
    if why := unusable(folder):
        raise click.ClickException(why)
    return folder


def store_in(folder: Path) -> FileStore:
    """Return the store of a workspace's folder."""
    from tuiokr.store.folder_store import FileStore

    return FileStore(folder, who="command line")


def opened(folder: Path, cycle: str | None = None) -> Session:
    """Open the workspace in a folder and select a cycle (None: the current one)."""
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
        from tuiokr.model.cycle_name import found_among

        known = found_among(session.workspace.cycles, cycle)
        if known is None:
            _refuse_unread_cycles(session)
            there = ", ".join(sorted(session.workspace.cycles)) or "none yet"
            raise click.ClickException(f"no cycle “{cycle}” in this workspace; there are {there}")
        session.look_at(known)
    return session


def _refuse_unread_cycles(session: Session) -> None:
    """Raise StoreError if a missing cycle may be in a file or folder that cannot be read."""
    from tuiokr.store.protocol import StoreError

    for one in session.store.troubles:
        if one.unread and one.path.split("/")[0] == "cycles":
            raise StoreError(f"{one.place}: {one.what}", "Repair it first: tuiokr doctor says how.")


def named_team(session: Session, said: str) -> Team:
    """Return the team of the selected cycle with this id or name."""
    import difflib

    tree = session.workspace.tree(session.cycle_id)
    found = tree.find(said)
    if found is None:
        both = [word for team in tree.teams for word in (team.id, team.name)]
        near = difflib.get_close_matches(said, both, 3, 0.5)
        there = ", ".join(team.id for team in tree.teams) or "none yet"
        hint = f"did you mean {' or '.join(near)}?" if near else f"there are {there}"
        raise click.ClickException(f"no team “{said}” in {session.cycle_id}; {hint}")
    return found


def report_troubles(session: Session) -> bool:
    """Report what could not be read, and so is not in the result. Return whether there is any."""
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
    """Open the app with the function that was passed to `run`, and return its exit status."""
    opener: Callable[..., int] = context.obj
    return opener(**how)


def coloured() -> bool:
    """Whether standard output is a terminal that should show colours."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def printed(pieces: Iterable[str], *, machine: bool = False) -> None:
    """Write to standard output; for machines always as UTF-8, for people without control characters."""
    if machine:
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
    else:
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        pieces = map(_shown, pieces)
    for piece in pieces:
        sys.stdout.write(piece)


def print_bytes(data: bytes) -> None:
    """Write bytes to standard output unchanged."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def dumped(value: Any) -> str:
    """Return a value as one line of JSON with unescaped Unicode, or escaped if a character is not printable.

    A lone surrogate is escaped too, because UTF-8 cannot encode it.
    """
    import json

    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else json.dumps(value)


_COLOUR = re.compile(r"(\x1b\[[0-9;]*m)")


def _shown(piece: str) -> str:
    """Return text that is safe for a terminal; our own colour codes stay if colours are on."""
    if not coloured():
        return shown(piece, lines=True)
    return "".join(part if _COLOUR.fullmatch(part) else shown(part, lines=True) for part in _COLOUR.split(piece))


@contextlib.contextmanager
def progress(said: Callable[[], str], *, beside_output: bool = False) -> Iterator[None]:
    """Show a line on standard error, if it is a terminal, while something takes longer than half a second."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb" or (beside_output and sys.stdout.isatty()):
        yield
        return
    import threading

    done = threading.Event()

    def tell() -> None:
        wait = 0.5
        while not done.wait(wait):
            sys.stderr.write(f"\r\x1b[K{said()} …")
            sys.stderr.flush()
            wait = 0.2
        if wait != 0.5:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def read_input(name: str, limit: int) -> bytes:
    """Return the bytes of a file, or of standard input for `-`. FileRefused if not a file or above `limit` bytes."""
    from tuiokr.exchange.named_file import read_file, too_large

    if name != "-":
        return read_file(name, limit, handed=True, pipe_hint="to read a pipe give - and send it to standard input")
    data = sys.stdin.buffer.read(limit + 1) if sys.stdin else b""
    if len(data) > limit:
        raise too_large("standard input", limit)
    return data
