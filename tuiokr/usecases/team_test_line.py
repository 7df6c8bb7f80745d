"""Read the answers to a team test from a line such as `7 2 0` or `7y 2m`, or from a pasted chat.

Messages about unreadable parts quote no answer, because they are shown before the counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tuiokr.model.names import fold, who
from tuiokr.model.team_test import TEAM_TEST_ANSWERS, TeamTestAnswer
from tuiokr.model.words import LONGEST, clean, plural, short
from tuiokr.usecases.vote_chat import REST, said
from tuiokr.usecases.vote_hand_words import digits

SHAPES = "Write 7 2 0 (yes, meh, eye-roll), 7y 2m, or a name and an answer, such as ana yes"
_WORDS: dict[TeamTestAnswer, str] = {
    "yes": "y yes yess yeah yep yup ja oui si sim",
    "meh": "m meh mehs neutral maybe nearly almost so-so",
    "eye-roll": "e r roll rolls eyeroll eyerolls eye-roll eye-rolls n no nope nein non não nee",
}
_PHRASES: dict[str, TeamTestAnswer] = {
    "not quite": "meh", "not yet": "eye-roll", "rolling eyes": "eye-roll", "rolled eyes": "eye-roll",
    "no way": "eye-roll", "no thanks": "eye-roll",
}  # fmt: skip
_ANSWERS = _PHRASES | {fold(word): answer for answer in TEAM_TEST_ANSWERS for word in _WORDS[answer].split()}
_WEAK = frozenset(("y", "m", "r", "n", "no", "roll", "rolls"))
"""Answers that are none before another word: `no idea`, `m not sure`."""
_SIGNS: dict[TeamTestAnswer, str] = {
    "yes": "👍✅❤🔥☕🎉😍🙌💯🤩😀😃😄🙂✔",
    "meh": "😐😑🤷🫤🤔😕",
    "eye-roll": "🙄👎😒😴🥱❌",
}
_CODES: dict[TeamTestAnswer, str] = {
    "yes": "+1 :+1: :thumbsup: :thumbs_up: :heart: :fire: :coffee: :white_check_mark:",
    "meh": ":neutral_face: :shrug: :thinking_face: :thinking:",
    "eye-roll": "-1 :-1: :thumbsdown: :thumbs_down: :face_with_rolling_eyes: :rolling_eyes: :roll_eyes: :eyeroll:",
}
"""What chats write in place of a sign."""
_OTHERS: dict[str, TeamTestAnswer] = {
    sign: answer for answer in TEAM_TEST_ANSWERS for sign in (*_SIGNS[answer], *_CODES[answer].split())
}
_BESIDE_WORDS = """
    a an and i im id am its it is that this for me my from us we say said says think would well hm hmm um uh oh ok
    okay so sorry edit actually make rather clear solid big definitely absolutely totally please vote answer very
"""
_BESIDE = frozenset(_BESIDE_WORDS.split())
"""Words before an answer that have no meaning of their own."""
_CORRECTED = re.compile(r"\b(?:sorry|edit|actually|oops|rather|correction)\b|->|→", re.IGNORECASE)
_TOKEN = re.compile(r":[+\w-]{1,40}:|(?<!\w)[+-]1(?!\w)|[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\s\w]")
_BETWEEN = re.compile(r"[,;/|:=()&.]|\band\b|(?<=\s)[-–—](?=\s)|(?<=\d)\s*[x×*](?=\s*[^\s\d])", re.IGNORECASE)
_TWO_WORDS = re.compile(r"\b(eye|not|so)[ -](rolls?|yet|so)\b", re.IGNORECASE)
_JOINED = {"notyet": "roll", "soso": "meh"}
_PARTS = re.compile(r"[,;、，；]")
_LONGEST = 2_000
_MOST = 999
"""The highest number of people when nobody is named in the workshop."""


@dataclass(frozen=True)
class AnswersRead:
    """The answers that could be read, who rolled their eyes if names were given, and one line for each problem."""

    yes: int = 0
    meh: int = 0
    eye_roll: int = 0
    rolled: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return self.yes + self.meh + self.eye_roll


def read_answers(text: str, people: Sequence[str], here: Sequence[str]) -> AnswersRead:
    """Return the answers in `text`: at most one for each person who is `here`, if there are `people` at all.

    Later answers of a person replace earlier ones. `rest yes` is for everybody who is not named; it is not used if a
    part is not understood, because it may be about any of them. Never raises.
    """
    reader = _AnswerReader(people, here, several="\n" in text.strip())
    counted = _tally(text, people)
    if counted is None:
        for one in said(text, people):
            reader.take(one.line, one.name, one.words)
        if len(text) > LONGEST:
            reader.problem(f"The text is longer than {LONGEST:,} characters; what comes after them is not read")
    return reader.reading(counted)


def answer_in(message: str) -> TeamTestAnswer | None:
    """Return the answer in what one person wrote; None if there is none, or if it is not clear which."""
    plain = clean(message)[:_LONGEST]
    if f":{plain}" in _OTHERS:  # the reader of chats takes the first colon away
        plain = f":{plain}"
    corrected = _CORRECTED.split(plain)
    return (_first_answer(corrected[-1]) if len(corrected) > 1 else None) or _first_answer(plain)


def _first_answer(message: str) -> TeamTestAnswer | None:
    """Return the answer at the beginning of a message, unless another one follows."""
    tokens = list(_TOKEN.finditer(message))
    found: set[TeamTestAnswer] = set()
    for token, following in zip(tokens, [one[0] for one in tokens[1:]] + [""] * bool(tokens), strict=True):
        two = _ANSWERS.get(fold(f"{token[0]} {following}")) if following else None
        one = _meaning(token[0])
        weak = fold(token[0]) in _WEAK and re.match(r"\s+[^\W_]", message[token.end() :])
        if answer := two or (None if weak else one):
            found.add(answer)
        elif not found and token[0][0].isalnum() and fold(token[0]) not in _BESIDE:
            return None
    return found.pop() if len(found) == 1 else None


def _meaning(token: str) -> TeamTestAnswer | None:
    """Return what one word, sign or code means."""
    return _ANSWERS.get(fold(token)) or _OTHERS.get(token.casefold())


def _tally(text: str, people: Sequence[str]) -> Counter[TeamTestAnswer] | None:
    """Return the counts of `7 2 0`, `7y 2m`, `yes 7, meh 2` or `y y m`; None if the text is something else."""
    plain = _TWO_WORDS.sub(lambda found: f"{found[1]}{found[2]}", digits(clean(text))[:_LONGEST])
    tokens = [_JOINED.get(one.casefold(), one) for one in _TOKEN.findall(_BETWEEN.sub(" ", plain))]
    tokens = [one for one in tokens if one[0].isalnum() or _meaning(one)]
    names = {word for person in people for word in fold(person).split() if len(word) > 1}
    if not tokens or any(fold(one) in names for one in tokens):
        return None
    if len(tokens) == 1 and set(tokens[0].casefold()) <= {"y", "m", "r"}:
        tokens = list(tokens[0])
    numbers = [int(one[:4]) for one in tokens if one.isdecimal()]
    answers = [answer for one in tokens if not one.isdecimal() and (answer := _meaning(one))]
    if len(numbers) + len(answers) < len(tokens):
        return None
    if not numbers:
        return Counter(answers)
    if not answers:
        return _counter(TEAM_TEST_ANSWERS, numbers) if len(numbers) == len(TEAM_TEST_ANSWERS) else None
    turns = [one.isdecimal() for one in tokens]
    if len(numbers) != len(answers) or any(one == other for one, other in zip(turns[::2], turns[1::2], strict=True)):
        return None
    # 7y 2y is a slip of the finger.
    return _counter(answers, numbers) if len(set(turns[::2])) == 1 and len(set(answers)) == len(answers) else None


def _counter(answers: Iterable[TeamTestAnswer], numbers: Iterable[int]) -> Counter[TeamTestAnswer]:
    return Counter(dict(zip(answers, numbers, strict=True)))


def _is_part(name: str, person: str) -> bool:
    """Whether every word of `name` begins a word of the person's name: `ana l` of Ana Lima."""
    return all(any(whole.startswith(word) for whole in fold(person).split()) for word in fold(name).split())


def _ends_with_answer(part: str) -> tuple[str, TeamTestAnswer] | None:
    """Return the words before an answer, and the answer: `bob no`, where nobody is called Bob."""
    *name, last = part.split()
    answer = answer_in(last)
    return (" ".join(name), answer) if name and answer else None


class _AnswerReader:
    """Collects the answers of one text."""

    def __init__(self, people: Sequence[str], here: Sequence[str], *, several: bool) -> None:
        self._people = people
        self._here = here
        self._several = several
        """Whether a problem must say which line it is in."""
        self._answers: dict[str, TeamTestAnswer] = {}
        self._unnamed: list[tuple[int, TeamTestAnswer]] = []
        self._silent: dict[str, int] = {}
        """People whose message contains no answer, and its line."""
        self._rest: TeamTestAnswer | None = None
        self._problems: dict[str, None] = {}
        self._above = ""
        """The name on a line of its own, above the present line."""

    def reading(self, counted: Counter[TeamTestAnswer] | None) -> AnswersRead:
        """Return what was read; `counted` are the counts of a text without names."""
        total = Counter(self._everybody() if counted is None else counted)
        most = len(self._here) if self._people else _MOST
        if total.total() > most:
            self.problem(f"These are more answers than people: {plural(most, 'person is', 'people are')} here")
            total = Counter()
        elif not total.total() and not self._problems:
            self.problem(f"There is no answer in it. {SHAPES}")
        rolled = [one for one in self._here if total.total() and self._answers.get(one) == "eye-roll"]
        return AnswersRead(total["yes"], total["meh"], total["eye-roll"], tuple(rolled), tuple(self._problems))

    def _everybody(self) -> list[TeamTestAnswer]:
        """Return all answers, those of the rest and those without a name included."""
        for person, line in self._silent.items():
            if person not in self._answers:
                self.problem(f"What {person} wrote{self._at(line)} is not understood. Write yes, meh or eye-roll")
        if self._answers or self._rest:
            for line, _ in self._unnamed:
                self.problem(f"An answer{self._at(line)} has no name")
            self._unnamed = []
        if self._rest and self._problems:
            self.problem("“rest” was not used, because some of the text was not understood")
        elif self._rest:
            self._answers = dict.fromkeys(self._here, self._rest) | self._answers
        return [*self._answers.values(), *(answer for _, answer in self._unnamed)]

    def problem(self, words: str) -> None:
        self._problems[words] = None

    def take(self, line: int, name: str, words: str) -> None:
        """Take one message; `name` is "" if the message itself must say who it is about."""
        above, self._above = self._above, ""
        listed = [] if name and not _PARTS.search(words) else self._listed(f"{name}: {words}" if name else words)
        if listed:
            for one, answer in listed:
                self._keep(line, one, answer)
        elif name:
            self._keep(line, name, answer_in(words))
        elif given := answer_in(words):
            if above:
                self._keep(line, above, given)
            else:
                self._unnamed.append((line, given))
        elif who(words, self._people):
            self._above = words
        elif any(char.isalnum() for char in words):
            self.problem(f"{f'Line {line}' if self._several else 'This'} is not understood. {SHAPES}")

    def _listed(self, words: str) -> list[tuple[str, TeamTestAnswer]]:
        """Return the parts of `ana yes, li meh, rest yes`; none if one part is something else."""
        parts = [part for part in _PARTS.split(words) if part.strip()]
        found = [self._pair(part) for part in parts]
        if len(parts) > 1 and found[0] and ":" not in parts[0]:
            found = [one or _ends_with_answer(part) for part, one in zip(parts, found, strict=True)]
        return [one for one in found if one] if all(found) else []

    def _pair(self, part: str) -> tuple[str, TeamTestAnswer] | None:
        """Return name and answer of `ana yes` or `ana: yes`; None if no known name comes first."""
        words = re.sub(r"[:=]", " ", part[:_LONGEST]).split()[:12]
        for at in range(1, len(words)):
            name, answer = " ".join(words[:at]), answer_in(" ".join(words[at:]))
            if answer and (fold(name) in REST or any(_is_part(name, person) for person in who(name, self._people))):
                return name, answer
        return None

    def _keep(self, line: int, name: str, answer: TeamTestAnswer | None) -> None:
        meant = who(name, self._people)
        called = "this" if answer_in(name) else f"“{short(name, 20)}”"
        if fold(name) in REST and not meant:
            self._rest = answer or self._rest
        elif len(meant) > 1:
            self.problem(f"{called}{self._at(line)} could be {' or '.join(meant[:3])}. Write more of the name")
        elif not meant and answer:
            self.problem(f"Nobody here is called {called}{self._at(line)}")
        elif meant and answer and meant[0] not in self._here:
            self.problem(f"{meant[0]} is late or gone, so this answer is not counted")
        elif meant and answer:
            self._answers[meant[0]] = answer
        elif meant:
            self._silent.setdefault(meant[0], line)

    def _at(self, line: int) -> str:
        return f" (line {line})" if self._several else ""
