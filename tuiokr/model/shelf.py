"""A frozen mapping whose values are read when they are first asked for, and what is known of them before that.

Whoever opens ten thousand teams looks at a screenful of them. So the values of a workspace stand on shelves: a single
one is read alone, all of them are read in one go when they are gone through, and *tags* say which ones to ask for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, ItemsView, Iterator, Mapping, ValuesView
from types import MappingProxyType
from typing import Any, Generic, Protocol, TypeVar

K = TypeVar("K")
V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)

Tag = tuple[str, str]
"""(cycle id, word): `of <team>` or `open` of a workshop, `upper <team>` of a tie-off, `placed` of a team's OKRs."""


class Source(Protocol[K, V_co]):
    """Where the values of a shelf come from. It remembers what it gave: the same key gives the same value."""

    def get(self, key: K) -> V_co | None:
        """One value, None if there is none, or none that can be read."""
        ...

    def fill(self) -> Mapping[K, V_co | None]:
        """All values there are."""
        ...

    def tagged(self, tag: Tag) -> Collection[K]:
        """The keys with a tag; may name some too many, never too few."""
        ...


class Shelf(Mapping[K, V], Generic[K, V]):
    """What a source has, with some values put over it. Going through it, or counting it, reads everything."""

    __slots__ = ("_over", "_source", "_tags")

    def __init__(
        self, source: Source[K, V], tags: Callable[[V], Collection[Tag]], over: Mapping[K, V | None] | None = None
    ) -> None:
        """`tags` gives those of one value; None in `over` takes a value away."""
        self._source = source
        self._tags = tags
        self._over: Mapping[K, V | None] = over or {}

    def __getitem__(self, key: K) -> V:
        value = self._over[key] if key in self._over else self._source.get(key)
        if value is None:
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[K]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def items(self) -> ItemsView[K, V]:
        return self._all().items()

    def values(self) -> ValuesView[V]:
        return self._all().values()

    def __repr__(self) -> str:
        return f"Shelf({self._all()!r})"

    def but(self, news: Mapping[K, V | None]) -> Shelf[K, V]:
        """This shelf with other values; None takes one away."""
        return Shelf(self._source, self._tags, {**self._over, **news})

    def tagged(self, tag: Tag) -> list[K]:
        """The keys whose values have a tag. Raises nothing: what cannot be read has none."""
        found = [key for key in self._source.tagged(tag) if key not in self._over]
        found += [key for key, value in self._over.items() if value is not None]
        return [key for key in found if (value := self.get(key)) is not None and tag in self._tags(value)]

    def differing(self, other: Shelf[K, V]) -> Collection[K] | None:
        """The keys that may have another value in `other`; None when the two have nothing in common."""
        if self._source is not other._source:
            return None
        return [
            key
            for key in {**self._over, **other._over}
            if not (key in self._over and key in other._over and self._over[key] is other._over[key])
        ]

    def _all(self) -> dict[K, V]:
        return {key: one for key, one in {**self._source.fill(), **self._over}.items() if one is not None}


def put(mapping: Mapping[K, V], news: Mapping[K, V | None]) -> Mapping[K, V]:
    """`mapping` with what `news` says, as frozen as before; None there takes a value away."""
    if isinstance(mapping, Shelf):
        return mapping.but(news)
    merged: dict[K, V | None] = {**mapping, **news}
    return MappingProxyType({key: value for key, value in merged.items() if value is not None})


def differing(old: Mapping[K, Any], new: Mapping[K, Any]) -> Collection[K]:
    """The keys whose values may differ."""
    if old is new:
        return ()
    if isinstance(old, Shelf) and isinstance(new, Shelf) and (found := old.differing(new)) is not None:
        return found
    return list({**old, **new})


def tagged(mapping: Mapping[K, V], tag: Tag, tags: Callable[[V], Collection[Tag]]) -> list[V]:
    """The values with a tag, by their keys in the order of the mapping; `tags` gives those of one value."""
    if isinstance(mapping, Shelf):
        return [mapping[key] for key in mapping.tagged(tag)]
    return [value for value in mapping.values() if tag in tags(value)]
