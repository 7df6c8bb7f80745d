"""What the examination of a workspace finds: values, apart from how they are found and how they are shown."""

from __future__ import annotations

import errno
from typing import Any, Literal, NamedTuple, TypeAlias

Severity: TypeAlias = Literal["error", "warning", "hint"]
"""A hint is worth knowing and no fault: it does not count as something found."""

Mend: TypeAlias = Literal["", "settle", "sweep", "recover", "modes", "ignore"]
"""What mends it safely; "" where a person has to."""


class Defect(NamedTuple):
    """One thing: what it is, where, why it matters and what to do, a line each.

    `where` is a path inside the workspace or a name for people, `line` is 0 when unknown, `file` the logical path of
    the file that it is about, "" if it is about none.
    """

    name: str
    severity: Severity
    what: str
    where: str
    why: str
    do: str
    line: int = 0
    mend: Mend = ""
    file: str = ""

    def as_json(self) -> dict[str, Any]:
        """The finding for scripts."""
        return {
            "name": self.name,
            "severity": self.severity,
            "where": self.where,
            "line": self.line or None,
            "what": self.what,
            "why": self.why,
            "do": self.do,
            "mendable": bool(self.mend),
        }


class Repaired(NamedTuple):
    """What was done about a finding, or why it could not be."""

    where: str
    what: str
    done: bool

    def as_json(self) -> dict[str, Any]:
        """The same for scripts."""
        return self._asdict()


def unreadable(where: str, path: str, error: OSError, severity: Severity, why: str) -> Defect:
    """A file or folder that the disk does not give; `path` is where it is on disk, `where` inside the workspace."""
    what = f"it cannot be read: {error.strerror or error}"
    do = "Check the disk."
    if error.errno in (errno.EACCES, errno.EPERM):
        what = "you may not read and write it"
        do = f"Ask its owner for permission. If it is yours: chmod u+rwX {path}"
    return Defect("unreadable", severity, what, where, why, do)
