"""The guide of a step above the work: what it is for, the prompt to ask now, and when the step is done."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.widgets import Static

from tuiokr.widgets import text


@dataclass(frozen=True)
class Guide:
    """What the band shows about one step."""

    purpose: str
    prompts: tuple[str, ...]
    asked: int
    """How many of the prompts were asked."""
    ends_when: str
    lacks: str
    """What is missing until the step is done."""
    made: bool
    """Whether the step has produced anything."""


class Band(Static):
    """Shows a guide; the prompts one at a time. Nothing is cut."""

    DEFAULT_CSS = "Band { height: auto; padding: 0 2; margin: 1 0 0 0; } Band.-low { margin: 0; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", markup=False, id=id)
        self._guide: Guide | None = None

    def show(self, guide: Guide, *, low: bool) -> None:
        """Show another guide; `low` is True if the screen has few lines."""
        self.set_class(low, "-low")
        if guide != self._guide:
            self._guide = guide
            self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        if guide := self._guide:
            width = max(20, self.content_size.width or 60)
            self.update(text.stack([*_purpose(guide, width), *_prompt(guide, width), *_end(guide, width)]))


def _purpose(guide: Guide, width: int) -> list[Content]:
    return text.wrap(text.words(guide.purpose, "$soft"), width) if guide.purpose else []


def _prompt(guide: Guide, width: int) -> list[Content]:
    """Return the prompt to ask now, with a tick for each one that was asked."""
    count = len(guide.prompts)
    if not count:
        return []
    asked = min(guide.asked, count)
    marks = text.line(("✓" * asked, "$success"), ("·" * (count - asked), "$hint"))
    if asked == count:
        said = text.line(
            ("All prompts were asked", "$hint"), ("  , ", "bold $accent"), ("shows the last again", "$hint")
        )
        return [text.both_ends(said, marks, width)]
    tail = text.line(("  . ", "bold $accent"), ("asked  ", "$hint"), marks)
    lines = text.wrap(
        text.words(guide.prompts[asked], "bold"), max(20, width - tail.cell_length), first=("▸ ", "$accent")
    )
    return [text.both_ends(lines[0], tail, width), *lines[1:]]


def _end(guide: Guide, width: int) -> list[Content]:
    """Return when the step is done, and what is missing."""
    done = guide.made and not guide.lacks
    said = text.line(
        ("done when ", "$hint"),
        text.words(guide.ends_when, "$success" if done else "$hint"),
        *((text.words(f" · {guide.lacks}", "$warning"),) if guide.lacks else ()),
    )
    return text.wrap(said, width, first=("✓ " if done else "  ", "$success"))


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
