"""Small words and word functions: sets from text, singular forms, one-letter corrections."""

from __future__ import annotations

from collections.abc import Iterator, Set

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def words(text: str) -> frozenset[str]:
    """Return the white-space separated words of `text` as a frozen set."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the comma separated phrases of `text`, each as a tuple of its words."""
    return tuple(tuple(phrase.split()) for phrase in text.split(","))


DETERMINERS = words(
    "a an the this that these those our your their his her its my all every each any some both no either another "
    "several many most more fewer less few much such own new additional extra further existing current other"
)
ARTICLES = words("a an the this that these those our your their his her its my another")
PREPOSITIONS = words(
    "in on at by for of to from with without within into onto over under above below across through via per as than "
    "after before during until till since about around against among between toward towards using upon behind "
    "beyond throughout along beside near beneath amid alongside outside inside regarding concerning including "
    "excluding versus vs despite like due based given off out up down"
)
CONJUNCTIONS = words("and or but nor & plus while whereas so because if when where which who whom whose that then yet")
RELATIVES = words("which who whom whose that where when because so if while whereas how what why whether")
PRONOUNS = words("we i you they he she it us them me everyone everybody anyone someone nobody")
BE = words("is are was were be been being am become becomes gets get got")
AUXILIARIES = words(
    "is are was were be been being am has have had do does did can could will would shall should may might must"
)
MODALS = words("can could will would shall should may might must")
ADVERBS = words(
    "successfully strategically materially significantly substantially dramatically drastically consistently "
    "continuously regularly actively proactively positively fully completely partially quickly rapidly efficiently "
    "effectively further also really truly simply just only always never already still currently today now soon "
    "annually monthly weekly daily quarterly yearly together again globally locally internally externally not "
    "slightly steadily sustainably radically massively measurably directly independently automatically at-least "
    "organically collectively jointly finally early widely broadly frequently often easily clearly well even"
)
ADJECTIVE_ENDINGS = ("able", "ible", "ful", "less", "ous", "ive", "ish", "ary")
ADJECTIVES = words(
    "new old big small large high low higher lower better best good great strong stronger average mean median total "
    "overall net gross annual monthly weekly daily quarterly yearly recurring unique first second third last next "
    "final initial main key top core major minor full partial basic advanced internal external public private open "
    "free paid early late fast faster slow slower quick real actual potential active inactive engaged qualified "
    "organic inbound outbound direct indirect digital mobile online offline social global local regional national "
    "international enterprise commercial critical urgent serious severe high-priority top-priority medium "
    "mid-market healthy unhealthy happy unhappy angry clear simple easy hard manual automated automatic technical "
    "non-technical financial operational functional structured special specific relevant necessary required "
    "remaining outstanding open-source existing current potential returning repeat loyal lapsed former recent "
    "senior junior full-time part-time joint shared common complete whole entire different similar various diverse "
    "underserved eligible"
)
NUMBER_WORDS: dict[str, int] = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12,
}  # fmt: skip
_IRREGULAR = {
    "people": "person", "children": "child", "men": "man", "women": "woman", "analyses": "analysis",
    "studies": "study", "criteria": "criterion", "data": "data", "media": "media", "news": "news", "series": "series",
    "hypotheses": "hypothesis", "theses": "thesis", "crises": "crisis", "lives": "life", "feet": "foot",
    "status": "status", "process": "process", "access": "access", "business": "business", "success": "success",
    "progress": "progress", "bus": "bus", "focus": "focus", "bonus": "bonus", "campus": "campus", "virus": "virus",
    "census": "census", "basis": "basis", "diagnosis": "diagnosis", "analysis": "analysis", "sales": "sale",
    "saas": "saas", "aws": "aws", "dms": "dm", "address": "address", "happiness": "happiness", "gas": "gas",
    "revenues": "revenue", "indices": "index", "cookies": "cookie", "movies": "movie", "kpis": "kpi", "okrs": "okr",
    "cms": "cms", "crm": "crm", "sms": "sms", "gps": "gps", "nps": "nps", "ios": "ios", "dns": "dns", "csat": "csat",
    "loss": "loss", "stress": "stress", "wellness": "wellness", "fitness": "fitness", "awareness": "awareness",
}  # fmt: skip


def singular(word: str) -> str:
    """Return the singular of a lower-case English noun by spelling alone; a word that is not a plural is unchanged."""
    known = _IRREGULAR.get(word)
    if known is not None:
        return known
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return word[:-2]
    return word[:-1]


def slips(word: str) -> Iterator[str]:
    """Yield every word that is one typing error away, in a fixed order: about 50 · len(word) of them.

    A typing error is a letter that is left out, doubled, swapped with its neighbour or replaced. People rarely mistype
    the first letter of a word, so it is only swapped.
    """
    size = len(word)
    for i in range(size - 1):
        yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    for i in range(1, size):
        yield word[:i] + word[i + 1 :]
    for i in range(1, size + 1):
        head, tail, rest = word[:i], word[i:], word[i + 1 :]
        for letter in LETTERS:
            yield head + letter + tail
            if i < size:
                yield head + letter + rest


def one_letter_off(word: str, known: Set[str]) -> str | None:
    """Return the first known word that is one typing error away, or None. The result does not depend on hashing."""
    return next((near for near in slips(word) if near in known and near != word), None)
