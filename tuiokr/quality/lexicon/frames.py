"""Words that give a sentence its frame: lead-ins, means, purposes, states of being done."""

from __future__ import annotations

from tuiokr.quality.lexicon.words import words

PHRASAL: dict[tuple[str, str], str] = {
    ("set", "up"): "setup", ("roll", "out"): "rollout", ("carry", "out"): "execute", ("clean", "up"): "clean",
    ("burn", "down"): "finish", ("come", "up"): "plan", ("figure", "out"): "investigate", ("find", "out"): "investigate",
    ("work", "on"): "work", ("work", "with"): "work", ("look", "into"): "investigate", ("reach", "out"): "contact",
    ("kick", "off"): "start", ("call", "on"): "visit", ("put", "in"): "introduce", ("put", "together"): "compile",
    ("bring", "in"): "hire", ("make", "available"): "publish", ("put", "on"): "organise", ("take", "part"): "attend",
    ("sign", "off"): "approve", ("hand", "over"): "deliver", ("hand", "out"): "distribute", ("follow", "up"): "contact",
    ("stand", "up"): "setup", ("put", "up"): "mount", ("spin", "up"): "setup", ("phase", "out"): "remove", ("shut", "down"): "remove",
    ("turn", "off"): "remove", ("switch", "off"): "remove", ("switch", "to"): "migrate", ("move", "to"): "migrate",
    ("sign", "up"): "sign", ("write", "up"): "write", ("draw", "up"): "draft", ("get", "rid"): "eliminate",
    ("go", "live"): "launch", ("go", "through"): "review", ("go", "for"): "run", ("go", "to"): "attend",
    ("break", "down"): "plan", ("team", "up"): "collaborate", ("invest", "in"): "invest", ("bring", "down"): "reduce",
    ("cut", "down"): "reduce", ("drive", "down"): "reduce", ("drive", "up"): "increase", ("speed", "up"): "accelerate",
    ("get", "feedback"): "collect", ("talk", "to"): "interview", ("speak", "to"): "interview", ("speak", "with"): "interview",
    ("speak", "at"): "present", ("present", "at"): "present", ("scale", "up"): "grow", ("ramp", "up"): "grow",
    ("open", "up"): "introduce", ("do", "a"): "conduct", ("bring", "back"): "win", ("start", "using"): "introduce",
    ("check", "in"): "meet", ("look", "for"): "seek", ("pair", "with"): "work", ("give", "a"): "present",
    ("make", "sure"): "ensure", ("make", "a"): "create", ("make", "an"): "create", ("take", "a"): "attend",
    ("have", "a"): "have", ("keep", "up"): "maintain", ("sign", "a"): "sign",
}  # fmt: skip
"""Two-word verbs, to the one verb that says the same. The first word is a base form."""

LEAD_INS = words(
    "we we'll we're our team teams will want wants would like shall should must need needs to please also then let's lets "
    "finally first successfully i i'll going aim aims plan-to ensure that in-order strive"
)
LEAD_PAIRS = frozenset(
    {("make", "sure"), ("in", "order"), ("be", "able"), ("we", "will"), ("want", "to"), ("help", "to"), ("aim", "to")}
)
MEANS = words("through via using utilising utilizing leveraging thanks following")
PURPOSE = words("so-that")
TIME_CLAUSE = words("after before when once while during until because since where unless")
DONE = words(
    "complete completed done finished live ready available operational implemented online in-place signed-off up "
    "functional usable deployable"
)
PEOPLE_STATE = words(
    "satisfied happy happier aware confident active engaged retained willing able proficient fluent healthy employed "
    "successful loyal safe safer ill late on-time productive motivated early free independent profitable comfortable"
)
TROUBLE = words(
    "angry late failed failing broken missed manual unplanned lost deficient undetected unidentified unresolved overdue "
    "unhappy dissatisfied damaged faulty wrong incorrect duplicate redundant unused wasted abandoned cancelled canceled "
    "returned rejected missing avoidable preventable unsafe insecure unpaid stale inactive unanswered repeated needless "
    "unnecessary ad-hoc adhoc night emergency negative critical severe unscheduled unauthorised unauthorized mistaken false"
)
"""Adjectives of what is suffered: fewer of these things is felt by somebody."""
ALIVE = words(
    "active engaged paying loyal returning repeat satisfied retained recurring happy new regular existing first-time"
)
"""Adjectives of people who do something by themselves."""
HIRED = words(
    "staff headcount engineer developer designer manager director analyst salesperson salespeople seller rep hire recruit "
    "recruiter candidate consultant trainer coach nurse teacher driver intern apprentice sdr bdr ae employee contractor head"
)
HABIT = words(
    "daily weekly every each morning evening monday tuesday wednesday thursday friday saturday sunday weekday lunch"
)
CONFIRM = words("binary milestone yes/no done")
OPEN_ENDED = words(
    "more better good great various several ongoing future possible widely further necessary nice clear minimal "
    "where appropriate needed relevant continuously regularly"
)
"""Words that leave it open when enough is enough."""
