"""Read a hand in a message: `4`, `four`, `4/5`, `✋ 4!`, `sorry, 4`, `2 - night shift has no slot`.

The same words are read on two scales: 0 to 5 for a hand, 0 to 10 for a confidence. If it is unclear whether a number
is a hand, or which one, no hand is read: the person can be asked.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tuiokr.model.names import fold


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NUMBER_WORDS = {
    0: "zero null nul zéro cero noll nolla nula fist faust poing puño pugno vuist 零 〇",
    1: "one eins un une uno una um uma één jeden yksi jedna 一",
    2: "two zwei zwo deux dos dois duas due twee dwa två kaksi dva 二",
    3: "three drei trois tres três tre drie trzy kolme tři 三",
    4: "four vier quatre cuatro quatro quattro cztery fyra neljä čtyři 四",
    5: "five fünf cinq cinco cinque vijf pięć fem viisi pět 五",
    6: "six sechs seis zes sześć kuusi šest 六",
    7: "seven sieben sept siete sete sette zeven siedem sju seitsemän sedm 七",
    8: "eight acht huit ocho oito otto osiem åtta otte kahdeksan osm 八",
    9: "nine neun neuf nueve nove negen dziewięć nio yhdeksän devět 九",
    10: "ten zehn dix diez dez dieci tien dziesięć tio kymmenen deset 十",
}
"""Number words in several languages by their value. Words that have another meaning in English are left out."""
_WORDS = {fold(word): hand for hand, words in _NUMBER_WORDS.items() for word in words.split()}


@dataclass(frozen=True)
class Scale:
    """What people show: numbers from 0 to `most`, and how messages call such a number."""

    most: int
    called: str

    @property
    def shape(self) -> str:
        """What a readable number is: `a hand from 0 to 5`."""
        return f"a {self.called} from 0 to {self.most}"


HANDS = Scale(5, "hand")
CONFIDENCE = Scale(10, "number")
_GESTURES = {"✊": 0, "🖐": 5}
_ABSTAIN = _set("abstain abstains abstaining abstained abstention pass enthaltung enthalte abstenho abstengo abstiens")
_ABSENT = frozenset(("absent", "away", "not here", "abwesend", "ausente", "assente", "-", "–", "—"))
_CORRECTING = _set(
    """sorry sry oops ups correction edit edited update updated actually no nope wait mean meant make change changed
    changing rather instead pardon desole entschuldigung perdon scusate desculpa quatsch korrektur changer"""
)
_BESIDE = _CORRECTING | _set(
    """i im am id ill ive a an at my me is its it that this now still also same ok okay well hmm hm um uh yes yep
    then from here say said says go going with for to would vote votes voting voted hand hands shows show solid
    strong firm weak think ich sage bin meine bei je suis dis moi mon voto mi yo digo eu io dico by mine fingers
    finger of five fist closed hi hello hey all please thanks thx"""
)
"""Words before or after a hand that have no meaning of their own."""
_COUNTED = _set(
    """min mins minute sec secs second hour hr day week month am pm oclock people person question thing point more
    other others new team percent pct fragen minuten leute personen tage stunden times uhr st nd rd th euro eur usd
    moment item issue kr krs okr okrs"""
)
_LINKS = _set("or and maybe perhaps to oder und ou y o e bis bordering almost nearly between")
_GIVING_AWAY = _set("yes no block blocks blocking veto worry lead live serious strong likely fist thumbs up down")
_NO_PLURALS = _set("this its is as was has yes plus minus always unless less perhaps needs looks sounds feels")
_NUMBER = re.compile(r"(?<![\w.,:/+\-−–—#&])\d+(?![\w+:/%€$£°]*[\w/%€$£°+]|[.,:\-–]\d|\s*[%€$£°])")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OF_MOST = {
    HANDS: re.compile(
        r"(?<=[0-5])(\s*/\s*5|\s+(?:out of|of|von|sur|de|di|van|av|su)\s+(?:5|five|fünf|cinq|cinco|cinque))(?![\w/])",
        re.I,
    ),
    CONFIDENCE: re.compile(
        r"(?<=[0-9])(\s*/\s*10|\s+(?:out of|of|von|sur|de|di|van|av|su)\s+(?:10|ten|zehn|dix|diez|dieci))(?![\w/])",
        re.I,
    ),
}
"""The scale after a number: `/5`, `out of ten`."""
_ITS_NAME = re.compile(r"fist[- ](?:of|to)[- ](?:five|5)\b|~~[^~\n]*~~", re.I)
"""The name of the vote itself, and text that was struck out."""
_CHANGED = re.compile(r"\s*(?:→|[-=]?>)\s*\Z")
_LONGEST = 2_000


@dataclass(frozen=True)
class Shown:
    """A hand, or the mark of a person without one, and what else the person said."""

    hand: int | None
    mark: Literal["", "absent", "abstain"] = ""
    words: str = ""


@dataclass(frozen=True)
class _MaybeHand:
    start: int
    end: int
    value: int
    spelled: bool = False


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


@lru_cache(maxsize=512)
def shown(text: str, scale: Scale = HANDS) -> Shown | None:
    """Return the hand in a message; None if there is none, if it is unclear which, or if it is above the scale."""
    text = text[:_LONGEST].strip()
    plain = _ITS_NAME.sub(_blank, without_scale(digits(text), scale))
    mark = _mark(plain, scale)
    if mark:
        return Shown(None, mark)
    hits = _hits(plain, scale)
    if not hits:
        return None
    first = hits[0]
    if not _says_nothing(plain[: first.start]):
        return None
    last = first
    for hit in hits[1:]:
        between = plain[last.end : hit.start]
        words = _folded(between)
        corrected = words <= _BESIDE and (words & _CORRECTING or _CHANGED.match(between))
        if corrected or (last.value == hit.value and not words):
            last = hit
        elif not words - _LINKS:
            return None  # 3 or 4
        else:
            break
    if last.value > scale.most or not _ends_here(plain[last.end :], last):
        return None
    rest = text[last.end :]
    rest = rest[_of_most(text, last.end, scale) :]
    return Shown(last.value, words="" if _says_nothing(digits(rest)) else _trimmed(rest))


def without_scale(plain: str, scale: Scale) -> str:
    """Return a text of the same length with the scale after a number left blank: `7/10` is a seven."""
    return _OF_MOST[scale].sub(_blank, plain)


def number_of(word: str, scale: Scale) -> int | None:
    """Return the number that one word is, also one above the scale; None if it is something else."""
    if word.isdecimal():
        return int(word[:4])
    return _value(word, scale)


def _value(word: str, scale: Scale) -> int | None:
    """Return the value of a number word of the scale, None for another word."""
    value = _WORDS.get(fold(word))
    return value if value is not None and value <= scale.most else None


def digits(text: str) -> str:
    """Return `text`, with the same length, with digits of all kinds and scripts as plain digits."""
    if text.isascii():
        return text
    kept: list[str] = []
    for char in text:
        digit = unicodedata.digit(char, None)
        if digit is not None:
            kept.append(str(digit))
        elif char in "\ufe0e\ufe0f\u20e3":
            kept.append(" ")
        else:
            plain = unicodedata.normalize("NFKC", char) if "\uff00" <= char <= "\uff65" else char
            kept.append(plain if len(plain) == 1 else char)
    return "".join(kept)


def gives_away(text: str, scale: Scale = HANDS) -> bool:
    """Whether a text could reveal a hand by a digit, a word or a gesture."""
    plain = digits(text)
    if any(char.isnumeric() or char in _GESTURES for char in plain):
        return True
    return any(word in _GIVING_AWAY or _value(word, scale) is not None for word in _folded(plain))


def _folded(text: str) -> set[str]:
    return {fold(word) for word in _WORD.findall(text)}


def _mark(plain: str, scale: Scale) -> Literal["", "absent", "abstain"]:
    """Return whether the text says that a person is absent or abstains, "" if neither."""
    said = plain.strip(" .!()[]*_")
    words = _folded(said)
    if said.casefold() in _ABSENT or fold(said) in _ABSENT:
        return "absent"
    return (
        "abstain"
        if words & _ABSTAIN and words - _ABSTAIN <= _BESIDE | {"mich", "me", "ne"} and not _hits(plain, scale)
        else ""
    )


def _hits(plain: str, scale: Scale) -> list[_MaybeHand]:
    """Return everything that may be a hand, in order: numbers, number words, and gestures if there are no others."""
    found = [_MaybeHand(one.start(), one.end(), int(one[0][:4])) for one in _NUMBER.finditer(plain)]
    for word in _WORD.finditer(plain):
        value = _value(word[0], scale)
        if value is not None:
            found.append(_MaybeHand(word.start(), word.end(), value, spelled=True))
    if not found and scale is HANDS and not any(char.isnumeric() for char in plain):
        found = [_MaybeHand(at, at + 1, _GESTURES[char]) for at, char in enumerate(plain) if char in _GESTURES]
    return sorted(_apart(found, plain), key=lambda one: one.start)


def _apart(found: list[_MaybeHand], plain: str) -> list[_MaybeHand]:
    """Return the hits without number words that are not hands, such as `one` in `no one is against it`."""
    return [hit for hit in found if not hit.spelled or _alone(hit, plain)]


def _alone(hit: _MaybeHand, plain: str) -> bool:
    before, after = plain[: hit.start], plain[hit.end :]
    last = _WORD.findall(before)[-1:]
    if last and fold(last[0]) in ("no", "any", "some", "every", "each", "that", "this", "which", "the", "another"):
        return bool(re.search(r"[,;:.!–—-]\s*\Z", before))
    following = _WORD.match(after.lstrip(" ")) if after[:1] == " " else None
    return following is None or fold(following[0]) in ("fingers", "finger", "from", "but", "because", "if", "for", "of")


def _says_nothing(text: str) -> bool:
    """Whether the text beside a hand has no meaning: punctuation, emoji, `sorry`, `I am at`."""
    if any(char.isdecimal() for char in text):
        return False
    return _folded(text) <= _BESIDE


def _ends_here(after: str, hit: _MaybeHand) -> bool:
    """Whether the number does not count something: `2 questions` and `5 min` are not hands."""
    following = _WORD.match(after.lstrip(" ")) if after[:1] == " " else None
    if following is None:
        return True
    word = fold(following[0])
    if word in _COUNTED:
        return False
    if word in _BESIDE or word in _NO_PLURALS:
        return not (word == "of" and hit.value > 0 and re.match(r"\s+of\s+(?:us|them|you|the|our)\b", after))
    return not (len(word) > 3 and word.endswith("s") and not word.endswith("ss"))


def _of_most(text: str, at: int, scale: Scale) -> int:
    """Return the length of the `/5` after a hand."""
    found = _OF_MOST[scale].match(digits(text), at)
    return len(found[0]) if found else 0


def _trimmed(rest: str) -> str:
    """Return what was said after a hand, without the punctuation between."""
    said = re.sub(r"\s*\(edited\)\s*\Z", "", rest, flags=re.I)
    said = said.lstrip(" \t,;:.!?…)]}–—-=→>\ufe0f\u20e3*_`'\"“”").rstrip()
    if said.startswith("(") and said.endswith(")") and said.count("(") == 1:
        said = said[1:-1].strip()
    return said
