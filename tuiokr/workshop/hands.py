"""Reading hands out of a line: `ana 4, li 3, rest 5`, or a pasted chat with one `Ana: 4` a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tuiokr.model.words import clean, clean_lines, short

_HAND = re.compile(r"(?P<name>[^\d:=,;]+?)\s*[:=]?\s*(?P<hand>[0-9]+|absent|abstains?|away|-)\s*\Z", re.IGNORECASE)
_CHAT = re.compile(r"(?:\[?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]m)?\]?\s+)?(?:From\s+)?", re.IGNORECASE)
_TO = re.compile(r" to (?:everyone|everybody|all)(?=\s*:)", re.IGNORECASE)
_REST = ("rest", "others", "everybody else", "everyone else", "all")


@dataclass(frozen=True)
class Read:
    """A hand read from a line; `mark` says why there is none."""

    person: str
    hand: int | None
    mark: Literal["", "absent", "abstain"] = ""


@dataclass(frozen=True)
class Reading:
    """All hands that could be read, and a line for a person about each piece that could not."""

    hands: tuple[Read, ...]
    problems: tuple[str, ...]


def who(text: str, people: Sequence[str]) -> tuple[str, ...]:
    """The people a typed name may mean: the exact one, else those it begins (a whole name or any word of it)."""
    wanted = text.strip().casefold()
    exact = tuple(person for person in people if person.casefold() == wanted)
    if exact or not wanted:
        return exact
    begins = tuple(person for person in people if person.casefold().startswith(wanted))
    if begins:
        return begins
    by_word = tuple(person for person in people if any(word.casefold().startswith(wanted) for word in person.split()))
    # A chat shows "Ana Lopez" where the ring says "Ana".
    longer = tuple(person for person in people if wanted.startswith(f"{person.casefold()} "))
    return by_word or longer


def read_hands(text: str, people: Sequence[str], already: Sequence[str] = ()) -> Reading:
    """The hands in `text` for `people`; `rest 5` is for everybody neither named nor in `already`.

    Later pieces win over earlier ones about the same person. Nothing raises.
    """
    hands: dict[str, Read] = {}
    problems: list[str] = []
    rest: Read | None = None
    for piece in re.split(r"[,;\n]", clean_lines(text)[:5000]):
        piece = _TO.sub("", _CHAT.sub("", clean(piece), count=1)).strip()
        if not piece:
            continue
        found = _HAND.match(piece)
        if found is None:
            problems.append(f"“{short(piece)}” is no hand; write a name and 0 to 5, such as ana 4")
            continue
        name, said = found["name"].strip(), found["hand"].lower()
        hand = int(said[:3]) if said.isdigit() else None
        if hand is not None and hand > 5:
            problems.append(f"“{short(piece)}”: a hand shows 0 to 5")
            continue
        mark: Literal["", "absent", "abstain"] = (
            "" if hand is not None else "abstain" if said.startswith("abst") else "absent"
        )
        if name.casefold() in _REST:
            rest = Read("", hand, mark)
            continue
        meant = who(name, people)
        if len(meant) == 1:
            hands[meant[0]] = Read(meant[0], hand, mark)
        elif meant:
            problems.append(f"“{short(name, 20)}” could be {' or '.join(meant[:3])}")
        else:
            problems.append(f"Nobody here is called “{short(name, 20)}”")
    if rest:
        for person in people:
            if person not in hands and person not in already:
                hands[person] = Read(person, rest.hand, rest.mark)
    return Reading(tuple(hands.values()), tuple(problems))
