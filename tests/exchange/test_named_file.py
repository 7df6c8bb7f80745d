"""Files that people name: the reader never waits, and a write leaves the old file or the new one."""

from __future__ import annotations

import errno
import os
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tuiokr.exchange import named_file
from tuiokr.exchange.named_file import FileRefused, read_file, write_file

OLD, NEW = b"the old one\n", b"the new one\n" * 1_000


@contextmanager
def at_once() -> Iterator[None]:
    """Fail if the reader waits, instead of waiting forever."""

    def late(*_: object) -> None:
        raise AssertionError("it waits")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(60)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "okrs.md"
    path.write_bytes(OLD)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# ---- reading


def test_a_file_and_a_link_to_it_are_read_completely(target: Path, tmp_path: Path) -> None:
    target.write_bytes(NEW)
    (tmp_path / "link").symlink_to(target)
    assert read_file(target, len(NEW)) == NEW
    assert read_file(str(tmp_path / "link"), 1 << 30) == NEW


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("pipe", "it is a pipe or a device"),
        ("to-pipe", "it is a pipe or a device"),
        ("folder", "is a directory"),
        ("none", "no such file or directory"),
        ("okrs.md/below", "not a directory"),
        ("loop", "too many levels of symbolic links"),
        ("n" * 300, "file name too long"),
        ("nul\0byte", "its name contains a null byte"),
    ],
)
def test_a_path_that_is_not_a_file_is_refused_at_once_in_one_line(
    target: Path, tmp_path: Path, name: str, why: str
) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "to-pipe").symlink_to(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with at_once(), pytest.raises(FileRefused) as told:
        read_file(f"{tmp_path}/{name}", 100)
    assert f"{why}; expected a file to read" in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty", "/dev/stdin"])
def test_a_device_is_refused(device: str) -> None:
    with at_once(), pytest.raises(FileRefused):
        read_file(device, 100)


def test_a_pipe_of_a_shell_is_read() -> None:
    reading, writing = os.pipe()
    try:
        os.write(writing, OLD)
        os.close(writing)
        path = f"/dev/fd/{reading}"
        with pytest.raises(FileRefused, match="pipe"):
            read_file(path, 100)
        with at_once():
            assert read_file(path, 100, handed=True) == OLD
    finally:
        os.close(reading)


def test_the_hint_says_what_to_do_with_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileRefused, match=r"it is a pipe or a device \(give -\); expected"):
        read_file(tmp_path / "pipe", 100, pipe_hint="give -")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(target: Path) -> None:
    target.chmod(0)
    with pytest.raises(FileRefused, match="permission denied"):
        read_file(target, 100)


def test_a_huge_file_is_refused_before_it_is_read(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.truncate(target, 1 << 40)
    monkeypatch.setattr(os, "read", lambda *_: pytest.fail("it is read"))
    with pytest.raises(FileRefused, match="larger than 1 MB; expected OKRs"):
        read_file(target, 1_000_000)


def test_the_limit_also_applies_to_a_file_that_claims_to_be_empty() -> None:
    if not Path("/proc/self/maps").exists():
        pytest.skip("no such file system here")
    assert Path("/proc/self/maps").stat().st_size == 0
    with pytest.raises(FileRefused, match="larger than"):
        read_file("/proc/self/maps", 10)


def test_a_file_that_disappears_while_it_is_read_is_refused(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> bytes:
        raise OSError(errno.ESTALE, "Stale file handle")

    monkeypatch.setattr(os, "read", gone)
    with pytest.raises(FileRefused, match="stale file handle"):
        read_file(target, 100)


# ---- writing


def test_a_new_file_gets_the_permissions_of_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "new.md", NEW)
    finally:
        os.umask(before)
    assert (tmp_path / "new.md").read_bytes() == NEW
    assert stat.S_IMODE((tmp_path / "new.md").stat().st_mode) == 0o640
    assert names(tmp_path) == ["new.md"]


def test_a_link_stays_a_link_and_permissions_stay(target: Path, tmp_path: Path) -> None:
    target.chmod(0o604)
    (tmp_path / "link").symlink_to(target)
    write_file(tmp_path / "link", NEW)
    assert (tmp_path / "link").is_symlink()
    assert target.read_bytes() == NEW and stat.S_IMODE(target.stat().st_mode) == 0o604


@pytest.mark.parametrize("step", ["write", "fsync", "chmod", "replace"])
def test_a_full_disk_keeps_the_old_file(
    target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: Any, **__: Any) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    class Full:
        def __init__(self, handle: int, _: str) -> None:
            self._handle = handle

        def __enter__(self) -> Any:
            return type("File", (), {"write": full})

        def __exit__(self, *_: object) -> None:
            os.close(self._handle)

    match step:
        case "write":
            monkeypatch.setattr(named_file.os, "fdopen", Full)  # type: ignore[attr-defined]
        case "fsync":
            monkeypatch.setattr(os, "fsync", full)
        case _:
            monkeypatch.setattr(Path, step, full)
    with pytest.raises(FileRefused) as told:
        write_file(target, NEW)
    assert str(told.value) == f"{target}: not written, no space left on device; name another file"
    assert target.read_bytes() == OLD
    assert names(tmp_path) == ["okrs.md"]


def test_a_read_only_file_is_not_overwritten(target: Path, tmp_path: Path) -> None:
    target.chmod(0o444)
    with pytest.raises(FileRefused, match="not written, it is read-only; name another file"):
        write_file(target, NEW)
    assert target.read_bytes() == OLD and stat.S_IMODE(target.stat().st_mode) == 0o444
    assert names(tmp_path) == ["okrs.md"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("folder", "is a directory"),
        ("pipe", "it is a pipe or a device"),
        ("none/below", "no such file or directory"),
        ("okrs.md/below", "not a directory"),
        ("nul\0byte", "its name contains a null byte"),
    ],
)
def test_only_files_are_overwritten(target: Path, tmp_path: Path, name: str, why: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    there = names(tmp_path)
    with at_once(), pytest.raises(FileRefused, match=f"not written, {why}; name another file"):
        write_file(f"{tmp_path}/{name}", NEW)
    assert names(tmp_path) == there and (tmp_path / "folder").is_dir() and (tmp_path / "pipe").is_fifo()
    assert target.read_bytes() == OLD


def test_a_device_is_not_replaced() -> None:
    with pytest.raises(FileRefused, match="it is a pipe or a device"):
        write_file("/dev/null", NEW)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
