"""Check whether files are safe in a folder: it should not be on a network or synchronised by a cloud program."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from contextlib import suppress
from typing import Final

from tuiokr.store.folder.disk import Disk
from tuiokr.store.paths import parent

MOUNTS: Final = "/proc/self/mountinfo"
"""The mount table of Linux; other systems do not have this file."""

_NETWORK: Final = frozenset(
    {
        "9p",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "davfs2",
        "drvfs",
        "fuse.ceph",
        "fuse.davfs",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.smbnetfs",
        "fuse.sshfs",
        "gfs2",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs3",
        "nfs4",
        "ocfs2",
        "smb3",
        "smbfs",
    }
)
_CLOUD_NAMES: Final = (
    ("Dropbox", re.compile(r"dropbox(?: \(.+\))?", re.IGNORECASE)),
    ("OneDrive", re.compile(r"onedrive(?:[ -].+)?", re.IGNORECASE)),
    ("iCloud", re.compile(r"mobile documents|icloud ?drive", re.IGNORECASE)),
    ("Google Drive", re.compile(r"google ?drive(?:[ -].+)?", re.IGNORECASE)),
    ("Nextcloud", re.compile(r"nextcloud|owncloud", re.IGNORECASE)),
    ("a cloud storage", re.compile(r"cloudstorage|pclouddrive|box sync", re.IGNORECASE)),
)
MARKERS: Final = {
    ".stfolder": "Syncthing",
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "Nextcloud",
    ".tmp.driveupload": "Google Drive",
    ".tmp.drivedownload": "Google Drive",
}
"""Names in a folder that show which program synchronises it."""


def warning_for(path: str, mounts: str, markers: Collection[str] = ()) -> str | None:
    """Return the warning about a folder, None if there is none.

    `path` is absolute, without links, in the syntax of any system; `mounts` is a mount table in the format of Linux,
    or ""; `markers` are the names of `MARKERS` that are in the folder or one above it.
    """
    kind = "a network share" if path.startswith(("\\\\", "//")) else _network(path, mounts)
    if kind:
        return (
            f"this workspace is on a network file system ({kind}), where locks and syncs may not hold; "
            "keep it on a disk of this machine, and share it by git or by backups"
        )
    cloud = next((MARKERS[name] for name in markers if name in MARKERS), None) or _cloud(path)
    if cloud:
        return (
            f"this workspace is in a folder that {cloud} keeps in step with other machines; it may bring old versions "
            "back while you work: pause it, or keep the workspace elsewhere and share it by git or by backups"
        )
    return None


def warning_at(disk: Disk, root: str) -> str | None:
    """Return the warning for a folder on this machine. Takes a few system calls, even for a large workspace."""
    real = os.path.realpath(root)
    mounts = ""
    with suppress(OSError):
        mounts = _mount_table()
    return warning_for(real, mounts, _markers(disk, real))


def _mount_table() -> str:
    # Not through `Disk`: it asks for the size first, and files in /proc report none.
    handle = os.open(MOUNTS, os.O_RDONLY)
    try:
        parts = []
        while part := os.read(handle, 1 << 16):
            parts.append(part)
    finally:
        os.close(handle)
    return os.fsdecode(b"".join(parts))


def _markers(disk: Disk, folder: str) -> list[str]:
    found = []
    while True:
        with suppress(OSError):
            found += [name for name in MARKERS if disk.stat(f"{folder.rstrip(os.sep)}{os.sep}{name}")]
        above = parent(folder)
        if above == folder:
            return found
        folder = above


def _network(path: str, mounts: str) -> str | None:
    best, kind = "", None
    for line in mounts.splitlines():
        left, parted, right = line.partition(" - ")
        fields = left.split(" ")
        if not parted or len(fields) < 5:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda hit: chr(int(hit[1], 8)), fields[4])
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):  # of two mounts at one place, the later one covers the earlier
            best, kind = point, right.split(" ")[0]
    return kind if kind in _NETWORK else None


def _cloud(path: str) -> str | None:
    parts = re.split(r"[/\\]", path)
    return next((name for name, pattern in _CLOUD_NAMES for part in parts if pattern.fullmatch(part)), None)
