"""Every name of the program is used by the program or by its benches, and not only by tests."""

from __future__ import annotations

import ast
import inspect
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from textual.screen import Screen

from tuiokr.screens.stage_registry import stages

PROJECT = Path(__file__).parents[2]
PROGRAM = sorted((PROJECT / "tuiokr").rglob("*.py"))
BENCHES = sorted((PROJECT / "bench").rglob("*.py"))
CALLED_BY_NAME = ("action_", "key_", "on_", "_on_", "watch_", "validate_", "compute_", "__")
"""Prefixes of names that Textual composes before it calls them."""
KEPT = {
    "set_aside": "part of what the protocol asks of a store that can mend its files",
    "restore_file": "part of what the protocol asks of a store that can mend its files",
    "SetClock": "the clock of tests and of whoever runs the program at another time",
    "MemoryStore": "the second store: what the protocol needs and a folder need not give",
    "undo_label": "tells what undo would take back, without taking it back",
    "_recompute_cursor_offset": "called by Textual, in whose stead it answers",
    "direction": "part of what a sentence says of its numbers, as the face of the checks promises",
}
"""Names that only tests use, each with the reason why it stays."""


class Definition(NamedTuple):
    """A name that the program defines."""

    path: Path
    line: int
    name: str
    owner: str
    """The class that contains it, "" outside a class."""
    node: ast.stmt


def _definitions(path: Path, body: list[ast.stmt], owner: str = "") -> Iterator[Definition]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if not node.decorator_list or not any(_registers(one) for one in node.decorator_list):
                yield Definition(path, node.lineno, node.name, owner, node)
        elif isinstance(node, ast.ClassDef):
            yield Definition(path, node.lineno, node.name, owner, node)
            yield from _definitions(path, node.body, node.name)
        else:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            for target in targets:
                if isinstance(target, ast.Name):
                    yield Definition(path, node.lineno, target.id, owner, node)


def _registers(decorator: ast.expr) -> bool:
    """Whether a decorator passes the function to a caller: `@on(…)`, `@model_validator(…)`."""
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name in {"on", "model_validator", "field_validator"}


def _uses(tree: ast.AST) -> Iterator[str]:
    """Every name that is read, every attribute and keyword, and every text that is exactly a name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _overrides(one: Definition) -> bool:
    """Whether a library calls it: a base class defines it too, or Textual's screen does in case of a mixin."""
    if one.owner and hasattr(Screen, one.name):
        return True
    module = ".".join(one.path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__")
    owner = getattr(import_module(module), one.owner, None)
    return inspect.isclass(owner) and any(hasattr(base, one.name) for base in owner.__mro__[1:])


def test_every_name_is_used_by_the_program() -> None:
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in (*PROGRAM, *BENCHES)}
    uses = Counter(name for tree in trees.values() for name in _uses(tree))
    discovered = {stage.__name__ for stage in stages().values()}
    unused = [
        one
        for path in PROGRAM
        for one in _definitions(path, trees[path].body)
        if not one.name.startswith(CALLED_BY_NAME)
        and one.name not in KEPT
        and uses[one.name] <= Counter(_uses(one.node))[one.name]
        and one.name not in discovered
        and not _overrides(one)
    ]
    found = [
        f"{one.path.relative_to(PROJECT)}:{one.line}: {one.owner}{'.' * bool(one.owner)}{one.name}" for one in unused
    ]
    assert not found, "nothing in the program uses\n" + "\n".join(found)


def test_exceptions_exist_and_have_a_reason() -> None:
    names = {one.name for path in PROGRAM for one in _definitions(path, ast.parse(path.read_text("utf-8")).body)}
    assert not [name for name, reason in KEPT.items() if name not in names or not reason]


def test_no_import_is_renamed_to_its_own_name() -> None:
    found = [
        f"{path.relative_to(PROJECT)}:{node.lineno}: {name.name} as {name.asname}"
        for path in PROGRAM
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
        if name.asname == name.name
    ]
    assert not found, "\n".join(found)


def test_no_test_downloads_anything() -> None:
    fetching = ("url" + "open", "url" + "retrieve", "pip" + '", "download')
    found = [
        f"{path.relative_to(PROJECT)}: {word}"
        for path in sorted((PROJECT / "tests").rglob("*.py"))
        for word in fetching
        if word in path.read_text(encoding="utf-8")
    ]
    assert not found, "\n".join(found)
