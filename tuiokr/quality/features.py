"""Named features of a key result, which the linear model adds up. Every name can be read aloud as a reason."""

from __future__ import annotations

from tuiokr.quality.grammar import Clause, NounKind, Phrase
from tuiokr.quality.lexicon import frames, nouns, verbs
from tuiokr.quality.lexicon.word_forms import AUXILIARIES, CONJUNCTIONS, NUMBER_WORDS, PREPOSITIONS, singular
from tuiokr.quality.numbers import Amount, Reading, is_duration, says_which_ones
from tuiokr.quality.sentence_shapes import shape_features
from tuiokr.quality.statement import Statement
from tuiokr.quality.word_features import word_features

_GROUP = {
    "up": "change", "down": "change", "stay": "stay", "soft": "soft", "output": "work", "reach": "reach",
    "light": "light",
    "win": "win", "subject": "subject", "none": "none", "unknown": "unknown",
}  # fmt: skip
_RATE_UNITS = frozenset({"%", "pp", "bps", "x"})


def outcome_features(statement: Statement, reading: Reading, clause: Clause) -> dict[str, float]:
    """Return the features for or against an outcome, by name; absent means 0."""
    names: dict[str, float] = {"always": 1.0, **word_features(statement, reading, clause)}
    group = _GROUP[clause.verb_kind]
    head = clause.object.kind
    names[f"form {clause.form}"] = 1.0
    names[f"verb {group}"] = 1.0
    names[f"acts on {head}"] = 1.0
    names[f"{group} on {head}"] = 1.0
    if clause.form == "subject" and clause.subject.kind != "none":
        names[f"told of {clause.subject.kind}"] = 1.0
        if singular_head(clause.subject) in nouns.INSIDE:
            names["told of own people"] = 1.0
    if clause.verb in verbs.VAGUE_WORK and group == "work":
        names["open-ended work"] = 1.0
    _amount_features(names, statement, reading, clause, group)
    _clause_features(names, statement, reading, clause, group)
    return names


def singular_head(phrase: Phrase) -> str:
    """Return the head of a phrase in the singular, or an empty string."""
    return singular(phrase.head.low) if phrase.head else ""


def _amount_features(
    names: dict[str, float], statement: Statement, reading: Reading, clause: Clause, group: str
) -> None:
    amounts = [amount for amount in reading.amounts if not says_which_ones(statement, amount)]
    if not amounts:
        names["no number"] = 1.0
        names[f"{group} without number"] = 1.0
        return
    names["number"] = 1.0
    if reading.start_span and reading.target_span:
        names["from–to"] = 1.0
        names[f"{group} from–to"] = 1.0
    if any(a.unit in _RATE_UNITS and not _means_all(statement, a) for a in amounts):
        names["per cent"] = 1.0
        names[f"{group} with per cent"] = 1.0
    if any(a.unit in {"$", "€", "£"} for a in amounts):
        names["money"] = 1.0
        names[f"{group} with money"] = 1.0
    if any(is_duration(a) for a in amounts):
        names["length of time"] = 1.0
    if any(a.unit.startswith("/") for a in amounts):
        names["mark out of"] = 1.0
    if any(a.role == "target" and a.outer < a.start for a in amounts):
        names["threshold"] = 1.0
    if reading.change is not None:
        names["changed by"] = 1.0
    plain = [a for a in amounts if not a.unit and a.role == "other"]
    for amount in plain[:2]:
        kind = counted_kind(statement, amount)
        names[f"counts {kind}"] = 1.0
        names[f"{group} counts {kind}"] = 1.0


def _means_all(statement: Statement, amount: Amount) -> bool:
    """Whether the amount is `100 % of`, which means `all`: a promise to be thorough, not a rate that moves."""
    return amount.unit == "%" and amount.value == 100 and statement.plain.startswith(" of ", amount.end)


def counted_kind(statement: Statement, amount: Amount) -> NounKind:
    """Return the class of what an amount counts, which is the head of the words after it."""
    found: list[str] = []
    for token in statement.tokens:
        if token.start < amount.end:
            continue
        word = token.low
        if token.kind == "mark" and token.text in "/+\"'#&-":
            continue
        if (
            token.kind != "word"
            or word in AUXILIARIES
            or ((word in PREPOSITIONS or word in CONJUNCTIONS) and (found or word not in {"of", "and"}))
        ):
            break
        if word in NUMBER_WORDS or word in {"of", "and"}:
            continue
        form = verbs.verb_form(word)
        if found and form is not None and form.form == "past":
            break
        found.append(word)
        if len(found) > 5:
            break
    if not found:
        return "none"
    head = singular(found[-1])
    before = singular(found[-2]) if len(found) > 1 else ""
    pair = nouns.PAIRS.get((before, head))
    kind = pair if pair in {"effect", "own", "proxy"} else nouns.noun_class(head)
    if kind == "effect" or head in nouns.OUTSIDE:
        return "effect"
    if kind == "own":
        return "own"
    if kind == "proxy":
        return "proxy"
    return "people" if head in nouns.AUDIENCE else "unknown"


def _clause_features(
    names: dict[str, float], statement: Statement, reading: Reading, clause: Clause, group: str
) -> None:
    tokens = statement.tokens
    kinds = {
        nouns.noun_class(t.low)
        for t in tokens[clause.begin : clause.end]
        if t.kind == "word" and singular(t.low) not in frames.MEASURES_OF_TIME
    }
    for kind in ("effect", "own", "proxy"):
        if kind in kinds:
            names[f"mentions {kind}"] = 1.0
    if clause.means:
        names["means set aside"] = 1.0
    if clause.purpose >= 0:
        names["purpose"] = 1.0
        if _effect_after(statement, reading, clause.purpose):
            names["threshold on the purpose"] = 1.0
    if clause.form == "done" and any(is_duration(a) for a in reading.amounts):
        names["done within a time"] = 1.0
    if clause.measured_by >= 0:
        names["measured by"] = 1.0
    if group == "work" and clause.purpose < 0 and _threshold_later(statement, reading, clause):
        names["threshold on a second part"] = 1.0
    if (
        reading.coverage
        and clause.form in {"subject", "done", "noun", "capability"}
        and clause.subject.kind != "effect"
    ):
        names["all of our own"] = 1.0
        if clause.object.kind in {"own", "unknown"}:
            names["all of us have the thing"] = 1.0
    _people_features(names, statement, reading, clause)
    shape_features(names, statement, clause)
    if any(t.low in frames.HABIT for t in tokens):
        names["habit"] = 1.0
    words = sum(1 for t in tokens if t.kind == "word")
    if words <= 3:
        names["very short"] = 1.0
    if words > 16:
        names["very long"] = 1.0
    head = clause.object.head
    if head is not None and head.text.isupper() and 1 < len(head.text) < 7 and reading.amounts:
        names["acronym with a number"] = 1.0
    if any(
        t.low in {"than", "faster", "fewer", "shorter", "less", "more", "cheaper", "higher", "lower", "happier"}
        for t in tokens
    ):
        names["comparison"] = 1.0


def _people_features(names: dict[str, float], statement: Statement, reading: Reading, clause: Clause) -> None:
    """Set the features of the people in a statement: people who act, problems that people have, hired colleagues."""
    tokens = statement.tokens[clause.begin : clause.end]
    lows = [t.low for t in tokens]
    if any(word in frames.TROUBLE for word in lows) and clause.verb_kind != "output":
        names["something suffered"] = 1.0
    if any(word in frames.ALIVE for word in lows) and reading.amounts:
        names["people who act"] = 1.0
    if singular_head(clause.object) in frames.HIRED:
        names["about staff"] = 1.0
    for i in range(1, len(lows) - 1):
        if lows[i] in {"from", "by"} and any(singular(word) in nouns.OUTSIDE for word in lows[i + 1 : i + 3]):
            names["comes from outside"] = 1.0
    if clause.form == "subject" and clause.subject.kind == "effect":
        names["somebody outside acts"] = 1.0
    if (
        clause.form == "verb"
        and any(a.unit in {"km", "miles", "kg"} for a in reading.amounts)
        and clause.verb in _ATHLETIC
    ):
        names["own performance"] = 1.0
    if any(token.low in {"test", "exam"} for token in tokens) and clause.verb == "pass":
        names["own performance"] = 1.0


_ATHLETIC = frozenset({"run", "walk", "swim", "cycle", "row", "lift", "hold", "jog", "press", "squat", "bench"})


def _effect_after(statement: Statement, reading: Reading, index: int) -> bool:
    """Whether the purpose that begins at a token index contains an effect word and an amount."""
    purpose = []
    previous = ""
    for token in statement.tokens[index + 1 :]:
        if token.low in frames.MEANS or (previous == "by" and token.low.endswith("ing")):
            break
        purpose.append(token)
        previous = token.low
    if not purpose:
        return False
    begin, end = purpose[0].start, purpose[-1].end
    told = any(nouns.noun_class(t.low) == "effect" or singular(t.low) in nouns.OUTSIDE for t in purpose)
    return told and any(begin <= a.start < end and not says_which_ones(statement, a) for a in reading.amounts)


def _threshold_later(statement: Statement, reading: Reading, clause: Clause) -> bool:
    """Whether a threshold on an effect follows the object: `… with 80 % positive feedback`, `… and achieve 4.5`."""
    for amount in reading.amounts:
        if amount.start < (clause.verb_token.end if clause.verb_token else 0):
            continue
        before = statement.plain[max(0, amount.start - 40) : amount.start].lower()
        linked = any(f" {word} " in before for word in ("with", "and", "for", "achieving", "reaching"))
        strong = amount.unit in _RATE_UNITS | {"stars"} or amount.unit.startswith("/") or is_duration(amount)
        if linked and (strong or counted_kind(statement, amount) == "effect"):
            return True
    return False
