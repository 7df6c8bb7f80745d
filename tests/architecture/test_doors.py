"""Imports go downwards only, and people's words reach the screen through one module."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[2]
PACKAGE = PROJECT / "tuiokr"
SCREENS = sorted((PACKAGE / "screens").rglob("*.py"))
WIDGETS = sorted((PACKAGE / "widgets").rglob("*.py"))
WORDS_TO_WIDGETS = PACKAGE / "widgets" / "text.py"

MARKUP_SINKS = {"Static", "Label", "Button", "RadioButton", "Checkbox", "Option", "Collapsible", "update", "notify"}
"""Calls whose first argument Textual reads as markup by default; classes only where they are Textual's own."""
MARKUP_ATTRIBUTES = {"border_title", "border_subtitle", "tooltip"}


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, module) of every import in a file, wherever it is."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            yield from ((node.lineno, f"{module}.{name.name}") for name in node.names)
            yield node.lineno, module


def test_the_import_contracts_are_kept() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
        ],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _circles(doors: dict[str, set[str]]) -> list[list[str]]:
    """Groups of modules that import each other, directly or indirectly (Tarjan's strongly connected components)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        index[module] = low[module] = len(index)
        stack.append(module)
        for other in sorted(doors[module]):
            if other not in index:
                visit(other)
                low[module] = min(low[module], low[other])
            elif other in stack:
                low[module] = min(low[module], index[other])
        if low[module] == index[module]:
            group = stack[stack.index(module) :]
            del stack[stack.index(module) :]
            if len(group) > 1:
                found.append(sorted(group))

    for module in sorted(doors):
        if module not in index:
            visit(module)
    return found


def test_no_module_imports_itself_indirectly() -> None:
    """Imports for type checkers and inside functions count too: such modules cannot be understood separately."""
    names = {".".join(path.relative_to(PROJECT).with_suffix("").parts): path for path in PACKAGE.rglob("*.py")}
    names = {name.removesuffix(".__init__"): path for name, path in names.items()}
    doors = {name: {to for _, to in imported(path) if to in names and to != name} for name, path in names.items()}
    for name, to in doors.items():  # a module of a package is imported, not the package itself
        to -= {one for one in to if any(other.startswith(f"{one}.") for other in to) or name.startswith(f"{one}.")}
    found = _circles(doors)
    assert not found, "\n".join(" <-> ".join(group) for group in found)


def test_screens_import_neither_the_store_nor_the_app() -> None:
    shut = ("tuiokr.store", "tinydb", "tuiokr.app", "tuiokr.__main__", "tuiokr.cli.main")
    found = [
        f"{path.relative_to(PROJECT)}:{line}: imports {module}"
        for path in (*SCREENS, *WIDGETS)
        for line, module in imported(path)
        if any(module == one or module.startswith(f"{one}.") for one in shut)
    ]
    assert not found, "\n" + "\n".join(sorted(set(found)))


def _reached_through(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, expression) wherever code uses a part of a session, or its store."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and (
            (_is_session(node.value) and node.attr in ("store", "saver"))
            or (isinstance(node.value, ast.Attribute) and _is_session(node.value.value))
        ):
            yield node.lineno, ast.unparse(node)


def _is_session(node: ast.expr) -> bool:
    return "session" in (getattr(node, "attr", ""), getattr(node, "id", ""))


def test_screens_use_nothing_through_the_session() -> None:
    found = [
        f"{path.relative_to(PROJECT)}:{line}: {what}; give the desk, or a use-case, what is needed"
        for path in (*SCREENS, *WIDGETS, PACKAGE / "app.py", PACKAGE / "launch.py")
        for line, what in _reached_through(path)
    ]
    assert not found, "\n" + "\n".join(sorted(set(found)))


def test_use_through_a_session_is_detected(tmp_path: Path) -> None:
    code = tmp_path / "screen.py"
    for bad in (
        "self.desk.session.store",
        "desk.session.saver.waiting",
        "desk.session.clock.now()",
        "session.cycle.id",
    ):
        code.write_text(f"x = {bad}\n", encoding="utf-8")
        assert list(_reached_through(code)), bad
    for good in ("self.desk.session", "desk.session.undo()", "desk.session.clashes[0]", "desk.workspace.teams"):
        code.write_text(f"x = {good}\n", encoding="utf-8")
        assert not list(_reached_through(code)), good


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _not_literal(node: ast.expr | None) -> bool:
    """Whether an argument is text that is composed at run time."""
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add | ast.Mod) and (_stringy(node.left) or _stringy(node.right))
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"


def _stringy(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _plain(node: ast.Call) -> bool:
    return any(
        word.arg == "markup" and isinstance(word.value, ast.Constant) and word.value.value is False
        for word in node.keywords
    )


def _markup_in(path: Path) -> Iterator[tuple[int, str]]:
    textual = {module.rpartition(".")[2] for _, module in imported(path) if module.startswith("textual.")}
    sinks = {name for name in MARKUP_SINKS if name.islower() or name in textual}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = _called(node)
            given = node.args[0] if node.args else None
            if name == "from_markup" and _not_literal(given):
                yield node.lineno, "from_markup with words put into the markup; give them as $variables"
            elif name == "notify" and not _plain(node):
                yield node.lineno, "notify without markup=False"
            elif name in sinks and _not_literal(given) and not _plain(node):
                yield node.lineno, f"{name}(…) is given text that is read as markup; use widgets/text.py"
        elif isinstance(node, ast.Assign) and _not_literal(node.value):
            for target in node.targets:
                if isinstance(target, ast.Attribute) and target.attr in MARKUP_ATTRIBUTES:
                    yield node.lineno, f"{target.attr} is read as markup; use widgets/text.py"


def test_peoples_words_become_widgets_in_one_module() -> None:
    found = [
        f"{path.relative_to(PROJECT)}:{line}: {what}"
        for path in (*SCREENS, *WIDGETS)
        if path != WORDS_TO_WIDGETS
        for line, what in _markup_in(path)
    ]
    assert not found, "\n" + "\n".join(found)


def test_textuals_markup_escape_is_not_used() -> None:
    found = [
        f"{path.relative_to(PROJECT)}:{line}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for line, module in imported(path)
        if module in {"textual.markup.escape", "rich.markup.escape"}
    ]
    assert not found, "\n".join(found)
