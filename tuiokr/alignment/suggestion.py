"""Possible parents of a lower objective, ranked, each with its reasons in words. Nothing is linked automatically.

Context counts more than text: the owner of the candidate, the team's other links and the candidate's other children
say more than similar words alone. A title is compared with each single statement of a candidate, because a whole
objective with its key results is about too many things to be like anything; so is each key result of the lower one.
`bench.parents` measures the weights.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tuiokr.alignment.likeness import LikenessIndex, fold

OWNED_ABOVE = 1.0
SHARE = 0.25
SIBLINGS = 0.9
TITLE, KEY_RESULT, OWN_KEY_RESULTS = 1.0, 0.5, 0.5
"""Weights of the likeness of the title with the candidate's title, and with the nearest of its key results, and of the
mean likeness of the lower key results with whatever is nearest to each."""
COPIED = 0.85
"""Two statements with at least this likeness say the same: a copied or shared goal."""
NOTICED = 0.12
"""Below this likeness common words are chance and are not given as a reason."""
SHOWN = 3
HIGHEST = 5.05
"""Highest possible score of a suggestion."""
MOST_WORDS = 3
"""Highest number of common words that a reason names."""
_STEM = 5
"""Two words with this many equal first letters have the same stem."""
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class LinkEnd:
    """The words of an objective with its key results."""

    id: str
    team: str
    label: str
    """Its label for people: `Payments O1`."""
    title: str
    key_results: tuple[tuple[str, str], ...] = ()
    """(id, statement) of each."""
    key_labels: tuple[str, ...] = ()
    """The labels of the key results, in order."""

    @property
    def ids(self) -> tuple[str, ...]:
        """Its own id, then those of its key results."""
        return (self.id, *(key for key, _ in self.key_results))

    @property
    def texts(self) -> dict[str, str]:
        """Id → words of the objective and its key results."""
        return {self.id: self.title, **dict(self.key_results)}

    @cached_property
    def labels(self) -> dict[str, str]:
        """Id → label of the objective and its key results."""
        return dict(zip(self.ids, (self.label, *self.key_labels), strict=False))


@dataclass(frozen=True)
class Suggestion:
    """A possible parent. A higher score is more likely; the highest possible score is `HIGHEST`."""

    id: str
    score: float
    because: tuple[str, ...]
    nearest: str = ""
    """Id of its most similar statement, title or key result; "" when none is similar."""


@dataclass(frozen=True)
class Asked:
    """A lower objective that is asked about, with the likeness of its statements to those above and beside it."""

    lower: LinkEnd
    near: Mapping[str, float]
    """Id → likeness with the title, for statements above and for those of objectives that are linked already."""
    key_near: tuple[tuple[str, Mapping[str, float]], ...]
    """(statement, id → likeness) of each key result, for statements above only."""

    def likeness(self, goal: LinkEnd) -> float:
        """The likeness with an objective above; at most the sum of the three weights."""
        return self.to_title(goal) + OWN_KEY_RESULTS * self.to_own_key_results(goal.ids)

    def to_title(self, goal: LinkEnd) -> float:
        """The likeness of the title with an objective and the nearest of its key results."""
        keys = max((self.near.get(key, 0.0) for key, _ in goal.key_results), default=0.0)
        return TITLE * self.near.get(goal.id, 0.0) + KEY_RESULT * keys

    def to_own_key_results(self, ids: Sequence[str]) -> float:
        """The mean, over the lower key results, of the likeness with the nearest of some statements."""
        if not self.key_near:
            return 0.0
        return sum(max(near.get(key, 0.0) for key in ids) for _, near in self.key_near) / len(self.key_near)

    def sibling(self, children: Sequence[LinkEnd]) -> tuple[str, float]:
        """(label, likeness) of the most similar child; of two equal ones, the one with the smaller id."""
        alike = min(((-self.to_title(child), child.id, child.label) for child in children), default=(0.0, "", ""))
        return alike[2], -alike[0]

    def nearest(self, ids: Sequence[str]) -> tuple[str, str, float]:
        """(id, lower words, likeness) of the most similar of some statements; ("", "", 0.0) when none is similar."""
        best: tuple[str, str, float] = ("", "", 0.0)
        for words, near in ((self.lower.title, self.near), *self.key_near):
            for key in ids:
                if near.get(key, 0.0) > best[2]:
                    best = key, words, near[key]
        return best


def ask(
    upper: Sequence[LinkEnd],
    lower: LinkEnd,
    *,
    children: Iterable[LinkEnd] = (),
    index: LikenessIndex | None = None,
) -> Asked:
    """Compare a lower objective with the objectives above, and with `children`, those that have links already.

    `index` contains every title and key result by id, if the caller already has one.
    """
    linked = [child for child in children if child.id != lower.id]
    if index is None:
        index = LikenessIndex({key: words for goal in (*linked, *upper, lower) for key, words in goal.texts.items()})
    above = {key for goal in upper for key in goal.ids}
    beside = {key for goal in linked for key in goal.ids}

    def near(key: str, words: str, among: set[str]) -> dict[str, float]:
        return index.scores(key if key in index else words, among)

    title = near(lower.id, lower.title, above | beside)
    return Asked(lower, title, tuple((words, near(key, words, above)) for key, words in lower.key_results))


def suggest(
    upper: Sequence[LinkEnd],
    lower: LinkEnd,
    *,
    parent_team: str | None = None,
    parent_name: str = "",
    confirmed: Sequence[tuple[LinkEnd, str]] = (),
    asked: Asked | None = None,
    limit: int = SHOWN,
) -> tuple[Suggestion, ...]:
    """The up to `limit` most likely parents of `lower` among `upper`, best first.

    `parent_team` is the id of the team right above, and `parent_name` its name. `confirmed` are the existing
    links: (lower objective, id of the upper one). `asked` is the comparison with all of these, if the caller already
    has it.
    """
    upper = [goal for goal in upper if goal.id != lower.id]
    links = [(child, above) for child, above in confirmed if child.id != lower.id]
    asked = asked or ask(upper, lower, children=(child for child, _ in links))
    mine = Counter(above for child, above in links if child.team == lower.team)
    children = _by_parent(links)
    all_owned = all(goal.team == parent_team for goal in upper)
    ranked: list[Suggestion] = []
    for goal in upper:
        sibling, alike = asked.sibling(children.get(goal.id, ()))
        owned = parent_team is not None and goal.team == parent_team
        share = mine[goal.id] / mine.total() if mine else 0.0
        because = (
            *_words(asked, goal, goal.ids),
            *((f"owned by {parent_name or goal.team}, the team right above",) if owned and not all_owned else ()),
            *_linked(mine[goal.id], mine.total()),
            *_like(sibling, alike),
        )
        score = round(asked.likeness(goal) + OWNED_ABOVE * owned + SHARE * share + SIBLINGS * alike, 4)
        nearest = asked.nearest(goal.ids)[0]
        ranked.append(Suggestion(goal.id, score, because or _nothing(goal.id in children), nearest))
    return _best(ranked, limit)


def suggest_key_results(
    upper: Sequence[LinkEnd],
    lower: LinkEnd,
    *,
    parent_team: str | None = None,
    confirmed: Sequence[tuple[LinkEnd, str]] = (),
    asked: Asked | None = None,
    limit: int = SHOWN,
) -> tuple[Suggestion, ...]:
    """The up to `limit` key results of `upper` that `lower` most likely supports, best first; see `suggest`.

    `confirmed` are the existing links to key results: (lower objective, id of the upper key result).
    """
    upper = [goal for goal in upper if goal.id != lower.id]
    links = [(child, above) for child, above in confirmed if child.id != lower.id]
    asked = asked or ask(upper, lower, children=(child for child, _ in links))
    children = _by_parent(links)
    ranked: list[Suggestion] = []
    for goal in upper:
        owned = OWNED_ABOVE if parent_team is not None and goal.team == parent_team else 0.0
        for key, _ in goal.key_results:
            sibling, alike = asked.sibling(children.get(key, ()))
            words = (
                TITLE * asked.near.get(key, 0.0)
                + KEY_RESULT * asked.near.get(goal.id, 0.0)
                + OWN_KEY_RESULTS * asked.to_own_key_results((key,))
            )
            because = (*_words(asked, goal, (key,)), *_like(sibling, alike)) or _nothing(key in children)
            ranked.append(
                Suggestion(key, round(words + owned + SIBLINGS * alike, 4), because, asked.nearest((key,))[0])
            )
    return _best(ranked, limit)


def _by_parent(links: Sequence[tuple[LinkEnd, str]]) -> dict[str, list[LinkEnd]]:
    children: dict[str, list[LinkEnd]] = {}
    for child, above in links:
        children.setdefault(above, []).append(child)
    return children


def _linked(here: int, total: int) -> tuple[str, ...]:
    if not here:
        return ()
    said = "the other link of this team goes there" if total == 1 else f"{here} of {total} links of this team go there"
    return (said,)


def _like(sibling: str, alike: float) -> tuple[str, ...]:
    return (f"like {sibling}, which supports it",) if alike >= NOTICED else ()


def _best(ranked: list[Suggestion], limit: int) -> tuple[Suggestion, ...]:
    ranked.sort(key=lambda one: (-one.score, one.id))
    return tuple(ranked[: max(0, limit)])


def _nothing(supported: bool) -> tuple[str, ...]:
    """The reason of a candidate without any likeness."""
    return ("no words in common",) if supported else ("no words in common; nobody supports it yet",)


def _words(asked: Asked, goal: LinkEnd, ids: Sequence[str]) -> tuple[str, ...]:
    """The reason from the words: which words the nearest statement has in common with the lower one."""
    key, below, score = asked.nearest(ids)
    if score >= COPIED:
        return ("nearly the same words: a copied or shared goal rather than a parent",)
    if score < NOTICED:
        return ()
    label = goal.labels.get(key, goal.label)
    common = [f"“{word}”" for word in common_words(below, goal.texts[key])[:MOST_WORDS]]
    said = " and ".join(filter(None, (", ".join(common[:-1]), *common[-1:])))
    return (f"shares {said} with {label}",) if said else (f"words like those of {label} ({score:.2f})",)


def common_words(one: str, other: str) -> tuple[str, ...]:
    """The words of `one`, as written there, that `other` has too or with the same stem; without function words."""
    stems = {_stem(word) for word in _WORD.findall(fold(other))}
    kept = set(_WORD.findall(fold(one)))
    found = {word.casefold(): word for word in reversed(_WORD.findall(one))}
    ordered = dict.fromkeys(word.casefold() for word in _WORD.findall(one))
    return tuple(found[word] for word in ordered if word in kept and _stem(word) in stems)


def _stem(word: str) -> str:
    return word[:_STEM] if len(word) > _STEM else word
