"""Find the files of a workspace folder, and read many of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NoReturn, TypeAlias

from tuiokr.store import codec
from tuiokr.store.codec import Tables
from tuiokr.store.limits import LARGEST_FILE, WARN_SIZE
from tuiokr.store.paths import SUFFIX, decode, join, segment_of, split, temporary
from tuiokr.store.protocol import Broken, TooLarge

if TYPE_CHECKING:
    from tuiokr.store.folder.disk import ByName, Kind
    from tuiokr.store.folder.reader import FolderReader

_NOT_A_FILE: Final = "this is a folder; expected a file"
_MISNAMED: Final = "not read: tuiokr does not give files such names"

_Place: TypeAlias = tuple[str, str, str]
"""Logical path, folder on disk, name in it."""


def paths(reader: FolderReader, prefix: str = "", whole: bool = False) -> dict[str, str]:
    """Return the files at and below a prefix, sorted: logical path to path on disk. Other names are left out.

    No link is followed on the way. A folder that cannot be read becomes a trouble; with `whole`, OSError is raised
    instead.
    """
    return {file: join(folder, name) for file, folder, name in _places(reader, prefix, whole)}


def scan(reader: FolderReader, prefix: str, holding: str = "") -> Iterator[tuple[str, Tables]]:
    """Yield every readable file at and below a prefix with its tables; an unreadable file becomes a trouble.

    With `holding`, files that cannot contain a field of that name are left out.
    """
    # Looked up once, because there may be ten thousand files.
    pending, layouts, parse = reader.pending(), reader.layouts, codec.parse
    for folder, places in groupby(_places(reader, prefix), itemgetter(1)):
        with _reading(reader, folder) as read:
            for file, _, name in places:
                try:
                    if layouts.current:
                        data = pending[file] if file in pending else read(name, LARGEST_FILE)
                        if data is None or (holding and not codec.may_hold(data, holding)):
                            continue
                        tables = parse(data, name)
                        if len(data) > WARN_SIZE or reader.troubles:
                            reader.weigh(join(folder, name), data)
                    else:  # another process may upgrade the layout at this moment: check each time
                        tables = reader.tables(file)
                except FileNotFoundError:
                    continue  # deleted after it was listed
                except (Broken, TooLarge, OSError):
                    tables = _once_more(reader, file, join(folder, name))
                if tables:
                    yield file, tables


def _once_more(reader: FolderReader, file: str, path: str) -> Tables:
    """Read one file again on its own, so that its error is noted as a trouble."""
    with suppress(Broken, TooLarge):
        try:
            return reader.tables(file)
        except OSError as error:
            reader.note(reader.layout.inside(path), 0, f"cannot be read: {error.strerror}", "unread file", error)
    return {}


@contextmanager
def _reading(reader: FolderReader, folder: str) -> Iterator[ByName]:
    """Yield a function that reads the files of a folder by name. If the folder cannot be opened, each read fails."""
    with ExitStack() as stack:
        try:
            read = stack.enter_context(reader.disk.reading(folder))
        except OSError as error:
            read = _failing(error)
        yield read


def _failing(error: OSError) -> ByName:
    def read(name: str, limit: int) -> NoReturn:
        raise error

    return read


def _places(reader: FolderReader, prefix: str, whole: bool = False) -> list[_Place]:
    prefix = prefix.strip("/")
    if not reader.exists():
        return []
    layout = reader.layout
    places: list[_Place] = []
    if not prefix:
        _walk(reader, layout.root, "", whole, places)
    elif reader.reachable(layout.path(prefix)):
        folder = layout.folder(prefix)
        found = reader.disk.stat(folder)
        if found and found.kind == "folder":
            _walk(reader, folder, f"{prefix}/", whole, places)
        if reader.disk.stat(layout.path(prefix)):
            places.append((prefix, *split(layout.path(prefix))))
    pending = reader.pending()
    if pending:
        places = [place for place in places if place[0] not in pending]
        places += [
            (file, *split(layout.path(file)))
            for file, data in pending.items()
            if data is not None and (not prefix or file == prefix or file.startswith(prefix + "/"))
        ]
    places.sort(key=itemgetter(0))
    return places


def _walk(reader: FolderReader, folder: str, above: str, whole: bool, places: list[_Place]) -> None:
    """Collect the files in a folder and below; `above` is the folder's logical path with a slash at its end."""
    try:
        entries = reader.disk.list(folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        if whole:
            raise
        reader.listed(folder, error)
        return
    if reader.troubles:
        reader.listed(folder)
    for name, kind in entries:
        if kind == "folder":
            segment = decode(name, folder=True)
            if segment:
                _walk(reader, join(folder, name), f"{above}{segment}/", whole, places)
            elif segment_of(name) is not None:
                reader.note(reader.layout.inside(join(folder, name)), 0, _NOT_A_FILE, "not a file")
        elif (segment := segment_of(name)) is not None:
            places.append((above + segment, folder, name))
        else:
            _stranger(reader, join(folder, name), name, kind)


def _stranger(reader: FolderReader, path: str, name: str, kind: Kind) -> None:
    """Handle a name that is not the name of one of our files."""
    reader.leftovers = reader.leftovers or temporary(name)
    if name.endswith(SUFFIX) and name[0] != ".":
        reader.note(reader.layout.inside(path), 0, _MISNAMED, "misnamed")
    elif kind == "link":
        reader.note(reader.layout.inside(path), 0, "a symbolic link is not followed", "link")
