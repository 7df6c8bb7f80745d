"""The only module that turns people's words into widget text.

The functions take plain strings and return `Content`; nothing in the strings is ever read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content

Part = str | Content | tuple[str, str]
"""Plain words, content, or words with a style."""

ELLIPSIS = "…"
BLANK = Content("")


def line(*parts: Part) -> Content:
    """Join parts to one line; strings are plain words, never markup."""
    return Content.assemble(*parts)


def words(text: str, style: str = "") -> Content:
    """Return people's words unchanged."""
    return Content.styled(text, style) if style else Content(text)


def fit(part: Part, width: int, *, right: bool = False) -> Content:
    """Return a part in exactly `width` cells: cut with …, or padded (at the left with `right`)."""
    content = line(part)
    if width <= 0:
        return BLANK
    if content.cell_length > width:
        content = content.truncate(width, ellipsis=True)
    # A wide character at the cut can leave one cell free.
    gap = width - content.cell_length
    return content.pad_left(gap) if right else content.pad_right(gap)


def row(*cells: tuple[Part, int] | tuple[Part, int, bool], gap: int = 2) -> Content:
    """Return cells of given widths side by side; a true third item aligns a cell to the right."""
    fitted = [fit(cell[0], cell[1], right=len(cell) == 3 and cell[2]) for cell in cells if cell[1] > 0]
    return Content(" " * gap).join(fitted)


def wrap(part: Part, width: int, *, indent: int = 0, first: Part | None = None, most: int = 0) -> list[Content]:
    """Wrap a part to lines of `width` cells; the first line may begin with `first`.

    `most` is the highest number of lines, the last of which is cut with …; 0 is no limit.
    """
    head = line(first) if first is not None else BLANK
    indent = max(indent, head.cell_length)
    lines = line(part).wrap(max(1, width - indent)) or [BLANK]
    lines = [one.rstrip() for one in lines]
    if most and len(lines) > most:
        last = lines[most - 1].truncate(max(1, width - indent - 1)).rstrip()
        lines = [*lines[: most - 1], last + Content(ELLIPSIS)]
    pad = Content(" " * indent)
    return [fit(head, indent) + one if index == 0 else pad + one for index, one in enumerate(lines)]


def flow(parts: Sequence[Part], width: int, *, indent: int = 0, gap: int = 3) -> list[Content]:
    """Put as many parts on a line as fit. A part is only broken if it is longer than a line."""
    room = max(1, width - indent)
    lines: list[Content] = []
    now = BLANK
    for part in (line(part) for part in parts):
        if now.cell_length and now.cell_length + gap + part.cell_length <= room:
            now = now + Content(" " * gap) + part
            continue
        lines += [now] if now.cell_length else []
        now = part
    lines += [now] if now.cell_length else []
    pad = Content(" " * indent)
    return [pad + one for each in lines for one in (wrap(each, room) if each.cell_length > room else [each])]


def flow_within(parts: Sequence[Part], width: int, most: int, *, gap: int = 3) -> list[Content]:
    """Put parts on at most `most` lines; if they do not fit, the last words say how many more there are."""
    shown = len(parts)
    lines = flow(parts, width, gap=gap)
    while len(lines) > most and shown:
        shown -= 1
        lines = flow([*parts[:shown], (f"+{len(parts) - shown} more", "$hint")], width, gap=gap)
    return lines


def underline(text: str, spans: Iterable[tuple[int, int, str]], base: str = "") -> Content:
    """Return a text with the `spans` underlined: (start, end, style), in characters."""
    content = words(text, base)
    for start, end, style in spans:
        if 0 <= start < end <= len(text):
            content = content.stylize(f"underline {style}", start, end)
    return content


def both_ends(left: Part, right: Part, width: int) -> Content:
    """Put one part at each end of a line; the left one is cut if they do not fit."""
    tail = line(right)
    room = width - tail.cell_length - (1 if tail.cell_length else 0)
    if room < 1:
        return fit(left, width)
    return fit(left, room) + (Content(" ") + tail if tail.cell_length else BLANK)


def stack(lines: Sequence[Content]) -> Content:
    """Join lines, one under another."""
    return Content("\n").join(lines)


def bar(share: float, width: int, style: str, rest: str = "$hint") -> Content:
    """Return a bar of `width` cells, of which `share` (0-1) is filled."""
    full = min(width, max(0, round(share * width)))
    return line(("━" * full, style), ("╌" * (width - full), rest))


def meter(score: float | None) -> Content:
    """Return a score of 0-100 as five blocks, shown by colour and by length."""
    if score is None:
        return line(("▱▱▱▱▱", "$hint"))
    full = min(5, max(0, round(score / 20)))
    style = "$success" if full >= 4 else "$warning" if full >= 3 else "$error"
    return line(("▰" * full, style), ("▱" * (5 - full), "$hint"))


def dots(count: int) -> Content:
    """Return a number of dots, with the first nine of them; nothing for none."""
    return line((f"{count:>3} ", "bold $sun"), ("●" * min(count, 9), "$sun")) if count else BLANK


def cells(text: str) -> int:
    """Return the number of cells that a string takes on screen."""
    return cell_len(text)


def cut(text: str, width: int) -> str:
    """Cut a plain string to at most `width` cells."""
    return text if cell_len(text) <= width else set_cell_size(text, max(0, width - 1)).rstrip() + ELLIPSIS
