"""The bench fails when a figure gets worse, but not when a target is not reached yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import ceilings
from bench.all import BENCHES, each_time
from bench.ceilings import MARGIN, Figures, ceiling, gathered, read, record
from bench.table import Row, Table

COMMAND = "python -m bench.store --short"
FSYNCS: Figures = {"step": 1.0, "runs": [2.0, 2.0]}
MEMORY: Figures = {"step": 0.05, "runs": [1.06, 1.08]}
STEADY: Figures = {"step": 0.0, "runs": [2.0, 2.0, 2.0]}
WILD: Figures = {"step": 0.0, "runs": [1.0, 1.5, 9.0, 2.0, 2.5]}


def finished(judged: float, figures: Figures, target: float | None = None) -> int:
    """The exit status of a bench with one row."""
    table = Table(COMMAND)
    table.add("one row", "measured", judged, target, step=figures["step"])
    return table.finish({COMMAND: {"one row": figures}})


def test_a_count_may_stay_the_same_but_not_increase() -> None:
    assert ceiling(FSYNCS) == 2
    assert finished(2, FSYNCS) == 0
    assert finished(3, FSYNCS) == 1
    assert ceiling(MEMORY) == pytest.approx(1.1)
    assert finished(1.09, MEMORY) == 0
    assert finished(1.11, MEMORY) == 1


def test_a_ratio_of_times_may_grow_by_the_spread_of_its_runs() -> None:
    assert ceiling(STEADY) == pytest.approx(2 * (1 + MARGIN))
    assert ceiling(WILD) == 4  # 2 is the median, 1 is the spread of the inner runs
    assert ceiling({"step": 0.0, "runs": [2.0, 2.0, 2.0, 90.0]}) == ceiling(STEADY), "one bad run opens the door to all"
    assert finished(2 * (1 + MARGIN) - 0.01, STEADY) == 0
    assert finished(2 * (1 + MARGIN) + 0.01, STEADY) == 1
    assert finished(float("nan"), STEADY) == 1


def test_without_runs_there_is_no_ceiling() -> None:
    with pytest.raises(ValueError, match=r"bench\.ceilings"):
        ceiling({"step": 0.0, "runs": []})


@pytest.mark.parametrize(
    ("judged", "verdict"), [(1.9, "ok"), (2.1, "over"), (2.6, "worse"), (float("nan"), "worse"), (None, "")]
)
def test_a_missed_target_is_over_and_a_worse_figure_fails(judged: float | None, verdict: str) -> None:
    assert Row("one row", "", judged, 2.0).verdict({"one row": STEADY}) == verdict


def test_a_worse_figure_fails_although_it_is_below_its_target() -> None:
    assert Row("one row", "", 2.6, 10.0).verdict({"one row": STEADY}) == "worse"
    assert Row("one row", "", 2.6).verdict({"one row": STEADY}) == "worse"


def test_a_missed_target_is_printed_and_does_not_fail(capsys: pytest.CaptureFixture[str]) -> None:
    assert finished(2.1, STEADY, target=1.0) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("over")


def test_a_worse_figure_is_reported_by_the_name_of_its_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert finished(2.6, STEADY) == 1
    assert capsys.readouterr().err == "Worse than it was: one row\n"


def test_a_figure_without_a_ceiling_fails_if_other_ceilings_exist(capsys: pytest.CaptureFixture[str]) -> None:
    table = Table(COMMAND)
    table.add("a new row", "measured", 1.0, 2.0)
    assert table.finish({}) == 0
    assert table.finish({COMMAND: {"another row": STEADY}}) == 1
    assert "a new row" in capsys.readouterr().err


def test_a_run_without_ceilings_fails_only_far_from_its_target() -> None:
    verdicts = [Row("one row", "", judged, 2.0).verdict(None) for judged in (1.0, 3.9, 4.1, float("nan"))]
    assert verdicts == ["ok", "over", "far off", "far off"]
    assert Row("one row", "", 99.0).verdict(None) == ""


def test_recorded_runs_are_gathered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "figures"
    monkeypatch.setenv(ceilings.RECORD, str(file))
    for figure in (1.0, 1.5):
        record(COMMAND, [("one row", 0.0, figure), ("fsyncs", 1.0, 2.0)])
    monkeypatch.delenv(ceilings.RECORD)
    record(COMMAND, [("one row", 0.0, 9.0)])  # recording is off
    lines = file.read_text(encoding="utf-8").splitlines()
    assert gathered(lines) == {
        COMMAND: {"one row": {"step": 0.0, "runs": [1.0, 1.5]}, "fsyncs": {"step": 1.0, "runs": [2.0, 2.0]}}
    }


def test_a_missing_measurement_is_refused() -> None:
    with pytest.raises(ValueError, match="one row"):
        gathered([f'["{COMMAND}", "one row", 0.0, NaN]'])


@pytest.mark.parametrize(
    ("found", "fails"), [([False], False), ([True, False], False), ([True, True, False], False), ([True] * 3, True)]
)
def test_a_worse_figure_is_measured_again_and_fails_if_it_stays_worse(found: list[bool], fails: bool) -> None:
    tries = iter(found)
    assert each_time(lambda: next(tries)) is fails
    assert list(tries) == []


def test_ceilings_belong_to_existing_benches_and_come_from_ten_runs() -> None:
    kept = read()
    assert set(kept) <= {f"python -m bench.{name} --short" for name in BENCHES}
    for command, rows in kept.items():
        assert rows, command
        for what, figures in rows.items():
            assert len(figures["runs"]) >= 10, f"{command}: {what}"
            assert ceiling(figures) > 0 or figures["step"]
