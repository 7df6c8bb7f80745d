"""What is loaded when, and texts that nobody writes. The speed of judging is measured in bench/checks and growth."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tuiokr.quality import KeyResultText
from tuiokr.quality.judgement import judge_key_result


def test_importing_the_package_loads_next_to_nothing() -> None:
    code = "import sys, tuiokr.quality; print('\\n'.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not [
        m for m in loaded if m.startswith(("pydantic", "textual", "tuiokr.quality.rules", "tuiokr.quality.lexicon"))
    ]


@pytest.mark.parametrize(
    "piece", ["qwertzuiopas ", "a-", "1,", "1 000 ", "((", "from 1 to ", "and by ", "—", "x%", "__", "of the "]
)
def test_hostile_texts_are_judged(piece: str) -> None:
    verdict = judge_key_result(KeyResultText(piece * 5_000))
    assert 0 <= verdict.score <= 100
    assert verdict.findings or verdict.settles
