"""The organisation's own words and its choice of checks: in the rules, in the app, saved in the workspace."""

from __future__ import annotations

import pytest

from tests.usecases.office import fill_in, objective, open_desk
from tuiokr.model.okr import KeyResult
from tuiokr.model.workspace import Organisation
from tuiokr.quality import KeyResultText, ObjectiveText, judge_key_result, judge_objective
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.check_choice import CheckChoice, glossary, of_house, terms, unknown_in
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.setup import WrongInput

TEAM = "payments"


def named(text: str, *words: str) -> set[str]:
    """Names of the findings about an objective in an organisation with these words."""
    return {one.name for one in judge_objective(ObjectiveText(text, glossary=glossary(words))).findings}


def names_of(desk: Desk, key: KeyResult) -> set[str]:
    return {one.name for one in desk.checks.key_result(key, "").open}


@pytest.fixture
def desk() -> Desk:
    desk = open_desk(MemoryStore())
    fill_in(desk)
    return desk


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Make the QMX loved by every shop", "QMX"),
        ("Make the QMX loved by every shop", "qmx"),
        ("Make QMX Pro loved by every shop", "QMX Pro"),
        ("Make our QMXs loved by every shop", "QMX"),
        ("Make best practice easy to find for nurses", "best practice"),
    ],
)
def test_words_of_the_glossary_are_not_jargon(text: str, word: str) -> None:
    assert "jargon" in named(text)
    assert "jargon" not in named(text, word)


def test_a_word_of_the_glossary_excuses_no_other_word() -> None:
    assert "jargon" in named("Make the QMXT loved by every shop", "QMX")
    assert "jargon" in named("Leverage the QMX for every shop", "QMX")


def test_a_number_in_the_name_of_a_product_is_not_a_metric() -> None:
    assert "metric-in-objective" in named("Make Lumo with 360 stations loved by every shop")
    assert "metric-in-objective" not in named("Make Lumo 360 loved by every shop", "Lumo 360")
    given = KeyResultText("Move the crew to Lumo 360", glossary=glossary(["Lumo 360"]))
    assert judge_key_result(given).measurable != "yes"
    counted = KeyResultText("Crews on Lumo 360 from 3 to 9", glossary=glossary(["Lumo 360"]))
    assert judge_key_result(counted).measurable == "yes"


def test_a_foreign_name_does_not_make_a_foreign_sentence() -> None:
    text = "Kundenzufriedenheit für Mitglieder loved"
    assert "not-judged" in named(text)
    assert "not-judged" not in named(text, "Kundenzufriedenheit für Mitglieder")


def test_the_glossary_has_one_term_per_line() -> None:
    assert terms("\ufeffQMX\n\n# products\n  Lumo   360 \nQMX\n") == ("QMX", "Lumo 360")


# ---- choosing


def test_a_choice_of_checks_is_added_to_that_of_the_organisation() -> None:
    house = CheckChoice(("no-",), ("jargon",))
    assert CheckChoice().over(house) == house
    assert CheckChoice(("jargon",)).over(house) == CheckChoice(("jargon",), ())
    assert CheckChoice((), ("too-long",)).over(house) == CheckChoice(("no-",), ("too-long", "jargon"))


def test_an_unknown_check_in_the_workspace_disables_nothing() -> None:
    organisation = Organisation(select=("no-such-check", ""), ignore=("jragon",))
    assert of_house(organisation) == CheckChoice()
    assert unknown_in(organisation) == ("no-such-check", "", "jragon")


# ---- in the app


def test_the_glossary_of_the_workspace_takes_effect_at_once(desk: Desk) -> None:
    goal = objective(desk, TEAM, "Make the QMX loved by every shop")
    thing = desk.draft.okrs(TEAM).objective(goal)
    assert thing is not None
    assert "jargon" in {one.name for one in desk.checks.objective(thing).open}
    assert desk.setup.set_glossary("QMX\nLumo\n") == ("QMX", "Lumo")
    assert "jargon" not in {one.name for one in desk.checks.objective(thing).open}
    assert desk.session.undo()
    assert "jargon" in {one.name for one in desk.checks.objective(thing).open}


def test_a_disabled_check_is_silent_and_costs_nothing(desk: Desk) -> None:
    goal = objective(desk, TEAM, "Make paying with us feel effortless", "Completion from 71 % to 85 %")
    (key,) = desk.draft.okrs(TEAM).of(goal)
    before = desk.checks.key_result(key, "")
    assert {"no-champion", "no-data-source"} <= {one.name for one in before.open}
    desk.setup.set_checks(ignore="no-champion, no-data")
    after = desk.checks.key_result(key, "")
    assert not {"no-champion", "no-data-source"} & names_of(desk, key)
    assert after.verdict.score > before.verdict.score
    assert not any("no-champion" in line for line in after.explained)
    desk.setup.set_checks(select="no-deadline")
    assert names_of(desk, key) <= {"no-deadline"}
    assert desk.checks.whole(desk.draft.okrs(TEAM)) == ()
    with pytest.raises(WrongInput, match="no-deadline"):
        desk.setup.set_checks(select="no-deadlin_")


def test_the_glossary_and_the_choice_of_checks_are_saved(desk: Desk) -> None:
    desk.setup.set_glossary("QMX")
    desk.setup.set_checks(select="no-", ignore="no-why")
    desk.setup.rename("Southwind")
    assert desk.session.close()
    kept = open_desk(desk.session.store).session.workspace.organisation
    assert (kept.name, kept.glossary, kept.select, kept.ignore) == ("Southwind", ("QMX",), ("no-",), ("no-why",))
