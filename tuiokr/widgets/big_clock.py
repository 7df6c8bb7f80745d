"""The clock of a workshop: large digits, a bar that drains, and the time of the whole session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from textual.content import Content
from textual.reactive import reactive

from tuiokr.model.agenda import Tone, Workshop, clock, tone
from tuiokr.model.timeline import Timeline, timeline
from tuiokr.widgets import text
from tuiokr.widgets.block_letters import HEIGHT, block_letters
from tuiokr.widgets.session_bar import session_bars
from tuiokr.widgets.ticker import Ticker

STYLE: Final[dict[Tone, str]] = {"calm": "$primary", "amber": "$warning", "red": "$error", "over": "$error"}
TALL: Final = 40
"""Lines of the window from which the digits are twice as large."""
ROOMY: Final = 110
"""Columns of the window from which the digits may be twice as large."""
LEAST: Final = 10
"""Cells of the next step's title at least; the first letters alone say nothing."""


@dataclass(frozen=True)
class Face:
    """What the clock shows."""

    step: str
    place: str
    """Which step of how many: `3/13`."""
    then: str
    """The title of the next step."""
    left: float
    """Seconds of the phase, or of the step without phases; negative when it is over time."""
    minutes: float
    """The timebox."""
    running: bool
    phase: str
    """The phase whose time the digits show, and the time left of the step; "" without phases."""
    timeline: Timeline


class BigClock(Ticker):
    """Shows a `Face`; the last line is the bar that drains."""

    DEFAULT_CSS = "BigClock { height: auto; background: $surface; }"
    face: reactive[Face | None] = reactive(None, repaint=False)

    def __init__(self, *, for_room: bool = False) -> None:
        """With `for_room` no key is named, because the room has none."""
        super().__init__()
        self._for_room = for_room

    @property
    def value(self) -> str:
        """The digits as text."""
        return clock(self.face.left) if self.face else ""

    @property
    def tone(self) -> Tone:
        return tone(self.face.left, self.face.minutes) if self.face else "calm"

    @property
    def _scale(self) -> int:
        return 2 if self.app.size.height >= TALL and self.app.size.width >= ROOMY else 1

    def get_content_height(self, *_: object) -> int:
        return HEIGHT * self._scale + 1

    def watch_face(self) -> None:
        self.show(self._painted())

    def on_resize(self) -> None:
        self.show(self._painted())

    def _painted(self) -> list[Content]:
        face, width = self.face, self.content_size.width - 1
        if face is None or width < 1:
            return []
        style = STYLE[self.tone] if face.running else "$hint"
        signs = ("+" if face.left < 0 else "") + self.value
        # The margin is part of the digits, because a padding would be painted with them every second.
        digits = [text.words(f" {line}", style) for line in block_letters(signs, self._scale)]
        room = width - digits[0].cell_length - 3
        beside = [text.BLANK] * ((len(digits) - 3) // 2) + self._beside(face, room)
        beside += [text.BLANK] * (len(digits) - len(beside))
        lines = [
            text.line(digit, "   ", words) if room > 0 else text.fit(digit, width)
            for digit, words in zip(digits, beside, strict=True)
        ]
        share = max(0.0, face.left) / (face.minutes * 60) if face.minutes else 0.0
        return [*lines, text.line((" ", style), text.bar(min(1.0, share), width - 1, style))]

    def _beside(self, face: Face, width: int) -> list[Content]:
        """Return three lines: the step and its time, the plan, and how it really goes."""
        if width < 1:
            return [text.BLANK] * 3
        state = f"▲ over by {self.value}" if face.left < 0 else face.phase or f"left of {clock(face.minutes * 60)}"
        said = text.line(
            text.words(state, f"bold {STYLE[self.tone]}" if self.tone in ("red", "over") else "$soft"),
            ("" if face.running else " · paused", "bold $accent"),
        )
        # A long title is cut, so that the place in the agenda stays in sight.
        title = text.cut(face.step, max(1, width - said.cell_length - len(face.place) - 5))
        here = text.line(("▶ ", "bold $accent"), text.words(title, "bold $accent"), (f"  {face.place}", "$hint"))
        then = width - said.cell_length - here.cell_length - len("  then  ")
        if face.then and not face.phase and then >= min(LEAST, text.cells(face.then)):
            here = text.line(here, ("  then ", "$hint"), text.words(face.then, "$soft"))
        of = face.timeline
        ends = _late(of, "" if self._for_room else " · F6")
        tail = max(ends.cell_length, len("planned end 00:00"))
        planned, real = session_bars(of, max(0, width - 5 - tail - 1))
        return [
            text.both_ends(here, said, width),
            text.both_ends(
                text.line(("plan ", "$hint"), planned),
                text.fit((f"planned end {of.planned_end.astimezone():%H:%M}", "$hint"), tail),
                width,
            ),
            text.both_ends(text.line(("real ", "$hint"), real), text.fit(ends, tail), width),
        ]


def face(workshop: Workshop, now: datetime) -> Face:
    """Return what the clock of a workshop shows at `now`."""
    steps, run = workshop.agenda.steps, workshop.runs[workshop.current]
    left = workshop.left(workshop.current, now)
    phase = workshop.phase(now) if left > 0 else None
    stretch = run.minutes / workshop.step.minutes if workshop.step.minutes else 1.0
    coming = (step.title for step in steps[workshop.index + 1 :] if workshop.runs[step.id].state == "open")
    return Face(
        workshop.step.title,
        f"{workshop.index + 1}/{len(steps)}",
        next(coming, "the end"),
        phase[1] if phase else left,
        phase[0].minutes * stretch if phase else run.minutes,
        workshop.running,
        f"{phase[0].title} · step {clock(left)} left" if phase else "",
        timeline(workshop, now),
    )


def small(workshop: Workshop, now: datetime) -> Content:
    """Return the running clock of a workshop in a few cells, for the head line of another screen."""
    left = workshop.left(workshop.current, now)
    style = STYLE[tone(left, workshop.runs[workshop.current].minutes)]
    return text.line((f"▲ over by {clock(left)}" if left < 0 else clock(left), f"bold {style}"))


def _late(of: Timeline, key: str) -> Content:
    """Return the expected end, and how far it is from the planned one; `key` helps when it is late."""
    minutes = round(of.behind / 60)
    end = f"{of.expected_end.astimezone():%H:%M}"
    if minutes > 0:
        return text.line(("ends ", "$hint"), (end, "bold"), (f"  {minutes} late{key}", "bold $warning"))
    early = f"  {-minutes} early" if minutes < 0 else "  on time"
    return text.line(("ends ", "$hint"), (end, "bold"), (early, "$success"))


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
