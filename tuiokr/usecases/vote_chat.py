"""Read who said what in a pasted chat, in the layouts of common chat clients.

A line is a heading (a name with a time, `From Ana to Everyone`), or a name with a message (`Ana: 4`), or it continues
the message of the name above. What clients write themselves (days, receipts, reactions, quotes) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tuiokr.model.names import fold, who
from tuiokr.model.words import clean, clean_lines
from tuiokr.usecases.vote_hand_words import HANDS, Scale, digits, shown

_TIME = (
    r"(?:(?:上午|下午|오전|오후|午前|午後)\s*)?\d{1,2}(?:[:：.]\d{2}){1,2}(?:[.,]\d{3})?(?!\d)"
    r"(?:\s*[ap]\.?\s?m\b\.?|\s*uhr\b|\s*h\b)?|\d{1,2}h\d{2}\b"
)
_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\.?"
_DAY_WORDS = (
    r"(?:today|yesterday|heute|gestern|aujourd['’]hui|hier|hoy|ayer|hoje|ontem|oggi|ieri|vandaag|gisteren|idag|igår|dzisiaj"
    r"|wczoraj|今日|昨日|今天|昨天|오늘|어제)"
)
_MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug"
    r"|sept?|oct|nov|dec|januar|februar|m[äa]rz|mai|juni|juli|oktober|dezember|okt|dez|janvier|février|mars|avril|juin"
    r"|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre"
    r"|octubre|noviembre|diciembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|gennaio"
    r"|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|januari|februari|maart|mei|augustus)\b\.?"
)
_WEEKDAYS = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag"
    r"|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado"
    r"|domingo|segunda|terça|quarta|quinta|sexta|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|maandag|dinsdag"
    r"|woensdag|donderdag|vrijdag|zaterdag|zondag|m[oi]|d[io]|fr|s[ao])\b\.?"
)
_DAY = rf"\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:de\s+|of\s+)?{_MONTHS}(?:,?\s+(?:de\s+)?\d{{4}})?"
_MONTH_FIRST = rf"{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d|\s*[:.]\d)(?:,?\s+\d{{4}})?"
_STAMP = re.compile(
    rf"(?:{_DATE}|{_TIME}|(?:{_WEEKDAYS},?\s+)?(?:{_DAY}|{_MONTH_FIRST})|{_WEEKDAYS}(?=,?\s+\d{{1,2}}[:.]\d)|{_DAY_WORDS}\b"
    r"|(?:just )?now\b|\d{1,2}\s?(?:min|mins|minutes?|hours?)\s+ago|gerade eben)",
    re.IGNORECASE,
)
_SURE = re.compile(
    rf"\d[:.h]\d|\d{{4}}|\d[./-]\d|{_WEEKDAYS}|\d(?:st|nd|rd|th)\b|{_DAY_WORDS}|now|ago|eben", re.IGNORECASE
)
"""Shows that it is certainly a time or a date: `Jan 4` may be the hand of Jan."""
_JOINT = re.compile(
    r"[\s,;|·•\-–—()\[\]]*(?:(?:at|um|à|a las|às|alle|om|kl\.?|klo)\b)?[\s,;|·•\-–—()\[\]]*", re.IGNORECASE
)
_FROM_WORDS = r"(?:from|von|de|da|van|od|från|fra|开始|開始|从|從)"
_EVERYONE = (
    r"(?:everyone|everybody|all|me|you|hosts?(?: and panelists)?|panelists|organi[sz]ers?(?: only)?|alle|alla|allen"
    r"|jeden|tous|tout le monde|todos|todas|tutti|iedereen|wszyscy|wszystkich|kaikki|mir|mich|moi|mí|全員|皆さん|みんな"
    r"|所有人|每个人|大家|모두)"
)
_TO_WORDS = r"(?:to|an|à|a|para|aan|do|till|til|→|->)"
_ASIDE = r"(?:\s*\((?:direct message|privately?|in private|only|direktnachricht|privat|message direct)\))?"
_TO = re.compile(
    rf"(?:{_FROM_WORDS}\s+)?(?P<name>[^:]{{1,80}}?)\s+[(\[]?{_TO_WORDS}\s+{_EVERYONE}(?:\s*\(only\))?[)\]]?{_ASIDE}"
    r"(?=\s*(?:[:,]|\Z)|\s)\s*(?P<colon>[:,]?)\s*(?P<said>.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_TO_ASIAN = re.compile(
    rf"(?:(?:开始|開始|从|從)\s*)?(?P<name>[^:]{{1,80}}?)\s*(?:から|宛先|收件人|发送至|發送至|到|至|에서|님이)\s*{_EVERYONE}(?:に|へ|에게)?"
    r"\s*(?P<colon>:?)\s*(?P<said>.*)\Z"
)
_FROM = re.compile(
    rf"{_FROM_WORDS}\s+(?P<name>[^:]{{1,80}}?)(?:\s+{_TO_WORDS}\s+(?P<whom>[^:]{{1,80}}))?\s*:\s*(?P<said>.*)\Z", re.I
)
_COLON = re.compile(r"(?P<name>[^:]{1,80}?)\s*:\s*(?P<said>.*)\Z")
_ANGLES = re.compile(r"<(?P<name>[^<>]{1,80})>\s*(?P<said>.*)\Z")
_SAYS = re.compile(
    r"(?P<name>[^:]{1,80}?)\s+(?:says|said|wrote|writes|schreibt|schrieb|sagt|sagte|a écrit|dit|escribió|dice|disse"
    r"|skriver|pisze)\s*(?P<colon>[,:]|\Z|\s)\s*(?P<said>.*)\Z",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\A(?:[*•◦▪‣·]|[-–—](?=\s+[^\W\d_])|\d{1,3}[.)](?=\s+[^\W\d_]))\s+")
_QUOTED = re.compile(
    r"[>›»┃│❘]|replying to\b|in reply to\b|replied to\b|antwort(?:et)? auf\b|en réponse à\b|respondiendo a\b",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"""(?:
      (?:seen|read|delivered|viewed|gelesen|vu|visto|lu)(?:\ (?:by|von|par|por)\b.*)?
    | (?:seen|read)\ by\b.* | [✓✔]+
    | (?:new|unread|last\ read|new\ messages?|neu|nouveau|nuevo)(?:\ messages?)?
    | (?:\d+|view|show|see)\ (?:more\ )?(?:repl(?:y|ies)|thread|reactions?|messages?).* | reply(?:\ in\ thread)?
    | keep(?:_\w+)?
    | (?:reacted\ to|removed\ a)\b.* | \d*\s*(?:like|heart|laugh|surprised|sad|angry)(?:\ reactions?)?\.?\s*\d*
    | .{1,80}\ (?:joined|left|has\ joined|has\ left|entered|(?:raised|lowered)\ (?:a|their|his|her)\ hand
        |is\ typing|reacted\ (?:to|with)\b.*|pinned\ a\ message|started\ the\ recording)
        (?:\ (?:the\ )?(?:meeting|chat|call|channel|conversation|room|group))?[.!…]*
    | (?:meeting|recording|call|chat)\ (?:started|ended|stopped)\b.*
    | (?:edited|translated|app|bot|pinned|meeting\ chat|chat|in-call\ messages|begin\ reference.*|end\ reference.*)
    | hover\ over\b.* | messages\ (?:can|are|to)\b.* | [-=_*~\s]+
    | \d{1,2}(?::\d\d){2}[.,]\d{3}\s*(?:,|-->)\s*\d{1,2}(?::\d\d){2}[.,]\d{3}
    )\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_REACTION = re.compile(r"\d*\s*(?:like|heart|laugh|surprised|sad|angry)(?:\s+reactions?)?\.?\s*\Z", re.IGNORECASE)
_TO_ALL = re.compile(rf"{_TO_WORDS}\s+{_EVERYONE}\s*:?\Z", re.IGNORECASE)
_PARTICLES = frozenset(
    (
        "van",
        "von",
        "de",
        "der",
        "den",
        "da",
        "di",
        "du",
        "del",
        "la",
        "le",
        "dos",
        "das",
        "bin",
        "al",
        "zu",
        "ter",
        "y",
        "e",
    )
)
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d{1,2}:\d{2})")
REST = frozenset(
    (
        "rest",
        "the rest",
        "others",
        "the others",
        "all others",
        "everybody",
        "everyone",
        "everybody else",
        "everyone else",
    )
) | frozenset(("all", "alle", "alle anderen", "der rest", "die anderen", "tous", "les autres", "todos", "el resto"))
"""Words for everybody who was not named."""
_LONGEST_LINE = 2_000
_LONGEST_NAME_WORDS = 8


@dataclass(frozen=True)
class Said:
    """One message. `name` is "" if it does not say who wrote it."""

    line: int
    """The line in the text, from 1."""
    name: str
    words: str
    after: bool = False
    """Whether it continues a message of the same person."""


@dataclass(frozen=True)
class _Split:
    """The parts of a line before and after its time."""

    before: str
    after: str
    stamped: bool


def said(text: str, people: Sequence[str], scale: Scale = HANDS) -> Iterator[Said]:
    """Yield the messages of a pasted chat in order. `people` are the names to look for, `scale` what they show."""
    return _Chat(text, people, scale).said()


class _Chat:
    """Reads one text, line by line."""

    def __init__(self, text: str, people: Sequence[str], scale: Scale) -> None:
        self._people = people
        self._scale = scale
        self._lines = list(_written(text))
        self._speaker = ""
        self._headed = False
        """Whether a heading named the speaker, so that all lines below are theirs."""
        self._first = True
        """Whether no message was found yet below the heading."""

    def said(self) -> Iterator[Said]:
        at = 0
        while at < len(self._lines):
            number, line = self._lines[at]
            following = self._lines[at + 1][1] if at + 1 < len(self._lines) else ""
            if self._is_reaction(line, following):
                at += 2 if _lone_number(following) and not _counts(line) else 1
                continue
            yield from self._read(number, line, following)
            at += 1

    def _is_reaction(self, line: str, following: str) -> bool:
        """Whether a line is an emoji reaction below a message, with or without a count beside or below it."""
        if self._first or not self._speaker or not _is_emoji(line):
            return False
        return _counts(line) or _lone_number(following) or not digits(line).strip(" ")[:1].isdecimal()

    def _read(self, number: int, line: str, following: str) -> Iterator[Said]:
        cut = _split(line)
        if cut.after and cut.before and (_NOISE.match(cut.after) or _TO_ALL.match(cut.after)):
            cut = _Split(cut.before, "", True)
        if cut.stamped and not cut.before and not cut.after:
            return  # the same person continues
        if cut.stamped and cut.before:
            addressed = _TO.match(cut.before) or _TO_ASIAN.match(cut.before)
            name = addressed["name"] if addressed and not addressed["said"] else cut.before
            if not cut.after and self._could_be(name):
                self._head(name)
                return
            if cut.after and self._could_be(cut.before) and (cut.after[0] == ":" or shown(cut.after, self._scale)):
                yield self._one(number, cut.before, cut.after.lstrip(": "))
                return
            cut = _Split("", line, False)
        line = cut.after
        named = self._named(line)
        if named:
            name, words = named
            words = _split(words).after if words else ""
            if words:
                yield self._one(number, name, words.lstrip(": "))
            else:
                self._head(name)
        elif self._is_heading(line, following, stamped=cut.stamped):
            self._head(line)
        else:
            yield from self._more(number, line)

    def _more(self, number: int, line: str) -> Iterator[Said]:
        """Yield the message of a line without a name in the style of a chat."""
        if self._speaker and not self._is_about_another(line):
            yield Said(number, self._speaker, line, after=not self._first)
            self._first = False
        else:
            self._speaker = ""
            yield Said(number, "", line)

    def _is_about_another(self, line: str) -> bool:
        """Whether a line such as `Li 3` or `rest 5` is about someone else. A lone hand below `Ana: 4` is not hers."""
        found = pair(line, self._people, self._scale)
        if not found or not shown(found[1], self._scale):
            return not self._headed and shown(line, self._scale) is not None
        known = fold(found[0]) in REST or len(who(found[0], self._people)) == 1
        return not self._headed or (known and shown(line, self._scale) is None)

    def _one(self, number: int, name: str, words: str) -> Said:
        self._speaker, self._headed, self._first = _bare(name), False, False
        return Said(number, self._speaker, words)

    def _head(self, name: str) -> None:
        self._speaker, self._headed, self._first = _bare(name), True, True

    def _named(self, line: str) -> tuple[str, str] | None:
        """Return name and message of `From Ana to Everyone: 4`, `Ana says: 4`, `<ana> 4` and `Ana: 4`."""
        for shape in (_TO, _TO_ASIAN, _FROM, _ANGLES):
            if (found := shape.match(line)) and self._could_be(found["name"]):
                return found["name"], found["said"]
        found = _SAYS.match(line)
        if (
            found
            and (found["colon"].strip() or not found["said"] or shown(found["said"], self._scale))
            and self._could_be(found["name"])
        ):
            return found["name"], found["said"]
        found = _COLON.match(line)
        if found is None or found["said"].startswith("//") or not self._could_be(found["name"]):
            return None
        inside = self._speaker and self._headed and not self._known(found["name"])
        return None if inside and not looks_like_a_name(found["name"], self._scale) else (found["name"], found["said"])

    def _known(self, name: str) -> bool:
        return bool(who(_bare(name), self._people))

    def _could_be(self, name: str) -> bool:
        """Whether this may be a name: a few words without a digit, and not only filler words before a hand."""
        bare = _bare(name)
        if bare in self._people:
            return True
        words = bare.split()
        return (
            0 < len(words) <= 6
            and not any(char.isdecimal() for char in bare)
            and shown(f"{bare} 4", self._scale) is None
        )

    def _is_heading(self, line: str, following: str, *, stamped: bool) -> bool:
        """Whether a line is a name alone, with a time beside or below it, or a hand below it."""
        known = self._could_be(line) and self._known(line) and shown(line, self._scale) is None
        if not known and not looks_like_a_name(line, self._scale):
            return False
        below = _split(following) if following else _Split("", "", False)
        timed = stamped or (below.stamped and not below.before and not below.after)
        return timed or (bool(following) and shown(following, self._scale) is not None and self._could_be(line))


def pair(piece: str, people: Sequence[str], scale: Scale = HANDS) -> tuple[str, str] | None:
    """Return name and rest of `ana 4`, `ana: 4 - would lead`, `ana absent`; None if no name comes first."""
    plain = digits(piece)
    number = re.search(r"(?<!\()\d", plain)
    colon = re.match(r"(?P<name>[^:=|\d]{1,80}?)\s*[:=|]\s*(?P<rest>.*)\Z", plain)
    if colon and any(char.isalnum() for char in colon["name"]):
        at = colon.start("rest")
        return _bare(piece[: colon.end("name")]), piece[at:].strip()
    if number:
        name, rest = piece[: number.start()], piece[number.start() :]
        if re.search(r"[+\-−]\Z", name) and re.search(r"\s[+\-−]\Z", name):
            return _bare(name[:-1]), piece[number.start() - 1 :].strip()  # -1 and +1 are not hands
        return (_bare(name), rest.strip()) if any(char.isalpha() for char in name) else None
    words = piece.split()
    if len(words) > _LONGEST_NAME_WORDS:
        return None
    for at in range(len(words) - 1, 0, -1):
        name, rest = " ".join(words[:at]), " ".join(words[at:])
        if shown(rest, scale) and who(_bare(name), people):
            return _bare(name), rest
    if len(words) > 1 and shown(words[-1], scale):
        return _bare(" ".join(words[:-1])), words[-1]
    return None


def looks_like_a_name(line: str, scale: Scale = HANDS) -> bool:
    """Whether a line may be the name of an unknown person: a few capitalised words, not a sentence."""
    words = line.split()
    if (
        not 0 < len(words) <= 4
        or any(not (char.isalpha() or char in " .'’-()") for char in line)
        or shown(f"{line} 4", scale)
    ):
        return False
    return all(
        word.strip("(")[:1].isupper() or fold(word) in _PARTICLES or word.upper() == word.lower() for word in words
    )


def _written(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that people wrote, with their numbers, without quotes and lines of the client itself."""
    lines = [(number, line) for number, raw in enumerate(clean_lines(text).split("\n"), 1) if (line := _plain(raw))]
    counted = False
    for at, (number, line) in enumerate(lines):
        following = lines[at + 1][1] if at + 1 < len(lines) else ""
        a_count = counted and _lone_number(line)
        counted = bool(_REACTION.match(line))
        if not (a_count or _QUOTED.match(line) or _NOISE.match(line) or _is_initials(line, following)):
            yield number, line


def _is_initials(line: str, following: str) -> bool:
    """Whether a line is `AL` above `Ana Lima`: initials that a client shows instead of a picture."""
    words = fold(_split(following).before or following).split() if 0 < len(line) <= 3 and line.isupper() else []
    return (
        bool(words)
        and len(words) <= 6
        and fold(line) in (words[0][:1] + words[-1][:1], "".join(one[0] for one in words))
    )


_FULL_WIDTH = {ord("："): ":"} | {ord("０") + digit: str(digit) for digit in range(10)}


def _plain(raw: str) -> str:
    line = clean(raw)[:_LONGEST_LINE].translate(_FULL_WIDTH)
    line = _GLUED.sub(" ", line)
    if line.startswith("|") and line.endswith("|"):
        line = clean(line.strip("| "))
    return _BULLET.sub("", line, count=1).strip()


def _split(line: str) -> _Split:
    """Split a line at its time or date."""
    found = _STAMP.search(line[:200])
    if found is None or (found.start() and line[found.start() - 1].isalnum()):
        return _Split("", line, False)
    begin, end = found.start(), found.end()
    while True:  # a date may be followed by a time
        joint = _JOINT.match(line, end)
        more = _STAMP.match(line, joint.end()) if joint else None
        if more is None:
            break
        end = more.end()
    before, after = line[:begin], line[end:]
    if after[:1].isalnum() or not _SURE.search(line[begin:end]):
        return _Split("", line, False)
    before = re.sub(
        r"[\s,;|·•\-–—(\[]*(?:\b(?:at|um|à|a las|às|alle|om|kl\.?|klo))?[\s,;|·•\-–—(\[]*\Z", "", before, flags=re.I
    )
    after = re.sub(r"\A[\s,;|·•)\]]*(?:[-–—]\s+)?", "", after)
    return _Split(before, after, True)


def _bare(name: str) -> str:
    """Return a name without the punctuation around it."""
    return clean(name).strip(' :=,;|*_`~<>@#"“”→').removesuffix(" -").removesuffix(" –").removesuffix(" —").strip()


def _is_emoji(line: str) -> bool:
    """Whether a line is an emoji or its code, with or without a count."""
    plain = digits(line)
    if re.fullmatch(r":[+\w-]{1,40}:\s*\d*", plain):
        return True
    bare = plain.strip(" 0123456789")
    emoji = bool(bare) and all(ord(char) > 0x2000 and not char.isalnum() for char in bare)
    return emoji or ("\u20e3" in line and not bare)


def _counts(line: str) -> bool:
    return bool(re.search(r"[^\d\s]\s*\d+\Z", line)) and "\u20e3" not in line


def _lone_number(line: str) -> bool:
    return bool(re.fullmatch(r"\d{1,3}", line))
