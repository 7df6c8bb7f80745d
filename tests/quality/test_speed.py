"""Cheap enough to run on every key: generous ceilings, because the machine is shared."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

from tuiokr.quality import KeyResultText, ObjectiveText
from tuiokr.quality.judge import judge_key_result, judge_objective
from tuiokr.quality.waived import Waiver, hold

TYPICAL = "Reduce the share of late deliveries in the northern region from 12 % to 5 % by 31 March"


def best_of(work: Callable[[int], object], rounds: int = 5, each: int = 40) -> float:
    """Return the shortest mean time of one call, in milliseconds."""
    times = []
    for r in range(rounds):
        begin = time.perf_counter()
        for i in range(each):
            work(r * each + i)
        times.append((time.perf_counter() - begin) / each)
    return min(times) * 1000


def test_a_key_result() -> None:
    judge_key_result(KeyResultText(TYPICAL))
    assert best_of(lambda i: judge_key_result(KeyResultText(f"{TYPICAL} {i}"))) < 3


def test_an_objective() -> None:
    judge_objective(ObjectiveText("Be the clinic that parents recommend"))
    assert best_of(lambda i: judge_objective(ObjectiveText(f"Be the clinic that parents of house {i} recommend"))) < 3


def test_time_grows_with_the_length_and_no_faster() -> None:
    def text(times: int) -> Callable[[int], object]:
        return lambda i: judge_key_result(KeyResultText(f"{i} " + TYPICAL * times))

    short, long = best_of(text(2), each=10), best_of(text(16), each=10)
    assert long < 24 * short


def test_hostile_texts_stay_cheap() -> None:
    for piece in ("qwertzuiopas ", "a-", "1,", "1 000 ", "((", "from 1 to ", "and by ", "—", "x%", "__", "of the "):
        assert best_of(lambda i, p=piece: judge_key_result(KeyResultText(f"{i}" + p * 5_000)), 2, 2) < 150  # type: ignore[misc]


def test_importing_the_package_loads_next_to_nothing() -> None:
    code = "import sys, tuiokr.quality; print('\\n'.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not [
        m for m in loaded if m.startswith(("pydantic", "textual", "tuiokr.quality.rules", "tuiokr.quality.lexicon"))
    ]


def test_five_hundred_characters_take_five_milliseconds() -> None:
    text = (TYPICAL + " and raise the share of calm rides, measured by the survey, ") * 4
    assert len(text) >= 500
    assert best_of(lambda i: judge_key_result(KeyResultText(f"{i} {text}"[:500])), rounds=8, each=25) < 5
    assert best_of(lambda i: judge_objective(ObjectiveText(f"{i} {text}"[:500])), rounds=8, each=25) < 5


def test_a_glossary_and_waivers_cost_little() -> None:
    words = frozenset(f"word{i} pro" for i in range(300))
    waivers = tuple(Waiver(name) for name in ("output-not-outcome", "no-deadline", "vague-words"))

    def judge(i: int) -> object:
        text = f"{TYPICAL} {i}"
        return hold(text, judge_key_result(KeyResultText(text, glossary=words)).findings, waivers)

    assert best_of(judge) < 5
