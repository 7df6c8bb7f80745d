"""The whole examination: what is examined, what is repaired, and the report. It does not print."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from shlex import quote
from typing import Any, NamedTuple

from tuiokr.doctor import terminal_examination
from tuiokr.doctor.defects import Defect, Repaired
from tuiokr.doctor.document_examination import examined
from tuiokr.doctor.own_folder_examination import OwnFolder
from tuiokr.doctor.repair import Repairer
from tuiokr.doctor.surroundings import Surroundings
from tuiokr.doctor.workspace_examination import Examiner
from tuiokr.model.words import clean, plural
from tuiokr.store.folder.disk import RealDisk
from tuiokr.store.folder.scan import paths
from tuiokr.store.folder_store import FileStore
from tuiokr.store.paths import SUFFIX, Layout, logical
from tuiokr.store.protocol import WORKSPACE, File, StoreError, TooNew


class Report(NamedTuple):
    """The findings and repairs. `remains` are the findings after the repair; without a repair, all of them."""

    facts: terminal_examination.Facts
    workspace: str
    files: int | None
    about_terminal: tuple[Defect, ...]
    about_workspace: tuple[Defect, ...]
    repaired: tuple[Repaired, ...]
    remains: tuple[Defect, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is left that a person must repair."""
        return not any(one.severity != "hint" for one in (*self.about_terminal, *self.remains))

    @property
    def broken(self) -> bool:
        """Whether an error remains in the workspace, or a repair failed."""
        return any(one.severity == "error" for one in self.remains) or any(not one.done for one in self.repaired)

    def with_hints(self, made: Callable[[str], str]) -> Report:
        """Return the report with `made` applied to each instruction about the workspace."""

        def changed(found: tuple[Defect, ...]) -> tuple[Defect, ...]:
            return tuple(one._replace(do=made(one.do)) for one in found)

        return self._replace(about_workspace=changed(self.about_workspace), remains=changed(self.remains))

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON types, for scripts."""
        return {
            "sound": self.sound,
            "terminal": {**self.facts._asdict(), "python": list(self.facts.python)},
            "workspace": self.workspace,
            "files": self.files,
            "findings": [
                {"about": about, **one.as_json()}
                for about, found in (("terminal", self.about_terminal), ("workspace", self.about_workspace))
                for one in found
            ],
            "mended": [one.as_json() for one in self.repaired],
            "remaining": [one.as_json() for one in self.remains],
        }

    def lines(self) -> Iterator[str]:
        """Yield the lines of the report for people."""
        yield f"terminal: {self.facts.line}"
        for one in self.about_terminal:
            yield from _told(one)
        count = "not opened" if self.about_workspace else "no workspace yet"
        if self.files is not None:
            count = plural(self.files, "file")
        yield f"workspace: {clean(self.workspace)}: {count}"
        for one in self.about_workspace:
            yield from _told(one)
        for act in self.repaired:
            yield f"  {'repaired' if act.done else 'failed  '}  {clean(act.where)}  {clean(act.what)}"
        yield self._last_line()

    def _last_line(self) -> str:
        left = (*self.about_terminal, *self.remains)
        counts = {word: sum(one.severity == word for one in left) for word in ("error", "warning", "hint")}
        told = ", ".join(plural(count, word) for word, count in counts.items() if count)
        if self.sound:
            return f"Sound{f' ({told})' if told else ''}."
        return f"{'Left: ' if self.repaired else ''}{told}."


def examine(folder: Path, *, repair: bool = False, put_back: tuple[str, ...] = ()) -> Report:
    """Examine the terminal and the workspace in a folder; with `repair`, repair what is safe to repair.

    `put_back` are files to restore from history and snapshots, by their path inside the workspace. Raises StoreError
    if the folder is not a folder.
    """
    facts = terminal_examination.facts()
    about_terminal = tuple(terminal_examination.examined(facts))
    barred = _barred(folder)
    if barred:
        return Report(facts, str(folder.absolute()), None, about_terminal, barred, (), barred)
    try:
        store = FileStore(folder, who="doctor")
    except TooNew as error:
        refused = Defect(
            "too-new", "error", error.message, WORKSPACE.file + SUFFIX, "The workspace cannot be shown.", error.hint
        )
        return Report(facts, str(folder), None, about_terminal, (refused,), (), (refused,))
    if not _is_kept(store) and not put_back:
        return Report(facts, store.root, None, about_terminal, (), (), ())
    found, count = _look(store)
    done: list[Repaired] = []
    if repair or put_back:
        repairer = Repairer(store.access, store.keeper())
        done += repairer.repair(found) if repair else []
        done += [repairer.put_back(logical(name) or name, name) for name in put_back]
        store = FileStore(folder, who="doctor")
    remains, count = _look(store) if done else (found, count)
    return Report(facts, store.root, count, about_terminal, found, tuple(done), remains)


def _look(store: FileStore) -> tuple[tuple[Defect, ...], int]:
    """Return all findings in a workspace, and the number of its readable files."""
    with store.access.reading(store.root):
        found = list(Examiner(store.access, store.recovery).findings())
        layout = store.access.layout
        closed = {one.where for one in found if one.name == "unreadable"}
        folders = [folder for path in paths(store.access.reader).values() for folder in layout.parents(path)]
        folders = [folder for folder in folders if layout.inside(folder) not in closed]
        found += OwnFolder(store.access.disk, layout, _may_write).findings(folders)
        found += Surroundings(store.access, _free(store.root), date.today()).findings()
        files = dict(store.scan())
    # What seems to be missing may be in an unreadable folder.
    found += [one for one in examined(files) if not (closed and one.name == "dangling")]
    found += _thinned(store, files)
    ranks = ("error", "warning", "hint")
    return tuple(sorted(found, key=lambda one: ranks.index(one.severity))), len(files)


def _thinned(store: FileStore, files: dict[str, File]) -> Iterator[Defect]:
    """Find readable files without the document that tuiokr puts into each: more documents may have been removed.

    A document that someone else deleted in git has no history here, so only such files are compared with it.
    """
    with suppress(StoreError):
        files = {**files, WORKSPACE.file: store.load(WORKSPACE.file)}
    for file, tables in files.items():
        kind = file.split("/")
        okrs = len(kind) == 4 and kind[0] == "cycles" and kind[2] == "teams"
        lacks = okrs and "standing" not in tables and bool({"objectives", "key_results"} & tables.keys())
        if not lacks and not (file == WORKSPACE.file and not tables and store.access.reader.exists()):
            continue
        with suppress(StoreError):  # an unreadable history is reported separately
            missing = store.keeper().missing(file)
            names = [f"“{key}” ({table})" for table, docs in missing.tables.items() for key in docs]
            if names:
                few = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
                what = f"{few} {'is' if len(names) == 1 else 'are'} missing, and tuiokr did not delete them"
                why = f"Git or an editor may have deleted them. Can be restored: {'; '.join(missing.parts)}."
                do = f"To restore it: tuiokr doctor --put-back {quote(file)}"
                yield Defect("thinned", "warning", what, f"{file}{SUFFIX}", why, do, file=file)


def _barred(folder: Path) -> tuple[Defect, ...]:
    """Return what prevents opening the workspace, so that nothing else can be examined."""
    return tuple(OwnFolder(RealDisk(), Layout(os.path.realpath(folder)), _may_write).barring())


def _may_write(path: str) -> bool:
    """Whether this user may read and write a path, and enter it if it is a folder."""
    wanted = os.R_OK | os.W_OK | (os.X_OK if Path(path).is_dir() else 0)
    return os.access(path, wanted, effective_ids=os.access in os.supports_effective_ids)


def _free(root: str) -> int | None:
    try:
        return shutil.disk_usage(root).free
    except OSError:
        return None


def _told(one: Defect) -> Iterator[str]:
    where = f"{one.where}:{one.line}" if one.line else one.where
    yield f"  {one.severity:<8}  {clean(where)}  {clean(one.what)} [{one.name}]"
    yield f"            {clean(one.why)}"
    yield f"            → {clean(one.do)}"


def is_workspace(folder: Path) -> bool:
    """Whether a folder contains a workspace, or what remains of one."""
    try:
        return _is_kept(FileStore(folder))
    except TooNew:
        return True
    except StoreError:
        return bool(_barred(folder))


def _is_kept(store: FileStore) -> bool:
    # If only the workspace file is missing, it can be restored from its history.
    access = store.access
    return access.reader.exists() or access.disk.stat(access.layout.past) is not None
