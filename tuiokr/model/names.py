"""People's names: whom a typed name means, and two people with the same name.

A look-up ignores accents, case and apostrophes. A saved name keeps them: Ana and Ána are two people.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

from tuiokr.model.words import LONGEST_NAME, NUMBERED, clean, same

MOST_WORDS = 6
"""Most words of a name; a longer text is a sentence that begins with a name."""
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n"}
)
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
"""How people write these letters on a keyboard without them."""
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
_NO_SPACE = re.compile("['’‘ʼʻʹ`´]")
_A_SPACE = re.compile(r"[-‐‑‒–—_.·/()\[\]{}|\"“”@]+")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|\|.*|@[\w.-]+\.\w+\Z")


@lru_cache(maxsize=4096)
def fold(name: str, *, written_out: bool = False) -> str:
    """`name` for comparison, without case, accents and apostrophes; with `written_out`, ü becomes ue and not u."""
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
    text = text.translate(_WRITTEN_OUT) if written_out else text
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).translate(_LETTERS)
    return " ".join(_A_SPACE.sub(" ", _NO_SPACE.sub("", text)).split())


def _spellings(name: str) -> frozenset[str]:
    return frozenset((fold(name), fold(name, written_out=True))) - {""}


def namesakes(names: Sequence[str], before: Sequence[str] = ()) -> str:
    """The message about names that `distinct` numbered and that were not there `before`; "" when there are none."""
    news = [name for name in names if name not in before and (found := NUMBERED.fullmatch(name)) and found["name"]]
    if not news:
        return ""
    said = ", ".join(f"“{name}”" for name in news)
    each = "each name with an initial" if len(news) > 1 else "each of the two with an initial, such as Ana B."
    return f"Two people have the same name: {said} is another person. Write {each}"


def who(text: str, people: Sequence[str]) -> tuple[str, ...]:
    """The people that a typed name may mean; several when it is not clear, none when nobody has the name.

    Tried in this order: the name itself, its beginning, its words or initials, and the longer name that a chat shows.
    """
    typed = clean(text)[:LONGEST_NAME]
    if not typed:
        return ()
    numbered = NUMBERED.fullmatch(typed)
    found = tuple(person for person in people if person == typed) or _equal(typed, people)
    if not found and numbered and numbered["number"] == "1":
        return _equal(numbered["name"], people)
    for form in () if found else _forms(typed):
        found = found or _meant(form, people)
    return found if numbered else _with_namesakes(found, people)


def _forms(typed: str) -> list[str]:
    """The forms of a name as a person writes it, from one that a chat shows: `Lima, Ana (guest)` is Ana Lima."""
    plain = clean(_ASIDE.sub(" ", typed)) or typed
    last, comma, first = plain.partition(",")
    return [f"{clean(first)} {clean(last)}"] if comma and clean(first) and clean(last) else [plain]


def _with_namesakes(found: Sequence[str], people: Sequence[str]) -> tuple[str, ...]:
    """The people found, and those who have the same name with a number."""
    base = {same(_base(person)) for person in found}
    return tuple(person for person in people if person in found or (_base(person) != person and _is(person, base)))


def _base(person: str) -> str:
    hit = NUMBERED.fullmatch(person)
    return hit["name"] if hit else person


def _is(person: str, bases: set[str]) -> bool:
    return same(_base(person)) in bases


def _equal(typed: str, people: Sequence[str]) -> tuple[str, ...]:
    spelled = _spellings(typed)
    found = tuple(person for person in people if spelled & _spellings(person))
    if len(found) > 1 and not typed.isascii():  # somebody who types an accent means it
        found = tuple(person for person in found if same(person) == same(typed)) or found
    return found


def _meant(typed: str, people: Sequence[str]) -> tuple[str, ...]:
    found = _equal(typed, people)
    for fits in (_glued, _begins, _begins_a_word, _begins_its_words, _initials):
        found = found or _those(fits, typed, people)
    if found:
        return found
    longer = _those(_first_words, typed, people)
    most = max((len(fold(person).split()) for person in longer), default=0)
    return tuple(one for one in longer if len(fold(one).split()) == most) or _those(_words_of, typed, people)


def _those(fits: Callable[[str, str], bool], typed: str, people: Sequence[str]) -> tuple[str, ...]:
    spelled = _spellings(typed)
    return tuple(one for one in people if any(fits(mine, its) for mine in spelled for its in _spellings(one)))


def _glued(typed: str, name: str) -> bool:
    return typed.replace(" ", "") == name.replace(" ", "")


def _begins(typed: str, name: str) -> bool:
    return name.startswith(typed)


def _begins_a_word(typed: str, name: str) -> bool:
    return any(word.startswith(typed) for word in name.split())


def _begins_its_words(typed: str, name: str) -> bool:
    """Whether `ana l` or `a lima` was typed for Ana Lima, or `ana lima` for Ana Maria Lima."""
    rest = iter(name.split())
    words = typed.split()
    return len(words) > 1 and all(any(its.startswith(word) for its in rest) for word in words)


def _initials(typed: str, name: str) -> bool:
    words = name.split()
    return len(words) > 1 and typed.replace(" ", "") == "".join(word[0] for word in words)


def _first_words(typed: str, name: str) -> bool:
    """Whether `Ana Lopez` was typed for Ana or Ana L.: all words of the name in their order, the first word first."""
    words, said = name.split(), typed.split()
    if not 1 < len(said) <= MOST_WORDS or not words or words[0] != said[0]:
        return False
    rest = iter(said)
    return all(any(one == word or (len(word) == 1 and one.startswith(word)) for one in rest) for word in words)


def _words_of(typed: str, name: str) -> bool:
    """Whether `Wei Li` was typed for Li: all words of the name, in any order."""
    said = typed.split()
    return bool(name) and len(said) <= MOST_WORDS and set(name.split()) <= set(said)
