"""Verbs by what they promise: work, a changed number, a won customer, or nothing by themselves."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tuiokr.quality.lexicon.word_forms import words

OUTPUT = words(
    "launch ship release deploy build create design develop implement deliver complete finish finalise finalize "
    "write publish produce prepare draft document introduce install integrate migrate refactor rewrite redesign "
    "rebuild revamp overhaul upgrade update port configure organise organize host conduct execute perform plan "
    "schedule define specify outline map analyse analyze research investigate evaluate assess audit review pilot "
    "prototype validate verify interview survey call contact email phone visit present post tweet film shoot edit "
    "translate train coach teach educate mentor hire recruit source staff appoint attend enroll enrol participate "
    "study collect gather compile submit send print distribute provide remove delete replace fix patch merge "
    "iterate standardise standardize consolidate centralise centralize formalise formalize negotiate renegotiate "
    "procure purchase select certify track monitor communicate announce promote advertise outsource brainstorm "
    "facilitate coordinate collaborate carry burn kick break draw phase shut ramp talk speak pair figure spin roll "
    "commission qualify lease rent fill drink recognise recognize celebrate reward honour honor empty wash charge "
    "refill pour colour relabel photograph digitalise digitalize reserve hang mount wire weld drill dig plaster "
    "decorate landscape insulate harvest prune bottle brew roast grind weave sew knit compost storyboard caption "
    "subtitle dub narrate animate render voice master mix pitch offboard induct rotate delegate escalate triage "
    "groom sequence shortlist screen vet tender insource nearshore offshore divest spin-off liquidate unsubscribe "
    "blog vlog stream broadcast livestream publicise publicize leverage syndicate seed sample blueprint whiteboard "
    "diagram codify template smoke-test load-test pen-test harden encrypt whitelist blacklist virtualise virtualize "
    "cache shard replicate partition normalise normalize denormalise federate throttle proxy initiate invest "
    "allocate assign prioritise prioritize identify provision instrument digitise digitize catalogue archive sunset "
    "decommission deprecate localise localize wireframe code program debug compose construct roll-out rollout setup "
    "set-up kick-off kickoff invite circulate stage record log label tag annotate clean tidy cleanup paint repair "
    "assemble manufacture order pave plant rehearse practise practice journal meditate cook bake pack sort file "
    "scan hand-over handover propose recommend agree approve align discuss debate decide choose pick clarify "
    "describe explain demonstrate showcase demo sketch model simulate calculate estimate forecast budget apply "
    "register subscribe enforce govern harmonise harmonize unify containerise containerize dockerize modularise "
    "modularize parametrise script automate operationalise operationalize productise productize spec architect "
    "engineer mock test trial check inspect benchmark experiment explore examine poll query observe shadow read "
    "watch learn share socialise socialize cascade brief debrief inform notify remind follow-up reach-out dispatch "
    "issue grant award fund sponsor equip supply furnish move transfer transition relocate switch swap start begin "
    "commence continue resume restart open-source patent trademark repurpose rebrand rename restructure reorganise "
    "reorganize realign recode restyle reskin retrofit rework revise refresh reform remodel renovate restore "
    "stand-up spin-up bring-in put establish form found institute elect nominate convene chair meet exhibit lecture "
    "tutor volunteer call-on knock door-knock canvass leaflet mail campaign fundraise assist support help advise "
    "consult guide enable empower ensure prove show solve tackle address manage lead oversee supervise administer "
    "operate run hold do work focus concentrate commit pursue undertake embark seek try attempt aim look push "
    "include incorporate embed insert import export upload backup index parse crawl ingest load populate enrich "
    "cleanse purge curate moderate transcribe proofread typeset bind swim jog stretch wake prep walk cycle floss "
    "bump fit lay hedge repaint relight furnish occupy pave shelve "
    "cram reconcile lend borrow erect reopen invoice bill book-keep sign-off lodge recertify accredit "
    "abandon absorb accommodate accompany acknowledge adapt adjust adorn affix aggregate amend append applaud "
    "appraise arrange articulate assert attach audition authorise authorize babysit back-fill backfill backport "
    "barter batch battle beautify befriend bench beta-test blend boot bootstrap box bridge brighten bypass calibrate "
    "cancel cast cater chart cherry-pick chisel choreograph classify clear clip clone coax collate commend comment "
    "compensate compress conceive condense confirm confront conserve correct correlate correspond counsel craft "
    "credit criticise cross-check cross-train crosslink crowdsource customise customize cut-over decentralise "
    "decentralize decipher declutter decouple deduct deduplicate defend defer delimit demolish denote deposit derive "
    "descope detach detail detect determine devise diagnose dictate digest disable disassemble discard disclose "
    "disconnect dismantle display dispose dissect dissolve diversify dogfood double-check dredge drum dry-run "
    "duplicate earmark embroider encode endorse enquire enumerate equalise evangelise evangelize exchange expedite "
    "expose extract fabricate factor farm ferry fetch fork formulate forward front-load gate geotag graft greenlight "
    "greet guard hand handcraft handpick harness heat hotfix hydrate ideate interlink isolate itemise itemize "
    "jettison juggle justify kickstart lay-off layer legislate lengthen lobby locate lubricate mail-merge map-out "
    "marshal measure mediate memorise memorize merchandise message microchip mine modify mop mow name navigate "
    "neutralise note nudge offer offload onsite open open-up originate outfit overlay override paint-over pass-on pay "
    "phase-in pin pinpoint pivot plan-out plug ply police popularise pre-register pre-sell precompute prescribe press "
    "pressure-test prime print-out probe process profile project promise pronounce propagate provoke pull purify "
    "push-out quantify question rank-order rate-limit ratify re-certify re-design re-edit re-engineer re-launch re- "
    "route re-run re-train read-up reallocate rearrange reassemble reassign rebalance rebase recap recondition "
    "reconfigure reconnect reconstruct recycle redeploy redirect redistribute redo redraft redraw reeducate refinance "
    "reformat refurbish refute regenerate regulate rehome rehouse reimplement reindex reinforce reinstall reinstate "
    "reinvest reissue rekey relaunch relay relearn reload remap remediate renumber repackage repatriate repave "
    "rephrase replan replant replatform replay replenish repopulate reposition requalify rerun resample reschedule "
    "rescope reseal resell reset reshape reshoot restock resubmit resurface resurvey retarget retest rethink retool "
    "retrain retrieve reuse revalidate reveal revisit revive rewatch rewire reword rewrap right-size rightsize roll- "
    "back roundup ruggedise salvage sanitise sanitize scaffold scavenge scope scout scrape scratch scrub segment "
    "segregate self-assess serialise serialize set-aside shepherd shovel side-load sift signpost single-source skim "
    "slice smooth snapshot soft-launch solder solicit source-out spec-out specialise specialize spellcheck spend "
    "spike splice split squash stack-rank staff-up stamp staple steam-clean stencil sterilise stitch stop strategise "
    "strategize stress-test stub sub-let subcontract subdivide substitute summarise summarize supplement symbolise "
    "sync synchronise synchronize synthesise synthesize systematise tailor take-over talk-through team-up tear tear- "
    "down telephone tell terminate test-drive text time-box timebox train-up triple-check unblock unbundle uncover "
    "undo unfreeze unload unpack unplug unpublish unveil upcycle upholster upsert upskill user-test utilise utilize "
    "vacate vectorise ventilate videotape visualise visualize walk-through weatherproof white-label whitelabel "
    "withdraw withhold write-down"
)
"""Doing and delivering: the team's own work, whatever number is beside it."""

VAGUE_WORK = words(
    "support help assist explore investigate review analyse analyze research evaluate assess examine address track "
    "monitor continue work focus collaborate coordinate align communicate share discuss consider look try attempt "
    "aim seek pursue learn study understand figure-out think invest prioritise prioritize identify clarify improve "
    "enhance optimise optimize refine streamline strengthen modernise modernize manage lead oversee ensure enable "
    "empower facilitate promote encourage foster socialise socialize leverage"
)
"""Work verbs without a clear end."""

ENDLESS = words("rethink liaise sensitise sensitize drive embed partner do go")
"""More work verbs without a clear end, unless there is a number."""

DECIDED = words(
    "adopt accept pick choose name award vote approve withdraw waive clear renew upgrade join win qualify sign select "
    "elect grant certify recognise recognize endorse land promote"
)
"""Verbs of what others decide: it happens or it does not."""

UP = words(
    "increase grow raise boost improve enhance lift expand extend accelerate double triple treble quadruple "
    "maximise maximize strengthen scale elevate advance multiply deepen heighten climb rise exceed surpass "
    "outperform outgrow quicken broaden widen uplift jump drive up-level gain"
)
DOWN = words(
    "reduce decrease lower cut halve shrink minimise minimize eliminate shorten drop lessen slash trim curb "
    "mitigate prevent avoid limit decline fall diminish contain cap abolish eradicate"
)
STAY = words("maintain keep sustain preserve stay remain stick hold-at retain-level protect")
SOFT = words(
    "optimise optimize streamline simplify modernise modernize stabilise stabilize refine mature evolve transform "
    "strengthen deepen foster nurture cultivate leverage rationalise rationalize fine-tune tune reinforce "
    "consolidate advance expand extend scale improve enhance"
)
"""Change verbs that fit internal work as well as an effect."""

REACH = words(
    "achieve reach hit attain obtain meet exceed surpass score see deliver-result record-high top pass realise realize"
)
LIGHT = words("add get have make bring take give go put keep let want need find become be come turn set")
WIN = words(
    "win acquire attract sell generate earn retain renew convert upsell up-sell cross-sell crosssell sign land "
    "close gain capture save secure onboard activate monetise monetize persuade engage delight satisfy serve treat "
    "cure vaccinate rescue feed house employ place graduate recover recoup collect-debt resolve answer respond "
    "process handle fulfil fulfill settle lose free unlock rank outrank receive book reactivate re-engage reengage "
    "reactivate"
)
"""Verbs whose object decides: won customers are an effect, booked meetings are work."""

SUBJECT = words(
    "use adopt understand report rate recommend say feel trust choose buy return renew complete spend respond "
    "log-in sign-up visit watch listen know apply join leave stay pay subscribe open click read share refer reach "
    "pass score exceed drop fall rise grow increase decrease improve decline double triple halve reduce become "
    "agree believe consider find identify recognise recognize prefer finish graduate earn gain lose save sleep eat "
    "walk exercise submit contribute participate attend attract generate perform remain stay run need require take "
    "receive get vote register login log upgrade convert repurchase reorder cite mention cover publish spread rely "
    "depend see achieve meet hit record retain arrive load respond start work live succeed approve accept answer "
    "contact call describe contest contain describe switch move enjoy want ask solve resolve learn remember recall "
    "download install activate stop rest donate quit cancel reuse revisit commute travel cope speak discover weigh owe "
    "choose adopt mention"
)
"""What people or figures do by themselves: after a subject these verbs mean an effect."""

HANDLED = words("obtain pass spend open close receive secure sign submit install download cover visit")
"""Verbs that people do and that also happen to things: `a certificate obtained`, `the audit passed`."""

NOUN_FIRST = words(
    "attach pass wait reach hang "
    "launch release design test support process plan report review research market contact update page survey call "
    "email post order track record sign check model code program audit pilot trial study train book map code visit "
    "source stage access issue answer place score rank cycle sleep lead cost churn sales project service supply "
    "delivery deploy build purchase budget forecast file invoice bill work demo view search walk run wait exit load "
    "query response return click open close conversion help benchmark cover share supply stock fund grant voice "
    "brew patch stream broadcast cache diagram template mail volunteer charge record hire recruit phase roll break "
    "burn talk draw screen sample sequence tender load index backup board claim trade contact experience transfer "
    "audition barter blend box bridge cast chart clip clone craft deposit detail digest drum duplicate "
    "waste water recover lease rent drink fill colour charge price name staff source value focus result profit team "
    "store list rate host triage empty clean free open complete live use "
    "bench clear extract factor ferry fork forward gate graft guard hand heat hydrate layer lobby measure message "
    "mine name note offer override phone pin plug police post press prime probe process profile project promise "
    "question recap relaunch relay replay research resell reset rest restock scaffold scope scout scrap segment "
    "signpost slice smooth snapshot spend spike split staff stamp stop subcontract summarise supplement sync tailor "
    "telephone text time-box utilize"
)
"""Words that begin a statement either as a verb or as the first part of a compound noun."""

_IRREGULAR: dict[str, tuple[str, str]] = {
    "build": ("built", "built"), "write": ("wrote", "written"), "rewrite": ("rewrote", "rewritten"),
    "run": ("ran", "run"), "hold": ("held", "held"), "teach": ("taught", "taught"), "send": ("sent", "sent"),
    "shoot": ("shot", "shot"), "make": ("made", "made"), "get": ("got", "gotten"), "have": ("had", "had"),
    "give": ("gave", "given"), "take": ("took", "taken"), "bring": ("brought", "brought"), "go": ("went", "gone"),
    "put": ("put", "put"), "keep": ("kept", "kept"), "let": ("let", "let"), "find": ("found", "found"),
    "become": ("became", "become"), "come": ("came", "come"), "set": ("set", "set"), "grow": ("grew", "grown"),
    "cut": ("cut", "cut"), "rise": ("rose", "risen"), "fall": ("fell", "fallen"), "win": ("won", "won"),
    "sell": ("sold", "sold"), "upsell": ("upsold", "upsold"), "meet": ("met", "met"), "hit": ("hit", "hit"),
    "see": ("saw", "seen"), "spend": ("spent", "spent"), "pay": ("paid", "paid"), "buy": ("bought", "bought"),
    "choose": ("chose", "chosen"), "understand": ("understood", "understood"), "say": ("said", "said"),
    "feel": ("felt", "felt"), "know": ("knew", "known"), "leave": ("left", "left"), "read": ("read", "read"),
    "rebuild": ("rebuilt", "rebuilt"), "begin": ("began", "begun"), "lead": ("led", "led"), "show": ("showed", "shown"),
    "prove": ("proved", "proven"), "speak": ("spoke", "spoken"), "lose": ("lost", "lost"), "feed": ("fed", "fed"),
    "swim": ("swam", "swum"), "seek": ("sought", "sought"), "think": ("thought", "thought"), 
    "stick": ("stuck", "stuck"),
    "shrink": ("shrank", "shrunk"), "drive": ("drove", "driven"), "overhaul": ("overhauled", "overhauled"),
    "spread": ("spread", "spread"), "sleep": ("slept", "slept"), "eat": ("ate", "eaten"), "be": ("was", "been"),
    "do": ("did", "done"), "wake": ("woke", "woken"), "outgrow": ("outgrew", "outgrown"), "setup": ("setup", "setup"),
    "set-up": ("set-up", "set-up"), "stand-up": ("stood-up", "stood-up"), "bind": ("bound", "bound"),
    "tell": ("told", "told"), "lay": ("laid", "laid"), "tear": ("tore", "torn"), "undo": ("undid", "undone"),
    "redo": ("redid", "redone"), "rethink": ("rethought", "rethought"), "resell": ("resold", "resold"),
    "reset": ("reset", "reset"), "split": ("split", "split"), "cast": ("cast", "cast"), "rerun": ("reran", "rerun"),
    "withdraw": ("withdrew", "withdrawn"), "withhold": ("withheld", "withheld"), "redraw": ("redrew", "redrawn"),
    "quit": ("quit", "quit"), "draw": ("drew", "drawn"), "break": ("broke", "broken"), "weave": ("wove", "woven"),
    "drink": ("drank", "drunk"), "dig": ("dug", "dug"), "lend": ("lent", "lent"), "grind": ("ground", "ground"),
    "hang": ("hung", "hung"), "sew": ("sewed", "sewn"), "forget": ("forgot", "forgotten"),
}  # fmt: skip
_DOUBLING = words(
    "ship map plan program log tag set cut run get put hit win stop drop trim slash-p curb-p cap cram jog fit prep "
    "debug submit commit let swap pin scan spin transfer prefer refer recur begin kick-of chat step upset-p swim "
    "rebut outbid rerun wrap slim stun strip top plug mop pin cherry-pick scrap scrub gut stub squat clip chat dig "
    "drum equip unplug commit travel-x quit rewrap rip map"
)


class VerbForm(NamedTuple):
    """One inflected form: its base and the kind of form."""

    base: str
    form: str
    """`base`, `s`, `past`, `participle` (`past` when past and participle are the same) or `ing`."""


def _forms(base: str) -> list[tuple[str, str]]:
    """Return (word, form) for each spelling of a verb."""
    if base.endswith(("s", "x", "z", "ch", "sh")):
        third = base + "es"
    elif base.endswith("y") and base[-2] not in "aeiou":
        third = base[:-1] + "ies"
    elif base.endswith("o"):
        third = base + "es"
    else:
        third = base + "s"
    if base.endswith("ie"):
        stem = base[:-2] + "y"
    elif base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        stem = base[:-1]
    elif base in _DOUBLING:
        stem = base + base[-1]
    else:
        stem = base
    irregular = _IRREGULAR.get(base)
    if irregular:
        past = list(irregular)
    elif base.endswith("e"):
        past = [base + "d"]
    elif base.endswith("y") and base[-2] not in "aeiou":
        past = [base[:-1] + "ied"]
    else:
        past = [stem + "ed"]
    both = [(base, "base"), (third, "s"), (stem + "ing", "ing")]
    return both + [(form, "past") for form in past]


@lru_cache(maxsize=1)
def _table() -> dict[str, VerbForm]:
    """Every spelling of every known verb. A spelling of two verbs gets the alphabetically first base."""
    table: dict[str, VerbForm] = {}
    for base in sorted(OUTPUT | UP | DOWN | STAY | SOFT | REACH | LIGHT | WIN | SUBJECT | VAGUE_WORK):
        for word, form in _forms(base):
            if word not in table or form == "base":
                table[word] = VerbForm(base, form)
    return table


def spellings() -> frozenset[str]:
    """Every spelling of every known verb."""
    return frozenset(_table())


def verb_form(word: str) -> VerbForm | None:
    """Return the verb form of a lower-case word, or None if it is not a known verb."""
    return _table().get(word)
