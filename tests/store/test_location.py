"""Places where a workspace is at risk, recognised by the path and a mount table."""

from __future__ import annotations

from pathlib import Path

import pytest

from tuiokr.store.folder.location import warning_for
from tuiokr.store.folder_store import FileStore

MOUNTS = r"""22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:40 / /net/share rw,relatime shared:1 - nfs4 server:/export rw,vers=4.2
31 22 0:41 / /net/share/local rw - ext4 /dev/vdb rw
32 22 0:42 / /media/my\040disk rw - cifs //server/share rw
33 22 0:43 / /media/over rw - ext4 /dev/vdc rw
34 33 0:44 / /media/over rw - fuse.sshfs me@there:/ rw
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/net/share", "nfs4"),
        ("/net/share/okrs/northwind", "nfs4"),
        ("/media/my disk/okrs", "cifs"),
        ("/media/over/okrs", "fuse.sshfs"),
        ("\\\\server\\share\\okrs", "a network share"),
        ("//server/share/okrs", "a network share"),
    ],
)
def test_a_network_file_system_gets_a_warning(path: str, kind: str) -> None:
    told = warning_for(path, MOUNTS)
    assert told and f"on a network file system ({kind})" in told


@pytest.mark.parametrize(
    "path", ["/", "/net/okrs", "/net/shared/okrs", "/net/share/local/okrs", "/media/my disks", "C:\\okrs", ""]
)
def test_a_local_disk_gets_no_warning(path: str) -> None:
    assert warning_for(path, MOUNTS) is None
    assert warning_for(path, "") is None


@pytest.mark.parametrize(
    ("path", "cloud"),
    [
        ("/u/ana/Dropbox/okrs", "Dropbox"),
        ("/u/ana/Dropbox (Northwind)/okrs", "Dropbox"),
        ("D:\\ana\\OneDrive - Northwind\\okrs", "OneDrive"),
        ("/u/ana/OneDrive", "OneDrive"),
        ("/u/ana/Library/Mobile Documents/com~apple~CloudDocs/okrs", "iCloud"),
        ("C:\\u\\iCloudDrive\\okrs", "iCloud"),
        ("/u/ana/Library/CloudStorage/GoogleDrive-ana@example.org/My Drive", "Google Drive"),
        ("/u/ana/Google Drive/okrs", "Google Drive"),
        ("/u/ana/Nextcloud/okrs", "Nextcloud"),
        ("/u/ana/Library/CloudStorage/Else/okrs", "a cloud storage"),
    ],
)
def test_a_folder_of_a_sync_program_gets_a_warning(path: str, cloud: str) -> None:
    told = warning_for(path, MOUNTS)
    assert told and f"in a folder that {cloud} keeps in step" in told
    assert "\n" not in told


@pytest.mark.parametrize("path", ["/u/ana/Dropboxes/okrs", "/u/ana/my-onedriver", "/u/ana/drive", "/u/box/okrs"])
def test_names_that_only_look_like_those_of_sync_programs_get_no_warning(path: str) -> None:
    assert warning_for(path, MOUNTS) is None


def test_the_marker_files_of_sync_programs_cause_a_warning(root: Path) -> None:
    told = warning_for("/u/ana/okrs", "", [".stfolder"])
    assert told and "that Syncthing keeps in step" in told
    store = FileStore(root)
    before = store.warnings()
    (root.parent / ".stfolder").mkdir()
    [now] = store.warnings()
    assert "Syncthing" in now and now not in before


def test_a_root_that_is_a_link_is_judged_by_its_target(tmp_path: Path) -> None:
    (tmp_path / "Dropbox/okrs").mkdir(parents=True)
    (tmp_path / "okrs").symlink_to(tmp_path / "Dropbox/okrs")
    [told] = FileStore(tmp_path / "okrs").warnings()
    assert "Dropbox" in told
