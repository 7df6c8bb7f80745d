"""Writers that save to one workspace at the same time. Each is killed at random moments and started again.

`python -m tests.store.crowd ROOT NAME` forks a writer for each line of input; it saves until it is killed. A writer
changes its own file; a shared file together with its own; and a file that it creates and deletes together with its own.
So each acknowledgement can be compared with the content, and each part of a commit with its other part.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.limits import PATIENCE
from tests.store.chain import bring_in, say
from tests.store.strace import ABOVE
from tuiokr.store.folder_store import WAIT, FileStore
from tuiokr.store.protocol import Clash, Committed, Edit, Key, StoreError

NAMES: Final = ("ana", "bo", "cy", "dee")
SHARED: Final = Key("shared", "t", "count")
ENOUGH: Final = 5
"""A run proves nothing with fewer kills of each writer, or fewer acknowledged commits of each kind."""
PAD: Final = "x" * 3000


class Places:
    """Where one writer keeps its documents."""

    def __init__(self, name: str) -> None:
        self.alone = Key(f"own/{name}", "t", "alone")
        self.together = Key(f"own/{name}", "t", "together")
        self.turns = Key(f"own/{name}", "t", "turns")
        self.share = Key("shared", "t", name)
        self.guest = Key(f"guests/{name}", "t", "this")


def number(store: FileStore, key: Key) -> int:
    """The number in a document, 0 if it does not exist."""
    return int(store.load(key.file).get(key.table, {}).get(key.id, {"n": 0})["n"])


class Writer:
    """A forked writer: three kinds of commit in turn, each printed when it is acknowledged."""

    def __init__(self, root: str, name: str) -> None:
        self._store = FileStore(root, who=name)
        self._at = Places(name)

    def save_for_ever(self) -> None:
        """Save until killed."""
        while True:
            self._alone()
            while not self._together():
                pass  # another writer was faster; read again
            self._turn()

    def _alone(self) -> None:
        n = number(self._store, self._at.alone) + 1
        self._commit("alone", n, [Edit(self._at.alone, {"n": n, "pad": PAD}, n - 1)])

    def _together(self) -> bool:
        count, n = number(self._store, SHARED) + 1, number(self._store, self._at.share) + 1
        edits = [
            Edit(SHARED, {"n": count}, count - 1),
            Edit(self._at.share, {"n": n}, n - 1),
            Edit(self._at.together, {"n": n, "pad": PAD}, n - 1),
        ]
        return self._commit("together", n, edits)

    def _turn(self) -> None:
        n = number(self._store, self._at.turns) + 1
        body = {"n": n, "pad": PAD} if n % 2 else None
        self._commit("turns", n, [Edit(self._at.guest, body, None), Edit(self._at.turns, {"n": n}, n - 1)])

    def _commit(self, kind: str, n: int, edits: list[Edit]) -> bool:
        begun = time.monotonic()
        try:
            outcome = self._store.commit(edits)
        except StoreError as error:
            say(f"refused {kind} {n} {type(error).__name__}: {error.message}")
            return False
        took = time.monotonic() - begun
        if isinstance(outcome, Clash) and kind != "together":
            say(f"refused {kind} {n} a clash where nobody else writes: {outcome.conflicts[0].key}")
        if isinstance(outcome, Committed):
            say(f"saved {kind} {n} {took:.4f}")
        return isinstance(outcome, Committed)


@dataclass
class Crowd:
    """The findings. `saved` counts acknowledged commits by kind, `longest` is in seconds, `wrong` has a line each."""

    kills: int = 0
    saved: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    lost: int = 0
    torn: int = 0
    closed: int = 0
    longest: float = 0.0
    wrong: list[str] = field(default_factory=list)


class Keeper(threading.Thread):
    """Starts one writer repeatedly, kills it at moments drawn from a seed, and checks what was acknowledged to it."""

    def __init__(self, root: Path, name: str, seed: int, until: float) -> None:
        """Run until `until`, a time of time.monotonic."""
        super().__init__(name=name)
        self.found = Crowd()
        self._root = root
        self._chance = random.Random(f"{seed} {name}")
        self._until = until
        self._told: Counter[str] = Counter()
        self._at = Places(name)

    def run(self) -> None:
        """Run until the time is up and there was enough to check. Every error is reported in `found`."""
        nursery = subprocess.Popen(
            [sys.executable, "-m", "tests.store.crowd", str(self._root), self.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ABOVE,
        )
        with nursery:
            assert nursery.stdin is not None
            assert nursery.stdout is not None
            try:
                while self._goes_on():
                    nursery.stdin.write("go\n")
                    nursery.stdin.flush()
                    pid = int(nursery.stdout.readline().split()[1])
                    time.sleep(self._chance.uniform(0.002, 0.3))
                    os.kill(pid, signal.SIGKILL)
                    self.found.kills += 1
                    while (line := nursery.stdout.readline().strip()) != "dead":
                        self._hear(line)
                    self.look()
            except (OSError, ValueError, IndexError, AssertionError) as error:
                self.found.closed += 1
                self.found.wrong.append(f"{self.name}: its writer could not be kept: {error!r}")
            nursery.stdin.close()

    def _goes_on(self) -> bool:
        """Whether to go on. A busy machine gets more time, until every kind of commit was acknowledged often enough."""
        left = self._until - time.monotonic()
        enough = self.found.kills >= ENOUGH and all(self.found.saved[kind] >= ENOUGH for kind in self._keys())
        return left > 0 or (not enough and left > -PATIENCE)

    def look(self) -> None:
        """Compare the acknowledgements with the content while the others go on. Nobody else writes these documents."""
        try:
            store = FileStore(self._root)
            there = {kind: number(store, key) for kind, key in self._keys().items()}
            share, guest = number(store, self._at.share), number(store, self._at.guest)
            troubles = store.troubles
        except StoreError as error:
            self.found.closed += 1
            self.found.wrong.append(f"{self.name}: does not open: {error}")
            return
        for kind, n in there.items():
            if n < self._told[kind]:
                self.found.lost += self._told[kind] - n
                self.found.wrong.append(f"{self.name}: {kind} {self._told[kind]} was acknowledged, {n} is there")
            elif n > self._told[kind] + 1:
                self.found.torn += 1
                self.found.wrong.append(f"{self.name}: {kind} is {n}, only {self._told[kind]} were acknowledged")
            self._told[kind] = n
        turns = there["turns"]
        if troubles or share != there["together"] or guest != (turns if turns % 2 else 0):
            self.found.torn += 1
            self.found.wrong.append(f"{self.name}: {there} beside {share} shared and guest {guest}, {troubles}")

    def _keys(self) -> dict[str, Key]:
        return {"alone": self._at.alone, "together": self._at.together, "turns": self._at.turns}

    def _hear(self, line: str) -> None:
        verb, kind, n, *rest = line.split(maxsplit=3)
        if verb == "saved":
            self._told[kind] = max(self._told[kind], int(n))
            self.found.saved[kind] += 1
            self.found.longest = max(self.found.longest, float(rest[0]))
        else:
            self.found.refused += 1
            self.found.wrong.append(f"{self.name}: {line}")


def crowd(root: Path, seconds: float, seed: int) -> Crowd:
    """Run four writers at once for some seconds, or until each did enough. Then check everything and save at once."""
    keepers = [Keeper(root, name, seed, time.monotonic() + seconds) for name in NAMES]
    for keeper in keepers:
        keeper.start()
    for keeper in keepers:
        keeper.join()
    whole = Crowd()
    for keeper in keepers:
        keeper.look()
        one = keeper.found
        whole.kills += one.kills
        whole.saved += one.saved
        whole.refused += one.refused
        whole.lost += one.lost
        whole.torn += one.torn
        whole.closed += one.closed
        whole.longest = max(whole.longest, one.longest)
        whole.wrong += one.wrong
    _look_at_all(root, whole)
    return whole


def _look_at_all(root: Path, whole: Crowd) -> None:
    store = FileStore(root, wait=1)
    files = dict(store.scan())
    shared = dict(files.get("shared", {}).get("t", {}))
    count = shared.pop("count", {"n": 0, "rev": 0})
    shares = sum(doc["n"] for doc in shared.values())
    if store.troubles or count["n"] != shares or count["rev"] != shares:
        whole.torn += 1
        whole.wrong.append(f"the count is {count}, the shares add up to {shares}; {store.troubles}")
    try:
        saved = store.commit([Edit(SHARED, {"n": 0}, count["rev"])])
    except StoreError as error:
        whole.closed += 1
        whole.wrong.append(f"cannot be saved to afterwards: {error}")
        return
    left = [str(path) for path in root.rglob("*") if path.suffix == ".tmp" or path.name in ("intent.json", "unclean")]
    if not isinstance(saved, Committed) or left:
        whole.closed += 1
        whole.wrong.append(f"does not save at once afterwards: {saved}, {left}")
    if whole.longest > WAIT + PATIENCE:
        whole.wrong.append(f"a commit took {whole.longest:.1f} s; the wait for the lock is bounded by {WAIT:g} s")


def nursery(root: str, name: str) -> None:
    """Fork a writer for each line of standard input, and print when it is dead."""
    bring_in()
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            say(f"pid {os.getpid()}")
            Writer(root, name).save_for_ever()
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    nursery(sys.argv[1], sys.argv[2])
