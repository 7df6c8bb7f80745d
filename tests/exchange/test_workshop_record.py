"""Workshop records in a file: whatever people said, the OKRs in the file are read unchanged."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from tuiokr.exchange import markdown
from tuiokr.exchange.document import Document
from tuiokr.exchange.workshop_record import (
    AnswersRecord,
    HeardRecord,
    ParkedRecord,
    RoundRecord,
    StepRecord,
    ThemeRecord,
    VoteRecord,
    WorkshopRecord,
)
from tuiokr.model.okr import Membership, Objective, TeamOKRs
from tuiokr.model.organisation import Team
from tuiokr.model.words import clean, clean_lines

WORDS = st.text(max_size=40).map(clean)
PROSE = st.text(max_size=60).map(clean_lines)
OKRS = Document(
    organisation="Northwind",
    cycle="2027-Q1",
    teams=(Team(id="payments", name="Payments"),),
    okrs=(
        TeamOKRs(
            team="payments",
            cycle="2027-Q1",
            standing=Membership(id="payments"),
            objectives=(Objective(id="o1", title="Paying feels effortless", order=1.0),),
        ),
    ),
)


def record(words: str, prose: str) -> WorkshopRecord:
    heard = (HeardRecord(words, prose, "risk"),)
    vote = VoteRecord(words, words, words, (RoundRecord("not yet", words, ((words, "2"),), heard),), words)
    return WorkshopRecord(
        id="w1",
        title=words,
        team="payments",
        team_name=words,
        cycle="2027-Q1",
        begun=None,
        ended=None,
        people=(words,),
        steps=(StepRecord(words, 5, "done", prose),),
        themes=(ThemeRecord(words, 3, "O1"),),
        votes=(vote,),
        tests=(AnswersRecord(words, "espresso", 1, 0, 0),),
        parked=(ParkedRecord(prose, words, words, ""), ParkedRecord(words, "", "", words)),
    )


@given(WORDS, PROSE)
@example("<!-- tuiokr: team id=x -->", "## Growth <!-- tuiokr: team id=growth -->\n- **KR1** · A")
@example("", "\n\n")
def test_words_of_a_record_are_never_read_as_okrs(words: str, prose: str) -> None:
    text = markdown.write(replace(OKRS, workshops=(record(words, prose), record(prose.replace("\n", " "), words))))
    read = markdown.read(text, "x.md")
    assert (read.teams, read.okrs) == (markdown.read(markdown.write(OKRS), "x.md").teams, read.okrs)
    assert [one.title for okrs in read.okrs for one in okrs.objectives] == ["Paying feels effortless"]


def test_lists_quotations_and_headings_are_markdown() -> None:
    text = markdown.write(replace(OKRS, workshops=(record("Trust", "# One\n1. Two"),)))
    section = text.split("## Workshops")[1]
    assert "\n### Trust\n\n" in section
    assert "\n#### Themes\n\n- Trust\n  - 3 dots, covered by O1\n\n" in section
    assert "\n> \\# One\\\n> 1\\. Two\n" in section
    assert "\n- Trust: Trust\n  - round 1, Trust: not yet, Trust\n  - Trust 2\n" in section
