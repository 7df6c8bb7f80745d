"""TinyDB's own tests, run on our storage. They are in its source package, which is here as it was published.

The package contains its licence (MIT) too.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Final, Literal, TypeAlias

from tests.store.strace import ABOVE

Tables: TypeAlias = Literal["theirs", "ours"]

VERSION: Final = version("tinydb")
PACKAGE: Final = Path(__file__).parent / "tinydb-4.9.0.tar.gz"
_LARGEST: Final = 1_000_000


def run(folder: Path, tables: Tables, scratch: Path) -> dict[str, str]:
    """Run TinyDB's tests on our storage. Return the result of each by its name: "passed", "failed" or "skipped".

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
    if done.returncode not in (0, 1):  # all passed, or some failed; with any other code the tests did not run
        raise RuntimeError(f"TinyDB's tests could not be run: {(done.stdout + done.stderr)[-2000:]}")
    ended: dict[str, str] = json.loads(results.read_text())
    return ended


def unpack(package: Path, target: Path) -> Path:
    """Extract only the Python files directly in `tests` from a package: no links, no other folders.

    Return `target`. Raises ValueError for a package without tests.
    """
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
        raise ValueError(f"{package.name} has no tests in it")
    return target
