from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.northwind import HOSTILE, documents, northwind
from tuiokr.exchange import csv_file, markdown
from tuiokr.exchange.document import Counts, Document, ExchangeError
from tuiokr.exchange.markdown import escape as markdown_text
from tuiokr.model.words import clean, clean_lines


def titles(document: Document) -> dict[str, list[str]]:
    return {okrs.team: [one.title for one in okrs.objectives] for okrs in document.okrs}


def statements(document: Document) -> list[str]:
    return [key.statement for okrs in document.okrs for key in okrs.key_results]


def links(document: Document) -> dict[str, str | None]:
    names = {one.id: one.title for okrs in document.okrs for one in okrs.objectives}
    return {one.title: names.get(one.parent or "") for okrs in document.okrs for one in okrs.objectives}


@given(documents())
@settings(max_examples=150, deadline=None)
def test_a_published_page_is_read_back(document: Document) -> None:
    again = markdown.read(markdown.write(document), "x.md")
    assert (again.organisation, again.cycle) == (document.organisation, document.cycle)
    assert {team.id: team for team in again.teams} == {team.id: team for team in document.teams}
    before = {okrs.team: okrs for okrs in document.okrs}
    after = {okrs.team: okrs for okrs in again.okrs}
    assert before.keys() == after.keys()
    for team, okrs in before.items():
        assert [one.but(order=0) for one in after[team].objectives] == [one.but(order=0) for one in okrs.objectives]
        assert {key.id: key.but(order=0) for key in after[team].key_results} == {
            key.id: key.but(order=0) for key in okrs.key_results
        }


def test_the_page_shows_everything_that_people_need() -> None:
    written = markdown.write(northwind())
    for words in (
        "# Northwind · OKRs 2027-Q1",
        "### Payments",
        "**Leader** Ana Silva",
        "#### O1 · Make paying with us feel effortless",
        "> People give up at the last step.",
        "**Supports** Northwind O1 “Small shops would miss us”",
        "**Committed**",
        "71 % ▸ 85 % · due 2027-03-31 · champion Ana Silva · confidence 7/10",
    ):
        assert words in written
    assert markdown.read(written, "x.md") == northwind()


def test_the_page_can_be_edited_by_hand() -> None:
    written = markdown.write(northwind())
    edited = written.replace("71 % ▸ 85 %", "71 % ▸ 90 %").replace("Checkout completion", "Checkouts completed")
    edited = edited.replace("- **KR2**", "- Complaints about paying\n- **KR2**")
    edited += (
        "\n#### O3 · A new one\n\n- **KR1** · Of its own\n  from here · due soon\n\n## Search\n\n**Leader** Noor\n"
    )
    document = markdown.read(edited, "x.md")
    payments = next(okrs for okrs in document.okrs if okrs.team == "payments")
    key = payments.key_result("p1k1")
    assert key is not None and key.target == 90 and key.statement == "Checkouts completed"
    assert "Complaints about paying" in statements(document) and "Of its own" in statements(document)
    assert titles(document)["payments"][-1] == "A new one"
    assert [team.leader for team in document.teams if team.name == "Search"] == ["Noor"]
    assert len(document.notes) == 3


@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40)))
@settings(max_examples=300, deadline=None)
def test_escaped_words_are_read_back(text: str) -> None:
    words = clean(text)
    assert clean(markdown_text.plain(markdown_text.escape(words))) == words
    assert not re.search(r"<[A-Za-z/!?]", markdown_text.escape(words))
    prose = clean_lines(text)
    assert clean_lines("\n".join(markdown_text.plain(line) for line in markdown_text.escape_lines(prose))) == prose


@pytest.mark.parametrize(
    "words",
    ["a < b & c -> d", "x --> y <- z", "R&D > 3 % ▸ 4 % · now", "1 <2 and 3> 2", "Doe, Jane", "A => B", "‹ok› & ©"],
)
def test_ordinary_words_are_exported_unchanged(words: str) -> None:
    document = northwind()
    first = document.okrs[0]
    renamed = first.but(objectives=(first.objectives[0].but(title=words), *first.objectives[1:]))
    written = markdown.write(replace(document, okrs=(renamed, *document.okrs[1:])))
    assert f"O1 · {words} <!--" in written
    assert titles(markdown.read(written, "x.md"))[first.team][0] == words


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "a<b>c", "<!-- x", "<?php", "</td>", "&lt;b&gt;"])
def test_words_that_could_act_on_a_page_are_escaped(words: str) -> None:
    escaped = markdown_text.escape(words)
    assert not re.search(r"<[A-Za-z/!?]", escaped) and markdown_text.plain(escaped) == words


LABELS = """# Lighthouse Objectives and Key Results

## OKRs (2031 Set 2):

- **Objective:** Ships find the harbour at night

  - **Key Result:** Lamps out for [less than an hour](https://example.org/a_(b)) a month
  - **Key Result:** Two `keepers` trained:
    1. one by day
    2. one by night

* **Objective 2:** Visitors want to come back
    * **KR1:** 40 % come twice => 20% so far
"""


def test_labels_are_recognised() -> None:
    document = markdown.read(LABELS, "lighthouse.md")
    assert document.cycle == "2031 Set 2"
    assert [team.name for team in document.teams] == ["Lighthouse"]
    assert titles(document) == {"lighthouse": ["Ships find the harbour at night", "Visitors want to come back"]}
    assert statements(document) == [
        "Lamps out for less than an hour a month",
        "Two keepers trained:",
        "40 % come twice",
    ]
    last = document.okrs[0].key_results[-1]
    assert (last.id, last.score, last.result) == ("O2.KR1", 0.2, "20% so far")


OWNERS = """# FY31-Q2 OKRs

> NOTE: an old page.

1. **Head: Bread that people queue for.** \\
   KR: 200 loaves a day => 150 so far \\
   KR: [_N<sub>1</sub>_][n1] regulars, and [a list](https://example.org).
   1. **Bakery: Never sell out before noon** \\
      KR: An oven that
      does not fail
      1. **Ovens (Night): Keep them hot** \\
         KR: No cold start.
   1. **Shop: Be the friendliest counter in town**
1. **Head: A team that stays.**
   1. **Ovens (Day): Share the early shift** \\
      KR: At most two early shifts a week.

[n1]: https://example.org/n1
"""


def test_lists_of_owners_become_links_and_levels() -> None:
    document = markdown.read(OWNERS, "goals.md")
    assert document.cycle == "FY31-Q2"
    assert {team.name: team.parent for team in document.teams} == {
        "Head": None,
        "Bakery": "head",
        "Ovens (Night)": "bakery",
        "Shop": "head",
        "Ovens (Day)": "head",
    }
    assert document.counts == Counts(teams=5, objectives=6, key_results=5, links=4)
    assert links(document)["Keep them hot"] == "Never sell out before noon"
    assert statements(document)[:3] == ["200 loaves a day", "N1 regulars, and a list.", "An oven that does not fail"]
    assert document.okrs[0].key_results[0].result == "150 so far"


def test_key_results_of_owners_contain_objectives() -> None:
    text = """### 1. Head: Bread
1. **Bakery: Bake**
    1. Bakery KR: 200 loaves => 80% of it
        1. **Ovens: Heat**
            1. Ovens KR: No cold start
    1. Bakery KR: No waste
1. **Ovens: Clean**
"""
    document = markdown.read(text, "x.md")
    heat = next(one for okrs in document.okrs for one in okrs.objectives if one.title == "Heat")
    assert heat.parent == "O2" and heat.parent_key_results == ("O2.KR1",)
    key = next(key for okrs in document.okrs for key in okrs.key_results if key.id == "O2.KR1")
    assert (key.champion, key.score, key.result) == ("Bakery", 0.8, "80% of it")
    assert links(document) == {"Bread": None, "Bake": "Bread", "Heat": "Bake", "Clean": "Bread"}


HEADINGS = """---
title: "2031-Q3 OKRs"
---
# Harbour

- [Company](#company)
  - [Crane](#crane)

## Company

1. Every ship is turned round in a day
   - Median stay of 20 hours
   - [x] No accident
1. The town is proud of us

## Crane crew

1. Lift without waiting - @noor
   - [P1] 30 lifts an hour - @li
"""


def test_headings_above_lists_are_teams() -> None:
    document = markdown.read(HEADINGS, "x.md")
    assert document.cycle == "2031-Q3"
    assert [(team.name, team.parent) for team in document.teams] == [("Company", None), ("Crane crew", "company")]
    lift = document.okrs[1]
    assert (lift.objectives[0].title, lift.objectives[0].owner) == ("Lift without waiting", "noor")
    assert lift.key_results[0].champion == "li" and lift.key_results[0].other == {"priority": "P1"}
    assert document.okrs[0].key_results[1].score == 1.0


def test_headings_above_key_results_are_objectives() -> None:
    text = """# Garden OKRs 2031
## Grow vegetables that the whole street enjoys
- [ ] Ten kinds
  - [x] Three of them new
### Keep the slugs away from the salad
- No salad lost
## Open the gate to every school around
- Five classes visit

**The shed is a place to learn in**

- Two courses
"""
    document = markdown.read(text, "x.md")
    assert document.cycle == "2031" and [team.name for team in document.teams] == ["Garden"]
    assert links(document) == {
        "Grow vegetables that the whole street enjoys": None,
        "Keep the slugs away from the salad": "Grow vegetables that the whole street enjoys",
        "Open the gate to every school around": None,
        "The shed is a place to learn in": "Open the gate to every school around",
    }
    assert "Three of them new" in statements(document)


def test_several_titles_are_teams() -> None:
    text = """# Orchard crew OKRs
## Every tree bears again
- Trees with fruit from 40 % to 75 %
# Kitchen
## Nothing is thrown away
- Waste from 90 to 20 kg a week
# Appendix
"""
    document = markdown.read(text, "x.md")
    assert titles(document) == {"orchard-crew": ["Every tree bears again"], "kitchen": ["Nothing is thrown away"]}


LONG = "Every tree bears " * 4000


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (markdown.read, f"- Objective: {LONG}\n  - Key result: One\n"),
        (markdown.read, f"- Objective: Trees\n  - Key result: {LONG}\n"),
        (csv_file.read, f'objective,key result,team\n"Trees","{LONG}","Crew"\n'),
        (csv_file.read, f'objective,key result,team\n"Trees","One","{LONG}"\n'),
    ],
)
def test_a_text_that_is_too_long_is_refused_and_not_cut(read: Callable[[str, str], Document], text: str) -> None:
    with pytest.raises(ExchangeError, match=r"found a text of 20,000 characters or more"):
        read(text, "x")


def test_one_objective_with_its_key_results_below_is_read() -> None:
    text = (
        "# Choir\n\n## Objective\n\nSing so that people *stay*.\n\n"
        "## Key Results\n\n- Concerts\n  - [ ] Four full houses\n  - [x] One outdoors\n"
    )
    document = markdown.read(text, "x.md")
    assert titles(document) == {"choir": ["Sing so that people stay."]}
    assert statements(document) == ["Four full houses", "One outdoors"]


def test_tables_are_read() -> None:
    text = """# Choir OKRs 2031-Q1

| Objective | Key result | Owner | Baseline | Target | Due |
|---|---|---|---|---|---|
| Fill the hall | Tickets \\| seats | Ana | 40 % | 90 % | 2031-03-31 |
| | Two encores | | | | |

## Old way

| **Choir** | Priority | Owner | End-Q |
|:-:|:-:|---|---|
| **1 Sing louder** | | | |
| Two rehearsals | P0 | Li | 0.5 |
"""
    document = markdown.read(text, "x.md")
    keys = [key for okrs in document.okrs for key in okrs.key_results]
    assert [key.statement for key in keys] == ["Tickets | seats", "Two encores", "Two rehearsals"]
    assert (keys[0].start, keys[0].target, keys[0].unit, keys[0].champion) == (40, 90, "%", "Ana")
    assert (keys[2].champion, keys[2].score) == ("Li", 0.5)


@pytest.mark.parametrize("text", ["", "Just a letter.", "# Title\n\nWords.", "```\n- **Objective:** no\n```"])
def test_the_error_of_a_page_without_objectives_says_what_is_recognised(text: str) -> None:
    with pytest.raises(ExchangeError, match=r"x\.md: found no objective.*Key Result"):
        markdown.read(text, "x.md")


@pytest.mark.parametrize(
    "piece",
    [
        *("[", "[a](", "<!--", "`", "``", "<a", "*", "_", "\\", "&a", "(", "| ", "- ", "#", "> ", "- [x] ", "KR: "),
        *("A: b ", "=> ", "\n", "- a\n", "# a\n", "|a|\n", "**a**\n", "1. **A: b** \\\n", "<!-- tuiokr: "),
        *("- **Objective:** x\n", " "),
    ],
)
def test_hostile_repetition_is_read_or_refused(piece: str) -> None:
    for prefix in ("- **Objective:** ", "# Team OKRs\n\n- a\n\n", "## T <!-- tuiokr: team id=t -->\n"):
        text = prefix + piece * (20_000 // len(piece))
        try:
            markdown.read(text, "x.md")
        except ExchangeError:
            continue


def test_endlessly_nested_lists_are_read() -> None:
    text = "".join(" " * depth + "- a\n" for depth in range(1500))
    assert markdown.read("- **Objective:** x\n" + text, "x.md").counts.objectives == 1
