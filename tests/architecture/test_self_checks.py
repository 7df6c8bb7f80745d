"""Everything in a list works: every key does something; every rule, format and kind of step is complete."""

from __future__ import annotations

import pkgutil
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from textual.binding import Binding

from tuiokr import keys, screens, widgets
from tuiokr.app import Tuiokr
from tuiokr.exchange import format_registry
from tuiokr.exchange.file_format import Format
from tuiokr.keys import COMMANDS, PLACES, Command
from tuiokr.model.agenda import Step
from tuiokr.model.step_kind import SoFar, StepKind
from tuiokr.model.workspace import Workspace
from tuiokr.quality.rule import Rule
from tuiokr.quality.rule_pages import documentation, explain
from tuiokr.quality.rule_registry import rules
from tuiokr.screens.screen import DeskScreen, action_name
from tuiokr.screens.stage_registry import stages
from tuiokr.screens.stages.notes import NotesStage
from tuiokr.screens.stages.stage import Stage


def _defined() -> Iterator[type[Any]]:
    """Every class that handles keys: the app, and the classes that screens and widgets define."""
    yield Tuiokr
    for room in (screens, widgets):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            loaded = import_module(module.name)
            yield from (one for one in vars(loaded).values() if isinstance(one, type) and one.__module__ == module.name)


def _bound(one: type[Any]) -> list[tuple[str, str]]:
    """Yield (key, name of the action) of each binding that a class itself defines."""
    found: list[tuple[str, str]] = []
    for binding in vars(one).get("BINDINGS", ()):
        keys_of, action = (binding.key, binding.action) if isinstance(binding, Binding) else binding[:2]
        found += [(key.strip(), action_name(action)) for key in keys_of.split(",")]
    return found


OF_THE_EDITOR = {"edit:go_on", "edit:fields"}
"""Keys that the text field handles itself, without an action; test_draft.py presses them."""
CLASSES = [one for one in _defined() if "BINDINGS" in vars(one)]
LISTING = [
    *(one for one in _defined() if issubclass(one, DeskScreen) and one.places),
    *(one for one in _defined() if issubclass(one, Stage) and one.place),
]
"""Screens and stages whose keys are in the footer and on the help page."""


def _holders(place: str) -> list[type[Any]]:
    """The classes that bind the commands of a place to their keys."""
    wanted = {(key, command.id) for command in keys.of(place) for key in command.all_keys}
    return [one for one in CLASSES if wanted.intersection(_bound(one))]


@pytest.mark.parametrize("one", CLASSES, ids=lambda one: one.__name__)
def test_every_bound_key_does_something(one: type[Any]) -> None:
    prefixes = ("app.", "screen.")
    dead = [
        f"{key}: action_{name}"
        for key, name in _bound(one)
        if not name.startswith(prefixes) and not hasattr(one, f"action_{name}")
    ]
    assert not dead, f"{one.__name__} has none of {dead}"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.name)
def test_every_command_is_bound_where_it_is_listed(command: Command) -> None:
    bound = {pair for one in _holders(command.where) for pair in _bound(one)}
    dead = [key for key in command.all_keys if (key, command.id) not in bound]
    if command.name in OF_THE_EDITOR:
        assert dead == list(command.all_keys), f"{command.name} is bound now: take it out of OF_THE_EDITOR"
    else:
        assert not dead, f"{command.name} is listed, and nothing binds {dead} to it"


@pytest.mark.parametrize("one", LISTING, ids=lambda one: one.__name__)
def test_a_screen_that_lists_a_place_has_its_commands(one: type[Any]) -> None:
    """The class itself has their actions, or a stage of that place."""
    listed = one.places if issubclass(one, DeskScreen) else (one.place,)
    for place in listed:
        assert place in PLACES, f"{one.__name__} lists the keys of {place}, which is no place"
        answering = {one, *(each for each in LISTING if issubclass(each, Stage) and each.place == place)}
        lacking = [
            command.id
            for command in keys.of(place)
            if not any(hasattr(each, f"action_{command.id}") for each in answering)
        ]
        assert not lacking, f"{one.__name__} lists {lacking} and does none of them"


def test_every_place_has_commands_and_a_class_that_binds_them() -> None:
    assert {command.where for command in COMMANDS} == set(PLACES)
    assert not [place for place in PLACES if not _holders(place)]


def test_names_of_commands_and_keys_of_a_place_are_unique() -> None:
    names = Counter(command.name for command in COMMANDS)
    assert not [name for name, count in names.items() if count > 1]
    pressed = Counter((command.where, key) for command in COMMANDS for key in command.all_keys)
    assert not [key for key, count in pressed.items() if count > 1]


def test_everything_allowed_in_a_read_only_workspace_is_a_command() -> None:
    assert keys.READING <= keys.IDS
    assert keys.LEAVING <= keys.READING


@pytest.mark.parametrize("rule", rules().values(), ids=lambda one: one.name)
def test_every_rule_has_a_cost_a_page_and_examples(rule: Rule) -> None:
    assert 0 <= rule.cost <= 100 and 0 < rule.ceiling <= 100
    page = explain(rule.name)
    assert rule.what in page and rule.why in page and rule.ignore in page and page in documentation()
    good, bad = page.partition("**Worth a second look**")[2].split("**Better**")
    assert good.count("\n- ") and bad.count("\n- ")


@pytest.mark.parametrize("one", format_registry.formats().values(), ids=lambda one: one.name)
def test_every_format_reads_or_writes_and_is_offered(one: Format) -> None:
    offered = {
        *(each.name for each in format_registry.imported()),
        *(each.name for each in format_registry.checked()),
        *(each.name for each in format_registry.offered("export")),
        *(each.name for each in format_registry.offered("publish")),
    }
    assert one.name in offered and one.title
    assert set(one.searched) <= set(one.endings)
    assert all(ending == ending.lower() and ending.startswith(".") for ending in one.endings)
    assert [each.name for each in format_registry.formats().values() if set(each.endings) & set(one.endings)] == [
        one.name
    ]


@pytest.mark.parametrize("kind", StepKind)
def test_every_kind_of_step_has_a_stage_an_end_and_a_judge(kind: StepKind) -> None:
    assert kind in stages()[kind].kinds
    assert kind.done_when and not kind.done_when.endswith(".")
    assert not kind.judge(SoFar(Workspace().of("2027-Q1", "a"))).made
    assert Step.model_validate({"id": "a", "title": "A", "minutes": 1, "kind": str(kind)}).kind is kind


def test_a_kind_of_step_without_a_stage_or_with_two_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    stages.cache_clear()
    try:
        monkeypatch.setattr(NotesStage, "kinds", ())
        with pytest.raises(RuntimeError, match="no stage is for the step “talk”"):
            stages()
        monkeypatch.setattr(NotesStage, "kinds", (*StepKind,))
        with pytest.raises(RuntimeError, match="both for the step"):
            stages()
    finally:
        monkeypatch.undo()
        stages.cache_clear()
    assert stages()[StepKind.TALK] is NotesStage


@pytest.mark.parametrize("key", ["n", "b", "r", "s", "space"])
def test_a_key_of_the_meeting_means_the_same_on_every_screen(key: str) -> None:
    titles = {command.title for command in COMMANDS if key in command.all_keys}
    assert len(titles) == 1, f"{key} means different things: {sorted(titles)}"


def test_tab_goes_to_the_next_part_of_the_screen() -> None:
    """Only inside the outline, which is a text area, does it indent."""
    others = [one for one in COMMANDS if "tab" in one.all_keys and one.where != "outline"]
    assert len(others) > 5 and {one.help.split()[0] for one in others} == {"Go"}, [one.help for one in others]
