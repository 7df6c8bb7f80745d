"""What can be taken back: steps with every document before and after, the latest last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from tuiokr.store.protocol import Key

STEPS = 200
"""Steps kept."""

Body = dict[str, Any] | None
Rows = dict[Key, tuple[Body, Body]]
"""Key → (document before, document after); None where there is none."""


@dataclass(frozen=True)
class Step:
    """One step: what it is called, and every document before and after."""

    label: str
    rows: Rows
    series: str = ""
    """Steps of the same series in a row, such as keystrokes in one field, are taken back as one."""

    def turned(self, *, back: bool) -> Rows:
        """The rows as a change: from what should stand now to what shall stand."""
        return {key: (new, old) if back else (old, new) for key, (old, new) in self.rows.items()}


class Steps:
    """The steps taken and those taken back."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def label(self) -> str:
        """What would be taken back next, "" when there is nothing."""
        return self._done[-1].label if self._done else ""

    def remember(self, step: Step) -> None:
        """One more step; what was taken back before can no longer be done again."""
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last and step.series and last.series == step.series:
            rows = dict(last.rows)
            for key, (old, new) in step.rows.items():
                rows[key] = (rows[key][0] if key in rows else old, new)
            self._done[-1] = replace(last, rows=rows)
            return
        self._done = [*self._done, step][-STEPS:]

    def next(self, *, back: bool) -> Step | None:
        """The step to take back, or to do again; None when there is none."""
        row = self._done if back else self._undone
        return row[-1] if row else None

    def drop(self, *, back: bool) -> None:
        """Forget that step: it no longer fits."""
        (self._done if back else self._undone).pop()

    def turn(self, *, back: bool) -> None:
        """That step was taken back, or done again."""
        step = (self._done if back else self._undone).pop()
        (self._undone if back else self._done).append(step)
