"""TinyDB's own tests: fetched with pip as the source package of the installed version, and run on our storage.

Nothing of them is kept in this project: they live in pytest's cache, which git ignores.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Final, Literal, TypeAlias

from tests.store.strace import ABOVE

Tables: TypeAlias = Literal["theirs", "ours"]

VERSION: Final = version("tinydb")
_LARGEST: Final = 1_000_000


class Unreachable(Exception):
    """The source package could not be had; the reason is one line."""


def fetch(place: Path) -> Path:
    """The folder with TinyDB's `tests` in it, below `place`, fetched if it is not there. Raises Unreachable."""
    folder = place / f"tinydb-{VERSION}"
    if not folder.exists():
        fresh = place / f"fetching-{os.getpid()}"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        try:
            _unpack(_download(fresh), fresh / "unpacked")
            (fresh / "unpacked").replace(folder)  # whole or not at all
        except OSError:
            if not folder.exists():  # else another process has fetched the same in the meantime
                raise
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return folder


def run(folder: Path, tables: Tables, scratch: Path) -> dict[str, str]:
    """How each of TinyDB's tests ended on our storage: its name to "passed", "failed" or "skipped".

    With `tables` "ours" the tables are ours too. `scratch` is a folder for what the tests write.
    """
    scratch.mkdir()
    results = scratch / "results.json"
    options = ["-q", "-c", os.devnull, "--rootdir", ".", "-p", "no:cacheprovider", "-p", "tinydb_on_ours"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "--basetemp", str(scratch / "tests"), "tests"],
        cwd=folder,
        env={
            "PATH": os.environ.get("PATH", ""),
            "PYTHONPATH": os.pathsep.join([ABOVE, str(Path(__file__).parent)]),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "TMPDIR": str(scratch),
            "TUIOKR_TINYDB_TABLES": tables,
            "TUIOKR_TINYDB_RESULTS": str(results),
        },
        capture_output=True,
        text=True,
        timeout=110,
    )
    if done.returncode not in (0, 1):  # all passed, or some failed; anything else is no run at all
        raise RuntimeError(f"TinyDB's tests could not be run: {(done.stdout + done.stderr)[-2000:]}")
    ended: dict[str, str] = json.loads(results.read_text())
    return ended


def _download(place: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-input"]
    command += ["--retries", "1", "--timeout", "15", "--no-deps", "--no-binary", "tinydb"]
    try:
        done = subprocess.run(
            [*command, "--dest", str(place), f"tinydb=={VERSION}"], capture_output=True, text=True, timeout=90
        )
    except subprocess.TimeoutExpired:
        raise Unreachable("pip did not come back within 90 s") from None
    found = list(place.glob("*.tar.gz"))
    if done.returncode or len(found) != 1:
        raise Unreachable((done.stderr.strip().splitlines() or [f"pip ended with {done.returncode}"])[-1])
    return found[0]


def _unpack(package: Path, target: Path) -> None:
    """Take the Python files directly in `tests` out of a package, and nothing else: no links, no other folders."""
    (target / "tests").mkdir(parents=True)
    with tarfile.open(package) as archive:
        for member in archive:
            parts = PurePosixPath(member.name).parts
            if len(parts) != 3 or parts[1] != "tests" or not parts[2].endswith(".py") or not member.isfile():
                continue
            content = archive.extractfile(member)
            if content and member.size <= _LARGEST:
                (target / "tests" / parts[2]).write_bytes(content.read())
    if not (target / "tests" / "conftest.py").exists():
        raise Unreachable(f"{package.name} has no tests in it")
