"""Private names of Textual are used in one file, so that a new version of Textual needs a check in one place."""

from __future__ import annotations

import ast
import importlib
import inspect
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "tuiokr"
HOME = PACKAGE / "terminal" / "textual_private.py"


def private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def files() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != HOME and "textual" in path.read_text("utf-8"))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual"):
        yield from (part for part in (node.module or "").split(".") if private(part))
        yield from (alias.name for alias in node.names if private(alias.name))


@cache
def names_of(cls: type) -> frozenset[str]:
    """The private names that a class of Textual defines, on itself or on its instances."""
    found = {name for name in vars(cls) if private(name)}
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(cls)))):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and ast.unparse(node.value) == "self":
            found |= {node.attr} if private(node.attr) else set()
    return frozenset(found)


def inherited(cls: type) -> set[str]:
    return {name for base in cls.__mro__ if base.__module__.split(".")[0] == "textual" for name in names_of(base)}


def used(path: Path) -> set[str]:
    """The private names of Textual that a module imports, uses of another object, or shares with its base class."""
    module = importlib.import_module(".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts))
    found = {name for node in ast.walk(tree(path)) for name in imported(node)}
    classes = [cls for cls in vars(module).values() if isinstance(cls, type) and cls.__module__ == module.__name__]
    own = {name for cls in classes for name in vars(cls)}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ClassDef) and isinstance(cls := vars(module).get(node.name), type):
            theirs = inherited(cls)
            for part in ast.walk(node):
                name = part.attr if isinstance(part, ast.Attribute) and ast.unparse(part.value) == "self" else ""
                name = part.name if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) else name
                found |= {name} & theirs
        if isinstance(node, ast.Attribute) and private(node.attr) and node.attr not in own:
            found |= {node.attr} if ast.unparse(node.value) not in ("self", "cls", "os", "sys") else set()
    return found


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_private_names_of_textual_are_used_in_one_file(path: Path) -> None:
    assert not used(path), f"move what needs them to {HOME.relative_to(PACKAGE.parent)}"


def test_that_file_uses_private_names() -> None:
    assert len({name for node in ast.walk(tree(HOME)) for name in imported(node)}) >= 3
