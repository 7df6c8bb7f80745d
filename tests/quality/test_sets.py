"""Sets: findings that appear only when statements are compared."""

from __future__ import annotations

from tuiokr.model.limits import SetLimits
from tuiokr.quality import SetKeyResult, SetObjective, judge_key_result, judge_set, set_score
from tuiokr.quality.statement import KeyResultText


def names(*objectives: SetObjective, level: int | None = None) -> set[str]:
    """Return the names of the findings."""
    return {finding.name for finding in judge_set(objectives, level=level)}


def test_a_good_set_has_no_findings() -> None:
    key_results = (
        SetKeyResult("k1", "Returning guests from 20 % to 35 %", "Ana"),
        SetKeyResult("k2", "Rating of the breakfast from 3.9 to 4.5", "Li"),
        SetKeyResult("k3", "First visits a week from 40 to 90", "Li"),
    )
    assert names(SetObjective("o1", "Be a home away from home", key_results)) == set()


def test_limits_can_be_set() -> None:
    objectives = tuple(
        SetObjective(f"o{i}", f"Title {word}") for i, word in enumerate(("north", "south", "east", "west"))
    )
    assert "too-many-objectives" in names(*objectives)
    assert "too-many-objectives" not in names(*objectives, level=1)
    found = judge_set(objectives, limits=SetLimits(objectives=4, fewest_key_results=0))
    assert found == ()


def test_an_empty_set_has_no_findings() -> None:
    assert judge_set(()) == ()
    assert set_score(()) == 0


def test_a_large_set_is_judged() -> None:
    key_results = tuple(
        SetKeyResult(f"k{i}", f"Raise the share of guests in house {i} from 10 % to 20 %") for i in range(300)
    )
    found = judge_set((SetObjective("o1", "Fill every house", key_results),))
    assert {"too-many-key-results", "repeats-itself"} <= {f.name for f in found}


def test_the_score_of_a_set_decreases_with_its_findings() -> None:
    verdicts = [judge_key_result(KeyResultText(t)) for t in ("Returning guests from 20 % to 35 %", "NPS from 30 to 50")]
    twice = (SetKeyResult("k1", "Returning guests to 35 %"), SetKeyResult("k2", "Returning guests to 30 %"))
    found = judge_set((SetObjective("o1", "Be a home", twice),))
    assert set_score(verdicts, found) < set_score(verdicts)


def test_a_finding_about_a_set_says_which_objectives_it_is_about() -> None:
    line = judge_set((SetObjective("o1", "Be a home"),))[0].as_json()
    assert line["about"] == ["o1"] and line["name"] == "too-few-key-results"
