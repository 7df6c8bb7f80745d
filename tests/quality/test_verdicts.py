"""Verdicts: any string gets one, always the same one, in the structure that the exchange format promises."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuiokr.quality import KeyResultFields, KeyResultText, ObjectiveText, judge_key_result, judge_objective
from tuiokr.quality.rule_registry import rules
from tuiokr.quality.statement import tokenise

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=400)
"""Any text, with lone surrogates and control characters."""


@given(ANY_TEXT)
@settings(max_examples=300)
def test_any_key_result_gets_a_verdict(text: str) -> None:
    verdict = judge_key_result(KeyResultText(text))
    assert 0 <= verdict.score <= 100
    assert verdict.outcome in {"outcome", "output", "unsure"}
    assert verdict.measurable in {"yes", "milestone", "no", "unsure"}
    for finding in verdict.findings:
        assert finding.name in rules()
        assert finding.words == text[finding.start : finding.end]


@given(ANY_TEXT)
@settings(max_examples=300)
def test_any_objective_gets_a_verdict(text: str) -> None:
    verdict = judge_objective(ObjectiveText(text))
    assert 0 <= verdict.score <= 100
    assert verdict.strength in {"strong", "weak", "unsure"}
    for finding in verdict.findings:
        assert finding.words == text[finding.start : finding.end]


@given(
    st.lists(
        st.sampled_from(
            [
                "launch",
                "increase",
                "the",
                "number",
                "of",
                "from",
                "30",
                "%",
                "to",
                "by",
                "and",
                "are",
                "complete",
                "customers",
                "reports",
                "12",
                "Q3",
                "(",
                ")",
                ":",
                ",",
                "–",
                "KR1:",
                "x",
                "__",
                "zero",
                "who",
                "can",
                "use",
                "half",
                "as",
                "measured",
                "through",
                "for",
                "all",
                "§",
                "é",
                "🙂",
                "every",
                "week",
                "not",
                "NPS",
            ]
        ),
        max_size=25,
    )
)
@settings(max_examples=300)
def test_any_sequence_of_words_gets_a_verdict(words: list[str]) -> None:
    text = " ".join(words)
    fields = KeyResultFields(target=3.0, due=date(2027, 5, 1))
    judge_key_result(KeyResultText(text, fields=fields, cycle=(date(2027, 1, 1), date(2027, 3, 31))))
    judge_objective(ObjectiveText(text, why=""))


@pytest.mark.parametrize(
    "text", ["a " * 5_000, "x" * 10_000, "1" * 10_000, "(" * 10_000, "and " * 2_500, "\ud800" * 50, "\x00\x1b[31m"]
)
def test_long_and_strange_texts_get_a_verdict(text: str) -> None:
    judge_key_result(KeyResultText(text))
    judge_objective(ObjectiveText(text))


@pytest.mark.parametrize("text", ["", "   ", "•", "KR1:", "- [ ]", "…", "1.", "\n\n"])
def test_an_empty_text_gets_no_complaints(text: str) -> None:
    key_result, objective = judge_key_result(KeyResultText(text)), judge_objective(ObjectiveText(text))
    assert key_result.outcome == key_result.measurable == "unsure" and key_result.settles
    assert objective.strength == "unsure"
    assert len(key_result.findings) <= 1 and len(objective.findings) <= 1


def test_unknown_fields_are_not_reported_as_missing() -> None:
    names = {f.name for f in judge_key_result(KeyResultText("Repeat orders from 30 % to 40 %")).findings}
    assert not names & {"no-champion", "no-data-source", "no-target", "no-baseline"}
    assert "no-why" not in {f.name for f in judge_objective(ObjectiveText("Be the first to call")).findings}


def test_the_form_is_preferred_to_the_text() -> None:
    fields = KeyResultFields(start=30, target=40, unit="%", due=date(2027, 3, 1), champion="Ana", data_source="till")
    verdict = judge_key_result(KeyResultText("Guests who return", fields=fields))
    assert not {f.name for f in verdict.findings} & {"no-baseline", "no-target", "no-deadline", "not-measurable"}


def test_a_baseline_or_a_milestone_needs_no_numbers() -> None:
    for fields in (KeyResultFields(kind="milestone"), KeyResultFields(kind="baseline")):
        names = {f.name for f in judge_key_result(KeyResultText("Know how many guests return", fields=fields)).findings}
        assert not names & {"no-baseline", "no-target"}


def test_the_json_of_a_verdict_follows_the_exchange_format() -> None:
    line = judge_key_result(KeyResultText("Launch the shop")).as_json("k1")
    assert list(line) == ["id", "kind", "class", "measurable", "score", "findings"]
    assert (line["id"], line["kind"], line["class"], line["measurable"]) == ("k1", "key_result", "output", "milestone")
    first = line["findings"][0]
    assert list(first) == ["name", "severity", "start", "end", "words", "message", "question", "frame"]
    assert (first["name"], first["start"], first["end"], first["words"]) == ("output-not-outcome", 0, 6, "Launch")
    json.dumps(line)
    objective = judge_objective(ObjectiveText("Launch the shop")).as_json("o1")
    assert list(objective) == ["id", "kind", "strength", "score", "findings"]


def test_the_output_finding_does_not_contradict_the_class() -> None:
    for text in ("Launch the shop", "Answer customers within 2 hours", "Hold 12 talks", "Guests return"):
        verdict = judge_key_result(KeyResultText(text))
        alarm = any(f.name == "output-not-outcome" for f in verdict.findings)
        assert not (alarm and verdict.outcome == "outcome")
        assert alarm or verdict.outcome != "output"


def test_a_text_in_another_language_is_not_judged() -> None:
    verdict = judge_key_result(KeyResultText("Umsatz um 20 % steigern"))
    assert [f.name for f in verdict.findings] == ["not-judged"]
    assert verdict.outcome == verdict.measurable == "unsure"
    fields = KeyResultFields(champion="")
    assert "no-champion" in {
        f.name for f in judge_key_result(KeyResultText("Umsatz um 20 % steigern", fields=fields)).findings
    }


@pytest.mark.parametrize(
    "text",
    [
        "Kunden gewinnen", "Wir wollen die Zahl der Kündigungen halbieren", "Fehlerquote unter 2 % bis Ende Juni",
        "Lancer le nouveau site", "Augmenter les ventes de 10 % d'ici fin juin", "Satisfaction des clients à 90 %",
        "Reducir los costes en un 10 %", "Aumentare le vendite del 20 %", "Aumentar as vendas em 20 %",
        "De omzet verhogen met 20 %", "Увеличить продажи на 20 %", "売上を20%増やす", "زيادة المبيعات",
        "提高客户满意度",
    ],
)  # fmt: skip
def test_other_languages_are_recognised(text: str) -> None:
    assert [f.name for f in judge_objective(ObjectiveText(text)).findings] == ["not-judged"]


@pytest.mark.parametrize(
    "text",
    [
        "NPS 50", "MRR from 10k to 20k", "Launch", "Win Müller and Société Générale as customers", "Open in München",
        "Die casting scrap below 2 %", "Naïve users finish the tour", "Résumé uploads from 20 to 60 a day",
        "SLA 99.9 %",
        "Churn", "Kubernetes", "Zendesk macros", "pour 400 cups a day", "On-time arrivals 95 %", "El Paso branch opens",
    ],
)  # fmt: skip
def test_english_fragments_are_judged(text: str) -> None:
    assert "not-judged" not in {f.name for f in judge_key_result(KeyResultText(text)).findings}


def test_the_glossary_excuses_the_organisations_own_words() -> None:
    plain = judge_objective(ObjectiveText("Make the QMX loved by every shop"))
    known = judge_objective(ObjectiveText("Make the QMX loved by every shop", glossary=frozenset({"qmx"})))
    assert "jargon" in {f.name for f in plain.findings}
    assert "jargon" not in {f.name for f in known.findings}


def test_a_frame_keeps_the_nouns_of_the_writer() -> None:
    given = KeyResultText("Launch the loyalty app", cycle=(date(2027, 1, 1), date(2027, 3, 31)))
    frame = judge_key_result(given).findings[0].frame
    assert "the loyalty app" in frame and "__" in frame and "31 Mar" in frame


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("KR1: Sell", 5), ("KR 1.2 - Sell", 9), ("Key result 3. Sell", 14),
        ("O: Sell", 3), ("- [ ] Sell", 6), ("2) Sell", 3),
        ("O-ring failures", 0), ("Goal-oriented talks", 0),
        ("O.R. waiting time", 0), ("3D glasses", 0), ("10 shops", 0),
    ],
)  # fmt: skip
def test_a_label_is_skipped_and_a_name_is_not(text: str, begins: int) -> None:
    assert tokenise(text).begin == begins
