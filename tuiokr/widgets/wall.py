"""The last filter before the terminal: no control character in a painted text reaches it."""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Wall(LineFilter):
    """Replaces characters that could act on a terminal by a visible dot; Textual's own control codes stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without control characters; nearly always the same list."""
        search = _CONTROLS.search
        for text, _, control in segments:
            if not control and not text.isprintable() and search(text):
                break
        else:
            return segments
        return [
            Segment(_CONTROLS.sub("·", segment.text), segment.style) if not segment.control else segment
            for segment in segments
        ]
