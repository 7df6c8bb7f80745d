from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

import pytest

from tuiokr.model.shelf import Shelf, Tag, differing, put, tagged


class Drawer:
    """Three values, and a record of what was read."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {"a": "alpha", "b": "beta", "c": "gamma"}
        self.read: list[str] = []

    def get(self, key: str) -> str | None:
        self.read.append(key)
        return self.values.get(key)

    def fill(self) -> Mapping[str, str | None]:
        self.read.append("all")
        return self.values

    def tagged(self, tag: Tag) -> Collection[str]:
        return [key for key, value in self.values.items() if tag in tags(value)]


def tags(value: str) -> tuple[Tag, ...]:
    return (("length", str(len(value))),)


FIVE, FOUR = ("length", "5"), ("length", "4")


def test_one_value_is_read_alone_and_all_values_at_once() -> None:
    drawer = Drawer()
    shelf = Shelf(drawer, tags)
    assert shelf["b"] == "beta"
    assert drawer.read == ["b"]
    assert shelf == drawer.values
    assert len(shelf) == 3
    assert set(drawer.read[1:]) == {"all"}


def test_a_missing_key_raises_an_error() -> None:
    shelf = Shelf(Drawer(), tags)
    with pytest.raises(KeyError):
        shelf["z"]
    assert "z" not in shelf
    assert shelf.get("z") is None


def test_a_put_value_hides_the_read_one_and_the_old_shelf_stays() -> None:
    drawer = Drawer()
    old = Shelf(drawer, tags)
    new = put(put(old, {"a": "aleph", "d": "dalet"}), {"b": None})
    assert drawer.read == []
    assert new == {"a": "aleph", "c": "gamma", "d": "dalet"}
    assert "b" not in new
    assert old == {"a": "alpha", "b": "beta", "c": "gamma"}


def test_tags_follow_the_current_values() -> None:
    old: Mapping[str, str] = Shelf(Drawer(), tags)
    assert tagged(old, FIVE, tags) == ["alpha", "gamma"]
    new = put(old, {"a": "four", "c": None, "d": "delta"})
    assert tagged(new, FIVE, tags) == ["delta"]
    assert sorted(tagged(new, FOUR, tags)) == ["beta", "four"]
    assert tagged(old, FIVE, tags) == ["alpha", "gamma"]


def test_only_put_values_can_differ() -> None:
    drawer = Drawer()
    old = Shelf(drawer, tags)
    new = put(put(old, {"a": "aleph"}), {"b": "bet"})
    assert sorted(differing(old, new)) == ["a", "b"]
    assert sorted(differing(new, put(new, {"b": "beth"}))) == ["b"]
    assert differing(new, new) == ()
    assert drawer.read == []
    assert sorted(differing(old, Shelf(Drawer(), tags))) == ["a", "b", "c"]


def test_a_plain_mapping_behaves_the_same() -> None:
    old: Mapping[str, str] = MappingProxyType({"a": "alpha", "b": "beta"})
    new = put(old, {"a": None, "c": "gamma"})
    assert new == {"b": "beta", "c": "gamma"}
    assert tagged(new, FIVE, tags) == ["gamma"]
    assert sorted(differing(old, new)) == ["a", "b", "c"]
