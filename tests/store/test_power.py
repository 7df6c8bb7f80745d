"""The power is cut at every single call to the disk, and everything acknowledged survives."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.store.cuts import QUICK, Cuts, Program, Tally, dry_run, fingerprint
from tests.store.power_disk import PowerDisk, Step, images, remains, selections, subsets
from tests.store.saves import A, C, Way, date, from_memory, make_disk, make_store, tended
from tests.store.ways import COMMITS, KINDS, bringing_along, putting_back, quick, saving, tending, ways
from tuiokr.store import codec
from tuiokr.store.protocol import Edit

pytestmark = pytest.mark.proof

EVERY = 11
"""In the quick share, a process is stopped at every so many calls."""

WAYS = ways()


def named(way: Way) -> str:
    return way.name


@pytest.mark.parametrize(
    ("kind", "least"), [(saving, 4000), (tending, 200), (putting_back, 100), (bringing_along, 150)], ids=KINDS
)
def test_a_power_cut_at_every_point_of_every_way_loses_nothing(kind: Callable[[], list[Way]], least: int) -> None:
    cuts = Cuts(QUICK, Program(), Tally())
    for way in quick(kind):
        cuts.go(way)
    assert not cuts.tally.found, f"{len(cuts.tally.found)} findings, the first: {cuts.tally.found[0]}"
    assert len(cuts.tally.images) >= least


@pytest.mark.parametrize(
    ("kind", "least"), [(saving, 2000), (tending, 500), (putting_back, 200), (bringing_along, 500)], ids=KINDS
)
def test_a_power_cut_after_a_stopped_process_loses_nothing(kind: Callable[[], list[Way]], least: int) -> None:
    cuts = Cuts(QUICK, Program(), Tally())
    for way in quick(kind):
        at = 1
        while cuts.go_after_a_stop(way, at):
            at += EVERY
    assert not cuts.tally.found, f"{len(cuts.tally.found)} findings, the first: {cuts.tally.found[0]}"
    assert len(cuts.tally.images) >= least


def test_the_ways_end_with_the_same_documents_as_the_store_in_memory() -> None:
    sights, _ = dry_run(WAYS[0], Program())
    assert [sight.documents for sight in sights] == from_memory(COMMITS)


@pytest.mark.parametrize("way", ways(full=True), ids=named)
def test_every_way_reaches_its_end_and_keeps_the_bytes_that_must_be_kept(way: Way) -> None:
    sights, _ = dry_run(way, Program())
    assert len(sights) == len(way.steps) + 1
    assert {sight.kept for sight in sights} <= ({"in place", "aside"} if way.kept else {"none"})
    if way.name.startswith("a plan"):
        assert b'"n":77' in sights[0].documents  # a plan counts as soon as it exists
        assert sights[1].kept == "aside"
    if "snapshot" in way.name and "older" not in way.name:
        assert date() in codec.value(sights[1].snapshots)
    if "set aside" in way.name:
        assert [sight.kept for sight in sights] == ["in place", "aside", "aside"]


@pytest.mark.parametrize("way", ways(full=True), ids=named)
def test_a_snapshot_is_the_workspace_at_the_time_when_it_was_made(way: Way) -> None:
    sights, _ = dry_run(way, Program())
    for before, after in pairwise(sights):
        made = codec.value(after.snapshots).keys() - codec.value(before.snapshots)
        if date() in made:
            assert after == tended(way, before)
        if before.older and not after.older:
            assert codec.value(after.snapshots)[f"{date()}.layout-1"] == codec.value(before.older)


def test_a_save_of_one_file_syncs_twice() -> None:
    disk = make_disk({"disk": {}})
    store = make_store(disk)
    store.commit([Edit(A, {"n": 1}, None)])
    for key in (A, C):  # an existing file, and a new one beside it
        disk.calls.clear()
        store.commit([Edit(key, {"n": 2}, None)])
        assert [call for call in disk.calls if "sync" in call] == ["fsync", "fsync_dir"]
        assert disk.calls.index("fsync") < disk.calls.index("replace", 1) < disk.calls.index("fsync_dir")


def test_a_workspace_below_folders_of_a_stopped_process_survives_a_power_cut() -> None:
    """Folders above the root that a stopped process made are not assumed to be durable."""
    disk = make_disk({"disk": {}})
    disk.mkdir("/disk/new")
    make_store(disk).commit([Edit(A, {"n": 1}, None)])
    for image in images(disk, 64):
        assert make_store(make_disk(image)).load(A.file) == {"team": {"this": {"n": 1, "rev": 1}}}


class TestTheDisk:
    """The model itself: what it keeps and what it may lose."""

    def disk(self) -> PowerDisk:
        return make_disk({"a": {"old": b"old"}, "b": {}})

    def left(self, disk: PowerDisk) -> list[object]:
        found = list(images(disk, 1000))
        return list({fingerprint(image): image for image in found}.values())

    def test_synced_bytes_and_names_are_kept(self) -> None:
        disk = self.disk()
        handle = disk.create("/a/new", 0o600)
        disk.write(handle, b"new")
        disk.fsync(handle)
        disk.fsync_dir("/a")
        assert self.left(disk) == [{"a": {"old": b"old", "new": b"new"}, "b": {}}]

    def test_unsynced_names_may_be_lost_and_unsynced_bytes_may_be_anything(self) -> None:
        disk = self.disk()
        handle = disk.create("/a/new", 0o600)
        disk.write(handle, b"abcd")
        found = self.left(disk)
        assert {"a": {"old": b"old"}, "b": {}} in found
        for rest in (b"", b"a", b"ab", b"abc", b"abcd", bytes(4), b"ab\0\0", b"abc\0", b"\0\0cd"):
            assert {"a": {"old": b"old", "new": rest}, "b": {}} in found
        assert len(found) == 10

    def test_a_rename_is_all_or_nothing_and_may_reach_the_medium_before_the_bytes(self) -> None:
        disk = self.disk()
        handle = disk.create("/a/temp", 0o600)
        disk.write(handle, b"n")
        disk.replace("/a/temp", "/a/old")
        found = self.left(disk)
        for inside in ({"old": b"old"}, {"old": b""}, {"old": b"\0"}, {"old": b"n"}, {"old": b"old", "temp": b"n"}):
            assert {"a": inside, "b": {}} in found

    def test_a_file_that_moves_between_folders_is_always_in_one_of_them(self) -> None:
        disk = self.disk()
        disk.replace("/a/old", "/b/new")
        one, both, other = (
            {"a": {"old": b"old"}, "b": {}},
            {"a": {"old": b"old"}, "b": {"new": b"old"}},
            {
                "a": {},
                "b": {"new": b"old"},
            },
        )
        assert sorted(map(str, self.left(disk))) == sorted(map(str, [one, both, other]))
        disk.fsync_dir("/a")
        assert self.left(disk) == [other]

    def test_after_a_failed_sync_the_bytes_never_reach_the_medium(self) -> None:
        disk = self.disk()
        handle = disk.create("/a/new", 0o600)
        disk.write(handle, b"new")
        disk.failure, disk.fail_at = OSError(5, "Input/output error"), len(disk.calls) + 1
        with pytest.raises(OSError, match="Input"):
            disk.fsync(handle)
        assert not disk.retried
        disk.fsync(handle)
        disk.sync()
        assert disk.retried
        assert {"a": {"old": b"old", "new": b""}, "b": {}} in self.left(disk)

    def test_few_steps_give_every_subset_and_many_steps_give_a_selection(self) -> None:
        folder = make_disk({}).root
        steps = [Step(folder, {str(number): None}) for number in range(6)]
        assert len(subsets(steps[:3])) == 8
        many = subsets(steps)
        assert many[0] == ()
        assert many[-1] == tuple(steps)
        assert all(tuple(steps[:at]) in many and (steps[at],) in many for at in range(6))
        assert len(set(many)) == len(many)

    def test_few_choices_give_all_combinations_and_many_give_each_choice_twice(self) -> None:
        assert len(list(selections(["ab", "cde"], 6))) == 6
        some = list(selections(["ab", "cde", "fg"], 6))
        assert {(one, two) for one, two, _ in some} == {(one, two) for one in "ab" for two in "cde"}
        assert {"f", "g"} == {three for _, _, three in some}

    def test_an_append_keeps_synced_bytes_and_an_overwrite_may_be_half_done(self) -> None:
        assert all(rest.startswith(b"safe") for rest in remains(b"safe", b"safe and more"))
        assert {b"before", b"afrest", b"after!"} & set(remains(b"before", b"after!")) == {b"before", b"after!"}
        assert b"aftore" in remains(b"before", b"after!")
