"""A whole workspace in one .zip: read back before it counts, and taken apart with suspicion."""

from __future__ import annotations

import errno
import os
import stat
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from typing import Final, NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from tuiokr.store import codec
from tuiokr.store.codec import Tables
from tuiokr.store.folder.disk import PRIVATE_FILE, Disk, write_all
from tuiokr.store.folder.history import moment
from tuiokr.store.folder.reader import KINDS, FolderReader
from tuiokr.store.folder.scan import paths
from tuiokr.store.limits import DEEPEST, LARGEST_FILE, LARGEST_UNPACKED, LARGEST_ZIP, MOST_FILES
from tuiokr.store.migrations import Step
from tuiokr.store.paths import SUFFIX, Layout, join, last, logical, parent
from tuiokr.store.protocol import WORKSPACE, Broken, File, NoBackup, NotSaved, TooLarge
from tuiokr.store.recovery.backup_disk import ROOT, HeldDisk

try:
    from lzma import LZMAError
except ImportError:  # a Python may be built without it; then nothing is unpacked that way either
    LZMAError = zlib.error  # type: ignore[assignment,misc]

_LONGEST_SHOWN: Final = 60
"""Letters of a name that are told."""
_OTHER: Final = "Choose another file."
_BEGINNINGS: Final = (b"PK\x03\x04", b"PK\x05\x06")
"""How a .zip begins, and one with nothing in it."""
_ENCRYPTED: Final = 1
_DAMAGE: Final = (BadZipFile, LZMAError, zlib.error, EOFError, RuntimeError, ValueError, OSError)
"""What unpacking raises for bytes that are not what they should be."""


class Content(NamedTuple):
    """What shall be in a backup: bytes by path inside the workspace, and the documents one finds in them."""

    files: Mapping[str, bytes]
    tables: Mapping[str, File]


def write(disk: Disk, path: str, content: Content, seconds: float, steps: Sequence[Step] = ()) -> None:
    """Write the content to a .zip at `path`, durably, and open it as a workspace before it takes its name.

    `seconds` since 1970 is the time the entries bear. A backup of a workspace that is there is replaced, anything else
    is not. Raises OSError, and NotSaved if what is read back does not open as the workspace that was written.
    """
    _refuse_other(disk, path)
    data = _pack(content.files, seconds)
    folder = parent(path)
    temp = join(folder, f".{last(path)}.{os.getpid():x}.tmp")
    with suppress(FileNotFoundError):
        disk.unlink(temp)
    handle = disk.create(temp, PRIVATE_FILE)
    try:
        try:
            write_all(disk, handle, data)
            disk.fsync(handle)
        finally:
            disk.close(handle)
        _verify(disk, temp, path, content, steps)
        disk.replace(temp, path)
        disk.fsync_dir(folder)
    except (OSError, NotSaved):
        with suppress(OSError):  # the first failure is the one to tell
            disk.unlink(temp)
        raise


def collect(reader: FolderReader) -> Content:
    """Everything in a workspace, the bytes of unreadable files too where there are any.

    Raises OSError if a folder cannot be read: a backup that lacks what is in it would be taken for a whole one.
    """
    layout = reader.layout
    files: dict[str, bytes] = {}
    tables: dict[str, File] = {}
    for file, path in paths(reader, whole=True).items():
        try:
            data = reader.data(file)
        except (Broken, TooLarge) as error:
            reader.note(layout.inside(path), 0, f"not backed up: {error.message}", "backup")
            continue
        if data is not None:
            files[layout.inside(path)] = data
            with suppress(Broken):  # noted as a trouble by this look
                tables[file] = reader.tables(file)
    return Content(files, {file: found for file, found in tables.items() if found})


def read(disk: Disk, path: str) -> dict[str, bytes]:
    """The files of a backup by their path inside the workspace. Raises OSError, and NoBackup that says why."""
    try:
        data = disk.read(path, LARGEST_ZIP)
    except OSError as error:
        if error.errno not in (errno.EISDIR, errno.ENXIO):
            raise
        what = KINDS["folder" if error.errno == errno.EISDIR else "other"]
        raise NoBackup(f"{path} is {what}; expected a .zip made with tuiokr backup", _OTHER) from None
    files = unpack(data, path)
    for name in files:
        if name.count("/") > DEEPEST:
            raise _strange(path, f"it holds {_shown(name)}, {name.count('/'):,} folders deep")
        if not name.endswith(SUFFIX) or logical(name) is None:
            raise _strange(path, f"it holds {_shown(name)}")
    if WORKSPACE.file + SUFFIX not in files:
        raise _strange(path, f"there is no {WORKSPACE.file}{SUFFIX} in it")
    return files


class Opened(NamedTuple):
    """A backup opened like a workspace: tables by logical path, and why other files of it cannot be read, by name."""

    tables: dict[str, Tables]
    broken: dict[str, str]


def opened(files: Mapping[str, bytes], steps: Sequence[Step]) -> Opened:
    """Open files as the workspace that they are; `steps` bring it to the newest layout."""
    reader = FolderReader(HeldDisk(files), Layout(ROOT), steps)
    found = Opened({}, {})
    for file, path in paths(reader).items():
        try:
            tables = reader.tables(file)
        except (Broken, TooLarge) as error:
            found.broken[reader.layout.inside(path)] = error.what if isinstance(error, Broken) else error.message
            continue
        if tables:
            found.tables[file] = tables
    return found


def unpack(data: bytes, path: str) -> dict[str, bytes]:
    """The files in the bytes of a .zip, each checked against its checksum. Raises NoBackup, told of `path`."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            _refuse_strange(entries, path)
            return {info.filename: _entry(archive, info, path) for info in entries}
    except (*_DAMAGE, NotImplementedError):
        if data[:4] not in _BEGINNINGS:
            raise NoBackup(f"{path} is not a .zip; expected one made with tuiokr backup", _OTHER) from None
        what = "its list of files is missing or wrong"
        raise NoBackup(f"{path} is a .zip that is damaged or incomplete: {what}", _OTHER) from None


def _strange(path: str, what: str) -> NoBackup:
    return NoBackup(f"{path} is not a backup of a workspace: {what}", _OTHER)


def _shown(name: str) -> str:
    return repr(name) if len(name) <= _LONGEST_SHOWN else f"{name[:_LONGEST_SHOWN]!r}…"


def _refuse_strange(entries: Sequence[ZipInfo], path: str) -> None:
    if len(entries) > MOST_FILES or sum(info.file_size for info in entries) > LARGEST_UNPACKED:
        most = f"{LARGEST_UNPACKED / 1e6:,.0f} MB or {MOST_FILES:,} files"
        raise NoBackup(f"{path} would unpack to more than {most}, which is too large for a backup", _OTHER)
    seen: set[str] = set()
    for info in entries:
        if info.filename in seen:
            raise _strange(path, f"it holds {_shown(info.filename)} twice")
        seen.add(info.filename)
        if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
            raise _strange(path, f"{_shown(info.filename)} in it is not a file")
        if info.flag_bits & _ENCRYPTED:
            raise _strange(path, f"{_shown(info.filename)} in it is encrypted")


def _entry(archive: ZipFile, info: ZipInfo, path: str) -> bytes:
    # One byte more than it says: what a .zip tells of the size of an entry need not be true.
    most = min(info.file_size, LARGEST_FILE)
    try:
        with archive.open(info) as entry:
            data = entry.read(most + 1)
    except NotImplementedError:
        raise _strange(path, f"{_shown(info.filename)} in it is compressed in an unknown way") from None
    except _DAMAGE:
        raise NoBackup(f"{path} is damaged: {_shown(info.filename)} in it cannot be unpacked", _OTHER) from None
    if len(data) > most:
        more = f"{LARGEST_FILE / 1e6:.0f} MB" if most == LARGEST_FILE else "it says"
        raise _strange(path, f"{_shown(info.filename)} in it is larger than {more}")
    return data


def _verify(disk: Disk, temp: str, path: str, content: Content, steps: Sequence[Step]) -> None:
    try:
        found = unpack(disk.read(temp, LARGEST_ZIP), path)
    except NoBackup:
        found = {}
    if found != dict(content.files) or opened(found, steps).tables != dict(content.tables):
        raise NotSaved(f"the backup {path} cannot be read as it was written", "Check the disk, and try again.")


def _pack(files: Mapping[str, bytes], seconds: float) -> bytes:
    when = moment(seconds)
    date = (int(when[:4]), int(when[5:7]), int(when[8:10]), int(when[11:13]), int(when[14:16]), int(when[17:19]))
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name in sorted(files):
            info = ZipInfo(name, date)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = (stat.S_IFREG | PRIVATE_FILE) << 16
            archive.writestr(info, files[name])
    return buffer.getvalue()


def _refuse_other(disk: Disk, path: str) -> None:
    """Refuse to replace what is no backup: so many formats are .zips that how it begins says nothing."""
    found = disk.stat(path)
    if found is None:
        return
    try:
        if found.kind != "file":
            raise NoBackup(f"{path} is {KINDS[found.kind]}")
        tables = codec.parse(read(disk, path)[WORKSPACE.file + SUFFIX], path)
        if WORKSPACE.id not in tables.get(WORKSPACE.table, {}):
            raise NoBackup(f"{path} is not a backup of a workspace: its workspace.json is that of another program")
    except (NoBackup, Broken) as error:
        raise NotSaved(f"{error.message}. It was not changed", "Choose another name for the backup.") from None
