"""The results of an examination as values, separate from how they are found and shown."""

from __future__ import annotations

import errno
from typing import Any, Literal, NamedTuple, TypeAlias

Severity: TypeAlias = Literal["error", "warning", "hint"]
"""A hint is useful to know but not a fault: it does not count as a finding."""

Repair: TypeAlias = Literal["", "settle", "sweep", "recover", "modes", "ignore"]
"""The safe automatic repair; "" if a person must repair it."""


class Defect(NamedTuple):
    """One finding: what it is, where, why it matters and what to do, one line each.

    `where` is a path inside the workspace or a name for people, `line` is 0 if unknown, `file` is the logical path of
    the file concerned, "" if there is none.
    """

    name: str
    severity: Severity
    what: str
    where: str
    why: str
    do: str
    line: int = 0
    repair: Repair = ""
    file: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the finding as JSON types, for scripts."""
        return {
            "name": self.name,
            "severity": self.severity,
            "where": self.where,
            "line": self.line or None,
            "what": self.what,
            "why": self.why,
            "do": self.do,
            "mendable": bool(self.repair),
        }


class Repaired(NamedTuple):
    """The repair of a finding, or why it failed."""

    where: str
    what: str
    done: bool

    def as_json(self) -> dict[str, Any]:
        """Return the repair as JSON types, for scripts."""
        return self._asdict()


def unreadable(where: str, path: str, error: OSError, severity: Severity, why: str) -> Defect:
    """Return the finding for a file or folder that cannot be read, at `path` on disk and `where` in the workspace."""
    what = f"it cannot be read: {error.strerror or error}"
    do = "Check the disk."
    if error.errno in (errno.EACCES, errno.EPERM):
        what = "you may not read and write it"
        do = f"Ask its owner for permission. If it is yours: chmod u+rwX {path}"
    return Defect("unreadable", severity, what, where, why, do)
