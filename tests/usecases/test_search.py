"""What the palette finds: the right command for people's words, their own statements, and always something."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.journeys.driver import desk_on, sample_on, two_levels
from tests.usecases.palette_queries import EVERYDAY, FAR_FETCHED, HELD_OUT, RARER, TUNING, read
from tuiokr.keys import COMMANDS, PLACES
from tuiokr.model.cycle import named
from tuiokr.session.session import Session
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.phrasebook import phrases
from tuiokr.usecases.search import MOST, Hit, Search
from tuiokr.usecases.word_match import terms

TABLES = {
    "everyday": (EVERYDAY, 0.97),
    "rarer": (RARER, 0.95),
    "far-fetched": (FAR_FETCHED, 0.92),
    "held out": (HELD_OUT, 0.97),
    "tuning": (TUNING, 0.97),
}
"""For each list, the least share of queries for which the right command must come first."""
TYPOS = 0.95
"""The same for everyday queries with a letter missing, doubled, wrong or swapped in their longest word."""


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return sample_on(tmp_path_factory.mktemp("sample")).session


def found(session: Session, query: str, place: str = "home") -> tuple[Hit, ...]:
    search = Search(session, place.split("/"))
    search.ask(query)
    while search.work(1.0):
        pass
    return search.hits


def missed(session: Session, queries: list[tuple[str, str, frozenset[str]]]) -> list[str]:
    wrong = []
    for place, query, right in queries:
        first = found(session, query, place)[0].id.removeprefix("command ")
        if first not in right:
            wrong.append(f"{place}: {query} → {first}, not {' or '.join(sorted(right))}")
    return wrong


@pytest.mark.parametrize("name", TABLES)
def test_the_right_command_comes_first(session: Session, name: str) -> None:
    table, least = TABLES[name]
    queries = read(table)
    wrong = missed(session, queries)
    share = 1 - len(wrong) / len(queries)
    assert len(queries) >= 100
    assert share >= least, f"{share:.1%}\n" + "\n".join(wrong)


@pytest.mark.parametrize("kind", ["left out", "doubled", "swapped", "wrong"])
def test_a_typo_of_one_letter_is_tolerated(session: Session, kind: str) -> None:
    queries = []
    for place, query, right in read(EVERYDAY)[::4]:
        word = max(query.split(), key=len)
        if len(word) < 6 or not word.isalpha():
            continue
        at = len(word) // 2
        head, letter, tail = word[:at], word[at], word[at + 1 :]
        slip = {
            "left out": head + tail,
            "doubled": head + 2 * letter + tail,
            "swapped": head + tail[:1] + letter + tail[1:],
            "wrong": head + ("k" if letter != "k" else "m") + tail,
        }[kind]
        queries.append((place, query.replace(word, slip, 1), right))
    wrong = missed(session, queries)
    share = 1 - len(wrong) / len(queries)
    assert len(queries) >= 80
    assert share >= TYPOS, f"{share:.1%}\n" + "\n".join(wrong)


def test_the_queries_name_existing_commands_and_places() -> None:
    names = {command.name for command in COMMANDS}
    for table, _ in TABLES.values():
        for place, query, right in read(table):
            assert set(place.split("/")) <= PLACES.keys(), query
            assert right <= names, query


def test_the_phrasebook_is_about_existing_commands_and_repeats_nothing() -> None:
    book = phrases()
    names = {command.name: command for command in COMMANDS}
    assert book.keys() <= names.keys()
    for name, own in book.items():
        known = [terms(one) for one in (names[name].title, *names[name].also.split(","))]
        more = [terms(one) for one in own]
        assert all(more), name
        assert len({*known, *more}) == len(set(known)) + len(more), name


def test_help_lines_are_searched(session: Session) -> None:
    for command in COMMANDS:
        if command.id in ("command_palette", "leave"):
            continue
        hits = found(session, command.help, command.where)[:5]
        assert any((hit.title, hit.help) == (command.title, command.help) for hit in hits), command.name


def test_every_command_is_found_by_its_title_where_it_works(session: Session) -> None:
    for command in COMMANDS:
        if command.id == "command_palette":
            continue
        hits = found(session, command.title, command.where)
        first = [hit.command for hit in hits if hit.command][:3]
        assert any((one.id, one.title) == (command.id, command.title) for one in first), command.name


@pytest.mark.parametrize("name", ["Growth", "growth", "grow", "GROWTH", "grwoth"])
def test_a_team_is_found_by_its_name(session: Session, name: str) -> None:
    first = found(session, name)[0]
    assert (first.kind, first.team) == ("team", "growth")


def test_names_are_found_without_their_accents(tmp_path: Path) -> None:
    desk = two_levels(tmp_path)
    desk.setup.edit_team("payments", name="Zürich Büro", leader="José", names="Łukasz", parent="northwind")
    assert [hit.title for hit in found(desk.session, "zurich")][:1] == ["Zürich Büro"]
    assert [hit.title for hit in found(desk.session, "lukasz")][:1] == ["Łukasz"]
    first = found(desk.session, "jose")[0]
    assert (first.kind, first.title, first.help) == ("person", "José", "leads Zürich Büro")


def test_a_statement_is_found_by_any_of_its_words(tmp_path: Path) -> None:
    desk = two_levels(tmp_path)
    key = desk.draft.okrs("northwind").key_results[0]
    first = found(desk.session, "buyers order")[0]
    assert (first.kind, first.team, first.thing) == ("statement", "northwind", key.id)
    assert first.help == "Key result O1·KR1 of Northwind: open it"


@pytest.mark.parametrize(
    "query", ["garconnieres", "garçonnières", "GARCONNIERES à louer", "garconieres louer", "garcon"]
)
def test_a_statement_is_found_without_accents_and_with_a_typo(tmp_path: Path, query: str) -> None:
    desk = two_levels(tmp_path)
    objective = desk.draft.add_objective("payments")
    desk.draft.edit("payments", objective, title="Trouver des garçonnières à louer")
    assert objective in [hit.thing for hit in found(desk.session, query)[:2]]


def test_a_parked_question_is_found(tmp_path: Path) -> None:
    desk = two_levels(tmp_path)
    workshop_id = desk.workshop.start("payments")
    desk.parking.park(workshop_id, "Who pays the bank's penguin?", about=None)
    first = found(desk.session, "penguin")[0]
    assert (first.kind, first.thing, first.title) == ("parked", workshop_id, "Who pays the bank's penguin?")


def test_a_command_comes_before_a_statement_with_the_same_word(tmp_path: Path) -> None:
    desk = two_levels(tmp_path)
    objective = desk.draft.add_objective("payments")
    desk.draft.edit("payments", objective, title="Publish prices that people understand")
    hits = found(desk.session, "publish")
    assert hits[0].id == "command home:publish"
    assert any(hit.thing == objective for hit in hits)


@pytest.mark.parametrize("query", ["how does it work", "How does it work?", "  how does it work ?! "])
def test_punctuation_and_capitals_do_not_hide_a_phrase(session: Session, query: str) -> None:
    assert found(session, query)[0].id == "command everywhere:help"


def test_later_and_late_are_different_words(session: Session) -> None:
    assert found(session, "we should talk about this later", "workshop")[0].id == "command everywhere:park"
    assert found(session, "we are late", "workshop")[0].id == "command workshop:catch_up"


def test_a_command_of_the_current_place_comes_before_those_of_others(session: Session) -> None:
    for place, first in (("home", "home:publish"), ("draft", "draft:publish"), ("publish", "publish:publish_now")):
        assert found(session, "publish", place)[0].id == f"command {first}"
    elsewhere = found(session, "vote")[0]
    assert (elsewhere.id, elsewhere.here, elsewhere.where, elsewhere.key) == ("command draft:vote", False, "Draft", "v")


def test_without_words_every_command_is_listed_with_those_of_the_place_first(session: Session) -> None:
    hits = found(session, "", "tie_off")
    assert [hit.here for hit in hits] == sorted((hit.here for hit in hits), reverse=True)
    assert {hit.title for hit in hits} == {one.title for one in COMMANDS if one.id != "command_palette"}


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.text(max_size=60))
def test_the_list_is_never_empty_whatever_is_typed(session: Session, query: str) -> None:
    hits = found(session, query)
    assert hits
    assert len({hit.id for hit in hits}) == len(hits)


def test_hits_that_do_not_match_are_marked_as_closest(session: Session) -> None:
    search = Search(session, ("home",))
    search.ask("qqzzxx")
    assert search.hits and search.closest
    search.ask("publish")
    assert search.hits and not search.closest
    search.ask("")
    assert search.hits and not search.closest


def test_ten_thousand_statements_are_searched_in_small_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = _large(tmp_path)
    search = Search(desk.session, ("home",))
    monkeypatch.setattr(time, "perf_counter", _ticks(0.001).__next__)
    search.ask("orders")
    turns = 1
    while search.work(0.006):
        turns += 1
    # Each look at the clock takes a millisecond in this test, so that a turn does at most six parts.
    assert turns > 100
    assert len(search.hits) == MOST
    assert search._at <= len(search._things) + 50
    search.ask("orders 7777")
    while search.work(0.006):
        pass
    assert [hit.title for hit in search.hits if hit.kind == "statement"] == ["Weekly orders number 7777 by phone"]


def _ticks(step: float) -> Iterator[float]:
    now = 0.0
    while True:
        now += step
        yield now


def _large(folder: Path) -> Desk:
    """One team with many statements: the cycle of an organisation in one file."""
    from tuiokr.model.okr import KeyResult, Membership, Objective, TeamOKRs
    from tuiokr.usecases.setup import read_outline

    desk = desk_on(folder)
    desk.setup.begin("Northwind", named("2027-Q1"), read_outline("Northwind: Noor"))
    keys = tuple(
        KeyResult(id=f"k{at}", objective="o", statement=f"Weekly orders number {at} by phone") for at in range(10_000)
    )
    okrs = TeamOKRs(
        team="northwind",
        cycle="2027-Q1",
        standing=Membership(id="northwind"),
        objectives=(Objective(id="o", title="Sell"),),
        key_results=keys,
    )
    desk.session.change("write them all", desk.session.workspace.with_okrs(okrs))
    return desk
