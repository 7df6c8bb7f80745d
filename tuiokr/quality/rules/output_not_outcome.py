"""A key result that names work instead of its effect."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.classifier import ALARM
from tuiokr.quality.finding import Finding, Severity
from tuiokr.quality.lexicon.frames import DONE
from tuiokr.quality.lexicon.nouns import AUDIENCE, noun_class
from tuiokr.quality.lexicon.verbs import verb_form
from tuiokr.quality.lexicon.word_forms import ARTICLES, singular, words
from tuiokr.quality.rule import KeyResultRule, found, key_result
from tuiokr.quality.statement import KeyResultFields, KeyResultText
from tuiokr.quality.view import KeyResultView

NAME = "output-not-outcome"
BEST_OUTPUT = 49
"""Highest score of a key result that names work; one with an effect and a number scores higher."""
_USED = words(
    "feature app application website site page homepage portal platform system tool dashboard product service api "
    "integration module chatbot bot flow functionality mvp prototype library plugin assistant shop"
)
_READ = words(
    "post blog article newsletter podcast episode video webinar whitepaper ebook guide guideline handbook "
    "documentation doc tutorial playbook report presentation story study faq"
)
_MET = words("training workshop course session class event conference meeting bootcamp lecture webinar coaching")
_ASKED = words("interview survey research poll questionnaire test experiment assessment audit review analysis")
_TAKEN_AWAY = words(
    "remove delete decommission deprecate retire sunset eliminate shut archive dismantle terminate abandon purge"
)
_HIRED = words(
    "engineer developer designer manager director analyst salesperson salespeople seller rep hire recruiter "
    "candidate staff consultant trainer coach person people"
)


def check(view: KeyResultView) -> Iterator[Finding]:
    """Yield one finding on the word that names the work: the verb, the proxy, or the delivered thing."""
    if view.chance >= ALARM or (view.fields is not None and view.fields.kind == "milestone"):
        return
    message, question = _words(view)
    yield found(view, NAME, _severity(view), _span(view), message, question, _frame(view))


def _severity(view: KeyResultView) -> Severity:
    if view.outcome == "unsure":
        return "hint"
    soft = view.clause.object.kind == "proxy" or "threshold on a second part" in view.features
    return "warning" if soft or view.clause.form == "capability" else "error"


def _span(view: KeyResultView) -> tuple[int, int]:
    clause = view.clause
    if clause.object.kind == "proxy" and clause.verb_kind in {"up", "down", "stay", "soft", "reach", "none"}:
        words = clause.object.nouns
        return words[0].start, words[-1].end
    token = clause.verb_token
    if token is not None:
        return token.start, token.end
    if clause.object.head is not None:
        return clause.object.nouns[0].start, clause.object.head.end
    return view.whole


def _words(view: KeyResultView) -> tuple[str, str]:
    """Return message and question for the way in which the work is named."""
    clause = view.clause
    if clause.object.kind == "proxy" and clause.verb_kind != "output":
        return (
            "This measure stands in for an effect; it can rise without anybody outside noticing.",
            "What gets better for somebody when this figure moves?",
        )
    if "threshold on a second part" in view.features:
        return (
            "A task and its effect share one sentence; the effect is the key result.",
            "Can the effect stand alone, with the task as an initiative below it?",
        )
    if clause.form == "capability":
        return (
            "Being able to do something is not yet doing it.",
            "How many people will do it, and how well will it go for them?",
        )
    if clause.form == "done" or view.measurable == "milestone":
        return (
            "This says what will be done; done or not done, nobody knows yet if it helped.",
            "Once it is done, what will be different, and for whom?",
        )
    if view.reading.measured:
        return (
            "The number counts own work, not what the work changes.",
            "If all of it is done and nothing changes, was it worth it? What should change?",
        )
    return (
        "This names an activity; the effect it is meant to have is still missing.",
        "What will somebody outside the team do, get or feel differently?",
    )


def _frame(view: KeyResultView) -> str:
    """Return a sentence frame for rewriting that keeps the writer's nouns."""
    by = view.by
    if view.clause.form == "capability" and (doing := _doing(view)):
        return f"Share of {doing}, from __ % to __ % by {by}"
    thing = _thing(view)
    if view.clause.object.kind == "proxy" and thing:
        return f"__ (what gets better with {thing}), from __ to __ by {by}"
    if not thing:
        return f"__ (what changes), from __ to __ by {by}"
    if view.clause.verb in _TAKEN_AWAY:
        return f"__ (what gets better without {thing}), from __ to __ by {by}"
    head = singular(view.clause.object.head.low) if view.clause.object.head else ""
    if head in _USED:
        return f"People who use {thing} every week, from __ to __ by {by}"
    if head in _READ:
        return f"People who act on {thing}, from __ to __ by {by}"
    if head in _MET:
        return f"Share of people who do __ after {thing}, from __ % to __ % by {by}"
    if head in _ASKED:
        return f"__ (what {thing} shall make better), from __ to __ by {by}"
    if head in _HIRED:
        return f"__ (what becomes possible with {thing}), from __ to __ by {by}"
    return f"__ (what changes through {thing}), from __ to __ by {by}"


def _doing(view: KeyResultView) -> str:
    """Return the people and their action: `members who export their data` for `Members can export their data`."""
    clause = view.clause
    if clause.subject.head is None or clause.verb_token is None:
        return ""
    ends = [moment.outer if moment.outer >= 0 else moment.start for moment in view.reading.moments if moment.deadline]
    tokens = [t for t in view.statement.tokens[: clause.end] if t.end <= min(ends, default=t.end)]
    after = [t for t in tokens if t.start > clause.verb_token.start and t.low not in {"able", "to", "be", "now"}]
    who = view.text[clause.subject.nouns[0].start : clause.subject.head.end]
    if singular(clause.subject.head.low) in AUDIENCE and clause.subject.nouns[0] is view.statement.tokens[0]:
        who = who[:1].lower() + who[1:]
    return f"{who} who {view.text[after[0].start : after[-1].end]}" if after and after[0].kind == "word" else ""


def _thing(view: KeyResultView) -> str:
    """Return the noun phrase of the object as written, without a leading article or count and without its predicate."""
    phrase = view.clause.object
    nouns = list(phrase.nouns)
    while nouns and _says(nouns[-1].low):
        nouns.pop()
    if not nouns:
        return ""
    begin, end = nouns[0].start, nouns[-1].end
    tokens = [t for t in view.statement.tokens if t.end <= begin and t.kind == "word"]
    for token in reversed(tokens[-3:]):
        between = view.statement.plain[token.end : begin]
        describes = token.low in ARTICLES or token.low in {"new", "old", "legacy"}
        if not describes or between.strip() or token is view.clause.verb_token:
            break
        begin = token.start
    return view.text[begin:end]


def _says(word: str) -> bool:
    """Whether a word after the noun phrase is its predicate: `score exists`, `rebrand live`."""
    form = verb_form(word)
    told = form is not None and form.form in {"past", "s"} and noun_class(word) is None
    return told or word in DONE or word in {"exists", "one"} or word.endswith("'d")


RULE = KeyResultRule(
    name=NAME,
    severity="error",
    cost=30,
    order=110,
    ceiling=BEST_OUTPUT,
    title="An output, not an outcome",
    what=(
        "Looks for key results that name what the team does or delivers (launch, write, hire, train, hold), with or "
        "without a number, instead of what changes for somebody because of it."
    ),
    why=(
        "Work can be finished without any effect. A key result that is only work is met even when the objective is "
        "missed, and it fixes the solution before the quarter has begun. The work belongs below the key result, as an "
        "initiative."
    ),
    ignore=(
        "When the delivery itself is the point and it is truly done or not done: a legal deadline, a certificate. Then "
        "mark it as a milestone and say what it is for."
    ),
    bad=(
        key_result("Launch the loyalty programme by 30 June", "Launch"),
        key_result("Hold twelve customer webinars", "Hold"),
        key_result("Interview 40 shop owners", "Interview"),
        key_result("The supplier handbook is published", "published"),
        key_result("Raise unit test coverage from 40 % to 80 %", "unit test coverage"),
        key_result("Recruit four field engineers", "Recruit"),
        key_result("Delivery of the new booking portal", "Delivery"),
    ),
    good=(
        KeyResultText("Share of orders paid in one click from 22 % to 40 %"),
        KeyResultText("Cut the time from order to door from 5 days to 2"),
        KeyResultText("Win 30 new subscribers a week"),
        KeyResultText("Complaints about late buses down from 90 to 30 a month"),
        KeyResultText("Publish the safety report", fields=KeyResultFields(kind="milestone")),
    ),
    check=check,
)
