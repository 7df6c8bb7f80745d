"""A whole workspace in one .zip. It is verified after writing, and treated as untrusted when it is unpacked."""

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
except ImportError:  # Python may be built without lzma; then it cannot unpack such entries either
    LZMAError = zlib.error  # type: ignore[assignment,misc]

_LONGEST_SHOWN: Final = 60
"""The most characters of a name that a message shows."""
_OTHER: Final = "Choose another file."
_BEGINNINGS: Final = (b"PK\x03\x04", b"PK\x05\x06")
"""The first bytes of a .zip, and of an empty .zip."""
_ENCRYPTED: Final = 1
_DAMAGE: Final = (BadZipFile, LZMAError, zlib.error, EOFError, RuntimeError, ValueError, OSError)
"""The exceptions from unpacking damaged bytes."""


class Content(NamedTuple):
    """The content of a backup: bytes by path inside the workspace, and tables by logical path."""

    files: Mapping[str, bytes]
    tables: Mapping[str, File]


def write(disk: Disk, path: str, content: Content, seconds: float, steps: Sequence[Step] = ()) -> None:
    """Write the content to a .zip at `path`, durably. It is opened as a workspace before it gets its name.

    `seconds` since 1970 is the time of the entries. An existing backup of a workspace is replaced, any other file is
    not. Raises OSError, and NotSaved if the written file does not open as the same workspace.
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
        with suppress(OSError):  # report the first error
            disk.unlink(temp)
        raise


def collect(reader: FolderReader) -> Content:
    """Return everything in a workspace, including the bytes of broken files where the disk returns them.

    Raises OSError if a folder cannot be read: a backup without its files would be taken for a complete one.
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
            with suppress(Broken):  # `tables` notes it as a trouble
                tables[file] = reader.tables(file)
    return Content(files, {file: found for file, found in tables.items() if found})


def read(disk: Disk, path: str) -> dict[str, bytes]:
    """Return the files of a backup by path inside the workspace. Raises OSError, and NoBackup with the reason."""
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
    """A backup opened as a workspace: tables by logical path, and for each broken file's name why it is broken."""

    tables: dict[str, Tables]
    broken: dict[str, str]


def opened(files: Mapping[str, bytes], steps: Sequence[Step]) -> Opened:
    """Open files as a workspace; `steps` upgrade it to the newest layout."""
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
    """Return the files in the bytes of a .zip, with checked checksums. Raises NoBackup that names `path`."""
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
    # Read one byte more than the stated size, because a .zip may state a wrong size.
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
    """Refuse to replace what is not a backup. Many formats are .zip files, so the first bytes are not enough."""
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
