"""Read the metrics, jargon and goals in an objective, and the named features for the model."""

from __future__ import annotations

from functools import lru_cache

from tuiokr.quality.grammar import Clause
from tuiokr.quality.lexicon import nouns, objective, verbs
from tuiokr.quality.lexicon.word_forms import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, singular
from tuiokr.quality.numbers import Amount, Reading
from tuiokr.quality.statement import Statement, Token, named_spans
from tuiokr.quality.word_features import word_features

Span = tuple[int, int]
TOO_LONG = 22
"""An objective with more words cannot be repeated from memory."""
_LEVELS = frozenset({"past", "over", "older", "beyond", "first", "last", "next", "aged", "under"})


def metric_spans(statement: Statement, reading: Reading) -> tuple[Span, ...]:
    """Return where an objective contains a target number or speaks about one. Dates and names do not count."""
    found = [(a.start, a.end) for a in reading.amounts if _is_metric(statement, a)]
    tokens = statement.tokens
    for i, token in enumerate(tokens):
        before = tokens[i - 1].low if i else ""
        if token.low in {"target", "targets", "quota", "quotas"} and nouns.noun_class(before) == "effect":
            found.append((tokens[i - 1].start, token.end))
    return tuple(sorted(found))


def _is_metric(statement: Statement, amount: Amount) -> bool:
    plain = statement.plain
    before = plain[max(0, amount.start - 12) : amount.start].lower().rstrip()
    after = plain[amount.end : amount.end + 24].lower()
    word = before.rsplit(" ", 1)[-1] if before else ""
    if amount.times and plain[amount.start : amount.end].lower().startswith("doubl") and after.startswith(" down"):
        return False
    if amount.value == 0 and not plain[amount.start].isdigit():
        return False
    if amount.unit in {"days", "months", "weeks", "years", "hours"}:
        led = before.removesuffix(word).rstrip().endswith((" to", " in"))
        aged = any(after.strip().startswith(w) for w in ("due", "old", "overdue", "ago"))
        return not aged and not (word in _LEVELS and not led)
    if amount.unit == "seconds" and word in _LEVELS and plain[amount.end - 2 : amount.end - 1].isdigit():
        return False  # the under 5s
    if amount.unit or plain[amount.start : amount.end].lower().endswith((" month", " week", " day", " year")):
        return True
    if after.startswith(("'s", "-")) or word in {"the", "our", "both", "these", "those", "#", "no.", "number", "all"}:
        return amount.counted != "" and word not in {"the", "our", "both", "these", "those"} and amount.value != 1
    if any(f" {mark} " in plain[: amount.start].lower() for mark in ("that", "who", "where", "so")):
        return False
    if plain[amount.start].isalpha() and (amount.value or 0) < 10 and word not in {"", "least", "to", "by"}:
        return nouns.noun_class(amount.counted) == "effect" or singular(amount.counted) in nouns.OUTSIDE
    if word in {"of", "a", "top"} and not amount.counted and _of_a_measure(plain[: amount.start]):
        return True
    named = plain[: amount.start].rstrip().rsplit(" ", 1)[-1][:1].isupper() and " " in plain[: amount.start].strip()
    return (bool(amount.counted) and not named) or amount.role in {"start", "target", "change"}


def _of_a_measure(before: str) -> bool:
    """Whether words such as `an NPS of` or `score a` come before a number, which then says how much."""
    words = [word.lower() for word in before.split()[-3:-1]]
    return any(nouns.noun_class(word) == "effect" or word in {"score", "rating", "grade"} for word in words)


def jargon_spans(statement: Statement, glossary: frozenset[str]) -> tuple[Span, ...]:
    """Return where an objective uses jargon. Words of the glossary and product names do not count."""
    tokens = [t for t in statement.tokens if t.kind == "word"]
    found: list[Span] = []
    lows = tuple(t.low for t in tokens)
    own = named_spans(statement, glossary)
    for i, low in enumerate(lows):
        for phrase in _phrases().get(low, ()):
            if lows[i : i + len(phrase)] == phrase and " ".join(phrase) not in glossary:
                found.append((tokens[i].start, tokens[i + len(phrase) - 1].end))
    shouting = sum(t.text.isupper() for t in tokens) > 0.6 * len(tokens)
    for token in tokens:
        if token.text.lower().removesuffix("s") in glossary or any(a <= token.start < b for a, b in (*own, *found)):
            continue
        known = token.low in objective.JARGON or token.low.replace("-", "") in objective.JARGON
        if known or _is_acronym(token, shouting=shouting):
            found.append((token.start, token.end))
    return tuple(sorted(found))


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases of jargon by their first word."""
    firsts = {phrase[0] for phrase in objective.JARGON_PHRASES}
    return {first: tuple(p for p in objective.JARGON_PHRASES if p[0] == first) for first in firsts}


def _is_acronym(token: Token, *, shouting: bool) -> bool:
    """Whether a token is an acronym; if everything is in capitals, only known acronyms count."""
    if token.low.removesuffix("s") in objective.ACRONYMS:
        return True
    if shouting:
        return False
    text = token.text.rstrip("s")
    letters = text.replace("/", "").replace("&", "")
    return (
        2 <= len(letters) <= 6 and letters.isupper() and letters.isalpha() and token.low not in objective.KNOWN_ACRONYMS
    )


def goal_spans(statement: Statement, clause: Clause) -> tuple[Span, ...]:
    """Return where a second goal begins: a verb after `and`, or a list of three. "And" alone does not begin one."""
    tokens = statement.tokens
    found: list[Span] = []
    limit = clause.purpose if clause.purpose > 0 else len(tokens)
    relative = False
    for i in range(clause.begin + 1, len(tokens) - 1):
        word = tokens[i].low
        relative = relative or tokens[i - 1].low in _RELATIVE
        if relative or i >= limit:
            break
        if word not in {"and", "&", ",", ";", "/"}:
            continue
        follow = tokens[i + 1]
        form = verbs.verb_form(follow.low) if follow.kind == "word" else None
        if form is None or form.form != "base" or nouns.noun_class(follow.low) is not None:
            continue
        if form.base in verbs.NOUN_FIRST and tokens[i + 2 : i + 3] and tokens[i + 2].low not in DETERMINERS:
            continue
        if i + 2 < len(tokens) and _opens_object(tokens[i + 2]):
            found.append((follow.start, follow.end))
    if not found:
        commas = [i for i in range(clause.begin, limit) if tokens[i].text == ","]
        joins = [i for i in range(clause.begin, limit) if tokens[i].low in {"and", "&"}]
        if (
            commas
            and joins
            and joins[-1] > commas[0]
            and joins[-1] + 1 < len(tokens)
            and tokens[joins[-1] + 1].kind == "word"
        ):
            last = tokens[joins[-1] + 1]
            found.append((last.start, last.end))
    return tuple(found)


def _opens_object(token: Token) -> bool:
    return (
        token.kind != "mark"
        and token.low not in PREPOSITIONS - {"in", "into", "up", "out", "down"}
        and token.low not in {"and"}
    )


_RELATIVE = frozenset({"that", "who", "where", "so", "can", "without"})
"""Words that begin a subordinate clause: its verbs do not begin another goal."""


def objective_features_of(
    statement: Statement, reading: Reading, clause: Clause, glossary: frozenset[str]
) -> dict[str, float]:
    """Return the features for or against a strong objective, by name; absent means 0."""
    lows = [t.low for t in statement.tokens if t.kind == "word"]
    names: dict[str, float] = {"always": 1.0, **word_features(statement, reading, clause)}
    if metric_spans(statement, reading):
        names["holds a metric"] = 1.0
    jargon = jargon_spans(statement, glossary)
    if jargon:
        names["jargon"] = 1.0
    if len(jargon) > 1:
        names["much jargon"] = 1.0
    if goal_spans(statement, clause):
        names["several goals"] = 1.0
    _verb_features(names, clause)
    _word_features(names, statement, clause, lows)
    _length_features(names, lows)
    return names


def _verb_features(names: dict[str, float], clause: Clause) -> None:
    if clause.form in {"noun", "empty"}:
        names["no verb"] = 1.0
    verb = clause.verb
    if verb in objective.GENERIC:
        names["verb that fits everything"] = 1.0
    elif verb in objective.MOVING:
        names["verb of direction"] = 1.0
    elif clause.verb_kind in {"output", "win", "soft"}:
        names["verb of work"] = 1.0
    elif clause.verb_kind in {"reach", "light"}:
        names["verb of reaching"] = 1.0
    if verb in {"become", "be"}:
        names["become"] = 1.0
    if verb in objective.USUAL:
        names["business as usual"] = 1.0
    if clause.object.kind == "own":
        names["acts on own work"] = 1.0
        if verb not in objective.MOVING:
            names["work on own work"] = 1.0
    if clause.object.kind == "effect":
        names["acts on an effect"] = 1.0
    if clause.means:
        names["means"] = 1.0
    if clause.form in {"subject", "capability"}:
        names["somebody does something"] = 1.0


def _word_features(names: dict[str, float], statement: Statement, clause: Clause, lows: list[str]) -> None:
    vivid = [w for w in lows if w in objective.VIVID or _superlative(w)]
    telling = any(w in objective.BENEFIT_MARKS for w in lows[1:]) or clause.purpose > 0
    if vivid and all(w in objective.PRAISE for w in vivid) and not telling:
        names["only praise"] = 1.0
    if vivid:
        names["vivid word"] = 1.0
        if clause.verb in objective.GENERIC:
            names["vivid word after a verb that fits everything"] = 1.0
    if len(vivid) > 1:
        names["several vivid words"] = 1.0
    outside = any(singular(w) in nouns.OUTSIDE for w in lows)
    if outside:
        names["somebody outside"] = 1.0
    elif any(singular(w) in nouns.AUDIENCE for w in lows):
        names["somebody"] = 1.0
    if any(w in objective.BENEFIT_MARKS for w in lows[1:]):
        names["says what will be different"] = 1.0
    if "as" in lows and lows.count("as") > 1:
        names["comparison"] = 1.0
    if clause.purpose > 0:
        names["purpose"] = 1.0
    content = [w for w in lows if w not in PREPOSITIONS and w not in CONJUNCTIONS and w not in DETERMINERS]
    objects = [w for w in content[1:] if w not in objective.VIVID]
    vague = sum(w in objective.VAGUE_NOUNS for w in objects)
    if objects and vague >= len(objects) - 1 and vague:
        names["only vague nouns"] = 1.0
    elif vague:
        names["vague noun"] = 1.0
    if clause.verb in objective.GENERIC and not vivid and not outside:
        names["verb that fits everything, nobody named"] = 1.0
    if any(token.text == "," for token in statement.tokens):
        names["comma"] = 1.0


def _superlative(word: str) -> bool:
    return (
        len(word) > 5
        and word.endswith("est")
        and word not in {"request", "harvest", "interest", "latest", "forest", "honest", "modest", "invest"}
    )


def _length_features(names: dict[str, float], lows: list[str]) -> None:
    count = len(lows)
    if count <= 3:
        names["very short"] = 1.0
    elif count <= 5:
        names["short"] = 1.0
    elif count > TOO_LONG:
        names["too long"] = 1.0
    elif count > 15:
        names["long"] = 1.0
