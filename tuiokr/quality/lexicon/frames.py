"""Words that structure a sentence: lead-ins, means, purposes, states of being done."""

from __future__ import annotations

from tuiokr.quality.lexicon.word_forms import phrases, words

_SAME_AS: dict[str, str] = {
    "accelerate": "speed up",
    "upgrade": "bump up",
    "approve": "sign off",
    "attend": "go to, take a, take part",
    "clean": "clean up",
    "cancel": "call off",
    "collaborate": "team up",
    "collect": "get feedback",
    "compile": "put together",
    "conduct": "do a",
    "contact": "follow up, reach out",
    "create": "make a, make an",
    "deliver": "hand over",
    "distribute": "give away, give out, hand out",
    "draft": "draw up",
    "eliminate": "get rid",
    "ensure": "make sure",
    "execute": "carry out",
    "finish": "burn down",
    "grow": "ramp up, scale up",
    "have": "have a",
    "hire": "bring in",
    "increase": "drive up",
    "interview": "speak to, speak with, talk to",
    "introduce": "open up, put in, start using",
    "invest": "invest in",
    "investigate": "figure out, find out, look into",
    "launch": "go live",
    "maintain": "keep up",
    "meet": "check in",
    "migrate": "cut over, move over, move to, switch over, switch to",
    "mount": "put up",
    "organise": "put on",
    "plan": "break down, come up",
    "present": "give a, present at, speak at",
    "publish": "make available",
    "reduce": "bring down, cut down, drive down",
    "remove": "clear out, phase out, shut down, switch off, take down, throw out, turn off",
    "review": "go through",
    "rollout": "roll out",
    "run": "go for",
    "seek": "look for",
    "setup": "set up, spin up, stand up",
    "sign": "sign a, sign up",
    "settle": "pay back, pay off",
    "start": "kick off",
    "visit": "call on",
    "win": "bring back",
    "work": "pair with, work on, work with",
    "write": "write up",
}
PHRASAL: dict[tuple[str, ...], str] = {pair: verb for verb, text in _SAME_AS.items() for pair in phrases(text)}
"""Two-word verb → the single verb with the same meaning. The first word is a base form."""

LEAD_INS = words(
    "we we'll we're our team teams will want wants would like shall should must need needs to please also then "
    "let's lets finally first successfully i i'll going aim aims plan-to ensure that in-order strive"
)
LEAD_PAIRS = frozenset(
    {("make", "sure"), ("in", "order"), ("be", "able"), ("we", "will"), ("want", "to"), ("help", "to"), ("aim", "to")}
)
MEANS = words("through via using utilising utilizing leveraging thanks following")
TIME_CLAUSE = words("after before when once while during until because since where unless")
DONE = words(
    "complete completed done finished live ready available operational implemented online in-place signed-off up "
    "functional usable deployable"
)
TROUBLE = words(
    "angry late failed failing broken missed manual unplanned lost deficient undetected unidentified unresolved "
    "overdue unhappy dissatisfied damaged faulty wrong incorrect duplicate redundant unused wasted abandoned "
    "cancelled canceled returned rejected missing avoidable preventable unsafe insecure unpaid stale inactive "
    "unanswered repeated needless unnecessary ad-hoc adhoc night emergency negative critical severe unscheduled "
    "unauthorised unauthorized mistaken false"
)
"""Adjectives of problems: somebody notices when there are fewer of them."""
ALIVE = words(
    "active engaged paying loyal returning repeat satisfied retained recurring happy new regular existing first-time"
)
"""Adjectives of people who act by themselves."""
HIRED = words(
    "staff headcount engineer developer designer manager director analyst salesperson salespeople seller rep hire "
    "recruit recruiter candidate consultant trainer coach nurse teacher driver intern apprentice sdr bdr ae "
    "employee contractor head"
)
MEASURES_OF_TIME = words("hour minute second day week month quarter year night morning")
RECOGNISED = words(
    "name rank list choose vote recognise recognize feature cite shortlist nominate rate elect award invite mention "
    "select pick adopt accept accredit recommend quote praise crown score promote"
)
"""Recognition by others: named, ranked, chosen."""
FIRST_CHOICE = words(
    "default standard preferred choice go-to top leader leading first number favourite favorite reference recommended"
)
"""What something becomes when others choose it."""
PRIZES = words(
    "contract tender deal lease bid grant licence license framework account award mandate pitch prize medal cup case "
    "customer client order concession"
)
"""What others award or renew."""
HABIT = words(
    "daily weekly every each morning evening monday tuesday wednesday thursday friday saturday sunday weekday lunch"
)
HOW_OFTEN = words("twice once thrice fortnightly")
"""Words that give a number without digits."""
OPEN_ENDED = words(
    "more better good great various several ongoing future possible widely further necessary nice clear minimal "
    "where appropriate needed relevant continuously regularly"
)
"""Words that do not say when it is done."""
