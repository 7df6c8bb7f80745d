"""The files of a workspace. Each is read when it is first needed, and its changes are followed from then on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar

from tuiokr.model.cycle import Cycle
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.organisation import Team
from tuiokr.model.shelf import Shelf, Tag
from tuiokr.model.tie_off import TieOff
from tuiokr.model.workspace import FullWorkshop, Organisation, Workspace, okrs_tags, tie_off_tags, workshop_tags
from tuiokr.session import documents as records
from tuiokr.session import joint_fields
from tuiokr.session.ledger import Ledger, documents
from tuiokr.session.undo import plain
from tuiokr.store.protocol import WORKSPACE, File, Stamp, Store, StoreError, Trouble

CLOSE: Final = 32
"""How many of the files viewed or edited last are followed most closely."""

K = TypeVar("K")
V = TypeVar("V")


class Archive:
    """Reads files into values, records their revisions, and knows which files changed since."""

    def __init__(self, store: Store, ledger: Ledger, spoilt: list[str]) -> None:
        self._store = store
        self._ledger = ledger
        self._spoilt = spoilt
        self._stamps: dict[tuple[str, int], Stamp] = {}
        self._names: dict[tuple[str, int], frozenset[str]] = {}
        self._close: dict[str, None] = {}
        self._found: set[str] = set()
        self._looking = threading.Lock()
        self.unread: dict[str, Trouble] = {}
        """Folders that could not be opened at the last attempt, by name."""
        self.cycles: set[str] = set()
        """The ids of all cycles found so far."""
        self._all_cycles = False

    def open(self) -> Workspace:
        """Return the workspace. The organisation and its cycles are read now, the rest when it is needed."""
        organisation, cycles = Organisation(), {}
        if WORKSPACE.file in self.names("", 1):
            organisation = records.organisation_of(self.read(WORKSPACE.file), self._spoilt) or organisation
        for file in sorted(self.names("cycles", 2)):
            match [records.plain(part) for part in file.split("/")]:
                case ["cycles", cycle, "cycle"]:
                    self.cycles.add(cycle)
                    found: Cycle | None = records.cycle_of(self.read(file), self._spoilt, file)
                    if found:
                        cycles[cycle] = found
        return Workspace(
            organisation,
            Shelf(_Teams(self), lambda _: ()),
            MappingProxyType(cycles),
            Shelf(_OKRs(self), okrs_tags),
            Shelf(_Workshops(self), workshop_tags),
            Shelf(_TieOffs(self), tie_off_tags),
            Shelf(_Templates(self), lambda _: ()),
        )

    def names(self, prefix: str, levels: int = 0) -> frozenset[str]:
        """Return the files below a prefix as of the first call; `look` finds the changes after that.

        Empty while the folder cannot be read.
        """
        place = prefix, levels
        if place not in self._names:
            try:
                stamp, self._names[place] = self._store.changed(None, prefix, levels=levels)
            except StoreError as error:
                self._shut(prefix, error)
                return frozenset()
            with self._looking:
                self._stamps[place] = stamp
        return self._names[place]

    def read(self, file: str) -> File:
        """Read and note one file. Empty if it does not exist or cannot be read (then the store has a trouble)."""
        tables: File = {}
        with suppress(StoreError):
            tables = self._store.load(file)
        self.note({file: tables})
        self.follow([file])
        return tables

    def load(self, files: Iterable[str]) -> dict[str, File]:
        """Return the present content of some files, without unreadable ones. They are not noted."""
        found: dict[str, File] = {}
        for file in files:
            with suppress(StoreError):
                found[file] = self._store.load(file)
        return found

    def foreign(self, files: Iterable[str], standing: Workspace) -> dict[str, File]:
        """Return those of some files whose content differs from the workspace `standing`."""
        return {file: tables for file, tables in self.load(files).items() if self._differs(file, tables, standing)}

    def _differs(self, file: str, tables: File, standing: Workspace) -> bool:
        if not self._ledger.holds(file):
            return True  # never read: anything that was derived without it may have changed
        # An edit by hand leaves the revisions unchanged.
        found = {
            key: joint_fields.current(key.table, plain(row) or {}) for key, row in documents({file: tables}).items()
        }
        return not self._ledger.knows(file, tables) or records.of_file(standing, file) != found

    def read_all(self, here: Workspace) -> None:
        """Read everything that was not needed yet, and report each file that does not belong in a workspace."""
        for shelf in (here.teams, here.okrs, here.workshops, here.tie_offs, here.templates):
            len(shelf)
        files: frozenset[str] = frozenset()
        with suppress(StoreError):
            files = self._store.changed(None)[1]
        lines = [f"{file}.json: {records.STRANGER}" for file in sorted(files) if not records.belongs(file)]
        self._spoilt += [line for line in lines if line not in self._spoilt]

    def scan(self, prefix: str, holding: str = "") -> Iterator[tuple[str, File]]:
        """Yield all readable files below a prefix, and follow the prefix. The files are not noted."""
        self.names(prefix)
        try:
            yield from self._store.scan(prefix, holding=holding)
        except StoreError as error:
            self._shut(prefix, error)
        else:
            self.unread.pop(_above(prefix), None)

    def _shut(self, prefix: str, error: StoreError) -> None:
        """Record that a folder cannot be opened. The store itself reports unreadable content of an open folder."""
        why = error.message.rpartition(": ")[2]
        above = _above(prefix)
        self.unread[above] = Trouble(above, 0, f"the folder cannot be entered: {why}", "unread folder")

    def note(self, files: Mapping[str, File]) -> None:
        """Record the revisions of these files, and forget the earlier spoilt rows in them."""
        self._ledger.note(files)
        if self._spoilt:
            heads = tuple(f"{file}.json: " for file in files)
            self._spoilt[:] = [line for line in self._spoilt if not line.startswith(heads)]

    def value(self, file: str, tables: File, made: Callable[[File, list[str]], V | None]) -> V | None:
        """Note a file that was read, and return the value made from it."""
        self.note({file: tables})
        return made(tables, self._spoilt)

    def follow(self, files: Iterable[str]) -> None:
        """Follow files that people view or edit closely: the next `look` finds a change in them."""
        for file in files:
            match file.split("/"):
                case ["cycles", _, _, _]:  # a file that this window created was never read
                    self.names(file.rpartition("/")[0])
            self._close.pop(file, None)
            self._close[file] = None
        while len(self._close) > CLOSE:
            del self._close[next(iter(self._close))]

    @property
    def waiting(self) -> bool:
        """Whether `take` would return something."""
        return bool(self._found)

    def look(self) -> None:
        """Look for changes. Can be called in any thread. What cannot be read now is tried again at the next look."""
        with self._looking:
            close = tuple(self._close)
            for (prefix, levels), stamp in list(self._stamps.items()):
                inside = [file for file in close if file.startswith(prefix)]
                with suppress(StoreError):
                    moment, files = self._store.changed(stamp, prefix, levels=levels, closely=inside)
                    self._stamps[prefix, levels] = moment
                    self._found |= files

    def take(self) -> set[str]:
        """Return the files whose changes were found since the last call."""
        with self._looking:
            files, self._found = self._found, set()
        self._met(files)
        return files

    def every_cycle(self) -> list[str]:
        """Return all cycles that have a folder, even without a `cycle` file in it."""
        if not self._all_cycles:
            with suppress(StoreError):
                self._met(self._store.changed(None, "cycles")[1])
                self._all_cycles = True
        return sorted(self.cycles)

    def _met(self, files: Iterable[str]) -> None:
        self.cycles.update(records.plain(file.split("/")[1]) for file in files if file.startswith("cycles/"))


def _above(prefix: str) -> str:
    return prefix.rpartition("/")[0] or prefix


class _ShelfSource(Generic[K, V]):
    """The base of all shelves: it keeps what was read."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._read: dict[K, V | None] = {}
        self._full: set[str] = set()
        self._tags: dict[str, dict[Tag, list[K]]] = {}

    def _keep(self, key: K, file: str, tables: File) -> None:
        """Keep the value of a file, unless it was read before."""
        if key not in self._read:
            self._read[key] = self._archive.value(
                file, tables, lambda tables, spoilt: self._made(key, file, tables, spoilt)
            )

    def _made(self, key: K, file: str, tables: File, spoilt: list[str]) -> V | None:
        raise LookupError(key)


class _AtOnce(_ShelfSource[str, V]):
    """Files in one folder that are read at once, because whoever needs one needs all of them."""

    folder = ""

    def get(self, key: str) -> V | None:
        return self.fill().get(key)

    def fill(self) -> Mapping[str, V | None]:
        if self.folder not in self._full:
            self._full.add(self.folder)
            for file, tables in self._archive.scan(self.folder):
                if file.count("/") == 1:
                    self._keep(records.plain(file.rpartition("/")[2]), file, tables)
        return self._read

    def tagged(self, tag: Tag) -> Collection[str]:
        return ()


class _Teams(_AtOnce[Team]):
    folder = "teams"

    def _made(self, key: str, file: str, tables: File, spoilt: list[str]) -> Team | None:
        return records.team_of(tables, spoilt, file)


class _Templates(_AtOnce[Any]):
    """All templates. The engine does not know what is in them."""

    folder = "templates"

    def _made(self, key: str, file: str, tables: File, spoilt: list[str]) -> Any:
        return records.template_of(tables, spoilt, file)


class _ByCycle(_ShelfSource[K, V]):
    """Files in one folder of each cycle."""

    folder = ""

    def fill(self) -> Mapping[K, V | None]:
        for cycle in self._archive.every_cycle():
            if cycle not in self._full:
                self._full.add(cycle)
                for file, tables in self._archive.scan(self._place(cycle)):
                    self._keep(self._key(cycle, file), file, tables)
        return self._read

    def tagged(self, tag: Tag) -> Collection[K]:
        cycle = tag[0]
        if cycle not in self._tags:
            self._archive.cycles.add(cycle)
            self._tags[cycle] = self._index(cycle)
        return self._tags[cycle].get(tag, ())

    def _index(self, cycle: str) -> dict[Tag, list[K]]:
        raise LookupError(cycle)

    def _one(self, cycle: str, key: K, name: str) -> bool:
        """Read one file if it exists. Return whether it does."""
        file = f"{self._place(cycle)}/{records.segment(name)}"
        there = file in self._archive.names(self._place(cycle))
        if there:
            self._keep(key, file, self._archive.read(file))
        return there

    def _found(self, key: Any) -> V | None:
        """Return one value by an id without its cycle. The latest cycles are searched first."""
        known = sorted(self._archive.cycles, reverse=True)
        for cycles in (known, self._archive.every_cycle()):
            if key in self._read or any(self._one(cycle, key, key) for cycle in cycles):
                return self._read[key]
        return None

    def _place(self, cycle: str) -> str:
        return f"cycles/{records.segment(cycle)}/{self.folder}"

    def _key(self, cycle: str, file: str) -> Any:
        return records.plain(file.rpartition("/")[2])


class _OKRs(_ByCycle[tuple[str, str], TeamOKRs]):
    folder = "teams"

    def get(self, key: tuple[str, str]) -> TeamOKRs | None:
        if key not in self._read and not self._one(key[0], key, key[1]):
            self._read[key] = None
        return self._read[key]

    def _index(self, cycle: str) -> dict[Tag, list[tuple[str, str]]]:
        found: list[tuple[str, str]] = []
        for file, tables in self._archive.scan(self._place(cycle), "placed"):
            if any(row.get("placed") for row in tables.get("standing", {}).values()):
                key = self._key(cycle, file)
                self._keep(key, file, tables)
                found.append(key)
        return {(cycle, "placed"): found}

    def _key(self, cycle: str, file: str) -> tuple[str, str]:
        return cycle, records.plain(file.rpartition("/")[2])

    def _made(self, key: tuple[str, str], file: str, tables: File, spoilt: list[str]) -> TeamOKRs | None:
        return records.okrs_of(*key, tables, spoilt, file)


class _Workshops(_ByCycle[str, FullWorkshop]):
    folder = "sessions"

    def get(self, key: str) -> FullWorkshop | None:
        return self._found(key)

    def _index(self, cycle: str) -> dict[Tag, list[str]]:
        found: dict[Tag, list[str]] = {}
        for file, tables in self._archive.scan(self._place(cycle)):
            for row in tables.get("workshop", {}).values():
                key = self._key(cycle, file)
                found.setdefault((cycle, f"of {row.get('team')}"), []).append(key)
                waits = any(_waits(one) for one in tables.get("parked", {}).values())
                if waits:
                    found.setdefault((cycle, "parked"), []).append(key)
                if not row.get("ended"):
                    found.setdefault((cycle, "open"), []).append(key)
                if waits or not row.get("ended"):
                    self._keep(key, file, tables)
        return found

    def _made(self, key: str, file: str, tables: File, spoilt: list[str]) -> FullWorkshop | None:
        return records.workshop_of(tables, spoilt, file)


def _waits(row: Mapping[str, Any]) -> bool:
    """Whether a stored parked question is open."""
    return not joint_fields.unpacked("parked", row).get("resolved")


class _TieOffs(_ByCycle[str, TieOff]):
    folder = "tieoffs"

    def get(self, key: str) -> TieOff | None:
        return self._found(key)

    def _index(self, cycle: str) -> dict[Tag, list[str]]:
        found: dict[Tag, list[str]] = {}
        for file, tables in self._archive.scan(self._place(cycle)):
            key = self._key(cycle, file)
            self._keep(key, file, tables)
            one = self._read[key]
            if one:
                found.setdefault((cycle, f"upper {one.upper}"), []).append(key)
        return found

    def _made(self, key: str, file: str, tables: File, spoilt: list[str]) -> TieOff | None:
        return records.tie_off_of(tables, spoilt, file)
