from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given, settings

from tests.exchange.northwind import documents, northwind
from tuiokr.exchange import json_file, markdown, merge
from tuiokr.exchange.document import Counts, Document, ExchangeError
from tuiokr.exchange.merge import Tally, plan
from tuiokr.model.okr import Dependency
from tuiokr.model.organisation import Team
from tuiokr.model.workspace import Organisation, Workspace

CHOIR = "# Choir OKRs 2031-Q1\n\n- **Objective:** Sing well\n  - **KR1:** Two concerts\n  - **KR2:** Two concerts\n"


def workspace(*teams: Team) -> Workspace:
    return Workspace(
        organisation=Organisation(name="Northwind"), teams=MappingProxyType({team.id: team for team in teams})
    )


def imported(document: Document, into: Workspace | None = None, **options: str) -> Workspace:
    before = into or workspace()
    after = plan(before, document, **options).applied(before)
    again = plan(after, document, **options)
    assert not again.changes and again.added.total == again.updated.total == 0
    return after


def test_a_file_is_imported_into_an_empty_workspace() -> None:
    done = plan(workspace(), northwind())
    assert done.added == Tally(teams=2, objectives=3, key_results=3) and done.new_cycle
    assert (done.cycle.roster, done.cycle.organisation, str(done.cycle.first)) == ("listed", "", "2027-01-01")
    assert all(okrs.standing.placed and okrs.cycle == "2027-Q1" for okrs in done.okrs)
    assert done.updated.total == done.unchanged.total == 0
    after = imported(northwind())
    assert after.tree("2027-Q1").level("payments") == 2
    assert after.tree("2027-Q1").by_id["payments"].leader == "Ana Silva"


@given(documents())
@settings(max_examples=60, deadline=None)
def test_a_second_import_changes_nothing_and_an_export_is_the_same(document: Document) -> None:
    read = json_file.read(json_file.write(document), "x.json")
    after = imported(read, cycle="2027-Q1")
    back = merge.document_of(after, "2027-Q1")
    assert back.counts == read.counts
    assert not plan(after, json_file.read(json_file.write(back), "y.json")).changes
    assert not plan(after, markdown.read(markdown.write(back), "y.md"), cycle="2027-Q1").changes


def test_another_organisation_gets_a_cycle_and_a_tree_of_its_own() -> None:
    own = workspace(Team(id="payments", name="Pay", parent=None), Team(id="choir", name="Choir"))
    document = Document("Southwind", "2026-Q4", northwind().teams, northwind().okrs)
    after = imported(document, own)
    assert after.cycles["2026-Q4"].organisation == "Southwind"
    assert after.teams["payments"].name == "Pay"
    assert [team.name for team in after.tree("2026-Q4").teams] == ["Northwind", "Payments"]
    with pytest.raises(ExchangeError, match="holds the OKRs of Southwind"):
        plan(after, Document("Eastwind", "2026-Q4", northwind().teams))
    assert merge.document_of(after, "2026-Q4").organisation == "Southwind"


def test_the_workspace_keeps_its_own_tree_beside_an_imported_one() -> None:
    own = workspace(Team(id="payments", name="Payments", parent="shop"), Team(id="shop", name="Shop"))
    after = imported(northwind(), own)
    parent = after.tree("2027-Q1").parent("payments")
    assert parent is not None and parent.id == "northwind"
    assert after.teams["payments"].parent == "shop"
    assert after.tree("2027-Q1").get("shop") is None


def test_an_import_changes_only_the_differences() -> None:
    after = imported(northwind())
    payments = after.of("2027-Q1", "payments")
    edited = payments.but(
        key_results=tuple(key.but(data_source="Warehouse", target=99) for key in payments.key_results),
        objectives=(*payments.objectives, payments.objectives[0].but(id="mine", title="Mine", order=9)),
    )
    keys = '{"id": "p1k1", "text": "Checkout completion", "target": 85, "note": "x"}, {"id": "new", "text": "Another"}'
    objective = f'{{"id": "p1", "team": "payments", "title": "New", "key_results": [{keys}]}}'
    text = f'{{"cycle": "2027-Q1", "teams": [], "objectives": [{objective}]}}'
    done = plan(after.with_okrs(edited), json_file.read(text, "x.json"))
    assert (done.added, done.updated) == (Tally(key_results=1), Tally(objectives=1, key_results=1))
    (okrs,) = done.okrs
    first = okrs.key_result("p1k1")
    assert first is not None and (first.target, first.data_source, first.other) == (85, "Warehouse", {"note": "x"})
    assert [one.id for one in okrs.objectives] == ["p1", "p2", "mine"]
    assert [key.id for key in okrs.key_results] == ["p1k1", "p1k2", "new"]
    changed = okrs.objective("p1")
    assert changed is not None and (changed.title, changed.ambition, changed.parent) == ("New", "committed", "n1")


def test_files_without_ids_are_matched_by_their_words() -> None:
    choir = markdown.read(CHOIR, "x.md")
    after = imported(choir)
    assert [key.id for key in after.of("2031-Q1", "choir").key_results] == ["O1.KR1", "O1.KR2"]
    more = CHOIR.replace(
        "- **Objective:** Sing well", "- **Objective:** Be heard\n  - **KR1:** Radio\n- **Objective:** sing  well"
    )
    done = plan(after, markdown.read(more, "x.md"))
    assert (done.added, done.unchanged.key_results) == (Tally(objectives=1, key_results=1), 2)
    (okrs,) = done.okrs
    assert {one.title: one.id for one in okrs.objectives} == {"sing well": "O1", "Be heard": "O2"}
    assert okrs.key_results[-1].id == "O2.KR1"


def test_the_same_ids_in_another_team_are_different_statements() -> None:
    keys = '{"id": "k1", "text": "K", "parent_link": null}, {"id": "k2", "text": "L", "parent_link": "k1"}'
    text = (
        '{"cycle": "2031-Q1", "objectives": [{"id": "o1", "team": "%s", "title": "%s", "key_results": [' + keys + "]},"
        ' {"id": "o2", "team": "%s", "title": "Below", "parent": "o1", "parent_krs": ["k1", "k2"]}]}'
    )
    after = imported(json_file.read(text % ("a", "One", "a"), "a.json"))
    after = imported(json_file.read(text % ("b", "Two", "b"), "b.json"), after)
    assert [one.id for one in after.of("2031-Q1", "a").objectives] == ["o1", "o2"]
    second = after.of("2031-Q1", "b")
    first, below = second.objectives
    assert (first.id, below.parent, below.parent_key_results) == ("b.o1", "b.o1", ("b.k1", "b.k2"))
    assert [(key.id, key.parent_link) for key in second.key_results] == [("b.k1", None), ("b.k2", "b.k1")]


def test_an_objective_with_another_team_is_moved() -> None:
    after = imported(northwind())
    text = json_file.write(merge.document_of(after, "2027-Q1")).replace('"team": "payments"', '"team": "northwind"', 1)
    done = plan(after, json_file.read(text, "x.json"))
    assert done.added.total == 0
    moved = done.applied(after)
    assert [one.id for one in moved.of("2027-Q1", "northwind").objectives] == ["n1", "p1"]
    assert [one.id for one in moved.of("2027-Q1", "payments").objectives] == ["p2"]
    assert [key.id for key in moved.of("2027-Q1", "northwind").key_results] == ["n1k1", "p1k1", "p1k2"]
    assert any("moves from team" in note for note in done.notes)


def test_everything_can_be_imported_into_one_team() -> None:
    own = workspace(Team(id="choir", name="The Choir", parent="house"), Team(id="house", name="House"))
    after = imported(northwind(), own, team="the choir", cycle="2031-Q1")
    assert set(after.teams) == {"choir", "house"} and list(after.okrs) == [("2031-Q1", "choir")]
    okrs = after.of("2031-Q1", "choir")
    assert len(okrs.objectives) == 3 and not okrs.standing.placed
    assert after.cycles["2031-Q1"].roster == "everyone" and after.cycles["2031-Q1"].organisation == ""
    with pytest.raises(ExchangeError, match="--team"):
        plan(own, northwind(), team="nobody")


def test_top_teams_can_be_imported_below_another_team() -> None:
    own = workspace(Team(id="house", name="House"))
    after = imported(northwind(), own, under="House")
    assert [(level, team.id) for level, team in after.tree("2027-Q1").walk()] == [
        (1, "house"),
        (2, "northwind"),
        (3, "payments"),
    ]
    listed = imported(northwind(), own)
    choir = markdown.read(CHOIR, "x.md")
    both = imported(choir, listed, under="house", cycle="2027-Q1")
    parent = both.tree("2027-Q1").parent("choir")
    assert parent is not None and parent.id == "house"


def test_the_error_of_a_file_without_a_cycle_says_what_to_do() -> None:
    document = markdown.read(CHOIR.replace(" 2031-Q1", ""), "x.md")
    with pytest.raises(ExchangeError, match="--cycle"):
        plan(workspace(), document)
    assert plan(workspace(), document, cycle="2031-Q2").cycle.id == "2031-Q2"


def test_one_team_is_exported_with_what_it_supports() -> None:
    after = imported(northwind())
    document = merge.document_of(after, "2027-Q1", "Payments")
    assert document.counts == Counts(teams=1, objectives=2, key_results=2, links=2)
    assert "**Supports** Northwind O1 “Small shops would miss us” and Northwind O1 KR1" in markdown.write(document)
    assert '"level": 2' in json_file.write(document)
    assert not plan(after, json_file.read(json_file.write(document), "x.json")).changes
    for cycle, team in (("2027-Q2", None), ("2027-Q1", "nobody")):
        with pytest.raises(ExchangeError, match="expected"):
            merge.document_of(after, cycle, team)


def test_a_file_with_names_only_does_not_change_the_tree() -> None:
    own = workspace(Team(id="t-1", name="Choir", parent="house"), Team(id="house", name="House"))
    choir = markdown.read(CHOIR, "x.md")
    done = plan(own, choir)
    assert done.teams == () and done.cycle.roster == "everyone"
    after = imported(choir, own)
    assert len(after.of("2031-Q1", "t-1").objectives) == 1
    parent = after.tree("2031-Q1").parent("t-1")
    assert parent is not None and parent.id == "house"


def test_replaced_links_are_named_first() -> None:
    """By the file, an objective and a key result support something else, and another objective supports nothing."""
    text = """{"organisation": "Northwind", "cycle": "2027-Q1", "teams": [
        {"id": "top", "name": "Northwind"}, {"id": "pay", "name": "Payments", "parent": "top"}],
        "objectives": [
        {"id": "u1", "team": "top", "title": "People come back", "key_results": [
            {"id": "k1", "text": "Second orders"}, {"id": "k2", "text": "Fewer complaints"}]},
        {"id": "u2", "team": "top", "title": "A calm day"},
        {"id": "p1", "team": "pay", "title": "Easy paying", "parent": "u1", "key_results": [
            {"id": "k3", "text": "Completion", "parent_link": "k1"}]},
        {"id": "p2", "team": "pay", "title": "Refunds", "parent": "u1"}]}"""
    document = json_file.read(text, "x.json")
    before = imported(document)
    [pay] = [okrs for okrs in document.okrs if okrs.team == "pay"]
    changed = pay.but(
        objectives=(pay.objectives[0].but(parent="u2"), pay.objectives[1].but(parent=None)),
        key_results=tuple(key.but(parent_link="k2") for key in pay.key_results),
    )
    notes = plan(before, replace(document, okrs=(*(o for o in document.okrs if o.team != "pay"), changed))).notes
    assert notes[:3] == (
        "“Easy paying” supports Northwind O2 “A calm day” by this file instead of Northwind O1 “People come back”",
        "“Completion” supports Northwind O1 KR2 by this file instead of Northwind O1 KR1",
        "“Refunds” supports nothing by this file instead of Northwind O1 “People come back”",
    )
    assert not plan(before, document).notes


def test_a_replaced_answer_is_named() -> None:
    before = imported(northwind())
    okrs = before.of("2027-Q1", "payments")
    asked = Dependency(id="d", asking="payments", giving="northwind", what="A budget")
    answered = asked.but(state="risk", carried_by="Kim")
    standing = replace(before, okrs={**before.okrs, ("2027-Q1", "payments"): okrs.but(dependencies=(answered,))})
    file = replace(
        northwind(),
        okrs=tuple(
            one.but(dependencies=(asked.but(state="accepted"),)) if one.team == "payments" else one
            for one in northwind().okrs
        ),
    )
    [note] = plan(standing, file).notes
    assert note == "the dependency “A budget” is “accepted” by this file, not “carried as a risk by Kim”"


def test_another_answer_of_a_file_is_taken_over_as_a_whole() -> None:
    before = imported(northwind())
    okrs = before.of("2027-Q1", "payments")
    asked = Dependency(id="d", asking="payments", giving="northwind", what="A budget")
    answered = asked.but(state="accepted", answered_by="Kim", promised=date(2027, 2, 1))
    standing = replace(before, okrs={**before.okrs, ("2027-Q1", "payments"): okrs.but(dependencies=(answered,))})
    declined = Dependency(
        id="d", asking="payments", giving="northwind", what="A budget", state="declined", declined_because="No money"
    )
    file = replace(
        northwind(),
        okrs=tuple(one.but(dependencies=(declined,)) if one.team == "payments" else one for one in northwind().okrs),
    )
    [note] = plan(standing, file).notes
    assert note == "the dependency “A budget” is “declined: No money” by this file, not “accepted by Kim until 1 Feb”"
    [merged] = plan(standing, file).applied(standing).of("2027-Q1", "payments").dependencies
    assert merged == declined
