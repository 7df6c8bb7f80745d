"""A frozen mapping that reads each value when it is first used, with tags that are known before that.

A person who opens ten thousand teams looks at one screen of them. So a workspace keeps its values on shelves: a single
value is read alone, an iteration reads all values at once, and *tags* say which values to read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, ItemsView, Iterator, Mapping, ValuesView
from types import MappingProxyType
from typing import Any, Generic, Protocol, TypeVar

K = TypeVar("K")
V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)

Tag = tuple[str, str]
"""(cycle id, word): `of <team>`, `open`, `parked` of a workshop, `upper <team>` of a tie-off, `placed` of OKRs."""


class Source(Protocol[K, V_co]):
    """Where the values of a shelf come from. It caches them: the same key gives the same value."""

    def get(self, key: K) -> V_co | None:
        """Return one value; None when there is none or it cannot be read."""
        ...

    def fill(self) -> Mapping[K, V_co | None]:
        """Return all values."""
        ...

    def tagged(self, tag: Tag) -> Collection[K]:
        """Return the keys with a tag; there may be too many keys, never too few."""
        ...


class Shelf(Mapping[K, V], Generic[K, V]):
    """The values of a source, some of them replaced. Iterating or counting reads everything."""

    __slots__ = ("_over", "_source", "_tags")

    def __init__(
        self, source: Source[K, V], tags: Callable[[V], Collection[Tag]], over: Mapping[K, V | None] | None = None
    ) -> None:
        """Create a shelf. `tags` gives the tags of one value; None in `over` removes a value."""
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
        """Return this shelf with other values; None removes a value."""
        return Shelf(self._source, self._tags, {**self._over, **news})

    def tagged(self, tag: Tag) -> list[K]:
        """The keys whose values have a tag. A value that cannot be read has no tag; nothing is raised."""
        found = [key for key in self._source.tagged(tag) if key not in self._over]
        found += [key for key, value in self._over.items() if value is not None]
        return [key for key in found if (value := self.get(key)) is not None and tag in self._tags(value)]

    def differing(self, other: Shelf[K, V]) -> Collection[K] | None:
        """The keys that may have another value in `other`; None when the two have different sources."""
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
    """Return `mapping` with the values of `news`, also frozen; None in `news` removes a value."""
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
    """The values with a tag, in the order of the mapping; `tags` gives the tags of one value."""
    if isinstance(mapping, Shelf):
        return [mapping[key] for key in mapping.tagged(tag)]
    return [value for value in mapping.values() if tag in tags(value)]
