"""Themes: the few things that a cycle is about, with the dots of the room and the objectives about each."""

from __future__ import annotations

from typing import NamedTuple

from tuiokr.model.agenda import Workshop
from tuiokr.model.dots import by_dots
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.step_kind import StepKind
from tuiokr.model.words import same
from tuiokr.model.workspace import labels


class Theme(NamedTuple):
    """A theme of a workshop."""

    words: str
    dots: int = 0
    objectives: tuple[str, ...] = ()
    """The labels of the objectives about it, such as `O1`."""

    @property
    def covered(self) -> bool:
        """Whether an objective is about it."""
        return bool(self.objectives)

    @property
    def covered_by(self) -> str:
        """The objectives about it in words: `O1 and O3`, or `nobody yet`."""
        return " and ".join(self.objectives) or NOBODY


NOBODY = "nobody yet"
"""What is said about a theme that no objective is about."""


def themes_of(workshop: Workshop, okrs: TeamOKRs) -> tuple[Theme, ...]:
    """Return the themes of a workshop, those with the most dots first; `okrs` are those of its team."""
    short = labels(okrs)
    about: dict[str, list[str]] = {}
    for one in okrs.objectives:
        about.setdefault(same(one.theme), []).append(short[one.id])
    found = [
        Theme(words, workshop.theme_dots.get(words, 0), tuple(about.get(same(words), ()))) for words in workshop.themes
    ]
    return by_dots(found, lambda one: one.dots)


def after_themes(workshop: Workshop) -> bool:
    """Whether the current step comes after that of the themes, so that it shows which theme nobody covers."""
    steps = workshop.agenda.steps
    chosen = [at for at, step in enumerate(steps) if step.kind in (StepKind.THEMES, StepKind.UPPER)]
    return workshop.index > max(chosen, default=-1)


def theme_named(themes: tuple[str, ...], words: str) -> str:
    """Return the theme with the same words, in upper or lower case; "" if there is none."""
    return next((one for one in themes if same(one) == same(words)), "")
