"""Names of files, classes and commands, compared with the glossary."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tuiokr.keys import COMMANDS

PROJECT = Path(__file__).parents[2]
PACKAGE = PROJECT / "tuiokr"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.stem not in ("__init__", "__main__"))
TEXT = (PROJECT / "docs" / "glossary.md").read_text(encoding="utf-8")
PUBLISHED = ("rules", "lexicon")
"""Folders whose file names are known to users, such as `not-energising`, or are words of the language."""


def rows() -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield (term, stems, words that are not used for it) of every row of the glossary."""
    for line in TEXT.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 4 and "`" in cells[2]:
            yield cells[0], re.findall(r"`([^`]+)`", cells[2]), [one.strip() for one in cells[3].split(",") if one]


def classes() -> Iterator[tuple[str, Path]]:
    """Yield (name, file) of every top-level class of a module."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from ((node.name, path) for node in tree.body if isinstance(node, ast.ClassDef))


def words(name: str) -> str:
    """Return `VoteDesk` and `vote-desk` as `_vote_desk_`."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return f"_{parted.lower().replace('-', '_').strip('_')}_"


NAMES = {
    **{words(path.stem): str(path.relative_to(PROJECT)) for path in MODULES if path.parent.name not in PUBLISHED},
    **{words(path.name): str(path.relative_to(PROJECT)) for path in PACKAGE.rglob("*") if path.is_dir()},
    **{words(name): f"{path.relative_to(PROJECT)}: {name}" for name, path in classes()},
    **{words(one.id): f"the command {one.id}" for one in COMMANDS},
}


def test_the_glossary_has_rows() -> None:
    assert len(list(rows())) > 50


@pytest.mark.parametrize(("term", "stems", "others"), rows(), ids=lambda one: one if isinstance(one, str) else "")
def test_a_term_has_one_name(term: str, stems: list[str], others: list[str]) -> None:
    unused = [stem for stem in stems if not any(f"_{stem}" in name for name in NAMES)]
    assert not unused, f"nothing is called {', '.join(unused)}"
    found = [told for other in others for name, told in NAMES.items() if f"_{other.replace(' ', '_')}_" in name]
    assert not found, f"{term} has another name in {', '.join(found)}"


def test_modules_are_nouns() -> None:
    nouns = set(re.findall(r"`(\w+ing)`", TEXT.rpartition("## ")[2]))
    found = [
        str(path.relative_to(PROJECT))
        for path in MODULES
        if path.parent.name not in PUBLISHED
        and any(part.endswith("ing") and part not in nouns for part in path.stem.split("_"))
    ]
    assert not found, "\n".join(found)


def test_class_names_are_unique() -> None:
    found = defaultdict(list)
    for name, path in classes():
        found[name.strip("_")].append(str(path.relative_to(PROJECT)))
    twice = {name: paths for name, paths in found.items() if len(paths) > 1}
    assert not twice, "\n".join(f"{name}: {', '.join(paths)}" for name, paths in twice.items())


def test_a_file_name_that_occurs_twice_is_a_term() -> None:
    stems = [stem for _, those, _ in rows() for stem in those]
    found = defaultdict(list)
    for path in MODULES:
        if path.parent.name not in PUBLISHED:
            found[path.stem].append(str(path.relative_to(PROJECT)))
    twice = {name: paths for name, paths in found.items() if len(paths) > 1 and not any(one in name for one in stems)}
    assert not twice, "\n".join(f"{name}: {', '.join(paths)}" for name, paths in twice.items())


def test_pytest_collects_no_class_of_the_program() -> None:
    assert not [f"{path.name}: {name}" for name, path in classes() if name.startswith("Test")]
    assert "__test__" not in "".join(path.read_text(encoding="utf-8") for path in MODULES)
