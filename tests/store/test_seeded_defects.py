"""The proofs find every seeded defect; a proof that stops finding one fails here."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.store.cuts import QUICK, Cuts, Tally, dry_run
from tests.store.defects import DEFECTS, Defect
from tests.store.faults import FAULTS, FaultDisk, Faults
from tests.store.saves import Found, Way
from tests.store.test_machine import TwoPrograms
from tuiokr.store.folder_store import FileStore

pytestmark = pytest.mark.proof

GIVEN = {
    "no sync of files",
    "no sync of folders",
    "several files without a plan",
    "the way TinyDB's JSONStorage writes",
    "a snapshot named before it is whole",
    "a snapshot named before its content is synced",
    "a layout brought along file by file",
    "no snapshot before a layout",
}


def shortest_first(defect: Defect) -> list[Way]:
    return sorted(defect.ways(), key=lambda way: len(way.steps))


def named(defect: Defect) -> str:
    return defect.name


@pytest.mark.parametrize("defect", [one for one in DEFECTS if one.proof in ("cuts", "stops")], ids=named)
def test_the_power_cuts_find_each_defect(defect: Defect) -> None:
    cuts = Cuts(QUICK, defect.program(), Tally(), defect.kinds)
    with pytest.raises(Found) as caught:
        for way in shortest_first(defect):
            if defect.proof == "cuts":
                cuts.go(way)
            else:
                at = 1
                while cuts.go_after_a_stop(way, at):
                    at += 1
    assert caught.value.what in defect.kinds


@pytest.mark.parametrize("defect", [one for one in DEFECTS if one.proof == "faults"], ids=named)
def test_the_faults_find_each_defect(defect: Defect) -> None:
    disk = defect.disk if issubclass(defect.disk, FaultDisk) else FaultDisk
    faults = Faults(len(FAULTS), disk, defect.store)
    for way in shortest_first(defect):
        faults.go(way)
        if {found.what for found in faults.found} & defect.kinds:
            break
    assert {found.what for found in faults.found} & defect.kinds, faults.found[:1]


@pytest.mark.parametrize("defect", [one for one in DEFECTS if one.proof == "machine"], ids=named)
def test_the_two_programs_find_each_defect(defect: Defect) -> None:
    class Defective(TwoPrograms):
        def make_disk(self) -> FaultDisk:
            disk = defect.disk() if issubclass(defect.disk, FaultDisk) else FaultDisk()
            disk.fill({"disk": {}})
            return disk

        def open(self) -> FileStore:
            return defect.store(self.disk)

    with pytest.raises(AssertionError):
        run_state_machine_as_test(
            Defective,
            settings=settings(
                max_examples=500,
                stateful_step_count=30,
                deadline=None,
                derandomize=True,
                database=None,
                phases=(Phase.generate,),
                suppress_health_check=list(HealthCheck),
            ),
        )


def test_the_list_contains_the_required_defects() -> None:
    assert {one.name for one in DEFECTS} >= GIVEN


@pytest.mark.parametrize("defect", DEFECTS, ids=named)
def test_a_defective_store_works_if_nothing_fails(defect: Defect) -> None:
    """Otherwise it would be found for another reason than its defect."""
    if defect.proof in ("cuts", "stops"):
        way = defect.ways()[0]
        sights, _ = dry_run(way, defect.program())
        assert len(sights) == len(way.steps) + 1
