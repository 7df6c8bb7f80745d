"""A big clock: the time left of a step, or the time by which it is over. It is updated once a second."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Digits, Static

from tuiokr.model.agenda import Tone, clock, tone
from tuiokr.widgets import text

STYLE: dict[Tone, str] = {"calm": "$foreground", "amber": "$warning", "red": "$error", "over": "$error"}


class BigClock(Vertical):
    """Shows the seconds left, the minutes of the timebox, and whether the clock is running."""

    DEFAULT_CSS = """
    BigClock { height: 5; }
    BigClock Digits { width: auto; height: 3; }
    BigClock Static { width: 100%; height: 1; }
    BigClock.-amber Digits { color: $warning; }
    BigClock.-red Digits { color: $error; }
    BigClock.-over Digits { color: $error; }
    BigClock.-still Digits { color: $hint; }
    """

    def compose(self) -> ComposeResult:
        yield Digits("")
        yield Static("", markup=False)
        yield Static("", markup=False)

    def show(self, left: float, minutes: float, running: bool, phase: str = "") -> None:
        """Set what the clock shows; repaint only what differs."""
        shown = clock(left)
        digits = self.query_one(Digits)
        if digits.value != shown:
            digits.update(shown)
        now = tone(left, minutes)
        for name in ("amber", "red", "over"):
            self.set_class(now == name, f"-{name}")
        self.set_class(not running, "-still")
        box = clock(minutes * 60)
        said = f"over by {shown}" if now == "over" else f"left of {box}"
        words = text.line(
            ("▲ " if now in ("over", "red") else "", STYLE[now]),
            (said, STYLE[now]),
            ("" if running else " · paused", "$accent"),
        )
        first, second = self.query(Static)
        if str(first.content) != words.plain or self._tone != now:
            first.update(words, layout=False)
        self._tone = now
        if str(second.content) != phase:
            second.update(text.words(phase, "$primary"), layout=False)

    _tone: Tone = "calm"


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
