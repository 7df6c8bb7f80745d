"""The repairs of `doctor --mend`. They cannot make anything worse, and are as safe against power cuts as a save."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Protocol, runtime_checkable

from tuiokr.doctor.defects import Defect, Repaired
from tuiokr.doctor.surroundings import own_modes, private_mode
from tuiokr.store.folder.access import Access
from tuiokr.store.folder.disk import LockTimeout
from tuiokr.store.folder.placement import FilePlacer
from tuiokr.store.paths import OWN
from tuiokr.store.protocol import StoreError, TooNew
from tuiokr.store.recovery.housekeeping import Keeper
from tuiokr.store.recovery.snapshots import Snapshots


@runtime_checkable
class _SetsModes(Protocol):
    def chmod(self, path: str, mode: int) -> None: ...


class Repairer:
    """Repairs one workspace. Use it while nothing else in this process uses the workspace."""

    def __init__(self, access: Access, keeper: Keeper) -> None:
        self._access = access
        self._keeper = keeper

    def repair(self, findings: Iterable[Defect]) -> list[Repaired]:
        """Repair what is safe to repair. Return what was done, or why it failed."""
        found = [finding for finding in findings if finding.repair]
        if not found:
            return []
        try:
            self._access.gate.check()
        except TooNew as error:
            return [Repaired(".", f"not repaired: {error.message}", False)]
        except StoreError:
            pass  # a broken workspace file is one of the findings to repair
        wanted = {finding.repair for finding in found}
        done: list[Repaired] = []
        if "settle" in wanted:
            done += self._try(OWN, "the interrupted save was completed", self._settle)
        if "sweep" in wanted:
            done += self._try(".", "half-written files were removed", self._sweep)
        for finding in found:
            if finding.repair == "recover":
                done.append(self.put_back(finding.file, finding.where))
        if "modes" in wanted:
            done += self._try(OWN, "other people can no longer read it", self._close)
        if "ignore" in wanted:
            done += self._try(f"{OWN}/.gitignore", "git now ignores tuiokr's own folder", self._ignore)
        return done

    def put_back(self, file: str, where: str) -> Repaired:
        """Restore what can be read of one file."""
        try:
            recovery = self._keeper.recover(file)
        except StoreError as error:
            return Repaired(where, f"not restored: {error.message}", False)
        lost = f"; lost: {', '.join(recovery.lost)}" if recovery.lost else ""
        kept = "; the old version is in .tuiokr/quarantine"
        return Repaired(where, f"restored: {'; '.join(recovery.parts)}{lost}{kept}", True)

    def _try(self, where: str, said: str, act: Callable[[], None]) -> list[Repaired]:
        try:
            act()
        except StoreError as error:
            return [Repaired(where, f"not repaired: {error.message}", False)]
        return [Repaired(where, said, True)]

    def _settle(self) -> None:
        with self._access.writing(OWN):
            pass  # taking the lock completes everything

    def _sweep(self) -> None:
        self._access.reader.leftovers = True
        with self._access.writing("cleaning up"):
            try:
                with self._access.disk.lock(self._access.layout.tending, 0):
                    Snapshots(self._access.reader).sweep()
            except LockTimeout:
                raise StoreError("another tuiokr is making a snapshot; try again in a moment") from None

    def _close(self) -> None:
        root = self._access.disk.stat(self._access.layout.root)
        shared = bool(root and root.mode & 0o2020 == 0o2020)
        disk = self._access.disk
        if not isinstance(disk, _SetsModes):
            raise StoreError("this disk cannot change permissions")
        with self._access.writing("the permissions of tuiokr's own files"):
            for path, mode in list(own_modes(self._access)):
                found = disk.stat(path)
                wanted = private_mode(mode, found.kind if found else "file", shared)
                if found and wanted != mode:
                    disk.chmod(path, wanted)

    def _ignore(self) -> None:
        with self._access.writing(f"{OWN}/.gitignore"):
            placer = FilePlacer(self._access.disk, self._access.layout)
            placer.write(self._access.layout.ignore, b"*\n")
            with suppress(OSError):
                self._access.disk.fsync_dir(self._access.layout.own)
