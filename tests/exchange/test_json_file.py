from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.northwind import documents, northwind
from tuiokr.exchange import json_file
from tuiokr.exchange.document import Document, ExchangeError


def read(value: object) -> Document:
    return json_file.read(json.dumps(value, indent=1), "in.json")


def one(**more: object) -> dict[str, object]:
    key: dict[str, object] = {"id": "k", "text": "Shops that stay", **more}
    return {
        "teams": [{"id": "t", "name": "T"}],
        "objectives": [{"id": "o", "team": "t", "title": "O", "key_results": [key]}],
    }


@given(documents())
@settings(max_examples=60, deadline=None)
def test_a_written_document_is_read_back(document: Document) -> None:
    once = json_file.read(json_file.write(document), "once.json")
    assert json_file.read(json_file.write(once), "twice.json") == once
    assert once.counts.objectives == document.counts.objectives
    assert {team.id for team in once.teams} == {team.id for team in document.teams}


def test_a_complete_document_stays_unchanged() -> None:
    assert json_file.read(json_file.write(northwind()), "x.json") == northwind()


def test_unknown_names_are_exported_as_they_were() -> None:
    given_file = {
        "organisation": "Northwind",
        "cycle": "2027-Q1",
        "licence": "MIT",
        "deep": {"a": [1, {"b": None}]},
        "teams": [{"id": "t", "name": "T", "level": 3, "parent": None, "colour": "red"}],
        "objectives": [
            {
                "id": "o",
                "team": "t",
                "title": "O",
                "parent": None,
                "level": 7,
                "priority": "P0",
                "issue": "5",
                "key_results": [{"id": "k", "text": "K", "metric_ids": ["n0"], "owner": "Ana", "score": 0.5}],
            }
        ],
    }
    document = read(given_file)
    assert json.loads(json_file.write(document)) == given_file
    assert any("level 3" in note for note in document.notes)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("due", "someday"), ("due", "2027-02-30"), ("confidence", 11), ("score", "n/a"), ("score", 2)),
        *(("target", "lots"), ("baseline", True), ("unit", 5), ("contributors", "Ana"), ("kind", "guess")),
        *(("parent_link", 4.5), ("waivers", [{"name": 3}]), ("owner", ["a"])),
    ],
)
def test_an_invalid_value_is_kept_and_noted(key: str, value: object) -> None:
    document = read(one(**{key: value}))
    assert document.okrs[0].key_results[0].other == {key: value}
    assert len(document.notes) == 1 and f'"{key}"' in document.notes[0] and document.notes[0].startswith("line ")
    assert json.loads(json_file.write(document))["objectives"][0]["key_results"][0][key] == value


def objectives(document: Document) -> list[tuple[str, str, str]]:
    return [(okrs.team, one.id, one.title) for okrs in document.okrs for one in okrs.objectives]


def test_ids_may_be_numbers_and_names_may_be_those_of_other_programs() -> None:
    document = read(
        {
            "company": "Harbour",
            "quarter": "2031-Q2",
            "goals": [
                {"id": 1, "text": "Be calm",
                 "keyResults": [{"id": 7, "title": "Ships", "startValue": 3, "dueDate": "30 Jun 2031"}]},
                {"id": 2, "name": "Be quick", "parentId": 1,
                 "krs": [{"desc": "Boats", "assignee": "Bo", "mood": "good"}]},
            ],
        }
    )  # fmt: skip
    assert (document.organisation, document.cycle) == ("Harbour", "2031-Q2")
    assert objectives(document) == [("team", "1", "Be calm"), ("team", "2", "Be quick")]
    ships, boats = document.okrs[0].key_results
    assert (ships.id, ships.statement, ships.start, str(ships.due)) == ("7", "Ships", 3, "2031-06-30")
    assert (boats.statement, boats.champion) == ("Boats", "Bo")
    assert document.okrs[0].objectives[1].parent == "1"
    assert document.notes[-1] == 'kept for the next export, but not shown: "mood" (1 value)'


def test_objectives_may_be_inside_their_teams() -> None:
    document = read(
        {
            "crews": [
                {"id": 1, "name": "North", "objectives": [{"title": "Be calm", "krs": [{"text": "Ships"}]}],
                 "subteams": [{"name": "Crane", "okrs": [{"title": "Lift"}]}]},
                {"name": "South", "objectives": []},
            ],
        }
    )  # fmt: skip
    assert [(team.id, team.name, team.parent) for team in document.teams] == [
        ("1", "North", None),
        ("crane", "Crane", "1"),
        ("south", "South", None),
    ]
    assert objectives(document) == [("1", "O1", "Be calm"), ("crane", "O2", "Lift")]
    assert document.notes == ()


def test_a_bare_list_is_read_as_objectives() -> None:
    document = read([{"title": "Be calm", "key_results": [{"text": "Ships"}]}])
    assert objectives(document) == [("team", "O1", "Be calm")]


def test_a_field_that_was_filled_in_later_replaces_the_invalid_value() -> None:
    document = read(one(due="someday"))
    key = document.okrs[0].key_results[0]
    filled = key.but(due="2027-03-31")
    okrs = document.okrs[0].but(key_results=(filled,))
    written = json_file.write(Document(teams=document.teams, okrs=(okrs,)))
    assert json.loads(written)["objectives"][0]["key_results"][0]["due"] == "2027-03-31"


def test_several_parents_and_dependencies_survive_the_round_trip() -> None:
    top = one()
    top["objectives"][0]["parent_krs"] = ["a", "b"]  # type: ignore[index]
    top["dependencies"] = [{"id": "d", "asking": "t", "giving": "x", "what": "data", "by": "2027-02-01"}, {"odd": 1}]
    document = read(top)
    assert document.okrs[0].objectives[0].parent_key_results == ("a", "b")
    assert document.okrs[0].dependencies[0].what == "data"
    written = json.loads(json_file.write(document))
    assert written["dependencies"] == top["dependencies"]
    assert json_file.read(json_file.write(document), "x") == document


def test_the_answer_to_a_dependency_survives_the_round_trip() -> None:
    top = one()
    answer = {"state": "risk", "carried_by": "Kim", "answered_by": "Li", "declined_because": "No time", "note": "x"}
    promise = {"state": "accepted", "answered_by": "Li", "promised": "2027-02-01"}
    top["dependencies"] = [{"id": "a", "asking": "t", **answer}, {"id": "b", "asking": "t", **promise}]
    document = read(top)
    assert document.notes == ()
    assert json.loads(json_file.write(document))["dependencies"] == top["dependencies"]


def test_dubious_files_are_read_with_notes() -> None:
    document = read(
        {
            "teams": [{"id": "a", "name": "A", "parent": "b"}, {"id": "b", "name": "B", "parent": "a"}, {"id": "a"}],
            "objectives": [
                {"id": "o", "team": "nobody", "title": "One", "parent": "gone"},
                {"id": "o", "team": "B", "title": "Two"},
                {"team": "a", "title": "Three", "key_results": [{"text": "x"}, {"id": "o", "text": "y"}]},
            ],
        }
    )
    notes = "\n".join(document.notes)
    for words in ("given twice", "nobody", "with that name", "is under itself", '"gone"', "something above"):
        assert words in notes
    assert document.counts.objectives == 3 and len(document.teams) == 3
    ids = [one.id for okrs in document.okrs for one in okrs.objectives]
    ids += [key.id for okrs in document.okrs for key in okrs.key_results]
    assert len(set(ids)) == 5
    assert "O3" in document.numbered and "O3.KR1" in document.numbered


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "not JSON"),
        ("{\n\n  nope}", 3, "not JSON"),
        ("[]", 1, "expected an exchange file"),
        ("{}", 1, "expected an exchange file"),
        ('{"teams": [],\n "x": NaN}', 2, "NaN"),
        ('{"teams": [],\n "x": -Infinity}', 2, "-Infinity"),
        ('{"teams": [],\n "x": 1e999}', 2, "too large"),
        ('{"teams": [],\n "x": 123456789012345678901}', 2, "too large"),
        ('{"teams": [],\n "x": 1,\n "x": 2}', 3, '"x" twice'),
        ('{"teams": [],\n "x": "\\ud800"}', 2, "incomplete character"),
        ('{"teams": {}}', 1, "expected a list"),
        ('{"teams": [\n {"id": [5]}]}', 2, "expected an id"),
        ('{"teams": [\n {"id": true}]}', 2, "expected an id"),
        ('{"teams": [\n {"id": "a\\u001b[2Jb"}]}', 2, "visible"),
        ('{"teams": [], "objectives": [\n 3]}', 1, "expected a group"),
        ('{"teams": [], "objectives": [\n {"id": "o",\n "title": 4, "team": "t"}]}', 3, "expected text"),
        ('{"teams": [{"id": "a"}, {"id": "b"}], "objectives": [\n {"id": "o",\n "title": "T"}]}', 2, "expected an id"),
        (
            '{"year": 2031,\n "items": [4]}',
            1,
            'found no "objectives" and no "teams" among the names at the top: "year"',
        ),
        ("[3]", 1, "found a list without objectives"),
        ('{"organisation": 4, "teams": []}', None, "expected text"),
    ],
)
def test_the_error_names_the_unreadable_line(text: str, line: int | None, words: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        json_file.read(text, "in.json")
    assert caught.value.line == line
    assert words in str(caught.value)
    assert "\n" not in str(caught.value) and str(caught.value).startswith("in.json:")


@pytest.mark.parametrize("depth", [60, 500, 200_000])
def test_endless_nesting_is_refused(depth: int) -> None:
    with pytest.raises(ExchangeError, match="deep"):
        json_file.read('{"teams": [], "x": ' + "[" * depth + "]" * depth + "}", "in.json")


def test_an_escaped_surrogate_pair_is_one_character() -> None:
    document = json_file.read('{"teams": [{"id": "t", "name": "\\ud83d\\ude42 \\\\ud800"}]}', "in.json")
    assert document.teams[0].name == "🙂 \\ud800"


_json = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-5, 10**20), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["teams", "objectives", "id", "team", "title", "key_results", "text", "parent", "parent_kr", "due", "x"]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=15,
)


@given(_json, _json)
@settings(max_examples=150, deadline=None)
def test_wrong_types_never_crash(teams: object, objectives: object) -> None:
    for top in ({"teams": teams, "objectives": objectives}, {"teams": [teams], "objectives": [objectives]}, teams):
        try:
            document = json_file.read(json.dumps(top), "in.json")
        except ExchangeError:
            continue
        assert json_file.read(json_file.write(document), "again.json") == document


def test_a_large_file_is_read_and_written_completely() -> None:
    def written(count: int) -> str:
        team: dict[str, object] = {"id": "t", "name": "T"}
        rows = [
            {
                "id": f"o{n}",
                "team": "t",
                "title": "T",
                "due": 1,
                "key_results": [{"id": f"k{n}", "text": "x", "due": "?"}],
            }
            for n in range(count)
        ]
        text = json.dumps({"teams": [team], "objectives": rows}, indent=1)
        return json_file.write(json_file.read(text, "x"))

    assert len(json.loads(written(8000))["objectives"]) == 8000


def test_two_people_of_one_name_stay_two() -> None:
    document = read({"teams": [{"id": "pay", "name": "Payments", "people": ["Ana", "Li", "Ana", "Ána"]}]})
    assert document.teams[0].people == ("Ana", "Li", "Ana (2)", "Ána")
    assert any("“Ana (2)” is another person" in note for note in document.notes)
