"""The examples are good: the checks find nothing in them but what only a team can fill in. Each can be copied."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.usecases.office import CYCLE, objective, open_desk, statements, titles
from tuiokr.model.cycle import named
from tuiokr.model.okr import KeyResult, TeamOKRs
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases import example
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.example import KeyResultExample, ObjectiveExample, functions

TEAM = "payments"
FUNCTIONS = ("sales", "marketing", "product", "engineering", "support", "people", "finance", "legal", "operations")
OF_THE_TEAM = {"no-champion", "no-data-source"}
"""What an example cannot have: a champion and a data source."""
ALL = [(one.id, each) for one in functions() for each in one.examples]


def drafted(desk: Desk, function: str) -> TeamOKRs:
    """Copy all examples of a function into a team's draft, in their order, and return the draft."""
    at = ""
    for key in next(one for one in functions() if one.id == function).by_id:
        at = desk.example.take_over(TEAM, at, key)
        assert at
    return desk.draft.okrs(TEAM)


def test_every_function_has_at_least_three_objectives_with_three_or_four_key_results() -> None:
    assert tuple(one.id for one in functions()) == FUNCTIONS
    for one in functions():
        assert len(one.examples) >= 3
        assert all(3 <= len(each.key_results) <= 4 and each.why for each in one.examples)
        assert len({each.business for each in one.examples}) == len(one.examples)
        assert one.id in one.names


@pytest.mark.parametrize(("function", "one"), ALL, ids=[one.title for _, one in ALL])
def test_the_key_results_of_an_objective_balance_each_other(function: str, one: ObjectiveExample) -> None:
    roles = [key.role for key in one.key_results]
    assert "early" in roles and "late" in roles and roles.count("counter") == 1


def test_no_words_are_used_twice() -> None:
    words = [
        text
        for _, one in ALL
        for text in (one.business, one.title, one.why, *(key.statement for key in one.key_results))
    ]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("cycle", [CYCLE, "2027-H1", "2027-T3", "2028"])
@pytest.mark.parametrize("function", FUNCTIONS)
def test_the_checks_find_nothing_in_the_examples(desk: Desk, function: str, cycle: str) -> None:
    desk.setup.set_cycle(named(cycle))
    okrs = drafted(desk, function)
    found = [
        (one.title, finding.name, finding.words)
        for one in okrs.objectives
        for finding in desk.checks.objective(one).open
    ]
    for key in okrs.key_results:
        above = okrs.objective(key.objective)
        assert above is not None
        found += [
            (key.statement, finding.name, finding.words)
            for finding in desk.checks.key_result(key, above.title).open
            if finding.name not in OF_THE_TEAM
        ]
    found += [(finding.words, finding.name, finding.message) for finding in desk.checks.whole(okrs)]
    assert not found
    assert (desk.checks.quality(okrs) or 0) >= 90


@pytest.mark.parametrize("function", FUNCTIONS)
def test_each_key_result_fills_from_to_unit_and_due(desk: Desk, function: str) -> None:
    for key in drafted(desk, function).key_results:
        assert key.start is not None and key.target is not None and key.unit, key.statement
        assert key.due == desk.cycle.last, key.statement


# ---- copying


def first_of(kind: type) -> str:
    return next(key for key, one in functions()[0].by_id.items() if isinstance(one, kind))


def test_an_objective_is_added_after_the_objective_of_the_highlighted_key_result(desk: Desk) -> None:
    at = objective(desk, TEAM, "A", "a1")
    objective(desk, TEAM, "B", "b1")
    made = desk.example.take_over(TEAM, desk.draft.okrs(TEAM).of(at)[0].id, first_of(ObjectiveExample))
    copied = functions()[0].examples[0]
    assert titles(desk, TEAM) == ["A", copied.title, "B"]
    new = desk.draft.okrs(TEAM).objective(made)
    assert new is not None and new.why == copied.why and not desk.draft.okrs(TEAM).of(made)


def test_a_key_result_is_added_after_the_highlighted_one_and_is_one_undo_step(desk: Desk) -> None:
    at = objective(desk, TEAM, "A", "a1", "a2")
    before = desk.draft.okrs(TEAM)
    desk.example.take_over(TEAM, before.of(at)[0].id, first_of(KeyResultExample))
    copied = functions()[0].examples[0].key_results[0]
    assert statements(desk, TEAM, at) == ["a1", copied.statement, "a2"]
    assert "take over the example" in desk.session.undo()
    assert desk.draft.okrs(TEAM) == before
    desk.example.take_over(TEAM, at, first_of(KeyResultExample))
    assert statements(desk, TEAM, at) == ["a1", "a2", copied.statement]


def test_a_key_result_without_an_objective_is_not_added(desk: Desk) -> None:
    assert desk.example.take_over(TEAM, "", first_of(KeyResultExample)) == ""
    assert desk.draft.okrs(TEAM).key_results == ()


def test_a_copy_is_saved_like_any_other(desk: Desk, store: MemoryStore) -> None:
    drafted(desk, "legal")
    assert open_desk(store).draft.okrs(TEAM) == desk.draft.okrs(TEAM)
    assert all(isinstance(one, KeyResult) and not one.champion for one in desk.draft.okrs(TEAM).key_results)


# ---- the function of a team


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("Sales", "sales"),
        ("Customer Support", "support"),
        ("IT & Infrastructure", "engineering"),
        ("HR/Payroll", "people"),
        ("Legal, Berlin", "legal"),
        ("Item masters", "sales"),
        ("🙂", "sales"),
    ],
)
def test_the_name_of_a_team_says_its_function(desk: Desk, name: str, function: str) -> None:
    assert desk.example.function_of(desk.setup.add_team(name, parent="northwind")) == function


def test_a_team_without_a_known_name_has_the_function_of_the_team_above(desk: Desk) -> None:
    above = desk.setup.add_team("Engineering", parent="northwind")
    assert desk.example.function_of(desk.setup.add_team("Lighthouse", parent=above)) == "engineering"
    assert desk.example.function_of("a team that was deleted") == "sales"


# ---- the files


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """An empty folder of examples that is used in place of ours."""
    monkeypatch.setattr(example, "FOLDER", tmp_path)
    functions.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    functions.cache_clear()


CRAFT = {
    "id": "craft",
    "title": "Craft",
    "examples": [{"business": "A potter", "title": "Be the pot that stays", "why": "They break.", "key_results": []}],
}


def test_a_file_added_to_the_folder_is_shown(folder: Path) -> None:
    (folder / "craft.json").write_text(json.dumps(CRAFT), encoding="utf-8")
    assert [one.title for one in functions()] == ["Craft"]
    assert list(functions()[0].by_id) == ["craft-1"]


@pytest.mark.parametrize("more", [{"id": "other"}, {"examples": []}, {"title": None}])
def test_an_invalid_file_is_refused(folder: Path, more: dict[str, object]) -> None:
    (folder / "craft.json").write_text(json.dumps({**CRAFT, **more}), encoding="utf-8")
    with pytest.raises(RuntimeError, match=r"examples/craft\.json"):
        functions()
