"""Dots: what a room gives to lines to say which ones matter most, and the order that follows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Annotated, Final, TypeVar

from pydantic import Field

from tuiokr.model.words import plural, short

MOST_DOTS: Final = 999
Dots = Annotated[int, Field(ge=0, le=MOST_DOTS)]
_DOTS = re.compile(r"\d{1,3}")
_Thing = TypeVar("_Thing")


def by_dots(things: Iterable[_Thing], dots: Callable[[_Thing], int]) -> tuple[_Thing, ...]:
    """Return things with the most dots first; those with as many stay in their order."""
    return tuple(sorted(things, key=lambda one: -dots(one)))


def wrong_dots(line: str, count: int, thing: str) -> str:
    """Return what is wrong with a line such as `3 1 2` for `count` lines, each called a `thing`; "" if nothing."""
    words = _split(line)
    wrong = next((word for word in words if not _DOTS.fullmatch(word)), "")
    if wrong or not words:
        return f"“{short(wrong or line)}” is not a number of dots. Write one number for each line, such as 3 1 2"
    if len(words) > count:
        return f"There are {len(words)} numbers for {plural(count, thing)}"
    return ""


def read_dots(line: str, count: int) -> tuple[int, ...]:
    """Return the dots of each of `count` lines from a line without mistakes. Lines after the last number get none."""
    given = [int(word) for word in _split(line)]
    return (*given, *[0] * (count - len(given)))


def _split(line: str) -> list[str]:
    return line.replace(",", " ").split()
