"""Read hands from a line such as `ana 4, li 3, rest 5`, or from a pasted chat.

Messages about unreadable parts never reveal a hand, because they are shown before the reveal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tuiokr.model.names import fold, who
from tuiokr.model.words import LONGEST, short
from tuiokr.usecases.vote_chat import REST, pair, said
from tuiokr.usecases.vote_hand_words import CONFIDENCE, HANDS, Scale, gives_away, shown

__all__ = ["HandsRead", "Read", "read_hands", "who"]

_YOU = frozenset(
    (
        "you",
        "me",
        "myself",
        "du",
        "ich",
        "sie",
        "vous",
        "moi",
        "toi",
        "tu",
        "yo",
        "usted",
        "voce",
        "eu",
        "io",
        "jij",
        "ik",
    )
)
"""The words for the person who copied the chat."""
_PARTS = re.compile(r"[,;、，；]")
_AFTER = r"(?:[.,;]?\s+(?:(?:and|und|et|y|e|en|og|och|i|&|\+)\s+)?|\s*[/|&;]\s*|[.!]*\Z)"
_ONE_NUMBER = {
    scale: re.compile(rf"\s*[:=]?\s*(?<![\d.,])({number}){_AFTER}", re.I)
    for scale, number in ((HANDS, "[0-5]"), (CONFIDENCE, "10|[0-9]"))
}
"""A hand in digits, and what separates it from the next name."""


@dataclass(frozen=True)
class Read:
    """A hand that was read; `mark` says why there is none, `words` is what else the person said."""

    person: str
    hand: int | None
    mark: Literal["", "absent", "abstain"] = ""
    words: str = ""


@dataclass(frozen=True)
class Unclear:
    """A name that several people may have. Nothing in it reveals the hand."""

    name: str
    line: int
    """The line of the text, 0 for a text of one line."""
    people: tuple[str, ...]


@dataclass(frozen=True)
class HandsRead:
    """All hands that could be read, and one line for a person about each unreadable part."""

    hands: tuple[Read, ...]
    problems: tuple[str, ...]
    unclear: tuple[Unclear, ...] = ()
    """The names that several people may have, in the order of the text, also those that `meant` made clear."""


def read_hands(
    text: str,
    people: Sequence[str],
    already: Sequence[str] = (),
    *,
    you: str = "",
    meant: Sequence[str] = (),
    scale: Scale = HANDS,
) -> HandsRead:
    """Return the hands in `text` for `people`; `rest 5` is for everybody neither named nor in `already`.

    Later parts win over earlier ones about the same person. `you` is the person that a chat calls *You*. `meant` says,
    in the order of `HandsRead.unclear`, which person each of those names is; "" leaves it unclear. The rest is not used
    if a part is not understood, because it may be about any of them. Never raises.
    """
    reader = HandReader(people, you, meant, several="\n" in text.strip(), scale=scale)
    for one in said(text, people, scale):
        reader.take(one.line, one.name, one.words, after=one.after)
    if len(text) > LONGEST:
        reader.problem(f"The text is longer than {LONGEST:,} characters; what comes after them is not read")
    return reader.reading(already)


class HandReader:
    """Collects the hands of one text."""

    def __init__(
        self, people: Sequence[str], you: str, meant: Sequence[str], *, several: bool, scale: Scale = HANDS
    ) -> None:
        self._people = people
        self._scale = scale
        self._you = you
        self._meant = meant
        self._several = several
        """Whether a problem must say which line it is in."""
        self._hands: dict[str, Read] = {}
        self._problems: dict[str, None] = {}
        self._silent: dict[str, int] = {}
        """People whose message contains no hand, and its line."""
        self._rest: Read | None = None
        self._unclear_names: list[Unclear] = []

    def reading(self, already: Sequence[str]) -> HandsRead:
        """Return what was read; the rest is not for those in `already`."""
        for person, line in self._silent.items():
            if person not in self._hands:
                self.problem(f"What {person} wrote{self._at(line)} is not {self._scale.shape}")
        if self._rest and self._problems:
            self.problem("“rest” was not used, because some of the text was not understood")
        elif self._rest:
            for person in self._people:
                if person not in self._hands and person not in already:
                    self._hands[person] = Read(person, self._rest.hand, self._rest.mark)
        return HandsRead(tuple(self._hands.values()), tuple(self._problems), tuple(self._unclear_names))

    def problem(self, words: str) -> None:
        """Report something that is not understood: then the rest is not used."""
        self._problems[words] = None

    def take(self, line: int, name: str, words: str, *, after: bool = False) -> None:
        """Take one message; `name` is "" if the message itself must say who it is about."""
        listed = self._listed(f"{name}: {words}" if name else words)
        if listed:
            for one, hand in listed:
                self._show(line, one, hand)
        elif name:
            self._show(line, name, words, after=after)
        elif found := pair(words, self._people, self._scale):
            self._show(line, *found)
        else:
            self._unclear(line, words)

    def _listed(self, words: str) -> list[tuple[str, str]]:
        """Return the parts of `ana 4, li 3, rest 5`; none if the line is the message of one person."""
        *pieces, last = _ONE_NUMBER[self._scale].split(words)
        pairs = list(zip(pieces[::2], pieces[1::2], strict=True))
        if (
            last
            and re.search(r"[:=：]", last)
            and (one := pair(last, self._people, self._scale))
            and shown(one[1], self._scale)
        ):
            pairs, last = [*pairs, one], ""  # sam:block
        if len(pairs) > 1 and not last and all(self._is_one_name(name) for name, _ in pairs):
            return pairs
        parts = [part.strip() for part in _PARTS.split(words) if part.strip()]
        if len(parts) < 2 or self._is_last_first(words):
            return []
        if (
            len(parts) == 2
            and self._means(parts[0])
            and shown(parts[1], self._scale)
            and not gives_away(parts[0], self._scale)
        ):
            return [(parts[0], parts[1])]  # a row of a table: Ana, 4
        found = [pair(part, self._people, self._scale) for part in parts]
        chat = ":" in parts[0] or "：" in parts[0]
        others = sum(self._is_piece(part, one, chat) for part, one in zip(parts[1:], found[1:], strict=True))
        if not others:
            return []
        named = [
            one or ((part, "") if self._means(part) else ("", part)) for part, one in zip(parts, found, strict=True)
        ]
        return [one if one[0] else ("", part) for part, one in zip(parts, named, strict=True)]

    def _is_one_name(self, name: str) -> bool:
        """Whether a text before a digit is one name: `sam absent, rest` is not, although it begins with one."""
        return len(name) <= 40 and not _PARTS.search(name) and self._means(name)

    def _is_piece(self, part: str, one: tuple[str, str] | None, chat: bool) -> bool:
        """Whether a part after a comma is about another person; after `Ana: 4` only if it has a known name."""
        if one is None:
            return not chat and bool(who(part, self._people))
        known = self._means(one[0])
        return (
            known if chat else (known or (shown(part, self._scale) is None and shown(one[1], self._scale) is not None))
        )

    def _is_last_first(self, words: str) -> bool:
        """Whether a line is like `Lima, Ana: 4`, with the last name first."""
        found = re.match(r"(?P<name>[^:：,\d]{1,60},\s*[^:：,\d]{1,60}?)\s*[:：]", words)
        return bool(found and len(who(found["name"], self._people)) == 1)

    def _means(self, name: str) -> bool:
        return fold(name) in REST or bool(who(name, self._people))

    def _show(self, line: int, name: str, words: str, *, after: bool = False) -> None:
        """Record the hand of a named person, or that there is none."""
        if not name:
            self._unclear(line, words)
            return
        hand = shown(words, self._scale)
        if fold(name) in REST and name not in self._people:
            if hand:
                self._rest = Read("", hand.hand, hand.mark)
            else:
                self.problem(f"The rest{self._at(line)} is not {self._scale.shape}")
            return
        meant = who(name, self._people) or self._copier(name)
        if len(meant) > 1:
            meant = self._chosen(line, name, meant)
        if len(meant) > 1:
            self.problem(
                f"“{short(name, 20)}”{self._at(line)} could be {' or '.join(meant[:3])}. Write more of the name"
            )
        elif meant:
            self._keep(meant[0], words, line, after=after)
        elif hand or _has_number(words):
            self.problem(self._nobody(line, name))

    def _chosen(self, line: int, name: str, people: tuple[str, ...]) -> tuple[str, ...]:
        """Record that a name may mean several people. Return the one who is meant, all of them if nobody said who."""
        said = self._meant[len(self._unclear_names) : len(self._unclear_names) + 1]
        self._unclear_names.append(Unclear(short(name, 40), line if self._several else 0, people))
        return (said[0],) if said and said[0] in people else people

    def _copier(self, name: str) -> tuple[str, ...]:
        return (self._you,) if self._you in self._people and fold(name) in _YOU else ()

    def _nobody(self, line: int, name: str) -> str:
        if fold(name) in _YOU:
            return (
                f"“{name}”{self._at(line)} is the person who copied the chat. Write their name instead, such as ana 4"
            )
        called = "this" if gives_away(name, self._scale) else f"“{short(name, 20)}”"
        return f"Nobody here is called {called}{self._at(line)}"

    def _keep(self, person: str, words: str, line: int, *, after: bool) -> None:
        found = shown(words, self._scale)
        before = self._hands.get(person)
        if found:
            heard = "\n".join(one for one in (before.words if before else "", found.words) if one)
            self._hands.pop(person, None)
            self._hands[person] = Read(person, found.hand, found.mark, heard)
        elif before and after:
            self._hands[person] = Read(person, before.hand, before.mark, "\n".join((before.words, words)).strip())
        else:
            self._silent.setdefault(person, line)

    def _unclear(self, line: int, words: str) -> None:
        """Report a part without a name or without a hand."""
        if not shown(words, self._scale) and not any(char.isalnum() for char in words):
            return
        where = f"Line {line}" if self._several else "One part"
        if shown(words, self._scale) is None and not gives_away(words, self._scale):
            where = f"“{short(words)}”{self._at(line)}"
        self.problem(
            f"{where} is not understood. Write a name and a number from 0 to {self._scale.most}, such as ana 4"
        )

    def _at(self, line: int) -> str:
        return f" (line {line})" if self._several else ""


def _has_number(words: str) -> bool:
    return any(char.isnumeric() for char in words)
