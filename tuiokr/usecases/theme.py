"""Themes: noting what a cycle is about, the dots of the room, and which objective is about which theme."""

from __future__ import annotations

from dataclasses import replace

from tuiokr.model.agenda import Workshop
from tuiokr.model.dots import read_dots, wrong_dots
from tuiokr.model.theme import Theme, theme_named, themes_of
from tuiokr.model.words import clean, plural, same, short
from tuiokr.model.workspace import FullWorkshop
from tuiokr.session.session import Session
from tuiokr.usecases.interview import is_theme
from tuiokr.usecases.workshop import WorkshopDesk


class ThemeDesk:
    """The themes of workshops, and the themes of objectives."""

    def __init__(self, session: Session, running: WorkshopDesk) -> None:
        self._session = session
        self._running = running

    def of(self, workshop: str) -> tuple[Theme, ...]:
        """Return the themes of a workshop, those with the most dots first."""
        one = self._running.full(workshop).workshop
        return themes_of(one, self._session.workspace.of(one.cycle, one.team))

    def offered(self, team: str) -> tuple[str, ...]:
        """Return the themes that an objective of a team can have: of its workshops, then of its other objectives."""
        workspace, cycle = self._session.workspace, self._session.cycle_id
        okrs = workspace.of(cycle, team)
        found = [one.words for full in workspace.workshops_of(cycle, team) for one in themes_of(full.workshop, okrs)]
        found += [one.theme for one in okrs.objectives if one.theme]
        return tuple({same(words): words for words in reversed(found)}.values())[::-1]

    def put_on(self, team: str, objective: str, theme: str) -> None:
        """Make an objective be about a theme, or about none ("")."""
        workspace = self._session.workspace
        okrs = workspace.of(self._session.cycle_id, team)
        found = okrs.objective(objective)
        if found and found.theme != clean(theme):
            changed = tuple(one.but(theme=theme) if one is found else one for one in okrs.objectives)
            label = f"theme of “{short(found.title)}”"
            self._session.change(label, workspace.with_okrs(okrs.but(objectives=changed)))

    def add(self, workshop: str, text: str) -> tuple[str, ...]:
        """Note each line as a theme, unless there is one with the same words. Return the new themes."""
        from tuiokr.usecases.paste import read_said

        full = self._running.full(workshop)
        one = full.workshop
        new: list[str] = []
        for _, words in read_said(text, one.people):
            if not theme_named((*one.themes, *new), words):
                new.append(words)
        if new:
            label = f"theme “{short(new[0])}”" if len(new) == 1 else f"note {plural(len(new), 'theme')}"
            self._keep(full, one.but(themes=(*one.themes, *new)), label)
        return tuple(new)

    def rename(self, workshop: str, theme: str, words: str) -> str:
        """Rename a theme, also in the objectives about it. Return what is wrong, "" if nothing."""
        full = self._running.full(workshop)
        one, words = full.workshop, clean(words)
        if wrong := self.wrong_name(workshop, theme, words):
            return wrong
        if theme not in one.themes or words == theme:
            return ""
        workspace = self._session.workspace
        okrs = workspace.of(one.cycle, one.team)
        objectives = tuple(
            each.but(theme=words) if same(each.theme) == same(theme) else each for each in okrs.objectives
        )
        renamed = one.but(
            themes=tuple(words if each == theme else each for each in one.themes),
            theme_dots={words if each == theme else each: dots for each, dots in one.theme_dots.items()},
        )
        opening = tuple(each.but(theme=words) if same(each.theme) == same(theme) else each for each in full.opening)
        after = workspace.with_workshop(replace(full, workshop=renamed, opening=opening))
        if objectives != okrs.objectives:
            after = after.with_okrs(okrs.but(objectives=objectives))
        self._session.change(f"rename the theme “{short(theme)}”", after)
        return ""

    def wrong_name(self, workshop: str, theme: str, words: str) -> str:
        """Return why a theme cannot have these words, "" if it can."""
        if not clean(words):
            return "A theme needs a word"
        other = theme_named(self._running.full(workshop).workshop.themes, clean(words))
        return f"“{short(other)}” is already a theme" if other and other != theme else ""

    def delete(self, workshop: str, theme: str) -> None:
        """Delete a theme with its dots. The objectives about it keep its words."""
        full = self._running.full(workshop)
        if theme in full.workshop.themes:
            self._keep(full, _without(full.workshop, theme), f"delete the theme “{short(theme)}”")

    def give_dots(self, workshop: str, line: str) -> str:
        """Set the dots from numbers such as `3 1 2`, in the order that is shown. Return what is wrong, "" if not."""
        if wrong := self.wrong_dots(workshop, line):
            return wrong
        full, order = self._running.full(workshop), [one.words for one in self.of(workshop)]
        given = zip(order, read_dots(line, len(order)), strict=True)
        self._keep(full, full.workshop.but(theme_dots={theme: dots for theme, dots in given if dots}), "dots")
        return ""

    def wrong_dots(self, workshop: str, line: str) -> str:
        """Return what is wrong with a line of dots, "" if nothing."""
        return wrong_dots(line, len(self._running.full(workshop).workshop.themes), "theme")

    def mark(self, workshop: str, line: str) -> str:
        """Turn a line of the leader into a theme, or a theme that was made of it back into a line. Return the theme.

        A line with the words of a theme that exists is marked as that theme. Return "" if no theme was made.
        """
        full = self._running.full(workshop)
        one, found = full.workshop, next((each for each in full.opening if each.id == line), None)
        if found is None:
            return ""
        if is_theme(full, found):
            theme = theme_named(one.themes, found.theme)
            kept, made = full if _shared(full, found.id, theme) else replace(full, workshop=_without(one, theme)), ""
            label = f"“{short(theme)}” is not a theme"
        else:
            made = theme_named(one.themes, found.words) or found.words
            themes = one.themes if made in one.themes else (*one.themes, made)
            kept, label = replace(full, workshop=one.but(themes=themes)), f"theme “{short(made)}”"
        opening = tuple(each.but(theme=made) if each is found else each for each in full.opening)
        self._running.keep(replace(kept, opening=opening), label)
        return made

    def _keep(self, full: FullWorkshop, one: Workshop, label: str) -> None:
        self._running.keep(replace(full, workshop=one), label)


def _without(one: Workshop, theme: str) -> Workshop:
    dots = {each: count for each, count in one.theme_dots.items() if each != theme}
    return one.but(themes=tuple(each for each in one.themes if each != theme), theme_dots=dots)


def _shared(full: FullWorkshop, line: str, theme: str) -> bool:
    """Whether a theme was made of another line too."""
    return any(same(each.theme) == same(theme) for each in full.opening if each.id != line)
