"""The time of the whole session as two bars: planned above, real below, and a mark for now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from tuiokr.model.timeline import Part, PartKind, Timeline
from tuiokr.widgets import text

NOW: Final = "┃"
_PLANNED: Final[dict[PartKind, tuple[str, str]]] = {
    "past": ("▬", "$hint"),
    "here": ("▬", "$accent"),
    "to come": ("▬", "$soft"),
    "pause": (" ", ""),
}
_REAL: Final[dict[PartKind, tuple[str, str]]] = {
    "past": ("█", "$primary"),
    "here": ("█", "$accent"),
    "to come": ("░", "$soft"),
    "pause": ("·", "$hint"),
}


def session_bars(of: Timeline, width: int) -> tuple[Content, Content]:
    """Return the planned and the real row, each exactly `width` cells wide."""
    if width < 1 or of.seconds <= 0:
        return text.fit("", max(0, width)), text.fit("", max(0, width))
    scale = width / of.seconds
    now = min(width - 1, round(of.now * scale))
    real = _bar(of.real, scale, width, _REAL)
    marked = real[:now] + text.line((NOW, "bold $foreground")) + real[now + 1 :]
    return _bar(of.planned, scale, width, _PLANNED), marked


def _bar(parts: Sequence[Part], scale: float, width: int, look: dict[PartKind, tuple[str, str]]) -> Content:
    """Return parts to scale. The last cell of a part is blank, so that steps can be told apart."""
    pieces: list[Content] = []
    at, seconds = 0, 0.0
    for part in parts:
        seconds += part.seconds
        until = min(width, round(seconds * scale))
        sign, style = look[part.kind]
        if (room := until - at) > 0:
            gap = 1 if room > 1 and sign == "▬" else 0
            pieces.append(text.line((sign * (room - gap), style), " " * gap))
            at = until
    return text.fit(text.line(*pieces), width)


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
