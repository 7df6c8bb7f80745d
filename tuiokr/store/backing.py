"""A whole workspace in one .zip, read back before it counts."""

from __future__ import annotations

import os
import zlib
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from . import codec
from .disk import PRIVATE_FILE, Disk, write_all
from .history import moment
from .naming import SUFFIX, decode, join, last, parent
from .protocol import WORKSPACE, Broken, NotSaved, StoreError, TooLarge
from .reading import Reader

_READ_LIMIT = 2_000_000_000


def write(disk: Disk, path: str, files: Mapping[str, bytes], seconds: float) -> None:
    """Write these files (path inside the workspace to bytes) to a .zip at `path`, durably and verified.

    `seconds` since 1970 is the time the entries bear. A .zip that is there is replaced, anything else is not.
    Raises OSError, and NotSaved if what is read back is not what was written.
    """
    _refuse_other(disk, path)
    data = _pack(files, seconds)
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
        if unpack(disk.read(temp, _READ_LIMIT)) != dict(files):
            raise NotSaved(f"the backup {path} does not read back as it was written", "See to the disk, and try again.")
        disk.replace(temp, path)
        disk.fsync_dir(folder)
    except (OSError, NotSaved):
        with suppress(OSError):  # the first failure is the one to tell
            disk.unlink(temp)
        raise


def collect(reader: Reader) -> dict[str, bytes]:
    """Every file of a workspace by its path inside it, unreadable ones too where there are bytes at all.

    Raises OSError if a folder cannot be read: a backup that lacks what is in it would be taken for a whole one.
    """
    layout = reader.layout
    files: dict[str, bytes] = {}
    for file, path in reader.paths("", whole=True).items():
        try:
            data = reader.data(file)
        except (Broken, TooLarge) as error:
            reader.note(layout.inside(path), 0, f"not backed up: {error.message}")
            continue
        if data is not None:
            files[layout.inside(path)] = data
    return files


def read(disk: Disk, path: str) -> tuple[dict[str, bytes], dict[str, str]]:
    """The files of a backup by logical path, and what is wrong with those that are broken by name.

    Raises OSError, and StoreError if it is no backup of a workspace.
    """
    files: dict[str, bytes] = {}
    broken: dict[str, str] = {}
    for name, data in unpack(disk.read(path, _READ_LIMIT)).items():
        *folders, word = name.removesuffix(SUFFIX).split("/")
        parts = [*(decode(folder, folder=True) for folder in folders), decode(word)]
        if not name.endswith(SUFFIX) or not all(parts):
            raise StoreError(f"{path} is no backup of a workspace: it holds {name!r}", "Choose another file.")
        try:
            codec.parse(data, name)
            files["/".join(part for part in parts if part)] = data
        except Broken as error:
            broken[name] = error.what
    if WORKSPACE.file not in files:
        raise StoreError(f"{path} is no backup of a workspace, or is damaged", "Choose another file.")
    return files, broken


def unpack(data: bytes) -> dict[str, bytes]:
    """The files in the bytes of a .zip, each checked against its checksum. Empty if it is damaged."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return {info.filename: archive.read(info) for info in archive.infolist()}
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        return {}  # RuntimeError: entries under a password


def _pack(files: Mapping[str, bytes], seconds: float) -> bytes:
    when = moment(seconds)
    date = (int(when[:4]), int(when[5:7]), int(when[8:10]), int(when[11:13]), int(when[14:16]), int(when[17:19]))
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name in sorted(files):
            info = ZipInfo(name, date)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = PRIVATE_FILE << 16
            archive.writestr(info, files[name])
    return buffer.getvalue()


def _refuse_other(disk: Disk, path: str) -> None:
    found = disk.stat(path)
    if found and (found.kind != "file" or (found.size and disk.read(path, _READ_LIMIT)[:2] != b"PK")):
        raise NotSaved(f"{path} is there already and is no backup", "Choose another name for the backup.")
