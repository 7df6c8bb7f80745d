"""A program run under strace: which system calls it makes, and what happens if one of them kills it or fails."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import tuiokr
from tests.limits import PATIENCE

ABOVE: Final = str(Path(tuiokr.__path__[0]).parent)
CALLS: Final = "%file,%desc,sync"
"""Every call about files, by name or by handle."""

_LINE: Final = re.compile(r"^\d+ +(\w+)\((.*)$")
_ENDED: Final = re.compile(r"^\d+ +\+\+\+ ")
_WORDS: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')
_FILLED: Final = ("read", "pread64", "getcwd", "readlink", "readlinkat")
"""Calls whose arguments are results, which are unknown if the process is killed on entering."""
_RANDOM: Final = re.compile(r"\b[0-9a-f]{12}\b")


class Call(NamedTuple):
    """One system call: its name, its number among the calls of that name in the process (from 1), its subject."""

    name: str
    nth: int
    about: str

    def __str__(self) -> str:
        return f"{self.name} {self.nth} ({self.about})"


class Run(NamedTuple):
    """How a traced program ended. `code` is negative for a signal; `words` are its lines."""

    code: int
    words: list[str]
    errors: str
    calls: list[Call]


@cache
def missing() -> str:
    """Why strace does not work here, empty if it does: tested by tracing and killing a real program."""
    if not shutil.which("strace"):
        return "strace is not installed"
    plain = ["strace", "-f", "-o", os.devnull, "true"]
    deadly = ["strace", "-f", "-o", os.devnull, "-e", "trace=write", "-e", "inject=write:signal=SIGKILL:when=1", "echo"]
    for command, code, what in ((plain, 0, "may not trace here"), (deadly, -9, "does not put signals in")):
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
        if done.returncode != code:
            said = done.stderr.strip().splitlines() or [f"status {done.returncode}"]
            return f"strace {what}: {said[-1]}"
    return ""


def run(program: list[str], root: Path, log: Path, trace: str = CALLS, inject: str = "") -> Run:
    """Run a Python program (its arguments) under strace. The calls are the same whatever folder `root` is in."""
    tampering = ["-e", f"inject={inject}"] if inject else []
    command = ["strace", "-f", "-e", f"trace={trace}", *tampering, "-e", "signal=none", "-o", str(log)]
    done = subprocess.run(
        [*command, sys.executable, "-B", *program],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        # The calls before the first call of the store must be the same in every run.
        env={"PATH": os.environ.get("PATH", ""), "PYTHONPATH": ABOVE, "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"},
        cwd=ABOVE,
    )
    return Run(done.returncode, done.stdout.splitlines(), done.stderr, _calls(log.read_text(errors="replace"), root))


def _calls(log: str, root: Path) -> list[Call]:
    seen: Counter[str] = Counter()
    found: list[Call] = []
    for line in log.splitlines():
        match = _LINE.match(line)
        if match:
            name, rest = match.groups()
            seen[name] += 1
            words = "" if name in _FILLED else " ".join(_WORDS.findall(rest.replace(str(root.parent), "ABOVE")))
            found.append(Call(name, seen[name], _RANDOM.sub("…", words)))
        elif not _ENDED.match(line):
            raise ValueError(f"strace said {line!r}; expected a system call of one thread, or an end")
    return found
