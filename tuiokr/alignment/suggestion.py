"""Possible parents of a lower objective, ranked, each with its reasons in words. Nothing is linked automatically.

Context counts more than text: the owner of the candidate, the team's other links and the candidate's other children
say more than similar words alone. A title is compared with each single statement of a candidate, because a whole
objective with its key results is about too many things to be like anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tuiokr.alignment.likeness import LikenessIndex

OWNED_ABOVE = 1.0
SHARE = 0.25
SIBLINGS = 0.9
COPIED = 0.85
"""Two statements with at least this likeness say the same: a copied or shared goal."""
NOTICED = 0.12
"""Below this likeness common words are chance and are not given as a reason."""
SHOWN = 3


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


@dataclass(frozen=True)
class Suggestion:
    """A possible parent. A higher score is more likely; the highest possible score is 3.15."""

    id: str
    score: float
    because: tuple[str, ...]
    nearest: str = ""
    """Id of its most similar statement, title or key result; "" when none is similar."""


def suggest(
    upper: Sequence[LinkEnd],
    lower: LinkEnd,
    *,
    parent_team: str | None = None,
    parent_name: str = "",
    confirmed: Sequence[tuple[LinkEnd, str]] = (),
    index: LikenessIndex | None = None,
    limit: int = SHOWN,
) -> tuple[Suggestion, ...]:
    """The up to `limit` most likely parents of `lower` among `upper`, best first.

    `parent_team` is the id of the team right above, and `parent_name` its name. `confirmed` are the existing
    links: (lower objective, id of the upper one). `index` contains every title and key result by id, if the
    caller already has one.
    """
    links = [(child, above) for child, above in confirmed if child.id != lower.id]
    if index is None:
        goals = (*(child for child, _ in links), *upper, lower)
        index = LikenessIndex(
            {key: words for goal in goals for key, words in ((goal.id, goal.title), *goal.key_results)}
        )
    wanted = {key for goal in upper for key in goal.ids} | {child.id for child, _ in links}
    near = index.scores(lower.id if lower.id in index else lower.title, wanted)
    mine = Counter(above for child, above in links if child.team == lower.team)
    children: dict[str, list[LinkEnd]] = {}
    for child, above in links:
        children.setdefault(above, []).append(child)
    ranked: list[Suggestion] = []
    for goal in upper:
        if goal.id == lower.id:
            continue
        key, words = _nearest(near, goal)
        sibling, alike = _sibling(near, children.get(goal.id, ()))
        owned = parent_team is not None and goal.team == parent_team
        share = mine[goal.id] / mine.total() if mine else 0.0
        because = (
            *_words(goal, key, words),
            *((f"owned by {parent_name or goal.team}, the team right above",) if owned else ()),
            *((f"{mine[goal.id]} of {mine.total()} links of this team go there",) if share else ()),
            *((f"like {sibling}, which supports it ({alike:.2f})",) if alike >= NOTICED else ()),
        )
        score = round(words + OWNED_ABOVE * owned + SHARE * share + SIBLINGS * alike, 4)
        ranked.append(Suggestion(goal.id, score, because or ("only its level matches",), key))
    ranked.sort(key=lambda one: (-one.score, one.id))
    return tuple(ranked[: max(0, limit)])


def _nearest(near: Mapping[str, float], goal: LinkEnd) -> tuple[str, float]:
    """(id, likeness) of the most similar statement of `goal`; ("", 0.0) when none is similar."""
    best, most = "", 0.0
    for key in goal.ids:
        score = near.get(key, 0.0)
        if score > most:
            best, most = key, score
    return best, most


def _sibling(near: Mapping[str, float], children: Sequence[LinkEnd]) -> tuple[str, float]:
    """(label, likeness) of the child with the most similar title; of two equal ones, the one with the smaller id."""
    alike = min(((-near.get(child.id, 0.0), child.id, child.label) for child in children), default=(0.0, "", ""))
    return alike[2], -alike[0]


def _words(goal: LinkEnd, key: str, score: float) -> tuple[str, ...]:
    """The reason from the words: `key` is the most similar statement of `goal`, with the likeness `score`."""
    if score >= COPIED:
        return ("nearly the same words: a copied or shared goal rather than a parent",)
    if score < NOTICED:
        return ()
    names = dict(zip(goal.ids, (goal.label, *goal.key_labels), strict=False))
    return (f"words like those of {names.get(key, goal.label)} ({score:.2f})",)
