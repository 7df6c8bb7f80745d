"""Pages as people and other programs write them: what is read, and that the rest is reported."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuiokr.exchange import markdown
from tuiokr.exchange.document import Document, ExchangeError
from tuiokr.model.okr import KeyResult


def found(document: Document) -> dict[str, list[tuple[str, list[str]]]]:
    """Map each team to its objectives, each with its key results."""
    names = {team.id: team.name for team in document.teams}
    return {
        names[okrs.team]: [
            (one.title, [key.statement for key in okrs.key_results if key.objective == one.id])
            for one in okrs.objectives
        ]
        for okrs in document.okrs
    }


def keys(document: Document) -> list[KeyResult]:
    return [key for okrs in document.okrs for key in okrs.key_results]


@pytest.mark.parametrize(
    "line",
    [
        "Objective 2: The town is proud",
        "**Objective 2:** The town is proud",
        "O2: The town is proud",
        "Objective 2 – The town is proud",
        "objective: The town is proud",
        "**Objective 2 The town is proud**",
        "🎯 Objective 2: The town is proud",
        "Ziel 2: The town is proud",
        "Objectif 2 : The town is proud",
        "目标 2：The town is proud",
        "Objective 2:\nThe town is proud\n",
    ],
)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_an_objective_on_a_line_below_a_list_is_read(line: str, blank: str) -> None:
    first = "# Harbour OKRs\n\nObjective 1: Ships leave soon\n- KR1: Stay\n- KR2: Wait\n"
    text = f"{first}{blank}{line}\n- KR1: Visits\n- KR2: Mail\n"
    assert found(markdown.read(text, "x.md")) == {
        "Harbour": [("Ships leave soon", ["Stay", "Wait"]), ("The town is proud", ["Visits", "Mail"])]
    }


@pytest.mark.parametrize(
    "line", ["Initiatives:", "**Notes**", "Next steps:", "## Risks", "Owner: Bo", "Anything else:"]
)
def test_other_lines_below_a_list_are_not_part_of_it(line: str) -> None:
    text = f"## Objective 1: Ships leave soon\n- KR1: Stay\n- KR2: Wait\n{line}\n"
    document = markdown.read(text, "x.md")
    assert found(document) == {"x": [("Ships leave soon", ["Stay", "Wait"])]}
    assert line == "Owner: Bo" or line.strip("#* ").strip(":") in " ".join(document.notes)


def test_wrapped_lines_belong_to_their_key_result() -> None:
    text = "- Objective: Ships leave\nsoon\n  - KR1: Stay from 30\nto 20 hours\n  - KR2: Wait\n"
    assert found(markdown.read(text, "x.md")) == {"x": [("Ships leave soon", ["Stay from 30 to 20 hours", "Wait"])]}


def test_plain_lines_below_a_title_are_read() -> None:
    text = "Harbour OKRs Q2 2031\n\nObjective: Ships leave soon\nKR1: Stay\nKR2: Wait\n"
    text += "\nObjective: Be proud\nKR1: Visits\n"
    document = markdown.read(text, "plan.txt")
    assert document.cycle == "2031-Q2" and document.notes == ()
    assert found(document) == {"Harbour": [("Ships leave soon", ["Stay", "Wait"]), ("Be proud", ["Visits"])]}


@pytest.mark.parametrize(
    "heading", ["## {}", "**{}**", "Team: {}", "**Team:** {}", "### Charter: {}", "<details><summary>{}</summary>\n"]
)
def test_teams_above_objectives_in_lines_are_read(heading: str) -> None:
    text = "# OKRs 2031-Q2\n\n" + "\n".join(
        f"{heading.format(name)}\n\nObjective: {title}\n- KR1: Stay\n"
        + ("</details>\n" if "details" in heading else "")
        for name, title in (("Crane", "Lift"), ("Kitchen", "Cook"))
    )
    assert found(markdown.read(text, "x.md")) == {"Crane": [("Lift", ["Stay"])], "Kitchen": [("Cook", ["Stay"])]}


def test_titles_on_the_next_line_and_empty_titles_are_read() -> None:
    text = """## Objective 1:
Ships leave soon

## Key results
- Stay
-
- [ ]

## Objective 2:

### Key results
-
"""
    document = markdown.read(text, "x.md")
    assert found(document) == {"x": [("Ships leave soon", ["Stay"])]}
    assert "line 9: an objective without a title and key results; left out" in document.notes


def test_folded_sections_are_read() -> None:
    text = """# Harbour 2031-Q2
<details open>
<summary><b>Objective 1: Ships leave soon</b></summary>

- KR1: Stay

</details>
<details>
<summary>
Objective 2: Be proud
</summary>

#### Key results

1. Visits
</details>
"""
    assert found(markdown.read(text, "x.md")) == {"Harbour": [("Ships leave soon", ["Stay"]), ("Be proud", ["Visits"])]}


BLOCKS = """# Harbour OKRs 2031-Q2

## 🚢 Objective 1: Ships leave soon
**Owner**: Bo
**Why:** nobody likes to wait
**Sponsor**: Al

### Key results

{}

### Planned initiatives

- [ ] Paint the crane
"""


@pytest.mark.parametrize(
    "block",
    [
        "**KR 1: Stay**\n- Baseline: 30 hours\n- Target: 1.200 minutes\n- Source: log\n- Due: 30.06.2031\n- Mood: good",
        "#### KR 1: Stay\n\n* **Baseline:** 30 hours\n* **Target:** 1.200 minutes\n* **Source:** log\n"
        "* **Due:** 30 June 2031\n* **Mood:** good",
        "- KR1: Stay\n  - From: 30 hours\n  - To: 1.200 minutes\n  - Data source: log\n  - Deadline: 2031-06-30\n"
        "  - Mood: good",
    ],
)
def test_details_below_a_key_result_are_read(block: str) -> None:
    document = markdown.read(BLOCKS.format(block), "x.md")
    (key,) = keys(document)
    assert (key.statement, key.data_source, key.due) == ("Stay", "log", date(2031, 6, 30))
    assert (key.start, key.target, key.unit) == (1800, 1.2, "minutes")
    objective = document.okrs[0].objectives[0]
    assert (objective.title, objective.owner, objective.why) == ("Ships leave soon", "Bo", "nobody likes to wait")
    notes = " ".join(document.notes)
    for words in (
        "Mood: good",
        "Sponsor: Al",
        "Planned initiatives",
        "Paint the crane",
        '"1.200 minutes" is read as 1.2',
    ):
        assert words in notes


def test_a_table_is_read_below_a_key_result_but_not_below_another_heading() -> None:
    text = """# OKRs
## Charter: Crane
**Objective**: Ships leave soon

### OKRs (Q2 2031: Apr-Jun)
| KR | Target | Current score | Colour |
|---|---|---|---|
| Stay | 20 hours | 0.3 | red |

### Roadmap
| # | Step |
|---|---|
| 1 | Paint |
"""
    document = markdown.read(text, "x.md")
    assert found(document) == {"Crane": [("Ships leave soon", ["Stay"])]} and document.cycle == "2031-Q2"
    assert (keys(document)[0].target, keys(document)[0].unit, keys(document)[0].score) == (20, "hours", 0.3)
    assert document.notes == (
        'not used: the column "Colour" (1 value)',
        'line 10: not used: the section "Roadmap" (1 line): a table (the columns "#", "Step"; 1 row)',
    )


@pytest.mark.parametrize("name", ["Final Score", "Grading notes", "Initiatives", "Risks", "Next steps:", "Maßnahmen"])
def test_other_sections_are_reported(name: str) -> None:
    inside = markdown.read(f"## Objective: Be calm\n- Ships\n- **{name}**\n  - one thing\n", "x.md")
    below = markdown.read(f"## Objective: Be calm\n- Ships\n\n## {name}\n- one thing\n", "x.md")
    for document in (inside, below):
        assert found(document) == {"x": [("Be calm", ["Ships"])]}
        assert name in document.notes[-1] and '"one thing"' in document.notes[-1]


CYCLES = """# Harbour

_Objectives: what matters_

## Q1 2031
Be calm
- Ships

### Q2 2031

Be proud
- Visits
- Letters

## 2031
Be loved
- Friends
"""


def test_one_cycle_of_a_page_of_several_is_read() -> None:
    document = markdown.read(CYCLES, "x.md", "Q2 2031")
    assert document.cycle == "2031-Q2"
    assert found(document) == {"Harbour": [("Be proud", ["Visits", "Letters"])]}
    notes = " ".join(document.notes)
    assert '"Q1 2031" (2 lines) is about another cycle' in notes and '"2031" (2 lines)' in notes
    for cycle in (None, "2032-Q1"):
        with pytest.raises(ExchangeError, match="several cycles: 2031-Q1, 2031-Q2, 2031; say which one with --cycle"):
            markdown.read(CYCLES, "x.md", cycle)
    assert len(markdown.outline(CYCLES, "x.md").objectives) == 3


def test_quarters_below_a_year_are_read() -> None:
    text = "# OKRs\n## 2031\n### Q1\n- Objective: A\n  - KR: a\n### Q2\n- Objective: B\n  - KR: b\n"
    assert found(markdown.read(text, "x.md", "2031-Q2")) == {"x": [("B", ["b"])]}


def test_a_page_with_okrs_of_only_one_cycle_needs_no_choice() -> None:
    text = "# OKRs 2031\n\n## Q2 2031\n- Objective: A\n  - KR: a\n\n## Q1 2031\n[archive](https://example.org)\n"
    document = markdown.read(text, "x.md")
    assert document.cycle == "2031-Q2" and any("archive" in note for note in document.notes)


def test_front_matter_is_read() -> None:
    text = """---
team: "Crane crew"
period: Q2 2031
owner: Bo
tags: [okr]
---

# Ships leave soon

## Key Results

- [ ] Stay from 30 to 20 hours 🔼 📅 2031-06-30
- [x] No accident ✅ 2031-05-01
"""
    document = markdown.read(text, "x.md")
    assert document.cycle == "2031-Q2"
    assert found(document) == {"Crane crew": [("Ships leave soon", ["Stay from 30 to 20 hours", "No accident"])]}
    stay, accident = keys(document)
    assert (stay.due, accident.score, document.okrs[0].objectives[0].owner) == (date(2031, 6, 30), 1.0, "Bo")
    assert document.notes == ('line 1: not used, at the top of the file: "tags"',)


@pytest.mark.parametrize(("outer", "inner"), [("•", "◦"), ("●", "○"), ("▪", "–"), ("\uf0b7", "o "), ("*", "‣")])
@pytest.mark.parametrize("space", [" ", "\t", "\u00a0"])
def test_the_bullets_of_word_processors_are_read(outer: str, inner: str, space: str) -> None:
    text = f"{outer}{space}Objective: Be calm\n    {inner}{space}KR1: Ships\n    {inner}{space}KR2: Boats\n"
    assert found(markdown.read(text, "x.md")) == {"x": [("Be calm", ["Ships", "Boats"])]}


def test_struck_out_words_are_left_out_and_reported() -> None:
    text = """# Harbour OKRs
- Objective: Be calm
  - KR1: Ships from ~~3 to 4~~ 3 to 5
  - ~~KR2: Boats~~
  - <del>KR3: Mail</del>
- ~~Objective: Be old~~
  - KR1: not itself struck
"""
    document = markdown.read(text, "x.md")
    assert found(document) == {"Harbour": [("Be calm", ["Ships from 3 to 5"])]}
    assert document.notes == (
        'line 3: left out, because it is struck out: "3 to 4"',
        'line 4: not used: 4 lines under "Harbour OKRs": struck out: "KR2: Boats", struck out: "KR3: Mail", '
        'struck out: "Objective: Be old", "KR1: not itself struck"',
    )


@pytest.mark.parametrize(
    ("objective", "key"),
    [
        ("Objective 1：", "KR1："),
        ("Ziel 1: ", "Schlüsselergebnis 1: "),
        ("Objectif 1 : ", "Résultat clé 1 : "),
        ("Objetivo 1: ", "Resultado clave 1: "),
        ("Obiettivo 1: ", "Risultato chiave 1: "),
        ("Doel 1: ", "Kernresultaat 1: "),
        ("目标 1：", "关键结果 1："),
        ("OBJECTIVE #1 - ", "KR #1 - "),
    ],
)
def test_labels_in_other_languages_are_recognised(objective: str, key: str) -> None:
    for text in (
        f"## {objective}Be calm\n- {key}Ships\n- {key}Boats\n",
        f"- {objective}Be calm\n  - {key}Ships\n  - {key}Boats\n",
        f"{objective}Be calm\n{key}Ships\n{key}Boats\n",
    ):
        assert found(markdown.read(text, "x.md")) == {"x": [("Be calm", ["Ships", "Boats"])]}


def test_every_unused_line_is_counted_and_named() -> None:
    rest = "".join(f"- thing {number}\n" for number in range(14))
    text = "# Harbour OKRs\n\nWelcome.\n\n## Objective: Be calm\n> a quote\n- KR1: Ships\n  - do this\n\n"
    text += f"```\ncode\n```\n\n## Notes\n{rest}"
    document = markdown.read(text, "x.md")
    assert document.notes[0] == 'line 3: not used: 1 line under "Harbour OKRs": "Welcome."'
    assert document.notes[1] == (
        'line 6: not used: 3 lines under "Objective: Be calm": "> a quote", "do this", a block of code (1 line)'
    )
    assert document.notes[2].startswith('line 14: not used: the section "Notes" (14 lines): "thing 0", ')
    assert document.notes[2].endswith(' "thing 9" and 4 more')


_lines = st.one_of(
    st.sampled_from(
        [
            "Objective: a",
            "KR1: b",
            "Key results:",
            "- c",
            "  - d",
            "## Objective 1",
            "**KR 2**",
            "<details>",
            "</details>",
        ]
    ),
    st.sampled_from(
        ["<summary>", "</summary>", "<summary>Objective: e</summary>", "~~f~~", "- ~~g~~", "Team: h", "---", "team: i"]
    ),
    st.sampled_from(
        ["| KR | To |", "|---|---|", "| j | 1.200 |", "## Q1 2031", "## Q2 2031", "- Owner: k", "====", "```"]
    ),
    st.text(max_size=6),
)


@given(st.lists(_lines, max_size=14), st.sampled_from([None, "2031-Q1", ""]))
@settings(max_examples=300, deadline=None)
def test_any_page_is_read_or_refused(lines: list[str], cycle: str | None) -> None:
    try:
        document = markdown.read("\n".join(lines), "x.md", cycle)
    except ExchangeError as error:
        assert "\n" not in str(error)
    else:
        assert all(one.title or one.id for okrs in document.okrs for one in okrs.objectives)


def test_details_on_further_lines_of_a_key_result_are_read() -> None:
    text = (
        "## Objective: Be calm\n1. KR1: Ships\n   Owner: Bo\n   Due: 30.06.2031\n2. KR2: Boats that\n   do not wait\n"
    )
    ships, boats = keys(markdown.read(text, "x.md"))
    assert (ships.statement, ships.champion, ships.due) == ("Ships", "Bo", date(2031, 6, 30))
    assert boats.statement == "Boats that do not wait"


def test_a_table_of_one_key_result_is_read() -> None:
    text = "## O1: Be calm\n\n### KR1: Ships\n\n| From | To | Owner |\n|---|---|---|\n| 12 | 3 | Bo |\n"
    (key,) = keys(markdown.read(text, "x.md"))
    assert (key.statement, key.start, key.target, key.champion) == ("Ships", 12, 3, "Bo")


def test_key_results_below_several_objectives_are_noted() -> None:
    text = "Objectives:\n1. Be calm\n2. Be quick\n\nKey results:\n- Ships\n"
    document = markdown.read(text, "x.md")
    assert found(document) == {"x": [("Be calm", []), ("Be quick", ["Ships"])]}
    assert "below several objectives; they were added to the last one" in document.notes[0]


def test_a_completely_quoted_page_is_read() -> None:
    assert found(markdown.read("> **Objective 1:** Be calm\n> - KR1: Ships\n>\n> - KR2: Boats\n", "x.md")) == {
        "x": [("Be calm", ["Ships", "Boats"])]
    }


@pytest.mark.parametrize("text", ["- **O1** Be calm\n  - **KR1** Ships\n", "Objective A: Be calm\nKR A1: Ships\n"])
def test_labels_without_a_colon_or_with_letters_are_recognised(text: str) -> None:
    assert found(markdown.read(text, "x.md")) == {"x": [("Be calm", ["Ships"])]}


def test_several_key_results_in_one_cell_are_read() -> None:
    text = "| Team | Objective | Key Results | Owner |\n|---|---|---|---|\n| Crane | Lift | Ships<br>Boats | Bo |\n"
    document = markdown.read(f"# OKRs\n\n{text}", "x.md")
    assert found(document) == {"Crane": [("Lift", ["Ships", "Boats"])]}
    assert [key.champion for key in keys(document)] == ["Bo", "Bo"]
