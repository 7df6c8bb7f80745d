"""The real writer, killed or failed at each of its system calls: `python -m tests.store.kills --full`.

A dry run under strace lists every call about files that the chain of commits makes. Then, for each of them, a run is
killed on entering that call, and its workspace is checked. A table at the end lists the findings; the exit status is 1
if anything was lost, torn, or did not open and save at once.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final

from tests.store import strace
from tests.store.chain import COMMITS, LAST, NEXT, Snapshot, after, states
from tests.store.crowd import Crowd, crowd
from tests.store.strace import Call, Run
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import Committed, StoreError

AT_ONCE: Final = 2
"""Number of programs that run side by side, each in a workspace of its own."""

SOON: Final = 1.0
"""Seconds within which the lock of a killed process must be free."""

STATES: Final = states(COMMITS)

ERRORS: Final[dict[str, tuple[str, ...]]] = {
    "openat": ("ENOSPC", "EMFILE", "EACCES", "EINTR"),
    "write": ("ENOSPC", "EIO", "EINTR"),
    "fsync": ("EIO", "ENOSPC", "EINTR"),
    "close": ("EIO",),
    "rename": ("EIO", "ENOSPC", "EACCES"),
    "unlink": ("EIO", "EACCES"),
    "mkdir": ("ENOSPC", "EIO"),
    "flock": ("EIO",),
    "fchmod": ("EPERM",),
    "read": ("EIO", "EINTR"),
    "newfstatat": ("EIO", "EACCES"),
    "getdents64": ("EIO",),
}
"""The errors of each call, by its name on x86. Python itself tries again after EINTR."""

ELSEWHERE: Final = {"renameat": "rename", "renameat2": "rename", "unlinkat": "unlink", "mkdirat": "mkdir"}
"""Names of these calls on other processors."""

FOR_GOOD: Final[dict[str, tuple[str, ...]]] = {"write": ("ENOSPC",), "fsync": ("EIO",), "rename": ("EIO", "EROFS")}
"""The errors of a call that fails from some moment on, until the process ends."""


@dataclass
class Tally:
    """The results of one kind of trial. `wrong` has a line for each trial that failed."""

    what: str
    points: int = 0
    struck: int = 0
    refused: int = 0
    lost: int = 0
    torn: int = 0
    closed: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, point: object, found: Found) -> None:
        """Count one trial."""
        self.points += 1
        self.struck += found.struck
        self.refused += found.refused
        self.lost += found.lost
        self.torn += found.torn
        self.closed += found.closed
        if found.why or not found.struck:
            self.wrong.append(f"{self.what}, {point}: {found.why or 'the call was not met'}")


@dataclass
class Found:
    """What one trial found in a workspace: `lost`, `torn` or `closed` (did not open and save at once), and why."""

    struck: bool = True
    refused: bool = False
    lost: bool = False
    torn: bool = False
    closed: bool = False
    why: str = ""


def look(root: Path, expected: Sequence[Snapshot], done: int) -> Found:
    """Open a workspace whose writer was killed, compare it with the states it may be in, and save to it.

    `expected` is the content after each number of commits, `done` is how many were acknowledged; one more is allowed.
    """
    found = Found()
    try:
        store = FileStore(root, wait=SOON)
        now = dict(store.scan())
        if store.troubles or now not in expected:
            found.torn, found.why = True, f"{store.troubles or now} is not what any number of commits leaves"
        elif now not in expected[done : done + 2]:
            found.lost, found.why = True, f"{done} commits were acknowledged, {list(expected).index(now)} are there"
        saved = store.commit(LAST)
        store.recent()
        in_the_end = dict(FileStore(root).scan())
    except (StoreError, OSError) as error:
        found.closed, found.why = True, found.why or f"does not open and save: {error}"
        return found
    left = [str(path) for path in root.rglob("*") if path.suffix == ".tmp" or path.name in ("intent.json", "unclean")]
    if not isinstance(saved, Committed) or in_the_end != after(now, LAST) or left:
        found.closed, found.why = True, found.why or f"does not save at once: {saved}, {left}"
    return found


def acknowledged(words: Iterable[str]) -> int:
    """The number of the last commit that a writer reported as saved."""
    return max((int(line.split()[1]) for line in words if line.startswith("saved ")), default=0)


class Trials:
    """Runs of the writer, each in a folder of its own and with one failure."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._numbers = count(1)

    def calls(self, *options: str, start: Path | None = None) -> list[Call]:
        """Every call about files of a writer that is ready, in order, from a run without failures."""
        root = self._root(start)
        run = self._run(root, options)
        if run.code or "finished" not in run.words:
            raise RuntimeError(f"the writer should finish when nothing befalls it; it said {run.words} {run.errors}")
        ready = next(index for index, call in enumerate(run.calls) if call.about == "ready\\n")
        last = next(index for index, call in enumerate(run.calls) if call.about == "finished\\n")
        return run.calls[ready + 1 : last]

    def kill(self, call: Call, *options: str, start: Path | None = None) -> Found:
        """Kill the writer of the chain on entering a call, and check."""
        root, met, run = self._killed(call, options, start)
        found = look(root, STATES, acknowledged(run.words))
        found.struck = met
        return found

    def left_by(self, call: Call) -> tuple[Path, Snapshot]:
        """Return a workspace as a kill at this call leaves it, and its content."""
        root, _, _ = self._killed(call, (), None)
        return root, dict(FileStore(root).scan())

    def kill_again(self, call: Call, start: Path, stands: Snapshot) -> Found:
        """Kill the next program at a call while it repairs a copy of `start` and saves; then check."""
        root, met, run = self._killed(call, ("--next",), start)
        found = look(root, [stands, after(stands, NEXT)], acknowledged(run.words))
        found.struck = met
        return found

    def fail(self, call: Call, error: str, for_good: bool = False) -> Found:
        """Let a call fail, or all later ones of its name too. The writer must report this in one line and go on."""
        root = self._root(None)
        when = f"{call.nth}+" if for_good else str(call.nth)
        run = self._run(root, (), call.name, f"{call.name}:error={error}:when={when}")
        last = "finished" if "finished" in run.words else "gave up"
        told = ("saved ", "not saved ", "not opened ", "ready", last)
        found = look(root, STATES, acknowledged(run.words))
        found.struck = any(met == call for met in run.calls)
        found.refused = any(line.startswith("not ") for line in run.words)
        if run.code or run.errors or not all(line.startswith(told) for line in run.words):
            found.closed, found.why = True, f"the writer said {run.words}, {run.errors[-300:]}, status {run.code}"
        elif not for_good and "finished" not in run.words:
            found.closed, found.why = True, f"the writer did not go on: {run.words}"
        return found

    def _killed(self, call: Call, options: tuple[str, ...], start: Path | None) -> tuple[Path, bool, Run]:
        root = self._root(start)
        run = self._run(root, options, call.name, f"{call.name}:signal=SIGKILL:when={call.nth}")
        return root, run.code == -9 and run.calls[-1:] == [call], run

    def _root(self, start: Path | None) -> Path:
        root = self._place / f"{next(self._numbers):05d}" / "ws"
        root.parent.mkdir()
        if start and start.exists():  # a writer that was killed early enough has written nothing
            shutil.copytree(start, root)
        return root

    def _run(self, root: Path, options: tuple[str, ...], trace: str = strace.CALLS, inject: str = "") -> Run:
        program = ["-m", "tests.store.chain", str(root), *options]
        return strace.run(program, root, root.parent / "log", trace, inject)


def killed(trials: Trials, *options: str, step: int = 1, only: str = "") -> Tally:
    """Kill the chain at every `step`-th of its calls, or of those whose names begin with `only`."""
    tally = Tally("killed at a call")
    points = [call for call in trials.calls(*options) if call.name.startswith(only)][::step]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for call, found in zip(points, pool.map(lambda call: trials.kill(call, *options), points), strict=True):
            tally.add(str(call), found)
    return tally


def killed_again(trials: Trials, first: int = 1, step: int = 1) -> Tally:
    """Kill the chain at calls that leave a repair to do, then the next program at every `step`-th of its calls.

    `first` is the step among the first kills.
    """
    tally = Tally("killed while mending")
    changing = [call for call in trials.calls() if call.name.startswith(("rename", "unlink", "mkdir"))]
    for left in changing[first - 1 :: first]:
        start, stands = trials.left_by(left)
        points = trials.calls("--next", start=start)[::step]
        trial = partial(trials.kill_again, start=start, stands=stands)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for call, found in zip(points, pool.map(trial, points), strict=True):
                tally.add(f"left by {left}, {call}", found)
    return tally


def failed(trials: Trials, step: int = 1, for_good: bool = False) -> Tally:
    """Try every `step`-th pair of a call and an error; see `ERRORS` and `FOR_GOOD`."""
    tally = Tally("failed from a call on" if for_good else "failed at a call")
    errors = FOR_GOOD if for_good else ERRORS
    faults = [(call, error) for call in trials.calls() for error in _may(errors, call)][::step]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for fault, found in zip(
            faults, pool.map(lambda fault: trials.fail(fault[0], fault[1], for_good), faults), strict=True
        ):
            tally.add(f"{fault[0]} {fault[1]}", found)
    return tally


def _may(errors: dict[str, tuple[str, ...]], call: Call) -> tuple[str, ...]:
    return errors.get(ELSEWHERE.get(call.name, call.name), ())


def table(tallies: Sequence[Tally]) -> str:
    """The findings as a table."""
    head = f"{'':24}{'points':>8}{'struck':>8}{'said no':>9}{'lost':>6}{'torn':>6}{'not opened':>12}"
    lines = [
        f"{t.what:24}{t.points:8}{t.struck:8}{t.refused:9}{t.lost:6}{t.torn:6}{t.closed:12}"
        for t in tallies
        if t.points
    ]
    return "\n".join([head, *lines])


def crowd_line(found: Crowd) -> str:
    """The result of four writers at once, as one line."""
    saved = ", ".join(f"{count} {kind}" for kind, count in sorted(found.saved.items()))
    return (
        f"four writers at once: {found.kills} killed at random, {found.saved.total()} commits acknowledged ({saved}), "
        f"{found.lost} lost, {found.torn} torn, {found.closed} not opened, {found.refused} refused, "
        f"the longest commit took {found.longest:.2f} s"
    )


def main() -> int:
    """Run everything, or a sample, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.store.kills", description=__doc__)
    parser.add_argument("--full", action="store_true", help="every point, and minutes of writers (in short: a sample)")
    parser.add_argument("--minutes", type=float, help="how long the four writers go on (3 in full, 0.2 in short)")
    parser.add_argument("--seed", type=int, default=4711, help="of the moments at which writers are killed")
    wanted = parser.parse_args()
    minutes = wanted.minutes or (3 if wanted.full else 0.2)
    step = 1 if wanted.full else 13
    tallies: list[Tally] = []
    reason = strace.missing()
    with tempfile.TemporaryDirectory(prefix="tuiokr-kills-") as place:
        if reason:
            print(f"not run at system calls: {reason}")
        else:
            trials = Trials(Path(place))
            tallies.append(killed(trials, step=step))
            tallies.append(killed_again(trials, first=3 if wanted.full else 20, step=step))
            tallies.append(failed(trials, step=step))
            tallies.append(failed(trials, step=step, for_good=True))
            print(table(tallies))
        together = crowd(Path(place) / "crowd", minutes * 60, wanted.seed)
    print(crowd_line(together))
    wrong = [*(line for tally in tallies for line in tally.wrong), *together.wrong]
    print("\n".join(wrong[:50]) or "Nothing was lost, nothing torn, and every workspace opened and saved at once.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
