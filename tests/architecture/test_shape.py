"""The shape of the code: sizes, no leftovers, no path of somebody's machine."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path, PurePath

import pytest

PROJECT = Path(__file__).parents[2]
PACKAGE = PROJECT / "tuiokr"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_CLASS = 251
LONGEST_FUNCTION = 60


def read(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def told(path: Path, line: int, what: str) -> str:
    return f"{path.relative_to(PROJECT)}:{line}: {what}"


def text_files() -> Iterator[Path]:
    """Every text file of the project in any folder, without caches and environments."""
    for top in sorted(PROJECT.iterdir()):
        if top.is_file() and top.name != ".git":  # in a worktree this file says where the repository is
            yield top
        elif top.name in {"tuiokr", "tests", "bench", "docs", "scripts", ".ci", ".github"}:
            yield from (path for path in sorted(top.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)


def height(node: ast.stmt) -> int:
    """The number of lines of a statement."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def is_style_sheet(node: ast.stmt) -> bool:
    """Whether a statement of a class is its style sheet, which is not code."""
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "DEFAULT_CSS"


def test_classes_and_functions_are_short() -> None:
    found = []
    for path in MODULES:
        for node in ast.walk(read(path)):
            if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            size = height(node) - sum(height(one) for one in node.body if is_style_sheet(one))
            most = LONGEST_CLASS if isinstance(node, ast.ClassDef) else LONGEST_FUNCTION
            if size >= most:
                found.append(told(path, node.lineno, f"{node.name} has {size} lines, at most {most - 1} are wanted"))
    assert not found, "\n" + "\n".join(found)


def test_no_mark_of_unfinished_work_is_left() -> None:
    # Composed here, so that this file does not contain what it looks for.
    marks = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X")) + r")\b")
    found = [
        told(path, number, line.strip())
        for path in text_files()
        if path.suffix in {".py", ".md", ".toml", ".tcss"}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if marks.search(line)
    ]
    for path in MODULES:
        for node in ast.walk(read(path)):
            if isinstance(node, ast.Assert) and isinstance(node.test, ast.Constant) and not node.test.value:
                found.append(told(path, node.lineno, "an assertion that always fails"))
            if isinstance(node, ast.Raise) and "NotImplementedError" in ast.dump(node):
                found.append(told(path, node.lineno, "not implemented"))
    assert not found, "\n" + "\n".join(found)


def test_no_error_is_swallowed() -> None:
    found = [
        told(path, node.lineno, "catches everything and does nothing")
        for path in MODULES
        for node in ast.walk(read(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"})
        and all(isinstance(inner, ast.Pass) for inner in node.body)
    ]
    assert not found, "\n" + "\n".join(found)


def test_no_file_contains_a_path_of_a_machine() -> None:
    places = re.compile(r"(?<![\w.*~-])/(?:home|Users|work|root|srv|mnt)/\w|[A-Z]:\\\\?Users\\")
    found: list[str] = []
    for path in text_files():
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        found += [told(path, number, line.strip()[:120]) for number, line in enumerate(lines, 1) if places.search(line)]
    assert not found, "\n" + "\n".join(found)


def test_a_style_sheet_affects_only_its_own_screen() -> None:
    found = []
    for path in sorted((PACKAGE / "screens").glob("*.tcss")):
        if path.name == "small.tcss":  # for all screens, in a window that is too small
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            selectors = line.partition("{")[0].split(",") if "{" in line else []
            found += [told(path, number, one.strip()) for one in selectors if not one.strip()[:1].isalpha()]
    assert not found, "\n" + "\n".join(found)


def test_there_is_one_way_to_load_a_style_sheet() -> None:
    """A screen loads a file beside it. A widget or a stage, which several screens use, contains its own."""
    sheets = {path.name for path in (PACKAGE / "screens").glob("*.tcss")}
    found = []
    for path in MODULES:
        for cls in (node for node in ast.walk(read(path)) if isinstance(node, ast.ClassDef)):
            set_here = {
                target.id: node.value
                for node in cls.body
                if isinstance(node, ast.Assign | ast.AnnAssign)
                for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
                if isinstance(target, ast.Name)
            }
            if "CSS" in set_here or {"CSS_PATH", "DEFAULT_CSS"} <= set(set_here):
                found.append(told(path, cls.lineno, f"{cls.name} has two style sheets, or one that others cannot see"))
            for name in {"CSS_PATH", "DEFAULT_CSS"} & set(set_here):
                words = set_here[name] or cls
                names = [one.value for one in ast.walk(words) if isinstance(one, ast.Constant)]
                missing = {PurePath(str(one)).name for one in names} - sheets if name == "CSS_PATH" else not names
                if missing:
                    found.append(told(path, cls.lineno, f"{cls.name}.{name}: expected the words themselves"))
    assert not found, "\n" + "\n".join(found)


def test_every_module_has_a_docstring() -> None:
    found = [
        told(path, 1, "no docstring") for path in MODULES if path.stat().st_size and not ast.get_docstring(read(path))
    ]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("path", [PROJECT / "LICENSE", PROJECT / "CHANGELOG.md", PROJECT / "pyproject.toml"])
def test_the_files_that_a_release_needs_exist(path: Path) -> None:
    assert path.is_file()


def test_the_versions_of_python_are_the_same_everywhere() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    mark = "Programming Language :: Python :: 3."
    named = [one.rpartition(" ")[2] for one in project["classifiers"] if one.startswith(mark)]
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert f"tested with Python {' and '.join(named)}." in readme
    assert f"Python {named[0]} or later" in readme and project["requires-python"] == f">={named[0]}"
